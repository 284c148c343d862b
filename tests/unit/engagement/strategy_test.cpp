// Which of the firm's own objectives its work serves.

#include "engagement/strategy.h"

#include "unit/engagement/small_client.h"

namespace rapport {
namespace {

struct Firm : SmallClient {
    Ref<Objective> objective(std::string name) { return add<Objective>({.name = std::move(name)}); }
    void serve(Ref<Project> serving, Ref<Objective> served, std::int32_t weight = 1) {
        add<ObjectiveLink>({.project = serving, .objective = served, .weight = weight});
    }
    Minutes work(Ref<Task> task) const {
        const EngagementIndex known = index();
        return planned_work(known, static_cast<std::size_t>(known.place_of(task)));
    }
};

}  // namespace

TEST_CASE("Work is what a task says, or its people, or its duration by their units") {
    Firm firm;
    const Ref<Task> task = firm.task("Build", {600});
    CHECK(firm.work(task) == Minutes{0});

    const Ref<Assignment> half = firm.add<Assignment>({.task = task, .person = firm.ana, .units = {50}});
    CHECK(firm.work(task) == Minutes{300});
    firm.give(task, firm.ben);
    CHECK(firm.work(task) == Minutes{900});

    firm[half].work = {200};
    CHECK(firm.work(task) == Minutes{200});
    firm[task].work = {720};
    CHECK(firm.work(task) == Minutes{720});
    firm[task].active = false;
    CHECK(firm.work(task) == Minutes{0});
}

TEST_CASE("Material and costs do no work, nor do summaries and milestones") {
    Firm firm;
    const Ref<Task> task = firm.task("Build", {600});
    firm.give(task, firm.add<Person>({.name = "Paper", .kind = PersonKind::Material}));
    CHECK(firm.work(task) == Minutes{0});

    firm.give(task, firm.ana);
    CHECK(firm.work(task) == Minutes{600});
    firm[task].milestone = true;
    CHECK(firm.work(task) == Minutes{0});
    firm[task].milestone = false;
    firm.task("Inside", {480}, {.parent = task});
    CHECK(firm.work(task) == Minutes{0});
}

TEST_CASE("The work of a project is shared by the weights of its objectives") {
    Firm firm;
    const Ref<Objective> growth = firm.objective("Growth");
    const Ref<Objective> calm = firm.objective("Calm");
    firm.objective("Unserved");
    firm.serve(firm.project, growth, 3);
    firm.serve(firm.project, calm, 1);
    firm.task("Build", {480}, {.work = {400}});

    const Strategy strategy = strategy_of(firm.index());

    REQUIRE(strategy.objectives.size() == 3);
    CHECK(strategy.work == Minutes{400});
    CHECK(strategy.objectives[0].objective->name == "Growth");
    CHECK(strategy.objectives[0].work == Minutes{300});
    CHECK(strategy.objectives[0].share == 750);
    CHECK(strategy.objectives[1].share == 250);
    CHECK(strategy.objectives[2].objective->name == "Unserved");
    CHECK(strategy.objectives[2].share == 0);
    CHECK(strategy.without_objective.empty());
}

TEST_CASE("No minute is lost or made by sharing") {
    Firm firm;
    for (const char* name : {"A", "B", "C"}) firm.serve(firm.project, firm.objective(name));
    firm.task("Build", {480}, {.work = {100}});

    Minutes sum;
    for (const ObjectiveShare& share : strategy_of(firm.index()).objectives) sum = sum + share.work;

    CHECK(sum == Minutes{100});
}

TEST_CASE("Projects that serve nothing are listed, and so is their work") {
    Firm firm;
    const Ref<Objective> growth = firm.objective("Growth");
    firm.task("Build", {480}, {.work = {100}});
    const Ref<Project> shop = firm.add<Project>({.client = firm.client, .name = "Shop"});
    firm.add<Task>({.project = shop, .work = {300}});
    firm.serve(shop, growth);
    firm.serve(firm.project, growth, 0);

    const Strategy strategy = strategy_of(firm.index());

    REQUIRE(strategy.without_objective.size() == 1);
    CHECK(strategy.without_objective[0]->name == "Portal");
    REQUIRE(strategy.objectives.size() == 2);
    CHECK(strategy.objectives[0].share == 750);
    CHECK(strategy.objectives[1].objective == nullptr);
    CHECK(strategy.objectives[1].share == 250);
}

TEST_CASE("Closed projects count for nothing, and staying in touch needs no objective") {
    Firm firm;
    firm.task("Build", {480}, {.work = {100}});
    firm[firm.project].kind = ProjectKind::Relationship;
    CHECK(strategy_of(firm.index()).without_objective.empty());
    CHECK(strategy_of(firm.index()).work == Minutes{100});

    firm[firm.project].stage = Stage::Closed;

    CHECK(strategy_of(firm.index()).work == Minutes{0});
    CHECK(strategy_of(firm.index()).objectives.empty());
}

}  // namespace rapport
