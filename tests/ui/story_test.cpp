// The story: what is new since one last looked, and what happened with a client and in a project.

#include <algorithm>

#include "ui/opened.h"

namespace rapport {
namespace {

struct Telling {
    SmallWorld world;

    /// A talk of some days ago that Ben wrote down today.
    Touchpoint talk() {
        Touchpoint touch{.client = world.client,
                         .project = world.project,
                         .subject = "The date of the pilot",
                         .held = at(Date{20'755}, {600}),  // Thursday 29 October 2026.
                         .channel = Channel::Email,
                         .summary = {"May is better"}};
        touch.born = stamp_after(-1, 77, 1);
        return make<Touchpoint>(std::move(touch));
    }
};

const AccessNode* line_with(TestApp& app, std::string_view words) {
    const auto at = std::ranges::find_if(app.nodes(), [&](const AccessNode& node) {
        return node.role == Role::Link && node.name.find(words) != std::string::npos;
    });
    return at == app.nodes().end() ? nullptr : &*at;
}

}  // namespace

TEST_CASE_FIXTURE(
    Telling, "The first screen shows what others wrote since one last looked, and the rest where it is asked for") {
    Opened opened(world.workspace, 1280, 2000);
    TestApp& app = opened.app;
    opened.go("#/");
    REQUIRE(app.shows(Role::Region, "Since you last looked"));
    CHECK(line_with(app, "added client “Harbour & Vale Clinics”"));
    app.activate(Role::Button, "Mark all as read");
    CHECK_FALSE(line_with(app, "added client “Harbour & Vale Clinics”"));
    CHECK(app.says("Nobody else has written anything new."));
    app.check_sound();

    Edit edit{"Rename", {}};
    edit.set<&Client::place>(opened.get(world.client), "Halifax");
    REQUIRE(opened.shell().session.run(std::move(edit)));
    app.settle();
    CHECK(app.says("Nobody else has written anything new."));  // One's own edits are no news.

    app.activate(Role::Button, "Show earlier ones");
    CHECK(line_with(app, "added client “Harbour & Vale Clinics”"));
    CHECK(line_with(app, "You changed client “Harbour & Vale Clinics”: place"));
    CHECK_FALSE(app.shows(Role::Button, "Mark 1 as read"));
    app.check_sound();
    app.activate(Role::Button, "Show only what is new");
    CHECK(app.says("Nobody else has written anything new."));
}

TEST_CASE_FIXTURE(Telling, "A talk stands by its own day, says when it was written down, and is a line of its own") {
    put(world.workspace, talk());
    Opened opened(world.workspace, 1280, 2000);
    TestApp& app = opened.app;
    opened.go("#" + to_string(Route{ViewId::Client, world.client.id, "story", {}, {}}));

    const AccessNode* line = line_with(app, "noted “The date of the pilot” (e-mail)");
    REQUIRE(line);
    CHECK(line->description == "29 Oct, written down today. May is better");
    app.activate(Role::ComboBox, "What is shown");
    app.activate(Role::MenuItem, "Conversations");
    CHECK(line_with(app, "noted “The date of the pilot” (e-mail)"));
    CHECK_FALSE(line_with(app, "added client"));
    CHECK(app.says("In the last 90 days"));
    CHECK_FALSE(app.says("0 indirect"));
    app.check_sound();
}

TEST_CASE_FIXTURE(Telling, "A project has a story of its own, with the same filters") {
    put(world.workspace, talk());
    Opened opened(world.workspace, 1280, 2000);
    TestApp& app = opened.app;
    opened.go("#" + to_string(Route{ViewId::Project, world.project.id, "engagement", {}, {}}));
    REQUIRE(app.shows(Role::Region, "Story"));
    CHECK(app.says("No touch planned"));  // In the phases to come.

    app.activate(Role::ComboBox, "What is shown");
    app.activate(Role::MenuItem, "Conversations");

    CHECK(app.says("noted “The date of the pilot” (e-mail)"));
    CHECK_FALSE(line_with(app, "added project “Online booking”"));
    app.check_sound();

    Opened phone(world.workspace, 390, 844);
    phone.go("#" + to_string(Route{ViewId::Project, world.project.id, "engagement", {}, {}}));
    CHECK(phone.app.shows(Role::Region, "Story"));
    phone.app.check_sound();
}

}  // namespace rapport
