// Files of versions in this browser: kept, saved again, chosen later, linked, counted, and let go.

#include "ui/delivering.h"

namespace rapport {

TEST_CASE_FIXTURE(Delivering, "The file of a version that is kept is saved as it was, by its own name") {
    version(deliverable("Handbook"), "1.0", today);
    app().kept.files[digest_of_abc] = "abc";
    on_page();
    CHECK_FALSE(app().says("Not kept in this browser"));
    app().check_sound();
    app().activate(Role::Button, "Save the file of version 1.0");
    REQUIRE(app().files.saved.size() == 1);
    CHECK(app().files.saved.back().name == "handbook.pdf");
    CHECK(app().files.saved.back().bytes == "abc");
}

TEST_CASE_FIXTURE(Delivering, "Who does not want the file kept takes out the tick, and may keep it later") {
    deliverable("Handbook");
    on_page();
    app().activate(Role::Button, "Hand over a version…");
    choose_file("handbook.pdf", "abc");
    app().activate(Role::CheckBox, "Keep the file in this browser");
    CHECK(app().find(Role::CheckBox, "Keep the file in this browser")->checked == Tristate::No);
    app().activate(Role::Button, "Hand it over");
    CHECK(all<DeliverableVersion>().size() == 1);
    CHECK(app().kept.files.empty());
    CHECK(app().says("Not kept in this browser."));
    CHECK_FALSE(app().says("another device"));

    choose_file("handbook.pdf", "abc", "Choose the file of version 1.0…");
    CHECK(app().says("“handbook.pdf” is kept in this browser now."));
    CHECK(app().kept.files.size() == 1);
    CHECK(app().shows(Role::Button, "Save the file of version 1.0"));
}

TEST_CASE_FIXTURE(Delivering, "A version of another device takes the same file, and no other") {
    version(deliverable("Handbook"), "1.0", today);
    on_page();
    CHECK(app().says("Not kept in this browser: it was handed over on another device."));
    choose_file("handbook.pdf", "abd", "Choose the file of version 1.0…");
    CHECK(app().says("“handbook.pdf” is another file than version 1.0"));
    CHECK(app().kept.files.empty());
    choose_file("renamed.pdf", "abc", "Choose the file of version 1.0…");
    CHECK(app().kept.files.contains(digest_of_abc));
    CHECK(app().shows(Role::Button, "Save the file of version 1.0"));
    CHECK_FALSE(app().says("Not kept in this browser"));
}

TEST_CASE_FIXTURE(Delivering,
                  "Where there is no room left for a file that is said before, and the version can be linked") {
    deliverable("Handbook");
    app().kept.others = {{std::string(64, 'e'), most_kept - 1}};
    on_page();
    app().activate(Role::Button, "Hand over a version…");
    choose_file("handbook.pdf", "abc");
    CHECK(app().find(Role::CheckBox, "Keep the file in this browser")->disabled);
    CHECK(app().says("Of the 250 MB that this browser may keep, this file would take more than is left."));
    write("Where we keep it", "https://files.example/handbook.pdf");
    app().activate(Role::Button, "Hand it over");
    CHECK(all<DeliverableVersion>().size() == 1);
    CHECK(app().kept.writes == 0);
    app().activate(Role::Button, "Open the link of version 1.0");
    CHECK(app().window.links == std::vector<std::string>{"https://files.example/handbook.pdf"});
}

TEST_CASE_FIXTURE(Delivering, "A version larger than what is kept says so, and a place that is no link is not opened") {
    const auto first = version(deliverable("Handbook"), "1.0", today);
    DeliverableVersion& made =
        static_cast<DeliverableVersion&>(world.workspace.table(type_of<DeliverableVersion>).at(first.id));
    made.kilobytes = Decimal{30'000'000};
    made.address = "javascript:alert(1)";
    on_page();
    CHECK(app().says("Not kept in this browser: it is larger than 25 MB."));
    CHECK_FALSE(app().shows(Role::Button, "Choose the file of version 1.0…"));
    CHECK_FALSE(app().shows(Role::Button, "Open the link of version 1.0"));
}

TEST_CASE_FIXTURE(Delivering, "A browser that keeps nothing is quoted, and the version is written down all the same") {
    deliverable("Handbook");
    on_page();
    app().activate(Role::Button, "Hand over a version…");
    choose_file("handbook.pdf", "abc");
    app().kept.trouble = Error{Fault::Storage, "This browser has no room left for it.", {}};
    app().activate(Role::Button, "Hand it over");
    CHECK(all<DeliverableVersion>().size() == 1);
    CHECK(app().says("The file was not kept. This browser has no room left for it."));
    app().kept.trouble.reset();
    CHECK(app().kept.files.empty());
}

TEST_CASE_FIXTURE(Delivering, "What has gone from the browser is said where it is asked for") {
    version(deliverable("Handbook"), "1.0", today);
    app().kept.files[digest_of_abc] = "abc";
    on_page();
    app().kept.files.clear();
    app().activate(Role::Button, "Save the file of version 1.0");
    CHECK(app().files.saved.empty());
    CHECK(app().says("This file is not kept in this browser."));
    CHECK(app().shows(Role::Button, "Choose the file of version 1.0…"));
}

TEST_CASE_FIXTURE(Delivering, "The settings say what the files take, and let go what no version refers to") {
    version(deliverable("Handbook"), "1.0", today);
    const std::string unneeded(64, 'f');
    app().kept.files = {{digest_of_abc, std::string(2'000, 'x')}, {unneeded, std::string(1'000, 'x')}};
    open().go("#/settings");
    CHECK(app().says("2 files of deliverables: 3 KB of the 250 MB that this browser may keep."));
    CHECK(app().says("No version needs 1 of them any more, 1 KB: let go after 30 days."));
    app().check_sound();

    open().go("#/");
    app().clock.pass({31 * 1'440});
    open().go("#/settings");
    CHECK(app().kept.files.size() == 1);
    CHECK(app().kept.files.contains(digest_of_abc));
    CHECK(app().says("1 file of deliverables: 2 KB"));
    CHECK_FALSE(app().says("No version needs"));
}

TEST_CASE_FIXTURE(Delivering, "Files that no version refers to go at once where somebody wants the room") {
    app().kept.files = {{std::string(64, 'f'), "x"}};
    open().go("#/settings");
    app().activate(Role::Button, "Let these files go now");
    CHECK(app().kept.files.empty());
    CHECK_FALSE(app().shows(Role::Button, "Let these files go now"));
}

}  // namespace rapport
