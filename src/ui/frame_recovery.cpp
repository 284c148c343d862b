#include <algorithm>
#include <cmath>

#include "ui/frame_parts.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr std::string_view anew_words =
    "Start anew begins with an empty workspace. If what is missing comes back later, the two can be brought together.";

}  // namespace

void draw_recovery(Shell& shell, const Rect& area) {
    const Error& why = *shell.session.trouble();
    const bool gone = why.fault == Fault::Missing;
    const kit::Group group(Role::Alert, gone ? "Your work is missing" : "Your work cannot be opened", area, "recovery");
    const float width = std::min(px(560), area.GetWidth() - px(32));
    Rect rest = kit::rect_at(std::floor(area.GetCenter().x - width / 2), area.Min.y + px(48), width, area.GetHeight());
    kit::draw_icon(kit::rect_at(rest.Min.x, rest.Min.y, px(24), px(24)), icon_octagon_alert, 24, look().colour.bad);
    rest.Min.y += px(36);
    kit::heading(kit::cut_top(rest, px(36)), gone ? "Your work is missing" : "Your work cannot be opened", 1,
                 kit::title());
    rest.Min.y += kit::wrapped(rest, why.message) + px(24);
    const auto offer = [&](std::string_view label, const kit::ButtonLook& look_of) {
        const float full = kit::button_width(label, look_of);
        const bool pressed =
            kit::button(kit::rect_at(rest.Min.x, rest.Min.y, full, kit::button_height(look_of)), label, look_of);
        rest.Min.y += kit::button_height(look_of) + px(12);
        return pressed;
    };
    if (offer("Open a copy from a file…", {.kind = kit::ButtonKind::Primary, .icon = icon_folder_open}))
        shell.out.act(ActionId::ImportFile);
    if (!gone) return;
    if (!shell.starting_anew) {
        if (offer("Start anew…", {})) shell.out.call([](Shell& it) { it.starting_anew = true; });
        return;
    }
    rest.Min.y += px(12) + kit::wrapped(rest, anew_words);
    rest.Min.y += px(12);
    if (offer("Start with an empty workspace", {.kind = kit::ButtonKind::Danger}))
        shell.out.call([](Shell& it) {
            it.starting_anew = false;
            replace_workspace(it, Workspace());
        });
}

}  // namespace rapport
