// What the dialog that shares a project says of the page it makes: how much goes in, until when it is good, what it compares.

#include "ui/opened.h"

namespace rapport {
namespace {

struct SharingCounts : OpenedWorld {
    void begin() {
        on_page_of_project("sharing");
        app().activate(Role::Button, "Share with the client…");
        app().activate(Role::Button, "Share these 3 so that the page can be made");
    }
};

}  // namespace

TEST_CASE_FIXTURE(SharingCounts,
                  "Promises that a page does not tell while the client is content are not counted as going in") {
    for (const std::string_view text : {"A call each day", "The handbook by Friday"})
        put(world.workspace,
            make<Promise>({.client = world.client, .project = world.project, .text = std::string(text)}));
    begin();
    CHECK(app().shows(Role::Heading, "What goes in: 3"));
    CHECK(app().shows(Role::Heading, "Promises (shown only if made after a complaint): 0 of 2"));
    app().activate(Role::Button, "Share all promises");
    for (const Promise* one : all<Promise>()) CHECK(one->shared);
    CHECK(app().shows(Role::Heading, "Promises (shown only if made after a complaint): 2 of 2"));
    CHECK(app().shows(Role::Heading, "What goes in: 3"));
    CHECK(app().shows(Role::ListItem, "Promises: 2"));  // Left out.
    app().check_sound();
}

TEST_CASE_FIXTURE(SharingCounts, "What a copy tells the changes since is said of a page and of data alike") {
    Snapshot made = make<Snapshot>({.client = world.client, .project = world.project, .recipient = world.ruth});
    made.number = 1;
    made.made = {test_millis - std::int64_t{12} * 24 * 3'600'000};
    made.code = "aaaa-bbbb-ccc1";
    made.key = std::string(64, 'a');
    put(world.workspace, made);
    begin();
    CHECK(app().says("It says what changed since number 1"));
    choose("What to make", "Data for Rapport (.json)");
    CHECK(app().says("It says what changed since number 1"));
    choose("What to make", "A page with the interactive view");
    CHECK(app().says("It says what changed since number 1"));
}

TEST_CASE_FIXTURE(SharingCounts, "What stays inside is called what it is called where it is ticked") {
    put(world.workspace, make<Stakeholder>({.client = world.client, .name = "Theo Brandt"}));
    put(world.workspace, make<Criterion>({.project = world.project, .name = "Quiet desks"}));
    begin();
    CHECK(app().shows(Role::Heading, "What is ranked: 0 of 1"));
    CHECK(app().shows(Role::ListItem, "What is ranked: 1"));
    CHECK(app().shows(Role::ListItem, "Their people: 1"));
    for (const std::string_view of_tables : {"Stakeholders: 1", "Criteria: 1"})
        CHECK_FALSE(app().shows(Role::ListItem, of_tables));
}

TEST_CASE_FIXTURE(SharingCounts, "What cannot be looked at here says so in sight, and data is not called a page") {
    begin();
    CHECK(app().says("What it is about: 3 of"));
    CHECK_FALSE(app().says("only the plain page can be shown here"));
    CHECK_FALSE(app().find(Role::Button, "Look at it")->disabled);
    for (const std::string_view form : {"A page with the interactive view", "Data for Rapport (.json)"}) {
        choose("What to make", form);
        const AccessNode* look = app().find(Role::Button, "Look at it");
        REQUIRE(look);
        CHECK(look->disabled);
        CHECK(look->description == "Save it to look at it: only the plain page can be shown here.");
        CHECK(app().says("“Good until” is said in it, and nothing more. Save it to look at it:"));
    }
    open().shell().act(ActionId::Undo);
    app().settle();
    CHECK(app().says("The data cannot be made yet"));
    app().check_sound();
}

TEST_CASE_FIXTURE(SharingCounts, "Two measurements of the same words are told apart by what they measure") {
    for (const std::string_view outcome : {"Fewer calls", "Full books"}) {
        const auto item =
            put(world.workspace, make<ValueItem>({.project = world.project, .outcome = std::string(outcome)}));
        put(world.workspace, make<ValueEvidence>({.item = item, .on = Date{20'758}, .note = "Counted at the desks"}));
    }
    const auto plan = put(world.workspace, make<Deliverable>({.project = world.project, .name = "Pilot plan"}));
    put(world.workspace, make<DeliverableVersion>({.deliverable = plan, .number = "1.0", .on = Date{20'758}}));
    begin();
    for (const std::string_view name :
         {"Fewer calls: Counted at the desks", "Full books: Counted at the desks", "Pilot plan, version 1.0"})
        CHECK(app().shows(Role::CheckBox, name));
    CHECK_FALSE(app().shows(Role::CheckBox, "Counted at the desks"));
}

TEST_CASE_FIXTURE(SharingCounts, "A day until which a page is good that has passed is said beside the fields") {
    begin();
    CHECK_FALSE(app().says("that day has passed"));
    const Date today = date_of(DateTime{test_millis / 60'000});
    open().shell().share.draft.good_until = Date{today.days + 7};
    app().settle();
    CHECK_FALSE(app().says("that day has passed"));
    open().shell().share.draft.good_until = Date{today.days - 2};
    app().settle();
    CHECK(app().says("Good until: that day has passed."));
    CHECK(app().shows(Role::Button, "Save the file"));
}

TEST_CASE_FIXTURE(SharingCounts,
                  "A page says what changed since the copy that they got, not since one that stayed here") {
    Snapshot got = make<Snapshot>({.client = world.client, .project = world.project, .recipient = world.ruth});
    got.number = 1;
    got.made = {test_millis - std::int64_t{12} * 24 * 3'600'000};
    got.code = "aaaa-bbbb-ccc1";
    got.key = std::string(64, 'a');
    Snapshot kept = make<Snapshot>({.client = world.client, .project = world.project, .recipient = world.ruth});
    kept.number = 2;
    kept.made = {test_millis - std::int64_t{3} * 24 * 3'600'000};
    kept.code = "aaaa-bbbb-ccc2";
    kept.key = got.key;
    got.sent = true;
    put(world.workspace, got);
    put(world.workspace, kept);
    begin();
    CHECK(app().says("It says what changed since number 1"));
    CHECK_FALSE(app().says("not marked as given to them. "));
    CHECK_FALSE(app().says("It says what changed since number 2"));
}

}  // namespace rapport
