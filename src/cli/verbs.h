#pragma once
// What the verbs of the command line do. Each ends with one of the codes of command_line.h.

#include "cli/command_line.h"
#include "model/workspace.h"

namespace rapport::cli {

int run_import(const Call& call, World& world);
int run_export(const Call& call, World& world);
int run_merge(const Call& call, World& world);
int run_check(const Call& call, World& world);
int run_show(const Call& call, World& world);
int run_schedule(const Call& call, World& world);
int run_level(const Call& call, World& world);
int run_forecast(const Call& call, World& world);
int run_snapshot(const Call& call, World& world);
int run_reply(const Call& call, World& world);
int run_report(const Call& call, World& world);

/// Says an Error on standard error; gives `failed`.
int report(World& world, const Error& error, std::string_view about = {});

/// The workspace in a file.
Result<Workspace> open_workspace(const std::string& path, World& world);

/// Refuses before any work is done what the disk would refuse at its end.
Result<void> may_write(const std::string& path, Existing existing, World& world);

/// The project of that name, code or id; without one the only project there is.
Result<Ref<Project>> find_project(const Workspace& workspace, std::string_view wanted);

}  // namespace rapport::cli
