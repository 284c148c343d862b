#include "engagement/playbooks.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/sort.h"
#include "base/text.h"
#include "engagement/dissatisfaction.h"
#include "engagement/sayings.h"
#include "schedule/notation.h"

namespace rapport {
namespace {

/// Days of the clock, not of work.
constexpr TimeScale by_the_clock{{minutes_per_day}, {7 * minutes_per_day}, 30};

struct BuiltInStep {
    std::string_view text;
    std::int64_t hours;
};
/// The hours are our choice: a first word long before its light turns amber, an answer within two days, and a look back.
constexpr std::array built_in{
    BuiltInStep{"Call whoever said it. Thank them, and let them finish.", 4},
    BuiltInStep{"Say back in one sentence what is wrong, and ask whether that is it.", 4},
    BuiltInStep{"Ask whether others of the client see it in the same way.", 24},
    BuiltInStep{"Find what led to it on our side. Look for a cause, not for somebody to blame.", 48},
    BuiltInStep{"Agree with the client on what is done about it, by whom and by when.", 48},
    BuiltInStep{"Tell the client what was done, and how they can see it.", 7 * 24},
    BuiltInStep{"Ask whether it is well again, and write down their words.", 10 * 24},
    BuiltInStep{"Change what let it happen, so that it does not come back.", 21 * 24},
};

template <class Step, class Owner>
std::vector<const Step*> in_order(const Workspace& workspace, Ref<Owner> owner, Ref<Owner> Step::* of) {
    std::vector<const Step*> steps;
    for (const Step& step : workspace.all<Step>())
        if (step.*of == owner) steps.push_back(&step);
    sort_items(steps, {}, [](const Step* step) { return std::tuple(step->rank, step->id); });
    return steps;
}

/// "50 min", "13 h", "2 d 4 h": what matters of it.
std::string roughly(std::int64_t minutes) {
    if (minutes >= minutes_per_hour) minutes -= minutes % minutes_per_hour;
    return within_said({minutes});
}

std::string when_of(const RecoveryStep& step, bool overdue, DateTime now) {
    const Date today = date_of(now);
    if (step.done) return "Done on " + day_said(*step.done, today);
    if (!step.due) return {};
    if (overdue) return "Overdue by " + roughly(now.minutes - step.due->minutes);
    return "Due " + day_said(date_of(*step.due), today) + " " + format_time(time_of(*step.due));
}

}  // namespace

std::vector<const Playbook*> playbooks_of(const Workspace& workspace) {
    std::vector<const Playbook*> playbooks;
    for (const Playbook& playbook : workspace.all<Playbook>()) playbooks.push_back(&playbook);
    sort_items(playbooks, [](const Playbook* a, const Playbook* b) {
        const int order = compare_natural(a->name, b->name);
        return order != 0 ? order < 0 : a->id < b->id;
    });
    return playbooks;
}

std::vector<const PlaybookStep*> steps_of(const Workspace& workspace, Ref<Playbook> playbook) {
    return in_order(workspace, playbook, &PlaybookStep::playbook);
}

std::vector<const RecoveryStep*> steps_of(const Workspace& workspace, Ref<Recovery> recovery) {
    return in_order(workspace, recovery, &RecoveryStep::recovery);
}

bool is_meant_for(const Playbook& playbook, RecoverySource source) {
    return source == RecoverySource::LowAnswer ? playbook.low_answer : playbook.complaint;
}

std::vector<const Playbook*> playbooks_for(const Workspace& workspace, const Recovery& recovery) {
    std::vector<const Playbook*> fitting;
    for (const Playbook* playbook : playbooks_of(workspace))
        if (is_meant_for(*playbook, recovery.source)) fitting.push_back(playbook);
    sort_items(fitting, {}, [](const Playbook* playbook) { return playbook->complaint && playbook->low_answer; });
    return fitting;
}

std::optional<DateTime> due_of(const PlaybookStep& step, const Recovery& recovery) {
    if (step.within.count <= 0) return std::nullopt;
    return DateTime{recovery.received.minutes + std::min(step.within, longest_within).count};
}

StepsReading read_steps(const Workspace& workspace, const Recovery& recovery, DateTime now) {
    StepsReading reading;
    const bool over = is_closed(recovery);
    bool next = !over;
    for (const RecoveryStep* step : steps_of(workspace, Ref<Recovery>{recovery.id})) {
        StepReading one;
        one.step = step;
        one.owner = workspace.find(step->owner.is_null() ? recovery.owner : step->owner);
        one.done = step->done.has_value();
        one.next = next && !one.done;
        next = next && one.done;
        one.overdue = !one.done && !over && step->due && *step->due < now;
        one.when = when_of(*step, one.overdue, now);
        reading.done += one.done ? 1 : 0;
        reading.overdue += one.overdue ? 1 : 0;
        reading.steps.push_back(std::move(one));
    }
    if (reading.steps.empty()) return reading;
    reading.said = std::to_string(reading.done) + " of " + std::to_string(reading.steps.size()) + " done";
    if (reading.overdue > 0) reading.said += ", " + std::to_string(reading.overdue) + " overdue";
    return reading;
}

const RecoveryStep* overdue_step(const Workspace& workspace, const Recovery& recovery, DateTime now) {
    const RecoveryStep* longest = nullptr;
    if (is_closed(recovery)) return nullptr;
    for (const RecoveryStep& step : workspace.all<RecoveryStep>()) {
        if (step.recovery.id != recovery.id || step.done || !step.due || *step.due >= now) continue;
        if (!longest || *step.due < *longest->due) longest = &step;
    }
    return longest;
}

std::string within_said(Minutes within) {
    return within.count <= 0 ? std::string() : format_minutes(within, by_the_clock);
}

Result<Minutes> parse_within(std::string_view text) {
    if (trimmed(text).empty()) return Minutes{};
    const Result<Duration> read = parse_duration(text, by_the_clock);
    if (!read && read.error().fault != Fault::Limit)
        return Error{Fault::Invalid,
                     "“" + shortened(trimmed(text), 40) +
                         "” is not a time. Write it as 4h, 2d or 1w, or leave it empty where there is no hurry.",
                     {}};
    if (!read || read->minutes > longest_within)
        return Error{Fault::Limit, "That is longer than a year. Leave it empty where there is no hurry.", {}};
    return read->minutes;
}

Playbook built_in_playbook() {
    Playbook playbook{};
    playbook.name = "When a client is not content";
    playbook.notes = {"For any complaint or low answer. Change it to what you do."};
    return playbook;
}

std::vector<PlaybookStep> built_in_steps() {
    std::vector<PlaybookStep> steps;
    for (const BuiltInStep& one : built_in) {
        PlaybookStep step{};
        step.text = one.text;
        step.within = {one.hours * minutes_per_hour};
        step.rank = rank_between(steps.empty() ? Rank{} : steps.back().rank, {});
        steps.push_back(std::move(step));
    }
    return steps;
}

}  // namespace rapport
