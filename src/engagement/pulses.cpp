#include "engagement/pulses.h"

#include <algorithm>
#include <unordered_map>

#include "base/sort.h"
#include "engagement/questions.h"

namespace rapport {
namespace {

/// One person among those who were asked.
struct Asked {
    std::optional<SetScore> latest;
    bool answered = false;
};

/// By whom an answer is: their own record, or the pulse where nobody is named.
Id person_of(const Pulse& pulse) {
    if (!pulse.from.is_null()) return pulse.from.id;
    return pulse.colleague.is_null() ? pulse.id : pulse.colleague.id;
}

bool within(DateTime when, Date day) {
    const std::int64_t days = std::int64_t{day.days} - date_of(when).days;
    return days >= 0 && days <= pulse_window_days;
}

bool answered_within(const EngagementIndex& index, const Pulse& pulse, Date day) {
    for (const PulseAnswer& answer : index.answers_of({pulse.id}))
        if (within(answer.on, day)) return true;
    return false;
}

bool is_later(const SetScore& a, const SetScore& b) { return a.on != b.on ? a.on > b.on : a.pulse->id > b.pulse->id; }

class Teller {
public:
    Teller(const EngagementIndex& index, const PulseQuery& query)
        : index_(index), query_(query), day_(query.as_of.value_or(index.today())) {}

    PulseScore tell(Records<Pulse> pulses) {
        for (const Pulse& pulse : pulses)
            if (is_of_team(pulse) == (query_.voices == Voices::Team) && (!query_.only || pulse.set == *query_.only))
                read(pulse);
        score_.asked = static_cast<std::int32_t>(people_.size());
        for (const Asked& one : people_) {
            score_.answered += one.answered;
            if (one.latest) score_.people.push_back(*one.latest);
        }
        sort_items(score_.people, [](const SetScore& a, const SetScore& b) {
            return a.score != b.score ? a.score < b.score : a.pulse->id < b.pulse->id;
        });
        sum_up();
        return std::move(score_);
    }

private:
    void read(const Pulse& pulse) {
        const bool answered = answered_within(index_, pulse, day_);
        if (!answered && !within(pulse.asked, day_)) return;
        const auto [at, fresh] = places_.emplace(person_of(pulse), people_.size());
        if (fresh) people_.emplace_back();
        Asked& one = people_[at->second];
        one.answered |= answered;
        if (!answered) return;
        const std::optional<SetScore> set = set_score(index_, pulse, day_);
        if (set && within(set->on, day_) && (!one.latest || is_later(*set, *one.latest))) one.latest = set;
    }

    void sum_up() {
        std::vector<double> scores;
        double sum = 0, weights = 0;
        for (const SetScore& one : score_.people) {
            const double weight = query_.deciders_twice && one.pulse->decides ? 2 : 1;
            sum += weight * one.score;
            weights += weight;
            scores.push_back(one.score);
            score_.answers += one.answers;
            score_.last = std::max(score_.last.value_or(one.on), one.on);
        }
        score_.score = mean_of(scores, 0, 10);
        if (!score_.score) return;
        Interval& told = *score_.score;
        const double moved = sum / weights - told.value;
        if (scores.size() > 1)
            told = {told.value + moved, std::max(0.0, told.low + moved), std::min(10.0, told.high + moved)};
    }

    const EngagementIndex& index_;
    const PulseQuery& query_;
    Date day_;
    std::unordered_map<Id, std::size_t, IdHash> places_;  ///< Never walked through.
    std::vector<Asked> people_;
    PulseScore score_;
};

template <class Owner>
std::vector<std::optional<double>> trend_of(const EngagementIndex& index, Ref<Owner> owner, std::size_t points,
                                            std::int32_t days, PulseQuery query) {
    std::vector<std::optional<double>> trend(points);
    const Date last = query.as_of.value_or(index.today());
    for (std::size_t i = 0; i < points; ++i) {
        query.as_of = Date{last.days - days * static_cast<std::int32_t>(points - 1 - i)};
        if (const PulseScore score = pulse_score(index, owner, query); score.score) trend[i] = score.score->value;
    }
    return trend;
}

}  // namespace

std::optional<double> on_ten(AnswerScale scale, std::int32_t value) {
    if (std::ranges::find(answers_on(scale), value) == answers_on(scale).end()) return std::nullopt;
    switch (scale) {
    case AnswerScale::YesPartlyNo:
    case AnswerScale::ZeroToTen:   return value;
    case AnswerScale::OneToFive:   return (value - 1) * 2.5;
    case AnswerScale::OneToSeven:  return (value - 1) * 10.0 / 6;
    case AnswerScale::Words:       break;
    }
    return std::nullopt;
}

bool is_low(const PulseAnswer& answer) {
    const std::optional<double> score = on_ten(answer.scale, answer.value);
    return score && band_of(*score) == Band::Red;
}

bool same_person(const Pulse& a, const Pulse& b) { return person_of(a) == person_of(b); }

std::optional<SetScore> set_score(const EngagementIndex& index, const Pulse& pulse, Date until) {
    SetScore set;
    double sum = 0;
    for (const PulseAnswer& answer : index.answers_of({pulse.id})) {
        const std::optional<double> score = on_ten(answer.scale, answer.value);
        if (!score || date_of(answer.on) > until) continue;
        sum += *score;
        ++set.answers;
        set.on = answer.on;  // They are in order.
    }
    if (set.answers == 0) return std::nullopt;
    set.pulse = &pulse;
    set.person = index.person(pulse.from);
    set.colleague = pulse.from.is_null() ? index.workspace().find(pulse.colleague) : nullptr;
    set.score = sum / set.answers;
    return set;
}

PulseScore pulse_score(const EngagementIndex& index, Ref<Project> project, const PulseQuery& query) {
    return Teller(index, query).tell(index.pulses_of(project));
}

PulseScore pulse_score(const EngagementIndex& index, Ref<Client> client, const PulseQuery& query) {
    return Teller(index, query).tell(index.pulses_of(client));
}

std::vector<std::optional<double>> pulse_trend(const EngagementIndex& index, Ref<Project> project, std::size_t points,
                                               std::int32_t days, const PulseQuery& query) {
    return trend_of(index, project, points, days, query);
}

std::vector<std::optional<double>> pulse_trend(const EngagementIndex& index, Ref<Client> client, std::size_t points,
                                               std::int32_t days, const PulseQuery& query) {
    return trend_of(index, client, points, days, query);
}

}  // namespace rapport
