#pragma once
// What the sections of a status report share while they are drafted: status_report_plan.cpp (done, next, changes),
// status_report_asked.cpp (decisions, risks), status_report_seen.cpp (summary, value). Nobody else includes this.

#include "engagement/status_report.h"

namespace rapport {

/// Lines as they come; those with a day are put in its order by whoever adds them.
struct ReportLine {
    Date day;
    std::string text;
};

/// One section while it is drafted.
class Drafting {
public:
    Drafting(const EngagementIndex& index_of, const ReportSource& source_of) : index(index_of), source(source_of) {}

    const EngagementIndex& index;
    const ReportSource& source;
    Drafted drafted;

    [[nodiscard]] const Workspace& workspace() const { return index.workspace(); }
    /// Whether it may be named.
    [[nodiscard]] bool shows(const Entity& record) const { return source.scope == ReportScope::All || record.shared; }
    /// The same for a record that belongs in this section: it is counted where it may not.
    bool takes(const Entity& record) {
        if (!shows(record)) ++drafted.left_out;
        return shows(record);
    }
    [[nodiscard]] bool is_within(Date day) const { return day >= source.from && day <= source.until; }
    /// Of the days behind the report, as many as it has itself.
    [[nodiscard]] Date coming_until() const { return {source.until.days + (source.until.days - source.from.days + 1)}; }
    /// Of this project, or of the client as a whole.
    [[nodiscard]] bool is_about(Ref<Project> project) const {
        return project.is_null() || project.id == source.project->id;
    }
    void list(std::string_view text);
    void list(std::vector<ReportLine> lines);  ///< By day.
    void say(std::string_view text);           ///< A line of its own.

    /// "14 November"; with its year where that is not the year in which the report ends.
    [[nodiscard]] std::string day(Date date) const;
    /// Empty where nobody is named, or may be.
    [[nodiscard]] std::string name_of(Ref<Stakeholder> person) const;
    [[nodiscard]] std::string name_of(Ref<Person> person) const;
};

/// One line without controls; "(untitled)" where nothing is left.
std::string line_of(std::string_view text);
/// The same with an end: ". " goes behind it where it has none of its own. Empty stays empty.
std::string sentence_of(std::string_view text);

void draft_summary(Drafting& draft);
void draft_done(Drafting& draft);
void draft_next(Drafting& draft);
void draft_decisions(Drafting& draft);
void draft_risks(Drafting& draft);
void draft_changes(Drafting& draft);
void draft_value(Drafting& draft);

}  // namespace rapport
