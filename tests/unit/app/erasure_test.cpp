// Who was erased is nowhere any more: not in records, not in the history, not in what is stored, and not at colleagues who merge.

#include "app/erasure.h"

#include "app/commands/record.h"
#include "app/past.h"
#include "model/cleared.h"
#include "support/checkpoints.h"
#include "unit/app/two_devices.h"

namespace rapport {
namespace {

/// Ana and Ben, who have Theo of a client; and Ruth, all of whose words have “hush” in them.
struct Office {
    Ref<Client> client{id_number(1)};
    Ref<Stakeholder> ruth{id_number(2)}, theo{id_number(3)};
    Ref<Touchpoint> talk{id_number(4)};
    PersonsDevice ana{100, "Ana"};
    PersonsDevice ben{200, "Ben"};

    Office() {
        Workspace first;
        first.id = id_number(900);
        put(first, make_number<Client>(1, {.name = "Harbour"}));
        put(first, make_number<Stakeholder>(3, {.client = client, .name = "Theo"}));
        ana.begin_with(first);
        ben.begin_with(first);
        ana.run(ruth_comes());
        ana.run(what_hangs_by_her());
        for (std::size_t i = shared_field + 1; i < type_of<Stakeholder>.fields.size(); ++i)
            if (type_of<Stakeholder>.fields[i].is_text()) ana.run(set(i, "later"));
    }

    [[nodiscard]] Edit ruth_comes() const {
        Stakeholder person{};
        person.id = ruth.id;
        const EntityType& type = type_of<Stakeholder>;
        for (const Field& field : type.fields)
            if (field.is_text()) (void)field.set(person, Value("hush " + std::string(field.name)));
        person.client = client;
        person.name = "Ruth Hush";
        person.tags = {{{"hush-tag", Mark{}}}};
        Edit edit{"Add stakeholder “Ruth Hush”", {}};
        edit.create(person);
        return edit;
    }
    [[nodiscard]] Edit what_hangs_by_her() const {
        Edit edit{"Log “Phone with Ruth Hush”", {}};
        edit.create(made<QuietTime>(10, [&](QuietTime& one) { one.stakeholder = ruth, one.reason = "hush days"; }));
        edit.create(made<Need>(11, [&](Need& one) { one.stakeholder = ruth, one.text = "hush need"; }));
        edit.create(made<Fact>(12, [&](Fact& one) { one.about = ruth.id, one.text = "hush fact"; }));
        edit.create(made<Comment>(
            13, [&](Comment& one) { one.about = ruth.id, one.author = "Ana", one.text.text = "hush comment"; }));
        edit.create(made<StakeholderLink>(
            14, [&](StakeholderLink& one) { one.from = theo, one.to = ruth, one.note = "hush link"; }));
        edit.create(
            made<Touchpoint>(4, [&](Touchpoint& one) { one.client = client, one.subject = "Phone with Ruth Hush"; }));
        edit.create(made<Participant>(15, [&](Participant& one) { one.touchpoint = talk, one.stakeholder = ruth; }));
        return edit;
    }
    template <class E, class Fill> static E made(std::uint64_t number, const Fill& fill) {
        E record{};
        record.id = id_number(number);
        fill(record);
        return record;
    }
    /// As the inspector does it: the label names her.
    [[nodiscard]] Result<Edit> set(std::size_t field, const std::string& word) const {
        const EntityType& type = type_of<Stakeholder>;
        const std::string name = field == field_of<&Stakeholder::name>() ? "Ruth Hush-" : "hush ";
        return set_field(ana.workspace(), type, ruth.id, field, Value(name + word));
    }
    void erase() { ana.run(erase_stakeholder(ana.workspace(), ruth, ana.session->history().names_of(ruth.id))); }

    /// Whatever could be read of a device: what is stored, what is shown, what would be handed over.
    static std::string all_of(const PersonsDevice& device) {
        std::string all = device.disk.checkpoint + write_workspace(device.workspace()) +
                          checkpoint_bytes(device.workspace(), device.session->history(), 1, 0);
        for (const StoredFrame& frame : device.disk.frames) all += frame.bytes;
        for (const auto& [name, value] : device.disk.settings) all += value;
        return all;
    }
    static bool knows_her(const PersonsDevice& device) {
        const std::string all = all_of(device);
        return all.contains("hush") || all.contains("Hush");
    }
    [[nodiscard]] const Stakeholder& left_of_her() const {
        const Entity* left = ana.workspace().find_any(type_of<Stakeholder>, ruth.id);
        REQUIRE(left);
        return static_cast<const Stakeholder&>(*left);
    }
};

}  // namespace

TEST_CASE_FIXTURE(Office, "Nothing that is stored, shown or saved holds a word of who was erased") {
    REQUIRE(knows_her(ana));
    const int checkpoints = ana.store->checkpoints;

    erase();

    CHECK_FALSE(knows_her(ana));
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
    CHECK_FALSE(knows_her(ana));
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
    CHECK_FALSE(knows_her(ana));
    ana.open();
    while (ana.session->history().to_undo()) REQUIRE(ana.session->undo());
    CHECK_FALSE(ana.workspace().find(ruth));
    CHECK_FALSE(knows_her(ana));
}

TEST_CASE_FIXTURE(Office, "A tab that is killed behind an erasure forgets all of it when it is opened again") {
    const Result<Edit> edit = erase_stakeholder(ana.workspace(), ruth, ana.session->history().names_of(ruth.id));
    REQUIRE(edit);
    REQUIRE(ana.session->run(*edit));
    ana.session->poll();
    ana.store->deliver_one();  // The frame, and no checkpoint.
    CHECK_FALSE(ana.disk.frames.back().bytes.contains("ush "));
    REQUIRE(knows_her(ana));

    ana.open();

    CHECK_FALSE(ana.workspace().find(ruth));
    CHECK_FALSE(knows_her(ana));
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
    CHECK_FALSE(knows_her(ana));
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

    CHECK_FALSE(knows_her(ana));
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
    REQUIRE(knows_her(ben));
    ana.clock.pass({10});
    erase();

    REQUIRE(ana.session->merge(older, "Merge an older copy"));
    ana.settle();
    CHECK_FALSE(knows_her(ana));
    ben.clock.pass({20});
    ben.meet(ana);

    CHECK_FALSE(ben.workspace().find(ruth));
    CHECK_FALSE(knows_her(ben));
    ana.meet(ben);
    CHECK_FALSE(knows_her(ana));
    ben.open();
    CHECK_FALSE(knows_her(ben));
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
}

}  // namespace rapport
