#include "engagement/soft_skills.h"

#include <algorithm>
#include <tuple>

#include "base/sort.h"
#include "base/text.h"
#include "engagement/dissatisfaction.h"
#include "engagement/sayings.h"

namespace rapport {
namespace {

/// Any of the four or of the tips whose key or label these are.
const NamedSkill* named(std::string_view words) {
    const std::string wanted = folded(trimmed(words));
    const auto is = [&](const NamedSkill& skill) { return wanted == skill.key || wanted == folded(skill.label); };
    for (const NamedSkill& skill : soft_skills)
        if (is(skill)) return &skill;
    for (const MindsetTip& tip : mindset_tips())
        if (is(tip.skill)) return &tip.skill;
    return nullptr;
}

bool same_skill(std::string_view a, std::string_view b) {
    return folded(soft_skill_key(a)) == folded(soft_skill_key(b));
}

/// Whose word it was: a newer one of the same voice counts instead of it. Whoever is not named is a voice of their own.
Id voice_of(const SoftRating& rating) {
    const Id who = rating.rater == Rater::Peer ? rating.peer.id : rating.client.id;
    return who.is_null() ? rating.id : who;
}

/// The sum of what each voice said last.
class Choir {
public:
    void hear(Id voice, std::int32_t level) {
        const auto at = std::ranges::lower_bound(said_, voice, {}, &std::pair<Id, std::int32_t>::first);
        if (at != said_.end() && at->first == voice) {
            sum_ += level - at->second;
            at->second = level;
            return;
        }
        said_.insert(at, {voice, level});
        sum_ += level;
    }
    [[nodiscard]] RaterMean now() const {
        if (said_.empty()) return {};
        const auto count = static_cast<std::int32_t>(said_.size());
        return {static_cast<double>(sum_) / count, count};
    }

private:
    std::vector<std::pair<Id, std::int32_t>> said_;  ///< Sorted by voice.
    std::int32_t sum_ = 0;
};

/// From its ratings, the oldest first.
void judge(SkillStanding& standing, const std::vector<const SoftRating*>& ratings) {
    Choir colleagues, clients, others;
    for (const SoftRating* rating : ratings) {
        const std::int32_t level = std::clamp(rating->level, 1, 5);
        if (rating->rater == Rater::Self) {
            standing.self = level;
            standing.self_on = rating->on;
        } else {
            (rating->rater == Rater::Peer ? colleagues : clients).hear(voice_of(*rating), level);
            others.hear(voice_of(*rating), level);
        }
        if (standing.course.empty() || standing.course.back().on != rating->on)
            standing.course.push_back({.on = rating->on});
        standing.course.back().self = standing.self;
        standing.course.back().others = others.now().mean;
    }
    standing.colleagues = colleagues.now();
    standing.clients = clients.now();
    standing.others = others.now();
    if (standing.self > 0 && standing.others.count > 0) standing.gap = standing.self - standing.others.mean;
    standing.ratings.assign(ratings.rbegin(), ratings.rend());
}

SkillStanding blank_standing(std::string_view key) {
    SkillStanding standing;
    standing.skill = key;
    standing.label = soft_skill_label(key);
    return standing;
}

std::optional<TipAdvice> advice_of(const std::vector<SkillStanding>& tips, Date today) {
    std::optional<TipAdvice> advice;
    for (std::size_t i = 0; i < tips.size(); ++i) {
        if (tips[i].self == 0 || (advice && tips[i].self >= advice->level)) continue;
        const MindsetTip& tip = mindset_tips()[i];
        // Weeks counted through, so that none is told twice at the turn of a year. 5 January 1970 was a Monday.
        const std::int32_t week = (today.days - 4) / 7;
        const auto count = static_cast<std::int32_t>(tip.actions.size());
        advice = {&tip, tips[i].self, tip.actions[static_cast<std::size_t>((week % count + count) % count)]};
    }
    return advice;
}

/// Looks at a client's people, whose discontent it asks for once.
class Hardness {
public:
    Hardness(const EngagementIndex& index, Ref<Client> client)
        : index_(index), client_(client), discontent_(dissatisfactions_of(index, client)) {}

