// What was edited goes to the store, and what the store says of it.

#include <algorithm>
#include <iterator>

#include "app/session_sentences.h"
#include "app/session_state.h"

namespace rapport {

void Session::State::drain() {
    while (!mailbox->empty()) {
        const Mailbox letters = std::exchange(*mailbox, {});
        for (const auto& letter : letters) letter(*this);
    }
}

bool Session::State::is_writing() const { return access == Access::Writer && phase == SessionPhase::Open; }

void Session::State::hand_over() {
    if (!is_writing() || (replacement && replacement->handed)) return;
    // What was edited behind a file that is to be stored waits for it.
    std::vector<StoredFrame> now = std::exchange(waiting, {});
    if (replacement) {
        const auto behind =
            std::ranges::find_if(now, [&](const StoredFrame& frame) { return frame.seq > replacement->seq; });
        waiting.assign(std::make_move_iterator(behind), std::make_move_iterator(now.end()));
        now.erase(behind, now.end());
    }
    if (!now.empty()) {
        if (std::exchange(stuck, false)) store.retry();
        remember_actor();
        for (const StoredFrame& frame : now) bytes_since += frame.bytes.size();
        frames_since += now.size();
        handed = now.back().seq;
        store.append(std::move(now));
    }
    if (!replacement || replacement->handed) return;
    replacement->handed = true;
    if (replacement->sound) store.checkpoint(replacement->seq);
    else have_failed(StoreTrouble::Failed, "what was written does not read back the same");
}

void Session::State::make_checkpoint() {
    const bool is_long = frames_since >= tail_frames || bytes_since >= tail_bytes;
    const bool is_owed = owed > 0 && refused != last;
    if (!(is_long || is_owed) || !is_writing() || failure || checkpointing || replacement || committed != last) return;
    frames_since = bytes_since = 0;
    if (!give_checkpoint()) {  // The frames stay: they are the truth.
        refused = last;
        return;
    }
    checkpointing = last;
    store.checkpoint(last);
}

void Session::State::owe(int checkpoints) {
    owed = checkpoints;
    if (access == Access::Writer) store.set_setting(owed_setting, std::to_string(owed));
}

bool Session::State::give_checkpoint() {
    CheckpointReader back(&*workspace);
    bool first = true;
    write_checkpoint(*workspace, history, last, crc, [&](std::string_view piece) {
        (void)back.add(piece);  // An Error stays until the end.
        store.checkpoint_piece(piece, std::exchange(first, false));
    });
    return back.finish().has_value();
}

void Session::State::have_committed(std::uint64_t seq) {
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

void Session::State::have_checkpointed(std::uint64_t seq) {
    if (checkpointing && seq >= *checkpointing) checkpointing.reset();
    if (owed > 0 && seq >= erased) owe(owed - 1);
    if (replacement && seq >= replacement->seq) {
        replacement.reset();
        frames_since = bytes_since = 0;
        committed = std::max(committed, seq);
        failure.reset();
        have_saved();
    }
    update_saving();
}

void Session::State::have_saved() {
    saving.last_saved = clock.now();
    write_sentinel(false);
}

void Session::State::write_sentinel(bool now) {
    if (!is_writing() || !saving.last_saved) return;
    const std::string start = to_string(workspace->id) + " ";
    const bool is_recent = sentinel_time && clock.now().millis - sentinel_time->millis < 1'000;
    if (!now && is_recent && store.setting(workspace_setting).value_or("").starts_with(start)) return;
    sentinel_time = clock.now();
    store.set_setting(workspace_setting, start + std::to_string(committed));
}

void Session::State::have_failed(StoreTrouble kind, const std::string& detail) {
    if (kind == StoreTrouble::Newer) return be_outdated(detail);
    if (phase == SessionPhase::Opening) return have_not_opened(kind, detail);
    if (kind == StoreTrouble::Fenced) access = Access::Follower;
    if (checkpointing) refused = last;
    checkpointing.reset();
    if (kind == StoreTrouble::Lost) return store_everything();
    if (committed == handed && !replacement) stuck = true;
    else failure = {kind, detail};
    update_saving();
}

void Session::State::have_not_opened(StoreTrouble kind, const std::string& detail) {
    const bool kept = store.setting(workspace_setting).has_value();
    phase = kept ? SessionPhase::Lost : SessionPhase::Unstored;
    trouble = kept ? not_opened_now(detail) : not_opened(kind, detail);
    begin_as_new_actor(0);
    update_saving();
    if (session.on_replaced) session.on_replaced();
}

void Session::State::be_outdated(const std::string& detail) {
    const bool opening = phase == SessionPhase::Opening;
    if (opening) begin_as_new_actor(0);
    else if (!is_saved()) failure = {StoreTrouble::Newer, detail};
    read_only(newer_program(detail));
    update_saving();
    if (opening && session.on_replaced) session.on_replaced();
}

void Session::State::store_everything() {
    waiting.clear();
    handed = last;
    replacement = {.seq = last, .sound = give_checkpoint()};
    hand_over();
    store.retry();
    update_saving();
}

void Session::State::retry() {
    if (!failure || !is_writing()) return;
    failure.reset();
    store.retry();
    if (replacement && replacement->handed) {
        replacement->handed = false;
        hand_over();
    }
    update_saving();
}

bool Session::State::is_saved() const { return committed == last && !replacement; }

void Session::State::update_saving() {
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

}  // namespace rapport
