#include "ui/views/settings.h"

namespace rapport {

void draw_settings(ViewContext& view, SettingsState&) {
    kit::heading(kit::rect_at(view.area.Min.x + px(16), view.area.Min.y + px(16), px(400), px(28)), "Settings", 1, kit::title());
}

}  // namespace rapport
