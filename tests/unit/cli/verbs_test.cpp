#include "cli/verbs.h"

#include "cli/findings.h"
#include "codec/workspace_json.h"
#include "interop/csv.h"
#include "support/make.h"
#include "support/print.h"
#include "unit/cli/fake_disk.h"

namespace rapport::cli {
namespace {

/// One client, whose project has a summary with two tasks, the second after the first.
Workspace harbour() {
    Workspace workspace;
    workspace.id = id_number(900);
    const Ref<Client> trust = put(workspace, make_number<Client>(1, {.name = "Harbour Trust", .place = "Halifax"}));
    const Ref<Project> quay =
        put(workspace, make_number<Project>(2, {.client = trust,
                                                .name = "Quay wall",
                                                .code = "QW",
                                                .stage = Stage::Active,
                                                .start = at(date_of(Civil{2026, 11, 2}), {480})}));
    const Ref<Task> ground = put(workspace, make_number<Task>(3, {.project = quay, .rank = {"a0"}, .name = "Ground"}));
    const Ref<Task> survey = put(workspace, make_number<Task>(4, {.project = quay,
                                                                  .parent = ground,
                                                                  .rank = {"a0"},
                                                                  .name = "Survey the bed",
                                                                  .duration = {960},
                                                                  .done = {50}}));
    const Ref<Task> report =
        put(workspace, make_number<Task>(5, {.project = quay, .parent = ground, .rank = {"a1"}, .name = "Report"}));
    put(workspace, make_number<Dependency>(6, {.predecessor = survey, .successor = report}));
    return workspace;
}

constexpr std::string_view mspdi = R"(<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="http://schemas.microsoft.com/project"><Name>Move</Name><StartDate>2026-11-02T08:00:00</StartDate>
<Tasks><Task><UID>1</UID><ID>1</ID><Name>Pack</Name><OutlineLevel>1</OutlineLevel><Duration>PT8H0M0S</Duration></Task>
<Task><UID>2</UID><ID>2</ID><Name>Carry</Name><OutlineLevel>1</OutlineLevel><Duration>PT16H0M0S</Duration>
<PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type></PredecessorLink></Task></Tasks></Project>
)";

std::vector<std::string> troubles_in(const Workspace& workspace) {
    std::vector<std::string> names;
    for (const Finding& finding : findings_in(workspace)) names.emplace_back(name_of(finding.trouble));
    return names;
}

}  // namespace

TEST_CASE("A workspace is shown as an outline with days") {
    Terminal rapport;
    rapport.disk.files["w.json"] = write_workspace(harbour());

    CHECK(rapport({"show", "w.json"}) == done);
    CHECK(rapport.disk.output ==
          "1 client, 1 project, 3 tasks, 1 link\n"
          "\n"
          "Harbour Trust, Halifax\n"
          "  Quay wall (QW), active: 3 tasks, 2026-11-02 to 2026-11-04, 33 % done\n"
          "    1    Ground            3 d  2026-11-02 to 2026-11-04  33 %  critical\n"
          "    1.1    Survey the bed  2 d  2026-11-02 to 2026-11-03  50 %  critical\n"
          "    1.2    Report          1 d  2026-11-04                0 %   critical\n");
    CHECK(rapport.said.empty());
}

