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

/// An older checkpoint is no help where a newer Rapport has written.
template <class T> bool is_what_was_written(const Result<T>& read) {
    return read || read.error().fault == Fault::Newer;
}

}  // namespace

// ---- Opening

void Session::State::open() {
    const auto post = [box = std::weak_ptr(mailbox)](std::function<void(State&)> letter) {
        if (const auto open_box = box.lock()) open_box->push_back(std::move(letter));
    };
    StoreListener listener;
    listener.checkpoint_bytes = [kept = reading](std::string_view bytes, bool first) {
        if (first) kept->reader.emplace();
        const Result<void> added = kept->reader->add(bytes);
        if (!added) kept->failed = added.error();
        return is_what_was_written(added);
    };
    listener.checkpoint_ends = [kept = reading] {
        Result<Checkpoint> read = kept->reader->finish();
        kept->reader.reset();
        if (!is_what_was_written(read)) {
            kept->failed = read.error();
            return false;
        }
        kept->done.push_back(std::move(read));
        return true;
    };
    listener.opened = [post](Access given, StoredState stored) {
        post([given, kept = std::make_shared<StoredState>(std::move(stored))](State& state) {
            state.opened(given, *kept);
        });
    };
    listener.committed = [post](std::uint64_t seq) { post([seq](State& state) { state.have_committed(seq); }); };
    listener.failed = [post](StoreTrouble kind, std::string detail) {
        post([kind, detail](State& state) { state.have_failed(kind, detail); });
    };
    listener.second = [post](bool ready) { post([ready](State& state) { state.kept_twice = ready; }); };
    listener.followed = [post](const StoredFrame& frame) { post([frame](State& state) { state.follow(frame); }); };
    listener.makes_way = [post](bool yes) { post([yes](State& state) { state.makes_way = yes; }); };
    listener.follows = [post] {
        post([](State& state) {
            state.access = Access::Follower;
            state.makes_way = false;
            state.update_saving();
        });
    };
    listener.checkpointed = [post](std::uint64_t seq) { post([seq](State& state) { state.have_checkpointed(seq); }); };
    listener.persistence = [post](bool answer) { post([answer](State& state) { state.persisted = answer; }); };
    listener.estimated = [post](std::uint64_t used, std::uint64_t quota) {
        post([used, quota](State& state) { state.estimate = {used, quota}; });
    };
    store.open(std::move(listener));
}

void Session::State::opened(Access given, const StoredState& stored) {
    const bool again = phase != SessionPhase::Opening;
    if (again && (access == Access::Writer || !is_saved())) {  // What is only here stays.
        reading->done.clear();
        return;
    }
    if (again) attempts = 0;
    makes_way = false;
    forget_what_was_read();
    access = given;
    read_stored(stored);
    if (try_other(stored)) return;
    settle(stored);
    update_saving();
    if (session.on_replaced) session.on_replaced();
}

void Session::State::forget_what_was_read() {
    take_place(Workspace());
    history = {};
    trouble.reset();
    failure.reset();
    waiting.clear();
    last = handed = committed = sound = replaced_by = 0;
    crc = 0;
    frames_since = bytes_since = 0;
}

void Session::State::read_stored(const StoredState& stored) {
    phase = SessionPhase::Open;
    if (stored.was_empty) return start_empty();
    if (!take_stored_checkpoint(stored)) return;
    sound = last;
    replay_tail(stored);
    if (phase == SessionPhase::Open && access == Access::Writer) miss_what_was_kept();
}

bool Session::State::try_other(const StoredState& stored) {
    const bool better_before = attempts == 1 && sound < sound_before;
    const bool may_have_more = stored.other && phase == SessionPhase::Damaged && trouble->fault != Fault::Newer;
    if (!may_have_more || attempts > 1 || (attempts == 1 && !better_before)) return false;
    sound_before = sound;
    ++attempts;
    phase = SessionPhase::Opening;
    store.present_other();
    return true;
}

void Session::State::settle(const StoredState& stored) {
    handed = committed = waiting.empty() ? last : waiting.front().seq - 1;
    if (access == Access::Follower) return;
    if (stored.was_empty) {
        if (phase == SessionPhase::Open) store.trust(0);
        return;
    }
    choose_actor();
    if (const std::optional<std::string> owes = store.setting(owed_setting); owes && owes->size() == 1)
        owed = std::clamp((*owes)[0] - '0', owed, checkpoints_kept);
    if (phase == SessionPhase::Damaged) {
        if (trouble->fault != Fault::Newer) store.set_aside(sound);
        return;
    }
    if (stored.source == StoredState::Source::Only) return read_only(first_not_opened());
    store.trust(last);
    if (stored.source != StoredState::Source::Second) return;
    was_restored = true;
    store_everything();
}

void Session::State::start_empty() {
    const bool is_missed = store.setting(workspace_setting).has_value();
    if (is_missed) {
        phase = SessionPhase::Lost;
        trouble = access == Access::Follower ? vanished_for_now() : vanished();
    }
    if (access == Access::Writer) begin_as_new_actor(0);
}

void Session::State::miss_what_was_kept() {
    const std::optional<std::string> sentinel = store.setting(workspace_setting);
    const std::string prefix = to_string(workspace->id) + " ";
    if (!sentinel || !sentinel->starts_with(prefix)) return;
    std::uint64_t seq = 0;
    std::from_chars(sentinel->data() + prefix.size(), sentinel->data() + sentinel->size(), seq);
    if (seq <= last) return;
    read_only(missing_tail(static_cast<std::size_t>(seq - last)));
    last = seq;
}

