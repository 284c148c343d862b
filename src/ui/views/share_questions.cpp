// What a page asks besides the four questions of the check-in.

#include <algorithm>

#include "app/commands/snapshot.h"
#include "base/text.h"
#include "engagement/dissatisfaction.h"
#include "engagement/pulses.h"
#include "engagement/sayings.h"
#include "share/asked_questions.h"
#include "ui/views/share_parts.h"

namespace rapport {
namespace {

constexpr std::string_view heading = "Also ask";
constexpr std::string_view hint = "The four questions of the check-in are always asked.";
constexpr float beside_from_css = 560;

bool is_asked(const std::vector<std::string>& asked, const std::string& key) {
    return std::ranges::find(asked, key) != asked.end();
}

bool is_asked(const ShareState& state, const AskChoice& choice) {
    return std::ranges::all_of(choice.keys, [&](const std::string& key) { return is_asked(state.also_ask, key); });
}

void turn(ShareState& state, const AskChoice& choice, bool on) {
    std::erase_if(state.also_ask, [&](const std::string& key) { return is_asked(choice.keys, key); });
    if (on) state.also_ask.insert(state.also_ask.end(), choice.keys.begin(), choice.keys.end());
}

/// Of an own question: without that somebody has to choose it to let its words out.
bool is_shared(const Workspace& workspace, const AskChoice& choice) {
    return std::ranges::all_of(choice.keys, [&](const std::string& key) {
        const Result<Id> id = parse_id(key);
        const PulseQuestion* own = id ? workspace.find(Ref<PulseQuestion>{*id}) : nullptr;
        return own && own->shared;
    });
}

bool is_about(const Snapshot& draft, Ref<Project> project) { return project.is_null() || project == draft.project; }

/// What this person complained of, or answered low to, that is not confirmed.
std::vector<const Recovery*> open_recoveries_of(const ViewContext& view, const Snapshot& draft) {
    std::vector<const Recovery*> open;
    for (const Recovery& one : view.relations->index().recoveries_of(draft.client))
        if (one.from == draft.recipient && !is_closed(one) && is_about(draft, one.project)) open.push_back(&one);
    return open;
}

/// What this person answered to that question last, where that is a number; null: nothing.
const PulseAnswer* last_score(const ViewContext& view, const Snapshot& draft, std::string_view question) {
    const EngagementIndex& index = view.relations->index();
    const PulseAnswer* last = nullptr;
    for (const Pulse& pulse : index.pulses_of(draft.client)) {
        if (pulse.from != draft.recipient || !is_about(draft, pulse.project)) continue;
        for (const PulseAnswer& answer : index.answers_of({pulse.id}))
            if (answer.question == question && answer.value >= 0 &&
                (!last || std::tuple(last->on, last->born) < std::tuple(answer.on, answer.born)))
                last = &answer;
    }
    return last;
}

/// They have not answered it better since; and an own question, unless it is shared, still has the words that they answered: others
/// nobody has chosen to let out.
bool is_to_be_asked_again(const ViewContext& view, const Snapshot& draft, const PulseAnswer& answer) {
    const PulseAnswer* last = last_score(view, draft, answer.question);
    if (last && !is_low(*last)) return false;
    const Result<Id> id = parse_id(answer.question);
    const PulseQuestion* own = id ? view.workspace.find(Ref<PulseQuestion>{*id}) : nullptr;
    return !own || own->shared || trimmed(own->text) == trimmed(answer.asked);
}

/// By key, what this person answered low to: what turns the lights red, and what is written down to be put right.
std::vector<std::string> answered_low(const ViewContext& view, const Snapshot& draft) {
    std::vector<std::string> keys;
    const auto meet = [&](Id id) {
        const PulseAnswer* answer = view.workspace.find(Ref<PulseAnswer>{id});
        if (answer && is_to_be_asked_again(view, draft, *answer)) keys.push_back(answer->question);
    };
    for (const Recovery* one : open_recoveries_of(view, draft)) meet(one->answer.id);
    bool mean = false;
    for (const Dissatisfaction& one : view.relations->lights(draft.project).dissatisfactions) {
        mean |= one.why == DissatisfiedBy::PulseMean;
        if (one.who && one.who->id == draft.recipient.id) meet(one.record);
    }
    if (!mean) return keys;
    const EngagementIndex& index = view.relations->index();
    for (const Pulse& pulse : index.pulses_of(draft.client))
        if (pulse.from == draft.recipient && is_about(draft, pulse.project))
            for (const PulseAnswer& answer : index.answers_of({pulse.id}))
                if (is_low(answer) && is_to_be_asked_again(view, draft, answer)) keys.push_back(answer.question);
    return keys;
}

bool is_any_asked(const std::vector<std::string>& asked, const AskChoice& choice) {
    return std::ranges::any_of(choice.keys, [&](const std::string& key) { return is_asked(asked, key); });
}

/// They can confirm only what stands in the page.
void draw_to_confirm(ViewContext& view, const Snapshot& draft, DialogSheet& sheet) {
    std::vector<Workspace::Found> found;
    for (const Recovery* one : open_recoveries_of(view, draft))
        if (one->told && !one->shared) found.push_back({&type_of<Recovery>, one});
    const Stakeholder* reader = view.workspace.find(draft.recipient);
    if (found.empty() || !reader) return;
    std::string what = " what they were not content with";
    if (found.size() == 1)
        what = " “" + shortened(title_said(view.workspace, *found[0].type, *found[0].record), 60) + "”";
    sheet.say(ended(reader->name + " was told what was done about" + what) +
                  " Share it, and the page asks whether it is put right.",
              {TextSize::Body, false, look().colour.warn}, 8, 4);
    const kit::ButtonLook look_of{.icon = icon_eye, .disabled = !view.may_edit};
    const kit::Rect strip = sheet.take(kit::button_height(look_of));
    float x = strip.Min.x;
    if (kit::button(x, strip.Min.y, "Share it so that it can be confirmed", look_of))
        view.out.send(share_records(view.workspace, found));
}

}  // namespace

std::vector<std::string> usual_questions(const ViewContext& view, const Snapshot& draft) {
    const PulseSet set = plan_or_usual(view.relations->index(), draft.project).set;
    const std::vector<std::string> low = answered_low(view, draft);
    std::vector<std::string> keys;
    for (const AskChoice& choice : ask_choices(view.workspace)) {
        const bool planned = choice.set == set && (set != PulseSet::Own || is_shared(view.workspace, choice));
        if (planned || is_any_asked(low, choice)) keys.insert(keys.end(), choice.keys.begin(), choice.keys.end());
    }
    return keys;
}

void choose_recipient(const ViewContext& view, ShareState& state, Ref<Stakeholder> recipient) {
    const std::vector<std::string> before = usual_questions(view, state.draft);
    state.draft.recipient = recipient;
    const std::vector<std::string> now = usual_questions(view, state.draft);
    std::erase_if(state.also_ask, [&](const std::string& key) { return is_asked(before, key) && !is_asked(now, key); });
    for (const std::string& key : now)
        if (!is_asked(before, key) && !is_asked(state.also_ask, key)) state.also_ask.push_back(key);
}

void draw_share_questions(ViewContext& view, ShareState& state, DialogSheet& sheet) {
    if (state.form.form == SnapshotForm::Data) return;  // It takes no answers.
    draw_to_confirm(view, state.draft, sheet);
    const std::vector<AskChoice> choices = ask_choices(view.workspace);
    const bool beside = sheet.width >= px(beside_from_css);
    const float line = px(look().coarse ? 44.0f : 26.0f);
    const std::size_t columns = beside ? 2 : 1, lines = (choices.size() + columns - 1) / columns;
    const float head = kit::field_label_height(),
                words = kit::wrapped_height(sheet.width, hint, kit::meta(), 2) + px(4);
    kit::Rect box = sheet.take(head + static_cast<float>(lines) * line + words);
    const kit::Group group(Role::Group, heading, box);
    const kit::IdScope scope("also ask");
    kit::text(kit::cut_top(box, head), heading, kit::meta());
    const float each = std::floor(box.GetWidth() / static_cast<float>(columns));
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const kit::IdScope own(static_cast<int>(i));
        const bool on = is_asked(state, choices[i]);
        const kit::Rect place = kit::rect_at(box.Min.x + static_cast<float>(i % columns) * each,
                                             box.Min.y + static_cast<float>(i / columns) * line, each - px(12), line);
        if (kit::checkbox(place, choices[i].label, on, true, !view.may_edit)) turn(state, choices[i], !on);
    }
    box.Min.y += static_cast<float>(lines) * line;
    kit::wrapped(box, hint, kit::meta(), 2);
}

}  // namespace rapport
