#include "engagement/dissatisfaction.h"

#include <algorithm>
#include <tuple>

#include "base/sort.h"
#include "base/text.h"
#include "engagement/figures.h"
#include "engagement/heard.h"
#include "engagement/pulses.h"
#include "engagement/questions.h"
#include "engagement/sayings.h"
#include "engagement/set_aside.h"

namespace rapport {
namespace {

/// When it was said, then when it was written down: of two answers of one minute the second mends the first.
auto moment_of(const PulseAnswer& answer) { return std::tuple(answer.on, answer.born); }

/// The first with which somebody set aside, with a reason, what had been said up to then of a project, or of a client as a whole;
/// null where nobody did.
const ForcedClear* clear_of(const EngagementIndex& index, Ref<Client> client, Ref<Project> project, DateTime said) {
    const ForcedClear* first = nullptr;
    const auto meet = [&](const ForcedClear& clear) {
        if (clear.on < said || date_of(clear.on) > index.today() || trimmed(clear.reason).empty()) return;
        if (!first || clear.on < first->on) first = &clear;
    };
    for (const ForcedClear& clear : index.forced_clears_of(project)) meet(clear);
    for (const ForcedClear& clear : index.forced_clears_of(client))
        if (clear.project.is_null()) meet(clear);
    return first;
}

/// Of what makes red: what holds, or what would if nobody had set it aside.
enum class Which : std::uint8_t { Holds, SetAside };

/// Everything that was said about one thing: a project, or a client as a whole.
class Scope {
public:
    Scope(const EngagementIndex& index, Ref<Client> client, Ref<Project> project, Which which)
        : index_(index), client_(client), project_(project), which_(which) {}

    void hear(const Pulse& pulse) {
        if (is_of_team(pulse)) return;
        heard_.pulses.push_back(&pulse);
        heard_.starts.push_back(heard_.said.size());
        for (const PulseAnswer& answer : index_.ever_answers_of({pulse.id})) {
            if (date_of(answer.on) > index_.today()) continue;
            heard_.answered.emplace_back(&pulse, &answer);
            const std::optional<double> score = on_ten(answer.scale, answer.value);
            if (score)
                heard_.said.push_back({&pulse, &answer, *score, is_low(answer),
                                       stands(index_, pulse.from, is_alive(answer) && is_alive(pulse))});
        }
    }

    void hear(const Recovery& recovery) {
        if (recovery.source != RecoverySource::LowAnswer && !is_closed(recovery) &&
            date_of(recovery.received) <= index_.today())
            complaints_.push_back(&recovery);
    }

    std::vector<Dissatisfaction> judge() {
        look_at_answers();
        look_at_means();
        for (const Recovery* complaint : complaints_)
            if (!is_content_since(*complaint)) add(*complaint);
        return std::move(found_);
    }

private:
    // ---- Answers of those who decide

    void look_at_answers() {
        std::vector<const Said*> all;
        for (const Said& one : heard_.said) all.push_back(&one);
        sort_items(all, [](const Said* a, const Said* b) {
            return std::tuple(person_of(*a->pulse), std::string_view(a->answer->question), moment_of(*a->answer),
                              a->low,
                              a->answer->id) < std::tuple(person_of(*b->pulse), std::string_view(b->answer->question),
                                                          moment_of(*b->answer), b->low, b->answer->id);
        });
        const Said* cause = nullptr;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Said& one = *all[i];
            if (can_redden(*one.answer) && one.pulse->decides) cause = &one;
            else if (!one.low && one.stands) cause = nullptr;
            const bool last = i + 1 == all.size() || person_of(*all[i + 1]->pulse) != person_of(*one.pulse) ||
                              all[i + 1]->answer->question != one.answer->question;
            if (!last) continue;
            if (cause && !is_recovered(index_, *cause->answer)) add(*cause);
            cause = nullptr;
        }
    }

    // ---- The mean of all

    void look_at_means() {
        const auto is_set_aside = [this](const Pulse& pulse, DateTime said) {
            return which_ == Which::Holds && is_cleared(client_of(pulse), said);
        };
        if (const std::optional<LowMean> low = low_mean_of(index_, heard_, is_set_aside))
            add_mean(*low->pulse, low->when, low->mean);
    }

    // ---- Complaints

