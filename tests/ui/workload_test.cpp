// The workload: who has how much to do on which day, giving tasks to others, and levelling.

#include "app/commands/plan.h"
#include "ui/opened.h"

namespace rapport {
namespace {

/// Ana has Build (2 Nov to 6 Nov, its link is gone) and Launch on the 2nd; Ben has nothing to do.
struct Crowded : SmallWorld {
    Ref<Person> ben = put(workspace, person_of("Ben Okoye"));

    Crowded() {
        std::vector<Id> links;
        for (const Entity* record : workspace.table(type_of<Dependency>).rows()) links.push_back(record->id);
        for (const Id id : links) workspace.table(type_of<Dependency>).remove(id);
        put(workspace, assignment_of(launch, ana));
    }
};

struct Loads {
    Crowded world;
    Opened opened{world.workspace};
    TestApp& app{opened.app};

    Loads() { opened.go("#/project/" + to_string(world.project.id) + "/workload"); }
    [[nodiscard]] const Task& task(Ref<Task> ref) { return *opened.here().find(ref); }
    [[nodiscard]] std::string people_on(Ref<Task> ref) {
        std::string names;
        for (const Assignment& one : opened.here().all<Assignment>())
            if (one.task == ref) names += (names.empty() ? "" : ", ") + opened.here().find(one.person)->name;
        return names;
    }
};

}  // namespace

TEST_CASE_FIXTURE(Loads, "Each person's day says how much is planned, and too much is said in words") {
    const AccessNode* grid = app.find(Role::Grid, "Workload");
    REQUIRE(grid);
    CHECK(grid->row_count == 3);
    CHECK(grid->column_count > 7);
    CHECK(app.shows(Role::RowHeader, "Ana Silva"));
    CHECK(app.shows(Role::GridCell, "Ana Silva, Mon 2 Nov: 16 h of 8 h, 8 h too much"));
    CHECK(app.shows(Role::GridCell, "Ana Silva, Tue 3 Nov: 8 h of 8 h"));
    CHECK(app.shows(Role::GridCell, "Ana Silva, Sat 7 Nov: does not work"));
    CHECK(app.shows(Role::GridCell, "Ben Okoye, Mon 2 Nov: 0 h of 8 h"));
    app.check_sound();
}

TEST_CASE_FIXTURE(Loads, "A cell leads to who does what then, by pointer and by arrows") {
    app.click(Role::GridCell, "Ana Silva, Mon 2 Nov: 16 h of 8 h, 8 h too much");
    CHECK(app.shows(Role::Heading, "Ana Silva, Mon 2 Nov"));
    CHECK(app.shows(Role::ListItem, "Build: 8 h"));
    CHECK(app.shows(Role::ListItem, "Launch: 8 h"));
    CHECK(app.says("16 h of 8 h, 8 h too much"));

    app.press("ArrowRight");
    CHECK(app.shows(Role::Heading, "Ana Silva, Tue 3 Nov"));
    CHECK_FALSE(app.shows(Role::ListItem, "Launch: 8 h"));
    app.press("ArrowDown");
    CHECK(app.shows(Role::Heading, "Ben Okoye, Tue 3 Nov"));
    CHECK(app.says("Nothing is planned."));
    for (int i = 0; i < 70; ++i) app.press("ArrowRight");
    CHECK(app.says("Ben Okoye, Tue 12 Jan 2027"));
    app.check_sound();
}

TEST_CASE_FIXTURE(Loads, "Weeks add up, and say on how many days there is too much") {
    app.click(Role::Tab, "Weeks");
    CHECK(app.shows(Role::GridCell, "Ana Silva, week of 2 Nov: 48 h of 40 h, 1 day with too much"));
    app.check_sound();
}

TEST_CASE_FIXTURE(Loads,
                  "Before a task is given to somebody else it is said what that does to both; one undo takes it back") {
    app.click(Role::GridCell, "Ana Silva, Mon 2 Nov: 16 h of 8 h, 8 h too much");
    app.click(Role::Button, "Give to…");
    app.click(Role::MenuItem, "Ben Okoye");
    CHECK(app.shows(Role::Heading, "Give “Build” to Ben Okoye?"));
    CHECK(app.says(
        "It would take Ben Okoye 40 h, from Mon 2 Nov to Fri 6 Nov. Ben Okoye has no day with too much to do in "
        "that time now, and would have no day. Ana Silva has 1 day with too much to do in that time now, and "
        "would have no day."));
    CHECK(people_on(world.build) == "Ana Silva");
    app.check_sound();
    app.click(Role::Button, "Give to Ben Okoye");
    CHECK(people_on(world.build) == "Ben Okoye");
    CHECK(app.shows(Role::GridCell, "Ana Silva, Mon 2 Nov: 8 h of 8 h"));
    CHECK(app.shows(Role::GridCell, "Ben Okoye, Mon 2 Nov: 8 h of 8 h"));
    app.press("Ctrl+Z");
    CHECK(people_on(world.build) == "Ana Silva");
}

TEST_CASE_FIXTURE(Loads, "A task that is dragged onto somebody's row is given to them once that is agreed") {
    app.click(Role::GridCell, "Ana Silva, Mon 2 Nov: 16 h of 8 h, 8 h too much");
    const AccessRect from = app.find(Role::ListItem, "Launch: 8 h")->rect;
    const AccessRect to = app.find(Role::RowHeader, "Ben Okoye")->rect;
    app.drag(from.x + 100, from.y + from.height - 10, to.x + to.width / 2, to.y + to.height / 2);
    CHECK(app.shows(Role::Heading, "Give “Launch” to Ben Okoye?"));
    app.click(Role::Button, "Leave it");
    CHECK(people_on(world.launch) == "Ana Silva");
    app.drag(from.x + 100, from.y + from.height - 10, to.x + to.width / 2, to.y + to.height / 2);
    app.click(Role::Button, "Give to Ben Okoye");
    CHECK(people_on(world.launch) == "Ben Okoye");
}

TEST_CASE_FIXTURE(Loads, "A plan is levelled as it was proposed, with one undo, and the proposal can be discarded") {
    app.click(Role::Button, "Level…");
    CHECK(app.shows(Role::Grid, "Tasks that would move"));
    CHECK(app.says("Of 1 day with too much for somebody, none would be left."));
    app.check_sound();
    app.click(Role::Button, "Discard");
    CHECK_FALSE(app.shows(Role::Grid, "Tasks that would move"));
    CHECK(task(world.launch).level_delay == Minutes{});

    app.click(Role::Button, "Level…");
    app.click(Role::Button, "Accept");
    CHECK(task(world.launch).level_delay.count + task(world.build).level_delay.count > 0);
    CHECK(app.shows(Role::GridCell, "Ana Silva, Mon 2 Nov: 8 h of 8 h"));
    app.click(Role::Button, "Level…");
    CHECK(app.says("Nobody on this plan has too much to do: no task has to move."));
    app.click(Role::Button, "Clear levelling");
    CHECK(app.shows(Role::GridCell, "Ana Silva, Mon 2 Nov: 16 h of 8 h, 8 h too much"));
    app.press("Ctrl+Z");
    app.press("Ctrl+Z");
    CHECK(task(world.launch).level_delay.count + task(world.build).level_delay.count == 0);
}

TEST_CASE("On a phone the workload begins with today and goes on where its days end") {
    Crowded world;
    Opened opened(world.workspace, 390, 844);
    TestApp& app = opened.app;
    app.clock.pass({3 * 1'440});
    opened.go("#/project/" + to_string(world.project.id) + "/workload");
    const auto first_day = [&] {
        for (const AccessNode& node : app.nodes())
            if (node.role == Role::ColumnHeader && node.column_index == 2) return node.name;
        return std::string();
    };
    CHECK(first_day() == "Thu 5 Nov");
    const auto days = static_cast<std::int32_t>(app.count(Role::ColumnHeader)) - 1;
    REQUIRE(days < 7);
    app.activate(Role::Button, "Later");
    CHECK(first_day() == format_weekday(Date{20'762 + days}, 2026));
    app.activate(Role::Button, "Earlier");
    CHECK(first_day() == "Thu 5 Nov");
    app.check_sound();
}

TEST_CASE("Without anybody in the team the workload says what it is for") {
    SmallWorld world;
    for (const EntityType* type : {&type_of<Assignment>, &type_of<Person>}) {
        std::vector<Id> ids;
        for (const Entity* record : world.workspace.table(*type).rows()) ids.push_back(record->id);
        for (const Id id : ids) world.workspace.table(*type).remove(id);
    }
    Opened opened(world.workspace);
    opened.go("#/project/" + to_string(world.project.id) + "/workload");
    CHECK(opened.app.shows(Role::Heading, "Nobody is in the team yet"));
}

}  // namespace rapport
