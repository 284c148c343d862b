// rapport report: a status report from the command line.

#include "cli/verbs.h"
#include "codec/workspace_json.h"
#include "share/report_words.h"
#include "support/make.h"
#include "support/print.h"
#include "unit/cli/fake_disk.h"

namespace rapport::cli {
namespace {

constexpr Date monday{20'759};  // 2026-11-02: when tests happen.

/// A project with a milestone that was reached last week, which the client sees, and a task that it does not.
struct Reports : Terminal {
    Workspace workspace;
    Id project = id_number(2);

    Reports() {
        workspace.id = id_number(900);
        put(workspace, make_number<Client>(1, {.name = "Harbour Trust"}));
        put(workspace, make_number<Project>(2, {.client = {id_number(1)},
                                                .name = "Quay wall",
                                                .stage = Stage::Active,
                                                .start = at(Date{monday.days - 20}, {480})}));
        put(workspace, ended(4, "Wall stands", true));
        put(workspace, ended(5, "Talk about the rebate", false));
        save();
    }
    [[nodiscard]] Task ended(std::uint64_t number, std::string name, bool shared) const {
        const DateTime start = at(Date{monday.days - 5}, {480}), finish = at(Date{monday.days - 5}, {1020});
        Task task = make_number<Task>(number, {.project = {project},
                                               .rank = {"a" + std::to_string(number)},
                                               .name = std::move(name),
                                               .milestone = true,
                                               .manual = true,
                                               .manual_start = start,
                                               .manual_finish = finish,
                                               .done = {100},
                                               .actual_start = start,
                                               .actual_finish = finish});
        task.shared = shared;
        return task;
    }
    void save() { disk.files["w.json"] = write_workspace(workspace); }
    void report_of(std::uint64_t number, std::string title, ReportState state, std::int32_t ago, bool shared = false) {
        StatusReport report = make_number<StatusReport>(number, {.project = {project},
                                                                 .title = std::move(title),
                                                                 .from = Date{monday.days - ago - 6},
                                                                 .until = Date{monday.days - ago},
                                                                 .state = state,
                                                                 .summary = {"As it goes."},
                                                                 .money = {"We earn well"}});
        if (state == ReportState::Issued) report.issued = report.until;
        report.shared = shared;
        put(workspace, report);
        save();
    }
    const std::string& file(const std::string& name) { return disk.files[name]; }
};

}  // namespace

TEST_CASE_FIXTURE(Reports, "Where there is no report, one is drafted of what the client sees") {
    CHECK((*this)({"report", "w.json", "--project", "Quay wall", "--out", "quay.html"}) == done);
    CHECK(file("quay.html").contains("<h1 dir=\"auto\">Status report, 20 October – 2 November 2026</h1>"));
    CHECK(file("quay.html").contains("Wall stands: reached on 28 October."));
    CHECK(file("quay.html").contains("Draft: not issued yet"));
    CHECK_FALSE(file("quay.html").contains("rebate"));
    CHECK(said_that("was drafted now: there was none. 1 record that the client does not see was left out."));
    CHECK(file("w.json") == write_workspace(workspace));
}

TEST_CASE_FIXTURE(Reports,
                  "A shared report whose words were changed since is written for the team, and the reason is said") {
    report_of(11, "The last one", ReportState::Issued, 7, true);
    CHECK((*this)({"report", "w.json", "--out", "a.md"}) == done);
    CHECK(said_that("What was written is for the client."));

    StatusReport changed = *workspace.find(Ref<StatusReport>{id_number(11)});
    changed.digest = report_digest(changed);
    changed.summary = {"Words of a draft"};
    put(workspace, changed);
    save();
    CHECK((*this)({"report", "w.json", "--out", "b.md"}) == done);
    CHECK(said_that("Its words were changed after that on another device, so it does not go to the client"));
    CHECK(said_that("What was written is for the team, and says so."));
    CHECK(file("b.md").contains("**For the team: the client does not see this report.**"));
}

TEST_CASE_FIXTURE(Reports, "The latest that was issued is written, or the latest draft, as its file is called") {
    report_of(10, "Long ago", ReportState::Issued, 21);
    report_of(11, "The last one", ReportState::Issued, 7);
    report_of(12, "Still written", ReportState::Draft, 0);
    CHECK((*this)({"report", "w.json", "--out", "last.MD"}) == done);
    CHECK(file("last.MD").starts_with("# The last one\n"));
    CHECK(said_that("“The last one”, issued on 2026-10-26. It is not shared with the client yet."));
    CHECK(said_that("What was written is for the team, and says so."));
    CHECK(file("last.MD").contains("**For the team: the client does not see this report.**"));
    CHECK((*this)({"report", "w.json", "--draft", "--out", "draft.html"}) == done);
    CHECK(file("draft.html").contains("Still written</h1>"));
    CHECK(said_that("“Still written”, a draft."));
    CHECK((*this)({"report", "w.json"}) == done);
    CHECK(printed("<!doctype html>"));
    for (const std::string& out : {file("last.MD"), file("draft.html")}) CHECK_FALSE(out.contains("We earn well"));
}

TEST_CASE_FIXTURE(Reports, "A report that is shared is written for the client, with what is shared") {
    report_of(10, "The last one", ReportState::Issued, 7, true);
    CHECK((*this)({"report", "w.json", "--out", "last.md"}) == done);
    CHECK(said_that("“The last one”, issued on 2026-10-26. What was written is for the client."));
    CHECK(file("last.md").contains("As it goes."));
    CHECK_FALSE(file("last.md").contains("For the team"));
    CHECK_FALSE(file("last.md").contains("Quay wall"));  // Nobody shared the project.
}

TEST_CASE_FIXTURE(Reports, "A report that cannot be written is refused in a sentence") {
    CHECK((*this)({"report", "w.json", "--project", "Pier", "--out", "x.html"}) == failed);
    CHECK(said_that("There is no project “Pier”."));
    disk.files["x.html"] = "mine";
    CHECK((*this)({"report", "w.json", "--out", "x.html"}) == failed);
    CHECK(file("x.html") == "mine");
    CHECK((*this)({"report", "w.json", "--out", "x.html", "--force"}) == done);
    CHECK((*this)({"report", "gone.json"}) == failed);
}

}  // namespace rapport::cli
