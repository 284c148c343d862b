#include "opened.h"
#include "ui/gantt_axis.h"

namespace rapport {
namespace {

/// The plan of the small world, ten CSS pixels a day and more.
struct OpenChart : SmallWorld, Opened {
    OpenChart() : Opened(workspace) { go("/project/" + to_string(project.id) + "/plan"); }

    static constexpr float arrow = 16;  ///< As wide is what stands at the edge for a bar out of sight.

    [[nodiscard]] AccessRect bar(std::string_view name) {
        const AccessNode* node = app.find(Role::Option, name);
        INFO("looking for ", std::string(name), " on\n", app.page());
        REQUIRE(node);
        return node->rect;
    }
    [[nodiscard]] GanttState& chart() { return shell().project.plan.gantt; }
    [[nodiscard]] float day() { return chart().time.day_width; }
    [[nodiscard]] std::size_t links() {
        std::size_t count = 0;
        for ([[maybe_unused]] const Dependency& link : here().all<Dependency>()) ++count;
        return count;
    }
    void wheel(float x, float y, float by_x, float by_y, bool control) {
        ImGuiIO& io = ImGui::GetIO();
        io.AddMousePosEvent(x, y);
        app.frame(2);
        if (control) io.AddKeyEvent(ImGuiMod_Ctrl, true);
        io.AddMouseWheelEvent(by_x, by_y);
        app.frame(2);
        if (control) io.AddKeyEvent(ImGuiMod_Ctrl, false);
        app.settle();
    }
};

TEST_CASE("A week of work fills Monday to Friday, and half a day half of it") {
    const WorkTime work;
    const TimeView view{.left = static_cast<double>(at(Date{20'759}).minutes), .day_width = 20, .placed = true};
    look().scale = 1;
    const TimeAxis axis(view, {{100, 0}, {900, 100}}, work);

    CHECK(axis.x_of(at(Date{20'759}, {8 * 60})) == 100);
    CHECK(axis.x_of(at(Date{20'763}, {17 * 60})) == 200);
    CHECK(axis.x_of(at(Date{20'759}, {12 * 60})) == 110);
    CHECK(axis.x_of(at(Date{20'759}, {13 * 60})) == 110);
}

TEST_CASE("The head counts what the zoom asks for") {
    const WorkTime work;
    const auto lower = [&](float day_width) {
        const TimeView view{.left = 0, .day_width = day_width, .placed = true};
        return TimeAxis(view, {{0, 0}, {800, 100}}, work).lower().unit;
    };

    CHECK(lower(1200) == TimeUnitShown::Hours);
    CHECK(lower(30) == TimeUnitShown::Days);
    CHECK(lower(12) == TimeUnitShown::Weeks);
    CHECK(lower(1.5f) == TimeUnitShown::Months);
    CHECK(lower(0.5f) == TimeUnitShown::Quarters);
    CHECK(lower(0.12f) == TimeUnitShown::Years);
}

TEST_CASE("Marks stand on Mondays, first days of months, quarters and years") {
    const std::int64_t tuesday = at(date_of(Civil{2026, 11, 24}), {600}).minutes;
    const auto before = [&](TimeUnitShown unit, int step = 1) {
        return to_iso(date_of(DateTime{mark_before({unit, step}, tuesday)}));
    };

    CHECK(before(TimeUnitShown::Weeks) == "2026-11-23");
    CHECK(before(TimeUnitShown::Months) == "2026-11-01");
    CHECK(before(TimeUnitShown::Quarters) == "2026-10-01");
    CHECK(before(TimeUnitShown::Years) == "2026-01-01");
    CHECK(before(TimeUnitShown::Years, 10) == "2020-01-01");
    CHECK(mark_label({TimeUnitShown::Weeks, 1}, mark_before({TimeUnitShown::Weeks, 1}, tuesday), false, false, 100) ==
          "Mon 23");
    CHECK(mark_label({TimeUnitShown::Months, 1}, mark_before({TimeUnitShown::Months, 1}, tuesday), true, true, 200) ==
          "November 2026");
}

TEST_CASE("A bar that is dragged two days to the right starts two days later, in one step that can be undone") {
    OpenChart plan;
    const AccessRect bar = plan.bar("Design: 2 Nov to 4 Nov, critical");
    const float y = bar.y + bar.height / 2;

    plan.app.drag(bar.x + bar.width / 2, y, bar.x + bar.width / 2 + 2 * plan.day(), y);

    CHECK(plan.app.shows(Role::Option, "Design: 4 Nov to 6 Nov, critical"));
    CHECK(plan.get(plan.design).constraint == Constraint::StartNoEarlier);
    plan.app.press("Ctrl+Z");
    CHECK(plan.app.shows(Role::Option, "Design: 2 Nov to 4 Nov, critical"));
}

TEST_CASE("The right edge of a bar is its duration") {
    OpenChart plan;
    const AccessRect bar = plan.bar("Design: 2 Nov to 4 Nov, critical");
    const float y = bar.y + bar.height / 2;

    plan.app.drag(bar.x + bar.width - 2, y, bar.x + bar.width - 2 + plan.day(), y);

    CHECK(plan.get(plan.design).duration == Minutes{4 * 480});
}

TEST_CASE("A line drawn from the handle behind a bar to another bar links the two") {
    OpenChart plan;
    REQUIRE(plan.links() == 2);
    const AccessRect from = plan.bar("Design: 2 Nov to 4 Nov, critical"), to = plan.bar("Launch: 12 Nov, critical");
    plan.app.hover(from.x + from.width / 2, from.y + from.height / 2);

    plan.app.drag(from.x + from.width + 9, from.y + from.height / 2, to.x + to.width / 2, to.y + to.height / 2);

    CHECK(plan.links() == 3);
}

TEST_CASE("A link that would close a loop is refused with a sentence") {
    OpenChart plan;
    const AccessRect from = plan.bar("Launch: 12 Nov, critical"), to = plan.bar("Design: 2 Nov to 4 Nov, critical");

    plan.app.drag(from.x + from.width + 9, from.y + from.height / 2, to.x + to.width / 2, to.y + to.height / 2);

    CHECK(plan.links() == 2);
    CHECK(plan.app.says("loop"));
}

TEST_CASE("Dragging the ground moves through time, and changes nothing") {
    OpenChart plan;
    const double left = plan.chart().time.left;

    plan.app.drag(1200, 600, 1100, 600);

    CHECK(plan.chart().time.left > left);
    CHECK(plan.history().to_undo() == nullptr);
}

TEST_CASE("The wheel moves through time sideways, and zooms around the pointer with Control") {
    OpenChart plan;
    const double left = plan.chart().time.left;
    plan.wheel(1000, 400, -1, 0, false);
    CHECK(plan.chart().time.left > left);

    const float day = plan.day();
    plan.wheel(1000, 400, 0, 1, true);

    CHECK(plan.day() > day);
}

TEST_CASE("Zoom to fit shows the whole plan, Today goes to today") {
    OpenChart plan;
    plan.chart().time.left = 0;
    plan.app.settle();

    plan.app.press("Shift+F");
    CHECK(plan.bar("Design: 2 Nov to 4 Nov, critical").width > OpenChart::arrow);
    CHECK(plan.bar("Launch: 12 Nov, critical").width > 3);

    plan.chart().time.left = 0;
    plan.app.press("T");
    CHECK(plan.app.shows(Role::Text, "Today"));
}

TEST_CASE("A bar out of sight comes into sight where its row is followed by a link") {
    OpenChart plan;
    plan.chart().time.left = 0;
    plan.app.settle();
    CHECK(plan.bar("Design: 2 Nov to 4 Nov, critical").width == OpenChart::arrow);

    plan.go("/project/" + to_string(plan.project.id) + "/plan/" + to_string(plan.design.id));

    CHECK(plan.bar("Design: 2 Nov to 4 Nov, critical").width > OpenChart::arrow);
}

TEST_CASE("The chart is a list of bars beside the table, which keys and readers go through") {
    OpenChart plan;
    const AccessNode* list = plan.app.find(Role::ListBox, "Bars");
    REQUIRE(list);
    for (const AccessNode& node : plan.app.nodes()) {
        if (node.role != Role::Option) continue;
        CHECK(plan.app.nodes()[static_cast<std::size_t>(node.parent)].role == Role::ListBox);
        CHECK(node.set_size == 3);
    }
    for (std::int32_t at = list->parent; at >= 0; at = plan.app.nodes()[static_cast<std::size_t>(at)].parent)
        CHECK(plan.app.nodes()[static_cast<std::size_t>(at)].role != Role::Grid);
    CHECK(plan.app.find(Role::Group, "Gantt chart")->description.find(" in sight") != std::string::npos);

    plan.app.focus(Role::Option, "Build: 5 Nov to 11 Nov, critical");
    CHECK(plan.shell().selection.first() == plan.build.id);
    plan.app.press("ArrowUp");
    CHECK(plan.shell().selection.first() == plan.design.id);
    CHECK(plan.app.find(Role::Option, "Design: 2 Nov to 4 Nov, critical")->focused);
    CHECK(plan.app.find(Role::Option, "Design: 2 Nov to 4 Nov, critical")->selected == Tristate::Yes);

    const double left = plan.chart().time.left;
    plan.app.press("ArrowRight");
    CHECK(plan.chart().time.left > left);
    plan.app.press("PageDown");
    CHECK(plan.app.find(Role::Option, "Launch: 12 Nov, critical")->focused);
    plan.app.check_sound();
}

TEST_CASE("A bar that is pressed by a reader shows its task, and the keyboard stays in the chart") {
    OpenChart plan;

    plan.app.activate(Role::Option, "Build: 5 Nov to 11 Nov, critical");

    CHECK(plan.shell().selection.first() == plan.build.id);
    CHECK(plan.app.shows(Role::Region, "Details"));
    CHECK(plan.app.find(Role::Option, "Build: 5 Nov to 11 Nov, critical")->focused);
}

TEST_CASE("The keyboard moves a bar by working days, and its end with Ctrl") {
    OpenChart plan;

    plan.app.focus(Role::Option, "Build: 5 Nov to 11 Nov, critical");
    plan.app.press("Shift+ArrowRight");
    CHECK(plan.app.find(Role::Option, "Build: 6 Nov to 12 Nov, critical")->focused);
    CHECK(plan.app.shows(Role::Option, "Launch: 13 Nov, critical"));

    plan.app.press("Ctrl+Shift+ArrowRight");
    CHECK(plan.app.shows(Role::Option, "Build: 6 Nov to 13 Nov, critical"));
    plan.app.press("Ctrl+Shift+ArrowLeft");
    plan.app.press("Ctrl+Shift+ArrowLeft");
    CHECK(plan.app.shows(Role::Option, "Build: 6 Nov to 11 Nov, critical"));
    REQUIRE(plan.history().to_undo() != nullptr);

    plan.app.press("Ctrl+Z");
    plan.app.press("Ctrl+Z");
    plan.app.press("Ctrl+Z");
    plan.app.press("Ctrl+Z");
    CHECK(plan.app.shows(Role::Option, "Build: 5 Nov to 11 Nov, critical"));
    CHECK(plan.history().to_undo() == nullptr);
}

TEST_CASE("A bar that its links hold stays where it is, with a sentence and without a constraint") {
    OpenChart plan;
    const AccessRect bar = plan.bar("Build: 5 Nov to 11 Nov, critical");

    plan.app.drag(bar.x + bar.width / 2, bar.y + bar.height / 2, bar.x + bar.width / 2 - 3 * plan.day(),
                  bar.y + bar.height / 2);

    CHECK(plan.app.says("“Build” stays where it is. Starts on Thu 5 Nov because 1 “Design”"));
    CHECK(plan.get(plan.build).constraint == Constraint::AsSoonAsPossible);
    CHECK(plan.history().to_undo() == nullptr);
    plan.app.focus(Role::Option, "Build: 5 Nov to 11 Nov, critical");
    plan.app.press("Shift+ArrowLeft");
    CHECK(plan.history().to_undo() == nullptr);
}

TEST_CASE("Where hours can be told apart, a bar moves by them") {
    OpenChart plan;
    plan.chart().time.left = static_cast<double>(at(Date{20'759}, {480}).minutes);
    plan.chart().time.day_width = 1200;
    plan.app.settle();
    const AccessRect bar = plan.bar("Design: 2 Nov to 4 Nov, critical");

    plan.app.drag(bar.x + 60, bar.y + bar.height / 2, bar.x + 60 + 150, bar.y + bar.height / 2);

    CHECK(plan.get(plan.design).constraint == Constraint::StartNoEarlier);
    CHECK(plan.get(plan.design).constraint_date == at(Date{20'759}, {11 * 60}));
}

TEST_CASE("Escape puts a bar back that is being dragged") {
    OpenChart plan;
    const AccessRect bar = plan.bar("Design: 2 Nov to 4 Nov, critical");
    const float x = bar.x + bar.width / 2, y = bar.y + bar.height / 2;
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(x, y);
    plan.app.frame(2);
    io.AddMouseButtonEvent(0, true);
    plan.app.frame(2);
    io.AddMousePosEvent(x + 60, y);
    plan.app.frame(2);
    REQUIRE(plan.chart().drag.start.has_value());
    // What follows moves along, though nothing is changed yet.
    REQUIRE(plan.chart().drag.would_be != nullptr);
    CHECK(plan.chart().drag.would_be->tasks.back().start >
          plan.shell().derived.plan(plan.project).schedule.tasks.back().start);

    plan.app.press("Escape");
    io.AddMouseButtonEvent(0, false);
    plan.app.settle();

    CHECK(plan.app.shows(Role::Option, "Design: 2 Nov to 4 Nov, critical"));
    CHECK(plan.history().to_undo() == nullptr);
}

}  // namespace
}  // namespace rapport
