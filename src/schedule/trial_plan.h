#pragma once
// A plan of its own to try delays in: the engine that schedules every plan says what follows from each. For levelling, and for what-if.

#include <memory>

#include "schedule/scheduler.h"
#include "schedule/stints.h"

namespace rapport {

/// What the schedule of a project and the load of its people rest on, to change at will. Of other projects' tasks it has none.
Workspace copy_of_plan(const Workspace& workspace, Ref<Project> project);

class TrialPlan {
public:
    /// Without any delay. Its rows are those of outline_of(workspace, project).
    TrialPlan(const Workspace& workspace, Ref<Project> project);

    [[nodiscard]] const Workspace& workspace() const { return workspace_; }
    [[nodiscard]] const Outline& outline() const { return outline_; }
    [[nodiscard]] const Network& network() const { return net_; }
    /// Up to date with all delays.
    [[nodiscard]] const Schedule& schedule();
    [[nodiscard]] Minutes delay(std::int32_t row) const { return outline_[row].task->level_delay; }

    void put_off(std::int32_t row, Minutes delay);
    /// Puts a task off as little as makes it start at `when` or later.
    void start_from(std::int32_t row, DateTime when);
    void clear();

private:
    Workspace workspace_;
    Outline outline_;
    Network net_;
    std::unique_ptr<Scheduler> scheduler_;
    Schedule schedule_;
    bool stale_ = true;
};

}  // namespace rapport
