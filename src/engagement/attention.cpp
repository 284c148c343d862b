#include "engagement/attention.h"

#include <algorithm>

#include "base/sort.h"
#include "base/text.h"
#include "engagement/deliverables.h"
#include "engagement/lights.h"
#include "engagement/promises.h"
#include "engagement/relationship_risks.h"
#include "engagement/sayings.h"
#include "engagement/value.h"
#include "engagement/waiting.h"
#include "schedule/notation.h"

namespace rapport {
namespace {

constexpr std::int32_t mood_days = 60;

std::int32_t growing(std::int32_t from, std::int32_t each_day, std::int32_t days, std::int32_t most) {
    return static_cast<std::int32_t>(std::min<std::int64_t>(most, from + std::int64_t{each_day} * days));
}

Light worst(Light a, Light b) { return std::max(a, b); }

class Reader {
public:
    /// `handed_over`: what waits for any client.
    Reader(const EngagementIndex& index, const PlanOf& plan_of, const std::vector<DeliverableReading>& handed_over,
           const Client& client)
        : index_(index), plan_of_(plan_of), handed_over_(handed_over), client_(client), of_{client.id} {}

    ClientAttention read() {
        found_.client = &client_;
        if (const std::optional<Date> last = index_.last_direct_touch(of_))
            found_.days_since_touch = today().days - last->days;
        if (client_.status != ClientStatus::Lost) {
            read_dissatisfaction();
            read_promises();
            read_projects();
            read_touches();
            read_requests();
            read_deliverables();
            if (client_.status == ClientStatus::Active && !index_.workspace().find(client_.manager))
                add(AttentionKind::Alone, 10, NextAction::LookAfter, type_of<Client>, client_.id,
                    [] { return std::string("Nobody looks after them."); });
        }
        finish();
        return std::move(found_);
    }

private:
    [[nodiscard]] Date today() const { return index_.today(); }

    /// Keeps the strongest of each kind; of equals the one that was found first. Only what is kept is put in words.
    template <class Words>
    void add(AttentionKind kind, std::int32_t weight, NextAction next_action, const EntityType& type, Id record,
             const Words& words) {
        const auto known = std::ranges::find(found_.reasons, kind, &AttentionReason::kind);
        if (known != found_.reasons.end() && known->weight >= weight) return;
        AttentionReason reason{kind, weight, words(), next_action, &type, record};
        if (known == found_.reasons.end()) found_.reasons.push_back(std::move(reason));
        else *known = std::move(reason);
    }

    void read_dissatisfaction() {
        const std::optional<Dissatisfaction> said = dissatisfaction_of(index_, of_);
        if (!said) return;
        found_.lights.dissatisfied = true;
        const bool named = said->who && index_.person(Ref<Stakeholder>{said->who->id});
        add(AttentionKind::Dissatisfied, 200, named ? how_to_speak(said->who) : NextAction::Call,
            named ? type_of<Stakeholder> : type_of<Client>, named ? said->who->id : client_.id,
            [&] { return said->sentence; });
    }

    void read_promises() {
        for (const Promise& promise : index_.promises_of(of_)) {
            if (promise.state == PromiseState::Broken) read_broken(promise);
            if (promise.state == PromiseState::Open) read_open(promise);
        }
    }

    void read_open(const Promise& promise) {
        const PromiseReading reading = reading_of(index_, plan_of_, promise);
        light(found_.lights.promises, Light::Green);
        if (promise.due && *promise.due >= today() && !found_.next_promise) found_.next_promise = promise.due;
        const auto said = [&] {
            return in_quotes(promise.text) +
                   (promise.kind == PromiseKind::Promise ? " was promised for " : " is expected for ") +
                   day_said(*promise.due, today());
        };
        if (reading.standing == PromiseStanding::Overdue) {
            light(found_.lights.promises, Light::Red);
            add(AttentionKind::PromiseOverdue, growing(55, 3, -*reading.days, 88), NextAction::Settle, type_of<Promise>,
                promise.id, [&] { return said() + (reading.task_done ? ". Its task is done." : "."); });
        } else if (reading.planned_late) {
            light(found_.lights.promises, Light::Amber);
            add(AttentionKind::PromiseAtRisk, growing(45, 2, reading.planned->days - promise.due->days, 75),
                NextAction::OpenPlan, type_of<Task>, promise.task.id,
                [&] { return said() + " and planned for " + day_said(*reading.planned, today()) + "."; });
        }
    }

