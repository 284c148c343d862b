#pragma once
// What stands above a snapshot: of which project and client it is, whose copy, how long it is good, and how the project stands.

#include <string>
#include <vector>

#include "share/projection.h"
#include "ui/view.h"

namespace rapport::viewing {

/// All of it in lines, as wide as the window lets them be. Widths and heights are device pixels.
class HeadWords {
public:
    /// Brief: the reason of how it stands is left to the overview, where there is one.
    HeadWords(const SnapshotHead& head, Date today, float title_width, float width, bool brief);
    [[nodiscard]] float title_height() const { return title_height_; }
    [[nodiscard]] float height() const { return height_; }  ///< Beneath the title.
    void draw_title(const kit::Rect& box) const;
    void draw_lines(kit::Rect& rest) const;  ///< Takes its place off the top.

private:
    struct Line {
        std::string words;
        kit::TextLook as;
        bool lit;  ///< The light that it names stands before it.
    };
    void add(std::string words, const kit::TextLook& as, float width, bool lit = false);

    std::string title_;
    float title_height_;
    std::vector<Line> lines_;
    float height_ = 0;
};

}  // namespace rapport::viewing