    [[nodiscard]] std::optional<MeetingHint> with(const Stakeholder& person) const {
        if (person.no_contact) return std::nullopt;
        const std::string name = shortened(called(person), 20);
        const auto because = [&](HardBecause why, std::string reason) {
            return MeetingHint{practice_card(card_for(why)), &person, why, std::move(reason)};
        };
        if (is_discontent(person)) return because(HardBecause::NotContent, name + " is not content.");
        if (const Touchpoint* touch = last_mood(person); touch && touch->sentiment <= Sentiment::Bad)
            return because(HardBecause::Upset, name + " seemed " + folded(label_of(touch->sentiment)) + " on " +
                                                   day_said(date_of(touch->held), index_.today()) + ".");
        if (has_promise(person, true))
            return because(HardBecause::PromiseBroken, "A promise to " + name + " was broken.");
        if (has_promise(person, false))
            return because(HardBecause::PromiseOverdue, "A promise to " + name + " is overdue.");
        if (person.attitude == Attitude::Opposes) return because(HardBecause::Opposes, name + " opposes the work.");
        if (person.attitude == Attitude::Doubts)
            return because(HardBecause::Doubts, name + " has doubts about the work.");
        return std::nullopt;
    }

    /// The hardest of all of them, or of those who decide.
    [[nodiscard]] std::optional<MeetingHint> with_any(bool deciding) const {
        std::vector<const Stakeholder*> people;
        for (const Stakeholder& person : index_.people_of(client_))
            if (!deciding || person.decides) people.push_back(&person);
        sort_items(people, [](const Stakeholder* a, const Stakeholder* b) { return comes_before(*a, *b); });
        std::optional<MeetingHint> hardest;
        for (const Stakeholder* person : people)
            if (std::optional<MeetingHint> hint = with(*person); hint && (!hardest || hint->why < hardest->why))
                hardest = std::move(hint);
        return hardest;
    }

    [[nodiscard]] std::optional<MeetingHint> at(const PlannedTouch& touch) const {
        if (index_.workspace().find(touch.held)) return std::nullopt;
        const Stakeholder* person = index_.person(touch.stakeholder);
        std::optional<MeetingHint> hint = person ? with(*person) : with_any(true);
        if (hint) hint->touch = &touch;
        return hint;
    }

private:
    static std::string_view card_for(HardBecause why) {
        switch (why) {
        case HardBecause::NotContent:     return "start_from_their_loss";
        case HardBecause::Upset:          return "let_them_finish";
        case HardBecause::PromiseBroken:
        case HardBecause::PromiseOverdue: return "own_a_broken_promise";
        case HardBecause::Opposes:        return "ask_before_defending";
        case HardBecause::Doubts:         return "behind_the_doubt";
        }
        return "let_them_finish";
    }

    /// A mean is everybody's.
    [[nodiscard]] bool is_discontent(const Stakeholder& person) const {
        return std::ranges::any_of(discontent_,
                                   [&](const Dissatisfaction& one) { return !one.who || one.who->id == person.id; });
    }

    /// The last touch with them of which somebody noted how they seemed, not too long ago. Null where there is none.
    [[nodiscard]] const Touchpoint* last_mood(const Stakeholder& person) const {
        const Records<Touchpoint> touches = index_.touches_of(client_);
        for (std::size_t i = touches.size(); i-- > 0;) {
            const Touchpoint& touch = touches[i];
            const Date day = date_of(touch.held);
            if (index_.today().days - day.days > hard_days_back) return nullptr;
            if (day > index_.today() || touch.sentiment == Sentiment::Unknown) continue;
            for (const Participant& one : index_.participants_of({touch.id}))
                if (one.stakeholder.id == person.id) return &touch;
        }
        return nullptr;
    }

    /// To them, or to nobody by name where they decide: broken of late, or open behind its day.
    [[nodiscard]] bool has_promise(const Stakeholder& person, bool broken) const {
        const Date today = index_.today();
        return std::ranges::any_of(index_.promises_of(client_), [&](const Promise& promise) {
            const bool theirs = promise.to.id == person.id || (person.decides && !index_.person(promise.to));
            if (!theirs || promise.kind != PromiseKind::Promise) return false;
            if (!broken) return promise.state == PromiseState::Open && promise.due && *promise.due < today;
            const std::optional<Date> when = promise.settled ? promise.settled : promise.due;
            return promise.state == PromiseState::Broken && (!when || today.days - when->days <= hard_days_back);
        });
    }

