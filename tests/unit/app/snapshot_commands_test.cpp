#include "app/commands/snapshot.h"

#include <array>

#include "clinics.h"

namespace rapport {
namespace {

struct Sharing : ClinicsDesk {
    Ref<Task> launch = desk.add(make<Task>({.project = project, .name = "Launch", .milestone = true}));

    template <class E> [[nodiscard]] Workspace::Found found(Ref<E> ref) const {
        return {&type_of<E>, desk.workspace.find(ref)};
    }
    [[nodiscard]] Snapshot snapshot(std::string code = "r3td-6xhb-81nc") const {
        Snapshot made{};
        made.id = next_id();
        made.client = client;
        made.project = project;
        made.recipient = ruth;
        made.number = next_snapshot_number(desk.workspace, project);
        made.made = {test_millis + 60'000 * made.number};
        made.code = std::move(code);
        made.key = std::string(64, 'a');
        made.sha256 = std::string(64, '1');
        return made;
    }
    std::string refusal(Snapshot made) const {
        const Result<Edit> edit = record_snapshot(desk.workspace, std::move(made));
        return edit ? std::string() : edit.error().message;
    }
};

}  // namespace

TEST_CASE("Records are shared with the client in one step, and kept from them again in one") {
    Sharing clinics;
    const std::array records{clinics.found(clinics.project), clinics.found(clinics.launch),
                             clinics.found(clinics.ruth)};
    Result<Edit> edit = share_records(clinics.desk.workspace, records);
    REQUIRE(edit);
    CHECK(edit->label == "Share 3 records with the client");
    REQUIRE(clinics.desk.run(std::move(edit)));
    CHECK(clinics.desk.workspace.find(clinics.launch)->shared);
    CHECK(clinics.desk.workspace.find(clinics.ruth)->shared);

    const Result<Edit> again = share_records(clinics.desk.workspace, records);
    REQUIRE(again);
    CHECK(again->empty());

    const std::array one{clinics.found(clinics.launch)};
    edit = unshare_records(clinics.desk.workspace, one);
    REQUIRE(edit);
    CHECK(edit->label == "Keep “Launch” from the client");
    REQUIRE(clinics.desk.run(std::move(edit)));
    CHECK_FALSE(clinics.desk.workspace.find(clinics.launch)->shared);
    CHECK(clinics.desk.workspace.find(clinics.project)->shared);

    clinics.desk.undo();
    CHECK(clinics.desk.workspace.find(clinics.launch)->shared);
}

TEST_CASE("What is for the team alone is not shared, nor is what is gone") {
    Sharing clinics;
    const Ref<Need> need = clinics.desk.add(make<Need>({.stakeholder = clinics.ruth, .text = "To be called back"}));
    const std::array secret{clinics.found(clinics.project), clinics.found(need)};
    const Result<Edit> refused = share_records(clinics.desk.workspace, secret);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("ever shown to a client") != std::string::npos);

    const auto risk = clinics.desk.add(make<RegisterEntry>(
        {.client = clinics.client, .name = "They may leave", .relationship = Relationship::Outcome}));
    const std::array ours{clinics.found(risk)};
    const Result<Edit> kept = share_records(clinics.desk.workspace, ours);
    REQUIRE_FALSE(kept);
    CHECK(kept.error().message == "“They may leave” is about the relationship, and that is never shown to a client.");

    const std::array gone{clinics.found(clinics.launch)};
    clinics.desk.remove(clinics.launch);
    CHECK_FALSE(share_records(clinics.desk.workspace, gone));
}

TEST_CASE("A snapshot is written down with its number, which is never used again") {
    Sharing clinics;
    const Snapshot first = clinics.snapshot();
    CHECK(first.number == 1);
    REQUIRE(clinics.desk.run(record_snapshot(clinics.desk.workspace, first)));
    CHECK(clinics.only<Snapshot>().title == "Booking, number 1");
    CHECK(clinics.only<Snapshot>().sha256 == first.sha256);
    CHECK(last_snapshot(clinics.desk.workspace, clinics.project, clinics.ruth)->id == first.id);
    CHECK(last_snapshot(clinics.desk.workspace, clinics.project, clinics.theo) == nullptr);

    const Snapshot second = clinics.snapshot("aaaa-bbbb-cccc");
    CHECK(second.number == 2);
    REQUIRE(clinics.desk.run(record_snapshot(clinics.desk.workspace, second)));
    CHECK(last_snapshot(clinics.desk.workspace, clinics.project, clinics.ruth)->id == second.id);
    clinics.desk.remove(Ref<Snapshot>{second.id});
    CHECK(last_snapshot(clinics.desk.workspace, clinics.project, clinics.ruth)->id == first.id);
    CHECK(next_snapshot_number(clinics.desk.workspace, clinics.project) == 3);
}

TEST_CASE(
    "What a person got last is what was marked as given or what they answered; where there is none, what was made "
    "last") {
    Sharing clinics;
    const Workspace& workspace = clinics.desk.workspace;
    const auto given = [&] { return last_given(workspace, clinics.project, clinics.ruth); };
    CHECK(given() == nullptr);
    const Snapshot first = clinics.snapshot();
    REQUIRE(clinics.desk.run(record_snapshot(workspace, first)));
    const Snapshot second = clinics.snapshot("aaaa-bbbb-cccc");
    REQUIRE(clinics.desk.run(record_snapshot(workspace, second)));
    const Snapshot third = clinics.snapshot("dddd-eeee-ffff");
    REQUIRE(clinics.desk.run(record_snapshot(workspace, third)));
    CHECK(given()->id == third.id);
    CHECK_FALSE(was_given(workspace, *given()));

    clinics.desk.set<&Snapshot::sent>(Ref<Snapshot>{first.id}, true);
    CHECK(given()->id == first.id);
    CHECK(was_given(workspace, *given()));
    const Ref<Reply> reply = clinics.desk.add(make<Reply>({.snapshot = {second.id}, .code = "c0de"}));
    CHECK(given()->id == second.id);
    clinics.desk.remove(reply);
    CHECK(given()->id == first.id);
    CHECK(last_snapshot(workspace, clinics.project, clinics.ruth)->id == third.id);
    CHECK(last_given(workspace, clinics.project, clinics.theo) == nullptr);
}

TEST_CASE("A snapshot is for somebody of its client, and a reply can be told by it") {
    Sharing clinics;
    const Ref<Client> other = clinics.desk.add(make<Client>({.name = "Elsewhere"}));
    const Ref<Stakeholder> nadia = clinics.desk.add(make<Stakeholder>({.client = other, .name = "Nadia"}));

    Snapshot made = clinics.snapshot();
    made.recipient = nadia;
    CHECK(clinics.refusal(made) == "Choose somebody of “Harbour & Vale” for whom the snapshot is.");
    made = clinics.snapshot();
    made.client = other;
    CHECK(clinics.refusal(made).find("does not belong to the client") != std::string::npos);
    made = clinics.snapshot();
    made.key = "abc";
    CHECK(clinics.refusal(made).find("not complete") != std::string::npos);
    made = clinics.snapshot();
    made.code.clear();
    CHECK(clinics.refusal(made).find("not complete") != std::string::npos);
    REQUIRE(clinics.desk.run(record_snapshot(clinics.desk.workspace, clinics.snapshot())));
    CHECK(clinics.refusal(clinics.snapshot()).find("written down before") != std::string::npos);
}

}  // namespace rapport
