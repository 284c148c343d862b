#include "opened.h"

namespace rapport {
namespace {

/// The small world with its calendar on the screen: November 2026.
struct OpenCalendar : SmallWorld, Opened {
    explicit OpenCalendar(float width = 1280, float height = 800) : Opened(prepared(*this), width, height) {
        go("/project/" + to_string(project.id) + "/calendar");
    }

    static const Workspace& prepared(SmallWorld& world) {
        Task& build = static_cast<Task&>(world.workspace.table(type_of<Task>).at(world.build.id));
        build.deadline = at(Date{20'767}, {1020});  // Tuesday 10 November.
        const WorkingCalendar office = make<WorkingCalendar>({.name = "Office"});
        put(world.workspace, office);
        static_cast<Project&>(world.workspace.table(type_of<Project>).at(world.project.id)).calendar = ref(office);
        put(world.workspace,
            make<CalendarException>(
                {.calendar = ref(office), .name = "Remembrance Day", .first = Date{20'768}, .last = Date{20'768}}));
        return world.workspace;
    }
    [[nodiscard]] const Task& task(Ref<Task> ref) { return get(ref); }
    const AccessNode* day(std::string_view name) {
        for (const AccessNode& node : app.nodes())
            if (node.role == Role::GridCell && node.name.starts_with(name)) return &node;
        return nullptr;
    }
    [[nodiscard]] std::string undo_label() { return history().to_undo() ? history().to_undo()->edit.label : ""; }
};

TEST_CASE("The calendar is a grid of days that say what lies on them, and a list of tasks") {
    OpenCalendar calendar;

    const AccessNode* grid = calendar.app.find(Role::Grid, "November 2026");
    REQUIRE(grid);
    CHECK(grid->row_count == 7);
    CHECK(grid->column_count == 7);
    CHECK(calendar.app.shows(Role::GridCell, "Mon 2 Nov: 1 entry, today"));
    CHECK(calendar.app.shows(Role::GridCell, "Tue 10 Nov: 2 entries"));
    CHECK(calendar.app.shows(Role::GridCell, "Wed 11 Nov: 1 entry, Remembrance Day"));
    CHECK(calendar.app.shows(Role::GridCell, "Sat 21 Nov: 0 entries, day off"));
    CHECK(calendar.app.shows(Role::Option, "Design: 2 Nov to 4 Nov, critical"));
    CHECK(calendar.app.shows(Role::Option, "Deadline of “Build”: 10 Nov, missed"));
    calendar.app.check_sound();
}

TEST_CASE("A task that is dragged to another day starts there, and one undo takes that back") {
    OpenCalendar calendar;
    const AccessNode bar = *calendar.app.find(Role::Option, "Launch: 13 Nov, critical");
    const AccessNode to = *calendar.day("Tue 17 Nov");

    calendar.app.drag(bar.rect.x + bar.rect.width / 2, bar.rect.y + 8, to.rect.x + to.rect.width / 2, to.rect.y + 60);

    CHECK(calendar.task(calendar.launch).constraint == Constraint::StartNoEarlier);
    CHECK(calendar.app.shows(Role::Option, "Launch: 17 Nov, critical"));
    CHECK(calendar.undo_label() == "Constrain “Launch”: start no earlier than Tue 17 Nov");
    calendar.app.press("Ctrl+Z");
    CHECK(calendar.app.shows(Role::Option, "Launch: 13 Nov, critical"));
}

TEST_CASE("A click on a bar shows its details and stays on the calendar") {
    OpenCalendar calendar;

    calendar.app.click(Role::Option, "Design: 2 Nov to 4 Nov, critical");

    CHECK(calendar.shell().selection.first() == calendar.design.id);
    CHECK(calendar.app.shows(Role::Region, "Details"));
    CHECK(calendar.app.shows(Role::Grid, "November 2026"));
    CHECK(calendar.undo_label().empty());
}

TEST_CASE("A double click on a day adds a task there") {
    OpenCalendar calendar;
    const AccessNode day = *calendar.day("Thu 19 Nov");

    calendar.app.click_at(day.rect.x + day.rect.width / 2, day.rect.y + day.rect.height - 20, 2);
    calendar.app.type("Show it to Ruth");
    calendar.app.finish(TextEnd::Enter);

    CHECK(calendar.app.shows(Role::Option, "Show it to Ruth: 19 Nov, critical"));
    CHECK(calendar.undo_label() == "Add “Show it to Ruth”");
}

TEST_CASE("Arrows lead from day to day and to other months; Enter lists what is there") {
    OpenCalendar calendar;
    calendar.app.press("ArrowRight");  // Takes the keyboard.
    calendar.app.press("ArrowRight");
    CHECK(calendar.day("Tue 3 Nov")->focused);
    calendar.app.press("ArrowDown");
    CHECK(calendar.day("Tue 10 Nov")->focused);

    calendar.app.press("Enter");
    CHECK(calendar.app.shows(Role::MenuItem, "Build"));
    CHECK(calendar.app.shows(Role::MenuItem, "Deadline of “Build”: 10 Nov, missed"));
    CHECK(calendar.app.shows(Role::MenuItem, "New task on Tue 10 Nov"));
    calendar.app.press("Escape");

    calendar.app.press("PageDown");
    CHECK(calendar.app.shows(Role::Grid, "December 2026"));
    CHECK(calendar.day("Thu 10 Dec")->focused);
    calendar.app.press("T");
    CHECK(calendar.app.shows(Role::Grid, "November 2026"));
}

TEST_CASE("A task goes to the next day and the next week by keys") {
    OpenCalendar calendar;
    calendar.app.focus(Role::Option, "Launch: 13 Nov, critical");

    calendar.app.press("Alt+Shift+ArrowRight");
    CHECK(calendar.app.shows(Role::Option, "Launch: 16 Nov, critical"));
    calendar.app.press("Alt+Shift+ArrowDown");
    CHECK(calendar.app.shows(Role::Option, "Launch: 23 Nov, critical"));
    calendar.app.press("Alt+Shift+ArrowLeft");

    CHECK(calendar.app.shows(Role::Option, "Launch: 20 Nov, critical"));
}

TEST_CASE("A week is one row of the same days") {
    OpenCalendar calendar;

    calendar.app.click(Role::Tab, "Week");

    CHECK(calendar.app.shows(Role::Grid, "2 Nov – 8 Nov 2026"));
    CHECK(calendar.app.shows(Role::Option, "Design: 2 Nov to 4 Nov, critical"));
    calendar.app.click(Role::Button, "Next week");
    CHECK(calendar.app.shows(Role::Grid, "9 Nov – 15 Nov 2026"));
    CHECK_FALSE(calendar.app.shows(Role::Option, "Design: 2 Nov to 4 Nov, critical"));
    calendar.app.check_sound();
}

TEST_CASE("What has no room is counted on its day, and listed by a click") {
    SmallWorld world;
    for (int i = 0; i < 12; ++i)
        put(world.workspace,
            SmallWorld::with_rank(task_of(world.project, "Call " + std::to_string(i)), "b" + std::to_string(10 + i)));
    Opened opened(world.workspace);
    opened.go("/project/" + to_string(world.project.id) + "/calendar");
    const AccessNode* day = opened.app.find(Role::GridCell, "Mon 2 Nov: 13 entries, today");
    REQUIRE(day);
    CHECK(opened.app.count(Role::Option) < 10);

    opened.app.click_at(day->rect.x + 30, day->rect.y + day->rect.height - 10);

    CHECK(opened.app.shows(Role::MenuItem, "Call 11"));
    opened.app.click(Role::MenuItem, "Call 11");
    CHECK(opened.app.shows(Role::Region, "Details"));
}

TEST_CASE("A phone shows the calendar too") {
    OpenCalendar calendar(390, 844);

    CHECK(calendar.app.shows(Role::Grid, "November 2026"));
    CHECK(calendar.app.shows(Role::Heading, "Nov"));
    CHECK(calendar.app.shows(Role::Option, "Design: 2 Nov to 4 Nov, critical"));
    calendar.app.check_sound();
    calendar.app.activate(Role::Button, "Next month");
    calendar.app.activate(Role::Button, "Next month");
    CHECK(calendar.app.shows(Role::Heading, "Jan 2027"));
}

TEST_CASE("However narrow a phone is, the calendar says what it shows and leads back to today") {
    OpenCalendar calendar(320, 640);

    calendar.app.click(Role::Tab, "Week");
    CHECK(calendar.app.shows(Role::Heading, "2 – 8 Nov"));
    calendar.app.activate(Role::Button, "Previous week");
    CHECK(calendar.app.shows(Role::Heading, "26 Oct – 1 Nov"));
    calendar.app.activate(Role::Button, "Today");
    CHECK(calendar.app.shows(Role::Heading, "2 – 8 Nov"));
    calendar.app.check_sound();
}

}  // namespace
}  // namespace rapport
