#include "app/commands/baseline.h"

#include "app/commands/record.h"
#include "base/text.h"
#include "schedule/variance.h"

namespace rapport {
namespace {

bool is_taken(const Workspace& workspace, Ref<Project> project, std::string_view name, Id but = {}) {
    for (const Baseline& other : workspace.all<Baseline>())
        if (other.project == project && other.id != but && folded(other.name) == folded(name)) return true;
    return false;
}

std::string free_name(const Workspace& workspace, Ref<Project> project) {
    std::string name = "Baseline";
    for (int number = 2; is_taken(workspace, project, name); ++number) name = "Baseline " + std::to_string(number);
    return name;
}

Error name_taken(std::string_view name) {
    return {Fault::Invalid, "This project has a baseline “" + std::string(name) + "” already.", {}};
}

}  // namespace

Result<Edit> take_baseline(const Workspace& workspace, Ref<Project> ref, const Outline& outline,
                           const Schedule& schedule, NewBaseline wanted, const std::function<Id()>& make_id) {
    const Project* project = workspace.find(ref);
    if (!project) return Error{Fault::Missing, "This project is no longer there.", {}};
    if (outline.size() == 0) return Error{Fault::Invalid, "There is nothing to keep yet: the plan has no tasks.", {}};
    Baseline baseline{};
    baseline.id = make_id();
    baseline.project = ref;
    baseline.name = trimmed(wanted.name);
    if (baseline.name.empty()) baseline.name = free_name(workspace, ref);
    if (is_taken(workspace, ref, baseline.name)) return name_taken(baseline.name);
    baseline.taken = wanted.taken;
    baseline.p50 = wanted.p50;
    baseline.p80 = wanted.p80;
    Edit edit{"Take “" + baseline.name + "” of “" + project->name + "”", {}};
    edit.create(baseline);
    const std::vector<Minutes> work = work_of_rows(outline);
    for (std::int32_t row = 0; row < outline.size(); ++row) {
        const PlannedTask& planned = schedule[row];
        BaselineTask kept{};
        kept.id = make_id();
        kept.baseline = {baseline.id};
        kept.task = {outline[row].task->id};
        kept.start = planned.start;
        kept.finish = planned.finish;
        kept.duration = planned.duration;
        kept.work = work[static_cast<std::size_t>(row)];
        edit.create(kept);
    }
    return edit;
}

Result<Edit> rename_baseline(const Workspace& workspace, Ref<Baseline> ref, std::string_view name) {
    const Baseline* baseline = workspace.find(ref);
    if (!baseline) return Error{Fault::Missing, "This baseline is no longer there.", {}};
    const std::string wanted(trimmed(name));
    if (wanted.empty()) return Error{Fault::Invalid, "A baseline needs a name.", {}};
    if (is_taken(workspace, baseline->project, wanted, ref.id)) return name_taken(wanted);
    Edit edit{"Rename “" + baseline->name + "” to “" + wanted + "”", {}};
    edit.set<&Baseline::name>(*baseline, wanted);
    return edit;
}

Result<Edit> delete_baseline(const Workspace& workspace, Ref<Baseline> ref) {
    return delete_record(workspace, type_of<Baseline>, ref.id);
}

}  // namespace rapport
