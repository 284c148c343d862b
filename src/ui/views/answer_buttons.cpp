#include "ui/views/answer_buttons.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace rapport {
namespace {

using kit::Rect;

/// As they stand beside each other: yes before no, small numbers before great ones.
std::vector<std::int32_t> in_order(AnswerScale scale) {
    const std::span<const std::int32_t> all = answers_on(scale);
    std::vector<std::int32_t> values(all.begin(), all.end());
    if (scale == AnswerScale::YesPartlyNo) std::ranges::reverse(values);
    return values;
}

std::string label_on(AnswerScale scale, std::int32_t value) {
    return scale == AnswerScale::YesPartlyNo ? answer_said(scale, value) : std::to_string(value);
}

struct Layout {
    std::size_t across = 1;
    std::size_t lines = 1;
    float each = 0;
    float height = 0;  ///< Of one button.
    float gap = 0;
    float ends = 0;  ///< Height of what stands below a button and says what it means.

    [[nodiscard]] float used() const { return static_cast<float>(across) * (each + gap) - gap; }
    /// Below the first line and below the last: each under its own button.
    [[nodiscard]] bool split() const { return lines > 1; }
    [[nodiscard]] float all_ends() const { return split() ? 2 * ends : ends; }
    [[nodiscard]] float gaps() const { return static_cast<float>(lines - 1) * gap; }
    [[nodiscard]] float top_of(std::size_t line) const {
        return static_cast<float>(line) * (height + gap) + (line > 0 ? ends : 0);
    }
    /// How far a line with fewer buttons than the others begins to the right, so that it stands in the middle below them.
    [[nodiscard]] float indent_of(std::size_t line, std::size_t count) const {
        const std::size_t here = std::min(across, count - line * across);
        return std::floor(static_cast<float>(across - here) * (each + gap) / 2);
    }
};

struct Ends {
    std::string low, high;
    [[nodiscard]] bool any() const { return !low.empty(); }
};

Ends ends_of(const Question& question, const std::vector<std::int32_t>& values) {
    if (values.empty() || (question.low.empty() && question.high.empty())) return {};
    return {std::to_string(values.front()) + ": " + std::string(question.low),
            std::to_string(values.back()) + ": " + std::string(question.high)};
}

kit::TextLook ends_look(bool big) {
    kit::TextLook words = big ? kit::body : kit::meta();
    words.colour = look().colour.ink1;
    return words;
}

/// Of the words at one end, where both stand in one line.
float half_of(float used) { return std::floor(used / 2) - px(4); }

float ends_height(const AnswerButtons& buttons, const Layout& layout) {
    const Ends ends = ends_of(buttons.question, in_order(buttons.question.scale));
    if (!ends.any()) return 0;
    if (!buttons.big) return px(20);
    const kit::TextLook words = ends_look(true);
    const float width = layout.split() ? layout.used() : half_of(layout.used());
    return px(8) + std::max(kit::wrapped_height(width, ends.low, words), kit::wrapped_height(width, ends.high, words));
}

/// Those for passers-by: as high as there is room for, and no tower.
float big_height(const AnswerButtons& buttons, const Layout& layout) {
    if (buttons.room <= 0) return px(88);
    const float free = (buttons.room - layout.gaps() - layout.all_ends()) / static_cast<float>(layout.lines);
    return std::clamp(std::floor(free), px(56), std::clamp(2 * layout.each, px(88), px(200)));
}

Layout layout_of(const AnswerButtons& buttons, float width) {
    const std::size_t count = std::max<std::size_t>(1, answers_on(buttons.question.scale).size());
    const bool words = buttons.question.scale == AnswerScale::YesPartlyNo;
    const float least = px(words ? (buttons.big ? 160.0f : 72.0f) : buttons.big || look().coarse ? 44.0f : 34.0f);
    Layout layout;
    layout.gap = px(!buttons.big ? 6.0f : width < px(600) ? 8.0f : 12.0f);
    const auto fit = static_cast<std::size_t>(std::max(1.0f, (width + layout.gap) / (least + layout.gap)));
    layout.lines = (count + fit - 1) / fit;
    if (buttons.big && layout.lines > 1 && count <= 5) layout.lines = count;  // A few stand in one line or one column.
    layout.across = (count + layout.lines - 1) / layout.lines;
    const float widest = px(buttons.big ? 260.0f : words ? 112.0f : 48.0f);
    const auto columns = static_cast<float>(layout.across);
    layout.each = std::min(widest, std::floor((width - layout.gap * (columns - 1)) / columns));
    layout.ends = ends_height(buttons, layout);
    layout.height = buttons.big ? big_height(buttons, layout) : px(look().coarse ? 44.0f : look().size.button);
    return layout;
}

struct Answer {
    std::string label;
    std::string said;
    std::string_view key;
    bool chosen = false;
    bool stop = false;  ///< Tab stops here.
    bool big = false;
};

kit::Item draw_answer(const Rect& rect, const Answer& answer) {
    const Palette& c = look().colour;
    const kit::Item it = kit::item(kit::id_of(answer.label), rect);
    AccessNode& added = kit::node(Role::Radio, answer.said, rect, it.id);
    added.checked = answer.chosen ? Tristate::Yes : Tristate::No;
    added.focusable = answer.stop || it.focused;
    added.shortcut = answer.key;
    const float radius = px(answer.big ? 12.0f : 6.0f);
    kit::fill(rect, answer.chosen ? c.accent : it.hovered || it.held ? c.bg2 : c.bg1, radius);
    kit::frame_line(rect, answer.chosen ? c.accent : c.edge, radius);
    kit::draw_text(rect, answer.label,
                   {answer.big ? TextSize::Display : TextSize::Body, answer.chosen || answer.big,
                    answer.chosen ? c.on_accent : c.ink0, kit::Align::Centre});
    if (it.ring) kit::focus_ring(rect, radius);
    if (it.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    return it;
}

/// What the lowest or the highest means: below its button, and to the right edge of that where it is the highest.
void draw_end(const AnswerButtons& buttons, const Rect& below, std::string_view said, bool high) {
    kit::TextLook words = ends_look(buttons.big);
    if (high) words.align = kit::Align::Right;
    if (buttons.big) kit::wrapped({{below.Min.x, below.Min.y + px(6)}, below.Max}, said, words);
    else kit::text({{below.Min.x, below.Min.y + px(2)}, below.Max}, said, words);
}

void draw_ends(const AnswerButtons& buttons, const Layout& layout, const Ends& ends, const Rect& first,
               const Rect& last) {
    const float right = std::max(last.Max.x, first.Max.x);
    const float half = half_of(layout.used());
    const float low = layout.split() ? first.Min.x + layout.used() : first.Min.x + half;
    draw_end(buttons, {{first.Min.x, first.Max.y}, {low, first.Max.y + layout.ends}}, ends.low, false);
    const float high = layout.split() ? first.Min.x : right - half;
    draw_end(buttons, {{high, last.Max.y}, {right, last.Max.y + layout.ends}}, ends.high, true);
}

}  // namespace

float answer_buttons_height(const AnswerButtons& buttons, float width) {
    const Layout layout = layout_of(buttons, width);
    return static_cast<float>(layout.lines) * layout.height + layout.gaps() + layout.all_ends();
}

float answer_buttons_width(const AnswerButtons& buttons, float width) { return layout_of(buttons, width).used(); }

AnswerEvent draw_answer_buttons(const AnswerButtons& buttons, const Rect& place) {
    AnswerEvent event;
    const std::vector<std::int32_t> values = in_order(buttons.question.scale);
    if (values.empty()) return event;
    const kit::Group group(Role::Group, buttons.question.text, place, "answers");
    const kit::IdScope scope("answers");
    const Layout layout = layout_of(buttons, place.GetWidth());
    const auto chosen_at = std::ranges::find(values, buttons.value);
    const auto stop = chosen_at == values.end() ? 0 : chosen_at - values.begin();
    const float left = buttons.big ? std::floor(place.GetCenter().x - layout.used() / 2) : place.Min.x;
    Rect first, last;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::size_t line = i / layout.across;
        const float indent = buttons.big ? layout.indent_of(line, values.size()) : 0;
        const Rect rect =
            kit::rect_at(left + indent + static_cast<float>(i % layout.across) * (layout.each + layout.gap),
                         place.Min.y + layout.top_of(line), layout.each, layout.height);
        const std::string label = label_on(buttons.question.scale, values[i]);
        const bool stops = static_cast<std::ptrdiff_t>(i) == stop;
        if (stops && buttons.wants_focus) kit::focus(kit::id_of(label), true);
        const kit::Item it = draw_answer(rect, {.label = label,
                                                .said = answer_said(buttons.question.scale, values[i]),
                                                .key = std::string_view(label).substr(0, values[i] > 9 ? 2 : 1),
                                                .chosen = values[i] == buttons.value,
                                                .stop = stops,
                                                .big = buttons.big});
        if (it.pressed) event.chosen = values[i];
        event.focused |= it.focused;
        if (i == 0) first = rect;
        last = rect;
    }
    if (const Ends ends = ends_of(buttons.question, values); ends.any()) draw_ends(buttons, layout, ends, first, last);
    return event;
}

