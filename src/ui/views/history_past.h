#pragma once
// A moment of the past beside today: what is not as it was then, and bringing back a field, a record or everything.

#include <set>

#include "app/past.h"
#include "ui/view.h"

namespace rapport {

/// One record that differs, or a line of one that is open.
struct PastRow {
    std::size_t record = 0;
    std::optional<std::size_t> field;  ///< Of an open record; absent: the record itself.
    float y = 0;                       ///< From the top of the list.
    float height = 0;
};

struct PastState {
    std::set<Id> open;  ///< Records shown with their fields.
    std::vector<RecordThen> records;
    std::vector<PastRow> rows;
    Stamp moment;  ///< All above was made for this.
    Id whole;
    std::uint64_t revision = 0;
    std::size_t gestures = 0;
    bool made = false;
    bool laid_out = false;
    float width = 0;
    float total = 0;
};

/// A moment of the history: right after a gesture, or before all of them.
struct Moment {
    Stamp stamp;  ///< Of the gesture; empty: before all.
    const Gesture* gesture = nullptr;
};

/// Shows the moment after `gesture`, from now on.
void go_to_moment(ViewContext& view, const Gesture& gesture);
/// The moment that a route to the history names; nothing where it names none, or one the history does not reach.
std::optional<Moment> moment_of(const ViewContext& view);
void draw_past(ViewContext& view, PastState& state, const Moment& moment);

}  // namespace rapport
