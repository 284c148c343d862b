// The way back from a complaint, and how long the client waits.

#include "engagement/recovery_clock.h"

#include "unit/engagement/listening.h"

namespace rapport {
namespace {

struct Recovering : Listening {
    Ref<Recovery> recovery = add<Recovery>({.client = client, .from = theo, .received = at(on("11-27"), {12 * 60})});
    DateTime now = at(on("11-27"), {13 * 60});

    RecoveryReading read() { return reading_of(index(), (*this)[recovery], now); }
};

}  // namespace

TEST_CASE("The clock is amber from 12 hours and red from 24") {
    CHECK(contact_light({0}) == Light::Green);
    CHECK(contact_light({719}) == Light::Green);
    CHECK(contact_light({720}) == Light::Amber);
    CHECK(contact_light({1439}) == Light::Amber);
    CHECK(contact_light({1440}) == Light::Red);
}

TEST_CASE("It counts by day and night from receipt to the first word, or until now") {
    Recovering small;
    CHECK(small.read().waited == Minutes{60});
    CHECK(small.read().waited_said == "1 h");
    small.now = at(on("11-28"), {1 * 60});
    CHECK(small.read().light == Light::Amber);
    CHECK(small.read().next == "Call Theo: a first word has been waited for 13 h.");
    small.now = at(on("11-29"), {16 * 60});
    CHECK(small.read().light == Light::Red);
    CHECK(small.read().waited_said == "2 d 4 h");
    small[small.recovery].contacted = at(on("11-27"), {12 * 60 + 50});
    CHECK(small.read().light == Light::Green);
    CHECK(small.read().waited_said == "50 min");
    small[small.recovery].contacted = at(on("11-26"));
    CHECK(small.read().waited == Minutes{0});
}

TEST_CASE("It counts in working time only where that was said") {
    Recovering small;  // A Friday.
    small.now = at(on("11-30"), {9 * 60});
    CHECK(small.read().light == Light::Red);
    small[small.recovery].working_time = true;
    CHECK(small.read().waited == Minutes{5 * 60});  // 13:00 to 17:00 and 08:00 to 09:00.
    CHECK(small.read().light == Light::Green);
    CHECK(small.read().waited_said == "5 h of working time");
}

TEST_CASE("Each state asks for its next step") {
    Recovering small;
    small[small.recovery].due = on("12-02");
    CHECK(small.read().state == RecoveryState::Waiting);
    small[small.recovery].contacted = small.now;
    CHECK(small.read().state == RecoveryState::Contacted);
    CHECK(small.read().next == "Say what is done about it, and who does it, due on 2 Dec.");
    small[small.recovery].action = {"Weekly call"};
    CHECK(small.read().state == RecoveryState::Action);
    CHECK(small.read().next == "Do it, and tell Theo what was done, due on 2 Dec.");
    small.today = on("12-04");
    CHECK(small.read().days_over == 2);
    CHECK(small.read().next == "Do it, and tell Theo what was done, 2 days overdue.");
    small[small.recovery].told = on("12-04");
    small[small.recovery].due.reset();
    CHECK(small.read().state == RecoveryState::Told);
    CHECK(small.read().next == "Ask Theo whether it is well again.");
    small[small.recovery].confirmed = on("12-05");
    CHECK(small.read().state == RecoveryState::Told);
    small[small.recovery].confirmed_by = small.theo;
    CHECK(small.read().state == RecoveryState::Closed);
    CHECK(small.read().next.empty());
    small[small.recovery].told.reset();
    CHECK(small.read().state == RecoveryState::Action);
}

TEST_CASE("Who waits for a first word comes first") {
    Recovering small;
    const Ref<Recovery> longer = small.add<Recovery>({.client = small.client, .received = noon("11-26")});
    const Ref<Recovery> spoken = small.add<Recovery>(
        {.client = small.client, .received = noon("11-20"), .contacted = noon("11-20"), .due = on("12-02")});
    const Ref<Recovery> sooner = small.add<Recovery>(
        {.project = small.project, .received = noon("11-21"), .contacted = noon("11-21"), .due = on("12-01")});
    small.add<Recovery>({.client = small.client,
                         .received = noon("11-20"),
                         .told = on("11-21"),
                         .confirmed = on("11-21"),
                         .confirmed_by = small.theo});

    const EngagementIndex index = small.index();
    const std::vector<RecoveryReading> open = open_recoveries(index, small.client, small.now);

    REQUIRE(open.size() == 4);
    CHECK(open[0].recovery->id == longer.id);
    CHECK(open[1].recovery->id == small.recovery.id);
    CHECK(open[2].recovery->id == sooner.id);
    CHECK(open[3].recovery->id == spoken.id);
    CHECK(open_recoveries(index, small.now).size() == 4);
    CHECK(open[0].next == "Speak with the client: a first word has been waited for 1 d 1 h.");
}

TEST_CASE("A low answer that nobody has taken up is found for 60 days") {
    Listening small;
    const Ref<PulseAnswer> low = small.says(small.maya, "11-20", 3, AnswerScale::ZeroToTen, "mood.1", false);
    small.says(small.maya, "11-21", 4, AnswerScale::ZeroToTen, "mood.1", false);
    const Ref<PulseAnswer> no = small.says(small.theo, "11-22", 0, AnswerScale::YesPartlyNo, "check_in.4");
    const Ref<Pulse> ours = small.ask({}, "11-20", {.project = small.project, .colleague = small.ana});
    small.answer(ours, "11-20", 0);

    const auto found = [&] { return low_answers_without_recovery(small.index(), small.client); };
    REQUIRE(found().size() == 2);
    CHECK(found()[0].answer->id == no.id);
    CHECK(found()[0].sentence == "Theo said no on 22 Nov to “How is it?”, and nobody has taken it up.");
    CHECK(found()[1].answer->id == low.id);
    CHECK(found()[1].sentence == "Maya answered 3 of 10 on 20 Nov to “How is it?”, and nobody has taken it up.");
    CHECK(low_answers_without_recovery(small.index()).size() == 2);

    const Ref<Recovery> taken = small.add<Recovery>(
        {.client = small.client, .source = RecoverySource::LowAnswer, .answer = no, .received = noon("11-22")});
    CHECK(found().size() == 1);
    small.erase(taken);
    CHECK(found().size() == 2);
    small.today = on("2027-01-19");
    CHECK(found().size() == 2);
    small.today = on("2027-01-20");
    CHECK(found().size() == 1);
    small.today = on("11-21");
    CHECK(found().size() == 1);
}

}  // namespace rapport
