// What holds for every plan, over random ones: summaries in summaries, all kinds of links, calendars, constraints.

#include <rapidcheck.h>

#include "app/commands/plan_days.h"
#include "schedule/network.h"
#include "schedule/what_if.h"
#include "support/arbitrary.h"
#include "unit/schedule/small_plan.h"

namespace rapport {
namespace {

enum class Lags : std::uint8_t { None, Later, Any };

struct Wishes {
    Lags lags = Lags::Any;
    bool only_finish_to_start = false;
    bool summaries = true;
    bool constraints = false;
    bool calendars = true;
};

/// A plan from a seed. Links point down the rows, so that none closes a loop.
struct RandomPlan : SmallPlan {
    Dice dice;
    std::vector<Ref<Task>> tasks;

    RandomPlan(std::uint64_t seed, Wishes wishes) : dice(seed) {
        if (wishes.calendars && dice.chance(50)) give_calendar();
        const std::size_t count = 2 + dice.below(30);
        for (std::size_t i = 0; i < count; ++i) add_task(wishes);
        for (std::size_t i = dice.below(count * 2); i > 0; --i) add_link(wishes);
    }

    void give_calendar() {
        const auto calendar = put<WorkingCalendar>(
            workspace, {.name = "Any", .wednesday = Shifts{{540, 700}}, .saturday = Shifts{{1320, 1600}}});
        for (int i = 0; i < 3; ++i) {
            const Date first{date_of(morning("11-02")).days + static_cast<std::int32_t>(dice.below(30))};
            put<CalendarException>(workspace, {.calendar = calendar,
                                               .first = first,
                                               .last = {first.days + static_cast<std::int32_t>(dice.below(5))}});
        }
        at(project).calendar = calendar;
    }

    void add_task(const Wishes& wishes) {
        Task task{.name = "T" + std::to_string(tasks.size()),
                  .duration = {dice.chance(10) ? 0 : dice.between(1, 3000)}};
        // Part of the task before it, of one of those above that, or of the project: the rows stay in the order they come.
        if (wishes.summaries && !tasks.empty() && dice.chance(60)) {
            task.parent = tasks.back();
            while (!task.parent.is_null() && dice.chance(50)) task.parent = at(task.parent).parent;
        }
        if (wishes.constraints && dice.chance(20)) {
            task.constraint = dice.chance(50) ? Constraint::StartNoEarlier : Constraint::FinishNoEarlier;
            task.constraint_date = DateTime{morning("11-02").minutes + dice.between(0, 40) * minutes_per_day};
        }
        tasks.push_back(add(std::move(task)));
    }

