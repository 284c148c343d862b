// What the people of the sample's clients answered when they were asked: one is content, one is not.

#include <utility>

#include "app/sample_parts.h"
#include "engagement/questions.h"

namespace rapport::sample {
namespace {

struct AnswerLine {
    std::string_view from;  ///< Or one of us.
    bool ours;
    std::string_view client, project;
    PulseSet set;
    std::int32_t days_ago;
    std::int32_t values[4];  ///< −1: in words, or not answered.
    std::string_view words;  ///< To the last question that has any.
};
constexpr std::string_view clinics = "Harbour & Vale Clinics";
constexpr std::string_view booking = "Online booking for 14 clinics";
constexpr std::string_view kestrel = "Kestrel Freight";
constexpr std::string_view driver_app = "Driver app";
constexpr AnswerLine lines[]{
    {"Ruth Adeyemi",
     false,
     clinics,
     booking,
     PulseSet::CheckIn,
     26,
     {10, 5, -1, 5},
     "The dates, before I hear them elsewhere."},
    {"Priya Raman", false, clinics, booking, PulseSet::CheckIn, 25, {10, 10, -1, 10}, ""},
    {"Theo Marchetti",
     false,
     clinics,
     booking,
     PulseSet::CheckIn,
     25,
     {10, 5, -1, 5},
     "Say in writing where the data is."},
    {"Ruth Adeyemi", false, clinics, booking, PulseSet::Mood, 6, {8, 8, 9, -1}, ""},
    {"Priya Raman", false, clinics, booking, PulseSet::Mood, 5, {9, 8, 9, -1}, ""},
    {"Ines Okafor", true, clinics, booking, PulseSet::Mood, 5, {8, 7, 8, -1}, ""},
    {"Amir Haddad", true, clinics, booking, PulseSet::Mood, 5, {7, 7, 8, -1}, ""},
    {"Anna Lind", false, kestrel, driver_app, PulseSet::CheckIn, 12, {10, 10, -1, 10}, ""},
    {"Marek Dvorak",
     false,
     kestrel,
     driver_app,
     PulseSet::CheckIn,
     1,
     {0, 5, -1, 5},
     "My drivers still phone in. I was told it would stop in October."},
    {"Ines Okafor", true, kestrel, driver_app, PulseSet::Mood, 3, {8, 8, 8, -1}, ""},
};

void add_answers(Workspace& sample, const AnswerLine& line, Pulse& pulse, const std::string& name) {
    const std::vector<Question> questions = questions_of(sample, line.set);
    std::string_view words = line.words;
    for (std::size_t i = 0; i < questions.size() && i < std::size(line.values); ++i) {
        const bool in_words = questions[i].scale == AnswerScale::Words;
        if (line.values[i] < 0 && !(in_words && !words.empty() && line.values[0] >= 5)) continue;
        PulseAnswer& answer = add<PulseAnswer>(sample, "answer/" + name + std::to_string(i));
        answer.pulse = {pulse.id};
        answer.question = questions[i].key;
        answer.asked = questions[i].text;
        answer.scale = questions[i].scale;
        answer.value = line.values[i];
        answer.on = pulse.asked;
        // Who said no says why at once.
        if (in_words || line.values[i] == 0) answer.words = {std::string(std::exchange(words, {}))};
    }
}

void add_pulse(Workspace& sample, const AnswerLine& line, Date today) {
    const std::string name = std::string(line.from) + std::to_string(line.days_ago);
    Pulse& pulse = add<Pulse>(sample, "pulse/" + name);
    pulse.client = {id_of(line.client)};
    pulse.project = {id_of(line.project)};
    if (line.ours) pulse.colleague = {id_of(line.from)};
    else pulse.from = {id_of(line.from)};
    const Stakeholder* person = sample.find(pulse.from);
    pulse.decides = person && person->decides;
    pulse.set = line.set;
    pulse.asked = at(Date{today.days - line.days_ago}, {10 * 60 + 30});
    pulse.by = {id_of("Ines Okafor")};
    add_answers(sample, line, pulse, name);
}

}  // namespace

void add_listening(Workspace& sample, Date today) {
    for (const AnswerLine& line : lines) add_pulse(sample, line, today);
    Recovery& recovery = add<Recovery>(sample, "recovery/Marek");
    recovery.client = {id_of(kestrel)};
    recovery.project = {id_of(driver_app)};
    recovery.from = {id_of("Marek Dvorak")};
    recovery.source = RecoverySource::LowAnswer;
    recovery.answer = {id_of("answer/Marek Dvorak10")};
    recovery.words = {"My drivers still phone in. I was told it would stop in October."};
    recovery.received = at(Date{today.days - 1}, {10 * 60 + 30});
    recovery.contacted = recovery.received;
    recovery.owner = {id_of("Ines Okafor")};
    PulsePlan& plan = add<PulsePlan>(sample, "pulse plan");
    plan.project = {id_of(booking)};
    plan.every_weeks = 3;
}

}  // namespace rapport::sample
