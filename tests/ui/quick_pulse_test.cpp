// At an event: a passer-by answers with one press and does not get out of the question; and whom "How is it going?" begins with.

#include "engagement/questions.h"
#include "ui/opened.h"

namespace rapport {
namespace {

struct Event : OpenedWorld {
    void begin(std::string_view question = {}) {
        on_page_of_project("listening");
        app().activate(Role::Button, "At an event");
        if (!question.empty()) choose("Question", question);
        app().activate(Role::Button, "Begin");
    }
    bool asks() { return app().shows(Role::Button, "Done"); }
    AccessRect place(Role role, std::string_view name) {
        const AccessNode* found = app().find(role, name);
        INFO("looking for “", std::string(name), "” on\n", app().page());
        REQUIRE(found);
        return found->rect;
    }
    /// Below the button, and on its side of the window.
    void check_end(std::string_view words, std::string_view button, bool right) {
        const AccessRect said = place(Role::Text, words), pressed = place(Role::Radio, button);
        CHECK(said.y >= pressed.y + pressed.height);
        CHECK(said.y <= pressed.y + pressed.height + 12);
        if (right) CHECK(said.x + said.width == doctest::Approx(pressed.x + pressed.width));
        else CHECK(said.x == doctest::Approx(pressed.x));
    }
};

struct Asking : OpenedWorld {
    Ref<Stakeholder> theo;

