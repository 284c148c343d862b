#include "schedule/plan_check.h"

#include <algorithm>

#include "base/sort.h"
#include "base/text.h"

namespace rapport {
namespace {

std::size_t index(std::int32_t at) { return static_cast<std::size_t>(at); }

class Checker {
public:
    Checker(const Workspace& workspace, const Outline& outline, const Schedule& schedule, Date today)
        : workspace_(workspace),
          outline_(outline),
          schedule_(schedule),
          today_(today),
          owned_(index(outline.size())),
          followed_(index(outline.size())) {
        for (const Assignment& assignment : workspace.all<Assignment>())
            if (const std::int32_t row = outline.find(assignment.task); row >= 0 && workspace.find(assignment.person))
                owned_[index(row)] = true;
        for (const Dependency& link : workspace.all<Dependency>()) {
            const std::int32_t from = outline.find(link.predecessor);
            if (from < 0 || outline.find(link.successor) < 0) continue;
            // A link from a summary is one from all that is in it.
            for (std::int32_t row = from; row < outline[from].end; ++row) followed_[index(row)] = true;
        }
        closing_ = closing_milestone(outline, schedule);
    }

    std::vector<PlanFlaw> check() {
        check_project();
        for (const PlanProblem& problem : schedule_.problems)
            if (problem.trouble == PlanTrouble::Loop || problem.trouble == PlanTrouble::LinkToOwnSummary)
                flaws_.push_back(
                    {Flaw::Loop, problem.row, problem.link, problem.sentence, problem.link ? "Delete that link" : ""});
        for (std::int32_t row = 0; row < outline_.size(); ++row)
            if (schedule_[row].planned && schedule_[row].done.count < 100) check_row(row);
        sort_items(flaws_, {}, [](const PlanFlaw& flaw) { return std::tuple(flaw.row, flaw.flaw); });
        return std::move(flaws_);
    }

private:
    [[nodiscard]] const Task& task(std::int32_t row) const { return *outline_[row].task; }
    [[nodiscard]] std::string named(std::int32_t row) const {
        return outline_.number(row) + " “" + shortened(title_of(type_of<Task>, task(row)), 60) + "”";
    }
    [[nodiscard]] std::string day(DateTime when) const { return format_day(date_of(when), civil_of(today_).year); }
    void add(Flaw flaw, std::int32_t row, std::string sentence, std::string fix = {}) {
        flaws_.push_back({flaw, row, nullptr, std::move(sentence), std::move(fix)});
    }

    void check_project() {
        const Project* project = workspace_.find(outline_.project());
        if (!project || project->kind == ProjectKind::Relationship) return;
        if (trimmed(project->success.text).empty())
            add(Flaw::NoSuccess, -1, "Nobody has written down what success is, in the client’s words.");
        if (!project->promised && outline_.size() > 0)
            add(Flaw::NoPromise, -1, "The client was told no date for the end of the project.");
        bool any = false, beyond = false;
        for (const ValueItem& item : workspace_.all<ValueItem>()) {
            if (item.project.id != project->id) continue;
            any = true;
            beyond = beyond || (item.kind != ValueKind::Time && item.kind != ValueKind::Budget);
        }
        if (!beyond)
            add(Flaw::NoValue, -1,
                any ? "What the client expects of it is written down as time and budget alone. What else will be "
                      "better "
                      "for them?"
                    : "Nobody has written down what value the client’s people expect of it.");
    }

    void check_row(std::int32_t row) {
        if (schedule_[row].total_slack.count < 0 && !outline_[row].summary)
            add(Flaw::NegativeSlack, row,
                named(row) + " is " + format_minutes({-schedule_[row].total_slack.count}) +
                    " later than a deadline or constraint behind it allows.");
        check_estimate(row);
        if (outline_[row].summary) return check_summary(row);
        if (!owned_[index(row)] && !task(row).milestone && schedule_[row].duration.count > 0)
            add(Flaw::NoOwner, row, "Nobody is on " + named(row) + ".");
        if (task(row).manual && !task(row).manual_start && !task(row).manual_finish)
            add(Flaw::NoDates, row, named(row) + " has its dates by hand, and none are set.", "Plan it by its links");
        check_links(row);
        check_constraint(row);
        check_today(row);
        if (task(row).milestone && trimmed(task(row).acceptance.text).empty())
            add(Flaw::NoAcceptance, row, "Nobody has said how the client sees that " + named(row) + " is reached.");
    }

    void check_estimate(std::int32_t row) {
        const Task& of = task(row);
        if (outline_[row].summary) return;
        if (of.estimated)
            add(Flaw::FirstGuess, row, "How long " + named(row) + " takes is a first guess.",
                "It is no guess any more");
        if (!of.optimistic && !of.pessimistic) return;
        const Minutes least = of.optimistic.value_or(of.duration), most = of.pessimistic.value_or(of.duration);
        if (least > of.duration || of.duration > most)
            add(Flaw::BrokenEstimate, row,
                "Of the estimate of " + named(row) +
                    ", the best case is longer than the likely one, or that longer "
                    "than the worst.",
                "Put the three in order");
    }

