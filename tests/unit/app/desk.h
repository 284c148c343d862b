#pragma once
// A workspace with its history, as a session has them, without a store: gestures go through the log's bytes and back.

#include "app/apply.h"
#include "app/history.h"
#include "support/make.h"
#include "support/print.h"

namespace rapport {

class Desk {
public:
    explicit Desk(Actor actor = 7) : actor_(actor) {}

    Workspace workspace;
    History history;
    std::vector<std::string> skipped;  ///< By the last undo or redo.

    Result<void> run(Edit edit) { return commit(GestureKind::Do, {}, std::move(edit)); }
    Result<void> run(Result<Edit> edit) { return edit ? run(std::move(*edit)) : edit.error(); }

    template <auto Member, class E> void set(Ref<E> ref, const decltype(member_of(Member))& value) {
        Edit edit{"Set " + std::string(Schema<E>::fields[field_of<Member, E>()].label), {}};
        edit.set<Member>(*workspace.find(ref), value);
        REQUIRE(run(std::move(edit)));
    }
    template <class E> Ref<E> add(E record) {
        if (record.id.is_null()) record.id = next_id();
        Edit edit{"Add", {}};
        edit.create(record);
        REQUIRE(run(std::move(edit)));
        return {record.id};
    }
    template <class E> void remove(Ref<E> ref) {
        Edit edit{"Delete", {}};
        edit.remove(*workspace.find(ref));
        REQUIRE(run(std::move(edit)));
    }

    void undo() { turn(*REQUIRED(history.to_undo()), GestureKind::Undo); }
    void redo() { turn(*REQUIRED(history.to_redo()), GestureKind::Redo); }
    void take_back(const Stamp& stamp) { turn(*REQUIRED(history.find(stamp)), GestureKind::Undo); }
    [[nodiscard]] Stamp last() const { return history.gestures().back().stamp; }

    /// Somebody else writes: it comes here by a merge, past the history.
    template <auto Member, class E> void peer_sets(Ref<E> ref, const decltype(member_of(Member))& value) {
        Edit edit{"Elsewhere", {}};
        edit.set<Member>(*workspace.find(ref), value);
        REQUIRE(apply(workspace, edit, stamp_after(++millis_, 99, ++peer_seq_)));
    }

private:
    static const Gesture* REQUIRED(const Gesture* gesture) {
        REQUIRE(gesture);
        return gesture;
    }

    void turn(const Gesture& gesture, GestureKind kind) {
        const Stamp of = gesture.stamp;
        TakeBack back = rapport::take_back(workspace, history,
                                           kind == GestureKind::Undo ? gesture : *REQUIRED(history.undo_of(of)));
        skipped = back.skipped;
        REQUIRE(commit(kind, of, std::move(back.edit)));
    }

    Result<void> commit(GestureKind kind, const Stamp& of, Edit edit) {
        const Stamp stamp = stamp_after(++millis_, actor_, seq_ + 1);
        TRY(apply(workspace, edit, stamp));
        if (edit.empty() && kind == GestureKind::Do) return {};
        workspace.seen.include(stamp);
        ++seq_;
        const std::string bytes = write_frame({stamp, kind, of, "Ines", std::move(edit)}, frames_ + 1, crc_);
        Result<ReadFrame> frame = read_frame(bytes, crc_);
        REQUIRE(frame);
        crc_ = frame->crc;
        ++frames_;
        history.add(std::move(frame->gesture));
        return {};
    }

    Actor actor_;
    std::int64_t millis_ = 0;
    std::uint32_t seq_ = 0;
    std::uint32_t peer_seq_ = 0;
    std::uint64_t frames_ = 0;
    std::uint32_t crc_ = 0;
};

}  // namespace rapport
