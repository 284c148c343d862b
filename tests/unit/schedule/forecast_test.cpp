#include "schedule/forecast.h"

#include <cmath>

#include "unit/schedule/small_plan.h"

namespace rapport {
namespace {

/// Days of the estimate, most likely ones in the middle.
Task guess(std::string name, std::int64_t least, std::int64_t likely, std::int64_t most) {
    return {.name = std::move(name), .duration = days(likely), .optimistic = days(least), .pessimistic = days(most)};
}

struct ForecastPlan : SmallPlan {
    [[nodiscard]] Forecast forecast(std::int32_t runs = 2000, std::uint64_t seed = 1) const {
        return forecast_of(workspace, outline(), {runs, seed});
    }
    /// Working days from the plan's start to the end of the working day in which that lies.
    [[nodiscard]] double in_days(DateTime finish) const {
        return static_cast<double>(WorkTime().between(moment("2026-11-02T08:00"), finish).count) / 480;
    }
    [[nodiscard]] std::int32_t critical(const Forecast& forecast, Ref<Task> task) const {
        return forecast.critical[static_cast<std::size_t>(outline().find(task))];
    }
};

double days_of(Minutes minutes) { return static_cast<double>(minutes.count) / 480; }

}  // namespace

TEST_CASE("A task that repeats has its days by its rule, whatever estimates say") {
    ForecastPlan plan;
    const Ref<Task> call = plan.task("Call", days(1));
    put(plan.workspace,
        make<Recurrence>({.task = call, .first = {20'759}, .last = {20'790}, .weekdays = 1, .at = {480}}));
    plan.at(plan.project).optimistic = {50};
    plan.at(plan.project).pessimistic = {300};

    const Forecast forecast = plan.forecast(100);

    CHECK(forecast.uncertain == 0);
    CHECK(forecast.p90 == forecast.planned);
    CHECK(forecast.planned == plan.schedule().finish);
}

TEST_CASE("A plan of certain tasks ends when it is planned to, whatever chance says") {
    ForecastPlan plan;
    const Ref<Task> first = plan.task("Dig", days(3)), second = plan.task("Pour", days(2));
    plan.link(first, second);
    plan.at(plan.project).promised = evening("11-05");
    const Forecast forecast = plan.forecast();
    for (const DateTime finish : {forecast.planned, forecast.p10, forecast.p50, forecast.p80, forecast.p90})
        CHECK(finish == evening("11-06"));
    CHECK(forecast.runs == 2000);
    CHECK(forecast.deviation == Minutes{0});
    CHECK(forecast.mean_duration == days(5));
    CHECK(forecast.tasks == 2);
    CHECK(forecast.estimated == 0);
    CHECK(forecast.uncertain == 0);
    CHECK(plan.critical(forecast, first) == 2000);
    CHECK(plan.critical(forecast, second) == 2000);
    CHECK(forecast.targets.front().as_promised == 0);
}

TEST_CASE("One task of 5, 8 or 14 days takes 8.5 on average and 10.01 to be four fifths sure") {
    ForecastPlan plan;
    plan.add(guess("Build", 5, 8, 14));
    const Forecast forecast = plan.forecast(20'000, 4);
    const double error = 1.66 / std::sqrt(20'000.0);
    CHECK(std::abs(days_of(forecast.mean_duration) - 8.5) < 4 * error);
    CHECK(days_of(forecast.deviation) == doctest::Approx(9 * std::sqrt(2.3333 * 3.6667 / 252)).epsilon(0.02));
    CHECK(std::abs(plan.in_days(forecast.p80) - 10.01) < 0.06);
}

TEST_CASE("Two of them side by side take longer than either: 9.44 on average, 10.74 to be four fifths sure") {
    ForecastPlan plan;
    const Ref<Task> one = plan.add(guess("Hull", 5, 8, 14)), other = plan.add(guess("Engine", 5, 8, 14));
    const Ref<Task> both = plan.add({.name = "Launch", .milestone = true, .duration = {0}});
    plan.link(one, both);
    plan.link(other, both);
    const Forecast forecast = plan.forecast(20'000, 4);
    CHECK(std::abs(days_of(forecast.mean_duration) - 9.44) < 0.05);
    CHECK(std::abs(plan.in_days(forecast.p80) - 10.74) < 0.06);
    // Each decides the end half of the time, and the launch always ends the plan.
    CHECK(std::abs(plan.critical(forecast, one) - 10'000) < 300);
    CHECK(plan.critical(forecast, one) + plan.critical(forecast, other) >= 20'000);
    CHECK(plan.critical(forecast, both) == 20'000);
    REQUIRE(forecast.targets.size() == 2);
    CHECK(forecast.targets[1].row == 2);
    CHECK(forecast.targets[1].p80 == forecast.p80);
}

TEST_CASE("Four in a row are spread as the sum of their variances says") {
    ForecastPlan plan;
    Ref<Task> last;
    for (const Task& task : {guess("A", 2, 3, 5), guess("B", 5, 8, 14), guess("C", 3, 4, 6), guess("D", 1, 2, 3)}) {
        const Ref<Task> next = plan.add(task);
        if (!last.is_null()) plan.link(last, next);
        last = next;
    }
    const Forecast forecast = plan.forecast(20'000, 9);
    CHECK(std::abs(days_of(forecast.mean_duration) - 17.833) < 0.06);
    CHECK(days_of(forecast.deviation) == doctest::Approx(1.872).epsilon(0.02));
    // Of 1,500,000 sums of four such numbers, drawn by another program, four fifths are at most 19.469; the normal
    // approximation says 19.41. 0.076 is four standard errors of 20,000 draws.
    CHECK(std::abs(plan.in_days(forecast.p80) - 19.469) < 0.076);
}

TEST_CASE("A triangular spread is another one") {
    ForecastPlan plan;
    plan.add(guess("Build", 5, 8, 14));
    const Forecast beta = plan.forecast();
    plan.at(plan.project).estimate_shape = EstimateShape::Triangular;
    const Forecast triangular = plan.forecast(20'000);
    CHECK(std::abs(days_of(triangular.mean_duration) - 9) < 0.06);
    CHECK(triangular.p90 > beta.p90);
}

TEST_CASE("Tasks without an estimate take what their project says of them") {
    ForecastPlan plan;
    plan.task("Build", days(10));
    plan.add(guess("Paint", 1, 1, 1));
    CHECK(plan.forecast().uncertain == 0);
    plan.at(plan.project).optimistic = {80};
    plan.at(plan.project).pessimistic = {150};
    const Forecast forecast = plan.forecast(5000);
    CHECK(forecast.tasks == 2);
    CHECK(forecast.estimated == 1);
    CHECK(forecast.uncertain == 1);
    CHECK(plan.in_days(forecast.finishes.front()) >= 8);
    CHECK(plan.in_days(forecast.finishes.back()) <= 15);
    CHECK(std::abs(days_of(forecast.mean_duration) - (8 + 40 + 15) / 6.0) < 0.08);
}

TEST_CASE("An estimate that contradicts itself is read so that it makes sense") {
    const Task task{.duration = days(5), .optimistic = days(7), .pessimistic = days(2)};
    CHECK(estimate_of(task, nullptr) == Estimate{days(5).count, days(5).count, days(5).count});
    const Task half{.duration = days(5), .pessimistic = days(9)};
    CHECK(estimate_of(half, nullptr) == Estimate{days(5).count, days(5).count, days(9).count});
}

TEST_CASE("The chance of a deadline and of a promise is counted") {
    ForecastPlan plan;
    const Ref<Task> build = plan.add(guess("Build", 5, 8, 14));
    plan[build].deadline = evening("11-20");                                   // 15 days.
    plan[build].promised = evening("11-06");                                   // 5 days.
    plan.at(plan.project).promised = DateTime{evening("11-11").minutes + 30};  // 8.5 days: not at the median.
    const Forecast forecast = plan.forecast();
    REQUIRE(forecast.targets.size() == 2);
    CHECK(forecast.targets[1].in_time == 2000);
    CHECK(forecast.percent(forecast.targets[1].in_time) == 100);
    CHECK(forecast.targets[1].as_promised <= 1);
    CHECK(forecast.percent(1999) == 99);
    const double share = forecast.targets[0].as_promised / 2000.0;
    CHECK(share > 0.38);
    CHECK(share < 0.5);
}

TEST_CASE("What a summary waits for is the last task in it") {
    ForecastPlan plan;
    const Ref<Task> phase = plan.task("Phase");
    plan.add({.parent = phase, .name = "Long", .duration = days(6), .optimistic = days(5), .pessimistic = days(9)});
    plan.task("Short", days(1), phase);
    const Ref<Task> after = plan.task("After", days(30));
    plan[phase].deadline = evening("11-30");
    (void)after;
    const Forecast forecast = plan.forecast(500);
    REQUIRE(forecast.targets.size() == 2);
    CHECK(forecast.targets[1].in_time == 500);
    CHECK(plan.in_days(forecast.targets[1].p90) < 9);
    CHECK(plan.in_days(forecast.targets[1].p10) > 5);
}

TEST_CASE("What is done is certain, and of what is under way only the rest is drawn") {
    ForecastPlan plan;
    const Ref<Task> build = plan.add(guess("Build", 5, 8, 14));
    const Forecast before = plan.forecast();

    plan[build].actual_start = morning("11-02");
    plan[build].done = {90};  // 7.2 of 8 days: what would have been quicker can no longer be.
    const Forecast running = plan.forecast();
    CHECK(running.uncertain == 1);
    CHECK(plan.in_days(running.finishes.front()) >= 7.2);
    CHECK(running.p10 > before.p10);
    CHECK(running.deviation < before.deviation);

    plan[build].remaining = days(4);  // Five times what the plan leaves: so is all of the rest.
    const Forecast late = plan.forecast();
    CHECK(plan.in_days(late.finishes.front()) >= 7.2);
    CHECK(late.p50 > running.p50);

    plan[build].done = {100};
    plan[build].actual_finish = evening("11-13");
    const Forecast over = plan.forecast();
    CHECK(over.tasks == 0);
    CHECK(over.uncertain == 0);
    CHECK(over.p90 == evening("11-13"));
    CHECK(plan.critical(over, build) == 0);
}

TEST_CASE("Estimates that err together spread a plan further") {
    ForecastPlan plan;
    Ref<Task> last;
    for (int i = 0; i < 20; ++i) {
        const Ref<Task> next = plan.add(guess("Step", 1, 2, 5));
        if (i > 0) plan.link(last, next);
        last = next;
    }
    const Forecast apart = plan.forecast(4000);
    plan.at(plan.project).optimism = {30};
    const Forecast together = plan.forecast(4000);
    // The variance of a sum: n σ² (1 + (n−1) ρ).
    const double wider = std::sqrt(1 + 19 * 0.3);
    CHECK(days_of(together.deviation) / days_of(apart.deviation) == doctest::Approx(wider).epsilon(0.06));
    CHECK(std::abs(days_of(together.mean_duration) - days_of(apart.mean_duration)) < 0.4);
    CHECK(together.p80 > apart.p80);
}

TEST_CASE("All that hold the end count as critical, also through summaries and lags") {
    ForecastPlan plan;
    const Ref<Task> phase = plan.task("Phase");
    const Ref<Task> one = plan.task("One", days(3), phase), other = plan.task("Other", days(3), phase);
    const Ref<Task> brief = plan.task("Brief", days(1), phase);
    const Ref<Task> next = plan.task("Next");
    const Ref<Task> inside = plan.task("Inside", days(2), next);
    plan.link(phase, next, LinkType::FinishToStart, days(1));
    const Forecast forecast = plan.forecast(10);
    CHECK(plan.critical(forecast, one) == 10);
    CHECK(plan.critical(forecast, other) == 10);
    CHECK(plan.critical(forecast, brief) == 0);
    CHECK(plan.critical(forecast, inside) == 10);
}

TEST_CASE("A forecast in slices is the forecast at once") {
    ForecastPlan plan;
    const Ref<Task> one = plan.add(guess("One", 1, 2, 8)), other = plan.add(guess("Other", 2, 3, 4));
    plan.link(one, other, LinkType::StartToStart, days(1));
    const Outline rows = plan.outline();
    const Network net = network_of(plan.workspace, rows);
    Forecaster forecaster(plan.workspace, rows, net, {.runs = 100, .seed = 3});
    CHECK(forecaster.forecast().empty());
    int slices = 1;
    for (; forecaster.step(7); ++slices) {}
    CHECK(slices == 15);
    CHECK(forecaster.made() == 100);
    const Forecast sliced = forecaster.forecast(), whole = plan.forecast(100, 3);
    CHECK(sliced.finishes == whole.finishes);
    CHECK(sliced.critical == whole.critical);
    CHECK(plan.forecast(100, 4).finishes != whole.finishes);
}

TEST_CASE("What one task draws does not depend on what else is planned") {
    ForecastPlan plan;
    plan.add(guess("Build", 5, 8, 14));
    const Forecast alone = plan.forecast(200);
    plan.add(guess("Sweep", 1, 2, 3));
    CHECK(plan.forecast(200).finishes == alone.finishes);
}

TEST_CASE("A plan without tasks, or without a task that is planned, ends where it starts") {
    ForecastPlan plan;
    CHECK(plan.forecast().p80 == moment("2026-11-02T08:00"));
    const Ref<Task> idle = plan.add(guess("Perhaps", 1, 2, 3));
    plan[idle].active = false;
    const Forecast forecast = plan.forecast();
    CHECK(forecast.tasks == 0);
    CHECK(forecast.p80 == moment("2026-11-02T08:00"));
}

TEST_CASE("Calendars, constraints and people hold in every run") {
    ForecastPlan plan;
    const auto nights = put<WorkingCalendar>(plan.workspace, {.name = "Weekends",
                                                              .monday = Shifts{},
                                                              .tuesday = Shifts{},
                                                              .wednesday = Shifts{},
                                                              .thursday = Shifts{},
                                                              .friday = Shifts{},
                                                              .saturday = Shifts{{480, 960}},
                                                              .sunday = Shifts{}});
    const Ref<Task> build = plan.add(guess("Build", 1, 2, 4));
    plan[build].calendar = nights;
    plan[build].constraint = Constraint::StartNoEarlier;
    plan[build].constraint_date = morning("11-16");
    const Forecast forecast = plan.forecast(300);
    CHECK(forecast.finishes.front() > morning("11-21"));
    for (const DateTime finish : forecast.finishes) REQUIRE(weekday_of(date_of(finish)) == Weekday::Saturday);
}

}  // namespace rapport
