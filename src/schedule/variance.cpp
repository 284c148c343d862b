#include "schedule/variance.h"

#include <tuple>

#include "base/sort.h"

namespace rapport {

std::vector<const Baseline*> baselines_of(const Workspace& workspace, Ref<Project> project) {
    std::vector<const Baseline*> baselines;
    for (const Baseline& baseline : workspace.all<Baseline>())
        if (baseline.project == project) baselines.push_back(&baseline);
    // Of those of one day, which a file brings all at once, the first is the one people mean.
    sort_items(baselines, [](const Baseline* a, const Baseline* b) {
        return std::tuple(b->taken, b->born.clock, a->id) < std::tuple(a->taken, a->born.clock, b->id);
    });
    return baselines;
}

Comparison compare_with(const Workspace& workspace, const Outline& outline, Ref<Baseline> ref) {
    Comparison comparison;
    comparison.baseline = workspace.find(ref);
    if (!comparison.baseline) return comparison;
    comparison.tasks.resize(static_cast<std::size_t>(outline.size()));
    for (const BaselineTask& task : workspace.all<BaselineTask>()) {
        if (task.baseline != ref) continue;
        if (!comparison.start || task.start < *comparison.start) comparison.start = task.start;
        if (!comparison.finish || task.finish > *comparison.finish) comparison.finish = task.finish;
        const std::int32_t row = outline.find(task.task);
        if (row < 0) {
            ++comparison.gone;
            continue;
        }
        const BaselineTask*& kept = comparison.tasks[static_cast<std::size_t>(row)];
        if (!kept || task.id < kept->id) kept = &task;
    }
    return comparison;
}

std::vector<Minutes> work_of_rows(const Outline& outline) {
    std::vector<Minutes> work(static_cast<std::size_t>(outline.size()));
    for (std::int32_t row = outline.size(); row-- > 0;) {
        Minutes& own = work[static_cast<std::size_t>(row)];
        if (!outline[row].summary) own = outline[row].task->work;
        if (const std::int32_t parent = outline[row].parent; parent >= 0)
            work[static_cast<std::size_t>(parent)] = work[static_cast<std::size_t>(parent)] + own;
    }
    return work;
}

Variance variance_of(const BaselineTask& then, const PlannedTask& now, Minutes work, const WorkTime& time) {
    return {time.between(then.start, now.start), time.between(then.finish, now.finish), now.duration - then.duration,
            work - then.work};
}

}  // namespace rapport
