// What came from somebody who was erased, or names them, in records of others: comments by reply, what they said of decisions and
// deliverables, talks, and what others were told.

#include <array>

#include "app/commands/record.h"
#include "app/commands/reply.h"
#include "base/text.h"
#include "share/told.h"
#include "unit/app/erasure_devices.h"

namespace rapport {
namespace {

/// What came from her, and names her, in records that are not hers.
struct Said : Office {
    Ref<Deliverable> screens{id_number(20)};
    Ref<Recovery> complaint{id_number(26)};
    Ref<Snapshot> shown{id_number(28)};

    Said() {
        ana.run(what_she_said());
        ana.run(what_she_answered());
        ana.run(who_was_there());
        ana.run(what_theo_was_told());
    }
    [[nodiscard]] Edit what_she_said() const {
        Edit edit{"Note", {}};
        edit.create(made<Deliverable>(20, [&](Deliverable& one) {
            one.name = "Screens", one.state = DeliverableState::Approved, one.decided_version = "2";
            one.decided_by = ruth, one.decided = Date{20'700}, one.decision.text = "hush, they are good";
        }));
        edit.create(made<SignOff>(44, [&](SignOff& one) {
            one.deliverable = screens, one.version = "2", one.by = ruth, one.said.text = "hush, they are good";
        }));
        edit.create(made<RegisterEntry>(21, [&](RegisterEntry& one) {
            one.client = client, one.name = "Which rooms", one.decided_by = ruth, one.chosen = "All";
            one.said.text = "hush, all of them";
        }));
        edit.create(made<Request>(22, [&](Request& one) {
            one.client = client, one.what = "A third room", one.by = ruth, one.why.text = "hush, it is crowded";
            one.said_by = ruth, one.said.text = "hush, go on";
        }));
        edit.create(made<Request>(43, [&](Request& one) {
            one.client = client, one.by = ruth, one.why.text = "hush, I wish for a quiet room upstairs\nhush, soon";
            one.what = shortened("hush, I wish for a quiet room upstairs", 20);
        }));
        Request wish =
            made<Request>(0, [&](Request& one) { one.client = client, one.by = ruth, one.what = "hush, a bench"; });
        wish.id = id_of_wish(id_number(27), wish.what);
        edit.create(wish);
        edit.create(made<Recovery>(23, [&](Recovery& one) {
            one.client = client, one.from = theo, one.words.text = "It came late", one.told = Date{20'700};
            one.confirmed = Date{20'701}, one.confirmed_by = ruth, one.confirmation.text = "hush, it is well";
        }));
        edit.create(made<Promise>(24, [&](Promise& one) { one.client = client, one.text = "Ring", one.to = ruth; }));
        edit.create(made<Recovery>(
            26, [&](Recovery& one) { one.client = client, one.from = ruth, one.words.text = "hush, nobody rang"; }));
        return edit;
    }
    [[nodiscard]] Edit what_she_answered() const {
        Edit edit{"Take in the reply of “Ruth Hush”", {}};
        edit.create(made<Comment>(25, [&](Comment& one) {
            one.about = screens.id, one.author = "Ruth Hush" + std::string(by_reply) + "3";
            one.text.text = "hush, one more thing";
        }));
        edit.create(made<Snapshot>(27, [&](Snapshot& one) {
            one.client = client, one.recipient = ruth, one.number = 3, one.title = "hush",
            one.told.text = R"({"asked":[]})";
        }));
        edit.create(made<Reply>(29, [&](Reply& one) {
            one.snapshot = {id_number(27)}, one.from = "Ruth Hush", one.content.text = R"({"from":"hush"})";
        }));
        return edit;
    }
    [[nodiscard]] Edit who_was_there() const {
        Edit edit{"Log “Lunch with Ruth Hush”", {}};
        edit.create(made<Touchpoint>(30, [&](Touchpoint& one) {
            one.client = client, one.subject = "Lunch with Ruth Hush", one.summary.text = "hush, she moves to Lisbon";
            one.sentiment = Sentiment::Good, one.next_step = "Send Ruth Hush the plan", one.message_id = "hush@mail";
        }));
        edit.create(made<Touchpoint>(31, [&](Touchpoint& one) {
            one.client = client, one.subject = "Call", one.summary.text = "Theo asked Ruth Hush for the rooms";
        }));
        const std::array<std::pair<std::uint64_t, Ref<Stakeholder>>, 3> parts{{{30, ruth}, {31, ruth}, {31, theo}}};
        std::uint64_t number = 32;
        for (const auto& [touch, who] : parts)
            edit.create(made<Participant>(
                number++, [&](Participant& one) { one.touchpoint = {id_number(touch)}, one.stakeholder = who; }));
        return edit;
    }
    /// Who shared a file with her, which she answered as well.
    [[nodiscard]] Edit what_theo_was_told() const {
        Told told;
        told.asked.push_back({"m1", AskKind::Comment, "Training with Ruth Hush", id_number(40), "task", {}, {}});
        told.asked.push_back({"i1", AskKind::Recovery, "hush, nobody rang", complaint.id, "recovery", {}, {}});
        told.asked.push_back({"m2", AskKind::Comment, "Training with Ruth Hu…", id_number(44), "task", {}, {}});
        told.asked.push_back({"r1", AskKind::Request, "hush, I wish for a qu…", id_number(43), "request", {}, {}});
        told.asked.push_back({"c1",
                              AskKind::Decision,
                              "Which rooms",
                              id_number(21),
                              "register_entry",
                              {},
                              {},
                              {{"hush, nobody rang", complaint.id}, {"All", id_number(45)}}});
        told.lines.push_back({"light", {}, "Scope of Ruth Hush", "Amber"});
        told.lines.push_back({"recovery", complaint.id, "hush, nobody rang", "hush, open"});
        told.lines.push_back({"value", complaint.id, "hush, otherwise", "hush, 3"});
        told.lines.push_back({"milestone", id_number(40), "Training with Ruth Hush", "2026-12-01"});
        Edit edit{"Share a snapshot with Theo", {}};
        edit.create(made<Snapshot>(28, [&](Snapshot& one) {
            one.client = client, one.recipient = theo, one.title = "Booking", one.told.text = write_told(told);
        }));
        edit.create(made<Reply>(41, [&](Reply& one) {
            one.snapshot = shown, one.from = "Ruth Hush", one.content.text = R"({"from":"Ruth Hush","text":"hush"})";
        }));
        return edit;
    }
    template <class E> [[nodiscard]] const E& left(std::uint64_t number) const {
        const E* found = ana.workspace().find(Ref<E>{id_number(number)});
        REQUIRE(found);
        return *found;
    }
};

}  // namespace

TEST_CASE_FIXTURE(Said, "What came from who was erased is in no other record, and those stand as they did") {
    REQUIRE(knows_hush(ana));

    erase();

    CHECK_FALSE(knows_hush(ana));
    CHECK(left<Deliverable>(20).state == DeliverableState::Approved);
    CHECK(left<Deliverable>(20).decided == Date{20'700});
    CHECK(left<Deliverable>(20).decision.text.empty());
    CHECK(left<SignOff>(44).version == "2");
    CHECK(left<SignOff>(44).said.text.empty());
    CHECK(left<RegisterEntry>(21).chosen == "All");
    CHECK(left<RegisterEntry>(21).decided_by.is_null());
    CHECK(left<Request>(22).what == "A third room");
    CHECK(left<Request>(22).by.is_null());
    CHECK(left<Request>(22).said_by.is_null());
    CHECK(left<Request>(43).what == "A wish");
    CHECK(left<Request>(43).why.text.empty());
    const Request* bench = ana.workspace().find(Ref<Request>{id_of_wish(id_number(27), "hush, a bench")});
    REQUIRE(bench);
    CHECK(bench->what == "A wish");
    CHECK(left<Recovery>(23).words.text == "It came late");
    CHECK_FALSE(left<Recovery>(23).confirmed_by.is_null());  // Or else the complaint would be open again.
    CHECK(left<Promise>(24).text == "Ring");
    CHECK(left<Promise>(24).to.is_null());
    CHECK_FALSE(ana.workspace().find(Ref<Comment>{id_number(25)}));
    ana.open();
    CHECK_FALSE(knows_hush(ana));
}

TEST_CASE_FIXTURE(Said, "Of talks it stays that there was one; what was noted stays where others took part") {
    erase();

    CHECK(left<Touchpoint>(30).subject == "Lunch with somebody");
    CHECK(left<Touchpoint>(30).summary.text.empty());
    CHECK(left<Touchpoint>(30).sentiment == Sentiment::Unknown);
    CHECK(left<Touchpoint>(30).next_step == "Send somebody the plan");
    CHECK(left<Touchpoint>(31).subject == "Call");
    CHECK(left<Touchpoint>(31).summary.text == "Theo asked somebody for the rooms");
}

TEST_CASE_FIXTURE(Said, "What others were told says no more of who was erased, and can still be answered") {
    erase();

    const Result<Told> told = read_told(left<Snapshot>(28).told.text);
    REQUIRE(told);
    REQUIRE(told->asked.size() == 5);
    CHECK(told->asked[0].name == "Training with ?");
    CHECK(told->asked[0].record == id_number(40));
    CHECK(told->asked[1].name.empty());
    CHECK(told->asked[1].record == complaint.id);
    CHECK(told->asked[2].name == "Training with ?");
    CHECK(told->asked[3].name.empty());
    CHECK(told->asked[4].name == "Which rooms");
    CHECK(told->asked[4].options == std::vector<AskedOption>{{"", complaint.id}, {"All", id_number(45)}});
    const std::vector<ToldLine> lines{{"light", {}, "Scope of ?", "Amber"},
                                      {"recovery", complaint.id, "", ""},
                                      {"value", complaint.id, "", ""},
                                      {"milestone", id_number(40), "Training with ?", "2026-12-01"}};
    CHECK(told->lines == lines);
    CHECK(left<Reply>(41).from.empty());
    CHECK(left<Reply>(41).content.text.empty());
}

TEST_CASE_FIXTURE(Said, "What came from who was erased is gone under an earlier name too, and from the trash") {
    ana.run(set(field_of<&Stakeholder::name>(), "Vale"));
    for (const EntityType* type : {&type_of<Deliverable>, &type_of<Request>, &type_of<Touchpoint>})
        for (const Entity* record : ana.workspace().table(*type).rows())
            ana.run(delete_record(ana.workspace(), *type, record->id));

    erase();

    CHECK_FALSE(knows_hush(ana));
    ana.open();
    CHECK_FALSE(knows_hush(ana));
}

TEST_CASE_FIXTURE(Said, "A tab that is killed behind an erasure forgets what came from them when it is opened again") {
    const Result<Edit> edit = erase_stakeholder(ana.workspace(), ruth, ana.session->history().names_of(ruth.id));
    REQUIRE(edit);
    REQUIRE(ana.session->run(*edit));
    ana.session->poll();
    ana.store->deliver_one();

    ana.open();

    CHECK_FALSE(knows_hush(ana));
}

TEST_CASE_FIXTURE(Said, "Colleagues lose what came from who was erased, and an older copy does not bring it back") {
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
    CHECK_FALSE(knows_hush(ben));
    ana.meet(ben);
    CHECK_FALSE(knows_hush(ana));
    CHECK(write_workspace(ana.workspace()) == write_workspace(ben.workspace()));
}

}  // namespace rapport
