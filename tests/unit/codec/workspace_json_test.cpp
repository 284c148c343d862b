#include "codec/workspace_json.h"

#include <algorithm>

#include "support/arbitrary.h"
#include "support/growth.h"
#include "support/make.h"
#include "support/print.h"
#include "support/shared_files.h"

namespace rapport {
namespace {

/// A file of these records, head and all.
std::string file_of(std::string_view records,
                    std::string_view head = R"("format":"rapport","version":1,"min_reader":1,)") {
    return "{" + std::string(head) + "\"records\":[" + std::string(records) + "]}";
}

std::string record(std::string_view members) {
    return R"({"type":"task","id":"00000000-0000-7000-8000-000000000001")" + std::string(members) + "}";
}

std::string message_of(std::string_view text) {
    const Result<Workspace> workspace = read_workspace(text);
    return workspace ? "read" : workspace.error().message;
}

/// Reads and writes.
std::string again(std::string_view text) {
    const Result<Workspace> workspace = read_workspace(text);
    REQUIRE_MESSAGE(workspace.has_value(), workspace.error().message);
    return write_workspace(*workspace);
}

Workspace arbitrary_workspace(std::uint64_t seed, std::size_t records) {
    Dice dice(seed);
    Workspace workspace;
    workspace.id = id_number(seed);
    for (std::size_t i = 0; i < records; ++i) {
        const EntityType& type = *all_types()[dice.below(all_types().size())];
        Entity& entity = workspace.table(type).at(id_number(dice.below(1'000'000) * 100 + index_of(type) + 1));
        entity.born = arbitrary_stamp(dice);
        scribble(type, entity, dice);
        workspace.seen.include(entity.born);
    }
    return workspace;
}

}  // namespace

TEST_CASE("A file has a head, then one record per line, types and ids in order, and ends with a newline") {
    Workspace workspace;
    workspace.id = id_number(9);
    workspace.seen.include(7, 3);
    put(workspace, make_number<Task>(3, {.name = "Second"}));
    put(workspace, make_number<Task>(2, {.name = "First"}));
    put(workspace, make_number<Client>(5, {.name = "Harbour Trust"}));

    CHECK(write_workspace(workspace) == R"({
"format":"rapport",
"version":1,
"min_reader":1,
"workspace":"00000000-0000-7000-8000-000000000009",
"seen":{"0000000000000001":1,"0000000000000007":3},
"records":[
{"type":"client","id":"00000000-0000-7000-8000-000000000005","at":"01a19b7ca680-0000-0000000000000001-1","name":"Harbour Trust"},
{"type":"task","id":"00000000-0000-7000-8000-000000000002","at":"01a19b7ca680-0000-0000000000000001-1","name":"First"},
{"type":"task","id":"00000000-0000-7000-8000-000000000003","at":"01a19b7ca680-0000-0000000000000001-1","name":"Second"}
]
}
)");
}

TEST_CASE("An empty workspace is a file too") {
    const Workspace empty;

    CHECK(write_workspace(empty) ==
          "{\n\"format\":\"rapport\",\n\"version\":1,\n\"min_reader\":1,\n\"seen\":{},\n\"records\":[\n]\n}\n");
    CHECK(read_workspace(write_workspace(empty))->empty());
}

TEST_CASE("A file may say whose copy it is; a workspace by itself is nobody's") {
    Workspace workspace;
    workspace.seen.include(7, 3);
    const std::string text = write_workspace(workspace, {.copy_of = 7, .progress = {}});

    CHECK(text.contains("\"seen\":{\"0000000000000007\":3},\n\"copy_of\":\"0000000000000007\",\n"));
    const Result<Workspace> read = read_workspace(text);
    REQUIRE(read);
    CHECK(read->copy_of == 7);
    CHECK(read->unknown_members.empty());
    CHECK(write_workspace(*read) == write_workspace(workspace));
    const std::string wrong = R"({"format":"rapport","version":1,"copy_of":[],"records":[]})";
    CHECK_FALSE(read_workspace(wrong));
    CHECK_FALSE(read_workspace(R"({"format":"rapport","version":1,"copy_of":"Ben","records":[]})"));
}

