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

/// The label stays in sight while its part of the line does.
void draw_tier(const PlanPage& page, const TimeAxis& axis, const Line& line) {
    const Palette& c = look().colour;
    const float right = line.rect.Max.x;
    bool first = true;
    for (std::int64_t mark = mark_before(line.tier, static_cast<std::int64_t>(axis.minutes_at(line.rect.Min.x)));;) {
        const std::int64_t next = mark_after(line.tier, mark);
        const auto x0 = static_cast<float>(std::round(axis.exact_x(static_cast<double>(mark))));
        const auto x1 = static_cast<float>(std::round(axis.exact_x(static_cast<double>(next))));
        if (x0 >= right) break;
        if (x0 > line.rect.Min.x) kit::line_down(x0, line.rect.Min.y, line.rect.Max.y, c.line);
        const Civil day = civil_of(date_of(DateTime{mark}));
        const bool with_year = line.upper && (first || (day.month == 1 && day.day == 1));
        const kit::TextLook words{TextSize::Meta, line.upper, line.upper ? c.ink0 : c.ink1};
        const float from = std::max(x0, line.rect.Min.x) + px(line.upper ? 6.0f : 4.0f);
        const std::string label = mark_label(line.tier, mark, line.upper, with_year, x1 - from);
        // A label pushed along by the edge goes away before it is cut.
        if (kit::text_width(label, words) <= x1 - from || (!line.upper && x0 >= line.rect.Min.x && x1 >= right)) {
            ImGui::PushClipRect({from, line.rect.Min.y}, {std::min(x1, right), line.rect.Max.y}, true);
            kit::draw_text({from, line.rect.Min.y, from + px(400), line.rect.Max.y}, label, words);
            ImGui::PopClipRect();
        }
        first = false;
        mark = next;
    }
    (void)page;
}

void draw_flag(kit::Rect line, float x, float align, std::string_view words, ImU32 ground, ImU32 ink) {
    const kit::TextLook bold{TextSize::Meta, true, ink};
    const float width = kit::text_width(words, bold) + px(10);
    float left = std::floor(x - width * align);
    left = std::clamp(left, line.Min.x, std::max(line.Min.x, line.Max.x - width));
    const kit::Rect box = kit::rect_at(left, line.Min.y, width, line.GetHeight());
    kit::fill(box, ground, px(4));
    kit::text({box.Min.x + px(5), box.Min.y, box.Max.x, box.Max.y}, words, bold);
}

}  // namespace

void draw_chart_head(PlanPage& page, const TimeAxis& axis) {
    const Palette& c = look().colour;
    kit::Rect rest = page.at.chart_head;
    kit::fill(rest, c.bg1);
    ImGui::PushClipRect(rest.Min, rest.Max, true);
    const kit::Rect upper = kit::cut_top(rest, px(16));
    draw_tier(page, axis, {upper, axis.upper(), true});
    draw_tier(page, axis, {{rest.Min.x, rest.Min.y, rest.Max.x, rest.Max.y - 1}, axis.lower(), false});
    if (page.project.promised) {
        const float x = axis.x_of(*page.project.promised);
        const int day = civil_of(date_of(*page.project.promised)).day;
        if (x > upper.Min.x && x < upper.Max.x)
            draw_flag(upper, x + px(1), 1, "Promise " + std::to_string(day), c.warn_soft, c.warn);
    }
    const auto now = static_cast<float>(std::round(axis.exact_x(static_cast<double>(page.view.now.minutes))));
    if (now > upper.Min.x && now < upper.Max.x) draw_flag(upper, now, 0.5f, "Today", c.ink0, c.bg1);
    ImGui::PopClipRect();
}

}  // namespace rapport
