// What a checkpoint holds is what the file would hold, whatever the workspace, however it is cut, and whatever of it this
// program does not know; and no damage passes.

#include "codec/record_json.h"
#include "codec/workspace_json.h"
#include "support/arbitrary.h"
#include "support/checkpoints.h"
#include "support/print.h"

namespace rapport {
namespace {

/// A field of a newer Rapport, and now and then a value that this one cannot read.
void add_unknown(const EntityType& type, Entity& record, Dice& dice) {
    if (dice.chance(50)) record.unknown.push_back({"zeal", R"({"much":[1,2.50]})", {}});
    const Stamp stamp = arbitrary_stamp(dice);
    if (stamp != record.born) record.unknown.push_back({"zest", "\"yes\"", stamp});
    const Field& field = type.fields[2 + dice.below(type.fields.size() - 2)];
    if (field.kind != Kind::Choice || field.name > "zeal") return;
    (void)field.set(record, field.get(*type.blank));
    UnknownField unread{std::string(field.name), "\"undreamt\"", {}};
    if (dice.chance(70)) {
        set_stamp(record, field.reg, stamp_after(7));
        unread.stamp = stamp_after(7);
    } else if (dice.chance(50)) {
        set_stamp(record, field.reg, stamp_after(8));  // Somebody has written it since: it is of no use any more.
    }
    record.unknown.insert(record.unknown.begin(), std::move(unread));
}

Workspace arbitrary_workspace(std::uint64_t seed) {
    Dice dice(seed);
    Workspace workspace;
    if (dice.chance(80)) workspace.id = id_number(5000 + seed);
    for (std::size_t i = dice.below(4); i > 0; --i) workspace.seen.include(arbitrary_stamp(dice));
    for (std::size_t i = dice.below(3); i > 0; --i) {
        const Stamp stamp = arbitrary_stamp(dice);
        workspace.devices.include({stamp.actor, dice.chance(50) ? "Ines" : "", dice.chance(50) ? "laptop" : "", stamp});
    }
    if (dice.chance(50)) workspace.unknown_members.emplace_back("mood", R"({"fair":true})");
    for (const EntityType* type : all_types())
        for (std::size_t i = dice.below(6); i > 0; --i) {
            const Record made = arbitrary_record(*type, dice);
            Entity& record = workspace.table(*type).at({made->id.high + index_of(*type), made->id.low});
            for (const Field& field : type->fields) (void)field.set(record, field.get(*made));
            record.born = made->born;
            record.stamps = made->stamps;
            // One id may come twice: a record holds each unknown field once.
            if (dice.chance(30) && record.unknown.empty()) add_unknown(*type, record, dice);
        }
    if (dice.chance(60)) {
        const Id id = id_number(9000 + seed);
        workspace.unknown["wish"][id] = R"({"type":"wish","id":")" + to_string(id) + R"(","for":["rain"]})";
    }
    return workspace;
}

History some_history(std::size_t gestures) {
    History history;
    for (std::uint32_t i = 1; i <= gestures; ++i) {
        Gesture gesture{stamp_after(i, 1, i), GestureKind::Do, {}, "Ines", {}};
        gesture.edit.label = "Rename";
        gesture.edit.writes.push_back(
            {&type_of<Task>, id_number(i), field_of<&Task::name>(), "", std::string(50, 'x')});
        history.add(std::move(gesture));
    }
    return history;
}

std::string file_of(const Workspace& workspace) {
    const Result<Workspace> read = read_workspace(write_workspace(workspace));
    REQUIRE_MESSAGE(read.has_value(), read.error().message);
    return write_workspace(*read);
}

}  // namespace

TEST_CASE("A checkpoint of any workspace reads back as its file does, cut anywhere") {
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        CAPTURE(seed);
        const Workspace workspace = arbitrary_workspace(seed);
        const History history = some_history(seed % 4);
        Dice dice(seed);
        const std::size_t longest = 1 + dice.below(4000);
        const std::size_t at_once = 1 + dice.below(3000);
        const std::string bytes = checkpoint_bytes(workspace, history, seed, 7, longest);
        const Result<Checkpoint> back = read_checkpoint(bytes, at_once);
        REQUIRE_MESSAGE(back.has_value(), back.error().detail);
        CHECK(write_workspace(back->workspace) == file_of(workspace));
        CHECK(back->history.gestures().size() == history.gestures().size());
        CHECK(back->seq == seed);
        CHECK(back->crc == 7);
        CHECK(checkpoint_bytes(back->workspace, back->history, seed, 7, longest) == bytes);
    }
}

TEST_CASE("No piece of a checkpoint is longer than it may be") {
    const Workspace workspace = arbitrary_workspace(3);
    std::size_t longest = 0;
    std::size_t pieces = 0;
    write_checkpoint(
        workspace, some_history(20), 1, 1,
        [&](std::string_view piece) {
            longest = std::max(longest, piece.size());
            ++pieces;
        },
        200);
    CHECK(longest <= 200);
    CHECK(pieces > 20);
}

TEST_CASE("A checkpoint is compared with the workspace it was made of, and any difference shows") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        Workspace workspace = arbitrary_workspace(seed);
        const std::string bytes = checkpoint_bytes(workspace, some_history(2), 1, 1);
        const auto says_the_same = [&] {
            CheckpointReader reader(&workspace);
            (void)reader.add(bytes);
            return reader.finish().has_value();
        };
        CHECK(says_the_same());
        const std::string before = write_workspace(workspace);
        Dice dice(seed);
        for (const EntityType* type : all_types())
            for (Entity* record : workspace.table(*type).rows())
                if (dice.chance(10)) scribble(*type, *record, dice);
        if (write_workspace(workspace) != before) CHECK_FALSE(says_the_same());
        put<Client>(workspace, {.name = "One more"});
        CHECK_FALSE(says_the_same());
    }
}

TEST_CASE("Every flipped bit and every cut of a checkpoint is refused") {
    const Workspace workspace = arbitrary_workspace(11);
    const std::string bytes = checkpoint_bytes(workspace, some_history(2), 3, 99, 700);
    int accepted = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::string flipped = bytes;
        flipped[i] = static_cast<char>(flipped[i] ^ (1 << i % 8));
        if (read_checkpoint(flipped)) ++accepted;
        if (read_checkpoint(std::string_view(bytes).substr(0, i))) ++accepted;
    }
    if (read_checkpoint(bytes + '\0')) ++accepted;
    CHECK(accepted == 0);
}

TEST_CASE("Pieces of another checkpoint, and pieces in another order, are refused") {
    const auto pieces_of = [](std::uint64_t seq) {
        std::vector<std::string> pieces;
        write_checkpoint(
            arbitrary_workspace(11), {}, seq, 1, [&](std::string_view piece) { pieces.emplace_back(piece); }, 300);
        return pieces;
    };
    const std::vector<std::string> first = pieces_of(1);
    const std::vector<std::string> second = pieces_of(2);
    REQUIRE(first.size() > 4);
    const auto is_read = [](const std::vector<std::string>& pieces) {
        std::string bytes;
        for (const std::string& piece : pieces) bytes += piece;
        return read_checkpoint(bytes).has_value();
    };
    CHECK(is_read(first));
    std::vector<std::string> mixed = first;
    mixed[2] = second[2];
    CHECK_FALSE(is_read(mixed));
    std::vector<std::string> turned = first;
    std::swap(turned[1], turned[2]);
    CHECK_FALSE(is_read(turned));
    std::vector<std::string> fewer = first;
    fewer.erase(fewer.begin() + 1);
    CHECK_FALSE(is_read(fewer));
}

}  // namespace rapport
