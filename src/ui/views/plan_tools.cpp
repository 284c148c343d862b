// What stands at the right of the tabs: table or chart, zoom, a new task, and the rest behind "…".

#include <algorithm>
#include <cmath>

#include "app/commands/record.h"
#include "base/text.h"
#include "ui/views/plan_page.h"

namespace rapport {
namespace {

void more_item(PlanPage& page, ActionId id, const char* icon, bool possible = true) {
    const Action& named = action(id);
    const std::string key = shown_key(named.key, look().mac);
    if (kit::menu_item(named.name, icon, key, possible)) page.view.out.act(id);
}

void column_item(PlanPage& page, PlanColumn column) {
    std::int8_t& shown = page.state.shown[static_cast<std::size_t>(column)];
    const bool on = std::ranges::find(page.state.order, column) != page.state.order.end();
    if (kit::menu_item("Column “" + std::string(title_of(column)) + "”", icon_columns_3, {}, true, false,
                       on ? Tristate::Yes : Tristate::No))
        shown = on ? std::int8_t{-1} : std::int8_t{1};
}

void draw_more(PlanPage& page, const kit::Rect& button) {
    if (!kit::begin_menu("Plan menu", button, 290)) return;
    const bool any = page.outline().size() > 0;
    const bool chart = page.view.settings.layout == PlanLayout::Gantt && any;
    more_item(page, ActionId::FilterRows, icon_search, any);
    more_item(page, ActionId::ExpandAll, icon_chevrons_up_down, any);
    more_item(page, ActionId::CollapseAll, icon_list, any);
    if (!page.view.phone) {
        column_item(page, PlanColumn::People);
        column_item(page, PlanColumn::Start);
        column_item(page, PlanColumn::Predecessors);
        column_item(page, PlanColumn::Done);
        column_item(page, PlanColumn::Optimistic);
        column_item(page, PlanColumn::Pessimistic);
        if (page.state.comparison.baseline) {
            column_item(page, PlanColumn::BaselineStart);
            column_item(page, PlanColumn::BaselineFinish);
            column_item(page, PlanColumn::FinishVariance);
        }
        if (kit::menu_item("Columns and their order…", icon_columns_3)) page.state.choice.arranging = true;
    }
    kit::menu_separator();
    more_item(page, ActionId::ProjectDetails, icon_settings, true);
    more_item(page, ActionId::CheckPlan, icon_circle_check, any);
    kit::menu_separator();
    more_item(page, ActionId::ZoomToFit, icon_chart_gantt, chart);
    more_item(page, ActionId::GoToToday, icon_calendar_days, chart);
    kit::menu_separator();
    more_item(page, ActionId::ShareProject, icon_eye, true);
    more_item(page, ActionId::SaveProject, icon_save, true);
    more_item(page, ActionId::PrintPlan, icon_file_down, any);
    more_item(page, ActionId::ExportMspdi, icon_file_down, any);
    more_item(page, ActionId::ExportCsv, icon_file_down, any);
    kit::menu_separator();
    if (kit::menu_item("Delete project…", icon_trash_2, {}, page.view.may_edit, true)) page.state.confirm_delete = true;
    kit::end_menu();
}

}  // namespace

void draw_plan_tools(PlanPage& page, const kit::Rect& bar) {
    const std::string& tab = page.view.route.tab;
    const bool plan = tab.empty() || tab == "plan";
    const bool narrow = bar.GetWidth() < px(440);
    const float height = std::min(px(look().size.button_small), bar.GetHeight() - px(4));
    const float y = std::floor(bar.GetCenter().y - height / 2);
    const kit::Group tools(Role::Toolbar, "Plan tools", bar);
    float right = bar.Max.x;
    const auto cut = [&](float width) {
        right -= width;
        const kit::Rect box = kit::rect_at(right, y, width, height);
        right -= page.view.phone ? 0.0f : px(8);
        return box;
    };
    const kit::Rect more = cut(height);
    if (plan) {
        const kit::ButtonLook primary{.kind = kit::ButtonKind::Primary,
                                      .icon = icon_plus,
                                      .small = true,
                                      .disabled = !page.view.may_edit,
                                      .reason = narrow ? "New task" : "",
                                      .id = "new task"};
        const std::string_view words = narrow ? "" : "Task";
        if (narrow) {
            const kit::Rect box = cut(height);
            if (kit::icon_button(box, icon_plus, "New task", !page.view.may_edit)) page.view.out.act(ActionId::NewTask);
        } else if (kit::button(cut(kit::button_width(words, primary)), words, primary)) {
            page.view.out.act(ActionId::NewTask);
        }
        if (page.outline().size() > 0 && !page.view.phone &&
            kit::icon_button(cut(height), icon_search, "Filter, sort and group", false, has_filter_bar(page)))
            page.view.out.act(ActionId::FilterRows);
        const bool chart = page.view.settings.layout == PlanLayout::Gantt;
        if (chart && !narrow) {
            const kit::Rect in = cut(height);
            right += px(6);
            const kit::Rect out = cut(height);
            if (kit::icon_button(out, icon_zoom_out, "Zoom out on time", false, false, "-"))
                page.view.out.act(ActionId::ZoomOut);
            if (kit::icon_button(in, icon_zoom_in, "Zoom in on time", false, false, "+"))
                page.view.out.act(ActionId::ZoomIn);
        }
        const std::vector<std::string_view> labels{"Table", "Gantt"};
        const std::vector<const char*> icons{icon_table_2, icon_chart_gantt};
        const float width = kit::segments_width(labels, narrow ? std::vector<const char*>{} : icons);
        const int chosen =
            kit::segments(cut(width), "Shown as", labels, chart ? 1 : 0, narrow ? std::vector<const char*>{} : icons);
        if (chosen >= 0) page.view.settings.layout = chosen == 1 ? PlanLayout::Gantt : PlanLayout::Table;
    }
    if (kit::icon_button(more, icon_ellipsis, "More for this plan")) kit::open_menu("Plan menu");
    draw_more(page, more);
}

void draw_delete_dialog(PlanPage& page) {
    if (!page.state.confirm_delete) return;
    kit::Dialog dialog("Delete project", 440, 176);
    const std::string title = "Delete “" + page.project.name + "”?";
    const auto tasks = static_cast<std::int64_t>(page.outline().size());
    const std::string what =
        tasks == 0 ? "It goes to the trash, from where you can bring it back."
                   : counted(tasks, "task goes", "tasks go") + " with it. You can bring all of it back from the trash.";
    kit::Rect rest = dialog.content();
    kit::heading(kit::cut_top(rest, px(28)), title, 1, kit::title());
    kit::cut_top(rest, px(8));
    kit::wrapped(rest, what);
    const kit::ButtonLook danger{.kind = kit::ButtonKind::Danger, .icon = icon_trash_2};
    const float y = dialog.content().Max.y - kit::button_height();
    const float keep = kit::button_width("Keep it"), remove = kit::button_width("Delete project", danger);
    const float x = dialog.content().Max.x - keep;
    dialog.first_focus(kit::id_of("Keep it"));
    if (kit::button(kit::rect_at(x - px(8) - remove, y, remove, kit::button_height()), "Delete project", danger)) {
        page.state.confirm_delete = false;
        page.view.out.send(delete_record(page.view.workspace, type_of<Project>, page.project.id),
                           "Deleted “" + page.project.name + "”.");
        page.view.out.go("#/");
    }
    if (kit::button(kit::rect_at(x, y, keep, kit::button_height()), "Keep it") || dialog.closed())
        page.state.confirm_delete = false;
}

}  // namespace rapport
