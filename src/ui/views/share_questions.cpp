// What a page asks besides the four questions of the check-in.

#include <algorithm>

#include "base/text.h"
#include "engagement/pulses.h"
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

}  // namespace

std::vector<std::string> usual_questions(const ViewContext& view, Ref<Project> project) {
    const PulseSet set = plan_or_usual(view.relations->index(), project).set;
    std::vector<std::string> keys;
    if (set == PulseSet::CheckIn) return keys;
    for (const AskChoice& choice : ask_choices(view.workspace))
        if (choice.set == set) keys.insert(keys.end(), choice.keys.begin(), choice.keys.end());
    return keys;
}

void draw_share_questions(ViewContext& view, ShareState& state, DialogSheet& sheet) {
    if (state.form.form == ShareForm::Data) return;  // It takes no answers.
    const std::vector<AskChoice> choices = ask_choices(view.workspace);
    const bool beside = sheet.width >= px(beside_from_css);
    const float line = px(look().coarse ? 44.0f : 26.0f);
    const std::size_t columns = beside ? 2 : 1, lines = (choices.size() + columns - 1) / columns;
    const float head = kit::field_label_height(), words = line_px(TextSize::Meta) + px(4);
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
    kit::text(box, hint, kit::meta());
}

}  // namespace rapport
