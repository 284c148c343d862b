// Who should be spoken with, how often, and what counts as having spoken.

#include "engagement/cadence.h"

#include <memory>

#include "support/growth.h"
#include "support/make.h"
#include "support/print.h"

namespace rapport {
namespace {

Date day(std::string_view text) { return *parse_iso_date(text); }

/// The test records are born on 2 November 2026.
const Date today = day("2026-11-27");

Date before(int days) { return {today.days - days}; }

struct Desk {
    Workspace workspace;
    Ref<Client> client = put(workspace, client_of("Harbour & Vale"));

    Ref<Stakeholder> person(std::string name, int cadence = 10, int influence = 0) {
        return put(
            workspace,
            make<Stakeholder>({.client = client, .name = std::move(name), .influence = influence, .cadence = cadence}));
    }
    Ref<Touchpoint> touch(std::vector<Ref<Stakeholder>> with, Date on, Channel channel = Channel::Phone) {
        const Ref<Touchpoint> touchpoint =
            put(workspace, make<Touchpoint>({.client = client, .held = at(on, {600}), .channel = channel}));
        for (const Ref<Stakeholder> who : with)
            put(workspace, make<Participant>({.touchpoint = touchpoint, .stakeholder = who}));
        return touchpoint;
    }
    template <class E, class Change> void change(Ref<E> record, Change change) {
        E changed = *workspace.find(record);
        change(changed);
        put(workspace, changed);
    }
    [[nodiscard]] TouchIndex index() const { return {workspace, today}; }
    [[nodiscard]] TouchDue due(Ref<Stakeholder> who) const {
        return touch_due(workspace, index(), *workspace.find(who), today);
    }
    /// Their names, the most urgent first.
    [[nodiscard]] std::vector<std::string> base() const {
        std::vector<std::string> names;
        for (const TouchDue& due : touch_base(EngagementIndex(workspace, today)))
            names.push_back(due.stakeholder->name);
        return names;
    }
    [[nodiscard]] std::vector<Complacency> complacency() const { return complacent(EngagementIndex(workspace, today)); }
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("How often one should be in touch follows from influence and interest") {
    const auto days = [](int influence, int interest, bool decides = false) {
        return cadence_days(make<Stakeholder>({.decides = decides, .influence = influence, .interest = interest}));
    };

    CHECK(days(4, 4) == 7);
    CHECK(days(5, 5) == 7);
    CHECK(days(4, 3) == 14);
    CHECK(days(3, 4) == 21);
    CHECK(days(3, 3) == 30);
    CHECK(days(0, 0) == 30);
    CHECK(days(5, 0) == 14);
    CHECK(days(0, 5) == 21);
}

TEST_CASE("Who decides is spoken with at least every two weeks") {
    const auto days = [](int influence, int interest) {
        return cadence_days(make<Stakeholder>({.decides = true, .influence = influence, .interest = interest}));
    };

    CHECK(days(0, 0) == 14);
    CHECK(days(3, 4) == 14);
    CHECK(days(5, 5) == 7);
}

TEST_CASE("A rhythm of their own holds whatever their influence") {
    CHECK(cadence_days(make<Stakeholder>({.decides = true, .influence = 5, .interest = 5, .cadence = 45})) == 45);
    CHECK(cadence_days(make<Stakeholder>({.cadence = 1})) == 1);
    CHECK(cadence_days(make<Stakeholder>({.cadence = -1})) == 30);
    CHECK(cadence_days(make<Stakeholder>({.cadence = INT32_MAX})) == 36'500);
}

TEST_CASE("The last touch and the last direct one are told apart") {
    Desk desk;
    const Ref<Stakeholder> ruth = desk.person("Ruth");
    desk.touch({ruth}, before(20));
    desk.touch({ruth}, before(9), Channel::Email);
    desk.touch({ruth}, before(3), Channel::Social);

    const TouchIndex index = desk.index();
    const Touches& touches = index.of(ruth);

    CHECK(touches.last_direct == before(9));
    CHECK(touches.last == before(3));
    CHECK(touches.direct == 2);
    CHECK(touches.indirect == 1);
    CHECK(days_since_direct(touches, today) == 9);
    CHECK_FALSE(days_since_direct(Touches{}, today).has_value());
}

TEST_CASE("Touches of the last 90 days are counted, today among them") {
    Desk desk;
    const Ref<Stakeholder> ruth = desk.person("Ruth");
    desk.touch({ruth}, today);
    desk.touch({ruth}, before(89));
    desk.touch({ruth}, before(90));

    const TouchIndex index = desk.index();

    CHECK(index.of(ruth).direct == 2);
    CHECK(index.of(ruth).last_direct == today);
}

TEST_CASE("What lies in the future is no touch yet") {
    Desk desk;
    const Ref<Stakeholder> ruth = desk.person("Ruth");
    desk.touch({ruth}, before(-1));

    const TouchIndex index = desk.index();

    CHECK_FALSE(index.of(ruth).last.has_value());
    CHECK_FALSE(index.of(desk.client).last.has_value());
    CHECK(index.of(ruth).direct == 0);
}

TEST_CASE("Where nobody is named as having taken part, the client was touched and no person was") {
    Desk desk;
    const Ref<Stakeholder> ruth = desk.person("Ruth");
    desk.touch({}, before(2));

    const TouchIndex index = desk.index();

    CHECK_FALSE(index.of(ruth).last.has_value());
    CHECK(index.of(desk.client).last_direct == before(2));
    CHECK(index.of(desk.client).direct == 1);
}

TEST_CASE("A call with three people is one touch of their client and one of each") {
    Desk desk;
    const Ref<Stakeholder> ruth = desk.person("Ruth");
    const Ref<Stakeholder> priya = desk.person("Priya");
    const Ref<Touchpoint> call = desk.touch({ruth, priya}, before(2));
    put(desk.workspace, make<Participant>({.touchpoint = call, .stakeholder = ruth}));  // Two devices noted it.

    const TouchIndex index = desk.index();

    CHECK(index.of(desk.client).direct == 1);
    CHECK(index.of(ruth).direct == 1);
    CHECK(index.of(priya).direct == 1);
}

TEST_CASE("A touchpoint without a client counts for that of its project, a deleted one for nobody") {
    Desk desk;
    const Ref<Stakeholder> ruth = desk.person("Ruth");
    const Ref<Project> project = put(desk.workspace, make<Project>({.client = desk.client}));
    put(desk.workspace, make<Touchpoint>({.project = project, .held = at(before(5), {})}));
    const Ref<Touchpoint> gone = desk.touch({ruth}, before(1));
    desk.change(gone, [](Touchpoint& touchpoint) { touchpoint.deleted = VersionVector({{1, 9}}); });

    const TouchIndex index = desk.index();

    CHECK(index.of(desk.client).last_direct == before(5));
    CHECK_FALSE(index.of(ruth).last.has_value());
}

TEST_CASE("Somebody waits until they have their answer") {
    Desk desk;
    const Ref<Stakeholder> ruth = desk.person("Ruth");
    const Ref<Touchpoint> call = desk.touch({ruth}, before(2));
    CHECK_FALSE(desk.index().of(desk.client).waits);

    desk.change(call, [](Touchpoint& touchpoint) { touchpoint.waits = true; });
    CHECK(desk.index().of(desk.client).waits);
    CHECK(desk.index().of(ruth).waits);

    desk.change(call, [](Touchpoint& touchpoint) { touchpoint.answered = before(1); });
    CHECK_FALSE(desk.index().of(desk.client).waits);
}

TEST_CASE("A touch is due when the cadence has passed since the last direct one") {
    Desk desk;
    const Ref<Stakeholder> early = desk.person("Early");
    const Ref<Stakeholder> due = desk.person("Due");
    const Ref<Stakeholder> over = desk.person("Over");
    desk.touch({early}, before(9));
    desk.touch({due}, before(10));
    desk.touch({over}, before(15));
    desk.touch({over}, before(1), Channel::Article);

    CHECK(desk.base() == Names{"Over", "Due"});
    CHECK(desk.due(early).days_over == -1);
    CHECK(desk.due(due).due == today);
    CHECK(desk.due(due).days_over == 0);
    CHECK(desk.due(due).ratio == Percent{100});
    CHECK(desk.due(over).last == before(15));
    CHECK(desk.due(over).days_over == 5);
    CHECK(desk.due(over).ratio == Percent{150});
    CHECK(desk.due(over).client->name == "Harbour & Vale");
}

TEST_CASE("Who was never touched is due a cadence after they were added") {
    Desk desk;
    const Ref<Stakeholder> due = desk.person("Due", 25);
    const Ref<Stakeholder> early = desk.person("Early", 26);

    CHECK(desk.base() == Names{"Due"});
    CHECK_FALSE(desk.due(due).last.has_value());
    CHECK(desk.due(due).due == today);
    CHECK(desk.due(early).due == before(-1));
}

TEST_CASE("Influence weighs as much as being late") {
    Desk desk;
    const Ref<Stakeholder> late = desk.person("Late", 10, 1);
    const Ref<Stakeholder> mighty = desk.person("Mighty", 10, 5);
    const Ref<Stakeholder> decider = desk.person("Decider", 10);
    const Ref<Stakeholder> unknown = desk.person("Anybody", 10);
    desk.change(decider, [](Stakeholder& person) { person.decides = true; });
    desk.touch({late}, before(49));
    desk.touch({mighty}, before(10));
    desk.touch({decider}, before(11));
    desk.touch({unknown}, before(48));

    CHECK(desk.base() == Names{"Decider", "Mighty", "Late", "Anybody"});
}

TEST_CASE("Who is equally due stands by name") {
    Desk desk;
    const Ref<Stakeholder> zoe = desk.person("Zoë", 10, 2);
    const Ref<Stakeholder> elan = desk.person("Élan", 20, 4);
    desk.touch({zoe}, before(20));
    desk.touch({elan}, before(20));

    CHECK(desk.base() == Names{"Élan", "Zoë"});
}

TEST_CASE("Clients that are lost or dormant have nobody to touch base with") {
    for (const auto& [status, shown] : {std::pair{ClientStatus::Prospect, true},
                                        {ClientStatus::Active, true},
                                        {ClientStatus::Dormant, false},
                                        {ClientStatus::Lost, false}}) {
        Desk desk;
        desk.person("Ruth");
        desk.change(desk.client, [status](Client& client) { client.status = status; });
        CHECK(desk.base().size() == (shown ? 1 : 0));
    }
}

TEST_CASE("Who belongs to no client is listed, who belongs to a deleted one is not") {
    Desk desk;
    desk.person("Of a client that is gone");
    put(desk.workspace, make<Stakeholder>({.name = "Of none", .cadence = 10}));
    desk.change(desk.client, [](Client& client) { client.deleted = VersionVector({{1, 9}}); });

    CHECK(desk.base() == Names{"Of none"});
}

TEST_CASE("Who asked to be left alone is left alone") {
    Desk desk;
    const Ref<Stakeholder> ruth = desk.person("Ruth");
    CHECK(desk.base().size() == 1);

    desk.change(ruth, [](Stakeholder& person) { person.no_contact = true; });

    CHECK(desk.base().empty());
}

TEST_CASE("Who is snoozed comes back on the day that was said") {
    Desk desk;
    const Ref<Stakeholder> ruth = desk.person("Ruth");
    desk.change(ruth, [](Stakeholder& person) {
        person.snoozed = before(-1);
        person.snooze_reason = "On leave";
    });
    CHECK(desk.base().empty());
    CHECK(desk.due(ruth).snoozed);
    CHECK(desk.due(ruth).snooze_reason == "On leave");

    desk.change(ruth, [](Stakeholder& person) { person.snoozed = today; });
    CHECK(desk.base() == Names{"Ruth"});
    CHECK_FALSE(desk.due(ruth).snoozed);
    CHECK(desk.due(ruth).snooze_reason.empty());
}

TEST_CASE("A due day on a holiday or a weekend of the client moves to the next working day") {
    Desk desk;
    const Ref<Stakeholder> ruth = desk.person("Ruth");
    const Ref<WorkingCalendar> calendar = put(desk.workspace, make<WorkingCalendar>({}));
    desk.change(desk.client, [calendar](Client& client) { client.calendar = calendar; });
    desk.touch({ruth}, day("2026-11-12"));  // Due on Sunday the 22nd.
    put(desk.workspace,
        make<CalendarException>({.calendar = calendar, .first = day("2026-11-23"), .last = day("2026-11-24")}));

    CHECK(desk.due(ruth).due == day("2026-11-25"));
    CHECK(desk.due(ruth).days_over == 2);
}

TEST_CASE("A quiet time of a whole day moves what is due, one of some hours does not") {
    Desk desk;
    const Ref<Stakeholder> ruth = desk.person("Ruth");
    desk.touch({ruth}, before(10));
    put(desk.workspace, make<QuietTime>({.stakeholder = ruth, .hours = {{840, 1440}}}));
    CHECK(desk.due(ruth).due == today);
    CHECK(desk.base() == Names{"Ruth"});

    put(desk.workspace, make<QuietTime>({.stakeholder = ruth, .from = before(3), .to = before(-2)}));
    CHECK(desk.due(ruth).due == before(-3));
    CHECK(desk.base().empty());
}

TEST_CASE("A quiet day that has passed still moves what fell on it") {
    Desk desk;
    const Ref<Stakeholder> ruth = desk.person("Ruth");
    desk.touch({ruth}, before(13));
    put(desk.workspace, make<QuietTime>({.stakeholder = ruth, .from = before(5), .to = before(1)}));

    CHECK(desk.base() == Names{"Ruth"});
    CHECK(desk.due(ruth).due == today);
}

TEST_CASE("A loyal client without a touch and without evidence is taken for granted") {
    Desk desk;
    desk.person("Ruth", 10);
    const Ref<Touchpoint> call = desk.touch({}, before(16));
    CHECK(desk.complacency().empty());  // Nothing was closed yet.

    const Ref<Project> project = put(desk.workspace, make<Project>({.client = desk.client, .stage = Stage::Closed}));
    REQUIRE(desk.complacency().size() == 1);
    CHECK(desk.complacency()[0].days == 16);
    CHECK(desk.complacency()[0].cadence == 10);
    CHECK(desk.complacency()[0].sentence ==
          "Nobody has spoken with “Harbour & Vale” directly for 16 days, and no value was ever measured.");

    desk.change(call, [](Touchpoint& touchpoint) { touchpoint.held = at(before(15), {}); });
    CHECK(desk.complacency().empty());  // Exactly one and a half times the cadence.

    desk.change(call, [](Touchpoint& touchpoint) { touchpoint.held = at(before(16), {}); });
    const Ref<ValueItem> item = put(desk.workspace, make<ValueItem>({.project = project}));
    const Ref<ValueEvidence> evidence = put(desk.workspace, make<ValueEvidence>({.item = item, .on = before(15)}));
    CHECK(desk.complacency().empty());

    desk.change(evidence, [](ValueEvidence& measured) { measured.on = before(16); });
    REQUIRE(desk.complacency().size() == 1);
    CHECK(desk.complacency()[0].last_evidence == before(16));
    CHECK(desk.complacency()[0].sentence ==
          "Nobody has spoken with “Harbour & Vale” directly for 16 days, and no value was measured since 11 Nov.");
}

TEST_CASE("An indirect touch does not help, and evidence of tomorrow is none") {
    Desk desk;
    desk.person("Ruth", 10);
    const Ref<Project> project = put(desk.workspace, make<Project>({.client = desk.client, .stage = Stage::Closed}));
    const Ref<ValueItem> item = put(desk.workspace, make<ValueItem>({.project = project}));
    desk.touch({}, before(1), Channel::Article);
    put(desk.workspace, make<ValueEvidence>({.item = item, .on = before(-1)}));

    REQUIRE(desk.complacency().size() == 1);
    CHECK(desk.complacency()[0].days == 25);
    CHECK(desk.complacency()[0].sentence ==
          "Nobody has ever spoken with “Harbour & Vale” directly, and no value was ever measured.");
}

TEST_CASE("Nobody is complacent about clients that are lost, dormant or never came to a close") {
    for (const Stage stage : {Stage::Active, Stage::Lost}) {
        Desk desk;
        desk.person("Ruth", 10);
        put(desk.workspace, make<Project>({.client = desk.client, .stage = stage}));
        CHECK(desk.complacency().empty());
    }
    for (const ClientStatus status : {ClientStatus::Lost, ClientStatus::Dormant}) {
        Desk desk;
        desk.person("Ruth", 10);
        put(desk.workspace, make<Project>({.client = desk.client, .stage = Stage::Closed}));
        CHECK(desk.complacency().size() == 1);
        desk.change(desk.client, [status](Client& client) { client.status = status; });
        CHECK(desk.complacency().empty());
    }
}

TEST_CASE("The client that was neglected longest for its cadence comes first") {
    Desk desk;
    desk.person("Ruth", 16);
    const Ref<Stakeholder> alone = desk.person("Left alone", 2);
    desk.change(alone, [](Stakeholder& person) { person.no_contact = true; });
    const Ref<Client> kestrel = put(desk.workspace, client_of("Kestrel"));
    put(desk.workspace, make<Stakeholder>({.client = kestrel, .cadence = 4}));
    put(desk.workspace, make<Project>({.client = desk.client, .stage = Stage::Closed}));
    put(desk.workspace, make<Project>({.client = kestrel, .stage = Stage::Closed}));

    const std::vector<Complacency> found = desk.complacency();

    REQUIRE(found.size() == 2);
    CHECK(found[0].client->name == "Kestrel");
    CHECK(found[1].client->name == "Harbour & Vale");
    CHECK(found[1].cadence == 16);
}

TEST_CASE("Who is due is found without looking at everything for everybody") {
    const auto prepare = [](int count) {
        const auto size = static_cast<std::size_t>(count);
        auto workspace = std::make_unique<Workspace>();
        std::vector<Ref<Client>> clients;
        std::vector<Ref<Stakeholder>> people;
        for (std::size_t i = 0; i < size / 20; ++i) clients.push_back(put(*workspace, client_of("C")));
        for (std::size_t i = 0; i < size; ++i)
            people.push_back(put(*workspace, make<Stakeholder>({.client = clients[i % clients.size()],
                                                                .name = "P" + std::to_string(i),
                                                                .influence = static_cast<std::int32_t>(i % 6)})));
        for (std::size_t i = 0; i < size * 10; ++i) {
            const Date on = before(static_cast<int>(i % 400));
            const Ref<Touchpoint> touchpoint =
                put(*workspace, make<Touchpoint>({.client = clients[i % clients.size()], .held = at(on, {})}));
            put(*workspace, make<Participant>({.touchpoint = touchpoint, .stakeholder = people[i * 7 % size]}));
        }
        return workspace;
    };
    const auto work = [](const std::unique_ptr<Workspace>& workspace) {
        const EngagementIndex index(*workspace, today);
        CHECK_FALSE(touch_base(index).empty());
        CHECK(complacent(index).empty());
    };

    CHECK(growth(120, prepare, work) < far_from_quadratic);
}

}  // namespace rapport
