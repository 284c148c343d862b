#pragma once
// A set that was emptied such that not even its words stay. Otherwise words that were taken away stay with the stamp of that.
//
// The mark of the empty word, which is none, says when: every word that was marked up to then is gone, whichever copy has it.

#include "model/value.h"

namespace rapport {

/// The value of a set that asks apply to empty it so.
inline Tags cleared() { return {{{std::string(), Mark{Stamp{}, false}}}}; }

/// What says that a set was emptied so, and when; or null.
inline const Mark* clearing_of(const Tags& tags) {
    const bool has = !tags.marks.empty() && tags.marks.front().first.empty() && !tags.marks.front().second.present;
    return has ? &tags.marks.front().second : nullptr;
}

}  // namespace rapport
