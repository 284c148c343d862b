// What the law gives a person: their data in a file, and that all of it is erased.

#include "app/commands/record.h"
#include "ui/opened.h"

namespace rapport {
namespace {

struct Rights {
    SmallWorld world;
    Opened opened{world.workspace};
    TestApp& app{opened.app};

    Rights() {
        note("Secret: never mention the flood");
        note("Secret: never mention the fire");
        opened.go("#/settings");
        opened.select(type_of<Stakeholder>, world.ruth.id);
    }
    void note(std::string words) {
        Result<Edit> edit = set_field(opened.here(), type_of<Stakeholder>, world.ruth.id,
                                      field_of<&Stakeholder::landmines>(), Value(std::move(words)));
        REQUIRE(edit);
        REQUIRE(opened.shell().session.run(std::move(*edit)));
    }
    void erase() {
        app.activate(Role::Button, "Erase them…");
        app.activate(Role::Button, "Erase for good");
    }
};

}  // namespace

TEST_CASE_FIXTURE(Rights, "Somebody's data goes into a file for them, and it is said what is in it") {
    CHECK(app.says("Others are in it by name only"));
    app.activate(Role::Button, "Give them their data");
    app.files.deliver();
    app.settle();

    REQUIRE(app.files.saved.size() == 1);
    const FakeFiles::Saved& file = app.files.saved.front();
    CHECK(file.name.starts_with("data-of-Ruth Adeyemi-"));
    CHECK(file.bytes.contains("\"Landmines\": \"Secret: never mention the fire\""));
    CHECK(file.bytes.contains("Director of Operations"));
    CHECK(file.bytes.contains("Harbour & Vale Clinics"));
    CHECK_FALSE(file.bytes.contains("Ana Silva"));
    CHECK(app.says("What is known about “Ruth Adeyemi”, for them to read."));
}

TEST_CASE_FIXTURE(Rights, "Whoever is to be erased is asked about first, with what stays and what is out of reach") {
    app.activate(Role::Button, "Erase them…");

    CHECK(app.shows(Role::Dialog, "Erase a person"));
    CHECK(app.says("This cannot be undone."));
    CHECK(app.says("search for their name"));
    CHECK(app.says("Not in reach from here: copies of everything that were made before"));
    CHECK(app.says("Colleagues lose it when they merge your copy"));
    app.check_sound();
    app.activate(Role::Button, "Keep them");
    CHECK_FALSE(app.shows(Role::Dialog, "Erase a person"));
    CHECK(opened.get(world.ruth).name == "Ruth Adeyemi");
}

TEST_CASE_FIXTURE(Rights,
                  "Who was erased is in no history, no past, no trash and no search, and nothing brings them back") {
    erase();

    CHECK_FALSE(opened.here().find(world.ruth));
    CHECK(app.says("Erased."));
    app.wait(8);
    opened.go("#/history");
    CHECK(app.shows(Role::Button, "Erase all that is known about one person"));
    CHECK_FALSE(app.shows(Role::Button, "Take back"));
    CHECK_FALSE(app.says("Ruth"));
    app.activate(Role::Button, "Something about somebody who was erased");
    CHECK_FALSE(app.says("Secret"));
    app.activate(Role::Button, "Look at this moment");
    CHECK(app.shows(Role::Heading, "All of it is as it was then"));
    CHECK_FALSE(app.says("Secret"));
    opened.go("#/trash");
    CHECK_FALSE(app.says("stakeholder"));
    CHECK_FALSE(app.says("Stakeholder"));

    app.press("Ctrl+Z");
    CHECK_FALSE(opened.here().find(world.ruth));
    std::string stored = opened.disk.checkpoint;
    for (const StoredFrame& frame : opened.disk.frames) stored += frame.bytes;
    CHECK_FALSE(stored.contains("Secret"));
    CHECK_FALSE(stored.contains("Ruth"));
    app.check_sound();
}

TEST_CASE_FIXTURE(Rights, "One of us can be erased as well, and a material cannot") {
    opened.select(type_of<Person>, world.ana.id);
    app.activate(Role::Button, "Erase them…");
    CHECK(app.says("What they did for clients stays"));
    app.check_sound();
    app.activate(Role::Button, "Erase for good");
    CHECK_FALSE(opened.here().find(world.ana));
    CHECK(app.says("Erased."));

    const Person paint = make<Person>({.name = "Paint", .kind = PersonKind::Material});
    Edit edit{"Add", {}};
    edit.create(paint);
    REQUIRE(opened.shell().session.run(std::move(edit)));
    opened.select(type_of<Person>, paint.id);
    CHECK_FALSE(app.shows(Role::Button, "Erase them…"));
}

TEST_CASE_FIXTURE(Rights, "On a phone the question fits the screen") {
    Opened phone(world.workspace, 390, 844);
    phone.go("#/settings");
    phone.select(type_of<Stakeholder>, world.ruth.id);
    phone.app.activate(Role::Button, "Erase them…");

    const AccessNode* erase_button = phone.app.find(Role::Button, "Erase for good");
    REQUIRE(erase_button);
    CHECK(erase_button->rect.x >= 8);
    CHECK(erase_button->rect.y + erase_button->rect.height <= 844);
    phone.app.check_sound();
}

}  // namespace rapport
