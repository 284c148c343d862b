// Comments on a record, and its story.

#include "ui/opened.h"

namespace rapport {

TEST_CASE("A comment is written, resolved and reopened") {
    SmallWorld world;
    Opened opened(world.workspace);
    TestApp& app = opened.app;
    opened.shell().settings.author = "Ines Okafor";
    opened.go("#/settings");
    opened.select(type_of<Person>, world.ana.id);

    app.focus(Role::TextBox, "New comment");
    app.type("On leave in December.");
    app.finish(TextEnd::Blur);
    app.activate(Role::Button, "Add comment");

    const auto comments = opened.shell().derived.comments(world.ana.id);
    REQUIRE(comments.size() == 1);
    CHECK(comments[0]->text.text == "On leave in December.");
    CHECK(comments[0]->author == "Ines Okafor");
    CHECK(app.shows(Role::Button, "1 comment"));
    CHECK(app.find(Role::TextBox, "New comment")->value.empty());

    app.activate(Role::Button, "Resolve");
    CHECK(app.shows(Role::Text, "Resolved"));
    app.activate(Role::Button, "Reopen");
    CHECK_FALSE(app.shows(Role::Text, "Resolved"));
}

TEST_CASE("A comment that is being written waits for its record to be looked at again") {
    SmallWorld world;
    Opened opened(world.workspace);
    TestApp& app = opened.app;
    opened.go("#/settings");
    opened.select(type_of<Person>, world.ana.id);

    app.focus(Role::TextBox, "New comment");
    app.type("Half a thought");
    opened.select(type_of<Client>, world.client.id);
    CHECK(app.find(Role::TextBox, "New comment")->value.empty());

    opened.select(type_of<Person>, world.ana.id);
    CHECK(app.find(Role::TextBox, "New comment")->value == "Half a thought");
}

TEST_CASE("The story of a record tells what was changed, before and after") {
    SmallWorld world;
    Opened opened(world.workspace);
    TestApp& app = opened.app;
    opened.go("#/settings");
    opened.select(type_of<Person>, world.ana.id);

    app.focus(Role::TextBox, "Role");
    app.type("Analyst");
    app.finish();
    app.activate(Role::Button, "History");

    CHECK(app.says("Role: – → Analyst"));
    app.activate(Role::Button, "Details");
    CHECK(app.shows(Role::TextBox, "Role"));
}

TEST_CASE("A deleted record that is still selected can be brought back where it was") {
    SmallWorld world;
    Opened opened(world.workspace);
    TestApp& app = opened.app;
    opened.go("#/settings");
    opened.select(type_of<Person>, world.ana.id);

    app.activate(Role::Button, "More");
    app.activate(Role::MenuItem, "Delete person");
    REQUIRE_FALSE(opened.here().find(world.ana));
    CHECK(app.says("was deleted"));

    app.activate(Role::Button, "Restore");
    CHECK(opened.here().find(world.ana));
}

}  // namespace rapport
