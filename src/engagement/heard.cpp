#include "engagement/heard.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "engagement/dissatisfaction.h"
#include "engagement/pulses.h"

namespace rapport {
namespace {

class MeanFinder {
public:
    MeanFinder(const EngagementIndex& index, const Heard& heard) : index_(index), heard_(heard) {}

    std::optional<LowMean> find(const SetAside& is_set_aside) const {
        // A mean below 4 takes somebody who is.
        if (std::ranges::none_of(heard_.said, &Said::low)) return std::nullopt;
        std::optional<LowMean> latest;
        for (std::size_t pulse = 0; pulse < heard_.pulses.size(); ++pulse) {
            const std::span<const Said> set = heard_.set_at(pulse);
            for (std::size_t i = 0; i < set.size(); ++i) {
                const Stamp& known = set[i].answer->born;
                if (i > 0 && set[i - 1].answer->born == known) continue;  // They were written down together.
                DateTime on = set[i].answer->on;
                for (const Said& one : set)
                    if (one.answer->born <= known) on = std::max(on, one.answer->on);
                if (latest && on <= latest->when) continue;
                const std::vector<Member> people = members_at(on, known);
                const std::optional<double> mean = low_mean(people);
                if (!mean || is_lifted(people) || is_set_aside(*heard_.pulses[pulse], on)) continue;
                latest = {heard_.pulses[pulse], on, *mean};
            }
        }
        return latest;
    }

private:
    /// A person as they stood when the mean was taken.
    struct Member {
        Id person;
        bool answered = false;
        std::optional<double> score;
        std::size_t set = 0;
        DateTime on;
        Stamp born;
    };

    /// Who had been asked or had answered in the 60 days before, by what was written down up to then: nobody can later change
    /// how it was.
    [[nodiscard]] std::vector<Member> members_at(DateTime on, const Stamp& known) const {
        const Date day = date_of(on);
        const auto within = [&](DateTime when) {
            const Date then = date_of(when);
            return then <= day && std::int64_t{day.days} - then.days <= pulse_window_days;
        };
        std::vector<Member> people;
        std::unordered_map<Id, std::size_t, IdHash> places;
        const auto member = [&](const Pulse& pulse) -> Member& {
            const auto [at, fresh] = places.emplace(person_of(pulse), people.size());
            if (fresh) people.push_back({.person = person_of(pulse)});
            return people[at->second];
        };
        for (const Pulse* pulse : heard_.pulses)
            if (pulse->born <= known && within(pulse->asked)) member(*pulse);
        for (const auto& [pulse, answer] : heard_.answered)
            if (answer->born <= known && within(answer->on)) member(*pulse).answered = true;
        for (std::size_t i = 0; i < heard_.pulses.size(); ++i) {
            double sum = 0;
            int count = 0;
            DateTime last;
            Stamp born;
            for (const Said& one : heard_.set_at(i)) {
                if (one.answer->born > known || date_of(one.answer->on) > day) continue;
                sum += one.score;
                last = count++ == 0 ? one.answer->on : std::max(last, one.answer->on);
                born = std::max(born, one.answer->born);
            }
            if (count == 0 || !within(last)) continue;
            Member& one = member(*heard_.pulses[i]);
            if (one.score && std::tuple(one.on, one.born) > std::tuple(last, born)) continue;
            one.score = sum / count;
            one.set = i;
            one.on = last;
            one.born = born;
        }
        for (Member& one : people)
            if (!one.score) {  // Whatever they say from then on is news.
                one.on = on;
                one.born = known;
            }
        return people;
    }

    /// The mean where it is below 4 and at least half of those asked have answered.
    static std::optional<double> low_mean(const std::vector<Member>& people) {
        double sum = 0;
        std::size_t count = 0, answered = 0;
        for (const Member& one : people) {
            answered += one.answered;
            if (!one.score) continue;
            sum += *one.score;
            ++count;
        }
        if (count == 0 || 2 * answered < people.size()) return std::nullopt;
        const double mean = sum / static_cast<double>(count);
        return band_of(mean) == Band::Red ? std::optional(mean) : std::nullopt;
    }

    /// Whether the same people, those who had been asked and had not answered yet among them, have brought their mean up since: by
    /// newer sets, or by recoveries of what they had said.
    [[nodiscard]] bool is_lifted(const std::vector<Member>& people) const {
        double sum = 0;
        std::size_t count = 0;
        for (const Member& then : people) {
            Member now = then;
            for (std::size_t i = 0; i < heard_.pulses.size(); ++i)
                if (person_of(*heard_.pulses[i]) == then.person) take_if_newer(now, i);
            if (!now.score || (band_of(*now.score) == Band::Red && is_set_recovered(now.set))) continue;
            sum += *now.score;
            ++count;
        }
        return count == 0 || band_of(sum / static_cast<double>(count)) != Band::Red;
    }

    void take_if_newer(Member& now, std::size_t i) const {
        double sum = 0;
        int count = 0;
        DateTime last;
        Stamp born;
        for (const Said& one : heard_.set_at(i)) {
            if (!still_counts(i, one)) continue;
            sum += one.score;
            last = count++ == 0 ? one.answer->on : std::max(last, one.answer->on);
            born = std::max(born, one.answer->born);
        }
        if (count == 0 || std::tuple(last, born) <= std::tuple(now.on, now.born)) return;
        now.score = sum / count;
        now.set = i;
        now.on = last;
        now.born = born;
    }

    /// What is low counts whatever became of it; the rest has to be there, and not to have been added later with an earlier date.
    [[nodiscard]] bool still_counts(std::size_t pulse, const Said& one) const {
        if (one.low) return true;
        return one.stands && std::ranges::none_of(heard_.set_at(pulse), [&](const Said& other) {
                   return other.answer->born < one.answer->born && one.answer->on < other.answer->on;
               });
    }

    [[nodiscard]] bool is_set_recovered(std::size_t pulse) const {
        return std::ranges::any_of(heard_.set_at(pulse),
                                   [&](const Said& one) { return one.low && is_recovered(index_, *one.answer); });
    }

    const EngagementIndex& index_;
    const Heard& heard_;
};

}  // namespace

bool is_recovered(const EngagementIndex& index, const PulseAnswer& answer) {
    for (const Recovery& recovery : index.ever_recoveries_from({answer.id}))
        if (stands(index, recovery.from, is_alive(recovery)) && is_closed(recovery)) return true;
    return false;
}

std::optional<LowMean> low_mean_of(const EngagementIndex& index, const Heard& heard, const SetAside& is_set_aside) {
    return MeanFinder(index, heard).find(is_set_aside);
}

}  // namespace rapport
