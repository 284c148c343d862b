#pragma once
// The schedule of a plan that is being edited: what it took to find it is kept, so that after an edit only what follows from
// that is looked for again.

#include <optional>

#include "schedule/account.h"

namespace rapport {

class Scheduler {
public:
    /// All three must outlive it.
    Scheduler(const Workspace& workspace, const Outline& outline, const Network& net);
    Scheduler(const Scheduler&) = delete;

    void tell(Schedule& schedule);
    /// Where nothing but amounts of tasks (Depth) has changed since `schedule` was told: brings it up to date. False, with
    /// `schedule` half changed, where that needs a new Scheduler.
    [[nodiscard]] bool tell_again(Schedule& schedule);

private:
    const Workspace& workspace_;
    const Outline& outline_;
    const Network& net_;
    Jobs jobs_;
    std::optional<Passes> passes_;
    std::optional<Account> account_;
    bool replaced_ = false;    ///< Some calendars were set aside for these amounts.
    bool has_pauses_ = false;  ///< In some calendar nobody works for many years.
};

}  // namespace rapport
