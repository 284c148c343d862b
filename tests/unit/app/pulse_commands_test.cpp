#include "app/commands/pulse.h"

#include "clinics.h"
#include "engagement/questions.h"

namespace rapport {
namespace {

struct Clinics : ClinicsDesk {
    [[nodiscard]] NewPulse pulse(Ref<Stakeholder> from) const {
        NewPulse wanted;
        wanted.pulse.id = next_id();
        wanted.pulse.client = client;
        wanted.pulse.project = project;
        wanted.pulse.from = from;
        wanted.pulse.asked = noon;
        return wanted;
    }
    /// To question `number` of the check-in.
    [[nodiscard]] NewAnswer answer(std::size_t number, std::int32_t value, std::string words = {}) const {
        const Question question = questions_of(desk.workspace, PulseSet::CheckIn)[number - 1];
        return {question.key, question.text, question.scale, value, std::move(words), false};
    }
    Result<void> log(const NewPulse& wanted) { return desk.run(log_pulse(desk.workspace, wanted, next_id, noon)); }
    std::string refusal(const NewPulse& wanted) const {
        const Result<Edit> edit = log_pulse(desk.workspace, wanted, next_id, noon);
        return edit ? std::string() : edit.error().message;
    }
};

}  // namespace

TEST_CASE("A pulse is written down with its answers and the touch that it was, and taken back as one") {
    Clinics clinics;
    NewPulse wanted = clinics.pulse(clinics.ruth);
    wanted.answers = {clinics.answer(1, 10), clinics.answer(2, 5, " The pilot is late. "), clinics.answer(3, -1),
                      clinics.answer(4, 10)};

    REQUIRE(clinics.log(wanted));

    CHECK(clinics.only<Pulse>().decides);
    CHECK(clinics.count<PulseAnswer>() == 3);
    for (const PulseAnswer* answer : all<PulseAnswer>(clinics.desk.workspace)) {
        CHECK(answer->pulse.id == wanted.pulse.id);
        CHECK(answer->on == noon);
        if (answer->question == "check_in.2") CHECK(answer->words.text == "The pilot is late.");
    }
    CHECK(clinics.only<Touchpoint>().subject == "Check-in with Ruth");
    CHECK(clinics.only<Participant>().stakeholder == clinics.ruth);
    CHECK(clinics.count<Recovery>() == 0);
    clinics.desk.undo();
    CHECK(clinics.count<Pulse>() == 0);
    CHECK(clinics.count<PulseAnswer>() == 0);
    CHECK(clinics.count<Touchpoint>() == 0);
}

TEST_CASE("Whether somebody decided when they were asked stays, whatever becomes of them") {
    Clinics clinics;
    NewPulse wanted = clinics.pulse(clinics.theo);
    wanted.pulse.decides = true;  // It is looked up, not believed.
    wanted.answers = {clinics.answer(1, 0)};
    REQUIRE(clinics.log(wanted));

    clinics.desk.set<&Stakeholder::decides>(clinics.theo, true);

    CHECK_FALSE(clinics.only<Pulse>().decides);
}

TEST_CASE("The lowest of the low answers opens one recovery, owned by whoever looks after the client") {
    Clinics clinics;
    const Question happy = questions_of(clinics.desk.workspace, PulseSet::Mood)[0];
    const Question sure = questions_of(clinics.desk.workspace, PulseSet::Mood)[1];
    NewPulse wanted = clinics.pulse(clinics.theo);
    wanted.pulse.set = PulseSet::Mood;
    wanted.answers = {{happy.key, happy.text, happy.scale, 3, "Nobody calls back.", false},
                      {sure.key, sure.text, sure.scale, 1, "It slips every week.", false}};

    REQUIRE(clinics.log(wanted));

    const Recovery& recovery = clinics.only<Recovery>();
    CHECK(recovery.source == RecoverySource::LowAnswer);
    CHECK(recovery.words.text == "It slips every week.");
    CHECK(recovery.from == clinics.theo);
    CHECK(recovery.owner == clinics.ines);
    CHECK(recovery.project == clinics.project);
    CHECK(recovery.contacted == noon);  // They were on the phone.
    const PulseAnswer* low = clinics.desk.workspace.find(recovery.answer);
    REQUIRE(low);
    CHECK(low->value == 1);
}

TEST_CASE("An answer of 4 of 10, of one of us or of nobody named opens no recovery; one of 3 does") {
    for (const std::int32_t value : {3, 4}) {
        Clinics clinics;
        const Question happy = questions_of(clinics.desk.workspace, PulseSet::Mood)[0];
        NewPulse theirs = clinics.pulse(clinics.theo);
        theirs.answers = {{happy.key, happy.text, happy.scale, value, {}, false}};
        NewPulse ours = clinics.pulse({}), passing = clinics.pulse({});
        ours.pulse.colleague = clinics.ines;
        ours.answers = passing.answers = {{happy.key, happy.text, happy.scale, 0, {}, false}};
        passing.is_touch = false;

        REQUIRE(clinics.log(theirs));
        REQUIRE(clinics.log(ours));
        REQUIRE(clinics.log(passing));

        CHECK(clinics.count<Recovery>() == (value < 4 ? 1 : 0));
        CHECK(clinics.count<Touchpoint>() == 1);
    }
}

TEST_CASE("A low answer by e-mail is not yet a word spoken with them") {
    Clinics clinics;
    NewPulse wanted = clinics.pulse(clinics.ruth);
    wanted.pulse.channel = Channel::Email;
    wanted.answers = {clinics.answer(1, 0)};

    REQUIRE(clinics.log(wanted));

    CHECK_FALSE(clinics.only<Recovery>().contacted);
    CHECK(clinics.only<Recovery>().words.text.empty());  // What was asked is no word of theirs.
    const Ref<Recovery> recovery{clinics.only<Recovery>().id};
    const Result<Edit> spoken = contact_about(clinics.desk.workspace, recovery, noon);
    REQUIRE(spoken);
    CHECK(spoken->label == "Spoken with them about “Are you comfortable with progress? No”");
}

TEST_CASE("What they wish becomes a task of the project, and the answer knows it") {
    Clinics clinics;
    NewPulse wanted = clinics.pulse(clinics.ruth);
    wanted.answers = {clinics.answer(3, -1, "Send the minutes")};
    wanted.answers.front().makes_task = true;

    REQUIRE(clinics.log(wanted));

    const Task& task = clinics.only<Task>();
    CHECK(task.name == "Send the minutes");
    CHECK(task.project == clinics.project);
    CHECK(clinics.only<PulseAnswer>().task.id == task.id);
    clinics.desk.undo();
    CHECK(clinics.count<Task>() == 0);
}

TEST_CASE("A pulse without a client, of another's people, still to come or off its scale is refused with a sentence") {
    Clinics clinics;
    const Ref<Client> other = clinics.desk.add(client_of("Kestrel"));
    const Ref<Stakeholder> marek = clinics.desk.add(make<Stakeholder>({.client = other, .name = "Marek"}));
    NewPulse fine = clinics.pulse(clinics.ruth), nobody = fine, foreign = fine, later = fine, off = fine;
    nobody.pulse.client = {};
    foreign.pulse.from = marek;
    later.pulse.asked = {noon.minutes + 1};
    off.answers = {clinics.answer(1, 7)};

    CHECK(clinics.refusal(fine).empty());
    CHECK(clinics.refusal(nobody).find("whose people") != std::string::npos);
    CHECK(clinics.refusal(foreign).find("not of this client") != std::string::npos);
    CHECK(clinics.refusal(later).find("still to come") != std::string::npos);
    CHECK(clinics.refusal(off).find("off its scale") != std::string::npos);
}

TEST_CASE("Whoever was asked can answer later, once") {
    Clinics clinics;
    const NewPulse asked = clinics.pulse(clinics.ruth);
    REQUIRE(clinics.log(asked));
    CHECK(clinics.count<Touchpoint>() == 0);
    const Ref<Pulse> pulse{asked.pulse.id};
    const DateTime later{noon.minutes + 24 * 60};
    const auto answer = [&](const std::vector<NewAnswer>& answers) {
        return answer_pulse(clinics.desk.workspace, pulse, answers, next_id, later, 1);
    };

    CHECK_FALSE(answer({}));
    CHECK_FALSE(answer({clinics.answer(1, -1, "  ")}));
    REQUIRE(clinics.desk.run(answer({clinics.answer(1, 0), clinics.answer(2, 10)})));

    CHECK(clinics.count<PulseAnswer>() == 2);
    CHECK(all<PulseAnswer>(clinics.desk.workspace).front()->on == later);
    CHECK(clinics.only<Recovery>().received == later);
    const Result<Edit> again = answer({clinics.answer(1, 10)});
    REQUIRE_FALSE(again);
    CHECK(again.error().message.find("answered already") != std::string::npos);

    clinics.desk.remove(pulse);
    CHECK_FALSE(answer({clinics.answer(1, 10)}));
}

}  // namespace rapport