TEST_CASE("What was written reads back to the same bytes, in whatever order records and members stand") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        const std::string text = write_workspace(arbitrary_workspace(seed, 50));
        CHECK(again(text) == text);

        std::vector<std::string> lines;
        const std::size_t from = text.find("[\n") + 2;
        const std::size_t to = text.rfind("\n]");
        for (std::size_t at = from; at < to;) {
            const std::size_t end = std::min(text.find('\n', at), to);
            std::string line = text.substr(at, end - at);
            if (line.ends_with(',')) line.pop_back();
            lines.push_back(line);
            at = end + 1;
        }
        std::ranges::reverse(lines);
        std::string shuffled = "{\"records\":[";
        for (const std::string& line : lines) shuffled += line + (&line == &lines.back() ? "]," : ",");
        shuffled += text.substr(2, text.find("\"records\"") - 4) + "}";
        CHECK(again(shuffled) == text);
    }
}

TEST_CASE("A record of an unknown type, and what is unknown at the top, are written again as they came") {
    const std::string head = "{\n\"format\":\"rapport\",\n\"version\":1,\n\"min_reader\":1,\n\"seen\":{},\n";
    const std::string text = head + R"("theme":{"dark":true},
"plugins":[],
"order":[1,"two",{"three":3.0}],
"records":[
{"type":"task","id":"00000000-0000-7000-8000-000000000001"},
{"type":"moon","id":"00000000-0000-7000-8000-000000000002","phase":0.50,"at":"whatever"},
{"type":"moon","id":"00000000-0000-7000-8000-000000000003"},
{"type":"tide_table","id":"00000000-0000-7000-8000-000000000001f"}
]
}
)";
    const std::string sound = std::string(text).replace(text.find("1f\""), 3, "4\"");

    CHECK_FALSE(read_workspace(text).has_value());
    CHECK(again(sound) == sound);
    CHECK(read_workspace(sound)->unknown.at("moon").size() == 2);
}

TEST_CASE("A file written by hand needs a format, a version and records") {
    const Result<Workspace> workspace =
        read_workspace(file_of(record(R"(,"name":"Dig")"), R"("format":"rapport","version":1,)"));

    REQUIRE(workspace.has_value());
    CHECK(workspace->id.is_null());
    CHECK(workspace->find(Ref<Task>{id_number(1)})->name == "Dig");
}

TEST_CASE("A reference to a record that is not there is no error") {
    const Result<Workspace> workspace =
        read_workspace(file_of(record(R"(,"project":"00000000-0000-7000-8000-00000000000f")")));

    REQUIRE(workspace.has_value());
    CHECK(workspace->find(Ref<Task>{id_number(1)})->project.id == id_number(15));
}

TEST_CASE("Two records of one id are an error that names them") {
    CHECK(message_of(file_of(record("") + "," + record(R"(,"name":"Dig")"))) ==
          "The records at line 1, column 59 and at line 1, column 119 have the same id "
          "00000000-0000-7000-8000-000000000001.");
    CHECK(message_of(file_of(record("") + ",\n" + R"({"type":"client","id":"00000000-0000-7000-8000-000000000001"})"))
              .starts_with("The records at line 1, column 59 and at line 2, column 1 have the same id"));
    CHECK(message_of(file_of(record("") + ",\n" + R"({"type":"moon","id":"00000000-0000-7000-8000-000000000001"})"))
              .starts_with("The records at line 1, column 59 and at line 2, column 1 have the same id"));
}

TEST_CASE("A file of a newer Rapport is read where it allows that, and refused by name where not") {
    CHECK(message_of(file_of(record(""), R"("format":"rapport","version":7,"min_reader":1,)")) == "read");
    CHECK(message_of(file_of(record(""), R"("min_reader":1,"version":7,"format":"rapport",)")) == "read");
    for (const char* head : {R"("format":"rapport","version":7,"min_reader":2,)", R"("format":"rapport","version":2,)",
                             R"("min_reader":2,"version":2,"format":"rapport",)"}) {
        CAPTURE(head);
        const Result<Workspace> workspace = read_workspace(file_of("", head));
        REQUIRE_FALSE(workspace.has_value());
        CHECK(workspace.error().fault == Fault::Newer);
        CHECK(workspace.error().message.find("newer Rapport") != std::string::npos);
    }
}

