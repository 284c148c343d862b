// Values of Microsoft Project files that can be read as something, and cannot be what was meant: each gets a sentence.

#include "interop_support.h"

namespace rapport {
namespace {

Import of(const std::string& content) {
    Result<Import> import = import_mspdi(content);
    if (!import) throw std::runtime_error(import.error().message);
    return std::move(*import);
}

using Sentences = std::vector<std::string>;

Import with_lag(const std::string& lag, const std::string& format = "7") {
    return of(mspdi_tasks(mspdi_task(1, "A") +
                          mspdi_task(2, "B",
                                     "<PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type><LinkLag>" +
                                         lag + "</LinkLag><LagFormat>" + format + "</LagFormat></PredecessorLink>")));
}
Minutes lag_in(const Import& import) { return import.records.all<Dependency>().begin()->lag; }

Import with_task(const std::string& values) { return of(mspdi_tasks(mspdi_task(1, "A", values))); }

std::string calendar(int uid, int base) {
    return "<Calendar><UID>" + std::to_string(uid) + "</UID><Name>C" + std::to_string(uid) +
           "</Name><IsBaseCalendar>0</IsBaseCalendar><BaseCalendarUID>" + std::to_string(base) +
           "</BaseCalendarUID><WeekDays><WeekDay><DayType>1</DayType><DayWorking>0</DayWorking></WeekDay></WeekDays>"
           "</Calendar>";
}

}  // namespace

TEST_CASE("A lag that is no number, or longer than all time, is told and not taken") {
    const Import words = with_lag("abc");
    CHECK(lag_in(words) == Minutes{0});
    CHECK(words.report.warnings == Sentences{"The lag of “B”, “abc”, is not a number."});
    const Import endless = with_lag("100000000000000000000");
    CHECK(lag_in(endless) == Minutes{0});
    CHECK(endless.report.warnings ==
          Sentences{"The lag of “B”, “100000000000000000000”, is not from −1,000,000,000 to 1,000,000,000."});
}

TEST_CASE("A lag with a fraction is rounded, and the report says so") {
    const Import minutes = with_lag("4800.5");
    CHECK(lag_in(minutes) == Minutes{480});
    CHECK(left_of(minutes.report.left_out, "Parts of a minute") == 1);
    const Import percent = with_lag("-33.5", "19");
    CHECK(lag_in(percent) == Minutes{-34});
    CHECK(left_of(percent.report.left_out, "Parts of a percent of lags") == 1);
    CHECK(percent.report.warnings.empty());
    CHECK(with_lag("4800.0").report.left_out.empty());
}

TEST_CASE("A negative duration, and percents beyond all of it, leave what a new task has") {
    const Import negative = with_task("<Duration>-PT8H0M0S</Duration><Work>-PT1H0M0S</Work>");
    CHECK(named<Task>(negative.records, "A").duration == Minutes{480});
    CHECK(named<Task>(negative.records, "A").work == Minutes{0});
    CHECK(negative.report.warnings ==
          Sentences{"The duration of “A”, “-PT8H0M0S”, is negative.", "The work of “A”, “-PT1H0M0S”, is negative."});
    for (const char* percent : {"150", "-5"}) {
        const Import import = with_task("<PercentComplete>" + std::string(percent) + "</PercentComplete>");
        CHECK(named<Task>(import.records, "A").done == Percent{0});
        CHECK(import.report.warnings ==
              Sentences{"The percent complete of “A”, “" + std::string(percent) + "”, is not from 0 to 100."});
    }
}

TEST_CASE("What finished before it started keeps its start") {
    const Import done = with_task(
        "<PercentComplete>100</PercentComplete><ActualStart>2026-12-05T08:00:00</ActualStart>"
        "<ActualFinish>2026-12-01T08:00:00</ActualFinish>");
    CHECK(named<Task>(done.records, "A").actual_start.has_value());
    CHECK_FALSE(named<Task>(done.records, "A").actual_finish.has_value());
    CHECK(done.report.warnings ==
          Sentences{"The actual finish of “A”, 2026-12-01, lies before its start, 2026-12-05."});
    const Import by_hand = with_task(
        "<Manual>1</Manual><ManualStart>2026-12-05T08:00:00</ManualStart>"
        "<ManualFinish>2026-12-01T08:00:00</ManualFinish>");
    CHECK(by_hand.report.warnings[0] == "The finish of “A”, 2026-12-01, lies before its start, 2026-12-05.");
}

TEST_CASE("A start that is no date is told, also where the plan computes it") {
    CHECK(with_task("<Start>2026-02-30T08:00:00</Start>").report.warnings ==
          Sentences{"The start of “A”, “2026-02-30T08:00:00”, is not a date."});
}

TEST_CASE("Calendars that are based on each other are taken apart where the circle closes") {
    const Import import =
        of(mspdi_project("<Calendars>" + calendar(1, 2) + calendar(2, 1) + calendar(3, 3) + "</Calendars>"));
    CHECK(named<WorkingCalendar>(import.records, "C1").base.id == named<WorkingCalendar>(import.records, "C2").id);
    CHECK(named<WorkingCalendar>(import.records, "C2").base.is_null());
    CHECK(import.report.warnings ==
          Sentences{"The calendar “C2” is based on itself, or on one that is based on it; it was taken without a base.",
                    "The calendar “C3” is based on itself, or on one that is based on it; it was taken without a "
                    "base."});
}

TEST_CASE("Links in a circle and a calendar without work are told when they come in") {
    const auto linked = [](int uid, const char* name, int after) {
        return mspdi_task(
            uid, name,
            "<PredecessorLink><PredecessorUID>" + std::to_string(after) + "</PredecessorUID></PredecessorLink>");
    };
    const Import circle = of(mspdi_tasks(linked(1, "A", 2) + linked(2, "B", 1)));
    REQUIRE(circle.report.warnings.size() == 1);
    CHECK(circle.report.warnings[0].contains("closes a loop"));

    std::string idle = "<CalendarUID>1</CalendarUID><Calendars><Calendar><UID>1</UID><Name>Idle</Name><WeekDays>";
    for (int day = 1; day <= 7; ++day)
        idle += "<WeekDay><DayType>" + std::to_string(day) + "</DayType><DayWorking>0</DayWorking></WeekDay>";
    const Import never = of(mspdi_project(idle + "</WeekDays></Calendar></Calendars>"));
    CHECK(never.report.warnings ==
          Sentences{"The calendar “Idle” has no working time. The standard week is used instead."});
}

TEST_CASE("Where links win over constraints in the file, the tasks that come out otherwise are told") {
    const std::string tasks =
        "<Tasks>" + mspdi_task(1, "A") +
        mspdi_task(2, "B",
                   "<ConstraintType>2</ConstraintType><ConstraintDate>2026-11-02T08:00:00</ConstraintDate>"
                   "<PredecessorLink><PredecessorUID>1</PredecessorUID></PredecessorLink>") +
        "</Tasks>";
    constexpr std::string_view told = "Links that win over the date of a constraint (the date was taken)";
    CHECK(left_of(of(mspdi_project("<HonorConstraints>0</HonorConstraints>" + tasks)).report.left_out, told) == 1);
    CHECK(left_of(of(mspdi_project("<HonorConstraints>1</HonorConstraints>" + tasks)).report.left_out, told) == 0);
    CHECK(left_of(of(mspdi_tasks(mspdi_task(1, "A"))).report.left_out, told) == 0);
}

TEST_CASE("Estimates that do not fit the duration are told") {
    const std::string fields =
        "<ExtendedAttributes><ExtendedAttribute><FieldID>188743960</FieldID><Alias>If all goes well</Alias>"
        "</ExtendedAttribute></ExtendedAttributes><Tasks>" +
        mspdi_task(1, "A",
                   "<Duration>PT8H0M0S</Duration><ExtendedAttribute><FieldID>188743960</FieldID>"
                   "<Value>PT16H0M0S</Value></ExtendedAttribute>") +
        "</Tasks>";
    const Import import = of(mspdi_project(fields));
    REQUIRE(import.report.warnings.size() == 1);
    CHECK(import.report.warnings[0].starts_with("“A” takes longer if all goes well"));
}

TEST_CASE("A project without any date starts on the day it is read, and never in 1970") {
    const std::string file =
        "<Project xmlns=\"http://schemas.microsoft.com/project\"><Title>P</Title>"
        "<StartDate>2026-02-30T08:00:00</StartDate>%<Tasks>" +
        mspdi_task(1, "A") + "</Tasks></Project>";
    const auto with = [&](const std::string& more) { return std::string(file).replace(file.find('%'), 1, more); };
    const auto started = [](const std::string& bytes, std::optional<Date> today) {
        const auto job = from_mspdi(bytes, [] { return make_uuid7(1'764'547'200'000, {}); }, today);
        Result<Import> import = finish(*job);
        if (!import) throw std::runtime_error(import.error().message);
        return std::pair(to_iso(import->records.find(import->project)->start), import->report.warnings);
    };

    const auto [start, warnings] = started(with(""), *parse_iso_date("2026-11-27"));
    CHECK(start == "2026-11-27T08:00");
    CHECK(warnings == Sentences{"The start of “the project”, “2026-02-30T08:00:00”, is not a date.",
                                "Neither the project nor a task has a start date in the file; the project starts on "
                                "2026-11-27."});
    CHECK(started("<Project><Tasks/></Project>", {}).first == "2025-12-01T08:00");
    CHECK(started(with("<LastSaved>2026-10-05T14:33:00</LastSaved>"), {}).first == "2026-10-05T08:00");
}

}  // namespace rapport
