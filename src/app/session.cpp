#include "app/session.h"

#include <charconv>
#include <unordered_set>

#include "app/checkpoint.h"
#include "app/session_sentences.h"
#include "base/text.h"
#include "codec/workspace_json.h"

namespace rapport {
namespace {

// Settings of this device. "workspace" outlives a store that the browser lost; "actor" is who stamps, and how many of its
// stamps may have left this device.
constexpr std::string_view author_setting = "author";
constexpr std::string_view actor_setting = "actor";
constexpr std::string_view workspace_setting = "workspace";
constexpr std::string_view persist_setting = "asked_to_persist";

/// The greatest clock of any stamp in a workspace.
std::uint64_t latest_clock(const Workspace& workspace) {
    std::uint64_t latest = 0;
    const auto see = [&](const Stamp& stamp) { latest = std::max(latest, stamp.clock); };
    for (const EntityType* type : all_types()) {
        for (const Entity* record : workspace.table(*type).rows()) {
            see(record->born);
            for (const RegisterStamp& own : record->stamps) see(own.stamp);
            for (const UnknownField& unknown : record->unknown) see(unknown.stamp);
            for (const Field& field : type->fields) {
                if (field.kind != Kind::Tags) continue;
                const Value tags = field.get(*record);
                for (const auto& [word, mark] : std::get<Tags>(tags).marks) see(mark.stamp);
            }
        }
    }
    return latest;
}

template <class N> N random_number(Entropy& entropy) {
    std::array<std::uint8_t, sizeof(N)> bytes{};
    entropy.fill(bytes);
    N number = 0;
    for (const std::uint8_t byte : bytes) number = static_cast<N>(number << 8 | byte);
    return number;
}

struct KnownActor {
    Actor actor = 0;
    std::uint32_t seq = 0;
};

std::optional<KnownActor> read_actor(const std::optional<std::string>& setting) {
    if (!setting || setting->size() < 18) return std::nullopt;
    const Result<Actor> actor = parse_actor(std::string_view(*setting).substr(0, 16));
    std::uint32_t seq = 0;
    const char* end = setting->data() + setting->size();
    const auto number = std::from_chars(setting->data() + 17, end, seq);
    if (!actor || number.ec != std::errc{} || number.ptr != end) return std::nullopt;
    return KnownActor{*actor, seq};
}

}  // namespace

struct Session::State {
    Clock& clock;
    Entropy& entropy;
    Store& store;
    Session& session;

    /// Answers of the store, until the next poll(). The store may outlive us.
    using Mailbox = std::vector<std::function<void(State&)>>;
    std::shared_ptr<Mailbox> mailbox = std::make_shared<Mailbox>();

    SessionPhase phase = SessionPhase::Opening;
    Access access = Access::Writer;
    std::optional<Workspace> workspace{std::in_place};
    History history;
    std::optional<HybridClock> stamps;
    Saving saving;
    std::optional<Error> trouble;
    std::optional<bool> persisted;
    std::optional<StorageEstimate> estimate;

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
    bool stuck = false;  ///< A checkpoint failed while everything was stored: the store is to try again first.
    struct Replacement {
        std::uint64_t seq;
        std::string checkpoint;
        bool handed = false;
    };
    std::optional<Replacement> replacement;  ///< Not stored yet; nothing made behind it is handed over before.
    bool person_edited = false;              ///< A gesture has been made here since opening.

    State(Clock& clock_port, Entropy& entropy_port, Store& store_port, Session& owner)
        : clock(clock_port), entropy(entropy_port), store(store_port), session(owner) {}

    // ---- Opening

    void open() {
        const auto post = [box = std::weak_ptr(mailbox)](std::function<void(State&)> letter) {
            if (const auto open_box = box.lock()) open_box->push_back(std::move(letter));
        };
        StoreListener listener;
        listener.opened = [post](Access given, StoredState stored) {
            post([given, kept = std::make_shared<StoredState>(std::move(stored))](State& state) {
                state.opened(given, *kept);
            });
        };
        listener.committed = [post](std::uint64_t seq) { post([seq](State& state) { state.have_committed(seq); }); };
        listener.failed = [post](StoreTrouble kind, std::string detail) {
            post([kind, detail](State& state) { state.have_failed(kind, detail); });
        };
        listener.checkpointed = [post](std::uint64_t seq) {
            post([seq](State& state) { state.have_checkpointed(seq); });
        };
        listener.persistence = [post](bool answer) { post([answer](State& state) { state.persisted = answer; }); };
        listener.estimated = [post](std::uint64_t used, std::uint64_t quota) {
            post([used, quota](State& state) { state.estimate = {used, quota}; });
        };
        store.open(std::move(listener));
    }

