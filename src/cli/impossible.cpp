#include "cli/impossible.h"

#include <array>

#include "base/text.h"

namespace rapport::cli {
namespace {

constexpr std::int64_t most_minutes = 1'000'000'000;  ///< Nineteen hundred years.

struct Bounds {
    const EntityType* type;
    std::string_view field;
    std::int64_t least, most;
};
constexpr std::array bounds{
    Bounds{&type_of<Task>, "duration", 0, most_minutes},
    Bounds{&type_of<Task>, "work", 0, most_minutes},
    Bounds{&type_of<Task>, "optimistic", 0, most_minutes},
    Bounds{&type_of<Task>, "pessimistic", 0, most_minutes},
    Bounds{&type_of<Task>, "remaining", 0, most_minutes},
    Bounds{&type_of<Task>, "level_delay", 0, most_minutes},
    Bounds{&type_of<Task>, "done", 0, 100},
    Bounds{&type_of<Task>, "priority", 0, 1000},
    Bounds{&type_of<Dependency>, "lag", -most_minutes, most_minutes},
    Bounds{&type_of<Assignment>, "units", 0, 1'000'000},
    Bounds{&type_of<Assignment>, "work", 0, most_minutes},
    Bounds{&type_of<Person>, "capacity", 0, 1'000'000},
    Bounds{&type_of<Project>, "day", 1, minutes_per_day},
    Bounds{&type_of<Project>, "week", 1, 7 * minutes_per_day},
    Bounds{&type_of<Project>, "month_days", 1, 31},
    Bounds{&type_of<Project>, "critical_slack", 0, most_minutes},
    Bounds{&type_of<Project>, "optimistic", 0, 100},
    Bounds{&type_of<Project>, "pessimistic", 100, 1'000'000},
    Bounds{&type_of<Project>, "optimism", 0, 50},
    Bounds{&type_of<Recurrence>, "every", 1, 1'000'000},
    Bounds{&type_of<CalendarException>, "every", 1, 1'000'000},
};

std::string out_of_bounds(const Bounds& bound, std::int64_t number, const std::string& called) {
    const std::string what = "“" + std::string(bound.field) + "” of the " + called + " is ";
    if (number < 0 && bound.least == 0) return what + "negative: " + std::to_string(number) + ".";
    return what + std::to_string(number) + ", not from " + with_thousands(bound.least) + " to " +
           with_thousands(bound.most) + ".";
}

void look_at_task(const Task& task, const std::string& called, std::vector<std::string>& sentences) {
    if (task.optimistic.value_or(task.duration) > task.duration)
        sentences.push_back("“optimistic” of the " + called +
                            " is longer than its duration; a forecast takes it as certain.");
    if (task.pessimistic.value_or(task.duration) < task.duration)
        sentences.push_back("“pessimistic” of the " + called +
                            " is shorter than its duration; a forecast takes it as certain.");
    if (task.actual_start && task.actual_finish && *task.actual_finish < *task.actual_start)
        sentences.push_back("“actual_finish” of the " + called + " lies before its “actual_start”.");
    if (task.manual && task.manual_start && task.manual_finish && *task.manual_finish < *task.manual_start)
        sentences.push_back("“manual_finish” of the " + called + " lies before its “manual_start”.");
}

template <class Period>
void look_at_period(const Period& period, const std::string& called, std::vector<std::string>& sentences) {
    if (period.last < period.first) sentences.push_back("“last” of the " + called + " lies before its “first”.");
}

}  // namespace

std::vector<std::string> impossible_values(const EntityType& type, const Entity& record, const std::string& called) {
    std::vector<std::string> sentences;
    for (const Bounds& bound : bounds) {
        if (bound.type != &type) continue;
        const Value value = find_field(type, bound.field)->get(record);
        const std::int64_t* number = std::get_if<std::int64_t>(&value);
        if (number && (*number < bound.least || *number > bound.most))
            sentences.push_back(out_of_bounds(bound, *number, called));
    }
    if (&type == &type_of<Task>) look_at_task(static_cast<const Task&>(record), called, sentences);
    if (&type == &type_of<Recurrence>) look_at_period(static_cast<const Recurrence&>(record), called, sentences);
    if (&type == &type_of<CalendarException>)
        look_at_period(static_cast<const CalendarException&>(record), called, sentences);
    return sentences;
}

}  // namespace rapport::cli
