#include "interop/chart.h"

#include <algorithm>
#include <cmath>

#include "interop/chart_sheet.h"
#include "interop/report.h"
#include "interop/xml_writer.h"

namespace rapport {
namespace {

constexpr double pixels_per_mm = 96 / 25.4;
constexpr double margin_mm = 10;
constexpr std::int32_t most_pages_wide = 50;
constexpr std::int32_t most_pages = 10'000;

struct Size {
    double width, height;  ///< Without the margins, in CSS pixels.
};

Size size_of(const ChartWishes& wishes) {
    double width = 210, height = 297;
    if (wishes.paper == Paper::A3) width = 297, height = 420;
    if (wishes.paper == Paper::Letter) width = 215.9, height = 279.4;
    if (wishes.landscape) std::swap(width, height);
    return {(width - 2 * margin_mm) * pixels_per_mm, (height - 2 * margin_mm) * pixels_per_mm};
}

double minutes(DateTime when) { return static_cast<double>(when.minutes); }

}  // namespace

chart::Plan chart::plan_of(const Workspace& workspace, const Outline& outline, const Schedule& schedule,
                           const ChartWishes& wishes) {
    Plan plan{workspace, outline, schedule, wishes, {}, {}, {}, {}, {}, {}};
    const Project* project = workspace.find(outline.project());
    if (project) {
        plan.title = project->name;
        if (const Client* client = workspace.find(project->client)) plan.title += " for " + client->name;
    }
    for (const Assignment& assignment : workspace.all<Assignment>()) {
        const std::int32_t row = outline.find(assignment.task);
        const Person* person = row < 0 ? nullptr : workspace.find(assignment.person);
        if (!person) continue;
        std::string& names = plan.people[row];
        names += (names.empty() ? "" : ", ") + person->name;
    }
    for (const Dependency& link : workspace.all<Dependency>()) {
        const std::int32_t from = outline.find(link.predecessor), to = outline.find(link.successor);
        if (from >= 0 && to >= 0) plan.arrows.push_back({from, to, link.type});
    }
    if (const std::vector<const Baseline*> all = baselines_of(workspace, outline.project()); !all.empty())
        plan.compared = compare_with(workspace, outline, {all.front()->id});
    // A day of room before, and some behind for the words beside the last bar.
    const Date start = date_of(schedule.start), finish = date_of(schedule.finish);
    const std::int32_t room = std::max(2, (finish.days - start.days) / 12);
    plan.first = at(Date{start.days - 1});
    plan.last = at(Date{finish.days + 1 + room});
    return plan;
}

std::string chart_picture(const Workspace& workspace, const Outline& outline, const Schedule& schedule,
                          const ChartWishes& wishes) {
    const chart::Plan plan = chart::plan_of(workspace, outline, schedule, wishes);
    const double height =
        chart::title_height + chart::head_height + outline.size() * chart::row_height + 6 + chart::foot_height;
    return chart::sheet(
        plan, {size_of(wishes).width, height, 0, outline.size(), minutes(plan.first), minutes(plan.last), 0, {}});
}

std::vector<std::string> chart_pages(const Workspace& workspace, const Outline& outline, const Schedule& schedule,
                                     const ChartWishes& wishes) {
    const chart::Plan plan = chart::plan_of(workspace, outline, schedule, wishes);
    const Size size = size_of(wishes);
    const std::int32_t wide = std::clamp(wishes.pages_wide, 1, most_pages_wide);
    const double room = size.height - chart::title_height - chart::head_height - chart::foot_height - 6;
    const auto per_page = static_cast<std::int32_t>(room / chart::row_height);
    const std::int32_t tall = std::clamp((outline.size() + per_page - 1) / per_page, 1, most_pages / wide);
    const double step =
        std::ceil((minutes(plan.last) - minutes(plan.first)) / wide / minutes_per_day) * minutes_per_day;
    std::vector<std::string> pages;
    for (std::int32_t down = 0; down < tall; ++down)
        for (std::int32_t across = 0; across < wide; ++across) {
            const double from = minutes(plan.first) + across * step;
            pages.push_back(chart::sheet(
                plan, {size.width, size.height, down * per_page, std::min(outline.size(), (down + 1) * per_page), from,
                       from + step, down * wide + across,
                       "Page " + std::to_string(down * wide + across + 1) + " of " + std::to_string(wide * tall)}));
        }
    return pages;
}

std::string page_rule(const ChartWishes& wishes) {
    return "size: " + std::string(label_of(wishes.paper)) + (wishes.landscape ? " landscape" : " portrait") +
           "; margin: 10mm";
}

std::string chart_document(const Workspace& workspace, const Outline& outline, const Schedule& schedule,
                           const ChartWishes& wishes) {
    std::string text = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>";
    append_xml_text(text, chart::plan_of(workspace, outline, schedule, wishes).title);
    text += "</title>\n<style>\n@page { " + page_rule(wishes) +
            " }\nbody { margin: 0; }\nsvg { display: block; break-after: page; }\n"
            "svg:last-child { break-after: auto; }\n@media screen { svg { margin: 10mm; outline: 1px solid #ccc; } }\n"
            "</style>\n</head>\n<body>\n";
    for (const std::string& page : chart_pages(workspace, outline, schedule, wishes)) text += page + "\n";
    return text + "</body>\n</html>\n";
}

Result<Export> to_chart_picture(const Workspace& workspace, Ref<Project> project, const ChartWishes& wishes) {
    if (!workspace.find(project)) return Error{Fault::Missing, "The project is gone.", {}};
    const Outline outline = outline_of(workspace, project);
    return Export{file_name_of(workspace.find(project)->name, ".svg"),
                  "image/svg+xml",
                  chart_picture(workspace, outline, schedule_of(workspace, outline), wishes),
                  {}};
}

Result<Export> to_chart_document(const Workspace& workspace, Ref<Project> project, const ChartWishes& wishes) {
    if (!workspace.find(project)) return Error{Fault::Missing, "The project is gone.", {}};
    const Outline outline = outline_of(workspace, project);
    return Export{file_name_of(workspace.find(project)->name, ".html"),
                  "text/html",
                  chart_document(workspace, outline, schedule_of(workspace, outline), wishes),
                  {}};
}

}  // namespace rapport
