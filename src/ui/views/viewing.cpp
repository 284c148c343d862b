#include "ui/views/viewing.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"
#include "share/locked_data.h"
#include "share/projection.h"
#include "ui/shell.h"
#include "ui/views/dialog_sheet.h"
#include "ui/views/import_dialog_parts.h"
#include "ui/views/plan_page.h"
#include "ui/views/viewing_head.h"
#include "ui/views/viewing_overview.h"
#include "ui/views/viewing_store.h"

namespace rapport {
namespace viewing {
namespace {

using kit::Rect;

// --- The snapshot ----------------------------------------------------------------------------------------------------

void show(Shell& shell, std::string_view bytes) {
    const Result<SnapshotData> data = read_snapshot(bytes);
    if (!data) {
        shell.viewing.trouble = data.error().message;
        return;
    }
    shell.viewing.head = std::make_shared<SnapshotHead>(data->head);
    const bool planned = data->workspace.table(type_of<Task>).size() > 0 || data->head.sections.empty();
    shell.route = {ViewId::Project, project_in(data->workspace).id, planned ? "plan" : "overview", {}, {}};
    shell.ports.viewed->show(data->workspace);
}

void take_in(Shell& shell, const Result<std::string>& bytes) {
    shell.ports.window.wake();
    if (!bytes) {
        shell.viewing.trouble = bytes.error().message;
        return;
    }
    if (!looks_like_locked_data(*bytes)) return show(shell, *bytes);
    if (const Result<Sealed> sealed = read_locked_data(*bytes)) shell.viewing.lock = ViewingLock::Asks;
    else shell.viewing.trouble = sealed.error().message;
}

void ask(Shell& shell) {
    if (std::exchange(shell.viewing.asked, true)) return;
    shell.ports.snapshots->fetch([&shell](const Result<std::string>& bytes) { take_in(shell, bytes); });
}

// --- Its lock --------------------------------------------------------------------------------------------------------

void take_in_unlocked(Shell& shell, const Result<std::string>& bytes) {
    ViewingState& state = shell.viewing;
    shell.ports.window.wake();
    if (state.lock != ViewingLock::Opening) return;
    state.lock = bytes ? ViewingLock::None : ViewingLock::Asks;
    if (!bytes) {
        state.trouble = bytes.error().message;
        return;
    }
    state.passphrase.clear();
    show(shell, *bytes);
}

constexpr std::string_view lock_busy = "Opening it. That takes a moment, so that nobody can try many passphrases.";

void unlock(Shell& shell) {
    ViewingState& state = shell.viewing;
    state.trouble.clear();
    if (trimmed(state.passphrase).empty()) {
        state.trouble = "Type the passphrase first.";
        state.lock = ViewingLock::Asks;
        return;
    }
    state.lock = ViewingLock::Opening;
    kit::announce(std::string(lock_busy));
    shell.ports.snapshots->unlock(state.passphrase,
                                  [&shell](const Result<std::string>& bytes) { take_in_unlocked(shell, bytes); });
}

constexpr std::string_view lock_title = "A locked snapshot";
constexpr std::string_view lock_words =
    "It opens with a passphrase, which you were given apart from the file. It is opened on this device, and nothing is "
    "sent anywhere. Close or reload the page and it is locked again.";
constexpr std::string_view lock_label = "Passphrase";
constexpr std::string_view lock_hint = "Every word in its order, a space between two. Capital letters count.";
constexpr float lock_css = 480, lock_head_css = 44;

/// True where Enter ended it.
bool draw_passphrase(ViewingState& state, const Rect& box) {
    const bool opening = state.lock == ViewingLock::Opening;
    if (state.lock == ViewingLock::Asks) {
        kit::edit_field(kit::id_of(lock_label));
        state.lock = ViewingLock::Shut;
    }
    const kit::FieldEvent event = kit::field(box, state.passphrase,
                                             {.label = lock_label,
                                              .hint = opening ? lock_busy : lock_hint,
                                              .error = state.trouble,
                                              .enter_key = "go",
                                              .spell_check = false});
    if (event.changed) state.trouble.clear();
    if (event.changed || event.ended) state.passphrase = event.text;
    return event.committed() && event.end == TextEnd::Enter;
}

/// In place of everything. Whoever gives up goes back to where the file was dropped.
void draw_lock(Shell& shell) {
    ViewingState& state = shell.viewing;
    const float inner = std::min(px(lock_css), ImGui::GetIO().DisplaySize.x - px(16)) - px(2 * 24);
    const float words = kit::wrapped_height(inner, lock_words, kit::meta(), 5);
    const std::string_view longest = state.trouble.size() > lock_busy.size() ? state.trouble : lock_busy;
    const float beneath = px(4) + kit::wrapped_height(inner, longest, kit::meta(), 3) + px(16);
    const float button = px(look().size.button);
    const float height = words + px(14) + kit::field_label_height() + px(look().size.field) + beneath + button;
    kit::Dialog dialog(lock_title, lock_css, 2 * 24 + lock_head_css + height / look().scale);
    Rect rest = dialog.content();
    kit::heading(kit::cut_top(rest, px(lock_head_css)), lock_title, 1, kit::title());
    kit::wrapped(kit::cut_top(rest, words), lock_words, kit::meta(), 5);
    rest.Min.y += px(14) + kit::field_label_height();
    const bool entered = draw_passphrase(state, kit::cut_top(rest, px(look().size.field)));
    const bool opening = state.lock == ViewingLock::Opening;
    const kit::ButtonLook opens{.kind = kit::ButtonKind::Primary, .disabled = opening, .reason = "It is being opened."};
    const DialogEnd end = draw_dialog_foot(kit::cut_bottom(rest, button), "Cancel", "Open it", opens, dialog.closed());
    if (end == DialogEnd::GivenUp) shell.out.call([](Shell& it) { it.ports.snapshots->leave(); });
    else if (!opening && (entered || end == DialogEnd::Done)) unlock(shell);
}

/// A file that was dropped: what is no snapshot cannot be opened beside one.
void refuse_other_files(Shell& shell) {
    if (shell.import.stage == ImportStage::None) return;
    close_import(shell.import);
    shell.say({"This is a copy to look at. Go back first, then open the file.", false, true});
}

// --- What stands above -----------------------------------------------------------------------------------------------

void leave_button(Shell& shell, const Rect& box, std::string_view label) {
    const kit::ButtonLook way{.kind = kit::ButtonKind::Primary};
    if (kit::button(box, label, way)) shell.out.call([](Shell& it) { it.ports.snapshots->leave(); });
}

Rect way_back_at(Shell& shell, float right, float y) {
    const kit::ButtonLook way{.kind = kit::ButtonKind::Primary};
    const float width = kit::button_width(shell.ports.snapshots->way_back(), way);
    return kit::rect_at(right - width, y, width, kit::button_height(way));
}

/// Takes its place off the top of the window.
void draw_head(Shell& shell, const SnapshotHead& head, Date today, Rect& rest, bool phone) {
    const Palette& c = look().colour;
    const float side = px(phone ? 12.0f : 16.0f);
    const float button = kit::button_height({.kind = kit::ButtonKind::Primary});
    const float width = rest.GetWidth() - 2 * side;
    const float beside = phone ? 0 : way_back_at(shell, 0, 0).GetWidth() + px(16);
    const HeadWords words(head, today, width - beside, width, phone);
    const float title = std::max(words.title_height(), phone ? 0.0f : button);
    const Rect bar = kit::cut_top(rest, title + words.height() + (phone ? button + px(8) : 0) + px(20));
    const kit::Group group(Role::Banner, "This copy", bar, "this copy");
    kit::fill(bar, c.bg1);
    kit::line_across(bar.Min.x, bar.Max.x, bar.Max.y - 1, c.line);
    Rect inner = kit::inset(bar, side, px(8));
    Rect line = kit::cut_top(inner, title);
    if (!phone) {
        const Rect back = way_back_at(shell, line.Max.x, line.Min.y);
        leave_button(shell, back, shell.ports.snapshots->way_back());
        line.Max.x = back.Min.x - px(16);
    }
    words.draw_title(line);
    words.draw_lines(inner);
    if (!phone) return;
    Rect back = way_back_at(shell, inner.Max.x, inner.Min.y + px(4));
    back.Min.x = inner.Min.x;
    leave_button(shell, back, shell.ports.snapshots->way_back());
}

// --- The plan --------------------------------------------------------------------------------------------------------

void draw_tools(PlanPage& page, Rect bar) {
    DeviceSettings& settings = page.view.settings;
    const bool chart = settings.layout == PlanLayout::Gantt;
    const float height = std::min(px(look().size.button_small), bar.GetHeight() - px(4));
    const float y = std::floor(bar.GetCenter().y - height / 2);
    const kit::Group tools(Role::Toolbar, "Plan tools", bar);
    const auto spot = [&](float width) {
        bar.Max.x -= width;
        const Rect box = kit::rect_at(bar.Max.x, y, width, height);
        bar.Max.x -= px(4);
        return box;
    };
    if (chart) {
        const Rect in = spot(height), out = spot(height);
        if (kit::icon_button(out, icon_zoom_out, "Zoom out on time", false, false, "-"))
            page.view.out.act(ActionId::ZoomOut);
        if (kit::icon_button(in, icon_zoom_in, "Zoom in on time", false, false, "+"))
            page.view.out.act(ActionId::ZoomIn);
    }
    const std::vector<std::string_view> labels{"Table", "Gantt"};
    const int chosen = kit::segments(spot(kit::segments_width(labels)), "Shown as", labels, chart ? 1 : 0);
    if (chosen >= 0) settings.layout = chosen == 1 ? PlanLayout::Gantt : PlanLayout::Table;
}

float tools_width() { return kit::segments_width({"Table", "Gantt"}) + 2 * px(look().size.button_small) + px(12); }

/// Takes its place off the top of `rest`: where the tools have no room beside the tabs, they stand beneath.
void draw_tabs(PlanPage& page, Rect& rest, bool overview) {
    const Rect bar = kit::cut_top(rest, px(look().coarse ? look().size.tab : look().size.tab_bar));
    kit::fill(bar, look().colour.bg1);
    kit::line_across(bar.Min.x, bar.Max.x, bar.Max.y - 1, look().colour.line);
    Rect left = kit::inset(bar, page.view.phone ? px(4) : px(8), 0);
    constexpr std::array<std::string_view, 3> names{"plan", "calendar", "overview"};
    std::vector<std::string> labels{"Plan", "Calendar"};
    if (overview) labels.emplace_back("Overview");
    const auto at = std::ranges::find(names, std::string_view(page.view.route.tab));
    const int current = at == names.end() ? 0 : static_cast<int>(at - names.begin());
    const int chosen = kit::tabs(left, "Shown", labels, current);
    if (chosen >= 0) {
        Route route = page.view.route;
        route.tab = names[static_cast<std::size_t>(chosen)];
        page.view.out.go("#" + to_string(route), true);
    }
    for (const std::string& label : labels) left.Min.x += kit::text_width(label, kit::strong()) + px(28);
    if (current != 0) return;
    if (left.GetWidth() < tools_width()) {
        const Rect row = kit::cut_top(rest, px(look().size.button_small) + px(12));
        kit::fill(row, look().colour.bg1);
        kit::line_across(row.Min.x, row.Max.x, row.Max.y - 1, look().colour.line);
        left = kit::inset(row, px(8), 0);
    }
    draw_tools(page, left);
}

// --- One task --------------------------------------------------------------------------------------------------------

std::string people_on(const Workspace& workspace, const Task& task) {
    std::string names;
    for (const Assignment& one : workspace.all<Assignment>())
        if (one.task.id == task.id)
            if (const Person* person = workspace.find(one.person)) names += (names.empty() ? "" : ", ") + person->name;
    return names;
}

struct Line {
    std::string_view label;
    std::string words;
};

std::vector<Line> lines_of(const PlanPage& page, std::int32_t row) {
    const Task& task = page.task(row);
    std::vector<Line> lines;
    const auto add = [&](std::string_view label, std::string words) {
        if (!trimmed(words).empty()) lines.push_back({label, std::move(words)});
    };
    const bool dated = !task.manual || task.manual_start || task.manual_finish;
    if (dated && !task.milestone) add("Starts", day_text(page, page.planned(row).start));
    if (dated) add(task.milestone ? "On" : "Ends", day_text(page, page.planned(row).finish));
    if (task.promised) add("Promised for", day_text(page, *task.promised));
    add("Done", percent_text(page.planned(row).done));
    add("Who", people_on(page.view.workspace, task));
    add("What it is", task.summary.text);
    add("Accepted when", task.acceptance.text);
    add("Why it moved", task.moved_because);
    return lines;
}

void draw_task(PlanPage& page, std::int32_t row, const Rect& area) {
    const Palette& c = look().colour;
    const kit::Group group(Role::Region, "Details", area, "details");
    kit::fill(area, c.bg1);
    if (!page.view.phone) kit::line_down(area.Min.x, area.Min.y, area.Max.y, c.edge);
    Rect rest = kit::inset(area, px(16), px(12));
    Rect head = kit::cut_top(rest, px(32));
    const Rect cross = kit::centred(kit::cut_right(head, px(28)), px(28), px(28));
    if (kit::icon_button(cross, icon_x, "Close details")) page.view.selection.clear();
    kit::heading(head, title_of(type_of<Task>, page.task(row)), 2, kit::strong());
    kit::Scroll scroll("details", rest);
    float y = scroll.origin().y;
    for (const Line& line : lines_of(page, row)) {
        const Rect label = kit::rect_at(scroll.origin().x, y + px(8), scroll.width(), line_px(TextSize::Meta));
        kit::text(label, line.label, kit::meta());
        y = label.Max.y + px(2);
        y += kit::wrapped(kit::rect_at(label.Min.x, y, scroll.width(), px(2000)), line.words);
    }
    scroll.set_content(y - scroll.origin().y + px(8));
}

void draw_plan_of(Shell& shell, const Project& project, Rect rest) {
    ViewContext view = shell.context(rest);
    if (std::exchange(shell.project.project, project.id) != project.id)
        shell.project.plan.gantt.wish = GanttWish::Fit;  // All of it at first.
    const kit::IdScope scope(project.id);
    PlanPage page{.view = view,
                  .state = shell.project.plan,
                  .project = project,
                  .plan = view.derived.plan({project.id}),
                  .at = {},
                  .columns = {}};
    refresh_comparison(page);
    refresh_lines(page);
    const std::vector<SnapshotSection>& sections = shell.viewing.head->sections;
    draw_tabs(page, rest, !sections.empty());
    if (view.route.tab == "overview" && !sections.empty()) {
        view.area = rest;
        return draw_sections(view, sections);
    }
    settle_selection(page);
    const std::int32_t row =
        view.selection.type == &type_of<Task> ? page.outline().find(view.selection.first()) : std::int32_t{-1};
    if (row >= 0) {
        const Rect panel = view.phone ? kit::cut_bottom(rest, std::floor(rest.GetHeight() / 2))
                                      : kit::cut_right(rest, std::min(px(320), std::floor(rest.GetWidth() / 2)));
        draw_task(page, row, panel);
    }
    view.area = rest;
    if (page.outline().size() == 0) {
        kit::empty_state(kit::rect_at(rest.Min.x, rest.Min.y + px(80), rest.GetWidth(), px(200)), icon_eye,
                         "No task was shared", "This copy holds no plan. What was shared stands in the overview.");
    } else if (view.route.tab == "calendar") {
        draw_calendar(page, shell.project.calendar);
    } else {
        draw_plan(page);
    }
}

void draw_trouble(Shell& shell, const Rect& screen) {
    const float y = kit::empty_state(
        kit::rect_at(screen.Min.x + px(16), screen.Min.y + px(120), screen.GetWidth() - px(32), px(200)),
        icon_octagon_alert, "This snapshot cannot be shown", shell.viewing.trouble);
    Rect back = way_back_at(shell, 0, y + px(16));
    back.Translate({std::floor(screen.GetCenter().x + back.GetWidth() / 2), 0});
    leave_button(shell, back, shell.ports.snapshots->way_back());
}

}  // namespace
}  // namespace viewing

void draw_viewing(Shell& shell) {
    using namespace viewing;
    ask(shell);
    refuse_other_files(shell);
    kit::Rect screen{{0, 0}, ImGui::GetIO().DisplaySize};
    const kit::IdScope scope("viewing");
    if (shell.viewing.lock != ViewingLock::None) return draw_lock(shell);
    if (!shell.viewing.trouble.empty()) return draw_trouble(shell, screen);
    const Project* project = project_shown(shell);
    if (!shell.viewing.head || !project) {
        kit::text(kit::centred(screen, screen.GetWidth(), px(24)), "Opening the snapshot…",
                  {TextSize::Body, false, look().colour.ink1, kit::Align::Centre});
        return;
    }
    const ViewContext view = shell.context(screen);
    draw_head(shell, *shell.viewing.head, view.today, screen, view.phone);
    const kit::Group main(Role::Main, "Content", screen, "main");
    draw_plan_of(shell, *project, screen);
}

void show_snapshot(Shell& shell, const OpenedFile& file) {
    const auto failed = [&](const Error& why) { shell.say({why.message, false, true}); };
    if (looks_like_locked_data(file.bytes)) {
        if (const Result<Sealed> sealed = read_locked_data(file.bytes); !sealed) return failed(sealed.error());
    } else if (const Result<SnapshotData> data = read_snapshot(file.bytes); !data) {
        return failed(data.error());
    }
    if (!shell.session.may_close())
        return failed(
            {Fault::Refused, "Your last changes are still being stored. Open the file again in a moment.", {}});
    if (!shell.ports.snapshots)
        return failed({Fault::Refused, "Snapshots cannot be looked at here. Open this one in a browser.", {}});
    if (const Result<void> shown = shell.ports.snapshots->show(file.bytes); !shown) failed(shown.error());
}

}  // namespace rapport
