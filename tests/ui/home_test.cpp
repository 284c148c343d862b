// What a person with clients finds on opening Rapport.

#include <cmath>

#include "opened.h"

namespace rapport {
namespace {

/// A project that should have been over long ago: thirty tasks of one day, of the second of September 2026.
SmallWorld late_world() {
    SmallWorld world;
    const Project old = [&] {
        Project project = project_of("Old booking", at(Date{20'698}, {480}));
        project.client = world.client;
        project.stage = Stage::Active;
        return project;
    }();
    put(world.workspace, old);
    for (int i = 0; i < 30; ++i)
        put(world.workspace, SmallWorld::with_rank(task_of(ref(old), "Old task " + std::to_string(i), {480}),
                                                   "b" + std::to_string(100 + i)));
    return world;
}

TEST_CASE("What is due shows as much as there is room for, and all of it where it is asked for") {
    const SmallWorld world = late_world();
    Opened opened(world.workspace);
    opened.go("#/");
    const auto due = [&] {
        return std::ranges::count_if(opened.app.nodes(), [](const AccessNode& node) {
            return node.role == Role::Link && node.description.find(", ") != std::string::npos &&
                   node.name.starts_with("Old task");
        });
    };
    CHECK(due() < 20);
    const auto button = std::ranges::find_if(opened.app.nodes(), [](const AccessNode& node) {
        return node.role == Role::Button && node.name.starts_with("Show ") && node.name.ends_with(" more");
    });
    REQUIRE(button != opened.app.nodes().end());
    opened.app.activate(Role::Button, std::string(button->name));
    CHECK(due() == 30);
    opened.app.check_sound();
}

TEST_CASE("What is late for more than a month says since when") {
    const SmallWorld world = late_world();
    Opened opened(world.workspace);
    opened.go("#/");
    const AccessNode* task = opened.app.find(Role::Link, "Old task 0");
    REQUIRE(task);
    CHECK(task->description == "Old booking, Late since 2 Sep");
}

TEST_CASE("A link to something that is not here leads on") {
    const SmallWorld world;
    Opened opened(world.workspace);
    const std::string nowhere = "#/client/00000000-0000-7000-8000-000000000001";
    opened.go(nowhere);
    CHECK(opened.app.says("This client is not here"));
    opened.app.check_sound();
    opened.app.click(Role::Button, "Open the trash");
    CHECK(opened.app.window.routes.back() == "/trash");
    opened.go(nowhere);
    opened.app.click(Role::Button, "Go home");
    CHECK(opened.app.window.routes.back() == "/");
}

TEST_CASE("On a phone nothing of a client's line is cut, and a plan can be imported") {
    const SmallWorld world = late_world();
    Opened opened(world.workspace, 390, 844);
    opened.go("#/");
    CHECK(opened.app.shows(Role::Button, "Import a plan"));
    CHECK(opened.app.shows(Role::Heading, "Mon 2 Nov"));
    opened.app.check_sound();
}

TEST_CASE("Several selected tasks are listed in the order of the plan") {
    const SmallWorld world;
    Opened opened(world.workspace);
    opened.go("#/project/" + to_string(world.project.id));
    opened.shell().selection.type = &type_of<Task>;
    opened.shell().selection.ids = {world.launch.id, world.design.id};
    opened.shell().settings.inspector = true;
    opened.app.settle();
    const auto place = [&](std::string_view name) {
        const auto list = std::ranges::find(opened.app.nodes(), std::string_view("Selected"),
                                            [](const AccessNode& node) { return std::string_view(node.name); });
        return std::ranges::find_if(
                   list, opened.app.nodes().end(),
                   [&](const AccessNode& node) { return node.role == Role::Text && node.name == name; }) -
               opened.app.nodes().begin();
    };
    CHECK(place("Design") < place("Launch"));
}

TEST_CASE("The report of an import keeps its words above its buttons, also on a phone") {
    for (const float width : {1280.0f, 390.0f}) {
        FakeDisk disk;
        TestApp app(disk, width, 844);
        std::string plan =
            R"(<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/project"><Name>Move</Name>)"
            R"(<StartDate>2026-11-02T08:00:00</StartDate><Tasks>)";
        for (int i = 1; i <= 12; ++i) {
            const std::string n = std::to_string(i);
            plan += "<Task><UID>" + n + "</UID><ID>" + n + "</ID><Name>Task " + n +
                    "</Name><OutlineLevel>1</OutlineLevel><Duration>PT8H0M0S</Duration></Task>";
        }
        app.program->drop_file({"move.xml", plan + "</Tasks></Project>"});
        app.settle();
        app.fill("Name of the client", "Tanaka");
        if (app.shows(Role::Button, "Import")) app.click(Role::Button, "Import");
        const AccessNode* open = app.find(Role::Button, "Open the plan");
        REQUIRE(open);
        for (const AccessNode& node : app.nodes())
            if (node.role == Role::Text && node.name.find("came along") != std::string::npos)
                CHECK(node.rect.y + node.rect.height <= open->rect.y);
    }
}

}  // namespace
TEST_CASE("By when a project is likely to end is known on the first screen, also where nobody has opened its plan") {
    SmallWorld world;
    for (const Ref<Task> ref : {world.design, world.build}) {
        Task& task = static_cast<Task&>(world.workspace.table(type_of<Task>).at(ref.id));
        task.optimistic = Minutes{task.duration.count / 2};
        task.pessimistic = Minutes{task.duration.count * 3};
    }
    Opened opened(world.workspace);
    Shell& shell = opened.shell();
    opened.go("#/");
    for (int i = 0; i < 400 && std::isfinite(shell.forecasts.due()); ++i) opened.app.wait(0.5);
    const PlanFacts* facts = shell.relations.plan(world.project);
    REQUIRE(facts);
    REQUIRE(facts->likely);
    CHECK(*facts->likely > *facts->finish);
}

}  // namespace rapport
