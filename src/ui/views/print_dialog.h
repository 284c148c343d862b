#pragma once
// A plan on paper: which paper, and over how many pages time is spread; printed, or saved as a picture or a file to print.

#include "interop/chart.h"
#include "ui/view.h"

namespace rapport {

struct PrintState {
    bool open = false;
    Id project;
    ChartWishes wishes;
    std::int64_t pages = 0;  ///< Of those wishes.
    std::uint64_t counted_of = ~std::uint64_t{0};
    ChartWishes counted_for;
};

void draw_print(ViewContext& view, PrintState& state);

}  // namespace rapport
