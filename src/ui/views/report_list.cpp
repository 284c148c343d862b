// The status reports of a project: each with its days, whether it was issued and how it stood then; and where the lights went from
// one to the next.

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "schedule/notation.h"
#include "share/report_words.h"
#include "ui/views/report_parts.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr std::size_t most_rows = 60, most_marks = 12;

constexpr float narrow = 560;

/// Where the list is narrow, its facts have two lines.
float row_height(float width) { return px((look().coarse ? 60.0f : 52.0f) + (width < px(narrow) ? 18.0f : 0.0f)); }

/// "1–14 November 2026 · issued on 14 Nov · the client sees it".
std::string facts_of(const ViewContext& view, const StatusReport& report) {
    std::string facts = span_said(report.from, report.until);
    if (report.state == ReportState::Draft) return facts + " · not issued yet";
    if (report.issued) facts += " · issued on " + format_day(*report.issued, view.this_year());
    return facts + (goes_to_client(report) ? " · the client sees it" : " · only the team sees it");
}

void draw_report_row(StatusSheet& sheet, const StatusReport& report, const Rect& row) {
    ViewContext& view = sheet.view;
    const kit::IdScope scope(report.id);
    const std::string facts = facts_of(view, report);
    const LightReport* lights = view.workspace.find(report.lights);
    const bool draft = report.state == ReportState::Draft;
    const std::string standing =
        draft ? std::string("Draft") : "Overall " + std::string(light_words(lights ? lights->overall : Light::Unknown));
    if (kit::row(row, report.title, {.description = standing + ". " + facts}).pressed) show_report(sheet, report.id);
    Rect rest = kit::inset(row, px(16), px(6));
    if (draft) {
        const float wide = kit::chip_width("Draft");
        const Rect place = kit::cut_right(rest, wide + px(4));
        kit::chip(place.Max.x - wide, std::floor(place.GetCenter().y), "Draft");
    } else {
        const Rect place = kit::cut_right(rest, px(28));
        kit::draw_light({std::floor(place.Max.x - px(10)), std::floor(place.GetCenter().y)},
                        drawn(lights ? lights->overall : Light::Unknown), 16);
    }
    rest.Max.x -= px(8);
    kit::draw_text(kit::cut_top(rest, px(20)), report.title, kit::strong());
    kit::draw_wrapped(rest, facts, kit::meta(), row.GetWidth() < px(narrow) ? 2 : 1);
}

/// The overall lights of the issued ones, the oldest first.
std::vector<Light> trend_of(const Workspace& workspace, const std::vector<const StatusReport*>& reports) {
    std::vector<Light> trend;
    for (const StatusReport* report : reports) {
        if (report->state != ReportState::Issued || trend.size() >= most_marks) continue;
        const LightReport* lights = workspace.find(report->lights);
        trend.push_back(lights ? lights->overall : Light::Unknown);
    }
    std::ranges::reverse(trend);
    return trend;
}

void draw_trend(const std::vector<Light>& trend, Rect line) {
    std::string said;
    for (const Light light : trend) said += (said.empty() ? "" : ", ") + std::string(light_words(light));
    kit::node(Role::Image, "Overall from report to report: " + said, line);
    line.Min.x += kit::draw_text(line, "From report to report", kit::meta()) + px(12);
    for (const Light light : trend) {
        const Rect place = kit::cut_left(line, px(20));
        kit::draw_light({std::floor(place.GetCenter().x), std::floor(place.GetCenter().y)}, drawn(light), 12);
    }
}

void draw_new_button(StatusSheet& sheet, const Rect& line) {
    const kit::ButtonLook add{.icon = icon_plus, .small = !look().coarse, .disabled = !sheet.view.may_edit};
    constexpr std::string_view label = "New status report…";
    const float wide = std::min(kit::button_width(label, add), line.GetWidth());
    if (kit::button(kit::rect_at(line.Min.x, line.Min.y, wide, kit::button_height(add)), label, add))
        open_report_dialog(sheet, ReportDialog::New);
}

}  // namespace

void draw_reports_card(StatusSheet& sheet, CardColumn& column) {
    const std::vector<const StatusReport*> reports = reports_of(sheet.view.workspace, {sheet.page.project.id});
    const std::vector<Light> trend = trend_of(sheet.view.workspace, reports);
    const std::size_t shown = std::min(reports.size(), most_rows);
    const float button = kit::button_height({.small = !look().coarse});
    constexpr std::string_view question = "What does the client hear from you, and when?",
                               help =
                                   "A report is drafted from what there is: done, next, decisions, risks and what "
                                   "changed. You edit it and issue it; then it stays as it is.";
    const float inner = column.width - px(32);
    const float nothing = reports.empty() ? kit::empty_state_height(inner, question, help) + px(8) : 0;
    const float marks = trend.size() > 1 ? px(28) : 0;
    const Rect box = column.take(px(41) + px(10) + nothing + marks + button + px(12) +
                                 static_cast<float>(shown) * row_height(column.width) + px(2));
    const kit::Group group(Role::Region, "Status reports", box);
    const kit::IdScope scope("status reports");
    Rect rest = kit::card(box, "Status reports", static_cast<std::int64_t>(reports.size()));
    rest.Min.y += px(10);
    if (reports.empty()) kit::empty_state(kit::inset(kit::cut_top(rest, nothing), px(15), 0), nullptr, question, help);
    draw_new_button(sheet, kit::inset(kit::cut_top(rest, button + px(12)), px(15), 0));
    if (marks > 0) draw_trend(trend, kit::inset(kit::cut_top(rest, marks), px(15), 0));
    for (std::size_t i = 0; i < shown; ++i) {
        const Rect row = kit::cut_top(rest, row_height(column.width));
        kit::line_across(box.Min.x + 1, box.Max.x - 1, row.Min.y, look().colour.line);
        if (row.Overlaps(sheet.view.area)) draw_report_row(sheet, *reports[i], {{row.Min.x, row.Min.y + 1}, row.Max});
    }
}

}  // namespace rapport
