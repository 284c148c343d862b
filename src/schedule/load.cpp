#include "schedule/load.h"

#include <algorithm>

#include "base/sort.h"
#include "base/text.h"

namespace rapport {
namespace {

constexpr std::int32_t longest_days = 100 * 366;

Minutes whole_minutes(std::int64_t effort) { return {(effort + effort_per_minute - 1) / effort_per_minute}; }

DateTime midnight(std::int32_t day) { return at(Date{day}); }

/// Each day of a stint with the effort it takes.
template <class Visit> void for_each_day(const Stint& stint, DateTime start, DateTime finish, const Visit& visit) {
    const std::int32_t first = date_of(start).days;
    const std::int32_t last = std::min(date_of(DateTime{finish.minutes - 1}).days, first + longest_days);
    for (std::int32_t day = first; day <= last; ++day) {
        const std::int64_t effort = stint.effort(std::max(start, midnight(day)), std::min(finish, midnight(day + 1)));
        if (effort > 0) visit(day, effort);
    }
}

}  // namespace

std::int32_t Load::find(Ref<Person> person) const {
    const auto at = std::ranges::find(people_, person.id, [](const Person* one) { return one->id; });
    return at != people_.end() ? static_cast<std::int32_t>(at - people_.begin()) : -1;
}

std::span<const Load::Entry> Load::entries(std::int32_t person, Date from, Date to) const {
    const std::vector<Entry>& all = entries_[static_cast<std::size_t>(person)];
    const auto first = std::ranges::lower_bound(all, from.days, {}, &Entry::day);
    const auto end = std::ranges::upper_bound(first, all.end(), to.days, {}, &Entry::day);
    return {first, end};
}

std::int64_t Load::capacity_on(std::int32_t person, Date day) const {
    std::int64_t longest = 0;
    for (const WorkTime& time : working_times_[static_cast<std::size_t>(person)])
        longest = std::max(longest, time.work_on(day).count);
    return longest * std::max(0, people_[static_cast<std::size_t>(person)]->capacity.count);
}

DayLoad Load::between(std::int32_t person, Date from, Date to) const {
    std::int64_t planned = 0, capacity = 0;
    for (const Entry& entry : entries(person, from, to)) planned += entry.effort;
    for (Date day = from; day <= to; ++day.days) capacity += capacity_on(person, day);
    return {whole_minutes(planned), whole_minutes(capacity)};
}

std::int32_t Load::days_over(std::int32_t person, Date from, Date to) const {
    std::int32_t days = 0;
    const std::span<const Entry> all = entries(person, from, to);
    for (std::size_t i = 0; i < all.size();) {
        const std::int32_t day = all[i].day;
        std::int64_t planned = 0;
        for (; i < all.size() && all[i].day == day; ++i) planned += all[i].effort;
        if (whole_minutes(planned) > whole_minutes(capacity_on(person, Date{day}))) ++days;
    }
    return days;
}

std::vector<LoadPart> Load::parts(std::int32_t person, Date from, Date to) const {
    std::vector<Entry> sums;
    for (const Entry& entry : entries(person, from, to)) {
        const auto at = std::ranges::find(sums, entry.assignment, &Entry::assignment);
        if (at == sums.end()) sums.push_back(entry);
        else at->effort += entry.effort;
    }
    sort_items(sums, std::ranges::greater{}, &Entry::effort);
    std::vector<LoadPart> parts;
    for (const Entry& sum : sums) parts.push_back({sum.assignment, sum.task, whole_minutes(sum.effort)});
    return parts;
}

std::vector<Overload> Load::overloads() const {
    std::vector<Overload> found;
    for (std::int32_t person = 0; person < static_cast<std::int32_t>(people_.size()); ++person) {
        const std::vector<Entry>& all = entries_[static_cast<std::size_t>(person)];
        for (std::size_t i = 0; i < all.size();) {
            const Date day{all[i].day};
            while (i < all.size() && all[i].day == day.days) ++i;
            const DayLoad load = on(person, day);
            if (!load.over()) continue;
            Overload& one = found.emplace_back();
            one.person = people_[static_cast<std::size_t>(person)];
            one.day = day;
            one.load = load;
            for (const LoadPart& part : parts(person, day, day)) one.tasks.push_back(part.task);
        }
    }
    return found;
}

Load load_of(const Workspace& workspace, std::span<const PlanInLoad> plans) {
    Load load;
    for (const Person& person : workspace.all<Person>())
        if (person.kind == PersonKind::Person) load.people_.push_back(&person);
    sort_items(load.people_, [](const Person* a, const Person* b) {
        const int order = compare_natural(a->name, b->name);
        return order != 0 ? order < 0 : a->id < b->id;
    });
    load.entries_.resize(load.people_.size());
    load.working_times_.resize(load.people_.size());
    std::map<Id, std::size_t> place;
    for (std::size_t i = 0; i < load.people_.size(); ++i) place[load.people_[i]->id] = i;

    WorkTimes times(workspace);
    const auto works_by = [&](std::size_t person, const Project* project) {
        std::vector<WorkTime>& known = load.working_times_[person];
        const WorkTime& time = working_time_of(workspace, *load.people_[person], project, times);
        if (std::ranges::find(known, time) == known.end()) known.push_back(time);
    };
    for (const PlanInLoad& plan : plans) {
        const Project* project = workspace.find(plan.outline->project());
        for (const Stint& stint : stints_of(workspace, plan, times)) {
            const std::size_t person = place[stint.person->id];
            works_by(person, project);
            const auto add = [&](std::int32_t day, std::int64_t effort) {
                load.entries_[person].push_back({day, stint.assignment, (*plan.outline)[stint.row].task, effort});
                load.first_ = std::min(load.first_, Date{day});
                load.last_ = std::max(load.last_, Date{day});
            };
            for_each_day(stint, stint.start, stint.finish, add);
        }
    }
    const Project* any = plans.empty() ? nullptr : workspace.find(plans.front().outline->project());
    for (std::size_t person = 0; person < load.people_.size(); ++person) {
        if (load.working_times_[person].empty()) works_by(person, any);
        sort_items(load.entries_[person], {}, &Load::Entry::day);
    }
    return load;
}

}  // namespace rapport
