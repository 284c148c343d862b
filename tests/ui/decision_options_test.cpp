// A decision of the register: its options, what the client sees of them, and what they chose.

#include "app/commands/decision.h"
#include "ui/opened.h"

namespace rapport {
namespace {

struct Deciding : OpenedWorld {
    Ref<RegisterEntry> desks = put(
        world.workspace,
        make<RegisterEntry>(
            {.client = world.client, .project = world.project, .kind = EntryKind::Decision, .name = "How many desks"}));
    Ref<DecisionOption> option(std::string name, std::string key) {
        return put(world.workspace,
                   make<DecisionOption>({.entry = desks, .rank = {std::move(key)}, .name = std::move(name)}));
    }
    void on_entry(float width = 1280, float height = 800) {
        open(width, height);
        open().go("#" + to_string(Route{ViewId::Client, world.client.id, "risks", {}, {}}));
        open().select(type_of<RegisterEntry>, desks.id);
        REQUIRE(app().shows(Role::Region, "Decision"));
    }
    std::string names() {
        std::string all;
        for (const DecisionOption* one : decision_options(open().here(), desks)) all += one->name + ";";
        return all;
    }
    void undo() {
        open().shell().act(ActionId::Undo);
        app().settle();
    }
};

}  // namespace

TEST_CASE_FIXTURE(Deciding, "A decision without options says what they are for, and takes them one after the other") {
    on_entry();
    CHECK(app().says("Write down the ways this can go"));
    CHECK(app().shows(Role::Button, "Share it with the client"));
    app().focus(Role::TextBox, "Add an option");
    app().type("One desk");
    app().finish();
    app().type("Two desks");
    app().finish();
    CHECK(names() == "One desk;Two desks;");
    CHECK_FALSE(app().says("Write down the ways this can go"));
    app().check_sound();
    undo();
    CHECK(names() == "One desk;");
}

TEST_CASE_FIXTURE(Deciding, "An option is renamed, described, advised, moved and deleted where it stands") {
    const auto one = option("One desk", "a1");
    const auto two = option("Two desks", "a2");
    on_entry();
    write("Option 2", "Two small desks");
    CHECK(open().get(two).name == "Two small desks");
    write("What option 2 would mean", "Ready in May");
    CHECK(open().get(two).effect.text == "Ready in May");
    app().activate(Role::CheckBox, "We advise option 1");
    app().activate(Role::CheckBox, "We advise option 2");
    CHECK_FALSE(open().get(one).recommended);
    CHECK(open().get(two).recommended);

    CHECK(app().find(Role::Button, "Move option 1 up")->disabled);
    CHECK(app().find(Role::Button, "Move option 2 down")->disabled);
    app().activate(Role::Button, "Move option 2 up");
    CHECK(names() == "Two small desks;One desk;");
    CHECK(app().find(Role::TextBox, "Option 1")->value == "Two small desks");
    app().activate(Role::Button, "Delete option 2");
    CHECK(names() == "Two small desks;");
    undo();
    CHECK(names() == "Two small desks;One desk;");
    app().check_sound();
}

TEST_CASE_FIXTURE(Deciding, "A name that another option has stays in its field with the sentence") {
    option("One desk", "a1");
    const auto two = option("Two desks", "a2");
    on_entry();
    write("Option 2", "one desk");
    CHECK(open().get(two).name == "Two desks");
    CHECK(app().says("There is an option “one desk” already."));
    CHECK(app().find(Role::TextBox, "Option 2")->value == "one desk");
}

TEST_CASE_FIXTURE(Deciding, "The client gets the decision with its options by one press, or one option with it") {
    const auto one = option("One desk", "a1");
    const auto two = option("Two desks", "a2");
    on_entry();
    const std::size_t before = open().history().gestures().size();
    app().activate(Role::Button, "Share it with its 2 options");
    CHECK(open().get(desks).shared);
    CHECK(open().get(one).shared);
    CHECK(open().get(two).shared);
    CHECK(open().history().gestures().size() == before + 1);
    undo();
    CHECK_FALSE(open().get(desks).shared);

    app().activate(Role::CheckBox, "The client sees option 2");
    CHECK(open().get(desks).shared);
    CHECK_FALSE(open().get(one).shared);
    app().activate(Role::Button, "Share 1 more option");
    CHECK(open().get(one).shared);
    CHECK_FALSE(app().shows(Role::Button, "Share 1 more option"));
}

TEST_CASE_FIXTURE(Deciding, "What they chose is recorded by hand with who, when and their words") {
    option("One desk", "a1");
    option("Two desks", "a2");
    on_entry();
    app().activate(Role::Button, "They chose option 2…");
    REQUIRE(app().shows(Role::Dialog, "They chose “Two desks”"));
    CHECK(app().says("“How many desks”"));
    app().check_sound();
    app().activate(Role::Button, "Record it");

    CHECK_FALSE(app().shows(Role::Dialog, "They chose “Two desks”"));
    CHECK(open().get(desks).state == EntryState::Closed);
    CHECK(open().get(desks).chosen == "Two desks");
    CHECK(open().get(desks).decided_by == world.ruth);
    CHECK(open().get(desks).closed.has_value());
    CHECK(app().says("Ruth Adeyemi chose “Two desks” on"));
    CHECK(app().says("Not chosen: One desk"));
    CHECK_FALSE(app().shows(Role::TextBox, "Option 1"));
    CHECK(app().says("Chosen: Two desks"));  // In the list.
    app().check_sound();

    app().activate(Role::Button, "Open again");
    CHECK(open().get(desks).chosen.empty());
    CHECK(app().shows(Role::TextBox, "Option 1"));
    undo();
    CHECK(open().get(desks).chosen == "Two desks");
}

TEST_CASE_FIXTURE(Deciding, "A decision of no words and no option keeps its dialog open and says so") {
    on_entry();
    app().activate(Role::Button, "Record what they decided…");
    app().activate(Role::Button, "Record it");
    CHECK(app().shows(Role::Dialog, "What they decided"));
    CHECK(app().says("Say in their words what they decided"));
    CHECK(open().get(desks).state == EntryState::Open);
    app().activate(Role::Button, "Cancel");
    CHECK_FALSE(app().shows(Role::Dialog, "What they decided"));
}

TEST_CASE_FIXTURE(Deciding, "The options fit on a phone") {
    option("One desk", "a1");
    on_entry(390, 844);
    app().check_sound();
    for (const std::string_view name : {"They chose option 1…", "Delete option 1", "Share it with its 1 option"}) {
        const AccessNode* button = app().find(Role::Button, name);
        REQUIRE(button);
        CHECK(button->rect.x >= 0);
        CHECK(button->rect.x + button->rect.width <= 390);
    }
}

TEST_CASE_FIXTURE(Deciding, "Under fingers what is done with an option stands in one line, below what they chose") {
    option("One desk", "a1");
    open(390, 844);
    app().program->set_surroundings({.coarse_pointer = true});
    on_entry(390, 844);
    const AccessNode* chose = app().find(Role::Button, "They chose option 1…");
    const AccessNode* up = app().find(Role::Button, "Move option 1 up");
    const AccessNode* gone = app().find(Role::Button, "Delete option 1");
    REQUIRE((chose && up && gone));
    CHECK(up->rect.y == gone->rect.y);
    CHECK(up->rect.y >= chose->rect.y + chose->rect.height);
    app().check_sound();
}

}  // namespace rapport
