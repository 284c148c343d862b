#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "ui/frame_parts.h"

namespace rapport {
namespace {

using kit::Rect;

struct Notice {
    std::string head;
    std::string words;
    bool bad = true;
    std::vector<std::pair<std::string, ActionId>> buttons;
    bool good = false;                ///< Nothing is wrong.
    void (*close)(Shell&) = nullptr;  ///< What is read and closed.
};

std::vector<Notice> notices_of(const Shell& shell) {
    std::vector<Notice> notices;
    const Saving& saving = shell.session.saving();
    if (saving.state == SaveState::NotSaved) {
        notices.push_back({"Your last " +
                               counted(static_cast<std::int64_t>(std::max<std::uint64_t>(saving.waiting, 1)),
                                       "change is", "changes are") +
                               " not stored. Keep this window open.",
                           saving.trouble ? saving.trouble->message : "",
                           true,
                           {{"Save a copy to a file", ActionId::SaveCopy}, {"Try again", ActionId::Retry}}});
    } else if (shell.session.phase() == SessionPhase::Unstored) {
        notices.push_back({"This browser keeps nothing for this page.",
                           shell.session.trouble() ? shell.session.trouble()->message : "",
                           true,
                           {{"Save everything to a file", ActionId::ExportJson}}});
    }
    if (shell.session.phase() == SessionPhase::Damaged) {
        const Error& why = *shell.session.trouble();
        notices.push_back({why.fault == Fault::Newer     ? "This page is older than what is stored."
                           : why.fault == Fault::Storage ? "This can only be looked at now."
                                                         : "A part of what was stored could not be read.",
                           why.message,
                           true,
                           {{"Save everything to a file", ActionId::ExportJson}}});
        if (shell.may_go_on()) notices.back().buttons.push_back({"Continue from the last good edit", ActionId::GoOn});
    }
    if (shell.session.was_restored())
        notices.push_back(
            {"The browser had lost what Rapport stored, and all of it is here again.",
             "It was restored from the second copy on this device. A copy in a file is safe from that too.",
             false,
             {},
             true,
             [](Shell& it) { it.session.forget_restored(); }});
    if (const std::optional<Reminder>& reminder = shell.backup.reminder()) {
        notices.push_back({reminder->head,
                           reminder->words,
                           false,
                           {{"Save a copy to a file", ActionId::ExportJson}},
                           false,
                           [](Shell& it) { it.backup.remind_tomorrow(); }});
        if (reminder->asks_again)
            notices.back().buttons.insert(notices.back().buttons.begin(), {"Allow again", ActionId::AllowCopies});
    }
    if (shell.is_following())
        notices.push_back({"Rapport is open in another tab, and that one writes.",
                           "What is changed there shows here at once.",
                           false,
                           {{"Edit here", ActionId::EditHere}}});
    return notices;
}

constexpr float notice_side = 36;  ///< The icon, and the gap behind it.

/// Where the buttons stand: beside the words, or one below the other under them where the window is narrow.
struct NoticeShape {
    bool below = false;
    float buttons = 0;  ///< Width of all of them beside the words.
    float cross = 0;
    float head = 0;  ///< Heights.
    float words = 0;
    float whole = 0;
};

NoticeShape shape_of(const Notice& notice, float width) {
    NoticeShape shape;
    shape.below = width < px(720);
    const float below = static_cast<float>(notice.buttons.size()) * (kit::button_height({}) + px(8));
    for (const auto& [label, action] : notice.buttons)
        shape.buttons += kit::button_width(label, {.kind = kit::ButtonKind::Primary}) + px(8);
    shape.cross = notice.close ? px(32) : 0;
    const float beside = shape.below ? 0 : shape.buttons;
    const float room = width - px(32) - px(notice_side) - beside - shape.cross;
    shape.head = kit::wrapped_height(room, notice.head, {TextSize::Body, true, 0}, 3);
    shape.words = kit::wrapped_height(room, notice.words, {TextSize::Meta, false, 0}, 5);
    shape.whole = std::max(px(56), shape.head + shape.words + px(16) + (shape.below ? below : 0));
    return shape;
}

void draw_notice_buttons(Shell& shell, const Rect& box, const Notice& notice, const NoticeShape& shape) {
    const float height = kit::button_height({});
    const auto rows = static_cast<float>(notice.buttons.size());
    float x = shape.below ? box.Min.x + px(16 + notice_side) : box.Max.x - px(16) - shape.cross - shape.buttons + px(8);
    float y = shape.below ? box.Max.y - rows * (height + px(8)) : std::floor(box.GetCenter().y - height / 2);
    for (std::size_t i = 0; i < notice.buttons.size(); ++i) {
        const auto& [label, action] = notice.buttons[i];
        const kit::ButtonLook look_of{.kind = i == 0 ? kit::ButtonKind::Primary : kit::ButtonKind::Plain};
        const float width = kit::button_width(label, look_of);
        if (kit::button(kit::rect_at(x, y, width, height), label, look_of)) shell.out.act(action);
        (shape.below ? y : x) += (shape.below ? height : width) + px(8);
    }
}

void draw_notice(Shell& shell, const Rect& box, const Notice& notice, const NoticeShape& shape) {
    const Palette& c = look().colour;
    const kit::IdScope scope("notice");
    const kit::Group group(notice.bad ? Role::Alert : Role::Status, notice.head, box, notice.head);
    kit::fill(box, notice.bad ? c.bad_soft : c.warn_soft);
    kit::line_across(box.Min.x, box.Max.x, box.Max.y - 1, notice.bad ? c.bad : c.warn);
    Rect rest = kit::inset(box, px(16), px(8));
    kit::draw_icon(kit::rect_at(rest.Min.x, rest.Min.y, px(24), std::min(rest.GetHeight(), px(40))),
                   notice.bad     ? icon_octagon_alert
                   : notice.good  ? icon_shield_check
                   : notice.close ? icon_hard_drive
                                  : icon_eye,
                   20, notice.bad ? c.bad : c.warn);
    rest.Min.x += px(notice_side);
    if (notice.close) {
        Rect corner = rest;
        if (shape.below) corner.Max.y = corner.Min.y + px(24);
        const Rect cross = kit::centred(kit::cut_right(corner, px(24)), px(24), px(24));
        if (kit::icon_button(cross, icon_x, "Close message")) shell.out.call(notice.close);
    }
    draw_notice_buttons(shell, box, notice, shape);
    rest.Max.x = box.Max.x - px(16) - shape.cross - (shape.below ? 0 : shape.buttons);
    kit::wrapped(kit::cut_top(rest, shape.head), notice.head, {TextSize::Body, true, notice.bad ? c.bad : c.ink0}, 3);
    kit::wrapped(kit::cut_top(rest, shape.words), notice.words, {TextSize::Meta, false, c.ink0}, 5);
}

/// A sentence with "Undo" and a way to close it. Gives its height.
float draw_toast(Shell& shell, std::size_t index, const Rect& screen, float left, float bottom) {
    const Toast& toast = shell.toasts[index];
    const Palette& c = look().colour;
    const float undo = toast.undo && shell.is_possible(ActionId::Undo)
                           ? kit::button_width("Undo", {.kind = kit::ButtonKind::Quiet, .small = true}) + px(8)
                           : 0;
    const float width = std::min(screen.GetWidth() - px(32), px(440));
    const float room = width - px(16) * 2 - undo - px(32) - (toast.saying.failure ? px(28) : 0);
    const float words = kit::wrapped_height(room, toast.saying.text, kit::body, 4);
    const float height = std::max(px(48), words + px(24));
    const Rect box = kit::rect_at(left + px(16), bottom - height, width, height);
    ImGui::SetNextWindowPos(box.Min);
    ImGui::SetNextWindowSize(box.GetSize());
    char name[32];
    ImFormatString(name, sizeof name, "##toast%d", static_cast<int>(index));
    constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                       ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                                       ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoFocusOnAppearing |
                                       ImGuiWindowFlags_NoScrollWithMouse;
    ImGui::Begin(name, nullptr, flags);
    {
        const kit::Group group(Role::Group, "Message", box, name);
        kit::popup_shadow(box);
        kit::fill(box, c.bg1, px(10));
        kit::frame_line(box, toast.saying.failure ? c.bad : look().theme == Theme::Light ? c.line : c.edge, px(10));
        Rect rest = kit::inset(box, px(16), px(12));
        if (toast.saying.failure) {
            kit::draw_icon(kit::cut_left(rest, px(20)), icon_octagon_alert, 16, c.bad);
            rest.Min.x += px(8);
        }
        const Rect cross = kit::centred(kit::cut_right(rest, px(32)), px(24), px(24));
        if (undo > 0) {
            const Rect spot = kit::cut_right(rest, undo);
            if (kit::button(kit::centred(spot, undo - px(8), px(24)), "Undo",
                            {.kind = kit::ButtonKind::Quiet, .small = true})) {
                shell.out.act(ActionId::Undo);
                shell.toasts[index].until = 0;
            }
        }
        kit::wrapped({rest.Min.x, std::floor(box.GetCenter().y - words / 2), rest.Max.x, rest.Max.y}, toast.saying.text,
                     kit::body, 4);
        if (kit::icon_button(cross, icon_x, "Close message")) {
            shell.toasts[index].until = 0;
            shell.toasts[index].saying.failure = false;
            kit::again();
        }
        if (ImGui::IsWindowHovered() && shell.toasts[index].until > 0)
            shell.toasts[index].until =
                std::max(toast.until, static_cast<double>(shell.ports.clock.now().millis) / 1000 + 2);
    }
    ImGui::End();
    return height;
}

}  // namespace

void draw_notices(Shell& shell, Rect& rest) {
    std::vector<Notice> notices = notices_of(shell);
    const bool phone = rest.GetWidth() < 720 * look().scale;
    const auto clashes = static_cast<std::int64_t>(shell.derived.clashes().size());
    if (phone && clashes > 0 && shell.route.view != ViewId::Conflicts)  // Elsewhere they stand in the rail.
        notices.push_back({counted(clashes, "conflict waits", "conflicts wait") + " for an answer.",
                           "Two people wrote one thing without knowing of each other.",
                           false,
                           {{"Show conflicts", ActionId::ConflictsView}}});
    for (const Notice& notice : notices) {
        const NoticeShape shape = shape_of(notice, rest.GetWidth());
        draw_notice(shell, kit::cut_top(rest, shape.whole), notice, shape);
    }
}

void draw_toasts(Shell& shell, const Rect& screen, float left) {
    const bool phone = screen.GetWidth() < 720 * look().scale;
    if (shell.toasts.empty()) return;
    const kit::Group group(Role::Region, "Messages", screen, "messages");
    float bottom = screen.Max.y - px(phone ? 76.0f : 40.0f);
    for (std::size_t i = shell.toasts.size(); i-- > 0;) bottom -= draw_toast(shell, i, screen, left, bottom) + px(8);
}

}  // namespace rapport
