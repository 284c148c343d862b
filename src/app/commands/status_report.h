#pragma once
// Status reports: drafted, edited in place, issued and then left as they are; and the templates they start from.

#include "app/edit.h"
#include "engagement/status_report.h"

namespace rapport {

/// What a report of those days is drafted from, with what the client was told of dates before it (the latest snapshot that was
/// given to them up to the day on which a report was issued last, by clocks that are `offset` ahead of UTC). `report`: the one
/// that is drafted, where it is there. All of them have to stay. O(reports + snapshots).
ReportSource report_source(const Workspace&, const Project& project, const PlanFacts* facts, Date from, Date until,
                           ReportScope scope, Minutes offset = {}, const StatusReport* report = nullptr);

/// A draft with its id, project, days and what was drafted. Refuses days that are the wrong way round or more than a year, and one
/// without a title.
Result<Edit> add_status_report(const Workspace&, StatusReport wanted);

/// Whether a field may be written by hand: of one that was issued nothing but whether the client sees it, and where its words were
/// changed by merging since (share/report_words) those, so that they can be brought back; of a draft not whether it is seen, nor that
/// it was issued.
Result<void> may_change_report(const StatusReport& report, std::size_t field);

/// Whether the client may see an issued one: refuses a draft, one whose words were changed since, and one with a line that is drafted only from what nobody shared; the
/// sentence names it. Costs a schedule and two drafts; so does all that shares a report.
Result<void> may_show_report(const Workspace&, const StatusReport& report);
/// Whether the client may see lights that were kept: refuses where one was set by hand on that day and nobody shared that.
Result<void> may_show_lights(const Workspace&, const LightReport& lights);

/// Refuses one that was issued; so do those below.
Result<Edit> write_report_section(const Workspace&, Ref<StatusReport>, ReportSection section, std::string_view text);
Result<Edit> name_report(const Workspace&, Ref<StatusReport>, std::string_view title);
/// A title that names its days follows them.
Result<Edit> move_report(const Workspace&, Ref<StatusReport>, Date from, Date until);

/// It stays as it is from now on. `lights`: how they stand today, with an id; they are kept in the same edit, with the summary as
/// what is said of them; where it is shared, without those that were set by hand and are not. Refuses one with nothing in it, and to
/// share what may_show_report refuses.
Result<Edit> issue_report(const Workspace&, Ref<StatusReport>, LightReport lights, bool shared, Date today);
/// The words that an issued one has now are those that it is issued with. Refuses one whose words were not changed, and where it is
/// shared, one with a line that is drafted only from what nobody shared: the client would be shown that from then on.
Result<Edit> keep_report_words(const Workspace&, Ref<StatusReport>);
/// A draft that begins with what an issued one says.
Result<Edit> correct_report(const Workspace&, Ref<StatusReport>, Id id);
/// Whether the client sees an issued one, and the lights that belong to it: both or neither.
Result<Edit> share_report(const Workspace&, Ref<StatusReport>, bool shared);

/// Refuses one without a name, and a name that another template has.
Result<Edit> add_report_template(const Workspace&, ReportTemplate wanted);

}  // namespace rapport
