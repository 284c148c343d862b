#pragma once
// What would follow from saying yes to a request, before it is answered: for the end of its project, for what was
// promised, for whoever would do it, and for the other projects they work on. The workspace is left alone.

#include "engagement/facts.h"
#include "model/request.h"

namespace rapport {

/// Another project that has a task for the same person on days that become too full.
struct CrowdedProject {
    const Project* project = nullptr;
    std::vector<Date> days;
};

struct RequestImpact {
    bool work_known = false;            ///< Otherwise nothing but what stands today is known.
    std::optional<Date> finish_before;  ///< Of the project it would become part of; absent where there is no plan.
    std::optional<Date> finish_after;
    std::optional<Date> promised;        ///< The end that the client was told.
    bool missed_before = false;          ///< It is missed without the request already,
    bool missed_after = false;           ///< … or with it.
    std::optional<Date> begun;           ///< When the new task would start,
    std::optional<Date> done;            ///< … and end.
    bool needed_missed = false;          ///< That is after the day by which they need it.
    std::int32_t overloaded_before = 0;  ///< Days from today on with more to do than the person can,
    std::int32_t overloaded_after = 0;   ///< … and with the request. Both 0 where nobody would do it yet.
    std::vector<Date> newly_overloaded;
    std::vector<CrowdedProject> others;  ///< By name.
    std::vector<std::string> sentences;  ///< All of it for people, what matters most first.
};

/// As if the project had one more task of that work for that person, behind `after` and not before today, by their
/// capacity up to full time. Load counts over all projects that are not lost. `plan_of` spares computing the plans of
/// the others; where it knows none, or is empty, they are computed. O(records) and a schedule or two.
RequestImpact impact_of(const Workspace& workspace, const Request& request, const PlanOf& plan_of, Date today);

}  // namespace rapport
