// What is late in a plan, and what comes next.

#include "engagement/facts.h"

#include "unit/engagement/small_client.h"

namespace rapport {

TEST_CASE("A task whose planned end has passed is late, and so is what it moves") {
    SmallClient small;
    small[small.project].start = at(on("11-23"), {480});
    const Ref<Task> sync = small.task("Calendar sync", {4 * 480});
    const Ref<Task> training = small.task("Training", {480});
    const Ref<Task> review = small.task("Review", {480});
    small.add<Dependency>({.predecessor = sync, .successor = training});
    small.add<Dependency>({.predecessor = training, .successor = review});

    const auto late_on = [&](const char* day) {
        small.today = on(day);
        return small.plan().facts.late;
    };

    CHECK(late_on("11-26").empty());
    const std::vector<LateTask> late = late_on("11-27");
    REQUIRE(late.size() == 1);
    CHECK(late[0].task == sync);
    CHECK(late[0].days == 1);
    CHECK(late[0].overdue);
    CHECK(late[0].moves == "Training");
}

TEST_CASE("A task that is planned to end after what was promised is late, though its day lies ahead") {
    SmallClient small;
    small[small.project].start = at(on("12-07"), {480});
    const Ref<Task> demo = small.task("Demo", {3 * 480}, {.promised = at(on("12-09"), {1020})});
    CHECK(small.plan().facts.late.empty());

    small[demo].promised = at(on("12-08"), {1020});
    const KnownPlan plan = small.plan();

    REQUIRE(plan.facts.late.size() == 1);
    CHECK(plan.facts.late[0].days == 1);
    CHECK(!plan.facts.late[0].overdue);
    CHECK(plan.facts.late[0].due == on("12-08"));
}

TEST_CASE("What is done or inactive is not late") {
    SmallClient small;
    const Ref<Task> old = small.task("Old");
    CHECK(small.plan().facts.late.size() == 1);

    small[old].done = {100};
    CHECK(small.plan().facts.late.empty());

    small[old].done = {99};
    small[old].active = false;
    CHECK(small.plan().facts.late.empty());
}

TEST_CASE("The next milestone is the first that is not done") {
    SmallClient small;
    small.task("Kick-off", {0}, {.milestone = true, .done = {100}});
    const Ref<Task> build = small.task("Build", {30 * 480});
    const Ref<Task> launch = small.task("Launch", {0}, {.milestone = true});
    const Ref<Task> party = small.task("Party", {0}, {.milestone = true});
    small.add<Dependency>({.predecessor = build, .successor = launch});
    small.add<Dependency>({.predecessor = launch, .successor = party, .lag = {480}});

    const KnownPlan plan = small.plan();

    CHECK(plan.facts.milestone == launch);
    CHECK(plan.facts.milestone_name == "Launch");
    CHECK(plan.facts.milestone_on == on("12-11"));
    CHECK(plan.facts.finish == on("12-14"));
}

TEST_CASE("A plan without tasks has no finish, and a task by hand without dates has no day") {
    SmallClient small;
    CHECK(!small.plan().facts.finish);

    const Ref<Task> loose = small.task("Loose", {480}, {.manual = true});

    CHECK(small.plan().facts.undated == std::vector{loose});
    CHECK(small.plan().facts.late.empty());
}

TEST_CASE("The last day of a span that ends at midnight is the day before") {
    CHECK(last_day(at(on("11-02")), at(on("11-03"))) == on("11-02"));
    CHECK(last_day(at(on("11-02")), at(on("11-03"), {1})) == on("11-03"));
    CHECK(last_day(at(on("11-03")), at(on("11-03"))) == on("11-03"));
}

}  // namespace rapport
