// The plan check, printing, and tasks that repeat, as a person reaches them.

#include "opened.h"

namespace rapport {
namespace {

struct OpenPlan : SmallWorld, Opened {
    OpenPlan() : Opened(workspace) { go("/project/" + to_string(project.id) + "/plan"); }
    void act(ActionId id) {
        shell().act(id);
        app.settle();
    }
};

}  // namespace

TEST_CASE("The plan check names what nobody is on, and a press shows that task") {
    OpenPlan plan;
    plan.act(ActionId::CheckPlan);

    REQUIRE(plan.app.shows(Role::Heading, "Plan check"));
    INFO(plan.app.page());
    REQUIRE(plan.app.shows(Role::List, "Nobody is on it"));
    CHECK(plan.app.shows(Role::Heading, "Nobody is on it"));
    CHECK(plan.app.shows(Role::ListItem, "Nobody is on 1 “Design”."));
    plan.app.check_sound();

    plan.app.activate(Role::Button, "Show");
    CHECK_FALSE(plan.app.shows(Role::Heading, "Plan check"));
    plan.app.check_sound();
}

TEST_CASE("What the check can mend it mends as one edit, and the finding is gone") {
    OpenPlan plan;
    Edit edit{"Guess", {}};
    edit.set<&Task::estimated>(*plan.here().find(plan.build), true);
    REQUIRE(plan.shell().session.run(std::move(edit)));
    plan.act(ActionId::CheckPlan);
    REQUIRE(plan.app.shows(Role::Heading, "First guess"));

    plan.app.activate(Role::Button, "It is no guess any more");

    CHECK_FALSE(plan.app.shows(Role::Heading, "First guess"));
    CHECK_FALSE(plan.here().find(plan.build)->estimated);
    plan.app.activate(Role::Button, "Close");
    plan.app.press("Ctrl+Z");
    CHECK(plan.here().find(plan.build)->estimated);
}

TEST_CASE("A plan is printed on the paper one chose") {
    OpenPlan plan;
    plan.app.press("Ctrl+P");
    REQUIRE(plan.app.shows(Role::Heading, "Print plan"));
    plan.app.activate(Role::Tab, "A3");
    plan.app.activate(Role::Tab, "Upright");
    plan.app.activate(Role::Tab, "2");
    plan.app.check_sound();

    plan.app.activate(Role::Button, "Print");

    REQUIRE(plan.app.window.printed.size() == 2);
    CHECK(plan.app.window.page_rule == "size: A3 portrait; margin: 10mm");
    CHECK(plan.app.window.printed[0].find("Build") != std::string::npos);
    CHECK_FALSE(plan.app.shows(Role::Heading, "Print plan"));
}

TEST_CASE("A task repeats from its inspector on, and stops there") {
    OpenPlan plan;
    plan.select(type_of<Task>, plan.launch.id);
    plan.app.activate(Role::Button, "Repeat");

    REQUIRE(recurrence_of(plan.here(), *plan.here().find(plan.launch)) != nullptr);
    CHECK(plan.app.shows(Role::CheckBox, "Thursday"));
    plan.app.activate(Role::CheckBox, "Monday");
    CHECK(recurrence_of(plan.here(), *plan.here().find(plan.launch))->weekdays == 0b1001);

    plan.app.focus(Role::TextBox, "Time");
    plan.app.type("25:00");
    plan.app.finish(TextEnd::Enter);
    CHECK(plan.app.page().find("is no time of day") != std::string::npos);
    plan.app.type("14:30");
    plan.app.finish(TextEnd::Enter);
    CHECK(recurrence_of(plan.here(), *plan.here().find(plan.launch))->at == Minutes{870});
    plan.app.check_sound();

    plan.app.activate(Role::Button, "Stop repeating");
    CHECK(recurrence_of(plan.here(), *plan.here().find(plan.launch)) == nullptr);
    CHECK(plan.app.shows(Role::Button, "Repeat"));
}

}  // namespace rapport
