#pragma once
// Buttons beside each other, in as many lines as they need.

#include "ui/kit.h"

namespace rapport {

/// Places for buttons of one height, one after the other; the first of a line stands there however wide it is.
class ButtonLines {
public:
    ButtonLines(float x, float y, float width, float height)
        : left_(x), right_(x + width), x_(x), y_(y), height_(height) {}

    kit::Rect next(float width) {
        if (x_ > left_ && x_ + width > right_) {
            x_ = left_;
            y_ += height_ + px(8);
        }
        const kit::Rect place = kit::rect_at(x_, y_, width, height_);
        x_ += width + px(8);
        return place;
    }
    [[nodiscard]] float bottom() const { return y_ + height_; }

private:
    float left_, right_, x_, y_, height_;
};

}  // namespace rapport
