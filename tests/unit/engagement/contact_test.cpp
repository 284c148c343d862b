// When and how somebody may be reached, and what is said about it.

#include "engagement/contact.h"

#include "engagement/contact_days.h"
#include "support/make.h"
#include "support/print.h"
#include "support/zones.h"

namespace rapport {
namespace {

using Level = ContactAdvice::Level;

Instant utc(std::string_view text) { return *parse_iso_instant(text); }
std::optional<DateTime> civil(std::string_view text) { return *parse_iso_date_time(text); }
Date day(std::string_view text) { return *parse_iso_date(text); }

/// Ruth in Halifax (UTC−4 in winter), asked about from Lisbon (UTC in winter).
struct Halifax {
    Workspace workspace;
    Ref<WorkingCalendar> calendar = put(workspace, make<WorkingCalendar>({.name = "Clinics"}));
    Ref<Client> client = put(workspace, make<Client>({.name = "Harbour & Vale", .time_zone = "America/Halifax"}));
    Stakeholder ruth = make<Stakeholder>({.client = client, .name = "Ruth Adeyemi", .hours = {{9 * 60, 16 * 60}}});
    Minutes own_zone{0};

    void keep(Client changed) {
        changed.id = client.id;
        put(workspace, std::move(changed));
    }
    /// The calendar becomes that of the client.
    void keep_calendar() { keep({.time_zone = "America/Halifax", .calendar = calendar}); }
    void day_off(std::string name, Date on) {
        put(workspace,
            make<CalendarException>({.calendar = calendar, .name = std::move(name), .first = on, .last = on}));
    }
    void quiet(QuietTime time) {
        time.stakeholder = ref(ruth);
        put(workspace, std::move(time));
    }
    [[nodiscard]] ContactAdvice advice(Channel channel, std::string_view now) const {
        return advise_contact(workspace, ruth, channel, utc(now), own_zone, system_zones());
    }
};

}  // namespace

TEST_CASE("Phone to letter reach a person directly") {
    for (const Channel channel : {Channel::Phone, Channel::Video, Channel::InPerson, Channel::Email, Channel::Text,
                                  Channel::Chat, Channel::Letter})
        CHECK(is_direct(channel));
    for (const Channel channel : {Channel::None, Channel::Social, Channel::ThirdParty, Channel::Article})
        CHECK_FALSE(is_direct(channel));
}

TEST_CASE("A first name is the one noted, or the first word that is no title") {
    CHECK(first_name_of(make<Stakeholder>({.name = "Ruth Adeyemi"})) == "Ruth");
    CHECK(first_name_of(make<Stakeholder>({.name = "Ruth Adeyemi", .called = "Ruthie"})) == "Ruthie");
    CHECK(first_name_of(make<Stakeholder>({.name = "Dr. Colm Brennan"})) == "Colm");
    CHECK(first_name_of(make<Stakeholder>({.name = "Prof Dr"})) == "Prof Dr");
    CHECK(first_name_of(make<Stakeholder>({})).empty());
}

TEST_CASE("Channels stand in the order they are liked, each once") {
    const Stakeholder person =
        make<Stakeholder>({.channel = Channel::Phone, .second_channel = Channel::None, .third_channel = Channel::Text});
    const Stakeholder twice = make<Stakeholder>({.channel = Channel::Email, .second_channel = Channel::Email});

    CHECK(ordered_channels(person) == std::vector{Channel::Phone, Channel::Text});
    CHECK(ordered_channels(twice) == std::vector{Channel::Email});
    CHECK(ordered_channels(make<Stakeholder>({})).empty());
}

TEST_CASE("Within their hours somebody is reachable now") {
    const Halifax at;

    const ContactAdvice first = at.advice(Channel::Phone, "2026-11-27T13:00:00Z");
    const ContactAdvice last = at.advice(Channel::Phone, "2026-11-27T19:59:59Z");

    CHECK(first.level == Level::Good);
    CHECK(first.local == "09:00 in Halifax");
    CHECK(first.sentence == "Reachable now.");
    CHECK(first.best == civil("2026-11-27T13:00"));
    CHECK(last.level == Level::Good);
    CHECK(last.local == "15:59 in Halifax");
}

TEST_CASE("A minute before their hours a call is advised against, and it is said when they begin") {
    const Halifax at;

    const ContactAdvice early = at.advice(Channel::Phone, "2026-11-27T12:59:00Z");
    const ContactAdvice night = at.advice(Channel::Phone, "2026-11-27T09:40:00Z");

    CHECK(early.level == Level::Against);
    CHECK(early.sentence == "It is 08:59 there; their hours begin at 09:00, 13:00 your time.");
    CHECK(night.local == "05:40 in Halifax");
    CHECK(night.sentence == "It is 05:40 there; their hours begin at 09:00, 13:00 your time.");
    CHECK(night.best == civil("2026-11-27T13:00"));
}

TEST_CASE("Behind their hours the next ones are those of tomorrow") {
    const Halifax at;

    const ContactAdvice evening = at.advice(Channel::Phone, "2026-11-27T20:00:00Z");

    CHECK(evening.level == Level::Against);
    CHECK(evening.sentence == "It is 16:00 there; their hours begin tomorrow at 09:00, 13:00 your time.");
    CHECK(evening.best == civil("2026-11-28T13:00"));
}

TEST_CASE("Where both clocks show the same, the time is told once") {
    Halifax at;
    at.own_zone = {-240};

    CHECK(at.advice(Channel::Phone, "2026-11-27T09:40:00Z").sentence ==
          "It is 05:40 there; their hours begin at 09:00.");
}

TEST_CASE("What rings is advised against at night, what waits is not") {
    Halifax at;
    const std::string_view night = "2026-11-27T07:00:00Z";

    for (const Channel rings :
         {Channel::None, Channel::Phone, Channel::Video, Channel::InPerson, Channel::Text, Channel::Chat})
        CHECK(at.advice(rings, night).level == Level::Against);
    for (const Channel waits :
         {Channel::Email, Channel::Letter, Channel::Social, Channel::ThirdParty, Channel::Article}) {
        CHECK(at.advice(waits, night).level == Level::Good);
        CHECK(at.advice(waits, night).sentence == "It is 03:00 there; this waits for them.");
        CHECK(at.advice(waits, night).best == civil("2026-11-27T07:00"));
    }
}

TEST_CASE("Who takes booked calls is told from when on") {
    Halifax at;
    at.ruth.booking = Booking::Ahead;
    at.ruth.lead = {60};

    const ContactAdvice night = at.advice(Channel::Phone, "2026-11-27T09:40:00Z");
    const ContactAdvice just_before = at.advice(Channel::Video, "2026-11-27T12:30:00Z");
    const ContactAdvice within = at.advice(Channel::Phone, "2026-11-27T14:10:00Z");

    CHECK(night.level == Level::Against);
    CHECK(night.sentence == "Ruth takes booked calls from 13:00 your time.");
    CHECK(night.best == civil("2026-11-27T13:00"));
    CHECK(just_before.sentence == "Ruth takes booked calls from 13:30 your time.");
    CHECK(within.level == Level::Mind);
    CHECK(within.sentence == "Ruth takes booked calls from 15:10 your time.");
    CHECK(within.best == civil("2026-11-27T15:10"));
}

TEST_CASE("What is booked ahead too late for today is for tomorrow") {
    Halifax at;
    at.ruth.booking = Booking::Ahead;
    at.ruth.lead = {60};

    const ContactAdvice still = at.advice(Channel::Phone, "2026-11-27T18:59:00Z");
    const ContactAdvice late = at.advice(Channel::Phone, "2026-11-27T19:00:00Z");

    CHECK(still.best == civil("2026-11-27T19:59"));
    CHECK(late.level == Level::Mind);
    CHECK(late.sentence == "Ruth takes booked calls from tomorrow 13:00 your time.");
    CHECK(late.best == civil("2026-11-28T13:00"));
}

TEST_CASE("Without a lead a booked call needs a question, and e-mail needs no booking") {
    Halifax at;
    at.ruth.booking = Booking::Ahead;

    const ContactAdvice call = at.advice(Channel::InPerson, "2026-11-27T14:00:00Z");

    CHECK(call.level == Level::Mind);
    CHECK(call.sentence == "Ruth takes booked calls: ask before you call.");
    CHECK(at.advice(Channel::Email, "2026-11-27T14:00:00Z").level == Level::Good);
    CHECK(at.advice(Channel::Text, "2026-11-27T14:00:00Z").level == Level::Good);
}

TEST_CASE("Who asked not to be contacted is left alone by every channel") {
    Halifax at;
    at.ruth.no_contact = true;

    for (const Channel channel : {Channel::Phone, Channel::Email, Channel::Article}) {
        const ContactAdvice advice = at.advice(channel, "2026-11-27T14:00:00Z");
        CHECK(advice.level == Level::Against);
        CHECK(advice.sentence == "Ruth asked not to be contacted.");
        CHECK_FALSE(advice.best.has_value());
        CHECK(advice.local == "10:00 in Halifax");
    }
}

TEST_CASE("A quiet afternoon begins to the minute, and the best moment lies behind it") {
    Halifax at;
    at.quiet({.weekday = 5, .hours = {{14 * 60, 24 * 60}}, .reason = "theatre days"});

    const ContactAdvice before = at.advice(Channel::Phone, "2026-11-27T17:59:00Z");
    const ContactAdvice quiet = at.advice(Channel::Phone, "2026-11-27T18:00:00Z");
    const ContactAdvice mail = at.advice(Channel::Email, "2026-11-27T18:00:00Z");
    const ContactAdvice thursday = at.advice(Channel::Phone, "2026-11-26T18:00:00Z");

    CHECK(before.level == Level::Good);
    CHECK(quiet.level == Level::Against);
    CHECK(quiet.sentence == "Friday after 14:00 is quiet time: theatre days.");
    CHECK(quiet.best == civil("2026-11-28T13:00"));
    CHECK(mail.level == Level::Mind);
    CHECK(mail.sentence == quiet.sentence);
    CHECK(mail.best == civil("2026-11-28T13:00"));
    CHECK(thursday.level == Level::Good);
}

TEST_CASE("A quiet time between two days holds on both of them") {
    Halifax at;
    at.quiet({.from = day("2026-12-23"), .to = day("2027-01-02"), .reason = "Holidays."});

    CHECK(at.advice(Channel::Phone, "2026-12-22T14:00:00Z").level == Level::Good);
    CHECK(at.advice(Channel::Phone, "2026-12-23T14:00:00Z").level == Level::Against);
    CHECK(at.advice(Channel::Phone, "2027-01-02T14:00:00Z").level == Level::Against);
    CHECK(at.advice(Channel::Phone, "2027-01-03T14:00:00Z").level == Level::Good);
    CHECK(at.advice(Channel::Phone, "2026-12-23T14:00:00Z").sentence ==
          "Every day from 23 Dec to 2 Jan 2027 is quiet time: Holidays.");
    CHECK(at.advice(Channel::Phone, "2026-12-23T14:00:00Z").best == civil("2027-01-03T13:00"));
}

TEST_CASE("A quiet night that crosses midnight belongs to the evening it began on") {
    Halifax at;
    at.ruth.hours = {{0, 24 * 60}};
    at.quiet({.weekday = 5, .hours = {{22 * 60, 30 * 60}}});

    CHECK(at.advice(Channel::Phone, "2026-11-28T01:59:00Z").level == Level::Good);
    CHECK(at.advice(Channel::Phone, "2026-11-28T02:00:00Z").level == Level::Against);
    CHECK(at.advice(Channel::Phone, "2026-11-28T02:00:00Z").sentence == "Friday 22:00–06:00 is quiet time.");
    CHECK(at.advice(Channel::Phone, "2026-11-28T02:00:00Z").best == civil("2026-11-28T10:00"));
    CHECK(at.advice(Channel::Phone, "2026-11-28T09:59:00Z").level == Level::Against);
    CHECK(at.advice(Channel::Phone, "2026-11-28T10:00:00Z").level == Level::Good);
    CHECK(at.advice(Channel::Phone, "2026-11-27T05:00:00Z").level == Level::Good);
}

TEST_CASE("A quiet time for good leaves no best moment") {
    Halifax at;
    at.quiet({});

    const ContactAdvice advice = at.advice(Channel::Phone, "2026-11-27T14:00:00Z");

    CHECK(advice.level == Level::Against);
    CHECK(advice.sentence == "Every day is quiet time.");
    CHECK_FALSE(advice.best.has_value());
}

TEST_CASE("Hours of a night shift go on behind midnight") {
    Halifax at;
    at.ruth.hours = {{20 * 60, 28 * 60}};

    CHECK(at.advice(Channel::Phone, "2026-11-27T23:59:00Z").level == Level::Against);
    CHECK(at.advice(Channel::Phone, "2026-11-28T00:00:00Z").level == Level::Good);
    CHECK(at.advice(Channel::Phone, "2026-11-28T07:59:00Z").level == Level::Good);
    CHECK(at.advice(Channel::Phone, "2026-11-28T08:00:00Z").level == Level::Against);
}

TEST_CASE("A holiday of the client is no day for a call, and is to be minded by mail") {
    Halifax at;
    at.keep_calendar();
    at.day_off("Christmas", day("2026-12-25"));

    const ContactAdvice call = at.advice(Channel::Phone, "2026-12-25T14:00:00Z");
    const ContactAdvice mail = at.advice(Channel::Email, "2026-12-25T14:00:00Z");

    CHECK(call.level == Level::Against);
    CHECK(call.sentence == "Fri 25 Dec is a holiday there: Christmas.");
    CHECK(call.best == civil("2026-12-28T13:00"));
    CHECK(mail.level == Level::Mind);
    CHECK(at.advice(Channel::Phone, "2026-12-24T14:00:00Z").level == Level::Good);
    CHECK(at.advice(Channel::Phone, "2026-12-28T14:00:00Z").level == Level::Good);
}

TEST_CASE("A Saturday is no day for a call where the client's calendar is known, and for one where it is not") {
    Halifax known;
    known.keep_calendar();
    const Halifax unknown;

    CHECK(known.advice(Channel::Phone, "2026-11-28T14:00:00Z").level == Level::Against);
    CHECK(known.advice(Channel::Phone, "2026-11-28T14:00:00Z").sentence == "Saturday is no working day there.");
    CHECK(known.advice(Channel::Email, "2026-11-28T14:00:00Z").level == Level::Good);
    CHECK(unknown.advice(Channel::Phone, "2026-11-28T14:00:00Z").level == Level::Good);
}

TEST_CASE("The night of a working day goes on into a holiday, and none begins on it") {
    Halifax at;
    at.keep_calendar();
    at.ruth.hours = {{20 * 60, 28 * 60}};
    at.day_off("Founders’ day", day("2026-11-26"));

    CHECK(at.advice(Channel::Phone, "2026-11-26T07:00:00Z").level == Level::Good);     // 03:00 on the 26th.
    CHECK(at.advice(Channel::Phone, "2026-11-27T01:00:00Z").level == Level::Against);  // 21:00 on the 26th.
    CHECK(at.advice(Channel::Phone, "2026-11-27T07:00:00Z").level == Level::Against);  // 03:00 on the 27th.
    CHECK(at.advice(Channel::Phone, "2026-11-28T01:00:00Z").level == Level::Good);     // 21:00 on the 27th.
}

TEST_CASE("A holiday of a calendar that theirs is based on counts, an exception with hours does not") {
    Halifax at;
    const Ref<WorkingCalendar> base = put(at.workspace, make<WorkingCalendar>({.name = "Nova Scotia"}));
    WorkingCalendar clinics{.name = "Clinics", .base = base};
    clinics.id = at.calendar.id;
    put(at.workspace, clinics);
    const Ref<CalendarException> holiday =
        put(at.workspace,
            make<CalendarException>(
                {.calendar = base, .name = "Heritage Day", .first = day("2027-02-15"), .last = day("2027-02-15")}));
    put(at.workspace,
        make<CalendarException>(
            {.calendar = base, .first = day("2027-02-16"), .last = day("2027-02-16"), .shifts = {{600, 660}}}));

    const CalendarException* found = holiday_on(at.workspace, at.calendar, day("2027-02-15"));

    REQUIRE(found != nullptr);
    CHECK(found->id == holiday.id);
    CHECK(holiday_on(at.workspace, at.calendar, day("2027-02-14")) == nullptr);
    CHECK(holiday_on(at.workspace, at.calendar, day("2027-02-16")) == nullptr);
    CHECK(holiday_on(at.workspace, {}, day("2027-02-15")) == nullptr);
}

TEST_CASE("A call where they like e-mail is to be minded") {
    Halifax at;
    at.ruth.channel = Channel::Email;
    at.ruth.second_channel = Channel::Text;

    const ContactAdvice call = at.advice(Channel::Phone, "2026-11-27T14:00:00Z");
    const ContactAdvice text = at.advice(Channel::Text, "2026-11-27T14:00:00Z");
    const ContactAdvice none = at.advice(Channel::None, "2026-11-27T14:00:00Z");

    CHECK(call.level == Level::Mind);
    CHECK(call.sentence == "Ruth likes e-mail best, then text messages.");
    CHECK(call.best == civil("2026-11-27T14:00"));
    CHECK(text.level == Level::Good);
    CHECK(text.sentence == "Reachable now. Ruth likes e-mail best.");
    CHECK(at.advice(Channel::Email, "2026-11-27T14:00:00Z").sentence == "Reachable now.");
    CHECK(none.level == Level::Good);
    CHECK(none.sentence == "Reachable now.");
}

TEST_CASE("Without noted hours the day of anybody is taken, and its edges are to be minded") {
    Halifax at;
    at.ruth.hours = {};

    CHECK(at.advice(Channel::Phone, "2026-11-27T11:59:00Z").level == Level::Mind);
    CHECK(at.advice(Channel::Phone, "2026-11-27T11:59:00Z").sentence ==
          "It is 07:59 there, and their hours are not known.");
    CHECK(at.advice(Channel::Phone, "2026-11-27T11:59:00Z").best == civil("2026-11-27T12:00"));
    CHECK(at.advice(Channel::Phone, "2026-11-27T12:00:00Z").level == Level::Good);
    CHECK(at.advice(Channel::Phone, "2026-11-27T23:59:00Z").level == Level::Good);
    CHECK(at.advice(Channel::Phone, "2026-11-28T00:00:00Z").level == Level::Mind);
}

TEST_CASE("Where no zone is noted, that is said, and nothing is told of hours") {
    Halifax at;
    at.ruth.client = {};

    const ContactAdvice call = at.advice(Channel::Phone, "2026-11-27T03:00:00Z");
    const ContactAdvice mail = at.advice(Channel::Email, "2026-11-27T03:00:00Z");

    CHECK(call.level == Level::Mind);
    CHECK(call.local.empty());
    CHECK(call.sentence == "Nobody noted the time zone of Ruth, so what time it is there is not known.");
    CHECK_FALSE(call.best.has_value());
    CHECK(mail.level == Level::Good);
    CHECK(mail.sentence == "This reaches them at any hour.");
}

TEST_CASE("A zone that nobody knows is named") {
    Halifax at;
    at.ruth.time_zone = "Mars/Olympus";

    const ContactAdvice call = at.advice(Channel::Phone, "2026-11-27T14:00:00Z");

    CHECK(call.level == Level::Mind);
    CHECK(call.local.empty());
    CHECK(call.sentence == "“Mars/Olympus” is no time zone that is known here.");
}

TEST_CASE("Without a zone whole quiet days go by one's own day, and quiet hours are not looked at") {
    Halifax at;
    at.ruth.client = {};
    at.quiet({.weekday = 4, .hours = {{0, 24 * 60}}});
    at.quiet({.weekday = 5, .reason = "theatre days"});

    CHECK(at.advice(Channel::Phone, "2026-11-27T14:00:00Z").level == Level::Against);
    CHECK(at.advice(Channel::Phone, "2026-11-27T14:00:00Z").sentence == "Friday is quiet time: theatre days.");
    CHECK(at.advice(Channel::Phone, "2026-11-26T14:00:00Z").level == Level::Mind);
}

TEST_CASE("A city is named by the zone, or else by the client's place") {
    Halifax at;
    at.ruth.time_zone = "Etc/UTC";
    CHECK(at.advice(Channel::Phone, "2026-11-27T14:00:00Z").local == "14:00 in Etc/UTC");

    at.keep({.place = "Dartmouth"});
    CHECK(at.advice(Channel::Phone, "2026-11-27T14:00:00Z").local == "14:00 in Dartmouth");

    at.ruth.time_zone = "Australia/Lord_Howe";
    CHECK(at.advice(Channel::Phone, "2026-11-27T14:00:00Z").local == "01:00 in Lord Howe");
}

TEST_CASE("On the days on which clocks change, hours begin by the clocks there") {
    Halifax at;
    at.ruth.hours = {{8 * 60, 16 * 60}};

    // Halifax goes forward on 8 March and back on 1 November 2026, at night.
    CHECK(at.advice(Channel::Phone, "2026-03-07T23:00:00Z").best == civil("2026-03-08T11:00"));
    CHECK(at.advice(Channel::Phone, "2026-03-08T10:59:00Z").level == Level::Against);
    CHECK(at.advice(Channel::Phone, "2026-03-08T11:00:00Z").level == Level::Good);
    CHECK(at.advice(Channel::Phone, "2026-10-31T23:00:00Z").best == civil("2026-11-01T12:00"));
    CHECK(at.advice(Channel::Phone, "2026-11-01T11:59:00Z").level == Level::Against);
    CHECK(at.advice(Channel::Phone, "2026-11-01T12:00:00Z").level == Level::Good);
}

TEST_CASE("In the south, and half an hour at a time, clocks change the other way round") {
    Halifax at;
    at.ruth.hours = {{8 * 60, 16 * 60}};

    at.ruth.time_zone = "Australia/Sydney";
    CHECK(at.advice(Channel::Phone, "2026-04-03T22:00:00Z").best == civil("2026-04-03T22:00"));
    CHECK(at.advice(Channel::Phone, "2026-04-03T20:59:00Z").best == civil("2026-04-03T21:00"));
    CHECK(at.advice(Channel::Phone, "2026-04-04T20:59:00Z").best == civil("2026-04-04T22:00"));
    CHECK(at.advice(Channel::Phone, "2026-10-03T15:00:00Z").best == civil("2026-10-03T21:00"));

    at.ruth.time_zone = "Australia/Lord_Howe";
    CHECK(at.advice(Channel::Phone, "2026-04-04T15:00:00Z").best == civil("2026-04-04T21:30"));
    CHECK(at.advice(Channel::Phone, "2026-10-03T15:00:00Z").best == civil("2026-10-03T21:00"));

    at.ruth.time_zone = "Asia/Kolkata";
    CHECK(at.advice(Channel::Phone, "2026-10-03T02:29:00Z").best == civil("2026-10-03T02:30"));
}

TEST_CASE("Hours that begin in the hour that is skipped begin as much later") {
    Halifax at;
    at.ruth.time_zone = "Europe/Lisbon";
    at.ruth.hours = {{90, 300}};  // 01:30; at 01:00 UTC of 29 March it becomes 02:00.

    CHECK(at.advice(Channel::Phone, "2026-03-29T00:30:00Z").best == civil("2026-03-29T01:30"));

    at.ruth.hours = {{75, 105}};  // All of it is skipped.
    CHECK(at.advice(Channel::Phone, "2026-03-29T00:30:00Z").best == civil("2026-03-30T00:15"));
}

TEST_CASE("Preferences are told in one line") {
    Halifax at;
    at.ruth.channel = Channel::Phone;
    at.ruth.second_channel = Channel::Text;
    at.ruth.booking = Booking::Ahead;
    at.ruth.lead = {60};
    const auto told = [&] {
        return describe_preferences(at.workspace, at.ruth, utc("2026-11-27T14:00:00Z"), at.own_zone, system_zones());
    };

    CHECK(told() == "Phone, then text; booked an hour ahead; 09:00–16:00 Halifax, 13:00–20:00 for you");

    at.own_zone = {-240};
    CHECK(told() == "Phone, then text; booked an hour ahead; 09:00–16:00 Halifax");

    at.own_zone = {660};  // Sydney: behind midnight.
    at.ruth.hours = {{9 * 60, 12 * 60}, {13 * 60, 16 * 60}};
    CHECK(told().ends_with("09:00–12:00 and 13:00–16:00 Halifax, 00:00–03:00 and 04:00–07:00 for you"));

    at.ruth.client = {};
    CHECK(told().ends_with("; 09:00–12:00 and 13:00–16:00 by their own clock"));

    at.ruth = make<Stakeholder>({.name = "Ruth"});
    CHECK(told().empty());
}

TEST_CASE("How far ahead a call is booked reads as people say it") {
    Halifax at;
    at.ruth.hours = {};
    at.ruth.booking = Booking::Ahead;
    const auto told = [&](std::int64_t lead) {
        at.ruth.lead = {lead};
        return describe_preferences(at.workspace, at.ruth, {}, {}, system_zones());
    };

    CHECK(told(0) == "booked ahead");
    CHECK(told(30) == "booked 30 minutes ahead");
    CHECK(told(60) == "booked an hour ahead");
    CHECK(told(120) == "booked 2 hours ahead");
    CHECK(told(1440) == "booked a day ahead");
    CHECK(told(2880) == "booked 2 days ahead");
    at.ruth.booking = Booking::OnTheFly;
    CHECK(told(60) == "on the fly");
}

TEST_CASE("Quiet times read as people say them") {
    CHECK(describe_quiet_time({.weekday = 1, .hours = {{0, 540}}}, 2026) == "Monday before 09:00 is quiet time.");
    CHECK(describe_quiet_time({.hours = {{720, 780}, {1080, 1440}}, .reason = "meals"}, 2026) ==
          "Every day 12:00–13:00 and after 18:00 is quiet time: meals.");
    CHECK(describe_quiet_time({.weekday = 7, .to = day("2026-12-06")}, 2026) == "Sunday until 6 Dec is quiet time.");
    CHECK(describe_quiet_time({.from = day("2026-12-06")}, 2026) == "Every day from 6 Dec on is quiet time.");
    CHECK(describe_quiet_time({.weekday = 9}, 2026) == "Every day is quiet time.");
}

TEST_CASE("A quiet time of all hours takes the whole day, one of fewer does not") {
    CHECK(is_quiet_all_day({}, day("2026-11-27")));
    CHECK(is_quiet_all_day({.hours = {{0, 1440}}}, day("2026-11-27")));
    CHECK_FALSE(is_quiet_all_day({.hours = {{0, 1439}}}, day("2026-11-27")));
    CHECK_FALSE(is_quiet_all_day({.hours = {{1, 1440}}}, day("2026-11-27")));
    CHECK(is_quiet_all_day({.weekday = 5}, day("2026-11-27")));
    CHECK_FALSE(is_quiet_all_day({.weekday = 5}, day("2026-11-28")));
    CHECK_FALSE(is_quiet_all_day({.from = day("2026-11-28")}, day("2026-11-27")));
    CHECK_FALSE(is_quiet_all_day({.to = day("2026-11-26")}, day("2026-11-27")));
}

TEST_CASE("What a moment of another day is by one's own clock follows one's own daylight saving") {
    // Saturday 24 October 2026 in Berlin, two hours ahead of UTC; on Sunday it is one, and Halifax is three behind still.
    Halifax at;
    at.own_zone = {120};
    const auto zones = [](std::string_view zone, Instant when) {
        return system_zones()(zone.empty() ? "Europe/Berlin" : zone, when);
    };
    const ContactAdvice saturday =
        advise_contact(at.workspace, at.ruth, Channel::Phone, utc("2026-10-24T20:00:00Z"), at.own_zone, zones);
    // 09:00 in Halifax.
    CHECK(saturday.best == civil("2026-10-25T13:00"));
}

}  // namespace rapport
