#pragma once
// What dialogs have in common: strips from the top down, a middle that scrolls, what went wrong, and two buttons at the foot.

#include "ui/kit.h"

namespace rapport {

enum class DialogEnd : std::uint8_t { Open, Done, GivenUp };

/// From the top down.
struct DialogSheet {
    float x, y, width;
    float css_gap = 14;  ///< CSS pixels below a strip where none are said.

    kit::Rect take(float height) { return take(height, css_gap); }
    kit::Rect take(float height, float gap) {
        const kit::Rect strip = kit::rect_at(x, y, width, height);
        y += height + px(gap);
        return strip;
    }
    /// Words, in at most so many lines.
    void say(std::string_view words, const kit::TextLook& look_of, float gap, int lines = 1000);
};

/// The middle of a dialog, which scrolls in `rest`: what is drawn on its sheet. It reaches a little over both sides, for the mark
/// of the keyboard stands around a field.
class DialogScroll {
public:
    DialogScroll(std::string_view name, const kit::Rect& rest, float css_gap = 14, float css_top = 0);
    ~DialogScroll();
    DialogScroll(const DialogScroll&) = delete;
    DialogScroll& operator=(const DialogScroll&) = delete;

    DialogSheet sheet{};

private:
    kit::Scroll scroll_;
};

/// Of a field or a choice with its label above it.
float labelled_height();
/// One of several, with its label above it; gives the new position, or -1. Disabled too where there is nothing to choose from.
int draw_labelled_choice(kit::Rect place, std::string_view label, const std::vector<std::string>& options, int current,
                         bool disabled = false);

/// What went wrong, in the last lines of `rest`, which ends above them; nothing where nothing did.
void draw_dialog_error(kit::Rect& rest, std::string_view error);
/// The way out and what is done, at the right of the last line. A dialog that was closed is given up.
DialogEnd draw_dialog_foot(const kit::Rect& foot, std::string_view leave, std::string_view verb,
                           const kit::ButtonLook& look_of, bool closed);

}  // namespace rapport
