// Tasks.

#include <algorithm>

#include "base/text.h"
#include "interop/mspdi_baselines.h"
#include "interop/mspdi_repetition.h"

namespace rapport::mspdi {
namespace {

using TaskFields = Fields<task_elements>;

bool is_project_summary(const Reading& reading, const TaskFields& fields) {
    if (reading.integer(fields["UID"], -1) != 0) return false;
    return reading.integer(fields["OutlineLevel"], 0) == 0 || trimmed(fields["OutlineNumber"]) == "0";
}

std::size_t level_of(const Reading& reading, const TaskFields& fields) {
    if (const auto level = parse_integer(fields["OutlineLevel"]))
        return static_cast<std::size_t>(std::clamp<std::int64_t>(*level, 1, 1000));
    const std::string_view number = trimmed(fields["OutlineNumber"]);
    const auto dots = static_cast<std::size_t>(std::ranges::count(number, '.'));
    return number.empty() ? std::max<std::size_t>(1, reading.levels.size() - 1) : std::min<std::size_t>(dots + 1, 1000);
}

/// Values that a summary takes from the tasks below it.
void become_summary(Reading& reading, Task& task) {
    if (!reading.summaries.insert(task.id).second) return;
    const Task& untouched = blank<Task>;
    task.duration = untouched.duration;
    task.duration_unit = untouched.duration_unit;
    task.estimated = untouched.estimated;
    task.work = {};
    task.effort_type = untouched.effort_type;
    task.remaining.reset();
    task.level_delay = {};
    task.done = {};
    task.actual_start.reset();
    task.actual_finish.reset();
}

/// Puts the task below the last one of the level above. A level that skips one counts as the next.
void place(Reading& reading, Task& task, std::size_t level) {
    std::vector<Reading::Level>& levels = reading.levels;
    level = std::min(level, levels.size());
    levels.resize(level);
    Reading::Level& siblings = levels.back();
    if (!siblings.task.is_null() && siblings.count == 0) become_summary(reading, reading.get(siblings.task));
    task.project = reading.project;
    task.parent = siblings.task;
    task.rank = rank_between(siblings.last, {});
    siblings.last = task.rank;
    ++siblings.count;
    levels.push_back({.task = {task.id}});
}

/// "2.1.3", as the outline numbers it.
std::string number_of(const std::vector<Reading::Level>& levels) {
    std::string number;
    for (std::size_t i = 0; i + 1 < levels.size(); ++i) {
        if (i > 0) number += '.';
        number += std::to_string(levels[i].count);
    }
    return number;
}

void read_duration(Reading& reading, Task& task, const TaskFields& fields) {
    const TimeFormat format =
        time_format_of(reading.number(fields["DurationFormat"], {0, 100, 7}, "duration format", task.name));
    task.duration_unit = format.unit;
    task.estimated = parse_flag(fields["Estimated"], format.estimated);
    const std::string_view duration = fields.has("Duration") ? fields["Duration"] : fields["ManualDuration"];
    task.duration = reading.span(duration, task.duration, "duration", task.name);
}

void read_constraint(Reading& reading, Task& task, const TaskFields& fields) {
    const std::optional<Constraint> constraint = constraint_of(reading.choice(fields["ConstraintType"], 0));
    if (!constraint) {
        reading.leaving.warn("“" + task.name +
                             "” has a constraint Rapport does not know; it is planned as soon as possible.");
        return;
    }
    const std::optional<DateTime> date = reading.when(fields["ConstraintDate"], "constraint date", task.name);
    if (!needs_date(*constraint)) {
        task.constraint = *constraint;
    } else if (date) {
        task.constraint = *constraint;
        task.constraint_date = date;
    } else {
        reading.leaving.warn("“" + task.name + "” has a constraint without a date; it is planned as soon as possible.");
    }
}

void refuse_early_finish(Reading& reading, const Task& task, const std::optional<DateTime>& start,
                         std::optional<DateTime>& finish, std::string_view what) {
    if (!start || !finish || *finish >= *start) return;
    reading.leaving.warn("The " + std::string(what) + " of “" + task.name + "”, " + to_iso(date_of(*finish)) +
                         ", lies before its start, " + to_iso(date_of(*start)) + ".");
    finish.reset();
}

/// Only a task somebody schedules by hand keeps these; for the others they repeat what is computed.
void read_hand_dates(Reading& reading, Task& task, const TaskFields& fields) {
    task.manual = parse_flag(fields["Manual"], false);
    if (!task.manual) return;
    const bool own = fields.has("ManualStart") || fields.has("ManualFinish") || fields.has("ManualDuration");
    task.manual_start = reading.when(own ? fields["ManualStart"] : fields["Start"], "start", task.name);
    task.manual_finish = reading.when(own ? fields["ManualFinish"] : fields["Finish"], "finish", task.name);
    refuse_early_finish(reading, task, task.manual_start, task.manual_finish, "finish");
}

void read_progress(Reading& reading, Task& task, const TaskFields& fields) {
    task.done.count = static_cast<std::int32_t>(
        reading.number(fields["PercentComplete"], {0, 100}, "percent complete", task.name, "Parts of a percent"));
    task.actual_start = reading.when(fields["ActualStart"], "actual start", task.name);
    task.actual_finish = reading.when(fields["ActualFinish"], "actual finish", task.name);
    refuse_early_finish(reading, task, task.actual_start, task.actual_finish, "actual finish");
    if (task.done.count <= 0 || task.done.count >= 100 || !fields.has("RemainingDuration")) return;
    const Minutes computed{task.duration.count - task.duration.count * task.done.count / 100};
    const Minutes left = reading.span(fields["RemainingDuration"], computed, "remaining duration", task.name);
    // Percent complete is whole: what that explains says nothing.
    if (std::abs(left.count - computed.count) * 100 > task.duration.count && left.count >= 0) task.remaining = left;
}

/// Elapsed where the file says so, which is usual: then it is turned into working time when all is read.
void read_level_delay(Reading& reading, Task& task, const TaskFields& fields) {
    const std::int64_t tenths =
        reading.number(fields["LevelingDelay"], {0, 1'000'000'000}, "levelling delay", task.name, "Parts of a minute");
    if (tenths == 0) return;
    constexpr std::int64_t tenths_per_minute = 10;
    if (tenths % tenths_per_minute != 0) reading.leaving.leave("Parts of a minute", task.name, reading.item);
    const std::int64_t minutes = tenths / tenths_per_minute;
    const TimeFormat format = time_format_of(reading.integer(fields["LevelingDelayFormat"], 8));
    if (format.unit == TimeUnit::Elapsed) reading.delays.push_back({{task.id}, minutes, parse_when(fields["Start"])});
    else task.level_delay = {minutes};
}

void read_code(Task& task, const TaskFields& fields, const std::vector<Reading::Level>& levels) {
    const std::string_view wbs = trimmed(fields["WBS"]);
    if (wbs != trimmed(fields["OutlineNumber"]) && wbs != number_of(levels)) task.code = wbs;
}

void read_own_fields(Reading& reading, Task& task, const TaskFields& fields) {
    reading.custom_values(fields.node("ExtendedAttribute"), task.name, [&](OwnField field, std::string_view value) {
        switch (field) {
        case OwnField::Promised:   task.promised = reading.when(value, "promised date", task.name); break;
        case OwnField::Summary:    task.summary.text = value; break;
        case OwnField::Tags:       task.tags = tags_of(value); break;
        case OwnField::Acceptance: task.acceptance.text = value; break;
        case OwnField::Optimistic:
            task.optimistic = reading.span(value, task.duration, "duration if all goes well", task.name);
            break;
        case OwnField::Pessimistic:
            task.pessimistic = reading.span(value, task.duration, "duration if much goes wrong", task.name);
            break;
        case OwnField::Repeats:      read_rule(reading, task, value); break;
        case OwnField::Baselines:
        case OwnField::Phone:
        case OwnField::Organisation:
        case OwnField::TimeZone:     break;
        }
    });
}

void tell_odd_estimate(Reading& reading, const Task& task) {
    if (task.optimistic.value_or(task.duration) <= task.duration &&
        task.pessimistic.value_or(task.duration) >= task.duration)
        return;
    reading.leaving.warn("“" + task.name +
                         "” takes longer if all goes well, or shorter if much goes wrong, than its duration says; a "
                         "forecast takes it as certain.");
}

/// What happens when somebody changes the task; every summary has a type of its own.
void read_task_type(Reading& reading, Task& task, const TaskFields& fields) {
    if (parse_flag(fields["Summary"], false)) return;
    task.effort_type = effort_type_of(reading.number(fields["Type"], {0, 2, reading.new_task_type}, "type", task.name));
    // Work that is fixed is always driven by effort.
    const bool usual = task.effort_type == EffortType::FixedWork || reading.new_tasks_effort_driven;
    if (task.effort_type != EffortType::FixedWork && parse_flag(fields["EffortDriven"], usual) != usual)
        reading.leaving.leave("Effort-driven scheduling", task.name, reading.item);
}

void fill(Reading& reading, Task& task, const TaskFields& fields) {
    read_duration(reading, task, fields);
    read_constraint(reading, task, fields);
    read_hand_dates(reading, task, fields);
    read_progress(reading, task, fields);
    read_code(task, fields, reading.levels);
    read_own_fields(reading, task, fields);
    tell_odd_estimate(reading, task);
    read_task_type(reading, task, fields);
    read_level_delay(reading, task, fields);
    task.milestone = parse_flag(fields["Milestone"], false);
    task.work = reading.span(fields["Work"], {}, "work", task.name);
    task.deadline = reading.when(fields["Deadline"], "deadline", task.name);
    task.calendar = reading.calendar(fields["CalendarUID"], task.name);
    task.ignores_people_calendars = parse_flag(fields["IgnoreResourceCalendar"], false);
    task.active = parse_flag(fields["Active"], true);
    task.priority =
        static_cast<std::int32_t>(reading.number(fields["Priority"], {0, 1000, task.priority}, "priority", task.name));
    task.notes.text = fields["Notes"];
}

/// Rows that are no tasks of this project: true where the row ends here.
bool left_out(Reading& reading, const TaskFields& fields, std::string_view name, std::int64_t uid) {
    if (is_project_summary(reading, fields)) return true;
    const bool empty = parse_flag(fields["IsNull"], false);
    if (!empty && !parse_flag(fields["ExternalTask"], false)) return false;
    reading.leaving.leave(empty ? "Empty rows" : "Tasks of other projects", name, reading.item);
    reading.tasks_left.insert(uid);
    return true;
}

/// One of the times of a task that repeats: the first says how long each takes, the rule says the rest.
void read_time(Reading& reading, const TaskFields& fields, Ref<Task> ref, std::int64_t uid) {
    Task& task = reading.get(ref);
    std::vector<DateTime>& starts = reading.repeated.back().starts;
    if (starts.empty()) {
        read_duration(reading, task, fields);
        read_task_type(reading, task, fields);
        task.work = reading.span(fields["Work"], {}, "work", task.name);
        task.remaining.reset();
        task.actual_start.reset();  // Of one of its times.
        task.actual_finish.reset();
    }
    starts.push_back(parse_when(fields["Start"]).value_or(DateTime{}));
    reading.times.insert(uid);
    reading.tasks.emplace(uid, ref);
}

}  // namespace

void read_task(Reading& reading, pugi::xml_node node) {
    TaskFields fields;
    const std::string_view name = trimmed(node.child("Name").child_value());
    fields.read(node, reading.leaving, ++reading.item, [&] { return std::string(name); });
    const std::int64_t uid = reading.integer(fields["UID"], -1);
    if (left_out(reading, fields, name, uid)) return;
    const std::string_view repeats = repeats_text(reading, fields.node("ExtendedAttribute"));
    if (const Ref<Task> ref = repeated_by(reading, repeats); !ref.is_null())
        return read_time(reading, fields, ref, uid);

    Task& task = reading.make<Task>();
    reading.last_task = {task.id};
    task.name = name;
    if (task.name.empty()) reading.leaving.warn("Task " + std::string(trimmed(fields["ID"])) + " has no name.");
    const bool taken = reading.tasks.contains(uid);
    if (taken)
        reading.leaving.warn("Two tasks have the number " + std::to_string(uid) +
                             "; links to it go to the first, not to “" + task.name + "”.");
    else reading.tasks.emplace(uid, Ref<Task>{task.id});
    task.uid = reading.fresh_uid(uid, taken);

    place(reading, task, level_of(reading, fields));
    fill(reading, task, fields);
    read_baselines(reading, task, fields.node("Baseline"));
    if (const pugi::xml_node link = fields.node("PredecessorLink")) reading.linked.push_back({{task.id}, link});
    const auto planned = [&](std::string_view text, std::string_view what) {
        return task.manual ? parse_when(text) : reading.when(text, what, task.name);
    };
    reading.dates.push_back({{task.id}, planned(fields["Start"], "start"), planned(fields["Finish"], "finish")});
}

}  // namespace rapport::mspdi
