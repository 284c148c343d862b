#pragma once
// How this device likes things, where the data is kept and how safely, and the team.

#include "ui/view.h"

namespace rapport {

struct SettingsState {
    std::uint64_t used = 0;    ///< Bytes, as the browser says; 0: not asked yet.
    std::uint64_t quota = 0;
};
void draw_settings(ViewContext& view, SettingsState& state);

}  // namespace rapport
