#pragma once
// How sure the duration of a task is: at best and at worst, beside what it most likely takes.

#include "app/edit.h"

namespace rapport {

/// As typed ("3 d"); an empty text takes it away, and what the project says of such tasks holds again. Refuses a best case
/// that is longer than the duration and a worst case that is shorter.
Result<Edit> set_optimistic(const Workspace&, Ref<Task>, std::string_view typed);
Result<Edit> set_pessimistic(const Workspace&, Ref<Task>, std::string_view typed);

}  // namespace rapport
