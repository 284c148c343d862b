#include "base/json.h"
#include "cli/verbs.h"
#include "codec/workspace_json.h"
#include "support/make.h"
#include "support/print.h"
#include "unit/cli/fake_disk.h"

namespace rapport::cli {
namespace {

/// Two tasks in a row, the first of which may take long.
Workspace quay() {
    Workspace workspace;
    workspace.id = id_number(900);
    const Ref<Project> project =
        put(workspace, make_number<Project>(2, {.name = "Quay wall",
                                                .start = at(date_of(Civil{2026, 11, 2}), {480}),
                                                .promised = at(date_of(Civil{2026, 11, 13}), {1020})}));
    const Ref<Task> dig = put(workspace, make_number<Task>(3, {.project = project,
                                                               .rank = {"a0"},
                                                               .name = "Dig",
                                                               .duration = {8 * 480},
                                                               .optimistic = Minutes{5 * 480},
                                                               .pessimistic = Minutes{14 * 480}}));
    const Ref<Task> pour =
        put(workspace, make_number<Task>(4, {.project = project, .rank = {"a1"}, .name = "Pour", .duration = {480}}));
    put(workspace, make_number<Dependency>(5, {.predecessor = dig, .successor = pour}));
    return workspace;
}

constexpr std::string_view mspdi = R"(<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="http://schemas.microsoft.com/project"><Name>Move</Name><StartDate>2026-11-02T08:00:00</StartDate>
<Tasks><Task><UID>7</UID><ID>1</ID><Name>Pack</Name><OutlineLevel>1</OutlineLevel><Duration>PT8H0M0S</Duration></Task>
</Tasks></Project>
)";

}  // namespace

TEST_CASE("A forecast prints percentiles, chances and what decides the end") {
    Terminal rapport;
    rapport.disk.files["w.json"] = write_workspace(quay());
    CHECK(rapport({"forecast", "w.json", "--runs", "500", "--seed", "7", "--json"}) == done);
    const Result<Json> shown = read_json(rapport.disk.output);
    REQUIRE(shown.has_value());
    CHECK(*shown->find("runs") == Json(std::int64_t{500}));
    CHECK(*shown->find("seed") == Json(std::int64_t{7}));
    CHECK(*shown->find("planned") == Json("2026-11-12T17:00:00"));
    std::string last;
    for (const char* name : {"p10", "p50", "p80", "p90"}) {
        REQUIRE(shown->find(name)->as_text());
        CHECK(*shown->find(name)->as_text() >= last);
        last = *shown->find(name)->as_text();
    }
    const Json::Array& deadlines = *shown->find("deadlines")->as_array();
    REQUIRE(deadlines.size() == 1);
    CHECK(*deadlines[0].find("promised") == Json("2026-11-13T17:00:00"));
    CHECK(deadlines[0].find("promise_chance"));
    const Json::Array& tasks = *shown->find("tasks")->as_array();
    REQUIRE(tasks.size() == 2);
    CHECK(write_json(*tasks[0].find("criticality")) == "1.000");
    CHECK(*tasks[0].find("pessimistic_minutes") == Json(std::int64_t{14 * 480}));
    CHECK(*tasks[1].find("estimated") == Json(false));
    CHECK(rapport.said.empty());
}

TEST_CASE("The same seed prints the same bytes, another one others") {
    Terminal rapport;
    rapport.disk.files["w.json"] = write_workspace(quay());
    const auto printed = [&](const char* seed) {
        CHECK(rapport({"forecast", "w.json", "--runs=300", "--seed", seed, "--json"}) == done);
        return rapport.disk.output;
    };
    const std::string first = printed("1");
    CHECK(printed("1") == first);
    CHECK(printed("2") != first);
}

TEST_CASE("People read a forecast in a few lines") {
    Terminal rapport;
    rapport.disk.files["w.json"] = write_workspace(quay());
    CHECK(rapport({"forecast", "w.json"}) == done);
    CHECK(rapport.printed("Quay wall: 2,000 runs, seed 1\n"));
    CHECK(rapport.printed("1 of 2 open tasks have an estimate of their own, 1 may take longer or shorter\n"));
    CHECK(rapport.printed(" % in time: Quay wall, promised for 2026-11-13\n"));
}

TEST_CASE("A Microsoft Project file is forecast as it is") {
    Terminal rapport;
    rapport.disk.files["move.xml"] = std::string(mspdi);
    CHECK(rapport({"forecast", "move.xml", "--json"}) == done);
    CHECK(rapport.printed("\"p80\":\"2026-11-02T17:00:00\""));
    CHECK(rapport.printed("\"uid\":7"));
}

TEST_CASE("Runs and seeds that are no whole numbers get a sentence, and a table is refused") {
    Terminal rapport;
    rapport.disk.files["w.json"] = write_workspace(quay());
    CHECK(rapport({"forecast", "w.json", "--runs", "many"}) == misunderstood);
    CHECK(rapport.said_that("“--runs” takes a whole number from 1 to 1,000,000, not “many”."));
    CHECK(rapport({"forecast", "w.json", "--runs", "0"}) == misunderstood);
    CHECK(rapport({"forecast", "w.json", "--seed", "-1"}) == misunderstood);
    rapport.disk.files["t.csv"] = "Name,Duration\nPack,1 d\n";
    CHECK(rapport({"forecast", "t.csv"}) == failed);
    CHECK(rapport.said_that("A table has to be imported first"));
    CHECK(rapport({"forecast", "gone.json"}) == failed);
}

}  // namespace rapport::cli
