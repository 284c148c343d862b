// Over the plan: which rows one wants to see, in which groups and in which order, and the views that got a name.

#include <algorithm>
#include <cmath>

#include "app/commands/saved_view.h"
#include "base/text.h"
#include "ui/views/plan_page.h"

namespace rapport {
namespace {

constexpr float gap = 8;
constexpr std::string_view views_menu = "Views";

struct Toggle {
    std::string_view term;
    std::string_view label;
};
constexpr std::array toggles{Toggle{"late", "Late"}, Toggle{"critical", "Critical"}, Toggle{"open", "Not done"},
                             Toggle{"milestone", "Milestones"}};
constexpr std::array groupings{Grouping::Outline,    Grouping::Flat,   Grouping::People,  Grouping::Phase,
                               Grouping::Visibility, Grouping::Column, Grouping::Critical};
struct Sorting {
    SortKey key;
    std::string_view label;
};
constexpr std::array sortings{
    Sorting{SortKey::Outline, "As planned"}, Sorting{SortKey::Name, "Name"},   Sorting{SortKey::People, "Who"},
    Sorting{SortKey::Duration, "Days"},      Sorting{SortKey::Start, "Start"}, Sorting{SortKey::Finish, "Finish"},
    Sorting{SortKey::Done, "Done"},          Sorting{SortKey::Slack, "Slack"}, Sorting{SortKey::Column, "Column"}};

PlanChoice& choice_of(PlanPage& page) { return page.state.choice; }

/// The row in which the toggles, the boxes and the buttons stand.
struct Line {
    kit::Rect rest;
    float height;

