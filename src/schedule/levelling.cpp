#include "schedule/levelling.h"

#include <algorithm>
#include <queue>
#include <set>
#include <tuple>

#include "base/text.h"
#include "schedule/day_amounts.h"
#include "schedule/jobs.h"
#include "schedule/levelling_order.h"

namespace rapport {
namespace {

std::size_t index(std::int32_t at) { return static_cast<std::size_t>(at); }

constexpr std::int32_t longest_days = 100 * 366;
constexpr std::int32_t most_tries =
    20'000;  ///< Days that a task is tried on; whoever is never free keeps what they have.
/// Nobody begins anything for less than a quarter of an hour before the day is over.
constexpr std::int64_t least_minutes = 15;

/// The order of a plan's days: what is left too much is worst, then deadlines missed, the finish, and how much is put off.
struct Worth {
    std::int64_t too_much = 0;
    std::int64_t missed = 0;
    std::int64_t finish = 0;
    std::int64_t delays = 0;
    auto operator<=>(const Worth&) const = default;
};

class Leveller {
public:
    Leveller(const Workspace& workspace, const Load& load, TrialPlan& trial, std::span<const PlanInLoad> others)
        : load_(load),
          trial_(trial),
          times_(trial.workspace()),
          jobs_(trial.workspace(), trial.outline()),
          taken_by_others_(load.people().size()) {
        stints_ = stints_of(trial.workspace(), {&trial.outline(), &trial.schedule()}, times_);
        stints_from_.assign(index(trial.outline().size()) + 1, 0);
        for (const Stint& stint : stints_) {
            ++stints_from_[index(stint.row) + 1];
            people_of_stints_.push_back(load.find({stint.person->id}));
        }
        for (std::size_t row = 1; row < stints_from_.size(); ++row) stints_from_[row] += stints_from_[row - 1];
        WorkTimes times(workspace);
        for (const PlanInLoad& plan : others)
            for (const Stint& stint : stints_of(workspace, plan, times)) {
                DayAmounts& taken = taken_by_others_[index(load.find({stint.person->id}))];
                for_each_day(stint, stint.start, stint.finish, [&](std::int32_t day, std::int64_t effort) {
                    taken.add(day, effort);
                    return true;
                });
            }
        for (const Recurrence& rule : workspace.all<Recurrence>()) repeating_.insert(rule.task.id);
        for (std::int32_t row = 0; row < trial.outline().size(); ++row) stays_.push_back(stays_where_it_is(row));
        count_waits();
    }

    /// Leaves the best of several in the trial plan.
    void run() {
        std::optional<Worth> best;
        std::vector<Minutes> delays;
        for (const LevellingOrder& order : levelling_orders(trial_, stints_)) {
            trial_.clear();
            attempt(order);
            const Worth worth = worth_of_trial();
            if (best && *best <= worth) continue;
            best = worth;
            delays.clear();
            for (std::int32_t row = 0; row < trial_.outline().size(); ++row) delays.push_back(trial_.delay(row));
        }
        for (std::int32_t row = 0; row < trial_.outline().size(); ++row) trial_.put_off(row, delays[index(row)]);
    }

private:
    struct Booked {
        DateTime start, finish;
    };

    template <class Visit>
    static void for_each_day(const Stint& stint, DateTime start, DateTime finish, const Visit& visit) {
        const std::int32_t first = date_of(start).days;
        const std::int32_t last = std::min(date_of(DateTime{finish.minutes - 1}).days, first + longest_days);
        for (std::int32_t day = first; day <= last; ++day) {
            const std::int64_t effort =
                stint.effort(std::max(start, at(Date{day})), std::min(finish, at(Date{day + 1})));
            if (effort > 0 && !visit(day, effort)) return;
        }
    }

    [[nodiscard]] bool stays_where_it_is(std::int32_t row) const {
        const Task& task = *trial_.outline()[row].task;
        const bool begun = task.actual_start || task.actual_finish || task.done.count > 0;
        const bool soon = task.constraint == Constraint::AsSoonAsPossible ||
                          task.constraint == Constraint::StartNoEarlier ||
                          task.constraint == Constraint::FinishNoEarlier;
        constexpr std::int32_t never_moved = 1000;
        return begun || task.manual || !soon || task.priority >= never_moved || repeating_.contains(task.id);
    }