    /// Whether whoever complained has answered since, and nothing of it was low.
    [[nodiscard]] bool is_content_since(const Recovery& complaint) const {
        if (complaint.from.is_null()) return false;
        const auto said = std::tuple(complaint.received, complaint.born);
        for (std::size_t i = 0; i < heard_.pulses.size(); ++i) {
            if (heard_.pulses[i]->from != complaint.from) continue;
            const std::span<const Said> set = heard_.set_at(i);
            if (std::ranges::none_of(set, &Said::low) &&
                std::ranges::any_of(set, [&](const Said& one) { return one.stands && moment_of(*one.answer) > said; }))
                return true;
        }
        return false;
    }

    // ---- What was found

    [[nodiscard]] bool is_cleared(Ref<Client> client, DateTime said) const {
        return clear_of(index_, client, project_, said) != nullptr;
    }

    template <class E> [[nodiscard]] Ref<Client> client_of(const E& record) const {
        return record.client.is_null() ? client_ : record.client;
    }

    [[nodiscard]] const Stakeholder* person(Ref<Stakeholder> who) const {
        return static_cast<const Stakeholder*>(index_.workspace().find_any(type_of<Stakeholder>, who.id));
    }
    static std::string name_of(const Stakeholder* who) { return who ? called(*who) : std::string("Somebody"); }
    [[nodiscard]] std::string day(DateTime when) const { return day_said(date_of(when), index_.today()); }

    Dissatisfaction* add(DissatisfiedBy why, Ref<Client> client, DateTime when) {
        if (is_cleared(client, when) != (which_ == Which::SetAside)) return nullptr;
        Dissatisfaction one;
        one.why = why;
        one.client = client;
        one.project = project_;
        one.when = when;
        found_.push_back(std::move(one));
        return &found_.back();
    }

    void add(const Said& said) {
        const PulseAnswer& answer = *said.answer;
        const bool no = answer.scale == AnswerScale::YesPartlyNo;
        Dissatisfaction* one =
            add(no ? DissatisfiedBy::SaidNo : DissatisfiedBy::LowAnswer, client_of(*said.pulse), answer.on);
        if (!one) return;
        one->who = person(said.pulse->from);
        one->words = answer.words.text;
        one->type = &type_of<PulseAnswer>;
        one->record = answer.id;
        const std::string name = name_of(one->who);
        const std::string asked = answer.asked.empty() ? "a question" : in_quotes(answer.asked);
        one->sentence = no ? name + " said no to " + asked + " on " + day(answer.on) + "."
                           : name + " answered " + answer_said(answer.scale, answer.value) + " to " + asked + " on " +
                                 day(answer.on) + ".";
        one->clears =
            said.pulse->from.is_null()
                ? "It ends when the client confirms that it is well again."
                : "It ends when " + name + " answers that question better, or confirms that it is well again.";
    }

    void add_mean(const Pulse& pulse, DateTime when, double mean) {
        Dissatisfaction* one = add(DissatisfiedBy::PulseMean, client_of(pulse), when);
        if (!one) return;
        one->type = &type_of<Pulse>;
        one->record = pulse.id;
        one->sentence = "On " + day(when) + " the mean of their pulse was " + hundredths(mean) +
                        ", below 4, and at least half of those asked had answered.";
        one->clears = "It ends when the same people answer better, or confirm that it is well again.";
    }

    void add(const Recovery& complaint) {
        const bool told = complaint.source == RecoverySource::Told;
        Dissatisfaction* one =
            add(told ? DissatisfiedBy::Told : DissatisfiedBy::Complaint, client_of(complaint), complaint.received);
        if (!one) return;
        one->who = person(complaint.from);
        one->words = complaint.words.text;
        one->type = &type_of<Recovery>;
        one->record = complaint.id;
        const std::string name = name_of(one->who);
        one->sentence = name + (told ? " told us on " + day(complaint.received) + " that they are not content."
                                     : " complained on " + day(complaint.received) + ".");
        one->clears =
            "It ends when the client was told what was done and has confirmed that it is well again" +
            (one->who ? ", or when " + name + " answers a new pulse with nothing low in it." : std::string("."));
    }