    kit::Rect left(float width) {
        const kit::Rect box = kit::cut_left(rest, width);
        kit::cut_left(rest, px(gap));
        return kit::rect_at(box.Min.x, std::floor(box.GetCenter().y - height / 2), width, height);
    }
    kit::Rect right(float width) {
        const kit::Rect box = kit::cut_right(rest, width);
        kit::cut_right(rest, px(gap));
        return kit::rect_at(box.Min.x, std::floor(box.GetCenter().y - height / 2), width, height);
    }
    [[nodiscard]] bool has_room(float width) const { return rest.GetWidth() >= width + px(gap); }
};

void draw_toggle(PlanPage& page, const Toggle& toggle, const kit::Rect& box) {
    const Palette& c = look().colour;
    PlanChoice& choice = choice_of(page);
    const bool on = has_term(choice.filter, toggle.term);
    const kit::Item item = kit::item(kit::id_of(toggle.label), box);
    AccessNode& node = kit::node(Role::Button, toggle.label, box, item.id);
    node.focusable = true;
    node.pressed = on ? Tristate::Yes : Tristate::No;
    kit::fill(box, on ? c.accent_soft : item.hovered ? c.bg2 : c.bg1, px(4));
    kit::frame_line(box, on ? c.accent : c.edge, px(4));
    kit::draw_text(box, toggle.label, {TextSize::Meta, on, on ? c.accent : c.ink0, kit::Align::Centre});
    if (item.ring) kit::focus_ring(box, px(4));
    if (item.pressed) set_filter(page, with_term(choice.filter, toggle.term, !on));
}

float toggle_width(const Toggle& toggle) { return kit::text_width(toggle.label, {TextSize::Meta, true}) + px(20); }

void draw_toggles(PlanPage& page, Line& line) {
    for (const Toggle& toggle : toggles) {
        const float width = toggle_width(toggle);
        if (line.has_room(width)) draw_toggle(page, toggle, line.left(width));
    }
}

void draw_field(PlanPage& page, const kit::Rect& box) {
    PlanChoice& choice = choice_of(page);
    kit::FieldLook field{.label = "Filter",
                         .placeholder = "Words, person:Ana, done<100, late",
                         .icon = icon_search,
                         .show_label = false,
                         .spell_check = false,
                         .select_all = false};
    if (std::exchange(choice.opening, false)) kit::edit_field(kit::id_of(field.label));
    const kit::FieldEvent event = kit::field(box, choice.filter, field);
    if (event.changed || event.ended) set_filter(page, event.text);
}

std::string count_text(const PlanPage& page) {
    const auto all = page.plan.tasks;
    const ViewRows& view = page.lines().view;
    if (page.state.choice.filter.empty()) return counted(all, "task", "tasks");
    return with_thousands(view.hits) + " of " + counted(all, "task", "tasks");
}

void draw_grouping(PlanPage& page, const kit::Rect& box) {
    PlanChoice& choice = choice_of(page);
    std::vector<std::string> options;
    for (const Grouping grouping : groupings) options.emplace_back(label_of(grouping));
    const int chosen = kit::select(box, "Grouped by", options, static_cast<int>(choice.grouping), false, false);
    if (chosen < 0) return;
    choice.grouping = groupings[static_cast<std::size_t>(chosen)];
    choice.closed.clear();
    ++choice.revision;
}

void draw_sorting(PlanPage& page, const kit::Rect& box) {
    PlanChoice& choice = choice_of(page);
    std::vector<std::string> options;
    int current = 0;
    for (const Sorting& sorting : sortings) {
        if (!choice.order.empty() && choice.order.front().key == sorting.key)
            current = static_cast<int>(options.size());
        options.emplace_back(sorting.label);
    }
    const int chosen = kit::select(box, "Sorted by", options, current, false, false);
    if (chosen < 0) return;
    choice.order.clear();
    if (chosen > 0) choice.order.push_back({sortings[static_cast<std::size_t>(chosen)].key, false});
    ++choice.revision;
}

void draw_direction(PlanPage& page, const kit::Rect& box) {
    PlanChoice& choice = choice_of(page);
    const bool falling = choice.order.front().falling;
    if (!kit::icon_button(box, falling ? icon_arrow_down : icon_arrow_up,
                          falling ? "Sort from the first to the last" : "Sort from the last to the first"))
        return;
    choice.order.front().falling = !falling;
    ++choice.revision;
}

/// What the page shows, as a view would keep it.
ViewContent content_now(const PlanPage& page) {
    const PlanChoice& choice = page.state.choice;
    return {.kind = ViewKind::Table,
            .filter = choice.filter,
            .order = format_order(choice.order),
            .grouping = std::string(name_of(choice.grouping)),
            .columns = columns_text(page)};
}

namespace {

/// Which rows a view shows, and in what order.
void show_rows(PlanPage& page, const SavedView* view) {
    PlanChoice& choice = choice_of(page);
    choice.filter = view ? view->filter : std::string();
    choice.order = parse_order(view ? view->order : std::string());
    choice.grouping = parse_grouping(view ? view->grouping : std::string());
    choice.saved = view ? view->id : Id{};
    choice.closed.clear();
    ++choice.revision;
}

}  // namespace

void show_view(PlanPage& page, const SavedView* view) {
    show_rows(page, view);
    choose_columns(page, view ? view->columns : std::string());
}

void begin_naming(PlanPage& page, const SavedView* renames) {
    ViewNaming& naming = choice_of(page).naming;
    naming = {};
    naming.open = naming.fresh = true;
    if (!renames) return;
    naming.renames = renames->id;
    naming.name = renames->name;
}

void draw_views_menu(PlanPage& page, const kit::Rect& anchor) {
    if (!kit::begin_menu(views_menu, anchor, 260)) return;
    const Workspace& workspace = page.view.workspace;
    const std::vector<const SavedView*> views = views_of(workspace, {page.project.id});
    const ViewContent now = content_now(page);
    const SavedView* current = workspace.find(Ref<SavedView>{page.state.choice.saved});
    if (kit::menu_item("The whole plan", icon_list, {}, true, false,
                       now == ViewContent{} ? Tristate::Yes : Tristate::No))
        show_view(page, nullptr);
    for (const SavedView* view : views) {
        if (view->kind != ViewKind::Table) continue;
        const bool on = content_of(*view) == now;
        if (kit::menu_item(view->name, icon_eye, {}, true, false, on ? Tristate::Yes : Tristate::No))
            show_view(page, view);
    }
    const bool edits = page.view.may_edit;
    kit::menu_separator();
    if (kit::menu_item("Save this view…", icon_plus, {}, edits)) begin_naming(page, nullptr);
    if (current) {
        const std::string name = "“" + current->name + "”";
        if (kit::menu_item("Update " + name, icon_save, {}, edits && content_of(*current) != now))
            page.view.out.send(update_view(workspace, {current->id}, now));
        if (kit::menu_item("Rename " + name + "…", icon_pencil, {}, edits)) begin_naming(page, current);
        if (kit::menu_item("Delete " + name, icon_trash_2, {}, edits, true))
            page.view.out.send(remove_view(workspace, {current->id}), "Deleted the view " + name + ".");
    }
    kit::end_menu();
}

void draw_views(PlanPage& page, const kit::Rect& box) {
    const SavedView* current = page.view.workspace.find(Ref<SavedView>{page.state.choice.saved});
    kit::ButtonLook look_of{.small = true, .menu = true};
    look_of.id = "views";
    const std::string label = current ? shortened(current->name, 16) : "Views";
    if (kit::button(box, label, look_of)) kit::open_menu(views_menu);
    draw_views_menu(page, box);
}

float views_width(const PlanPage& page) {
    const SavedView* current = page.view.workspace.find(Ref<SavedView>{page.state.choice.saved});
    return kit::button_width(current ? shortened(current->name, 16) : "Views", {.small = true, .menu = true});
}

/// Group and order: the boxes, from the right.
void draw_boxes(PlanPage& page, Line& line) {
    draw_views(page, line.right(views_width(page)));
    if (!page.state.choice.order.empty()) draw_direction(page, line.right(line.height));
    draw_sorting(page, line.right(px(116)));
    draw_grouping(page, line.right(px(150)));
}

void draw_trouble(const PlanPage& page, const kit::Rect& box) {
    const kit::TextLook words{TextSize::Meta, false, look().colour.bad};
    kit::node(Role::Status, page.lines().trouble, box);
    kit::draw_text(kit::inset(box, px(page.view.phone ? 8.0f : 16.0f), 0), page.lines().trouble, words);
}

void save_name(PlanPage& page) {
    PlanChoice& choice = choice_of(page);
    ViewNaming& naming = choice.naming;
    const Workspace& workspace = page.view.workspace;
    const Id id = naming.renames.is_null() ? page.view.make_id() : naming.renames;
    Result<Edit> made = naming.renames.is_null()
                            ? save_view(workspace, {page.project.id}, id, naming.name, content_now(page))
                            : rename_view(workspace, {id}, naming.name);
    if (!made) {
        naming.error = made.error().message;
        naming.fresh = true;
        return;
    }
    page.view.out.send(std::move(*made));
    choice.saved = id;
    naming = {};
}

}  // namespace

void set_filter(PlanPage& page, std::string filter) {
    PlanChoice& choice = choice_of(page);
    if (choice.filter == filter) return;
    choice.filter = std::move(filter);
    ++choice.revision;
    kit::again();
}

bool has_filter_bar(const PlanPage& page) {
    const PlanChoice& choice = page.state.choice;
    return page.outline().size() > 0 && (choice.bar || !choice.is_plain());
}

void draw_filter_bar(PlanPage& page, kit::Rect& area) {
    if (!has_filter_bar(page)) return;
    const Palette& c = look().colour;
    const bool phone = page.view.phone;
    const bool trouble = !page.lines().trouble.empty();
    const float high = px(look().coarse ? 52.0f : 40.0f);
    kit::Rect bar = kit::cut_top(area, (phone ? 2 * high : high) + (trouble ? px(20) : 0));
    const kit::Group group(Role::Search, "Filter and groups", bar);
    kit::fill(bar, c.bg1);
    kit::line_across(bar.Min.x, bar.Max.x, bar.Max.y - 1, c.line);
    if (trouble) draw_trouble(page, kit::cut_bottom(bar, px(20)));
    const float low = px(look().coarse ? 44.0f : 28.0f);
    const float side = px(phone ? 8.0f : 16.0f);
    Line first{kit::inset(kit::cut_top(bar, high), side, 0), low};
    const bool leaves = !page.state.choice.is_plain();
    if (kit::icon_button(first.right(low), icon_x, leaves ? "Show the whole plan" : "Close filter and groups")) {
        if (leaves) show_rows(page, nullptr);
        page.state.choice.bar = false;
    }
    if (phone) {
        draw_field(page, first.left(first.rest.GetWidth()));
        Line second{kit::inset(bar, side, 0), low};
        draw_boxes(page, second);
        return;
    }
    draw_field(page, first.left(std::clamp(std::floor(first.rest.GetWidth() / 4), px(160), px(280))));
    draw_boxes(page, first);
    const std::string count = count_text(page);
    if (const float width = kit::text_width(count, kit::meta()) + px(4); first.has_room(width)) {
        draw_toggles(page, first);
        if (first.has_room(width)) kit::text(first.left(width), count, kit::meta());
    }
}

void draw_view_naming(PlanPage& page) {
    ViewNaming& naming = choice_of(page).naming;
    if (!naming.open) return;
    const std::string_view title = naming.renames.is_null() ? "Save this view" : "Rename the view";
    kit::Dialog dialog(title, 440, 220);
    kit::Rect rest = dialog.content();
    kit::heading(kit::cut_top(rest, px(36)), title, 1, kit::title());
    rest.Min.y += kit::field_label_height();
    if (std::exchange(naming.fresh, false)) kit::edit_field(kit::id_of("Name"));
    const kit::FieldEvent event =
        kit::field(kit::cut_top(rest, px(look().size.field)), naming.name,
                   {.label = "Name", .placeholder = "Late and critical", .error = naming.error});
    if (event.editing) naming.name = event.text;
    if (event.changed) naming.error.clear();
    bool save = event.committed() && event.end == TextEnd::Enter;
    const kit::ButtonLook primary{.kind = kit::ButtonKind::Primary};
    const float height = kit::button_height(primary), y = dialog.content().Max.y - height;
    const float wide = kit::button_width("Save view", primary), cancel = kit::button_width("Cancel");
    const float right = dialog.content().Max.x;
    save |= kit::button(kit::rect_at(right - wide, y, wide, height), "Save view", primary);
    const bool closes = kit::button(kit::rect_at(right - wide - px(8) - cancel, y, cancel, height), "Cancel");
    if (closes || dialog.closed()) naming = {};
    else if (save) save_name(page);
}

}  // namespace rapport