TEST_CASE("A plan of twenty thousand tasks, each below the one before, is shown too") {
    Workspace workspace = harbour();
    Ref<Task> parent;
    for (std::uint64_t i = 0; i < 20'000; ++i)
        parent = put(workspace,
                     make_number<Task>(1'000'000 + i,
                                       {.project = {id_number(2)}, .parent = parent, .rank = {"a9"}, .name = "Deep"}));
    Terminal rapport;
    rapport.disk.files["w.json"] = write_workspace(workspace);

    CHECK(rapport({"show", "w.json"}) == done);
    CHECK(rapport.disk.output.size() < 10'000'000);
    rapport.disk.output.clear();
    CHECK(rapport({"show", "w.json", "--json"}) == done);
    CHECK(rapport.disk.output.size() < 10'000'000);
}

TEST_CASE("A workspace is shown to programs as JSON") {
    Terminal rapport;
    rapport.disk.files["w.json"] = write_workspace(harbour());

    CHECK(rapport({"show", "w.json", "--json"}) == done);
    const Result<Json> shown = read_json(rapport.disk.output);
    REQUIRE(shown.has_value());
    CHECK(*shown->find("counts")->find("task") == Json(std::int64_t{3}));
    const Json& project = shown->find("projects")->as_array()->front();
    const Json& task = project.find("tasks")->as_array()->front().find("tasks")->as_array()->back();
    CHECK(*task.find("number") == Json("1.2"));
    CHECK(*task.find("start") == Json("2026-11-04T08:00"));
    CHECK(*task.find("critical") == Json(true));
}

TEST_CASE("One project of several is asked for by its name, code or id") {
    Workspace workspace = harbour();
    put(workspace, make_number<Project>(20, {.name = "Lighthouse"}));
    Terminal rapport;
    rapport.disk.files["w.json"] = write_workspace(workspace);

    for (const char* name : {"quay wall", "qw", "00000000-0000-7000-8000-000000000002"}) {
        CAPTURE(name);
        CHECK(rapport({"show", "w.json", "--project", name}) == done);
        CHECK(rapport.printed("Quay wall"));
        CHECK_FALSE(rapport.printed("Lighthouse"));
    }
    CHECK(rapport({"show", "w.json", "--project", "Bridge"}) == failed);
    CHECK(rapport.said_that("There is no project “Bridge”. There are “"));
    CHECK(rapport({"export", "w.json", "--to", "mspdi"}) == failed);
    CHECK(rapport.said_that("Say which project with --project"));
    CHECK(rapport({"show", "w.json"}) == done);
    CHECK(rapport.printed("(no client)\n  Lighthouse"));
}

TEST_CASE("A sound workspace passes the check") {
    Terminal rapport;
    rapport.disk.files["w.json"] = write_workspace(harbour());

    CHECK(rapport({"check", "w.json"}) == done);
    CHECK(rapport.disk.output.empty());
    CHECK(rapport.said_that("nothing to complain about in 6 records"));
    CHECK(rapport({"check", "w.json", "--json"}) == done);
    CHECK(rapport.disk.output == "[]\n");
}

TEST_CASE("The check finds what refers to nothing, or to the wrong thing") {
    Workspace workspace = harbour();
    put(workspace, make_number<Dependency>(30, {.predecessor = {id_number(4)}, .successor = {id_number(77)}}));
    put(workspace, make_number<Assignment>(31, {.task = {id_number(1)}}));

    CHECK(troubles_in(workspace) == std::vector<std::string>{"dangling-reference", "wrong-type"});
    CHECK(findings_in(workspace)[0].sentence.find("“successor” of the link") == 0);
    CHECK(findings_in(workspace)[1].sentence.find("refers to a client, not to a task") != std::string::npos);
}

TEST_CASE("The check finds tasks in a circle, links in a circle, and tasks nobody sees") {
    Workspace own_ancestor = harbour();
    static_cast<Task&>(own_ancestor.table(type_of<Task>).at(id_number(3))).parent = {id_number(5)};
    CHECK(troubles_in(own_ancestor).front() == "outline");

    Workspace both_ways = harbour();
    put(both_ways, make_number<Dependency>(30, {.predecessor = {id_number(5)}, .successor = {id_number(4)}}));
    CHECK(troubles_in(both_ways) == std::vector<std::string>{"link"});

    Workspace homeless = harbour();
    put(homeless, make_number<Task>(40, {.name = "Lost"}));
    CHECK(troubles_in(homeless) == std::vector<std::string>{"no-project"});
}

TEST_CASE("The check finds what this version does not know, and stamps that nobody has seen") {
    Workspace workspace = harbour();
    Task& task = static_cast<Task&>(workspace.table(type_of<Task>).at(id_number(4)));
    task.unknown = {{"colour", "\"red\"", {}}, {"constraint", "\"low_tide\"", {}}};
    set_stamp(task, type_of<Task>.fields[field_of<&Task::done>()].reg, stamp_after(5, 9, 9));
    workspace.unknown["moon"][id_number(50)] = R"({"type":"moon","id":"00000000-0000-7000-8000-000000000032"})";
    static_cast<Task&>(workspace.table(type_of<Task>).at(id_number(5))).parent = {id_number(3)};

    CHECK(troubles_in(workspace) ==
          std::vector<std::string>{"not-seen", "unknown-field", "unread-value", "unknown-type"});

    Terminal rapport;
    rapport.disk.files["w.json"] = write_workspace(workspace);
    CHECK(rapport({"check", "w.json"}) == failed);
    CHECK(rapport.printed("unknown-type: The type “moon” is not known to this version: 1 record, kept as they are.\n"));
    CHECK(rapport.said_that("4 findings in 6 records"));
    CHECK(rapport({"check", "w.json", "--json"}) == failed);
    CHECK(read_json(rapport.disk.output)->as_array()->size() == 4);
}

TEST_CASE("The check finds values that cannot be") {
    Workspace workspace = harbour();
    auto& task = static_cast<Task&>(workspace.table(type_of<Task>).at(id_number(4)));
    task.duration = {-960};
    task.done = {150};
    auto& other = static_cast<Task&>(workspace.table(type_of<Task>).at(id_number(5)));
    other.optimistic = Minutes{960};
    other.pessimistic = Minutes{60};
    put(workspace, make_number<Recurrence>(30, {.task = {id_number(5)}, .first = {20'000}, .last = {19'000}}));

    static_cast<Dependency&>(workspace.table(type_of<Dependency>).at(id_number(6))).lag = {std::int64_t{1} << 50};

    CHECK(troubles_in(workspace) == std::vector<std::string>(6, "impossible-value"));
    const std::vector<Finding> findings = findings_in(workspace);
    CHECK(findings[0].sentence.starts_with("“duration” of the task “Survey the bed” ("));
    CHECK(findings[0].sentence.ends_with(") is negative: -960."));
    CHECK(findings[1].sentence.ends_with(") is 150, not from 0 to 100."));
    CHECK(findings[2].sentence.ends_with(" is longer than its duration; a forecast takes it as certain."));
    CHECK(findings[3].sentence.ends_with(" is shorter than its duration; a forecast takes it as certain."));
    CHECK(findings[4].sentence.starts_with("“lag” of the link from “Survey the bed” to “Report” ("));
    CHECK(findings[5].sentence.ends_with(" lies before its “first”."));
}

TEST_CASE("The check finds a calendar in which nobody works") {
    Workspace workspace = harbour();
    const std::optional<Shifts> off{Shifts{}};
    const auto idle = put(workspace, make_number<WorkingCalendar>(30, {.name = "Idle",
                                                                       .monday = off,
                                                                       .tuesday = off,
                                                                       .wednesday = off,
                                                                       .thursday = off,
                                                                       .friday = off,
                                                                       .saturday = off,
                                                                       .sunday = off}));
    static_cast<Project&>(workspace.table(type_of<Project>).at(id_number(2))).calendar = idle;
    CHECK(troubles_in(workspace) == std::vector<std::string>{"calendar"});
}

TEST_CASE("Whatever plans with a file says what of it cannot be read, or cannot be") {
    Terminal rapport;
    Workspace workspace = harbour();
    static_cast<Task&>(workspace.table(type_of<Task>).at(id_number(5))).unknown = {
        {"constraint_date", "\"2026-02-30T08:00\"", {}}};
    static_cast<Task&>(workspace.table(type_of<Task>).at(id_number(4))).duration = {-960};
    rapport.disk.files["odd.json"] = write_workspace(workspace);

    for (const char* verb : {"schedule", "level", "forecast"}) {
        CHECK(rapport({verb, "odd.json"}) == done);
        CHECK(rapport.said_that("odd.json: “duration” of the task “Survey the bed”"));
        CHECK(rapport.said_that("odd.json: “constraint_date” of the task “Report”"));
    }
    CHECK(rapport({"import", "odd.json", "--out", "copy.json"}) == done);
    CHECK(rapport.said_that("cannot be read by this version; it is kept: \"2026-02-30T08:00\""));
    CHECK(rapport.said_that("is negative: -960."));
    CHECK(rapport({"import", "odd.json", "--out", "strict.json", "--strict"}) == failed);
    CHECK_FALSE(rapport.disk.exists("strict.json"));
    rapport.disk.files["w.json"] = write_workspace(Workspace());
    CHECK(rapport({"import", "odd.json", "--into", "w.json"}) == done);
    CHECK(rapport.said_that("What a newer Rapport wrote into fields (1): “Report: constraint_date”"));
    CHECK_FALSE(rapport.said_that("it is kept"));
}

TEST_CASE("Levelling and forecasts say which links they set aside, and of very many findings how many") {
    Terminal rapport;
    Workspace workspace = harbour();
    put(workspace, make_number<Dependency>(30, {.predecessor = {id_number(5)}, .successor = {id_number(4)}}));
    rapport.disk.files["circle.json"] = write_workspace(workspace);
    for (const char* verb : {"level", "forecast"}) {
        CHECK(rapport({verb, "circle.json"}) == done);
        CHECK(rapport.said_that("closes a loop"));
    }
    CHECK(rapport({"schedule", "circle.json"}) == done);
    CHECK(rapport.said.empty());
    CHECK(rapport.printed("closes a loop"));

    for (std::uint64_t i = 0; i < 30; ++i)
        put(workspace, make_number<Task>(100 + i, {.project = {id_number(2)}, .name = "T", .duration = {-1}}));
    rapport.disk.files["many.json"] = write_workspace(workspace);
    CHECK(rapport({"schedule", "many.json"}) == done);
    CHECK(std::ranges::count(rapport.said, '\n') == 21);
    CHECK(rapport.said_that("many.json: and 10 findings more. “rapport check” names them all."));
}

TEST_CASE("A file that cannot be read is said so, and the program ends with 1") {
    Terminal rapport;
    rapport.disk.files["w.json"] = "{\"format\":\"rapport\",\n\"version\":1,\n\"records\":[}";

    for (const char* verb : {"check", "show"}) {
        CHECK(rapport({verb, "w.json"}) == failed);
        CHECK(rapport.said_that("rapport: w.json: This is not valid JSON at line 3, column 12"));
        CHECK(rapport.disk.output.empty());
        CHECK(rapport({verb, "nowhere.json"}) == failed);
        CHECK(rapport.said_that("nowhere.json: No such file"));
    }
}

TEST_CASE("A Microsoft Project file becomes a workspace, which a person's name or its own gives a client") {
    Terminal rapport;
    rapport.disk.files["plan.xml"] = mspdi;

    CHECK(rapport({"import", "plan.xml", "--out", "w.json"}) == failed);
    CHECK(rapport.said_that("Say it: --client NAME"));
    CHECK_FALSE(rapport.disk.exists("w.json"));

    CHECK(rapport({"import", "plan.xml", "--out", "w.json", "--client", "Harbour Trust"}) == done);
    CHECK(rapport.said_that("imported for “Harbour Trust”"));
    CHECK(rapport.said_that("2 tasks"));
    const Result<Workspace> workspace = read_workspace(rapport.disk.files["w.json"]);
    REQUIRE(workspace.has_value());
    CHECK(workspace->table(type_of<Task>).size() == 2);
    CHECK_FALSE(workspace->id.is_null());
    CHECK(troubles_in(*workspace).empty());
}

TEST_CASE("What a newer Rapport wrote and cannot be added to a workspace is said") {
    Terminal rapport;
    rapport.disk.files["w.json"] = write_workspace(harbour());
    rapport.disk.files["newer.json"] = R"({"format":"rapport","version":2,"min_reader":1,"records":[
{"type":"client","id":"00000000-0000-7000-8000-0000000000aa","name":"Vale Clinics","mood":"sunny"},
{"type":"invoice","id":"00000000-0000-7000-8000-0000000000ab"}]})";

    CHECK(rapport({"import", "newer.json", "--into", "w.json"}) == done);
    CHECK(rapport.said ==
          "newer.json: added to the workspace\n  1 client\n"
          "  left out: Records that a newer Rapport wrote (1): “invoice”\n"
          "  left out: What a newer Rapport wrote into fields (1): “Vale Clinics: mood”\n");
    CHECK(read_workspace(rapport.disk.files["w.json"])->table(type_of<Client>).size() == 2);
}

