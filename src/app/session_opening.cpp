// What is stored becomes the workspace again, and who stamps from here on.

#include <charconv>

#include "app/session_sentences.h"
#include "app/session_state.h"
#include "app/taking_in.h"

namespace rapport {
namespace {

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

// ---- Opening

void Session::State::open() {
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
    listener.checkpointed = [post](std::uint64_t seq) { post([seq](State& state) { state.have_checkpointed(seq); }); };
    listener.persistence = [post](bool answer) { post([answer](State& state) { state.persisted = answer; }); };
    listener.estimated = [post](std::uint64_t used, std::uint64_t quota) {
        post([used, quota](State& state) { state.estimate = {used, quota}; });
    };
    store.open(std::move(listener));
}

void Session::State::opened(Access given, const StoredState& stored) {
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

void Session::State::start_empty() {
    begin_as_new_actor(0);
    if (access == Access::Writer && store.setting(workspace_setting)) read_only(vanished());
}

void Session::State::read_only(Error why) {
    phase = SessionPhase::Damaged;
    trouble = std::move(why);
}

bool Session::State::read_stored_checkpoint(const StoredState& stored) {
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

void Session::State::replay_tail(const StoredState& stored) {
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

Result<void> Session::State::replay_frame(const StoredFrame& stored) {
    if (stored.seq != last + 1)
        return Error{Fault::Malformed, "A stored change is missing.", "frame " + std::to_string(last + 1)};
    ReadFrame frame = TRY(read_frame(stored.bytes, crc));
    if (frame.seq != stored.seq)
        return Error{Fault::Malformed, "A stored change is in the wrong place.", "frame " + std::to_string(frame.seq)};
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
    if (!frame.merged.empty()) {
        frame.gesture.edit.writes = TRY(take_in(*workspace, frame.merged));
        history.add(std::move(frame.gesture));
        return {};
    }
    workspace->devices.note(frame.gesture.stamp, frame.gesture.author, frame.gesture.device);
    replay(*workspace, frame.gesture.edit, frame.gesture.stamp);
    replay_unknown(*workspace, frame.unknown, frame.gesture.stamp);
    history.add(std::move(frame.gesture));
    return {};
}

// ---- Who stamps

void Session::State::name_workspace(Actor first_actor) {
    if (workspace->id.is_null()) workspace->id = derived_id("workspace of " + actor_text(first_actor));
}

void Session::State::begin_as_new_actor(std::uint64_t last_clock) {
    Actor actor = 0;
    while (actor == 0) actor = random_number<Actor>(entropy);
    stamps.emplace(actor, Stamp{}, last_clock);
    name_workspace(actor);
}

void Session::State::choose_actor() {
    std::uint64_t clock_seen = latest_clock(*workspace);
    if (!history.gestures().empty()) clock_seen = std::max(clock_seen, history.gestures().back().stamp.clock);
    const std::optional<KnownActor> known = read_actor(store.setting(actor_setting));
    const std::uint32_t seen = known ? workspace->seen.seen_of(known->actor) : 0;
    if (!known || seen == 0 || seen < known->seq) return begin_as_new_actor(clock_seen);
    stamps.emplace(known->actor, Stamp{clock_seen, known->actor, seen}, clock_seen);
}

void Session::State::remember_actor() {
    store.set_setting(actor_setting, actor_text(stamps->actor()) + " " + std::to_string(stamps->last_seq()));
}

}  // namespace rapport
