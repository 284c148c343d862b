#include "engagement/impact.h"

#include <algorithm>
#include <deque>
#include <map>

#include "base/sort.h"
#include "base/text.h"
#include "engagement/sayings.h"
#include "schedule/load.h"

namespace rapport {
namespace {

struct OwnPlan {
    Outline outline;
    Schedule schedule;
};

OwnPlan plan_in(const Workspace& workspace, Ref<Project> project) {
    OwnPlan plan{outline_of(workspace, project), {}};
    plan.schedule = schedule_of(workspace, plan.outline);
    return plan;
}

std::optional<Date> finish_of(const OwnPlan& plan) {
    if (plan.outline.size() == 0) return std::nullopt;
    return last_day(plan.schedule.start, plan.schedule.finish);
}

template <class E, class Wanted> void copy_some(const Workspace& from, Workspace& to, const Wanted& wanted) {
    for (const E& record : from.all<E>())
        if (wanted(record)) static_cast<E&>(to.table(type_of<E>).at(record.id)) = record;
}

/// What the plan of one project and the days of one person rest on. Of the plans of others it holds who is on their
/// tasks alone.
Workspace copy_for(const Workspace& from, Ref<Project> project, Ref<Person> person) {
    Workspace to;
    const auto all = [](const auto&) { return true; };
    const auto inside = [&](Ref<Task> task) { return to.find(task) != nullptr; };
    copy_some<Project>(from, to, all);
    copy_some<Person>(from, to, all);
    copy_some<WorkingCalendar>(from, to, all);
    copy_some<CalendarException>(from, to, all);
    copy_some<Recurrence>(from, to, all);
    copy_some<Task>(from, to, [&](const Task& task) { return task.project == project; });
    copy_some<Dependency>(from, to, [&](const Dependency& link) { return inside(link.predecessor); });
    copy_some<Assignment>(
        from, to, [&](const Assignment& assignment) { return assignment.person == person || inside(assignment.task); });
    return to;
}

/// Days that are too full for one person, and the projects with a task of theirs on each.
using FullDays = std::map<Date, std::vector<Id>>;

FullDays full_days(const Load& load, Ref<Person> person, Date today) {
    FullDays days;
    for (const Overload& one : load.overloads()) {
        if (one.person->id != person.id || one.day < today) continue;
        std::vector<Id>& projects = days[one.day];
        for (const Task* task : one.tasks) projects.push_back(task->project.id);
    }
    return days;
}

class Trial {
public:
    Trial(const Workspace& workspace, const Request& request, const PlanOf& plan_of, Date today)
        : workspace_(workspace),
          request_(request),
          plan_of_(plan_of),
          today_(today),
          project_(workspace.find(request.project)),
          person_(workspace.find(request.person)),
          copy_(project_ ? copy_for(workspace, {project_->id}, request.person) : Workspace()) {}

    RequestImpact find() {
        if (!project_) {
            found_.work_known = request_.work.count > 0;
            say("It belongs to no project yet, so nobody can say what it moves.");
            return std::move(found_);
        }
        const OwnPlan before = plan_in(copy_, {project_->id});
        found_.finish_before = finish_of(before);
        if (project_->promised) found_.promised = date_of(*project_->promised);
        found_.missed_before = is_missed(found_.finish_before);
        read_others();
        const FullDays full_before = full(before);
        found_.overloaded_before = static_cast<std::int32_t>(full_before.size());
        found_.work_known = request_.work.count > 0;
        const bool in_plan = before.outline.find(request_.task) >= 0;
        if (!found_.work_known || in_plan) {
            found_.finish_after = found_.finish_before;
            found_.missed_after = found_.missed_before;
            found_.overloaded_after = found_.overloaded_before;
            say(in_plan ? "It is in the plan already."
                        : "How much work it is is not known. Estimate it to see what it moves.");
            return std::move(found_);
        }
        const Ref<Task> task = add_task(before);
        const OwnPlan after = plan_in(copy_, {project_->id});
        found_.finish_after = finish_of(after);
        found_.missed_after = is_missed(found_.finish_after);
        const PlannedTask& planned = after.schedule[after.outline.find(task)];
        found_.begun = date_of(planned.start);
        found_.done = last_day(planned.start, planned.finish);
        found_.needed_missed = request_.needed && *found_.done > *request_.needed;
        compare(full_before, full(after));
        tell();
        return std::move(found_);
    }

private:
    void say(std::string sentence) { found_.sentences.push_back(std::move(sentence)); }
    [[nodiscard]] std::string day(Date date) const { return day_said(date, today_); }
    [[nodiscard]] bool is_missed(std::optional<Date> finish) const {
        return found_.promised && finish && *finish > *found_.promised;
    }

