#pragma once
// What was done here, what can be undone and redone, and the story of one record.

#include <deque>

#include "app/log.h"

namespace rapport {

class History {
public:
    /// A new gesture; a Do empties the redo list.
    void add(Gesture gesture);

    [[nodiscard]] const Gesture* to_undo() const;  ///< Null where there is nothing left.
    [[nodiscard]] const Gesture* to_redo() const;
    [[nodiscard]] const std::deque<Gesture>& gestures() const { return gestures_; }
    /// Gestures that wrote this record, newest first.
    [[nodiscard]] std::vector<const Gesture*> story_of(Id record) const;
    /// Whether an undo has taken this gesture back (and no redo brought it again).
    [[nodiscard]] bool is_undone(const Stamp& stamp) const;

    /// The oldest are forgotten above this many, except that the newest always stays. Our choice: a year of a busy day's
    /// twenty gestures would be 7,300; 2,000 keep about half a megabyte.
    static constexpr std::size_t kept = 2'000;

private:
    std::deque<Gesture> gestures_;
    std::vector<Stamp> undoable_;   ///< Of Do gestures, in order.
    std::vector<Stamp> redoable_;
};

/// The edit that takes a gesture back now. Registers someone has written since are left alone; `skipped` names them as
/// "Name of “Pilot”".
struct TakeBack {
    Edit edit;
    std::vector<std::string> skipped;
};
TakeBack take_back(const Workspace& workspace, const History& history, const Gesture& gesture);

}  // namespace rapport
