// What the client gets: added, handed over in versions with their file, which may be kept, decided by the client, and compared.

#include "share/approvals.h"
#include "ui/delivering.h"

namespace rapport {

TEST_CASE_FIXTURE(Delivering, "A project without deliverables asks what the client will get, and takes the first one") {
    on_page();
    CHECK(app().says("What will the client hold in their hands?"));
    CHECK_FALSE(app().shows(Role::Region, "Approvals"));
    app().activate(Role::Button, "Add a deliverable");
    REQUIRE(app().shows(Role::Dialog, "A new deliverable"));
    app().check_sound();
    app().activate(Role::Button, "Add it");
    CHECK(app().says("Say what the client gets: give it a name."));
    write("What they get", "Handbook");
    write("Good when", "A desk works a day with it");
    write("Due", "6 Nov");
    app().activate(Role::CheckBox, "The client sees it");
    app().activate(Role::Button, "Add it");

    CHECK_FALSE(app().shows(Role::Dialog, "A new deliverable"));
    REQUIRE(all<Deliverable>().size() == 1);
    CHECK(all<Deliverable>().front()->project == world.project);
    CHECK(all<Deliverable>().front()->acceptance.text == "A desk works a day with it");
    CHECK(all<Deliverable>().front()->due == Date{today.days + 4});
    CHECK(all<Deliverable>().front()->shared);
    CHECK(app().shows(Role::Region, "Handbook"));
    CHECK(app().says("Good when: A desk works a day with it"));
    CHECK(app().find(Role::Button, "The client decided…")->disabled);
    CHECK(app().find(Role::Button, "Is this the same file?")->disabled);
    open().shell().act(ActionId::Undo);
    app().settle();
    CHECK(all<Deliverable>().empty());
}

TEST_CASE_FIXTURE(Delivering, "A day that cannot be read keeps the dialog open and says so") {
    on_page();
    app().activate(Role::Button, "Add a deliverable");
    write("What they get", "Handbook");
    write("Due", "soonish");
    app().activate(Role::Button, "Add it");
    CHECK(app().shows(Role::Dialog, "A new deliverable"));
    CHECK(all<Deliverable>().empty());
    app().press("Escape");
    CHECK_FALSE(app().shows(Role::Dialog, "A new deliverable"));
}

TEST_CASE_FIXTURE(Delivering, "A version is handed over with the digest of the file that was chosen, which is kept") {
    const auto handbook = deliverable("Handbook");
    on_page();
    app().activate(Role::Button, "Hand over a version…");
    REQUIRE(app().shows(Role::Dialog, "Hand over a version"));
    CHECK(app().find(Role::TextBox, "Number")->value == "1.0");
    CHECK(app().says("The file itself can be kept in this browser, up to 25 MB."));
    CHECK_FALSE(app().shows(Role::CheckBox, "Keep the file in this browser"));
    write("What is different", "The first draft");
    choose_file("handbook.pdf", "abc");
    CHECK(app().says("“handbook.pdf”, 3 bytes."));
    CHECK(app().says(digest_shown));
    CHECK(app().find(Role::CheckBox, "Keep the file in this browser")->checked == Tristate::Yes);
    CHECK(app().says("Nothing of 250 MB is kept so far."));
    app().check_sound();
    CHECK(app().kept.files.empty());
    app().activate(Role::Button, "Hand it over");

    CHECK_FALSE(app().shows(Role::Dialog, "Hand over a version"));
    REQUIRE(all<DeliverableVersion>().size() == 1);
    const DeliverableVersion& made = *all<DeliverableVersion>().front();
    CHECK(made.deliverable == handbook);
    CHECK(made.number == "1.0");
    CHECK(made.change == "The first draft");
    CHECK(made.file == "handbook.pdf");
    CHECK(made.sha256 == digest_of_abc);
    CHECK(made.kilobytes == Decimal{3});
    CHECK(made.on == today);
    CHECK(open().get(handbook).state == DeliverableState::Submitted);
    CHECK(app().shows(Role::Button, "Version 1.0"));
    CHECK(app().says("Version 1.0 waits for the client since today."));
    CHECK(app().kept.files == std::map<std::string, std::string, std::less<>>{{digest_of_abc, "abc"}});
    CHECK(app().shows(Role::Button, "Save the file of version 1.0"));
    open().shell().act(ActionId::Undo);
    app().settle();
    CHECK(all<DeliverableVersion>().empty());
    CHECK(open().get(handbook).state == DeliverableState::Planned);
    CHECK(app().kept.files.size() == 1);  // For the redo.
}

TEST_CASE_FIXTURE(Delivering, "A file may be dropped where one is asked for, and nowhere else on the page") {
    deliverable("Handbook");
    on_page();
    app().activate(Role::Button, "Hand over a version…");
    app().program->drop_file({"handbook.pdf", "abc"});
    app().settle();
    CHECK(app().says("“handbook.pdf”, 3 bytes."));
    CHECK_FALSE(app().shows(Role::Dialog, "Import failed"));
    app().press("Escape");
    CHECK_FALSE(app().shows(Role::Dialog, "Hand over a version"));

    app().activate(Role::Button, "Hand over a version…");
    CHECK_FALSE(app().says("“handbook.pdf”, 3 bytes."));
}

TEST_CASE_FIXTURE(Delivering, "A number that was handed over before is refused in the dialog") {
    version(deliverable("Handbook"), "1.0", today);
    on_page();
    app().activate(Role::Button, "Hand over a version…");
    CHECK(app().find(Role::TextBox, "Number")->value == "1.1");
    write("Number", "1.0");
    app().activate(Role::Button, "Hand it over");
    CHECK(app().says("Version 1.0 was handed over before."));
    CHECK(all<DeliverableVersion>().size() == 1);
}

TEST_CASE_FIXTURE(Delivering, "Who asks for changes says which, and the next version waits anew") {
    const auto handbook = deliverable("Handbook");
    version(handbook, "1.0", Date{today.days - 9});
    on_page();
    CHECK(app().says("waits 9 days"));
    CHECK(app().shows(Role::Text, "Waits for the client"));
    app().activate(Role::Button, "The client decided…");
    REQUIRE(app().shows(Role::Dialog, "The client decided"));
    CHECK(app().find(Role::ComboBox, "Who says it")->value == "Ruth Adeyemi");
    CHECK(app().find(Role::ComboBox, "Which version")->value == "1.0");
    app().check_sound();
    choose("What they say", "They ask for changes");
    app().activate(Role::Button, "Write it down");
    CHECK(app().says("Write down what they want changed, in their words."));
    write("In their words", "The French is missing.");
    app().activate(Role::Button, "Write it down");

    CHECK_FALSE(app().shows(Role::Dialog, "The client decided"));
    CHECK(open().get(handbook).state == DeliverableState::ChangesAsked);
    CHECK(open().get(handbook).decided_by == world.ruth);
    CHECK(open().get(handbook).decided == today);
    CHECK(app().shows(Role::Text, "Changes asked for"));
    CHECK(app().says("“The French is missing.”"));

    app().activate(Role::Button, "Hand over a version…");
    app().activate(Role::Button, "Hand it over");
    CHECK(open().get(handbook).state == DeliverableState::Submitted);
    CHECK(app().says("Version 1.1 waits for the client since today."));
    CHECK(app().says("Of version 1.0 they said on 2 Nov: “The French is missing.”"));
}

TEST_CASE_FIXTURE(Delivering, "What the client approves becomes a link of the chain, which its printed digest finds") {
    version(deliverable("Handbook"), "1.0", today);
    on_page();
    CHECK(app().shows(Role::Region, "Approvals"));
    CHECK_FALSE(app().shows(Role::TextBox, "Digest from a report"));
    app().activate(Role::Button, "The client decided…");
    app().activate(Role::Button, "Write it down");

    CHECK(app().says("Handbook, version 1.0"));
    const std::vector<ApprovalLink> chain = approvals_of(open().here(), world.project, ApprovalScope::All);
    REQUIRE(chain.size() == 1);
    CHECK(chain[0].approval == Approval{"Handbook", "1.0", digest_of_abc, "Ruth Adeyemi", today});
    write("Digest from a report", chain[0].digest);
    CHECK(app().says("It is that of “Handbook”: everything up to there is as it was."));
    write("Digest from a report", std::string(64, '0'));
    CHECK(app().says("This digest is not in the chain."));
}

TEST_CASE_FIXTURE(Delivering, "A file is told from another by its bytes, whatever it is called") {
    const auto handbook = deliverable("Handbook");
    version(handbook, "1.0", Date{today.days - 3});
    on_page();
    app().activate(Role::Button, "Is this the same file?");
    REQUIRE(app().shows(Role::Dialog, "Is this the same file?"));
    choose_file("renamed.pdf", "abc");
    CHECK(app().says("Yes: “renamed.pdf” is version 1.0, byte for byte."));
    app().check_sound();
    app().program->drop_file({"handbook.pdf", "abd"});
    app().settle();
    CHECK(app().says("No: “handbook.pdf” is none of these versions. Its bytes differ."));
    app().activate(Role::Button, "Done");
    CHECK_FALSE(app().shows(Role::Dialog, "Is this the same file?"));
    CHECK(all<DeliverableVersion>().size() == 1);
}

TEST_CASE_FIXTURE(Delivering, "The digest of a version is copied as its own digits") {
    version(deliverable("Handbook"), "1.0", today);
    on_page();
    app().activate(Role::Button, "Copy the SHA-256 of version 1.0");
    CHECK(app().clipboard.text == digest_of_abc);
}

TEST_CASE_FIXTURE(Delivering,
                  "Whether the client sees a deliverable is said and set where it stands, with its versions") {
    const auto handbook = deliverable("Handbook");
    const auto first = version(handbook, "1.0", today);
    on_page();
    CHECK(app().says("Only the team sees it and its versions."));
    app().activate(Role::CheckBox, "The client sees it");
    CHECK(open().get(handbook).shared);
    CHECK(open().get(first).shared);
    CHECK(app().says("It goes into what the client is given, with its versions."));
    open().shell().act(ActionId::Undo);
    CHECK_FALSE(open().get(first).shared);
}

TEST_CASE_FIXTURE(Delivering, "A press on another deliverable shows that one, with its details beside") {
    deliverable("Handbook", {.due = Date{today.days + 2}});
    const auto screens = deliverable("Screens", {.due = Date{today.days - 3}});
    on_page();
    CHECK(app().shows(Role::Region, "Screens"));  // Due first.
    CHECK(app().says("It is 3 days late."));
    CHECK(app().says("nobody said when it is good"));
    app().activate(Role::Button, "Handbook");
    CHECK(app().shows(Role::Region, "Handbook"));
    CHECK_FALSE(app().shows(Role::Region, "Screens"));
    CHECK(open().shell().selection.type == &type_of<Deliverable>);

    open().select(type_of<Deliverable>, screens.id);
    CHECK(app().shows(Role::Region, "Screens"));
}

TEST_CASE_FIXTURE(Delivering, "A phone has all of it beneath each other") {
    const auto handbook = deliverable("Handbook");
    version(handbook, "1.0", Date{today.days - 1});
    open(390, 2000);
    on_page();
    CHECK(app().shows(Role::Region, "Deliverables"));
    CHECK(app().shows(Role::Region, "Handbook"));
    CHECK(app().shows(Role::Button, "Version 1.0"));
    for (const AccessNode& node : app().nodes()) {
        CAPTURE(node.name);
        if (node.role == Role::Button) CHECK(node.rect.x + node.rect.width <= 390.0f);
    }
    app().check_sound();
    app().activate(Role::Button, "The client decided…");
    CHECK(app().shows(Role::Dialog, "The client decided"));
    app().activate(Role::Button, "Write it down");
    CHECK(open().get(handbook).state == DeliverableState::Approved);
}

TEST_CASE_FIXTURE(Delivering, "What was said of a version without a number goes to the client without one") {
    const Ref<Deliverable> handbook = deliverable("Handbook");
    put(world.workspace,
        make<SignOff>({.deliverable = handbook, .name = "Handbook", .on = Date{20'758}, .by = world.ruth}));
    open();
    on_page_of_project("sharing");
    app().activate(Role::Button, "Share with the client…");

    CHECK(app().says("said on 1 Nov"));
    CHECK_FALSE(app().says("version ,"));
}

}  // namespace rapport
