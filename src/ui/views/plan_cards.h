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

/// A page of cards that scrolls: a column, and where there is room a narrower one beside it. While it lives, the view sees no
/// more than is seen of the page.
class CardPage {
public:
    CardPage(ViewContext& view, std::string_view name);
    ~CardPage();
    CardPage(const CardPage&) = delete;
    CardPage& operator=(const CardPage&) = delete;

    CardColumn left{};
    [[nodiscard]] CardColumn& beside() { return two_ ? right_ : left; }
    /// The line on top of both columns, as high as it turns out.
    [[nodiscard]] kit::Rect top() const;
    void begin_below(float height);

private:
    ViewContext& view_;
    kit::Rect around_;
    kit::Scroll scroll_;
    bool two_;
    CardColumn right_{};
};

/// "Finish … Tue 24 Nov", a line of a card.
void draw_card_line(kit::Rect& rest, std::string_view label, const std::string& value, ImU32 ink = 0);
constexpr float card_line = 28;  ///< CSS pixels.

void draw_forecast_card(PlanPage& page, CardColumn& column);   // plan_forecast.cpp
void draw_baselines_card(PlanPage& page, CardColumn& column);  // plan_baselines.cpp

}  // namespace rapport
