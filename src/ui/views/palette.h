#pragma once
// One field for everything: commands, places and what is found, by typing.

#include "search/index.h"
#include "ui/view.h"

namespace rapport {

struct PaletteEntry {
    enum class Group : std::uint8_t { Do, GoTo, Found };
    Group group = Group::Do;
    std::string text;
    std::string note;  ///< Key, or where it is.
    const char* icon = nullptr;
    std::optional<ActionId> action;
    std::string route;
};

struct PaletteState {
    bool open = false;
    bool searching = false;  ///< Opened by "Search everything": finds only.
    std::string query;
    int current = 0;
    std::vector<PaletteEntry> entries;
    std::string listed_for;  ///< What `entries` answers.
    std::uint64_t listed_at = 0;
    bool fresh = true;
};

void open_palette(PaletteState& state, bool searching);
/// `is_possible` decides which commands are offered.
void draw_palette(ViewContext& view, PaletteState& state, const SearchIndex& index,
                  const std::function<bool(ActionId)>& is_possible);

}  // namespace rapport
