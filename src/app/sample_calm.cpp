// The project of the sample that goes well: agreed, measured, spoken about, and green on every side that can be known.

#include "app/sample_parts.h"
#include "engagement/questions.h"
#include "model/outline.h"
#include "schedule/schedule.h"
#include "schedule/variance.h"

namespace rapport::sample {
namespace {

constexpr std::string_view tolbert = "Maison Tolbert";
constexpr std::string_view shelf = "One shelf online";
constexpr std::string_view claire = "Claire Tolbert";

void add_measured(Workspace& sample, Date today) {
    ValueItem& item = add<ValueItem>(sample, "value/shelf");
    item.project = {id_of(shelf)};
    item.stakeholder = {id_of(claire)};
    item.outcome = "People come in for what they saw at home.";
    item.measure = "Asked for by its name, a week";
    item.baseline = Decimal{0};
    item.target = Decimal{5'000};
    item.weight = 3;
    item.client_says = ClientSays::Agreed;
    item.due = Date{today.days - 3};
    ValueEvidence& evidence = add<ValueEvidence>(sample, "evidence/shelf");
    evidence.item = {item.id};
    evidence.on = Date{today.days - 4};
    evidence.actual = Decimal{6'000};
    evidence.note = "Claire’s list beside the till, since the photographs are in her letter";
    evidence.told = Date{today.days - 3};
}

void add_visit(Workspace& sample, Date today) {
    Touchpoint& touch = add<Touchpoint>(sample, "touch/shelf");
    touch.client = {id_of(tolbert)};
    touch.project = {id_of(shelf)};
    touch.subject = "Third visit";
    touch.summary = {"She read her own words beside the photographs, and asked which shelf is next."};
    touch.held = at(Date{today.days - 3}, Minutes{10 * 60 + 30});
    touch.channel = Channel::InPerson;
    touch.direction = Direction::Both;
    touch.by = {id_of("Ines Okafor")};
    touch.length = {40};
    touch.sentiment = Sentiment::Good;
    Participant& who = add<Participant>(sample, "with/shelf");
    who.touchpoint = {touch.id};
    who.stakeholder = {id_of(claire)};
}

void add_judged_risk(Workspace& sample, Date today) {
    RegisterEntry& risk = add<RegisterEntry>(sample, "risk/shelf");
    risk.client = {id_of(tolbert)};
    risk.project = {id_of(shelf)};
    risk.name = "The shelf sells out before it is online";
    risk.probability = 2;
    risk.impact = 2;
    risk.owner = {id_of("Sofia Dias")};
    risk.due = Date{today.days + 12};
    risk.response = {"A second shelf is photographed already."};
}

/// What she said after that visit.
void add_answer(Workspace& sample, Date today) {
    constexpr std::int32_t values[]{9, 8, 9};
    Pulse& pulse = add<Pulse>(sample, "pulse/shelf");
    pulse.client = {id_of(tolbert)};
    pulse.project = {id_of(shelf)};
    pulse.from = {id_of(claire)};
    pulse.decides = true;
    pulse.set = PulseSet::Mood;
    pulse.asked = at(Date{today.days - 2}, Minutes{10 * 60 + 30});
    pulse.by = {id_of("Ines Okafor")};
    const std::vector<Question> questions = questions_of(sample, pulse.set);
    for (std::size_t i = 0; i < questions.size() && i < std::size(values); ++i) {
        PulseAnswer& answer = add<PulseAnswer>(sample, "answer/shelf" + std::to_string(i));
        answer.pulse = {pulse.id};
        answer.question = questions[i].key;
        answer.asked = questions[i].text;
        answer.scale = questions[i].scale;
        answer.on = pulse.asked;
        answer.value = values[i];
    }
}

}  // namespace

void add_baseline(Workspace& sample, const Project& project) {
    const Outline outline = outline_of(sample, {project.id});
    const Schedule schedule = schedule_of(sample, outline);
    Baseline& baseline = add<Baseline>(sample, "baseline/" + project.name);
    baseline.project = {project.id};
    baseline.name = "As agreed";
    baseline.taken = date_of(schedule.start);
    const std::vector<Minutes> work = work_of_rows(outline);
    for (std::int32_t row = 0; row < outline.size(); ++row) {
        const Id task = outline[row].task->id;
        BaselineTask& then = add<BaselineTask>(sample, "baseline/" + to_string(task));
        then.baseline = {baseline.id};
        then.task = {task};
        then.start = schedule[row].start;
        then.finish = schedule[row].finish;
        then.duration = schedule[row].duration;
        then.work = work[static_cast<std::size_t>(row)];
    }
}

void add_calm(Workspace& sample, Date today) {
    add_measured(sample, today);
    add_visit(sample, today);
    add_judged_risk(sample, today);
    add_answer(sample, today);
}

}  // namespace rapport::sample
