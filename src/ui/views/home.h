#pragma once
// For a newcomer, the one question Rapport starts with; and the form that answers it, which others need too.

#include "ui/view.h"

namespace rapport {

struct HomeState {
    bool adding = false;  ///< The form for a new client is open.
    bool fresh = false;   ///< Its first field takes the keyboard.
    std::string client;
    std::string decider;
    std::string success;
    std::string error;
};
/// Where there is no client yet.
void draw_home(ViewContext& view, HomeState& state);
/// The form of a new client; gives its height.
float draw_client_form(ViewContext& view, HomeState& state, float x, float y, float width, bool closable);

}  // namespace rapport
