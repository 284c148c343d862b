#include "ui/views/inspector.h"

#include <algorithm>

#include "app/commands/record.h"
#include "base/text.h"
#include "ui/views/inspector_parts.h"
#include "ui/views/recovery_details.h"
#include "ui/views/request_details.h"
#include "ui/views/search_view.h"

namespace rapport {
namespace {

constexpr std::string_view menu_name = "More for this record";

float header_height() { return px(look().coarse ? 52.0f : 40.0f); }
float footer_height() { return px(look().coarse ? 68.0f : 56.0f); }

std::string capitalised(std::string_view word) {
    std::string text(word);
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
    return text;
}

void close(ViewContext& view) {
    // In a plan some row is always the current one: there the panel itself goes.
    if (!view.phone && view.route.view == ViewId::Project) view.settings.inspector = false;
    else view.selection.clear();
}

/// What is typed in a field belongs to the record that was shown when it was begun: that one stays for another frame, in
/// which the field hands its text over.
void follow_selection(ViewContext& view, InspectorState& state) {
    if (view.selection.ids == state.records && view.selection.type == state.type) return;
    const bool there = state.type && !state.records.empty() && view.workspace.find(*state.type, state.records.front());
    if (state.editors.typing && there) {
        kit::end_editing();
        kit::again();
        return;
    }
    state.type = view.selection.type;
    state.records = view.selection.ids;
    state.page = InspectorPage::Details;
}

// --- Header ------------------------------------------------------------------------------------------------------------

std::string header_words(ViewContext& view, const EntityType& type, const Entity& record) {
    std::string words = capitalised(type.label);
    std::string number;
    if (&type == &type_of<Task>) number = task_number(view, static_cast<const Task&>(record));
    if (const Field* code = find_field(type, "code")) {
        const Value value = code->get(record);
        if (const std::string& own = std::get<std::string>(value); !own.empty())
            number += (number.empty() ? "" : ", ") + own;
    }
    return number.empty() ? words : words + " " + number;
}

void draw_chips(ViewContext& view, const EntityType& type, const Entity& record, float x, float centre) {
    if (&type == &type_of<Task> && is_critical(view, static_cast<const Task&>(record)))
        x += kit::chip(x, centre, "Critical", kit::Tone::Accent) + px(4);
    if (record.shared) kit::chip(x, centre, "Shared", kit::Tone::Neutral, icon_eye);
}

void draw_comment_button(InspectorSheet& sheet, const kit::Rect& box, std::size_t comments) {
    const std::string label = counted(static_cast<std::int64_t>(comments), "comment", "comments");
    const kit::Item it = kit::item(kit::id_of("comments"), box);
    AccessNode& node = kit::node(Role::Button, label, box, it.id);
    node.focusable = true;
    if (it.hovered) kit::fill(box, look().colour.bg2, px(6));
    kit::draw_icon({box.Min, {box.Min.x + px(26), box.Max.y}}, icon_message_square, 16, look().colour.ink1);
    kit::draw_text({{box.Min.x + px(26), box.Min.y}, box.Max}, with_thousands(static_cast<std::int64_t>(comments)),
                   kit::meta());
    if (it.ring) kit::focus_ring(box, px(6));
    kit::tooltip(it, "Go to the comments");
    if (!it.pressed) return;
    sheet.state.page = InspectorPage::Details;
    sheet.state.to_comments = true;
    kit::again();
}

void delete_it(InspectorSheet& sheet) {
    if (&sheet.type == &type_of<Task> && sheet.view.route.view == ViewId::Project) {
        sheet.view.out.act(ActionId::DeleteRows);
        return;
    }
    Result<Edit> edit = delete_record(sheet.view.workspace, sheet.type, sheet.record.id);
    std::string said;
    if (edit) said = "Deleted" + edit->label.substr(std::string_view("Delete").size());
    sheet.view.out.send(std::move(edit), std::move(said));
}

void draw_menu(InspectorSheet& sheet, const kit::Rect& anchor) {
    if (!kit::begin_menu(menu_name, anchor, 220)) return;
    ViewContext& view = sheet.view;
    const bool in_plan = &sheet.type == &type_of<Task> && view.route.view == ViewId::Project;
    if (kit::menu_item(sheet.state.page == InspectorPage::History ? "Show details" : "Show its history", icon_history))
        sheet.state.page = sheet.state.page == InspectorPage::History ? InspectorPage::Details : InspectorPage::History;
    const std::string route = route_to_record(view.workspace, sheet.type, sheet.record.id);
    if (!in_plan && kit::menu_item("Go to where it is", icon_arrow_right)) view.out.go(route);
    if (in_plan && kit::menu_item("Make or unmake milestone", icon_diamond, {}, view.may_edit))
        view.out.act(ActionId::ToggleMilestone);
    if (in_plan && kit::menu_item("Duplicate", icon_copy, {}, view.may_edit)) view.out.act(ActionId::DuplicateRows);
    if (in_plan && (look().coarse || view.phone)) {  // Elsewhere these have keys, and a menu on the row.
        if (kit::menu_item("Indent", icon_indent_increase, {}, view.may_edit)) view.out.act(ActionId::Indent);
        if (kit::menu_item("Outdent", icon_indent_decrease, {}, view.may_edit)) view.out.act(ActionId::Outdent);
        if (kit::menu_item("Move up", icon_arrow_up, {}, view.may_edit)) view.out.act(ActionId::MoveUp);
        if (kit::menu_item("Move down", icon_arrow_down, {}, view.may_edit)) view.out.act(ActionId::MoveDown);
    }
    kit::menu_separator();
    if (kit::menu_item("Delete " + std::string(sheet.type.label), icon_trash_2, {}, view.may_edit, true))
        delete_it(sheet);
    kit::end_menu();
}

void draw_header(InspectorSheet& sheet, const kit::Rect& bar) {
    ViewContext& view = sheet.view;
    const float box = px(look().size.icon_hit);
    const float centre = std::floor(bar.GetCenter().y);
    const auto place = [&](float right) {
        return kit::rect_at(bar.Max.x - px(right) - box, centre - std::floor(box / 2), box, box);
    };
    const float step = look().size.icon_hit + 8;
    const std::string words = header_words(view, sheet.type, sheet.record);
    const float used = kit::text_width(words, kit::meta());
    kit::heading({{bar.Min.x + px(16), bar.Min.y}, {bar.Min.x + px(18) + used, bar.Max.y}}, words, 2, kit::meta());
    draw_chips(view, sheet.type, sheet.record, bar.Min.x + px(26) + used, centre);
    const std::size_t comments = view.derived.comments(sheet.record.id).size();
    kit::Rect third = place(12 + 2 * step);
    third.Min.x -= px(10);
    draw_comment_button(sheet, third, comments);
    if (kit::icon_button(place(12 + step), icon_ellipsis, "More")) kit::open_menu(menu_name);
    draw_menu(sheet, place(12 + step));
    if (kit::icon_button(place(12), icon_x, "Close details")) close(view);
    kit::line_across(bar.Min.x, bar.Max.x, bar.Max.y - 1, look().colour.line);
}

// --- Footer ------------------------------------------------------------------------------------------------------------

bool draw_first_button(InspectorSheet& sheet, float& x, float y) {
    ViewContext& view = sheet.view;
    const kit::ButtonLook primary{.kind = kit::ButtonKind::Primary, .icon = icon_check};
    if (&sheet.type == &type_of<Task>) {
        if (!view.may_edit) return false;
        const bool done = static_cast<const Task&>(sheet.record).done.count == 100;
        const kit::ButtonLook again{.icon = icon_rotate_ccw};
        if (kit::button(x, y, done ? "Not done yet" : "Mark done", done ? again : primary))
            view.out.send(mark_done(view, {sheet.record.id}, {done ? 0 : 100}), done ? "" : "Done.");
        return true;
    }
    const bool page = &sheet.type == &type_of<Client> || &sheet.type == &type_of<Project>;
    const std::string route = page ? route_to_record(view.workspace, sheet.type, sheet.record.id) : std::string();
    if (!page || view.route.id == sheet.record.id) return false;
    kit::ButtonLook open = primary;
    open.icon = icon_arrow_right;
    if (kit::button(x, y, "Open " + std::string(sheet.type.label), open)) view.out.go(route);
    return true;
}

void draw_footer(InspectorSheet& sheet, const kit::Rect& bar) {
    kit::line_across(bar.Min.x, bar.Max.x, bar.Min.y, look().colour.line);
    float x = bar.Min.x + px(16);
    const float y = std::floor(bar.GetCenter().y - px(look().size.button) / 2);
    draw_first_button(sheet, x, y);
    const bool history = sheet.state.page == InspectorPage::History;
    if (kit::button(x, y, history ? "Details" : "History", {.icon = history ? icon_chevron_left : icon_history}))
        sheet.state.page = history ? InspectorPage::Details : InspectorPage::History;
}

// --- Body --------------------------------------------------------------------------------------------------------------

void draw_details(InspectorSheet& sheet) {
    draw_title(sheet);
    draw_marks_of_record(sheet);
    if (&sheet.type == &type_of<Task>) {
        const std::vector<std::size_t> drawn = draw_task(sheet, static_cast<const Task&>(sheet.record));
        const std::vector<std::size_t> others = fields_but(sheet.type, drawn);
        if (!sheet.state.all_fields) draw_mark_of_fold(sheet, "All fields", others);
        if (draw_fold(sheet, "All fields", sheet.state.all_fields, std::to_string(others.size())))
            sheet.state.all_fields = !sheet.state.all_fields;
        sheet.y += px(4);
        if (sheet.state.all_fields) draw_fields(sheet, others);
    } else {
        draw_before_fields(sheet);
        std::vector<std::size_t> above;  // Some fields are among what is said of such a record.
        if (&sheet.type == &type_of<Recovery>) above = fields_of_recovery_details();
        else if (&sheet.type == &type_of<Request>)
            above = fields_of_request_details(static_cast<const Request&>(sheet.record));
        draw_fields(sheet, fields_but(sheet.type, above));
        draw_after_fields(sheet);
    }
}

void draw_body(InspectorSheet& sheet, const kit::Rect& area) {
    const bool history = sheet.state.page == InspectorPage::History;
    const kit::IdScope scope(sheet.record.id);
    kit::Scroll scroll(history ? "story" : "details", area);
    sheet.x = area.Min.x + px(16);
    sheet.width = area.GetWidth() - px(32);
    sheet.y = scroll.origin().y + px(16);
    if (history) {
        draw_story(sheet);
    } else {
        draw_details(sheet);
        const float comments = sheet.y - scroll.origin().y;
        if (&sheet.type != &type_of<Comment>) draw_comments(sheet);
        if (std::exchange(sheet.state.to_comments, false)) scroll.reveal(comments, sheet.y - scroll.origin().y);
    }
    scroll.set_content(sheet.y + px(16) - scroll.origin().y);
}

void draw_deleted(ViewContext& view, const EntityType& type, const Entity& record, const kit::Rect& area) {
    const kit::Rect box = kit::rect_at(area.Min.x, area.Min.y + px(96), area.GetWidth(), px(200));
    const float y =
        kit::empty_state(box, icon_trash_2, "“" + title_of(type, record) + "” was deleted", "It is in the trash.") +
        px(12);
    const kit::ButtonLook look_of{.icon = icon_rotate_ccw};
    const float width = kit::button_width("Restore", look_of);
    const kit::Rect button =
        kit::rect_at(std::floor(area.GetCenter().x - width / 2), y, width, kit::button_height(look_of));
    if (view.may_edit && kit::button(button, "Restore", look_of))
        view.out.send(restore_record(view.workspace, type, record.id));
    const kit::Rect corner = kit::rect_at(area.Max.x - px(12 + look().size.icon_hit), area.Min.y + px(8),
                                          px(look().size.icon_hit), px(look().size.icon_hit));
    if (kit::icon_button(corner, icon_x, "Close details")) close(view);
}

void draw_many_panel(ViewContext& view, InspectorState& state, kit::Rect area) {
    kit::Rect bar = kit::cut_top(area, header_height());
    const float box = px(look().size.icon_hit);
    if (kit::icon_button(kit::rect_at(bar.Max.x - px(12) - box, std::floor(bar.GetCenter().y - box / 2), box, box),
                         icon_x, "Close details"))
        close(view);
    kit::text(kit::inset(bar, px(16), 0), capitalised(state.type->plural), kit::meta());
    kit::line_across(bar.Min.x, bar.Max.x, bar.Max.y - 1, look().colour.line);
    draw_many(view, state, area);
}

}  // namespace

void draw_inspector(ViewContext& view, InspectorState& state) {
    kit::fill(view.area, look().colour.bg1);
    if (!view.phone) kit::line_down(view.area.Min.x, view.area.Min.y, view.area.Max.y, look().colour.edge);
    kit::Rect area = view.area;
    if (!view.phone) area.Min.x += 1;
    follow_selection(view, state);
    if (!state.type || state.records.empty()) return;
    state.editors.typing = false;
    if (state.records.size() > 1) return draw_many_panel(view, state, area);
    const Entity* record = view.workspace.find_any(*state.type, state.records.front());
    if (!record) return;
    if (!is_alive(*record)) {
        draw_deleted(view, *state.type, *record, area);
        return;
    }
    InspectorSheet sheet{view, state, *state.type, *record, reading_of(view, *state.type, *record)};
    sheet.clashes = clashes_about(view, record->id);
    draw_header(sheet, kit::cut_top(area, header_height()));
    draw_footer(sheet, kit::cut_bottom(area, footer_height()));
    draw_body(sheet, area);
    draw_erasing(sheet);
}

}  // namespace rapport
