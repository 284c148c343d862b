#include "app/commands/project.h"

#include "base/text.h"

namespace rapport {

Result<Edit> new_project(const Workspace& workspace, Id id, const NewProject& wanted, Date today) {
    Project project{};
    project.id = id;
    project.client = wanted.client;
    project.name = trimmed(wanted.name);
    project.start = wanted.start;
    project.success.text = trimmed(wanted.success);
    // Where people have described their working time once, that is what they mean.
    const auto calendars = workspace.all<WorkingCalendar>();
    if (auto first = calendars.begin(); first != calendars.end()) {
        project.calendar = {first->id};
        if (++first; first != calendars.end()) project.calendar = {};
    }
    if (project.name.empty()) return Error{Fault::Invalid, "A project needs a name.", {}};
    if (!workspace.find(wanted.client)) return Error{Fault::Missing, "This client is no longer there.", {}};
    if (!project.success.text.empty()) {
        project.success_by = wanted.success_by;
        project.success_on = today;
    }
    Edit edit{"New project “" + project.name + "”", {}};
    edit.create(project);
    return edit;
}

}  // namespace rapport
