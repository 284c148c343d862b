#pragma once
// A talk with the client's people, noted down while it is fresh: reachable from everywhere with one key.

#include "ui/editors.h"

namespace rapport {

struct TouchDialogState {
    bool open = false;
    bool fresh = false;  ///< Its first field opens by itself.
    bool finishing = false;
    Touchpoint draft{};
    std::vector<Id> people;  ///< Of the client, who took part.
    std::string find;        ///< Part of a name, where there are more people than are listed.
    std::string minutes;
    bool answers = true;             ///< What they waited for is answered by this.
    std::optional<bool> makes_task;  ///< Of the next step; not said: where it has a day.
    Id planned;                      ///< The planned touch that this was; null: none.
    EditorState editors;
    std::string error;
};

/// For the client of the page one is on, if any; `person` took part.
void open_touch_dialog(ViewContext& view, TouchDialogState& state, Id client, Id person = {}, Id project = {});
void draw_touch_dialog(ViewContext& view, TouchDialogState& state);

}  // namespace rapport
