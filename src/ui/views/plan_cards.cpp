#include "ui/views/plan_cards.h"

#include <algorithm>

namespace rapport {
namespace {

constexpr float two_columns_from = 900, side_width = 340, gap = 16;

/// Behind what the page stands on.
kit::Rect on_ground(const kit::Rect& area) {
    kit::fill(area, look().colour.bg0);
    return area;
}

}  // namespace

CardPage::CardPage(ViewContext& view, std::string_view name)
    : view_(view),
      around_(view.area),
      scroll_(name, on_ground(view.area)),
      two_(scroll_.width() >= px(two_columns_from)) {
    const float side = two_ ? px(side_width) : 0;
    left.x = scroll_.origin().x + px(gap);
    left.y = right_.y = scroll_.origin().y + px(gap);
    left.width = scroll_.width() - 2 * px(gap) - (two_ ? side + px(gap) : 0);
    right_.x = left.x + left.width + px(gap);
    right_.width = side;
    view.area = scroll_.visible();
}

CardPage::~CardPage() {
    view_.area = around_;
    scroll_.set_content(std::max(left.y, two_ ? right_.y : left.y) - scroll_.origin().y);
}

kit::Rect CardPage::top() const { return kit::rect_at(left.x, left.y, scroll_.width() - 2 * px(gap), px(32)); }

void CardPage::begin_below(float height) {
    left.y += height + px(gap);
    right_.y = left.y;
}

}  // namespace rapport
