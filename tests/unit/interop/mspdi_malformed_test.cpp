// Files that are broken, foreign or hostile: each with the sentence a person reads.

#include "interop_support.h"

namespace rapport {
namespace {

std::string refusal(std::string bytes) {
    const Result<Import> import = import_mspdi(std::move(bytes));
    return std::string(message_of(import));
}

std::string utf16(std::string_view ascii, bool big_endian, bool mark) {
    std::string bytes = !mark ? "" : big_endian ? "\xFE\xFF" : "\xFF\xFE";
    for (const char c : ascii) {
        if (big_endian) bytes += '\0';
        bytes += c;
        if (!big_endian) bytes += '\0';
    }
    return bytes;
}

const std::string plan = mspdi_tasks(mspdi_task(1, "Foundation"));

}  // namespace

TEST_CASE("Malformed XML is told with line and column") {
    CHECK(refusal("<Project>\n <Tasks>\n  <Task></Tack>\n </Tasks>\n</Project>") ==
          "This file is not well-formed XML: at line 3, column 11, an end tag does not belong to the element that is "
          "open. Save it again from "
          "the program it comes from.");
    CHECK(refusal("<Project>\n< Tasks/></Project>") ==
          "This file is not well-formed XML: at line 2, column 2, “<” is not followed by the name of an element. Save "
          "it again from the "
          "program it comes from.");
    CHECK(refusal("<Project a=1/>").starts_with("This file is not well-formed XML: at line 1, column "));
}

TEST_CASE("A file that was cut off says so, wherever it was cut") {
    for (std::size_t length = plan.find("<Tasks>"); length < plan.size() - 1; ++length) {
        const std::string message = refusal(plan.substr(0, length));
        INFO(length);
        CHECK((message.starts_with("This file ends before it is complete (line ") ||
               message.starts_with("This file is not well-formed XML")));
    }
    CHECK(refusal(plan.substr(0, plan.find("</Task>")))
              .ends_with("It was cut off when it was saved or copied; save it again."));
}

TEST_CASE("Files that are no plan say what they are") {
    CHECK(refusal("") == "This file holds no XML. Save the project as XML in Microsoft Project and open that.");
    CHECK(refusal("just words").starts_with("This file"));
    CHECK(refusal("<html><body/></html>") ==
          "This is an XML file, but not a Microsoft Project plan: its outermost element is <html>. Save the project as "
          "XML in Microsoft Project "
          "and open that.");
    CHECK(refusal("<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup/></Project>")
              .contains("not a Microsoft Project plan"));
    CHECK(refusal("<p:Project xmlns:p=\"http://schemas.microsoft.com/project\"><p:Tasks/></p:Project>") ==
          "This file writes its elements with a prefix (p:Project), which Rapport does not read.");
}

TEST_CASE("Document types and entities are refused") {
    CHECK(refusal("<?xml version=\"1.0\"?><!DOCTYPE Project SYSTEM "
                  "\"http://example.org/x.dtd\"><Project><Tasks/></Project>") ==
          "This file declares a document type (<!DOCTYPE …>), through which it could pull in other files. Microsoft "
          "Project writes none; save "
          "the project as XML from there.");
    CHECK(refusal("<!DOCTYPE Project [<!ENTITY a \"aaaa\"><!ENTITY b "
                  "\"&a;&a;&a;\">]><Project><Title>&b;</Title><Tasks/></Project>")
              .contains("document type"));
    CHECK(refusal("<!DOCTYPE Project [<!ENTITY file SYSTEM "
                  "\"file:///etc/passwd\">]><Project><Title>&file;</Title><Tasks/></Project>")
              .contains("document type"));
}

TEST_CASE("Encodings other than UTF-8 are read where they are declared or marked, or refused by name") {
    const std::string named =
        "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><Project><Title>Caf\xE9 \x80</Title><Tasks/></Project>";
    const Result<Import> latin = import_mspdi(named);
    REQUIRE(latin);
    CHECK(latin->records.find(latin->project)->name == "Café €");

    for (const bool big_endian : {false, true})
        for (const bool mark : {false, true}) CHECK(refusal(utf16(plan, big_endian, mark)) == "no error");
    CHECK(refusal("\xEF\xBB\xBF" + plan) == "no error");
    CHECK(refusal("<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><Project><Title>\x83\x65</Title><Tasks/></Project>") ==
          "This file is written in the encoding “shift_jis”, which Rapport does not read. Save it as UTF-8.");
    CHECK(refusal(std::string("\xFF\xFE\0\0<\0\0\0", 8)) ==
          "This file is written in UTF-32, which Rapport does not read. Save it as UTF-8.");
}

TEST_CASE("Broken characters come in as replacements, and the report says so") {
    const Result<Import> import =
        import_mspdi("<Project><Title>Caf\xE9</Title><StartDate>2026-11-02T08:00:00</StartDate><Tasks/></Project>");

    REQUIRE(import);
    CHECK(import->records.find(import->project)->name == "Caf\uFFFD");
    CHECK(import->report.warnings ==
          std::vector<std::string>{"Some characters of the file are not valid UTF-8; they came in as �."});
}

TEST_CASE("Values that are no values are left at what a new task has, with a sentence each") {
    const Result<Import> import = import_mspdi(mspdi_tasks(mspdi_task(
        1, "Odd",
        "<Duration>eight "
        "hours</Duration><Deadline>tomorrow</Deadline><ConstraintType>9</ConstraintType><CalendarUID>77</CalendarUID>"
        "<PercentComplete>many</PercentComplete><Priority>99999</Priority>")));

    REQUIRE(import);
    const Task& task = named<Task>(import->records, "Odd");
    CHECK(task.duration == Minutes{480});
    CHECK_FALSE(task.deadline.has_value());
    CHECK(task.done == Percent{0});
    CHECK(task.priority == 500);
    CHECK(import->report.warnings ==
          std::vector<std::string>{"The duration of “Odd”, “eight hours”, is not a duration.",
                                   "“Odd” has a constraint Rapport does not know; it is planned as soon as possible.",
                                   "The percent complete of “Odd”, “many”, is not a number.",
                                   "The deadline of “Odd”, “tomorrow”, is not a date.",
                                   "“Odd” refers to calendar 77, which the file does not have.",
                                   "The priority of “Odd”, “99999”, is not from 0 to 1,000."});
}

TEST_CASE("Many warnings are cut short and counted") {
    std::string tasks;
    for (int uid = 1; uid <= 60; ++uid) tasks += mspdi_task(uid, "T", "<Deadline>never</Deadline>");

    const Result<Import> import = import_mspdi(mspdi_tasks(tasks));

    REQUIRE(import);
    CHECK(import->report.warnings.size() == 51);
    CHECK(import->report.warnings.back() == "And 10 warnings more.");
}

TEST_CASE("Work weeks in tags without a name, as Project 2007 wrote them, are read") {
    const Result<Import> import =
        import_mspdi(mspdi_project("<Calendars><Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</"
                                   "IsBaseCalendar><><WorkWeek><TimePeriod><FromDate>2026-07-01T00:00:00"
                                   "</FromDate><ToDate>2026-08-31T00:00:00</ToDate></TimePeriod><WeekDay><DayType>6</"
                                   "DayType><DayWorking>0</DayWorking></WeekDay></WorkWeek></>"
                                   "</Calendar></Calendars>"));

    REQUIRE(message_of(import) == "no error");
    CHECK(count_of(*import, type_of<CalendarException>) == 1);
}

TEST_CASE("Elements nested a hundred thousand deep do no harm") {
    std::string deep = "<Project><Tasks><Task>";
    for (int i = 0; i < 100'000; ++i) deep += "<a>";
    for (int i = 0; i < 100'000; ++i) deep += "</a>";

    CHECK(refusal(deep + "</Task></Tasks></Project>") == "no error");
}

TEST_CASE("A calendar that points to a base the file does not have, or stands there twice, is read") {
    const auto calendar = [](int uid, int base, std::string_view more) {
        return "<Calendar><UID>" + std::to_string(uid) + "</UID><Name>C" + std::to_string(uid) +
               "</Name><IsBaseCalendar>0</IsBaseCalendar><BaseCalendarUID>" + std::to_string(base) +
               "</BaseCalendarUID>" + std::string(more) + "</Calendar>";
    };
    const std::string sunday = "<WeekDays><WeekDay><DayType>1</DayType><DayWorking>0</DayWorking></WeekDay></WeekDays>";
    const Result<Import> pointer = import_mspdi(mspdi_project("<Calendars>" + calendar(3, 8, "") + "</Calendars>"));
    REQUIRE(pointer);
    CHECK(count_of(*pointer, type_of<WorkingCalendar>) == 0);

    const Result<Import> twice = import_mspdi(mspdi_project(
        "<Calendars>" + calendar(1, -1, sunday) + calendar(2, 1, sunday) + calendar(1, 2, sunday) + "</Calendars>"));
    REQUIRE(twice);
    CHECK(named<WorkingCalendar>(twice->records, "C1").base.is_null());
    CHECK(named<WorkingCalendar>(twice->records, "C2").base.id == named<WorkingCalendar>(twice->records, "C1").id);
    CHECK(std::ranges::find(twice->report.warnings,
                            "Two calendars of the file have the number 1; the first was taken.") !=
          twice->report.warnings.end());
}

}  // namespace rapport
