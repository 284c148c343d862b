// What the plan says in a status report: what was finished, what is due next, what moved and why.

#include <algorithm>

#include "base/sort.h"
#include "base/text.h"
#include "engagement/deliverables.h"
#include "engagement/earned.h"
#include "engagement/sayings.h"
#include "engagement/status_report_parts.h"
#include "engagement/told_decisions.h"

namespace rapport {
namespace {

constexpr std::size_t most_tasks = 15;  ///< Milestones are all named.
constexpr std::string_view not_stated = "not stated";

struct PlannedEnd {
    const Task* task = nullptr;
    Date day;
    bool done = false;
};

/// Of each task of the plan that has an end, in the order of the outline; no summaries.
std::vector<PlannedEnd> ends_of(const Drafting& draft) {
    std::vector<PlannedEnd> ends;
    const PlanFacts* facts = draft.source.facts;
    if (!facts || !facts->outline || !facts->schedule) return ends;
    for (std::int32_t row = 0; row < facts->outline->size(); ++row) {
        const Task& task = *(*facts->outline)[row].task;
        const PlannedTask& planned = (*facts->schedule)[row];
        const bool done = planned.done.count >= 100;
        const bool dated = !task.manual || task.manual_start || task.manual_finish || done;
        if ((*facts->outline)[row].summary || !planned.planned || !dated) continue;
        const DateTime finish = done && task.actual_finish ? *task.actual_finish : planned.finish;
        ends.push_back({&task, last_day(std::min(planned.start, finish), finish), done});
    }
    return ends;
}

/// Milestones first, then the first tasks by day; more of them are counted.
void list_ends(Drafting& draft, std::vector<ReportLine> milestones, std::vector<ReportLine> tasks) {
    draft.list(std::move(milestones));
    sort_items(tasks, {}, &ReportLine::day);
    const std::size_t more = tasks.size() > most_tasks ? tasks.size() - most_tasks : 0;
    tasks.resize(tasks.size() - more);
    draft.list(std::move(tasks));
    if (more > 0) draft.list("And " + counted(static_cast<std::int64_t>(more), "more task.", "more tasks."));
}

std::string with_summary(std::string said, const Task& task) {
    const std::string summary = sentence_of(task.summary.text);
    return summary.empty() ? said : said + " " + summary;
}

std::string version_said(std::string_view number) {
    return trimmed(number).empty() ? std::string() : ", version " + line_of(number);
}

std::string by_whom(const Drafting& draft, Ref<Stakeholder> person) {
    const std::string name = draft.name_of(person);
    return name.empty() ? std::string() : " by " + name;
}

void list_deliverables_done(Drafting& draft) {
    std::vector<ReportLine> lines;
    for (const Deliverable& one : draft.workspace().all<Deliverable>()) {
        if (one.project.id != draft.source.project->id) continue;
        const std::string name = in_quotes(line_of(one.name));
        for (const DeliverableVersion* version : versions_of(draft.workspace(), {one.id})) {
            if (!draft.is_within(version->on) || !draft.takes(*version) || !draft.shows(one)) continue;
            std::string said =
                name + version_said(version->number) + ": handed over on " + draft.day(version->on) + ".";
            if (const std::string change = sentence_of(version->change); !change.empty()) said += " " + change;
            lines.push_back({version->on, std::move(said)});
        }
        if (!one.decided || !draft.is_within(*one.decided)) continue;
        if (one.state != DeliverableState::Approved || !draft.takes(one)) continue;
        lines.push_back({*one.decided, name + version_said(one.decided_version) + ": approved on " +
                                           draft.day(*one.decided) + by_whom(draft, one.decided_by) + "."});
    }
    draft.list(std::move(lines));
}

/// What is ours to hand over: those that are due, and those of which the client wants something changed.
void list_deliverables_next(Drafting& draft) {
    std::vector<ReportLine> lines;
    for (const Deliverable& one : draft.workspace().all<Deliverable>()) {
        const bool changes = one.state == DeliverableState::ChangesAsked;
        const bool asked = changes && one.decided && *one.decided <= draft.source.until;
        const bool due =
            (changes || one.state == DeliverableState::Planned) && one.due && *one.due <= draft.coming_until();
        if (one.project.id != draft.source.project->id || !(asked || due) || !draft.takes(one)) continue;
        std::string said = in_quotes(line_of(one.name));
        if (asked)
            said += version_said(one.decided_version) + ": changes asked for on " + draft.day(*one.decided) +
                    by_whom(draft, one.decided_by);
        if (due) said += (asked ? ", to be handed over by " : ": to be handed over by ") + draft.day(*one.due);
        lines.push_back({due ? *one.due : *one.decided, said + "."});
    }
    draft.list(std::move(lines));
}

/// What was chosen, as it was called then; nothing where that is not told, or it was decided in words.
std::string chosen_in(const Drafting& draft, const RegisterEntry& entry) {
    const bool told = draft.source.scope == ReportScope::All || is_choice_told(draft.workspace(), entry);
    return !told || trimmed(entry.chosen).empty() ? std::string() : line_of(entry.chosen);
}

/// Whether it may be named as decided; counted where it may not.
bool takes_decision(Drafting& draft, const RegisterEntry& entry) {
    if (!draft.takes(entry)) return false;
    if (draft.source.scope == ReportScope::All || is_decision_told(draft.workspace(), entry)) return true;
    ++draft.drafted.left_out;
    return false;
}

void list_decisions_taken(Drafting& draft) {
    std::vector<ReportLine> lines;
    for (const RegisterEntry& entry : draft.index.entries_of(draft.source.project->client)) {
        if (entry.kind != EntryKind::Decision || entry.state != EntryState::Closed || !draft.is_about(entry.project))
            continue;
        if (!entry.closed || !draft.is_within(*entry.closed) || !takes_decision(draft, entry)) continue;
        const std::string chosen = chosen_in(draft, entry);
        lines.push_back({*entry.closed, ended(in_quotes(line_of(entry.name)) + ": decided on " +
                                              draft.day(*entry.closed) + by_whom(draft, entry.decided_by) +
                                              (chosen.empty() ? std::string() : ", " + in_quotes(chosen)))});
    }
    draft.list(std::move(lines));
}

// --- What changed ------------------------------------------------------------------------------------------------------

/// The days that the plan had before, with what they are compared with.
struct PlanBefore {
    bool known = false;
    std::map<Id, std::optional<Date>> days;  ///< Without one: it was there, and no day was told.
};

/// The latest that was taken up to that day; null where there is none.
const Baseline* baseline_by(const Drafting& draft, Date day) {
    const Baseline* last = nullptr;
    for (const Baseline& one : draft.index.baselines_of({draft.source.project->id}))
        if (one.taken <= day && draft.shows(one)) last = &one;
    return last;
}

PlanBefore plan_in(const Drafting& draft, const Baseline* baseline) {
    PlanBefore before;
    if (!baseline || !draft.shows(*baseline)) return before;
    before.known = true;
    for (const BaselineTask& one : draft.index.tasks_of({baseline->id}))
        before.days.emplace(one.task.id, last_day(one.start, std::max(one.start, one.finish)));
    return before;
}

/// As it was known when the last report was issued: from what the client was given by then, or from the plan that was agreed
/// by then, whichever is newer. Without either, as it was first agreed.
PlanBefore plan_before(const Drafting& draft) {
    const StatusReport* last = last_issued(draft.workspace(), {draft.source.project->id}, draft.source.report);
    if (last) {
        const Baseline* agreed = baseline_by(draft, last->issued.value_or(last->until));
        if (draft.source.told_on && (!agreed || agreed->taken <= *draft.source.told_on))
            return {true, draft.source.told};
        if (agreed) return plan_in(draft, agreed);
    }
    return plan_in(draft, first_baseline(draft.index, {draft.source.project->id}));
}

std::string why(std::string_view cause) {
    const std::string said = sentence_of(cause);
    return " Why: " + (said.empty() ? std::string(not_stated) + "." : said);
}

std::string apart(std::int32_t days) {
    return counted(std::abs(days), "day", "days") + (days > 0 ? " later" : " earlier");
}

std::string moved_said(const Drafting& draft, const PlannedEnd& end, Date then) {
    return line_of(end.task->name) + (end.done ? ": reached on " : ": now expected on ") + draft.day(end.day) +
           " instead of " + draft.day(then) + ", " + apart(end.day.days - then.days) + "." +
           why(end.task->moved_because);
}

/// Milestones that were planned before and that the plan does not have any more. One that only lost its date is still there.
std::int64_t count_dropped(Drafting& draft, const PlanBefore& before) {
    const PlanFacts* facts = draft.source.facts;
    if (!facts || !facts->outline || !facts->schedule) return 0;
    std::map<Id, std::optional<Date>> gone = before.days;
    for (std::int32_t row = 0; row < facts->outline->size(); ++row)
        if ((*facts->schedule)[row].planned) gone.erase((*facts->outline)[row].task->id);
    std::int64_t dropped = 0;
    for (const auto& [id, day] : gone) {
        const auto* task = static_cast<const Task*>(draft.workspace().find_any(type_of<Task>, id));
        if (!task || !task->milestone || task->done.count >= 100 || !draft.takes(*task)) continue;
        ++dropped;
    }
    return dropped;
}

void list_moved(Drafting& draft) {
    const PlanBefore before = plan_before(draft);
    std::vector<ReportLine> lines;
    for (const PlannedEnd& end : ends_of(draft)) {
        if (!end.task->milestone || (end.done && end.day < draft.source.from)) continue;
        const auto then = before.days.find(end.task->id);
        if (then != before.days.end() && !then->second) continue;  // Known, but no day to compare with.
        std::optional<Date> old;
        if (then != before.days.end()) old = then->second;
        else if (end.task->promised) old = date_of(*end.task->promised);
        if ((old && *old == end.day) || (!old && !before.known) || !draft.takes(*end.task)) continue;
        lines.push_back({end.day, old ? moved_said(draft, end, *old)
                                      : "New milestone: " + line_of(end.task->name) + ", " +
                                            (end.done ? "reached on " : "expected on ") + draft.day(end.day) + "." +
                                            why(end.task->moved_because)});
    }
    draft.list(std::move(lines));
    // Not by name: it may have been taken out because it was not for them.
    if (const std::int64_t dropped = count_dropped(draft, before); dropped > 0)
        draft.list(counted(dropped, "milestone is", "milestones are") + " not planned any more." + why(not_stated));
}

/// Why the end is not on the day that was promised: what is said of the last milestone, where that comes behind one of both days.
std::string_view cause_of_end(const Drafting& draft, Date promised, Date finish) {
    const Task* last = nullptr;
    Date day{INT32_MIN};
    for (const PlannedEnd& end : ends_of(draft)) {
        if (!end.task->milestone || end.day < day || (end.day != finish && end.day <= promised)) continue;
        if (end.day == day && last && !trimmed(last->moved_because).empty()) continue;
        last = end.task;
        day = end.day;
    }
    return last && draft.shows(*last) ? std::string_view(last->moved_because) : std::string_view();
}

/// The end, where it is another day than was promised.
void list_end(Drafting& draft) {
    const PlanFacts* facts = draft.source.facts;
    const Project& project = *draft.source.project;
    if (!project.promised || !facts || !facts->finish) return;
    const Date promised = date_of(*project.promised), finish = *facts->finish;
    if (promised == finish) return;
    draft.list("The end: expected on " + draft.day(finish) + " instead of the promised " + draft.day(promised) + ", " +
               apart(finish.days - promised.days) + "." + why(cause_of_end(draft, promised, finish)));
}

/// What the client asked for and was promised in these days; how much there is to do.
void list_scope(Drafting& draft) {
    std::vector<ReportLine> lines;
    std::vector<std::string> added;
    for (const Request& request : draft.index.requests_of(draft.source.project->client)) {
        if (request.project.id != draft.source.project->id || request.state != RequestState::Accepted) continue;
        if (!request.answered || !draft.is_within(*request.answered) || !draft.takes(request)) continue;
        const std::string who = draft.name_of(request.by);
        added.push_back(in_quotes(line_of(request.what)));
        lines.push_back({*request.answered, "Added: " + line_of(request.what) +
                                                (who.empty() ? std::string(".") : ", asked for by " + who + ".") +
                                                why(request.why.text)});
    }
    draft.list(std::move(lines));
    const bool first = !last_issued(draft.workspace(), {draft.source.project->id}, draft.source.report);
    const Baseline* agreed = first_baseline(draft.index, {draft.source.project->id});
    const std::optional<double> growth = scope_growth(draft.index, draft.source.facts, {draft.source.project->id});
    if (!growth || *growth == 0 || !agreed || !draft.shows(*agreed) || (!first && added.empty())) return;
    const std::string cause = added.empty() || *growth < 0
                                  ? std::string(not_stated)
                                  : listed(added) + (added.size() == 1 ? " was" : " were") + " added";
    draft.list(std::string("There is ") + (*growth > 0 ? "more" : "less") + " to do than was first agreed." +
               why(cause));
}

/// The first that is not done and may be named, however late it comes.
const Task* next_milestone(const Drafting& draft, const std::vector<PlannedEnd>& ends) {
    const PlannedEnd* next = nullptr;
    for (const PlannedEnd& end : ends)
        if (end.task->milestone && !end.done && draft.shows(*end.task) && (!next || end.day < next->day)) next = &end;
    return next ? next->task : nullptr;
}

}  // namespace

void draft_done(Drafting& draft) {
    std::vector<ReportLine> milestones, tasks;
    for (const PlannedEnd& end : ends_of(draft)) {
        if (!end.done || !draft.is_within(end.day) || !draft.takes(*end.task)) continue;
        const bool milestone = end.task->milestone;
        (milestone ? milestones : tasks)
            .push_back({end.day, with_summary(line_of(end.task->name) + (milestone ? ": reached on " : ": done on ") +
                                                  draft.day(end.day) + ".",
                                              *end.task)});
    }
    list_ends(draft, std::move(milestones), std::move(tasks));
    list_deliverables_done(draft);
    list_decisions_taken(draft);
}

void draft_next(Drafting& draft) {
    std::vector<ReportLine> milestones, tasks;
    const std::vector<PlannedEnd> ends = ends_of(draft);
    const Task* next = next_milestone(draft, ends);
    for (const PlannedEnd& end : ends) {
        const bool comes = end.day <= draft.coming_until() || end.task == next;
        if (end.done || !comes || !draft.takes(*end.task)) continue;
        const bool late = end.day < draft.index.today() && end.day <= draft.source.until;
        (end.task->milestone ? milestones : tasks)
            .push_back({end.day, line_of(end.task->name) + (end.task->milestone ? ": milestone, " : ": ") +
                                     (late ? "was due on " : "due on ") + draft.day(end.day) +
                                     (late ? " and is not done yet." : ".")});
    }
    list_ends(draft, std::move(milestones), std::move(tasks));
    list_deliverables_next(draft);
}

void draft_changes(Drafting& draft) {
    list_end(draft);
    list_moved(draft);
    list_scope(draft);
}

}  // namespace rapport
