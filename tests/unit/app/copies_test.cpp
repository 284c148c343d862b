#include "app/copies.h"

#include <doctest/doctest.h>

#include "codec/workspace_json.h"
#include "model/task.h"
#include "support/print.h"
#include "support/tabs.h"

namespace rapport {
namespace {

Instant at_time(std::string_view iso) { return *parse_iso_instant(iso); }

std::string copy_at(std::string_view iso) { return to_string(CopyName{"rapport-0198c0ff-laptop-", at_time(iso)}); }

struct Worked : Device {
    Tab& tab{open()};
    Ref<Task> first;
    Worked() {
        first = tab.add("One");
        tab.add("Two");
    }
    [[nodiscard]] const Workspace& workspace() const { return tab.session.workspace(); }
};

}  // namespace

TEST_CASE("A copy is named after its workspace, its device and its time, and is known by that") {
    Workspace workspace;
    workspace.id = *parse_id("0198c0ff-ee12-7000-8000-000000000001");
    const CopyName name = copy_name(workspace, "9f3ca1b2", "Inés’ Laptop", at_time("2026-11-26T20:48:59Z"));
    CHECK(to_string(name) == "rapport-0198c0ff-9f3ca1b2-ines-laptop-20261126-2048.json");
    const std::optional<CopyName> read = parse_copy_name(to_string(name));
    REQUIRE(read);
    CHECK(read->prefix == "rapport-0198c0ff-9f3ca1b2-ines-laptop-");
    CHECK(copy_prefix(workspace, "9f3ca1b2") == "rapport-0198c0ff-9f3ca1b2-");
    CHECK(read->time == at_time("2026-11-26T20:48:00Z"));
    CHECK(copy_name(workspace, "9f3ca1b2", "", {}).prefix == "rapport-0198c0ff-9f3ca1b2-device-");

    for (const char* other : {"rapport-2026-11-26.json", "holiday.json", "rapport-0198c0ff-laptop-20261326-2048.json",
                              "rapport-0198c0ff-laptop-20261126-2448.json", "rapport-0198c0ff-laptop-20261126-2048.txt",
                              "rapport-0198c0ff-laptop-20261126-2048 (1).json", ""})
        CHECK_FALSE_MESSAGE(parse_copy_name(other), other);
}

TEST_CASE("Of all copies the last of three hours, seven days and four weeks stay, and nobody else’s file is named") {
    std::vector<std::string> files;
    // A copy at each hour of forty days; the newest is of Thursday 26 November 2026, 20:00.
    const std::int64_t newest = at_time("2026-11-26T20:00:00Z").millis;
    for (int hours = 0; hours < 40 * 24; ++hours)
        files.push_back(to_string(CopyName{"rapport-0198c0ff-laptop-", {newest - hours * 3'600'000LL}}));
    files.push_back("holiday.json");
    files.push_back("rapport-0198c0ff-phone-20200101-0000.json");

    const std::vector<std::string> gone = superfluous_copies(files, "rapport-0198c0ff-laptop-");
    std::vector<std::string> stay;
    for (const std::string& file : files)
        if (std::ranges::find(gone, file) == gone.end()) stay.push_back(file);
    const std::vector<std::string> expected{
        copy_at("2026-11-26T20:00:00Z"),
        copy_at("2026-11-26T19:00:00Z"),
        copy_at("2026-11-26T18:00:00Z"),
        copy_at("2026-11-25T23:00:00Z"),
        copy_at("2026-11-24T23:00:00Z"),
        copy_at("2026-11-23T23:00:00Z"),
        copy_at("2026-11-22T23:00:00Z"),
        copy_at("2026-11-21T23:00:00Z"),
        copy_at("2026-11-20T23:00:00Z"),
        copy_at("2026-11-15T23:00:00Z"),
        copy_at("2026-11-08T23:00:00Z"),  // Sundays; the week before is that of the 22nd.
        "holiday.json",
        "rapport-0198c0ff-phone-20200101-0000.json"};
    CHECK(stay == expected);
    CHECK(superfluous_copies(stay, "rapport-0198c0ff-laptop-").empty());
}

TEST_CASE("What was remembered of the last copy is read back, and nothing else is taken for it") {
    const OutsideCopy copy{{1'793'610'000'000}, 41, derived_id("a workspace"), false};
    const std::optional<OutsideCopy> read = parse_outside_copy(to_string(copy));
    REQUIRE(read);
    CHECK(read->time == copy.time);
    CHECK(read->steps == 41);
    CHECK(read->workspace == copy.workspace);
    CHECK_FALSE(read->is_confirmed);
    const std::string text = to_string(copy);
    for (const std::string& other : {std::string(), std::string("41"), "x" + text, text + " more", text.substr(0, 20)})
        CHECK_FALSE_MESSAGE(parse_outside_copy(other), other);
}

TEST_CASE_FIXTURE(Worked,
                  "A copy proves itself: all that is here, what changed after it, what it should have and has not") {
    const std::string copy = write_workspace(workspace());
    CopyProof proof = prove_copy(copy, workspace());
    CHECK(proof.is_sound());
    CHECK(proof.records == 2);
    CHECK(proof.sentence == "This copy opens, and holds 2 tasks. Everything that is here is in it.");

    REQUIRE(tab.rename(first, "Won"));
    tab.add("Three");
    proof = prove_copy(copy, workspace());
    CHECK(proof.is_sound());
    CHECK(proof.newer == 2);
    CHECK(proof.lacking == 0);

    std::string changed = copy;
    changed.replace(changed.find("\"Two\""), 5, "\"Too\"");
    proof = prove_copy(changed, workspace());
    CHECK_FALSE(proof.is_sound());
    CHECK(proof.lacking == 1);
    CHECK(proof.sentence.find("1 record is not in it as they were") != std::string::npos);
}

TEST_CASE_FIXTURE(Worked, "A copy that is damaged at any place does not pass") {
    const std::string copy = write_workspace(workspace());
    CHECK_FALSE(prove_copy("", workspace()).opens);
    CHECK_FALSE(prove_copy(std::string_view(copy).substr(0, copy.size() / 2), workspace()).opens);
    // A byte within the records: the copy does not open, or something is missing or newer than it may be. White space and the
    // order of the devices are nobody's loss.
    std::size_t unnoticed = 0;
    for (std::size_t at = copy.find("\"task\""); at < copy.rfind(']'); ++at) {
        std::string damaged = copy;
        damaged[at] = static_cast<char>(damaged[at] ^ 1);
        const CopyProof proof = prove_copy(damaged, workspace());
        if (proof.is_sound() && proof.newer == 0 && !proof.is_other) ++unnoticed;
    }
    CHECK(unnoticed == 0);

    Device other;
    other.seed = 70;
    Tab& theirs = other.open();
    theirs.add("Elsewhere");
    CHECK(prove_copy(write_workspace(theirs.session.workspace()), workspace()).is_other);
}

}  // namespace rapport
