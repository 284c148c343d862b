#include "ui/views/viewing_overview.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace rapport::viewing {
namespace {

using kit::Rect;

constexpr float widest = 860, beside_from = 520, label_css = 180;
constexpr float head_css = 41, chip_css = 26, gap_css = 4, item_css = 12, light_css = 16;

bool is_beside(float width) { return width >= px(beside_from); }

/// A light with its shape before its word; what else stands here as a chip, as neutral as its words.
void draw_state(std::string_view state, float x, float centre_y) {
    const std::optional<kit::Light> light = light_named(state);
    if (!light) {
        kit::chip(x, centre_y, state);
        return;
    }
    kit::draw_light({x + px(light_css) / 2, std::floor(centre_y)}, *light, light_css);
    const kit::Rect box = kit::rect_at(x + px(light_css + 6), centre_y - px(10), kit::text_width(state) + 1, px(20));
    kit::text(box, state);
}

/// Gives the height; draws only where `drawn`.
float put(const Rect& place, std::string_view text, const kit::TextLook& look_of, bool drawn) {
    return drawn ? kit::wrapped(place, text, look_of) : kit::wrapped_height(place.GetWidth(), text, look_of);
}

float put_line(const SnapshotSection::Line& line, Rect place, bool drawn) {
    const float gap = px(gap_css);
    if (line.label.empty()) return put(place, line.text, kit::body, drawn) + gap;
    if (!is_beside(place.GetWidth())) {
        const float label = put(place, line.label, kit::meta(), drawn);
        place.Min.y += label;
        return label + put(place, line.text, kit::body, drawn) + gap;
    }
    Rect left = kit::cut_left(place, px(label_css));
    left.Max.x -= px(12);
    left.Min.y += px(2);  // On the line of what it names.
    const float label = put(left, line.label, kit::meta(), drawn) + px(2);
    return std::max(label, put(place, line.text, kit::body, drawn)) + gap;
}

float put_item(const SnapshotSection::Item& item, Rect place, bool drawn) {
    const float top = place.Min.y;
    place.Min.y += px(item_css);
    if (!item.title.empty()) place.Min.y += put(place, item.title, kit::strong(), drawn) + px(gap_css);
    if (!item.state.empty()) {
        if (drawn) draw_state(item.state, place.Min.x, place.Min.y + px(chip_css / 2 - 1));
        place.Min.y += px(chip_css);
    }
    for (const SnapshotSection::Line& line : item.lines) place.Min.y += put_line(line, place, drawn);
    return place.Min.y - top + px(item_css - gap_css);
}

float height_of(const SnapshotSection& section, float width) {
    float height = px(head_css);
    const Rect place = kit::rect_at(0, 0, width - px(32), 0);
    for (const SnapshotSection::Item& item : section.items) height += put_item(item, place, false);
    return height;
}

void draw_section(const ViewContext& view, const SnapshotSection& section, const Rect& box) {
    const kit::Group group(Role::Region, section.heading, box);
    Rect rest = kit::card(box, section.heading);
    int number = 0;
    for (const SnapshotSection::Item& item : section.items) {
        const kit::IdScope scope(number++);
        const Rect place{{rest.Min.x + px(16), rest.Min.y}, {rest.Max.x - px(16), rest.Max.y}};
        const float height = put_item(item, place, false);
        const Rect row = kit::cut_top(rest, height);
        if (!row.Overlaps(view.area)) continue;
        if (number > 1) kit::line_across(row.Min.x, row.Max.x, row.Min.y, look().colour.line);
        put_item(item, place, true);
    }
}

}  // namespace

std::optional<kit::Light> light_named(std::string_view words) {
    constexpr std::pair<std::string_view, kit::Light> names[]{{"Green", kit::Light::Green},
                                                              {"Amber", kit::Light::Amber},
                                                              {"Red", kit::Light::Red},
                                                              {"Not known", kit::Light::Unknown}};
    for (const auto& [name, light] : names)
        if (words.substr(0, words.find(':')) == name) return light;
    return {};
}

void draw_sections(ViewContext& view, std::span<const SnapshotSection> sections) {
    kit::Scroll scroll("overview", view.area);
    const float pad = px(view.phone ? 12.0f : 16.0f);
    const float width = std::min(scroll.width() - 2 * pad, px(widest));
    float y = scroll.origin().y + pad;
    int number = 0;
    for (const SnapshotSection& section : sections) {
        const kit::IdScope scope(number++);
        const Rect box = kit::rect_at(scroll.origin().x + pad, y, width, height_of(section, width));
        if (box.Overlaps(view.area)) draw_section(view, section, box);
        y = box.Max.y + pad;
    }
    scroll.set_content(y - scroll.origin().y);
}

}  // namespace rapport::viewing
