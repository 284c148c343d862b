#pragma once
// What the parts of a Microsoft Project export share while it runs.

#include <map>
#include <set>
#include <unordered_map>

#include "interop/mspdi_values.h"
#include "interop/report.h"
#include "interop/xml_writer.h"
#include "model/outline.h"
#include "schedule/schedule.h"

namespace rapport::mspdi {

/// Numbers for the records of one type: their own where they have one that is free, otherwise the next above all others.
class Uids {
public:
    void keep(Id id, std::int32_t uid);
    void assign_missing();
    std::int64_t next() { return ++last_; }
    [[nodiscard]] std::int64_t of(Id id) const { return uids_.at(id); }
    [[nodiscard]] bool has(Id id) const { return uids_.contains(id); }

private:
    std::unordered_map<Id, std::int64_t, IdHash> uids_;
    std::set<std::int64_t> used_;
    std::vector<Id> missing_;
    std::int64_t last_ = 0;
};

struct NumberedBaseline {
    std::int64_t number;
    const Baseline* baseline;
};
struct NumberedTask {
    std::int64_t number;
    const BaselineTask* kept;
};

/// A task that repeats: each of its times is a task of its own there.
struct Repeated {
    const Recurrence* rule = nullptr;
    std::vector<Occurrence> times;
    std::vector<std::int64_t> uids;  ///< Of the tasks they become.
};

struct Writing {
    const Workspace& workspace;
    const Project& project;
    Outline outline;
    Schedule schedule;
    XmlWriter xml;
    Leaving leaving;
    std::int64_t item = 0;

    std::vector<const Person*> people;
    std::vector<const WorkingCalendar*> calendars;
    std::vector<std::vector<const Assignment*>> assignments;   ///< By row of the outline.
    std::vector<std::vector<const Dependency*>> predecessors;  ///< By row.
    std::vector<NumberedBaseline> baselines;                   ///< By number.
    std::vector<std::vector<NumberedTask>> baseline_tasks;     ///< By row, then number.
    std::map<std::int32_t, Repeated> repeated;                 ///< By row.
    std::int64_t row_id = 0;                                   ///< ID of the last row written.
    Uids task_uids;
    Uids person_uids;
    Uids calendar_uids;

    std::set<Id> base_calendars;          ///< Written out in full; the others belong to one person.
    std::int64_t standard_calendar = -1;  ///< Of a project without a calendar of its own.
    std::unordered_map<Id, std::int64_t, IdHash> calendar_of_person;
};

/// Which people and calendars go along, and what they are called.
void choose(Writing& writing);
void write_calendars(Writing& writing);
void write_tasks(Writing& writing);
void write_people(Writing& writing);
void write_assignments(Writing& writing);
void write_own_field(Writing& writing, std::string_view id, std::string_view value);
[[nodiscard]] std::int64_t project_calendar(const Writing& writing);

}  // namespace rapport::mspdi
