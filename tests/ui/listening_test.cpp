// Asking how it goes: on the phone with the keyboard alone, later, at an event; and what is shown of what was said.

#include "engagement/questions.h"
#include "ui/opened.h"

namespace rapport {
namespace {

struct Listening : OpenedWorld {
    void on_page() { on_page_of_project("listening"); }
    const PulseAnswer* answer_to(std::string_view question) {
        for (const PulseAnswer* answer : all<PulseAnswer>())
            if (answer->question == question) return answer;
        return nullptr;
    }
    /// Somebody of the client was asked how satisfied they are, and answered on that day.
    void satisfied(std::string name, std::int32_t value, Date on = Date{20'758}) {
        const auto who = put(world.workspace, make<Stakeholder>({.client = world.client, .name = std::move(name)}));
        const DateTime when = at(on, {600});
        const auto pulse = put(
            world.workspace,
            make<Pulse>(
                {.client = world.client, .project = world.project, .from = who, .set = PulseSet::Csat, .asked = when}));
        put(world.workspace, make<PulseAnswer>({.pulse = pulse,
                                                .question = "csat.1",
                                                .asked = "How satisfied are you with our work?",
                                                .scale = AnswerScale::OneToFive,
                                                .value = value,
                                                .on = when}));
    }
};

}  // namespace

TEST_CASE_FIXTURE(Listening, "A check-in is written down with the keyboard alone") {
    on_page();
    app().activate(Role::Button, "Ask");
    REQUIRE(app().shows(Role::Dialog, "How is it going?"));
    CHECK(app().find(Role::ComboBox, "Who is asked")->value == "Ruth Adeyemi (decides)");
    for (const Question& question : questions_of(open().here(), PulseSet::CheckIn)) CHECK(app().says(question.text));
    app().check_sound();

    app().press("y");
    app().press("Enter");
    app().press("p");
    app().press("Enter");
    app().type("Send the minutes");
    app().finish(TextEnd::Enter);
    app().press("Y");
    app().press("Ctrl+Enter");

    CHECK_FALSE(app().shows(Role::Dialog, "How is it going?"));
    REQUIRE(all<Pulse>().size() == 1);
    CHECK(all<Pulse>().front()->from == world.ruth);
    CHECK(all<Pulse>().front()->decides);
    REQUIRE(all<PulseAnswer>().size() == 4);
    CHECK(answer_to("check_in.1")->value == 10);
    CHECK(answer_to("check_in.2")->value == 5);
    CHECK(answer_to("check_in.3")->words.text == "Send the minutes");
    CHECK(answer_to("check_in.4")->value == 10);
    CHECK(all<Touchpoint>().size() == 1);
    CHECK(all<Recovery>().empty());
    CHECK(app().says("Written down."));
    open().shell().act(ActionId::Undo);
    CHECK(all<Pulse>().empty());
    CHECK(all<PulseAnswer>().empty());
}

TEST_CASE_FIXTURE(Listening,
                  "Ten is 1 and then 0, arrows go on from there, and Enter behind the last question is done") {
    on_page();
    app().activate(Role::Button, "Ask");
    app().activate(Role::ComboBox, "What is asked");
    app().activate(Role::MenuItem, "Happiness, confidence, collaboration");
    app().focus(Role::Radio, "0 of 10");
    app().press("1");
    app().press("0");
    app().press("Enter");
    app().press("7");
    app().press("ArrowRight");
    app().press("Enter");
    app().press("5");
    app().press("Enter");
    app().press("Enter");

    CHECK_FALSE(app().shows(Role::Dialog, "How is it going?"));
    REQUIRE(all<PulseAnswer>().size() == 3);
    CHECK(answer_to("mood.1")->value == 10);
    CHECK(answer_to("mood.2")->value == 8);
    CHECK(answer_to("mood.3")->value == 5);
}

TEST_CASE_FIXTURE(Listening, "A low answer says what will follow, and opens a recovery") {
    on_page();
    app().activate(Role::Button, "Ask");
    CHECK_FALSE(app().says("This turns every light red"));
    app().press("n");
    CHECK(app().says("This turns every light red: Ruth decides, and said no."));
    app().activate(Role::Button, "Write it down");

    REQUIRE(all<Recovery>().size() == 1);
    CHECK(all<Recovery>().front()->from == world.ruth);
    CHECK(app().says("A recovery is open."));
    CHECK(app().says("Every light is red: Ruth decides, and said no."));
}

TEST_CASE_FIXTURE(Listening, "Nothing is written down while nothing is answered, and the dialog says so") {
    on_page();
    app().activate(Role::Button, "Ask");
    app().activate(Role::Button, "Write it down");
    CHECK(app().says("Nothing is answered yet."));
    CHECK(all<Pulse>().empty());
    app().press("y");
    CHECK_FALSE(app().says("Nothing is answered yet."));
    CHECK(app().find(Role::Button, "They answer later")->disabled);
    app().press("Escape");
    CHECK_FALSE(app().shows(Role::Dialog, "How is it going?"));
    CHECK(all<Pulse>().empty());
}

TEST_CASE_FIXTURE(Listening, "Whoever was asked can answer later") {
    on_page();
    app().activate(Role::Button, "Ask");
    app().activate(Role::Button, "They answer later");
    REQUIRE(all<Pulse>().size() == 1);
    CHECK(all<PulseAnswer>().empty());
    CHECK(all<Touchpoint>().empty());
    CHECK(app().shows(Role::Region, "Asked, no answer yet"));

    app().activate(Role::Button, "Answers…");
    REQUIRE(app().shows(Role::Dialog, "What Ruth answers"));
    app().check_sound();
    app().press("y");
    app().press("Ctrl+Enter");
    REQUIRE(all<PulseAnswer>().size() == 1);
    CHECK(all<PulseAnswer>().front()->pulse.id == all<Pulse>().front()->id);
    CHECK_FALSE(app().shows(Role::Region, "Asked, no answer yet"));
    CHECK_FALSE(app().shows(Role::Button, "Answers…"));
}

TEST_CASE_FIXTURE(Listening, "Questions stand in the language of whoever is asked, beside the English") {
    static_cast<Stakeholder&>(world.workspace.table(type_of<Stakeholder>).at(world.ruth.id)).language = "Deutsch";
    on_page();
    app().activate(Role::Button, "Ask");
    CHECK(app().says("Are you comfortable with progress?"));
    CHECK(app().says("Sind Sie mit dem Fortschritt zufrieden?"));
    CHECK(app().find(Role::ComboBox, "Language")->value == "German");
}

TEST_CASE_FIXTURE(Listening, "The language that was chosen for somebody is remembered") {
    on_page();
    app().activate(Role::Button, "Ask");
    CHECK_FALSE(app().says("Êtes-vous à l’aise avec l’avancement ?"));
    app().activate(Role::ComboBox, "Language");
    app().activate(Role::MenuItem, "French");
    CHECK(app().says("Êtes-vous à l’aise avec l’avancement ?"));
    app().activate(Role::Button, "They answer later");
    CHECK(open().get(world.ruth).language == "French");
}

TEST_CASE_FIXTURE(Listening, "A wish becomes a task of the project") {
    on_page();
    app().activate(Role::Button, "Ask");
    CHECK(app().find(Role::CheckBox, "Make it a task")->disabled);
    app().focus(Role::TextBox, "In their words, 3");
    app().type("Send the minutes");
    app().finish(TextEnd::Blur);
    app().activate(Role::CheckBox, "Make it a task");
    app().activate(Role::Button, "Write it down");

    REQUIRE(answer_to("check_in.3"));
    const Task* task = open().here().find(answer_to("check_in.3")->task);
    REQUIRE(task);
    CHECK(task->name == "Send the minutes");
    CHECK(task->project == world.project);
}

TEST_CASE_FIXTURE(Listening, "One of us is asked the same, and opens no recovery") {
    on_page();
    app().activate(Role::Button, "Ask");
    app().activate(Role::ComboBox, "Who is asked");
    app().activate(Role::MenuItem, "One of us");
    app().focus(Role::Radio, "Yes");
    app().press("n");
    CHECK_FALSE(app().says("This turns every light red"));
    app().activate(Role::Button, "Write it down");
    CHECK(app().says("Choose who is asked."));
    app().activate(Role::ComboBox, "Which of us");
    app().activate(Role::MenuItem, "Ana Silva");
    app().activate(Role::Button, "Write it down");

    REQUIRE(all<Pulse>().size() == 1);
    CHECK(all<Pulse>().front()->colleague == world.ana);
    CHECK(all<Pulse>().front()->from.is_null());
    CHECK(all<Recovery>().empty());
}

TEST_CASE_FIXTURE(Listening, "At an event one question fills the window, and begins anew after each answer") {
    on_page();
    app().activate(Role::Button, "At an event");
    app().activate(Role::Button, "Begin");
    CHECK(app().says("How satisfied are you with our work?"));
    CHECK_FALSE(app().shows(Role::Navigation, "Main"));
    CHECK_FALSE(app().shows(Role::Button, "Ask"));
    app().check_sound();

    app().activate(Role::Radio, "5 of 5");
    CHECK(app().shows(Role::Heading, "Thank you"));
    CHECK_FALSE(app().shows(Role::Radio, "5 of 5"));
    app().wait(3);
    CHECK_FALSE(app().shows(Role::Heading, "Thank you"));
    app().click(Role::Radio, "1 of 5");
    app().wait(3);
    app().activate(Role::Button, "Done");
    app().type("done");
    app().finish(TextEnd::Enter);
    CHECK(app().says("2 people answered."));
    app().activate(Role::Button, "Close");
    CHECK(app().shows(Role::Button, "At an event"));

    REQUIRE(all<Pulse>().size() == 2);
    for (const Pulse* pulse : all<Pulse>()) {
        CHECK(pulse->occasion == PulseOccasion::Event);
        CHECK(pulse->from.is_null());
        CHECK(pulse->project == world.project);
    }
    CHECK(all<PulseAnswer>().size() == 2);
    CHECK(all<Touchpoint>().empty());
    CHECK(all<Recovery>().empty());
}

TEST_CASE_FIXTURE(Listening, "Below five people the answers themselves are shown, and no percentage") {
    satisfied("Theo Marsh", 5);
    satisfied("Nadia Roy", 4);
    on_page();
    CHECK(app().says("2 people: too few for a figure"));
    CHECK(app().says("Satisfaction (CSAT): 4, 5 of 5"));
    CHECK(app().says("Theo Marsh: 1 Nov"));
    CHECK_FALSE(app().says("Those who answered 4 or 5."));
    CHECK_FALSE(app().says("19 times of 20"));
    app().check_sound();

    CHECK(app().shows(Role::Image, "Their pulse: high"));
    on_page_of_project("status");
    CHECK(app().says("The client: high, 2 people asked lately"));
}

TEST_CASE_FIXTURE(Listening, "From five people on there is a figure, with those behind it and how sure it is") {
    for (const auto& [name, value] : {std::pair{"Ada", 5}, {"Ben", 5}, {"Cleo", 4}, {"Dan", 4}, {"Eve", 2}})
        satisfied(name, value);
    on_page();
    CHECK(app().says("Satisfaction (CSAT): 80 %"));
    CHECK(app().says("Those who answered 4 or 5. 5 answers, the last on "));
    CHECK(app().says("19 times of 20"));
    CHECK(app().says("5 of 5 people who were asked have answered, 100 %."));
    app().check_sound();
}

TEST_CASE_FIXTURE(Listening, "A mean is cut and not rounded, so that none looks better than it is") {
    for (const std::int32_t value : {6, 6, 6, 6, 5, 5}) {  // 5.666…
        const auto who = put(world.workspace, make<Stakeholder>({.client = world.client, .name = "Somebody"}));
        const DateTime when = at(Date{20'758}, {600});
        const auto pulse = put(
            world.workspace,
            make<Pulse>(
                {.client = world.client, .project = world.project, .from = who, .set = PulseSet::Ces, .asked = when}));
        put(world.workspace, make<PulseAnswer>({.pulse = pulse,
                                                .question = "ces.1",
                                                .asked = "How easy was it?",
                                                .scale = AnswerScale::OneToSeven,
                                                .value = value,
                                                .on = when}));
    }
    on_page();
    CHECK(app().says("5.66 of 7"));
    CHECK_FALSE(app().says("5.67"));
}

TEST_CASE_FIXTURE(Listening, "Who was asked and what they said can be looked at, on a phone too") {
    satisfied("Theo Marsh", 2);
    for (const float width : {1280.0f, 390.0f}) {
        close();
        open(width, 844);
        on_page();
        CHECK(app().shows(Role::Region, "Who was asked"));
        CHECK(app().shows(Role::Region, "What they said"));
        CHECK(app().shows(Role::Region, "When they are asked"));
        app().check_sound();
        app().activate(Role::Button, "Ask");
        app().check_sound();
        const AccessNode* later = app().find(Role::Button, "They answer later");
        const AccessNode* save = app().find(Role::Button, "Write it down");
        REQUIRE((later && save));
        CHECK(
            (later->rect.x + later->rect.width <= save->rect.x || later->rect.y + later->rect.height <= save->rect.y));
        CHECK(save->rect.x + save->rect.width <= width);
        app().press("Escape");
    }
}

TEST_CASE_FIXTURE(Listening, "Somebody who was asked leads to what they answered") {
    satisfied("Theo Marsh", 2);
    on_page();
    app().activate(Role::Button, "Theo Marsh");
    CHECK(app().says("What Theo Marsh said"));
    app().activate(Role::Button, "How satisfied are you with our work? 2 of 5");
    CHECK(app().shows(Role::Text, "2 of 5"));
    app().check_sound();
}

TEST_CASE_FIXTURE(Listening, "Own questions are added, and asked as a set of their own") {
    on_page();
    app().activate(Role::Button, "Own questions");
    app().activate(Role::Button, "Question");
    REQUIRE(app().text.field);
    app().type("How was the training?");
    app().finish(TextEnd::Enter);
    REQUIRE(all<PulseQuestion>().size() == 1);
    app().activate(Role::Button, "Ask");
    app().activate(Role::ComboBox, "What is asked");
    app().activate(Role::MenuItem, "Own questions");
    CHECK(app().says("1. How was the training?"));
    app().check_sound();
}

}  // namespace rapport
