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
    app().activate(Role::CheckBox, "Fewer calls at the desk: Counted for a week");
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
    CHECK(row.description.starts_with("A page, "));
    CHECK(row.description.find(", made today, ") != std::string::npos);
    CHECK(row.description.find("Nov") == std::string::npos);  // The day is said already.
    CHECK(row.description.find(made.sha256.substr(0, 8)) != std::string::npos);
    CHECK(made.form == SnapshotForm::Page);
    CHECK_FALSE(made.locked);
    CHECK(made.contents == "1 task, 1 stakeholder");
    app().activate(Role::Button, "Number 1 for Ruth Adeyemi");
    CHECK(app().shows(Role::Text, "Made as: A page"));
    CHECK(app().shows(Role::Text, "In it: " + made.contents));
    CHECK(app().shows(Role::Text, "SHA-256: " + made.sha256));
    CHECK(app().shows(Role::Text, "Digest of: The page, as it says at its foot"));
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

TEST_CASE_FIXTURE(Sharing, "Besides the check-in a page asks what is ticked") {
    begin();
    share_the_needed();
    CHECK(node(Role::CheckBox, "Recommendation (NPS)").checked == Tristate::No);
    app().activate(Role::CheckBox, "Recommendation (NPS)");
    CHECK(node(Role::CheckBox, "Recommendation (NPS)").checked == Tristate::Yes);
    app().check_sound();
    app().activate(Role::Button, "Look at it");
    REQUIRE(app().window.looked_at.size() == 1);
    CHECK(app().window.looked_at.back().second.contains("data-to=\"10\""));

    app().activate(Role::CheckBox, "Recommendation (NPS)");
    app().activate(Role::Button, "Look at it");
    CHECK_FALSE(app().window.looked_at.back().second.contains("data-to=\"10\""));
    app().activate(Role::ComboBox, "What to make");
    app().activate(Role::MenuItem, "Data for Rapport (.json)");
    CHECK_FALSE(app().shows(Role::CheckBox, "Recommendation (NPS)"));
}

