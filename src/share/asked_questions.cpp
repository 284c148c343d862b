#include "share/asked_questions.h"

#include <algorithm>

#include "base/text.h"

namespace rapport {
namespace {

Error invalid(std::string sentence) { return {Fault::Invalid, std::move(sentence), {}}; }

constexpr std::size_t sets = Choices<PulseSet>::all.size();

bool has_words(const Question& question, std::string_view words) {
    if (question.text == words) return true;
    return question.locked && std::ranges::any_of(question_languages(), [&](const Choice& language) {
               return question_in(question.key, language.name) == words;
           });
}

FoundQuestion by_words(const Workspace& workspace, const Asked& asked) {
    FoundQuestion found;
    for (std::size_t i = 0; i < sets; ++i)
        for (Question& question : questions_of(workspace, static_cast<PulseSet>(i))) {
            const bool same_words = has_words(question, asked.name);
            const bool by_number =
                asked.ref.size() == 2 && asked.ref[0] == 'q' && question.key == "check_in." + asked.ref.substr(1);
            if (!same_words && !by_number) continue;
            found = {std::move(question), static_cast<PulseSet>(i)};
            if (same_words) return found;
        }
    return found;
}

FoundQuestion by_key(const Workspace& workspace, const Asked& asked) {
    const std::size_t space = asked.type.find(' ');
    const std::string key = asked.type.substr(0, space);
    const auto scale =
        std::ranges::find(Choices<AnswerScale>::all, std::string_view(asked.type).substr(space + 1), &Choice::name);
    FoundQuestion found;
    if (scale == Choices<AnswerScale>::all.end()) return found;
    for (std::size_t i = 0; i < sets; ++i)
        for (Question& question : questions_of(workspace, static_cast<PulseSet>(i)))
            if (question.key == key) found = {std::move(question), static_cast<PulseSet>(i)};
    // An own question may be gone; what was answered to it stands on its own.
    if (found.question.key.empty()) {
        found.question.key = key;
        found.question.locked = false;
        found.set = PulseSet::Own;
    }
    found.question.scale = static_cast<AnswerScale>(scale - Choices<AnswerScale>::all.begin());
    return found;
}

}  // namespace

std::vector<AskChoice> ask_choices(const Workspace& workspace) {
    std::vector<AskChoice> choices;
    for (std::size_t i = 0; i < sets; ++i) {
        const auto set = static_cast<PulseSet>(i);
        if (set == PulseSet::CheckIn) continue;
        AskChoice whole{set, std::string(label_of(set)), {}};
        for (Question& question : questions_of(workspace, set)) {
            if (set == PulseSet::Own) choices.push_back({set, question.text, {question.key}});
            else whole.keys.push_back(std::move(question.key));
        }
        if (set != PulseSet::Own) choices.push_back(std::move(whole));
    }
    return choices;
}

Result<std::vector<std::string>> keys_to_ask(const Workspace& workspace, std::string_view sets_said) {
    const std::vector<AskChoice> choices = ask_choices(workspace);
    std::vector<std::string> keys;
    while (!sets_said.empty()) {
        const std::size_t comma = std::min(sets_said.find(','), sets_said.size());
        const std::string_view name = trimmed(sets_said.substr(0, comma));
        sets_said.remove_prefix(std::min(comma + 1, sets_said.size()));
        bool known = false;
        for (const AskChoice& choice : choices)
            if (name_of(choice.set) == name) {
                known = true;
                keys.insert(keys.end(), choice.keys.begin(), choice.keys.end());
            }
        if (known) continue;
        if (name == name_of(PulseSet::Own)) return invalid("There are no own questions in this workspace.");
        std::string names;
        for (const Choice& one : Choices<PulseSet>::all)
            if (one.name != name_of(PulseSet::CheckIn)) names += (names.empty() ? "" : ", ") + std::string(one.name);
        return invalid("There is no set of questions “" + std::string(name) +
                       "” to ask besides the check-in. There are " + names + ".");
    }
    return keys;
}

std::string asked_as(const Question& question) { return question.key + " " + std::string(name_of(question.scale)); }

FoundQuestion asked_question(const Workspace& workspace, const Asked& asked) {
    FoundQuestion found = asked.type.empty() ? by_words(workspace, asked) : by_key(workspace, asked);
    if (!found.question.key.empty()) found.question.text = asked.name;
    return found;
}

}  // namespace rapport
