// A status report that was issued, as it is read; and the lights of its day.

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "interop/report_html.h"
#include "schedule/notation.h"
#include "ui/views/report_parts.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr float bullet_css = 16;

/// From the top down, once to see how high it is and once to draw it; gives the height.
float draw_blocks(const Rect& place, std::string_view text, bool draws) {
    float y = place.Min.y;
    for (const ReportBlock& block : report_blocks(text)) {
        for (const std::string& line : block.lines) {
            const float indent = block.listed ? px(bullet_css) : 0;
            const float width = place.GetWidth() - indent;
            const float height = kit::wrapped_height(width, line);
            if (draws && block.listed)
                kit::draw_text(kit::rect_at(place.Min.x, y, indent, line_px(TextSize::Body)), "•");
            if (draws) kit::wrapped(kit::rect_at(place.Min.x + indent, y, width, height), line);
            y += height + px(3);
        }
        y += px(5);
    }
    return y - place.Min.y;
}

struct DaySide {
    std::string_view name;
    Light LightReport::* light;
};
constexpr std::array day_sides{DaySide{"Overall", &LightReport::overall},       DaySide{"Client", &LightReport::client},
                               DaySide{"Schedule", &LightReport::schedule},     DaySide{"Budget", &LightReport::budget},
                               DaySide{"Scope", &LightReport::scope},           DaySide{"Value", &LightReport::value},
                               DaySide{"Engagement", &LightReport::engagement}, DaySide{"Risk", &LightReport::risk}};
/// A side that was not known, or that was kept from the client, is not listed.
bool is_listed(const LightReport& lights, const DaySide& side) {
    return side.light == &LightReport::overall || lights.*side.light != Light::Unknown;
}
constexpr std::string_view for_us = "Budget, engagement and risk are for us: they do not leave this page.";

}  // namespace

void draw_report_text(const StatusReport& report, CardColumn& column) {
    const float inner = column.width - px(32);
    for (const ReportPart& part : report_parts()) {
        const std::string& text = (report.*part.text).text;
        if (trimmed(text).empty()) continue;
        const float height = draw_blocks(kit::rect_at(0, 0, inner, 0), text, false);
        const Rect box = column.take(px(41) + px(10) + height + px(10));
        const std::string label = report_label(part);
        const kit::Group group(Role::Region, label, box);
        const Rect rest = kit::inset(kit::card(box, label), px(15), px(10));
        draw_blocks(kit::rect_at(rest.Min.x, rest.Min.y, inner, height), text, true);
    }
}

void draw_report_lights(StatusSheet& sheet, const StatusReport& report, CardColumn& column) {
    const LightReport* lights = sheet.view.workspace.find(report.lights);
    if (!lights) return;
    const float inner = column.width - px(32);
    const kit::TextLook small = kit::meta();
    const std::string discontent = lights->dissatisfied ? "The client was not content, so every light was red." : "";
    const float words = kit::wrapped_height(inner, for_us, small) +
                        (discontent.empty() ? 0 : kit::wrapped_height(inner, discontent, small) + px(6));
    const auto listed = std::ranges::count_if(day_sides, [&](const DaySide& side) { return is_listed(*lights, side); });
    const Rect box = column.take(px(41) + px(8) + static_cast<float>(listed) * px(26) + words + px(16));
    const kit::Group group(Role::Region, "How it stood", box);
    Rect rest = kit::inset(kit::card(box, "How it stood"), px(15), px(8));
    for (const DaySide& side : day_sides) {
        if (!is_listed(*lights, side)) continue;
        Rect line = kit::cut_top(rest, px(26));
        kit::draw_text(kit::cut_left(line, px(120)), side.name);
        kit::light(line.Min.x, std::floor(line.GetCenter().y), drawn(lights->*side.light), 14, side.name);
    }
    rest.Min.y += px(2);
    if (!discontent.empty()) rest.Min.y += kit::wrapped(rest, discontent, small) + px(6);
    kit::wrapped(rest, for_us, small);
}

}  // namespace rapport