    void opened(Access given, const StoredState& stored) {
        if (phase != SessionPhase::Opening) return;
        access = given;
        phase = SessionPhase::Open;
        if (stored.was_empty) {
            start_empty();
        } else if (read_stored_checkpoint(stored)) {
            replay_tail(stored);
            choose_actor();
        }
        committed = handed = last;
        update_saving();
        if (session.on_replaced) session.on_replaced();
    }

    void start_empty() {
        begin_as_new_actor(0);
        if (access == Access::Writer && store.setting(workspace_setting)) read_only(vanished());
    }

    void read_only(Error why) {
        phase = SessionPhase::Damaged;
        trouble = std::move(why);
    }

    /// False where there is nothing to go on from.
    bool read_stored_checkpoint(const StoredState& stored) {
        last = stored.checkpoint_seq;
        if (stored.checkpoint.empty()) {
            if (stored.checkpoint_seq == 0) return true;
            read_only(damaged_checkpoint({Fault::Malformed, "", "the checkpoint is empty"}));
        } else if (Result<Checkpoint> checkpoint = read_checkpoint(stored.checkpoint)) {
            take_place(std::move(checkpoint->workspace));
            history = std::move(checkpoint->history);
            last = checkpoint->seq;
            crc = checkpoint->crc;
            return true;
        } else {
            read_only(damaged_checkpoint(checkpoint.error()));
        }
        last = std::max(last, stored.tail.empty() ? 0 : stored.tail.back().seq);
        begin_as_new_actor(0);
        return false;
    }

    void replay_tail(const StoredState& stored) {
        std::size_t read = 0;
        std::size_t behind = 0;
        for (const StoredFrame& frame : stored.tail) behind += frame.seq > last;
        for (const StoredFrame& stored_frame : stored.tail) {
            if (stored_frame.seq <= last) continue;
            if (const Result<void> fits = replay_frame(stored_frame); !fits) {
                read_only(damaged_tail(read, behind, fits.error()));
                last = std::max(last, stored.tail.back().seq);
                return;
            }
            ++read;
            ++frames_since;
            bytes_since += stored_frame.bytes.size();
        }
    }

    Result<void> replay_frame(const StoredFrame& stored) {
        if (stored.seq != last + 1)
            return Error{Fault::Malformed, "A stored change is missing.", "frame " + std::to_string(last + 1)};
        ReadFrame frame = TRY(read_frame(stored.bytes, crc));
        if (frame.seq != stored.seq)
            return Error{Fault::Malformed, "A stored change is in the wrong place.",
                         "frame " + std::to_string(frame.seq)};
        for (const UnknownWrite& write : frame.unknown)
            if (!find_type(write.type)) return Error{Fault::Newer, "A newer Rapport has written here.", write.type};
        const bool marks_replacement = frame.gesture.kind == GestureKind::Do && frame.gesture.edit.empty();
        if (marks_replacement) replaced_by = frame.gesture.stamp.actor;
        else if (frame.gesture.stamp.actor == replaced_by)
            return Error{Fault::Malformed, "The file that was opened in the place of all this was not stored.", {}};
        last = stored.seq;
        crc = frame.crc;
        if (marks_replacement) return {};
        name_workspace(frame.gesture.stamp.actor);
        replay(*workspace, frame.gesture.edit, frame.gesture.stamp);
        replay_unknown(*workspace, frame.unknown, frame.gesture.stamp);
        history.add(std::move(frame.gesture));
        return {};
    }

    // ---- Who stamps

    /// A workspace that has no checkpoint yet is called after the actor that began it.
    void name_workspace(Actor first_actor) {
        if (workspace->id.is_null()) workspace->id = derived_id("workspace of " + actor_text(first_actor));
    }