    Asking() { theo = put(world.workspace, make<Stakeholder>({.client = world.client, .name = "Theo Marsh"})); }
    void ask() {
        open().shell().act(ActionId::AskPulse);
        app().settle();
    }
};

}  // namespace

TEST_CASE_FIXTURE(Event, "Before an event begins it is said how one leaves it") {
    on_page_of_project("listening");
    app().activate(Role::Button, "At an event");
    CHECK(app().says("press “Done” at the top right and type “done”"));
    app().check_sound();
}

TEST_CASE_FIXTURE(Event, "What is said before an event stands clear of its buttons, also under fingers on a phone") {
    for (const bool fingers : {false, true}) {
        CAPTURE(fingers);
        close();
        open(390, 844);
        app().program->set_surroundings({.coarse_pointer = fingers});
        on_page_of_project("listening");
        app().activate(Role::Button, "At an event");
        const AccessRect said =
            place(Role::Text,
                  "The question fills the window, and nothing else can be reached or read in the meantime. To leave, "
                  "press “Done” at the top right and type “done”; Escape does not leave.");
        const AccessRect dialog = place(Role::Dialog, "At an event");
        CHECK(said.y + said.height <= place(Role::Button, "Begin").y);
        CHECK(dialog.y >= 0);
        CHECK(dialog.y + dialog.height <= 844);
        app().check_sound();
    }
}

TEST_CASE_FIXTURE(Event, "A question of one’s own says at an event what its ends mean") {
    put(world.workspace, make<PulseQuestion>({.text = "Was it worth your time?", .scale = AnswerScale::ZeroToTen}));
    begin("Was it worth your time?");
    check_end("0: Not at all", "0 of 10", false);
    check_end("10: Fully", "10 of 10", true);
}

TEST_CASE_FIXTURE(Event, "Done asks for a word, and only that word leaves the event") {
    begin();
    app().activate(Role::Button, "Done");
    CHECK(app().shows(Role::Heading, "Type “done” to leave"));
    CHECK_FALSE(app().shows(Role::Navigation, "Main"));
    CHECK_FALSE(app().shows(Role::Radio, "5 of 5"));
    app().check_sound();
    app().type("let me in");
    app().finish(TextEnd::Enter);
    CHECK(asks());
    CHECK(app().shows(Role::Radio, "5 of 5"));

    app().activate(Role::Button, "Done");
    CHECK(app().find(Role::TextBox, "Type “done” to leave")->value.empty());
    app().type(" Done ");
    app().finish(TextEnd::Enter);
    CHECK_FALSE(asks());
    CHECK(app().says("0 people answered."));
}

TEST_CASE_FIXTURE(Event, "Escape does not leave an event, neither from the question nor from the word") {
    begin();
    app().press("Escape");
    CHECK(asks());
    app().activate(Role::Button, "Done");
    app().type("done");
    app().finish(TextEnd::Escape);
    CHECK(asks());
    CHECK(app().shows(Role::Radio, "1 of 5"));
    CHECK_FALSE(app().shows(Role::Navigation, "Main"));
}

TEST_CASE_FIXTURE(Event, "The question comes back by its button, and after ten seconds of nothing") {
    begin();
    app().activate(Role::Button, "Done");
    app().activate(Role::Button, "Back to the question");
    CHECK(asks());

    app().activate(Role::Button, "Done");
    app().wait(6);
    CHECK_FALSE(asks());
    app().type("do");
    app().wait(6);
    CHECK(app().shows(Role::Heading, "Type “done” to leave"));
    app().wait(5);
    CHECK(asks());
    CHECK_FALSE(app().text.field);
}

TEST_CASE_FIXTURE(Event, "The word is reached and typed with the keyboard alone") {
    begin();
    app().focus(Role::Button, "Done");
    app().press("Enter");
    REQUIRE(app().text.field);
    CHECK(app().text.field->label == "Type “done” to leave");
    app().finish(TextEnd::Tab);
    CHECK(app().find(Role::Button, "Back to the question")->focused);
    app().press("Enter");
    CHECK(asks());
    CHECK(app().find(Role::Button, "Done")->focused);
}

TEST_CASE_FIXTURE(Event,
                  "Five answers stand beside each other, high enough for a finger, with the ends under their buttons") {
    for (const auto& [width, height, least] : {std::tuple{1280.0f, 800.0f, 180.0f}, {390.0f, 844.0f, 120.0f}}) {
        close();
        open(width, height);
        begin();
        const AccessRect first = place(Role::Radio, "1 of 5");
        for (const char* name : {"2 of 5", "3 of 5", "4 of 5", "5 of 5"}) CHECK(place(Role::Radio, name).y == first.y);
        CHECK(first.height >= least);
        CHECK(first.height <= 200);
        const AccessRect last = place(Role::Radio, "5 of 5");
        CHECK(first.x >= 0);
        CHECK(last.x + last.width <= width);
        check_end("1: Very dissatisfied", "1 of 5", false);
        check_end("5: Very satisfied", "5 of 5", true);
        app().check_sound();
    }
}

TEST_CASE_FIXTURE(Event,
                  "Zero to ten stands in two lines on a phone, the shorter in the middle, each end under its button") {
    open(390, 844);
    const std::vector<Question> all = questions_of(open().here(), PulseSet::Nps);
    REQUIRE_FALSE(all.empty());
    begin(all.front().text);
    CHECK(place(Role::Radio, "5 of 10").y == place(Role::Radio, "0 of 10").y);
    CHECK(place(Role::Radio, "10 of 10").y == place(Role::Radio, "6 of 10").y);
    CHECK(place(Role::Radio, "6 of 10").y > place(Role::Radio, "0 of 10").y);
    const AccessRect first = place(Role::Radio, "0 of 10"), five = place(Role::Radio, "5 of 10");
    const AccessRect six = place(Role::Radio, "6 of 10"), ten = place(Role::Radio, "10 of 10");
    CHECK(six.x > first.x);
    const float left = six.x - first.x, right = five.x + five.width - ten.x - ten.width;
    CHECK(left == doctest::Approx(right).epsilon(0.1));
    check_end("0: Not at all likely", "0 of 10", false);
    check_end("10: Extremely likely", "10 of 10", true);
}

TEST_CASE_FIXTURE(Asking, "How is it going begins with who decides, and the first key answers") {
    on_page_of_client();
    ask();
    REQUIRE(app().shows(Role::Dialog, "How is it going?"));
    CHECK(app().find(Role::ComboBox, "Who is asked")->value == "Ruth Adeyemi (decides)");
    app().press("y");
    app().press("Ctrl+Enter");
    REQUIRE(all<Pulse>().size() == 1);
    CHECK(all<Pulse>().front()->from == world.ruth);
    REQUIRE(all<PulseAnswer>().size() == 1);
    CHECK(all<PulseAnswer>().front()->question == "check_in.1");
}

TEST_CASE_FIXTURE(Asking, "Under fingers How is it going opens at its top, where one sees who is asked") {
    open(390, 844);
    app().program->set_surroundings({.coarse_pointer = true});
    on_page_of_client();
    ask();
    const AccessNode* dialog = app().find(Role::Dialog, "How is it going?");
    const AccessNode* who = app().find(Role::ComboBox, "Who is asked");
    REQUIRE((dialog && who));
    CHECK(who->rect.y >= dialog->rect.y + 60);
    CHECK(who->rect.y + who->rect.height <= dialog->rect.y + dialog->rect.height);
    CHECK_FALSE(app().says("Enter goes on"));
}

TEST_CASE_FIXTURE(Asking, "Behind another person the keyboard goes to the first question") {
    on_page_of_client();
    ask();
    choose("Who is asked", "Theo Marsh");
    CHECK(app().find(Role::Radio, "Yes")->focused);
    app().press("p");
    app().press("Ctrl+Enter");
    REQUIRE(all<Pulse>().size() == 1);
    CHECK(all<Pulse>().front()->from == theo);
    CHECK(all<PulseAnswer>().size() == 1);
}

TEST_CASE_FIXTURE(Asking, "Who asked not to be contacted is not the one it begins with") {
    static_cast<Stakeholder&>(world.workspace.table(type_of<Stakeholder>).at(world.ruth.id)).no_contact = true;
    for (const bool of_project : {false, true}) {
        if (of_project) on_page_of_project("listening");
        else on_page_of_client();
        ask();
        CHECK(app().find(Role::ComboBox, "Who is asked")->value == "Theo Marsh");
        app().press("Escape");
    }
}

TEST_CASE_FIXTURE(Asking, "All four questions of a check-in are seen at once at 1280 by 800") {
    on_page_of_project("listening");
    app().activate(Role::Button, "Ask");
    const AccessNode* first = app().find(Role::TextBox, "In their words, 1");
    const AccessNode* last = app().find(Role::TextBox, "In their words, 4");
    const AccessNode* save = app().find(Role::Button, "Write it down");
    REQUIRE((first && last && save));
    CHECK(last->rect.height == first->rect.height);
    CHECK(last->rect.y + last->rect.height <= save->rect.y);
    CHECK(app().says("Enter goes on"));
    app().check_sound();
}

}  // namespace rapport
