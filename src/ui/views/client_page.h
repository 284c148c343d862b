#pragma once
// A client: who they are, their people, their projects.

#include "ui/view.h"

namespace rapport {

/// A form over the page, and what has been typed into it.
struct PersonForm {
    bool open = false;
    bool fresh = false;  ///< The first field opens by itself.
    std::string name;
    std::string role;
    std::string email;
    bool decides = false;
    std::string error;
};
struct ProjectForm {
    bool open = false;
    bool fresh = false;
    std::string name;
    std::string success;
    Id success_by;
    std::string start;
    std::string error;
    std::string start_error;
};

struct ClientState {
    Id client;  ///< Of whom the rest speaks.
    Id routed;  ///< The record of the address that was selected last.
    PersonForm person;
    ProjectForm project;
};
void draw_client(ViewContext& view, ClientState& state);
bool act_client(ActionMode mode, ActionId action, ViewContext& view, ClientState& state);

}  // namespace rapport
