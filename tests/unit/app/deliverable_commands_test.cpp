// A deliverable, its versions and what the client said of them, each as one step that can be taken back.

#include "app/commands/deliverable.h"

#include "app/sample.h"
#include "clinics.h"
#include "engagement/deliverables.h"
#include "share/approvals.h"

namespace rapport {
namespace {

const std::string digest_of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

struct Delivering : ClinicsDesk {
    Ref<Deliverable> handbook = desk.add(make<Deliverable>({.project = project, .name = "Handbook"}));

    [[nodiscard]] const Deliverable& now() const { return *desk.workspace.find(handbook); }
    [[nodiscard]] DeliverableVersion version(std::string number) const {
        DeliverableVersion wanted{};
        wanted.id = next_id();
        wanted.deliverable = handbook;
        wanted.number = std::move(number);
        wanted.on = monday;
        return wanted;
    }
    Result<void> hand_over(const DeliverableVersion& wanted) {
        return desk.run(hand_over_version(desk.workspace, wanted, monday));
    }
    std::string refusal(const DeliverableVersion& wanted) const {
        const Result<Edit> edit = hand_over_version(desk.workspace, wanted, monday);
        return edit ? std::string() : edit.error().message;
    }
    [[nodiscard]] ClientDecision approval(std::string number) const {
        return {.deliverable = handbook,
                .state = DeliverableState::Approved,
                .version = std::move(number),
                .by = ruth,
                .on = monday,
                .words = {},
                .sign_off = next_id()};
    }
    std::string refusal(const ClientDecision& decision) const {
        const Result<Edit> edit = decide_deliverable(desk.workspace, decision, monday);
        return edit ? std::string() : edit.error().message;
    }
};

}  // namespace

TEST_CASE("A deliverable is added with its name trimmed, and is not there yet") {
    ClinicsDesk clinics;
    Deliverable wanted = make<Deliverable>(
        {.project = clinics.project, .name = " Screens ", .acceptance = {" Five patients book "}, .due = monday});
    wanted.state = DeliverableState::Approved;
    wanted.shared = true;

    REQUIRE(clinics.desk.run(add_deliverable(clinics.desk.workspace, wanted)));

    CHECK(clinics.only<Deliverable>().name == "Screens");
    CHECK(clinics.only<Deliverable>().acceptance.text == "Five patients book");
    CHECK(clinics.only<Deliverable>().state == DeliverableState::Planned);
    CHECK(clinics.only<Deliverable>().shared);
    CHECK(clinics.desk.history.gestures().back().edit.label == "Add deliverable “Screens”");
    clinics.desk.undo();
    CHECK(clinics.count<Deliverable>() == 0);
}

TEST_CASE("A deliverable needs a name and a project") {
    ClinicsDesk clinics;
    const auto refused = [&](const Deliverable& wanted) {
        return !add_deliverable(clinics.desk.workspace, make<Deliverable>(wanted)).has_value();
    };
    CHECK(refused({.project = clinics.project, .name = "  "}));
    CHECK(refused({.name = "Screens"}));
    CHECK_FALSE(refused({.project = clinics.project, .name = "Screens"}));
}

TEST_CASE("A version that is handed over waits for the client, and undo takes both back") {
    Delivering clinics;
    DeliverableVersion wanted = clinics.version(" 1.0 ");
    wanted.file = "C:\\work\\handbook.pdf";
    wanted.sha256 = " BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD ";
    wanted.kilobytes = Decimal{812'400};

    REQUIRE(clinics.hand_over(wanted));

    CHECK(clinics.now().state == DeliverableState::Submitted);
    CHECK(clinics.only<DeliverableVersion>().number == "1.0");
    CHECK(clinics.only<DeliverableVersion>().file == "handbook.pdf");
    CHECK(clinics.only<DeliverableVersion>().sha256 == digest_of_abc);
    CHECK(clinics.only<DeliverableVersion>().kilobytes == Decimal{812'400});
    CHECK_FALSE(clinics.only<DeliverableVersion>().shared);
    clinics.desk.undo();
    CHECK(clinics.count<DeliverableVersion>() == 0);
    CHECK(clinics.now().state == DeliverableState::Planned);
    clinics.desk.redo();
    CHECK(clinics.now().state == DeliverableState::Submitted);
}

TEST_CASE("A version needs a number of its own, a day that has come, and a digest that is one") {
    Delivering clinics;
    REQUIRE(clinics.hand_over(clinics.version("1.0a")));
    CHECK(clinics.refusal(clinics.version("  ")) ==
          "Give this version a number, such as 1.0: the client names it by that.");
    CHECK(clinics.refusal(clinics.version("1.0A")) ==
          "Version 1.0A was handed over before. Give this one a number of its own.");
    DeliverableVersion wanted = clinics.version("1.1");
    wanted.on = Date{monday.days + 1};
    CHECK(clinics.refusal(wanted).starts_with("This day is still to come."));
    wanted = clinics.version("1.1");
    wanted.sha256 = digest_of_abc.substr(1);
    CHECK(clinics.refusal(wanted).starts_with("A SHA-256 has 64 digits"));
    wanted.sha256 = "x" + digest_of_abc.substr(1);
    CHECK(clinics.refusal(wanted).starts_with("A SHA-256 has 64 digits"));
    wanted.sha256.clear();
    CHECK(clinics.refusal(wanted).empty());
    clinics.desk.remove(clinics.handbook);
    CHECK(clinics.refusal(wanted) == "This deliverable is no longer there.");
}

TEST_CASE("An approval says which version, who, when and in what words") {
    Delivering clinics;
    REQUIRE(clinics.hand_over(clinics.version("1.0")));
    ClientDecision approval = clinics.approval("1.0");
    approval.words = " That is it. ";

    REQUIRE(clinics.desk.run(decide_deliverable(clinics.desk.workspace, approval, monday)));

    CHECK(clinics.now().state == DeliverableState::Approved);
    CHECK(clinics.now().decided_version == "1.0");
    CHECK(clinics.now().decided_by == clinics.ruth);
    CHECK(clinics.now().decided == monday);
    CHECK(clinics.now().decision.text == "That is it.");
    clinics.desk.undo();
    CHECK(clinics.now().state == DeliverableState::Submitted);
    CHECK(clinics.now().decided_version.empty());
    CHECK_FALSE(clinics.now().decided);
}

TEST_CASE("What they say of each version is kept, also when the next one is decided and the name has changed") {
    Delivering clinics;
    DeliverableVersion first = clinics.version("1.0");
    first.sha256 = digest_of_abc;
    REQUIRE(clinics.hand_over(first));
    REQUIRE(clinics.desk.run(decide_deliverable(clinics.desk.workspace, clinics.approval("1.0"), monday)));
    const SignOff& kept = clinics.only<SignOff>();
    CHECK(kept.verdict == DeliverableState::Approved);
    CHECK(kept.name == "Handbook");
    CHECK(kept.sha256 == digest_of_abc);
    CHECK(kept.by == clinics.ruth);
    const std::string digest = approvals_of(clinics.desk.workspace, clinics.project, ApprovalScope::All).back().digest;

    REQUIRE(clinics.hand_over(clinics.version("1.1")));
    ClientDecision changes = clinics.approval("1.1");
    changes.state = DeliverableState::ChangesAsked;
    changes.words = "The French is missing.";
    REQUIRE(clinics.desk.run(decide_deliverable(clinics.desk.workspace, changes, monday)));
    clinics.desk.set<&Deliverable::name>(clinics.handbook, "Desk handbook");
    CHECK(clinics.count<SignOff>() == 2);
    std::vector<ApprovalLink> chain = approvals_of(clinics.desk.workspace, clinics.project, ApprovalScope::All);
    REQUIRE(chain.size() == 1);
    CHECK(chain[0].digest == digest);

    REQUIRE(clinics.hand_over(clinics.version("1.2")));
    REQUIRE(clinics.desk.run(decide_deliverable(clinics.desk.workspace, clinics.approval("1.2"), monday)));
    chain = approvals_of(clinics.desk.workspace, clinics.project, ApprovalScope::All);
    REQUIRE(chain.size() == 2);
    CHECK(chain[0].digest == digest);
    CHECK(chain[1].approval.deliverable == "Desk handbook");
    clinics.desk.undo();
    CHECK(clinics.count<SignOff>() == 2);
}

TEST_CASE("Whoever asks for changes says which: without words it is refused") {
    Delivering clinics;
    REQUIRE(clinics.hand_over(clinics.version("1.0")));
    ClientDecision changes = clinics.approval("1.0");
    changes.state = DeliverableState::ChangesAsked;
    CHECK(clinics.refusal(changes) == "Write down what they want changed, in their words.");
    changes.words = "The French is missing.";

    REQUIRE(clinics.desk.run(decide_deliverable(clinics.desk.workspace, changes, monday)));
    CHECK(clinics.now().state == DeliverableState::ChangesAsked);
    CHECK(clinics.desk.history.gestures().back().edit.label == "Ruth asks for changes to “Handbook”");

    REQUIRE(clinics.hand_over(clinics.version("1.1")));
    CHECK(clinics.now().state == DeliverableState::Submitted);
    CHECK(clinics.now().decided_version == "1.0");
    CHECK(clinics.now().decision.text == "The French is missing.");
}

TEST_CASE("A decision is of a version that they had, by somebody of theirs, on a day that has come") {
    Delivering clinics;
    CHECK(clinics.refusal(clinics.approval("1.0")).starts_with("Choose the version that they speak of."));
    REQUIRE(clinics.hand_over(clinics.version("1.0")));
    CHECK(clinics.refusal(clinics.approval("1.0")).empty());

    ClientDecision decision = clinics.approval("1.0");
    decision.on = Date{monday.days + 1};
    CHECK(clinics.refusal(decision).starts_with("This day is still to come."));
    decision.on = Date{monday.days - 1};
    CHECK(clinics.refusal(decision).starts_with("Version 1.0 was handed over later than that."));
    decision = clinics.approval("1.0");
    decision.by = {};
    CHECK(clinics.refusal(decision).starts_with("Choose who of the client said it."));
    const auto other = clinics.desk.add(client_of("Another"));
    decision.by = clinics.desk.add(make<Stakeholder>({.client = other, .name = "Marek"}));
    CHECK(clinics.refusal(decision).starts_with("Choose who of the client said it."));
    decision = clinics.approval("1.0");
    decision.state = DeliverableState::Planned;
    CHECK(clinics.refusal(decision).starts_with("Choose what they say"));
}

TEST_CASE("A deliverable is shown to the client with all its versions, also later ones") {
    Delivering clinics;
    REQUIRE(clinics.hand_over(clinics.version("1.0")));
    REQUIRE(clinics.desk.run(share_deliverable(clinics.desk.workspace, clinics.handbook, true)));
    REQUIRE(clinics.hand_over(clinics.version("1.1")));

    CHECK(clinics.now().shared);
    for (const DeliverableVersion* version : all<DeliverableVersion>(clinics.desk.workspace)) CHECK(version->shared);

    REQUIRE(clinics.desk.run(share_deliverable(clinics.desk.workspace, clinics.handbook, false)));
    CHECK_FALSE(clinics.now().shared);
    for (const DeliverableVersion* version : all<DeliverableVersion>(clinics.desk.workspace))
        CHECK_FALSE(version->shared);
    clinics.desk.undo();
    for (const DeliverableVersion* version : all<DeliverableVersion>(clinics.desk.workspace)) CHECK(version->shared);
}

TEST_CASE("The sample has a deliverable that was approved and one that waits, and its client may see both") {
    const Result<Workspace> sample = sample_workspace(monday);
    REQUIRE(sample);
    const Ref<Project> project{sample_project(*sample)};
    const EngagementIndex index(*sample, monday);

    std::size_t approved = 0, waiting = 0;
    for (const DeliverableReading& one : deliverables_of(index, project)) {
        CAPTURE(one.deliverable->name);
        CHECK(one.deliverable->shared);
        CHECK_FALSE(one.lacks_acceptance);
        CHECK(one.days_late == 0);
        CHECK(one.waits_days <= patient_days);
        REQUIRE(one.latest());
        for (const DeliverableVersion* version : one.versions) CHECK(version->shared);
        approved += one.deliverable->state == DeliverableState::Approved ? 1 : 0;
        waiting += one.waits_since ? 1 : 0;
    }
    CHECK(approved == 1);
    CHECK(waiting == 1);
    CHECK(approvals_of(*sample, project, ApprovalScope::SharedOnly).size() == 1);
}

TEST_CASE("What a snapshot of the sample is made of is shared, and nothing of its other clients") {
    const Result<Workspace> sample = sample_workspace(monday);
    REQUIRE(sample);
    const Project* project = sample->find(Ref<Project>{sample_project(*sample)});
    REQUIRE(project);
    CHECK(project->shared);
    CHECK(sample->find(project->client)->shared);
    CHECK(sample->find(project->manager)->shared);
    for (const Stakeholder& person : sample->all<Stakeholder>()) {
        CAPTURE(person.name);
        if (person.client != project->client) CHECK_FALSE(person.shared);
        else if (person.decides) CHECK(person.shared);
    }
    for (const Task& task : sample->all<Task>()) {
        CAPTURE(task.name);
        CHECK(task.shared == (task.milestone && task.project.id == project->id));
    }
    std::size_t values = 0;
    for (const ValueEvidence& evidence : sample->all<ValueEvidence>())
        if (evidence.shared) {
            ++values;
            CHECK(sample->find(evidence.item)->shared);
        }
    CHECK(values == 3);
}

}  // namespace rapport
