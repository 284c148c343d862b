#include "app/commands/status_report.h"

#include <algorithm>

#include "app/commands/record.h"
#include "base/text.h"
#include "engagement/lights.h"
#include "engagement/zones.h"
#include "schedule/notation.h"
#include "share/report_words.h"
#include "share/told.h"

namespace rapport {
namespace {

constexpr std::int32_t most_days = 366;

Error invalid(std::string sentence) { return {Fault::Invalid, std::move(sentence), {}}; }

std::string in_label(const StatusReport& report) { return "“" + shortened(report.title, 60) + "”"; }

Result<const StatusReport*> find_report(const Workspace& workspace, Ref<StatusReport> ref) {
    const StatusReport* report = workspace.find(ref);
    if (!report) return Error{Fault::Missing, "This status report is no longer there.", {}};
    return report;
}

Error is_issued(const StatusReport& report) {
    const std::string when =
        report.issued ? " on " + format_day(*report.issued, civil_of(*report.issued).year) : std::string();
    return {Fault::Refused,
            in_label(report) + " was issued" + when +
                " and stays as it is. Start a corrected report from it to say something else.",
            {}};
}

/// One that may still be changed.
Result<const StatusReport*> find_draft(const Workspace& workspace, Ref<StatusReport> ref) {
    const StatusReport* report = TRY(find_report(workspace, ref));
    if (report->state == ReportState::Issued) return is_issued(*report);
    return report;
}

Result<void> check_days(Date from, Date until) {
    if (until < from) return invalid("The last day of a report cannot come before its first. Check the two days.");
    if (until.days - from.days >= most_days)
        return invalid("A report speaks of a year at most. Choose days that are nearer to each other.");
    return {};
}

bool says_nothing(const StatusReport& report) {
    return std::ranges::all_of(report_parts(), [&](const ReportPart& part) {
        return part.section == ReportSection::Money || trimmed((report.*part.text).text).empty();
    });
}

Date day_of(const Snapshot& snapshot, Minutes offset) { return date_of(civil_at(offset, snapshot.made)); }

/// The latest that was made up to that day and given to anybody.
const Snapshot* snapshot_by(const Workspace& workspace, Ref<Project> project, Date day, Minutes offset) {
    const Snapshot* last = nullptr;
    for (const Snapshot& one : workspace.all<Snapshot>())
        if (one.project == project && one.sent && day_of(one, offset) <= day && (!last || last->made < one.made))
            last = &one;
    return last;
}

/// A project as it is on a day, as far as its records tell it now.
struct OnDay {
    EngagementIndex index;
    Outline outline;
    Schedule schedule;
    PlanFacts facts;
    OnDay(const Workspace& workspace, Ref<Project> project, Date day)
        : index(workspace, day),
          outline(outline_of(workspace, project)),
          schedule(schedule_of(workspace, outline)),
          facts(plan_facts(outline, schedule, day)) {}
    OnDay(const OnDay&) = delete;
};

Result<void> check_lines(const Workspace& workspace, const StatusReport& report, const OnDay& then) {
    const Project* project = workspace.find(report.project);
    if (!project) return {};
    ReportSource source =
        report_source(workspace, *project, &then.facts, report.from, report.until, ReportScope::All, {}, &report);
    const std::string line = line_for_us(then.index, std::move(source), report);
    if (line.empty()) return {};
    return Error{Fault::Refused,
                 in_label(report) + " says “" + shortened(line, 100) + "”, and the client does not see where that is " +
                     "from. Share what it speaks of, or " +
                     (report.state == ReportState::Issued ? "start a corrected report without it."
                                                          : "take it out of the report."),
                 {}};
}

struct KeptSide {
    Dimension side;
    Light LightReport::* light;
};
/// Those that a client may know of.
constexpr std::array kept_sides{
    KeptSide{Dimension::Client, &LightReport::client}, KeptSide{Dimension::Schedule, &LightReport::schedule},
    KeptSide{Dimension::Scope, &LightReport::scope}, KeptSide{Dimension::Value, &LightReport::value}};

/// Of those that were set by hand on that day while nobody shared it.
std::vector<KeptSide> sides_for_us(const Project& project, const OnDay& then) {
    const ProjectLights lights = lights_of(then.index, &then.facts, project);
    std::vector<KeptSide> found;
    for (const KeptSide& one : kept_sides)
        if (const DimensionLight* side = lights.side(one.side); side && side->manual && !side->manual->shared)
            found.push_back(one);
    return found;
}

}  // namespace

ReportSource report_source(const Workspace& workspace, const Project& project, const PlanFacts* facts, Date from,
                           Date until, ReportScope scope, Minutes offset, const StatusReport* report) {
    ReportSource source{
        .project = &project, .facts = facts, .from = from, .until = until, .scope = scope, .report = report};
    const StatusReport* last = last_issued(workspace, {project.id}, report);
    const Snapshot* given =
        last ? snapshot_by(workspace, {project.id}, last->issued.value_or(last->until), offset) : nullptr;
    if (!given) return source;
    const Result<Told> told = read_told(given->told.text);
    if (!told) return source;
    source.told_on = day_of(*given, offset);
    for (const ToldLine& line : told->lines) {
        if (line.kind != "milestone") continue;
        const Result<Date> day = parse_iso_date(line.value);
        source.told.emplace(line.record, day ? std::optional(*day) : std::nullopt);
    }
    return source;
}

Result<Edit> add_status_report(const Workspace& workspace, StatusReport wanted) {
    if (!workspace.find(wanted.project)) return invalid("Choose the project that it is about.");
    wanted.title = std::string(trimmed(wanted.title));
    if (wanted.title.empty()) return invalid("A report needs a title.");
    TRY(check_days(wanted.from, wanted.until));
    wanted.state = ReportState::Draft;
    wanted.issued.reset();
    wanted.lights = {};
    wanted.digest.clear();
    wanted.shared = false;
    Edit edit{"Add " + in_label(wanted), {}};
    edit.create(wanted);
    return edit;
}

Result<void> may_change_report(const StatusReport& report, std::size_t field) {
    const bool issued = report.state == ReportState::Issued;
    if (field == shared_field) {
        if (issued) return {};
        return Error{Fault::Refused, "A draft is not for the client yet. Issue the report first.", {}};
    }
    const bool kept = field == field_of<&StatusReport::state>() || field == field_of<&StatusReport::issued>() ||
                      field == field_of<&StatusReport::lights>() || field == field_of<&StatusReport::digest>();
    if (issued && (kept || !words_changed(report))) return is_issued(report);
    if (kept)
        return Error{Fault::Refused,
                     "A report is issued on the Status page of its project, where its lights are kept with it.",
                     {}};
    return {};
}

Result<void> may_show_report(const Workspace& workspace, const StatusReport& report) {
    TRY(may_change_report(report, shared_field));
    if (words_changed(report))
        return Error{Fault::Refused,
                     "The words of " + in_label(report) +
                         " are not those that it was issued with. Open it and settle that first.",
                     {}};
    return check_lines(workspace, report, {workspace, report.project, report.issued.value_or(report.until)});
}

Result<void> may_show_lights(const Workspace& workspace, const LightReport& lights) {
    const Project* project = workspace.find(lights.project);
    if (!project) return {};
    for (const KeptSide& one : sides_for_us(*project, {workspace, lights.project, lights.on})) {
        if (lights.*one.light == Light::Unknown) continue;
        return Error{Fault::Refused,
                     "The light “" + std::string(label_of(one.side)) +
                         "” was set by hand when these lights were kept, "
                         "and the client does not see that. Share the light that was set by hand first.",
                     {}};
    }
    return {};
}

Result<Edit> write_report_section(const Workspace& workspace, Ref<StatusReport> ref, ReportSection section,
                                  std::string_view text) {
    const StatusReport* report = TRY(find_draft(workspace, ref));
    for (std::size_t field = 0; field < type_of<StatusReport>.fields.size(); ++field)
        if (type_of<StatusReport>.fields[field].name == part_of(section).name) {
            Edit edit{"Change " + std::string(part_of(section).label) + " of " + in_label(*report), {}};
            edit.write(type_of<StatusReport>, *report, field, std::string(text));
            return edit;
        }
    return invalid("Reports have no such section.");
}

Result<Edit> name_report(const Workspace& workspace, Ref<StatusReport> ref, std::string_view title) {
    TRY(find_draft(workspace, ref));
    if (trimmed(title).empty()) return invalid("A report needs a title.");
    return set_field(workspace, type_of<StatusReport>, ref.id, field_of<&StatusReport::title>(), std::string(title));
}

Result<Edit> move_report(const Workspace& workspace, Ref<StatusReport> ref, Date from, Date until) {
    const StatusReport* report = TRY(find_draft(workspace, ref));
    TRY(check_days(from, until));
    Edit edit{"Change the days of " + in_label(*report), {}};
    if (report->title == report_title(report->from, report->until))
        edit.set<&StatusReport::title>(*report, report_title(from, until));
    edit.set<&StatusReport::from>(*report, from);
    edit.set<&StatusReport::until>(*report, until);
    return edit;
}

Result<Edit> issue_report(const Workspace& workspace, Ref<StatusReport> ref, LightReport lights, bool shared,
                          Date today) {
    const StatusReport* report = TRY(find_draft(workspace, ref));
    TRY(check_days(report->from, report->until));
    if (report->from > today)
        return invalid("The days of this report are still to come. Issue it when there is something to tell.");
    if (says_nothing(*report))
        return invalid("There is nothing in this report yet. Write a section, or draft one from what there is.");
    if (lights.id.is_null() || lights.project != report->project)
        return invalid("The lights that are to be kept with it are not those of its project.");
    lights.on = today;
    lights.shared = shared;
    if (const Project* project = workspace.find(report->project); project && shared) {
        const OnDay now(workspace, report->project, today);
        TRY(check_lines(workspace, *report, now));
        for (const KeptSide& one : sides_for_us(*project, now)) lights.*one.light = Light::Unknown;
    }
    lights.words.text = std::string(trimmed(report->summary.text));
    Edit edit{"Issue " + in_label(*report), {}};
    edit.create(lights);
    edit.set<&StatusReport::state>(*report, ReportState::Issued);
    edit.set<&StatusReport::issued>(*report, today);
    edit.set<&StatusReport::lights>(*report, Ref<LightReport>{lights.id});
    edit.set<&StatusReport::digest>(*report, report_digest(*report));
    if (shared != report->shared) edit.write(type_of<StatusReport>, *report, shared_field, Value(shared));
    return edit;
}

Result<Edit> keep_report_words(const Workspace& workspace, Ref<StatusReport> ref) {
    const StatusReport* report = TRY(find_report(workspace, ref));
    if (!words_changed(*report)) return invalid("This report has the words that it was issued with.");
    if (report->shared)
        TRY(check_lines(workspace, *report, {workspace, report->project, report->issued.value_or(report->until)}));
    Edit edit{"Keep the words of " + in_label(*report), {}};
    edit.set<&StatusReport::digest>(*report, report_digest(*report));
    return edit;
}

Result<Edit> correct_report(const Workspace& workspace, Ref<StatusReport> ref, Id id) {
    const StatusReport* report = TRY(find_report(workspace, ref));
    if (report->state != ReportState::Issued)
        return invalid("This report is a draft: change it as it stands, and issue it then.");
    StatusReport corrected = *report;
    static_cast<Entity&>(corrected) = Entity{};
    corrected.id = id;
    if (!corrected.title.ends_with(", corrected")) corrected.title += ", corrected";
    Edit edit = TRY(add_status_report(workspace, std::move(corrected)));
    edit.label = "Start a correction of " + in_label(*report);
    return edit;
}

Result<Edit> share_report(const Workspace& workspace, Ref<StatusReport> ref, bool shared) {
    const StatusReport* report = TRY(find_report(workspace, ref));
    const LightReport* lights = workspace.find(report->lights);
    TRY(may_change_report(*report, shared_field));
    if (shared && !report->shared) TRY(may_show_report(workspace, *report));
    if (shared && lights && !lights->shared) TRY(may_show_lights(workspace, *lights));
    Edit edit{(shared ? "Show " : "Hide ") + in_label(*report) + (shared ? " to the client" : " from the client"), {}};
    edit.write(type_of<StatusReport>, *report, shared_field, Value(shared));
    if (lights) edit.write(type_of<LightReport>, *lights, shared_field, Value(shared));
    return edit;
}

Result<Edit> add_report_template(const Workspace& workspace, ReportTemplate wanted) {
    wanted.name = std::string(trimmed(wanted.name));
    if (wanted.name.empty()) return invalid("Give the template a name by which you find it again.");
    for (const ReportTemplate& one : workspace.all<ReportTemplate>())
        if (folded(one.name) == folded(wanted.name))
            return invalid("There is a template “" + shortened(one.name, 60) +
                           "” already. Give this one another name.");
    Edit edit{"Save the report template “" + shortened(wanted.name, 60) + "”", {}};
    edit.create(wanted);
    return edit;
}

}  // namespace rapport