TEST_CASE("A second file is added to a workspace, stamped behind everything that is there") {
    Terminal rapport;
    rapport.disk.files["plan.xml"] = mspdi;
    rapport.disk.files["w.json"] = write_workspace(harbour());

    CHECK(rapport({"import", "plan.xml", "--into", "w.json", "--client", "harbour trust"}) == done);
    const Result<Workspace> workspace = read_workspace(rapport.disk.files["w.json"]);
    REQUIRE(workspace.has_value());
    CHECK(workspace->id == id_number(900));
    CHECK(workspace->table(type_of<Client>).size() == 1);
    CHECK(workspace->table(type_of<Project>).size() == 2);
    CHECK(workspace->table(type_of<Task>).size() == 5);
    for (const Task& task : workspace->all<Task>())
        if (task.name == "Pack") CHECK(stamp_after(0) < task.born);
    CHECK(troubles_in(*workspace).empty());
}

TEST_CASE("With --into A --out B, A is left alone and B is written") {
    Terminal rapport;
    rapport.disk.files["plan.xml"] = mspdi;
    rapport.disk.files["a.json"] = write_workspace(harbour());
    const std::string before = rapport.disk.files["a.json"];

    CHECK(rapport({"import", "plan.xml", "--into", "a.json", "--out", "b.json", "--client", "Harbour Trust"}) == done);
    CHECK(rapport.disk.files["a.json"] == before);
    CHECK(read_workspace(rapport.disk.files["b.json"])->table(type_of<Task>).size() == 5);
    CHECK(rapport({"help", "import"}) == done);
    CHECK(rapport.printed("--into A --out B, A is left alone and B is A with what FILE adds."));
}

