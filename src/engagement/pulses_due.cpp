#include <algorithm>

#include "base/sort.h"
#include "engagement/pulses.h"
#include "engagement/sayings.h"

namespace rapport {
namespace {

constexpr std::int32_t usual_interval = 40;
constexpr std::int32_t recommendation_days = 90;  ///< Nobody is asked for one twice in a quarter.
constexpr std::int32_t longest_weeks = 5'000;     ///< A hundred years: days of it stay days.
constexpr std::int32_t close_days = 60;           ///< So long after a close one can still ask how it was.

class Finder {
public:
    Finder(const EngagementIndex& index, const PlanFacts* facts, const Project& project)
        : index_(index), facts_(facts), project_(project), plan_(plan_or_usual(index, {project.id})) {
        for (const Pulse& pulse : index.pulses_of(Ref<Project>{project.id}))
            if (!is_of_team(pulse) && date_of(pulse.asked) <= index.today()) last_ = date_of(pulse.asked);
    }

    std::vector<PulseDue> find() {
        const bool closes = project_.stage == Stage::Closing || closed_lately();
        if (closes) look_at_close();
        if (is_under_way(project_)) {
            if (!last_ && !closes) look_at_first();
            if (last_ && plan_.every_weeks > 0) {
                const std::int32_t over = add(PulseDueWhy::Regular, {last_->days + pulse_interval(plan_)}).days_over;
                told().sentence = over > 0    ? "The regular pulse is " + days_said(over) + " late."
                                  : over == 0 ? "The regular pulse is due today."
                                              : "The next regular pulse is on " + said(told().due) + ".";
            }
            if (plan_.at_milestones) look_at_milestones();
        }
        sort_items(found_,
                   [](const PulseDue& a, const PulseDue& b) { return a.due != b.due ? a.due < b.due : a.why < b.why; });
        return std::move(found_);
    }

private:
    [[nodiscard]] std::string said(Date day) const { return day_said(day, index_.today()); }
    PulseDue& told() { return found_.back(); }

    PulseDue& add(PulseDueWhy why, Date due, PulseOccasion occasion = PulseOccasion::Regular) {
        PulseDue one;
        one.project = &project_;
        one.why = why;
        one.occasion = occasion;
        one.set = plan_.set;
        one.due = due;
        one.days_over = index_.today().days - due.days;
        one.whom = whom();
        found_.push_back(std::move(one));
        return found_.back();
    }

    void look_at_first() {
        const Date start = date_of(project_.start);
        Date due{start.days + std::clamp(plan_.first_after, 0, 7 * longest_weeks)};
        bool earlier = false;
        if (facts_ && facts_->finish && *facts_->finish > start) {
            const std::int64_t days = std::int64_t{facts_->finish->days} - start.days;
            const Date fifth{start.days + static_cast<std::int32_t>(days * first_pulse_percent / 100)};
            earlier = fifth < due;
            due = std::min(due, fifth);
        }
        PulseDue& one = add(PulseDueWhy::First, due);
        const std::string why = earlier ? ", before a fifth of the time has passed." : ".";
        one.sentence = one.days_over > 0
                           ? "Nobody was asked yet. The first pulse should have come by " + said(due) + why
                       : one.days_over == 0 ? "Ask for the first time today."
                                            : "Ask for the first time by " + said(due) + why;
    }

    /// The milestone that was done last, where nobody was asked on that day or since.
    void look_at_milestones() {
        if (!facts_ || !facts_->outline || !facts_->schedule) return;
        const Task* latest = nullptr;
        Date day;
        for (std::int32_t row = 0; row < facts_->outline->size(); ++row) {
            const Task& task = *(*facts_->outline)[row].task;
            const PlannedTask& planned = (*facts_->schedule)[row];
            if (!task.milestone || !planned.planned || planned.done.count < 100) continue;
            const Date done = last_day(planned.start, planned.finish);
            if (done > index_.today() || (latest && done <= day)) continue;
            latest = &task;
            day = done;
        }
        if (!latest || (last_ && *last_ >= day)) return;
        PulseDue& one = add(PulseDueWhy::Milestone, day, PulseOccasion::Milestone);
        one.milestone = {latest->id};
        one.sentence = in_quotes(latest->name) + " was done on " + said(day) + ", and nobody was asked since.";
    }

