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
    CHECK(app().shows(Role::Heading, "Promises, told if made since they were not content: 0 of 2"));
    app().activate(Role::Button, "Share all promises");
    for (const Promise* one : all<Promise>()) CHECK(one->shared);
    CHECK(app().shows(Role::Heading, "Promises, told if made since they were not content: 2 of 2"));
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
