#pragma once
// The access tree as real elements of the page, for screen readers, keyboards, translation, browser tests. This half finds
// what has changed since the last time; the other half (access_mirror.js) writes just that.

#include "ui/access_tree.h"

namespace rapport {

/// Once.
void start_mirror();

/// After each frame. Changes are written when the burst of frames has settled; at once where the focus, a dialog or an
/// announcement is concerned, and every two seconds in a long burst.
void mirror_frame(AccessTree& tree, bool settled);

}  // namespace rapport
