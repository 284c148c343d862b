#pragma once
// What was done on this device, newest first; each gesture opens to its fields, before and after, and can be taken back.

#include "ui/view.h"

namespace rapport {

struct HistoryState {
    Stamp open;           ///< The gesture shown with its fields.
};
void draw_history(ViewContext& view, HistoryState& state);

}  // namespace rapport
