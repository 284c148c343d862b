#pragma once
// A personal message: from a template or a blank sheet, its fields filled from the project and the person. Nothing is sent from
// here: it goes to the mail program, the clipboard or a file, and once it has, the touch is logged.

#include "ui/view.h"

namespace rapport {

struct ComposeState {
    bool open = false;
    bool fresh = false;
    Id client;
    Id person;
    Id project;
    int chosen = -1;  ///< Position among the templates; -1: none.
    std::string subject;
    std::string body;
    bool log = true;      ///< It is noted as a touch, as if it had been sent.
    bool answers = true;  ///< It is what they waited for.
    bool saving = false;  ///< The person is asked where its file should be.
    std::string error;
};

/// To that person or, where it is null, to whoever decides there.
void open_compose(ViewContext& view, ComposeState& state, Id client, Id person);
void draw_compose(ViewContext& view, ComposeState& state);

}  // namespace rapport
