#include "codec/workspace_json.h"
#include "unit/cli/fake_disk.h"
#include "unit/share/replies.h"

namespace rapport::cli {

TEST_CASE("A reply is shown with what it does, and taken in where it is said where to write") {
    const SharedClinics clinics;
    Terminal rapport;
    rapport.clock.time = now_there;
    rapport.disk.files["w.json"] = write_workspace(clinics.desk.workspace);
    rapport.disk.files["reply.json"] =
        sealed(clinics.reply({{"answers", said("q1", "no", "Late.")}, {"deliverables", said_of_file("approve")}}));

    CHECK(rapport({"reply", "w.json", "reply.json"}) == done);
    CHECK(rapport.said_that("Every light of the project turns red."));
    CHECK(rapport.said_that("Approves “Clickable prototype” 3.0."));
    CHECK(rapport.disk.files.size() == 2);

    CHECK(rapport({"reply", "w.json", "reply.json", "--out", "taken.json"}) == done);
    const Result<Workspace> taken = read_workspace(rapport.disk.files["taken.json"]);
    REQUIRE(taken);
    CHECK(taken->find(clinics.prototype)->state == DeliverableState::Approved);
    CHECK(all<Pulse>(*taken).size() == 1);

    CHECK(rapport({"reply", "taken.json", "reply.json", "--out", "twice.json"}) == failed);
    CHECK(rapport.said_that("already. Nothing in it is new."));
    CHECK_FALSE(rapport.disk.files.contains("twice.json"));
    CHECK(rapport({"reply", "w.json", "reply.json", "--out", "taken.json"}) == failed);
    CHECK(rapport.said_that("--force"));
}

TEST_CASE("What is no reply ends with a sentence about that file") {
    const SharedClinics clinics;
    Terminal rapport;
    rapport.disk.files["w.json"] = write_workspace(clinics.desk.workspace);
    rapport.disk.files["other.json"] = "{}";

    CHECK(rapport({"reply", "w.json", "other.json"}) == failed);
    CHECK(rapport.said_that("rapport: other.json: This is not a reply to a snapshot."));
    CHECK(rapport({"reply", "w.json", "gone.json"}) == failed);
    CHECK(rapport({"reply", "w.json"}) == misunderstood);
}

}  // namespace rapport::cli