TEST_CASE("Nothing is written over a file unless that was asked for") {
    Terminal rapport;
    rapport.disk.files["plan.xml"] = mspdi;
    rapport.disk.files["w.json"] = "precious";

    CHECK(rapport({"import", "plan.xml", "--out", "w.json", "--client", "A"}) == failed);
    CHECK(rapport.said_that("--force replaces it"));
    CHECK(rapport.disk.files["w.json"] == "precious");
    CHECK(rapport({"import", "plan.xml", "--out", "w.json", "--client", "A", "--force"}) == done);
    CHECK(rapport({"export", "w.json", "--to", "json", "--out", "plan.xml"}) == failed);
    CHECK(rapport({"import", "plan.xml"}) == misunderstood);
}

TEST_CASE("A workspace is written as Rapport writes it, from standard input to standard output") {
    Terminal rapport;
    const std::string canonical = write_workspace(harbour());
    rapport.disk.input = "\n " + canonical;

    CHECK(rapport({"export", "-", "--to", "json"}) == done);
    CHECK(rapport.disk.output == canonical);
    CHECK(rapport({"import", "-", "--out", "-"}) == done);
    CHECK(rapport.disk.output == canonical);
    CHECK(rapport({"export", "-", "--to", "papyrus"}) == misunderstood);
    CHECK(rapport.said_that("json, mspdi, csv"));
}

