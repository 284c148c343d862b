#pragma once
// What the firm itself is after: how much of its work serves which objective, and which projects serve none.

#include "ui/views/record_form.h"

namespace rapport {

struct StrategyState {
    RecordForm form;
};

void draw_strategy(ViewContext& view, StrategyState& state);

}  // namespace rapport
