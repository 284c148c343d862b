// Another copy of this workspace: what it would bring, before it is merged.

#include <algorithm>

#include "base/text.h"
#include "sync/merge_report.h"
#include "ui/reading.h"
#include "ui/shell.h"
#include "ui/views/history_view_lines.h"
#include "ui/views/import_dialog_parts.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr std::size_t records_shown = 100;  ///< Of each kind: more than that nobody reads before a merge.
constexpr std::size_t fields_shown = 6;
constexpr int value_lines = 3;

std::string_view merge_label(const MergeReport& report) {
    return report.weight() == Weight::Ask ? "Merge all the same" : "Merge";
}

/// Why it cannot be merged; empty where it can.
std::string_view obstacle_of(const MergeReport& report, bool read_doubts) {
    if (report.weight() == Weight::Refuse) return "This file cannot be merged.";
    if (report.weight() == Weight::Ask && !read_doubts) return "Tick the box above first.";
    const bool nothing = std::ranges::find(report.doubts, Doubt::NothingNew, &MergeDoubt::doubt) != report.doubts.end();
    return nothing ? "There is nothing to merge." : std::string_view();
}

/// Where things are drawn one below the other.
struct Column {
    float x = 0;
    float y = 0;
    float width = 0;

    void words(std::string_view text, const kit::TextLook& look = {}, float indent = 0, int lines = 1000) {
        y += kit::wrapped(kit::rect_at(x + px(indent), y, width - px(indent), 0), text, look, lines) + px(4);
    }
    void heading(std::string_view text) {
        y += px(8);
        kit::heading(kit::rect_at(x, y, width, px(28)), text, 2, kit::strong());
        y += px(32);
    }
};

void draw_doubt(const MergeDoubt& doubt, Column& column) {
    const bool refused = doubt.weight == Weight::Refuse;
    const bool told = doubt.weight == Weight::Tell;
    const Palette& c = look().colour;
    kit::draw_icon(kit::rect_at(column.x, column.y, px(16), px(20)),
                   refused ? icon_octagon_alert
                   : told  ? icon_info
                           : icon_triangle_alert,
                   16,
                   refused ? c.bad
                   : told  ? c.ink1
                           : c.warn);
    column.words(doubt.sentence, kit::body, 28);
    column.y += px(4);
}

std::string change_words(const Reading& reading, const FieldChange& change) {
    const std::string name(change.field->label);
    if (!is_for_people(*change.field)) return name + " changes";
    return name + ": " + shown_or_dash(reading, *change.field, change.before) + " → " +
           shown_or_dash(reading, *change.field, change.after);
}

void draw_records(const Reading& reading, std::string_view heading, const std::vector<ReportedRecord>& records,
                  Column& column) {
    if (records.empty()) return;
    column.heading(std::string(heading) + " (" + with_thousands(static_cast<std::int64_t>(records.size())) + ")");
    const kit::Group list(Role::List, heading);
    for (std::size_t i = 0; i < std::min(records.size(), records_shown); ++i) {
        const ReportedRecord& record = records[i];
        const kit::IdScope scope(record.id);
        const std::string name = std::string(record.type->label) + " “" + shortened(record.title, 60) + "”";
        const kit::Group item(Role::ListItem, name);
        column.words(name, kit::body, 0, 2);
        for (std::size_t f = 0; f < std::min(record.fields.size(), fields_shown); ++f)
            column.words(change_words(reading, record.fields[f]), kit::meta(), 16, value_lines);
        if (record.fields.size() > fields_shown)
            column.words("and " + counted(static_cast<std::int64_t>(record.fields.size() - fields_shown), "more field",
                                          "more fields"),
                         kit::meta(), 16);
    }
    if (records.size() > records_shown)
        column.words("and " + with_thousands(static_cast<std::int64_t>(records.size() - records_shown)) + " more",
                     kit::meta());
}