    void count_waits() {
        const Network& net = trial_.network();
        waits_.assign(net.kind.size(), 0);
        for (const Node node : net.order)
            for_each_follower(net, trial_.outline(), node, [&](Node next) { ++waits_[index(next)]; });
    }

    void book(std::int32_t row, DateTime start, DateTime finish, std::int64_t sign) {
        for (std::uint32_t i = stints_from_[index(row)]; i < stints_from_[index(row) + 1]; ++i) {
            const Stint& stint = stints_[i];
            const auto add = [&](std::int32_t day, std::int64_t effort) {
                taken_[index(people_of_stints_[i])].add(day, sign * effort);
                return true;
            };
            if (stint.repeats) for_each_day(stint, stint.start, stint.finish, add);
            else for_each_day(stint, start, finish, add);
        }
    }

    /// An instant behind `start` from which a task may be tried next; nothing where everybody on it has time.
    [[nodiscard]] std::optional<DateTime> conflict(std::int32_t row, DateTime start, DateTime finish) const {
        std::optional<DateTime> next;
        for (std::uint32_t i = stints_from_[index(row)]; i < stints_from_[index(row) + 1] && !next; ++i) {
            const std::int32_t person = people_of_stints_[i];
            for_each_day(stints_[i], start, finish, [&](std::int32_t day, std::int64_t effort) {
                const std::int64_t taken = taken_[index(person)].at(day);
                const std::int64_t capacity = load_.capacity_on(person, Date{day});
                // What is too much for somebody by itself will be so on any day.
                if (taken <= 0 || taken + effort <= std::max(capacity, effort)) return true;
                next = at(Date{day + 1});
                const std::int64_t minutes = (capacity - taken) / stints_[i].assignment->units.count;
                if (minutes < least_minutes) return false;
                const DateTime late = stints_[i].time->back(*next, {minutes - minutes % least_minutes});
                if (late > start) next = late;
                return false;
            });
        }
        return next;
    }

    /// The first start from `from` on at which everybody on the task has time; `from` where there is none.
    [[nodiscard]] DateTime first_fit(std::int32_t row, DateTime from) const {
        const Job& job = jobs_.jobs[index(row)];
        DateTime when = from;
        for (std::int32_t tries = 0; tries < most_tries; ++tries) {
            const Paces::Span span = jobs_.paces.forward(job.pace, jobs_.paces.moment(when), job.duration);
            if (span.finish.when >= end_of_time.minutes) break;
            const std::optional<DateTime> next = conflict(row, {span.start.when}, {span.finish.when});
            if (!next) return {span.start.when};
            when = std::max(*next, DateTime{when.minutes + 1});
        }
        return from;
    }

    void place(std::int32_t row) {
        const bool takes_time = stints_from_[index(row)] < stints_from_[index(row) + 1];
        if (!takes_time) return;
        if (stays_[index(row)]) book(row, booked_[index(row)].start, booked_[index(row)].finish, -1);
        constexpr int corrections = 8;  // Where a constraint or a link to its finish makes of a start something else.
        for (int i = 0; !stays_[index(row)] && i < corrections; ++i) {
            const PlannedTask& planned = trial_.schedule()[row];
            if (!conflict(row, planned.start, planned.finish)) break;
            const DateTime from = i == 0 ? planned.start : DateTime{planned.start.minutes + 1};
            const DateTime fit = first_fit(row, from);
            if (fit <= planned.start) break;
            trial_.start_from(row, fit);
        }
        const PlannedTask& planned = trial_.schedule()[row];
        book(row, planned.start, planned.finish, 1);
    }

    /// Serial generation of one plan: whatever has all its predecessors placed may be next.
    void attempt(const LevellingOrder& order) {
        taken_ = taken_by_others_;
        booked_.assign(stays_.size(), {});
        for (std::int32_t row = 0; row < trial_.outline().size(); ++row) {
            if (!stays_[index(row)]) continue;
            booked_[index(row)] = {trial_.schedule()[row].start, trial_.schedule()[row].finish};
            book(row, booked_[index(row)].start, booked_[index(row)].finish, 1);
        }
        const Network& net = trial_.network();
        using Ranked = std::tuple<std::int32_t, std::int64_t, Node>;
        std::priority_queue<Ranked, std::vector<Ranked>, std::greater<>> queue;
        const auto add = [&](Node node) {
            const bool leaf = net.kind[index(node)] == NodeKind::Leaf;
            constexpr std::int32_t before_all = -1'000'000;  // Gates and rolls only let others through.
            if (leaf) queue.emplace(-trial_.outline()[node].task->priority, order[index(node)], node);
            else queue.emplace(before_all, 0, node);
        };
        std::vector<std::int32_t> waits = waits_;
        for (const Node node : net.order)
            if (waits[index(node)] == 0) add(node);
        while (!queue.empty()) {
            const Node node = std::get<2>(queue.top());
            queue.pop();
            if (net.kind[index(node)] == NodeKind::Leaf) place(node);
            for_each_follower(net, trial_.outline(), node, [&](Node next) {
                if (--waits[index(next)] == 0) add(next);
            });
        }
    }

