#pragma once
// Before a journey without a network: what is on this device, what is stored, and what nobody else has yet.

#include "app/colleagues.h"
#include "ui/view.h"

namespace rapport {

struct TravelState {
    bool open = false;
    bool asked = false;                 ///< For the program.
    std::vector<Colleague> colleagues;  ///< As of that revision of the workspace.
    std::uint64_t colleagues_of = ~std::uint64_t{0};
    std::optional<bool> program;  ///< Whether Rapport itself opens without a network; absent: not known yet.
};

/// One thing that is as it should be before one leaves, or is not.
struct TravelLine {
    enum class Standing : std::uint8_t { Waits, Good, Mind } standing = Standing::Good;
    std::string words;
    std::string button;  ///< What mends it; empty where nothing is to be done.
    std::function<void(Shell&)> press;
};
std::vector<TravelLine> travel_lines(ViewContext& view, TravelState& state);

void draw_travel(ViewContext& view, TravelState& state);

}  // namespace rapport
