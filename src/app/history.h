#pragma once
// What was done here, what can be undone and redone, and the story of one record.

#include <deque>
#include <map>
#include <set>

#include "app/log.h"

namespace rapport {

struct Erasure;

class History {
public:
    /// A new gesture; a Do empties the redo list. Of a gesture with more than `whole` writes, an import, the values that new
    /// records were born with are not kept: to undo it one need only know which they are.
    void add(Gesture gesture);

    /// What the gestures wrote about the erased is no longer in them, nor what they were called in their labels. Of a Do that
    /// wrote nothing else only that it was is left: it cannot be undone.
    void forget(const Erasure& erasure);

    /// What a stakeholder was called at some time.
    [[nodiscard]] std::vector<std::string> names_of(Id stakeholder) const;

    [[nodiscard]] const Gesture* to_undo() const;  ///< Null where there is nothing left.
    [[nodiscard]] const Gesture* to_redo() const;
    [[nodiscard]] const std::deque<Gesture>& gestures() const { return gestures_; }
    /// Gestures that wrote this record, newest first.
    [[nodiscard]] std::vector<const Gesture*> story_of(Id record) const;
    /// Whether an undo has taken this gesture back (and no redo brought it again).
    [[nodiscard]] bool is_undone(const Stamp& stamp) const { return undone_.contains(stamp); }

    /// The gesture of that stamp, or null.
    [[nodiscard]] const Gesture* find(const Stamp& stamp) const;
    /// Where it stands in gestures().
    [[nodiscard]] std::optional<std::size_t> position_of(const Stamp& stamp) const;
    /// The undo that took it back last, or null where none did.
    [[nodiscard]] const Gesture* undo_of(const Stamp& stamp) const;

    /// The oldest are forgotten above this many, except that the newest always stays. Our choice: a year of a busy day's
    /// twenty gestures would be 7,300; 2,000 keep about half a megabyte.
    static constexpr std::size_t kept = 2'000;
    /// Or above this many writes: ten imports of 10,000 tasks with as many links.
    static constexpr std::size_t kept_writes = 200'000;
    static constexpr std::size_t whole = 1'000;

private:
    void forget_oldest();
    void forget_words(const Erasure& erasure);

    std::deque<Gesture> gestures_;
    std::map<Stamp, std::uint64_t> numbers_;  ///< Counted from the first gesture ever added.
    std::uint64_t forgotten_ = 0;
    std::size_t writes_ = 0;
    std::deque<Stamp> undoable_;  ///< Of Do gestures, in order.
    std::vector<Stamp> redoable_;
    std::set<Stamp> undone_;
};

/// The edit that takes a gesture back now; of an Undo, the one that does it again. What somebody else has written since is
/// left alone, register by register, and so is what was made since and what that needs; `skipped` names it as "Name of
/// “Pilot”". Later changes that were themselves undone do not stand in the way. Its `before`s are right once it has been applied.
struct TakeBack {
    Edit edit;
    std::vector<std::string> skipped;
};
TakeBack take_back(const Workspace& workspace, const History& history, const Gesture& gesture);

}  // namespace rapport
