// Dialogs for talking with people: what is sent, logged and taken in, and what can be put right afterwards.

#include "ui/opened.h"

namespace rapport {
namespace {

struct Talks : OpenedWorld {
    Ref<Stakeholder> theo = put(world.workspace, make<Stakeholder>({.client = world.client, .name = "Theo Marsh"}));

    Stakeholder& ruth() {
        return static_cast<Stakeholder&>(world.workspace.table(type_of<Stakeholder>).at(world.ruth.id));
    }
    void begin_message() {
        ruth().email = "ruth@example.org";
        on_page_of_client();
        app().activate(Role::Button, "Write");
        write("Subject", "Where we stand");
        write("Message", "Good morning");
    }
    void drop(std::string name, std::string text) {
        app().program->drop_file({std::move(name), std::move(text)});
        app().settle();
    }
    Tristate ticked(std::string_view label) {
        const AccessNode* box = app().find(Role::CheckBox, label);
        REQUIRE(box);
        return box->checked;
    }
    std::ptrdiff_t place(Role role, std::string_view name) {
        const AccessNode* node = app().find(role, name);
        REQUIRE(node);
        return node - app().nodes().data();
    }
};

}  // namespace

TEST_CASE_FIXTURE(Talks, "A message that goes to the mail program is logged as sent, in one step") {
    begin_message();
    app().activate(Role::Button, "Open in mail program");

    REQUIRE(app().window.links.size() == 1);
    CHECK(app().window.links.front() == "mailto:ruth@example.org?subject=Where%20we%20stand&body=Good%20morning");
    CHECK_FALSE(app().shows(Role::Dialog, "Write a message"));
    REQUIRE(all<Touchpoint>().size() == 1);
    CHECK(all<Touchpoint>().front()->subject == "Where we stand");
    CHECK(all<Touchpoint>().front()->channel == Channel::Email);
    CHECK(all<Touchpoint>().front()->direction == Direction::Out);
    CHECK(all<Participant>().size() == 1);
    open().shell().act(ActionId::Undo);
    CHECK(all<Touchpoint>().empty());
}

TEST_CASE_FIXTURE(Talks, "A message is copied with its subject, and not logged where nobody wants it") {
    begin_message();
    app().activate(Role::Button, "Copy");
    CHECK(app().clipboard.text == "Subject: Where we stand\n\nGood morning");
    CHECK(app().says("with its subject in the first line"));
    CHECK(all<Touchpoint>().size() == 1);

    app().activate(Role::Button, "Write");
    write("Message", "Good evening");
    app().activate(Role::CheckBox, "Log it as sent");
    app().activate(Role::Button, "Copy");
    CHECK(app().clipboard.text == "Good evening");
    CHECK(all<Touchpoint>().size() == 1);
}

TEST_CASE_FIXTURE(Talks, "A message is logged when its file is saved, and not where no place was chosen") {
    begin_message();
    app().files.save_fails = Error{Fault::Refused, "Nothing was saved: no place was chosen.", {}};
    app().activate(Role::Button, "Save as .eml");
    app().files.deliver();
    app().settle();
    CHECK(app().shows(Role::Dialog, "Write a message"));
    CHECK(app().find(Role::TextBox, "Message")->value == "Good morning");
    CHECK(all<Touchpoint>().empty());

    app().files.save_fails = Error{Fault::Storage, "The disk is full.", {}};
    app().activate(Role::Button, "Save as .eml");
    app().files.deliver();
    app().settle();
    CHECK(app().says("The disk is full."));
    CHECK(app().shows(Role::Dialog, "Write a message"));
    CHECK(all<Touchpoint>().empty());

    app().files.save_fails.reset();
    app().activate(Role::Button, "Save as .eml");
    CHECK(all<Touchpoint>().empty());
    app().files.deliver();
    app().settle();
    CHECK_FALSE(app().shows(Role::Dialog, "Write a message"));
    REQUIRE(app().files.saved.size() == 1);
    CHECK(app().files.saved.front().name == "Where we stand.eml");
    CHECK(app().files.saved.front().bytes.find("ruth@example.org") != std::string::npos);
    CHECK(all<Touchpoint>().size() == 1);
}

TEST_CASE_FIXTURE(Talks, "What a message lacks is said beside its buttons, and nothing there overlaps") {
    for (const float width : {1280.0f, 390.0f}) {
        close();
        open(width, 844);
        begin_message();
        write("Message", "Dear {{firstName}}, {{lastWin}}");
        app().activate(Role::Button, "Copy");
        const AccessNode* refused = nullptr;
        for (const AccessNode& node : app().nodes())
            if (node.role == Role::Text && node.name.starts_with("Fill in or take out")) refused = &node;
        REQUIRE(refused);
        CHECK(refused->name.find("{{lastWin}}") != std::string::npos);
        const AccessNode* copy = app().find(Role::Button, "Copy");
        const AccessNode* save = app().find(Role::Button, "Save as .eml");
        const AccessNode* cancel = app().find(Role::Button, "Cancel");
        REQUIRE((copy && save && cancel));
        CHECK(refused->rect.y + refused->rect.height <= copy->rect.y);
        CHECK(copy->rect.x + copy->rect.width <= save->rect.x);
        CHECK(save->rect.x + save->rect.width <= cancel->rect.x);
        write("Message", "Dear Ruth");
        CHECK_FALSE(app().says("Fill in or take out"));
        app().check_sound();
    }
}

TEST_CASE_FIXTURE(Talks, "A mail of somebody nobody knows is given to a client, and they become one of its people") {
    open().go("#/");
    drop("hello.eml",
         "From: Nadia Roy <nadia@elsewhere.example>\nSubject: A word\nMessage-ID: <3@x.example>\n\nHello.");
    CHECK(app().says("Of no client that is known"));
    app().activate(Role::Button, "Take it in");
    CHECK(app().says("Choose whose people you spoke with."));
    CHECK_FALSE(app().shows(Role::CheckBox, "Add the sender to their people"));

    app().activate(Role::ComboBox, "Client");
    app().activate(Role::MenuItem, "Harbour & Vale Clinics");
    app().activate(Role::CheckBox, "Theo Marsh");
    CHECK(ticked("Add the sender to their people") == Tristate::No);
    app().activate(Role::CheckBox, "Add the sender to their people");
    CHECK(app().find(Role::TextBox, "Their name")->value == "Nadia Roy");
    CHECK(app().find(Role::TextBox, "Their e-mail")->value == "nadia@elsewhere.example");
    CHECK(ticked("They wait for an answer") == Tristate::Yes);
    app().check_sound();
    app().activate(Role::Button, "Take it in");

    REQUIRE(all<Touchpoint>().size() == 1);
    CHECK(all<Touchpoint>().front()->client == world.client);
    CHECK(all<Touchpoint>().front()->channel == Channel::Email);
    CHECK(all<Participant>().size() == 2);
    CHECK(all<Stakeholder>().size() == 3);
    open().shell().act(ActionId::Undo);
    CHECK(all<Touchpoint>().empty());
    CHECK(all<Stakeholder>().size() == 2);
}

TEST_CASE_FIXTURE(Talks, "A note waits for no answer unless one says so, and says by which channel it was") {
    on_page_of_client();
    drop("note.txt", "Ruth Adeyemi is glad about the pilot.");
    CHECK(ticked("They wait for an answer") == Tristate::No);
    CHECK(ticked("Ruth Adeyemi") == Tristate::Yes);
    CHECK(app().find(Role::ComboBox, "Channel")->value == "Phone");
    app().activate(Role::ComboBox, "Channel");
    app().activate(Role::MenuItem, "In person");
    app().activate(Role::Button, "Take it in");

    REQUIRE(all<Touchpoint>().size() == 1);
    CHECK(all<Touchpoint>().front()->channel == Channel::InPerson);
    CHECK_FALSE(all<Touchpoint>().front()->waits);
    REQUIRE(all<Participant>().size() == 1);
    CHECK(all<Participant>().front()->stakeholder == world.ruth);
}

TEST_CASE_FIXTURE(Talks, "Who took part can be put right afterwards, and taken back") {
    const auto touch = put(world.workspace, make<Touchpoint>({.client = world.client, .subject = "The pilot"}));
    put(world.workspace, make<Participant>({.touchpoint = touch, .stakeholder = world.ruth}));
    open().go("#/settings");
    open().select(type_of<Touchpoint>, touch.id);
    CHECK(ticked("Ruth Adeyemi") == Tristate::Yes);
    CHECK(ticked("Theo Marsh") == Tristate::No);

    app().activate(Role::CheckBox, "Theo Marsh");
    CHECK(all<Participant>().size() == 2);
    app().activate(Role::CheckBox, "Ruth Adeyemi");
    REQUIRE(all<Participant>().size() == 1);
    CHECK(all<Participant>().front()->stakeholder == theo);
    CHECK(ticked("Ruth Adeyemi") == Tristate::No);

    open().shell().act(ActionId::Undo);
    CHECK(all<Participant>().size() == 2);
    app().check_sound();
}

TEST_CASE_FIXTURE(Talks, "Calling and writing are judged each by its own channel") {
    ruth().channel = Channel::Email;
    ruth().phone = "+1 902 555 0100";
    ruth().time_zone = "Europe/London";
    app().clock.zones["Europe/London"] = {0};
    open().go("#/settings");
    open().select(type_of<Stakeholder>, world.ruth.id);
    CHECK(app().says("Call: Ruth likes e-mail best."));
    CHECK(app().says("Write: Reachable now."));
}

TEST_CASE_FIXTURE(Talks, "All who take part are looked at before one calls, not the first alone") {
    static_cast<Stakeholder&>(world.workspace.table(type_of<Stakeholder>).at(theo.id)).no_contact = true;
    on_page_of_client();
    app().press("Ctrl+l");
    app().settle();
    app().activate(Role::CheckBox, "Ruth Adeyemi");
    app().activate(Role::CheckBox, "Theo Marsh");
    CHECK(app().says("Theo asked not to be contacted."));
}

TEST_CASE_FIXTURE(Talks, "The next step of a talk becomes a task where it has a day, and it is said where") {
    open().go("#/project/" + to_string(world.project.id));
    open().shell().act(ActionId::LogTouch);
    app().settle();
    app().activate(Role::CheckBox, "Ruth Adeyemi");
    write("Next step", "Send the draft");
    CHECK(ticked("Make it a task") == Tristate::No);
    write("Next step by", "6 Nov");
    CHECK(ticked("Make it a task") == Tristate::Yes);
    app().check_sound();
    app().activate(Role::Button, "Log it");

    REQUIRE(all<Touchpoint>().size() == 1);
    const Task* task = open().here().find(all<Touchpoint>().front()->next_task);
    REQUIRE(task);
    CHECK(task->name == "Send the draft");
    CHECK(task->project == world.project);
    CHECK(app().says("Its next step is a task of “Online booking” now."));
    open().shell().act(ActionId::Undo);
    CHECK(all<Touchpoint>().empty());
    CHECK(all<Task>().size() == 3);
}

TEST_CASE_FIXTURE(Talks, "A next step without a project stays with its talk") {
    on_page_of_client();
    app().press("Ctrl+l");
    app().settle();
    app().activate(Role::CheckBox, "Ruth Adeyemi");
    write("Next step", "Send the draft");
    write("Next step by", "6 Nov");
    CHECK(app().find(Role::CheckBox, "Make it a task")->disabled);
    CHECK(app().says("Choose the project first."));
    app().activate(Role::Button, "Log it");
    REQUIRE(all<Touchpoint>().size() == 1);
    CHECK(all<Touchpoint>().front()->next_step == "Send the draft");
    CHECK(app().says("Its next step stands with it"));
}

TEST_CASE_FIXTURE(Talks, "On a phone who, what was said and what comes next stand before the rest of a talk") {
    open(390, 844);
    on_page_of_client();
    app().press("Ctrl+l");
    app().settle();
    CHECK(place(Role::CheckBox, "Ruth Adeyemi") < place(Role::TextBox, "Summary"));
    CHECK(place(Role::TextBox, "Summary") < place(Role::ComboBox, "How they seemed"));
    CHECK(place(Role::ComboBox, "How they seemed") < place(Role::TextBox, "Next step"));
    CHECK(place(Role::TextBox, "Next step") < place(Role::TextBox, "About"));
    CHECK(place(Role::TextBox, "About") < place(Role::ComboBox, "Channel"));
    app().check_sound();
}

TEST_CASE_FIXTURE(Talks, "Whoever is left alone for a while is not reminded of, and the reason is kept") {
    const auto spoken =
        put(world.workspace,
            make<Touchpoint>({.client = world.client, .subject = "In summer", .held = at(Date{20'697}, {600})}));
    for (const Ref<Stakeholder> person : {world.ruth, theo})
        put(world.workspace, make<Participant>({.touchpoint = spoken, .stakeholder = person}));
    open().go("#/");
    app().activate(Role::Button, "More for Ruth Adeyemi");
    app().activate(Role::MenuItem, "Not now…");
    REQUIRE(app().shows(Role::Dialog, "No reminder for a while"));
    app().activate(Role::Button, "Leave for now");
    CHECK(app().says("Say why"));
    CHECK_FALSE(open().get(world.ruth).snoozed);

    write("Why", "On holiday until then");
    app().activate(Role::Button, "Leave for now");
    CHECK_FALSE(app().shows(Role::Dialog, "No reminder for a while"));
    CHECK(open().get(world.ruth).snoozed == Date{20'766});
    CHECK(open().get(world.ruth).snooze_reason == "On holiday until then");
    CHECK_FALSE(app().shows(Role::Button, "More for Ruth Adeyemi"));
    CHECK(app().shows(Role::Button, "More for Theo Marsh"));
}

}  // namespace rapport