TEST_CASE("A project goes out as a Microsoft Project file and comes back with its tasks") {
    Terminal rapport;
    rapport.disk.files["w.json"] = write_workspace(harbour());

    CHECK(rapport({"export", "w.json", "--to", "mspdi", "--out", "plan.xml"}) == done);
    CHECK(rapport({"import", "plan.xml", "--out", "again.json", "--client", "B"}) == done);
    CHECK(rapport({"show", "again.json"}) == done);
    CHECK(rapport.printed("1.1    Survey the bed  2 d  2026-11-02 to 2026-11-03  50 %"));
}

TEST_CASE("A table becomes a project that is called like its file, or as one says") {
    Terminal rapport;
    rapport.disk.files["plans/quay.csv"] = "Name,Duration,Predecessors\nSurvey,2 d,\nReport,1 d,1\n";

    CHECK(rapport({"import", "plans/quay.csv", "--out", "w.json", "--client", "Harbour Trust"}) == done);
    CHECK(rapport({"show", "w.json"}) == done);
    CHECK(rapport.printed("  quay, agreed: 2 tasks"));
    CHECK(rapport.printed("Survey  2 d"));
    CHECK(rapport({"import", "plans/quay.csv", "--out", "-", "--client", "A", "--project", "Quay wall"}) == done);
    CHECK(rapport.printed("\"name\":\"Quay wall\""));
}

