// Who was erased is nowhere any more: not in records, not in the history, not in what is stored, and not at colleagues who merge.

#include "app/erasure.h"

#include "app/commands/erase.h"
#include "app/commands/record.h"
#include "app/past.h"
#include "model/cleared.h"
#include "unit/app/erasure_devices.h"

namespace rapport {

TEST_CASE_FIXTURE(Office, "Nothing that is stored, shown or saved holds a word of who was erased") {
    REQUIRE(knows_hush(ana));
    const int checkpoints = ana.store->checkpoints;

    erase();

    CHECK_FALSE(knows_hush(ana));
    CHECK(ana.store->checkpoints == checkpoints + 2);  // The one before the newest is kept, too.
    CHECK(ana.disk.frames.empty());
    CHECK_FALSE(ana.workspace().find(ruth));
    CHECK(left_of_her().client.id.is_null());
    CHECK(ana.workspace().find(theo));
    CHECK(ana.workspace().find(talk)->subject == "Phone with somebody");
    CHECK(ana.session->saving().state == SaveState::Saved);
    CHECK(ana.store->complaints.empty());

    const std::string before = write_workspace(ana.workspace());
    ana.open();
    CHECK(ana.session->phase() == SessionPhase::Open);
    CHECK(write_workspace(ana.workspace()) == before);
    CHECK_FALSE(knows_hush(ana));
    const Result<Workspace> read = read_workspace(before);
    REQUIRE(read);
    CHECK(write_workspace(*read) == before);
}

TEST_CASE_FIXTURE(Office, "No way back leads to who was erased: undo, taking back, the past") {
    erase();

    const std::deque<Gesture>& gestures = ana.session->history().gestures();
    for (const Gesture& gesture : gestures)
        if (gesture.edit.empty()) CHECK_FALSE(ana.session->take_back(gesture.stamp));
    CHECK(differences_since(ana.workspace(), ana.session->history(), {}, {}).size() == 1);  // The talk.
    while (ana.session->history().to_undo()) REQUIRE(ana.session->undo());
    while (ana.session->history().to_redo()) REQUIRE(ana.session->redo());
    ana.settle();

    CHECK_FALSE(ana.workspace().find(ruth));
    CHECK_FALSE(knows_hush(ana));
    ana.open();
    while (ana.session->history().to_undo()) REQUIRE(ana.session->undo());
    CHECK_FALSE(ana.workspace().find(ruth));
    CHECK_FALSE(knows_hush(ana));
}

TEST_CASE_FIXTURE(Office, "A tab that is killed behind an erasure forgets all of it when it is opened again") {
    const Result<Edit> edit = erase_stakeholder(ana.workspace(), ruth, ana.session->history().names_of(ruth.id));
    REQUIRE(edit);
    REQUIRE(ana.session->run(*edit));
    ana.session->poll();
    ana.store->deliver_one();  // The frame, and no checkpoint.
    CHECK_FALSE(ana.disk.frames.back().bytes.contains("ush "));
    REQUIRE(knows_hush(ana));

    ana.open();

    CHECK_FALSE(ana.workspace().find(ruth));
    CHECK_FALSE(knows_hush(ana));
}

TEST_CASE_FIXTURE(Office, "A checkpoint that fails is made later, and until then everything stays stored") {
    const Result<Edit> edit = erase_stakeholder(ana.workspace(), ruth, ana.session->history().names_of(ruth.id));
    REQUIRE(edit);
    REQUIRE(ana.session->run(*edit));
    ana.session->poll();
    ana.store->deliver_one();
    ana.store->trouble = StoreTrouble::Full;
    ana.settle();
    CHECK(ana.session->saving().state == SaveState::Saved);
    CHECK_FALSE(ana.disk.frames.empty());

    ana.store->trouble.reset();
    ana.open();
    CHECK_FALSE(ana.workspace().find(ruth));
    CHECK_FALSE(knows_hush(ana));
}

TEST_CASE_FIXTURE(Office, "What two wrote at the same time about who was erased goes too, and what lay in the trash") {
    ben.meet(ana);
    const auto writes = [&](PersonsDevice& device, std::string text) {
        Edit edit{"Note", {}};
        edit.set<&Stakeholder::landmines>(*device.workspace().find(ruth), Prose{std::move(text)});
        device.run(std::move(edit));
    };
    writes(ana, "hush of Ana");
    ben.clock.pass({1});
    writes(ben, "hush of Ben");
    ana.meet(ben);
    REQUIRE(ana.workspace().table(type_of<Conflict>).size() > 0);
    Edit away{"Delete", {}};
    away.remove(*ana.workspace().find(Ref<Need>{id_number(11)}));
    ana.run(std::move(away));

    erase();

    CHECK_FALSE(knows_hush(ana));
    CHECK(ana.workspace().table(type_of<Conflict>).size() == 0);
    for (const EntityType* type : {&type_of<Stakeholder>, &type_of<Need>, &type_of<QuietTime>, &type_of<Fact>,
                                   &type_of<Comment>, &type_of<StakeholderLink>, &type_of<Participant>})
        for (const Entity* record : ana.workspace().table(*type).rows())
            if (record->id != theo.id) CHECK(is_erased(*type, *record));
}

TEST_CASE_FIXTURE(Office,
                  "A colleague who takes the erasure in forgets as well, and an older copy brings nothing back") {
    ben.meet(ana);
    const Workspace older = copy_of(ben.workspace());
    REQUIRE(knows_hush(ben));
    ana.clock.pass({10});
    erase();

    REQUIRE(ana.session->merge(older, "Merge an older copy"));
    ana.settle();
    CHECK_FALSE(knows_hush(ana));
    ben.clock.pass({20});
    ben.meet(ana);

    CHECK_FALSE(ben.workspace().find(ruth));
    CHECK_FALSE(knows_hush(ben));
    ana.meet(ben);
    CHECK_FALSE(knows_hush(ana));
    ben.open();
    CHECK_FALSE(knows_hush(ben));
}

TEST_CASE("A set that is cleared loses every word marked until then, in every copy, and none marked since") {
    const auto person = [](Tags tags) {
        Stakeholder made = make_number<Stakeholder>(1);
        made.tags = std::move(tags);
        return Record(type_of<Stakeholder>, made);
    };
    const Record cleared_one = person({{{"", {stamp_after(5), false}}}});
    const Record old = person({{{"hush", {stamp_after(3), true}}, {"new", {stamp_after(7), true}}}});
    const auto joined = [](Record a, const Record& b) {
        merge(a.type(), *a, *b);
        return static_cast<const Stakeholder&>(*a).tags;
    };

    CHECK(joined(cleared_one, old) == joined(old, cleared_one));
    CHECK(joined(old, cleared_one).words() == std::vector<std::string>{"new"});
    CHECK(joined(old, cleared_one).marks.size() == 2);
    CHECK(clearing_of(joined(old, cleared_one)));
}

TEST_CASE("A name is taken out where it is a word of its own") {
    CHECK(without_name("Phone with Ruth, Theo", "Ruth") == "Phone with somebody, Theo");
    CHECK(without_name("Log “Ruth”", "Ruth") == "Log “somebody”");
    CHECK(without_name("Ruthless in Beirut", "Ruth") == "Ruthless in Beirut");
    CHECK(without_name("Ruth", "") == "Ruth");
    CHECK(without_name("Training with Ruth", "Ruth", "?") == "Training with ?");
}

}  // namespace rapport