    void begin_as_new_actor(std::uint64_t last_clock) {
        Actor actor = 0;
        while (actor == 0) actor = random_number<Actor>(entropy);
        stamps.emplace(actor, Stamp{}, last_clock);
        name_workspace(actor);
    }

    /// Goes on as the actor of this device, unless stamps of it have been given out that are not in the store: another copy
    /// may have seen them.
    void choose_actor() {
        std::uint64_t clock_seen = latest_clock(*workspace);
        if (!history.gestures().empty()) clock_seen = std::max(clock_seen, history.gestures().back().stamp.clock);
        const std::optional<KnownActor> known = read_actor(store.setting(actor_setting));
        const std::uint32_t seen = known ? workspace->seen.seen_of(known->actor) : 0;
        if (!known || seen == 0 || seen < known->seq) return begin_as_new_actor(clock_seen);
        stamps.emplace(known->actor, Stamp{clock_seen, known->actor, seen}, clock_seen);
    }

    void remember_actor() {
        store.set_setting(actor_setting, actor_text(stamps->actor()) + " " + std::to_string(stamps->last_seq()));
    }

    // ---- Editing

    Result<void> may_write() const {
        if (phase == SessionPhase::Opening)
            return Error{Fault::Refused, "Rapport is still opening. Try again in a moment.", {}};
        if (phase == SessionPhase::Damaged)
            return Error{Fault::Refused, "This can only be read now. " + trouble->message, {}};
        if (access == Access::Follower)
            return Error{Fault::Refused, "Another tab is editing. Go on there, or close it and reload this one.", {}};
        return {};
    }

    Result<void> commit(GestureKind kind, const Stamp& of, Edit edit) {
        TRY(may_write());
        HybridClock ticked = *stamps;
        const Stamp stamp = ticked.tick(clock.now().millis);
        TRY(apply(*workspace, edit, stamp));
        if (edit.empty() && kind == GestureKind::Do) return {};
        workspace->seen.include(stamp);
        stamps = ticked;
        Gesture gesture{stamp, kind, of, session.author(), std::move(edit)};
        log(gesture);
        history.add(std::move(gesture));
        person_edited = true;
        tell_written(history.gestures().back().edit);
        return {};
    }

    void log(const Gesture& gesture) {
        StoredFrame frame{++last, write_frame(gesture, last, crc)};
        crc = crc_of_frame(frame.bytes);
        if (phase != SessionPhase::Unstored) waiting.push_back(std::move(frame));
        update_saving();
    }

    void tell_written(const Edit& edit) const {
        if (!session.on_written) return;
        std::unordered_set<Id, IdHash> told;
        for (const Write& write : edit.writes)
            if (told.insert(write.id).second)
                session.on_written(*write.type, *workspace->find_any(*write.type, write.id));
    }

    /// Takes back, or does again, a Do of the history.
    Result<std::string> turn(const Gesture& gesture, GestureKind kind) {
        TRY(may_write());
        const Stamp of = gesture.stamp;
        const Gesture* turned = kind == GestureKind::Undo ? &gesture : history.undo_of(of);
        if (!turned) return Error{Fault::Missing, "This is too long ago to be done again.", {}};
        TakeBack back = rapport::take_back(*workspace, history, *turned);
        back.edit.label = gesture.edit.label;
        std::string sentence = took_back(back, kind);
        TRY(commit(kind, of, std::move(back.edit)));
        return sentence;
    }

    Result<void> replace(Workspace other) {
        if (phase == SessionPhase::Opening || access == Access::Follower) TRY(may_write());
        const std::uint64_t clock_seen = std::max(latest_clock(other), stamps->last_clock());
        take_place(std::move(other));
        if (workspace->id.is_null()) workspace->id = session.make_id();
        history = {};
        begin_as_new_actor(clock_seen);
        if (phase == SessionPhase::Damaged) phase = SessionPhase::Open;
        if (phase == SessionPhase::Open) trouble.reset();
        mark_replacement();
        if (phase != SessionPhase::Unstored) replacement = {last, write_checkpoint(*workspace, history, last, crc)};
        update_saving();
        if (session.on_replaced) session.on_replaced();
        return {};
    }

