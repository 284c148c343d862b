// Typing into the plan: one field at a time, over the cell it belongs to. What a command refuses stays in the field, with the
// sentence beneath it.

#include <algorithm>

#include "base/text.h"
#include "ui/later.h"
#include "ui/views/plan_page.h"

namespace rapport {
namespace {

constexpr std::size_t column_index(PlanColumn column) { return static_cast<std::size_t>(column); }

/// A name is always taken. What has to be read first is read by a part that follows the first frames.
Result<PlanEdit> typed_in(PlanPage& page, PlanCell cell, std::string_view typed) {
    if (cell.column == PlanColumn::Name)
        return PlanEdit{TRY(rename_task(page.view.workspace, Ref<Task>{cell.task}, typed)), {}};
    if (page.state.later) return page.state.later->edit_of_cell(page, cell, typed);
    return Error{Fault::Missing, "The part of Rapport that reads this is still on its way. Try again in a moment.", {}};
}

void send(PlanPage& page, PlanEdit made) { page.view.out.send(std::move(made.edit), std::move(made.notice)); }

/// Where the row that is being typed becomes a task: where its draft stands; at the end, beside the last task.
Place place_of_new(const PlanPage& page) {
    const DraftRow& draft = page.state.draft;
    if (draft.open && draft.inside) return place_inside({draft.beside});
    if (draft.open) return place_below(page.outline(), {draft.beside});
    if (page.line_count() == 0 || !page.state.choice.is_plain()) return place_at_end();
    return place_below(page.outline(), {page.task_of_line(page.line_count() - 1)});
}

/// Gives the id of the new task; null where nothing was typed.
Result<Id> add_typed(PlanPage& page, std::string_view typed) {
    if (trimmed(typed).empty()) return Id{};
    const Id id = page.view.make_id();
    Edit edit =
        TRY(add_task(page.view.workspace, page.outline(), id, trimmed(typed), place_of_new(page), page.view.jitter()));
    page.view.out.send(std::move(edit));
    return id;
}

void close_draft(PlanPage& page) { page.state.draft = {}; }

/// Nothing more is typed into a new row: the keyboard goes to the row it stood below.
void leave_new_row(PlanPage& page) {
    const DraftRow draft = page.state.draft;
    close_draft(page);
    if (draft.open) return go_to_cell(page, {draft.beside, PlanColumn::Name}, false, true);
    settle_selection(page);
    kit::focus(cell_id(page.state.active));
}

/// After a new task: Enter goes on with the next one, Tab with the rest of this one.
void go_on_after_new(PlanPage& page, Id made, TextEnd end) {
    PlanState& state = page.state;
    const bool tab = end == TextEnd::Tab;
    if (made.is_null() && end != TextEnd::Blur) return leave_new_row(page);
    if (end == TextEnd::Blur || end == TextEnd::ShiftTab || tab) close_draft(page);
    if (end == TextEnd::Blur) return;
    if (tab) {
        state.active = {made, PlanColumn::Duration};
        page.view.selection.set(type_of<Task>, made);
        state.anchor = made;
        kit::focus(cell_id(state.active));
        return;
    }
    if (state.draft.open) state.draft = {true, made, false};
    begin_edit(page, {});
}

/// The cell that Enter, Tab and the arrows lead to.
PlanCell cell_after(const PlanPage& page, PlanCell cell, TextEnd end) {
    const auto& order = page.state.order;
    const auto at = std::ranges::find(order, cell.column);
    const std::int32_t line = page.line_of(cell.task);
    switch (end) {
    case TextEnd::Enter:
    case TextEnd::Down:  return {page.task_of_line(task_line_from(page, line + 1, 1)), cell.column};
    case TextEnd::Up:
        if (const std::int32_t up = task_line_from(page, line - 1, -1); up >= 0)
            return {page.task_of_line(up), cell.column};
        return cell;
    case TextEnd::Tab:
        if (at != order.end() && at + 1 != order.end()) cell.column = *(at + 1);
        return cell;
    case TextEnd::ShiftTab:
        if (at != order.end() && at != order.begin() && *(at - 1) != PlanColumn::Number) cell.column = *(at - 1);
        return cell;
    case TextEnd::Escape:
    case TextEnd::Blur:   return cell;
    }
    return cell;
}

/// Keeps the field open with what was typed, and says why.
void refuse(PlanPage& page, const kit::FieldEvent& event, const Error& error) {
    CellEdit& edit = page.state.edit;
    // Who leaves it a second time does so on purpose.
    if (event.end == TextEnd::Blur && edit.refused == event.text) {
        page.view.out.fail(error);
        edit = {};
        close_draft(page);
        return;
    }
    edit.error = error.message;
    edit.refused = event.text;
    edit.with = event.text;
    edit.opening = true;
    kit::announce(error.message, true);
}

void finish_edit(PlanPage& page, const kit::FieldEvent& event) {
    CellEdit& edit = page.state.edit;
    const PlanCell cell = edit.cell;
    if (event.cancelled) {
        edit = {};
        if (cell.task.is_null()) return leave_new_row(page);
        kit::focus(cell_id(cell));
        return;
    }
    if (cell.task.is_null()) {
        const Result<Id> made = add_typed(page, event.text);
        if (!made) return refuse(page, event, made.error());
        edit = {};
        return go_on_after_new(page, *made, event.end);
    }
    if (event.text != edit.value) {
        Result<PlanEdit> made = typed_in(page, cell, event.text);
        if (!made) return refuse(page, event, made.error());
        send(page, std::move(*made));
    }
    edit = {};
    if (event.end != TextEnd::Blur) go_to_cell(page, cell_after(page, cell, event.end), false, true);
}

std::string_view placeholder_of(PlanCell cell) {
    if (cell.task.is_null()) return "New task…";
    switch (cell.column) {
    case PlanColumn::Number:
    case PlanColumn::Name:           return "Name";
    case PlanColumn::People:         return "Ana, Ben 50%";
    case PlanColumn::Duration:
    case PlanColumn::Optimistic:
    case PlanColumn::Pessimistic:
    case PlanColumn::BaselineStart:
    case PlanColumn::BaselineFinish:
    case PlanColumn::FinishVariance: return "5 d";
    case PlanColumn::Start:
    case PlanColumn::Finish:         return "24 Nov";
    case PlanColumn::Predecessors:   return "3FS+2d";
    case PlanColumn::Done:           return "50";
    }
    return {};
}

std::string label_of_field(const PlanPage& page, PlanCell cell) {
    if (cell.task.is_null()) return "New task";
    const std::int32_t row = page.outline().find(cell.task);
    std::string label(cell.column == PlanColumn::Name ? "Name" : title_of(cell.column));
    if (row >= 0 && cell.column != PlanColumn::Name) label += " of “" + page.task(row).name + "”";
    return label;
}

}  // namespace

bool is_editable(const PlanPage& page, PlanCell cell) {
    if (!page.view.may_edit) return false;
    if (cell.task.is_null()) return true;
    const std::int32_t row = page.outline().find(cell.task);
    if (row < 0 || cell.column >= PlanColumn::BaselineStart) return false;
    return !(is_optional(cell.column) && page.outline()[row].summary);
}

void begin_edit(PlanPage& page, PlanCell cell, std::optional<std::string> with) {
    if (!page.view.may_edit) {
        page.view.out.say("Nothing can be changed here: this tab only reads.", true);
        return;
    }
    if (cell.column == PlanColumn::Number || cell.task.is_null()) cell.column = PlanColumn::Name;
    if (!is_editable(page, cell)) return;
    if (page.view.phone) {
        page.view.settings.layout = PlanLayout::Table;  // The chart alone has no cells, and the table but one column.
        cell.column = PlanColumn::Name;
        page.view.selection.clear();
    }
    CellEdit& edit = page.state.edit;
    edit = {};
    edit.open = edit.opening = true;
    edit.cell = cell;
    edit.with = std::move(with);
    if (const std::int32_t row = page.outline().find(cell.task); row >= 0)
        edit.value = typed_text(page, row, cell.column);
    page.state.active = cell;
    page.state.reveal_active = true;
    kit::again();
}

void open_draft(PlanPage& page, Id beside, bool inside) {
    if (page.outline().find(beside) >= 0) {
        page.state.draft = {true, beside, inside};
        if (inside) page.state.collapsed.erase(beside);
        ++page.state.collapsed_revision;
        refresh_lines(page);
    }
    begin_edit(page, {});
}

void draw_edit(PlanPage& page, const kit::Rect& cell) {
    CellEdit& edit = page.state.edit;
    const kit::IdScope scope(edit.cell.task);
    const std::string id = "field" + std::to_string(column_index(edit.cell.column));
    const std::string label = label_of_field(page, edit.cell);
    kit::FieldLook look_of{.label = label, .placeholder = placeholder_of(edit.cell), .error = edit.error};
    look_of.input_mode = edit.cell.column == PlanColumn::Done ? "numeric" : "text";
    look_of.enter_key = edit.cell.task.is_null() ? "next" : "done";
    look_of.show_label = false;
    look_of.bare = true;
    look_of.keeps_tab = true;
    look_of.spell_check = edit.cell.column == PlanColumn::Name;
    look_of.id = id;
    if (edit.opening) kit::edit_field(kit::id_of(id), edit.with);
    const bool opening = std::exchange(edit.opening, false);
    const kit::FieldEvent event = kit::field(cell, edit.value, look_of);
    page.edit_rect = cell;
    if (event.ended) return finish_edit(page, event);
    if (event.changed && event.text != edit.refused) edit.error.clear();
    if (event.editing || opening) return;
    edit = {};  // Something else took the keyboard away.
    close_draft(page);
}

void draw_edit_error(PlanPage& page) {
    const CellEdit& edit = page.state.edit;
    if (!edit.open || edit.error.empty() || page.edit_rect.GetWidth() < 1) return;
    const Palette& c = look().colour;
    const kit::TextLook words{TextSize::Meta, false, c.bad};
    const float width = std::clamp(kit::text_width(edit.error, words) + px(21), px(120), px(320));
    const float height = kit::wrapped_height(width - px(20), edit.error, words) + px(12);
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    kit::Rect box = kit::rect_at(page.edit_rect.Min.x, page.edit_rect.Max.y + px(4), width, height);
    if (box.Max.y > screen.y - px(4)) box.TranslateY(page.edit_rect.Min.y - px(4) - box.Max.y);
    if (box.Max.x > screen.x - px(4)) box.TranslateX(screen.x - px(4) - box.Max.x);
    kit::draw().PushClipRectFullScreen();
    kit::popup_shadow(box);
    kit::fill(box, c.bad_soft, px(6));
    kit::frame_line(box, c.bad, px(6));
    kit::node(Role::Alert, edit.error, box);
    kit::draw_wrapped(kit::inset(box, px(10), px(6)), edit.error, words);
    kit::draw().PopClipRect();
}

}  // namespace rapport
