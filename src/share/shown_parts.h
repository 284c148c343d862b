#pragma once
// The parts of share/shown: each reads what it needs, and adds to what is shown.

#include <map>
#include <optional>
#include <set>

#include "engagement/lights.h"
#include "share/door.h"
#include "share/shown.h"

namespace rapport {

struct Gathering {
    const EngagementIndex& index;
    const SnapshotWishes& wishes;
    const Project& project;
    const Client& client;
    const Stakeholder& recipient;
    const PlanFacts& facts;
    Shown& shown;
    std::set<const Entity*> entered;  ///< Of what something is shown.
    std::vector<Words> causes;        ///< By line of what is told.
    /// By line of what is told: its earlier values that may be said, since what holds them is shown now. None: any may.
    std::vector<std::optional<std::vector<std::string>>> still_shown;

    [[nodiscard]] const Workspace& workspace() const { return index.workspace(); }
    /// Empty where nobody shared them.
    std::string name_of(Ref<Person> person);
    ShownPerson person_of(Ref<Stakeholder> person);
    ShownPerson person_of(Ref<Person> person, bool named = false);

    void ask(Asked asked) { shown.told.asked.push_back(std::move(asked)); }
    void tell(std::string kind, Id record, std::string name, std::string value, Words cause = {},
              std::optional<std::vector<std::string>> still = {}) {
        shown.told.lines.push_back({std::move(kind), record, std::move(name), std::move(value)});
        causes.push_back(std::move(cause));
        still_shown.push_back(std::move(still));
    }
    /// Of this project, or of its client as a whole.
    [[nodiscard]] bool is_about(Ref<Project> named) const { return named.is_null() || named.id == project.id; }
};

void gather_milestones(Gathering& all);
void gather_value(Gathering& all);
void gather_deliverables(Gathering& all);
/// What can be chosen, agreed to and put in order, and what else they may want: shown_asked.cpp.
void gather_decisions(Gathering& all);
void gather_requests(Gathering& all);
void gather_ranking(Gathering& all);
void gather_wish(Gathering& all);
/// Behind those above: the reasons speak of them.
void gather_lights(Gathering& all);
/// For when the end was promised, and is expected: behind the milestones.
void gather_end(Gathering& all);
void gather_discontent(Gathering& all, const ProjectLights& lights);
void gather_recoveries(Gathering& all, const ProjectLights& lights);
/// Of a question of the program its words; of an own one only where it was shared.
std::string question_of(const Gathering& all, std::string_view key);
/// What was answered, where it is for this reader.
std::optional<SaidBack> told_back(Gathering& all, const PulseAnswer* answer);
/// Behind the lights: those of a report may not contradict them.
void gather_reports(Gathering& all);
/// Behind everything that tells.
void gather_changes(Gathering& all);
void count_records(Gathering& all);

/// That the reader chose none of the options of a decision, and what these were.
struct SaidNone {
    ShownNone shown;
    std::string digest;  ///< Of the options then (share/asked_digests); empty: not known.
};
/// By decision, where that is the last they said of it in a reply to a snapshot of this project. O(bytes of those replies).
std::map<Id, SaidNone> said_none(const Gathering& all);

/// Of a value item without a number.
inline constexpr std::string_view nothing_measured = "nothing measured";

/// In a line of what is told: behind it stands what tells two long texts apart, and nobody is shown. No text of a record has it.
inline constexpr char digest_mark = '\x1f';

/// "9.4 hours".
std::string with_unit(Decimal number, std::string_view unit);
/// The full stop behind words that are named or quoted last: "."; nothing where they end in . ! ? or … themselves.
std::string_view stop_after(std::string_view words);

}  // namespace rapport
