#include "schedule/schedule.h"

#include "schedule/scheduler.h"

namespace rapport {

Schedule schedule_of(const Workspace& workspace, const Outline& outline) {
    return schedule_of(workspace, outline, network_of(workspace, outline));
}

Schedule schedule_of(const Workspace& workspace, const Outline& outline, const Network& net) {
    Schedule schedule;
    Scheduler(workspace, outline, net).tell(schedule);
    return schedule;
}

}  // namespace rapport
