#include "ui/views/share_form.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "share/projection.h"
#include "share/sha256.h"
#include "ui/shell.h"
#include "ui/views/small_dialog.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr std::array<std::string_view, 3> hints{
    "Read and answered in any browser, and by mail programs that show pages.",
    "The same page, and a button that opens the plan to look around in. About 1.5 MB; it needs no network either.",
    "For whoever has Rapport: dropped on its window, plan and all else that is shared open to look at. It takes no "
    "answers.",
};

kit::TextLook hint_look(const ShareState& state) {
    return state.form.trouble.empty() ? kit::meta() : kit::TextLook{TextSize::Meta, false, look().colour.bad};
}

std::string hint_of(const ShareState& state) {
    if (state.form.form == SnapshotForm::WithProgram) {
        if (!state.form.trouble.empty()) return state.form.trouble;
        if (state.form.packing) return "The program is being packed. That takes a moment.";
    }
    if (state.form.form == SnapshotForm::Data && !trimmed(state.passphrase).empty())
        return "For whoever has Rapport: dropped on its window, it asks for the passphrase, and what is shared opens "
               "to "
               "look at. The file is named by its day alone, and says nothing of what is in it. It takes no answers.";
    return std::string(hints[static_cast<std::size_t>(state.form.form)]);
}

void have_packed(Shell& shell, Result<PackedProgram> program) {
    ShareFormState& form = shell.share.form;
    shell.ports.window.wake();
    if (!form.packing) return;  // The dialog is another by now.
    form.packing = false;
    if (program) form.program = std::make_shared<PackedProgram>(std::move(*program));
    else form.trouble = program.error().message;
}

void pack(ShareState& state, Shell& shell) {
    if (!shell.ports.snapshots) {
        state.form.packing = false;
        state.form.trouble = "The program cannot be put into a page here. Choose the page alone.";
        return;
    }
    shell.ports.snapshots->pack([&shell](Result<PackedProgram> program) { have_packed(shell, std::move(program)); });
}

/// Anew where something has changed since.
void count_plan(const ViewContext& view, ShareState& state) {
    ShareFormState& form = state.form;
    const bool wanted = form.form != SnapshotForm::Page && state.page && *state.page;
    const bool known =
        form.counted == state.revision && form.counted_for == state.made_for && form.counted_on == state.made_on;
    if (!wanted || known) return;
    form.counted = state.revision;
    form.counted_for = state.made_for;
    form.counted_on = state.made_on;
    SnapshotWishes wishes;
    wishes.project = state.draft.project;
    wishes.recipient = state.draft.recipient;
    wishes.made = state.draft.made;
    wishes.code = state.draft.code;
    wishes.key = state.draft.key;
    Result<SnapshotData> data = projection_of(view.relations->index(), wishes);
    form.plan = data ? std::move(data->counts) : std::vector<ShareCount>();
}

}  // namespace

float draw_share_form(ViewContext& view, ShareState& state, float x, float y, float width) {
    ShareFormState& form = state.form;
    std::vector<std::string> names;  // A link is made of the data, by a button of its own.
    for (const SnapshotForm one : {SnapshotForm::Page, SnapshotForm::WithProgram, SnapshotForm::Data})
        names.emplace_back(label_of(one));
    const float height = labelled_height();
    const Rect place = kit::rect_at(x, y, std::min(width, px(340)), height);
    const int chosen = draw_labelled_choice(place, "What to make", names, static_cast<int>(form.form));
    if (chosen >= 0) form.form = static_cast<SnapshotForm>(chosen);
    if (chosen >= 0) form.trouble.clear();
    if (form.form == SnapshotForm::WithProgram && !form.program && !form.packing && form.trouble.empty()) {
        form.packing = true;
        view.out.call([](Shell& shell) { pack(shell.share, shell); });
    }
    count_plan(view, state);
    const std::string hint = hint_of(state);
    const float words = kit::wrapped(kit::rect_at(x, y + height + px(2), width, px(200)), hint, hint_look(state), 4);
    return height + words + px(14);
}

std::vector<ShareCount> form_counts(const ShareState& state) {
    if (!state.page || !*state.page) return {};
    std::vector<ShareCount> counts = (*state.page)->counts;
    if (state.form.form != SnapshotForm::Page) add_counts(counts, state.form.plan);
    return counts;
}

void describe_copy(const ShareState& state, Snapshot& made) {
    const bool data = state.form.form == SnapshotForm::Data;
    made.form = data && state.as_link ? SnapshotForm::Link : state.form.form;
    made.locked = !trimmed(state.passphrase).empty();
    made.contents = contents_of(form_counts(state));
}

std::string_view form_waits(const ShareState& state) {
    if (state.form.form != SnapshotForm::WithProgram || state.form.program) return {};
    return state.form.packing ? "The program is being packed." : "The program could not be packed.";
}

Result<SharedFile> shared_file(const ViewContext& view, const ShareState& state, const SnapshotWishes& wishes,
                               std::string name) {
    const SnapshotPage& page = **state.page;
    if (state.form.form == SnapshotForm::Page) return SharedFile{std::move(name), "text/html", page.html, page.sha256};
    const SnapshotData data = TRY(projection_of(view.relations->index(), wishes));
    std::string json = write_snapshot(data);
    if (state.form.form == SnapshotForm::Data) {
        std::string digest = hex(sha256(json));
        return SharedFile{snapshot_file_name(data.head), "application/json", std::move(json), std::move(digest)};
    }
    if (!state.form.program) return Error{Fault::Refused, std::string(form_waits(state)), {}};
    SnapshotPage full = TRY(full_page(page, *state.form.program, json));
    return SharedFile{std::move(name), "text/html", std::move(full.html), std::move(full.sha256)};
}

}  // namespace rapport
