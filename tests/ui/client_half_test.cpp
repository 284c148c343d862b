// People, value, promises and conversations, as somebody uses them: by role and name.

#include "ui/opened.h"

namespace rapport {
namespace {

struct Relationship {
    SmallWorld world;
    Opened opened{world.workspace};
    TestApp& app{opened.app};

    void tab(std::string_view name) {
        opened.go("#" + to_string(Route{ViewId::Client, world.client.id, std::string(name), {}, {}}));
    }
    template <class E> std::vector<const E*> all() {
        std::vector<const E*> found;
        for (const E& record : opened.here().all<E>()) found.push_back(&record);
        return found;
    }
};

}  // namespace

TEST_CASE_FIXTURE(Relationship, "A call is logged from anywhere with one key, and is one step back") {
    opened.go("#/");
    app.press("Ctrl+l");
    app.settle();
    REQUIRE(app.shows(Role::Dialog, "Log a touch"));
    app.activate(Role::Button, "Cancel");

    tab("overview");
    app.press("Ctrl+l");
    app.settle();
    app.activate(Role::CheckBox, "Ruth Adeyemi");
    app.fill("About", "Where the pilot stands");

    REQUIRE(all<Touchpoint>().size() == 1);
    CHECK(all<Touchpoint>().front()->subject == "Where the pilot stands");
    CHECK(all<Touchpoint>().front()->client == world.client);
    REQUIRE(all<Participant>().size() == 1);
    CHECK(all<Participant>().front()->stakeholder == world.ruth);
    opened.shell().act(ActionId::Undo);
    CHECK(all<Touchpoint>().empty());
}

TEST_CASE_FIXTURE(Relationship, "Who was never spoken with is on the first screen, and gone from it once they were") {
    opened.go("#/");
    CHECK(app.shows(Role::Region, "Clients by need of attention"));
    CHECK(app.shows(Role::Link, "Harbour & Vale Clinics"));
    CHECK(app.shows(Role::Region, "Touch base"));
    CHECK(app.shows(Role::Region, "Cracks"));
    app.check_sound();
}

TEST_CASE_FIXTURE(Relationship, "A promise is written down, stands open, and is met") {
    tab("promises");
    app.activate(Role::Button, "Promise");
    app.fill("What was promised", "Draft by Friday");
    REQUIRE(all<Promise>().size() == 1);
    const Ref<Promise> promise{all<Promise>().front()->id};
    CHECK(app.shows(Role::Button, "Draft by Friday"));

    app.activate(Role::Button, "Draft by Friday");
    app.activate(Role::Button, "Met");

    CHECK(opened.get(promise).state == PromiseState::Met);
    CHECK_FALSE(app.shows(Role::Button, "Draft by Friday"));
    app.check_sound();
}

TEST_CASE_FIXTURE(Relationship, "An outcome is written down in the client's words and measured") {
    tab("value");
    app.activate(Role::Button, "Outcome");
    app.fill("Outcome, in their words", "Patients book without calling us");
    REQUIRE(all<ValueItem>().size() == 1);

    app.activate(Role::Button, "“Patients book without calling us”");
    app.activate(Role::Button, "The client agrees");
    CHECK(all<ValueItem>().front()->client_says == ClientSays::Agreed);
    app.activate(Role::Button, "Measurement");
    app.fill("Measured", "41.5");
    if (app.shows(Role::Dialog, "What was measured")) { app.fill("How it was measured", "Counted at two desks"); }

    REQUIRE(all<ValueEvidence>().size() == 1);
    CHECK(all<ValueEvidence>().front()->actual == Decimal{41'500});
    app.check_sound();
}

TEST_CASE_FIXTURE(Relationship, "A risk that was found is taken on, and is found no more") {
    tab("risks");
    REQUIRE(app.shows(Role::Region, "Risks that were found"));
    REQUIRE(app.shows(Role::Button, "Take it on"));

    app.activate(Role::Button, "Take it on");

    REQUIRE(all<RegisterEntry>().size() == 1);
    CHECK_FALSE(all<RegisterEntry>().front()->found.empty());
    app.check_sound();
}

TEST_CASE_FIXTURE(Relationship, "A request shows what a yes would do before it is answered") {
    tab("requests");
    app.activate(Role::Button, "Request");
    app.fill("What they ask for", "Opening hours on Saturdays");
    REQUIRE(all<Request>().size() == 1);

    app.activate(Role::Button, "Opening hours on Saturdays");
    CHECK(app.shows(Role::Heading, "If you say yes"));
    app.activate(Role::Button, "Accept");

    CHECK(all<Request>().front()->state == RequestState::Accepted);
    CHECK(opened.here().find(all<Request>().front()->task) != nullptr);
}

TEST_CASE_FIXTURE(Relationship, "Every tab of a client and a project can be read by a machine, on a phone too") {
    for (const std::string_view name : {"overview", "people", "story", "value", "promises", "requests", "risks"}) {
        CAPTURE(std::string(name));
        tab(name);
        app.check_sound();
    }
    for (const std::string_view name : {"value", "engagement"}) {
        CAPTURE(std::string(name));
        opened.go("#" + to_string(Route{ViewId::Project, world.project.id, std::string(name), {}, {}}));
        app.check_sound();
    }
    Opened phone(world.workspace, 390, 844);
    for (const std::string_view name : {"overview", "people", "story", "value", "promises", "requests", "risks"}) {
        CAPTURE(std::string(name));
        phone.go("#" + to_string(Route{ViewId::Client, world.client.id, std::string(name), {}, {}}));
        phone.app.check_sound();
    }
    phone.go("#/");
    phone.app.check_sound();
}

TEST_CASE_FIXTURE(Relationship, "A message says what is missing, and is never handed over with a hole in it") {
    tab("overview");
    app.activate(Role::Button, "Write");
    REQUIRE(app.shows(Role::Dialog, "Write a message"));
    app.focus(Role::TextBox, "Message");
    app.type("Dear {{firstName}}, {{lastWin}}");
    app.finish(TextEnd::Blur);
    app.settle();

    CHECK(app.says("lastWin"));
    app.activate(Role::Button, "Copy");
    CHECK(app.shows(Role::Dialog, "Write a message"));
    CHECK(all<Touchpoint>().empty());
}

TEST_CASE_FIXTURE(Relationship, "The brief of a client says it is internal, and closes") {
    tab("overview");
    app.activate(Role::Button, "Brief");
    REQUIRE(app.shows(Role::Dialog, "Brief: Harbour & Vale Clinics"));
    CHECK(app.says("Internal."));
    app.activate(Role::Button, "Close");
    CHECK_FALSE(app.shows(Role::Dialog, "Brief: Harbour & Vale Clinics"));
}

TEST_CASE_FIXTURE(Relationship, "An e-mail is taken in once; a second time it is known") {
    const std::string mail =
        "From: Ruth Adeyemi <ruth@example.org>\nSubject: The date\nMessage-ID: <1@example.org>\n\nWhen?";
    for (int i = 0; i < 2; ++i) {
        tab("story");
        app.activate(Role::Button, "Take in an e-mail");
        app.focus(Role::TextBox, "Message");
        app.type(mail);
        app.finish(TextEnd::Blur);
        app.settle();
        if (i == 1) CHECK(app.says("taken in before"));
        app.activate(Role::Button, i == 0 ? "Take it in" : "Cancel");
    }
    REQUIRE(all<Touchpoint>().size() == 1);
    CHECK(all<Touchpoint>().front()->subject == "The date");
    CHECK(all<Touchpoint>().front()->waits);
}

TEST_CASE_FIXTURE(Relationship,
                  "What our people can do, what we are after, and what is worth remembering are written down") {
    opened.select(type_of<Person>, world.ana.id);
    app.activate(Role::Button, "Skill");
    app.fill("Skill", "Drawing");
    REQUIRE(all<Skill>().size() == 1);
    CHECK(all<Skill>().front()->person == world.ana);

    opened.select(type_of<Project>, world.project.id);
    app.activate(Role::Button, "New objective");
    app.fill("Objective", "Longer relations");
    REQUIRE(all<Objective>().size() == 1);
    CHECK(app.shows(Role::Button, "Serves an objective"));

    opened.select(type_of<Stakeholder>, world.ruth.id);
    app.activate(Role::Button, "Fact or quote");
    app.fill("What it is", "Rows before work");
    REQUIRE(all<Fact>().size() == 1);
    CHECK(all<Fact>().front()->about == world.ruth.id);
    CHECK(app.shows(Role::Button, "Fact: Rows before work"));
    app.check_sound();
}

}  // namespace rapport
