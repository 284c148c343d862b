// A column of the board: its head, its cards, the field for a new one; and the form in which it is added or changed.

#include <algorithm>
#include <cmath>

#include "app/commands/board.h"
#include "base/text.h"
#include "ui/views/board_page.h"

namespace rapport {
namespace {

std::string group_words(const ColumnOnBoard& column) {
    std::string words = column.name + ": " + counted(static_cast<std::int64_t>(column.cards.size()), "task", "tasks");
    if (column.limit > 0) words += ", limit " + std::to_string(column.limit);
    if (column.is_over()) words += ", over its limit";
    return words;
}

void send(BoardPage& page, Result<Edit> made, std::string said = {}) {
    page.view().out.send(std::move(made), std::move(said));
}

void draw_menu(BoardPage& page, std::int32_t column, const kit::Rect& anchor) {
    const std::string name = "Column " + std::to_string(column + 1);
    if (kit::icon_button(anchor, icon_ellipsis, "Change “" + page.column(column).name + "”")) kit::open_menu(name);
    if (!kit::begin_menu(name, anchor, 240)) return;
    ViewContext& view = page.view();
    const bool edits = view.may_edit;
    const auto at = static_cast<std::size_t>(column);
    const Ref<Project> project{page.plan.project.id};
    if (kit::menu_item("Name, meaning and limit…", icon_pencil, {}, edits)) open_column_form(page, column);
    if (kit::menu_item("Move to the left", icon_chevron_left, {}, edits && column > 0))
        send(page, shift_column(view.workspace, project, at, -1, view.make_id, view.jitter()));
    if (kit::menu_item("Move to the right", icon_chevron_right, {}, edits && column + 1 < page.column_count()))
        send(page, shift_column(view.workspace, project, at, 1, view.make_id, view.jitter()));
    if (kit::menu_item("Add a column…", icon_plus, {}, edits)) open_column_form(page, -1);
    kit::menu_separator();
    if (kit::menu_item("Remove the column", icon_trash_2, {}, edits && page.column_count() > 1, true))
        send(page, remove_column(view.workspace, project, at, view.make_id),
             "Removed “" + page.column(column).name + "”. Its tasks stand by their progress.");
    kit::end_menu();
}

void draw_head(BoardPage& page, std::int32_t position, kit::Rect box) {
    const ColumnOnBoard& column = page.column(position);
    const float hit = px(std::max(28.0f, look().size.icon_hit));
    kit::cut_right(box, px(6));
    draw_menu(page, position, kit::centred(kit::cut_right(box, hit), hit, hit));
    box.Min.x += px(12);
    const std::string count = count_words(column);
    const char* warning = column.is_over() ? icon_triangle_alert : nullptr;
    const float chip = kit::chip_width(count, warning) + px(8);
    const float width = std::min(kit::text_width(column.name, kit::strong()), box.GetWidth() - chip);
    kit::heading({box.Min.x, box.Min.y, box.Min.x + width + 1, box.Max.y}, column.name, 2, kit::strong());
    kit::chip(box.Min.x + width + px(8), box.GetCenter().y, count, warning ? kit::Tone::Warn : kit::Tone::Neutral,
              warning);
}

/// Gives what the field is left with.
void end_card(BoardPage& page, std::int32_t position, const kit::FieldEvent& event) {
    BoardState& state = page.state;
    ViewContext& view = page.view();
    state.adding = -1;
    if (event.cancelled || trimmed(event.text).empty()) {
        if (!state.active.is_null()) kit::focus(card_id(state.active));
        return;
    }
    const Id id = view.make_id();
    Result<Edit> made = add_card(view.workspace, page.plan.outline(), page.plan.plan.schedule, id, event.text,
                                 static_cast<std::size_t>(position), view.today, view.jitter());
    if (!view.out.send(std::move(made))) return;
    state.active = id;
    state.reveal = true;
    if (event.end == TextEnd::Enter) begin_card(page, position);  // The next one.
}

void draw_new_card(BoardPage& page, std::int32_t position, const kit::Rect& box) {
    const Palette& c = look().colour;
    BoardState& state = page.state;
    const std::string label = "New task in “" + page.column(position).name + "”";
    if (state.adding == position) {
        kit::FieldLook field{.label = label, .placeholder = "New task…", .enter_key = "next", .show_label = false};
        field.id = "new card";
        if (state.opening) kit::edit_field(kit::id_of(field.id));
        const bool opening = std::exchange(state.opening, false);
        const kit::FieldEvent event = kit::field(box, {}, field);
        if (event.ended) end_card(page, position, event);
        else if (!event.editing && !opening) state.adding = -1;
        return;
    }
    const kit::Item item = kit::item(kit::id_of("add card"), box);
    AccessNode& node = kit::node(Role::Button, "Add a task to “" + page.column(position).name + "”", box, item.id);
    node.focusable = true;
    const ImU32 ink = item.hovered ? c.accent : c.ink1;
    if (item.hovered) kit::fill(box, mixed(c.bg2, c.ink0, 0.06f), px(6));
    kit::draw_icon(kit::rect_at(box.Min.x + px(8), box.Min.y, px(16), box.GetHeight()), icon_plus, 16, ink);
    kit::draw_text({box.Min.x + px(32), box.Min.y, box.Max.x, box.Max.y}, "Add a task", {TextSize::Body, false, ink});
    if (item.ring) kit::focus_ring(box, px(6));
    if (item.pressed) begin_card(page, position);
}

/// The label above a box, and the box.
kit::Rect labelled(kit::Rect& rest) {
    rest.Min.y += kit::field_label_height();
    const kit::Rect box = kit::cut_top(rest, px(look().size.field));
    rest.Min.y += px(16);
    return box;
}

void save_form(BoardPage& page) {
    ColumnForm& form = page.state.form;
    ViewContext& view = page.view();
    const Ref<Project> project{page.plan.project.id};
    const ColumnEntry entry{form.name, form.meaning, form.limit};
    Result<Edit> made = form.column < 0 ? add_column(view.workspace, project, entry, view.make_id, view.jitter())
                                        : change_column(view.workspace, project, static_cast<std::size_t>(form.column),
                                                        entry, view.make_id);
    if (!made) {
        form.error = made.error().message;
        kit::announce(form.error, true);
        return;
    }
    view.out.send(std::move(*made));
    form = {};
}

/// True where Enter ended it.
bool text_of_form(kit::Rect& rest, std::string_view label, std::string_view placeholder, std::string& text, bool fresh,
                  std::string_view input_mode) {
    const kit::Rect box = labelled(rest);
    if (fresh) kit::edit_field(kit::id_of(label));
    const kit::FieldEvent event =
        kit::field(box, text, {.label = label, .placeholder = placeholder, .input_mode = input_mode});
    if (event.editing) text = event.text;
    return event.committed() && event.end == TextEnd::Enter;
}

}  // namespace

std::string count_words(const ColumnOnBoard& column) {
    const std::string count = with_thousands(static_cast<std::int64_t>(column.cards.size()));
    return column.limit > 0 ? count + "/" + std::to_string(column.limit) : count;
}

void draw_column(BoardPage& page, std::int32_t position, const kit::Rect& area) {
    const Palette& c = look().colour;
    const ColumnOnBoard& column = page.column(position);
    page.places[static_cast<std::size_t>(position)] = area;
    const kit::IdScope scope(position);
    const kit::Group group(Role::Group, group_words(column), area, "column");
    kit::fill(area, c.bg2, px(8));
    if (column.is_over()) kit::frame_line(area, c.warn, px(8), px(2));
    kit::Rect rest = area;
    draw_head(page, position, kit::cut_top(rest, px(44)));
    if (page.view().may_edit) {
        const kit::Rect foot = kit::cut_bottom(rest, px(look().size.field) + px(12));
        draw_new_card(page, position, {foot.Min.x + px(8), foot.Min.y + px(4), foot.Max.x - px(8), foot.Max.y - px(8)});
    }
    draw_cards(page, position, rest);
}

void open_column_form(BoardPage& page, std::int32_t column) {
    ColumnForm& form = page.state.form;
    form = {};
    form.open = form.fresh = true;
    form.column = column;
    if (column < 0) return;
    const ColumnOnBoard& there = page.column(column);
    form.name = there.name;
    form.meaning = there.meaning;
    form.limit = there.limit > 0 ? std::to_string(there.limit) : std::string();
}

void draw_column_form(BoardPage& page) {
    ColumnForm& form = page.state.form;
    if (!form.open) return;
    const std::string_view title = form.column < 0 ? "New column" : "Column";
    const float line = (kit::field_label_height() + px(look().size.field)) / look().scale + 16;
    kit::Dialog dialog(title, 440, 48 + 44 + 3 * line + 40 + look().size.button);
    kit::Rect rest = dialog.content();
    kit::heading(kit::cut_top(rest, px(44)), title, 1, kit::title());
    bool save = text_of_form(rest, "Name", "Review", form.name, std::exchange(form.fresh, false), "text");
    std::vector<std::string> meanings;
    for (const Choice& choice : Choices<ColumnMeaning>::all) meanings.emplace_back(choice.label);
    const int chosen = kit::select(labelled(rest), "Tasks in it are", meanings, static_cast<int>(form.meaning));
    if (chosen >= 0) form.meaning = static_cast<ColumnMeaning>(chosen);
    save |= text_of_form(rest, "At most so many tasks", "No limit", form.limit, false, "numeric");
    if (!form.error.empty()) kit::wrapped(rest, form.error, {TextSize::Meta, false, look().colour.bad}, 2);
    const kit::ButtonLook primary{.kind = kit::ButtonKind::Primary};
    const std::string_view verb = form.column < 0 ? "Add column" : "Save";
    const float height = kit::button_height(primary), y = dialog.content().Max.y - height;
    const float wide = kit::button_width(verb, primary), cancel = kit::button_width("Cancel");
    const float right = dialog.content().Max.x;
    save |= kit::button(kit::rect_at(right - wide, y, wide, height), verb, primary);
    const bool closes = kit::button(kit::rect_at(right - wide - px(8) - cancel, y, cancel, height), "Cancel");
    if (closes || dialog.closed()) form = {};
    else if (save) save_form(page);
}

}  // namespace rapport