    Worth worth_of_trial() {
        Worth worth;
        for (std::size_t person = 0; person < taken_.size(); ++person)
            for (std::int32_t day = taken_[person].first(); day < taken_[person].end(); ++day)
                if (const std::int64_t taken = taken_[person].at(day); taken > 0)
                    worth.too_much += std::max<std::int64_t>(
                        0, taken - load_.capacity_on(static_cast<std::int32_t>(person), Date{day}));
        const Schedule& schedule = trial_.schedule();
        for (std::int32_t row = 0; row < trial_.outline().size(); ++row) {
            const Task& task = *trial_.outline()[row].task;
            if (task.deadline && schedule[row].finish > *task.deadline) ++worth.missed;
            worth.delays += task.level_delay.count;
        }
        worth.finish = schedule.finish.minutes;
        return worth;
    }

    const Load& load_;
    TrialPlan& trial_;
    WorkTimes times_;
    Jobs jobs_;
    std::vector<Stint> stints_;  ///< By row.
    std::vector<std::uint32_t> stints_from_;
    std::vector<std::int32_t> people_of_stints_;
    std::vector<DayAmounts> taken_by_others_, taken_;  ///< By person.
    std::set<Id> repeating_;                           ///< Tasks.
    std::vector<bool> stays_;                          ///< By row.
    std::vector<Booked> booked_;                       ///< Of those.
    std::vector<std::int32_t> waits_;                  ///< By node.
};

/// Those of people who have something to do in this plan that day.
std::vector<Overload> overloads_in(const Load& load, Ref<Project> project) {
    std::vector<Overload> found = load.overloads();
    std::erase_if(found, [&](const Overload& one) {
        return std::ranges::none_of(one.tasks, [&](const Task* task) { return task->project == project; });
    });
    return found;
}

}  // namespace

Result<Levelling> level(const Workspace& workspace, Ref<Project> project, std::span<const PlanInLoad> plans) {
    const Project* record = workspace.find(project);
    const auto own = std::ranges::find(plans, project, [](const PlanInLoad& plan) { return plan.outline->project(); });
    if (!record || own == plans.end()) return Error{Fault::Missing, "This project is no longer there.", {}};
    if (record->plan_from == PlanFrom::Finish)
        return Error{
            Fault::Refused,
            "“" + shortened(record->name, 60) +
                "” is planned back from its finish, so its tasks cannot be put off. Plan it forward to level it.",
            {}};
    const Load load = load_of(workspace, plans);
    TrialPlan trial(workspace, project);
    std::vector<PlanInLoad> others;
    for (const PlanInLoad& plan : plans)
        if (&plan != &*own) others.push_back(plan);
    Leveller(workspace, load, trial, others).run();

    Levelling levelling;
    const Schedule& now = *own->schedule;
    const Schedule& then = trial.schedule();
    for (std::int32_t row = 0; row < own->outline->size(); ++row) {
        const Task& task = *(*own->outline)[row].task;
        const PlannedTask& before = now[row];
        const PlannedTask& after = then[row];
        if (before.start != after.start || before.finish != after.finish || task.level_delay != trial.delay(row))
            levelling.rows.push_back({row, trial.delay(row), before.start, before.finish, after.start, after.finish});
        if (!task.deadline) continue;
        const bool misses = before.finish > *task.deadline, would_miss = after.finish > *task.deadline;
        if (would_miss && !misses) levelling.missed.push_back(row);
        if (misses && !would_miss) levelling.kept.push_back(row);
    }
    levelling.finish = now.finish;
    levelling.new_finish = then.finish;
    levelling.before = overloads_in(load, project);
    others.push_back({own->outline, &then});
    levelling.after = overloads_in(load_of(workspace, others), project);
    return levelling;
}

}  // namespace rapport