    void add_link(const Wishes& wishes) {
        const std::size_t from = dice.below(tasks.size()), to = dice.below(tasks.size());
        if (from >= to) return;
        const Outline rows = outline();
        const std::int32_t end = rows[rows.find(tasks[from])].end;
        if (rows.find(tasks[to]) < end) return;  // Inside it.
        const LinkType type =
            wishes.only_finish_to_start ? LinkType::FinishToStart : static_cast<LinkType>(dice.below(4));
        for (const Dependency& other : workspace.all<Dependency>())
            if (other.predecessor == tasks[from] && other.successor == tasks[to] && other.type == type)
                return;  // The first one counts.
        std::int64_t lag = 0;
        if (wishes.lags != Lags::None && dice.chance(40))
            lag = dice.between(wishes.lags == Lags::Later ? 0 : -800, 800);
        const LagUnit unit = dice.chance(70) ? LagUnit::Working : LagUnit::Elapsed;
        link(tasks[from], tasks[to], type, {lag}, unit);
    }
};

/// The leaves at and below a row.
std::vector<std::int32_t> leaves_of(const Outline& rows, std::int32_t row) {
    std::vector<std::int32_t> leaves;
    for (std::int32_t at = row; at < rows[row].end; ++at)
        if (!rows[at].summary) leaves.push_back(at);
    return leaves;
}

/// The instant that a link asks for, from the dates of its predecessor.
std::int64_t asked(const WorkTime& time, const Dependency& link, DateTime from) {
    if (link.lag_unit == LagUnit::Elapsed) return time.position({from.minutes + link.lag.count});
    return time.position(from) + link.lag.count;
}

/// Nothing starts or ends before its links allow.
void assert_links(const RandomPlan& plan, const Outline& rows, const Schedule& schedule) {
    for (const Dependency& link : plan.workspace.all<Dependency>()) {
        const PlannedTask& before = schedule[rows.find(link.predecessor)];
        const bool from_finish = link.type == LinkType::FinishToStart || link.type == LinkType::FinishToFinish;
        const bool to_start = link.type == LinkType::FinishToStart || link.type == LinkType::StartToStart;
        const std::int64_t bound = asked(schedule.work_time, link, from_finish ? before.finish : before.start);
        for (const std::int32_t leaf : leaves_of(rows, rows.find(link.successor)))
            RC_ASSERT(schedule.work_time.position(to_start ? schedule[leaf].start : schedule[leaf].finish) >= bound);
    }
}

template <class Statement> void law(const Statement& statement) { CHECK(rc::check(statement)); }

}  // namespace

TEST_CASE("No task starts or ends before its links allow") {
    law([](std::uint64_t seed) {
        RandomPlan plan(seed, {.constraints = true});
        const Outline rows = plan.outline();
        const Schedule schedule = plan.schedule();
        RC_ASSERT(schedule.problems.empty());
        assert_links(plan, rows, schedule);
    });
}

TEST_CASE("A task takes its duration in working time, and lies inside its summary") {
    law([](std::uint64_t seed) {
        RandomPlan plan(seed, {});
        const Outline rows = plan.outline();
        const Schedule schedule = plan.schedule();
        for (std::int32_t row = 0; row < rows.size(); ++row) {
            const PlannedTask& task = schedule[row];
            if (!rows[row].summary)
                RC_ASSERT(schedule.work_time.between(task.start, task.finish) == rows[row].task->duration);
            if (!rows[row].summary && rows[row].task->duration.count > 0)
                RC_ASSERT(schedule.work_time.is_working(task.start));
            if (const std::int32_t parent = rows[row].parent; parent >= 0) {
                RC_ASSERT(schedule[parent].start <= task.start);
                RC_ASSERT(schedule[parent].finish >= task.finish);
            }
            RC_ASSERT(schedule.start <= task.start);
            RC_ASSERT(schedule.finish >= task.finish);
        }
    });
}

TEST_CASE("Another link never makes a plan end earlier") {
    law([](std::uint64_t seed) {
        RandomPlan plan(seed, {});
        const DateTime before = plan.schedule().finish;

        for (int i = 0; i < 5; ++i) plan.add_link({});

        RC_ASSERT(plan.schedule().finish >= before);
    });
}

TEST_CASE("A longer task never makes a plan end earlier where links wait for finishes to start") {
    law([](std::uint64_t seed) {
        RandomPlan plan(seed, {.only_finish_to_start = true});
        const DateTime before = plan.schedule().finish;

        plan[plan.tasks[plan.dice.below(plan.tasks.size())]].duration.count += 777;

        RC_ASSERT(plan.schedule().finish >= before);
    });
}

TEST_CASE("Where nothing must end by a day nobody has less than no slack, and somebody has none") {
    law([](std::uint64_t seed) {
        RandomPlan plan(seed, {.constraints = true});
        const Outline rows = plan.outline();
        const Schedule schedule = plan.schedule();
        bool critical = false;
        for (std::int32_t row = 0; row < rows.size(); ++row) {
            if (rows[row].summary) continue;
            RC_ASSERT(schedule[row].total_slack.count >= 0);
            RC_ASSERT(schedule[row].free_slack.count >= 0);
            RC_ASSERT(schedule[row].free_slack <= schedule[row].total_slack);
            RC_ASSERT(schedule[row].late_finish <= schedule.finish);
            critical = critical || schedule[row].critical;
        }
        RC_ASSERT(critical);
    });
}

TEST_CASE("What slips by no more than its slack does not move the end of the plan") {
    law([](std::uint64_t seed) {
        RandomPlan plan(seed, {.lags = Lags::Later, .only_finish_to_start = true});
        const Outline rows = plan.outline();
        const Schedule schedule = plan.schedule();
        const auto row = static_cast<std::int32_t>(plan.dice.below(plan.tasks.size()));
        if (rows[row].summary || schedule[row].total_slack.count == 0) return;

        plan[{rows[row].task->id}].duration.count += schedule[row].total_slack.count;
        RC_ASSERT(schedule.work_time.between(plan.schedule().finish, schedule.finish) == Minutes{0});

        plan[{rows[row].task->id}].duration.count += 1;
        RC_ASSERT(schedule.work_time.between(plan.schedule().finish, schedule.finish) < Minutes{0});
    });
}

TEST_CASE("What slips by no more than its free slack moves no other task") {
    law([](std::uint64_t seed) {
        RandomPlan plan(seed, {.lags = Lags::Later, .only_finish_to_start = true});
        const Outline rows = plan.outline();
        const Schedule before = plan.schedule();
        const auto row = static_cast<std::int32_t>(plan.dice.below(plan.tasks.size()));
        if (rows[row].summary) return;

        plan[{rows[row].task->id}].duration.count += before[row].free_slack.count;

        const Schedule after = plan.schedule();
        for (std::int32_t other = 0; other < rows.size(); ++other)
            if (other != row && !rows[other].summary)
                RC_ASSERT(after.work_time.position(after[other].start) ==
                          before.work_time.position(before[other].start));
    });
}

TEST_CASE("The same plan gets the same days, whatever order its records came in") {
    law([](std::uint64_t seed) {
        RandomPlan plan(seed, {.constraints = true});
        Workspace other;
        for (const EntityType* type : all_types()) {
            const auto& records = plan.workspace.table(*type).rows();
            for (auto record = records.rbegin(); record != records.rend(); ++record) {
                if (type == &type_of<Task>) put(other, static_cast<const Task&>(**record));
                else if (type == &type_of<Dependency>) put(other, static_cast<const Dependency&>(**record));
                else if (type == &type_of<Project>) put(other, static_cast<const Project&>(**record));
                else if (type == &type_of<WorkingCalendar>) put(other, static_cast<const WorkingCalendar&>(**record));
                else if (type == &type_of<CalendarException>)
                    put(other, static_cast<const CalendarException&>(**record));
            }
        }
        const Schedule one = plan.schedule(), same = schedule_of(other, outline_of(other, plan.project));
        RC_ASSERT(one.tasks.size() == same.tasks.size());
        for (std::size_t row = 0; row < one.tasks.size(); ++row) {
            RC_ASSERT(one.tasks[row].start == same.tasks[row].start);
            RC_ASSERT(one.tasks[row].late_finish == same.tasks[row].late_finish);
            RC_ASSERT(one.tasks[row].driving_row == same.tasks[row].driving_row);
        }
    });
}

TEST_CASE("What is not done is never planned before the status date, and links hold all the same") {
    law([](std::uint64_t seed) {
        RandomPlan plan(seed, {.constraints = true});
        const DateTime status{morning("11-02").minutes + plan.dice.between(0, 20) * minutes_per_day};
        plan.at(plan.project).status_date = status;
        for (const Ref<Task> task : plan.tasks)
            if (plan.dice.chance(25)) plan[task].level_delay = {plan.dice.between(0, 2000)};
        const Outline rows = plan.outline();
        const Schedule schedule = plan.schedule();
        for (std::int32_t row = 0; row < rows.size(); ++row)
            if (!rows[row].summary) RC_ASSERT(schedule[row].start >= status);
        assert_links(plan, rows, schedule);
    });
}

TEST_CASE("A delay by levelling never makes a plan end earlier, and moves nothing before its task") {
    law([](std::uint64_t seed) {
        RandomPlan plan(seed, {.lags = Lags::Later, .only_finish_to_start = true});
        const Outline rows = plan.outline();
        const Schedule before = plan.schedule();
        const auto delayed = static_cast<std::int32_t>(plan.dice.below(plan.tasks.size()));
        if (rows[delayed].summary) return;

        plan[{rows[delayed].task->id}].level_delay = {plan.dice.between(1, 2000)};

        const Schedule after = plan.schedule();
        RC_ASSERT(after.finish >= before.finish);
        RC_ASSERT(after[delayed].start >= before[delayed].start);
        for (std::int32_t row = 0; row < rows.size(); ++row) RC_ASSERT(after[row].start >= before[row].start);
    });
}

TEST_CASE("A plan that is reckoned back keeps its links, ends no later than it should, and starts as late as it may") {
    law([](std::uint64_t seed) {
        RandomPlan plan(seed, {.lags = Lags::None, .only_finish_to_start = true, .summaries = false});
        const DateTime end = plan.schedule().work_time.previous_finish(evening("12-31"));
        plan.at(plan.project).plan_from = PlanFrom::Finish;
        plan.at(plan.project).finish = end;
        const Outline rows = plan.outline();
        const Schedule schedule = plan.schedule();
        const WorkTime& time = schedule.work_time;
        RC_ASSERT(time.position(schedule.finish) == time.position(end));
        bool critical = false;
        for (std::int32_t row = 0; row < rows.size(); ++row) {
            RC_ASSERT(time.position(schedule[row].finish) <= time.position(end));
            RC_ASSERT(schedule[row].total_slack.count >= 0);
            critical |= schedule[row].critical;
        }
        RC_ASSERT(critical);
        for (const Dependency& link : plan.workspace.all<Dependency>())
            RC_ASSERT(time.position(schedule[rows.find(link.successor)].start) >=
                      asked(time, link, schedule[rows.find(link.predecessor)].finish));
    });
}

TEST_CASE("Where the project's calendar is the only one, the longest path is among what has no slack") {
    law([](std::uint64_t seed) {
        RandomPlan plan(seed, {.lags = Lags::None});
        const Outline rows = plan.outline();
        const Schedule by_slack = plan.schedule();
        plan.at(plan.project).critical_by = CriticalBy::LongestPath;
        const Schedule by_path = plan.schedule();
        bool any = false;
        for (std::int32_t row = 0; row < rows.size(); ++row) {
            if (rows[row].summary) continue;
            if (by_path[row].critical) RC_ASSERT(by_slack[row].critical);
            any |= by_path[row].critical;
        }
        RC_ASSERT(any);
    });
}

TEST_CASE("The reason given for a start is true: without it the task would start earlier") {
    law([](std::uint64_t seed) {
        RandomPlan plan(seed, {.lags = Lags::None, .only_finish_to_start = true, .summaries = false});
        const Outline rows = plan.outline();
        const Schedule before = plan.schedule();
        for (std::int32_t row = 0; row < rows.size(); ++row) {
            if (before[row].driver != Driver::Link) continue;
            RC_ASSERT(before.work_time.position(before[before[row].driving_row].finish) ==
                      before.work_time.position(before[row].start));
            RC_ASSERT(before[row].driving_link->successor.id == rows[row].task->id);
        }
    });
}

TEST_CASE("A task that is moved to an earlier day lies earlier then, or it is said why it stays") {
    law([](std::uint64_t seed) {
        RandomPlan plan(seed, {.constraints = true});
        for (const Ref<Task> task : plan.tasks) {
            const Outline rows = plan.outline();
            const Schedule before = plan.schedule();
            const std::int32_t row = rows.find(task);
            if (rows[row].summary) continue;
            const DateTime wanted{before[row].start.minutes - plan.dice.between(1, 10 * minutes_per_day)};
            Result<PlanEdit> moved = move_to(plan.workspace, rows, before, task, wanted, 2026);
            Task changed = plan[task];
            changed.constraint = Constraint::StartNoEarlier;
            changed.constraint_date = wanted;
            WhatIf what_if(plan.workspace, rows, task);
            const bool stays = what_if.with(changed)[row].start == before[row].start;
            RC_ASSERT(stays == !moved.has_value());
            if (!moved) continue;
            const std::string label = moved->edit.label;
            RC_ASSERT(plan.run(Result<Edit>(std::move(moved->edit))) == label);
            RC_ASSERT(plan.schedule()[row].start != before[row].start);
        }
    });
}

}  // namespace rapport
