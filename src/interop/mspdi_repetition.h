#pragma once
// Tasks that repeat. Microsoft Project's file has no rule for them: there such a task is a summary with a task for each time,
// held on its day. Our rule goes along in a custom field, and what comes back is one task that repeats.

#include "interop/mspdi_reading.h"
#include "interop/mspdi_writing.h"

namespace rapport::mspdi {

/// Finds the tasks that repeat and the numbers of their times.
void choose_repetitions(Writing& writing);
/// The times of a row; empty where it does not repeat.
const Repeated* repeated(const Writing& writing, std::int32_t row);
/// {"first":"2026-12-01","last":"2026-12-22","weekdays":2}: what differs from a blank rule.
std::string rule_text(const Recurrence& rule);

/// What the file says of how the task of an element repeats: a rule, the number of one of its times, or nothing.
std::string_view repeats_text(const Reading& reading, pugi::xml_node first_attribute);
/// The task that this is one of the times of; null: it is none.
Ref<Task> repeated_by(const Reading& reading, std::string_view repeats);
void read_rule(Reading& reading, Task& task, std::string_view text);
/// Tells where the times of the file are not those of the rule.
void compare_times(Reading& reading);

}  // namespace rapport::mspdi