void Session::State::read_only(Error why) {
    phase = SessionPhase::Damaged;
    waiting.clear();
    trouble = std::move(why);
}

bool Session::State::take_stored_checkpoint(const StoredState& stored) {
    std::deque<Result<Checkpoint>>& done = reading->done;
    while (!done.empty() && done.front() && done.front()->seq != stored.checkpoint_seq) done.pop_front();
    last = stored.checkpoint_seq;
    if (done.empty()) {
        if (stored.checkpoint_seq == 0) return true;
        const Error missing{Fault::Malformed, "", "the checkpoint is empty"};
        read_only(damaged_checkpoint(std::exchange(reading->failed, {}).value_or(missing)));
    } else {
        Result<Checkpoint> checkpoint = std::move(done.front());
        done.pop_front();
        if (checkpoint) {
            take_place(std::move(checkpoint->workspace));
            history = std::move(checkpoint->history);
            last = checkpoint->seq;
            crc = checkpoint->crc;
            return true;
        }
        read_only(damaged_checkpoint(checkpoint.error()));
    }
    last = std::max(last, stored.tail.empty() ? 0 : stored.tail.back().seq);
    return false;
}

Result<const StoredFrame*> Session::State::replay_next(const StoredState& stored, std::size_t& first,
                                                       std::size_t& second) {
    Result<void> fits = Error{Fault::Malformed, "A stored change is missing.", "frame " + std::to_string(last + 1)};
    for (const auto& [frames, at] : {std::pair(&stored.tail, &first), std::pair(&stored.second, &second)}) {
        while (*at < frames->size() && (*frames)[*at].seq <= last) ++*at;
        if (*at == frames->size() || (*frames)[*at].seq != last + 1) continue;
        fits = replay_frame((*frames)[*at]);
        if (fits) return &(*frames)[*at];
        if (fits.error().fault == Fault::Newer) break;
    }
    return fits.error();
}

void Session::State::replay_tail(const StoredState& stored) {
    std::size_t first = 0;
    std::size_t second = 0;
    const std::uint64_t begun = last;
    // The first journal says how many there are to be. What the second has beyond its end and does not fit is of a time that
    // the first went on without it.
    const auto end_of = [&](const auto& frames) { return frames.empty() ? begun : frames.back().seq; };
    std::uint64_t end = end_of(stored.tail);
    if (stored.source != StoredState::Source::First) end = std::max(end, end_of(stored.second));
    for (;;) {
        const Result<const StoredFrame*> next = replay_next(stored, first, second);
        if (!next) {
            if (last >= end) return;
            read_only(damaged_tail(static_cast<std::size_t>(last - begun), static_cast<std::size_t>(end - begun),
                                   next.error()));
            last = end;
            return;
        }
        const bool patched = second < stored.second.size() && *next == &stored.second[second];
        if (patched || !waiting.empty()) waiting.push_back(**next);
        sound = last;
        ++frames_since;
        bytes_since += (*next)->bytes.size();
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
    const bool marks_replacement =
        frame.gesture.kind == GestureKind::Do && frame.gesture.edit.empty() && frame.unknown.empty();
    if (marks_replacement) replaced_by = frame.gesture.stamp.actor;
    else if (frame.gesture.stamp.actor == replaced_by)
        return Error{Fault::Malformed, "The file that was opened in the place of all this was not stored.", {}};
    if (!frame.merged.empty()) frame.gesture.edit.writes = TRY(take_in(*workspace, frame.merged));
    last = stored.seq;
    crc = frame.crc;
    if (marks_replacement) return {};
    name_workspace(frame.gesture.stamp.actor);
    const Erasure erasure = erasure_by(*workspace, frame.gesture.edit.writes);
    if (!frame.merged.empty()) {
        history.add(std::move(frame.gesture));
        if (erasure) forget(erasure);
        return {};
    }
    workspace->devices.note(frame.gesture.stamp, frame.gesture.author, frame.gesture.device);
    replay(*workspace, frame.gesture.edit, frame.gesture.stamp);
    replay_unknown(*workspace, frame.unknown, frame.gesture.stamp);
    if (erasure) frame.gesture.edit.writes.clear();
    history.add(std::move(frame.gesture));
    if (erasure) forget(erasure);
    return {};
}

void Session::State::go_on() {
    phase = SessionPhase::Open;
    trouble.reset();
    choose_actor();
    store_everything();
}

void Session::State::follow(const StoredFrame& frame) {
    const bool reads = phase != SessionPhase::Opening && phase != SessionPhase::Unstored;
    if (access == Access::Writer || !reads || !is_saved()) return;
    if (phase == SessionPhase::Lost) return store.read_again();
    if (frame.bytes.empty()) {
        if (frame.seq > last || replaced_by != 0 || phase == SessionPhase::Damaged) store.read_again();
        return;
    }
    if (frame.seq <= last) return;
    const Actor replaced = replaced_by;
    if (phase == SessionPhase::Damaged || !replay_frame(frame)) return store.read_again();
    handed = committed = last;
    if (replaced_by != replaced) return;
    const Gesture& made = history.gestures().back();
    const bool may_end_conflicts =
        made.kind == GestureKind::Merge || (made.kind == GestureKind::Do && made.edit.empty());
    if (may_end_conflicts && session.on_replaced) session.on_replaced();
    else tell_written(made.edit);
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

Actor Session::actor() const {
    // A tab that only reads stamps nothing, and is of the same device.
    const std::optional<KnownActor> known =
        state_->stamps ? KnownActor{state_->stamps->actor(), 0} : read_actor(state_->store.setting(actor_setting));
    return known && workspace().seen.seen_of(known->actor) > 0 ? known->actor : 0;
}

}  // namespace rapport
