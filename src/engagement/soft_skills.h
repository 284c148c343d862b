#pragma once
// How well we deal with people: the skills by name, what was rated and practised, how one sees oneself beside how others do,
// cards to practise with, and which of them fits before a meeting that may be hard. For the team alone.

#include <array>
#include <span>

#include "engagement/index.h"

namespace rapport {

// --- What there is ------------------------------------------------------------------------------------------------

struct NamedSkill {
    std::string_view key;  ///< What SoftRating::skill holds.
    std::string_view label;
    std::string_view about;  ///< As one looks at oneself: "I …".
};

constexpr std::array soft_skills{
    NamedSkill{"people_management", "People management", "I say who does what, and they have what they need for it."},
    NamedSkill{"good_listening", "Good listening", "I let others finish, and they know that I have understood."},
    NamedSkill{"positive_communication", "Positive communication", "I say what can be done, early and in plain words."},
    NamedSkill{"conflict_resolution", "Conflict resolution",
               "I bring up what is wrong, and we part with a next step."}};

/// One of six habits of whoever puts the client first, with which one rates oneself.
struct MindsetTip {
    NamedSkill skill;
    std::array<std::string_view, 3> actions;  ///< Each small enough for one week.
};
std::span<const MindsetTip, 6> mindset_tips();

/// The key of one of the four or of a tip, where the words are its key or its label; else the words themselves, trimmed: a
/// skill of one's own.
std::string soft_skill_key(std::string_view words);
/// "Good listening"; of a skill of one's own its words.
std::string soft_skill_label(std::string_view key);
bool is_mindset_tip(std::string_view key);

// --- Cards --------------------------------------------------------------------------------------------------------

/// Something that happens, and what to try then.
struct PracticeCard {
    std::string_view key;
    std::string_view skill;  ///< The key of one of the four.
    std::string_view title;  ///< Up to four words.
    std::string_view situation;
    std::string_view attempt;  ///< What to try.
    std::string_view say;      ///< A sentence to begin with.
};

/// Of one skill after the other. At least four of each.
std::span<const PracticeCard> practice_cards();
/// Null where there is none of that key.
const PracticeCard* practice_card(std::string_view key);
/// In their order; none for a skill of one's own and for tips.
std::vector<const PracticeCard*> practice_cards_for(std::string_view skill);

// --- How one stands -----------------------------------------------------------------------------------------------

/// Several who rated, each by what they said last.
struct RaterMean {
    double mean = 0;  ///< 1 to 5; 0 where there is nobody.
    std::int32_t count = 0;
};

/// On a day on which somebody rated: what was known by its end. Each 1 to 5; 0: nobody had said anything.
struct CoursePoint {
    Date on;
    double self = 0;
    double others = 0;
};

struct SkillStanding {
    std::string skill;  ///< A key, or words.
    std::string label;
    std::int32_t self = 0;  ///< The latest; 0: they have not rated themselves.
    std::optional<Date> self_on;
    RaterMean colleagues;
    RaterMean clients;
    RaterMean others;  ///< Colleagues and clients together, each one voice.
    /// Oneself less the others. Above 0: one thinks better of oneself than they do.
    std::optional<double> gap;
    std::vector<CoursePoint> course;         ///< By day, one for each.
    std::vector<const SoftRating*> ratings;  ///< The latest first.
};

/// What to do this week, for the tip on which one rated oneself lowest; of equals the first.
struct TipAdvice {
    const MindsetTip* tip = nullptr;
    std::int32_t level = 0;
    std::string_view action;  ///< Another each week, in turn.
};

struct SoftSkillRecord {
    std::vector<SkillStanding> skills;            ///< The four, then own ones by name.
    std::vector<SkillStanding> tips;              ///< The six.
    std::optional<TipAdvice> advice;              ///< Nothing before a tip was rated.
    std::vector<const TrainingEntry*> trainings;  ///< The latest first.
    Minutes this_year;                            ///< Of the trainings in the year of today.
    std::int32_t trainings_this_year = 0;

    /// Null where nobody has said or done anything about it; the four and the tips are always there.
    [[nodiscard]] const SkillStanding* find(std::string_view skill) const;
};

/// What is dated after `today` has not happened yet. Whoever is not named is somebody else each time. Of two ratings of one day
/// the one that was made later counts. O(n log n) in the ratings and trainings.
SoftSkillRecord soft_skills_of(const Workspace& workspace, Ref<Person> person, Date today);

/// Own skills that anybody of the team was rated on or trained, by name, each once.
std::vector<std::string> own_soft_skills(const Workspace& workspace);

// --- Before a meeting ---------------------------------------------------------------------------------------------

/// Why it may be hard, the hardest first.
enum class HardBecause : std::uint8_t { NotContent, Upset, PromiseBroken, PromiseOverdue, Opposes, Doubts };

/// So many days back, how somebody seemed and a broken promise count; so many days ahead, a meeting is near. Both our choice.
constexpr std::int32_t hard_days_back = 60;
constexpr std::int32_t near_days_ahead = 14;

struct MeetingHint {
    const PracticeCard* card = nullptr;  ///< Never null.
    const Stakeholder* who = nullptr;    ///< Never null.
    HardBecause why = HardBecause::Doubts;
    std::string reason;                   ///< "Theo seemed upset on 26 Nov."
    const PlannedTouch* touch = nullptr;  ///< That is near; null: no meeting is planned.
};

/// Nothing where nothing is known that would make it hard, or they asked not to be contacted. O(pulses² + touches of the client).
std::optional<MeetingHint> hint_before(const EngagementIndex& index, const Stakeholder& person);
/// Where it names nobody: with whoever decides. Nothing where it was held.
std::optional<MeetingHint> hint_before(const EngagementIndex& index, const PlannedTouch& touch);
/// The first meeting within 14 days that may be hard; where there is none, the person with whom it would be hardest.
std::optional<MeetingHint> hint_before(const EngagementIndex& index, const Client& client);

}  // namespace rapport
