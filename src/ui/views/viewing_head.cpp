#include "ui/views/viewing_head.h"

#include <cmath>

#include "ui/views/viewing_overview.h"

namespace rapport::viewing {
namespace {

constexpr int title_lines = 2, lines_at_most = 4;
constexpr float light_css = 14, before_css = light_css + 6;

std::string standing_of(const SnapshotHead& head, bool brief) {
    std::string said = head.standing;
    if (brief && !head.sections.empty()) return said;
    if (!head.standing_because.empty()) said += (said.empty() ? "" : ". ") + head.standing_because;
    return said;
}

}  // namespace

HeadWords::HeadWords(const SnapshotHead& head, Date today, float title_width, float width, bool brief)
    : title_(head.project + " – " + head.client),
      title_height_(kit::wrapped_height(title_width, title_, kit::title(), title_lines)) {
    const kit::TextLook plain{TextSize::Meta, false, look().colour.ink0};
    const kit::TextLook loud{TextSize::Meta, true, look().colour.bad};
    add(said_of(head), plain, width);
    const bool late = head.good_until && today > *head.good_until;
    add(warned_of(head, today), late ? loud : kit::meta(), width);
    add(standing_of(head, brief), head.red ? loud : plain, width, light_named(head.standing).has_value());
}

void HeadWords::add(std::string words, const kit::TextLook& as, float width, bool lit) {
    if (words.empty()) return;
    height_ += kit::wrapped_height(width - (lit ? px(before_css) : 0), words, as, lines_at_most) + px(2);
    lines_.push_back({std::move(words), as, lit});
}

void HeadWords::draw_title(const kit::Rect& box) const {
    kit::node(Role::Heading, title_, box).level = 1;
    const float top = std::floor(box.GetCenter().y - title_height_ / 2);
    kit::draw_wrapped({{box.Min.x, top}, box.Max}, title_, kit::title(), title_lines);
}

void HeadWords::draw_lines(kit::Rect& rest) const {
    for (const Line& line : lines_) {
        kit::Rect place = rest;
        if (const std::optional<kit::Light> light = line.lit ? light_named(line.words) : std::nullopt) {
            const float centre = std::floor(place.Min.y + line_px(line.as.size) / 2);
            kit::draw_light({place.Min.x + px(light_css) / 2, centre}, *light, light_css);
            place.Min.x += px(before_css);
        }
        rest.Min.y += kit::wrapped(place, line.words, line.as, lines_at_most) + px(2);
    }
}

}  // namespace rapport::viewing