    void read_broken(const Promise& promise) {
        const std::optional<Date> when =
            promise.settled ? promise.settled
                            : day_of(stamp_of(promise, type_of<Promise>.fields[field_of<&Promise::state>()].reg));
        if (!when || today().days - when->days > fresh_days) return;
        light(found_.lights.promises, Light::Red);
        add(AttentionKind::PromiseBroken, 90, NextAction::Call, type_of<Promise>, promise.id,
            [&] { return "The promise " + in_quotes(promise.text) + " was broken."; });
    }

    void read_projects() {
        std::int32_t open = 0;
        for (const Project& project : index_.projects_of(of_))
            if (is_open(project) && project.kind == ProjectKind::Delivery) ++open;
        for (const Project& project : index_.projects_of(of_)) {
            if (!is_under_way(project)) continue;
            const PlanFacts* facts = plan_of_ ? plan_of_({project.id}) : nullptr;
            if (project.kind == ProjectKind::Delivery) read_finish(project, facts, open > 1);
            if (facts) read_late(*facts);
            read_reports(project);
        }
    }

    void read_reports(const Project& project) {
        for (const ValueItem& item : index_.value_of({project.id}))
            if (standing_of(index_, item).report_due)
                return add(AttentionKind::Reporting, 15, NextAction::Report, type_of<ValueItem>, item.id,
                           [&] { return "It is time to say how " + in_quotes(item.outcome) + " stands."; });
    }

    void read_finish(const Project& project, const PlanFacts* facts, bool one_of_many) {
        if (facts && facts->done.count >= 100) return light(found_.lights.schedule, Light::Green);
        const std::optional<ProjectPromise> promise = promise_of(project, facts, today());
        if (!promise) {
            // A colour outweighs what is not known, and that outweighs green: finish() sees to it.
            schedule_unknown_ = true;
            return;
        }
        const LightRules& rules = index_.rules_of({project.id});
        light(found_.lights.schedule, promise_light(*promise, rules));
        if (promise->days_late <= std::max(0, rules.schedule_slack)) return;
        add(AttentionKind::FinishLate, growing(50, 2, promise->days_late, 85), NextAction::OpenPlan, type_of<Project>,
            project.id, [&] { return (one_of_many ? in_quotes(project.name) + ": " : "") + promise->sentence; });
    }

    void read_late(const PlanFacts& facts) {
        for (const LateTask& late : facts.late) {
            const bool matters = late.milestone || !late.moves.empty();
            add(AttentionKind::TaskLate, growing(matters ? 35 : 25, 2, late.days, 65), NextAction::OpenPlan,
                type_of<Task>, late.task.id, [&] {
                    return ended(in_quotes(late.name) + (late.overdue ? " is " : " is planned ") +
                                 days_said(late.days) + (late.overdue ? " late" : " later than promised") +
                                 (late.moves.empty() ? std::string() : " and moves " + in_quotes(late.moves)));
                });
        }
    }

    void read_touches() {
        if (const Touchpoint* touch = longest_waiting(index_, of_))
            add(AttentionKind::PersonWaits, growing(50, 8, today().days - date_of(touch->held).days, 90),
                NextAction::Answer, type_of<Touchpoint>, touch->id, [&] { return waits_sentence(index_, *touch); });
        read_mood();
        read_silence();
    }

    void read_mood() {
        const Touchpoint* last = nullptr;
        for (const Touchpoint& touch : index_.touches_of(of_))
            if (touch.sentiment != Sentiment::Unknown && date_of(touch.held) <= today()) last = &touch;
        if (!last || last->sentiment > Sentiment::Bad || today().days - date_of(last->held).days > mood_days) return;
        const bool upset = last->sentiment == Sentiment::VeryBad;
        add(AttentionKind::Mood, upset ? 70 : 45, NextAction::Call, type_of<Touchpoint>, last->id, [&] {
            const std::vector<std::string> names = names_in(index_, *last);
            return (names.empty() ? std::string("They") : listed(names, 2)) + " seemed " +
                   (upset ? "upset" : "unhappy") + " on " + day_said(date_of(last->held), today()) + ".";
        });
    }

