// A link with a snapshot inside, for whoever has no place to put a file: the button that makes it, and the dialog it is taken from.
// No clipboard says whether it took what it was given, and some take nothing a moment after a press: so the link is shown, too.

#include <algorithm>

#include "app/commands/snapshot.h"
#include "base/text.h"
#include "ui/locking.h"
#include "ui/shell.h"
#include "ui/views/share_parts.h"
#include "ui/views/viewing.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr std::string_view make_label = "Make a link with the snapshot inside";
constexpr float choice_css = 340;  ///< As wide as the choice of what to make.

constexpr std::string_view made_title = "A link with the snapshot inside";
constexpr std::string_view copy_label = "Copy the link";
constexpr std::string_view by_hand =
    "Press on it and all of it is selected: so it can also be copied by hand. Paste it once before you close this, for "
    "it is kept nowhere.";
constexpr std::string_view handed = "The link was handed to the clipboard. Paste it once to see that it is there.";
constexpr float made_css = 480, padding_css = 24, head_css = 44;
constexpr int most_lines = 5, most_hint_lines = 3;

/// "It has 9,120 characters. Send it to Ruth Adeyemi yourself, and its passphrase by another way."
std::string words_of(const ViewContext& view, const ShareState& state) {
    const Stakeholder* recipient = view.workspace.find(state.draft.recipient);
    return "It has " + with_thousands(static_cast<std::int64_t>(state.link.size())) +
           " characters, and opens Rapport with the snapshot. Send it" +
           (recipient ? " to " + shortened(recipient->name, 60) : std::string()) + " yourself" +
           (state.draft.locked ? ", and its passphrase by another way." : ".");
}

void make_link(Shell& shell, std::string_view json, std::function<void(Result<std::string>)> answer) {
    if (shell.ports.snapshots) shell.ports.snapshots->link(json, std::move(answer));
    else answer(Error{Fault::Invalid, "A link cannot be made here. Save the file instead.", {}});
}

/// Who closed the dialog in the meantime wants none.
void have_link(Shell& shell, const Result<std::string>& link, Snapshot made) {
    ShareState& state = shell.share;
    shell.ports.window.wake();
    if (!state.open || state.draft.id != made.id) return;
    state.saving = false;
    state.draft = made;  // What was chosen meanwhile is not in it.
    const std::string name = "Number " + std::to_string(made.number) + " was written down, as a link.";
    Result<Edit> edit = link ? record_snapshot(shell.session.workspace(), std::move(made)) : Result<Edit>(link.error());
    if (!edit) state.error = edit.error().message;
    else if (shell.run(std::move(*edit), name)) state.link = *link;
}

}  // namespace

bool draw_share_link(const ViewContext& view, const ShareState& state, float form_y, DialogSheet& sheet) {
    if (state.form.form != SnapshotForm::Data) return false;
    const std::string_view waits =
        state.page && *state.page ? form_waits(state) : std::string_view("The page cannot be made yet.");
    const kit::ButtonLook making{.icon = icon_link, .disabled = !waits.empty() || !view.may_edit, .reason = waits};
    const float width = kit::button_width(make_label, making), height = kit::button_height(making);
    const float beside = px(choice_css + 12);
    if (beside + width > sheet.width)
        return kit::button(kit::rect_at(sheet.x, sheet.take(height).Min.y, std::min(width, sheet.width), height),
                           make_label, making);
    return kit::button(kit::rect_at(sheet.x + beside, form_y + labelled_height() - height, width, height), make_label,
                       making);
}

void save_as_link(ViewContext& view, const ShareState& state, LockedSave wanted, Snapshot made) {
    const bool locked = !trimmed(state.passphrase).empty();
    view.out.call([wanted = std::move(wanted), made = std::move(made), locked](Shell& shell) {
        const auto have = [&shell, made](const Result<std::string>& link) { have_link(shell, link, made); };
        if (!locked) return make_link(shell, wanted.bytes, have);
        lock_data(wanted.passphrase, wanted.bytes, [&shell, have](const Result<std::string>& file) {
            if (file) make_link(shell, *file, have);
            else have(file.error());
        });
    });
}

void draw_made_link(ViewContext& view, ShareState& state) {
    const std::string words = words_of(view, state);
    const kit::ButtonLook copying{.kind = kit::ButtonKind::Primary, .icon = icon_copy};
    const float width = std::min(px(made_css), ImGui::GetIO().DisplaySize.x - px(16)) - px(2 * padding_css);
    const float said = kit::wrapped_height(width, words, kit::meta(), most_lines);
    const float beneath = px(4) + kit::wrapped_height(width, by_hand, kit::meta(), most_hint_lines) + px(16);
    const float button = kit::button_height(copying);
    const float height = said + px(14) + kit::field_label_height() + px(look().size.field) + beneath + button;
    kit::Dialog dialog(made_title, made_css, 2 * padding_css + head_css + height / look().scale);
    dialog.first_focus(kit::id_of(copy_label));
    Rect rest = dialog.content();
    kit::heading(kit::cut_top(rest, px(head_css)), made_title, 1, kit::title());
    kit::wrapped(kit::cut_top(rest, said), words, kit::meta(), most_lines);
    rest.Min.y += px(14) + kit::field_label_height();
    // Whatever is typed there, the link stays as it is.
    kit::field(kit::cut_top(rest, px(look().size.field)), state.link,
               {.label = "Link", .hint = by_hand, .input_mode = "url", .spell_check = false});
    const DialogEnd end =
        draw_dialog_foot(kit::cut_bottom(rest, button), "Close", copy_label, copying, dialog.closed());
    if (end == DialogEnd::GivenUp) state = {};
    if (end != DialogEnd::Done) return;
    view.out.call([link = state.link](Shell& shell) { shell.ports.clipboard.copy(link); });
    view.out.say(std::string(handed));
}

}  // namespace rapport
