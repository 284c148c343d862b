#include "schedule/what_if.h"

namespace rapport {

WhatIf::WhatIf(const Workspace& workspace, const Outline& outline, Ref<Task> task)
    : workspace_(workspace), outline_(outline), task_(*workspace.find(task)), net_(network_of(workspace, outline)) {
    outline_.show_as(outline_.find(task), task_);
    begin();
}

const Schedule& WhatIf::with(const Task& changed) {
    task_ = changed;
    if (!scheduler_->tell_again(schedule_)) begin();
    return schedule_;
}

void WhatIf::begin() {
    scheduler_.emplace(workspace_, outline_, net_);
    scheduler_->tell(schedule_);
}

}  // namespace rapport
