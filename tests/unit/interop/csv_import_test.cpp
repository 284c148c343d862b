// Tables become projects, and projects tables.

#include "interop/csv.h"
#include "interop_support.h"

namespace rapport {
namespace {

DateTime on(const char* text) { return *parse_iso_date_time(text); }

Import imported(std::string_view text, CsvDates dates = CsvDates::Plan, DateOrder order = DateOrder::Automatic) {
    CsvTable table = *read_csv(text);
    CsvMapping mapping = mapping_of(guess_columns(table));
    mapping.dates = dates;
    if (order != DateOrder::Automatic) mapping.date_order = order;
    const auto job =
        from_csv(std::move(table), std::move(mapping),
                 {.project_name = "Portal", .today = *parse_iso_date("2026-11-02"), .make_id = counting_ids()});
    Result<Import> import = finish(*job);
    if (!import) throw std::runtime_error(import.error().message);
    return std::move(*import);
}

/// "1 A, 1.1 B": the outline as text.
std::string outline_text(const Import& import) {
    const Outline outline = outline_of(import.records, import.project);
    std::string text;
    for (std::int32_t row = 0; row < outline.size(); ++row)
        text += (row > 0 ? ", " : "") + outline.number(row) + " " + outline[row].task->name;
    return text;
}

/// "A>B ss 480": the links as text.
std::vector<std::string> links_text(const Import& import) {
    std::vector<std::string> texts;
    for (const Dependency& link : import.records.all<Dependency>())
        texts.push_back(import.records.find(link.predecessor)->name + ">" + import.records.find(link.successor)->name +
                        " " + std::string(name_of(link.type)) +
                        (link.lag.count != 0
                             ? " " + std::to_string(link.lag.count) + " " + std::string(name_of(link.lag_unit))
                             : ""));
    return texts;
}

const Task& task(const Import& import, std::string_view name) { return named<Task>(import.records, name); }

}  // namespace

TEST_CASE("The outline comes from levels, numbers, parents or white space, whichever there is") {
    const std::string expected = "1 A, 1.1 B, 1.1.1 C, 1.2 D, 2 E";
    CHECK(outline_text(imported("Name,Outline Level\nA,1\nB,2\nC,3\nD,2\nE,1\n")) == expected);
    CHECK(outline_text(imported("Name,Outline Level\nA,0\nB,1\nC,2\nD,1\nE,0\n")) == expected);
    CHECK(outline_text(imported("WBS,Name\n1,A\n1.1,B\n1.1.1,C\n1.2,D\n2,E\n")) == expected);
    CHECK(outline_text(imported("WBS,Name\n1.1.1,C\n1,A\n1.1,B\n2,E\n1.2,D\n")) == expected);
    CHECK(outline_text(imported("ID,Name,Parent ID\n1,A,\n2,B,1\n3,C,2\n4,D,1\n5,E,\n")) == expected);
    CHECK(outline_text(imported("Name,Parent task\nA,\nB,A\nC,B\nD,A\nE,\n")) == expected);
    CHECK(outline_text(imported("Name,x\nA,1\n   B,1\n      C,1\n   D,1\nE,1\n")) == expected);
    CHECK(outline_text(imported("Name\nA\nB\n")) == "1 A, 2 B");
}

TEST_CASE("White space is an outline from two spaces or a tab on, and the report says so") {
    const Import stray = imported("Name,x\nAlpha,1\n Beta,1\nGamma,1\n");
    CHECK(outline_text(stray) == "1 Alpha, 2 Beta, 3 Gamma");
    CHECK(stray.report.warnings.empty());
    CHECK(outline_text(imported("Name\n Alpha\nBeta\n  Gamma\n")) == "1 Alpha, 2 Beta, 3 Gamma");

    const Import tabs = imported("Name;x\nA;1\n\tB;1\n\t\tC;1\n\t D;1\nE;1\n");
    CHECK(outline_text(tabs) == "1 A, 1.1 B, 1.1.1 C, 1.2 D, 2 E");
    CHECK(tabs.report.warnings == std::vector<std::string>{"White space before the names of 3 tasks was taken for the "
                                                           "outline: they are parts of the tasks above."});
    CHECK(imported("Name\nA\n  B\n").report.warnings ==
          std::vector<std::string>{"White space before the name of 1 task was taken for the outline: it is part of the "
                                   "task above."});
    CHECK(imported("WBS,Name\n1,A\n1.1,  B\n").report.warnings.empty());
}

TEST_CASE("A gap in the numbers goes to the nearest that is there, and parents in a circle are cut") {
    CHECK(outline_text(imported("WBS,Name\n1,A\n1.1.1,C\n")) == "1 A, 1.1 C");

    const Import circle = imported("ID,Name,Parent ID\n1,A,2\n2,B,1\n3,C,9\n");
    CHECK(outline_of(circle.records, circle.project).problems().empty());
    CHECK(circle.report.warnings ==
          std::vector<std::string>{"Line 4, “C”: What it is part of, “9”, is not in the table.",
                                   "Line 2, “A”: It would be part of itself; it stands at the top now."});
}

TEST_CASE("The row of the project itself is the project") {
    const Import import = imported("ID,WBS,Name\n0,0,Registration\n1,1,A\n2,1.1,B\n");
    CHECK(outline_text(import) == "1 A, 1.1 B");
    CHECK(import.records.find(import.project)->name == "Registration");
}

TEST_CASE("Predecessors are found by number, outline number, key or name, with types and lags") {
    CHECK(links_text(imported("ID,Name,Predecessors\n1,A,\n2,B,1\n3,C,\"1SS+2d, 2\"\n4,D,3FF-50%\n5,E,4SF+1 eday\n")) ==
          std::vector<std::string>{"A>B fs", "A>C ss 960 working", "B>C fs", "C>D ff -50 percent",
                                   "D>E sf 1440 elapsed"});
    CHECK(links_text(imported("Nr.;Vorgangsname;Vorgänger\n1;A;\n2;B;1AA+2 Tage\n3;C;1;2\n")) ==
          std::vector<std::string>{"A>B ss 960 working", "A>C fs"});
    CHECK(links_text(imported("Issue key,Summary,Depends on\nWEB-1,A,\nWEB-2,B,WEB-1\n")) ==
          std::vector<std::string>{"A>B fs"});
    CHECK(links_text(imported("Name,Blocked By\nSketch it,\nInk it,Sketch it\n")) ==
          std::vector<std::string>{"Sketch it>Ink it fs"});

    const Import odd = imported("ID,Name,Predecessors\n1,A,\"1, 9\"\n2,B,1;1\n");
    CHECK(links_text(odd) == std::vector<std::string>{"A>B fs"});
    CHECK(odd.report.warnings == std::vector<std::string>{"Line 2, “A”: Its predecessor “1” is itself.",
                                                          "Line 2, “A”: Its predecessor “9” is not in the table.",
                                                          "Line 3, “B”: Its predecessor “1” stands there twice."});
}

TEST_CASE("Where no column holds numbers, predecessors are the numbers of the rows") {
    const Import import = imported("Task,Duration,Predecessors\nDesign,5d,\nBuild,10d,1\n\nTest,2d,\"1SS+2d, 2\"\n");
    CHECK(links_text(import) ==
          std::vector<std::string>{"Design>Build fs", "Design>Test ss 960 working", "Build>Test fs"});
    CHECK(import.report.warnings.empty());

    CHECK(links_text(imported("Task,Predecessors\nA,\n,\nB,1\nC,4\n")) == std::vector<std::string>{"A>B fs"});
    CHECK(links_text(imported("Task,Colour,Predecessors\nA,,\n,red,\nB,,1\nC,,3\n")) ==
          std::vector<std::string>{"A>B fs", "B>C fs"});
    CHECK(links_text(imported("WBS,Task,Predecessors\n1,A,\n1.1,B,\n1.2,C,1.1\n2,D,1.2\n3,E,2\n")) ==
          std::vector<std::string>{"B>C fs", "C>D fs", "D>E fs"});
    CHECK(links_text(imported("WBS,Task,Predecessors\n0,P,\n1,A,\n1.1,B,\n1.2,C,\n1.3,D,3\n")) ==
          std::vector<std::string>{"C>D fs"});
    const Import mixed = imported("WBS,Task,Predecessors\n1,A,\n1.1,B,\n1.2,C,2\n2,D,3FS+1d\n3,E,\"4, 1.1\"\n");
    CHECK(links_text(mixed) == std::vector<std::string>{"B>C fs", "C>D fs 480 working", "D>E fs", "B>E fs"});
    CHECK(mixed.report.warnings ==
          std::vector<std::string>{"Not all predecessors are outline numbers; whole numbers were taken for the numbers "
                                   "of rows (1 is the first below the heading)."});
    CHECK(links_text(imported("ID,Task,Predecessors\n11,A,\n12,B,1\n")).empty());
    CHECK(outline_text(imported("Task,Part of\nA,\nB,1\nC,2\n")) == "1 A, 1.1 B, 1.1.1 C");
}

TEST_CASE("Two links of different types between the same tasks both come in") {
    const Import import = imported("ID,Name,Duration,Predecessors\n1,A,5d,\n2,B,2d,\"1SS, 1FF+1d, 1SS+2d\"\n");
    CHECK(links_text(import) == std::vector<std::string>{"A>B ss", "A>B ff 480 working"});
    CHECK(import.report.warnings ==
          std::vector<std::string>{"Line 3, “B”: Its predecessor “1SS+2d” stands there twice."});
}

TEST_CASE("A start holds a task that no link moves, and start to finish is a duration") {
    const Import import = imported(
        "ID,Name,Start,Finish,Predecessors\n1,A,2026-11-02,2026-11-04,\n2,B,2026-11-09,2026-11-09,\n3,C,2026-11-10,"
        "2026-11-13,2\n"
        "4,D,,2026-11-30,\n");

    CHECK(import.records.find(import.project)->start == on("2026-11-02T08:00"));
    CHECK(task(import, "A").duration == Minutes{3 * 480});
    CHECK(task(import, "A").constraint == Constraint::AsSoonAsPossible);
    CHECK(task(import, "B").constraint == Constraint::StartNoEarlier);
    CHECK(task(import, "B").constraint_date == on("2026-11-09T08:00"));
    CHECK(task(import, "C").constraint == Constraint::AsSoonAsPossible);
    CHECK(task(import, "C").duration == Minutes{4 * 480});
    CHECK(task(import, "D").deadline == on("2026-11-30T17:00"));
    CHECK(import.report.warnings ==
          std::vector<std::string>{"The start of 1 task, as of “B”, became a constraint, “Start no earlier than”: no "
                                   "predecessor says why it begins later than the project."});
}

TEST_CASE("Dates that a table says and that do not come out are told") {
    const Import import = imported(
        "ID,Name,Duration,Start,Finish,Predecessors\n1,Plan,5d,2026-11-02,2026-11-06,\n"
        "2,Build,5d,2026-11-16,2026-11-20,1\n3,Odd,5d,2026-11-02,2026-12-18,\n");
    CHECK(
        import.report.warnings ==
        std::vector<std::string>{"2 tasks come out on other days than in the file: “Build” is planned from 2026-11-09 "
                                 "to 2026-11-13, and the file said 2026-11-16 to 2026-11-20."});
    CHECK(import.report.left_out ==
          std::vector<Left>{{"Finishes that do not fit start and duration (the duration was taken)", 1, {"Odd"}}});

    const Import fits = imported(
        "ID,Name,Duration,Start,Finish,Predecessors,Deadline\n1,Plan,5d,2026-11-02,2026-11-06,,\n"
        "2,Build,,2026-11-09,2026-11-13,1,\n3,Done,0d,2026-11-13,2026-11-13,2,\n4,Due,,,2026-12-01,,\n");
    CHECK(fits.report.warnings.empty());
    CHECK(fits.report.left_out.empty());
    const Import late = imported("Name,Finish,Deadline\nA,2026-12-01,2026-12-04\n");
    CHECK(late.report.warnings == std::vector<std::string>{"1 task comes out on other days than in the file: “A” is "
                                                           "planned from 2026-11-02 to 2026-11-02, and the file said "
                                                           "until 2026-12-01."});
}

TEST_CASE("By hand, tasks stand where the table says") {
    const Import import = imported("Name,Start,Finish\nA,2026-11-09,2026-11-10\nB,,\n", CsvDates::ByHand);

    CHECK(task(import, "A").manual);
    CHECK(task(import, "A").manual_start == on("2026-11-09T08:00"));
    CHECK(task(import, "A").manual_finish == on("2026-11-10T17:00"));
    CHECK_FALSE(task(import, "B").manual);
}

TEST_CASE("Dates follow the order that the table proves or the person chose") {
    CHECK(task(imported("Name,Due\nA,03/04/2026\nB,25/12/2026\n"), "A").deadline == on("2026-04-03T17:00"));
    CHECK(task(imported("Name,Due\nA,03/04/2026\nB,12/25/2026\n"), "A").deadline == on("2026-03-04T17:00"));
    CHECK(task(imported("Name,Due\nA,03/04/2026\n"), "A").deadline == on("2026-04-03T17:00"));
    CHECK(task(imported("Name,Due\nA,03/04/2026\n", CsvDates::Plan, DateOrder::MonthFirst), "A").deadline ==
          on("2026-03-04T17:00"));
}

TEST_CASE("People are made once, with their units") {
    const Import import =
        imported("Name,Resource Names\nA,\"Ana[50%],Bo\"\nB,ana; Cy [0.25]\nC,jo@example.org\nD,\"Doe, Jo;\"\n");

    CHECK(count_of(import, type_of<Person>) == 5);
    CHECK(named<Person>(import.records, "jo@example.org").email == "jo@example.org");
    CHECK(named<Person>(import.records, "Doe, Jo").name == "Doe, Jo");
    std::vector<std::string> assigned;
    for (const Assignment& assignment : import.records.all<Assignment>())
        assigned.push_back(import.records.find(assignment.task)->name + " " +
                           import.records.find(assignment.person)->name + " " + std::to_string(assignment.units.count));
    CHECK(assigned == std::vector<std::string>{"A Ana 50", "A Bo 100", "B Ana 100", "B Cy 25", "C jo@example.org 100",
                                               "D Doe, Jo 100"});
}

TEST_CASE("States, progress, milestones, tags and notes come along") {
    const Import import = imported(
        "Name,State,% Complete,Milestone,Labels,Notes,Priority\nA,Closed,,No,\"x, y\",one,High\nB,In "
        "Progress,40%,No,,two,\n"
        "C,Cancelled,,Yes,,,\nD,Open,0.5,No,,,\n");

    CHECK(task(import, "A").done == Percent{100});
    CHECK(task(import, "A").tags.words() == std::vector<std::string>{"x", "y"});
    CHECK(task(import, "A").notes.text == "one");
    CHECK(task(import, "A").priority == 700);
    CHECK(task(import, "B").done == Percent{40});
    CHECK(task(import, "B").tags.words() == std::vector<std::string>{"In Progress"});
    CHECK_FALSE(task(import, "C").active);
    CHECK(task(import, "C").milestone);
    CHECK(task(import, "C").duration == Minutes{0});
    CHECK(task(import, "D").done == Percent{1});
    CHECK(task(import, "D").tags.words().empty());
}

TEST_CASE("What cannot be read is told by line and reason, and the rest of the row comes in") {
    const Import import =
        imported("Name,Due,Duration,Priority\nA,32.13.2026,5 d,high\n,2026-11-02,1 d,\nB,,some,odd\n");

    CHECK(count_of(import, type_of<Task>) == 2);
    CHECK(task(import, "A").duration == Minutes{2400});
    CHECK_FALSE(task(import, "A").deadline.has_value());
    CHECK(import.report.warnings ==
          std::vector<std::string>{"Line 2, “A”: “32.13.2026” in the column “Due” is not a date.",
                                   "Line 3 has no name and was left out.",
                                   "Line 4, “B”: “some” in the column “Duration” is not a duration.",
                                   "Line 4, “B”: “odd” in the column “Priority” is not a priority."});
    CHECK(left_of(import.report.left_out, "Rows without a name") == 1);
}

TEST_CASE("What cannot be is told by line and reason: percents, circles, a finish before its start") {
    const Import import = imported(
        "ID,Name,% Complete,Predecessors,Actual Start,Actual Finish\n1,A,150,2,,\n2,B,-5,1,,\n"
        "3,C,100,,2026-12-05,2026-12-01\n");
    CHECK(task(import, "A").done == Percent{0});
    CHECK(task(import, "B").done == Percent{0});
    CHECK_FALSE(task(import, "C").actual_finish.has_value());
    REQUIRE(import.report.warnings.size() == 4);
    CHECK(import.report.warnings[0] == "Line 2, “A”: “150” in the column “% Complete” is not a percentage.");
    CHECK(import.report.warnings[1] == "Line 3, “B”: “-5” in the column “% Complete” is not a percentage.");
    CHECK(import.report.warnings[2] == "Line 4, “C”: It finished before it started; that finish was not taken.");
    CHECK(import.report.warnings[3].contains("closes a loop"));
}

TEST_CASE("Columns that stay behind are counted") {
    const Import import = imported("Name,Colour,Empty\nA,red,\nB,,\nC,blue,\n");
    CHECK(import.report.left_out == std::vector<Left>{{"Column “Colour”", 2, {"A", "C"}}});
}

TEST_CASE("Control characters are dropped and counted") {
    const Import import = imported("Name,Duration\nA\x07lpha,5 d\x01\nBe\x1Bta,2 d\n");
    CHECK(outline_text(import) == "1 Alpha, 2 Beta");
    CHECK(task(import, "Alpha").duration == Minutes{2400});
    CHECK(import.report.left_out == std::vector<Left>{{"Characters that nobody sees (control characters)", 3, {}}});
    CHECK(import.report.warnings.empty());
}

TEST_CASE("A table without a column of names is refused") {
    CsvTable table = *read_csv("Start,Due\n2026-11-02,2026-11-03\n");
    const auto job = from_csv(table, {.columns = {CsvTarget::Start, CsvTarget::Deadline}}, {.make_id = counting_ids()});
    CHECK(message_of(finish(*job)) == "No column holds the names of the tasks. Choose the one that does.");
}

TEST_CASE("The exports of GitLab come in") {
    const auto folder = shared_files("data/exports/gitlab");
    if (!folder) return;

    const Import issues = imported(bytes_of(*folder / "csv_gitlab_export.csv"));
    CHECK(count_of(issues, type_of<Task>) == 4);
    CHECK(task(issues, "Title").uid == 1);
    CHECK(task(issues, "Title").tags.words() == std::vector<std::string>{"Brene", "Cutlass", "Escort", "GVM", "v1.0"});
    CHECK(task(issues, "Nihil impedit neque quos totam ut aut enim cupiditate doloribus molestiae.").notes.text ==
          "Omnis aliquid sint laudantium quam.");
    CHECK(named<Person>(issues.records, "Tierra Effertz").name == "Tierra Effertz");
    CHECK(count_of(issues, type_of<Assignment>) == 2);
    CHECK(left_of(issues.report.left_out, "Column “Author”") == 4);
    CHECK(issues.report.warnings == std::vector<std::string>{});

    const Import complex = imported(bytes_of(*folder / "csv_complex.csv"));
    CHECK(count_of(complex, type_of<Task>) == 3);
    CHECK(task(complex, "Issue in 中文").notes.text == "Test description");
    CHECK(task(complex, "Title with quote\"").deadline == on("2022-06-28T17:00"));
    CHECK(task(complex, "Title with quote\"").notes.text == "Description\n/assign @csv_assignee\n/estimate 1h");
}

TEST_CASE("The preview shows the first rows as they would come in") {
    const CsvTable table =
        *read_csv("WBS,Name,Due,Duration\n1,A,24.11.2026,5 Tage\n1.1,B,soon,\n,,2026-11-02,\n2,C,,\n");
    const std::vector<CsvPreviewRow> rows = preview_csv(table, mapping_of(guess_columns(table)), 3);

    REQUIRE(rows.size() == 3);
    CHECK(rows[0].name == "A");
    CHECK(rows[0].level == 1);
    CHECK(rows[0].values == std::vector<std::pair<CsvTarget, std::string>>{{CsvTarget::OutlineNumber, "1"},
                                                                           {CsvTarget::Name, "A"},
                                                                           {CsvTarget::Deadline, "2026-11-24"},
                                                                           {CsvTarget::Duration, "5 d"}});
    CHECK(rows[1].level == 2);
    CHECK(rows[1].troubles == std::vector<std::string>{"“soon” in the column “Due” is not a date."});
    CHECK(rows[2].row == 4);
    CHECK(rows[2].troubles == std::vector<std::string>{"It has no name and would be left out."});
}

TEST_CASE("A table comes in in small steps as it does at once") {
    std::string text = "ID,Name,Predecessors,Resource Names\n";
    for (int i = 1; i <= 40; ++i)
        text +=
            std::to_string(i) + ",Task " + std::to_string(i) + "," + (i > 1 ? std::to_string(i - 1) : "") + ",Ana\n";
    CsvTable table = *read_csv(text);
    const CsvMapping mapping = mapping_of(guess_columns(table));
    const auto job =
        from_csv(std::move(table), mapping,
                 {.project_name = "Portal", .today = *parse_iso_date("2026-11-02"), .make_id = counting_ids()});

    int steps = 0;
    float fraction = 0;
    for (bool done = false; !done; ++steps) {
        const Result<ImportProgress> progress = job->step(3);
        REQUIRE(progress);
        CHECK(progress->fraction >= fraction);
        fraction = progress->fraction;
        done = progress->done;
    }
    const Import slowly = job->take();

    CHECK(steps > 20);
    CHECK(described(slowly.records, slowly.project) == described(imported(text).records, imported(text).project));
}

}  // namespace rapport
