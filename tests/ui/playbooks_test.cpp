// Playbooks: followed on the way back from a complaint, changed in the settings, saved and taken as files.

#include "engagement/playbooks.h"
#include "interop/playbook_file.h"
#include "ui/opened.h"

namespace rapport {
namespace {

const DateTime sunday = at(Date{20'758}, {10 * 60});  // 2026-11-01; tests happen on the Monday after it, at nine.

struct Playbooks : OpenedWorld {
    Opened& open(float width = 1280, float height = 3000) { return OpenedWorld::open(width, height); }
    TestApp& app() { return open().app; }

    Ref<Recovery> complaint = put(world.workspace, make<Recovery>({.client = world.client,
                                                                   .project = world.project,
                                                                   .from = world.ruth,
                                                                   .words = {"Nobody called me back."},
                                                                   .received = sunday}));
    Ref<Playbook> playbook(std::string name, bool complaint_too = true, bool low_answer = true) {
        const auto made =
            put(world.workspace,
                make<Playbook>({.name = std::move(name), .complaint = complaint_too, .low_answer = low_answer}));
        put(world.workspace,
            make<PlaybookStep>({.playbook = made, .rank = {"a1"}, .text = "Call them", .within = {4 * 60}}));
        put(world.workspace, make<PlaybookStep>({.playbook = made, .rank = {"a2"}, .text = "Find the cause"}));
        return made;
    }
    void on_recovery() { open().select(type_of<Recovery>, complaint.id); }
    void on_settings() { open().go("#/settings"); }
    /// Types into a field and presses Enter.
    void enter(std::string_view label, std::string words) {
        app().focus(Role::TextBox, label);
        app().type(std::move(words));
        app().finish(TextEnd::Enter);
    }
    void undo() {
        open().shell().act(ActionId::Undo);
        app().settle();
    }
    std::vector<std::string> steps() {
        std::vector<std::string> texts;
        for (const RecoveryStep* step : steps_of(open().here(), complaint)) texts.push_back(step->text);
        return texts;
    }
    std::vector<std::string> steps(Ref<Playbook> ref) {
        std::vector<std::string> texts;
        for (const PlaybookStep* step : steps_of(open().here(), ref)) texts.push_back(step->text);
        return texts;
    }
    std::string shared() {
        SharedPlaybook one{};
        one.playbook.name = "Of a colleague";
        one.steps.emplace_back();
        one.steps.back().text = "Write to them";
        return write_playbooks({one})->bytes;
    }
    void follow(std::string_view name) {
        app().activate(Role::Button, "Follow a playbook…");
        app().activate(Role::MenuItem, name);
    }
};

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE_FIXTURE(Playbooks,
                  "A playbook is followed: its steps are there with their days, what is late is marked, and "
                  "one that is ticked is done") {
    playbook("Calls");
    playbook("Low numbers", false, true);
    on_recovery();
    REQUIRE(app().shows(Role::Region, "Steps"));
    app().check_sound();
    follow("Calls");

    CHECK(steps() == Texts{"Call them", "Find the cause"});
    CHECK(app().says("0 of 2 done, 1 overdue"));
    REQUIRE(app().shows(Role::Button, "Call them"));
    CHECK(app().find(Role::Button, "Call them")->description == "Next  ·  Overdue by 19 h");
    CHECK(app().find(Role::CheckBox, "Call them")->checked == Tristate::No);
    app().check_sound();

    app().activate(Role::CheckBox, "Call them");
    CHECK(app().find(Role::CheckBox, "Call them")->checked == Tristate::Yes);
    CHECK(app().find(Role::Button, "Call them")->description == "Done on 2 Nov");
    CHECK(app().find(Role::Button, "Find the cause")->description == "Next");
    CHECK(app().says("1 of 2 done"));
    CHECK_FALSE(app().says("1 overdue"));
    app().activate(Role::CheckBox, "Call them");
    CHECK(app().find(Role::CheckBox, "Call them")->checked == Tristate::No);
    undo();
    CHECK(app().find(Role::CheckBox, "Call them")->checked == Tristate::Yes);
    undo();
    undo();
    CHECK(steps().empty());
}

TEST_CASE_FIXTURE(Playbooks, "What is overdue of the way back is told at once, where somebody has spoken with them") {
    const auto with_step = [&](std::string words, std::optional<DateTime> contacted) {
        const auto recovery = put(world.workspace, make<Recovery>({.client = world.client,
                                                                   .project = world.project,
                                                                   .words = {std::move(words)},
                                                                   .received = sunday,
                                                                   .contacted = contacted}));
        put(world.workspace, make<RecoveryStep>({.recovery = recovery,
                                                 .rank = {"a1"},
                                                 .text = "Find the cause",
                                                 .due = DateTime{sunday.minutes + 60}}));
    };
    with_step("We were told too late.", sunday);
    with_step("The form is slow.", {});
    open().go("#/");
    REQUIRE(app().shows(Role::Region, "To be put right"));
    const auto told = [&](std::string_view of) { return app().find(Role::Button, of)->description; };
    CHECK(told("“We were told too late.”").find("Next: Overdue: Find the cause") != std::string::npos);
    CHECK(told("“The form is slow.”").find("Overdue") == std::string::npos);
    app().check_sound();
}

TEST_CASE_FIXTURE(Playbooks, "What is followed twice says that all is there already") {
    playbook("Calls");
    on_recovery();
    follow("Calls");
    follow("Calls");
    CHECK(steps().size() == 2);
    CHECK(app().says("All steps of “Calls” are there already."));
}

TEST_CASE_FIXTURE(Playbooks, "Where nobody has written a playbook, the one of Rapport is offered") {
    on_recovery();
    CHECK(app().says("What is to be done, one step after the other"));
    follow(built_in_playbook().name);
    CHECK(steps().size() == built_in_steps().size());
    CHECK(all<Playbook>().empty());
    app().activate(Role::Button, "Follow a playbook…");
    app().activate(Role::MenuItem, "Write your own…");
    CHECK(open().shell().route.view == ViewId::Settings);
}

TEST_CASE_FIXTURE(Playbooks, "Own steps are typed one after the other, and a step can be opened") {
    on_recovery();
    enter("Add a step", "Call the supplier");
    app().type("Thank them");
    app().finish(TextEnd::Blur);
    CHECK(steps() == Texts{"Call the supplier", "Thank them"});
    app().focus(Role::TextBox, "Add a step");
    app().type("   ");
    app().finish(TextEnd::Blur);
    CHECK(steps().size() == 2);

    app().activate(Role::Button, "Call the supplier");
    CHECK(open().shell().selection.type == &type_of<RecoveryStep>);
    CHECK(app().shows(Role::TextBox, "Due"));
}

TEST_CASE_FIXTURE(Playbooks, "What was done becomes a playbook, in one gesture") {
    on_recovery();
    enter("Add a step", "Call the supplier");
    app().finish(TextEnd::Escape);
    app().activate(Role::Button, "Make a playbook of these…");
    REQUIRE(app().shows(Role::Dialog, "A playbook of these steps"));
    app().check_sound();
    write("Name", "Suppliers");
    app().activate(Role::Button, "Add playbook");

    CHECK_FALSE(app().shows(Role::Dialog, "A playbook of these steps"));
    REQUIRE(all<Playbook>().size() == 1);
    const Ref<Playbook> made{all<Playbook>().front()->id};
    CHECK(open().get(made).name == "Suppliers");
    CHECK(open().get(made).complaint);
    CHECK_FALSE(open().get(made).low_answer);
    CHECK(steps(made) == Texts{"Call the supplier"});
    undo();
    CHECK(all<Playbook>().empty());
    CHECK(all<PlaybookStep>().empty());
    CHECK(steps().size() == 1);
}

TEST_CASE_FIXTURE(Playbooks, "Once the client has confirmed, steps can be looked at, and nothing is added") {
    put(world.workspace, make<RecoveryStep>({.recovery = complaint, .rank = {"a1"}, .text = "Call", .due = sunday}));
    Recovery& recovery = static_cast<Recovery&>(world.workspace.table(type_of<Recovery>).at(complaint.id));
    recovery.told = recovery.confirmed = date_of(sunday);
    recovery.confirmed_by = world.ruth;
    on_recovery();
    CHECK(app().shows(Role::CheckBox, "Call"));
    REQUIRE(app().shows(Role::Button, "Call"));
    CHECK(app().find(Role::Button, "Call")->description == "Due 1 Nov 10:00");
    CHECK_FALSE(app().shows(Role::Button, "Follow a playbook…"));
    CHECK_FALSE(app().shows(Role::TextBox, "Add a step"));
    CHECK(app().shows(Role::Button, "Make a playbook of these…"));
}

TEST_CASE_FIXTURE(Playbooks, "The playbook of Rapport is taken over in the settings, and changed") {
    on_settings();
    CHECK(app().says("A playbook says once what is done"));
    app().activate(Role::Button, "Begin with the one of Rapport");
    REQUIRE(all<Playbook>().size() == 1);
    const Ref<Playbook> own{all<Playbook>().front()->id};
    const Texts before = steps(own);
    REQUIRE(before.size() == built_in_steps().size());
    CHECK_FALSE(app().shows(Role::Button, "Begin with the one of Rapport"));
    app().check_sound();

    write("Name of the playbook", "What we do");
    CHECK(open().get(own).name == "What we do");
    app().activate(Role::CheckBox, "For low answers");
    CHECK_FALSE(open().get(own).low_answer);
    CHECK(app().find(Role::Button, "What we do")->description.starts_with("For complaints  ·"));

    write("Step 1", "Call at once");
    write("Within, step 1", "90 min");
    CHECK(steps_of(open().here(), own).front()->text == "Call at once");
    CHECK(steps_of(open().here(), own).front()->within == Minutes{90});
    CHECK(app().find(Role::TextBox, "Within, step 1")->value == "1 h 30 min");
    write("Within, step 1", "soon");
    CHECK(app().says("“soon” is not a time."));
    CHECK(steps_of(open().here(), own).front()->within == Minutes{90});

    CHECK(app().find(Role::Button, "Move step 1 up")->disabled);
    app().activate(Role::Button, "Move step 2 up");
    CHECK(steps(own)[0] == before[1]);
    CHECK(steps(own)[1] == "Call at once");
    app().activate(Role::Button, "Remove step 1");
    CHECK(steps(own).size() == before.size() - 1);
    CHECK(steps(own)[0] == "Call at once");
    enter("Add a step", "Look back after a month");
    app().finish(TextEnd::Escape);
    CHECK(steps(own).back() == "Look back after a month");
    app().check_sound();

    app().activate(Role::Button, "Delete it");
    CHECK(all<Playbook>().empty());
    undo();
    CHECK(steps(own).size() == before.size());
}

TEST_CASE_FIXTURE(Playbooks, "A playbook of one's own begins with its name, which is not taken") {
    playbook("Calls");
    on_settings();
    app().activate(Role::Button, "Add playbook");
    app().fill("Add playbook", "calls");
    CHECK(all<Playbook>().size() == 1);
    CHECK(app().find(Role::TextBox, "Add playbook")->invalid);
    app().type("Dates");
    app().finish();
    REQUIRE(all<Playbook>().size() == 2);
    CHECK(app().shows(Role::TextBox, "Name of the playbook"));
    CHECK(app().find(Role::TextBox, "Name of the playbook")->value == "Dates");
    enter("Add a step", "Call");
    app().finish(TextEnd::Escape);
    CHECK(all<PlaybookStep>().size() == 3);
}

TEST_CASE_FIXTURE(Playbooks, "Playbooks are saved to a file that another Rapport reads") {
    playbook("Calls");
    playbook("Dates");
    on_settings();
    app().activate(Role::Button, "Save all to a file");
    REQUIRE(app().files.saved.size() == 1);
    CHECK(app().files.saved[0].name == "rapport-playbooks.json");
    const auto both = read_playbooks(app().files.saved[0].bytes);
    REQUIRE(both);
    CHECK(both->size() == 2);

    app().activate(Role::Button, "Dates");
    app().activate(Role::Button, "Save it to a file");
    REQUIRE(app().files.saved.size() == 2);
    CHECK(app().files.saved[1].name == "Dates.playbook.json");
    const auto one = read_playbooks(app().files.saved[1].bytes);
    REQUIRE(one);
    REQUIRE(one->size() == 1);
    CHECK(one->front().playbook.name == "Dates");
    CHECK(one->front().steps.size() == 2);
}

TEST_CASE_FIXTURE(Playbooks, "Playbooks of a colleague are taken from a file, once, and one step back") {
    on_settings();
    const auto take = [&](std::string bytes) {
        app().activate(Role::Button, "Take from a file…");
        REQUIRE(app().files.is_asking());
        CHECK(app().files.accepted == ".json");
        app().files.choose({"theirs.json", std::move(bytes)});
        app().settle();
    };
    take(shared());
    REQUIRE(all<Playbook>().size() == 1);
    CHECK(app().says("“Of a colleague” is among your playbooks now."));
    CHECK(app().find(Role::TextBox, "Step 1")->value == "Write to them");
    take(shared());
    CHECK(all<Playbook>().size() == 1);
    CHECK(app().says("This playbook is here already."));
    take("{\"format\":\"rapport-playbooks\",\"version\":9,\"playbooks\":[]}");
    CHECK(app().says("written by a newer Rapport"));
    take("not at all");
    CHECK(all<Playbook>().size() == 1);
    undo();
    CHECK(all<Playbook>().empty());
    CHECK(all<PlaybookStep>().empty());
}

TEST_CASE_FIXTURE(Playbooks, "A file of playbooks that is dropped on the window is known for what it is") {
    open().go("#/");
    app().program->drop_file({"theirs.json", shared()});
    app().settle();
    REQUIRE(all<Playbook>().size() == 1);
    CHECK(open().shell().route.view == ViewId::Settings);
    CHECK(open().shell().import.stage == ImportStage::None);
    CHECK(open().shell().selection.contains(all<Playbook>().front()->id));
}

TEST_CASE_FIXTURE(Playbooks, "On a phone everything stands in one column") {
    playbook("Calls");
    put(world.workspace, make<RecoveryStep>({.recovery = complaint, .rank = {"a1"}, .text = "Call", .due = sunday}));
    open(390, 844);
    on_settings();
    app().activate(Role::Button, "Calls");
    const auto fits = [&] {
        for (const AccessNode& node : app().nodes())
            if (node.focusable) CHECK_MESSAGE(node.rect.x + node.rect.width <= 391, node.name);
        app().check_sound();
    };
    REQUIRE(app().shows(Role::TextBox, "Step 2"));
    REQUIRE(app().shows(Role::Button, "Remove step 2"));
    fits();
    on_recovery();
    REQUIRE(app().shows(Role::CheckBox, "Call"));
    fits();
}

TEST_CASE_FIXTURE(Playbooks, "Steps in the settings say what their fields are, and on a phone can be read whole") {
    const auto made = playbook("Calls");
    const std::string words = "Ask the one who said it what would make it right for them, and write it down";
    put(world.workspace, make<PlaybookStep>({.playbook = made, .rank = {"a3"}, .text = words}));
    on_settings();
    app().activate(Role::Button, "Calls");
    CHECK(app().shows(Role::Text, "Step"));
    CHECK(app().shows(Role::Text, "Within"));
    CHECK_FALSE(app().shows(Role::Text, words));

    close();
    open(390, 4000);
    on_settings();
    app().activate(Role::Button, "Calls");
    CHECK(app().shows(Role::Text, "Step, and within what time"));
    REQUIRE(app().shows(Role::Text, words));
    CHECK_FALSE(app().shows(Role::Text, "Call them"));
    const AccessNode* field = app().find(Role::TextBox, "Step 3");
    const AccessNode* whole = app().find(Role::Text, words);
    const AccessNode* within = app().find(Role::TextBox, "Within, step 3");
    REQUIRE((field && within));
    CHECK(whole->rect.y >= field->rect.y + field->rect.height);
    CHECK(within->rect.y >= whole->rect.y + whole->rect.height);
    app().check_sound();
}

}  // namespace rapport
