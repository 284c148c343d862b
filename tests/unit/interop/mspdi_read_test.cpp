// What each part of a Microsoft Project file becomes.

#include "interop_support.h"

namespace rapport {
namespace {

DateTime on(const char* text) { return *parse_iso_date_time(text); }
Date day(const char* text) { return *parse_iso_date(text); }

Import imported(const std::string& xml) {
    Result<Import> import = import_mspdi(xml);
    if (!import) throw std::runtime_error(import.error().message);
    return std::move(*import);
}

std::string link_to(int uid, const std::string& more) {
    return "<PredecessorLink><PredecessorUID>" + std::to_string(uid) + "</PredecessorUID>" + more +
           "</PredecessorLink>";
}

const Dependency& only_link(const Import& import) {
    if (count_of(import, type_of<Dependency>) != 1) throw std::runtime_error("not one link");
    return *import.records.all<Dependency>().begin();
}

Dependency link_of_lag(int type, int lag, int format) {
    return only_link(imported(
        mspdi_tasks(mspdi_task(1, "A") +
                    mspdi_task(2, "B",
                               link_to(1, "<Type>" + std::to_string(type) + "</Type><LinkLag>" + std::to_string(lag) +
                                              "</LinkLag><LagFormat>" + std::to_string(format) + "</LagFormat>")))));
}

std::string calendar(int uid, const std::string& name, const std::string& more) {
    return "<Calendar><UID>" + std::to_string(uid) + "</UID><Name>" + name + "</Name>" + more + "</Calendar>";
}

std::string recurring(const std::string& content) {
    return mspdi_project(
        "<CalendarUID>1</CalendarUID><Calendars>" +
        calendar(
            1, "Standard",
            "<IsBaseCalendar>1</IsBaseCalendar><Exceptions><Exception><EnteredByOccurrences>1</EnteredByOccurrences>"
            "<TimePeriod><FromDate>2026-01-01T00:00:00</FromDate><ToDate>2030-12-31T23:59:00</ToDate></TimePeriod>"
            "<Occurrences>4</Occurrences><Name>Review</Name>" +
                content + "<DayWorking>0</DayWorking></Exception></Exceptions>") +
        "</Calendars>");
}
CalendarException recurrence_of(const std::string& content) {
    return *imported(recurring(content)).records.all<CalendarException>().begin();
}

}  // namespace

TEST_CASE("The project takes its name, start, hours, currency and status date from its file") {
    const Import import =
        imported(mspdi_project("<Company>Harbour "
                               "School</Company><CurrencyCode>CAD</CurrencyCode><MinutesPerDay>450</"
                               "MinutesPerDay><MinutesPerWeek>2250</MinutesPerWeek>"
                               "<DaysPerMonth>21</DaysPerMonth><StatusDate>2026-11-20T17:00:00</StatusDate>"));

    const Project& project = *import.records.find(import.project);
    CHECK(project.name == "Registration portal");
    CHECK(project.start == on("2026-11-02T08:00"));
    CHECK(project.day == Minutes{450});
    CHECK(project.week == Minutes{2250});
    CHECK(project.month_days == 21);
    CHECK(project.currency == "CAD");
    CHECK(project.status_date == on("2026-11-20T17:00"));
    CHECK(import.suggested_client == "Harbour School");
}

TEST_CASE("A project without a title is called like its first row or its file") {
    const std::string start =
        "<Project xmlns=\"http://schemas.microsoft.com/project\"><StartDate>2026-11-02T08:00:00</StartDate>";
    const Import of_row =
        imported(start +
                 "<Name>plan.xml</Name><Tasks><Task><UID>0</UID><ID>0</ID><Name>Portal</Name><Notes>Kept short</Notes>"
                 "</Task></Tasks></Project>");
    const Import of_file = imported(start + "<Name>plan.xml</Name></Project>");

    CHECK(of_row.records.find(of_row.project)->name == "Portal");
    CHECK(of_row.records.find(of_row.project)->notes.text == "Kept short");
    CHECK(count_of(of_row, type_of<Task>) == 0);
    CHECK(of_file.records.find(of_file.project)->name == "plan");
}

TEST_CASE("Without a start date the project starts with its first task, and the report says so") {
    const Import import = imported("<Project xmlns=\"http://schemas.microsoft.com/project\"><Title>P</Title><Tasks>" +
                                   mspdi_task(1, "Late", "<Start>2026-11-09T08:00:00</Start>") +
                                   mspdi_task(2, "Early", "<Start>2026-11-03T13:00:00</Start>") + "</Tasks></Project>");

    CHECK(import.records.find(import.project)->start == on("2026-11-03T13:00"));
    REQUIRE_FALSE(import.report.warnings.empty());
    CHECK(import.report.warnings[0] == "The project has no start date in its file; it starts with its first task.");
}

TEST_CASE("Outline levels become parents, and a level that skips one counts as the next") {
    const Import import = imported(mspdi_tasks(mspdi_task(1, "Design", {}, 1) + mspdi_task(2, "Sketch", {}, 2) +
                                               mspdi_task(3, "Ink", {}, 4) + mspdi_task(4, "Build", {}, 1)));

    const Outline outline = outline_of(import.records, import.project);
    REQUIRE(outline.size() == 4);
    CHECK(outline.number(outline.find(named<Task>(import.records, "Sketch").id)) == "1.1");
    CHECK(outline.number(outline.find(named<Task>(import.records, "Ink").id)) == "1.1.1");
    CHECK(outline.number(outline.find(named<Task>(import.records, "Build").id)) == "2");
}

TEST_CASE("A task carries duration, work, constraint, deadline, progress and notes") {
    const Import import = imported(mspdi_tasks(mspdi_task(
        7, "Form",
        "<Duration>PT20H0M0S</Duration><DurationFormat>39</DurationFormat><Work>PT10H30M0S</Work><Estimated>1</"
        "Estimated><Milestone>1</Milestone>"
        "<Priority>700</Priority><PercentComplete>25</PercentComplete><ActualStart>2026-11-03T08:00:00</ActualStart>"
        "<ConstraintType>4</ConstraintType><ConstraintDate>2026-11-03T08:00:00</"
        "ConstraintDate><Deadline>2026-11-30T17:00:00</Deadline>"
        "<IgnoreResourceCalendar>1</IgnoreResourceCalendar><Active>0</Active><Notes>Line one\nline two &amp; "
        "more</Notes><WBS>P.7</WBS>"
        "<OutlineNumber>1</OutlineNumber>")));

    const Task& task = named<Task>(import.records, "Form");
    CHECK(task.uid == 7);
    CHECK(task.duration == Minutes{1200});
    CHECK(task.duration_unit == TimeUnit::Working);
    CHECK(task.estimated);
    CHECK(task.work == Minutes{630});
    CHECK(task.milestone);
    CHECK(task.priority == 700);
    CHECK(task.done == Percent{25});
    CHECK(task.actual_start == on("2026-11-03T08:00"));
    CHECK(task.constraint == Constraint::StartNoEarlier);
    CHECK(task.constraint_date == on("2026-11-03T08:00"));
    CHECK(task.deadline == on("2026-11-30T17:00"));
    CHECK(task.ignores_people_calendars);
    CHECK_FALSE(task.active);
    CHECK(task.notes.text == "Line one\nline two & more");
    CHECK(task.code == "P.7");
}

TEST_CASE("An even duration format counts elapsed time, and one above 32 is a first guess") {
    const Import import = imported(
        mspdi_tasks(mspdi_task(1, "Dry", "<Duration>PT72H0M0S</Duration><DurationFormat>8</DurationFormat>") +
                    mspdi_task(2, "Guess", "<Duration>PT24H0M0S</Duration><DurationFormat>40</DurationFormat>")));

    CHECK(named<Task>(import.records, "Dry").duration == Minutes{72 * 60});
    CHECK(named<Task>(import.records, "Dry").duration_unit == TimeUnit::Elapsed);
    CHECK_FALSE(named<Task>(import.records, "Dry").estimated);
    CHECK(named<Task>(import.records, "Guess").duration_unit == TimeUnit::Elapsed);
    CHECK(named<Task>(import.records, "Guess").estimated);
}

TEST_CASE("Only a task scheduled by hand keeps its dates") {
    const std::string dates =
        "<Start>2026-11-04T08:00:00</Start><Finish>2026-11-04T17:00:00</Finish>"
        "<ManualStart>2026-11-05T08:00:00</ManualStart><ManualFinish>2026-11-05T17:00:00</ManualFinish>";
    const Import import = imported(mspdi_tasks(mspdi_task(1, "By hand", "<Manual>1</Manual>" + dates) +
                                               mspdi_task(2, "By links", "<Manual>0</Manual>" + dates)));

    CHECK(named<Task>(import.records, "By hand").manual);
    CHECK(named<Task>(import.records, "By hand").manual_start == on("2026-11-05T08:00"));
    CHECK(named<Task>(import.records, "By hand").manual_finish == on("2026-11-05T17:00"));
    CHECK_FALSE(named<Task>(import.records, "By links").manual);
    CHECK_FALSE(named<Task>(import.records, "By links").manual_start.has_value());
}

TEST_CASE("Links have all four types and three kinds of lag") {
    CHECK(link_of_lag(0, 0, 7).type == LinkType::FinishToFinish);
    CHECK(link_of_lag(1, 0, 7).type == LinkType::FinishToStart);
    CHECK(link_of_lag(2, 0, 7).type == LinkType::StartToFinish);
    CHECK(link_of_lag(3, 0, 7).type == LinkType::StartToStart);

    CHECK(link_of_lag(1, 4800, 7).lag == Minutes{480});
    CHECK(link_of_lag(1, 4800, 7).lag_unit == LagUnit::Working);
    CHECK(link_of_lag(1, -24000, 9).lag == Minutes{-2400});
    CHECK(link_of_lag(1, 28800, 8).lag == Minutes{2880});
    CHECK(link_of_lag(1, 28800, 8).lag_unit == LagUnit::Elapsed);
    CHECK(link_of_lag(1, -75, 19).lag == Minutes{-75});
    CHECK(link_of_lag(1, -75, 19).lag_unit == LagUnit::Percent);
    CHECK(link_of_lag(1, 50, 51).lag_unit == LagUnit::Percent);
}

TEST_CASE("Links that lead nowhere, to the task itself or twice to one stay behind and are counted") {
    const Import import = imported(mspdi_tasks(
        mspdi_task(1, "A") +
        mspdi_task(2, "B",
                   link_to(99, "") + link_to(2, "") + link_to(1, "<Type>3</Type>") + link_to(1, "<Type>3</Type>")) +
        mspdi_task(3, "C",
                   link_to(1, "<CrossProject>1</CrossProject><CrossProjectName>other.mpp</CrossProjectName>"))));

    CHECK(count_of(import, type_of<Dependency>) == 1);
    CHECK(left_of(import.report.left_out, "Links to tasks that the file does not have") == 1);
    CHECK(left_of(import.report.left_out, "Links of a task to itself") == 1);
    CHECK(left_of(import.report.left_out, "Links that another of the same type doubles") == 1);
    CHECK(left_of(import.report.left_out, "Links to tasks of other projects or empty rows") == 1);
}

TEST_CASE("Empty rows and tasks of other projects stay behind, and the outline goes on below them") {
    const Import import = imported(
        mspdi_tasks(mspdi_task(1, "Design", {}, 1) + mspdi_task(2, "Sketch", {}, 2) +
                    "<Task><UID>3</UID><ID>3</ID><IsNull>1</IsNull><OutlineLevel>0</OutlineLevel></Task>" +
                    mspdi_task(4, "Elsewhere", "<ExternalTask>1</ExternalTask>", 2) + mspdi_task(5, "Ink", {}, 2)));

    const Outline outline = outline_of(import.records, import.project);
    REQUIRE(outline.size() == 3);
    CHECK(outline.number(2) == "1.2");
    CHECK(left_of(import.report.left_out, "Empty rows") == 1);
    CHECK(left_of(import.report.left_out, "Tasks of other projects") == 1);
}

TEST_CASE("Of two tasks with one number links go to the first") {
    const Import import =
        imported(mspdi_tasks(mspdi_task(1, "First") + mspdi_task(1, "Second") + mspdi_task(2, "Last", link_to(1, ""))));

    CHECK(count_of(import, type_of<Task>) == 3);
    CHECK(only_link(import).predecessor == ref(named<Task>(import.records, "First")));
    CHECK(named<Task>(import.records, "Second").uid == 0);
    CHECK(import.report.warnings[0] == "Two tasks have the number 1; links to it go to the first, not to “Second”.");
}

TEST_CASE("A summary takes its work and progress from what is below it") {
    const Import import =
        imported(mspdi_tasks(mspdi_task(1, "Phase",
                                        "<Duration>PT40H0M0S</Duration><Work>PT40H0M0S</Work><PercentComplete>50</"
                                        "PercentComplete><Summary>1</Summary>") +
                             mspdi_task(2, "Step", "<Work>PT40H0M0S</Work><PercentComplete>50</PercentComplete>", 2)));

    CHECK(named<Task>(import.records, "Phase").work == Minutes{0});
    CHECK(named<Task>(import.records, "Phase").done == Percent{0});
    CHECK(named<Task>(import.records, "Step").work == Minutes{2400});
    CHECK(named<Task>(import.records, "Step").done == Percent{50});
}

TEST_CASE("Resources become people, material and costs, and assignments keep units and work") {
    const Import import = imported(mspdi_project(
        "<Manager>Ana Sá</Manager><Tasks>" + mspdi_task(1, "Form") +
        "</Tasks><Resources>"
        "<Resource><UID>0</UID><ID>0</ID><Type>1</Type></Resource>"
        "<Resource><UID>1</UID><ID>1</ID><Name>Ana Sá</Name><Type>1</Type><Initials>A</Initials><Group>Design</Group>"
        "<EmailAddress>ana@example.org</EmailAddress><MaxUnits>0.5</MaxUnits><Notes>Mornings</Notes></Resource>"
        "<Resource><UID>2</UID><ID>2</ID><Name>Paper</Name><Type>0</Type></Resource>"
        "<Resource><UID>3</UID><ID>3</ID><Name>Travel</Name><Type>0</Type><Initials>TRV</Initials><IsCostResource>1</"
        "IsCostResource></Resource></Resources>"
        "<Assignments><Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID><Units>0.25</"
        "Units><Work>PT2H0M0S</Work></Assignment>"
        "<Assignment><UID>2</UID><TaskUID>1</TaskUID><ResourceUID>-65535</ResourceUID><Units>1</Units></Assignment></"
        "Assignments>"));

    const Person& ana = named<Person>(import.records, "Ana Sá");
    CHECK(count_of(import, type_of<Person>) == 3);
    CHECK(ana.kind == PersonKind::Person);
    CHECK(ana.initials == "");
    CHECK(ana.role == "Design");
    CHECK(ana.email == "ana@example.org");
    CHECK(ana.capacity == Percent{50});
    CHECK(ana.notes.text == "Mornings");
    CHECK(named<Person>(import.records, "Paper").kind == PersonKind::Material);
    CHECK(named<Person>(import.records, "Travel").kind == PersonKind::Cost);
    CHECK(named<Person>(import.records, "Travel").initials == "TRV");
    CHECK(import.records.find(import.project)->manager == ref(ana));

    REQUIRE(count_of(import, type_of<Assignment>) == 1);
    const Assignment& assignment = *import.records.all<Assignment>().begin();
    CHECK(assignment.person == ref(ana));
    CHECK(assignment.units == Percent{25});
    CHECK(assignment.work == Minutes{120});
    CHECK(import.report.left_out == std::vector<Left>{});
}

TEST_CASE("Calendars have their week, and a person’s calendar without days of its own is its base") {
    const std::string nights = calendar(
        2, "Nights",
        "<IsBaseCalendar>1</IsBaseCalendar><WeekDays><WeekDay><DayType>2</DayType><DayWorking>1</DayWorking>"
        "<WorkingTimes><WorkingTime><FromTime>22:00:00</FromTime><ToTime>00:00:00</ToTime></WorkingTime></WorkingTimes>"
        "</WeekDay><WeekDay><DayType>1</DayType><DayWorking>0</DayWorking></WeekDay></WeekDays>");
    const std::string pointer = "<IsBaseCalendar>0</IsBaseCalendar><BaseCalendarUID>";
    const std::string friday_off =
        "<IsBaseCalendar>0</IsBaseCalendar><BaseCalendarUID>1</BaseCalendarUID><WeekDays><WeekDay><DayType>6</DayType>"
        "<DayWorking>0</DayWorking></WeekDay></WeekDays>";
    const auto resource = [](int uid, const std::string& name, int calendar_uid) {
        return "<Resource><UID>" + std::to_string(uid) + "</UID><Name>" + name + "</Name><Type>1</Type><CalendarUID>" +
               std::to_string(calendar_uid) + "</CalendarUID></Resource>";
    };
    const Import import = imported(mspdi_project(
        "<CalendarUID>1</CalendarUID><Calendars>" + calendar(1, "Standard", "<IsBaseCalendar>1</IsBaseCalendar>") +
        nights + calendar(3, "Ana", pointer + "1</BaseCalendarUID>") +
        calendar(4, "Bo", pointer + "2</BaseCalendarUID>") + calendar(5, "Cy", friday_off) + "</Calendars><Resources>" +
        resource(1, "Ana", 3) + resource(2, "Bo", 4) + resource(3, "Cy", 5) + "</Resources>"));

    CHECK(count_of(import, type_of<WorkingCalendar>) == 3);
    const WorkingCalendar& standard = named<WorkingCalendar>(import.records, "Standard");
    CHECK(import.records.find(import.project)->calendar == ref(standard));
    CHECK(named<WorkingCalendar>(import.records, "Nights").monday == Shifts{{22 * 60, 24 * 60}});
    CHECK(named<WorkingCalendar>(import.records, "Nights").sunday == Shifts{});
    CHECK_FALSE(named<WorkingCalendar>(import.records, "Nights").tuesday.has_value());
    CHECK(named<Person>(import.records, "Ana").calendar.is_null());
    CHECK(named<Person>(import.records, "Bo").calendar == ref(named<WorkingCalendar>(import.records, "Nights")));
    CHECK(named<Person>(import.records, "Cy").calendar == ref(named<WorkingCalendar>(import.records, "Cy")));
    CHECK(named<WorkingCalendar>(import.records, "Cy").base == ref(standard));
    CHECK(named<WorkingCalendar>(import.records, "Cy").friday == Shifts{});
}

TEST_CASE("Exceptions repeat daily, weekly, monthly and yearly") {
    const CalendarException daily = recurrence_of("<Type>7</Type><Period>3</Period>");
    CHECK(daily.repeat == Repeat::EveryDay);
    CHECK(daily.every == 3);
    CHECK(daily.times == 4);
    CHECK(daily.name == "Review");
    CHECK(daily.first == day("2026-01-01"));
    CHECK(daily.last == day("2030-12-31"));

    const CalendarException weekly = recurrence_of("<Type>6</Type><Period>2</Period><DaysOfWeek>67</DaysOfWeek>");
    CHECK(weekly.repeat == Repeat::Weekly);
    CHECK(weekly.weekdays == (64 | 1 | 32));  // Sunday, Monday, Saturday.
    CHECK(weekly.every == 2);

    const CalendarException monthly = recurrence_of("<Type>4</Type><Period>2</Period><MonthDay>15</MonthDay>");
    CHECK(monthly.repeat == Repeat::MonthlyOnDay);
    CHECK(monthly.day == 15);

    const CalendarException last_friday =
        recurrence_of("<Type>5</Type><Period>1</Period><MonthItem>8</MonthItem><MonthPosition>4</MonthPosition>");
    CHECK(last_friday.repeat == Repeat::MonthlyOnWeekday);
    CHECK(last_friday.weekdays == 16);
    CHECK(last_friday.position == 5);

    const CalendarException christmas = recurrence_of("<Type>2</Type><Month>11</Month><MonthDay>25</MonthDay>");
    CHECK(christmas.repeat == Repeat::YearlyOnDay);
    CHECK(christmas.month == 12);
    CHECK(christmas.day == 25);

    const CalendarException second_weekend_day =
        recurrence_of("<Type>3</Type><Month>4</Month><MonthItem>2</MonthItem><MonthPosition>1</MonthPosition>");
    CHECK(second_weekend_day.repeat == Repeat::YearlyOnWeekday);
    CHECK(second_weekend_day.weekdays == 96);
    CHECK(second_weekend_day.position == 2);
    CHECK(second_weekend_day.month == 5);
}

TEST_CASE("Dated days are read as exceptions where a file has no others") {
    const std::string dated =
        "<IsBaseCalendar>1</IsBaseCalendar><WeekDays><WeekDay><DayType>0</DayType><DayWorking>0</"
        "DayWorking><TimePeriod>"
        "<FromDate>2026-12-24T00:00:00</FromDate><ToDate>2026-12-31T23:59:00</ToDate></TimePeriod></WeekDay></"
        "WeekDays>";
    const Import import = imported(mspdi_project("<Calendars>" + calendar(1, "Standard", dated) + "</Calendars>"));

    REQUIRE(count_of(import, type_of<CalendarException>) == 1);
    const CalendarException& exception = *import.records.all<CalendarException>().begin();
    CHECK(exception.first == day("2026-12-24"));
    CHECK(exception.last == day("2026-12-31"));
    CHECK(exception.shifts == Shifts{});
}

TEST_CASE("A work week of its own becomes weekly exceptions, one for each kind of day") {
    const std::string weeks =
        "<IsBaseCalendar>1</IsBaseCalendar><WorkWeeks><WorkWeek><TimePeriod><FromDate>2026-07-01T00:00:00</"
        "FromDate><ToDate>2026-08-31T23:59:00</ToDate>"
        "</TimePeriod><Name>Summer</Name><WeekDays><WeekDay><DayType>2</DayType><DayWorking>1</"
        "DayWorking><WorkingTimes><WorkingTime>"
        "<FromTime>07:00:00</FromTime><ToTime>13:00:00</ToTime></WorkingTime></WorkingTimes></"
        "WeekDay><WeekDay><DayType>3</DayType><DayWorking>1</DayWorking>"
        "<WorkingTimes><WorkingTime><FromTime>07:00:00</FromTime><ToTime>13:00:00</ToTime></WorkingTime></"
        "WorkingTimes></WeekDay>"
        "<WeekDay><DayType>6</DayType><DayWorking>0</DayWorking></WeekDay></WeekDays></WorkWeek></WorkWeeks>";
    const Import import = imported(mspdi_project("<Calendars>" + calendar(1, "Standard", weeks) + "</Calendars>"));

    std::vector<std::pair<std::int32_t, Shifts>> found;
    for (const CalendarException& exception : import.records.all<CalendarException>()) {
        CHECK(exception.repeat == Repeat::Weekly);
        CHECK(exception.name == "Summer");
        CHECK(exception.first == day("2026-07-01"));
        found.emplace_back(exception.weekdays, exception.shifts);
    }
    CHECK(found == std::vector<std::pair<std::int32_t, Shifts>>{{16, {}}, {3, {{7 * 60, 13 * 60}}}});
}

TEST_CASE("An import in small steps tells how far it is and gives what one step gives") {
    std::string tasks;
    for (int uid = 1; uid <= 50; ++uid)
        tasks += mspdi_task(uid, "Task " + std::to_string(uid), uid > 1 ? link_to(uid - 1, "") : std::string());
    const std::unique_ptr<ImportJob> job = from_mspdi(mspdi_tasks(tasks), counting_ids());

    float fraction = 0;
    int steps = 0;
    for (bool done = false; !done; ++steps) {
        const Result<ImportProgress> progress = job->step(7);
        REQUIRE(progress);
        CHECK(progress->fraction >= fraction);
        CHECK(progress->fraction <= 1.0001f);
        CHECK_FALSE(progress->phase.empty());
        fraction = progress->fraction;
        done = progress->done;
    }
    const Import slowly = job->take();
    const Import at_once = imported(mspdi_tasks(tasks));

    CHECK(steps > 15);
    CHECK(described(slowly.records, slowly.project) == described(at_once.records, at_once.project));
    CHECK(slowly.report.carried == std::vector<Carried>{{"project", 1}, {"tasks", 50}, {"links", 49}});
}

}  // namespace rapport

namespace doctest {
template <> struct StringMaker<rapport::Carried> {
    static String convert(const rapport::Carried& carried) {
        return (std::to_string(carried.count) + " " + carried.what).c_str();
    }
};
}  // namespace doctest