TEST_CASE("Dates that can be read in two ways are asked for, and only those") {
    Terminal rapport;
    const auto imported = [&](const char* table, std::vector<std::string> more) {
        rapport.disk.files["t.csv"] = table;
        std::vector<std::string> words{"import", "t.csv", "--out", "-", "--client", "A"};
        words.insert(words.end(), more.begin(), more.end());
        return rapport(words);
    };
    const char* open = "Name,Due\nSurvey,05/12/2026\nReport,06/12/2026\n";

    CHECK(imported(open, {}) == failed);
    CHECK(rapport.said ==
          "rapport: t.csv: “05/12/2026” can be read day first and month first, and nothing in the table "
          "decides. Say which: --dates dmy or --dates mdy.\n");
    CHECK(rapport.disk.output.empty());
    CHECK(imported(open, {"--dates", "dmy"}) == done);
    CHECK(rapport.printed("2026-12-05"));
    CHECK(imported(open, {"--dates=MDY"}) == done);
    CHECK(rapport.printed("2026-05-12"));
    CHECK(imported("Name,Due\nSurvey,05/12/11\n", {"--dates", "ymd"}) == done);
    CHECK(rapport.printed("2005-12-11"));
    CHECK(imported(open, {"--dates", "day"}) == misunderstood);

    CHECK(imported("Name,Due\nSurvey,05/12/2026\nReport,12/25/2026\n", {}) == done);
    CHECK(rapport.printed("2026-05-12"));
    for (const char* table : {"Name,Due\nSurvey,05/05/2026\n", "Name,Due\nSurvey,2026-12-05\n",
                              "Name,Due\nSurvey,05.12.2026\n", "Name,Colour\nSurvey,05/12/2026\n"})
        CHECK(imported(table, {}) == done);
}

TEST_CASE("What a column holds can be said, by its heading or its number") {
    Terminal rapport;
    rapport.disk.files["t.csv"] = "1st,2nd,Note\n2026-11-02,2026-11-04,7\n2026-11-05,2026-11-06,8\n";
    const auto imported = [&](std::vector<std::string> more) {
        std::vector<std::string> words{"import", "t.csv", "--out", "-", "--client", "A"};
        words.insert(words.end(), more.begin(), more.end());
        return rapport(words);
    };

    CHECK(imported({}) == failed);
    CHECK(
        rapport.said_that("No column holds the names of the tasks. Say which one does: --column Name=HEADING. There "
                          "are “1st”, “2nd”, “Note”."));
    CHECK(imported({"--column", "name=note", "--column", "Start=1", "--column=deadline=2nd"}) == done);
    CHECK(rapport.printed("\"name\":\"7\""));
    CHECK(rapport.printed("\"deadline\":\"2026-11-04"));
    CHECK(rapport.said_that("2 tasks"));
    CHECK_FALSE(rapport.said_that("left out"));

    CHECK(imported({"--column", "Name=Title"}) == failed);
    CHECK(rapport.said_that("There is no column “Title”. There are “1st”, “2nd”, “Note”."));
    CHECK(imported({"--column", "Colour=Note"}) == failed);
    CHECK(rapport.said_that("A column cannot hold “Colour”."));
    CHECK(imported({"--column", "Note"}) == failed);
    CHECK(imported({"--column", "Name=1", "--column", "Name=2"}) == failed);
    CHECK(imported({"--column", "Name=1", "--column", "Start=1"}) == failed);
    CHECK(rapport.said_that("“--column Start=1” does not go with another one before it."));

    rapport.disk.files["t.csv"] = "Name,Deliverable\nA,Survey\n";
    CHECK(imported({"--column", "Name=Deliverable"}) == done);
    CHECK(rapport.printed("\"name\":\"Survey\""));
    CHECK(rapport.said_that("left out: Column “Name” (1): “Survey”"));
}

