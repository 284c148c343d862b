#include "app/session.h"

#include <unordered_set>

#include "app/session_sentences.h"
#include "app/session_state.h"

namespace rapport {

Result<void> Session::State::may_write() const {
    if (phase == SessionPhase::Opening)
        return Error{Fault::Refused, "Rapport is still opening. Try again in a moment.", {}};
    if (phase == SessionPhase::Damaged || phase == SessionPhase::Lost)
        return Error{Fault::Refused, "This can only be read now. " + trouble->message, {}};
    if (session.access() == Access::Follower)
        return Error{Fault::Refused, "Another tab is editing. Go on there, or choose “Edit here”.", {}};
    return {};
}

Result<void> Session::State::commit(GestureKind kind, const Stamp& of, Edit edit) {
    TRY(may_write());
    HybridClock ticked = *stamps;
    const Stamp stamp = ticked.tick(clock.now().millis);
    const Erasure erasure = erasure_by(*workspace, edit.writes);
    TRY(apply(*workspace, edit, stamp));
    if (edit.empty() && kind == GestureKind::Do) return {};
    if (erasure) forget_values(edit);
    workspace->seen.include(stamp);
    sign(stamp);
    stamps = ticked;
    Gesture gesture{stamp, kind, of, session.author(), std::move(edit), session.device(), {}, {}};
    log(gesture);
    if (erasure) gesture.edit.writes.clear();
    history.add(std::move(gesture));
    person_edited = true;
    if (erasure) forget(erasure);
    if (!erasure) tell_written(history.gestures().back().edit);
    else if (session.on_replaced) session.on_replaced();  // Conflicts have ended.
    return {};
}

void Session::State::forget(const Erasure& erasure) {
    Erasure all = erasure;
    add_former_names(all, history);
    erase_rest(*workspace, all);
    history.forget(all);
    erased = last;
    owe(checkpoints_kept);
}

void Session::State::log(const Gesture& gesture) {
    StoredFrame frame{++last, write_frame(gesture, last, crc)};
    crc = crc_of_frame(frame.bytes);
    if (phase != SessionPhase::Unstored) waiting.push_back(std::move(frame));
    update_saving();
}

void Session::State::tell_written(const Edit& edit) const {
    if (!session.on_written) return;
    std::unordered_set<Id, IdHash> told;
    for (const Write& write : edit.writes)
        if (told.insert(write.id).second) session.on_written(*write.type, *workspace->find_any(*write.type, write.id));
}

Result<std::string> Session::State::turn(const Gesture& gesture, GestureKind kind) {
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

Result<void> Session::State::replace(Workspace other) {
    const bool is_untouchable = phase == SessionPhase::Damaged && trouble->fault != Fault::Malformed;
    if (phase == SessionPhase::Opening || session.access() == Access::Follower || is_untouchable) TRY(may_write());
    if (other.extent != Extent::Whole)
        return Error{Fault::Refused,
                     "This file holds only a part of a workspace. Open the whole one first, then merge this into it.",
                     {}};
    const std::uint64_t clock_seen = std::max(latest_clock(other), stamps->last_clock());
    take_place(std::move(other));
    if (workspace->id.is_null()) workspace->id = session.make_id();
    history = {};
    begin_as_new_actor(clock_seen);
    if (phase == SessionPhase::Lost && trouble->fault == Fault::Storage) phase = SessionPhase::Unstored;
    if (phase == SessionPhase::Damaged || phase == SessionPhase::Lost) phase = SessionPhase::Open;
    if (phase == SessionPhase::Open) trouble.reset();
    mark_replacement();
    if (phase != SessionPhase::Unstored) replacement = {.seq = last, .sound = give_checkpoint()};
    update_saving();
    if (session.on_replaced) session.on_replaced();
    return {};
}

void Session::State::mark_replacement() {
    const Stamp stamp = stamps->tick(clock.now().millis);
    workspace->seen.include(stamp);
    log({stamp, GestureKind::Do, {}, session.author(), {"Open a copy", {}}});
}

void Session::State::take_place(Workspace other) {
    for (const EntityType* type : all_types())
        while (other.revision(*type, Depth::Shape) <= workspace->revision(*type)) other.touch(*type);
    while (other.revision() <= workspace->revision()) other.touch(*all_types().front());
    workspace.emplace(std::move(other));
}

Session::Session(Clock& clock, Entropy& entropy, Store& store)
    : state_(std::make_unique<State>(clock, entropy, store, *this)) {}
Session::~Session() = default;

void Session::open() { state_->open(); }
SessionPhase Session::phase() const { return state_->phase; }
Access Session::access() const { return state_->makes_way ? Access::Follower : state_->access; }
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
    const bool turns = gesture && (gesture->kind == GestureKind::Undo || gesture->kind == GestureKind::Redo);
    const Gesture* original = turns ? state_->history.find(gesture->of) : gesture;
    if (!original) return Error{Fault::Missing, "This change is no longer in the history.", {}};
    if (original->edit.empty() && original->kind == GestureKind::Do)
        return Error{Fault::Refused, "What was erased is gone for good and cannot be brought back.", {}};
    const bool undo = gesture->kind != GestureKind::Undo;
    if (state_->history.is_undone(original->stamp) == undo)
        return Error{
            Fault::Invalid, "“" + original->edit.label + "” " + (undo ? "is undone already." : "is not undone."), {}};
    return state_->turn(*original, undo ? GestureKind::Undo : GestureKind::Redo);
}

Result<void> Session::go_on() {
    const SessionPhase phase = state_->phase;
    if (phase != SessionPhase::Damaged || state_->trouble->fault != Fault::Malformed || access() == Access::Follower)
        return phase == SessionPhase::Open ? Result<void>{} : state_->may_write();
    state_->go_on();
    return {};
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
    state_->write_sentinel(true);
}

void Session::retry() {
    state_->retry();
    poll();
}

void Session::ask_to_persist() { state_->store.ask_to_persist(); }
void Session::ask_for_estimate() { state_->store.ask_for_estimate(); }
void Session::edit_here() { state_->store.edit_here(); }
std::optional<bool> Session::kept_twice() const { return state_->kept_twice; }
bool Session::was_restored() const { return state_->was_restored; }
void Session::forget_restored() { state_->was_restored = false; }

std::uint64_t Session::steps() const { return state_->last; }

bool Session::may_close() const {
    const bool unsaved = state_->phase == SessionPhase::Unstored ? state_->last > 0 : !state_->is_saved();
    return !unsaved;
}

}  // namespace rapport
