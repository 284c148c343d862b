#include "engagement/promises.h"

#include <algorithm>

#include "engagement/sayings.h"

namespace rapport {
namespace {

PromiseStanding standing_at(const Promise& promise, Date today) {
    switch (promise.state) {
    case PromiseState::Met:       return PromiseStanding::Met;
    case PromiseState::Broken:    return PromiseStanding::Broken;
    case PromiseState::Withdrawn: return PromiseStanding::Withdrawn;
    case PromiseState::Open:      break;
    }
    if (!promise.due) return PromiseStanding::Open;
    if (*promise.due < today) return PromiseStanding::Overdue;
    return promise.due->days - today.days <= soon_days ? PromiseStanding::DueSoon : PromiseStanding::Open;
}

std::string settled_sentence(std::string_view how, const Promise& promise, Date today) {
    return std::string(how) + (promise.settled ? " on " + day_said(*promise.settled, today) : std::string()) + ".";
}

}  // namespace

std::string_view label_of(PromiseStanding standing) {
    switch (standing) {
    case PromiseStanding::Open:      return "Open";
    case PromiseStanding::DueSoon:   return "Due soon";
    case PromiseStanding::Overdue:   return "Overdue";
    case PromiseStanding::Met:       return "Met";
    case PromiseStanding::Broken:    return "Broken";
    case PromiseStanding::Withdrawn: return "Withdrawn";
    }
    return "";
}

std::string sentence_of(const PromiseReading& reading, Date today) {
    const Promise& promise = *reading.promise;
    const bool expected = promise.kind == PromiseKind::Expectation;
    const std::string due = promise.due ? day_said(*promise.due, today) : "";
    switch (reading.standing) {
    case PromiseStanding::Met:       return settled_sentence("Met", promise, today);
    case PromiseStanding::Broken:    return settled_sentence("Broken", promise, today);
    case PromiseStanding::Withdrawn: return settled_sentence("Withdrawn", promise, today);
    case PromiseStanding::Open:
    case PromiseStanding::DueSoon:
    case PromiseStanding::Overdue:   break;
    }
    if (reading.task_done) return "Its task is done. Tell them, and settle it.";
    if (reading.standing == PromiseStanding::Overdue)
        return std::string(expected ? "Expected" : "Promised") + " for " + due + ", " + days_said(-*reading.days) +
               " ago.";
    if (reading.planned_late)
        return std::string(expected ? "Expected" : "Promised") + " for " + due + ", planned for " +
               day_said(*reading.planned, today) + ".";
    if (reading.without_task)
        return "No task keeps it" + (promise.due ? ", and it is due on " + due : std::string()) + ".";
    if (!promise.due) return expected ? "Nobody has said by when it is expected." : "It has no due day.";
    if (*reading.days == 0) return "Due today.";
    return "Due on " + due + ", in " + days_said(*reading.days) + ".";
}

PromiseReading reading_of(const EngagementIndex& index, const PlanOf& plan_of, const Promise& promise) {
    PromiseReading reading;
    reading.promise = &promise;
    reading.standing = standing_at(promise, index.today());
    if (promise.due) reading.days = promise.due->days - index.today().days;
    if (reading.is_open()) {
        const std::int32_t place = index.place_of(promise.task);
        reading.without_task = place < 0 && promise.kind == PromiseKind::Promise;
        if (place >= 0) {
            const Task& task = *index.tasks()[static_cast<std::size_t>(place)].task;
            const PlanFacts* facts = plan_of ? plan_of(task.project) : nullptr;
            const std::optional<PlannedDays> days = planned_days(facts, promise.task);
            reading.task_done = days ? days->done : task.done.count >= 100 || task.actual_finish.has_value();
            if (days && days->planned) reading.planned = days->finish;
            reading.planned_late =
                !reading.task_done && promise.due && reading.planned && *reading.planned > *promise.due;
        }
    }
    return reading;
}

std::vector<PromiseReading> promises_to(const EngagementIndex& index, const PlanOf& plan_of, Ref<Client> client) {
    std::vector<PromiseReading> readings;
    for (const Promise& promise : index.promises_of(client)) readings.push_back(reading_of(index, plan_of, promise));
    return readings;
}

std::optional<ProjectPromise> promise_of(const Project& project, const PlanFacts* facts, Date today) {
    if (!project.promised || !is_open(project) || !facts || !facts->finish || facts->done.count >= 100)
        return std::nullopt;
    ProjectPromise found;
    found.project = &project;
    found.promised = date_of(*project.promised);
    found.planned = std::max(*facts->finish, today);
    found.by_forecast = facts->likely.has_value();
    found.expected = std::max(facts->likely.value_or(found.planned), today);
    found.days_late = std::max(0, found.expected.days - found.promised.days);
    if (*facts->finish < today && found.expected == today) {
        found.by_forecast = false;
        found.sentence = "Promised for " + day_said(found.promised, today) + ", planned for " +
                         day_said(*facts->finish, today) + ", and not done.";
        return found;
    }
    found.sentence = "Promised for " + day_said(found.promised, today) +
                     (found.by_forecast ? ", 80 % sure by " : ", planned for ") + day_said(found.expected, today) + ".";
    return found;
}

}  // namespace rapport
