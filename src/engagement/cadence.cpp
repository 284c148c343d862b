#include "engagement/cadence.h"

#include <algorithm>

#include "base/sort.h"
#include "base/text.h"
#include "engagement/contact.h"
#include "engagement/contact_days.h"
#include "engagement/facts.h"
#include "schedule/notation.h"

namespace rapport {
namespace {

constexpr std::int32_t high = 4;
constexpr int decider_days = 14;
constexpr std::int32_t longest_cadence = 36'500;  ///< A hundred years: never.
constexpr int days_to_search = 400;
constexpr std::int64_t millis_per_day = minutes_per_day * 60'000;

Date day_of_birth(const Entity& record) { return {static_cast<std::int32_t>(record.born.millis() / millis_per_day)}; }

/// What turns a date into the next on which they may be touched.
class OpenDays {
public:
    explicit OpenDays(const Workspace& workspace) : workspace_(&workspace), work_times_(workspace) {
        for (const QuietTime& quiet : workspace.all<QuietTime>()) quiet_[quiet.stakeholder.id].push_back(&quiet);
    }
    Date next(const Stakeholder& stakeholder, const Client* client, Date day) {
        const auto found = quiet_.find(stakeholder.id);
        const WorkTime* work =
            client && workspace_->find(client->calendar) ? &work_times_.of(client->calendar) : nullptr;
        if (found == quiet_.end() && !work) return day;
        const ContactDays days(stakeholder.hours,
                               found == quiet_.end() ? std::vector<const QuietTime*>() : found->second, work);
        for (int i = 0; i <= days_to_search; ++i)
            if (const Date open{day.days + i}; days.is_open(open)) return open;
        return {day.days + days_to_search};
    }

private:
    const Workspace* workspace_;
    WorkTimes work_times_;
    std::unordered_map<Id, std::vector<const QuietTime*>, IdHash> quiet_;
};

std::int64_t weight_of(const Stakeholder& stakeholder) {
    if (stakeholder.influence > 0) return std::min(stakeholder.influence, 5);
    return stakeholder.decides ? 5 : 1;
}

/// Where the last touch lies in days, or the day they were added.
Date counted_from(const TouchDue& due) { return due.last.value_or(day_of_birth(*due.stakeholder)); }

/// `last`: of their direct touches.
TouchDue unmoved_due(const Workspace& workspace, std::optional<Date> last, const Stakeholder& stakeholder, Date today) {
    TouchDue due{.stakeholder = &stakeholder, .client = workspace.find(stakeholder.client)};
    due.last = last;
    due.cadence = cadence_days(stakeholder);
    const Date from = counted_from(due);
    due.due = {from.days + due.cadence};
    const std::int64_t percent = std::int64_t{today.days - from.days} * 100 / due.cadence;
    due.ratio = {static_cast<std::int32_t>(std::clamp<std::int64_t>(percent, 0, 1'000'000))};
    due.snoozed = stakeholder.snoozed && *stakeholder.snoozed > today;
    if (due.snoozed) due.snooze_reason = stakeholder.snooze_reason;
    return due;
}

void move_to_open_day(TouchDue& due, OpenDays& days, Date today) {
    due.due = days.next(*due.stakeholder, due.client, due.due);
    due.days_over = today.days - due.due.days;
}

bool is_left_out(const TouchDue& due) {
    const Stakeholder& stakeholder = *due.stakeholder;
    if (stakeholder.no_contact || due.snoozed) return true;
    if (!due.client) return !stakeholder.client.is_null();
    return due.client->status == ClientStatus::Lost || due.client->status == ClientStatus::Dormant;
}

/// Ratio × influence of one before that of another, to the last digit.
bool is_before(const TouchDue& a, const TouchDue& b, Date today) {
    const auto urgency = [&](const TouchDue& due, const TouchDue& other) {
        return (today.days - counted_from(due).days) * weight_of(*due.stakeholder) * other.cadence;
    };
    const std::int64_t of_a = urgency(a, b);
    const std::int64_t of_b = urgency(b, a);
    if (of_a != of_b) return of_a > of_b;
    const int names = compare_natural(a.stakeholder->name, b.stakeholder->name);
    return names != 0 ? names < 0 : a.stakeholder->id < b.stakeholder->id;
}

std::optional<Date> last_answer(const EngagementIndex& index, Ref<Client> client) {
    std::optional<Date> last;
    for (const Pulse& pulse : index.pulses_of(client))
        for (const PulseAnswer& answer : index.answers_of({pulse.id}))
            if (date_of(answer.on) <= index.today()) last = std::max(last, std::optional(date_of(answer.on)));
    return last;
}

std::optional<Date> last_evidence(const EngagementIndex& index, Ref<Client> client) {
    std::optional<Date> last;
    for (const Project& project : index.projects_of(client))
        for (const ValueItem& item : index.value_of({project.id}))
            for (const ValueEvidence& evidence : index.evidence_of({item.id}))
                if (evidence.on <= index.today() && (!last || *last < evidence.on)) last = evidence.on;
    return last;
}

bool is_longer(int days, int cadence) { return 2 * std::int64_t{days} > 3 * std::int64_t{cadence}; }

std::string complacency_sentence(const Complacency& found, Date today) {
    const std::string& name = found.client->name;
    const std::string spoken =
        found.last_direct ? "Nobody has spoken with “" + name + "” directly for " + counted(found.days, "day", "days")
                          : "Nobody has ever spoken with “" + name + "” directly";
    if (!found.last_evidence) return spoken + ", and no value was ever measured.";
    return spoken + ", and no value was measured since " + format_day(*found.last_evidence, civil_of(today).year) + ".";
}

}  // namespace

int cadence_days(const Stakeholder& stakeholder) {
    if (stakeholder.cadence > 0) return std::min(stakeholder.cadence, longest_cadence);
    const bool influential = stakeholder.influence >= high;
    const bool interested = stakeholder.interest >= high;
    const int days = influential ? (interested ? 7 : 14) : (interested ? 21 : 30);
    return stakeholder.decides ? std::min(days, decider_days) : days;
}

TouchIndex::TouchIndex(const Workspace& workspace, Date today) : today_(today) {
    for (const Touchpoint& touchpoint : workspace.all<Touchpoint>()) {
        Id client = touchpoint.client.id;
        if (client.is_null())
            if (const Project* project = workspace.find(touchpoint.project)) client = project->client.id;
        if (!client.is_null()) count(clients_[client], touchpoint);
    }
    // A person has few touchpoints, so that those counted twice are found without sorting all of them.
    std::unordered_map<Id, std::vector<const Touchpoint*>, IdHash> by_person;
    for (const Participant& participant : workspace.all<Participant>())
        if (const Touchpoint* touchpoint = workspace.find(participant.touchpoint))
            by_person[participant.stakeholder.id].push_back(touchpoint);
    for (auto& [person, touchpoints] : by_person) {
        sort_items(touchpoints, std::less<>());
        touchpoints.erase(std::ranges::unique(touchpoints).begin(), touchpoints.end());
        Touches& touches = people_[person];
        for (const Touchpoint* touchpoint : touchpoints) count(touches, *touchpoint);
    }
}

const Touches& TouchIndex::in(const Map& map, Id id) {
    static const Touches none;
    const auto found = map.find(id);
    return found == map.end() ? none : found->second;
}

void TouchIndex::count(Touches& touches, const Touchpoint& touchpoint) const {
    const Date day = date_of(touchpoint.held);
    if (day > today_ || touchpoint.channel == Channel::None) return;
    const bool direct = is_direct(touchpoint.channel);
    if (!touches.last || *touches.last < day) touches.last = day;
    if (direct && (!touches.last_direct || *touches.last_direct < day)) touches.last_direct = day;
    if (today_.days - day.days < days_of_mix) ++(direct ? touches.direct : touches.indirect);
    if (touchpoint.waits && !touchpoint.answered) touches.waits = true;
}

std::optional<int> days_since_direct(const Touches& touches, Date today) {
    if (!touches.last_direct) return std::nullopt;
    return today.days - touches.last_direct->days;
}

TouchDue touch_due(const Workspace& workspace, const TouchIndex& index, const Stakeholder& stakeholder, Date today) {
    TouchDue due = unmoved_due(workspace, index.of(Ref<Stakeholder>{stakeholder.id}).last_direct, stakeholder, today);
    OpenDays days(workspace);
    move_to_open_day(due, days, today);
    return due;
}

std::vector<TouchDue> touch_base(const EngagementIndex& index) {
    const Workspace& workspace = index.workspace();
    const Date today = index.today();
    std::vector<TouchDue> due;
    OpenDays days(workspace);
    for (const Stakeholder& stakeholder : workspace.all<Stakeholder>()) {
        TouchDue next =
            unmoved_due(workspace, index.last_direct_touch(Ref<Stakeholder>{stakeholder.id}), stakeholder, today);
        if (next.due > today || is_left_out(next)) continue;
        move_to_open_day(next, days, today);
        if (next.due <= today) due.push_back(std::move(next));
    }
    sort_items(due, [today](const TouchDue& a, const TouchDue& b) { return is_before(a, b, today); });
    return due;
}

std::vector<Complacency> complacent(const EngagementIndex& index) {
    const Date today = index.today();
    std::vector<Complacency> all;
    for (const Client& client : index.clients()) {
        if (client.status == ClientStatus::Lost || client.status == ClientStatus::Dormant) continue;
        const Ref<Client> of{client.id};
        bool loyal = false;
        for (const Project& project : index.projects_of(of)) loyal |= project.stage == Stage::Closed;
        if (!loyal) continue;
        Complacency found{.client = &client, .cadence = index.rhythm_with(of)};
        found.last_direct = index.last_direct_touch(of);
        found.last_direct = std::max(found.last_direct, last_answer(index, of));  // Whoever answers was spoken with.
        found.last_evidence = last_evidence(index, of);
        found.days = today.days - found.last_direct.value_or(day_of_birth(client)).days;
        const bool measured = found.last_evidence && !is_longer(today.days - found.last_evidence->days, found.cadence);
        if (measured || !is_longer(found.days, found.cadence)) continue;
        found.sentence = complacency_sentence(found, today);
        all.push_back(std::move(found));
    }
    sort_items(all, [](const Complacency& a, const Complacency& b) {
        const std::int64_t of_a = std::int64_t{a.days} * b.cadence;
        const std::int64_t of_b = std::int64_t{b.days} * a.cadence;
        return of_a != of_b ? of_a > of_b : compare_natural(a.client->name, b.client->name) < 0;
    });
    return all;
}

bool is_missed(const EngagementIndex& index, const PlannedTouch& touch) {
    return touch.on && *touch.on < index.today() && !index.workspace().find(touch.held);
}

std::vector<const PlannedTouch*> planned_touches_due(const EngagementIndex& index) {
    std::vector<const PlannedTouch*> due;
    for (const Project& project : index.projects()) {
        const Client* client = index.client(project.client);
        if (!is_under_way(project) || (client && client->status == ClientStatus::Lost)) continue;
        for (const PlannedTouch& touch : index.planned_touches_of({project.id}))
            if (touch.on && *touch.on <= index.today() && !index.workspace().find(touch.held)) due.push_back(&touch);
    }
    sort_items(due, [](const PlannedTouch* a, const PlannedTouch* b) {
        return a->on != b->on ? a->on < b->on : a->id < b->id;
    });
    return due;
}

}  // namespace rapport
