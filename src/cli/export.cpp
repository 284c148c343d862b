#include "base/text.h"
#include "cli/verbs.h"
#include "codec/workspace_json.h"
#include "interop/csv.h"
#include "interop/mspdi.h"

namespace rapport::cli {
namespace {

Result<Export> whole_workspace(const Workspace& workspace, std::string_view) {
    return Export{"workspace.json", "application/json", write_workspace(workspace), {}};
}

Result<Export> project_as_mspdi(const Workspace& workspace, std::string_view project) {
    return to_mspdi(workspace, TRY(find_project(workspace, project)));
}

Result<Export> project_as_csv(const Workspace& workspace, std::string_view project) {
    return to_csv(workspace, TRY(find_project(workspace, project)));
}

struct Format {
    std::string_view name;
    Result<Export> (*write)(const Workspace&, std::string_view project);
};
constexpr Format formats[] = {
    {"json", whole_workspace},
    {"mspdi", project_as_mspdi},
    {"csv", project_as_csv},
};

const Format* find_format(std::string_view name) {
    for (const Format& format : formats)
        if (format.name == name) return &format;
    return nullptr;
}

std::string names_of_formats() {
    std::string names;
    for (const Format& format : formats) names += (names.empty() ? "" : ", ") + std::string(format.name);
    return names;
}

}  // namespace

int run_export(const Call& call, World& world) {
    const Format* format = find_format(call.value("--to"));
    if (!format) {
        world.say("rapport: Say what to write with --to: " + names_of_formats() + ".");
        return misunderstood;
    }
    const std::string out = call.value("--out", "-");
    const Existing existing = call.has("--force") ? Existing::Replace : Existing::Keep;
    if (existing == Existing::Keep && world.disk.exists(out))
        return report(world, {Fault::Refused, "It is there already. --force replaces it.", {}}, out);

    const Result<Workspace> workspace = open_workspace(call.files.front(), world);
    if (!workspace) return report(world, workspace.error(), call.files.front());
    const Result<Export> exported = format->write(*workspace, call.value("--project"));
    if (!exported) return report(world, exported.error(), call.files.front());
    const Result<void> written = world.disk.write(out, exported->bytes, existing);
    if (!written) return report(world, written.error(), out);
    for (const Left& left : exported->left_out)
        world.say("  left out: " + left.what + " (" + with_thousands(left.count) + ")");
    return done;
}

}  // namespace rapport::cli
