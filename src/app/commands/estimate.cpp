#include "app/commands/estimate.h"

#include "base/text.h"
#include "schedule/notation.h"

namespace rapport {
namespace {

TimeScale scale_of(const Workspace& workspace, const Task& task) {
    const Project* project = workspace.find(task.project);
    return project ? time_scale_of(*project) : TimeScale{};
}

Result<std::optional<Minutes>> parse_estimate(std::string_view typed, const Task& task, const TimeScale& scale) {
    if (trimmed(typed).empty()) return std::optional<Minutes>();
    const Duration duration = TRY(parse_duration(typed, scale));
    if (duration.unit != task.duration_unit)
        return Error{Fault::Invalid,
                     task.duration_unit == TimeUnit::Elapsed
                         ? "This task counts elapsed time: type it as “5 ed”."
                         : "This task counts working time: type it as “5 d”, without the “e”.",
                     std::string(typed)};
    return std::optional(duration.minutes);
}

std::string most_likely(const Task& task, const TimeScale& scale) { return format_duration(duration_of(task), scale); }

}  // namespace

Result<Edit> set_optimistic(const Workspace& workspace, Ref<Task> ref, std::string_view typed) {
    const Task* task = workspace.find(ref);
    if (!task) return Error{Fault::Missing, "This task is no longer there.", {}};
    const TimeScale scale = scale_of(workspace, *task);
    const std::optional<Minutes> wanted = TRY(parse_estimate(typed, *task, scale));
    if (wanted && *wanted > task->duration)
        return Error{
            Fault::Invalid,
            "If all goes well it cannot take longer than the " + most_likely(*task, scale) + " it most likely takes.",
            std::string(typed)};
    Edit edit{"Estimate of “" + title_of(type_of<Task>, *task) + "” if all goes well", {}};
    edit.set<&Task::optimistic>(*task, wanted);
    return edit;
}

Result<Edit> set_pessimistic(const Workspace& workspace, Ref<Task> ref, std::string_view typed) {
    const Task* task = workspace.find(ref);
    if (!task) return Error{Fault::Missing, "This task is no longer there.", {}};
    const TimeScale scale = scale_of(workspace, *task);
    const std::optional<Minutes> wanted = TRY(parse_estimate(typed, *task, scale));
    if (wanted && *wanted < task->duration)
        return Error{
            Fault::Invalid,
            "If much goes wrong it cannot take less than the " + most_likely(*task, scale) + " it most likely takes.",
            std::string(typed)};
    Edit edit{"Estimate of “" + title_of(type_of<Task>, *task) + "” if much goes wrong", {}};
    edit.set<&Task::pessimistic>(*task, wanted);
    return edit;
}

}  // namespace rapport
