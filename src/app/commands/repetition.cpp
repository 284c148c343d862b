#include "app/commands/repetition.h"

#include <charconv>

#include "base/text.h"

namespace rapport {
namespace {

constexpr std::int32_t first_weeks = 12;

std::string quoted(const Workspace& workspace, Ref<Task> task) {
    const Task* found = workspace.find(task);
    return "“" + shortened(found ? title_of(type_of<Task>, *found) : std::string(), 40) + "”";
}

Result<const Recurrence*> living(const Workspace& workspace, Ref<Recurrence> ref) {
    const Recurrence* rule = workspace.find(ref);
    if (!rule) return Error{Fault::Missing, "This repetition is no longer there.", {}};
    return rule;
}

std::optional<int> number_in(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
    return number;
}

std::string_view position_word(std::int32_t position) {
    constexpr std::string_view words[] = {"first", "second", "third", "fourth", "last"};
    return words[std::clamp(position, 1, 5) - 1];
}

std::string weekdays_of(std::int32_t bits) {
    std::string words;
    for (int day = 0; day < 7; ++day)
        if (bits >> day & 1)
            words += (words.empty() ? "" : ", ") + std::string(weekday_name(static_cast<Weekday>(day)).substr(0, 3));
    return words;
}

}  // namespace

Result<Edit> repeat_task(const Workspace& workspace, Ref<Task> task, const PlannedTask& planned, Id id) {
    if (!workspace.find(task)) return Error{Fault::Missing, "This task is no longer there.", {}};
    Recurrence rule;
    rule.id = id;
    rule.task = task;
    rule.first = date_of(planned.start);
    rule.last = {rule.first.days + 7 * (first_weeks - 1)};
    rule.weekdays = 1 << static_cast<int>(weekday_of(rule.first));
    rule.at = time_of(planned.start);
    Edit edit{"Repeat " + quoted(workspace, task), {}};
    edit.create(rule);
    return edit;
}

Result<Edit> stop_repeating(const Workspace& workspace, Ref<Task> task) {
    Edit edit{"No longer repeat " + quoted(workspace, task), {}};
    for (const Recurrence& rule : workspace.all<Recurrence>())
        if (rule.task == task) edit.remove(rule);
    if (edit.empty()) return Error{Fault::Missing, "This task does not repeat.", {}};
    return edit;
}

Result<Edit> toggle_weekday(const Workspace& workspace, Ref<Recurrence> ref, Weekday weekday) {
    const Recurrence& rule = *TRY(living(workspace, ref));
    const std::int32_t days = rule.weekdays ^ 1 << static_cast<int>(weekday);
    if ((days & 127) == 0) return Error{Fault::Refused, "It has to happen on one weekday at least.", {}};
    Edit edit{"Repeat " + quoted(workspace, rule.task) + " on other weekdays", {}};
    edit.set<&Recurrence::weekdays>(rule, days);
    return edit;
}

Result<Edit> set_repetition_time(const Workspace& workspace, Ref<Recurrence> ref, std::string_view typed) {
    const Recurrence& rule = *TRY(living(workspace, ref));
    const std::string text(trimmed(typed));
    const std::size_t colon = text.find_first_of(":.");
    const std::optional<int> hour = number_in(std::string_view(text).substr(0, colon));
    const std::optional<int> minute =
        colon == std::string::npos ? std::optional(0) : number_in(std::string_view(text).substr(colon + 1));
    if (!hour || !minute || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59)
        return Error{
            Fault::Invalid, "“" + shortened(text, 20) + "” is no time of day. Write it like 9:30 or 14:00.", {}};
    Edit edit{"Repeat " + quoted(workspace, rule.task) + " at another time", {}};
    edit.set<&Recurrence::at>(rule, Minutes{std::int64_t{*hour} * 60 + *minute});
    return edit;
}

std::string words_of(const Recurrence& rule, std::size_t times) {
    const std::string every = rule.every > 1 ? "Every " + std::to_string(rule.every) + " " : "Every ";
    const auto unit = [&](std::string_view one, std::string_view many) {
        return every + std::string(rule.every > 1 ? many : one);
    };
    std::string words;
    switch (rule.repeat) {
    case Repeat::EveryDay:     words = unit("day", "days"); break;
    case Repeat::Weekly:       words = unit("week", "weeks") + " on " + weekdays_of(rule.weekdays); break;
    case Repeat::MonthlyOnDay: words = unit("month", "months") + " on day " + std::to_string(rule.day); break;
    case Repeat::MonthlyOnWeekday:
        words = unit("month", "months") + " on the " + std::string(position_word(rule.position)) + " " +
                weekdays_of(rule.weekdays);
        break;
    case Repeat::YearlyOnDay:
        words = unit("year", "years") + " on " + std::to_string(rule.day) + " " +
                std::string(month_name(std::clamp(rule.month, 1, 12)));
        break;
    case Repeat::YearlyOnWeekday:
        words = unit("year", "years") + " on the " + std::string(position_word(rule.position)) + " " +
                weekdays_of(rule.weekdays) + " of " + std::string(month_name(std::clamp(rule.month, 1, 12)));
        break;
    }
    return words + " at " + format_time(rule.at) + ", " + counted(static_cast<std::int64_t>(times), "time", "times") +
           ".";
}

}  // namespace rapport