TEST_CASE("Another program's file is refused with a guess what it is") {
    CHECK(message_of("<?xml version=\"1.0\"?>\n<Project xmlns=\"http://schemas.microsoft.com/project\">")
              .find("Microsoft Project XML") != std::string::npos);
    CHECK(message_of("<html>").find("XML or HTML") != std::string::npos);
    CHECK(message_of("Name,Start,Finish\nDig,2026-01-01,2026-01-02\n").find("table (CSV)") != std::string::npos);
    CHECK(message_of("\xEF\xBB\xBFName;Start\n").find("table (CSV)") != std::string::npos);
    CHECK(message_of("PK\x03\x04").find("ZIP") != std::string::npos);
    CHECK(message_of("\xD0\xCF\x11\xE0").find("Save it as XML") != std::string::npos);
    CHECK(message_of("[1,2]").find("JSON of another program") != std::string::npos);
    CHECK(message_of(R"({"name":"left-pad","version":"1.0.0"})").find("JSON of another program") != std::string::npos);
    CHECK(message_of(R"({"name":"left-pad"})").find("JSON of another program") != std::string::npos);
    CHECK(message_of(R"({"records":[{"id":1}]})").find("JSON of another program") != std::string::npos);
    CHECK(message_of(R"({"format":["rapport"],"version":[1],"records":{}})").find("JSON of another program") !=
          std::string::npos);
    CHECK(message_of(R"({"format":"other","version":1})").find("“format” is \"other\"") != std::string::npos);
    CHECK(message_of("hello").starts_with("This is not a Rapport file: a Rapport file begins with"));
    CHECK(message_of("").find("empty") != std::string::npos);
    CHECK(message_of(" \n ").find("empty") != std::string::npos);
}

TEST_CASE("A damaged file is refused with the place of the damage") {
    CHECK(message_of("{\"format\":\"rapport\",\n\"version\":1,\n\"records\":[\n{\"type\":\"task\",\n]}")
              .find("line 5, column 1") != std::string::npos);
    CHECK(message_of(file_of("{}")).find("Record 1 of this file does not say its “type”") != std::string::npos);
    CHECK(message_of(file_of("1")).find("Record 1") != std::string::npos);
    CHECK(message_of(file_of(R"({"type":"task"})")).find("“id”") != std::string::npos);
    CHECK(message_of(file_of(R"({"type":"moon"})")).find("In the moon, “id”") != std::string::npos);
    CHECK(message_of(R"({"format":"rapport","version":1,"records":{}})").find("must be a list") != std::string::npos);
    CHECK(message_of(R"({"format":"rapport","version":0,"records":[]})").find("“version”") != std::string::npos);
    CHECK(message_of(R"({"format":"rapport","version":"1","records":[]})").find("“version”") != std::string::npos);
    CHECK(message_of(R"({"format":"rapport","version":1,"seen":[],"records":[]})").find("“seen”") != std::string::npos);
    CHECK(message_of(R"({"format":"rapport","version":1,"seen":{"x":1},"records":[]})").find("“seen”") !=
          std::string::npos);
    CHECK(message_of(R"({"format":"rapport","version":1,"workspace":"x","records":[]})").find("“workspace”") !=
          std::string::npos);
}

