#include <algorithm>

#include "app/commands/status_report.h"
#include "app/report_page.h"
#include "base/text.h"
#include "cli/verbs.h"
#include "engagement/zones.h"
#include "schedule/forecast.h"
#include "share/report_words.h"

namespace rapport::cli {
namespace {

/// The newest that was issued or, where drafts are wanted, not yet; null where there is none.
const StatusReport* latest(const Workspace& workspace, Ref<Project> project, bool draft) {
    if (!draft) return last_issued(workspace, project);
    for (const StatusReport* report : reports_of(workspace, project))
        if (report->state == ReportState::Draft) return report;
    return nullptr;
}

/// Of what the client sees, from the day after the last report up to today.
DraftedReport drafted_now(const Workspace& workspace, Ref<Project> project, Date today, Minutes offset) {
    const EngagementIndex index(workspace, today);
    const Outline outline = outline_of(workspace, project);
    const Schedule schedule = schedule_of(workspace, outline);
    const Project& shown = *workspace.find(project);
    const std::optional<DateTime> likely = likely_finish(workspace, outline, shown, today);
    const PlanFacts facts =
        plan_facts(outline, schedule, today, likely ? std::optional(date_of(*likely)) : std::nullopt);
    const Date from = std::min(next_report_from(workspace, project, today), today);
    const ReportSource source = report_source(workspace, shown, &facts, from, today, ReportScope::Shared, offset);
    return draft_report(index, source, nullptr, {});
}

std::string sentence_about(const StatusReport* report, const DraftedReport& drafted) {
    if (!report) {
        const std::string left = counted(drafted.left_out, "record that the client does not see was",
                                         "records that the client does not see were");
        return "  “" + drafted.report.title + "” was drafted now: there was none" +
               (drafted.left_out > 0 ? ". " + left + " left out" : std::string());
    }
    const bool issued = report->state == ReportState::Issued;
    return "  “" + report->title + "”, " +
           (issued ? "issued on " + to_iso(report->issued.value_or(report->until)) : std::string("a draft")) +
           (issued && !report->shared ? ". It is not shared with the client yet"
            : issued && words_changed(*report)
                ? ". Its words were changed after that on another device, so it does not go to "
                  "the client: open it and settle that first"
                : "");
}

/// Of the clock of this device from UTC.
Minutes offset_of(World& world) {
    const Instant local = instant_of({}, world.clock.local_now()), now = world.clock.now();
    return {(local.millis - (now.millis - now.millis % 60'000)) / 60'000};
}

}  // namespace

int run_report(const Call& call, World& world) {
    const std::string& path = call.files.front();
    const std::string out = call.value("--out", "-");
    const Existing existing = call.has("--force") ? Existing::Replace : Existing::Keep;
    if (const Result<void> may = may_write(out, existing, world); !may) return report(world, may.error(), out);
    const Result<Workspace> workspace = open_workspace(path, world);
    if (!workspace) return report(world, workspace.error(), path);
    const Result<Ref<Project>> project = find_project(*workspace, call.value("--project"));
    if (!project) return report(world, project.error(), path);

    const StatusReport* found = latest(*workspace, *project, call.has("--draft"));
    DraftedReport drafted;
    if (!found) drafted = drafted_now(*workspace, *project, date_of(world.clock.local_now()), offset_of(world));
    const ReportFormat format = folded(out).ends_with(".md")    ? ReportFormat::Markdown
                                : folded(out).ends_with(".csv") ? ReportFormat::Csv
                                                                : ReportFormat::Html;
    const StatusReport& about = found ? *found : drafted.report;
    const ReportPage page = report_page(*workspace, about, reader_of(about));
    const std::string text = written_report(page, format);
    if (const Result<void> written = world.disk.write(out, text, existing); !written)
        return report(world, written.error(), out);
    world.say(sentence_about(found, drafted) + ". What was written is for the " +
              (page.for_us ? "team, and says so." : "client."));
    return done;
}

}  // namespace rapport::cli