    const EngagementIndex& index_;
    Ref<Client> client_;
    std::vector<Dissatisfaction> discontent_;
};

}  // namespace

std::string soft_skill_key(std::string_view words) {
    const NamedSkill* skill = named(words);
    return std::string(skill ? skill->key : trimmed(words));
}

std::string soft_skill_label(std::string_view key) {
    const NamedSkill* skill = named(key);
    return std::string(skill ? skill->label : trimmed(key));
}

bool is_mindset_tip(std::string_view key) {
    return std::ranges::any_of(mindset_tips(), [&](const MindsetTip& tip) { return tip.skill.key == key; });
}

const SkillStanding* SoftSkillRecord::find(std::string_view skill) const {
    for (const std::vector<SkillStanding>* list : {&skills, &tips})
        for (const SkillStanding& standing : *list)
            if (same_skill(standing.skill, skill)) return &standing;
    return nullptr;
}

SoftSkillRecord soft_skills_of(const Workspace& workspace, Ref<Person> person, Date today) {
    /// By skill, then by day, then as they were made.
    struct Entry {
        std::string skill;  ///< Folded.
        const SoftRating* rating;
    };
    std::vector<Entry> entries;
    for (const SoftRating& rating : workspace.all<SoftRating>())
        if (rating.person == person && rating.on <= today && !trimmed(rating.skill).empty())
            entries.push_back({folded(soft_skill_key(rating.skill)), &rating});
    sort_items(entries, {}, [](const Entry& entry) {
        return std::tuple(std::string_view(entry.skill), entry.rating->on, entry.rating->born, entry.rating->id);
    });

    SoftSkillRecord record;
    for (const TrainingEntry& training : workspace.all<TrainingEntry>()) {
        if (training.person != person || training.on > today) continue;
        record.trainings.push_back(&training);
        if (civil_of(training.on).year != civil_of(today).year) continue;
        record.this_year = record.this_year + training.minutes;
        ++record.trainings_this_year;
    }
    sort_items(record.trainings, [](const TrainingEntry* a, const TrainingEntry* b) {
        return std::tuple(b->on, b->born, b->id) < std::tuple(a->on, a->born, a->id);
    });

    for (const NamedSkill& skill : soft_skills) record.skills.push_back(blank_standing(skill.key));
    for (const MindsetTip& tip : mindset_tips()) record.tips.push_back(blank_standing(tip.skill.key));
    const auto known = [&](std::string_view skill) { return record.find(skill) != nullptr; };
    for (const Entry& entry : entries)
        if (!known(entry.skill)) record.skills.push_back(blank_standing(soft_skill_key(entry.rating->skill)));
    for (const TrainingEntry* training : record.trainings)
        if (!trimmed(training->skill).empty() && !known(training->skill))
            record.skills.push_back(blank_standing(soft_skill_key(training->skill)));
    const auto own = std::ranges::subrange(record.skills.begin() + soft_skills.size(), record.skills.end());
    sort_items(own,
               [](const SkillStanding& a, const SkillStanding& b) { return compare_natural(a.label, b.label) < 0; });

    for (std::vector<SkillStanding>* list : {&record.skills, &record.tips})
        for (SkillStanding& standing : *list) {
            std::vector<const SoftRating*> ratings;
            const std::string skill = folded(standing.skill);
            for (const Entry& entry : entries)
                if (entry.skill == skill) ratings.push_back(entry.rating);
            judge(standing, ratings);
        }
    record.advice = advice_of(record.tips, today);
    return record;
}

std::vector<std::string> own_soft_skills(const Workspace& workspace) {
    std::vector<std::string> skills;
    const auto take = [&](const std::string& words) {
        if (!trimmed(words).empty() && !named(words)) skills.emplace_back(trimmed(words));
    };
    for (const SoftRating& rating : workspace.all<SoftRating>()) take(rating.skill);
    for (const TrainingEntry& training : workspace.all<TrainingEntry>()) take(training.skill);
    sort_items(skills, [](const std::string& a, const std::string& b) {
        const int order = compare_natural(a, b);
        return order != 0 ? order < 0 : a < b;
    });
    const auto twice =
        std::ranges::unique(skills, [](const std::string& a, const std::string& b) { return folded(a) == folded(b); });
    skills.erase(twice.begin(), twice.end());
    return skills;
}

std::optional<MeetingHint> hint_before(const EngagementIndex& index, const Stakeholder& person) {
    return Hardness(index, person.client).with(person);
}

std::optional<MeetingHint> hint_before(const EngagementIndex& index, const PlannedTouch& touch) {
    const Project* project = index.project(touch.project);
    if (!project || !index.client(project->client)) return std::nullopt;
    return Hardness(index, project->client).at(touch);
}

std::optional<MeetingHint> hint_before(const EngagementIndex& index, const Client& client) {
    const Hardness hardness(index, {client.id});
    std::vector<const PlannedTouch*> near;
    for (const Project& project : index.projects_of({client.id}))
        for (const PlannedTouch& touch : index.planned_touches_of({project.id}))
            if (touch.on && *touch.on >= index.today() && touch.on->days - index.today().days <= near_days_ahead)
                near.push_back(&touch);
    sort_items(near, {}, [](const PlannedTouch* touch) { return std::pair(*touch->on, touch->id); });
    for (const PlannedTouch* touch : near)
        if (std::optional<MeetingHint> hint = hardness.at(*touch)) return hint;
    return hardness.with_any(false);
}

}  // namespace rapport
