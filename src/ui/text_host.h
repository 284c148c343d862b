#pragma once
// Where text is typed: the host lays a native field over the one that is drawn, so that composition, dead keys, spelling,
// the phone's keyboard and the browser's own undo work. While a field is open the native one is the truth; each change
// comes back as a TextEvent. web/text_input is the browser's; tests have one that types from C++.

#include <cstdint>
#include <string>

#include "ui/access_tree.h"

namespace rapport {

struct TextStyle {
    float font_px = 14;  ///< Device pixels.
    float line_height = 20;
    float padding_x = 10;
    float padding_y = 6;
    bool bold = false;
    bool right_aligned = false;
    bool starts_right = true;           ///< What reads from right to left stands on the right.
    std::uint32_t ink = 0xFF000000;     ///< 0xAABBGGRR, as ImGui packs it.
    std::uint32_t ground = 0xFFFFFFFF;  ///< The field covers what is drawn beneath.
    std::uint32_t placeholder = 0xFF888888;
};

struct TextRequest {
    std::uint32_t id = 0;
    std::string label;  ///< Its accessible name.
    std::string text;
    std::string placeholder;
    std::string description;  ///< Hint or error sentence, read out with it.
    std::string input_mode;   ///< "text", "decimal", "numeric", "email", "tel", "url", "search".
    std::string enter_key;    ///< "done", "next", "search", "go".
    bool multiline = false;
    bool spell_check = true;
    bool invalid = false;
    bool select_all = true;  ///< Otherwise the caret goes behind the text.
    std::int32_t max_length = 10'000;
    TextStyle style;
    AccessRect rect;  ///< Device pixels.
    AccessRect clip;
};

enum class TextEnd : std::uint8_t { Enter, Tab, ShiftTab, Escape, Blur, Up, Down };

struct TextEvent {
    std::uint32_t id = 0;
    std::string text;
    bool composing = false;  ///< An input method is at work; do not act on it yet.
    bool ended = false;
    TextEnd end = TextEnd::Blur;
};

class TextHost {
public:
    virtual ~TextHost() = default;
    /// Opens the field. A field that is open is ended first, by Blur.
    virtual void begin(const TextRequest& request) = 0;
    /// Called each frame while it is open, with where it is now and what it holds to be true about it.
    virtual void place(std::uint32_t id, AccessRect rect, AccessRect clip, bool invalid,
                       const std::string& description) = 0;
    /// Puts another text in the open field (a chosen suggestion).
    virtual void replace(std::uint32_t id, const std::string& text) = 0;
    /// Closes it without an event.
    virtual void end(std::uint32_t id) = 0;
};

}  // namespace rapport