TEST_CASE("Whatever is wrong in a file, its line and column are said") {
    const std::string head = "\xEF\xBB\xBF{\n\"format\":\"rapport\",\n\"version\":1,\n";
    const auto in_records = [&](std::string_view record) {
        return message_of(head + "\"records\":[\n{\"type\":\"moon\",\"id\":\"" + to_string(id_number(1)) + "\"},\n  " +
                          std::string(record) + "\n]}");
    };
    CHECK(
        in_records(R"({"type":"task","id":"x"})").starts_with("At line 6, column 3: In the task, “id” cannot be read"));
    CHECK(in_records(record(R"(,"at":"x")")).starts_with("At line 6, column 3: "));
    CHECK(in_records("{}").starts_with("At line 6, column 3: Record 2 of this file does not say its “type”."));
    CHECK(in_records("7").starts_with("At line 6, column "));
    CHECK(
        in_records(record("")).starts_with("The records at line 5, column 1 and at line 6, column 3 have the same id"));
    CHECK(in_records(std::string(100, '[')).ends_with("deeper than 64 levels at line 6, column 65."));
    CHECK(message_of(head + "\"records\":{}}").starts_with("At line 4, column 1: “records”"));
    CHECK(message_of(head + "\"seen\":[],\"records\":[]}").starts_with("At line 4, column 1: “seen”"));
    CHECK(message_of(head + "\"seen\":{},\"workspace\":\"x\"}").starts_with("At line 4, column 11: “workspace”"));
    CHECK(message_of(R"({"format":"rapport","version":1})") ==
          "At line 1, column 33: This file ends without a list of “records”. It may have been cut off.");
}

TEST_CASE("A file cut off anywhere is refused, and one with a byte changed is refused or still a workspace") {
    const std::string text = write_workspace(arbitrary_workspace(3, 12));
    for (std::size_t length = 0; length + 2 < text.size(); length += 7) {
        CAPTURE(length);
        CHECK_FALSE(read_workspace(text.substr(0, length)).has_value());
    }
    Dice dice(4);
    for (int i = 0; i < 2000; ++i) {
        std::string damaged = text;
        damaged[dice.below(damaged.size())] = static_cast<char>(dice.below(256));
        const Result<Workspace> workspace = read_workspace(damaged);
        if (workspace) CHECK(again(write_workspace(*workspace)) == write_workspace(*workspace));
        else CHECK_FALSE(workspace.error().message.empty());
    }
}

TEST_CASE("Reading says how far it is and stops when told") {
    const std::string text = write_workspace(arbitrary_workspace(5, 3000));
    std::size_t last = 0;
    const ReadOptions counting{.progress = [&](std::size_t bytes, std::size_t of) {
        CHECK(bytes > last);
        CHECK(of == text.size());
        last = bytes;
        return true;
    }};
    CHECK(read_workspace(text, counting).has_value());
    CHECK(last > 0);

    const Result<Workspace> stopped =
        read_workspace(text, {.progress = [](std::size_t, std::size_t) { return false; }});
    REQUIRE_FALSE(stopped.has_value());
    CHECK(stopped.error().fault == Fault::Refused);
}

TEST_CASE("The example that explains the format is a file as it would be written") {
    const std::string page = bytes_of(std::filesystem::path(RAPPORT_SOURCE_DIR) / "src/codec/FORMAT.md");
    const std::size_t from = page.find("```json\n") + 8;
    const std::string example = page.substr(from, page.find("```", from) - from);

    CHECK(again(example) == example);
}

TEST_CASE("What looks like a workspace is told from its first bytes") {
    CHECK(looks_like_workspace(write_workspace(Workspace())));
    CHECK_FALSE(looks_like_workspace("{\"name\":\"left-pad\"}"));
    CHECK_FALSE(looks_like_workspace("Name,Start\n"));
}

TEST_CASE("Any number of unknown members at the top is read in time that grows as they do, and comes back in order") {
    const auto file = [](int members) {
        std::string head = "\"format\":\"rapport\",\"version\":1,";
        for (int i = 0; i < members; ++i) head += "\"x" + std::to_string(i) + "\":[1],";
        return file_of("", head + "\"x7\":2,");
    };
    CHECK(growth(5'000, file, [](const std::string& text) { REQUIRE(read_workspace(text)); }) < far_from_quadratic);
    const Result<Workspace> workspace = read_workspace(file(60'000));
    REQUIRE(workspace.has_value());
    REQUIRE(workspace->unknown_members.size() == 60'000);
    CHECK(workspace->unknown_members[6] == std::pair<std::string, std::string>{"x6", "[1]"});
    CHECK(workspace->unknown_members[7].second == "2");
}

}  // namespace rapport
