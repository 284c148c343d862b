// What the first screen lists, and what leads from it: planned touches, tags, next steps in the relationship; and the quiet times
// of a person, in the words of people.

#include <algorithm>

#include "ui/opened.h"

namespace rapport {
namespace {

struct Today : OpenedWorld {
    Date today() { return open().shell().context({}).today; }
};

}  // namespace

TEST_CASE_FIXTURE(Today, "A touch that was planned for today or before is on the first screen until it was held") {
    put(world.workspace, make<PlannedTouch>({.project = world.project, .purpose = "Kick-off", .on = Date{20'700}}));
    put(world.workspace, make<PlannedTouch>({.project = world.project, .purpose = "Far away", .on = Date{30'000}}));
    open().go("#/");

    REQUIRE(app().shows(Role::Link, "Kick-off"));
    CHECK_FALSE(app().shows(Role::Link, "Far away"));
    CHECK(app().says("“Kick-off” was planned for"));
    app().activate(Role::Link, "Kick-off");
    CHECK(app().shows(Role::Button, "Log it"));
    app().check_sound();
}

TEST_CASE_FIXTURE(Today, "Clients are chosen by a tag that some of them have") {
    Client kestrel = client_of("Kestrel");
    kestrel.tags = with_words({}, {"courier"});
    put(world.workspace, kestrel);
    open().go("#/");
    const auto links = [&](std::string_view name) {
        return std::ranges::count_if(
            app().nodes(), [&](const AccessNode& node) { return node.role == Role::Link && node.name == name; });
    };
    const auto harbour = links("Harbour & Vale Clinics");
    const auto couriers = links("Kestrel");
    REQUIRE(app().shows(Role::Link, "Online booking"));

    choose("Clients with the tag", "courier");

    CHECK(links("Harbour & Vale Clinics") == harbour - 1);  // It stays in the bar at the side.
    CHECK(links("Kestrel") == couriers);
    choose("Clients with the tag", "All tags");
    CHECK(links("Harbour & Vale Clinics") == harbour);
    app().check_sound();
}

TEST_CASE_FIXTURE(Today, "The relationship is reached from the page of its client, and its tasks are due like others") {
    const Date monday{20'759};
    const Ref<Project> relationship = put(world.workspace, make<Project>({.client = world.client,
                                                                          .name = "Staying in touch",
                                                                          .kind = ProjectKind::Relationship,
                                                                          .stage = Stage::Active,
                                                                          .start = at(monday, {480})}));
    put(world.workspace, SmallWorld::with_rank(task_of(relationship, "Send the date", {60}), "a1"));
    open().go("#/");
    CHECK(app().shows(Role::Link, "Send the date"));

    open().go("#" + to_string(Route{ViewId::Client, world.client.id, {}, {}, {}}));
    REQUIRE(app().shows(Role::Link, "Staying in touch"));
    app().activate(Role::Link, "Staying in touch");
    CHECK(open().shell().route.id == relationship.id);
    app().check_sound();
}

TEST_CASE_FIXTURE(Today, "A quiet time is chosen by the name of its day and typed as people say it") {
    const Ref<QuietTime> quiet = put(world.workspace, make<QuietTime>({.stakeholder = world.ruth, .reason = "School"}));
    open().go("#" + to_string(Route{ViewId::Client, world.client.id, "people", {}, {}}));
    open().select(type_of<QuietTime>, quiet.id);
    CHECK(app().find(Role::TextBox, "Hours")->value == "The whole day");

    choose("Weekday", "Friday");
    app().fill("Hours", "after 15:00");

    CHECK(open().get(quiet).weekday == 5);
    CHECK(open().get(quiet).hours == Shifts{{15 * 60, 24 * 60}});
    app().check_sound();
}

TEST_CASE_FIXTURE(Today, "A promise that is broken by its field opens a risk, as by the button") {
    const Ref<Promise> promise =
        put(world.workspace, make<Promise>({.client = world.client, .text = "Draft by Friday", .due = Date{20'700}}));
    open().go("#" + to_string(Route{ViewId::Client, world.client.id, "promises", {}, {}}));
    open().select(type_of<Promise>, promise.id);

    choose("State", "Broken");

    CHECK(open().get(promise).state == PromiseState::Broken);
    CHECK(open().get(promise).settled == today());
    REQUIRE(all<RegisterEntry>().size() == 1);
    CHECK(all<RegisterEntry>().front()->name == "A broken promise: Draft by Friday");
}

}  // namespace rapport
