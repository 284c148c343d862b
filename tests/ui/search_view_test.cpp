// The search: live, in groups, and leading to where things are.

#include "ui/views/search_view.h"
#include "ui/opened.h"

namespace rapport {
namespace {

struct Searching {
    SmallWorld world;
    Opened opened{world.workspace};
    TestApp& app{opened.app};
};

}  // namespace

TEST_CASE_FIXTURE(Searching, "What is typed is found at once, with where it is") {
    opened.go("#/search");
    app.focus(Role::TextBox, "Search everything");

    app.type("ruth");
    CHECK(app.shows(Role::Heading, "Stakeholders"));
    CHECK(app.shows(Role::Link, "Ruth Adeyemi"));

    app.type("two minutes");
    CHECK(app.shows(Role::Link, "Online booking"));
    CHECK_FALSE(app.shows(Role::Link, "Ruth Adeyemi"));

    app.type("zebra");
    CHECK(app.shows(Role::Heading, "Nothing has all of these words"));
    app.check_sound();
}

TEST_CASE_FIXTURE(Searching, "A measurement says what it measures, on which day and how much") {
    const auto item =
        put(world.workspace, make<ValueItem>({.project = world.project, .outcome = "Fewer calls", .unit = "%"}));
    put(world.workspace,
        make<ValueEvidence>(
            {.item = item, .on = Date{20'758}, .actual = Decimal{41'000}, .note = "Counted at the desks"}));
    put(world.workspace,
        make<Touchpoint>({.client = world.client, .subject = "Counted together", .held = at(Date{20'758}, {600})}));
    Opened two(world.workspace);
    two.go("#/search/counted");
    const AccessNode* hit = two.app.find(Role::Link, "Counted at the desks");
    REQUIRE(hit);
    CHECK(hit->description.starts_with("Fewer calls, "));
    CHECK(hit->description.ends_with(": 41 %"));
    CHECK(two.app.shows(Role::Heading, "Conversations"));
}

TEST_CASE_FIXTURE(Searching, "Enter opens the first; a stakeholder is shown on their client's page") {
    opened.go("#/search");
    app.focus(Role::TextBox, "Search everything");
    app.type("ruth");
    app.finish(TextEnd::Enter);

    CHECK(opened.shell().route.view == ViewId::Client);
    CHECK(opened.shell().route.id == world.client.id);
    CHECK(opened.shell().selection.first() == world.ruth.id);
    CHECK(app.find(Role::TextBox, "Name")->value == "Ruth Adeyemi");
}

TEST_CASE_FIXTURE(Searching, "Arrows choose what Enter opens") {
    opened.go("#/search/b");
    app.focus(Role::TextBox, "Search everything");
    REQUIRE(opened.shell().search.hits.size() >= 2);
    const Hit second = opened.shell().search.hits[1];

    app.finish(TextEnd::Down);
    app.finish(TextEnd::Enter);

    CHECK(to_string(opened.shell().route) == route_to_record(opened.here(), *second.type, second.id).substr(1));
}

TEST_CASE_FIXTURE(Searching, "Every type of record leads to a place of the program") {
    for (const EntityType* type : all_types())
        for (const Entity* record : opened.here().table(*type).rows()) {
            CAPTURE(title_of(*type, *record));
            const Route route = parse_route(route_to_record(opened.here(), *type, record->id));
            CHECK(route.view != ViewId::Home);
            CHECK("#" + to_string(route) == route_to_record(opened.here(), *type, record->id));
        }
    CHECK(route_to_record(opened.here(), type_of<Task>, world.build.id) ==
          route_to(opened.get(world.project), world.build.id));
}

}  // namespace rapport
