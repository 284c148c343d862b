// Tasks that repeat, on their way through Microsoft Project's file.

#include <pugixml.hpp>

#include "interop/csv.h"
#include "interop_support.h"
#include "schedule/schedule.h"

namespace rapport {
namespace {

DateTime on(const char* text) { return *parse_iso_date_time(text); }

const std::optional<Shifts> day{Shifts{{480, 720}, {780, 1020}}};

/// A meeting on four Tuesdays of December 2026, an hour at nine.
struct Meeting {
    Workspace workspace;
    Ref<WorkingCalendar> calendar = put<WorkingCalendar>(workspace, {.name = "House",
                                                                     .monday = day,
                                                                     .tuesday = day,
                                                                     .wednesday = day,
                                                                     .thursday = day,
                                                                     .friday = day,
                                                                     .saturday = Shifts{},
                                                                     .sunday = Shifts{},
                                                                     .uid = 1});
    Ref<Project> project =
        put<Project>(workspace, {.name = "Port", .start = on("2026-11-30T08:00"), .calendar = calendar});
    Ref<Task> task = put<Task>(workspace, {.project = project,
                                           .rank = {"a"},
                                           .name = "Meeting",
                                           .duration = {60},
                                           .work = {120},
                                           .effort_type = EffortType::FixedWork,
                                           .done = {40},
                                           .uid = 7});
    Ref<Recurrence> rule = put<Recurrence>(
        workspace,
        {.task = task, .first = *parse_iso_date("2026-12-01"), .last = *parse_iso_date("2026-12-22"), .weekdays = 2});

