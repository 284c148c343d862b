#include "ui/views/travel.h"

#include <algorithm>

#include "app/parcel.h"
#include "base/text.h"
#include "ui/reading.h"
#include "ui/shell.h"

namespace rapport {
namespace travel {
namespace {

using kit::Rect;
using Standing = TravelLine::Standing;

TravelLine program_line(const TravelState& state) {
    if (!state.program) return {Standing::Waits, "Looking whether Rapport itself is on this device…", {}, {}};
    if (*state.program)
        return {Standing::Good, "Rapport itself is on this device, and opens without a network.", {}, {}};
    return {
        Standing::Mind,
        "Rapport itself is not on this device yet: without a network it may not open. Stay connected for a moment, and "
        "look again.",
        "Look again", [](Shell& shell) { shell.travel.asked = false; }};
}

TravelLine stored_line(const Session& session) {
    const Saving& saving = session.saving();
    if (session.phase() == SessionPhase::Damaged || session.phase() == SessionPhase::Lost)
        return {Standing::Mind, session.trouble()->message, {}, {}};
    if (session.phase() == SessionPhase::Unstored)
        return {Standing::Mind, "This browser keeps nothing for this page. What you do is gone with the window.",
                "Save everything to a file", [](Shell& shell) { save_workspace_copy(shell); }};
    if (session.access() == Access::Follower)
        return {Standing::Mind, "Another tab of Rapport writes. This one shows the same, and changes nothing.", {}, {}};
    if (saving.state == SaveState::NotSaved)
        return {Standing::Mind, saving.trouble ? saving.trouble->message : "Something is not stored.", "Try again",
                [](Shell& shell) { shell.session.retry(); }};
    if (saving.state == SaveState::Saving) return {Standing::Waits, "Storing…", {}, {}};
    const bool twice = session.kept_twice().value_or(false);
    return {Standing::Good,
            twice ? "Everything is stored on this device, twice." : "Everything is stored on this device.",
            {},
            {}};
}

TravelLine copy_line(const ViewContext& view, const Reading& reading) {
    const Backup& backup = *view.backup;
    const auto save = [](Shell& shell) { save_workspace_copy(shell); };
    if (!backup.outside())
        return {Standing::Mind, "There is no copy outside this browser. A device can be lost on the way.",
                "Save a copy to a file", save};
    const std::string when = format_instant(reading, backup.outside()->time);
    if (!backup.is_behind() && !backup.outside()->is_confirmed)
        return {Standing::Mind,
                "A copy of everything was sent to your downloads on " + when + ". Look whether it is there.",
                {},
                {}};
    if (!backup.is_behind())
        return {Standing::Good, "A copy outside this browser holds everything, of " + when + ".", {}, {}};
    if (backup.folder().standing == PickedPlace::Standing::Ready)
        return {Standing::Mind,
                "The copy in “" + backup.folder().name + "” is of " + when + ". Something was changed since.",
                "Copy now", [](Shell& shell) { shell.backup.copy_now(); }};
    return {Standing::Mind, "The last copy outside this browser is of " + when + ". Something was changed since.",
            "Save a copy to a file", save};
}

void add_linked(const LinkedFile& linked, std::vector<TravelLine>& lines) {
    const std::string name = "“" + linked.place().name + "”";
    switch (linked.place().standing) {
    case PickedPlace::Standing::Unsupported:
    case PickedPlace::Standing::None:        return;
    case PickedPlace::Standing::Asks:
        lines.push_back({Standing::Mind, "The browser wants to be asked again before Rapport may follow " + name + ".",
                         "Allow again", [](Shell& shell) { shell.linked.allow(); }});
        return;
    case PickedPlace::Standing::Ready: break;
    }
    if (linked.is_in_step())
        lines.push_back(
            {Standing::Good, "Everything is in " + name + ". Let your system carry it before you go.", {}, {}});
    else
        lines.push_back({Standing::Mind,
                         linked.trouble().empty() ? name + " does not have everything yet." : linked.trouble(),
                         "Look now", [](Shell& shell) { shell.linked.look_now(); }});
}

/// What they lack, of those whose copies are known; the last five who wrote.
void add_colleagues(const ViewContext& view, TravelState& state, std::vector<TravelLine>& lines) {
    const Session& session = view.session;
    if (state.colleagues_of != view.workspace.revision()) {
        state.colleagues_of = view.workspace.revision();
        state.colleagues =
            colleagues_of(view.workspace, session.copies(), session.actor(), session.author(), session.device());
        if (state.colleagues.size() > 5) state.colleagues.resize(5);
    }
    for (const Colleague& one : state.colleagues) {
        const VersionVector* seen = session.copies().seen_by(one.actor);
        const std::int64_t unseen = seen ? unseen_gestures(view.workspace, *seen) : 0;
        if (unseen == 0) continue;
        lines.push_back(
            {Standing::Mind, one.label + " has not seen " + counted(unseen, "change", "changes") + " made here.",
             "Save what " + one.name + " has not seen…",
             [one, today = view.today](Shell& shell) { save_parcel(shell, parcel_for(shell.session, one, today)); }});
    }
}

void add_clashes(ViewContext& view, std::vector<TravelLine>& lines) {
    const auto clashes = static_cast<std::int64_t>(view.derived.clashes().size());
    if (clashes == 0) return;
    lines.push_back({Standing::Mind,
                     counted(clashes, "conflict waits", "conflicts wait") +
                         " for an answer. Colleagues get your answers with your next copy.",
                     "Show conflicts", [](Shell& shell) {
                         shell.travel.open = false;
                         shell.act(ActionId::ConflictsView);
                     }});
}

const char* icon_of(Standing standing) {
    switch (standing) {
    case Standing::Waits: return icon_rotate_ccw;
    case Standing::Good:  return icon_circle_check;
    case Standing::Mind:  return icon_triangle_alert;
    }
    return icon_info;
}

ImU32 colour_of(Standing standing) {
    switch (standing) {
    case Standing::Waits: return look().colour.ink1;
    case Standing::Good:  return look().colour.ok;
    case Standing::Mind:  return look().colour.warn;
    }
    return look().colour.ink1;
}

std::string_view name_of(Standing standing) {
    switch (standing) {
    case Standing::Waits: return "Looking";
    case Standing::Good:  return "Good";
    case Standing::Mind:  return "To do";
    }
    return "";
}

float line_height(const TravelLine& line, float width) {
    const float button = line.button.empty() ? 0 : px(look().size.button) + px(8);
    return std::max(px(24), kit::wrapped_height(width - px(32), line.words)) + button;
}

void draw_line(ViewContext& view, const TravelLine& line, float x, float& y, float width) {
    const kit::IdScope scope(line.words);
    const float words = kit::wrapped_height(width - px(32), line.words);
    const Rect box = kit::rect_at(x, y, width, line_height(line, width));
    const kit::Group item(Role::ListItem, std::string(name_of(line.standing)) + ": " + line.words, box);
    kit::draw_icon(kit::rect_at(x, y, px(20), px(20)), icon_of(line.standing), 18, colour_of(line.standing));
    kit::wrapped(kit::rect_at(x + px(32), y, width - px(32), words), line.words);
    if (!line.button.empty()) {
        const Rect place = kit::rect_at(x + px(32), y + std::max(px(24), words) + px(4), kit::button_width(line.button),
                                        px(look().size.button));
        if (kit::button(place, line.button)) view.out.call(line.press);
    }
    y = box.Max.y + px(12);
}

}  // namespace
}  // namespace travel

std::vector<TravelLine> travel_lines(ViewContext& view, TravelState& state) {
    const Reading reading = reading_of(view);
    std::vector<TravelLine> lines{travel::program_line(state), travel::stored_line(view.session),
                                  travel::copy_line(view, reading)};
    travel::add_linked(*view.linked, lines);
    travel::add_colleagues(view, state, lines);
    travel::add_clashes(view, lines);
    return lines;
}

void draw_travel(ViewContext& view, TravelState& state) {
    constexpr float css_width = 520;
    if (!std::exchange(state.asked, true))
        view.out.call([](Shell& shell) {
            shell.ports.places.look_for_program([&shell](bool here) {
                shell.travel.program = here;
                shell.ports.window.wake();
            });
        });
    const std::vector<TravelLine> lines = travel_lines(view, state);
    const std::string_view note =
        "On the way everything works as here. Back on a network, open or drop what colleagues have sent: Rapport "
        "merges "
        "it, and shows what clashes.";
    // As high as what stands in it.
    const float inner = std::min(px(css_width), view.area.GetWidth() - px(16)) - px(2 * 24 + 12);
    float high = px(2 * 24 + 48 + 48 + 8) + kit::wrapped_height(inner, note, kit::meta());
    for (const TravelLine& line : lines) high += travel::line_height(line, inner) + px(12);
    kit::Dialog dialog("Before you travel", css_width, std::min(high / look().scale, view.phone ? 720.0f : 640.0f));
    kit::Rect rest = dialog.content();
    kit::heading(kit::cut_top(rest, px(48)), "Before you travel", 1, kit::title());
    kit::Rect bottom = kit::cut_bottom(rest, px(48));
    {
        kit::Scroll scroll("travel", rest);
        const kit::Group list(Role::List, "What to know before you travel", rest);
        float y = scroll.origin().y;
        for (const TravelLine& line : lines) travel::draw_line(view, line, scroll.origin().x, y, scroll.width());
        y += px(4) + kit::wrapped(kit::rect_at(scroll.origin().x, y + px(4), scroll.width(), 0), note, kit::meta());
        scroll.set_content(y - scroll.origin().y);
    }
    const kit::ButtonLook close{.kind = kit::ButtonKind::Primary};
    const float width = kit::button_width("Close", close);
    const kit::Rect button =
        kit::rect_at(bottom.Max.x - width, bottom.Max.y - kit::button_height(close), width, kit::button_height(close));
    dialog.first_focus(kit::id_of("Close"));
    if (kit::button(button, "Close", close) || dialog.closed()) state.open = false;
}

}  // namespace rapport
