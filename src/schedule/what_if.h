#pragma once
// A plan as it would be if one of its tasks were another: what moves along while somebody drags a bar. The workspace is left
// alone.

#include "schedule/scheduler.h"

namespace rapport {

class WhatIf {
public:
    /// O(n log n) in the tasks and links. Good as long as the workspace and the outline stay as they are.
    WhatIf(const Workspace& workspace, const Outline& outline, Ref<Task> task);
    WhatIf(const WhatIf&) = delete;

    [[nodiscard]] Id task() const { return task_.id; }
    /// The whole plan with `changed` in that task's place; what follows from the change alone is computed. Parallel to the
    /// outline.
    const Schedule& with(const Task& changed);

private:
    void begin();

    const Workspace& workspace_;
    Outline outline_;
    Task task_;
    Network net_;
    std::optional<Scheduler> scheduler_;
    Schedule schedule_;
};

}  // namespace rapport
