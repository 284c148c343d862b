#include "engagement/recovery_clock.h"

#include <algorithm>
#include <tuple>

#include "base/sort.h"
#include "base/text.h"
#include "engagement/dissatisfaction.h"
#include "engagement/pulses.h"
#include "engagement/questions.h"
#include "engagement/sayings.h"

namespace rapport {
namespace {

/// "50 min", "13 h", "2 d 4 h": days of the clock.
std::string elapsed_said(Minutes waited) {
    const std::int64_t hours = waited.count / minutes_per_hour;
    if (hours == 0) return std::to_string(waited.count) + " min";
    const std::int64_t days = hours / 24;
    if (days == 0) return std::to_string(hours) + " h";
    return std::to_string(days) + " d" + (hours % 24 > 0 ? " " + std::to_string(hours % 24) + " h" : std::string());
}

Minutes waited_until(const EngagementIndex& index, const Recovery& recovery, const Client* client, DateTime until) {
    if (until <= recovery.received) return {};
    if (!recovery.working_time) return {until.minutes - recovery.received.minutes};
    const WorkTime time = work_time_of(index.workspace(), client ? client->calendar : Ref<WorkingCalendar>{});
    return std::max(Minutes{}, time.between(recovery.received, until));
}

std::string next_step(const RecoveryReading& reading, Date today) {
    const std::string them = reading.person ? called(*reading.person) : std::string("the client");
    const std::string due = reading.recovery->due
                                ? (reading.days_over > 0 ? ", " + days_said(reading.days_over) + " overdue"
                                                         : ", due on " + day_said(*reading.recovery->due, today))
                                : std::string();
    switch (reading.state) {
    case RecoveryState::Waiting: {
        std::string how = reading.person ? how_to_reach(*reading.person) : std::string("Speak with the client.");
        how.pop_back();  // The full stop.
        return how + ": a first word has been waited for " + reading.waited_said + ".";
    }
    case RecoveryState::Contacted: return "Say what is done about it, and who does it" + due + ".";
    case RecoveryState::Action:    return "Do it, and tell " + them + " what was done" + due + ".";
    case RecoveryState::Told:      return "Ask " + them + " whether it is well again" + due + ".";
    case RecoveryState::Closed:    break;
    }
    return {};
}

void add_open(std::vector<RecoveryReading>& open, const EngagementIndex& index, Ref<Client> client, DateTime now) {
    for (const Recovery& recovery : index.recoveries_of(client))
        if (!is_closed(recovery)) open.push_back(reading_of(index, recovery, now));
}

std::vector<RecoveryReading> in_order(std::vector<RecoveryReading> open) {
    sort_items(open, [](const RecoveryReading& a, const RecoveryReading& b) {
        const bool waits = a.state == RecoveryState::Waiting;
        if (waits != (b.state == RecoveryState::Waiting)) return waits;
        if (waits && a.waited != b.waited) return a.waited > b.waited;
        const auto place = [](const RecoveryReading& one) {
            return std::tuple(one.recovery->due.value_or(Date{INT32_MAX}), one.recovery->received, one.recovery->id);
        };
        return place(a) < place(b);
    });
    return open;
}

bool is_taken_up(const EngagementIndex& index, const PulseAnswer& answer) {
    for (const Recovery& recovery : index.ever_recoveries_from({answer.id}))
        if (is_alive(recovery)) return true;
    return false;
}

void add_low(std::vector<LowAnswer>& low, const EngagementIndex& index, const Client& client) {
    for (const Pulse& pulse : index.pulses_of(Ref<Client>{client.id})) {
        if (is_of_team(pulse)) continue;
        for (const PulseAnswer& answer : index.answers_of({pulse.id})) {
            const std::int64_t days = std::int64_t{index.today().days} - date_of(answer.on).days;
            if (days < 0 || days > pulse_window_days || !is_low(answer) || is_taken_up(index, answer)) continue;
            LowAnswer one{&answer, &pulse, &client, index.person(pulse.from), static_cast<std::int32_t>(days), {}};
            const bool no = answer.scale == AnswerScale::YesPartlyNo;
            one.sentence = (one.person ? called(*one.person) : std::string("Somebody")) +
                           (no ? std::string(" said no") : " answered " + answer_said(answer.scale, answer.value)) +
                           " on " + day_said(date_of(answer.on), index.today()) +
                           (answer.asked.empty() ? std::string() : " to " + in_quotes(answer.asked)) +
                           ", and nobody has taken it up.";
            low.push_back(std::move(one));
        }
    }
}

std::vector<LowAnswer> newest_first(std::vector<LowAnswer> low) {
    sort_items(low, [](const LowAnswer& a, const LowAnswer& b) {
        return a.answer->on != b.answer->on ? a.answer->on > b.answer->on : a.answer->id < b.answer->id;
    });
    return low;
}

}  // namespace

std::string_view label_of(RecoveryState state) {
    switch (state) {
    case RecoveryState::Waiting:   return "Waiting for a first word";
    case RecoveryState::Contacted: return "Spoken with";
    case RecoveryState::Action:    return "Something is done about it";
    case RecoveryState::Told:      return "Client told";
    case RecoveryState::Closed:    return "Confirmed by the client";
    }
    return "";
}

RecoveryState state_of(const Recovery& recovery) {
    if (is_closed(recovery)) return RecoveryState::Closed;
    if (recovery.told) return RecoveryState::Told;
    if (!recovery.contacted) return RecoveryState::Waiting;
    return trimmed(recovery.action.text).empty() && recovery.task.is_null() ? RecoveryState::Contacted
                                                                            : RecoveryState::Action;
}

Light contact_light(Minutes waited) {
    return waited.count < contact_amber_minutes ? Light::Green
           : waited.count < contact_red_minutes ? Light::Amber
                                                : Light::Red;
}

RecoveryReading reading_of(const EngagementIndex& index, const Recovery& recovery, DateTime now) {
    RecoveryReading reading;
    reading.recovery = &recovery;
    reading.state = state_of(recovery);
    reading.client = index.client_of(recovery.client, recovery.project);
    reading.person = index.person(recovery.from);
    // Who was told was spoken with, though nobody wrote down when.
    const DateTime spoken = recovery.contacted ? *recovery.contacted : recovery.told ? at(*recovery.told) : now;
    reading.waited = waited_until(index, recovery, reading.client, spoken);
    reading.light = contact_light(reading.waited);
    reading.waited_said = recovery.working_time
                              ? std::to_string(reading.waited.count / minutes_per_hour) + " h of working time"
                              : elapsed_said(reading.waited);
    if (recovery.due && reading.state != RecoveryState::Closed)
        reading.days_over = std::max(0, index.today().days - recovery.due->days);
    reading.next = next_step(reading, index.today());
    return reading;
}

std::vector<RecoveryReading> open_recoveries(const EngagementIndex& index, Ref<Client> client, DateTime now) {
    std::vector<RecoveryReading> open;
    add_open(open, index, client, now);
    return in_order(std::move(open));
}

std::vector<RecoveryReading> open_recoveries(const EngagementIndex& index, DateTime now) {
    std::vector<RecoveryReading> open;
    for (const Client& client : index.clients()) add_open(open, index, {client.id}, now);
    return in_order(std::move(open));
}

std::vector<LowAnswer> low_answers_without_recovery(const EngagementIndex& index, Ref<Client> client) {
    std::vector<LowAnswer> low;
    if (const Client* record = index.client(client)) add_low(low, index, *record);
    return newest_first(std::move(low));
}

std::vector<LowAnswer> low_answers_without_recovery(const EngagementIndex& index) {
    std::vector<LowAnswer> low;
    for (const Client& client : index.clients()) add_low(low, index, client);
    return newest_first(std::move(low));
}

}  // namespace rapport
