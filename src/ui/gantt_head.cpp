// The two lines over the chart: months and Mondays, or what the zoom asks for, with the flags of today and the promise.

#include <algorithm>
#include <cmath>

#include "ui/views/plan_page.h"

namespace rapport {
namespace {

struct Line {
    kit::Rect rect;
    TimeTier tier;
    bool upper;
};

struct Flag {
    kit::Rect box;
    std::string words;
    ImU32 ground;
    ImU32 ink;
};

/// What of [from, to] no flag covers, from its beginning.
float free_until(float from, float to, const std::vector<Flag>& flags) {
    for (const Flag& flag : flags)
        if (flag.box.Max.x > from && flag.box.Min.x < to) to = std::max(from, flag.box.Min.x - px(4));
    return to;
}

/// A label of the upper line stays in sight while its part does. None is ever cut.
void draw_tier(const TimeAxis& axis, const Line& line, const std::vector<Flag>& flags) {
    const Palette& c = look().colour;
    bool first = true;
    std::int64_t mark = mark_before(line.tier, static_cast<std::int64_t>(axis.minutes_at(line.rect.Min.x)));
    for (;;) {
        const std::int64_t next = mark_after(line.tier, mark);
        const auto x0 = static_cast<float>(std::round(axis.exact_x(static_cast<double>(mark))));
        const auto x1 = static_cast<float>(std::round(axis.exact_x(static_cast<double>(next))));
        if (x0 >= line.rect.Max.x) break;
        if (x0 > line.rect.Min.x) kit::line_down(x0, line.rect.Min.y, line.rect.Max.y, c.line);
        const Civil day = civil_of(date_of(DateTime{mark}));
        const bool with_year = line.upper && (first || (day.month == 1 && day.day == 1));
        const kit::TextLook words{TextSize::Meta, line.upper, line.upper ? c.ink0 : c.ink1};
        const float from = (line.upper ? std::max(x0, line.rect.Min.x) : x0) + px(line.upper ? 6.0f : 4.0f);
        const float room = free_until(from, std::min(x1, line.rect.Max.x), flags) - from;
        const std::string label = mark_label(line.tier, mark, line.upper, with_year, line.upper ? room : x1 - from);
        if (from > line.rect.Min.x && kit::text_width(label, words) <= room)
            kit::draw_text({from, line.rect.Min.y, from + room, line.rect.Max.y}, label, words);
        first = false;
        mark = next;
    }
}

/// A flag on the upper line at `x`: `align` 0 begins there, 1 ends there.
Flag flag_at(const kit::Rect& line, float x, float align, std::string words, ImU32 ground, ImU32 ink) {
    const float width = kit::text_width(words, {TextSize::Meta, true}) + px(10);
    const float left = std::clamp(std::floor(x - width * align), line.Min.x, std::max(line.Min.x, line.Max.x - width));
    return {kit::rect_at(left, line.Min.y, width, line.GetHeight()), std::move(words), ground, ink};
}

std::vector<Flag> flags_of(const PlanPage& page, const TimeAxis& axis, const kit::Rect& line) {
    const Palette& c = look().colour;
    std::vector<Flag> flags;
    if (page.project.promised) {
        const float x = axis.x_of(*page.project.promised);
        const int day = civil_of(date_of(*page.project.promised)).day;
        if (x > line.Min.x && x < line.Max.x)
            flags.push_back(flag_at(line, x + px(1), 1, "Promise " + std::to_string(day), c.warn_soft, c.warn));
    }
    const auto now = static_cast<float>(std::round(axis.exact_x(static_cast<double>(page.view.now.minutes))));
    if (now > line.Min.x && now < line.Max.x) flags.push_back(flag_at(line, now, 0.5f, "Today", c.ink0, c.bg1));
    return flags;
}

}  // namespace

void draw_chart_head(PlanPage& page, const TimeAxis& axis) {
    kit::Rect rest = page.at.chart_head;
    kit::fill(rest, look().colour.bg1);
    ImGui::PushClipRect(rest.Min, rest.Max, true);
    const kit::Rect upper = kit::cut_top(rest, px(16));
    const std::vector<Flag> flags = flags_of(page, axis, upper);
    draw_tier(axis, {upper, axis.upper(), true}, flags);
    draw_tier(axis, {{rest.Min.x, rest.Min.y, rest.Max.x, rest.Max.y - 1}, axis.lower(), false}, {});
    for (const Flag& flag : flags) {
        kit::fill(flag.box, flag.ground, px(4));
        kit::text(kit::inset(flag.box, px(5), 0), flag.words, {TextSize::Meta, true, flag.ink});
    }
    ImGui::PopClipRect();
}

}  // namespace rapport
