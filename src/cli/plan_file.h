#pragma once
// The plan that a verb is about: a project of a workspace, or the one in a file of Microsoft Project as it comes.

#include "cli/findings.h"
#include "cli/verbs.h"
#include "model/outline.h"
#include "schedule/schedule.h"

namespace rapport::cli {

struct PlanFile {
    Workspace workspace;
    Ref<Project> project;
};

/// Reads the file of a call, and finds the project that --project names: the only one where it names none. What is odd about
/// a file of another program, and what of ours `look` finds, is said to the person.
Result<PlanFile> open_plan(const Call& call, World& world, Look look = Look::Plan);

/// The same where the bytes of that file were read already.
Result<PlanFile> plan_in(const std::string& bytes, const Call& call, World& world, Look look = Look::Plan);

/// "2026-11-02T08:00:00": with seconds, as other programs write civil times.
std::string with_seconds(DateTime when);

}  // namespace rapport::cli