    void check_links(std::int32_t row) {
        if (row == closing_ || followed_[index(row)]) return;
        if (schedule_[row].finish >= schedule_.finish) return;
        add(Flaw::OpenEnd, row, "Nothing waits for " + named(row) + ": if it slips, nobody notices.",
            closing_ >= 0 ? "Let " + named(closing_) + " wait for it" : "");
    }

    void check_constraint(std::int32_t row) {
        const Constraint held = task(row).constraint;
        const bool start = held == Constraint::MustStartOn || held == Constraint::StartNoLater;
        const bool finish = held == Constraint::MustFinishOn || held == Constraint::FinishNoLater;
        if ((!start && !finish) || !task(row).constraint_date) return;
        const bool no_later = held == Constraint::StartNoLater || held == Constraint::FinishNoLater;
        add(Flaw::HardConstraint, row,
            named(row) + " is held by force: it " + folded(label_of(held)) + " " + day(*task(row).constraint_date) +
                ", whatever comes before it.",
            no_later ? "Make that a deadline" : "Make that “no earlier than”");
    }

    void check_summary(std::int32_t row) {
        const Constraint held = task(row).constraint;
        const std::optional<DateTime> date = task(row).constraint_date;
        const std::string label = folded(label_of(held));
        switch (held) {
        case Constraint::AsSoonAsPossible:
        case Constraint::StartNoEarlier:
        case Constraint::FinishNoLater:    return;
        case Constraint::MustStartOn:
        case Constraint::MustFinishOn:     {
            if (!date) return;
            const bool start = held == Constraint::MustStartOn;
            add(Flaw::IdleConstraint, row,
                named(row) + " " + label + " " + day(*date) + ", but is a summary: what is in it only " +
                    (start ? "starts no earlier." : "has to finish no later."),
                start ? "Make that “no earlier than”" : "Make that “no later than”");
            return;
        }
        case Constraint::AsLateAsPossible:
        case Constraint::StartNoLater:
        case Constraint::FinishNoEarlier:  break;
        }
        const bool dated = held != Constraint::AsLateAsPossible;
        if (dated && !date) return;
        add(Flaw::IdleConstraint, row,
            named(row) + " has the constraint “" + label + (dated ? " " + day(*date) : "") +
                "”, but is a summary: nothing in it follows that.",
            "Take that constraint away");
    }

    void check_today(std::int32_t row) {
        const bool begun = task(row).actual_start || schedule_[row].done.count > 0;
        if (begun || date_of(schedule_[row].start) >= today_) return;
        add(Flaw::Overdue, row,
            named(row) + " should have begun on " + day(schedule_[row].start) + ", and nobody says that it has.",
            "Plan what is left from today on");
    }

    const Workspace& workspace_;
    const Outline& outline_;
    const Schedule& schedule_;
    Date today_;
    std::vector<bool> owned_, followed_;  ///< By row.
    std::int32_t closing_ = -1;
    std::vector<PlanFlaw> flaws_;
};

}  // namespace

std::vector<PlanFlaw> flaws_of(const Workspace& workspace, const Outline& outline, const Schedule& schedule,
                               Date today) {
    return Checker(workspace, outline, schedule, today).check();
}

std::int32_t closing_milestone(const Outline& outline, const Schedule& schedule) {
    for (std::int32_t row = outline.size() - 1; row >= 0; --row)
        if (!outline[row].summary && outline[row].task->milestone && schedule[row].planned &&
            schedule[row].finish >= schedule.finish)
            return row;
    return -1;
}

std::string_view title_of(Flaw flaw) {
    switch (flaw) {
    case Flaw::NoSuccess:      return "Success is not said";
    case Flaw::NoPromise:      return "No promised date";
    case Flaw::NoValue:        return "No value is said";
    case Flaw::Loop:           return "Links in a circle";
    case Flaw::NoOwner:        return "Nobody is on it";
    case Flaw::NoDates:        return "No dates";
    case Flaw::OpenEnd:        return "Leads nowhere";
    case Flaw::HardConstraint: return "Held by force";
    case Flaw::NegativeSlack:  return "Too late";
    case Flaw::Overdue:        return "Should have begun";
    case Flaw::FirstGuess:     return "First guess";
    case Flaw::NoAcceptance:   return "No acceptance criteria";
    case Flaw::BrokenEstimate: return "Estimate out of order";
    case Flaw::IdleConstraint: return "Constraint without effect";
    }
    return "";
}

}  // namespace rapport
