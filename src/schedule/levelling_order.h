#pragma once
// In which order the tasks of a plan get their days when it is levelled. Of levelling.cpp.

#include <span>

#include "schedule/trial_plan.h"

namespace rapport {

/// By row; the least goes first among those whose predecessors have their days.
using LevellingOrder = std::vector<std::int64_t>;

/// Several to try: by late start, by late finish (deadlines first), and as an improved plan without calendars has it.
/// `stints` by row.
std::vector<LevellingOrder> levelling_orders(TrialPlan& trial, std::span<const Stint> stints);

}  // namespace rapport