    void read_silence() {
        const std::int32_t rhythm = index_.rhythm_with(of_);
        const std::optional<Date> last = index_.last_direct_touch(of_);
        found_.next_touch = planned_touch();
        if (client_.status == ClientStatus::Dormant) return;
        const std::optional<Date> since = last ? last : day_of(client_.born);
        const std::int32_t days = since ? std::max(0, today().days - since->days) : 0;
        const Date by_rhythm{std::max(today().days, since.value_or(today()).days + rhythm)};
        found_.next_touch = std::min(found_.next_touch.value_or(by_rhythm), by_rhythm);
        if (last) found_.lights.contact = engagement_light(days, rhythm, index_.rules_of({}));
        if (days <= rhythm) return;
        const Stakeholder* whom = whom_to_reach();
        // Whoever there is does not want to be reached now.
        if (!whom && !index_.people_of(of_).empty()) return say_why_left_alone();
        const std::int32_t over = std::min(40, 40 * (days - rhythm) / std::max(1, rhythm));
        add(AttentionKind::Silence, 20 + over, how_to_speak(whom), whom ? type_of<Stakeholder> : type_of<Client>,
            whom ? whom->id : client_.id, [&] {
                return last ? "Nobody has spoken with them for " + days_said(days) + "; your rhythm is " +
                                  std::to_string(rhythm) + "."
                            : "Nobody has ever spoken with them.";
            });
    }

    static NextAction how_to_speak(const Stakeholder* whom) {
        if (!whom || whom->channel == Channel::Phone || whom->channel == Channel::Video) return NextAction::Call;
        return whom->channel == Channel::InPerson ? NextAction::Meet : NextAction::Write;
    }

    /// Somebody chose not to speak with them for a while, and said why: then silence is no neglect.
    void say_why_left_alone() {
        const Stakeholder* first = nullptr;
        for (const Stakeholder& person : index_.people_of(of_))
            if (!person.no_contact && person.snoozed && *person.snoozed > today() &&
                (!first || *person.snoozed < *first->snoozed))
                first = &person;
        if (!first) return;
        found_.lights.contact = std::min(found_.lights.contact, Light::Amber);
        found_.next_touch = std::min(planned_touch().value_or(*first->snoozed), *first->snoozed);
        left_alone_ = "Left alone until " + day_said(*first->snoozed, today()) + ": " +
                      shortened(trimmed(first->snooze_reason), 80);
        if (!left_alone_.ends_with('.')) left_alone_ += '.';
    }

    /// Who decides, and of those who has waited longest.
    [[nodiscard]] const Stakeholder* whom_to_reach() const {
        const Stakeholder* whom = nullptr;
        const auto last = [&](const Stakeholder& person) {
            return index_.last_direct_touch(Ref<Stakeholder>{person.id}).value_or(Date{INT32_MIN});
        };
        for (const Stakeholder& person : index_.people_of(of_)) {
            if (person.no_contact || (person.snoozed && *person.snoozed > today())) continue;
            const bool better =
                !whom || (person.decides != whom->decides ? person.decides : last(person) < last(*whom));
            if (better) whom = &person;
        }
        return whom;
    }

    [[nodiscard]] std::optional<Date> planned_touch() const {
        std::optional<Date> next;
        for (const Project& project : index_.projects_of(of_))
            for (const PlannedTouch& touch : index_.planned_touches_of({project.id}))
                if (touch.on && *touch.on >= today() && touch.held.is_null())
                    next = std::min(next.value_or(*touch.on), *touch.on);
        return next;
    }

    void read_requests() {
        for (const Request& request : index_.requests_of(of_)) {
            if (request.state != RequestState::New) continue;
            const std::optional<Date> asked = request.asked ? request.asked : day_of(request.born);
            const std::int32_t days = asked ? std::max(0, today().days - asked->days) : 0;
            add(AttentionKind::Request, growing(20, 3, days, 50), NextAction::Answer, type_of<Request>, request.id,
                [&] {
                    return in_quotes(request.what) +
                           (days > 0 ? " was asked for " + days_said(days) + " ago" : " was asked for today") +
                           " and has no answer.";
                });
        }
    }