TEST_CASE_FIXTURE(Sharing, "Copies are listed newest first, and each says all about itself when it is opened") {
    put(world.workspace, snapshot_of(1, 12));
    put(world.workspace, snapshot_of(2, 3));
    on_page_of_project("sharing");
    const AccessNode& newer = node(Role::Button, "Number 2 for Ruth Adeyemi");
    const AccessNode& older = node(Role::Button, "Number 1 for Ruth Adeyemi");
    CHECK(newer.rect.y < older.rect.y);
    CHECK(newer.description.find("made 3 days ago") != std::string::npos);
    CHECK(newer.description.find("7918be85") != std::string::npos);
    CHECK(newer.description.find("not marked as given to them") != std::string::npos);
    CHECK_FALSE(app().says("aaaa-bbbb-ccc2"));

    app().activate(Role::Button, "Number 2 for Ruth Adeyemi");
    CHECK(app().says("aaaa-bbbb-ccc2"));
    CHECK(app().shows(Role::Text, "Made as: Not written down"));  // By an earlier version.
    app().activate(Role::CheckBox, "It was given to them");
    std::int64_t given = 0;
    for (const Snapshot* one : all<Snapshot>()) given += one->sent ? one->number : 0;
    CHECK(given == 2);
    CHECK(node(Role::Button, "Number 2 for Ruth Adeyemi").description.find("shared 3 days ago, no reply yet") !=
          std::string::npos);
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

TEST_CASE_FIXTURE(Sharing, "What was agreed, is asked for and is ranked can go in, each as its own") {
    const auto agreed =
        put(world.workspace, make<Baseline>({.project = world.project, .name = "As signed", .taken = Date{20'740}}));
    put(world.workspace, make<Baseline>({.project = world.project, .name = "Again", .taken = Date{20'750}}));
    const auto saturdays =
        put(world.workspace, make<Request>({.client = world.client, .project = world.project, .what = "Saturdays"}));
    put(world.workspace, make<Criterion>({.project = world.project, .name = "Quiet desks"}));
    put(world.workspace, make<Criterion>({.project = world.project, .name = "Soon"}));
    begin();
    CHECK(app().shows(Role::Heading, "The plan as agreed: 0 of 1"));
    CHECK(app().shows(Role::Heading, "Requests: 0 of 1"));
    CHECK(app().shows(Role::Heading, "What is ranked: 0 of 2"));
    CHECK_FALSE(app().shows(Role::CheckBox, "Again"));
    app().activate(Role::CheckBox, "As signed");
    app().activate(Role::CheckBox, "Saturdays");
    app().activate(Role::Button, "Share all criteria");
    CHECK(open().get(agreed).shared);
    CHECK(open().get(saturdays).shared);
    for (const Criterion* one : all<Criterion>()) CHECK(one->shared);
    app().check_sound();
}

TEST_CASE_FIXTURE(Sharing, "A decision that goes in offers its options, which go in with it") {
    const auto desks = put(
        world.workspace,
        make<RegisterEntry>(
            {.client = world.client, .project = world.project, .kind = EntryKind::Decision, .name = "How many desks"}));
    const auto one =
        put(world.workspace,
            make<DecisionOption>({.entry = desks, .rank = {"a1"}, .name = "One desk", .recommended = true}));
    const auto two = put(world.workspace, make<DecisionOption>({.entry = desks, .rank = {"a2"}, .name = "Two desks"}));
    begin();
    CHECK(app().shows(Role::Heading, "Decisions, and their options: 0 of 3"));
    CHECK(app().says("we advise it"));
    app().activate(Role::CheckBox, "How many desks");
    CHECK(open().get(desks).shared);
    CHECK_FALSE(open().get(one).shared);
    const std::size_t before = open().history().gestures().size();
    app().activate(Role::Button, "Share its 2 options too");
    CHECK(open().get(one).shared);
    CHECK(open().get(two).shared);
    CHECK(open().history().gestures().size() == before + 1);
    CHECK_FALSE(app().shows(Role::Button, "Share its 2 options too"));

    app().activate(Role::CheckBox, "How many desks");
    CHECK_FALSE(open().get(two).shared);
    app().activate(Role::CheckBox, "Two desks");
    CHECK(open().get(desks).shared);
    CHECK(app().shows(Role::Button, "Share its option too"));
    app().check_sound();
}

TEST_CASE_FIXTURE(Sharing, "Issued reports are listed newest first; drafts stay out, and older ones are folded") {
    for (std::int32_t i = 0; i < 5; ++i) {
        StatusReport report = make<StatusReport>({.project = world.project});
        report.title = "Report " + std::to_string(i + 1);
        report.from = Date{20'700 + 7 * i};
        report.until = Date{20'706 + 7 * i};
        report.issued = report.until;
        report.state = i == 4 ? ReportState::Draft : ReportState::Issued;
        report.shared = i == 0;
        put(world.workspace, report);
    }
    StatusReport oldest = make<StatusReport>({.project = world.project, .title = "Report 0"});
    oldest.from = oldest.until = Date{20'650};
    oldest.issued = oldest.until;
    oldest.state = ReportState::Issued;
    put(world.workspace, oldest);
    begin();
    CHECK(app().shows(Role::Heading, "Status reports: 1 of 5"));
    CHECK_FALSE(app().shows(Role::CheckBox, "Report 5"));
    CHECK(node(Role::CheckBox, "Report 4").rect.y < node(Role::CheckBox, "Report 3").rect.y);
    CHECK(node(Role::CheckBox, "Report 1").checked == Tristate::Yes);  // It goes in, so it is seen.
    CHECK_FALSE(app().shows(Role::CheckBox, "Report 0"));
    app().activate(Role::Button, "Show 1 more");
    CHECK(app().shows(Role::CheckBox, "Report 0"));
    app().check_sound();
}

TEST_CASE_FIXTURE(Sharing,
                  "A page says for whom the one before it was made, and whether anybody knows that they got it") {
    Snapshot other = snapshot_of(2, 3);
    const auto theo = put(world.workspace, make<Stakeholder>({.client = world.client, .name = "Theo Brandt"}));
    other.recipient = theo;
    put(world.workspace, snapshot_of(1, 12));
    put(world.workspace, other);
    begin();
    share_the_needed();
    CHECK(app().says("changed since number 1, made for Ruth Adeyemi on"));
    CHECK(app().says("and not marked as given to them."));
    CHECK_FALSE(app().says("number 2, made for"));
}

TEST_CASE_FIXTURE(Sharing, "A page that mail may refuse says how large it is") {
    Task milestone = *world.workspace.find(live);
    milestone.shared = true;
    milestone.acceptance = {std::string(130'000, 'm')};
    put(world.workspace, milestone);
    begin();
    share_the_needed();
    CHECK(app().says("kB: some mail programs refuse a page of that size"));
    app().activate(Role::CheckBox, "Go live");
    CHECK_FALSE(app().says("some mail programs refuse"));
}

TEST_CASE_FIXTURE(Sharing, "A file that arrives late closes no other dialog than its own") {
    begin();
    share_the_needed();
    save();
    app().activate(Role::Button, "Cancel");
    begin();
    answer_of_the_window();
    CHECK(app().shows(Role::Dialog, "Share with the client"));
    CHECK(all<Snapshot>().size() == 1);

    save();
    answer_of_the_window();
    CHECK_FALSE(app().shows(Role::Dialog, "Share with the client"));
    CHECK(all<Snapshot>().size() == 2);
}

TEST_CASE_FIXTURE(Sharing, "What could not be written down is not saved as a file either") {
    const Snapshot before = snapshot_of(1, 3);
    put(world.workspace, before);
    begin();
    share_the_needed();
    open().shell().share.draft.code = before.code;
    save();
    CHECK(app().files.saved.empty());
    CHECK(app().says("Make another one."));
    CHECK(app().shows(Role::Dialog, "Share with the client"));
    CHECK(all<Snapshot>().size() == 1);
}

TEST_CASE_FIXTURE(Sharing, "Copies for a client that had the project before are not among those of this one") {
    const auto kestrel = put(world.workspace, client_of("Kestrel Freight"));
    Snapshot theirs = snapshot_of(1, 12);
    theirs.client = kestrel;
    theirs.recipient = put(world.workspace, make<Stakeholder>({.client = kestrel, .name = "Marek Novak"}));
    put(world.workspace, theirs);
    put(world.workspace, snapshot_of(2, 3));
    on_page_of_project("sharing");
    CHECK(app().shows(Role::Button, "Number 2 for Ruth Adeyemi"));
    CHECK_FALSE(app().says("Marek Novak"));
    CHECK(app().says("1 copy of it for another client"));
}

}  // namespace rapport
