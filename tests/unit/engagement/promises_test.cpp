// What was promised, and how the plan stands to it.

#include "engagement/promises.h"

#include "engagement/lights.h"

#include "unit/engagement/small_client.h"

namespace rapport {
namespace {

struct Promises : SmallClient {
    Ref<Promise> promise(std::optional<Date> due, Promise record = {}) {
        record.client = client;
        record.text = "Flyer";
        record.due = due;
        return add<Promise>(std::move(record));
    }
    PromiseReading read(Ref<Promise> promise, const PlanOf& plan_of = {}) {
        return reading_of(index(), plan_of, (*this)[promise]);
    }
};

}  // namespace

TEST_CASE("A promise is open, due soon within a week, and overdue from the day after") {
    Promises small;
    const auto standing = [&](std::optional<Date> due) { return small.read(small.promise(due)).standing; };

    CHECK(standing({}) == PromiseStanding::Open);
    CHECK(standing(on("12-08")) == PromiseStanding::Open);
    CHECK(standing(on("12-07")) == PromiseStanding::DueSoon);
    CHECK(standing(on("11-30")) == PromiseStanding::DueSoon);
    CHECK(standing(on("11-29")) == PromiseStanding::Overdue);
}

TEST_CASE("What is settled is neither due nor overdue") {
    Promises small;
    const auto read = [&](PromiseState state) {
        return small.read(small.promise(on("11-01"), {.state = state, .settled = on("11-03")}));
    };

    CHECK(read(PromiseState::Met).standing == PromiseStanding::Met);
    CHECK(sentence_of(read(PromiseState::Met), small.today) == "Met on 3 Nov.");
    CHECK(read(PromiseState::Broken).standing == PromiseStanding::Broken);
    CHECK(read(PromiseState::Withdrawn).standing == PromiseStanding::Withdrawn);
    CHECK(!read(PromiseState::Broken).without_task);
}

TEST_CASE("A promise needs a task that is there, an expectation needs none") {
    Promises small;
    const Ref<Task> task = small.task("Print the flyer");
    const Ref<Promise> kept = small.promise(on("12-20"), {.task = task});
    CHECK(!small.read(kept).without_task);
    CHECK(small.read(small.promise(on("12-20"))).without_task);
    CHECK(sentence_of(small.read(small.promise(on("12-20"))), small.today) ==
          "No task keeps it, and it is due on 20 Dec.");
    CHECK(!small.read(small.promise(on("12-20"), {.kind = PromiseKind::Expectation})).without_task);

    small[task].deleted = small.workspace.seen;

    CHECK(small.read(kept).without_task);
}

TEST_CASE("A task that is planned to end after the due day puts its promise at risk") {
    Promises small;
    small[small.project].start = at(on("12-07"), {480});
    const Ref<Task> task = small.task("Print the flyer", {3 * 480});
    const KnownPlan plan = small.plan();

    const PromiseReading in_time = small.read(small.promise(on("12-09"), {.task = task}), plan.plan_of());
    CHECK(in_time.planned == on("12-09"));
    CHECK(!in_time.planned_late);

    const PromiseReading late = small.read(small.promise(on("12-08"), {.task = task}), plan.plan_of());
    CHECK(late.planned_late);
    CHECK(sentence_of(late, small.today) == "Promised for 8 Dec, planned for 9 Dec.");
}

TEST_CASE("Where no plan is known, a task puts nothing at risk") {
    Promises small;
    const Ref<Task> task = small.task("Print the flyer", {100 * 480});

    const PromiseReading reading = small.read(small.promise(on("12-01"), {.task = task}));

    CHECK(!reading.planned);
    CHECK(!reading.planned_late);
}

TEST_CASE("A promise whose task is done waits to be settled") {
    Promises small;
    const Ref<Task> task = small.task("Print the flyer", {480}, {.done = {99}});
    const Ref<Promise> promise = small.promise(on("12-01"), {.task = task});
    CHECK(!small.read(promise).task_done);

    small[task].done = {100};

    CHECK(small.read(promise).task_done);
    CHECK(sentence_of(small.read(promise), small.today) == "Its task is done. Tell them, and settle it.");
}

TEST_CASE("Sentences say when") {
    Promises small;
    const Ref<Task> task = small.task("Print the flyer");
    const auto sentence = [&](std::optional<Date> due, PromiseKind kind = PromiseKind::Promise) {
        return sentence_of(small.read(small.promise(due, {.kind = kind, .task = task})), small.today);
    };

    CHECK(sentence(on("11-28")) == "Promised for 28 Nov, 2 days ago.");
    CHECK(sentence(on("11-29"), PromiseKind::Expectation) == "Expected for 29 Nov, 1 day ago.");
    CHECK(sentence(on("11-30")) == "Due today.");
    CHECK(sentence(on("12-02")) == "Due on 2 Dec, in 2 days.");
    CHECK(sentence({}) == "It has no due day.");
    CHECK(sentence({}, PromiseKind::Expectation) == "Nobody has said by when it is expected.");
}

TEST_CASE("Promises to a client come by due day") {
    Promises small;
    small.promise({});
    small.promise(on("12-20"));
    small.promise(on("12-01"));

    const std::vector<PromiseReading> readings = promises_to(small.index(), {}, small.client);

    REQUIRE(readings.size() == 3);
    CHECK(readings[0].promise->due == on("12-01"));
    CHECK(readings[1].promise->due == on("12-20"));
    CHECK(!readings[2].promise->due);
}

TEST_CASE("The end of a project is compared with the forecast, or else with the plan, and the sentence says which") {
    Promises small;
    small[small.project].start = at(on("12-07"), {480});
    small.task("Build", {3 * 480});
    small[small.project].promised = at(on("12-08"), {1020});

    const KnownPlan planned = small.plan();
    const std::optional<ProjectPromise> by_plan = promise_of(small[small.project], &planned.facts, small.today);
    REQUIRE(by_plan);
    CHECK(by_plan->days_late == 1);
    CHECK(!by_plan->by_forecast);
    CHECK(by_plan->sentence == "Promised for 8 Dec, planned for 9 Dec.");

    const KnownPlan forecast = small.plan(on("12-11"));
    const std::optional<ProjectPromise> by_forecast = promise_of(small[small.project], &forecast.facts, small.today);
    REQUIRE(by_forecast);
    CHECK(by_forecast->days_late == 3);
    CHECK(by_forecast->sentence == "Promised for 8 Dec, 80 % sure by 11 Dec.");

    small[small.project].promised = at(on("12-09"), {1020});
    CHECK(promise_of(small[small.project], &planned.facts, small.today)->days_late == 0);
}

TEST_CASE("What is not done ends today at the earliest, whatever was planned") {
    SmallClient small;
    small.task("Build", {480});
    const KnownPlan plan = small.plan();
    const Date finish = *plan.facts.finish;
    small[small.project].promised = at(Date{finish.days + 3}, {1020});

    CHECK(promise_of(small[small.project], &plan.facts, finish)->days_late == 0);
    const std::optional<ProjectPromise> past = promise_of(small[small.project], &plan.facts, Date{finish.days + 5});
    REQUIRE(past);
    CHECK(past->days_late == 2);
    CHECK(past->planned == Date{finish.days + 5});
    CHECK(past->sentence.ends_with(", and not done."));
    CHECK(promise_light(*past, {}) == Light::Red);
}

TEST_CASE("Without a promise, a plan or work to do there is nothing to compare") {
    Promises small;
    const Ref<Task> build = small.task("Build");
    const auto is_compared = [&] {
        const KnownPlan plan = small.plan();
        return promise_of(small[small.project], &plan.facts, small.today).has_value();
    };
    CHECK(!is_compared());

    small[small.project].promised = at(on("11-03"), {1020});
    CHECK(is_compared());
    CHECK(!promise_of(small[small.project], nullptr, small.today));

    small[build].done = {100};
    CHECK(!is_compared());
    small[build].done = {0};
    small[small.project].stage = Stage::Closed;
    CHECK(!is_compared());
}

}  // namespace rapport
