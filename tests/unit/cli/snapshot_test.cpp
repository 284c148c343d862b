// rapport snapshot: a client's page from the command line.

#include "cli/pack_program.h"
#include "cli/verbs.h"
#include "codec/workspace_json.h"
#include "engagement/mail_codes.h"
#include "share/locked_data.h"
#include "share/projection.h"
#include "support/make.h"
#include "support/print.h"
#include "unit/cli/fake_site.h"

namespace rapport::cli {
namespace {

/// A project that is shared with Ruth, and Theo who is not.
Workspace shared_project() {
    Workspace workspace;
    workspace.id = id_number(900);
    Client client = make_number<Client>(1, {.name = "Harbour Trust"});
    client.shared = true;
    Project project = make_number<Project>(2, {.client = {client.id},
                                               .name = "Quay wall",
                                               .code = "QW",
                                               .stage = Stage::Active,
                                               .start = at(date_of(Civil{2026, 11, 2}), {480})});
    project.shared = true;
    Stakeholder ruth = make_number<Stakeholder>(3, {.client = {client.id}, .name = "Ruth Adeyemi"});
    ruth.shared = true;
    Task task = make_number<Task>(
        4,
        {.project = {project.id}, .rank = {"a0"}, .name = "Wall stands", .milestone = true, .notes = {"Keep quiet"}});
    task.shared = true;
    put(workspace, client);
    put(workspace, project);
    put(workspace, ruth);
    put(workspace, task);
    put(workspace, make_number<Stakeholder>(5, {.client = {client.id}, .name = "Theo Marsh"}));
    put(workspace, make_number<Person>(6, {.name = "Ana Pereira", .email = "ana@harbour.example"}));
    put(workspace,
        make_number<Snapshot>(7, {.project = {project.id}, .recipient = {ruth.id}, .number = 3, .told = {"{}"}}));
    return workspace;
}

struct Desk : Terminal {
    Desk() { disk.files["w.json"] = write_workspace(shared_project()); }
};

}  // namespace

TEST_CASE("A snapshot of a project is written for one person of the client, and it says what went in") {
    Desk rapport;
    rapport.clock.zone = {-240};

    CHECK(rapport({"snapshot", "w.json", "--project", "QW", "--for", "ruth adeyemi", "--by", "Ana Pereira", "--out",
                   "quay.html", "--record", "w2.json"}) == done);
    const std::string& html = rapport.disk.files["quay.html"];
    CHECK(html.contains("Wall stands"));
    CHECK_FALSE(html.contains("Keep quiet"));
    CHECK(html.contains("Prepared for Ruth Adeyemi by Ana Pereira"));
    CHECK(html.contains("Client snapshot 4, as of"));
    CHECK(html.contains("05:00, UTC−4"));
    CHECK(rapport.said_that("1 task in, 0 left out"));
    CHECK(rapport.disk.files["w.json"] == write_workspace(shared_project()));
}

TEST_CASE("A copy that is written down has the next number, and the workspace with it knows its code and seal") {
    Desk rapport;
    CHECK(rapport({"snapshot", "w.json", "--project", "Quay wall", "--to", "light", "--out", "quay.html", "--record",
                   "w2.json"}) == done);
    CHECK_FALSE(rapport.said_that("Nobody can take answers"));
    const Result<Workspace> kept = read_workspace(rapport.disk.files["w2.json"]);
    REQUIRE(kept);
    const std::string& html = rapport.disk.files["quay.html"];
    const Snapshot* made = nullptr;
    int copies = 0;
    for (const Snapshot& one : kept->all<Snapshot>()) {
        ++copies;
        if (one.number == 4) made = &one;
    }
    REQUIRE(made);
    CHECK(copies == 2);
    CHECK(made->recipient.id == id_number(3));
    CHECK(made->client.id == id_number(1));
    CHECK(html.contains("\"snapshot\":\"" + made->code + "\""));
    CHECK(html.contains("\"replyKey\":\"" + made->key + "\""));
    CHECK(html.contains(made->sha256));
    CHECK(made->told.text.contains("Wall stands"));
    CHECK(made->form == SnapshotForm::Page);
    CHECK_FALSE(made->locked);
    CHECK(made->contents.starts_with("1 task"));
    CHECK(html.contains("It replaces the copy made for you"));
    CHECK(rapport.disk.files["w.json"] == write_workspace(shared_project()));

    CHECK(rapport({"snapshot", "w2.json", "--out", "next.html", "--record", "w3.json"}) == done);
    CHECK(rapport.disk.files["next.html"].contains("Client snapshot 5, as of"));
    CHECK(rapport({"snapshot", "w2.json", "--out", "y.html", "--record", "w3.json"}) == failed);
    CHECK(rapport.said_that("w3.json: It is there already."));
    CHECK(rapport({"snapshot", "w2.json", "--out", "y.html", "--record", "y.html"}) == misunderstood);
    CHECK_FALSE(rapport.disk.exists("y.html"));
}

TEST_CASE("A copy that nobody writes down has no number, replaces none and collects no answers") {
    Desk rapport;
    CHECK(rapport({"snapshot", "w.json", "--project", "Quay wall", "--to", "light", "--out", "quay.html"}) == done);
    CHECK(rapport.said_that("Nobody can take answers to this page in"));
    CHECK(rapport.said_that("--record FILE"));
    const std::string& html = rapport.disk.files["quay.html"];
    CHECK(html.contains("Wall stands"));
    CHECK(html.contains("<p>Client snapshot, as of"));
    CHECK(html.contains("None: nobody wrote down that this copy was made."));
    for (const std::string_view claimed :
         {"Client snapshot 4", "It replaces the copy", "replyKey", "<script", "Answer on this page"})
        CHECK_FALSE(html.contains(claimed));

    CHECK(rapport({"snapshot", "w.json", "--to", "json", "--out", "s.json"}) == done);
    const Result<SnapshotData> read = read_snapshot(rapport.disk.files["s.json"]);
    REQUIRE(read.has_value());
    CHECK(read->head.number == 0);
    CHECK_FALSE(read->head.replaces.has_value());
    CHECK(snapshot_file_name(read->head) == "quay-wall-snapshot.json");
}

TEST_CASE("For whom a copy is has to be said where not exactly one person is shared") {
    Desk rapport;
    Workspace workspace = shared_project();
    Stakeholder theo = *workspace.find(Ref<Stakeholder>{id_number(5)});
    theo.shared = true;
    put(workspace, theo);
    rapport.disk.files["two.json"] = write_workspace(workspace);
    CHECK(rapport({"snapshot", "two.json", "--out", "x.html"}) == failed);
    CHECK(rapport.said_that("Say for whom it is with --for: “Ruth Adeyemi” and “Theo Marsh”."));

    for (const std::uint64_t number : {3U, 5U}) {
        Stakeholder person = *workspace.find(Ref<Stakeholder>{id_number(number)});
        person.shared = false;
        put(workspace, person);
    }
    rapport.disk.files["none.json"] = write_workspace(workspace);
    CHECK(rapport({"snapshot", "none.json", "--out", "x.html"}) == failed);
    CHECK(rapport.said_that("Nobody of the client is shared"));
    CHECK_FALSE(rapport.disk.exists("x.html"));
}

TEST_CASE("Two snapshots have different codes and keys") {
    Desk rapport;
    CHECK(rapport({"snapshot", "w.json", "--out", "a.html", "--record", "a.json"}) == done);
    CHECK(rapport({"snapshot", "w.json", "--out", "b.html", "--record", "b.json"}) == done);
    const auto member = [&](const std::string& file, const std::string& name) {
        const std::string& html = rapport.disk.files[file];
        const std::size_t at = html.find("\"" + name + "\":\"") + name.size() + 4;
        return html.substr(at, html.find('"', at) - at);
    };

    CHECK(member("a.html", "snapshot").size() == 14);
    CHECK(member("a.html", "replyKey").size() == 64);
    CHECK(member("a.html", "snapshot") != member("b.html", "snapshot"));
    CHECK(member("a.html", "replyKey") != member("b.html", "replyKey"));
}

TEST_CASE("A snapshot behind a passphrase has nothing of the project in clear") {
    Desk rapport;
    rapport.disk.files["words.txt"] = "able acorn actor\n";

    CHECK(rapport({"snapshot", "w.json", "--for", "Ruth Adeyemi", "--to", "light", "--passphrase-file", "words.txt",
                   "--out", "locked.html"}) == done);
    const std::string& html = rapport.disk.files["locked.html"];
    CHECK(html.contains("<title>A locked file</title>"));
    CHECK(html.contains("\"iterations\":1000000"));
    for (const std::string_view secret :
         {"Wall stands", "Quay wall", "Harbour Trust", "Ruth Adeyemi", "able acorn", "replyKey"})
        CHECK_FALSE(html.contains(secret));
    CHECK(rapport.said_that("six random words"));
}

TEST_CASE("What a snapshot is made as, and what locks it, is refused where it makes no sense") {
    Desk rapport;
    CHECK(rapport({"snapshot", "w.json", "--for", "Ruth Adeyemi", "--to", "paper", "--out", "x"}) == misunderstood);
    CHECK(rapport.said_that("Say what to make with --to: light"));
    CHECK(rapport({"snapshot", "w.json", "--for", "Ruth Adeyemi", "--passphrase-file", "none", "--out", "x"}) ==
          failed);
    rapport.disk.files["empty"] = " \n";
    CHECK(rapport({"snapshot", "w.json", "--for", "Ruth Adeyemi", "--passphrase-file", "empty", "--out", "x"}) ==
          failed);
    CHECK(rapport.said_that("There is no passphrase in it."));
    CHECK_FALSE(rapport.disk.exists("x"));
}

TEST_CASE("A snapshot that cannot be made is refused in a sentence, and nothing is written") {
    Desk rapport;

    CHECK(rapport({"snapshot", "w.json", "--for", "Nobody", "--out", "x.html"}) == failed);
    CHECK(
        rapport.said_that("There is no person of the client called “Nobody”. There are “Ruth Adeyemi”, “Theo Marsh”."));
    CHECK(rapport({"snapshot", "w.json", "--for", "Theo Marsh", "--out", "x.html"}) == failed);
    CHECK(rapport.said_that("is not shared"));
    CHECK_FALSE(rapport.disk.exists("x.html"));
    rapport.disk.files["x.html"] = "mine";
    CHECK(rapport({"snapshot", "w.json", "--for", "Ruth Adeyemi", "--out", "x.html"}) == failed);
    CHECK(rapport.disk.files["x.html"] == "mine");
    CHECK(rapport({"snapshot", "w.json", "--for", "Ruth Adeyemi", "--out", "x.html", "--force"}) == done);
}

TEST_CASE("A snapshot as data is what Rapport opens") {
    Desk rapport;
    CHECK(rapport({"snapshot", "w.json", "--for", "Ruth Adeyemi", "--to", "json", "--out", "s.json"}) == done);
    const Result<SnapshotData> read = read_snapshot(rapport.disk.files["s.json"]);
    REQUIRE(read.has_value());
    CHECK(read->head.recipient == "Ruth Adeyemi");
    CHECK_FALSE(project_in(read->workspace).is_null());
    CHECK(rapport.said_that("1 task in, 0 left out"));
    CHECK(rapport.said_that("1 stakeholder in, 1 left out"));  // The data holds the plan alone.
}

TEST_CASE("A snapshot as data behind a passphrase has nothing of the project in clear") {
    Desk rapport;
    rapport.disk.files["words.txt"] = "able acorn actor\n";
    const auto make = [&](const std::string& out) {
        CHECK(rapport({"snapshot", "w.json", "--for", "Ruth Adeyemi", "--to", "json", "--passphrase-file", "words.txt",
                       "--out", out}) == done);
        return read_locked_data(rapport.disk.files[out]);
    };
    const Result<Sealed> first = make("locked.json"), second = make("again.json");
    REQUIRE(first.has_value());
    REQUIRE(second.has_value());
    CHECK(read_locked_header(first->header)->iterations == 1'000'000);
    CHECK(first->header != second->header);  // Another salt and nonce each time.
    const std::string& json = rapport.disk.files["locked.json"];
    CHECK_FALSE(read_snapshot(json).has_value());
    const std::string bytes = bytes_of_base64(first->cipher);
    for (const std::string_view secret :
         {"Wall stands", "Quay wall", "Harbour Trust", "Ruth Adeyemi", "able acorn", "rapport-snapshot"}) {
        CHECK_FALSE(json.contains(secret));
        CHECK_FALSE(bytes.contains(secret));
    }
    CHECK(rapport.said_that("six random words"));
    CHECK(rapport.said_that("1 task in, 0 left out"));
}

TEST_CASE("No data is written where its passphrase cannot be read") {
    Desk rapport;
    CHECK(rapport({"snapshot", "w.json", "--for", "Ruth Adeyemi", "--to", "json", "--passphrase-file", "none", "--out",
                   "x"}) == failed);
    CHECK_FALSE(rapport.disk.exists("x"));
}

TEST_CASE("A full snapshot is the page with the data and the program of the site that is named") {
    Desk rapport;
    put_site(rapport.disk, "site", FakeSite{});

    CHECK(rapport({"snapshot", "w.json", "--for", "Ruth Adeyemi", "--to", "full", "--program", "site", "--out",
                   "full.html", "--record", "w2.json"}) == done);
    const std::string& html = rapport.disk.files["full.html"];
    CHECK(html.contains("Wall stands"));
    CHECK_FALSE(html.contains("Keep quiet"));
    CHECK(html.contains("<meta charset=\"windows-1252\">"));
    CHECK(html.contains(pack_program("site", rapport.disk)->packed));
    const std::size_t block = html.find("id=\"rapport-snapshot\">");
    REQUIRE(block != std::string::npos);
    const std::size_t start = html.find('>', block) + 1;
    const Result<SnapshotData> held = read_snapshot(html.substr(start, html.find("</script>", start) - start));
    REQUIRE(held.has_value());
    CHECK(held->head.recipient == "Ruth Adeyemi");
    CHECK(html.substr(0, block).contains("\"snapshot\":\"" + held->head.code + "\""));  // One copy, page and data.
    CHECK(rapport.said_that("1 task in, 0 left out"));
    CHECK(rapport.said_that("1 stakeholder in, 1 left out"));
}

TEST_CASE("A full snapshot takes the site that was built beside the program where none is named") {
    Desk rapport;
    put_site(rapport.disk, "/built/web/site", FakeSite{});
    const std::vector<std::string> words{"snapshot", "w.json", "--for", "Ruth Adeyemi",
                                         "--to",     "full",   "--out", "full.html"};

    CHECK(rapport(words) == failed);
    CHECK(rapport.said_that("Say with --program which folder holds the built site."));
    CHECK_FALSE(rapport.disk.exists("full.html"));
    rapport.folder = "/built/native";
    CHECK(rapport(words) == done);
    CHECK(rapport.disk.exists("full.html"));
}

TEST_CASE("A full snapshot without a whole site is refused, and so is a site for what carries no program") {
    Desk rapport;
    const auto make = [&](const std::string& form) {
        return rapport(
            {"snapshot", "w.json", "--for", "Ruth Adeyemi", "--to", form, "--program", "site", "--out", "x.html"});
    };
    CHECK(make("full") == failed);
    CHECK(rapport.said_that("rapport: site: This folder holds no built site of Rapport."));
    put_site(rapport.disk, "site", FakeSite{});
    CHECK(make("light") == misunderstood);
    CHECK(rapport.said_that("leave --program out, or say --to full"));
    CHECK(make("json") == misunderstood);
    CHECK_FALSE(rapport.disk.exists("x.html"));
}

TEST_CASE("Questions for what asks none are refused, and nothing is written") {
    Desk rapport;
    const auto make = [&](const std::string& form) {
        return rapport(
            {"snapshot", "w.json", "--for", "Ruth Adeyemi", "--to", form, "--ask", "mood", "--out", "x." + form});
    };
    CHECK(make("json") == misunderstood);
    CHECK(rapport.said_that("leave --ask out, or say --to light or full"));
    CHECK_FALSE(rapport.disk.exists("x.json"));
    CHECK(make("light") == done);
    CHECK(rapport.disk.exists("x.light"));
}

}  // namespace rapport::cli
