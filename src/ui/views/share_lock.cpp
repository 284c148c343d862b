// The passphrase of a file that is locked, and who is named on a page before it is opened. Both stay in the dialog.

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "share/words.h"
#include "ui/locking.h"
#include "ui/shell.h"
#include "ui/views/share_parts.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr float gap_css = 14, beside_from_css = 560;
constexpr int most_lines = 3;
constexpr std::string_view passphrase_label = "Passphrase (optional)";
constexpr std::string_view make_label = "Make six random words";

/// Gives the height with label and hint.
float draw_line(std::string_view label, std::string_view example, std::string_view hint, std::string& text, float x,
                float y, float width) {
    const float head = kit::field_label_height();
    const Rect box = kit::rect_at(x, y + head, width, px(look().size.field));
    const kit::FieldEvent event = kit::field(
        box, text, {.label = label, .placeholder = example, .hint = hint, .spell_check = false, .select_all = false});
    if (event.changed || event.ended) text = event.text;
    return head + box.GetHeight() + px(4) + kit::wrapped_height(width, hint, kit::meta(), most_lines);
}

void make_words(ViewContext& view, ShareState& state) {
    state.passphrase = random_passphrase(view.jitter);
    if (const ImGuiID field = kit::id_of(passphrase_label); kit::editing() == field)
        kit::set_field_text(field, state.passphrase);
}

float draw_buttons(ViewContext& view, ShareState& state, float x, float y, float width) {
    const kit::ButtonLook quiet{.kind = kit::ButtonKind::Quiet, .icon = icon_sparkles, .small = true};
    const kit::ButtonLook copying{.kind = kit::ButtonKind::Quiet, .small = true};
    const float height = kit::button_height(quiet);
    const float wide = kit::button_width(make_label, quiet);
    if (kit::button(kit::rect_at(x, y, wide, height), make_label, quiet)) make_words(view, state);
    if (state.passphrase.empty()) return height;
    const float copy = kit::button_width("Copy it", copying);
    const bool beside = wide + px(8) + copy <= width;
    const float copy_y = beside ? y : y + height + px(4);
    if (kit::button(kit::rect_at(beside ? x + wide + px(8) : x, copy_y, copy, height), "Copy it", copying)) {
        view.out.call([words = state.passphrase](Shell& shell) { shell.ports.clipboard.copy(words); });
        view.out.say("The passphrase is on the clipboard.");
    }
    return copy_y + height - y;
}

}  // namespace

float draw_share_lock(ViewContext& view, ShareState& state, float x, float y, float width) {
    const kit::IdScope scope("lock");
    const float top = y;
    const bool locked = !trimmed(state.passphrase).empty();
    const bool beside = width >= px(beside_from_css);
    const float each = beside ? std::floor((width - px(12)) / 2) : width;
    const float first =
        draw_line(passphrase_label, "", passphrase_advice(state.passphrase).words, state.passphrase, x, y, each);
    float second = 0;
    const bool named = locked && state.form.form != SnapshotForm::Data;  // Data says nothing in clear.
    if (named) {
        if (!beside) y += first + px(gap_css);
        second = draw_line("Said before it is opened (optional)", "Your firm",
                           "Without the passphrase nothing else can be read: the file is named by its day alone.",
                           state.from, beside ? x + width - each : x, y, each);
    }
    y += beside ? std::max(first, second) : named ? second : first;
    y += px(4);
    y += draw_buttons(view, state, x, y, width) + px(gap_css);
    return y - top;
}

}  // namespace rapport
