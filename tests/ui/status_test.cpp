// The honest light and the way back from it: a client who is not content turns everything red, and only their word ends it.

#include <algorithm>
#include <cmath>

#include "ui/opened.h"

namespace rapport {
namespace {

const DateTime sunday = at(Date{20'758}, {10 * 60});  // 2026-11-01; tests happen on the Monday after it.

/// Rows out of sight are not drawn: the window is high.
struct Status : OpenedWorld {
    Opened& open(float width = 1280, float height = 2400) { return OpenedWorld::open(width, height); }
    TestApp& app() { return open().app; }
    void on_tab(std::string_view tab = "status") {
        open();
        on_page_of_project(tab);
    }
    const ProjectLights& lights() { return open().shell().relations.lights(world.project); }

    /// Ruth, who decides, says no to the first question of the check-in.
    Ref<PulseAnswer> says_no() {
        const auto pulse = put(world.workspace, make<Pulse>({.client = world.client,
                                                             .project = world.project,
                                                             .from = world.ruth,
                                                             .decides = true,
                                                             .asked = sunday}));
        return put(world.workspace, make<PulseAnswer>({.pulse = pulse,
                                                       .question = "check_in.1",
                                                       .asked = "Are you comfortable with progress?",
                                                       .scale = AnswerScale::YesPartlyNo,
                                                       .value = 0,
                                                       .words = {"I hear nothing from you."},
                                                       .on = sunday}));
    }
    Ref<Recovery> complains(DateTime received = sunday) {
        return put(world.workspace, make<Recovery>({.client = world.client,
                                                    .project = world.project,
                                                    .from = world.ruth,
                                                    .words = {"Nobody called me back."},
                                                    .received = received}));
    }
    bool is_red_with_computed(std::string_view side, Light computed) {
        const std::string word = computed == Light::Green   ? "Green"
                                 : computed == Light::Amber ? "Amber"
                                 : computed == Light::Red   ? "Red"
                                                            : "Unknown";
        return app().shows(Role::Image, std::string(side) + ": RED, computed: " + word);
    }
    bool is_red() { return app().shows(Role::Region, "The client is not content"); }
};

}  // namespace

TEST_CASE_FIXTURE(Status,
                  "A no of one who decides turns every light red, with who, their words, when and what is computed") {
    says_no();
    on_tab();

    REQUIRE(is_red());
    CHECK(app().shows(Role::Text, "RED"));
    CHECK(app().shows(Role::Heading, "Ruth Adeyemi is not content, so every light is red"));
    CHECK(app().says("“I hear nothing from you.”"));
    CHECK(app().says("1 Nov 10:00"));
    CHECK(is_red_with_computed("Overall", lights().computed));
    for (const DimensionLight& side : lights().sides) {
        INFO(side.name);
        CHECK(side.shown == Light::Red);
        CHECK(is_red_with_computed(side.name, side.computed));
    }
    app().check_sound();
}

TEST_CASE_FIXTURE(Status, "What a client is not content with stands over every page of the project and of the client") {
    says_no();
    for (const std::string_view tab : {"plan", "board", "value", "engagement", "status", "overview"}) {
        on_tab(tab);
        INFO(tab);
        CHECK(is_red());
    }
    on_page_of_client();
    CHECK(is_red());
    app().check_sound();
    open().go("#/");
    CHECK_FALSE(is_red());
}

TEST_CASE_FIXTURE(Status, "Where everybody is content nothing is said") {
    on_tab();
    CHECK_FALSE(is_red());
    CHECK(app().shows(Role::Region, "Every side"));
    CHECK(app().shows(Role::Region, "Health score"));
    CHECK(app().shows(Role::Region, "Who sees it how"));
    app().check_sound();
}

TEST_CASE_FIXTURE(Status, "What was said is opened from the band, and taken up where nobody has") {
    const Ref<PulseAnswer> answer = says_no();
    on_tab();
    app().activate(Role::Button, "Open what was said");
    CHECK(open().shell().selection.first() == answer.id);

    app().activate(Role::Button, "Take it up");
    REQUIRE(all<Recovery>().size() == 1);
    CHECK(all<Recovery>().front()->answer == answer);
    CHECK(all<Recovery>().front()->from == world.ruth);
    CHECK(open().shell().selection.first() == all<Recovery>().front()->id);
    CHECK(is_red());
    CHECK(app().shows(Role::Button, "What is done about it"));
}

TEST_CASE_FIXTURE(Status, "It is set aside only with a reason, which stays to be seen") {
    says_no();
    on_tab();
    app().activate(Role::Button, "Set it aside…");
    REQUIRE(app().shows(Role::Dialog, "Set it aside"));
    app().activate(Role::Button, "Set it aside");
    CHECK(app().says("Say why"));
    CHECK(all<ForcedClear>().empty());
    CHECK(is_red());
    app().check_sound();

    write("Why it is set aside", "Taken back by phone this morning");
    app().activate(Role::Button, "Set it aside");
    CHECK(app().says("Say your name"));
    CHECK(all<ForcedClear>().empty());
    write("Your name", "ana silva");
    app().activate(Role::Button, "Set it aside");

    CHECK_FALSE(app().shows(Role::Dialog, "Set it aside"));
    REQUIRE(all<ForcedClear>().size() == 1);
    CHECK(all<ForcedClear>().front()->by == world.ana);
    CHECK(all<ForcedClear>().front()->project == world.project);
    CHECK_FALSE(is_red());
    CHECK_FALSE(lights().overridden());
    CHECK(app().shows(Role::Region, "Set aside"));
    CHECK(app().shows(Role::Button, "Taken back by phone this morning"));
    open().shell().act(ActionId::Undo);
    app().settle();
    CHECK(is_red());
}

TEST_CASE_FIXTURE(Status, "From a complaint to the client's yes: that ends it, and nothing before does") {
    const Ref<Recovery> complaint = complains();
    on_tab();
    REQUIRE(is_red());
    app().activate(Role::Button, "What is done about it");
    REQUIRE(open().shell().selection.first() == complaint.id);
    CHECK(app().find(Role::Button, "Client told today")->disabled);
    CHECK(app().find(Role::Button, "Client confirms…")->disabled);

    app().activate(Role::Button, "Spoken with them now");
    CHECK(open().get(complaint).contacted.has_value());
    write("What is done about it", "We call each Friday.");
    CHECK(open().get(complaint).action.text == "We call each Friday.");
    app().activate(Role::Button, "Make a task of it");
    CHECK(open().here().find(open().get(complaint).task) != nullptr);
    app().activate(Role::Button, "Client told today");
    CHECK(open().get(complaint).told == Date{20'759});
    CHECK(is_red());

    app().activate(Role::Button, "Client confirms…");
    REQUIRE(app().shows(Role::Dialog, "The client confirms"));
    CHECK(app().find(Role::ComboBox, "Who confirms it")->value == "Ruth Adeyemi");
    write("What they say", "Now I know where we stand.");
    app().check_sound();
    app().activate(Role::Button, "They confirmed it");

    CHECK_FALSE(app().shows(Role::Dialog, "The client confirms"));
    CHECK(open().get(complaint).confirmed_by == world.ruth);
    CHECK(open().get(complaint).confirmation.text == "Now I know where we stand.");
    CHECK_FALSE(is_red());
    CHECK_FALSE(lights().overridden());
    CHECK(app().says("Show 1 that the client confirmed"));
}

TEST_CASE_FIXTURE(Status, "What is over says who is still not content with something else") {
    says_no();
    put(world.workspace, make<Recovery>({.client = world.client,
                                         .project = world.project,
                                         .from = world.ruth,
                                         .words = {"Nobody called me back."},
                                         .received = sunday,
                                         .contacted = sunday,
                                         .told = Date{20'758},
                                         .confirmed = Date{20'758},
                                         .confirmed_by = world.ruth}));
    on_tab();
    REQUIRE(is_red());
    open().select(type_of<Recovery>, all<Recovery>().front()->id);
    CHECK(app().says("It is over: the client has confirmed it."));
    CHECK(app().says("Still red: Ruth Adeyemi, 1 Nov."));
}

TEST_CASE_FIXTURE(Status, "A complaint is written down in their words, and turns the project red at once") {
    on_tab();
    app().activate(Role::Button, "Complaint");
    REQUIRE(app().shows(Role::Dialog, "A complaint of Harbour & Vale Clinics"));
    app().activate(Role::Button, "Write it down");
    CHECK(all<Recovery>().empty());
    CHECK(app().says("Write down what they said"));
    app().check_sound();

    write("In their words", "The dates move every week.");
    app().activate(Role::Button, "Write it down");

    REQUIRE(all<Recovery>().size() == 1);
    CHECK(all<Recovery>().front()->source == RecoverySource::Complaint);
    CHECK(all<Recovery>().front()->project == world.project);
    CHECK(is_red());
    CHECK(app().says("“The dates move every week.”"));
}

TEST_CASE_FIXTURE(Status, "The clock of a complaint says that 12 hours are gone, and 24, and names no colour") {
    const DateTime nine = at(Date{20'759}, {9 * 60});
    const Ref<Recovery> complaint = complains({nine.minutes - 11 * 60});
    open().go("#/");
    REQUIRE(app().shows(Role::Region, "To be put right"));
    const auto clock = [&] {
        const AccessNode* row = app().find(Role::Button, "“Nobody called me back.”");
        REQUIRE(row);
        return row->description;
    };
    CHECK(clock().starts_with("In time, waiting 11 h"));
    app().clock.pass({60});
    app().settle();
    CHECK(clock().starts_with("12 h gone, waiting 12 h"));
    app().clock.pass({11 * 60});
    app().settle();
    CHECK(clock().starts_with("12 h gone, waiting 23 h"));
    app().clock.pass({60});
    app().settle();
    CHECK(clock().starts_with("24 h gone, waiting"));

    app().activate(Role::Button, "“Nobody called me back.”");
    CHECK(open().shell().selection.first() == complaint.id);
    CHECK(app().shows(Role::Image, "First word: 24 h gone"));
    app().check_sound();
}

TEST_CASE_FIXTURE(Status,
                  "A light by hand needs a reason, is shown beside what is computed, and can be computed again") {
    on_tab();
    app().activate(Role::Button, "More for Schedule");
    app().activate(Role::MenuItem, "Set by hand…");
    REQUIRE(app().shows(Role::Dialog, "Schedule by hand"));
    choose("Colour", "Red");
    app().activate(Role::Button, "Set the light");
    CHECK(app().says("needs a reason"));
    CHECK(all<ManualLight>().empty());

    write("Why", "The supplier has just cancelled");
    app().activate(Role::Button, "Set the light");

    REQUIRE(all<ManualLight>().size() == 1);
    CHECK(all<ManualLight>().front()->light == Light::Red);
    const DimensionLight* schedule = lights().side(Dimension::Schedule);
    REQUIRE(schedule);
    CHECK(schedule->shown == Light::Red);
    CHECK(app().says("Schedule: Red, by hand, computed: "));
    CHECK(app().says("Schedule is red: The supplier has just cancelled."));  // Of all that stands, what is worst.
    CHECK(app().says("The supplier has just cancelled"));
    app().check_sound();

    app().activate(Role::Button, "More for Schedule");
    app().activate(Role::MenuItem, "Computed again");
    CHECK(all<ManualLight>().front()->ended == Date{20'759});
    CHECK_FALSE(app().says("Schedule: Red, by hand"));
}

TEST_CASE_FIXTURE(Status, "A side of one's own stands among the others") {
    on_tab();
    app().activate(Role::Button, "Own side");
    write("What it is about", "Legal");
    write("Why", "The contract is not signed");
    app().activate(Role::Button, "Set the light");
    CHECK(app().shows(Role::Image, "Legal: Amber"));
    CHECK(app().shows(Role::Button, "More for own side Legal"));
    app().check_sound();
}

TEST_CASE_FIXTURE(Status, "Today's lights are kept with words, and are listed from then on") {
    says_no();
    on_tab();
    app().activate(Role::Button, "Keep today’s lights");
    write("What is said of it", "Ruth waits for a plan she can believe.");
    app().activate(Role::Button, "Keep it");

    REQUIRE(all<LightReport>().size() == 1);
    const LightReport& report = *all<LightReport>().front();
    CHECK(report.on == Date{20'759});
    CHECK(report.overall == Light::Red);
    CHECK(report.dissatisfied);
    CHECK(report.words.text == "Ruth waits for a plan she can believe.");
    REQUIRE(app().shows(Role::Button, "Report of 2 Nov"));
    CHECK(app().find(Role::Button, "Report of 2 Nov")->description.find("Schedule RED") != std::string::npos);
    app().check_sound();
}

TEST_CASE_FIXTURE(Status, "A light opens to the records on which it rests, and the score to its weights") {
    says_no();
    on_tab();
    CHECK_FALSE(app().shows(Role::Group, "Sources of Client"));
    app().activate(Role::Button, "1 source of Client");
    CHECK(app().shows(Role::Group, "Sources of Client"));
    app().activate(Role::Button, "1 source of Client");
    CHECK_FALSE(app().shows(Role::Group, "Sources of Client"));

    app().activate(Role::Button, "What it is made of");
    CHECK(app().shows(Role::Group, "What the score is made of"));
    CHECK(app().says("weight 35"));
    app().activate(Role::Button, "1 source of Satisfaction in the score");
    CHECK(app().shows(Role::Group, "Sources of Satisfaction in the score"));
    CHECK(app().says("At most 39 while the client is not content."));
    app().check_sound();
}

TEST_CASE_FIXTURE(
    Status, "How the client, the team and the figures see it opens to what they said and what was computed from") {
    const Ref<PulseAnswer> answer = says_no();
    const auto asked =
        put(world.workspace,
            make<Pulse>({.client = world.client, .project = world.project, .colleague = world.ana, .asked = sunday}));
    put(world.workspace, make<PulseAnswer>({.pulse = asked,
                                            .question = "mood.1",
                                            .asked = "How is it?",
                                            .scale = AnswerScale::ZeroToTen,
                                            .value = 9,
                                            .on = sunday}));
    put(world.workspace, make<RegisterEntry>({.client = world.client,
                                              .project = world.project,
                                              .name = "The supplier may be late",
                                              .probability = 2,
                                              .impact = 4}));
    on_tab();
    app().activate(Role::Button, "1 source of the client’s view");
    REQUIRE(app().shows(Role::Group, "Sources of the client’s view"));
    app().activate(Role::Button, "1 source of the team’s view");
    CHECK_FALSE(app().shows(Role::Group, "Sources of the client’s view"));
    REQUIRE(app().shows(Role::Group, "Sources of the team’s view"));
    std::size_t known = 0;
    for (const DimensionLight& side : lights().sides)
        if (side.dimension != Dimension::Client && side.computed != Light::Unknown) known += side.sources.size();
    REQUIRE(known > 0);
    app().activate(Role::Button, counted(static_cast<std::int64_t>(known), "source", "sources") + " of the figures");
    CHECK(app().shows(Role::Group, "Sources of the figures"));
    app().check_sound();

    app().activate(Role::Button, "1 source of the client’s view");
    app().activate(Role::Button, "Answers of Ruth Adeyemi, 1 Nov");
    CHECK(open().shell().selection.first() == world.workspace.find(answer)->pulse.id);
}

TEST_CASE_FIXTURE(Status, "The rules of the lights are written down for a project, and changed from then on") {
    on_tab();
    app().activate(Role::Button, "Rules of the lights");
    REQUIRE(app().shows(Role::Dialog, "Rules of the lights"));
    app().activate(Role::Button, "Keep the rules");
    REQUIRE(all<LightRules>().size() == 1);
    CHECK(all<LightRules>().front()->project == world.project);
    CHECK(all<LightRules>().front()->weight_satisfaction == 35);

    app().activate(Role::Button, "Rules of the lights");
    write("Health: satisfaction counts", "40");
    app().activate(Role::Button, "Keep the rules");
    CHECK_FALSE(app().shows(Role::Dialog, "Rules of the lights"));
    REQUIRE(all<LightRules>().size() == 1);
    CHECK(all<LightRules>().front()->weight_satisfaction == 40);
}

TEST_CASE_FIXTURE(Status, "The red flashes at most once a second, and is steady where less motion is wanted") {
    says_no();
    on_tab();
    app().settle();
    int frames = 0;
    for (double seconds = 0; seconds < 16; ++frames) {
        const double next = kit::next_deadline();
        REQUIRE(next > 0);
        REQUIRE(next <= 1);
        app().clock.pass_millis(static_cast<std::int64_t>(std::ceil(next * 1000)));
        app().frame();
        seconds += next + 0.016;
    }
    CHECK(frames <= 24);  // Twice in 1.6 s, and some to spare.

    app().program->set_surroundings({.reduced_motion = true});
    app().settle();
    CHECK(kit::next_deadline() > 60);
    CHECK(is_red());
}

TEST_CASE_FIXTURE(Status, "On a phone the band has two lines and a button that unfolds it") {
    says_no();
    open(390, 844);
    on_tab();
    REQUIRE(is_red());
    CHECK(app().shows(Role::Heading, "Ruth Adeyemi is not content"));
    CHECK(app().says("“I hear nothing from you.”"));
    CHECK_FALSE(app().shows(Role::Button, "Set it aside…"));
    const AccessNode* folded = app().find(Role::Region, "The client is not content");
    REQUIRE(folded);
    CHECK(folded->rect.height < 100);

    app().activate(Role::Button, "Show all of it");
    CHECK(app().shows(Role::Button, "Set it aside…"));
    CHECK(app().shows(Role::Button, "Take it up"));
    app().check_sound();
    app().activate(Role::Button, "Show less of it");
    CHECK_FALSE(app().shows(Role::Button, "Set it aside…"));
}

TEST_CASE_FIXTURE(
    Status, "Whoever sets something aside is of the team from then on, and a line says what it was and who did it") {
    says_no();
    on_tab("plan");
    app().activate(Role::Button, "Set it aside…");
    write("Why it is set aside", "Taken back by phone this morning");
    write("Your name", "Mara Lund");
    app().activate(Role::Button, "Set it aside");

    REQUIRE(all<ForcedClear>().size() == 1);
    const Person* mara = open().here().find(all<ForcedClear>().front()->by);
    REQUIRE(mara);
    CHECK(mara->name == "Mara Lund");
    CHECK(open().shell().settings.author == "Mara Lund");
    CHECK(app().shows(Role::Region, "What was set aside"));
    CHECK(app().says("What Ruth Adeyemi said was set aside on 2 Nov by Mara Lund: Taken back by phone this morning"));
    app().check_sound();

    open().shell().act(ActionId::Undo);
    app().settle();
    CHECK(is_red());
    CHECK_FALSE(app().shows(Role::Region, "What was set aside"));
    CHECK(all<Person>().size() == 1);
}

TEST_CASE_FIXTURE(Status, "Who sets it aside is not asked where this device knows who uses it") {
    says_no();
    on_tab();
    open().shell().settings.author = "Ana Silva";
    app().settle();
    app().activate(Role::Button, "Set it aside…");
    CHECK_FALSE(app().shows(Role::TextBox, "Your name"));
    write("Why it is set aside", "Taken back by phone this morning");
    app().activate(Role::Button, "Set it aside");
    REQUIRE(all<ForcedClear>().size() == 1);
    CHECK(all<ForcedClear>().front()->by == world.ana);
}

TEST_CASE_FIXTURE(Status, "What was set aside is no longer told once the client has answered again") {
    says_no();
    put(world.workspace, make<ForcedClear>({.client = world.client,
                                            .project = world.project,
                                            .reason = "Taken back by phone",
                                            .by = world.ana,
                                            .on = sunday}));
    on_tab();
    REQUIRE(app().shows(Role::Region, "What was set aside"));
    CHECK_FALSE(is_red());

    close();
    const auto pulse = put(world.workspace, make<Pulse>({.client = world.client,
                                                         .project = world.project,
                                                         .from = world.ruth,
                                                         .decides = true,
                                                         .asked = {sunday.minutes + 60}}));
    put(world.workspace, make<PulseAnswer>({.pulse = pulse,
                                            .question = "check_in.1",
                                            .asked = "Are you comfortable with progress?",
                                            .scale = AnswerScale::YesPartlyNo,
                                            .value = 10,
                                            .on = {sunday.minutes + 60}}));
    on_tab();
    CHECK_FALSE(app().shows(Role::Region, "What was set aside"));
}

}  // namespace rapport
