#pragma once
// How much everybody has to do on each day, over all plans, and where it is more than they can do.
//
// A pure function of the workspace and the schedules. A day counts as a whole: two half days of work on one morning are one
// day of work, for people trade hours within a day.

#include <span>

#include "schedule/stints.h"

namespace rapport {

/// Whole minutes, rounded up: nothing planned is shown as nothing to do.
struct DayLoad {
    Minutes planned;
    Minutes capacity;
    [[nodiscard]] bool over() const { return planned > capacity; }
    bool operator==(const DayLoad&) const = default;
};

/// What someone does on one day, or in some days.
struct LoadPart {
    const Assignment* assignment = nullptr;
    const Task* task = nullptr;
    Minutes planned;
};

struct Overload {
    const Person* person = nullptr;
    Date day;
    DayLoad load;
    std::vector<const Task*> tasks;  ///< Of that day, what takes most first.
};

class Load {
public:
    /// Everybody who is not material or a cost, by name; also who has nothing to do.
    [[nodiscard]] const std::vector<const Person*>& people() const { return people_; }
    [[nodiscard]] std::int32_t find(Ref<Person> person) const;

    [[nodiscard]] DayLoad on(std::int32_t person, Date day) const { return between(person, day, day); }
    /// Sums over days, both included.
    [[nodiscard]] DayLoad between(std::int32_t person, Date from, Date to) const;
    /// In effort (see stints.h).
    [[nodiscard]] std::int64_t capacity_on(std::int32_t person, Date day) const;
    /// Days with more than they can do.
    [[nodiscard]] std::int32_t days_over(std::int32_t person, Date from, Date to) const;
    /// Who does what, what takes most first.
    [[nodiscard]] std::vector<LoadPart> parts(std::int32_t person, Date from, Date to) const;

    /// By person, then day.
    [[nodiscard]] std::vector<Overload> overloads() const;
    /// From the first day with work to the last one; the first is later where there is none.
    [[nodiscard]] Date first_day() const { return first_; }
    [[nodiscard]] Date last_day() const { return last_; }

private:
    friend Load load_of(const Workspace&, std::span<const PlanInLoad>);
    struct Entry {
        std::int32_t day = 0;
        const Assignment* assignment = nullptr;
        const Task* task = nullptr;
        std::int64_t effort = 0;
    };
    [[nodiscard]] std::span<const Entry> entries(std::int32_t person, Date from, Date to) const;

    std::vector<const Person*> people_;
    std::vector<std::vector<Entry>> entries_;  ///< By person; by day, then as they were found.
    std::vector<std::vector<WorkTime>>
        working_times_;  ///< By person: of a person without a calendar, those of their plans.
    Date first_{INT32_MAX}, last_{INT32_MIN};
};

/// O(assignments × days). Work more than a hundred years long is looked at for a hundred years.
Load load_of(const Workspace& workspace, std::span<const PlanInLoad> plans);

}  // namespace rapport
