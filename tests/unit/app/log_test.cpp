#include "app/log.h"

#include "app/apply.h"
#include "app/bytes.h"
#include "support/make.h"
#include "support/print.h"

namespace rapport {
namespace {

Gesture renaming() {
    Gesture gesture{stamp_after(0, 0x9F3CA1B2C3D4E5F6, 26), GestureKind::Do, {}, "Ines", {"Rename “Pilot”", {}}};
    gesture.edit.writes.push_back(
        {&type_of<Task>, id_number(1), field_of<&Task::name>(), std::string("Pilot"), std::string("Pilot run")});
    gesture.edit.writes.push_back(
        {&type_of<Task>, id_number(1), field_of<&Task::deadline>(), Value(), std::int64_t{60}});
    gesture.edit.writes.push_back({&type_of<Project>, id_number(2), field_of<&Project::client>(), Id{}, id_number(3)});
    return gesture;
}

std::string payload_of(std::string_view frame) { return std::string(frame.substr(40, frame.size() - 44)); }

/// A frame with another payload, its length and checksum made right.
std::string with_payload(std::string_view frame, std::string_view payload) {
    std::string out(frame.substr(0, 36));
    append_number(out, static_cast<std::uint32_t>(payload.size()));
    out += payload;
    append_number(out, crc32c(out, crc32c(std::string_view("\0\0\0\0", 4))));
    return out;
}

void check_same(const Gesture& a, const Gesture& b) {
    CHECK(a.stamp == b.stamp);
    CHECK(a.kind == b.kind);
    CHECK(a.of == b.of);
    CHECK(a.author == b.author);
    CHECK(a.edit.label == b.edit.label);
    REQUIRE(a.edit.writes.size() == b.edit.writes.size());
    for (std::size_t i = 0; i < a.edit.writes.size(); ++i) {
        CHECK(a.edit.writes[i].type == b.edit.writes[i].type);
        CHECK(a.edit.writes[i].id == b.edit.writes[i].id);
        CHECK(a.edit.writes[i].field == b.edit.writes[i].field);
        CHECK(a.edit.writes[i].before == b.edit.writes[i].before);
        CHECK(a.edit.writes[i].after == b.edit.writes[i].after);
    }
}

}  // namespace

TEST_CASE("CRC-32C agrees with RFC 3720 and can be continued") {
    CHECK(crc32c("123456789") == 0xE3069283u);
    CHECK(crc32c(std::string(32, '\0')) == 0x8A9136AAu);
    CHECK(crc32c(std::string(32, '\xFF')) == 0x62A8AB43u);
    CHECK(crc32c("") == 0u);
    const std::string text = "Rapport keeps what it says it keeps.";
    for (std::size_t i = 0; i <= text.size(); ++i)
        CHECK(crc32c(text.substr(i), crc32c(text.substr(0, i))) == crc32c(text));
}

TEST_CASE("A frame reads back as it was written") {
    const std::string bytes = write_frame(renaming(), 12, 0xABCD);

    const Result<ReadFrame> frame = read_frame(bytes, 0xABCD);

    REQUIRE(frame);
    CHECK(frame->seq == 12);
    CHECK(frame->crc == crc_of_frame(bytes));
    CHECK(frame->unknown.empty());
    check_same(frame->gesture, renaming());
}

TEST_CASE("An undo says of which gesture") {
    Gesture undo = renaming();
    undo.kind = GestureKind::Undo;
    undo.of = stamp_after(0, 5, 3);

    const Result<ReadFrame> frame = read_frame(write_frame(undo, 1, 0), 0);

    REQUIRE(frame);
    check_same(frame->gesture, undo);
}

TEST_CASE("A frame's payload is what log.cpp says") {
    CHECK(
        payload_of(write_frame(renaming(), 1, 0)) ==
        R"({"label":"Rename “Pilot”","author":"Ines","kind":"do","writes":[)"
        R"(["task","00000000-0000-7000-8000-000000000001",["name","Pilot","Pilot run"],["deadline",null,"1970-01-01T01:00"]],)"
        R"(["project","00000000-0000-7000-8000-000000000002",["client",null,"00000000-0000-7000-8000-000000000003"]]]})");
    CHECK(payload_of(write_frame({stamp_after(0), GestureKind::Do, {}, "", {"", {}}}, 1, 0)) ==
          R"({"label":"","author":"","kind":"do","writes":[]})");
}

TEST_CASE("A frame behind another than it was written behind is refused") {
    const std::string bytes = write_frame(renaming(), 2, 77);

    CHECK(read_frame(bytes, 77));
    CHECK_FALSE(read_frame(bytes, 78));
    CHECK_FALSE(read_frame(bytes, 0));
}

TEST_CASE("Every flipped bit and every missing byte of a frame shows") {
    const std::string bytes = write_frame(renaming(), 2, 77);

    int accepted = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        for (int bit = 0; bit < 8; ++bit) {
            std::string flipped = bytes;
            flipped[i] = static_cast<char>(flipped[i] ^ (1 << bit));
            if (read_frame(flipped, 77)) ++accepted;
        }
        if (read_frame(std::string_view(bytes).substr(0, i), 77)) ++accepted;
    }
    CHECK(accepted == 0);
    CHECK_FALSE(read_frame(bytes + "x", 77));
}