    [[nodiscard]] std::optional<Date> stage_since() const {
        return day_of(stamp_of(project_, type_of<Project>.fields[field_of<&Project::stage>()].reg));
    }

    [[nodiscard]] bool closed_lately() const {
        if (project_.stage != Stage::Closed) return false;
        const std::optional<Date> since = stage_since();
        return since && index_.today().days - since->days <= close_days;
    }

    void look_at_close() {
        if (!plan_.at_close) return;
        const Date since = std::min(stage_since().value_or(index_.today()), index_.today());
        for (const Pulse& pulse : index_.pulses_of(Ref<Project>{project_.id}))
            if (!is_of_team(pulse) && (pulse.occasion == PulseOccasion::Close || date_of(pulse.asked) >= since)) return;
        PulseDue& one = add(last_ ? PulseDueWhy::Close : PulseDueWhy::CloseFirst, since, PulseOccasion::Close);
        const std::string state = project_.stage == Stage::Closed ? "It was closed" : "It is closing";
        one.sentence =
            last_ ? state + ". Ask how it was."
                  : state + ", and nobody was ever asked. That is late for a first pulse: ask now, and listen.";
    }

    [[nodiscard]] bool asked_for_recommendation(const Stakeholder& person) const {
        for (const Pulse& pulse : index_.pulses_of(person.client))
            if (pulse.set == PulseSet::Nps && pulse.from.id == person.id &&
                index_.today().days - date_of(pulse.asked).days <= recommendation_days)
                return true;
        return false;
    }

    [[nodiscard]] std::vector<const Stakeholder*> whom() const {
        std::vector<const Stakeholder*> people;
        const Stakeholder* first = nullptr;
        for (const Stakeholder& person : index_.people_of(project_.client)) {
            if (person.kind != StakeholderKind::OfClient || person.no_contact) continue;
            if (plan_.set == PulseSet::Nps && asked_for_recommendation(person)) continue;
            if (!first || comes_before(person, *first)) first = &person;
            if (person.decides || person.influence >= 4 || person.interest >= 4) people.push_back(&person);
        }
        if (people.empty() && first) people.push_back(first);
        sort_items(people, [](const Stakeholder* a, const Stakeholder* b) { return comes_before(*a, *b); });
        return people;
    }

    const EngagementIndex& index_;
    const PlanFacts* facts_;
    const Project& project_;
    const PulsePlan& plan_;
    std::optional<Date> last_;  ///< When somebody of the client was asked about it last.
    std::vector<PulseDue> found_;
};

}  // namespace

const PulsePlan& plan_or_usual(const EngagementIndex& index, Ref<Project> project) {
    const PulsePlan* plan = index.pulse_plan_of(project);
    return plan ? *plan : blank<PulsePlan>;
}

std::int32_t pulse_interval(const PulsePlan& plan) {
    return plan.every_weeks > 0 ? 7 * std::min(plan.every_weeks, longest_weeks) : usual_interval;
}

std::vector<PulseDue> pulses_due(const EngagementIndex& index, const PlanFacts* facts, const Project& project) {
    return Finder(index, facts, project).find();
}

std::vector<PulseDue> pulses_due(const EngagementIndex& index, const PlanOf& plan_of) {
    std::vector<PulseDue> due;
    for (const Project& project : index.projects()) {
        if (project.kind != ProjectKind::Delivery || !index.client(project.client)) continue;
        for (PulseDue& one : pulses_due(index, plan_of ? plan_of({project.id}) : nullptr, project))
            if (one.is_due()) due.push_back(std::move(one));
    }
    sort_items(due, [](const PulseDue& a, const PulseDue& b) {
        return a.days_over != b.days_over ? a.days_over > b.days_over : a.project->id < b.project->id;
    });
    return due;
}

}  // namespace rapport
