#pragma once
// Baselines, for the parts that read and write tasks.

#include "interop/mspdi_reading.h"
#include "interop/mspdi_writing.h"

namespace rapport::mspdi {

/// All of a task, from its first one on.
void read_baselines(Reading& reading, const Task& task, pugi::xml_node first);
/// What they are called and when they were taken; before the first task is read.
void read_baseline_words(Reading& reading, std::string_view text);

/// Which go along, and by which number.
void choose_baselines(Writing& writing);
std::string baseline_words(Writing& writing);
void write_baselines(Writing& writing, std::int32_t row);

}  // namespace rapport::mspdi
