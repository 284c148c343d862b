#pragma once
// Influence and interest of people as a grid of five by five, in which one can drag them. The fields in the panel beside do
// the same by keyboard; the text twin is the button of each person, which says where they stand.

#include "ui/view.h"

namespace rapport {

struct GridState {
    Id dragged;   ///< Null: nobody.
    ImVec2 from;  ///< Where it began, device pixels.
    bool moved = false;
};

/// At a place, as wide as given; gives its height. People of whom either is not known stand beneath it.
float draw_influence_grid(ViewContext& view, GridState& state, const std::vector<const Stakeholder*>& people, float x,
                          float y, float width);

/// How an attitude looks as a light: supporters are green, doubters amber, opponents red, all others unknown.
kit::Light light_of(Attitude attitude);

}  // namespace rapport
