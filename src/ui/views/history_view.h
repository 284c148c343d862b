#pragma once
// What was done on this device, newest first; each gesture opens to its fields, before and after, and can be taken back, and leads to how all
// was at that moment (history_past).

#include "ui/views/history_past.h"

namespace rapport {

/// One row of the list: a day's heading, or a gesture.
struct HistoryRow {
    std::size_t gesture = 0;  ///< Position in the history; of a heading, that of the day's newest.
    bool heading = false;
    float y = 0;  ///< From the top of the list.
    float height = 0;
};

struct HistoryState {
    Stamp open;                    ///< The gesture shown with its fields.
    std::vector<HistoryRow> rows;  ///< Made anew when the history, the open gesture or the width have changed.
    Stamp newest;
    std::size_t count = 0;
    Stamp laid_open;
    float width = 0;
    float row_height = 0;
    Date today;
    float total = 0;

    PastState past;
};
void draw_history(ViewContext& view, HistoryState& state);

}  // namespace rapport
