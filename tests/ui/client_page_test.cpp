// The page of a client.

#include "ui/opened.h"

namespace rapport {
namespace {

struct OneClient {
    SmallWorld world;
    Opened opened{world.workspace};
    TestApp& app{opened.app};

    OneClient() { opened.go(route_to(opened.get(world.client))); }
};

}  // namespace

TEST_CASE_FIXTURE(OneClient, "A client's page names their people, who decides, and their projects") {
    CHECK(app.shows(Role::Heading, "Harbour & Vale Clinics"));
    CHECK(app.find(Role::Button, "Ruth Adeyemi")->description == "decides, Director of Operations");
    CHECK(app.shows(Role::Image, "Influence 5 of 5"));
    CHECK(app.shows(Role::Link, "Online booking"));
    app.check_sound();
}

TEST_CASE_FIXTURE(OneClient, "A person is selected into the inspector, a project opens") {
    app.activate(Role::Button, "Ruth Adeyemi");
    CHECK(opened.shell().selection.first() == world.ruth.id);
    CHECK(app.find(Role::TextBox, "Role")->value == "Director of Operations");

    app.activate(Role::Link, "Online booking");
    CHECK(opened.shell().route.view == ViewId::Project);
    CHECK(opened.shell().route.id == world.project.id);
}

TEST_CASE_FIXTURE(OneClient, "A person is added by name") {
    app.activate(Role::Button, "Person");
    app.fill("Name", "Priya Raman");
    if (app.shows(Role::Button, "Add person")) app.activate(Role::Button, "Add person");

    const auto& people = opened.shell().derived.client(world.client)->people;
    REQUIRE(people.size() == 2);
    CHECK(people[1]->name == "Priya Raman");
    CHECK_FALSE(people[1]->decides);
}

TEST_CASE_FIXTURE(OneClient, "A person without a name is refused in the form") {
    app.activate(Role::Button, "Person");
    app.activate(Role::Button, "Add person");

    CHECK(app.shows(Role::Button, "Add person"));
    CHECK(opened.shell().derived.client(world.client)->people.size() == 1);
    CHECK(app.says("needs a name"));
}

TEST_CASE_FIXTURE(OneClient, "A decision is begun from the palette, and is of the project one was at") {
    opened.go("#" + to_string(Route{ViewId::Project, world.project.id, "plan", {}, {}}));
    app.press("Ctrl+K");
    app.type("new decision");
    app.finish(TextEnd::Enter);
    REQUIRE(app.shows(Role::Dialog, "New decision"));
    CHECK(opened.shell().route.view == ViewId::Client);
    CHECK(opened.shell().route.tab == "risks");
    app.fill("What it is", "How many desks");
    if (app.shows(Role::Button, "Add register entry")) app.activate(Role::Button, "Add register entry");

    std::vector<const RegisterEntry*> entries;
    for (const RegisterEntry& entry : opened.here().all<RegisterEntry>()) entries.push_back(&entry);
    REQUIRE(entries.size() == 1);
    CHECK(entries.front()->name == "How many desks");
    CHECK(entries.front()->kind == EntryKind::Decision);
    CHECK(entries.front()->project == world.project);
    CHECK(entries.front()->client == world.client);
}

TEST_CASE_FIXTURE(OneClient, "A risk, an assumption or an issue is begun from the palette too") {
    for (const std::string_view words : {"new risk", "new issue", "new assumption"}) {
        INFO(words);
        app.press("Ctrl+K");
        app.type(std::string(words));
        app.finish(TextEnd::Enter);
        REQUIRE(app.shows(Role::Dialog, "New entry of the register"));
        app.activate(Role::Button, "Cancel");
    }
    opened.go("#/settings");
    CHECK_FALSE(opened.shell().is_possible(ActionId::NewEntry));
}

TEST_CASE_FIXTURE(OneClient, "A project begins with the client's words for its success") {
    app.activate(Role::Button, "Project");
    app.focus(Role::TextBox, "What will make them say it was a success, in their words");
    app.type("My desks get their lunch back.");
    app.finish(TextEnd::Blur);
    app.fill("Name", "Front desks");

    REQUIRE(opened.shell().route.view == ViewId::Project);
    const Project& made = opened.get(Ref<Project>{opened.shell().route.id});
    CHECK(made.name == "Front desks");
    CHECK(made.success.text == "My desks get their lunch back.");
    CHECK(made.success_by == world.ruth);
    CHECK(made.client == world.client);
    CHECK(made.start == at(Date{20'759}, {480}));
}

TEST_CASE_FIXTURE(OneClient, "Deleting a client goes home, and Undo brings all of it back") {
    app.activate(Role::Button, "More");
    app.activate(Role::MenuItem, "Delete client");
    CHECK(opened.shell().route.view == ViewId::Home);
    CHECK_FALSE(opened.here().find(world.client));
    CHECK_FALSE(opened.here().find(world.launch));

    app.press("Ctrl+Z");
    CHECK(opened.here().find(world.client));
    CHECK(opened.here().find(world.launch));
}

TEST_CASE("A client's page works on a phone, in one column") {
    SmallWorld world;
    Opened opened(world.workspace, 390, 844);
    opened.go(route_to(opened.get(world.client)));

    for (const AccessNode& node : opened.app.nodes())
        if (node.focusable) CHECK_MESSAGE(node.rect.x + node.rect.width <= 391, node.name);
    opened.app.check_sound();
}

TEST_CASE("On a phone a row says its second line and, beneath it, what the columns say") {
    SmallWorld world;
    const auto row_of_ruth = [&] {
        Opened phone(world.workspace, 390, 844);
        phone.go("#" + to_string(Route{ViewId::Client, world.client.id, "people", {}, {}}));
        const AccessNode* row = phone.app.find(Role::Button, "Ruth Adeyemi");
        REQUIRE(row);
        return *row;
    };
    const AccessNode both = row_of_ruth();
    CHECK(both.description.contains("Director of Operations, Influence: 5 of 5"));

    Stakeholder ruth = *world.workspace.find(world.ruth);
    ruth.role.clear();
    ruth.decides = false;
    put(world.workspace, ruth);
    CHECK(both.rect.height > row_of_ruth().rect.height + 10);
}

TEST_CASE_FIXTURE(OneClient, "A client's page says how the client and each project stand, also where all are content") {
    CHECK(app.shows(Role::Image, "Client: Unknown"));
    CHECK(app.shows(Role::Image, "Online booking: Unknown"));
    app.check_sound();
}

TEST_CASE("Where a client is not content, the head of their page and the row of the project say so") {
    SmallWorld world;
    put(world.workspace, make<Recovery>({.client = world.client,
                                         .project = world.project,
                                         .from = world.ruth,
                                         .words = {"Nobody called me back."},
                                         .received = at(Date{20'758}, {600})}));
    for (const float width : {1280.0f, 390.0f}) {
        CAPTURE(width);
        Opened opened(world.workspace, width, 1600);
        opened.go(route_to(opened.get(world.client)));
        CHECK(opened.app.shows(Role::Image, "Client: RED, computed: Unknown"));
        CHECK(opened.app.shows(Role::Image, "Online booking: RED, computed: Unknown"));
        opened.app.check_sound();
    }
}

TEST_CASE("Of what they want every number has its unit") {
    SmallWorld world;
    ValueItem wish = make<ValueItem>({.project = world.project,
                                      .stakeholder = world.ruth,
                                      .outcome = "Fewer calls",
                                      .measure = "Calls a day",
                                      .unit = "calls"});
    wish.baseline = Decimal{40'000};
    wish.target = Decimal{20'000};
    put(world.workspace, wish);
    Opened opened(world.workspace, 1280, 1600);
    opened.go("#" + to_string(Route{ViewId::Client, world.client.id, "value", {}, {}}));
    CHECK(opened.app.says("Baseline: 40 calls"));
    CHECK(opened.app.says("Goal: 20 calls"));
}

}  // namespace rapport
