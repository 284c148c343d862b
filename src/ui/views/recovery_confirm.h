#pragma once
// The client says that it is well again: who of them, in their words, on which day. Nothing else closes a recovery.

#include "ui/view.h"

namespace rapport {

struct ConfirmState {
    Id recovery;  ///< Null: closed.
    Id by;
    std::string words;
    std::string day;  ///< As it is typed.
    std::string error;
};

void open_confirm(const ViewContext& view, ConfirmState& state, const Recovery& recovery);
void draw_confirm(ViewContext& view, ConfirmState& state);

}  // namespace rapport
