#include "cli/verbs.h"

#include "base/text.h"
#include "codec/workspace_json.h"

namespace rapport::cli {

int report(World& world, const Error& error, std::string_view about) {
    world.say("rapport: " + (about.empty() ? "" : std::string(about) + ": ") + error.message);
    return failed;
}

Result<Workspace> open_workspace(const std::string& path, World& world) {
    return read_workspace(TRY(world.disk.read(path)));
}

Result<void> may_write(const std::string& path, Existing existing, World& world) {
    if (existing == Existing::Replace || !world.disk.exists(path)) return {};
    return Error{Fault::Refused, std::string(is_there_already), {}};
}

Result<Ref<Project>> find_project(const Workspace& workspace, std::string_view wanted) {
    std::string names;
    Ref<Project> found;
    int count = 0;
    const Result<Id> id = parse_id(wanted);
    for (const Project& project : workspace.all<Project>()) {
        names += (names.empty() ? "“" : ", “") + project.name + "”";
        const bool meant = wanted.empty() || (id && *id == project.id) || folded(project.name) == folded(wanted) ||
                           (!project.code.empty() && folded(project.code) == folded(wanted));
        if (!meant) continue;
        found = {project.id};
        ++count;
    }
    if (count == 1) return found;
    if (names.empty()) return Error{Fault::Missing, "There is no project in this workspace.", {}};
    if (count == 0)
        return Error{Fault::Missing, "There is no project “" + std::string(wanted) + "”. There are " + names + ".", {}};
    if (wanted.empty()) return Error{Fault::Invalid, "Say which project with --project: " + names + ".", {}};
    return Error{Fault::Invalid, "Several projects are called “" + std::string(wanted) + "”. Say which by its id.", {}};
}

}  // namespace rapport::cli
