#include "app/report_page.h"

#include <algorithm>

#include "share/approvals.h"
#include "share/door.h"
#include "share/report_words.h"
#include "share/told.h"

namespace rapport {
namespace {

constexpr std::size_t most_before = 6, most_slug = 40;

std::string word_of(Light light) { return std::string(label_of(light)); }

/// Reads what its reader may see: for us of any record, for the client of shared ones. A field of the team would not compile.
struct Reading {
    const Workspace& workspace;
    const StatusReport& report;
    ReportReader reader;

    template <auto Member, class E> auto of(const E& record) const {
        return seen<Member>(record, reader == ReportReader::Us);
    }
};

template <auto Member> void add_section(ReportPage& page, const Reading& reading) {
    std::string text = reading.of<Member>(reading.report);
    if (trimmed(text).empty()) return;
    page.sections.push_back({std::string(Schema<StatusReport>::fields[field_of<Member>()].label), std::move(text)});
}

void add_heading(ReportPage& page, const Reading& reading) {
    const StatusReport& report = reading.report;
    page.title = reading.of<&StatusReport::title>(report);
    page.from = reading.of<&StatusReport::from>(report);
    page.until = reading.of<&StatusReport::until>(report);
    if (reading.of<&StatusReport::state>(report) == ReportState::Issued)
        page.issued = reading.of<&StatusReport::issued>(report).value_or(page.until);
    if (const Project* project = reading.workspace.find(report.project)) {
        page.project = reading.of<&Project::name>(*project);
        if (const Client* client = reading.workspace.find(project->client))
            page.client = reading.of<&Client::name>(*client);
    }
    if (const Person* by = reading.workspace.find(report.by)) page.by = seen<&Person::name>(*by, true);
}

/// Those that a client may know of. A side that is not known is left out: it may have been kept from them.
void add_lights(ReportPage& page, const Reading& reading) {
    const LightReport* lights = page.issued ? reading.workspace.find(reading.report.lights) : nullptr;
    if (!lights || (reading.reader == ReportReader::Client && !may_enter(*lights))) return;
    const auto add = [&](std::string_view name, Light light) {
        if (light != Light::Unknown) page.lights.push_back({std::string(name), word_of(light)});
    };
    page.lights.push_back({"Overall", word_of(reading.of<&LightReport::overall>(*lights))});
    add("Client", reading.of<&LightReport::client>(*lights));
    add("Schedule", reading.of<&LightReport::schedule>(*lights));
    add("Scope", reading.of<&LightReport::scope>(*lights));
    add("Value", reading.of<&LightReport::value>(*lights));
    page.discontent = reading.of<&LightReport::dissatisfied>(*lights);
}

/// The reports that were issued before it, as far as the client saw them and their lights.
void add_before(ReportPage& page, const Workspace& workspace, const StatusReport& report) {
    const StatusReport* last = last_issued(workspace, report.project, &report);
    for (; last && page.before.size() < most_before; last = last_issued(workspace, report.project, last)) {
        const LightReport* lights = workspace.find(last->lights);
        if (lights && goes_to_client(*last) && may_enter(*lights))
            page.before.push_back({seen<&StatusReport::issued>(*last).value_or(seen<&StatusReport::until>(*last)),
                                   word_of(seen<&LightReport::overall>(*lights))});
    }
    std::ranges::reverse(page.before);
}

void add_approvals(ReportPage& page, const Workspace& workspace, const StatusReport& report) {
    const Date by = page.issued.value_or(report.until);
    for (const ApprovalLink& link : approvals_of(workspace, report.project, ApprovalScope::SharedOnly)) {
        if (link.approval.on > by) break;  // They are in order, and each digest rests on those before.
        if (link.taken_back && *link.taken_back <= by) continue;
        page.approvals.push_back(
            {link.approval.deliverable, link.approval.version, link.approval.who, link.approval.on, link.digest});
    }
}

}  // namespace

ReportReader reader_of(const StatusReport& report) {
    return goes_to_client(report) ? ReportReader::Client : ReportReader::Us;
}

ReportPage report_page(const Workspace& workspace, const StatusReport& report, ReportReader reader) {
    ReportPage page;
    if (reader == ReportReader::Client && reader_of(report) != ReportReader::Client) return page;
    const Reading reading{workspace, report, reader};
    page.for_us = reader == ReportReader::Us;
    add_heading(page, reading);
    add_lights(page, reading);
    add_section<&StatusReport::summary>(page, reading);
    add_section<&StatusReport::done>(page, reading);
    add_section<&StatusReport::next>(page, reading);
    add_section<&StatusReport::decisions>(page, reading);
    add_section<&StatusReport::risks>(page, reading);
    add_section<&StatusReport::changes>(page, reading);
    add_section<&StatusReport::value>(page, reading);
    add_before(page, workspace, report);
    add_approvals(page, workspace, report);
    return page;
}

std::string_view mime_of(ReportFormat format) {
    return format == ReportFormat::Html ? "text/html" : format == ReportFormat::Csv ? "text/csv" : "text/markdown";
}

std::string written_report(const ReportPage& page, ReportFormat format) {
    switch (format) {
    case ReportFormat::Html:     return report_html(page);
    case ReportFormat::Markdown: return report_markdown(page);
    case ReportFormat::Csv:      return report_csv(page);
    }
    return {};
}

std::string report_file_name(const ReportPage& page, ReportFormat format) {
    const std::string slug = slug_of(page.project, most_slug);
    return (slug.empty() ? std::string("project") : slug) + "-status-" + to_iso(page.until) +
           (format == ReportFormat::Html  ? ".html"
            : format == ReportFormat::Csv ? ".csv"
                                          : ".md");
}

}  // namespace rapport