void draw_report(const ViewContext& view, const MergeReport& report, const Rect& area) {
    const Reading reading = reading_of(view);
    kit::Scroll scroll("merge report", area);
    Column column{scroll.origin().x, scroll.origin().y, scroll.width()};
    for (const MergeDoubt& doubt : report.doubts) draw_doubt(doubt, column);
    for (const std::string& line : lines_of(report)) column.words(line);
    draw_records(reading, "What comes in", report.added, column);
    draw_records(reading, "What changes", report.changed, column);
    draw_records(reading, "What is deleted", report.deleted, column);
    draw_records(reading, "What comes back", report.restored, column);
    scroll.set_content(column.y - scroll.origin().y + px(8));
}

std::string called(const ViewContext& view, const Workspace& file, Actor actor) {
    return device_label(view.workspace.devices.find(actor) ? view.workspace.devices : file.devices, actor);
}

std::string_view what_it_is(Extent extent) {
    switch (extent) {
    case Extent::Whole:   return "Another copy of what is here";
    case Extent::Changes: return "What came last in another copy of what is here";
    case Extent::Part:    return "A part of another copy of what is here";
    }
    return {};
}

/// Of a part nobody knows which gestures it brings.
std::string from_words(const ViewContext& view, const ImportState& state) {
    const Workspace& file = *state.whole;
    std::string words(what_it_is(file.extent));
    if (file.copy_of != 0) words += ", from " + called(view, file, file.copy_of);
    std::string who;
    for (const Actor writer : state.merge->writers)
        if (writer != file.copy_of || state.merge->writers.size() > 1)
            who += (who.empty() ? "" : "; ") + called(view, file, writer);
    return words + (who.empty() ? "." : ", with changes by " + who + ".");
}

}  // namespace

void read_merge(ViewContext& view, ImportState& state) {
    state.merge = std::make_unique<MergeReport>(view.session.preview_merge(*state.whole));
    state.merge_revision = view.workspace.revision();
    state.read_doubts = false;
    go_to_stage(state, ImportStage::Merging);
}

void draw_merge(ViewContext& view, ImportState& state) {
    if (state.merge_revision != view.workspace.revision()) read_merge(view, state);  // Something was edited meanwhile.
    const MergeReport& report = *state.merge;
    kit::Dialog dialog("Merge a copy", 600, view.phone ? 620 : 560);
    Rect rest = dialog.content();
    draw_heading(rest, "Merge “" + shortened(state.file.name, 36) + "”", from_words(view, state));
    kit::cut_bottom(rest, dialog_foot());
    const bool asks = report.weight() == Weight::Ask;
    if (asks) {
        const Rect line = kit::cut_bottom(rest, px(look().size.field));
        if (kit::checkbox(line, "I have read this and want it", state.read_doubts))
            state.read_doubts = !state.read_doubts;
        rest.Max.y -= px(8);
    }
    draw_report(view, report, rest);
    const std::string_view obstacle = obstacle_of(report, state.read_doubts);
    const kit::ButtonLook merge{
        .kind = kit::ButtonKind::Primary, .disabled = !obstacle.empty() || !view.may_edit, .reason = obstacle};
    DialogButtons buttons(dialog.content());
    dialog.first_focus(kit::id_of(obstacle.empty() ? merge_label(report) : "Cancel"));
    const bool merges = buttons.button(merge_label(report), merge);
    const bool whole = state.whole->extent == Extent::Whole;
    const bool other = whole && !view.phone && buttons.button("Replace everything…", {.kind = kit::ButtonKind::Danger});
    const bool cancels = buttons.button("Cancel");
    if (merges) {
        const std::shared_ptr<Workspace> whole(std::move(state.whole));
        view.out.call([whole, name = state.file.name, asks](Shell& shell) {
            keep_then(shell, "Before ‘" + name + "’ was merged",
                      [whole, name, asks](Shell& it) { merge_workspace(it, *whole, name, asks); });
        });
    }
    if (other) {
        state.replacing = ImportState::Replacing::Asked;
        go_to_stage(state, ImportStage::Whole);
    } else if (merges || cancels || dialog.closed()) {
        close_import(state);
    }
}

}  // namespace rapport
