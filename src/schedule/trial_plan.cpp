#include "schedule/trial_plan.h"

#include <algorithm>

namespace rapport {
namespace {

template <class E> void copy_all(const Workspace& from, Workspace& to) {
    for (const E& record : from.all<E>()) static_cast<E&>(to.table(type_of<E>).at(record.id)) = record;
}

}  // namespace

Workspace copy_of_plan(const Workspace& from, Ref<Project> project) {
    Workspace to;
    copy_all<Project>(from, to);
    copy_all<Person>(from, to);
    copy_all<WorkingCalendar>(from, to);
    copy_all<CalendarException>(from, to);
    copy_all<Recurrence>(from, to);
    copy_all<Dependency>(from, to);
    copy_all<Assignment>(from, to);
    for (const Task& task : from.all<Task>())
        if (task.project == project) static_cast<Task&>(to.table(type_of<Task>).at(task.id)) = task;
    return to;
}

TrialPlan::TrialPlan(const Workspace& workspace, Ref<Project> project)
    : workspace_(copy_of_plan(workspace, project)),
      outline_(outline_of(workspace_, project)),
      net_(network_of(workspace_, outline_)) {
    clear();
}

const Schedule& TrialPlan::schedule() {
    if (!stale_) return schedule_;
    if (!scheduler_ || !scheduler_->tell_again(schedule_)) {
        scheduler_ = std::make_unique<Scheduler>(workspace_, outline_, net_);
        schedule_ = {};
        scheduler_->tell(schedule_);
    }
    stale_ = false;
    return schedule_;
}

void TrialPlan::put_off(std::int32_t row, Minutes delay) {
    Task& task = static_cast<Task&>(*workspace_.table(type_of<Task>).find(outline_[row].task->id));
    stale_ |= task.level_delay != delay;
    task.level_delay = delay;
}

void TrialPlan::start_from(std::int32_t row, DateTime when) {
    // The delay counts from what holds the task, which may lie before its start: a constraint or a calendar may hold it longer.
    std::int64_t too_little = delay(row).count;
    const DateTime start = schedule()[row].start;
    if (start >= when) return;
    std::int64_t step = std::max<std::int64_t>(1, schedule_.work_time.between(start, when).count);
    put_off(row, {too_little + step});
    constexpr std::int64_t longest = std::int64_t{1} << 32;
    while (schedule()[row].start < when) {
        too_little = delay(row).count;
        if (too_little > longest) return;
        step *= 2;
        put_off(row, {too_little + step});
    }
    if (schedule()[row].start == when) return;
    std::int64_t enough = delay(row).count;
    while (enough - too_little > 1) {
        const std::int64_t middle = too_little + (enough - too_little) / 2;
        put_off(row, {middle});
        (schedule()[row].start < when ? too_little : enough) = middle;
    }
    put_off(row, {enough});
}

void TrialPlan::clear() {
    for (std::int32_t row = 0; row < outline_.size(); ++row) put_off(row, {});
}

}  // namespace rapport
