#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/system_world.h"
#include "codec/workspace_json.h"
#include "support/make.h"
#include "support/peers.h"
#include "support/print.h"
#include "sync/clashes.h"
#include "unit/cli/fake_disk.h"

namespace rapport::cli {
namespace {

Workspace harbour() {
    Workspace workspace;
    workspace.id = id_number(900);
    put(workspace, make_number<Client>(1, {.name = "Harbour Trust"}));
    put(workspace, make_number<Task>(3, {.name = "Ground"}));
    put(workspace, make_number<Task>(4, {.name = "Survey"}));
    return workspace;
}

std::string edited(const Workspace& workspace, Actor actor, std::string author,
                   const std::function<Edit(const Workspace&)>& edit) {
    Workspace copy = copy_of(workspace);
    const Stamp stamp = stamp_after(static_cast<std::int64_t>(actor), actor, 1);
    Edit made = edit(copy);
    REQUIRE(apply(copy, made, stamp));
    copy.devices.note(stamp, author, "");
    return write_workspace(copy);
}

std::function<Edit(const Workspace&)> rename(std::uint64_t task, std::string name) {
    return [task, name](const Workspace& workspace) {
        Edit edit{"Rename", {}};
        edit.set<&Task::name>(*workspace.find(Ref<Task>{id_number(task)}), name);
        return edit;
    };
}

}  // namespace

TEST_CASE("Two copies become one file, and what came is said") {
    Terminal rapport;
    rapport.disk.files["a.json"] = edited(harbour(), 0xA, "Ana", rename(3, "Ground works"));
    rapport.disk.files["b.json"] = edited(harbour(), 0xB, "Ben", rename(4, "Survey the bed"));

    CHECK(rapport({"merge", "a.json", "b.json", "--out", "c.json"}) == done);

    CHECK(rapport.said == "  1 task changed: “Survey the bed”.\n");
    const Result<Workspace> merged = read_workspace(rapport.disk.files["c.json"]);
    REQUIRE(merged);
    CHECK(merged->find(Ref<Task>{id_number(3)})->name == "Ground works");
    CHECK(merged->find(Ref<Task>{id_number(4)})->name == "Survey the bed");
    CHECK(rapport({"merge", "b.json", "a.json", "--out", "d.json"}) == done);
    CHECK(rapport.disk.files["c.json"] == rapport.disk.files["d.json"]);
}

TEST_CASE("A clash is named with both writers, and --strict then writes nothing") {
    Terminal rapport;
    rapport.disk.files["a.json"] = edited(harbour(), 0xA, "Ana", rename(3, "Ground works"));
    rapport.disk.files["b.json"] = edited(harbour(), 0xB, "Ben", rename(3, "Earthworks"));

    CHECK(rapport({"merge", "a.json", "b.json", "--out", "c.json", "--strict"}) == failed);
    CHECK_FALSE(rapport.disk.files.contains("c.json"));
    CHECK(rapport({"merge", "a.json", "b.json", "--out", "c.json"}) == done);
    CHECK(rapport.said_that(
        "clash: Name of the task “Earthworks”: what Ben wrote holds, what Ana wrote is kept beside it."));
}

TEST_CASE("A copy of another workspace, and an empty file, are refused with a sentence") {
    Terminal rapport;
    Workspace other = harbour();
    other.id = id_number(901);
    Workspace empty;
    empty.id = id_number(900);
    rapport.disk.files["a.json"] = write_workspace(harbour());
    rapport.disk.files["b.json"] = write_workspace(other);
    rapport.disk.files["e.json"] = write_workspace(empty);

    CHECK(rapport({"merge", "a.json", "b.json", "--out", "c.json"}) == failed);
    CHECK(rapport.said_that("This file belongs to another workspace"));
    CHECK(rapport({"merge", "a.json", "e.json", "--out", "c.json"}) == failed);
    CHECK(rapport.said_that("There is no record in this file."));
    CHECK(rapport({"merge", "a.json", "b.json"}) == misunderstood);
    CHECK(rapport({"merge", "a.json"}) == misunderstood);
}

TEST_CASE("For Git the result is written over ours, and only a new clash ends with 1") {
    Terminal rapport;
    rapport.disk.files["base"] = write_workspace(harbour());
    rapport.disk.files["ours"] = edited(harbour(), 0xA, "Ana", rename(3, "Ground works"));
    rapport.disk.files["theirs"] = edited(harbour(), 0xB, "Ben", rename(3, "Earthworks"));
    const std::vector<std::string> call{"merge", "--base", "base", "--ours", "ours", "--theirs", "theirs"};

    CHECK(rapport(call) == failed);
    const Result<Workspace> merged = read_workspace(rapport.disk.files["ours"]);
    REQUIRE(merged);
    CHECK(clashes_in(*merged).size() == 1);
    CHECK(rapport(call) == done);
}

TEST_CASE(
    "In a Git repository two branches merge by themselves, and a clash leaves a whole file that Git calls conflicted") {
    const std::filesystem::path program = std::filesystem::path(RAPPORT_SOURCE_DIR) / "build/native/rapport";
    if (!std::filesystem::exists(program) || std::system("git --version >/dev/null 2>&1") != 0) return;
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() /
        ("rapport-git-" + to_string(next_id()) +
         std::to_string(std::filesystem::file_time_type::clock::now().time_since_epoch().count()));
    std::filesystem::create_directories(folder);
    const auto in_folder = [&](const std::string& command) {
        return std::system(("cd '" + folder.string() + "' && (" + command + ") >>log 2>&1").c_str());
    };
    const auto write = [&](const std::string& bytes) { std::ofstream(folder / "work.rapport.json") << bytes; };
    const auto read = [&] {
        std::stringstream text;
        text << std::ifstream(folder / "work.rapport.json").rdbuf();
        return text.str();
    };
    const std::string git = "git -c user.name=Ines -c user.email=ines@example.com -c commit.gpgsign=false ";
    REQUIRE(in_folder("git init -q . && git config merge.rapport.driver '\"" + program.string() +
                      "\" merge --yes --base %O --ours %A --theirs %B'") == 0);
    std::ofstream(folder / ".gitattributes") << "*.rapport.json merge=rapport\n";
    write(write_workspace(harbour()));
    REQUIRE(in_folder("git add -A && " + git + "commit -qm Begin && git checkout -qb ben") == 0);
    write(edited(harbour(), 0xB, "Ben", rename(4, "Survey the bed")));
    REQUIRE(in_folder(git + "commit -qam Survey && git checkout -q -") == 0);
    const std::string ana = edited(harbour(), 0xA, "Ana", rename(3, "Ground works"));
    write(ana);
    REQUIRE(in_folder(git + "commit -qam Ground") == 0);

    CHECK(in_folder(git + "merge -q --no-edit ben") == 0);
    const Result<Workspace> merged = read_workspace(read());
    REQUIRE(merged);
    CHECK(merged->find(Ref<Task>{id_number(3)})->name == "Ground works");
    CHECK(merged->find(Ref<Task>{id_number(4)})->name == "Survey the bed");

    REQUIRE(in_folder("git checkout -qb cleo HEAD~1") == 0);
    write(edited(*read_workspace(ana), 0xC, "Cleo", rename(4, "Soundings")));
    REQUIRE(in_folder(git + "commit -qam Soundings && git checkout -q -") == 0);
    CHECK(in_folder(git + "merge -q --no-edit cleo") != 0);
    const Result<Workspace> clashing = read_workspace(read());
    REQUIRE(clashing);
    CHECK(clashes_in(*clashing).size() == 1);
    CHECK(in_folder("git add -A && " + git + "commit -qm Both") == 0);
    std::filesystem::remove_all(folder);
}

}  // namespace rapport::cli
