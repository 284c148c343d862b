// Rapport's half of what storing and merging cost (scripts/bench merge): the rooms as they ship, natively and as WebAssembly.

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "app/checkpoint.h"
#include "app/session.h"
#include "app/taking_in.h"
#include "codec/workspace_json.h"
#include "merging/workload.h"
#include "support/fake_ports.h"
#include "support/plain_snprintf.h"
#include "sync/changes.h"
#ifdef __EMSCRIPTEN__
#include <emscripten/em_macros.h>
extern "C" double processor_millis();  // surroundings.js
#else
#include <ctime>
#define EMSCRIPTEN_KEEPALIVE
static double processor_millis() { return static_cast<double>(std::clock()) * 1e3 / CLOCKS_PER_SEC; }
#endif

using namespace rapport;

namespace {

double wall_millis() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double, std::milli>(now).count();
}

std::vector<std::string> pieces;  ///< Of the checkpoint of all records.
std::string exported;             ///< The same as a file.
std::string figures;

/// The smaller of two: of the clock on the wall, which a busy machine makes longer, and of the processor, to which a runtime's
/// helping threads add.
class Stopwatch {
public:
    /// Milliseconds since it was last asked.
    double lap() {
        const double wall = wall_millis(), worked = processor_millis();
        return std::min(wall - std::exchange(wall_, wall), worked - std::exchange(worked_, worked));
    }

private:
    double wall_ = wall_millis();
    double worked_ = processor_millis();
};

void tell(std::string_view name, double value) {
    char number[40];
    std::snprintf(number, sizeof number, "%.2f", value);
    figures += (figures.empty() ? "{\"" : ",\"") + std::string(name) + "\":" + number;
}

[[noreturn]] void give_up(std::string_view why) {
    std::fprintf(stderr, "%.*s\n", static_cast<int>(why.size()), why.data());
    std::abort();
}

Workspace loaded() {
    CheckpointReader reader;
    for (const std::string& piece : pieces) (void)reader.add(piece);
    Result<Checkpoint> read = reader.finish();
    if (!read) give_up("the checkpoint cannot be read");
    return std::move(read->workspace);
}

void edit_apart(Workspace& workspace, Actor actor, std::uint32_t edits) {
    Dice dice(actor);
    Edit edit;
    for (std::uint32_t seq = 1; seq <= edits; ++seq) edit_one(workspace, actor, seq, dice, edit);
}

Workspace read_file(std::string_view text) {
    Result<Workspace> read = read_workspace(text, {.limits = stored_limits, .progress = {}});
    if (!read) give_up(read.error().message);
    return std::move(*read);
}

/// Two people edit apart; one takes in what the other wrote, then another copy of that person the other's whole file.
void measure_merges(std::uint32_t edits) {
    Workspace ours = loaded();
    const VersionVector common = ours.seen;
    edit_apart(ours, 2, edits);
    std::string delta, full;
    {
        Workspace theirs = loaded();
        edit_apart(theirs, 3, edits);
        Stopwatch watch;
        delta = write_workspace(changes_since(theirs, common));
        tell("delta_write", watch.lap());
        full = write_workspace(theirs);
    }
    tell("delta_bytes", static_cast<double>(delta.size()));

    const std::string ours_before = write_workspace(ours);
    Workspace twin = read_file(ours_before);
    {
        Stopwatch watch;
        const Workspace theirs = read_file(delta);
        tell("delta_read", watch.lap());
        merge(ours, theirs);
        tell("delta_merge", watch.lap());
    }
    {
        Stopwatch watch;
        const Workspace theirs = read_file(full);
        tell("full_read", watch.lap());
        merge(twin, theirs);
        tell("full_merge", watch.lap());
    }
    const std::string merged = write_workspace(ours);
    if (merged != write_workspace(twin)) give_up("the delta and the whole file lead elsewhere");
    Workspace theirs = read_file(full);
    merge(theirs, read_file(ours_before));
    if (merged != write_workspace(theirs)) give_up("the two copies differ after the merges");
}

/// As a merge is done in a session: planned, its outcome written for the log, and taken in from there.
void measure_logged_merge(std::uint32_t edits) {
    Workspace ours = loaded();
    edit_apart(ours, 2, edits);
    Workspace theirs = loaded();
    edit_apart(theirs, 3, edits);
    Stopwatch watch;
    const std::string outcome = outcome_of(ours, plan_merge(ours, theirs));
    if (!take_in(ours, outcome)) give_up("the outcome cannot be taken in");
    tell("logged_merge", watch.lap());
}

/// A store that holds one checkpoint and a tail, and is opened once.
class KeptStore : public Store {
public:
    std::vector<StoredFrame> tail;

