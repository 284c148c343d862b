#pragma once
// From what the passes found to what people read: of all rows, or of those that moved and the summaries above them.

#include "schedule/jobs.h"

namespace rapport {

class Account {
public:
    Account(const Workspace& workspace, const Outline& outline, const Jobs& jobs, const Passes& passes);

    /// Everything.
    void tell(Schedule& out);
    /// Once all was told: the rows that are marked, and what they are part of.
    void tell_again(Schedule& out, std::vector<bool> rows);

private:
    /// Durations and what of them is done, below one row.
    struct Progress {
        std::int64_t duration = 0;
        std::int64_t done = 0;  ///< In hundredths.
        std::int64_t tasks = 0;
        std::int64_t done_tasks = 0;  ///< Percent, for where all durations are zero.
        void operator+=(const Progress& other) {
            duration += other.duration, done += other.done, tasks += other.tasks, done_tasks += other.done_tasks;
        }
        [[nodiscard]] Percent percent() const {
            const std::int64_t whole = duration > 0 ? duration : tasks;
            return {whole > 0 ? static_cast<std::int32_t>((duration > 0 ? done : done_tasks) / whole) : 0};
        }
    };

    void tell_rows(Schedule& out, std::vector<bool> rows);
    void tell_leaf(std::int32_t row, Schedule& told);
    void tell_hold(std::int32_t row, PlannedTask& out) const;
    void tell_waiting(Schedule& told) const;
    void tell_critical(Schedule& told) const;
    [[nodiscard]] bool is_critical(std::int32_t row, const PlannedTask& task) const;
    void tell_summary(std::int32_t row, Schedule& told);
    void tell_whole(Schedule& out) const;
    void find_trouble(std::int32_t row, Schedule& told) const;
    void find_behind_status(std::int32_t row, Schedule& told) const;

    const Workspace& workspace_;
    const Outline& outline_;
    const Jobs& jobs_;
    const Passes& passes_;
    std::vector<Progress> progress_;  ///< By row.
    CriticalBy critical_by_ = CriticalBy::Slack;
    Minutes critical_slack_;
};

}  // namespace rapport