    const EngagementIndex& index_;
    Ref<Client> client_;
    Ref<Project> project_;  ///< Null: the client as a whole.
    Which which_;
    Heard heard_;
    std::vector<const Recovery*> complaints_;
    std::vector<Dissatisfaction> found_;
};

const Project* ever_project(const EngagementIndex& index, Ref<Project> project) {
    return static_cast<const Project*>(index.workspace().find_any(type_of<Project>, project.id));
}

std::vector<Dissatisfaction> about_project(const EngagementIndex& index, Ref<Project> project, Which which) {
    const Project* record = ever_project(index, project);
    Scope scope(index, record ? record->client : Ref<Client>{}, project, which);
    for (const Pulse& pulse : index.ever_pulses_of(project)) scope.hear(pulse);
    for (const Recovery& recovery : index.ever_recoveries_of(project)) scope.hear(recovery);
    return scope.judge();
}

/// What was said of the client as a whole, or of a project that nobody knows.
std::vector<Dissatisfaction> about_client(const EngagementIndex& index, Ref<Client> client, Which which) {
    Scope scope(index, client, {}, which);
    for (const Pulse& pulse : index.ever_pulses_of(client))
        if (!ever_project(index, pulse.project)) scope.hear(pulse);
    for (const Recovery& recovery : index.ever_recoveries_of(client))
        if (!ever_project(index, recovery.project)) scope.hear(recovery);
    return scope.judge();
}

std::vector<Dissatisfaction> last_first(std::vector<Dissatisfaction> all) {
    sort_items(all, [](const Dissatisfaction& a, const Dissatisfaction& b) {
        const bool by_all = a.why == DissatisfiedBy::PulseMean;  // A person with their words says more.
        if (by_all != (b.why == DissatisfiedBy::PulseMean)) return !by_all;
        return a.when != b.when ? a.when > b.when : a.record < b.record;
    });
    return all;
}

/// Of it and of its client as a whole.
std::vector<Dissatisfaction> all_about(const EngagementIndex& index, Ref<Project> project, Which which) {
    std::vector<Dissatisfaction> all = about_project(index, project, which);
    if (const Project* record = ever_project(index, project))
        std::ranges::move(about_client(index, record->client, which), std::back_inserter(all));
    return last_first(std::move(all));
}

std::optional<Dissatisfaction> first_of(std::vector<Dissatisfaction> all) {
    if (all.empty()) return std::nullopt;
    return std::move(all.front());
}

}  // namespace

bool can_redden(const PulseAnswer& answer) {
    return is_low(answer) && (answer.scale != AnswerScale::YesPartlyNo || answer.question == "check_in.1" ||
                              answer.question == "check_in.2");
}

std::string_view label_of(DissatisfiedBy why) {
    switch (why) {
    case DissatisfiedBy::LowAnswer: return "A low answer";
    case DissatisfiedBy::SaidNo:    return "A no";
    case DissatisfiedBy::PulseMean: return "A low pulse";
    case DissatisfiedBy::Complaint: return "A complaint";
    case DissatisfiedBy::Told:      return "They told us";
    }
    return "";
}

std::vector<Dissatisfaction> dissatisfactions_of(const EngagementIndex& index, Ref<Project> project) {
    return all_about(index, project, Which::Holds);
}

std::vector<Dissatisfaction> dissatisfactions_of(const EngagementIndex& index, Ref<Client> client) {
    std::vector<Id> projects;
    for (const Project& project : index.projects_of(client)) projects.push_back(project.id);
    for (const Pulse& pulse : index.ever_pulses_of(client)) projects.push_back(pulse.project.id);
    for (const Recovery& recovery : index.ever_recoveries_of(client)) projects.push_back(recovery.project.id);
    sort_items(projects);
    projects.erase(std::unique(projects.begin(), projects.end()), projects.end());
    std::vector<Dissatisfaction> all = about_client(index, client, Which::Holds);
    for (const Id project : projects)
        if (!project.is_null())
            std::ranges::move(about_project(index, {project}, Which::Holds), std::back_inserter(all));
    return last_first(std::move(all));
}

std::optional<Dissatisfaction> dissatisfaction_of(const EngagementIndex& index, Ref<Project> project) {
    return first_of(dissatisfactions_of(index, project));
}

std::optional<Dissatisfaction> dissatisfaction_of(const EngagementIndex& index, Ref<Client> client) {
    return first_of(dissatisfactions_of(index, client));
}

std::optional<WordSetAside> set_aside_of(const EngagementIndex& index, Ref<Project> project) {
    const Project* record = ever_project(index, project);
    const bool anything = record && !index.forced_clears_of(record->client).empty();
    if (!anything && index.forced_clears_of(project).empty()) return std::nullopt;
    std::optional<Dissatisfaction> said = first_of(all_about(index, project, Which::SetAside));
    if (!said) return std::nullopt;
    const ForcedClear* clear = clear_of(index, said->client, said->project, said->when);
    return WordSetAside{std::move(*said), clear};
}

}  // namespace rapport