TEST_CASE("Whatever a column can hold is in the help") {
    Terminal rapport;
    rapport({"help", "import"});
    for (std::size_t i = 0; i < csv_target_count; ++i) CHECK(rapport.printed(label_of(static_cast<CsvTarget>(i))));
}

TEST_CASE("A strict import writes nothing where anything stays behind or is odd") {
    Terminal rapport;
    rapport.disk.files["odd.csv"] = "Name,Duration\nSurvey,banana\n";
    rapport.disk.files["left.csv"] = "Name,Colour\nSurvey,red\n";
    rapport.disk.files["good.csv"] = "Name,Duration\nSurvey,2 d\n";
    rapport.disk.files["w.json"] = write_workspace(harbour());
    const std::string before = rapport.disk.files["w.json"];

    CHECK(rapport({"import", "odd.csv", "--out", "odd.json", "--client", "A"}) == done);
    for (const char* file : {"odd.csv", "left.csv"}) {
        CHECK(rapport({"import", file, "--out", "strict.json", "--client", "A", "--strict"}) == failed);
        CHECK(rapport.said_that("nothing was written (--strict)"));
        CHECK(rapport({"import", file, "--into", "w.json", "--client", "A", "--strict"}) == failed);
    }
    CHECK_FALSE(rapport.disk.exists("strict.json"));
    CHECK(rapport.disk.files["w.json"] == before);
    CHECK(rapport({"import", "good.csv", "--out", "strict.json", "--client", "A", "--strict"}) == done);
    CHECK(rapport.disk.exists("strict.json"));
}

TEST_CASE("A project goes out as a table and comes back with its tasks") {
    Terminal rapport;
    rapport.disk.files["w.json"] = write_workspace(harbour());

    CHECK(rapport({"export", "w.json", "--to", "csv", "--out", "plan.csv"}) == done);
    CHECK(rapport({"import", "plan.csv", "--out", "again.json", "--client", "B"}) == done);
    CHECK(rapport({"show", "again.json"}) == done);
    CHECK(rapport.printed("Survey the bed  2 d  2026-11-02 to 2026-11-03  50 %"));
}

TEST_CASE("A disk that is full is said so, and the program ends with 1") {
    Terminal rapport;
    rapport.disk.files["w.json"] = write_workspace(harbour());
    rapport.disk.full = true;

    for (const std::vector<std::string>& words : {std::vector<std::string>{"show", "w.json"},
                                                  {"check", "w.json"},
                                                  {"export", "w.json", "--to", "json"},
                                                  {"help"}}) {
        CHECK(rapport(words) == failed);
        CHECK(rapport.said_that("No space left"));
    }
}

TEST_CASE("A file that is none of ours is refused with what it seems to be") {
    Terminal rapport;
    rapport.disk.files["book.xlsx"] = "PK\x03\x04 and so on";

    CHECK(rapport({"import", "book.xlsx", "--out", "w.json"}) == failed);
    CHECK(rapport.said_that("book.xlsx: "));
    CHECK_FALSE(rapport.disk.exists("w.json"));
}

}  // namespace rapport::cli
