#include "cli/plan_file.h"

#include <array>

#include "codec/workspace_json.h"
#include "interop/mspdi.h"

namespace rapport::cli {
namespace {

/// Ids that are the same each time the file is read: what is printed can be compared.
MakeId counted_ids() {
    return [next = std::uint64_t{0}]() mutable {
        ++next;
        std::array<std::uint8_t, 10> counted{};
        for (std::size_t byte = 0; byte < 8; ++byte) counted[9 - byte] = static_cast<std::uint8_t>(next >> (8 * byte));
        return make_uuid7(0, counted);
    };
}

Result<PlanFile> from_other_program(const std::string& bytes, World& world, const std::string& path) {
    const std::unique_ptr<ImportJob> job = from_mspdi(bytes, counted_ids(), date_of(world.clock.local_now()));
    Import import = TRY(finish(*job));
    for (const std::string& warning : import.report.warnings) world.say(path + ": " + warning);
    return PlanFile{std::move(import.records), import.project};
}

}  // namespace

Result<PlanFile> open_plan(const Call& call, World& world, Look look) {
    return plan_in(TRY(world.disk.read(call.files.front())), call, world, look);
}

Result<PlanFile> plan_in(const std::string& bytes, const Call& call, World& world, Look look) {
    const std::string& path = call.files.front();
    switch (kind_of(path, bytes)) {
    case FileKind::Mspdi: return from_other_program(bytes, world, path);
    case FileKind::Csv:
        return Error{
            Fault::Invalid, "A table has to be imported first: rapport import " + path + " --out WORKSPACE.", {}};
    case FileKind::Mail:
    case FileKind::Unknown: return Error{Fault::Malformed, what_it_looks_like(bytes), {}};
    case FileKind::Rapport: break;
    }
    PlanFile file{TRY(read_workspace(bytes)), {}};
    file.project = TRY(find_project(file.workspace, call.value("--project")));
    say_findings(findings_in(file.workspace, look), path, world);
    return std::move(file);
}

std::string with_seconds(DateTime when) { return to_iso(when) + ":00"; }

}  // namespace rapport::cli