    void read_deliverables() {
        for (const DeliverableReading& one : handed_over_) {
            if (one.client != &client_ || one.waits_days <= patient_days) continue;
            add(AttentionKind::DeliverableWaits, growing(20, 1, one.waits_days - patient_days, 40),
                how_to_speak(whom_to_reach()), type_of<Deliverable>, one.deliverable->id, [&] {
                    return "They have had " + in_quotes(one.deliverable->name) + " for " + days_said(one.waits_days) +
                           " and have not said what they think of it.";
                });
        }
    }

    static void light(std::optional<Light>& part, Light now) { part = worst(part.value_or(now), now); }

    void finish() {
        ClientLights& lights = found_.lights;
        if (schedule_unknown_ && lights.schedule.value_or(Light::Green) == Light::Green)
            lights.schedule = Light::Unknown;
        Light overall = lights.contact;
        bool unknown = lights.contact == Light::Unknown;
        for (const std::optional<Light>& part : {lights.schedule, lights.promises}) {
            if (!part) continue;
            unknown |= *part == Light::Unknown;
            overall = worst(overall, *part);
        }
        lights.computed = overall == Light::Green && unknown ? Light::Unknown : overall;
        lights.overall = lights.dissatisfied ? Light::Red : lights.computed;

        sort_items(found_.reasons, [](const AttentionReason& a, const AttentionReason& b) {
            return a.weight != b.weight ? a.weight > b.weight : a.kind < b.kind;
        });
        for (const AttentionReason& reason : found_.reasons) found_.score += reason.weight;
        if (!found_.reasons.empty()) {
            const AttentionReason& first = found_.reasons.front();
            found_.headline = first.sentence;
            found_.next_action = first.next_action;
            found_.type = first.type;
            found_.record = first.record;
        } else if (!left_alone_.empty()) {
            found_.headline = left_alone_;
        } else {
            found_.headline = "Nothing needs you.";
            if (found_.next_touch)
                found_.headline +=
                    *found_.next_touch == today()
                        ? std::string(" The next touch is today.")
                        : " Next touch " + format_weekday(*found_.next_touch, civil_of(today()).year) + ".";
        }
    }

    const EngagementIndex& index_;
    const PlanOf& plan_of_;
    const std::vector<DeliverableReading>& handed_over_;
    const Client& client_;
    Ref<Client> of_;
    ClientAttention found_;
    bool schedule_unknown_ = false;
    std::string left_alone_;  ///< Why nobody speaks with them for a while.
};

int group_of(ClientStatus status) {
    switch (status) {
    case ClientStatus::Prospect:
    case ClientStatus::Active:   return 0;
    case ClientStatus::Dormant:  return 1;
    case ClientStatus::Lost:     return 2;
    }
    return 0;
}

}  // namespace

std::string_view label_of(NextAction next_action) {
    switch (next_action) {
    case NextAction::Nothing:   return "";
    case NextAction::Call:      return "Call";
    case NextAction::Meet:      return "Meet";
    case NextAction::Write:     return "Write";
    case NextAction::OpenPlan:  return "Open the plan";
    case NextAction::Answer:    return "Answer";
    case NextAction::Settle:    return "Settle it";
    case NextAction::Report:    return "Report it";
    case NextAction::LookAfter: return "Say who does";
    }
    return "";
}

ClientAttention attention_of(const EngagementIndex& index, const PlanOf& plan_of, const Client& client) {
    return Reader(index, plan_of, waiting_deliverables(index), client).read();
}

std::vector<ClientAttention> clients_by_attention(const EngagementIndex& index, const PlanOf& plan_of) {
    const std::vector<DeliverableReading> handed_over = waiting_deliverables(index);
    std::vector<ClientAttention> all;
    for (const Client& client : index.clients()) all.push_back(Reader(index, plan_of, handed_over, client).read());
    sort_items(all, [](const ClientAttention& a, const ClientAttention& b) {
        const int first = group_of(a.client->status), second = group_of(b.client->status);
        if (first != second) return first < second;
        if (a.score != b.score) return a.score > b.score;
        const int order = compare_natural(a.client->name, b.client->name);
        return order != 0 ? order < 0 : a.client->id < b.client->id;
    });
    return all;
}

}  // namespace rapport
