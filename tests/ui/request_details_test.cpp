// A request in the panel at the side: what it would mean for the client, what they say of that, and our answer.

#include "ui/opened.h"

namespace rapport {
namespace {

constexpr std::string_view effect = "What it would mean";

struct Asking : OpenedWorld {
    Request made = make<Request>({.client = world.client,
                                  .project = world.project,
                                  .what = "Open on Saturdays",
                                  .by = world.ruth,
                                  .work = {2 * 480},
                                  .person = world.ana});
    Ref<Request> saturdays{made.id};

    void on_request(float width = 1280, float height = 800) {
        put(world.workspace, made);
        open(width, height);
        open().go("#" + to_string(Route{ViewId::Client, world.client.id, "requests", {}, {}}));
        open().select(type_of<Request>, saturdays.id);
        REQUIRE(app().shows(Role::Heading, "What it would mean for them"));
    }
    void undo() {
        open().shell().act(ActionId::Undo);
        app().settle();
    }
};

}  // namespace

TEST_CASE_FIXTURE(Asking, "The days are filled in from what a yes would do, and nothing else of it") {
    on_request();
    CHECK(app().shows(Role::Heading, "If you say yes"));
    CHECK(app().says("The client reads this"));
    CHECK_FALSE(app().shows(Role::Button, "Ask the client"));
    app().activate(Role::Button, "Fill in the days");
    const std::string words = open().get(saturdays).effect.text;
    CHECK(words.starts_with("It would be done on "));
    CHECK(words.find("Ana") == std::string::npos);
    CHECK(app().find(Role::TextBox, effect)->value == words);
    app().activate(Role::Button, "Add the days as of now");
    CHECK(app().says("These days stand there already."));
    CHECK(open().get(saturdays).effect.text == words);
    app().check_sound();
    undo();
    CHECK(open().get(saturdays).effect.text.empty());
}

TEST_CASE_FIXTURE(Asking, "No day is made up where nobody knows how much work it is") {
    made.work = {};
    on_request();
    app().activate(Role::Button, "Fill in the days");
    CHECK(app().says("No day is known yet."));
    CHECK(open().get(saturdays).effect.text.empty());
}

TEST_CASE_FIXTURE(Asking, "The client is asked, and the list says that their word is waited for") {
    made.effect = {"Ready two weeks later."};
    on_request();
    app().activate(Role::Button, "Ask the client");
    CHECK(open().get(saturdays).says == ClientSays::Asked);
    CHECK(open().get(saturdays).shared);
    CHECK(app().says("Waits for their word"));
    CHECK_FALSE(app().shows(Role::Button, "Ask the client"));
    app().check_sound();
    undo();
    CHECK_FALSE(open().get(saturdays).shared);
    CHECK(open().get(saturdays).says == ClientSays::NotAsked);
}

TEST_CASE_FIXTURE(Asking, "What they said is recorded with who and when, and holds for those words alone") {
    made.effect = {"Ready two weeks later."};
    on_request();
    app().activate(Role::Button, "Record what they said…");
    REQUIRE(app().shows(Role::Dialog, "What they said"));
    CHECK(app().says("“Ready two weeks later.”"));
    app().check_sound();
    app().activate(Role::Button, "Record it");
    CHECK(open().get(saturdays).says == ClientSays::Agreed);
    CHECK(open().get(saturdays).said_by == world.ruth);
    CHECK(app().says("Ruth Adeyemi agreed on"));
    CHECK_FALSE(app().shows(Role::Button, "Record what they said…"));
    const AccessNode* row = app().find(Role::Button, "Open on Saturdays");
    REQUIRE(row);
    CHECK(row->description.find("Agreed") != std::string::npos);
    CHECK(row->description.find("New") == std::string::npos);
    CHECK_FALSE(app().shows(Role::ComboBox, "State"));
    CHECK(app().says("They agreed. Accept it"));

    const std::size_t before = open().history().gestures().size();
    write(effect, "Ready four weeks later.");
    CHECK(open().get(saturdays).effect.text == "Ready four weeks later.");
    CHECK(open().get(saturdays).says == ClientSays::Asked);
    CHECK(open().get(saturdays).said_by.is_null());
    CHECK(open().history().gestures().size() == before + 1);
    CHECK_FALSE(app().says("Ruth Adeyemi agreed on"));
    undo();
    CHECK(open().get(saturdays).says == ClientSays::Agreed);
}

TEST_CASE_FIXTURE(Asking, "What they said no to is accepted only after a sentence was confirmed") {
    made.effect = {"Ready two weeks later."};
    made.says = ClientSays::Disputed;
    made.said_by = world.ruth;
    made.said_on = Date{20'758};
    made.said = {"Too late for us"};
    on_request();
    CHECK(app().says("Ruth Adeyemi said no on"));
    CHECK(app().says("Too late for us"));
    app().activate(Role::Button, "Accept");
    REQUIRE(app().shows(Role::Dialog, "Accept it all the same?"));
    CHECK(app().says("Ruth Adeyemi said no to what it would mean"));
    CHECK(open().get(saturdays).state == RequestState::New);
    app().check_sound();
    app().activate(Role::Button, "Cancel");
    CHECK(open().get(saturdays).state == RequestState::New);

    choose("State", "Accepted");
    CHECK(app().says("confirm it there"));
    CHECK(open().get(saturdays).state == RequestState::New);

    app().activate(Role::Button, "Accept");
    app().activate(Role::Button, "Accept all the same");
    CHECK(open().get(saturdays).state == RequestState::Accepted);
    CHECK(open().here().find(open().get(saturdays).task) != nullptr);
    undo();
    CHECK(open().get(saturdays).state == RequestState::New);
}

TEST_CASE_FIXTURE(Asking, "On a phone a long request has two lines in the list, and is there in full in its details") {
    made.what = "The patients of the two clinics that are open on Saturdays see their appointments of the month";
    put(world.workspace, made);
    open(390, 844);
    open().go("#" + to_string(Route{ViewId::Client, world.client.id, "requests", {}, {}}));
    const AccessNode* row = app().find(Role::Button, made.what);
    REQUIRE(row);
    CHECK(row->rect.height >= 60);
    app().check_sound();
    open().select(type_of<Request>, saturdays.id);
    CHECK(app().shows(Role::Text, made.what));
}

TEST_CASE_FIXTURE(Asking, "All of it fits on a phone") {
    made.effect = {"Ready two weeks later."};
    on_request(390, 844);
    app().check_sound();
    for (const std::string_view name : {"Add the days as of now", "Ask the client", "Record what they said…"}) {
        const AccessNode* button = app().find(Role::Button, name);
        REQUIRE(button);
        CHECK(button->rect.x >= 0);
        CHECK(button->rect.x + button->rect.width <= 390);
    }
}

}  // namespace rapport
