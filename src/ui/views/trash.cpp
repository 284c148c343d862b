#include "ui/views/trash.h"

namespace rapport {

void draw_trash(ViewContext& view, TrashState&) {
    kit::empty_state(kit::inset(view.area, 0, px(96)), icon_trash_2, "Nothing was deleted", "What you delete can be brought back here.");
}

}  // namespace rapport
