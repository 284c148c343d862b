#pragma once
// A client, seen as the client sees themselves: who they are, what each of their people wants, what we promised, what was said.

#include "app/relations.h"
#include "ui/view.h"
#include "ui/views/influence_grid.h"
#include "ui/views/record_form.h"
#include "ui/views/recovery_list.h"
#include "ui/views/story.h"

namespace rapport {

/// A form over the page, and what has been typed into it.
struct PersonForm {
    bool open = false;
    bool fresh = false;  ///< The first field opens by itself.
    std::string name;
    std::string role;
    std::string email;
    bool decides = false;
    std::int32_t influence = 0;
    std::int32_t interest = 0;
    Channel channel = Channel::None;
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
    RecoveryListState recoveries;
    Id client;  ///< Of whom the rest speaks.
    Id routed;  ///< The record of the address that was selected last.
    PersonForm person;
    ProjectForm project;
    RecordForm form;
    GridState grid;
    std::string segment;  ///< Only people of it; empty: all.
    StoryState story;
    bool settled = false;  ///< Promises that are settled are shown too.
};
void draw_client(ViewContext& view, ClientState& state);
bool act_client(ActionMode mode, ActionId action, ViewContext& view, ClientState& state);

}  // namespace rapport
