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

TEST_CASE_FIXTURE(Today,
                  "A project that ends no later than its slack allows is not marked as late, and its days are said") {
    static_cast<Project&>(world.workspace.table(type_of<Project>).at(world.project.id)).promised =
        at(Date{20'767}, {1020});  // Two days before it is planned to end.
    const auto is_marked = [&] { return app().shows(Role::Text, "2 days late"); };
    open(1280, 2000).go("#/");  // Rows out of sight are not drawn.
    REQUIRE(app().says("promised for 10 Nov, 2 days late"));
    CHECK(is_marked());

    close();
    put(world.workspace, make<LightRules>({.project = world.project, .schedule_slack = 5}));
    open(1280, 2000).go("#/");
    CHECK_FALSE(is_marked());
    CHECK(app().says("promised for 10 Nov, 2 days late"));
    CHECK_FALSE(app().says("Promised for 10 Nov, planned for 12 Nov."));
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

TEST_CASE_FIXTURE(Today, "A low answer of nobody named is on the first screen until it is taken up, without a person") {
    const DateTime when = at(Date{20'758}, {600});
    const auto pulse =
        put(world.workspace,
            make<Pulse>(
                {.client = world.client, .project = world.project, .occasion = PulseOccasion::Event, .asked = when}));
    const Ref<PulseAnswer> answer = put(world.workspace, make<PulseAnswer>({.pulse = pulse,
                                                                            .question = "mood.1",
                                                                            .asked = "How was it?",
                                                                            .scale = AnswerScale::ZeroToTen,
                                                                            .value = 1,
                                                                            .on = when}));
    open().go("#/");
    REQUIRE(app().shows(Role::Region, "To be put right"));
    CHECK(app().says("Harbour & Vale Clinics. Somebody answered 1 of 10"));
    app().check_sound();

    app().activate(Role::Button, "Take it up");

    REQUIRE(all<Recovery>().size() == 1);
    CHECK(all<Recovery>().front()->answer == answer);
    CHECK(all<Recovery>().front()->from.is_null());
    CHECK(all<Recovery>().front()->words.text.empty());
    CHECK(app().says("How was it? 1 of 10"));
    CHECK_FALSE(app().shows(Role::Button, "Take it up"));
}

TEST_CASE("Who is not content is said in words in the row of the client and of the project, with one computed colour") {
    SmallWorld world;
    put(world.workspace, make<Recovery>({.client = world.client,
                                         .project = world.project,
                                         .from = world.ruth,
                                         .words = {"Nobody called me back."},
                                         .received = at(Date{20'758}, {600})}));
    for (const float width : {1280.0f, 390.0f}) {
        CAPTURE(width);
        Opened opened(world.workspace, width, 2400);
        opened.go("#/");
        const auto told = [&](std::string_view name) {
            return std::ranges::any_of(opened.app.nodes(), [&](const AccessNode& node) {
                return node.role == Role::Link && node.name == name &&
                       node.description.contains("Ruth Adeyemi is not content. ");
            });
        };
        CHECK(told("Harbour & Vale Clinics"));
        CHECK(told("Online booking"));
        CHECK(std::ranges::any_of(opened.app.nodes(), [](const AccessNode& node) {
            return node.role == Role::Link && node.name == "Online booking" && node.rect.height >= 52;  // Two lines.
        }));
        CHECK(opened.app.shows(Role::Image, "Client: RED, computed: Unknown"));
        opened.app.check_sound();
    }
}

TEST_CASE("On a phone the row of a client is as high as its reason needs") {
    const auto height_with = [](std::string_view what) {
        SmallWorld world;
        put(world.workspace, make<Request>({.client = world.client, .what = std::string(what), .asked = Date{20'700}}));
        Opened opened(world.workspace, 390, 2400);
        opened.go("#/");
        CHECK(opened.app.says(std::string(what)));
        const AccessNode* card = opened.app.find(Role::Region, "Clients by need of attention");
        REQUIRE(card);
        return card->rect.height;
    };
    CHECK(height_with("A calendar for every clinic of the group") > height_with("A map") + 10);
}

TEST_CASE_FIXTURE(Today, "Where there are more cracks than are listed, a button in their card shows all") {
    for (int i = 0; i < 12; ++i)
        put(world.workspace, make<Promise>({.client = world.client,
                                            .text = "Promise " + std::to_string(i),
                                            .to = world.ruth,
                                            .due = Date{20'750}}));
    open(1280, 2400).go("#/");

    const AccessNode* card = app().find(Role::Region, "Cracks");
    const auto button = std::ranges::find_if(app().nodes(), [](const AccessNode& node) {
        return node.role == Role::Button && node.name.starts_with("Show all ");
    });
    REQUIRE(card);
    REQUIRE(button != app().nodes().end());
    CHECK(button->rect.x + button->rect.width <= card->rect.x + card->rect.width);
    CHECK(button->rect.y + button->rect.height <= card->rect.y + card->rect.height);
    const std::string name = button->name;
    app().activate(Role::Button, name);
    CHECK_FALSE(app().shows(Role::Button, name));
    app().check_sound();
}

TEST_CASE_FIXTURE(Today, "Before a meeting that is near and may be hard the first screen says what to practise") {
    Stakeholder sceptic = make<Stakeholder>({.client = world.client, .name = "Theo Brandt"});
    sceptic.attitude = Attitude::Opposes;
    put(world.workspace, sceptic);
    put(world.workspace,
        make<PlannedTouch>(
            {.project = world.project, .purpose = "Review", .stakeholder = ref(sceptic), .on = Date{20'765}}));
    open().go("#/");

    CHECK(std::ranges::any_of(app().nodes(), [](const AccessNode& node) {
        return node.role == Role::Link && node.name.starts_with("Before you meet Theo Brandt: ");
    }));
    app().check_sound();
}

}  // namespace rapport
