#pragma once
// Text in scripts whose letters join, stack or run from right to left, and emoji of several code points: set as whole runs by
// the RunRaster and kept as pictures in Dear ImGui's atlas for as long as they are shown. All other text is set letter by
// letter, by Dear ImGui, and pays one look at its bytes.

#include <imgui.h>

#include <cstdint>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ui/run_raster.h"

namespace rapport {

/// Arabic, Hebrew, the scripts of India and South East Asia, combining marks, emoji of several code points.
[[nodiscard]] bool needs_run(std::string_view text);
/// By its first letter.
[[nodiscard]] bool reads_right_to_left(std::string_view text);
/// Whether a person sees a letter end at `at`: nothing that stands on the one before, or is joined to it, follows.
[[nodiscard]] bool ends_letter(std::string_view text, std::size_t at);

class Runs {
public:
    /// How far the pen moves; nothing where nobody can set runs.
    [[nodiscard]] std::optional<float> width(std::string_view text, const RunStyle& style);
    /// How much of `text` fits into `room`, with `tail` behind it, in bytes; never part of a letter.
    [[nodiscard]] std::size_t fitting(std::string_view text, float room, const RunStyle& style, std::string_view tail);
    /// Draws with the pen at `pen`, in `ink`, which emoji do not take. What there is no time for now comes with a later
    /// frame. False where it cannot be drawn.
    bool draw(ImDrawList& list, ImVec2 pen, std::string_view text, const RunStyle& style, ImU32 ink);

    void begin_frame();
    [[nodiscard]] bool waiting() const { return waiting_; }  ///< Something was put off to the next frame.
    [[nodiscard]] std::size_t pictures() const { return pictures_; }
    [[nodiscard]] std::size_t area() const { return area_; }  ///< Of all pictures, in pixels.

    static constexpr std::size_t most_area = 1 << 20;
    static constexpr std::size_t most_runs = 4000;
    static constexpr int pictures_per_frame = 32;

private:
    struct Run {
        std::string key;
        std::optional<float> width;
        ImFontAtlasRectId place = ImFontAtlasRectId_Invalid;
        ImVec2 offset;
        std::size_t area = 0;
        bool drawn = false;     ///< The raster has been asked.
        bool empty = false;     ///< There is nothing to see.
        bool coloured = false;  ///< The pictures are those of the same run with an ink.
        int frame = 0;          ///< When it was last wanted.
    };

    Run& run(std::string_view text, const RunStyle& style, ImU32 ink);
    void picture(Run& run, std::string_view text, const RunStyle& style, ImU32 ink);
    void take_picture(Run& run);
    void forget(std::list<Run>::iterator at);
    void make_room(std::size_t area);

    std::list<Run> runs_;  ///< The one wanted last comes first.
    std::unordered_map<std::string_view, std::list<Run>::iterator> by_key_;
    std::size_t area_ = 0;
    std::size_t pictures_ = 0;
    int left_ = pictures_per_frame;
    int frame_ = 0;
    bool waiting_ = false;
};

}  // namespace rapport
