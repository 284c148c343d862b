#include "ui/views/small_dialog.h"

#include <algorithm>
#include <cmath>

namespace rapport {
namespace {

using kit::Rect;

constexpr float width_css = 480, padding_css = 24, head_css = 44, gap_css = 14, error_css = 40;

float room_css() { return std::min(width_css, ImGui::GetIO().DisplaySize.x / look().scale - 16) - 2 * padding_css; }
float lines_css(float lines) {
    return lines <= 1 ? look().size.field : (lines * line_px(TextSize::Body) + px(14)) / look().scale;
}
float whole_css(float content, bool error) {
    return 2 * padding_css + head_css + content + (error ? error_css : 0) + 8 + look().size.button;
}

}  // namespace

SmallDialog::SmallDialog(std::string_view heading, float css_height, std::string_view error)
    : dialog_(heading, width_css, whole_css(css_height, !error.empty())), rest_(dialog_.content()), error_(error) {
    kit::heading(kit::cut_top(rest_, px(head_css)), heading, 1, kit::title());
    foot_ = kit::cut_bottom(rest_, px(look().size.button));
}

float SmallDialog::words_css(std::string_view text, int lines) {
    return kit::wrapped_height(px(room_css()), text, kit::meta(), lines) / look().scale + gap_css;
}
float SmallDialog::field_css(float lines) {
    return kit::field_label_height() / look().scale + lines_css(lines) + gap_css;
}

Rect SmallDialog::take(float height) {
    const Rect strip = kit::cut_top(rest_, height);
    rest_.Min.y += px(gap_css);
    return strip;
}

void SmallDialog::words(std::string_view text, int lines, ImU32 ink) {
    const kit::TextLook small{TextSize::Meta, false, ink == 0 ? look().colour.ink1 : ink};
    kit::wrapped(take(kit::wrapped_height(rest_.GetWidth(), text, small, lines)), text, small, lines);
}

bool SmallDialog::field(std::string_view label, std::string_view example, std::string& text, float lines) {
    kit::cut_top(rest_, kit::field_label_height());
    const kit::FieldEvent event =
        kit::field(take(px(lines_css(lines))), text, {.label = label, .placeholder = example, .multiline = lines > 1});
    if (event.changed || event.committed()) text = event.text;
    if (std::exchange(first_, false)) dialog_.first_focus(kit::id_of(label));
    return lines <= 1 && event.committed() && event.end == TextEnd::Enter;
}

int SmallDialog::choice(std::string_view label, const std::vector<std::string>& options, int current) {
    kit::cut_top(rest_, kit::field_label_height());
    return kit::select(take(px(look().size.field)), label, options, current);
}

DialogEnd SmallDialog::foot(std::string_view verb, bool may, bool entered, kit::ButtonKind kind) {
    draw_dialog_error(rest_, error_);
    const DialogEnd end = draw_dialog_foot(foot_, "Cancel", verb, {.kind = kind, .disabled = !may}, dialog_.closed());
    return end == DialogEnd::Open && entered && may ? DialogEnd::Done : end;
}

Ref<Person> own_person(const ViewContext& view) {
    for (const Person& person : view.workspace.all<Person>())
        if (!view.settings.author.empty() && person.name == view.settings.author) return {person.id};
    return {};
}

}  // namespace rapport
