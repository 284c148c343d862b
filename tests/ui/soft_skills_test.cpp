// Soft skills, a section of the settings: rated, practised, and how one sees oneself beside how others do.

#include "ui/opened.h"

namespace rapport {
namespace {

struct SoftSkillsPage : OpenedWorld {
    Ref<Person> ben = put(world.workspace, make<Person>({.name = "Ben Ode"}));

    Opened& open(float width = 1280, float height = 4000) { return OpenedWorld::open(width, height); }
    TestApp& app() { return open().app; }
    void on_page(float width = 1280, float height = 4000) {
        open(width, height).go("#/settings");
        choose("Whose skills", "Ana Silva");
    }
    void rated(Rater rater, std::int32_t level) {
        put(world.workspace, make<SoftRating>({.person = world.ana,
                                               .skill = "good_listening",
                                               .rater = rater,
                                               .peer = rater == Rater::Peer ? ben : Ref<Person>{},
                                               .client = rater == Rater::Client ? world.ruth : Ref<Stakeholder>{},
                                               .level = level,
                                               .on = Date{20'749}}));  // Friday 23 October 2026.
    }
    std::string said_of(std::string_view skill) {
        const AccessNode* row = app().find(Role::Button, skill);
        REQUIRE(row);
        return row->description;
    }
};

}  // namespace

TEST_CASE_FIXTURE(SoftSkillsPage, "Rating oneself shows the gap to what others say, and one undo takes it back") {
    rated(Rater::Peer, 3);
    rated(Rater::Client, 2);
    on_page();
    CHECK(said_of("Good listening") == "Self –, colleagues 3.0 (1), clients 2.0 (1), gap –");
    CHECK(app().shows(Role::Image, "Course of Good listening: others 2.5 on 23 Oct"));

    app().activate(Role::Button, "Good listening");
    app().activate(Role::Button, "Rate a skill");
    REQUIRE(app().shows(Role::Dialog, "Rate Ana Silva"));
    CHECK(app().find(Role::ComboBox, "Soft skill")->value == "Good listening");
    app().activate(Role::Button, "Rate");
    CHECK(app().says("Choose a level from 1 to 5."));
    app().activate(Role::Radio, "Level 4");
    write("Why", "I let them finish");
    app().check_sound();
    app().activate(Role::Button, "Rate");

    CHECK_FALSE(app().shows(Role::Dialog, "Rate Ana Silva"));
    CHECK(said_of("Good listening") == "Self 4, colleagues 3.0 (1), clients 2.0 (1), gap +1.5");
    CHECK(app().shows(Role::Button, "Self: 4"));
    CHECK(app().shows(Role::Image, "Course of Good listening: self 4.0 on 2 Nov; others 2.5 on 23 Oct, 2.5 on 2 Nov"));
    REQUIRE(all<SoftRating>().size() == 3);
    app().check_sound();

    app().press("Ctrl+Z");
    CHECK(all<SoftRating>().size() == 2);
    CHECK(said_of("Good listening") == "Self –, colleagues 3.0 (1), clients 2.0 (1), gap –");
}

TEST_CASE_FIXTURE(SoftSkillsPage, "Without ratings there is no course and nothing that explains one") {
    on_page();
    CHECK_FALSE(app().says("nobody has rated it yet"));
    CHECK_FALSE(app().says("In each course a line"));
    app().check_sound();

    close();
    rated(Rater::Peer, 3);
    on_page();
    CHECK(app().says("In each course a line"));
    CHECK(app().shows(Role::Image, "Course of Good listening: others 3.0 on 23 Oct"));
}

TEST_CASE_FIXTURE(SoftSkillsPage, "A colleague rates a skill that somebody named") {
    on_page();
    app().activate(Role::Button, "Rate a skill");
    choose("Soft skill", "Another skill");
    write("Its name", "Negotiation");
    choose("Rated by", "A colleague");
    choose("Which colleague", "Ben Ode");
    app().activate(Role::Radio, "Level 2");
    app().activate(Role::Button, "Rate");

    const auto ratings = all<SoftRating>();
    REQUIRE(ratings.size() == 1);
    CHECK(ratings.front()->skill == "Negotiation");
    CHECK(ratings.front()->rater == Rater::Peer);
    CHECK(ratings.front()->peer == ben);
    CHECK(ratings.front()->person == world.ana);
    CHECK(said_of("Negotiation") == "Self –, colleagues 2.0 (1), clients –, gap –");
    CHECK(app().shows(Role::Button, "Ben Ode: 2"));
}

TEST_CASE_FIXTURE(SoftSkillsPage, "A training is logged with its time, counts for this year, and is undone") {
    on_page();
    app().activate(Role::Button, "Log training");
    write("What it was", "A course on listening");
    write("How long it took", "1 h 30 min");
    write("What I take from it", "Wait before an answer");
    app().activate(Role::Button, "Log it");

    REQUIRE(all<TrainingEntry>().size() == 1);
    CHECK(all<TrainingEntry>().front()->minutes == Minutes{90});
    CHECK(all<TrainingEntry>().front()->person == world.ana);
    CHECK(app().says("1 h 30 min this year, in 1 training"));
    CHECK(app().find(Role::Button, "A course on listening")->description ==
          "People management, 1 h 30 min, 2 Nov. Wait before an answer");
    app().check_sound();

    app().press("Ctrl+Z");
    CHECK(all<TrainingEntry>().empty());
    CHECK_FALSE(app().says("this year, in"));
}

TEST_CASE_FIXTURE(SoftSkillsPage, "The lowest habit suggests what to do this week") {
    on_page();
    CHECK_FALSE(app().says("This week:"));

    app().activate(Role::Radio, "Asking early 2");
    app().activate(Role::Radio, "Clients for good 5");

    CHECK(app().find(Role::Radio, "Asking early 2")->checked == Tristate::Yes);
    CHECK(app().find(Role::Radio, "Asking early 3")->checked == Tristate::No);
    CHECK(app().says("This week:"));
    CHECK(app().says("Lowest of the six: “Asking early”, 2 of 5."));
    REQUIRE(all<SoftRating>().size() == 2);
    CHECK(all<SoftRating>().front()->rater == Rater::Self);

    app().activate(Role::Radio, "Asking early 5");  // The same day: it is mended, not said anew.
    CHECK(all<SoftRating>().size() == 2);
    app().press("Ctrl+Z");
    CHECK(app().find(Role::Radio, "Asking early 2")->checked == Tristate::Yes);
}

TEST_CASE_FIXTURE(SoftSkillsPage, "Three rated habits make a drawing of all six, with where one began") {
    const auto rated = [&](std::string_view key, std::int32_t level, std::int32_t days_ago) {
        put(world.workspace,
            make<SoftRating>(
                {.person = world.ana, .skill = std::string(key), .level = level, .on = Date{20'759 - days_ago}}));
    };
    rated("tip_3", 2, 90);
    rated("tip_3", 4, 1);
    rated("tip_6", 5, 1);
    on_page();
    CHECK_FALSE(app().says("Habits, from 1 to 5"));
    app().activate(Role::Radio, "People before methods 3");
    const std::string said = "Habits, from 1 to 5: Value before the plan not rated; ";
    REQUIRE(app().says(said));
    CHECK(app().says("Asking early 4.0, at first 2.0; People before methods 3.0; "));
    app().check_sound();
}

TEST_CASE_FIXTURE(SoftSkillsPage, "One practice card follows the other, of the skill that is looked at") {
    on_page();
    app().activate(Role::Button, "Good listening");
    CHECK(app().shows(Role::Heading, "Let them finish"));
    CHECK(app().says("1 of 5"));

    app().activate(Role::Button, "Next card");
    CHECK(app().shows(Role::Heading, "Ask behind doubts"));
    for (int i = 0; i < 4; ++i) app().activate(Role::Button, "Next card");
    CHECK(app().shows(Role::Heading, "Let them finish"));

    app().activate(Role::Button, "Conflict resolution");
    CHECK(app().shows(Role::Heading, "Begin with their loss"));
}

TEST_CASE_FIXTURE(SoftSkillsPage, "On a phone all of it stays within the screen") {
    rated(Rater::Peer, 3);
    on_page(390, 844);
    CHECK(said_of("Good listening") == "Self –, colleagues 3.0 (1), clients –, gap –");
    for (const AccessNode& node : app().nodes())
        if (node.focusable) CHECK_MESSAGE(node.rect.x + node.rect.width <= 391, node.name);
    app().check_sound();

    app().activate(Role::Button, "Rate a skill");
    REQUIRE(app().shows(Role::Dialog, "Rate Ana Silva"));
    app().activate(Role::Radio, "Level 5");
    app().activate(Role::Button, "Rate");
    CHECK(all<SoftRating>().size() == 2);
}

TEST_CASE("Where nobody is in the team, the section says what to do") {
    FakeDisk disk;
    TestApp app(disk, 1280, 2400, "/settings");

    CHECK(app.shows(Role::Region, "Soft skills"));
    CHECK(app.says("Add somebody above, and rate yourself first."));
    CHECK_FALSE(app.shows(Role::Button, "Rate a skill"));
}

TEST_CASE_FIXTURE(SoftSkillsPage, "The brief of a client who opposes the work names what to practise") {
    const Stakeholder* ruth = world.workspace.find(world.ruth);
    REQUIRE(ruth);
    Stakeholder opposing = *ruth;
    opposing.attitude = Attitude::Opposes;
    put(world.workspace, opposing);
    open();
    on_page_of_client();
    app().activate(Role::Button, "Brief");

    CHECK(app().shows(Role::Region, "Practise before you meet"));
    CHECK(app().says("Ruth opposes the work."));
}

TEST_CASE_FIXTURE(SoftSkillsPage, "The section opens on whoever uses this device, and says what stays private") {
    put(world.workspace, make<Person>({.name = "Adele Berg"}));
    open().shell().settings.author = "Ben Ode";
    open().go("#/settings");
    REQUIRE(app().find(Role::ComboBox, "Whose skills"));
    CHECK(app().find(Role::ComboBox, "Whose skills")->value == "Ben Ode");
    CHECK(app().says("stays out of what is saved for a colleague unless “Soft skills, too” is ticked"));
}

}  // namespace rapport
