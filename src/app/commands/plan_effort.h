#pragma once
// What follows for the duration, the work and the people of a task when a person changes one of them. For the commands that do.

#include "app/commands/plan.h"
#include "schedule/effort.h"

namespace rapport {

/// Adds to an edit that changes a task or who works on it what hangs together with that (schedule/effort.h), and says so in a
/// sentence; empty where nothing does. Tasks that are done, count by the clock or are milestones are left alone.
std::string let_follow(const Workspace& workspace, Ref<Task> task, EffortChange change, Edit& edit);

/// One notice of two sentences, either of which may be empty.
void add_sentence(std::string& notice, std::string_view sentence);

}  // namespace rapport
