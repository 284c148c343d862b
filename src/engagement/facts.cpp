#include "engagement/facts.h"

#include <algorithm>

#include "base/sort.h"

namespace rapport {
namespace {

std::size_t index(std::int32_t row) { return static_cast<std::size_t>(row); }

bool is_done(const PlannedTask& planned) { return planned.done.count >= 100; }

/// By row: the open task that starts first of those it holds; -1: none.
std::vector<std::int32_t> first_moved(const Outline& outline, const Schedule& schedule) {
    std::vector<std::int32_t> moved(index(outline.size()), -1);
    for (std::int32_t row = 0; row < outline.size(); ++row) {
        const PlannedTask& planned = schedule[row];
        if (planned.driver != Driver::Link || planned.driving_row < 0 || !planned.planned || is_done(planned)) continue;
        std::int32_t& first = moved[index(planned.driving_row)];
        if (first < 0 || planned.start < schedule[first].start) first = row;
    }
    return moved;
}

}  // namespace

Date last_day(DateTime start, DateTime finish) {
    return date_of(finish > start ? DateTime{finish.minutes - 1} : finish);
}

PlanFacts plan_facts(const Outline& outline, const Schedule& schedule, Date today, std::optional<Date> likely) {
    PlanFacts facts;
    facts.outline = &outline;
    facts.schedule = &schedule;
    facts.likely = likely;
    facts.done = schedule.done;
    const std::vector<std::int32_t> moved = first_moved(outline, schedule);
    bool planned_any = false;
    std::int32_t next = -1;
    for (std::int32_t row = 0; row < outline.size(); ++row) {
        const PlannedTask& planned = schedule[row];
        if (outline[row].summary || !planned.planned) continue;
        planned_any = true;
        if (is_done(planned)) continue;
        const Task& task = *outline[row].task;
        if (task.manual && !task.manual_start && !task.manual_finish) {
            facts.undated.push_back({task.id});
            continue;
        }
        if (task.milestone && (next < 0 || planned.finish < schedule[next].finish)) next = row;
        const Date end = last_day(planned.start, planned.finish);
        LateTask late;
        if (task.promised) late.due = date_of(*task.promised);
        else if (task.deadline) late.due = date_of(*task.deadline);
        const std::int32_t since = today.days - end.days;
        const std::int32_t behind = late.due ? end.days - late.due->days : 0;
        late.days = std::max(since, behind);
        if (late.days <= 0) continue;
        late.overdue = since > 0 && since >= behind;
        late.task = {task.id};
        late.name = task.name;
        late.milestone = task.milestone;
        if (moved[index(row)] >= 0) late.moves = outline[moved[index(row)]].task->name;
        facts.late.push_back(std::move(late));
    }
    if (planned_any) facts.finish = last_day(schedule.start, schedule.finish);
    if (next >= 0) {
        facts.milestone = {outline[next].task->id};
        facts.milestone_name = outline[next].task->name;
        facts.milestone_on = last_day(schedule[next].start, schedule[next].finish);
    }
    sort_items(facts.late, std::ranges::greater{}, &LateTask::days);
    return facts;
}

std::optional<PlannedDays> planned_days(const PlanFacts* facts, Ref<Task> task) {
    if (!facts || !facts->outline || !facts->schedule) return std::nullopt;
    const std::int32_t row = facts->outline->find(task);
    if (row < 0) return std::nullopt;
    const PlannedTask& planned = (*facts->schedule)[row];
    return PlannedDays{
        date_of(planned.start), last_day(planned.start, planned.finish),
        planned.planned,        planned.done.count > 0 || (*facts->outline)[row].task->actual_start.has_value(),
        is_done(planned),       (*facts->outline)[row].summary};
}

}  // namespace rapport
