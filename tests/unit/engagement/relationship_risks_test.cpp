// What may end a relationship, found before the client says so.

#include "engagement/relationship_risks.h"

#include "unit/engagement/small_client.h"

namespace rapport {
namespace {

struct Risks : SmallClient {
    RiskInput input;

    std::vector<RelationshipRisk> found() { return relationship_risks(kept_index(), input); }
    std::vector<RelationshipRisk> of(RiskSource source) {
        std::vector<RelationshipRisk> risks = found();
        std::erase_if(risks, [&](const RelationshipRisk& risk) { return risk.source != source; });
        return risks;
    }
    std::string evidence(RiskSource source) {
        const std::vector<RelationshipRisk> risks = of(source);
        return risks.size() == 1 ? risks[0].evidence : std::to_string(risks.size()) + " of them";
    }

private:
    const EngagementIndex& kept_index() {
        index_.emplace(workspace, today);
        return *index_;
    }
    std::optional<EngagementIndex> index_;
};

}  // namespace

TEST_CASE("A client in good order is at no risk") {
    Risks small;

    CHECK(small.found().empty());
}

TEST_CASE("Silence is more than one and a half times the rhythm") {
    Risks small;

    small.today = on("12-17");  // 21 days, the rhythm is 14.
    CHECK(small.of(RiskSource::Silence).empty());
    small.today = on("12-18");
    CHECK(small.evidence(RiskSource::Silence) == "Nobody has spoken with them for 22 days; your rhythm is 14.");

    const RelationshipRisk risk = small.of(RiskSource::Silence)[0];
    CHECK(category_of(risk.source) == Relationship::Communication);
    CHECK(risk.key == "silence:" + to_string(small.client.id));
    CHECK(risk.days == 22);
    CHECK(risk.severity == 3);
    CHECK(risk.next_action == "Call Theo.");
    small.today = on("12-25");
    CHECK(small.of(RiskSource::Silence)[0].severity == 4);
}

TEST_CASE("With a client nobody ever spoke with, silence counts from when it was added") {
    Risks small;
    small[small.call].channel = Channel::Article;
    small.today = on("11-23");
    CHECK(small.of(RiskSource::Silence).empty());

    small.today = on("11-24");

    CHECK(small.evidence(RiskSource::Silence) == "Nobody has ever spoken with them, and they are here for 22 days.");
}

TEST_CASE("Nobody waits for a touch of dormant clients, and of lost ones nothing is found") {
    Risks small;
    small.today = on("2027-02-01");
    small.value("No measure");
    CHECK(small.of(RiskSource::Silence).size() == 1);

    small[small.client].status = ClientStatus::Dormant;
    CHECK(small.of(RiskSource::Silence).empty());
    CHECK(small.of(RiskSource::NoMeasure).size() == 1);

    small[small.client].status = ClientStatus::Lost;
    CHECK(small.found().empty());
}

TEST_CASE("Somebody who decides and was never spoken with is a risk, unless they asked to be left alone") {
    Risks small;
    const Ref<Stakeholder> maya = small.add<Stakeholder>({.client = small.client, .name = "Maya Lund"});
    CHECK(small.of(RiskSource::DeciderUnmet).empty());

    small[maya].decides = true;
    CHECK(small.evidence(RiskSource::DeciderUnmet) == "Nobody has ever spoken with Maya Lund, who decides.");

    small[maya].no_contact = true;
    CHECK(small.of(RiskSource::DeciderUnmet).empty());
}

TEST_CASE("A task that asks for a skill needs somebody on it who has it") {
    Risks small;
    const Ref<Task> task = small.task("Form", {480}, {.tags = with_words({}, {"design", "urgent"})});
    small.give(task, small.ben);
    CHECK(small.of(RiskSource::SkillMissing).empty());  // Nobody has such a skill: it is a word like others.

    small.add<Skill>({.person = small.ana, .name = "Design"});
    CHECK(small.evidence(RiskSource::SkillMissing) == "“Form” needs “design”, and nobody on it has that skill.");

    small.give(task, small.ana);
    CHECK(small.of(RiskSource::SkillMissing).empty());
}

TEST_CASE("No skill is missing where nobody is on the task, or it is done") {
    Risks small;
    small.add<Skill>({.person = small.ana, .name = "design"});
    const Ref<Task> task = small.task("Form", {480}, {.tags = with_words({}, {"design"})});
    CHECK(small.of(RiskSource::SkillMissing).empty());

    small.give(task, small.ben);
    CHECK(small.of(RiskSource::SkillMissing).size() == 1);

    small[task].done = {100};
    CHECK(small.of(RiskSource::SkillMissing).empty());
}

TEST_CASE("Who has too much to do is told once for each project") {
    Risks small;
    small.give(small.task("Form"), small.ben);
    small.give(small.task("Texts"), small.ben);
    CHECK(small.of(RiskSource::Overloaded).empty());

    small.input.overloaded = {small.ben};

    CHECK(small.evidence(RiskSource::Overloaded) == "Ben Okafor is on “Portal” and has more to do than they can.");
    CHECK(small.of(RiskSource::Overloaded)[0].record == small.ben.id);
    small[small.project].stage = Stage::Estimate;
    CHECK(small.of(RiskSource::Overloaded).empty());
}

TEST_CASE("A late milestone is a risk, a late task is none") {
    Risks small;
    const Ref<Task> task = small.task("Build");
    const KnownPlan plain = small.plan();
    small.input.plan_of = plain.plan_of();
    CHECK(plain.facts.late.size() == 1);
    CHECK(small.of(RiskSource::MilestoneMissed).empty());

    small[task].milestone = true;
    const KnownPlan plan = small.plan();
    small.input.plan_of = plan.plan_of();

    CHECK(small.evidence(RiskSource::MilestoneMissed) == "“Build” was due 28 days ago and is not reached.");
    CHECK(category_of(RiskSource::MilestoneMissed) == Relationship::Capability);
}

TEST_CASE("An outcome that cannot be measured, or is disputed, is a risk") {
    Risks small;
    const Ref<ValueItem> item = small.value("Bookings");
    CHECK(small.evidence(RiskSource::NoMeasure) == "“Bookings” has neither measure nor target.");

    small[item].measure = "Share";
    CHECK(small.evidence(RiskSource::NoMeasure) == "“Bookings” has no target.");
    small[item].target = Decimal{1000};
    CHECK(small.of(RiskSource::NoMeasure).empty());
    CHECK(small.of(RiskSource::Disputed).empty());

    small[item].client_says = ClientSays::Disputed;
    CHECK(small.evidence(RiskSource::Disputed) == "They dispute “Bookings”.");
    small[small.project].stage = Stage::Closed;
    CHECK(small.found().empty());
}

TEST_CASE("Priorities that differ are a risk") {
    Risks small;
    const auto rank = [&](const char* name, std::int32_t client, std::int32_t team) {
        return small.add<Criterion>({.project = small.project, .name = name, .client_rank = client, .team_rank = team});
    };
    rank("Speed", 1, 2);
    rank("Look", 2, 1);
    const Ref<Criterion> calm = rank("Calm", 3, 3);
    CHECK(small.of(RiskSource::Misaligned).empty());

    small[calm].team_rank = 1;
    for (const Criterion& one : small.workspace.all<Criterion>())
        if (one.name == "Look") small[Ref<Criterion>{one.id}].team_rank = 3;

    CHECK(small.evidence(RiskSource::Misaligned) ==
          "“Calm” is third for the client and first for the team. Talk about it.");
}

TEST_CASE("A broken promise is a risk for a month") {
    Risks small;
    const Ref<Promise> promise = small.add<Promise>(
        {.client = small.client, .text = "Flyer", .state = PromiseState::Broken, .settled = on("11-01")});

    small.today = on("12-01");
    CHECK(small.evidence(RiskSource::PromiseBroken) == "The promise “Flyer” was broken.");
    small.today = on("12-02");
    CHECK(small.of(RiskSource::PromiseBroken).empty());

    small[promise].state = PromiseState::Met;
    small.today = on("12-01");
    CHECK(small.of(RiskSource::PromiseBroken).empty());
}

TEST_CASE("What was taken on is marked, and what was closed lately is not found again") {
    Risks small;
    const Ref<ValueItem> item = small.value("Bookings");
    const Ref<RegisterEntry> entry =
        small.add<RegisterEntry>({.client = small.client, .name = "Measure", .found = "measure:" + to_string(item.id)});
    REQUIRE(small.of(RiskSource::NoMeasure).size() == 1);
    REQUIRE(small.of(RiskSource::NoMeasure)[0].taken_on);
    CHECK(small.of(RiskSource::NoMeasure)[0].taken_on->id == entry.id);

    small[entry].state = EntryState::Happened;
    CHECK(small.of(RiskSource::NoMeasure)[0].taken_on);

    small[entry].state = EntryState::Closed;
    small[entry].closed = on("11-10");
    small.today = on("12-10");
    CHECK(small.of(RiskSource::NoMeasure).empty());
    small.today = on("12-11");
    REQUIRE(small.of(RiskSource::NoMeasure).size() == 1);
    CHECK(!small.of(RiskSource::NoMeasure)[0].taken_on);
}

TEST_CASE("One client alone is looked at where one asks for it") {
    Risks small;
    small.value("Bookings");
    const Ref<Client> other = small.add<Client>({.name = "Tolbert"});
    small.today = on("2027-01-15");

    CHECK(relationship_risks(small.index(), {}).size() == 3);
    CHECK(relationship_risks(small.index(), {}, small.client).size() == 2);
    CHECK(relationship_risks(small.index(), {}, other).size() == 1);
}

TEST_CASE("The worst risk comes first") {
    Risks small;
    small.value("Bookings");
    small.add<Promise>(
        {.client = small.client, .text = "Flyer", .state = PromiseState::Broken, .settled = on("11-25")});

    const std::vector<RelationshipRisk> found = small.found();

    REQUIRE(found.size() == 2);
    CHECK(found[0].source == RiskSource::PromiseBroken);
    CHECK(found[0].severity == 5);
    CHECK(found[1].severity == 2);
}

}  // namespace rapport
