// A snapshot behind a passphrase: what is shown before it was typed, and after.

#include <algorithm>

#include "share/locked_data.h"
#include "support/fake_locks.h"
#include "ui/viewing.h"

namespace rapport {
namespace {

constexpr std::string_view words = "amber canoe violet otter lemon quilt";
constexpr std::string_view wrong = "This is not the passphrase, or the file was changed on its way.";

struct ViewingLocked : Viewing {
    /// What is in it is `world.snapshot()`, as far as anyone knows who has no passphrase.
    std::string locked() {
        const Result<std::string> file = locked_data(FakeLocks::sealed(world.snapshot()));
        REQUIRE(file.has_value());
        return *file;
    }
    /// The last try is answered.
    void answer(Result<std::string> with) {
        REQUIRE(snapshots.unlocking);
        std::exchange(snapshots.unlocking, nullptr)(std::move(with));
        app_->settle();
    }
    bool asks() { return app_->shows(Role::Dialog, "A locked snapshot"); }
};

}  // namespace

TEST_CASE_FIXTURE(ViewingLocked, "A locked snapshot shows nothing before its passphrase was typed, and then its plan") {
    TestApp& app = open(locked());
    CHECK(asks());
    CHECK_FALSE(app.says("Online booking"));
    CHECK_FALSE(app.shows(Role::Grid, "Plan"));
    app.check_sound();
    app.fill("Passphrase", std::string(words));
    CHECK(snapshots.tried == words);
    CHECK(app.says("Opening it."));
    CHECK(std::ranges::any_of(app.program->access().announcements(),
                              [](const AccessTree::Announcement& one) { return one.text.starts_with("Opening it."); }));
    CHECK(app.find(Role::Button, "Open it")->disabled);
    CHECK(asks());
    answer(world.snapshot());
    CHECK_FALSE(asks());
    CHECK(app.shows(Role::Heading, "Online booking – Harbour & Vale Clinics"));
    CHECK(app.shows(Role::Grid, "Plan"));
    CHECK(app.program->shell().viewing.passphrase.empty());
    CHECK(disk.is_empty());
    app.check_sound();
}

TEST_CASE_FIXTURE(ViewingLocked,
                  "A passphrase that does not open a snapshot is refused in a sentence, and one tries again") {
    TestApp& app = open(locked());
    app.activate(Role::Button, "Open it");  // With nothing typed.
    CHECK(app.says("Type the passphrase first."));
    CHECK(snapshots.tried.empty());
    app.fill("Passphrase", "amber canoe");
    answer(Error{Fault::Storage, std::string(wrong), {}});
    CHECK(asks());
    CHECK(app.says(wrong));
    CHECK(app.find(Role::TextBox, "Passphrase")->invalid);
    REQUIRE(app.text.field.has_value());  // It can be typed again at once.
    app.type(std::string(words));
    CHECK_FALSE(app.says(wrong));
    app.activate(Role::Button, "Open it");
    CHECK(snapshots.tried == words);
    answer(world.snapshot());
    CHECK(app.says("Nothing can be changed here."));
}

TEST_CASE_FIXTURE(ViewingLocked, "Whoever has no passphrase goes back, and nothing was opened") {
    TestApp& app = open(locked(), 390, 844);
    app.check_sound();
    app.activate(Role::Button, "Cancel");
    CHECK(snapshots.left == 1);
    CHECK(snapshots.tried.empty());
    CHECK(disk.is_empty());
}

TEST_CASE_FIXTURE(ViewingLocked, "What a passphrase opens has to be a snapshot, and a damaged lock asks for none") {
    SUBCASE("it holds something else") {
        TestApp& app = open(locked());
        app.fill("Passphrase", std::string(words));
        answer(write_workspace(world.workspace));
        CHECK_FALSE(asks());
        CHECK(app.says("not a snapshot"));
    }
    SUBCASE("it holds another locked one") {
        TestApp& app = open(locked());
        app.fill("Passphrase", std::string(words));
        answer(locked());
        CHECK(app.says("not a snapshot"));
    }
    SUBCASE("it was cut off") {
        const std::string file = locked();
        TestApp& app = open(file.substr(0, file.size() - 20));
        CHECK_FALSE(asks());
        CHECK(app.says("No passphrase opens it as it is"));
    }
    app_->activate(Role::Button, "Back to my projects");
    CHECK(snapshots.left == 1);
}

TEST_CASE_FIXTURE(ViewingLocked, "A locked snapshot that is dropped stays locked until it is shown") {
    TestApp app(disk, 1280, 800, "", nullptr, &snapshots);
    app.program->drop_file({"workspace.json", write_workspace(world.workspace)});
    app.settle();
    app.wait(8);
    const std::size_t records = app.program->shell().session.workspace().living_count();
    const std::string file = locked();
    std::string changed = file;
    changed.replace(changed.find("1000000"), 7, "1000");
    app.program->drop_file({"snapshot-2026-11-02-locked.json", changed});
    app.settle();
    CHECK(app.says("No passphrase opens it as it is"));
    CHECK(snapshots.shown.empty());
    app.program->drop_file({"snapshot-2026-11-02-locked.json", file});
    app.settle();
    CHECK(snapshots.shown == file);
    CHECK(app.program->shell().session.workspace().living_count() == records);
    CHECK_FALSE(app.shows(Role::Dialog, "Import"));
}

}  // namespace rapport
