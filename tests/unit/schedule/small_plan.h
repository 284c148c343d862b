#pragma once
// A plan of a few tasks, written down in a few lines, that begins on Monday 2 November 2026 at 08:00.

#include <algorithm>

#include "app/apply.h"
#include "schedule/schedule.h"
#include "support/make.h"
#include "support/print.h"

namespace rapport {

inline DateTime moment(const char* text) { return *parse_iso_date_time(text); }
/// "11-24" of 2026, at the beginning or the end of a working day.
inline DateTime morning(const std::string& day) { return moment(("2026-" + day + "T08:00").c_str()); }
inline DateTime evening(const std::string& day) { return moment(("2026-" + day + "T17:00").c_str()); }

constexpr Minutes working_day{480};
constexpr Minutes days(std::int64_t count) { return {count * 480}; }
constexpr Minutes hours(std::int64_t count) { return {count * 60}; }

struct SmallPlan {
    Workspace workspace;
    Ref<Project> project = put(workspace, project_of("Portal", moment("2026-11-02T08:00")));
    std::uint32_t seq = 0;

    Ref<Task> task(std::string name, Minutes duration = working_day, Ref<Task> parent = {}) {
        return add({.parent = parent, .name = std::move(name), .duration = duration});
    }
    Ref<Task> add(Task record) {
        record.project = project;
        if (record.rank.key.empty()) record.rank = last_ = rank_between(last_, {});
        return put(workspace, std::move(record));
    }
    Ref<Dependency> link(Ref<Task> from, Ref<Task> to, LinkType type = LinkType::FinishToStart, Minutes lag = {},
                         LagUnit unit = LagUnit::Working) {
        Dependency record = link_of(from, to, type, lag);
        record.lag_unit = unit;
        return put(workspace, record);
    }
    template <class E> E& at(Ref<E> ref) { return static_cast<E&>(workspace.table(type_of<E>).at(ref.id)); }
    Task& operator[](Ref<Task> ref) { return at(ref); }

    [[nodiscard]] Outline outline() const { return outline_of(workspace, project); }
    [[nodiscard]] Schedule schedule() const { return schedule_of(workspace, outline()); }
    [[nodiscard]] PlannedTask planned(Ref<Task> task) const { return schedule()[outline().find(task)]; }

    /// "2 Nov 08:00 – 3 Nov 17:00".
    [[nodiscard]] std::string when(Ref<Task> task) const { return span(planned(task).start, planned(task).finish); }
    [[nodiscard]] std::string late(Ref<Task> task) const {
        return span(planned(task).late_start, planned(task).late_finish);
    }
    [[nodiscard]] std::string why(Ref<Task> task) const {
        const Outline rows = outline();
        return why_start(rows, schedule_of(workspace, rows), rows.find(task), 2026);
    }
    [[nodiscard]] std::string problems() const {
        std::string text;
        for (const PlanProblem& problem : schedule().problems) text += (text.empty() ? "" : "\n") + problem.sentence;
        return text;
    }

    /// "1 Plan, 1.1 Interviews, 2 Build".
    [[nodiscard]] std::string rows() const {
        const Outline rows = outline();
        std::string text;
        for (std::int32_t row = 0; row < rows.size(); ++row)
            text += (text.empty() ? "" : ", ") + rows.number(row) + " " + rows[row].task->name;
        return text;
    }

    /// Does what a command asks for.
    std::string run(Result<Edit> edit) {
        if (!edit) return edit.error().message;
        const std::string label = edit->label;
        ++seq;
        const Result<void> done = apply(workspace, *edit, stamp_after(1000 + seq, 5, seq));
        return done ? label : done.error().message;
    }

private:
    static std::string span(DateTime from, DateTime to) {
        return format_moment(from, 2026) + " – " + format_moment(to, 2026);
    }
    Rank last_;
};

}  // namespace rapport
