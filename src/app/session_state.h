#pragma once
// What a session is inside, for its own files: session.cpp edits, session_merging.cpp merges,
// session_opening.cpp opens, session_storing.cpp stores.

#include <deque>

#include "app/checkpoint.h"
#include "app/erasure.h"
#include "app/session.h"

namespace rapport {

// Settings of this device. "workspace" outlives a store that the browser lost; "actor" is who stamps, and how many of its
// stamps may have left this device.
constexpr std::string_view author_setting = "author";
constexpr std::string_view device_setting = "device";
constexpr std::string_view actor_setting = "actor";
constexpr std::string_view workspace_setting = "workspace";  ///< "ID SEQ": what was stored, up to which frame.
constexpr std::string_view copies_setting = "known_copies";  ///< See KnownCopies.
constexpr std::string_view persist_setting = "asked_to_persist";
constexpr std::string_view owed_setting = "owed_checkpoints";  ///< See State::owed.

/// A store keeps two, each with the frames behind it: what was erased is out of both after so many.
constexpr int checkpoints_kept = 2;

template <class N> N random_number(Entropy& entropy) {
    std::array<std::uint8_t, sizeof(N)> bytes{};
    entropy.fill(bytes);
    N number = 0;
    for (const std::uint8_t byte : bytes) number = static_cast<N>(number << 8 | byte);
    return number;
}

struct Session::State {
    Clock& clock;
    Entropy& entropy;
    Store& store;
    Session& session;

    /// Answers of the store, until the next poll(). The store may outlive us.
    using Mailbox = std::vector<std::function<void(State&)>>;
    std::shared_ptr<Mailbox> mailbox = std::make_shared<Mailbox>();

    /// Checkpoints, as the store reads them. It may read again before the one it gave was taken.
    struct Reading {
        std::optional<CheckpointReader> reader;
        std::deque<Result<Checkpoint>> done;
        std::optional<Error> failed;  ///< The last that was not what was written.
    };
    std::shared_ptr<Reading> reading = std::make_shared<Reading>();

    SessionPhase phase = SessionPhase::Opening;
    Access access = Access::Writer;
    bool makes_way = false;  ///< It still writes, but is not edited.
    std::optional<Workspace> workspace{std::in_place};
    History history;
    std::optional<HybridClock> stamps;
    Saving saving;
    std::optional<Error> trouble;
    std::optional<bool> persisted;
    std::optional<StorageEstimate> estimate;
    std::optional<bool> kept_twice;
    bool was_restored = false;
    std::optional<KnownCopies> copies;  ///< Of this workspace; read when it is first asked for.
    std::uint64_t copies_revision = 0;

    // While it is opened.
    int attempts = 0;                ///< Of reading; each journal has its turn, the better one a second.
    std::uint64_t sound = 0;         ///< Up to here it could be read.
    std::uint64_t sound_before = 0;  ///< At the attempt before.

    // The store, by seq.
    std::uint64_t last = 0;    ///< The last frame made.
    std::uint64_t handed = 0;  ///< Up to here the store has been told.
    std::uint64_t committed = 0;
    std::uint32_t crc = 0;             ///< Of the last frame.
    Actor replaced_by = 0;             ///< Who opened another file, of which the frames tell and no checkpoint does.
    std::vector<StoredFrame> waiting;  ///< Behind `handed`.
    std::optional<std::pair<StoreTrouble, std::string>> failure;