    /// A frame without writes holds the checkpoint's place.
    void mark_replacement() {
        const Stamp stamp = stamps->tick(clock.now().millis);
        workspace->seen.include(stamp);
        log({stamp, GestureKind::Do, {}, session.author(), {"Open a copy", {}}});
    }

    /// Revisions go on where they were, so that nobody takes the new for the old.
    void take_place(Workspace other) {
        for (const EntityType* type : all_types())
            while (other.revision(*type) <= workspace->revision(*type)) other.touch(*type);
        while (other.revision() <= workspace->revision()) other.touch(*all_types().front());
        workspace.emplace(std::move(other));
    }

    // ---- Storing

    void drain() {
        while (!mailbox->empty()) {
            const Mailbox letters = std::exchange(*mailbox, {});
            for (const auto& letter : letters) letter(*this);
        }
    }

    [[nodiscard]] bool is_writing() const { return access == Access::Writer && phase == SessionPhase::Open; }

    void hand_over() {
        if (!is_writing() || (replacement && replacement->handed)) return;
        if (!waiting.empty()) {
            if (std::exchange(stuck, false)) store.retry();
            remember_actor();
            for (const StoredFrame& frame : waiting) bytes_since += frame.bytes.size();
            frames_since += waiting.size();
            handed = waiting.back().seq;
            store.append(std::exchange(waiting, {}));
        }
        if (replacement && !replacement->handed) {
            replacement->handed = true;
            store.checkpoint(replacement->seq, replacement->checkpoint);
        }
    }

    void make_checkpoint() {
        const bool is_long = frames_since >= tail_frames || bytes_since >= tail_bytes;
        if (!is_long || !is_writing() || failure || checkpointing || replacement || committed != last) return;
        frames_since = bytes_since = 0;
        std::string checkpoint = write_checkpoint(*workspace, history, last, crc);
        if (!reads_back(checkpoint)) return;  // The frames stay: they are the truth.
        checkpointing = last;
        store.checkpoint(last, std::move(checkpoint));
    }

    /// The frames in a checkpoint are forgotten for it, so it has to be read once, and to say the same.
    [[nodiscard]] bool reads_back(const std::string& checkpoint) const {
        const Result<Checkpoint> back = read_checkpoint(checkpoint);
        return back && back->seq == last && write_workspace(back->workspace) == write_workspace(*workspace);
    }

    void have_committed(std::uint64_t seq) {
        if (seq <= committed) return;
        committed = std::min(seq, last);
        if (committed >= handed && !replacement) failure.reset();
        update_saving();
        if (is_saved()) have_saved();
        if (person_edited && !persisted.value_or(false) && !store.setting(persist_setting)) {
            store.set_setting(persist_setting, "yes");
            store.ask_to_persist();
        }
    }

    void have_checkpointed(std::uint64_t seq) {
        if (checkpointing && seq >= *checkpointing) checkpointing.reset();
        if (replacement && seq >= replacement->seq) {
            replacement.reset();
            frames_since = bytes_since = 0;
            committed = std::max(committed, seq);
            failure.reset();
            have_saved();
        }
        update_saving();
    }

    void have_saved() {
        saving.last_saved = clock.now();
        const std::string id = to_string(workspace->id);
        if (store.setting(workspace_setting) != id) store.set_setting(workspace_setting, id);
    }

    void have_failed(StoreTrouble kind, const std::string& detail) {
        if (phase == SessionPhase::Opening) {
            phase = SessionPhase::Unstored;
            trouble = not_opened(kind, detail);
            begin_as_new_actor(0);
            update_saving();
            if (session.on_replaced) session.on_replaced();
            return;
        }
        if (kind == StoreTrouble::Fenced) access = Access::Follower;
        checkpointing.reset();
        if (kind == StoreTrouble::Lost) return store_everything();
        if (committed == handed && !replacement) stuck = true;
        else failure = {kind, detail};
        update_saving();
    }

    /// The frames are in the checkpoint: nothing has to be behind it.
    void store_everything() {
        waiting.clear();
        handed = last;
        replacement = {last, write_checkpoint(*workspace, history, last, crc)};
        store.retry();
        hand_over();
        update_saving();
    }

