#include "engagement/status_report.h"

#include <algorithm>
#include <set>

#include "base/sort.h"
#include "base/text.h"
#include "engagement/status_report_parts.h"
#include "schedule/notation.h"

namespace rapport {
namespace {

constexpr std::int32_t first_span_days = 14;

constexpr std::array parts{
    ReportPart{ReportSection::Summary, "summary", "Summary", &StatusReport::summary, &ReportTemplate::summary},
    ReportPart{ReportSection::Done, "done", "Done", &StatusReport::done, &ReportTemplate::done},
    ReportPart{ReportSection::Next, "next", "Next", &StatusReport::next, &ReportTemplate::next},
    ReportPart{ReportSection::Decisions, "decisions", "Decisions needed", &StatusReport::decisions,
               &ReportTemplate::decisions},
    ReportPart{ReportSection::Risks, "risks", "Risks", &StatusReport::risks, &ReportTemplate::risks},
    ReportPart{ReportSection::Changes, "changes", "What changed and why", &StatusReport::changes,
               &ReportTemplate::changes},
    ReportPart{ReportSection::Value, "value", "Value", &StatusReport::value, &ReportTemplate::value},
    ReportPart{ReportSection::Money, "money", "Money", &StatusReport::money, nullptr},
};

void draft_into(Drafting& draft, ReportSection section) {
    switch (section) {
    case ReportSection::Summary:   return draft_summary(draft);
    case ReportSection::Done:      return draft_done(draft);
    case ReportSection::Next:      return draft_next(draft);
    case ReportSection::Decisions: return draft_decisions(draft);
    case ReportSection::Risks:     return draft_risks(draft);
    case ReportSection::Changes:   return draft_changes(draft);
    case ReportSection::Value:     return draft_value(draft);
    case ReportSection::Money:     return;
    }
}

/// Words of a template, then what was drafted, with an empty line between them.
std::string joined(std::string_view before, std::string_view after) {
    std::string text(trimmed(before));
    if (!text.empty() && !after.empty()) text += "\n\n";
    return text + std::string(after);
}

using Lines = std::set<std::string, std::less<>>;

Lines lines_in(const std::string& text) {
    Lines lines;
    for (const std::string_view line : split(text, '\n')) lines.emplace(trimmed(line));
    return lines;
}

/// Where sentences end is not looked for: both drafts are cut alike.
std::vector<std::string_view> sentences_in(std::string_view line) {
    std::vector<std::string_view> sentences;
    while (!line.empty()) {
        const std::size_t end = line.find(". ");
        sentences.push_back(trimmed(line.substr(0, end)));
        line = end == std::string_view::npos ? std::string_view() : line.substr(end + 2);
        if (sentences.back().ends_with('.')) sentences.back().remove_suffix(1);
    }
    return sentences;
}

/// What a line is told by: itself or, in a summary, where many things stand in one, its sentences.
std::vector<std::string_view> told_in(std::string_view line, ReportSection section) {
    if (section == ReportSection::Summary) return sentences_in(line);
    return {line};
}

Lines drafted_in(const EngagementIndex& index, const ReportSource& source) {
    Lines told;
    for (const ReportPart& part : parts) {
        const Drafted drafted = draft_section(index, source, part.section);
        for (const std::string_view line : split(drafted.text, '\n'))
            for (const std::string_view one : told_in(trimmed(line), part.section)) told.emplace(one);
    }
    return told;
}

/// The lines of `text` that are neither drafted nor listed.
std::string own_words(const std::string& text, const std::string& drafted) {
    const Lines known = lines_in(drafted);
    std::string own;
    for (const std::string_view line : split(text, '\n')) {
        const std::string_view words = trimmed(line);
        if (words.starts_with("- ") || (!words.empty() && known.contains(words))) continue;
        own += std::string(words) + "\n";
    }
    return std::string(trimmed(own));
}

std::string month_of(const Civil& civil) { return std::string(month_name(civil.month)); }

}  // namespace

std::span<const ReportPart> report_parts() { return parts; }

const ReportPart& part_of(ReportSection section) { return parts[static_cast<std::size_t>(section)]; }

std::string line_of(std::string_view text) {
    std::string line = without_controls(repaired_utf8(text));
    std::ranges::replace_if(line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    line = std::string(trimmed(line));
    return line.empty() ? "(untitled)" : line;
}

std::string sentence_of(std::string_view text) {
    if (trimmed(text).empty()) return {};
    std::string line = line_of(text);
    const bool ends = line.ends_with('.') || line.ends_with('!') || line.ends_with('?') || line.ends_with("…");
    return ends ? line : line + ".";
}

void Drafting::list(std::string_view text) { say("- " + std::string(text)); }

void Drafting::list(std::vector<ReportLine> lines) {
    sort_items(lines, {}, &ReportLine::day);
    for (const ReportLine& line : lines) list(line.text);
}

void Drafting::say(std::string_view text) {
    if (!drafted.text.empty()) drafted.text += "\n";
    drafted.text += text;
}

std::string Drafting::day(Date date) const {
    const Civil civil = civil_of(date);
    const std::string text = std::to_string(civil.day) + " " + month_of(civil);
    return civil.year == civil_of(source.until).year ? text : text + " " + std::to_string(civil.year);
}

std::string Drafting::name_of(Ref<Stakeholder> person) const {
    const Stakeholder* found = workspace().find(person);
    return found && shows(*found) && !trimmed(found->name).empty() ? line_of(found->name) : std::string();
}

std::string Drafting::name_of(Ref<Person> person) const {
    const Person* found = workspace().find(person);
    return found && shows(*found) && !trimmed(found->name).empty() ? line_of(found->name) : std::string();
}

Drafted draft_section(const EngagementIndex& index, const ReportSource& source, ReportSection section) {
    Drafting drafting(index, source);
    if (source.project) draft_into(drafting, section);
    return std::move(drafting.drafted);
}

DraftedReport draft_report(const EngagementIndex& index, const ReportSource& source, const ReportTemplate* start,
                           const MergeValues& values) {
    DraftedReport made;
    if (source.project) made.report.project = {source.project->id};
    made.report.from = source.from;
    made.report.until = source.until;
    made.report.title = report_title(source.from, source.until);
    for (const ReportPart& part : parts) {
        if (start && leaves_out(*start, part.name)) continue;
        const Drafted drafted = draft_section(index, source, part.section);
        made.left_out += drafted.left_out;
        std::string before;
        if (start && part.said) {
            Merged merged = merge_message({}, (start->*part.said).text, values);
            before = std::move(merged.body);
            for (std::vector<std::string>* names : {&merged.missing, &merged.unknown})
                for (std::string& name : *names)
                    if (std::ranges::find(made.missing, name) == made.missing.end())
                        made.missing.push_back(std::move(name));
        }
        (made.report.*part.text).text = joined(before, drafted.text);
    }
    return made;
}

std::string line_for_us(const EngagementIndex& index, ReportSource source, const StatusReport& report) {
    source.scope = ReportScope::All;
    const Lines all = drafted_in(index, source);
    source.scope = ReportScope::Shared;
    const Lines shared = drafted_in(index, source);
    for (const ReportPart& part : parts) {
        if (part.section == ReportSection::Money) continue;
        for (const std::string_view line : split((report.*part.text).text, '\n'))
            for (const std::string_view one : told_in(trimmed(line), part.section))
                if (!one.empty() && all.contains(one) && !shared.contains(one)) return std::string(trimmed(line));
    }
    return {};
}

ReportTemplate template_from(const StatusReport& report, const StatusReport& drafted) {
    ReportTemplate start;
    for (const ReportPart& part : parts) {
        if (!part.said) continue;
        const std::string& text = (report.*part.text).text;
        const std::string& data = (drafted.*part.text).text;
        (start.*part.said).text = own_words(text, data);
        if (!trimmed(text).empty() || data.empty()) continue;
        start.leaves_out += (start.leaves_out.empty() ? "" : " ") + std::string(part.name);
    }
    return start;
}

bool leaves_out(const ReportTemplate& start, std::string_view section) {
    const std::vector<std::string_view> names = split(start.leaves_out, ' ');
    return std::ranges::find(names, section) != names.end();
}

const StatusReport* last_issued(const Workspace& workspace, Ref<Project> project, const StatusReport* before) {
    const auto when = [](const StatusReport& report) { return report.issued.value_or(report.until); };
    const StatusReport* last = nullptr;
    for (const StatusReport& report : workspace.all<StatusReport>()) {
        if (report.project != project || report.state != ReportState::Issued || &report == before) continue;
        if (before && before->state == ReportState::Issued && when(report) > when(*before)) continue;
        if (before && before->state == ReportState::Issued && when(report) == when(*before) &&
            report.until >= before->until)
            continue;
        if (!last || std::pair(when(report), report.until) >= std::pair(when(*last), last->until)) last = &report;
    }
    return last;
}

std::vector<const StatusReport*> reports_of(const Workspace& workspace, Ref<Project> project) {
    std::vector<const StatusReport*> found;
    for (const StatusReport& report : workspace.all<StatusReport>())
        if (report.project == project) found.push_back(&report);
    sort_items(found, [](const StatusReport* a, const StatusReport* b) {
        if (a->until != b->until) return a->until > b->until;
        if (a->state != b->state) return a->state < b->state;
        return a->from != b->from ? a->from > b->from : b->id < a->id;
    });
    return found;
}

Date next_report_from(const Workspace& workspace, Ref<Project> project, Date today) {
    const StatusReport* last = last_issued(workspace, project);
    if (!last) return {today.days - first_span_days + 1};
    return {last->until.days + 1};
}

std::string span_said(Date from, Date until) {
    const Civil first = civil_of(from), last = civil_of(until);
    const std::string end = std::to_string(last.day) + " " + month_of(last) + " " + std::to_string(last.year);
    if (from >= until) return end;
    if (first.year != last.year)
        return std::to_string(first.day) + " " + month_of(first) + " " + std::to_string(first.year) + " – " + end;
    if (first.month != last.month) return std::to_string(first.day) + " " + month_of(first) + " – " + end;
    return std::to_string(first.day) + "–" + end;
}

std::string report_title(Date from, Date until) { return "Status report, " + span_said(from, until); }

}  // namespace rapport