    std::size_t frames_since = 0;  ///< Since the last attempt at a checkpoint.
    std::size_t bytes_since = 0;
    std::optional<std::uint64_t> checkpointing;
    int owed = 0;                          ///< Checkpoints until nothing that is stored holds what was erased.
    std::uint64_t erased = 0;              ///< The frame that erased it.
    std::optional<std::uint64_t> refused;  ///< A checkpoint up to here failed: the next one waits for another frame.
    bool stuck = false;  ///< A checkpoint failed while everything was stored: the store is to try again first.
    struct Replacement {
        std::uint64_t seq;  ///< The pieces of its checkpoint are with the store already.
        bool handed = false;
        bool sound = true;  ///< It reads back the same. If not, it is never stored in the place of anything.
    };
    std::optional<Replacement> replacement;  ///< Not stored yet; nothing made behind it is handed over before.
    bool person_edited = false;              ///< A gesture has been made here since opening.
    std::optional<Instant> sentinel_time;    ///< When the sentinel was last written.

    State(Clock& clock_port, Entropy& entropy_port, Store& store_port, Session& owner)
        : clock(clock_port), entropy(entropy_port), store(store_port), session(owner) {}

    // ---- Opening

    void open();
    void opened(Access given, const StoredState& stored);
    void forget_what_was_read();
    void read_stored(const StoredState& stored);
    /// What was read is not all: the other journal may have more. True where it is asked.
    bool try_other(const StoredState& stored);
    void settle(const StoredState& stored);
    void start_empty();
    /// The sentinel knows of more than could be read.
    void miss_what_was_kept();
    void read_only(Error why);
    /// False where there is nothing to go on from.
    bool take_stored_checkpoint(const StoredState& stored);
    void replay_tail(const StoredState& stored);
    Result<void> replay_frame(const StoredFrame& stored);
    /// Which of the two journals has the frame that comes next; it is replayed.
    Result<const StoredFrame*> replay_next(const StoredState& stored, std::size_t& first, std::size_t& second);
    void go_on();
    /// What the tab that writes has stored.
    void follow(const StoredFrame& frame);

    // ---- Who stamps

    /// A workspace that has no checkpoint yet is called after the actor that began it.
    void name_workspace(Actor first_actor);
    void begin_as_new_actor(std::uint64_t last_clock);
    /// Goes on as the actor of this device, unless stamps of it have been given out that are not in the store: another copy
    /// may have seen them.
    void choose_actor();
    void remember_actor();

    // ---- Editing

    Result<void> may_write() const;
    Result<void> commit(GestureKind kind, const Stamp& of, Edit edit);
    void log(const Gesture& gesture);
    void tell_written(const Edit& edit) const;
    /// Behind a gesture that erased somebody, when it is logged and in the history: nothing here holds them any more, and soon
    /// nothing that is stored.
    void forget(const Erasure& erasure);
    /// Takes back, or does again, a Do of the history.
    Result<std::string> turn(const Gesture& gesture, GestureKind kind);
    Result<MergeReport> merge(const Workspace& theirs, std::string label, bool agreed);
    /// A stamp that names a merge in the history. It is nobody's write: gestures are counted without it.
    Stamp merge_stamp();
    /// Who is writing here is part of what others read.
    void sign(const Stamp& stamp);
    Result<void> replace(Workspace other);
    /// A frame without writes holds the checkpoint's place.
    void mark_replacement();
    /// Revisions go on where they were, so that nobody takes the new for the old.
    void take_place(Workspace other);

    // ---- Storing

    void drain();
    [[nodiscard]] bool is_writing() const;
    void hand_over();
    void make_checkpoint();
    void owe(int checkpoints);
    /// The pieces go to the store. The frames in a checkpoint are forgotten for it, so it is read once meanwhile: true where it
    /// says the same.
    bool give_checkpoint();
    void have_committed(std::uint64_t seq);
    void have_checkpointed(std::uint64_t seq);
    void have_saved();
    void write_sentinel(bool now);
    void have_failed(StoreTrouble kind, const std::string& detail);
    void have_not_opened(StoreTrouble kind, const std::string& detail);
    void be_outdated(const std::string& detail);
    /// The frames are in the checkpoint: nothing has to be behind it.
    void store_everything();
    void retry();
    [[nodiscard]] bool is_saved() const;
    void update_saving();
};

}  // namespace rapport