TEST_CASE("Writes that this program does not know are set apart, and do not spoil the others") {
    const std::string frame = write_frame(renaming(), 1, 0);
    const std::string newer =
        R"({"label":"L","author":"A","kind":"do","writes":[)"
        R"(["mood","00000000-0000-7000-8000-000000000009",["sun",null,1]],)"
        R"(["task","00000000-0000-7000-8000-000000000001",["name","Pilot","Run"],["colour",null,{"r":1}],["constraint","asap","rain"]]]})";

    const Result<ReadFrame> read = read_frame(with_payload(frame, newer), 0);

    REQUIRE(read);
    REQUIRE(read->gesture.edit.writes.size() == 1);
    CHECK(read->gesture.edit.writes[0].after == Value(std::string("Run")));
    REQUIRE(read->unknown.size() == 3);
    CHECK(read->unknown[0].type == "mood");
    CHECK(read->unknown[1].field == "colour");
    CHECK(read->unknown[1].after == R"({"r":1})");
    CHECK(read->unknown[2].after == R"("rain")");
}

TEST_CASE("Fields of a newer Rapport are kept in the record that is replayed") {
    Workspace workspace;
    put(workspace, make<Task>({Entity{id_number(1)}}));

    CHECK(replay_unknown(
        workspace, {{"task", id_number(1), "colour", "\"red\""}, {"task", id_number(1), "constraint", "\"rain\""}},
        stamp_after(5, 2)));
    CHECK_FALSE(replay_unknown(workspace, {{"mood", id_number(1), "sun", "1"}}, stamp_after(5, 2)));

    const Entity* task = workspace.find(type_of<Task>, id_number(1));
    CHECK(task->unknown == std::vector<UnknownField>{{"colour", "\"red\"", stamp_after(5, 2)},
                                                     {"constraint", "\"rain\"", stamp_after(5, 2)}});
    CHECK(stamp_of(*task, find_field(type_of<Task>, "constraint")->reg) == stamp_after(5, 2));
}

TEST_CASE("What follows no rule is damaged; a later layout is newer") {
    const std::string frame = write_frame(renaming(), 1, 0);
    const auto fault_of = [&](std::string_view payload) {
        return read_frame(with_payload(frame, payload), 0).error().fault;
    };

    CHECK(fault_of("") == Fault::Malformed);
    CHECK(fault_of("[]") == Fault::Malformed);
    CHECK(fault_of(R"({"label":"L","author":"A","kind":"do"})") == Fault::Malformed);
    CHECK(fault_of(R"({"label":"L","author":"A","kind":"undo","writes":[]})") == Fault::Malformed);
    CHECK(fault_of(R"({"label":"L","author":"A","kind":"dream","writes":[]})") == Fault::Newer);
    CHECK(fault_of(R"({"label":"L","author":"A","kind":"do","writes":[["task","nobody",["name","",""]]]})") ==
          Fault::Malformed);
    CHECK(
        fault_of(
            R"({"label":"L","author":"A","kind":"do","writes":[["task","00000000-0000-7000-8000-000000000001",["name",""]]]})") ==
        Fault::Malformed);

    std::string later = frame.substr(0, frame.size() - 4);
    later[4] = 2;
    append_number(later, crc32c(later, crc32c(std::string_view("\0\0\0\0", 4))));
    CHECK(read_frame(later, 0).error().fault == Fault::Newer);
}

TEST_CASE("Frames that stand one after the other can be told apart") {
    const std::string first = write_frame(renaming(), 1, 0);
    const std::string both = first + write_frame(renaming(), 2, crc_of_frame(first));

    CHECK(length_of_frame(both) == first.size());
    CHECK(length_of_frame(std::string_view(both).substr(first.size())) == both.size() - first.size());
    CHECK(length_of_frame(std::string_view(first).substr(0, first.size() - 1)) == 0);
    CHECK(length_of_frame("") == 0);
}

}  // namespace rapport
