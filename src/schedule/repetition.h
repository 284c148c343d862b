#pragma once
// For schedule/ alone: the times of one rule.

#include "schedule/schedule.h"

namespace rapport {

std::vector<Occurrence> times_of(const Recurrence& rule, const Task& task, const WorkTime& time);

}  // namespace rapport
