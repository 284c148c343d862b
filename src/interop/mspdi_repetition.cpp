#include "interop/mspdi_repetition.h"

#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "codec/record_json.h"

namespace rapport::mspdi {
namespace {

bool is_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Of a rule itself; what belongs to every record, and its task, are known without it.
bool is_of_rule(const Field& field) {
    return field.kind != Kind::Reference && field.name != "deleted" && field.name != "shared";
}

}  // namespace

// --- Out ---

void choose_repetitions(Writing& writing) {
    for (const Recurrence& rule : writing.workspace.all<Recurrence>()) {
        const std::int32_t row = writing.outline.find(rule.task);
        if (row < 0) continue;
        const Task& task = *writing.outline[row].task;
        if (recurrence_of(writing.workspace, task) != &rule) {
            writing.leaving.leave("Second rules of tasks that repeat", task.name, ++writing.item);
            continue;
        }
        Repeated& repeated = writing.repeated[row];
        repeated.rule = &rule;
        const bool stands = task.manual || task.actual_start || task.actual_finish;  // Its rule moves it no more.
        if (stands || !task.active || writing.outline[row].summary) {
            writing.leaving.leave("How tasks repeat that have begun, stand by hand or are not planned", task.name,
                                  ++writing.item);
            continue;
        }
        repeated.times = occurrences_of(writing.workspace, task, writing.schedule.work_time);
        for (std::size_t i = 0; i < repeated.times.size(); ++i) repeated.uids.push_back(writing.task_uids.next());
        writing.leaving.leave("How tasks repeat (Microsoft Project gets a task for each time)", task.name,
                              ++writing.item);
    }
}

const Repeated* repeated(const Writing& writing, std::int32_t row) {
    const auto at = writing.repeated.find(row);
    return at != writing.repeated.end() ? &at->second : nullptr;
}

std::string rule_text(const Recurrence& rule) {
    Json::Object words;
    for (const Field& field : type_of<Recurrence>.fields)
        if (is_of_rule(field) && !field.same(rule, blank<Recurrence>))
            words.emplace_back(field.name, value_json(field, field.get(rule)));
    return write_json(words);
}

// --- Back ---

std::string_view repeats_text(const Reading& reading, pugi::xml_node first_attribute) {
    for (pugi::xml_node node = first_attribute; node; node = node.next_sibling("ExtendedAttribute")) {
        const auto ours = reading.own.find(node.child("FieldID").child_value());
        if (ours != reading.own.end() && ours->second == OwnField::Repeats) return node.child("Value").child_value();
    }
    return {};
}

Ref<Task> repeated_by(const Reading& reading, std::string_view repeats) {
    const bool is_time = is_number(repeats) && !reading.repeated.empty();
    // Its rule stands in the row above, or other times between.
    return is_time && reading.repeated.back().task.id == reading.last_task.id ? reading.last_task : Ref<Task>{};
}

void read_rule(Reading& reading, Task& task, std::string_view text) {
    const bool second = !reading.repeated.empty() && reading.repeated.back().task.id == task.id;
    if (text.empty() || is_number(text) || second) return;
    const Result<Json> words = read_json(text);
    Recurrence read;
    bool all_read = words && words->find("first") && words->find("last");
    for (const Field& field : type_of<Recurrence>.fields) {
        const Json* json = all_read && is_of_rule(field) ? words->find(field.name) : nullptr;
        if (!json) continue;
        const Result<Value> value = read_value(field, *json);
        all_read = value && field.set(read, *value);
    }
    if (!all_read) {  // Its times stay the tasks that they are in the file.
        reading.leaving.warn("How “" + task.name + "” repeats cannot be read: " + shortened(text, 60));
        return;
    }
    Recurrence& rule = reading.make<Recurrence>();
    read.id = rule.id;
    read.task = {task.id};
    rule = std::move(read);
    reading.repeated.push_back({.task = {task.id}});
}

void compare_times(Reading& reading) {
    const WorkTime time = work_time_of(reading.records, reading.get(reading.project).calendar);
    for (const Reading::Repeated& repeated : reading.repeated) {
        if (repeated.starts.empty()) continue;
        const Task& task = reading.get(repeated.task);
        const std::vector<Occurrence> times = occurrences_of(reading.records, task, time);
        if (!std::ranges::equal(times, repeated.starts, {}, &Occurrence::start))
            reading.leaving.leave("Times of tasks that repeat where they differ from the rule", task.name,
                                  ++reading.item);
    }
}

}  // namespace rapport::mspdi