std::optional<std::int32_t> answer_of_key(const Question& question, std::int32_t now, std::string_view key,
                                          bool after_one) {
    const std::vector<std::int32_t> values = in_order(question.scale);
    const auto offered = [&](std::int32_t value) { return std::ranges::find(values, value) != values.end(); };
    if (values.empty()) return std::nullopt;
    if (key == "ArrowRight" || key == "ArrowDown" || key == "ArrowLeft" || key == "ArrowUp") {
        const bool forward = key == "ArrowRight" || key == "ArrowDown";
        const auto count = static_cast<std::ptrdiff_t>(values.size());
        const auto found = std::ranges::find(values, now);
        std::ptrdiff_t at = found == values.end() ? (forward ? -1 : count) : found - values.begin();
        at = std::clamp<std::ptrdiff_t>(at + (forward ? 1 : -1), 0, count - 1);
        return values[static_cast<std::size_t>(at)];
    }
    if (question.scale == AnswerScale::YesPartlyNo) {
        for (const std::int32_t value : values)
            if (folded(key) == folded(label_on(question.scale, value).substr(0, 1))) return value;
        return std::nullopt;
    }
    if (key.size() != 1 || key[0] < '0' || key[0] > '9') return std::nullopt;
    if (after_one && now == 1 && key == "0" && offered(10)) return 10;
    const std::int32_t digit = key[0] - '0';
    return offered(digit) ? std::optional(digit) : std::nullopt;
}

}  // namespace rapport
