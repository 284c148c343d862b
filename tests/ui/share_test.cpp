// A project is shared with its client: what goes in, the file, and what is written down of it.

#include "share/sha256.h"
#include "ui/opened.h"

namespace rapport {
namespace {

struct Sharing : OpenedWorld {
    Ref<Task> live = put(world.workspace,
                         make<Task>({.project = world.project, .rank = {"b1"}, .name = "Go live", .milestone = true}));
    Ref<ValueItem> item = put(
        world.workspace,
        make<ValueItem>({.project = world.project, .stakeholder = world.ruth, .outcome = "Fewer calls at the desk"}));
    Ref<ValueEvidence> measured =
        put(world.workspace,
            make<ValueEvidence>({.item = item, .on = Date{20'758}, .actual = Decimal{}, .note = "Counted for a week"}));

    void begin() {
        on_page_of_project("sharing");
        app().activate(Role::Button, "Share with the client…");
        REQUIRE(app().shows(Role::Dialog, "Share with the client"));
    }
    void share_the_needed() { app().activate(Role::Button, "Share these 3 so that the page can be made"); }
    void save() {
        app().activate(Role::Button, "Save the file");
        app().settle();
    }
    void answer_of_the_window() {
        app().files.deliver();
        app().settle();
    }
    const AccessNode& node(Role role, std::string_view name) {
        const AccessNode* found = app().find(role, name);
        INFO("looking for “", std::string(name), "” on\n", app().page());
        REQUIRE(found);
        return *found;
    }
    Snapshot snapshot_of(std::int32_t number, std::int64_t days_before) const {
        Snapshot made = make<Snapshot>({.client = world.client, .project = world.project, .recipient = world.ruth});
        made.title = "Online booking, number " + std::to_string(number);
        made.number = number;
        made.made = {test_millis - days_before * 24 * 3'600'000};
        made.code = "aaaa-bbbb-ccc" + std::to_string(number);
        made.key = std::string(64, 'a');
        made.sha256 = "7918be85" + std::string(56, '0');
        return made;
    }
};

}  // namespace

TEST_CASE_FIXTURE(Sharing, "A page is for whoever decides, and says what has to be shared before it can be made") {
    begin();
    CHECK(node(Role::ComboBox, "For").value == "Ruth Adeyemi, Director of Operations");
    CHECK(app().says("The page cannot be made yet: “Online booking”, “Harbour & Vale Clinics” and “Ruth Adeyemi”"));
    CHECK(node(Role::Button, "Save the file").disabled);
    CHECK(node(Role::Button, "Look at it").disabled);
    CHECK(app().says("A copy cannot be called back"));
    app().check_sound();

    const std::size_t before = open().history().gestures().size();
    share_the_needed();
    CHECK(open().get(world.project).shared);
    CHECK(open().get(world.client).shared);
    CHECK(open().get(world.ruth).shared);
    CHECK(open().history().gestures().size() == before + 1);
    CHECK_FALSE(app().says("The page cannot be made yet"));
    CHECK_FALSE(node(Role::Button, "Save the file").disabled);

    open().shell().act(ActionId::Undo);
    app().settle();
    CHECK_FALSE(open().get(world.ruth).shared);
    CHECK(app().says("The page cannot be made yet"));
}

TEST_CASE_FIXTURE(Sharing, "What goes in is counted by kind, and follows each box that is ticked") {
    begin();
    share_the_needed();
    CHECK(app().shows(Role::Heading, "Milestones: 0 of 1"));
    CHECK(node(Role::CheckBox, "Go live").checked == Tristate::No);

    app().activate(Role::CheckBox, "Go live");
    CHECK(open().get(live).shared);
    CHECK(app().shows(Role::Heading, "Milestones: 1 of 1"));
    CHECK(node(Role::CheckBox, "Go live").checked == Tristate::Yes);
    CHECK(app().shows(Role::Heading, "What goes in: 4"));

    app().activate(Role::CheckBox, "Go live");
    CHECK_FALSE(open().get(live).shared);
    CHECK(app().shows(Role::Heading, "Milestones: 0 of 1"));
    app().check_sound();
}

TEST_CASE_FIXTURE(Sharing, "A measurement goes in with its value item, and stays inside with it") {
    begin();
    app().activate(Role::CheckBox, "Counted for a week");
    CHECK(open().get(item).shared);
    CHECK(open().get(measured).shared);
    CHECK(app().shows(Role::Heading, "Value, and what was measured: 2 of 2"));

    app().activate(Role::CheckBox, "Fewer calls at the desk");
    CHECK_FALSE(open().get(item).shared);
    CHECK_FALSE(open().get(measured).shared);

    app().activate(Role::Button, "Share all value");
    CHECK(open().get(item).shared);
    CHECK(open().get(measured).shared);
}

TEST_CASE_FIXTURE(Sharing, "A snapshot is written down once its file was written, and listed with its hash") {
    begin();
    share_the_needed();
    app().activate(Role::CheckBox, "Go live");
    save();
    CHECK(all<Snapshot>().empty());
    answer_of_the_window();

    CHECK_FALSE(app().shows(Role::Dialog, "Share with the client"));
    REQUIRE(app().files.saved.size() == 1);
    CHECK(app().files.saved.front().name == "online-booking-snapshot-1.html");
    CHECK(app().files.saved.front().mime == "text/html");
    REQUIRE(all<Snapshot>().size() == 1);
    const Snapshot& made = *all<Snapshot>().front();
    CHECK(made.number == 1);
    CHECK(made.recipient == world.ruth);
    CHECK(made.client == world.client);
    CHECK(made.sha256.size() == 64);
    CHECK(from_hex(made.key).size() == 32);
    CHECK(made.code.size() == 14);
    CHECK_FALSE(made.told.text.empty());
    CHECK(app().files.saved.front().bytes.find(made.code) != std::string::npos);
    CHECK(app().files.saved.front().bytes.find("Go live") != std::string::npos);

    const AccessNode& row = node(Role::Button, "Number 1 for Ruth Adeyemi");
    CHECK(row.description.find("shared today") != std::string::npos);
    CHECK(row.description.find(made.sha256.substr(0, 8)) != std::string::npos);
    app().check_sound();

    open().shell().act(ActionId::Undo);
    app().settle();
    CHECK(all<Snapshot>().empty());
    CHECK_FALSE(app().shows(Role::Button, "Number 1 for Ruth Adeyemi"));
}

TEST_CASE_FIXTURE(Sharing, "Nothing is written down where no place was chosen, or the file could not be written") {
    begin();
    share_the_needed();
    app().files.save_fails = Error{Fault::Refused, "Nothing was saved: no place was chosen.", {}};
    save();
    answer_of_the_window();
    CHECK(app().shows(Role::Dialog, "Share with the client"));
    CHECK(all<Snapshot>().empty());

    app().files.save_fails = Error{Fault::Storage, "The disk is full.", {}};
    save();
    answer_of_the_window();
    CHECK(app().says("The disk is full."));
    CHECK(all<Snapshot>().empty());

    app().files.save_fails.reset();
    save();
    answer_of_the_window();
    CHECK(all<Snapshot>().size() == 1);
}

TEST_CASE_FIXTURE(Sharing, "What is looked at in a tab of its own is what the file will be, byte for byte") {
    begin();
    share_the_needed();
    app().activate(Role::Button, "Look at it");
    REQUIRE(app().window.looked_at.size() == 1);
    CHECK(app().window.looked_at.front().first == "online-booking-snapshot-1.html");
    CHECK(app().shows(Role::Dialog, "Share with the client"));
    CHECK(all<Snapshot>().empty());

    save();
    answer_of_the_window();
    REQUIRE(app().files.saved.size() == 1);
    CHECK(app().files.saved.front().bytes == app().window.looked_at.front().second);
}

TEST_CASE_FIXTURE(Sharing, "Copies are listed newest first, and each says all about itself when it is opened") {
    put(world.workspace, snapshot_of(1, 12));
    put(world.workspace, snapshot_of(2, 3));
    on_page_of_project("sharing");
    const AccessNode& newer = node(Role::Button, "Number 2 for Ruth Adeyemi");
    const AccessNode& older = node(Role::Button, "Number 1 for Ruth Adeyemi");
    CHECK(newer.rect.y < older.rect.y);
    CHECK(newer.description.find("shared 3 days ago") != std::string::npos);
    CHECK(newer.description.find("7918be85") != std::string::npos);
    CHECK(newer.description.find("no reply yet") != std::string::npos);
    CHECK_FALSE(app().says("aaaa-bbbb-ccc2"));

    app().activate(Role::Button, "Number 2 for Ruth Adeyemi");
    CHECK(app().says("aaaa-bbbb-ccc2"));
    app().activate(Role::CheckBox, "It was given to them");
    std::int64_t given = 0;
    for (const Snapshot* one : all<Snapshot>()) given += one->sent ? one->number : 0;
    CHECK(given == 2);
    app().check_sound();
}

TEST_CASE_FIXTURE(Sharing, "The dialog is whole on a phone, where what stays inside stands below") {
    open(390, 844);
    begin();
    share_the_needed();
    app().check_sound();
    for (const std::string_view name : {"Look at it", "Save the file", "Cancel"}) {
        const AccessNode& button = node(Role::Button, name);
        CHECK(button.rect.x >= 0);
        CHECK(button.rect.x + button.rect.width <= 390);
        CHECK(button.rect.y + button.rect.height <= 844);
    }
    const AccessNode* out = nullptr;
    for (const AccessNode& one : app().nodes())
        if (one.role == Role::Heading && one.name.starts_with("Left out: ")) out = &one;
    REQUIRE(out);
    CHECK(out->rect.y > node(Role::Heading, "Milestones: 0 of 1").rect.y);
    app().activate(Role::Button, "Cancel");
    CHECK_FALSE(app().shows(Role::Dialog, "Share with the client"));
}

TEST_CASE_FIXTURE(Sharing, "A project without a client says what to do before it can be shared") {
    const Ref<Project> own = put(world.workspace, project_of("Our own tools", at(Date{20'759}, {480})));
    open().go("#" + to_string(Route{ViewId::Project, own.id, "sharing", {}, {}}));
    CHECK(app().says("What does the client see of this project?"));
    open().shell().act(ActionId::ShareProject);
    app().settle();
    CHECK(app().says("This project belongs to no client yet."));
    app().check_sound();
}

}  // namespace rapport
