#include "codec/workspace_json.h"
#include "support/make.h"
#include "support/print.h"
#include "unit/cli/fake_disk.h"

namespace rapport::cli {
namespace {

constexpr std::string_view patterson = "4 1\n2\n0 0 2 2 3\n3 2 1 4\n2 1 1 4\n0 0 0\n";

/// Two tasks of one person on one day.
Workspace crowded() {
    Workspace workspace;
    workspace.id = id_number(900);
    const Ref<Project> quay =
        put(workspace, make_number<Project>(2, {.name = "Quay wall", .start = at(date_of(Civil{2026, 11, 2}), {480})}));
    const Ref<Person> ana = put(workspace, make_number<Person>(3, {.name = "Ana"}));
    const Ref<Task> survey =
        put(workspace, make_number<Task>(4, {.project = quay, .rank = {"a0"}, .name = "Survey", .uid = 11}));
    const Ref<Task> report =
        put(workspace, make_number<Task>(5, {.project = quay,
                                             .rank = {"a1"},
                                             .name = "Report",
                                             .deadline = at(date_of(Civil{2026, 11, 2}), {17 * 60}),
                                             .uid = 12}));
    put(workspace, make_number<Assignment>(6, {.task = survey, .person = ana}));
    put(workspace, make_number<Assignment>(7, {.task = report, .person = ana}));
    return workspace;
}

}  // namespace

TEST_CASE("A network is levelled, and its makespan and starts are printed") {
    Terminal rapport;
    rapport.disk.files["net.rcp"] = patterson;
    CHECK(rapport({"level", "net.rcp"}) == done);
    CHECK(
        rapport.disk.output ==
        "Makespan 5 (serial and parallel scheme with every rule, pushed together, then bred (seed 1)); no plan can be "
        "shorter than 4\n1\t0\n2\t0\n3\t3\n4\t5\n");
    CHECK(rapport.said.empty());
    CHECK(rapport({"level", "net.rcp", "--pass", "single", "--rule", "mts", "--json"}) == done);
    CHECK(rapport.disk.output ==
          R"({"format":"patterson","pass":"single","scheme":"serial","rule":"mts","activities":4,"critical_path":3,)"
          R"("least_makespan":4,"makespan":5,"starts":{"1":0,"2":0,"3":3,"4":5}})"
          "\n");
    CHECK(rapport({"level", "net.rcp", "--json", "--seed", "7"}) == done);
    CHECK(rapport.printed(
        R"("pass":"improve","scheme":"serial and parallel, then forward-backward improvement","seed":"7")"));
    rapport.disk.input = patterson;
    CHECK(rapport({"level", "-", "--scheme=parallel"}) == done);
    CHECK(rapport.printed("Makespan 5 (parallel scheme, latest start first)"));
}

TEST_CASE("What level cannot do is said in a sentence") {
    Terminal rapport;
    rapport.disk.files["net.rcp"] = patterson;
    rapport.disk.files["bad.rcp"] = "4 1\n2\n0 0 x";
    rapport.disk.files["loop.rcp"] = "2 0\n1 1 2\n1 1 1\n";
    rapport.disk.files["bad.sm"] = "nothing";
    rapport.disk.files["text.txt"] = "nothing";
    CHECK(rapport({"level", "net.rcp", "--rule", "fifo"}) == misunderstood);
    CHECK(rapport.said == "rapport: “fifo” is not known. --rule takes lft, lst, mts, grpw or slack.\n");
    CHECK(rapport({"level", "net.rcp", "--pass", "improve", "--rule", "lft"}) == misunderstood);
    CHECK(rapport.said == "rapport: --rule and --scheme are for a single pass; improving begins with all of them.\n");
    CHECK(rapport({"level", "net.rcp", "--pass", "double"}) == misunderstood);
    CHECK(rapport({"level", "net.rcp", "--seed", "x"}) == misunderstood);
    CHECK(rapport.said == "rapport: --seed takes a whole number, and “x” is none.\n");
    CHECK(rapport({"level", "bad.rcp"}) == failed);
    CHECK(rapport.said ==
          "rapport: bad.rcp: Line 3: expected the number of successors of activity 1, but there is “x”.\n");
    CHECK(rapport({"level", "loop.rcp"}) == failed);
    CHECK(rapport.said == "rapport: loop.rcp: Activities 1 and 2 wait for each other in a circle.\n");
    CHECK(rapport({"level", "bad.sm"}) == failed);
    CHECK(rapport.said_that("This is no network of activities."));
    CHECK(rapport({"level", "text.txt"}) == failed);
    CHECK(rapport({"level", "none.rcp"}) == failed);
    CHECK(rapport.disk.output.empty());
}

TEST_CASE("A plan is levelled: what would move, and who has too much to do before and after") {
    Terminal rapport;
    rapport.disk.files["w.json"] = write_workspace(crowded());
    CHECK(rapport({"level", "w.json"}) == done);
    CHECK(rapport.disk.output ==
          "Quay wall\n"
          "The plan would end 2026-11-03T17:00 instead of 2026-11-02T17:00.\n"
          "  1  Survey: 2026-11-03T08:00 to 2026-11-03T17:00, before 2026-11-02T08:00 to 2026-11-02T17:00, put off by "
          "1 d\n"
          "Too much to do before:\n"
          "  2026-11-02  Ana: 2 d of 1 d (1 Survey, 2 Report)\n"
          "Too much to do after: nobody\n");
    CHECK(rapport({"level", "w.json", "--json"}) == done);
    const Result<Json> json = read_json(rapport.disk.output);
    REQUIRE(json.has_value());
    const Json& task = json->find("tasks")->as_array()->at(0);
    CHECK(*task.find("uid")->as_integer() == 11);
    CHECK(*task.find("delay_minutes")->as_integer() == 480);
    CHECK(*task.find("start")->as_text() == "2026-11-03T08:00");
    CHECK(*task.find("start_before")->as_text() == "2026-11-02T08:00");
    CHECK(json->find("overallocated_before")->as_array()->size() == 1);
    CHECK(json->find("overallocated_after")->as_array()->empty());
    CHECK(rapport({"level", "w.json", "--project", "Bridge"}) == failed);
    CHECK(rapport.said_that("There is no project “Bridge”."));
}

}  // namespace rapport::cli
