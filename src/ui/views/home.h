#pragma once
// Home: the clients and their projects; for a newcomer, the one question Rapport starts with.

#include "ui/view.h"

namespace rapport {

struct HomeState {
    bool adding = false;
    bool fresh = false;    ///< The first field takes the keyboard.   ///< The form for a new client is open.
    bool all_due = false;  ///< All tasks that are due are listed, not only as many as stand beside the clients.
    std::string client;
    std::string decider;
    std::string success;
    std::string error;
};
void draw_home(ViewContext& view, HomeState& state);

}  // namespace rapport
