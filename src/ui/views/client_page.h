#pragma once
// A client: who they are, their people, their projects.

#include "ui/view.h"

namespace rapport {

struct ClientState {
    bool adding_person = false;
    bool adding_project = false;
    std::string name;
    std::string role;
    std::string success;
};
void draw_client(ViewContext& view, ClientState& state);
bool act_client(ActionMode mode, ActionId action, ViewContext& view, ClientState& state);

}  // namespace rapport
