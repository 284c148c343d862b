// What the plan says in words: cells, bars, problems.

#include <algorithm>

#include "base/sort.h"
#include "base/text.h"
#include "ui/views/plan_page.h"

namespace rapport {
namespace {

std::span<const Assignment* const> assignments_of(const PlanPage& page, std::int32_t row) {
    return page.plan.assignments[static_cast<std::size_t>(row)];
}

std::string people_text(const PlanPage& page, std::int32_t row) {
    std::string names;
    for (const Assignment* assignment : assignments_of(page, row)) {
        const Person* person = page.view.workspace.find(assignment->person);
        if (!person) continue;
        if (!names.empty()) names += ", ";
        names += person->name;
        if (assignment->units.count != 100) names += " " + std::to_string(assignment->units.count) + "%";
    }
    return names;
}

std::string predecessors_text(const PlanPage& page, std::int32_t row) {
    std::vector<LinkSpec> links;
    for (const std::int32_t at : page.plan.links_in[static_cast<std::size_t>(row)]) {
        const Dependency& link = *page.plan.links[static_cast<std::size_t>(at)];
        links.push_back({page.outline().find(link.predecessor), link.type, lag_of(link)});
    }
    sort_items(links, {}, &LinkSpec::row);
    return links.empty() ? std::string() : format_predecessors(links, page.outline(), page.scale());
}

std::string shown_name(const PlanPage& page, std::int32_t row) {
    return page.task(row).name.empty() ? "(no name)" : page.task(row).name;
}

/// What the row lasts, as its task was given it; of a summary as it came out.
Duration shown_duration(const PlanPage& page, std::int32_t row) {
    if (page.outline()[row].summary) return {page.planned(row).duration, TimeUnit::Working, false};
    return duration_of(page.task(row));
}

/// The column is headed "Days": whole days need no unit.
std::string days_text(const PlanPage& page, std::int32_t row) {
    std::string text = format_duration(shown_duration(page, row), page.scale());
    if (text.ends_with(" d") && text.find(' ') == text.size() - 2) text.resize(text.size() - 2);
    return text;
}

}  // namespace

std::string_view title_of(PlanColumn column) {
    switch (column) {
    case PlanColumn::Number:       return "#";
    case PlanColumn::Name:         return "Task";
    case PlanColumn::People:       return "Who";
    case PlanColumn::Duration:     return "Days";
    case PlanColumn::Start:        return "Start";
    case PlanColumn::Finish:       return "Finish";
    case PlanColumn::Predecessors: return "Waits for";
    case PlanColumn::Done:         return "Done";
    }
    return {};
}

std::string day_text(const PlanPage& page, DateTime when) { return format_day(date_of(when), page.view.this_year()); }
std::string percent_text(Percent percent) { return std::to_string(percent.count) + " %"; }

std::string cell_text(const PlanPage& page, std::int32_t row, PlanColumn column) {
    switch (column) {
    case PlanColumn::Number: return page.outline().number(row);
    case PlanColumn::Name:   return page.task(row).name;
    case PlanColumn::People: return people_text(page, row);
    case PlanColumn::Duration:
        return page.task(row).milestone && shown_duration(page, row).minutes.count == 0 ? "" : days_text(page, row);
    case PlanColumn::Start:        return day_text(page, page.planned(row).start);
    case PlanColumn::Finish:       return day_text(page, page.planned(row).finish);
    case PlanColumn::Predecessors: return predecessors_text(page, row);
    case PlanColumn::Done:         return page.planned(row).done.count == 0 ? "" : percent_text(page.planned(row).done);
    }
    return {};
}

std::string typed_text(const PlanPage& page, std::int32_t row, PlanColumn column) {
    if (column == PlanColumn::Duration) return format_duration(shown_duration(page, row), page.scale());
    if (column == PlanColumn::Done) return std::to_string(page.planned(row).done.count);
    return cell_text(page, row, column);
}

std::string bar_words(const PlanPage& page, std::int32_t row) {
    const PlannedTask& planned = page.planned(row);
    const bool point = page.task(row).milestone && !page.outline()[row].summary;
    std::string words = shown_name(page, row) + ": ";
    if (page.outline()[row].summary) words += "summary, ";
    if (point) words += "milestone, ";
    words += day_text(page, planned.start);
    if (!point && date_of(planned.finish) != date_of(planned.start)) words += " to " + day_text(page, planned.finish);
    if (planned.critical) words += ", critical";
    if (planned.done.count > 0) words += ", " + percent_text(planned.done) + " done";
    return words;
}

std::string row_marks(const PlanPage& page, std::int32_t row) {
    if (page.outline()[row].summary) return page.is_context(row) ? "shown for what is in it" : "";
    std::string words = page.task(row).milestone ? "milestone" : "";
    if (page.planned(row).critical) words += words.empty() ? "critical" : ", critical";
    return words;
}

std::string bar_tooltip(const PlanPage& page, std::int32_t row) {
    const PlannedTask& planned = page.planned(row);
    const int year = page.view.this_year();
    std::string text = shown_name(page, row);
    text += "\n" + format_weekday(date_of(planned.start), year);
    if (date_of(planned.finish) != date_of(planned.start))
        text += " to " + format_weekday(date_of(planned.finish), year);
    if (!page.task(row).milestone) text += ", " + format_duration(shown_duration(page, row), page.scale());
    if (planned.done.count > 0) text += ", " + percent_text(planned.done) + " done";
    if (const std::string why = why_start(page.outline(), page.plan.schedule, row, year); !why.empty())
        text += "\n" + why;
    return text;
}

std::string problems_of(const PlanPage& page, std::int32_t row) {
    std::string sentences;
    const auto say = [&](const std::string& sentence) { sentences += (sentences.empty() ? "" : " ") + sentence; };
    const auto& problems = page.plan.schedule.problems;
    auto at = std::ranges::lower_bound(problems, row, {}, &PlanProblem::row);
    for (; at != problems.end() && at->row == row; ++at) say(at->sentence);
    for (const OutlineProblem& problem : page.outline().problems())
        if (problem.row == row) say(problem.sentence);
    return sentences;
}

}  // namespace rapport
