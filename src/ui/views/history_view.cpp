#include "ui/views/history_view.h"

namespace rapport {

void draw_history(ViewContext& view, HistoryState&) {
    kit::empty_state(kit::inset(view.area, 0, px(96)), icon_history, "Nothing was done yet", "Every change is listed here, and can be taken back.");
}

}  // namespace rapport
