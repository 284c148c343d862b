#pragma once
// What two people wrote without knowing of each other: both values, who, when and on which device, and the answer.

#include "sync/clashes.h"
#include "ui/view.h"

namespace rapport {

struct ConflictRow {
    std::size_t clash = 0;
    float y = 0;
    float height = 0;
    std::string proposal;  ///< What both made of a long text; empty where nobody can say.
};

/// By which an address names a clash: that of the conflict, or where there is none of the record.
inline Id name_of(const Clash& clash) { return clash.conflict ? clash.conflict->id : clash.record->id; }

struct ConflictsState {
    std::vector<ConflictRow> rows;  ///< Made anew when the clashes or the width have changed.
    std::uint64_t revision = ~std::uint64_t{0};
    float width = 0;
    float total = 0;
    std::uint64_t arrival = 0;  ///< Of the address that was looked at last.
    Id sought;                  ///< What that names: it takes the keyboard once it is seen.
};
void draw_conflicts(ViewContext& view, ConflictsState& state);

}  // namespace rapport
