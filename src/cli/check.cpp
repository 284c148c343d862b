#include "base/json.h"
#include "base/text.h"
#include "cli/findings.h"
#include "cli/verbs.h"

namespace rapport::cli {
namespace {

std::string as_lines(const std::vector<Finding>& findings) {
    std::string text;
    for (const Finding& finding : findings)
        text += std::string(name_of(finding.trouble)) + ": " + finding.sentence + "\n";
    return text;
}

std::string as_json(const std::vector<Finding>& findings) {
    Json::Array list;
    for (const Finding& finding : findings)
        list.push_back(Json::Object{{"finding", Json(name_of(finding.trouble))},
                                    {"type", Json(finding.type)},
                                    {"id", finding.record.is_null() ? Json() : Json(to_string(finding.record))},
                                    {"message", Json(finding.sentence)}});
    return write_json(list) + "\n";
}

}  // namespace

int run_check(const Call& call, World& world) {
    const std::string& path = call.files.front();
    const Result<Workspace> workspace = open_workspace(path, world);
    if (!workspace) return report(world, workspace.error(), path);
    const std::vector<Finding> findings = findings_in(*workspace);
    const Result<void> written =
        world.disk.write("-", call.has("--json") ? as_json(findings) : as_lines(findings), Existing::Keep);
    if (!written) return report(world, written.error());
    world.say(path + ": " +
              (findings.empty() ? "nothing to complain about"
                                : counted(static_cast<std::int64_t>(findings.size()), "finding", "findings")) +
              " in " + counted(static_cast<std::int64_t>(workspace->living_count()), "record", "records") + ".");
    return findings.empty() ? done : failed;
}

}  // namespace rapport::cli
