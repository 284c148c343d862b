// A page or data for a client that opens with a passphrase alone.

#include <algorithm>

#include "base/text.h"
#include "share/locked_data.h"
#include "share/projection.h"
#include "share/sha256.h"
#include "support/fake_locks.h"
#include "ui/opened.h"

namespace rapport {
namespace {

constexpr std::string_view passphrase_label = "Passphrase (optional)";

struct Locked : OpenedWorld {
    FakeLocks locks;

    template <class E> void share(Ref<E> ref) {
        E record = *world.workspace.find(ref);
        record.shared = true;
        put(world.workspace, record);
    }
    void on_dialog(float width = 1280, float height = 800) {
        share(world.client);
        share(world.project);
        share(world.ruth);
        open(width, height);
        on_page_of_project("status");
        open().shell().act(ActionId::ShareProject);
        app().settle();
        REQUIRE(open().shell().share.open);
    }
    const ShareState& state() { return open().shell().share; }
    void save() {
        app().activate(Role::Button, "Save the file");
        app().settle();
    }
    /// What was to be saved could not be locked.
    void cannot_lock() {
        locks.fails = Error{Fault::Storage, "The browser could not lock the file.", {}};
        app().activate(Role::Button, "Make six random words");
        save();
        deliver();
        CHECK(app().files.saved.empty());
        CHECK(all<Snapshot>().empty());
        CHECK(state().error == "The browser could not lock the file.");
    }
    /// All that is on its way arrives.
    void deliver() {
        locks.deliver();
        app().settle();
        app().files.deliver();
        app().settle();
    }
    std::string advice() {
        const AccessNode* field = app().find(Role::TextBox, passphrase_label);
        REQUIRE(field);
        return field->description;
    }
};

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

TEST_CASE_FIXTURE(Locked,
                  "A page with a passphrase is saved locked, and in the file nothing of the project can be read") {
    on_dialog();
    app().activate(Role::Button, "Make six random words");
    const std::string passphrase = state().passphrase;
    CHECK(std::ranges::count(passphrase, ' ') == 5);
    const std::string code = state().draft.code, key = state().draft.key;
    save();
    REQUIRE(locks.asked.size() == 1);
    CHECK(locks.asked[0].passphrase == passphrase);
    CHECK(has(locks.asked[0].bytes, "Online booking"));
    CHECK(has(locks.asked[0].bytes, code));
    CHECK(app().files.saved.empty());
    CHECK(all<Snapshot>().empty());

    deliver();
    REQUIRE(app().files.saved.size() == 1);
    const FakeFiles::Saved& file = app().files.saved[0];
    CHECK(file.name == "snapshot-2026-11-02-locked.html");
    CHECK(file.mime == "text/html");
    const std::string clear = folded(file.bytes);
    for (const std::string& secret :
         {std::string("Online booking"), std::string("Harbour"), std::string("Clinics"), std::string("Adeyemi"),
          std::string("Ana Silva"), std::string("two minutes"), passphrase, code, key}) {
        INFO(secret);
        CHECK_FALSE(has(clear, folded(secret)));
    }
    CHECK(has(file.bytes, FakeLocks::sealed(locks.asked[0].bytes).cipher));
}

TEST_CASE_FIXTURE(Locked, "A locked page is written down once it was saved, and its passphrase nowhere") {
    on_dialog();
    app().activate(Role::Button, "Make six random words");
    const std::string passphrase = state().passphrase;
    save();
    save();  // Twice by mistake.
    deliver();
    CHECK(locks.asked.size() == 1);
    REQUIRE(all<Snapshot>().size() == 1);
    CHECK_FALSE(state().open);
    CHECK(state().passphrase.empty());
    CHECK(app().says("its passphrase by another way"));
    CHECK_FALSE(has(write_workspace(open().here()), passphrase));
    for (const auto& [setting, value] : open().disk.settings) CHECK_FALSE(has(value, passphrase));
    for (const StoredFrame& frame : open().disk.frames) CHECK_FALSE(has(frame.bytes, passphrase));
}

TEST_CASE_FIXTURE(Locked, "Without a passphrase the page is saved as it is") {
    on_dialog();
    CHECK(has(advice(), "whoever has the file can read it"));
    save();
    deliver();
    CHECK(locks.asked.empty());
    REQUIRE(app().files.saved.size() == 1);
    CHECK(has(app().files.saved[0].bytes, "Online booking"));
    CHECK_FALSE(has(app().files.saved[0].name, "locked"));
}

TEST_CASE_FIXTURE(Locked, "Where a page could not be locked, nothing is saved and nothing written down") {
    on_dialog();
    cannot_lock();
    locks.fails.reset();  // And once more.
    save();
    deliver();
    CHECK(app().files.saved.size() == 1);
}

TEST_CASE_FIXTURE(Locked, "How easily a passphrase is guessed is said beside it") {
    on_dialog();
    write(passphrase_label, "harbour");
    CHECK(state().passphrase == "harbour");
    CHECK(has(advice(), "can be guessed from the file: six random words are enough"));
    app().activate(Role::Button, "Make six random words");
    CHECK(has(advice(), "by another way than the file"));
    const std::string first = state().passphrase;
    app().activate(Role::Button, "Make six random words");
    CHECK(state().passphrase != first);
    app().activate(Role::Button, "Copy it");
    CHECK(app().clipboard.text == state().passphrase);
}

TEST_CASE_FIXTURE(Locked, "Of the sender the locked page says what they chose") {
    on_dialog();
    CHECK_FALSE(app().shows(Role::TextBox, "Said before it is opened (optional)"));
    write(passphrase_label, "a long walk along the harbour wall");
    write("Said before it is opened (optional)", "Halden & Sons");
    save();
    deliver();
    REQUIRE(app().files.saved.size() == 1);
    CHECK(has(app().files.saved[0].bytes, "A locked file from Halden &amp; Sons"));
}

TEST_CASE_FIXTURE(Locked,
                  "Data with a passphrase is saved locked, and in the file nothing of the project can be read") {
    on_dialog();
    write(passphrase_label, "harbour");
    choose("What to make", "Data for Rapport (.json)");
    CHECK(has(advice(), "can be guessed from the file: six random words are enough"));
    app().activate(Role::Button, "Make six random words");
    CHECK(has(advice(), "by another way than the file"));
    CHECK(app().says("it asks for the passphrase"));
    CHECK_FALSE(app().shows(Role::TextBox, "Said before it is opened (optional)"));
    CHECK_FALSE(app().find(Role::Button, "Save the file")->disabled);
    app().check_sound();
    const std::string passphrase = state().passphrase, code = state().draft.code;
    save();
    REQUIRE(locks.asked.size() == 1);
    CHECK(locks.asked[0].passphrase == passphrase);
    REQUIRE(read_snapshot(locks.asked[0].bytes).has_value());
    CHECK(app().files.saved.empty());

    deliver();
    REQUIRE(app().files.saved.size() == 1);
    const FakeFiles::Saved& file = app().files.saved[0];
    CHECK(file.name == "snapshot-2026-11-02-locked.json");
    CHECK(file.mime == "application/json");
    const Result<Sealed> sealed = read_locked_data(file.bytes);
    REQUIRE(sealed.has_value());
    CHECK(sealed->cipher == FakeLocks::sealed(locks.asked[0].bytes).cipher);
    const std::string clear = folded(file.bytes);
    for (const std::string& secret : {std::string("Online booking"), std::string("Harbour"), std::string("Clinics"),
                                      std::string("Adeyemi"), std::string("Ana Silva"), passphrase, code}) {
        INFO(secret);
        CHECK_FALSE(has(clear, folded(secret)));
    }
    REQUIRE(all<Snapshot>().size() == 1);
    CHECK(all<Snapshot>()[0]->sha256 == hex(sha256(locks.asked[0].bytes)));  // Of what is inside.
    CHECK(all<Snapshot>()[0]->form == SnapshotForm::Data);
    CHECK(all<Snapshot>()[0]->locked);
    on_page_of_project("sharing");
    CHECK(app()
              .find(Role::Button, "Number 1 for Ruth Adeyemi")
              ->description.contains("Data for Rapport (.json), locked, "));
    CHECK(app().says("its passphrase by another way"));
}

TEST_CASE_FIXTURE(Locked, "Where data could not be locked, nothing is saved and nothing written down") {
    on_dialog();
    choose("What to make", "Data for Rapport (.json)");
    cannot_lock();
}

TEST_CASE_FIXTURE(Locked, "On a phone a passphrase can be made too") {
    on_dialog(390, 844);
    app().check_sound();
    app().activate(Role::Button, "Make six random words");
    CHECK_FALSE(state().passphrase.empty());
    CHECK(app().shows(Role::TextBox, "Said before it is opened (optional)"));
    app().check_sound();
}

}  // namespace rapport
