// What follows from the answers, before and after they are written down.

#include <algorithm>

#include "app/commands/pulse.h"
#include "base/text.h"
#include "engagement/pulses.h"
#include "engagement/sayings.h"
#include "ui/views/pulse_dialog_parts.h"

namespace rapport {
namespace {

/// The lowest answer that is low: a recovery is opened for it.
struct LowGiven {
    const Question* question = nullptr;
    std::int32_t value = -1;
    double score = 10;
};

bool is_low_value(const Question& question, std::int32_t value) {
    PulseAnswer answer{};
    answer.scale = question.scale;
    answer.value = value;
    return is_low(answer);
}

/// A no is low in itself only where the question asks whether they are content.
bool turns_red(const Question& question) {
    return question.scale != AnswerScale::YesPartlyNo || question.key == "check_in.1" || question.key == "check_in.2";
}

/// Of those that are low, or only of those that turn every light red.
LowGiven lowest_of(const PulseDialogState& state, bool only_red) {
    LowGiven lowest;
    for (const Question& question : state.questions)
        for (const AnswerDraft& draft : state.answers) {
            if (draft.question != question.key || !is_low_value(question, draft.value)) continue;
            if (only_red && !turns_red(question)) continue;
            const double score = on_ten(question.scale, draft.value).value_or(10);
            if (!lowest.question || score < lowest.score) lowest = {&question, draft.value, score};
        }
    return lowest;
}

std::string said_of(const LowGiven& low) {
    const std::string said = answer_said(low.question->scale, low.value);
    return low.question->scale == AnswerScale::YesPartlyNo ? "said " + folded(said) : "answered " + said;
}

std::vector<NewAnswer> given_answers(const PulseDialogState& state) {
    std::vector<NewAnswer> answers;
    for (const Question& question : state.questions)
        for (const AnswerDraft& draft : state.answers)
            if (draft.question == question.key)
                answers.push_back(
                    {question.key, question.text, question.scale, draft.value, draft.words, draft.makes_task});
    return answers;
}

bool any_given(const std::vector<NewAnswer>& answers) {
    return std::ranges::any_of(
        answers, [](const NewAnswer& answer) { return answer.value >= 0 || !trimmed(answer.words).empty(); });
}

/// Whether they decide: as it was noted when they were asked, or as it is now.
bool decides(const ViewContext& view, const PulseDialogState& state) {
    if (state.of_us) return false;
    if (const Pulse* before = view.workspace.find(state.answering)) return before->decides;
    const Stakeholder* person = view.workspace.find(state.draft.from);
    return person && person->decides;
}

std::string red_reason(const ViewContext& view, const PulseDialogState& state) {
    if (!decides(view, state)) return {};
    const LowGiven low = lowest_of(state, true);
    return low.question ? who_is_asked(view, state) + " decides, and " + said_of(low) + "." : std::string();
}

std::string owner_said(const ViewContext& view, const PulseDialogState& state) {
    const Client* client = view.workspace.find(state.draft.client);
    const Person* owner = client ? view.workspace.find(client->manager) : nullptr;
    return owner ? owner->name + " owns it." : "Nobody owns it yet.";
}

bool opens_recovery(const Edit& edit) {
    return std::ranges::any_of(edit.writes, [](const Write& write) { return write.type == &type_of<Recovery>; });
}

std::string saved_words(const ViewContext& view, const PulseDialogState& state, const Edit& edit, bool unanswered) {
    const std::string who = who_is_asked(view, state);
    if (unanswered) return "Noted: " + who + " was asked. The answers are added under Listening.";
    std::string words = "Written down.";
    if (const std::string reason = red_reason(view, state); !reason.empty()) words += " Every light is red: " + reason;
    if (opens_recovery(edit)) words += " A recovery is open. " + owner_said(view, state);
    return words;
}

/// Whoever was asked in a language is asked in it again.
void remember_language(const ViewContext& view, const PulseDialogState& state, Edit& edit) {
    const Stakeholder* person = view.workspace.find(state.draft.from);
    if (!person || !state.language_chosen || !trimmed(person->language).empty()) return;
    for (const Choice& language : question_languages())
        if (language.name == state.language) edit.set<&Stakeholder::language>(*person, std::string(language.label));
}

/// Why it cannot be written down as it is; empty where it can.
std::string refusal_of(const ViewContext& view, const PulseDialogState& state, bool answered, bool unanswered) {
    const bool nobody = state.of_us ? !view.workspace.find(state.draft.colleague) : state.draft.from.is_null();
    if (state.answering.is_null() && !view.workspace.find(state.draft.client)) return "Choose the client first.";
    if (state.answering.is_null() && nobody) return "Choose who is asked.";
    if (!answered && !unanswered)
        return state.answering.is_null() ? "Nothing is answered yet. “They answer later” notes that they were asked."
                                         : "Nothing is answered yet.";
    return {};
}

}  // namespace

std::string who_is_asked(const ViewContext& view, const PulseDialogState& state) {
    if (state.of_us) {
        const Person* colleague = view.workspace.find(state.draft.colleague);
        return colleague ? colleague->name : "somebody of us";
    }
    const Stakeholder* person = view.workspace.find(state.draft.from);
    return person ? called(*person) : "somebody";
}

std::string what_follows(const ViewContext& view, const PulseDialogState& state) {
    if (state.of_us || !view.workspace.find(state.draft.from)) return {};
    if (!lowest_of(state, false).question) return {};
    const std::string recovery = "A recovery is opened. " + owner_said(view, state);
    const std::string reason = red_reason(view, state);
    return reason.empty() ? recovery : "This turns every light red: " + reason + " " + recovery;
}

void save_pulse(ViewContext& view, PulseDialogState& state, bool unanswered) {
    if (!view.may_edit || !state.editors.drafts.empty()) return;
    const std::vector<NewAnswer> answers = unanswered ? std::vector<NewAnswer>() : given_answers(state);
    state.error = refusal_of(view, state, any_given(answers), unanswered);
    if (!state.error.empty()) return;
    NewPulse wanted;
    wanted.pulse = state.draft;
    wanted.answers = answers;
    wanted.jitter = view.jitter();
    Result<Edit> edit = state.answering.is_null() ? log_pulse(view.workspace, wanted, view.make_id, view.now)
                                                  : answer_pulse(view.workspace, state.answering, answers, view.make_id,
                                                                 view.now, wanted.jitter);
    if (!edit) {
        state.error = edit.error().message;
        return;
    }
    remember_language(view, state, *edit);
    std::string words = saved_words(view, state, *edit, unanswered);
    view.out.send(std::move(*edit), std::move(words));
    state = {};
}

}  // namespace rapport
