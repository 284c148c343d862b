#include "app/commands/repetition.h"

#include "unit/schedule/small_plan.h"

namespace rapport {

TEST_CASE("A repetition is said in words") {
    Recurrence rule{.weekdays = 2 | 8, .at = {570}};
    CHECK(words_of(rule, 12) == "Every week on Tue, Thu at 09:30, 12 times.");
    rule.every = 2;
    CHECK(words_of(rule, 1) == "Every 2 weeks on Tue, Thu at 09:30, 1 time.");
    rule = {.repeat = Repeat::MonthlyOnWeekday, .weekdays = 16, .position = 5, .at = {840}};
    CHECK(words_of(rule, 3) == "Every month on the last Fri at 14:00, 3 times.");
    rule = {.repeat = Repeat::YearlyOnDay, .month = 3, .day = 1};
    CHECK(words_of(rule, 2) == "Every year on 1 March at 09:00, 2 times.");
}

TEST_CASE("A repetition begins as the task stands, and is undone as it was made") {
    SmallPlan plan;
    const auto call = plan.task("Call", hours(1));

    CHECK(plan.run(repeat_task(plan.workspace, call, plan.planned(call), id_number(77))) == "Repeat “Call”");
    const Recurrence* rule = recurrence_of(plan.workspace, plan[call]);
    REQUIRE(rule);
    CHECK(rule->weekdays == 1);
    CHECK(rule->at == Minutes{480});
    CHECK(occurrences_of(plan.workspace, plan[call], WorkTime()).size() == 12);

    CHECK(plan.run(toggle_weekday(plan.workspace, {rule->id}, weekday_of(rule->first))) ==
          "It has to happen on one weekday at least.");
    CHECK(plan.run(set_repetition_time(plan.workspace, {rule->id}, "9")) == "Repeat “Call” at another time");
    CHECK(rule->at == Minutes{540});
    for (const std::string_view wrong : {"25", "9:61", "noon", "", "9:", "-1"})
        CHECK(plan.run(set_repetition_time(plan.workspace, {rule->id}, wrong)).find("is no time of day") !=
              std::string::npos);

    CHECK(plan.run(stop_repeating(plan.workspace, call)) == "No longer repeat “Call”");
    CHECK(plan.run(stop_repeating(plan.workspace, call)) == "This task does not repeat.");
}

}  // namespace rapport
