// The plan as a table, and back.

#include "base/json.h"
#include "interop/csv.h"
#include "interop_support.h"

namespace rapport {
namespace {

DateTime on(const char* text) { return *parse_iso_date_time(text); }

Result<Import> import_csv(std::string_view bytes) {
    CsvTable table = *read_csv(bytes);
    const CsvMapping mapping = mapping_of(guess_columns(table));
    const auto job =
        from_csv(std::move(table), mapping,
                 {.project_name = "Portal", .today = *parse_iso_date("2026-11-02"), .make_id = counting_ids()});
    return finish(*job);
}

/// Tasks, links, people and assignments as text; the numbers of files aside, which a table gives anew.
std::vector<std::string> described_plan(Workspace& workspace, Ref<Project> project) {
    for (Entity* row : workspace.table(type_of<Task>).rows()) static_cast<Task&>(*row).uid = 0;
    std::vector<std::string> lines;
    const Outline outline = outline_of(workspace, project);
    for (const EntityType* type : {&type_of<Task>, &type_of<Dependency>, &type_of<Person>, &type_of<Assignment>})
        for (const Entity* record : workspace.table(*type).rows())
            lines.push_back(described(workspace, outline, *type, *record));
    std::ranges::sort(lines);
    return lines;
}

Workspace plan(Ref<Project>& project) {
    Workspace workspace;
    project = put<Project>(workspace, {.name = "Portal", .start = on("2026-11-02T08:00")});
    const auto design = put<Task>(workspace, {.project = project, .rank = {"a"}, .name = "Design"});
    const auto sketch = put<Task>(workspace, {.project = project,
                                              .parent = design,
                                              .rank = {"a"},
                                              .name = "Sketch, then \"ink\"",
                                              .duration = {2 * 480},
                                              .estimated = true,
                                              .work = {600},
                                              .done = {25},
                                              .actual_start = on("2026-11-02T08:00"),
                                              .code = "D-1",
                                              .notes = {"one\r\ntwo"},
                                              .tags = with_words({}, {"a, b", "c"})});
    const auto dry = put<Task>(workspace, {.project = project,
                                           .parent = design,
                                           .rank = {"b"},
                                           .name = "=Dry",
                                           .duration = {3 * 1440},
                                           .duration_unit = TimeUnit::Elapsed,
                                           .deadline = on("2026-11-30T17:00"),
                                           .promised = on("2026-12-01T12:00")});
    const auto late = put<Task>(workspace, {.project = project,
                                            .rank = {"b"},
                                            .name = "Late",
                                            .duration = {90},
                                            .constraint = Constraint::FinishNoLater,
                                            .constraint_date = on("2026-12-11T16:00"),
                                            .active = false,
                                            .priority = 700,
                                            .summary = {"What they get"}});
    const auto fixed = put<Task>(workspace, {.project = project,
                                             .rank = {"c"},
                                             .name = "Fixed",
                                             .manual = true,
                                             .manual_start = on("2026-11-23T10:00"),
                                             .manual_finish = on("2026-11-24T12:00")});
    put<Task>(workspace, {.project = project, .rank = {"d"}, .name = "Open", .milestone = true, .duration = {0}});
    put(workspace, link_of(sketch, dry, LinkType::StartToStart, {480}));
    put<Dependency>(workspace, {.predecessor = dry, .successor = late, .lag = {-50}, .lag_unit = LagUnit::Percent});
    put<Dependency>(workspace, {.predecessor = late,
                                .successor = fixed,
                                .type = LinkType::FinishToFinish,
                                .lag = {2880},
                                .lag_unit = LagUnit::Elapsed});
    const auto ana = put<Person>(workspace, {.name = "Ana"});
    const auto jo = put<Person>(workspace, {.name = "Doe, Jo"});
    put<Assignment>(workspace, {.task = sketch, .person = ana, .units = {50}});
    put<Assignment>(workspace, {.task = sketch, .person = jo});
    put<Assignment>(workspace, {.task = dry, .person = jo, .units = {150}});
    return workspace;
}

}  // namespace

TEST_CASE("A plan written as a table comes back as it was") {
    Ref<Project> project;
    Workspace workspace = plan(project);

    const Result<Export> exported = to_csv(workspace, project);
    REQUIRE(exported);
    Result<Import> import = import_csv(exported->bytes);

    REQUIRE(message_of(import) == "no error");
    CHECK(import->report.warnings == std::vector<std::string>{});
    CHECK(import->report.left_out == std::vector<Left>{});
    CHECK(described_plan(workspace, project) == described_plan(import->records, import->project));
}

TEST_CASE("A table is UTF-8 with a mark and ends its rows with CR LF") {
    Ref<Project> project;
    const Workspace workspace = plan(project);

    const Result<Export> exported = to_csv(workspace, project);

    REQUIRE(exported);
    CHECK(exported->file_name == "Portal.csv");
    CHECK(exported->bytes.starts_with(
        "\xEF\xBB\xBFNumber,Outline number,Name,Duration,Start,Finish,Done,Predecessors,People,"));
    CHECK(exported->bytes.contains("\r\n1,1,Design,"));
    CHECK(exported->bytes.contains(
        "2,1.1,\"Sketch, then \"\"ink\"\"\",2 d?,2026-11-02 08:00,2026-11-03 17:00,25%,,\"Ana[50%]; Doe, Jo\""));
    CHECK(exported->bytes.ends_with("\r\n"));
}

TEST_CASE("No cell begins as a formula") {
    Workspace workspace;
    const auto project = put<Project>(workspace, {.name = "Portal", .start = on("2026-11-02T08:00")});
    Rank rank;
    const std::vector<std::string> names{"=1+1", "+1", "-1", "@SUM(A1)", "'quoted", "''", "'=x", "=cmd|' /C calc'!A0",
                                         "fine"};
    for (const std::string& name : names) {
        rank = rank_between(rank, {});
        put<Task>(workspace, {.project = project, .rank = rank, .name = name, .notes = {name}});
    }

    const Result<Export> exported = to_csv(workspace, project);
    REQUIRE(exported);
    const Result<CsvTable> table = read_csv(exported->bytes);
    REQUIRE(table);
    for (const CsvRow& row : table->rows)
        for (const std::string& cell : row.cells)
            CHECK_FALSE(std::string_view("=+-@\t\r").contains(cell.empty() ? 'x' : cell[0]));
    const Result<Import> import = import_csv(exported->bytes);
    REQUIRE(import);
    const Outline outline = outline_of(import->records, import->project);
    REQUIRE(outline.size() == std::ssize(names));
    for (std::int32_t row = 0; row < outline.size(); ++row) {
        CHECK(outline[row].task->name == names[static_cast<std::size_t>(row)]);
        CHECK(outline[row].task->notes.text == names[static_cast<std::size_t>(row)]);
    }
}

TEST_CASE("Where a spreadsheet divides at semicolons, no part of a cell begins as a formula, and all comes back") {
    Workspace workspace;
    const auto project = put<Project>(workspace, {.name = "Portal", .start = on("2026-11-02T08:00")});
    Rank rank;
    const std::vector<std::string> names{"x;=cmd|' /C calc'!A0", "a;'=b", "a;''c",   "a;+1;-1;@b", "say \";\"=1+1",
                                         "a;\"\"=1+1",           ";=1",   "'=a;'-b", "a; b; c"};
    for (const std::string& name : names) {
        rank = rank_between(rank, {});
        put<Task>(workspace, {.project = project, .rank = rank, .name = name, .notes = {"one\n" + name + "\n=two"}});
    }

    const Result<Export> exported = to_csv(workspace, project);
    REQUIRE(exported);
    bool begins = true;
    for (const char c : exported->bytes) {
        if (c != '"') CHECK_FALSE((begins && std::string_view("=+-@").contains(c)));
        begins = c == ';' || c == '\n' || (begins && c == '"');
    }
    const Result<Import> import = import_csv(exported->bytes);
    REQUIRE(import);
    const Outline outline = outline_of(import->records, import->project);
    REQUIRE(outline.size() == std::ssize(names));
    for (std::int32_t row = 0; row < outline.size(); ++row) {
        const std::string& name = names[static_cast<std::size_t>(row)];
        CHECK(outline[row].task->name == name);
        CHECK(outline[row].task->notes.text == "one\n" + name + "\n=two");
    }
}

TEST_CASE("Where a day is not eight hours long, durations are written in hours") {
    Workspace workspace;
    const auto project = put<Project>(workspace, {.name = "Portal", .start = on("2026-11-02T08:00"), .day = {450}});
    put<Task>(workspace, {.project = project, .rank = {"a"}, .name = "A", .duration = {450}});

    const Result<Export> exported = to_csv(workspace, project);

    REQUIRE(exported);
    CHECK(exported->bytes.contains("1,1,A,7 h 30 min,"));
    CHECK(left_of(exported->left_out, "Hours in a day (project)") == 1);
}

TEST_CASE("Naughty strings survive a table") {
    const auto file = shared_files("data/strings/naughty.json");
    if (!file) return;
    const Result<Json> strings = read_json(bytes_of(*file));
    REQUIRE(strings);
    Workspace workspace;
    const auto project = put<Project>(workspace, {.name = "Portal", .start = on("2026-11-02T08:00")});
    std::vector<std::string> names;
    Rank rank;
    for (const Json& text : *strings->as_array()) {
        std::string name(trimmed(*text.as_text()));
        std::erase(name, '\0');
        if (name.empty()) continue;
        rank = rank_between(rank, {});
        put<Task>(workspace, {.project = project, .rank = rank, .name = name});
        names.push_back(without_controls(name));  // What nobody sees stays behind.
    }
    const Result<Export> exported = to_csv(workspace, project);
    REQUIRE(exported);
    const Result<Import> import = import_csv(exported->bytes);
    REQUIRE(message_of(import) == "no error");
    const Outline outline = outline_of(import->records, import->project);

    REQUIRE(outline.size() == std::ssize(names));
    for (std::int32_t row = 0; row < outline.size(); ++row)
        CHECK(outline[row].task->name == names[static_cast<std::size_t>(row)]);
}

TEST_CASE("Every Microsoft Project plan survives a table, but for what the report names") {
    for (const std::filesystem::path& file : mspdi_files()) {
        INFO(file.string());
        Result<Import> first = import_mspdi(bytes_of(file));
        REQUIRE(first);
        const Result<Export> exported = to_csv(first->records, first->project);
        REQUIRE(exported);
        if (outline_of(first->records, first->project).size() == 0) continue;
        Result<Import> second = import_csv(exported->bytes);
        REQUIRE(message_of(second) == "no error");
        CHECK(count_of(*first, type_of<Task>) - count_of(*second, type_of<Task>) ==
              left_of(second->report.left_out, "Rows without a name"));
        CHECK(count_of(*first, type_of<Dependency>) == count_of(*second, type_of<Dependency>));
        CHECK(count_of(*first, type_of<Assignment>) == count_of(*second, type_of<Assignment>));
    }
}

TEST_CASE("Names with brackets come back, and what cannot come back as it is, is told") {
    Workspace workspace;
    const auto project = put<Project>(workspace, {.name = "Portal", .start = on("2026-11-02T08:00")});
    const auto task = put<Task>(
        workspace, {.project = project, .rank = {"a"}, .name = "Fo\x01rm", .tags = with_words({}, {"a;b", "c"})});
    for (const char* name : {"Bo [x]", "Cy [50%]", "Ana; the first"})
        put<Assignment>(workspace, {.task = task, .person = put<Person>(workspace, {.name = name})});

    const Result<Export> exported = to_csv(workspace, project);
    REQUIRE(exported);
    CHECK(left_of(exported->left_out, "Semicolons and line ends in tags and names of people (commas now)") == 1);
    CHECK(left_of(exported->left_out, "Characters that nobody sees (control characters)") == 1);

    CHECK(kind_of("Portal.csv", exported->bytes) == FileKind::Csv);
    const Result<Import> import = import_csv(exported->bytes);
    REQUIRE(import);
    CHECK(named<Task>(import->records, "Form").tags.words() == std::vector<std::string>{"a,b", "c"});
    CHECK(named<Person>(import->records, "Bo [x]").name == "Bo [x]");
    CHECK(named<Person>(import->records, "Cy [50%]").name == "Cy [50%]");
    CHECK(named<Person>(import->records, "Ana, the first").name == "Ana, the first");
    for (const Assignment& assignment : import->records.all<Assignment>()) CHECK(assignment.units == Percent{100});
}

}  // namespace rapport