    /// The plans of other projects on which the person works.
    void read_others() {
        if (!person_) return;
        std::map<Id, bool> theirs;
        for (const Assignment& assignment : workspace_.all<Assignment>()) {
            if (assignment.person.id != person_->id) continue;
            const Task* task = workspace_.find(assignment.task);
            if (task && task->project.id != project_->id) theirs[task->project.id] = true;
        }
        for (const auto& [id, used] : theirs) {
            const Project* project = workspace_.find(Ref<Project>{id});
            if (!project || project->stage == Stage::Lost) continue;
            const PlanFacts* facts = plan_of_ ? plan_of_({id}) : nullptr;
            if (facts && facts->outline && facts->schedule) {
                others_.push_back({facts->outline, facts->schedule});
            } else {
                own_.push_back(plan_in(workspace_, {id}));
                others_.push_back({&own_.back().outline, &own_.back().schedule});
            }
        }
    }

    [[nodiscard]] FullDays full(const OwnPlan& plan) const {
        if (!person_) return {};
        std::vector<PlanInLoad> plans{{&plan.outline, &plan.schedule}};
        plans.insert(plans.end(), others_.begin(), others_.end());
        return full_days(load_of(copy_, plans), {person_->id}, today_);
    }

    template <class E> E& add(std::string_view what) {
        const Id id = derived_id("impact " + std::string(what) + " " + to_string(request_.id));
        return static_cast<E&>(copy_.table(type_of<E>).at(id));
    }

    Ref<Task> add_task(const OwnPlan& before) {
        Rank last;
        for (std::int32_t row = 0; row < before.outline.size(); ++row)
            last = std::max(last, before.outline[row].task->rank);
        const std::int32_t units = person_ ? std::clamp(person_->capacity.count, 1, 100) : 100;
        Task& task = add<Task>("task");
        task.project = {project_->id};
        task.rank = rank_between(last, {});
        task.name = request_.what;
        task.work = request_.work;
        task.duration = {(request_.work.count * 100 + units - 1) / units};
        task.constraint = Constraint::StartNoEarlier;
        task.constraint_date = at(today_);
        if (before.outline.find(request_.after) >= 0) {
            Dependency& link = add<Dependency>("link");
            link.predecessor = request_.after;
            link.successor = {task.id};
        }
        if (person_) {
            Assignment& assignment = add<Assignment>("assignment");
            assignment.task = {task.id};
            assignment.person = {person_->id};
            assignment.units = {units};
        }
        return {task.id};
    }

    void compare(const FullDays& before, const FullDays& after) {
        found_.overloaded_after = static_cast<std::int32_t>(after.size());
        std::map<Id, std::vector<Date>> crowded;
        for (const auto& [day, projects] : after) {
            if (before.contains(day)) continue;
            found_.newly_overloaded.push_back(day);
            for (const Id project : projects) {
                if (project == project_->id) continue;
                std::vector<Date>& days = crowded[project];
                if (days.empty() || days.back() != day) days.push_back(day);
            }
        }
        for (auto& [id, days] : crowded)
            if (const Project* project = workspace_.find(Ref<Project>{id}))
                found_.others.push_back({project, std::move(days)});
        sort_items(found_.others, [](const CrowdedProject& a, const CrowdedProject& b) {
            const int order = compare_natural(a.project->name, b.project->name);
            return order != 0 ? order < 0 : a.project->id < b.project->id;
        });
    }

    [[nodiscard]] std::string days(const std::vector<Date>& all) const {
        std::vector<std::string> names;
        for (const Date date : all) names.push_back(day(date));
        return listed(names, 4);
    }

    void tell() {
        if (found_.promised && found_.missed_after)
            say(found_.missed_before ? "The end promised for " + day(*found_.promised) + " is missed already."
                                     : "The end promised for " + day(*found_.promised) + " would be missed.");
        if (found_.finish_before && found_.finish_after) {
            const std::int32_t later = found_.finish_after->days - found_.finish_before->days;
            say(later == 0 ? "The end stays on " + day(*found_.finish_after) + "."
                           : "The end moves from " + day(*found_.finish_before) + " to " + day(*found_.finish_after) +
                                 ", " + days_said(std::abs(later)) + (later > 0 ? " later." : " earlier."));
        }
        if (found_.promised && !found_.missed_after) say("The end promised for " + day(*found_.promised) + " is kept.");
        say("It would be done on " + day(*found_.done) +
            (found_.needed_missed ? ", after " + day(*request_.needed) + ", when they need it." : std::string(".")));
        if (!person_) return say("Nobody is named to do it, so nobody’s days are counted.");
        if (!found_.newly_overloaded.empty())
            say(person_->name + " would have too much to do on " + days(found_.newly_overloaded) + ".");
        else if (found_.overloaded_after > 0)
            say(person_->name + " has too much to do on " + days_said(found_.overloaded_after) + " already.");
        else say(person_->name + " has room for it.");
        for (const CrowdedProject& other : found_.others)
            say("On " + days(other.days) + " there is work for " + in_quotes(other.project->name) + " too.");
    }

    const Workspace& workspace_;
    const Request& request_;
    const PlanOf& plan_of_;
    Date today_;
    const Project* project_;
    const Person* person_;
    Workspace copy_;
    std::deque<OwnPlan> own_;  ///< They stay where they are.
    std::vector<PlanInLoad> others_;
    RequestImpact found_;
};

}  // namespace

RequestImpact impact_of(const Workspace& workspace, const Request& request, const PlanOf& plan_of, Date today) {
    return Trial(workspace, request, plan_of, today).find();
}

}  // namespace rapport
