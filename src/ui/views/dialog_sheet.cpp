#include "ui/views/dialog_sheet.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr float ring_css = 8, error_css = 40;

Rect with_ring(const Rect& rest) {
    return {{rest.Min.x - px(ring_css), rest.Min.y}, {rest.Max.x + px(ring_css), rest.Max.y}};
}

}  // namespace

void DialogSheet::say(std::string_view words, const kit::TextLook& look_of, float gap, int lines) {
    const float height = kit::wrapped_height(width, words, look_of, lines);
    kit::wrapped(take(height, gap), words, look_of, lines);
}

DialogScroll::DialogScroll(std::string_view name, const Rect& rest, float css_gap, float css_top)
    : scroll_(name, with_ring(rest)) {
    const float ring = px(ring_css);
    sheet = {scroll_.origin().x + ring, scroll_.origin().y + px(css_top), scroll_.width() - 2 * ring, css_gap};
}

DialogScroll::~DialogScroll() { scroll_.set_content(sheet.y - scroll_.origin().y); }

float labelled_height() { return kit::field_label_height() + px(look().size.field); }

int draw_labelled_choice(Rect place, std::string_view label, const std::vector<std::string>& options, int current,
                         bool disabled) {
    place.Min.y += kit::field_label_height();
    place.Max.y = place.Min.y + px(look().size.field);
    return kit::select(place, label, options, current, disabled || options.empty());
}

void draw_dialog_error(Rect& rest, std::string_view error) {
    if (error.empty()) return;
    kit::wrapped(kit::cut_bottom(rest, px(error_css)), error, {TextSize::Meta, false, look().colour.bad}, 2);
}

DialogEnd draw_dialog_foot(const Rect& foot, std::string_view leave, std::string_view verb,
                           const kit::ButtonLook& look_of, bool closed) {
    const float height = kit::button_height(look_of);
    const float wide = kit::button_width(verb, look_of);
    const float out = kit::button_width(leave);
    const float y = foot.Max.y - height;
    if (kit::button(kit::rect_at(foot.Max.x - wide - px(8) - out, y, out, height), leave) || closed)
        return DialogEnd::GivenUp;
    const bool pressed = kit::button(kit::rect_at(foot.Max.x - wide, y, wide, height), verb, look_of);
    return pressed ? DialogEnd::Done : DialogEnd::Open;
}

}  // namespace rapport
