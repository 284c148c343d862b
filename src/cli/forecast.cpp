#include <algorithm>
#include <charconv>

#include "base/json.h"
#include "base/text.h"
#include "cli/plan_file.h"
#include "schedule/forecast.h"

namespace rapport::cli {
namespace {

constexpr std::int64_t most_runs = 1'000'000;

/// A whole number that an option says.
Result<std::int64_t> number_in(const Call& call, std::string_view option, std::int64_t otherwise, std::int64_t least,
                               std::int64_t most) {
    if (!call.has(option)) return otherwise;
    const std::string text = call.value(option);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size() && number >= least && number <= most) return number;
    return Error{Fault::Invalid,
                 "“" + std::string(option) + "” takes a whole number from " + with_thousands(least) + " to " +
                     with_thousands(most) + ", not “" + shortened(text, 40) + "”.",
                 {}};
}

struct Shown {
    const Workspace& workspace;
    const Project& project;
    Outline outline;
    Forecast forecast;
};

/// "0.815": a share of the runs, in thousandths, the same for every compiler.
Json share_json(const Forecast& forecast, std::int32_t count) {
    const std::int64_t thousandths = std::int64_t{count} * 1000 / forecast.runs;
    std::string digits = std::to_string(thousandths % 1000);
    digits.insert(0, 3 - digits.size(), '0');
    Json share;
    share.value = Json::Number{std::to_string(thousandths / 1000) + "." + digits};
    return share;
}

Json time_json(DateTime when) { return Json(with_seconds(when)); }

/// What is waited for, and with which chance it is there when it is due.
Json target_json(const Shown& shown, const ForecastTarget& target) {
    Json::Object object;
    if (target.row >= 0) {
        const Task& task = *shown.outline[target.row].task;
        object = {{"id", Json(to_string(task.id))},
                  {"uid", Json(std::int64_t{task.uid})},
                  {"name", Json(task.name)},
                  {"wbs", Json(shown.outline.number(target.row))}};
    } else {
        object = {{"id", Json(to_string(shown.project.id))}, {"name", Json(shown.project.name)}};
    }
    object.insert(object.end(), {{"p10", time_json(target.p10)},
                                 {"p50", time_json(target.p50)},
                                 {"p80", time_json(target.p80)},
                                 {"p90", time_json(target.p90)}});
    if (target.deadline) {
        object.emplace_back("deadline", time_json(*target.deadline));
        object.emplace_back("chance", share_json(shown.forecast, target.in_time));
    }
    if (target.promised) {
        object.emplace_back("promised", time_json(*target.promised));
        object.emplace_back("promise_chance", share_json(shown.forecast, target.as_promised));
    }
    return object;
}

Json task_json(const Shown& shown, std::int32_t row) {
    const Task& task = *shown.outline[row].task;
    const Estimate estimate = estimate_of(task, &shown.project);
    return Json::Object{
        {"id", Json(to_string(task.id))},
        {"uid", Json(std::int64_t{task.uid})},
        {"name", Json(task.name)},
        {"wbs", Json(shown.outline.number(row))},
        {"optimistic_minutes", Json(estimate.least)},
        {"likely_minutes", Json(estimate.likely)},
        {"pessimistic_minutes", Json(estimate.most)},
        {"estimated", Json(has_estimate(task))},
        {"criticality", share_json(shown.forecast, shown.forecast.critical[static_cast<std::size_t>(row)])}};
}

std::string as_json(const Shown& shown) {
    const Forecast& forecast = shown.forecast;
    Json::Array targets, tasks;
    for (const ForecastTarget& target : forecast.targets)
        if (target.row >= 0 || target.deadline || target.promised) targets.push_back(target_json(shown, target));
    for (std::int32_t row = 0; row < shown.outline.size(); ++row)
        if (!shown.outline[row].summary) tasks.push_back(task_json(shown, row));
    return write_json(Json::Object{
               {"project", Json(shown.project.name)},
               {"runs", Json(std::int64_t{forecast.runs})},
               {"seed", Json(static_cast<std::int64_t>(forecast.seed))},
               {"shape", Json(name_of(shown.project.estimate_shape))},
               {"planned", time_json(forecast.planned)},
               {"p10", time_json(forecast.p10)},
               {"p50", time_json(forecast.p50)},
               {"p80", time_json(forecast.p80)},
               {"p90", time_json(forecast.p90)},
               {"mean", time_json(forecast.mean)},
               {"mean_duration_minutes", Json(forecast.mean_duration.count)},
               {"deviation_minutes", Json(forecast.deviation.count)},
               {"open_tasks", Json(std::int64_t{forecast.tasks})},
               {"estimated_tasks", Json(std::int64_t{forecast.estimated})},
               {"uncertain_tasks", Json(std::int64_t{forecast.uncertain})},
               {"deadlines", Json(std::move(targets))},
               {"tasks", Json(std::move(tasks))},
           }) +
           "\n";
}

std::string day_text(DateTime when) { return to_iso(date_of(when)); }

std::string as_text(const Shown& shown) {
    const Forecast& forecast = shown.forecast;
    std::string text = shown.project.name + ": " + with_thousands(forecast.runs) + " runs, seed " +
                       std::to_string(forecast.seed) + "\n  " + with_thousands(forecast.estimated) + " of " +
                       counted(forecast.tasks, "open task has", "open tasks have") + " an estimate of " +
                       (forecast.tasks == 1 ? "its" : "their") + " own, " + with_thousands(forecast.uncertain) +
                       " may take longer or shorter\n";
    text += "  by the plan  " + day_text(forecast.planned) + "\n  P10          " + day_text(forecast.p10) +
            "\n  P50          " + day_text(forecast.p50) + "\n  P80          " + day_text(forecast.p80) +
            "\n  P90          " + day_text(forecast.p90) + "\n";
    for (const ForecastTarget& target : forecast.targets) {
        const std::string name = target.row < 0
                                     ? shown.project.name
                                     : shown.outline.number(target.row) + " " + shown.outline[target.row].task->name;
        if (target.deadline)
            text += "  " + std::to_string(forecast.percent(target.in_time)) + " % in time: " + name + ", due " +
                    day_text(*target.deadline) + "\n";
        if (target.promised)
            text += "  " + std::to_string(forecast.percent(target.as_promised)) + " % in time: " + name +
                    ", promised for " + day_text(*target.promised) + "\n";
    }
    return text;
}

}  // namespace

int run_forecast(const Call& call, World& world) {
    const Result<std::int64_t> runs = number_in(call, "--runs", 2000, 1, most_runs);
    const Result<std::int64_t> seed = number_in(call, "--seed", 1, 0, INT64_MAX);
    for (const Result<std::int64_t>* number : {&runs, &seed})
        if (!*number) {
            world.say("rapport: " + number->error().message);
            return misunderstood;
        }
    const std::string& path = call.files.front();
    const Result<PlanFile> file = open_plan(call, world);
    if (!file) return report(world, file.error(), path);
    const Project* project = file->workspace.find(file->project);
    if (!project) return report(world, {Fault::Missing, "There is no project in it.", {}}, path);
    Shown shown{file->workspace, *project, outline_of(file->workspace, file->project), {}};
    shown.forecast = forecast_of(file->workspace, shown.outline,
                                 {static_cast<std::int32_t>(*runs), static_cast<std::uint64_t>(*seed)});
    const Result<void> written =
        world.disk.write("-", call.has("--json") ? as_json(shown) : as_text(shown), Existing::Keep);
    return written ? done : report(world, written.error());
}

}  // namespace rapport::cli