    [[nodiscard]] Export exported() const {
        Result<Export> result = to_mspdi(workspace, project);
        if (!result) throw std::runtime_error(result.error().message);
        return std::move(*result);
    }
};

Import imported(const std::string& bytes) {
    Result<Import> import = import_mspdi(bytes);
    if (!import) throw std::runtime_error(import.error().message);
    return std::move(*import);
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    text.replace(text.find(what), what.size(), with);
    return text;
}

}  // namespace

TEST_CASE("Microsoft Project gets a summary with a fixed task for each time of a task that repeats") {
    const Meeting meeting;
    const Export exported = meeting.exported();

    pugi::xml_document document;
    REQUIRE(document.load_buffer(exported.bytes.data(), exported.bytes.size()));
    std::vector<std::string> rows;
    for (const pugi::xml_node row : document.document_element().child("Tasks"))
        rows.push_back(std::string(row.child("OutlineNumber").child_value()) + " " + row.child("Name").child_value() +
                       " " + row.child("Start").child_value() + " " + row.child("ConstraintType").child_value() + " " +
                       row.child("PercentComplete").child_value());
    CHECK(rows ==
          std::vector<std::string>{"0 Port 2026-12-01T09:00:00  40", "1 Meeting 2026-12-01T09:00:00 0 40",
                                   "1.1 Meeting 1 2026-12-01T09:00:00 2 100", "1.2 Meeting 2 2026-12-08T09:00:00 2 60",
                                   "1.3 Meeting 3 2026-12-15T09:00:00 2 0", "1.4 Meeting 4 2026-12-22T09:00:00 2 0"});
    CHECK(left_of(exported.left_out, "How tasks repeat (Microsoft Project gets a task for each time)") == 1);
}

TEST_CASE("A task that repeats comes back as one, with its rule, its people and its links") {
    Meeting meeting;
    const auto ana = put<Person>(meeting.workspace, {.name = "Ana", .uid = 1});
    put<Assignment>(meeting.workspace, {.task = meeting.task, .person = ana, .units = {50}, .work = {30}});
    const auto minutes =
        put<Task>(meeting.workspace, {.project = meeting.project, .rank = {"b"}, .name = "Minutes", .uid = 8});
    put(meeting.workspace, link_of(meeting.task, minutes));

    const Import back = imported(meeting.exported().bytes);

    CHECK(described(back.records, back.project) == described(meeting.workspace, meeting.project));
    CHECK(back.report.left_out == std::vector<Left>{});
    CHECK(back.report.warnings == std::vector<std::string>{});
    const Schedule before = schedule_of(meeting.workspace, outline_of(meeting.workspace, meeting.project));
    const Schedule after = schedule_of(back.records, outline_of(back.records, back.project));
    CHECK(after.finish == before.finish);
    CHECK(after[0].driver == Driver::Repetition);
    CHECK(after[1].start == before[1].start);
}

TEST_CASE("A rule of every kind comes back as it was") {
    for (const Repeat repeat : {Repeat::EveryDay, Repeat::MonthlyOnWeekday, Repeat::YearlyOnDay}) {
        Meeting meeting;
        auto& rule = static_cast<Recurrence&>(meeting.workspace.table(type_of<Recurrence>).at(meeting.rule.id));
        rule.repeat = repeat;
        rule.every = 2;
        rule.times = 3;
        rule.month = 12;
        rule.day = 4;
        rule.position = 1;
        rule.at = {14 * 60};
        const Import back = imported(meeting.exported().bytes);
        CHECK(described(back.records, back.project) == described(meeting.workspace, meeting.project));
    }
}

TEST_CASE("A task that repeats and has begun stays one task, with its rule") {
    Meeting meeting;
    static_cast<Task&>(meeting.workspace.table(type_of<Task>).at(meeting.task.id)).actual_start =
        on("2026-12-01T09:00");
    const Import back = imported(meeting.exported().bytes);
    CHECK(described(back.records, back.project) == described(meeting.workspace, meeting.project));
    const Export exported = meeting.exported();
    CHECK_FALSE(exported.bytes.contains("Meeting 1"));
    CHECK(left_of(exported.left_out, "How tasks repeat that have begun, stand by hand or are not planned") == 1);
}

TEST_CASE("What somebody did to single times of a task that repeats is told") {
    const Meeting meeting;
    const std::string moved =
        replaced(meeting.exported().bytes, "<Start>2026-12-08T09:00:00", "<Start>2026-12-09T09:00:00");
    const Import back = imported(moved);
    CHECK(count_of(back, type_of<Task>) == 1);
    CHECK(left_of(back.report.left_out, "Times of tasks that repeat where they differ from the rule") == 1);
}

TEST_CASE("Where the rule cannot be read its times stay tasks, and the report says so") {
    const Meeting meeting;
    for (const char* odd : {"\"weekdays\":\"Tuesday\"", "\"weekdays\":2,", "\"weekdays\":"}) {
        const Import back = imported(replaced(meeting.exported().bytes, "\"weekdays\":2", odd));
        REQUIRE_FALSE(back.report.warnings.empty());
        CHECK(back.report.warnings[0].starts_with("How “Meeting” repeats cannot be read: "));
        CHECK(count_of(back, type_of<Recurrence>) == 0);
        CHECK(count_of(back, type_of<Task>) == 5);
        CHECK(named<Task>(back.records, "Meeting 2").constraint_date == on("2026-12-08T09:00"));
    }
}

TEST_CASE("A person who stands twice on a task that repeats comes back twice") {
    Meeting meeting;
    const auto ana = put<Person>(meeting.workspace, {.name = "Ana", .uid = 1});
    put<Assignment>(meeting.workspace, {.task = meeting.task, .person = ana, .units = {50}});
    put<Assignment>(meeting.workspace, {.task = meeting.task, .person = ana, .units = {20}});
    const Import back = imported(meeting.exported().bytes);
    CHECK(described(back.records, back.project) == described(meeting.workspace, meeting.project));
}

TEST_CASE("A second rule of one task, and the rules of a table, are told as left out") {
    Meeting meeting;
    put<Recurrence>(meeting.workspace, {.task = meeting.task});
    CHECK(left_of(meeting.exported().left_out, "Second rules of tasks that repeat") == 1);
    CHECK(left_of(to_csv(meeting.workspace, meeting.project)->left_out, "How tasks repeat") == 2);
}

}  // namespace rapport