    void open(StoreListener listener) override {
        bool first = true;
        for (const std::string& piece : pieces) listener.checkpoint_bytes(piece, std::exchange(first, false));
        listener.checkpoint_ends();
        StoredState state;
        state.was_empty = false;
        state.checkpoint_seq = 1;
        state.tail = std::move(tail);
        listener.opened(Access::Writer, std::move(state));
    }
    void append(std::vector<StoredFrame>) override {}
    void present_other() override {}
    void trust(std::uint64_t) override {}
    void set_aside(std::uint64_t) override {}
    void edit_here() override {}
    void read_again() override {}
    void checkpoint_piece(std::string_view, bool) override {}
    void checkpoint(std::uint64_t) override {}
    void ask_to_persist() override {}
    void ask_for_estimate() override {}
    std::optional<std::string> setting(std::string_view) override { return std::nullopt; }
    void set_setting(std::string_view, std::string_view) override {}
    void retry() override {}
};

/// A session is opened that finds this many edits behind its checkpoint.
void measure_tail(std::uint32_t edits) {
    KeptStore store;
    std::string expected;
    {
        Workspace workspace = loaded();
        Dice dice(4);
        std::uint32_t crc = 0;
        for (std::uint32_t seq = 1; seq <= edits; ++seq) {
            Gesture gesture{.author = "Ines", .device = "laptop"};
            gesture.stamp = edit_one(workspace, 4, seq, dice, gesture.edit);
            workspace.devices.note(gesture.stamp, gesture.author, gesture.device);
            std::string frame = write_frame(gesture, seq + 1, crc);
            crc = crc_of_frame(frame);
            store.tail.push_back({seq + 1, std::move(frame)});
        }
        expected = write_workspace(workspace);
    }
    FakeClock clock;
    FakeEntropy entropy;
    Stopwatch watch;
    Session session(clock, entropy, store);
    session.on_replaced = [&] { tell("tail", watch.lap()); };  // It is open; what follows is the next checkpoint.
    session.open();
    session.poll();
    if (session.phase() != SessionPhase::Open || write_workspace(session.workspace()) != expected)
        give_up("the tail leads elsewhere");
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void merging_begin(int records) {
    const Workspace workspace = workload(static_cast<std::size_t>(records));
    Stopwatch watch;
    write_checkpoint(workspace, {}, 1, 0, [](std::string_view piece) { pieces.emplace_back(piece); });
    tell("checkpoint_write", watch.lap());
    exported = write_workspace(workspace);
    tell("file_write", watch.lap());
    tell("file_bytes", static_cast<double>(exported.size()));
}

EMSCRIPTEN_KEEPALIVE const char* merging_measure(int edits, int tail) {
    {
        Stopwatch watch;
        const Workspace workspace = loaded();
        tell("load", watch.lap());
    }
    measure_merges(static_cast<std::uint32_t>(edits));
    measure_logged_merge(static_cast<std::uint32_t>(edits));
    measure_tail(static_cast<std::uint32_t>(tail));
    figures += "}";
    return figures.c_str();
}

EMSCRIPTEN_KEEPALIVE const char* merging_file() { return exported.data(); }
EMSCRIPTEN_KEEPALIVE std::size_t merging_file_size() { return exported.size(); }
EMSCRIPTEN_KEEPALIVE int merging_pieces() { return static_cast<int>(pieces.size()); }
EMSCRIPTEN_KEEPALIVE const char* merging_piece(int at) { return pieces[static_cast<std::size_t>(at)].data(); }
EMSCRIPTEN_KEEPALIVE std::size_t merging_piece_size(int at) { return pieces[static_cast<std::size_t>(at)].size(); }

// The other way round, piece by piece as a store gives them: what a loaded copy takes is seen in an instance that does nothing else.
EMSCRIPTEN_KEEPALIVE char* merging_room(std::size_t size) {
    pieces.resize(1);
    pieces[0].resize(size);
    return pieces[0].data();
}
EMSCRIPTEN_KEEPALIVE int merging_load(int ends) {
    static CheckpointReader reader;
    static std::optional<Checkpoint> kept;
    if (!ends) return reader.add(pieces[0]).has_value();
    pieces = {};
    Result<Checkpoint> read = reader.finish();
    if (!read) return 0;
    kept.emplace(std::move(*read));
    return static_cast<int>(kept->workspace.living_count());
}
}

#ifdef __EMSCRIPTEN__
int main() { return 0; }
#else
int main(int count, char** words) {
    const auto number = [&](int at, int otherwise) { return count > at ? std::atoi(words[at]) : otherwise; };
    merging_begin(number(1, 100'000));
    std::puts(merging_measure(number(2, 10'000), number(3, 100'000)));
}
#endif
