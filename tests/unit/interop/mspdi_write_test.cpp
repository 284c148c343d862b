// What Microsoft Project gets to read.

#include <pugixml.hpp>

#include "base/json.h"
#include "calendar/calendar.h"
#include "interop_support.h"

namespace rapport {
namespace {

DateTime on(const char* text) { return *parse_iso_date_time(text); }

/// 2026-11-02 is a Monday.
Ref<Project> portal(Workspace& workspace) {
    return put<Project>(workspace, {.name = "Portal", .start = on("2026-11-02T08:00"), .currency = "EUR"});
}

struct Written {
    Export exported;
    pugi::xml_document document;
    [[nodiscard]] pugi::xml_node task(const char* name) const { return found("Tasks", "Task", name); }
    [[nodiscard]] pugi::xml_node resource(const char* name) const { return found("Resources", "Resource", name); }
    [[nodiscard]] pugi::xml_node calendar(const char* name) const { return found("Calendars", "Calendar", name); }

private:
    [[nodiscard]] pugi::xml_node found(const char* group, const char* element, const char* name) const {
        for (const pugi::xml_node node : document.document_element().child(group).children(element))
            if (std::string_view(node.child("Name").child_value()) == name) return node;
        throw std::runtime_error(std::string("not written: ") + name);
    }
};

std::unique_ptr<Written> written(const Workspace& workspace, Ref<Project> project) {
    Result<Export> exported = to_mspdi(workspace, project);
    if (!exported) throw std::runtime_error(exported.error().message);
    auto result = std::make_unique<Written>();
    result->exported = std::move(*exported);
    result->document.load_buffer(result->exported.bytes.data(), result->exported.bytes.size());
    return result;
}

std::string_view text(pugi::xml_node node, const char* child) { return node.child(child).child_value(); }

}  // namespace

TEST_CASE("Tasks are written with the dates they are planned for") {
    Workspace workspace;
    const auto project = portal(workspace);
    const auto first = put<Task>(workspace, {.project = project, .rank = {"a"}, .name = "Form", .duration = {960}});
    const auto second = put<Task>(workspace, {.project = project, .rank = {"b"}, .name = "Test", .duration = {480}});
    put(workspace, link_of(first, second));

    const auto file = written(workspace, project);

    CHECK(text(file->task("Form"), "Start") == "2026-11-02T08:00:00");
    CHECK(text(file->task("Form"), "Finish") == "2026-11-03T17:00:00");
    CHECK(text(file->task("Test"), "Start") == "2026-11-04T08:00:00");
    CHECK(text(file->task("Test"), "Critical") == "1");
    CHECK(text(file->document.document_element(), "FinishDate") == "2026-11-04T17:00:00");
    CHECK(text(file->task("Test").child("PredecessorLink"), "PredecessorUID") == text(file->task("Form"), "UID"));
    CHECK(file->exported.file_name == "Portal.xml");
    CHECK(file->exported.left_out == std::vector<Left>{});
}

TEST_CASE("Numbers that came from a file are kept, and others get the next ones") {
    Workspace workspace;
    const auto project = portal(workspace);
    put<Task>(workspace, {.project = project, .rank = {"a"}, .name = "New"});
    put<Task>(workspace, {.project = project, .rank = {"b"}, .name = "Old", .uid = 12});
    put<Task>(workspace, {.project = project, .rank = {"c"}, .name = "Copy", .uid = 12});

    const auto file = written(workspace, project);

    CHECK(text(file->task("Old"), "UID") == "12");
    CHECK(text(file->task("New"), "UID") == "13");
    CHECK(text(file->task("Copy"), "UID") == "14");
}

TEST_CASE("Every person gets a calendar that points to a base, as Microsoft Project wants it") {
    Workspace workspace;
    const auto project = portal(workspace);
    const auto task = put<Task>(workspace, {.project = project, .rank = {"a"}, .name = "Form"});
    const auto person = put<Person>(workspace, {.name = "Ana"});
    put<Assignment>(workspace, {.task = task, .person = person});

    const auto file = written(workspace, project);

    const pugi::xml_node calendar = file->calendar("Ana");
    CHECK(text(calendar, "IsBaseCalendar") == "0");
    CHECK(text(calendar, "BaseCalendarUID") == text(file->calendar("Standard"), "UID"));
    CHECK(text(file->resource("Ana"), "CalendarUID") == text(calendar, "UID"));
    CHECK(text(file->document.document_element(), "CalendarUID") == text(file->calendar("Standard"), "UID"));
}

TEST_CASE("People who work for other projects alone, and what only those need, stay here") {
    Workspace workspace;
    const auto project = portal(workspace);
    const auto other = put<Project>(workspace, {.name = "Other"});
    const auto nights = put<WorkingCalendar>(workspace, {.name = "Nights"});
    const auto task = put<Task>(workspace, {.project = project, .rank = {"a"}, .name = "Form"});
    const auto elsewhere = put<Task>(workspace, {.project = other, .rank = {"a"}, .name = "Elsewhere"});
    const auto ana = put<Person>(workspace, {.name = "Ana"});
    const auto bo = put<Person>(workspace, {.name = "Bo", .calendar = nights});
    put<Person>(workspace, {.name = "Cy"});
    put<Assignment>(workspace, {.task = task, .person = ana});
    put<Assignment>(workspace, {.task = elsewhere, .person = ana});
    put<Assignment>(workspace, {.task = elsewhere, .person = bo});

    const std::string bytes = written(workspace, project)->exported.bytes;

    CHECK(bytes.contains("<Name>Ana</Name>"));
    CHECK(bytes.contains("<Name>Cy</Name>"));
    CHECK_FALSE(bytes.contains("Bo"));
    CHECK_FALSE(bytes.contains("Nights"));
    CHECK_FALSE(bytes.contains("Elsewhere"));
}

TEST_CASE("A night shift is cut at midnight, and its morning belongs to the next day") {
    Workspace workspace;
    const auto nights = put<WorkingCalendar>(workspace, {.name = "Nights", .friday = Shifts{{22 * 60, 30 * 60}}});
    const auto project =
        put<Project>(workspace, {.name = "Portal", .start = on("2026-11-02T08:00"), .calendar = nights});

    const auto file = written(workspace, project);

    std::map<std::string, std::string> days;
    for (const pugi::xml_node day : file->calendar("Nights").child("WeekDays"))
        for (const pugi::xml_node time : day.child("WorkingTimes"))
            days[std::string(text(day, "DayType"))] +=
                std::string(text(time, "FromTime")) + "-" + std::string(text(time, "ToTime")) + " ";
    CHECK(days["6"] == "22:00:00-00:00:00 ");
    CHECK(days["7"] == "00:00:00-06:00:00 ");
    CHECK(days["5"] == "08:00:00-12:00:00 13:00:00-17:00:00 ");
}

TEST_CASE("A calendar based on another is written out in full where Microsoft Project has no base for it") {
    Workspace workspace;
    const auto standard = put<WorkingCalendar>(workspace, {.name = "Standard", .friday = Shifts{{8 * 60, 12 * 60}}});
    const auto summer = put<WorkingCalendar>(workspace, {.name = "Summer", .base = standard, .monday = Shifts{}});
    put<CalendarException>(workspace, {.calendar = standard, .name = "Holiday", .first = {20'800}, .last = {20'800}});
    const auto project =
        put<Project>(workspace, {.name = "Portal", .start = on("2026-11-02T08:00"), .calendar = summer});

    const auto file = written(workspace, project);

    const pugi::xml_node calendar = file->calendar("Summer");
    CHECK(text(calendar, "IsBaseCalendar") == "1");
    CHECK(text(calendar.child("Exceptions").child("Exception"), "Name") == "Holiday");
    std::string working;
    for (const pugi::xml_node day : calendar.child("WeekDays")) working += text(day, "DayWorking");
    CHECK(working == "0011110");
    CHECK(left_of(file->exported.left_out, "What a calendar is based on (it was written out in full)") == 1);
}

TEST_CASE("What Microsoft Project has no field for goes into custom fields and comes back") {
    Workspace workspace;
    const auto client = put<Client>(workspace, {.name = "Harbour School"});
    const auto ana = put<Person>(workspace, {.name = "Ana",
                                             .phone = "+351 210",
                                             .organisation = "Studio",
                                             .time_zone = "Europe/Lisbon",
                                             .tags = with_words({}, {"lead"})});
    const auto project = put<Project>(workspace, {.client = client,
                                                  .name = "Portal",
                                                  .manager = ana,
                                                  .start = on("2026-11-02T08:00"),
                                                  .promised = on("2026-12-18T17:00"),
                                                  .summary = {"A form parents enjoy."},
                                                  .tags = with_words({}, {"school"})});
    put<Task>(workspace, {.project = project,
                          .rank = {"a"},
                          .name = "Form",
                          .promised = on("2026-12-01T17:00"),
                          .summary = {"First pages"},
                          .tags = with_words({}, {"a b", "design"})});

    const Result<Export> exported = to_mspdi(workspace, project);
    REQUIRE(exported);
    const Result<Import> import = import_mspdi(exported->bytes);

    REQUIRE(message_of(import) == "no error");
    const Task& task = named<Task>(import->records, "Form");
    CHECK(task.promised == on("2026-12-01T17:00"));
    CHECK(task.summary.text == "First pages");
    CHECK(task.tags.words() == std::vector<std::string>{"a b", "design"});
    const Project& back = *import->records.find(import->project);
    CHECK(back.promised == on("2026-12-18T17:00"));
    CHECK(back.summary.text == "A form parents enjoy.");
    CHECK(back.tags.words() == std::vector<std::string>{"school"});
    CHECK(import->records.find(back.manager)->phone == "+351 210");
    CHECK(import->records.find(back.manager)->organisation == "Studio");
    CHECK(import->records.find(back.manager)->time_zone == "Europe/Lisbon");
    CHECK(import->suggested_client == "Harbour School");
    CHECK(import->report.left_out == std::vector<Left>{});
}

TEST_CASE("What has no place in the file is told by the name of its field") {
    Workspace workspace;
    const auto project = put<Project>(workspace, {.name = "Portal",
                                                  .code = "HS-1",
                                                  .stage = Stage::Active,
                                                  .success = {"No queues"},
                                                  .start = on("2026-11-02T08:00")});
    const auto task =
        put<Task>(workspace, {.project = project, .rank = {"a"}, .name = "Form", .summary = {"One line\nand another"}});
    put(workspace, comment_of(task.id, "Looks good"));

    const auto file = written(workspace, project);

    CHECK(left_of(file->exported.left_out, "Code (project)") == 1);
    CHECK(left_of(file->exported.left_out, "Stage (project)") == 1);
    CHECK(left_of(file->exported.left_out, "Success, in the client’s words (project)") == 1);
    CHECK(left_of(file->exported.left_out, "Summary for the client (longer than one line of 255 characters)") == 1);
    CHECK(left_of(file->exported.left_out, "Comments") == 1);
    CHECK(file->exported.left_out.size() == 5);
}

TEST_CASE("Any text comes back from the file as it went in, but for characters XML cannot write") {
    Workspace workspace;
    const auto project = portal(workspace);
    const std::string hostile = "a < b & \"c\" ]]> </Task> 'd' \xF0\x9F\x98\x80 \u202E abc \uFEFF";
    put<Task>(workspace, {.project = project, .rank = {"a"}, .name = hostile, .notes = {"one\r\ntwo\n\tthree\x01"}});

    const Result<Export> exported = to_mspdi(workspace, project);
    REQUIRE(exported);
    const Result<Import> import = import_mspdi(exported->bytes);

    REQUIRE(message_of(import) == "no error");
    CHECK(named<Task>(import->records, hostile).notes.text == "one\r\ntwo\n\tthree ");
}

TEST_CASE("Naughty strings survive as names and notes") {
    const auto file = shared_files("data/strings/naughty.json");
    if (!file) return;
    const Result<Json> strings = read_json(bytes_of(*file));
    REQUIRE(strings);
    std::vector<std::string> texts;
    for (const Json& text : *strings->as_array())
        if (const std::string name(trimmed(*text.as_text())); !name.empty()) texts.push_back(name);
    const auto has_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t'; };
    std::erase_if(texts, [&](const std::string& text) {
        return std::ranges::any_of(text, has_control) || text.contains("\uFFFE") || text.contains("\uFFFF");
    });
    CHECK_FALSE(texts.empty());

    Workspace workspace;
    const auto project = portal(workspace);
    Rank rank;
    for (const std::string& text : texts) {
        rank = rank_between(rank, {});
        put<Task>(workspace, {.project = project, .rank = rank, .name = text, .notes = {text}});
    }
    const Result<Export> exported = to_mspdi(workspace, project);
    REQUIRE(exported);
    const Result<Import> import = import_mspdi(exported->bytes);
    REQUIRE(message_of(import) == "no error");
    const Outline outline = outline_of(import->records, import->project);

    REQUIRE(outline.size() == std::ssize(texts));
    for (std::int32_t row = 0; row < outline.size(); ++row) {
        CHECK(outline[row].task->name == texts[static_cast<std::size_t>(row)]);
        CHECK(outline[row].task->notes.text == texts[static_cast<std::size_t>(row)]);
    }
}

TEST_CASE("A project that is gone cannot be written") {
    const Workspace workspace;
    const Result<Export> exported = to_mspdi(workspace, {});
    REQUIRE_FALSE(exported);
    CHECK(exported.error().message == "The project is not there any more.");
}

TEST_CASE("A project without a currency says so with the code for none, and has none when it comes back") {
    Workspace workspace;
    const auto project = put<Project>(workspace, {.name = "Portal", .start = on("2026-11-02T08:00")});

    const Result<Export> exported = to_mspdi(workspace, project);

    REQUIRE(exported);
    CHECK(exported->bytes.contains("<CurrencyCode>XXX</CurrencyCode>"));
    CHECK_FALSE(exported->bytes.contains("<CurrencySymbol>"));
    const Result<Import> import = import_mspdi(exported->bytes);
    REQUIRE(message_of(import) == "no error");
    CHECK(import->records.find(import->project)->currency.empty());
    const auto euros = portal(workspace);
    CHECK(to_mspdi(workspace, euros)->bytes.contains("<CurrencyCode>EUR</CurrencyCode>"));
}

TEST_CASE("Two links of different types between the same tasks come back") {
    Workspace workspace;
    const auto project = portal(workspace);
    const auto a = put<Task>(workspace, {.project = project, .rank = {"a"}, .name = "A", .duration = {5 * 480}});
    const auto b = put<Task>(workspace, {.project = project, .rank = {"b"}, .name = "B", .duration = {2 * 480}});
    put(workspace, link_of(a, b, LinkType::StartToStart));
    put(workspace, link_of(a, b, LinkType::FinishToFinish, {480}));

    const Result<Import> import = import_mspdi(to_mspdi(workspace, project)->bytes);
    REQUIRE(message_of(import) == "no error");
    CHECK(count_of(*import, type_of<Dependency>) == 2);
    CHECK(import->report.left_out.empty());
    CHECK(import->report.warnings.empty());
}

TEST_CASE("An exception that takes its month, day or weekday from its first day comes back with the same days") {
    Workspace workspace;
    const auto calendar = put<WorkingCalendar>(workspace, {.name = "House"});
    const auto project = put<Project>(
        workspace, {.name = "Portal", .start = on("2026-11-02T08:00"), .calendar = calendar, .currency = "EUR"});
    put<Task>(workspace, {.project = project, .rank = {"a"}, .name = "Form"});
    std::vector<std::vector<Date>> ours, theirs;
    const Date first = *parse_iso_date("2025-12-25"), last = *parse_iso_date("2029-12-31");
    for (const Repeat repeat : {Repeat::Weekly, Repeat::MonthlyOnDay, Repeat::MonthlyOnWeekday, Repeat::YearlyOnDay,
                                Repeat::YearlyOnWeekday}) {
        const CalendarException exception{.calendar = calendar, .first = first, .last = last, .repeat = repeat};
        put(workspace, exception);
        ours.push_back(days_of(exception, first, last));
    }

    const Result<Import> import = import_mspdi(to_mspdi(workspace, project)->bytes);
    REQUIRE(message_of(import) == "no error");
    for (const CalendarException& exception : import->records.all<CalendarException>())
        theirs.push_back(days_of(exception, first, last));
    CHECK(theirs == ours);
    CHECK(import->report.left_out.empty());
}

TEST_CASE("What does not come back from the file as it is, is told") {
    Workspace workspace;
    const auto project = portal(workspace);
    put<Task>(workspace, {.project = project,
                          .rank = {"a"},
                          .name = "Form",
                          .code = "1",
                          .notes = {"one\x01two"},
                          .tags = with_words({}, {"a;b"})});
    const Result<Export> exported = to_mspdi(workspace, project);
    REQUIRE(exported);
    CHECK(left_of(exported->left_out, "Codes that are the number of their row") == 1);
    CHECK(left_of(exported->left_out, "Semicolons in tags (commas now)") == 1);
    CHECK(left_of(exported->left_out, "Characters that nobody sees (control characters)") == 1);
    const Result<Import> import = import_mspdi(exported->bytes);
    REQUIRE(message_of(import) == "no error");
    CHECK(named<Task>(import->records, "Form").tags.words() == std::vector<std::string>{"a,b"});
}

}  // namespace rapport
