// The settings: looks, storage, the team, calendars.

#include "ui/opened.h"

namespace rapport {
namespace {

struct Settings {
    FakeDisk disk;
    TestApp app{disk, 1280, 800, "/settings"};
    Shell& shell{app.program->shell()};
};

}  // namespace

TEST_CASE_FIXTURE(Settings, "The theme switches at once, and a reload remembers it") {
    app.activate(Role::Tab, "Dark");
    CHECK(look().theme == Theme::Dark);
    CHECK(app.find(Role::Tab, "Dark")->selected == Tristate::Yes);
    app.activate(Role::Tab, "High contrast");
    CHECK(look().theme == Theme::Contrast);
    app.activate(Role::Tab, "Light");
    CHECK(look().theme == Theme::Light);
    app.check_sound();
    CHECK(disk.settings["look"].find("\"theme\":1") != std::string::npos);
}

TEST_CASE_FIXTURE(Settings, "Rows and text have the size that suits the person") {
    app.activate(Role::Tab, "Dense");
    CHECK(shell.settings.theme.density == Density::Dense);

    app.activate(Role::Button, "Larger text");
    CHECK(shell.settings.theme.zoom == doctest::Approx(1.1));
    for (int i = 0; i < 10; ++i)
        if (!app.find(Role::Button, "Larger text")->disabled) app.activate(Role::Button, "Larger text");
    CHECK(shell.settings.theme.zoom == doctest::Approx(2.0));
    app.activate(Role::Button, "Back to 100 %");
    CHECK(shell.settings.theme.zoom == doctest::Approx(1.0));
}

TEST_CASE_FIXTURE(Settings, "The name stands beside what is done from then on") {
    app.focus(Role::TextBox, "Your name");
    app.type("Ines Okafor");
    app.finish();

    CHECK(shell.session.author() == "Ines Okafor");
}

TEST_CASE_FIXTURE(Settings, "Storage says how safe it is, and asks the browser to keep it") {
    app.store.persists = true;
    CHECK(app.shows(Role::Text, "May be cleared"));
    CHECK(app.says("used of"));

    app.activate(Role::Button, "Ask the browser to keep it");
    CHECK(app.shows(Role::Text, "Kept for good"));
    CHECK_FALSE(app.shows(Role::Button, "Ask the browser to keep it"));
}

TEST_CASE_FIXTURE(Settings, "A browser that says no is quoted, with what to do") {
    app.store.persists = false;
    app.activate(Role::Button, "Ask the browser to keep it");

    CHECK(app.says("The browser said no for now."));
    app.activate(Role::Button, "Save everything to a file");
    app.files.deliver();
    CHECK(app.files.saved.size() == 1);
}

TEST_CASE_FIXTURE(Settings, "Somebody joins the team, and is looked at in the inspector") {
    app.activate(Role::Button, "Add person");
    app.fill("Add person", "Ben Ode");
    REQUIRE(shell.derived.people().size() == 1);

    app.activate(Role::Button, "Ben Ode");
    CHECK(app.find(Role::TextBox, "Name")->value == "Ben Ode");

    app.activate(Role::Button, "Add person");
    app.fill("Add person", "ben ode");
    CHECK(shell.derived.people().size() == 1);
    CHECK(app.find(Role::TextBox, "Add person")->invalid);
}

TEST_CASE_FIXTURE(Settings, "A calendar is added, with days off") {
    app.activate(Role::Button, "Add calendar");
    app.fill("Add calendar", "Nova Scotia");
    CHECK(app.find(Role::Button, "Nova Scotia")->description == "Mon–Fri 08:00–12:00, 13:00–17:00; Sat–Sun off");

    app.activate(Role::Button, "Add days that differ");
    app.focus(Role::TextBox, "First day");
    app.type("25 Dec");
    app.finish(TextEnd::Blur);
    app.focus(Role::TextBox, "Last day");
    app.type("+1");
    app.finish(TextEnd::Blur);
    app.fill("Name", "Christmas");

    const auto exceptions = shell.session.workspace().all<CalendarException>();
    REQUIRE_FALSE(exceptions.empty());
    CHECK(exceptions.begin()->name == "Christmas");
    CHECK(to_iso(exceptions.begin()->first) == "2026-12-25");
    CHECK(to_iso(exceptions.begin()->last) == "2026-12-26");
    CHECK(exceptions.begin()->shifts.empty());
    app.activate(Role::Button, "Christmas");
    CHECK(app.find(Role::TextBox, "Name")->value == "Christmas");
}

TEST_CASE("Settings work on a phone, in one column") {
    FakeDisk disk;
    TestApp app(disk, 390, 844, "/settings");

    for (const AccessNode& node : app.nodes())
        if (node.focusable) CHECK_MESSAGE(node.rect.x + node.rect.width <= 391, node.name);
    app.check_sound();
}

}  // namespace rapport
