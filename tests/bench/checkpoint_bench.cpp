// How long a checkpoint takes to be written, compared and read, and a tail of changes to be replayed: 100,000 tasks with
// twelve fields each, as other programs that merge are measured.

#include <benchmark/benchmark.h>

#include "app/apply.h"
#include "base/rank.h"
#include "support/arbitrary.h"
#include "support/checkpoints.h"

namespace rapport {
namespace {

constexpr std::uint64_t tasks = 100'000;

Workspace big_workspace() {
    Dice dice(1);
    Workspace workspace;
    workspace.id = id_number(1);
    const Ref<Project> project = put<Project>(workspace, {.name = "Big"});
    workspace.table(type_of<Task>).reserve(tasks);
    Rank rank;
    for (std::uint64_t i = 0; i < tasks; ++i) {
        rank = rank_between(rank, {});
        Task task{.project = project, .rank = rank, .name = "Review the design of board " + std::to_string(i)};
        if (i > 0) task.parent = {id_number(10 + dice.below(i))};
        task.duration = {480 + dice.between(1, 4000)};
        task.priority = static_cast<std::int32_t>(1 + dice.between(0, 400));
        task.deadline = DateTime{29'000'000 + dice.between(0, 500'000)};
        task.actual_start = DateTime{29'000'000 + dice.between(0, 500'000)};
        task.done = {static_cast<std::int32_t>(1 + dice.between(0, 98))};
        task.notes.text =
            "alpha beta gamma delta design review ship build test merge sync store client board plan cost";
        task.code = "WP-" + std::to_string(i);
        task.tags.marks.push_back({"site", {stamp_after(0), true}});
        put(workspace, make_number<Task>(10 + i, std::move(task)));
    }
    return workspace;
}

const Workspace& workspace() {
    static const Workspace made = big_workspace();
    return made;
}

void write_100000_records(benchmark::State& state) {
    std::size_t bytes = 0;
    workspace();
    for (auto _ : state) {
        bytes = 0;
        write_checkpoint(workspace(), {}, 1, 1, [&](std::string_view piece) { bytes += piece.size(); });
    }
    state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(write_100000_records)->Unit(benchmark::kMillisecond);

void compare_100000_records(benchmark::State& state) {
    const std::string bytes = checkpoint_bytes(workspace(), {}, 1, 1);
    for (auto _ : state) {
        CheckpointReader reader(&workspace());
        (void)reader.add(bytes);
        if (!reader.finish()) state.SkipWithError("it does not read back");
    }
}
BENCHMARK(compare_100000_records)->Unit(benchmark::kMillisecond);

void read_100000_records(benchmark::State& state) {
    const std::string bytes = checkpoint_bytes(workspace(), {}, 1, 1);
    for (auto _ : state) {
        std::optional<Result<Checkpoint>> read(read_checkpoint(bytes));
        if (!*read) state.SkipWithError("it cannot be read");
        state.PauseTiming();
        read.reset();
        state.ResumeTiming();
    }
}
BENCHMARK(read_100000_records)->Unit(benchmark::kMillisecond);

void replay_100000_changes(benchmark::State& state) {
    std::vector<std::string> frames;
    std::uint32_t crc = 0;
    for (std::uint32_t i = 1; i <= 100'000; ++i) {
        Gesture gesture{stamp_after(i, 1, i), GestureKind::Do, {}, "Ines", {}};
        gesture.edit.label = "Rename";
        gesture.edit.writes.push_back(
            {&type_of<Task>, id_number(10 + i % tasks), field_of<&Task::name>(), "Review the board", "Ship the board"});
        frames.push_back(write_frame(gesture, i, crc));
        crc = crc_of_frame(frames.back());
    }
    Workspace changed = big_workspace();
    for (auto _ : state) {
        History history;
        std::uint32_t previous = 0;
        for (const std::string& bytes : frames) {
            Result<ReadFrame> frame = read_frame(bytes, previous);
            previous = frame->crc;
            replay(changed, frame->gesture.edit, frame->gesture.stamp);
            history.add(std::move(frame->gesture));
        }
    }
}
BENCHMARK(replay_100000_changes)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace rapport
