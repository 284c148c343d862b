// A task in the inspector: the commands of the plan, and why it is when it is.

#include "ui/opened.h"

namespace rapport {
namespace {

struct OnePlan {
    SmallWorld world;
    Opened opened{world.workspace};
    TestApp& app{opened.app};

    void look_at(Ref<Task> task) {
        opened.go("#" + to_string(Route{ViewId::Project, world.project.id, "plan", task.id, {}}));
        opened.select(type_of<Task>, task.id);
    }
    void set(std::string_view label, std::string words) {
        app.focus(Role::TextBox, label);
        app.type(std::move(words));
        app.finish();
    }
    const Plan& plan() { return opened.shell().derived.plan(world.project); }
    const PlannedTask& planned(Ref<Task> task) { return plan().schedule[plan().outline.find(task)]; }
};

}  // namespace

TEST_CASE_FIXTURE(OnePlan, "The inspector says why a task starts when it starts, and leads to what it waits for") {
    look_at(world.build);

    CHECK(app.says("because 1 “Design”"));
    CHECK(app.shows(Role::Link, "1 Design"));
    CHECK(app.find(Role::TextBox, "Waits for")->value == "1");

    app.activate(Role::Link, "1 Design");
    CHECK(opened.shell().selection.first() == world.design.id);
}

TEST_CASE_FIXTURE(OnePlan, "A start that is typed becomes a constraint, which can be let go of") {
    look_at(world.build);
    const DateTime before = planned(world.build).start;

    set("Start", "20 Nov");
    CHECK(date_of(planned(world.build).start) == Date{20'777});
    CHECK(opened.get(world.build).constraint == Constraint::StartNoEarlier);

    app.activate(Role::Button, "Let go");
    CHECK(planned(world.build).start == before);
}

TEST_CASE_FIXTURE(OnePlan, "A day that does not exist is refused in its field") {
    look_at(world.build);

    set("Start", "31 Nov");

    CHECK(app.find(Role::TextBox, "Start")->invalid);
    CHECK(app.find(Role::TextBox, "Start")->value == "31 Nov");
    CHECK(opened.get(world.build).constraint == Constraint::AsSoonAsPossible);
}

TEST_CASE_FIXTURE(OnePlan,
                  "What was refused stays open for who pressed Enter, and opens again for who comes back to it") {
    look_at(world.build);

    set("Start", "31 Nov");
    REQUIRE(app.text.field);
    CHECK(app.text.field->label == "Start");
    CHECK(app.text.field->invalid);
    app.finish(TextEnd::Escape);
    REQUIRE_FALSE(app.text.field);
    CHECK_FALSE(app.find(Role::TextBox, "Start")->invalid);

    app.focus(Role::TextBox, "Start");
    REQUIRE(app.text.field);
    app.type("30 Nov");
    app.finish();
    CHECK(date_of(planned(world.build).start) == Date{20'787});
}

TEST_CASE_FIXTURE(OnePlan, "Who has left a field by Enter types on in it: a letter is no shortcut there") {
    look_at(world.build);
    set("Start", "20 Nov");
    REQUIRE_FALSE(app.text.field);
    REQUIRE(app.find(Role::TextBox, "Start")->focused);

    CHECK_FALSE(app.press("i"));

    CHECK(app.shows(Role::Region, "Details"));
}

TEST_CASE_FIXTURE(OnePlan, "People are typed, or chosen from the team") {
    look_at(world.launch);

    app.activate(Role::Button, "Choose people");
    app.activate(Role::MenuItem, "Ana Silva");
    CHECK(app.find(Role::TextBox, "Who")->value == "Ana Silva");

    set("Who", "Ana Silva 50%, Ben Ode");
    CHECK(app.find(Role::TextBox, "Who")->value == "Ana Silva 50%, Ben Ode");
    int people = 0;
    for ([[maybe_unused]] const Person& person : opened.here().all<Person>()) ++people;
    CHECK(people == 2);
}

TEST_CASE_FIXTURE(OnePlan, "A task is marked done, and that is taken back") {
    look_at(world.design);

    app.activate(Role::Button, "Mark done");
    CHECK(opened.get(world.design).done == Percent{100});
    CHECK(opened.get(world.design).actual_finish.has_value());

    app.activate(Role::Button, "Not done yet");
    CHECK(opened.get(world.design).done == Percent{0});
}

TEST_CASE_FIXTURE(OnePlan, "A loop is refused where it was typed") {
    look_at(world.design);

    set("Waits for", "3");

    CHECK(app.find(Role::TextBox, "Waits for")->invalid);
    CHECK(plan().links.size() == 2);
}

TEST_CASE_FIXTURE(OnePlan, "Several tasks are changed as one gesture") {
    look_at(world.design);
    opened.shell().selection.ids = {world.design.id, world.build.id, world.launch.id};
    app.settle();
    REQUIRE(app.shows(Role::Heading, "3 tasks selected"));
    CHECK(app.count(Role::ListItem) == 3);

    set("Add tags to all of them", "pilot, urgent");

    for (const Ref<Task> task : {world.design, world.build, world.launch})
        CHECK(opened.get(task).tags.words() == std::vector<std::string>{"pilot", "urgent"});
    REQUIRE(opened.shell().session.undo());
    CHECK(opened.get(world.launch).tags.words().empty());
    app.check_sound();
}

}  // namespace rapport
