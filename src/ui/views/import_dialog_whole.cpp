// A Rapport file: it becomes what is here, is added to it, or takes its place.

#include <algorithm>

#include "base/text.h"
#include "codec/workspace_json.h"
#include "ui/shell.h"
#include "ui/views/import_dialog_parts.h"

namespace rapport {
namespace {

using kit::Rect;

/// What people think of as things: not the links and assignments between them.
constexpr std::array counted_types{&type_of<Client>, &type_of<Project>, &type_of<Task>, &type_of<Stakeholder>,
                                   &type_of<Person>};

std::vector<Carried> contents(const Workspace& whole, const Workspace* without) {
    std::vector<Carried> counts;
    for (const EntityType* type : counted_types) {
        const auto count = std::ranges::count_if(whole.table(*type).rows(), [&](const Entity* record) {
            return is_alive(*record) && (!without || !without->find(*type, record->id));
        });
        if (count > 0) counts.push_back({std::string(count == 1 ? type->label : type->plural), count});
    }
    return counts;
}

std::string words_of(const std::vector<Carried>& counts) { return counts.empty() ? "nothing" : carried_words(counts); }

/// Whose copy the file was is known from then on.
bool replace_and_learn(Shell& shell, Workspace whole) {
    const CopySeen copy = copy_seen(whole);
    const bool replaced = replace_workspace(shell, std::move(whole));
    if (replaced) shell.session.learn(copy);
    return replaced;
}

void replace_now(Shell& shell) {
    const std::shared_ptr<Workspace> whole = std::move(shell.import.whole);
    close_import(shell.import);
    if (!whole) return;
    keep_then(shell, "Before everything was replaced",
              [whole](Shell& it) { replace_and_learn(it, std::move(*whole)); });
}

/// The present goes to a file first; only once that is safe, the other takes its place. Where the browser does not say
/// whether it is, the person does.
void save_before_replacing(ViewContext& view, ImportState& state) {
    state.replacing = ImportState::Replacing::Saving;
    view.out.call([name = "rapport-before-" + to_iso(view.today) + ".json"](Shell& shell) {
        const WriteOptions ours{.copy_of = shell.session.actor(), .progress = {}};
        shell.ports.files.save(
            name, "application/json", write_workspace(shell.session.workspace(), ours),
            [&shell, name](Result<Handed> saved) {
                if (shell.import.replacing != ImportState::Replacing::Saving) return;
                if (saved && *saved == Handed::Written) return replace_now(shell);
                shell.import.saved_as = name;
                shell.import.replacing = saved ? ImportState::Replacing::Downloaded : ImportState::Replacing::Asked;
                if (saved) return;
                shell.say({"Nothing was replaced: what is here could not be saved first. " + saved.error().message,
                           false, true});
            });
    });
}

void add_all(ViewContext& view, ImportState& state) {
    const std::shared_ptr<Workspace> whole(std::move(state.whole));
    view.out.call(
        [whole, name = state.file.name](Shell& shell) { add_records(shell, std::move(*whole), "Add “" + name + "”"); });
}

/// True once the person wants to keep what is here.
bool keeps(const kit::Dialog& dialog, DialogButtons& buttons) {
    return buttons.button("Keep what is here") || dialog.closed();
}

void draw_confirming(ViewContext& view, ImportState& state) {
    kit::Dialog dialog("Replace everything", 440, 232, true);
    Rect rest = dialog.content();
    draw_heading(rest, "Replace everything here?",
                 "Everything that is here now is saved to a file first. Then “" + shortened(state.file.name, 32) +
                     "” takes its place, and the history starts anew.");
    DialogButtons buttons(dialog.content());
    dialog.first_focus(kit::id_of("Keep what is here"));
    if (keeps(dialog, buttons)) {
        state.replacing = ImportState::Replacing::No;
        return;
    }
    const bool saving = state.replacing == ImportState::Replacing::Saving;
    const kit::ButtonLook look{.kind = kit::ButtonKind::DangerFilled,
                               .disabled = saving,
                               .reason = saving ? "What is here is being saved first." : ""};
    if (buttons.button("Replace everything", look)) save_before_replacing(view, state);
}

void draw_downloaded(ViewContext& view, ImportState& state) {
    const std::string sentence = "The browser was asked to download everything that is here as “" + state.saved_as +
                                 "”, and does not say whether it did. Look for the file before you go on.";
    kit::Dialog dialog("Is the file there", 480, dialog_height(480, sentence, 4), true);
    Rect rest = dialog.content();
    draw_heading(rest, "Is the file there?", sentence);
    DialogButtons buttons(dialog.content());
    dialog.first_focus(kit::id_of("Keep what is here"));
    if (keeps(dialog, buttons)) {
        state.replacing = ImportState::Replacing::No;
        return;
    }
    if (buttons.button("It is there: replace everything", {.kind = kit::ButtonKind::DangerFilled}))
        view.out.call([](Shell& shell) { replace_now(shell); });
}

}  // namespace

void read_whole(ViewContext& view, ImportState& state) {
    Result<Workspace> whole = read_workspace(state.file.bytes);
    if (!whole) {
        fail_import(state, whole.error().message);
        return;
    }
    if (view.workspace.empty()) {
        const std::shared_ptr<Workspace> adopted = std::make_shared<Workspace>(std::move(*whole));
        view.out.call([adopted, name = state.file.name](Shell& shell) {
            if (replace_and_learn(shell, std::move(*adopted))) shell.say({"“" + name + "” is open.", false, false});
        });
        close_import(state);
        return;
    }
    state.whole = std::make_unique<Workspace>(std::move(*whole));
    state.whole_new = contents(*state.whole, &view.workspace);
    if (state.whole->id == view.workspace.id) {
        view.out.call([copy = copy_seen(*state.whole)](Shell& shell) { shell.session.learn(copy); });
        return read_merge(view, state);
    }
    go_to_stage(state, ImportStage::Whole);
}

void draw_whole(ViewContext& view, ImportState& state) {
    if (state.replacing == ImportState::Replacing::Downloaded) return draw_downloaded(view, state);
    if (state.replacing != ImportState::Replacing::No) return draw_confirming(view, state);
    const bool nothing_new = state.whole_new.empty();
    const std::string inside = "It holds " + words_of(contents(*state.whole, nullptr)) + ". ";
    const std::string fresh =
        nothing_new ? "All of that is here already." : "Of that, " + words_of(state.whole_new) + " are not here yet.";
    kit::Dialog dialog("Open a Rapport file", 520, view.phone ? 340 : 228);
    Rect rest = dialog.content();
    draw_heading(rest, "“" + shortened(state.file.name, 36) + "”", inside + fresh);
    const kit::ButtonLook add{.kind = kit::ButtonKind::Primary,
                              .icon = icon_plus,
                              .disabled = nothing_new,
                              .reason = nothing_new ? "All of it is here already." : ""};
    const kit::ButtonLook replace{.kind = kit::ButtonKind::Danger};
    bool adds = false, replaces = false, cancels = false;
    if (view.phone) {
        float y = dialog.content().Max.y - 3 * px(look().size.button) - px(16);
        const auto wide = [&](std::string_view label, const kit::ButtonLook& look_of) {
            const bool pressed =
                kit::button(kit::rect_at(rest.Min.x, y, rest.GetWidth(), px(look().size.button)), label, look_of);
            y += px(look().size.button) + px(8);
            return pressed;
        };
        adds = wide("Add what is not here", add);
        replaces = wide("Replace everything…", replace);
        cancels = wide("Cancel", {});
    } else {
        DialogButtons buttons(dialog.content());
        adds = buttons.button("Add what is not here", add);
        replaces = buttons.button("Replace everything…", replace);
        cancels = buttons.button("Cancel");
    }
    if (adds) add_all(view, state);
    if (replaces) state.replacing = ImportState::Replacing::Asked;
    if (adds || cancels || dialog.closed()) close_import(state);
}

}  // namespace rapport