    void retry() {
        if (!failure || !is_writing()) return;
        failure.reset();
        store.retry();
        if (replacement && replacement->handed) store.checkpoint(replacement->seq, replacement->checkpoint);
        update_saving();
    }

    [[nodiscard]] bool is_saved() const { return committed == last && !replacement; }

    void update_saving() {
        saving.waiting = last - committed;
        saving.trouble.reset();
        if (phase == SessionPhase::Unstored) {
            saving.state = SaveState::NotSaved;
            saving.trouble = trouble;
        } else if (is_saved()) {
            saving.state = SaveState::Saved;
        } else if (failure) {
            saving.state = SaveState::NotSaved;
            saving.trouble = not_saved(failure->first, saving.waiting, failure->second);
        } else {
            saving.state = SaveState::Saving;
        }
    }
};

Session::Session(Clock& clock, Entropy& entropy, Store& store)
    : state_(std::make_unique<State>(clock, entropy, store, *this)) {}
Session::~Session() = default;

void Session::open() { state_->open(); }
SessionPhase Session::phase() const { return state_->phase; }
Access Session::access() const { return state_->access; }
const Workspace& Session::workspace() const { return *state_->workspace; }
const History& Session::history() const { return state_->history; }
const Saving& Session::saving() const { return state_->saving; }
const std::optional<Error>& Session::trouble() const { return state_->trouble; }
std::optional<bool> Session::persisted() const { return state_->persisted; }
const std::optional<StorageEstimate>& Session::estimate() const { return state_->estimate; }

Result<void> Session::run(Edit edit) { return state_->commit(GestureKind::Do, {}, std::move(edit)); }

Result<std::string> Session::undo() {
    const Gesture* gesture = state_->history.to_undo();
    if (!gesture) return Error{Fault::Invalid, "There is nothing to undo.", {}};
    return state_->turn(*gesture, GestureKind::Undo);
}

Result<std::string> Session::redo() {
    const Gesture* gesture = state_->history.to_redo();
    if (!gesture) return Error{Fault::Invalid, "There is nothing to do again.", {}};
    return state_->turn(*gesture, GestureKind::Redo);
}

Result<std::string> Session::take_back(const Stamp& stamp) {
    const Gesture* gesture = state_->history.find(stamp);
    const Gesture* original = gesture && gesture->kind != GestureKind::Do ? state_->history.find(gesture->of) : gesture;
    if (!original) return Error{Fault::Missing, "This change is no longer in the history.", {}};
    const bool undo = gesture->kind != GestureKind::Undo;
    if (state_->history.is_undone(original->stamp) == undo)
        return Error{
            Fault::Invalid, "“" + original->edit.label + "” " + (undo ? "is undone already." : "is not undone."), {}};
    return state_->turn(*original, undo ? GestureKind::Undo : GestureKind::Redo);
}

Result<void> Session::replace(Workspace workspace) { return state_->replace(std::move(workspace)); }

Id Session::make_id() {
    std::array<std::uint8_t, 10> random{};
    state_->entropy.fill(random);
    return make_uuid7(state_->clock.now().millis, random);
}

std::uint32_t Session::jitter() { return random_number<std::uint32_t>(state_->entropy); }

std::string Session::author() const { return state_->store.setting(author_setting).value_or(""); }
void Session::set_author(std::string_view name) { state_->store.set_setting(author_setting, name); }

void Session::poll() {
    state_->drain();
    const bool busy = state_->failure || state_->committed < state_->handed;
    if (!busy) state_->hand_over();
    state_->drain();
    state_->make_checkpoint();
}

void Session::flush() {
    state_->drain();
    state_->hand_over();
}

void Session::retry() {
    state_->retry();
    poll();
}

void Session::ask_to_persist() { state_->store.ask_to_persist(); }
void Session::ask_for_estimate() { state_->store.ask_for_estimate(); }

bool Session::may_close() const {
    const bool unsaved = state_->phase == SessionPhase::Unstored ? state_->last > 0 : !state_->is_saved();
    return !unsaved;
}

}  // namespace rapport
