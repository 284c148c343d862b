#pragma once
// Who has how much to do on which day, over all plans: people by days or weeks. A cell leads to who does what then; a task is
// given to somebody else from there, after it was said what that does to both. The plan that is open can be levelled.

#include <optional>

#include "schedule/levelling.h"
#include "ui/view.h"

namespace rapport {

struct PlanPage;

struct WorkloadState {
    std::optional<Date> first;  ///< The first day shown, a Monday.
    bool weeks = false;
    Ref<Person> person;  ///< The cell one is in, and the first day of it.
    std::optional<Date> day;
    int columns_shown = 1;

    std::uint64_t revision = ~std::uint64_t{0};  ///< Of the workspace from which the load was reckoned …
    std::uint64_t plans = 0;                     ///< … and of all plans.
    std::optional<Load> load;

    // Giving a task to somebody else.
    Ref<Assignment> given;
    Ref<Person> to;  ///< Null: not known yet.
    bool dragging = false;
    bool asking = false;                        ///< The dialog is open.
    std::string to_him, to_both;                ///< What it would do, in short and in full.
    std::uint64_t checked = ~std::uint64_t{0};  ///< The revision for which that holds.
    Ref<Assignment> checked_given;
    Ref<Person> checked_to;

    // Levelling.
    std::optional<Levelling> proposal;
    std::uint64_t proposed = 0;  ///< The revision it was made from.
};

void draw_workload(PlanPage& page, WorkloadState& state);
bool press_workload_key(const KeyPress& press, PlanPage& page, WorkloadState& state);
bool act_workload(ActionMode mode, ActionId action, PlanPage& page, WorkloadState& state);

}  // namespace rapport
