#pragma once
// How a light of a project or client looks: shape and word, and beside it what was computed where something else is shown.

#include "engagement/lights.h"
#include "ui/view.h"

namespace rapport {

kit::Light drawn(Light light);
/// "Green", "Unknown"; "RED" where the client is not content.
std::string_view light_words(Light light, bool overridden = false);

struct LightMark {
    Light shown = Light::Unknown;
    Light computed = Light::Unknown;
    bool overridden = false;  ///< The client is not content: the red flashes, and what is computed stays beside it.
    bool by_hand = false;     ///< What is computed stays beside it.
    std::string what;         ///< "Schedule": for readers.
    std::string_view beside = "computed";  ///< Whose colour it is that stays beside.
    std::string_view words;                ///< Instead of the name of the colour, where it is no light of a project.
    float css_size = 16;
    bool brief = false;  ///< What stays beside is not said to be computed: where there is little room.
    float room =
        0;  ///< Device pixels for all of it: the word of what stays beside needs to fit. 0: as many as it takes.
};
/// "RED, computed: Amber", each with its shape, from x on; gives its width. Brief: "RED, Amber".
float draw_light_mark(float x, float centre_y, const LightMark& mark);
/// The red of an override: filled and outlined in turn, steady under reduced motion.
void draw_flashing_red(ImVec2 centre, float css_size);

/// While it lives everything is drawn on the red band: white, and readable on it in each theme.
class OnBand {
public:
    OnBand();
    ~OnBand();
    OnBand(const OnBand&) = delete;
    OnBand& operator=(const OnBand&) = delete;
    [[nodiscard]] ImU32 ground() const { return ground_; }
    [[nodiscard]] ImU32 line() const { return line_; }

private:
    Palette before_;
    ImU32 ground_;
    ImU32 line_;
};

}  // namespace rapport
