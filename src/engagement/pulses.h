#pragma once
// How the people of a client, and ours, say that it goes: one score of 0 to 10, with those behind it; and whom to ask when.

#include "engagement/facts.h"
#include "engagement/index.h"
#include "engagement/scores.h"

namespace rapport {

/// What was answered within so many days before a day still speaks for that day.
constexpr std::int32_t pulse_window_days = 60;

/// An answer on one scale of 0 to 10: yes 10, partly 5, no 0; 1 to 5: (v − 1) · 2.5; 1 to 7: (v − 1) · 10 ÷ 6. Nothing for words,
/// for −1 and for what is not on its scale.
std::optional<double> on_ten(AnswerScale scale, std::int32_t value);
/// Below 4 of 10; so are 1 and 2 of 5, 1 to 3 of 7, and no.
bool is_low(const PulseAnswer& answer);

/// One of us was asked, and nobody of the client.
inline bool is_of_team(const Pulse& pulse) { return pulse.from.is_null() && !pulse.colleague.is_null(); }

/// Whether two pulses are of the same person. One of nobody named is of nobody else.
bool same_person(const Pulse& a, const Pulse& b);

/// What one person answered together, as one number.
struct SetScore {
    const Pulse* pulse = nullptr;
    const Stakeholder* person = nullptr;  ///< Null: one of us, nobody named, or gone.
    const Person* colleague = nullptr;    ///< Null: of the client, nobody named, or gone.
    double score = 0;                     ///< 0 to 10: the mean of its scored answers.
    DateTime on;                          ///< The last of them.
    std::int32_t answers = 0;             ///< Scored ones.
};
/// Of the answers up to a day; nothing where none of them is scored. O(answers of the pulse).
std::optional<SetScore> set_score(const EngagementIndex& index, const Pulse& pulse, Date until);

enum class Voices : std::uint8_t { Client, Team };

struct PulseQuery {
    Voices voices = Voices::Client;
    bool deciders_twice = false;   ///< Those who decide have weight 2.
    std::optional<Date> as_of;     ///< As of an earlier day; absent: today.
    std::optional<PulseSet> only;  ///< Only what was asked with this set.
};

struct PulseScore {
    /// 0 to 10: the mean over people of each one's latest set, never over answers: who talks much counts no more than others. The
    /// interval is Student's, unweighted, around the value. Absent: nobody gave a scored answer in that time.
    std::optional<Interval> score;
    std::vector<SetScore> people;  ///< Of each person the latest set, the lowest first, then by pulse.
    std::int32_t answers = 0;      ///< Scored, in those sets.
    std::int32_t answered = 0;     ///< People who answered in that time, in words too.
    std::int32_t asked = 0;        ///< People who were asked in that time, or answered.
    std::optional<DateTime> last;  ///< The last scored answer that counts.

    /// Below, the answers themselves are shown, and no figure.
    [[nodiscard]] bool enough() const { return people.size() >= enough_answers; }
    /// In percent, 0 to 100. Absent: nobody was asked.
    [[nodiscard]] std::optional<double> participation() const {
        if (asked == 0) return std::nullopt;
        return 100.0 * answered / asked;
    }
};

/// Of the pulses about a project. O(pulses + answers of the project).
PulseScore pulse_score(const EngagementIndex& index, Ref<Project> project, const PulseQuery& query = {});
/// Of all pulses of a client, about whichever project. O(pulses + answers of the client).
PulseScore pulse_score(const EngagementIndex& index, Ref<Client> client, const PulseQuery& query = {});

/// The score as it was on days, `days` apart, of which the last is today; oldest first. Absent where there was none.
std::vector<std::optional<double>> pulse_trend(const EngagementIndex& index, Ref<Project> project, std::size_t points,
                                               std::int32_t days, const PulseQuery& query = {});
std::vector<std::optional<double>> pulse_trend(const EngagementIndex& index, Ref<Client> client, std::size_t points,
                                               std::int32_t days, const PulseQuery& query = {});

/// The plan that holds for a project: its own, or the usual numbers.
const PulsePlan& plan_or_usual(const EngagementIndex& index, Ref<Project> project);
/// Days between two regular pulses. Where the calendar plays no part, 40: so that one and a half times that is the window.
std::int32_t pulse_interval(const PulsePlan& plan);
/// A first pulse should come before so many percent of the time from start to planned finish.
constexpr std::int32_t first_pulse_percent = 20;

enum class PulseDueWhy : std::uint8_t {
    First,       ///< So many days after the start, and before 20 % of the time.
    Regular,     ///< So many weeks after the last.
    Milestone,   ///< A milestone is done, and nobody was asked since.
    Close,       ///< It is closing, or was closed in the last 60 days, and nobody was asked at that.
    CloseFirst,  ///< The same, and nobody was ever asked: a close is too late to ask first.
};

struct PulseDue {
    const Project* project = nullptr;
    PulseDueWhy why = PulseDueWhy::First;
    PulseOccasion occasion = PulseOccasion::Regular;
    PulseSet set = PulseSet::CheckIn;
    Date due;
    std::int32_t days_over = 0;  ///< Since then; negative: still to go.
    /// The client's own people who decide or whose word weighs, who may be contacted; of people asked for a recommendation (NPS),
    /// those who were not in the last 90 days. As people come before each other. Empty: nobody is known.
    std::vector<const Stakeholder*> whom;
    Ref<Task> milestone;
    std::string sentence;

    [[nodiscard]] bool is_due() const { return days_over >= 0; }
};

/// Of a project under way, or closed a short time ago: what is due, and the next one that lies ahead; earliest first. Without
/// facts the 20 % and the milestones are not known.
std::vector<PulseDue> pulses_due(const EngagementIndex& index, const PlanFacts* facts, const Project& project);
/// What is due today or overdue, of all projects of delivery; longest first, then by project.
std::vector<PulseDue> pulses_due(const EngagementIndex& index, const PlanOf& plan_of);

}  // namespace rapport
