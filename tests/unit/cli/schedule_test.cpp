#include "base/json.h"
#include "cli/verbs.h"
#include "codec/workspace_json.h"
#include "support/make.h"
#include "support/print.h"
#include "unit/cli/fake_disk.h"

namespace rapport::cli {
namespace {

constexpr std::string_view move = R"(<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="http://schemas.microsoft.com/project"><Name>Move</Name><StartDate>2026-11-02T08:00:00</StartDate>
<Tasks><Task><UID>1</UID><ID>1</ID><Name>Pack</Name><OutlineLevel>1</OutlineLevel><Duration>PT8H0M0S</Duration></Task>
<Task><UID>2</UID><ID>2</ID><Name>Carry</Name><OutlineLevel>1</OutlineLevel><Duration>PT16H0M0S</Duration>
<PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type></PredecessorLink></Task>
<Task><UID>3</UID><ID>3</ID><Name>Wave</Name><OutlineLevel>1</OutlineLevel><Duration>PT8H0M0S</Duration></Task></Tasks></Project>
)";

const Json& task(const Json& printed, std::size_t at) { return (*printed.find("tasks")->as_array())[at]; }
std::string text(const Json& task, std::string_view name) { return *task.find(name)->as_text(); }

}  // namespace

TEST_CASE("A plan of Microsoft Project is scheduled as it comes, with early, late and slack of each task") {
    Terminal rapport;
    rapport.disk.files["move.xml"] = move;

    REQUIRE(rapport({"schedule", "move.xml", "--json"}) == done);

    const Result<Json> printed = read_json(rapport.disk.output);
    REQUIRE(printed.has_value());
    CHECK(*printed->find("finish")->as_text() == "2026-11-04T17:00:00");
    REQUIRE(printed->find("tasks")->as_array()->size() == 3);
    const Json& carry = task(*printed, 1);
    CHECK(text(carry, "name") == "Carry");
    CHECK(text(carry, "wbs") == "2");
    CHECK(*carry.find("uid")->as_integer() == 2);
    CHECK(text(carry, "early_start") == "2026-11-03T08:00:00");
    CHECK(text(carry, "late_finish") == "2026-11-04T17:00:00");
    CHECK(*carry.find("critical")->as_flag());
    CHECK(text(carry, "driver") == "predecessor");
    CHECK(*carry.find("driving_uid")->as_integer() == 1);
    CHECK(text(carry, "why_start") == "Starts on Tue 3 Nov 2026 because 1 “Pack” ends on Mon 2 Nov 2026.");
    const Json& wave = task(*printed, 2);
    CHECK(*wave.find("total_slack_minutes")->as_integer() == 960);
    CHECK(*wave.find("free_slack_minutes")->as_integer() == 960);
    CHECK(text(wave, "driver") == "project_start");
}

TEST_CASE("What is printed of a file is the same each time") {
    Terminal once, again;
    once.disk.files["move.xml"] = again.disk.files["move.xml"] = move;
    REQUIRE(once({"schedule", "move.xml", "--json"}) == done);
    REQUIRE(again({"schedule", "move.xml", "--json"}) == done);
    CHECK(once.disk.output == again.disk.output);
}

TEST_CASE("A schedule for people says why") {
    Terminal rapport;
    rapport.disk.files["move.xml"] = move;

    REQUIRE(rapport({"schedule", "move.xml"}) == done);

    CHECK(rapport.disk.output.starts_with("Move: 3 tasks, 2026-11-02T08:00 to 2026-11-04T17:00, 3 d\n"));
    CHECK(rapport.disk.output.find("Starts on Mon 2 Nov 2026, with the project") != std::string::npos);
}

TEST_CASE("What is no plan is not scheduled, with a sentence") {
    Terminal rapport;
    rapport.disk.files["table.csv"] = "Name,Duration\nPack,1d\n";
    rapport.disk.files["empty.json"] = write_workspace(Workspace());
    rapport.disk.files["noise"] = "\x01\x02\x03";

    CHECK(rapport({"schedule", "table.csv"}) == failed);
    CHECK(rapport.said_that("table.csv: A table has to be imported first: rapport import table.csv --out WORKSPACE."));
    CHECK(rapport({"schedule", "empty.json"}) == failed);
    CHECK(rapport.said_that("empty.json: There is no project in this workspace."));
    CHECK(rapport({"schedule", "noise"}) == failed);
    CHECK(rapport.said_that("noise: "));
    CHECK(rapport({"schedule", "nowhere.json"}) == failed);
    CHECK(rapport.said_that("nowhere.json: No such file."));
    CHECK(rapport({"schedule"}) == misunderstood);
}

}  // namespace rapport::cli
