#include "ui/views/client_page.h"

namespace rapport {

void draw_client(ViewContext& view, ClientState&) {
    const Client* client = view.workspace.find(Ref<Client>{view.route.id});
    kit::heading(kit::rect_at(view.area.Min.x + px(16), view.area.Min.y + px(16), px(400), px(28)), client ? client->name : "This client is gone", 1, kit::title());
}

bool act_client(ActionMode, ActionId, ViewContext&, ClientState&) { return false; }

}  // namespace rapport
