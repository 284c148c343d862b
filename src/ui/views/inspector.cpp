#include "ui/views/inspector.h"

namespace rapport {

void draw_inspector(ViewContext& view, InspectorState&) {
    kit::fill(view.area, look().colour.bg1);
    kit::empty_state(kit::inset(view.area, 0, px(96)), icon_info, "Nothing is selected", "Select something to see all of it here.");
}

}  // namespace rapport
