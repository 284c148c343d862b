#pragma once
// A status report as it is drafted: what was done in its days, what comes next, what has to be decided, what is at risk, what
// changed and why, what it brought. In words for the client: of what is for the team nothing is read for a draft that is for them.

#include <map>
#include <span>

#include "engagement/facts.h"
#include "engagement/index.h"
#include "engagement/messages.h"

namespace rapport {

enum class ReportSection : std::uint8_t { Summary, Done, Next, Decisions, Risks, Changes, Value, Money };

struct ReportPart {
    ReportSection section;
    std::string_view name;   ///< Of its field in files: "done".
    std::string_view label;  ///< "Done".
    Prose StatusReport::* text;
    Prose ReportTemplate::* said;  ///< Null: templates have none.
};
/// In the order in which a report is read. Money, which is for us alone, comes last.
std::span<const ReportPart> report_parts();
const ReportPart& part_of(ReportSection section);

/// What a draft may name. Shared: what the client sees anyway.
enum class ReportScope : std::uint8_t { Shared, All };

/// What a report is drafted from.
struct ReportSource {
    const Project* project = nullptr;
    const PlanFacts* facts = nullptr;  ///< Null: nobody has a plan.
    Date from;
    Date until;  ///< The last day.
    ReportScope scope = ReportScope::Shared;
    /// For which day the client was told of each task, in what they were given last before the last issued report, without one
    /// where none was told (done, or no date yet); and when that was. Empty: they were given nothing.
    std::map<Id, std::optional<Date>> told{};
    std::optional<Date> told_on{};
    const StatusReport* report =
        nullptr;  ///< The one that is drafted, where it is there: it is not its own last report.
};

struct Drafted {
    std::string text;           ///< Lines; what is listed begins with "- ". Empty: there is nothing to say.
    std::int32_t left_out = 0;  ///< Records that belong here and that the client does not see.
};
/// Money is never drafted: nothing here knows what anything costs. O(tasks of the project and records of its client).
Drafted draft_section(const EngagementIndex& index, const ReportSource& source, ReportSection section);

struct DraftedReport {
    StatusReport report{};  ///< With its project, title and days, without an id.
    std::int32_t left_out = 0;
    std::vector<std::string> missing;  ///< Fields of the template without a value: they stand as they are written.
};
/// All sections. `start`: its words come first, filled with `values`, and the sections that it leaves out are empty; may be null.
DraftedReport draft_report(const EngagementIndex& index, const ReportSource& source, const ReportTemplate* start,
                           const MergeValues& values);

/// The first line of a report that is drafted from everything and not from what the client sees (in the summary: that has such a
/// sentence), so that it tells what nobody shared. Empty: there is none. Money is not looked at. Costs two drafts.
std::string line_for_us(const EngagementIndex& index, ReportSource source, const StatusReport& report);

/// What of a report is worth keeping for the next: of each section the lines that were not drafted, and which sections are empty
/// although something could be drafted. Without an id and a name.
ReportTemplate template_from(const StatusReport& report, const StatusReport& drafted);
bool leaves_out(const ReportTemplate& start, std::string_view section);

/// The issued one that was issued last before `before`, or at all; null where there is none. O(reports).
const StatusReport* last_issued(const Workspace& workspace, Ref<Project> project, const StatusReport* before = nullptr);
/// Of a project, the newest days first; drafts before issued ones of the same days.
std::vector<const StatusReport*> reports_of(const Workspace& workspace, Ref<Project> project);
/// Where the next one begins: on the day after the last issued one, which may be after `today`; or two weeks back.
Date next_report_from(const Workspace& workspace, Ref<Project> project, Date today);

/// "1–14 November 2026", "26 October – 8 November 2026", "14 November 2026".
std::string span_said(Date from, Date until);
/// "Status report, 1–14 November 2026".
std::string report_title(Date from, Date until);

}  // namespace rapport
