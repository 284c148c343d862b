// Schedules and forecasts of large plans, and what is known of many clients, as WebAssembly, in a page of their own (scripts/bench
// reschedule, clients): what they cost without a window around them.

#include <emscripten/em_macros.h>

#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>

#include "codec/workspace_json.h"
#include "engagement/attention.h"
#include "engagement/cadence.h"
#include "engagement/cracks.h"
#include "schedule/forecast.h"
#include "schedule/network.h"
#include "schedule/scheduler.h"
#include "support/plain_snprintf.h"

using namespace rapport;

namespace {

struct Loaded {
    Workspace workspace;
    Outline outline;
    Network net;
};

/// The plan of each project, as the window keeps them from edit to edit.
struct Known {
    Outline outline;
    Schedule schedule;
    PlanFacts facts;
};

constexpr Date today{20'759};  // Monday 2 November 2026.

std::string text;
Loaded loaded;
std::map<Id, std::unique_ptr<Known>> known;

const PlanFacts* facts_of(Ref<Project> project) {
    const auto found = known.find(project.id);
    return found == known.end() ? nullptr : &found->second->facts;
}

[[noreturn]] void give_up(std::string_view why) {
    std::fprintf(stderr, "%.*s\n", static_cast<int>(why.size()), why.data());
    std::abort();
}

}  // namespace

extern "C" {

/// Where the text of a file is to be put.
EMSCRIPTEN_KEEPALIVE char* scheduling_room(std::size_t size) {
    text.resize(size);
    return text.data();
}

/// Reads it, and finds the outline and the network of its one project. The number of rows.
EMSCRIPTEN_KEEPALIVE int scheduling_read() {
    Result<Workspace> read = read_workspace(text, {.limits = stored_limits, .progress = {}});
    if (!read) give_up(read.error().message);
    text = {};
    std::construct_at(&loaded, Loaded{std::move(*read), {}, {}});
    for (const Project& project : loaded.workspace.all<Project>())
        loaded.outline = outline_of(loaded.workspace, Ref<Project>{project.id});
    loaded.net = network_of(loaded.workspace, loaded.outline);
    return loaded.outline.size();
}

/// From the network: both passes with all calendars, slack, summaries. A number that rests on the result.
EMSCRIPTEN_KEEPALIVE double scheduling_schedule(int times) {
    double sum = 0;
    for (int i = 0; i < times; ++i) {
        const Schedule schedule = schedule_of(loaded.workspace, loaded.outline, loaded.net);
        sum += static_cast<double>(schedule.finish.minutes + schedule[loaded.outline.size() - 1].total_slack.count);
    }
    return sum;
}

/// From the records: the network, too.
EMSCRIPTEN_KEEPALIVE double scheduling_from_records(int times) {
    double sum = 0;
    for (int i = 0; i < times; ++i) {
        const Schedule schedule = schedule_of(loaded.workspace, loaded.outline);
        sum += static_cast<double>(schedule.finish.minutes);
    }
    return sum;
}

/// As the window does after an edit: the first task that is no summary becomes longer or shorter by a day, each time, and all
/// that follows from it is found again.
EMSCRIPTEN_KEEPALIVE double scheduling_again(int times) {
    std::int32_t row = 0;
    while (loaded.outline[row].summary) ++row;
    auto& task = static_cast<Task&>(loaded.workspace.table(type_of<Task>).at(loaded.outline[row].task->id));
    Scheduler scheduler(loaded.workspace, loaded.outline, loaded.net);
    Schedule schedule;
    scheduler.tell(schedule);
    const DateTime before = schedule[row].finish;
    double moved = 0;
    for (int i = 0; i < times; ++i) {
        task.duration.count += i % 2 == 0 ? 480 : -480;
        if (!scheduler.tell_again(schedule)) give_up("the schedule had to be made anew");
        if (i % 2 == 0 && schedule[row].finish == before) give_up("the edit moved nothing");
        moved += static_cast<double>(schedule[row].finish.minutes - before.minutes);
    }
    return moved;
}

/// A forecast of so many runs; every task takes from half of its days to double. The middle of its finishes.
EMSCRIPTEN_KEEPALIVE double scheduling_forecast(int runs) {
    for (Entity* record : loaded.workspace.table(type_of<Task>).rows()) {
        auto& task = static_cast<Task&>(*record);
        task.optimistic = Minutes{task.duration.count / 2};
        task.pessimistic = Minutes{task.duration.count * 2};
    }
    Forecaster forecaster(loaded.workspace, loaded.outline, loaded.net, {.runs = runs});
    while (forecaster.step(runs)) {}
    return static_cast<double>(forecaster.forecast().p50.minutes);
}

/// Plans every project and keeps what is known of it. The number of projects.
EMSCRIPTEN_KEEPALIVE int clients_plan() {
    for (const Project& project : loaded.workspace.all<Project>()) {
        auto plan = std::make_unique<Known>();
        plan->outline = outline_of(loaded.workspace, Ref<Project>{project.id});
        plan->schedule = schedule_of(loaded.workspace, plan->outline);
        plan->facts = plan_facts(plan->outline, plan->schedule, today);
        known[project.id] = std::move(plan);
    }
    return static_cast<int>(known.size());
}

/// What the first screen shows after an edit, but for the cracks. The edit moves a talk to another day: of all kinds of records
/// there are most of those, so that this is what costs most. A number that rests on the result.
EMSCRIPTEN_KEEPALIVE int clients_today(int times) {
    std::size_t sum = 0;
    EngagementIndex index(loaded.workspace, today);
    auto& touch = static_cast<Touchpoint&>(*loaded.workspace.table(type_of<Touchpoint>).rows().front());
    for (int i = 0; i < times; ++i) {
        touch.held.minutes += i % 2 == 0 ? -minutes_per_day : minutes_per_day;
        loaded.workspace.touch(type_of<Touchpoint>, Depth::Amounts);
        index.follow(today);
        sum += touch_base(index).size() + clients_by_attention(index, facts_of).size();
    }
    return static_cast<int>(sum);
}

/// What falls through the cracks, after the same edit.
EMSCRIPTEN_KEEPALIVE int clients_cracks(int times) {
    std::size_t sum = 0;
    EngagementIndex index(loaded.workspace, today);
    for (int i = 0; i < times; ++i) {
        loaded.workspace.touch(type_of<Touchpoint>, Depth::Amounts);
        index.follow(today);
        RiskInput input;
        input.plan_of = facts_of;
        sum += cracks_of(index, input).found.size();
    }
    return static_cast<int>(sum);
}
}

int main() { return 0; }
