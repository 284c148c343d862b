#pragma once
// Cards below each other, as the overview of a project has them. Nobody outside the page includes this.

#include "ui/views/plan_page.h"

namespace rapport {

/// One card after the other, from the top of a column.
struct CardColumn {
    float x;
    float width;
    float y;
    kit::Rect take(float height) {
        const kit::Rect rect = kit::rect_at(x, y, width, height);
        y += height + px(16);
        return rect;
    }
};

/// "Finish … Tue 24 Nov", a line of a card.
void draw_card_line(kit::Rect& rest, std::string_view label, const std::string& value, ImU32 ink = 0);
constexpr float card_line = 28;  ///< CSS pixels.

void draw_forecast_card(PlanPage& page, CardColumn& column);   // plan_forecast.cpp
void draw_baselines_card(PlanPage& page, CardColumn& column);  // plan_baselines.cpp

}  // namespace rapport
