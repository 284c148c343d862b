// Cells as people and programs write them.

#include "interop/csv_values.h"

#include "interop_support.h"

namespace rapport {
namespace {

std::string day_of(std::string_view text, DateOrder order = DateOrder::DayFirst) {
    const std::optional<DateEntry> entry = parse_cell_date(text, order);
    if (!entry) return "no date";
    return entry->time ? to_iso(at(entry->date, *entry->time)) : to_iso(entry->date);
}

std::string duration_of(std::string_view text, BareNumber bare = BareNumber::NotSaid) {
    const Result<Duration> duration = parse_cell_duration(text, bare, {});
    return duration ? format_duration(*duration) : "no duration";
}

}  // namespace

TEST_CASE("Dates are read in every usual spelling") {
    for (const char* text : {"2026-11-24",
                             "2026/11/24",
                             "2026.11.24",
                             "20261124",
                             "24.11.2026",
                             "24.11.26",
                             "24/11/2026",
                             "24-11-2026",
                             "24 Nov 2026",
                             "24-Nov-26",
                             "Nov 24, 2026",
                             "November 24, 2026",
                             "24. November 2026",
                             "Tue 24/11/26",
                             "Tuesday, 24 November 2026",
                             "Di 24.11.26",
                             "24 nov. 2026",
                             "24 de noviembre de 2026",
                             "24 de novembro de 2026",
                             "24 novembre 2026",
                             "46350",
                             "46350.0"})
        CHECK_MESSAGE(day_of(text) == "2026-11-24", text);
    CHECK(day_of("11/24/2026", DateOrder::MonthFirst) == "2026-11-24");
    CHECK(day_of("Tue 11/24/26", DateOrder::MonthFirst) == "2026-11-24");
    CHECK(day_of("3. März 2026") == "2026-03-03");
    CHECK(day_of("1 août 2026") == "2026-08-01");
    CHECK(day_of("5 juin 2026") == "2026-06-05");
    CHECK(day_of("5 juillet 2026") == "2026-07-05");
    CHECK(day_of("2026年11月24日") == "2026-11-24");
}

TEST_CASE("Times stand behind their date, with or without AM and PM") {
    CHECK(day_of("2020-01-17 10:36:26") == "2020-01-17T10:36");
    CHECK(day_of("2026-11-24T09:30:00Z") == "2026-11-24T09:30");
    CHECK(day_of("2026-11-24T09:30:00.000+01:00") == "2026-11-24T09:30");
    CHECK(day_of("24.11.2026 14:05") == "2026-11-24T14:05");
    CHECK(day_of("November 24, 2026 8:00 AM") == "2026-11-24T08:00");
    CHECK(day_of("24/11/26 5:00 PM") == "2026-11-24T17:00");
    CHECK(day_of("11/24/26 12:15 am", DateOrder::MonthFirst) == "2026-11-24T00:15");
}

TEST_CASE("What is no date is none") {
    for (const char* text : {"", "soon", "32.01.2026", "31/02/2026", "2026-13-01", "12", "1.5", "v1.0", "Q3 2026",
                             "24.11.2026 25:00", "1/2/3/4", "99999999999"})
        CHECK_MESSAGE(day_of(text) == "no date", text);
}

TEST_CASE("The order of a date is open only where both fit and nothing else tells") {
    CHECK(orders_of("03/04/2026").day_first);
    CHECK(orders_of("03/04/2026").month_first);
    CHECK_FALSE(orders_of("13/04/2026").month_first);
    CHECK_FALSE(orders_of("04/13/2026").day_first);
    CHECK_FALSE(orders_of("03.04.2026").month_first);
    CHECK_FALSE(orders_of("Fri 03/04/2026").month_first);  // The third of April is one, the fourth of March is none.
    CHECK_FALSE(orders_of("Wed 03/04/2026").day_first);
    CHECK_FALSE(orders_of("03/04/2026 8:00 AM").day_first);
    CHECK(orders_of("2026-03-04").is_date);
    CHECK_FALSE(orders_of("2026-03-04").day_first);
}

TEST_CASE("Durations are read with the words of other programs and languages") {
    for (const char* text : {"5 days", "5d", "5", "5 Tage", "5 jours", "5 días", "5 dias", "1 wk", "1 Woche",
                             "1 semana", "40 hrs", "40 Std.", "40 heures", "1w"})
        CHECK_MESSAGE(duration_of(text) == "5 d", text);
    CHECK(duration_of("5 days?") == "5 d?");
    CHECK(duration_of("3 edays") == "3 ed");
    CHECK(duration_of("3 eTage") == "3 ed");
    CHECK(duration_of("2w 3d 4h") == "13 d 4 h");
    CHECK(duration_of("1,5 Tage") == "1 d 4 h");
    CHECK(duration_of("a while") == "no duration");
}

TEST_CASE("A number alone is what its column says") {
    CHECK(duration_of("16", BareNumber::Hours) == "2 d");
    CHECK(duration_of("90", BareNumber::Minutes) == "1 h 30 min");
    CHECK(duration_of("28800", BareNumber::Seconds) == "1 d");
    CHECK(duration_of("2", BareNumber::Weeks) == "10 d");
    CHECK(bare_number_of("Duration (h)") == BareNumber::Hours);
    CHECK(bare_number_of("Estimated hours") == BareNumber::Hours);
    CHECK(bare_number_of("Time Estimate") == BareNumber::Seconds);
    CHECK(bare_number_of("Dauer [Tage]") == BareNumber::Days);
    CHECK(bare_number_of("Duration") == BareNumber::NotSaid);
}

TEST_CASE("Yes and no, percent, priorities, states and constraints are understood") {
    CHECK(parse_yes("Yes") == true);
    CHECK(parse_yes("ja") == true);
    CHECK(parse_yes("x") == true);
    CHECK(parse_yes("Nein") == false);
    CHECK(parse_yes("0") == false);
    CHECK_FALSE(parse_yes("v1.0").has_value());

    CHECK(parse_cell_percent("45 %", false) == Percent{45});
    CHECK(parse_cell_percent("0.45", true) == Percent{45});
    CHECK(parse_cell_percent("45.6", false) == Percent{46});
    CHECK_FALSE(parse_cell_percent("120%", false).has_value());
    CHECK_FALSE(parse_cell_percent("-5", false).has_value());
    CHECK_FALSE(parse_cell_percent("half", false).has_value());
    CHECK(are_fractions({"0", "0.5", "1"}));
    CHECK_FALSE(are_fractions({"0", "1"}));
    CHECK_FALSE(are_fractions({"0.5", "40"}));

    CHECK(parse_priority("High") == 700);
    CHECK(parse_priority("niedrig") == 300);
    CHECK(parse_priority("650") == 650);
    CHECK_FALSE(parse_priority("someday").has_value());

    CHECK(meaning_of_state("Closed") == StateMeaning::Done);
    CHECK(meaning_of_state("Erledigt") == StateMeaning::Done);
    CHECK(meaning_of_state("To Do") == StateMeaning::NotBegun);
    CHECK(meaning_of_state("Won't do") == StateMeaning::Dropped);
    CHECK(meaning_of_state("In Progress") == StateMeaning::Other);

    CHECK(parse_constraint("Start No Earlier Than") == Constraint::StartNoEarlier);
    CHECK(parse_constraint("So früh wie möglich") == Constraint::AsSoonAsPossible);
    CHECK(parse_by_hand("Manually Scheduled") == true);
    CHECK(parse_by_hand("Auto Scheduled") == false);
}

}  // namespace rapport
