#include <algorithm>

#include "base/text.h"
#include "cli/verbs.h"
#include "codec/workspace_json.h"
#include "sync/merge_report.h"

namespace rapport::cli {
namespace {

struct Copies {
    std::string ours;
    std::string theirs;
    std::string out;
    Existing existing = Existing::Keep;
    bool for_git = false;
};

/// Which files a call speaks of; an Error where it makes no sense.
Result<Copies> copies_of(const Call& call) {
    const bool for_git = call.has("--ours") || call.has("--theirs");
    if (for_git) {
        if (!call.has("--ours") || !call.has("--theirs") || !call.files.empty() || call.has("--out"))
            return Error{Fault::Invalid, "For Git say --base FILE --ours FILE --theirs FILE, and nothing else.", {}};
        return Copies{call.value("--ours"), call.value("--theirs"), call.value("--ours"), Existing::Replace, true};
    }
    if (call.files.size() != 2 || !call.has("--out"))
        return Error{Fault::Invalid, "Say which two copies, and where to write: rapport merge A B --out C.", {}};
    return Copies{call.files[0], call.files[1], call.value("--out"),
                  call.has("--force") ? Existing::Replace : Existing::Keep, false};
}

std::string clash_line(const Workspace& workspace, const Clash& clash) {
    const std::string name =
        std::string(clash.type->label) + " “" + shortened(title_of(*clash.type, *clash.record), 60) + "”";
    const std::string other = writer_of(workspace, clash.other);
    const std::string current = writer_of(workspace, clash.current);
    if (clash.kind == ClashKind::Deletion)
        return "  clash: the " + name + " was deleted by " + other + " and edited by " + current + ".";
    std::string fields;
    for (const ClashField& one : clash.fields)
        if (one.field->kind != Kind::Rank) fields += (fields.empty() ? "" : ", ") + std::string(one.field->label);
    return "  clash: " + fields + " of the " + name + ": what " + current + " wrote holds, what " + other +
           " wrote is kept beside it.";
}

/// What is open in `merged` and was in neither copy before.
std::vector<Clash> new_clashes(const Workspace& merged, const Workspace& ours, const Workspace& theirs) {
    const auto key = [](const Clash& clash) {
        return std::pair(clash.record->id, clash.conflict ? clash.conflict->id : Id{});
    };
    std::vector<std::pair<Id, Id>> known;
    for (const Workspace* copy : {&ours, &theirs})
        for (const Clash& clash : clashes_in(*copy)) known.push_back(key(clash));
    std::ranges::sort(known);
    std::vector<Clash> clashes = clashes_in(merged);
    std::erase_if(clashes, [&](const Clash& clash) { return std::ranges::binary_search(known, key(clash)); });
    return clashes;
}

Result<void> may_go_on(const MergeReport& report, const Call& call) {
    if (report.weight() == Weight::Refuse) return Error{Fault::Refused, report.doubts.front().sentence, {}};
    if (report.weight() == Weight::Ask && (!call.has("--yes") || call.has("--strict")))
        return Error{Fault::Refused, report.doubts.front().sentence + " If it is meant, say --yes.", {}};
    return {};
}

}  // namespace

int run_merge(const Call& call, World& world) {
    const Result<Copies> copies = copies_of(call);
    if (!copies) {
        world.say("rapport: " + copies.error().message);
        return misunderstood;
    }
    if (const Result<void> may = may_write(copies->out, copies->existing, world); !may)
        return report(world, may.error(), copies->out);
    const Result<std::string> before = world.disk.read(copies->ours);
    if (!before) return report(world, before.error(), copies->ours);
    Result<Workspace> ours = read_workspace(*before);
    if (!ours) return report(world, ours.error(), copies->ours);
    const Result<Workspace> theirs = open_workspace(copies->theirs, world);
    if (!theirs) return report(world, theirs.error(), copies->theirs);

    MergePlan plan = plan_merge(*ours, *theirs);
    const MergeReport said = report_of(*ours, *theirs, plan, {.now_millis = world.clock.now().millis});
    if (const Result<void> may = may_go_on(said, call); !may) return report(world, may.error(), copies->theirs);
    carry_out(*ours, std::move(plan));
    if (ours->id.is_null()) ours->id = theirs->id;

    const Result<Workspace> mine = read_workspace(*before);
    const std::vector<Clash> clashes = new_clashes(*ours, *mine, *theirs);
    for (const MergeDoubt& doubt : said.doubts) world.say("  " + doubt.sentence);
    for (const std::string& line : lines_of(said)) world.say("  " + line);
    for (const Clash& clash : clashes) world.say(clash_line(*ours, clash));
    if (call.has("--strict") && !clashes.empty())
        return report(world, {Fault::Refused, "The copies clash, so nothing was written (--strict).", {}},
                      copies->theirs);
    const Result<void> written = world.disk.write(copies->out, write_workspace(*ours), copies->existing);
    if (!written) return report(world, written.error(), copies->out);
    return copies->for_git && !clashes.empty() ? failed : done;
}

}  // namespace rapport::cli
