// The way back from a complaint, a dissatisfaction that is set aside, and lights by hand.

#include "app/commands/pulse.h"
#include "clinics.h"

namespace rapport {
namespace {

struct Clinics : ClinicsDesk {
    Ref<Client> other = desk.add(client_of("Kestrel"));
    Ref<Stakeholder> marek = desk.add(make<Stakeholder>({.client = other, .name = "Marek"}));

    [[nodiscard]] const Workspace& workspace() const { return desk.workspace; }
    [[nodiscard]] Recovery complaint() const {
        Recovery wanted{};
        wanted.id = next_id();
        wanted.client = client;
        wanted.project = project;
        wanted.from = ruth;
        wanted.words = {"Nobody called me back."};
        wanted.received = noon;
        return wanted;
    }
    Ref<Recovery> open() {
        REQUIRE(desk.run(open_recovery(workspace(), complaint(), noon)));
        return {all<Recovery>(workspace()).front()->id};
    }
    const Recovery& get(Ref<Recovery> ref) const {
        const Recovery* found = workspace().find(ref);
        REQUIRE(found);
        return *found;
    }
    [[nodiscard]] ManualLight light(Dimension dimension, std::string reason) const {
        ManualLight wanted{};
        wanted.id = next_id();
        wanted.project = project;
        wanted.dimension = dimension;
        wanted.light = Light::Green;
        wanted.reason = std::move(reason);
        wanted.by = ines;
        wanted.on = monday;
        return wanted;
    }
};

std::string why_not(const Result<Edit>& edit) { return edit ? std::string() : edit.error().message; }

}  // namespace

TEST_CASE("A complaint is owned by whoever looks after the client, and is one step back") {
    Clinics clinics;

    const Recovery& recovery = clinics.get(clinics.open());

    CHECK(recovery.owner == clinics.ines);
    CHECK(recovery.words.text == "Nobody called me back.");
    CHECK_FALSE(recovery.contacted);
    clinics.desk.undo();
    CHECK(all<Recovery>(clinics.workspace()).empty());
}

TEST_CASE("A complaint without words, of nobody's, of others' people or to come is refused with a sentence") {
    Clinics clinics;
    Recovery silent = clinics.complaint(), nobody = clinics.complaint(), foreign = clinics.complaint(),
             later = clinics.complaint();
    silent.words = {"  "};
    nobody.client = {};
    foreign.from = clinics.marek;
    later.received = {noon.minutes + 1};

    const auto refused = [&](const Recovery& wanted) {
        return why_not(open_recovery(clinics.workspace(), wanted, noon));
    };

    CHECK(refused(clinics.complaint()).empty());
    CHECK(refused(silent).find("in their words") != std::string::npos);
    CHECK(refused(nobody).find("whose complaint") != std::string::npos);
    CHECK(refused(foreign).find("not of this client") != std::string::npos);
    CHECK(refused(later).find("still to come") != std::string::npos);
}

TEST_CASE("The first word is never before the complaint") {
    Clinics clinics;
    const Ref<Recovery> recovery = clinics.open();

    REQUIRE(clinics.desk.run(contact_about(clinics.workspace(), recovery, {noon.minutes - 60})));
    CHECK(clinics.get(recovery).contacted == noon);
    clinics.desk.undo();
    REQUIRE(clinics.desk.run(contact_about(clinics.workspace(), recovery, {noon.minutes + 60})));
    CHECK(clinics.get(recovery).contacted == DateTime{noon.minutes + 60});
}

TEST_CASE("The client is told only what was written down as done, and that is a first word too") {
    Clinics clinics;
    const Ref<Recovery> recovery = clinics.open();
    CHECK(why_not(tell_client(clinics.workspace(), recovery, monday)).find("Write down first") != std::string::npos);

    clinics.desk.set<&Recovery::action>(recovery, Prose{"We call each Friday."});
    REQUIRE(clinics.desk.run(tell_client(clinics.workspace(), recovery, monday)));

    CHECK(clinics.get(recovery).told == monday);
    CHECK(clinics.get(recovery).contacted == noon);
}

TEST_CASE("Only somebody of the client confirms, once they were told, and not on a day to come") {
    Clinics clinics;
    const Ref<Recovery> recovery = clinics.open();
    const Date tomorrow{monday.days + 1};
    const auto confirmed = [&](Ref<Stakeholder> by, Date when) {
        return confirm_recovery(clinics.workspace(), recovery, by, " Well again. ", when, monday);
    };
    CHECK(why_not(confirmed(clinics.ruth, monday)).find("Tell the client first") != std::string::npos);
    clinics.desk.set<&Recovery::action>(recovery, Prose{"We call each Friday."});
    REQUIRE(clinics.desk.run(tell_client(clinics.workspace(), recovery, monday)));
    CHECK(why_not(confirmed({}, monday)).find("Choose who") != std::string::npos);
    CHECK(why_not(confirmed(clinics.marek, monday)).find("Choose who") != std::string::npos);
    CHECK(why_not(confirmed(clinics.ruth, tomorrow)).find("still to come") != std::string::npos);

    REQUIRE(clinics.desk.run(confirmed(clinics.ruth, monday)));

    CHECK(clinics.get(recovery).confirmed == monday);
    CHECK(clinics.get(recovery).confirmed_by == clinics.ruth);
    CHECK(clinics.get(recovery).confirmation.text == "Well again.");
}

TEST_CASE("What is done about it becomes a task of its owner, once") {
    Clinics clinics;
    const Ref<Recovery> recovery = clinics.open();
    const auto made = [&] { return recovery_to_task(clinics.workspace(), recovery, next_id, 1, monday); };
    CHECK(why_not(made()).find("Write down first") != std::string::npos);

    clinics.desk.set<&Recovery::action>(recovery, Prose{"Call each Friday"});
    clinics.desk.set<&Recovery::due>(recovery, Date{monday.days + 4});
    REQUIRE(clinics.desk.run(made()));

    const Task* task = clinics.workspace().find(clinics.get(recovery).task);
    REQUIRE(task);
    CHECK(task->name == "Call each Friday");
    CHECK(task->project == clinics.project);
    REQUIRE(task->deadline);
    CHECK(date_of(*task->deadline) == Date{monday.days + 4});
    REQUIRE(all<Assignment>(clinics.workspace()).size() == 1);
    CHECK(all<Assignment>(clinics.workspace()).front()->person == clinics.ines);
    CHECK(why_not(made()).find("already") != std::string::npos);
    clinics.desk.undo();
    CHECK(all<Task>(clinics.workspace()).empty());
    CHECK(clinics.get(recovery).task.id.is_null());
}

TEST_CASE("What is set aside needs a reason of some words, and says who did it and when") {
    Clinics clinics;
    const auto cleared = [&](std::string_view reason) {
        return force_clear(clinics.workspace(), next_id(), clinics.client, clinics.project, reason, clinics.ines, noon);
    };
    CHECK(why_not(cleared("  ")).find("Say why") != std::string::npos);
    CHECK(why_not(cleared("no")).find("Say why") != std::string::npos);

    REQUIRE(clinics.desk.run(cleared(" Taken back by phone. ")));

    REQUIRE(all<ForcedClear>(clinics.workspace()).size() == 1);
    const ForcedClear& clear = *all<ForcedClear>(clinics.workspace()).front();
    CHECK(clear.reason == "Taken back by phone.");
    CHECK(clear.by == clinics.ines);
    CHECK(clear.on == noon);
    CHECK(clear.project == clinics.project);
}

TEST_CASE("A light by hand needs a reason, an own one a name, and each ends the one before on its side alone") {
    Clinics clinics;
    CHECK(why_not(set_light(clinics.workspace(), clinics.light(Dimension::Schedule, "ok"))).find("reason") !=
          std::string::npos);
    CHECK(why_not(set_light(clinics.workspace(), clinics.light(Dimension::Own, "The contract is signed")))
              .find("what this light is about") != std::string::npos);

    const ManualLight first = clinics.light(Dimension::Schedule, "The supplier has confirmed");
    const ManualLight budget = clinics.light(Dimension::Budget, "The budget was raised");
    REQUIRE(clinics.desk.run(set_light(clinics.workspace(), first)));
    REQUIRE(clinics.desk.run(set_light(clinics.workspace(), budget)));
    ManualLight second = clinics.light(Dimension::Schedule, "The supplier has cancelled");
    second.on = Date{monday.days + 2};
    REQUIRE(clinics.desk.run(set_light(clinics.workspace(), second)));

    CHECK(clinics.workspace().find(ref(first))->ended == Date{monday.days + 2});
    CHECK_FALSE(clinics.workspace().find(ref(budget))->ended);
    CHECK_FALSE(clinics.workspace().find(ref(second))->ended);
    REQUIRE(clinics.desk.run(end_manual_light(clinics.workspace(), ref(second), Date{monday.days + 3})));
    CHECK(clinics.workspace().find(ref(second))->ended == Date{monday.days + 3});
}

TEST_CASE("Own sides of two names stand beside each other; the same name is one side however it is written") {
    Clinics clinics;
    ManualLight legal = clinics.light(Dimension::Own, "The contract is signed");
    ManualLight safety = clinics.light(Dimension::Own, "The audit was passed");
    ManualLight again = clinics.light(Dimension::Own, "The contract is disputed");
    legal.name = "Legal";
    safety.name = "Safety";
    again.name = " legal ";
    for (const ManualLight& wanted : {legal, safety, again})
        REQUIRE(clinics.desk.run(set_light(clinics.workspace(), wanted)));

    CHECK(clinics.workspace().find(ref(legal))->ended == monday);
    CHECK_FALSE(clinics.workspace().find(ref(safety))->ended);
    CHECK_FALSE(clinics.workspace().find(ref(again))->ended);
}

}  // namespace rapport
