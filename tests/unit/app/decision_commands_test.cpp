#include "app/commands/decision.h"

#include "clinics.h"

namespace rapport {
namespace {

struct Deciding : ClinicsDesk {
    Ref<RegisterEntry> desks = desk.add(make<RegisterEntry>(
        {.client = client, .project = project, .kind = EntryKind::Decision, .name = "How many desks"}));

    Ref<DecisionOption> option(std::string_view name) {
        const Id id = next_id();
        REQUIRE(desk.run(add_option(desk.workspace, desks, id, name, 1)));
        return {id};
    }
    [[nodiscard]] std::string names() const {
        std::string all;
        for (const DecisionOption* one : decision_options(desk.workspace, desks)) all += one->name + ";";
        return all;
    }
    [[nodiscard]] const RegisterEntry& entry() const { return *desk.workspace.find(desks); }
    [[nodiscard]] std::string refusal(const Result<Edit>& edit) const { return edit ? "" : edit.error().message; }
    Result<void> decide(DecisionMade made) { return desk.run(record_decision(desk.workspace, desks, made, monday)); }
};

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

TEST_CASE("Options stand in the order they were added, and move one place at a time") {
    Deciding clinics;
    const auto one = clinics.option(" One desk ");
    clinics.option("Two desks");
    const auto three = clinics.option("Three desks");
    CHECK(clinics.names() == "One desk;Two desks;Three desks;");

    REQUIRE(clinics.desk.run(move_option(clinics.desk.workspace, three, -1, 1)));
    CHECK(clinics.names() == "One desk;Three desks;Two desks;");
    REQUIRE(clinics.desk.run(move_option(clinics.desk.workspace, one, 1, 1)));
    CHECK(clinics.names() == "Three desks;One desk;Two desks;");
    CHECK(has(clinics.refusal(move_option(clinics.desk.workspace, three, -1, 1)), "is the first option."));
    clinics.desk.undo();
    CHECK(clinics.names() == "One desk;Three desks;Two desks;");
}

TEST_CASE("An option has a name of its own, and only a decision has any") {
    Deciding clinics;
    const auto one = clinics.option("One desk");
    const auto two = clinics.option("Two desks");
    const Workspace& workspace = clinics.desk.workspace;
    const auto risk = clinics.desk.add(make<RegisterEntry>({.client = clinics.client, .name = "The server fails"}));

    CHECK(has(clinics.refusal(add_option(workspace, clinics.desks, next_id(), " \n", 1)), "needs a name"));
    CHECK(has(clinics.refusal(add_option(workspace, clinics.desks, next_id(), "ONE DESK", 1)), "already"));
    CHECK(has(clinics.refusal(add_option(workspace, clinics.desks, next_id(), std::string(200, 'a'), 1)), "up to 120"));
    CHECK(has(clinics.refusal(rename_option(workspace, two, "one desk")), "already"));
    CHECK(has(clinics.refusal(add_option(workspace, risk, next_id(), "One", 1)), "is no decision"));

    REQUIRE(clinics.desk.run(rename_option(workspace, one, "ONE desk")));
    REQUIRE(clinics.desk.run(describe_option(workspace, one, "Nobody waits less")));
    CHECK(workspace.find(one)->name == "ONE desk");
    CHECK(workspace.find(one)->effect.text == "Nobody waits less");
    for (int more = 3; more <= 9; ++more) clinics.option("Desks: " + std::to_string(more));
    CHECK(has(clinics.refusal(add_option(workspace, clinics.desks, next_id(), "Ten", 1)), "Delete one first"));
    REQUIRE(clinics.desk.run(remove_option(workspace, two)));
    CHECK(decision_options(workspace, clinics.desks).size() == 8);
}

TEST_CASE("One option at most is advised") {
    Deciding clinics;
    const auto one = clinics.option("One desk");
    const auto two = clinics.option("Two desks");
    const Workspace& workspace = clinics.desk.workspace;
    REQUIRE(clinics.desk.run(recommend_option(workspace, one, true)));
    REQUIRE(clinics.desk.run(recommend_option(workspace, two, true)));
    CHECK_FALSE(workspace.find(one)->recommended);
    CHECK(workspace.find(two)->recommended);
    clinics.desk.undo();
    CHECK(workspace.find(one)->recommended);
    CHECK_FALSE(workspace.find(two)->recommended);
}

TEST_CASE("A decision is shared with all its options in one gesture, an option with its decision") {
    Deciding clinics;
    const auto one = clinics.option("One desk");
    const auto two = clinics.option("Two desks");
    const Workspace& workspace = clinics.desk.workspace;
    REQUIRE(clinics.desk.run(share_decision(workspace, clinics.desks)));
    CHECK((clinics.entry().shared && workspace.find(one)->shared && workspace.find(two)->shared));
    clinics.desk.undo();
    CHECK_FALSE((clinics.entry().shared || workspace.find(one)->shared || workspace.find(two)->shared));

    REQUIRE(clinics.desk.run(share_option(workspace, two, true)));
    CHECK((clinics.entry().shared && workspace.find(two)->shared));
    CHECK_FALSE(workspace.find(one)->shared);
    REQUIRE(clinics.desk.run(share_option(workspace, two, false)));
    CHECK(clinics.entry().shared);
    CHECK_FALSE(workspace.find(two)->shared);
}

TEST_CASE("What was decided is recorded with who, when and in which words, and closes the decision") {
    Deciding clinics;
    const auto one = clinics.option("One desk");
    REQUIRE(clinics.decide({"one desk", clinics.ruth, Date{monday.days - 1}, " We try it "}));
    CHECK(clinics.entry().state == EntryState::Closed);
    CHECK(clinics.entry().chosen == "One desk");
    CHECK(clinics.entry().decided_by == clinics.ruth);
    CHECK(clinics.entry().closed == Date{monday.days - 1});
    CHECK(clinics.entry().said.text == "We try it");
    CHECK(has(clinics.refusal(rename_option(clinics.desk.workspace, one, "Half a desk")), "Open it again"));
    CHECK_FALSE(clinics.decide({"One desk", clinics.theo, monday, ""}));

    REQUIRE(clinics.desk.run(reopen_decision(clinics.desk.workspace, clinics.desks)));
    CHECK(clinics.entry().state == EntryState::Open);
    CHECK(clinics.entry().chosen.empty());
    CHECK(clinics.entry().decided_by.is_null());
    CHECK_FALSE(clinics.entry().closed);
    CHECK(clinics.entry().said.text.empty());
    clinics.desk.undo();
    CHECK(clinics.entry().chosen == "One desk");
}

TEST_CASE("Nothing but a decision that was made is opened again") {
    Deciding clinics;
    const Workspace& workspace = clinics.desk.workspace;
    const auto risk = clinics.desk.add(make<RegisterEntry>(
        {.client = clinics.client, .name = "The server fails", .state = EntryState::Closed, .closed = monday}));
    CHECK(has(clinics.refusal(reopen_decision(workspace, risk)), "is no decision"));
    CHECK(has(clinics.refusal(reopen_decision(workspace, clinics.desks)), "was not decided"));
    CHECK(clinics.refusal(reopen_decision(workspace, {next_id()})) == "This decision is no longer there.");
}

TEST_CASE("A decision by nobody, of another client, of tomorrow or of no words is refused with a sentence") {
    Deciding clinics;
    clinics.option("One desk");
    const auto other = clinics.desk.add(client_of("Kestrel"));
    const auto marek = clinics.desk.add(make<Stakeholder>({.client = other, .name = "Marek"}));
    const auto why = [&](DecisionMade made) {
        return clinics.refusal(record_decision(clinics.desk.workspace, clinics.desks, made, monday));
    };
    CHECK(has(why({"One desk", {}, monday, ""}), "who of the client"));
    CHECK(has(why({"One desk", marek, monday, ""}), "another client"));
    CHECK(has(why({"One desk", clinics.ruth, Date{monday.days + 1}, ""}), "still to come"));
    CHECK(has(why({"", clinics.ruth, monday, "  "}), "in their words"));
    CHECK(has(why({"Three desks", clinics.ruth, monday, ""}), "none of its options"));
    CHECK(why({"", clinics.ruth, monday, "Neither of them"}).empty());
}

}  // namespace rapport
