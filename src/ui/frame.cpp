// One frame: the rail, the bars, the view of the route between them, and what lies over it.

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "schedule/notation.h"
#include "ui/frame_parts.h"

namespace rapport {
namespace {

using kit::Rect;

bool is_narrow(const Rect& screen) { return screen.GetWidth() < 720 * look().scale; }

void draw_missing(Shell& shell, const Rect& area, std::string_view what) {
    const float y =
        kit::empty_state(kit::rect_at(area.Min.x, area.Min.y + px(120), area.GetWidth(), px(200)), icon_search,
                         "This " + std::string(what) + " is not here",
                         "It may have been deleted, or the link is of another workspace. The trash can bring it back.");
    const kit::ButtonLook home{.kind = kit::ButtonKind::Primary};
    float x = std::floor(area.GetCenter().x -
                         (kit::button_width("Go home", home) + px(8) + kit::button_width("Open the trash")) / 2);
    if (kit::button(x, y + px(16), "Go home", home)) shell.out.go("#" + to_string(Route{}));
    if (kit::button(x, y + px(16), "Open the trash")) shell.out.go("#" + to_string(Route{.view = ViewId::Trash}));
}

void draw_opening(const Rect& area) {
    kit::text(kit::centred(area, px(240), px(24)), "Opening your workspace…",
              {TextSize::Body, false, look().colour.ink1, kit::Align::Centre});
}

/// The part of the program that draws `area`. Until it is here, `area` says so.
const Later* later_for(Shell& shell, const Rect& area) {
    if (shell.later) return shell.later;
    if (!shell.later_failed) {
        shell.fetch_later();
        kit::text(kit::centred(area, area.GetWidth(), px(24)), "This part is still on its way…",
                  {TextSize::Body, false, look().colour.ink1, kit::Align::Centre});
        return nullptr;
    }
    const float y = kit::empty_state(kit::rect_at(area.Min.x, area.Min.y + px(120), area.GetWidth(), px(200)),
                                     icon_cloud_off, "This part of Rapport is not on this device yet",
                                     "It could not be fetched. Connect, or reload this page, and try again.");
    const kit::ButtonLook again{.kind = kit::ButtonKind::Primary};
    float x = std::floor(area.GetCenter().x - kit::button_width("Try again", again) / 2);
    if (kit::button(x, y + px(16), "Try again", again)) shell.fetch_later();
    return nullptr;
}

/// The panel beside a view, or over it on a phone, where something is selected.
bool has_inspector(const Shell& shell, const ViewContext& view) {
    if (shell.selection.empty() || !shell.settings.inspector) return false;
    // A status report is a page of its own there.
    if (shell.selection.type == &type_of<StatusReport> && shell.route.tab == "status") return false;
    if (view.phone && shell.route.view == ViewId::Project && shell.project.plan.edit.open) return false;
    return shell.selection.type && shell.session.workspace().find_any(*shell.selection.type, shell.selection.first());
}

void draw_view(Shell& shell, ViewContext& view) {
    const Workspace& workspace = view.workspace;
    switch (shell.route.view) {
    case ViewId::Home:
        if (shell.derived.clients().empty()) draw_home(view, shell.home);
        else if (const Later* later = later_for(shell, view.area)) later->draw_today(view, shell.today, shell.home);
        return;
    case ViewId::Client:
        if (!workspace.find(Ref<Client>{shell.route.id})) draw_missing(shell, view.area, "client");
        else if (const Later* later = later_for(shell, view.area)) later->draw_client(view, shell.client);
        return;
    case ViewId::Project:
        if (workspace.find(Ref<Project>{shell.route.id}))
            draw_project(view, shell.project, [&](const Rect& area) { return later_for(shell, area); });
        else draw_missing(shell, view.area, "project");
        return;
    case ViewId::History:
        if (const Later* later = later_for(shell, view.area)) later->draw_history(view, shell.history);
        return;
    case ViewId::Trash:
        if (const Later* later = later_for(shell, view.area)) later->draw_trash(view, shell.trash);
        return;
    case ViewId::Settings:
        if (const Later* later = later_for(shell, view.area)) later->draw_settings(view, shell.settings_view);
        return;
    case ViewId::Conflicts:
        if (const Later* later = later_for(shell, view.area)) later->draw_conflicts(view, shell.conflicts);
        return;
    case ViewId::Strategy:
        if (const Later* later = later_for(shell, view.area)) later->draw_strategy(view, shell.strategy);
        return;
    case ViewId::Search:
        if (const Later* later = later_for(shell, view.area)) later->draw_search(view, shell.search, shell.index);
        return;
    }
}

void draw_main(Shell& shell, const Rect& area) {
    const kit::IdScope scope("content");
    const kit::Group main(Role::Main, "Content", area, "main");
    kit::fill(area, look().colour.bg0);
    if (shell.session.phase() == SessionPhase::Opening) return draw_opening(area);
    if (shell.session.phase() == SessionPhase::Lost) return draw_recovery(shell, area);
    Rect rest = area;
    if (shell.later) {
        ViewContext over = shell.context(area);
        rest.Min.y += shell.later->draw_banner(over, shell.banner);
    }
    ViewContext view = shell.context(rest);
    if (has_inspector(shell, view)) {
        const float wide = px(look().size.inspector);
        const Rect panel = view.phone ? rest : kit::cut_right(view.area, wide);
        if (!view.phone) draw_view(shell, view);
        const kit::Group group(Role::Region, "Details", panel, "details");
        ViewContext beside = shell.context(panel);
        if (const Later* later = later_for(shell, panel)) later->draw_inspector(beside, shell.inspector);
    } else {
        draw_view(shell, view);
    }
}

void draw_drop(const Rect& screen) {
    ImDrawList& above = *ImGui::GetForegroundDrawList();
    above.AddRectFilled(screen.Min, screen.Max, with_alpha(look().colour.accent, 0.12f));
    const Rect box = kit::inset(screen, px(12));
    above.AddRect(box.Min, box.Max, look().colour.accent, px(10), 0, px(2));
    const std::string_view words = "Drop a file: Rapport, Microsoft Project XML, CSV or e-mail";
    const float size = font_px(TextSize::Title);
    const ImVec2 extent = look().semibold->CalcTextSizeA(size, FLT_MAX, 0, words.data(), words.data() + words.size());
    const Rect label = kit::centred(screen, extent.x + px(48), px(64));
    above.AddRectFilled(label.Min, label.Max, look().colour.bg1, px(10));
    above.AddText(look().semibold, size, {label.Min.x + px(24), std::floor(label.GetCenter().y - extent.y / 2)},
                  look().colour.ink0, words.data(), words.data() + words.size());
}

void draw_help(Shell& shell) {
    kit::Dialog dialog("Keyboard shortcuts", 640, 600);
    Rect rest = dialog.content();
    kit::heading(kit::cut_top(rest, px(36)), "Keyboard shortcuts", 1, kit::title());
    Rect bottom = kit::cut_bottom(rest, px(44));
    {
        kit::Scroll scroll("shortcuts", rest);
        const kit::Group list(Role::List, "Shortcuts", rest);
        float y = scroll.origin().y;
        kit::text(kit::rect_at(scroll.origin().x, y, scroll.width(), px(20)),
                  "In a cell of the table one types: letters alone work in the chart and elsewhere.", kit::meta());
        y += px(24);
        std::optional<ActionGroup> group;
        for (const Action& offered : all_actions()) {
            if (offered.key.empty()) continue;
            if (group != offered.group) {
                group = offered.group;
                kit::text(kit::rect_at(scroll.origin().x, y + px(8), px(300), px(20)), label_of(offered.group),
                          kit::meta());
                y += px(30);
            }
            const Rect row = kit::rect_at(scroll.origin().x, y, scroll.width(), px(30));
            const std::string key = shown_key(offered.key, look().mac);
            kit::node(Role::ListItem, std::string(offered.name) + ": " + key, row);
            kit::draw_text(row, offered.name);
            kit::key_cap(row.Max.x - kit::key_cap_width(key) - px(8), row.GetCenter().y, key);
            y += px(30);
        }
        scroll.set_content(y - scroll.origin().y);
    }
    const kit::ButtonLook close{.kind = kit::ButtonKind::Primary};
    const float width = kit::button_width("Close", close);
    const Rect button =
        kit::rect_at(bottom.Max.x - width, bottom.Max.y - kit::button_height(close), width, kit::button_height(close));
    dialog.first_focus(kit::id_of("Close"));
    if (kit::button(button, "Close", close) || dialog.closed()) shell.help_open = false;
}

void draw_over(Shell& shell, const Rect& screen, float left) {
    ViewContext view = shell.context(screen);
    if (shell.import.stage != ImportStage::None) shell.later->draw_import(view, shell.import);
    if (shell.palette.open)
        shell.later->draw_palette(view, shell.palette, shell.index, [&](ActionId id) { return shell.is_possible(id); });
    if (shell.help_open) draw_help(shell);
    if (shell.travel.open) shell.later->draw_travel(view, shell.travel);
    if (shell.plan_check.open) shell.later->draw_plan_check(view, shell.plan_check);
    if (shell.print.open) shell.later->draw_print(view, shell.print);
    if (shell.touch.open) shell.later->draw_touch(view, shell.touch);
    if (shell.pulse.open) shell.later->draw_pulse(view, shell.pulse);
    if (shell.quick_pulse.asks()) shell.later->draw_quick_pulse_choice(view, shell.quick_pulse);
    if (shell.compose.open) shell.later->draw_message(view, shell.compose);
    if (shell.mail.open) shell.later->draw_mail(view, shell.mail);
    if (shell.share.open) shell.later->draw_share(view, shell.share);
    if (shell.reply.open) shell.later->draw_reply(view, shell.reply);
    if (!shell.brief.client.is_null()) shell.later->draw_brief(view, shell.brief);
    if (shell.inspector.form.type) shell.later->draw_form(view, shell.inspector.form);
    if (shell.project.form.type) shell.later->draw_form(view, shell.project.form);
    draw_toasts(shell, screen, left);
    if (shell.dragging) draw_drop(screen);
}

}  // namespace

void draw_frame(Shell& shell) {
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    Rect screen{{0, 0}, size};
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(size);
    constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                       ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                                       ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground |
                                       ImGuiWindowFlags_NoScrollWithMouse;
    ImGui::Begin("Rapport", nullptr, flags);
    if (shell.quick_pulse.runs()) {  // Whoever passes by sees nothing else.
        ViewContext view = shell.context(screen);
        shell.later->draw_quick_pulse(view, shell.quick_pulse);
        ImGui::End();
        return;
    }
    if (shell.ports.viewed) {
        kit::fill(screen, look().colour.bg0);
        if (const Later* later = later_for(shell, screen)) later->draw_viewing(shell);
        draw_toasts(shell, screen, 0);
        if (shell.dragging) draw_drop(screen);
        ImGui::End();
        return;
    }
    Rect rest = screen;
    const bool phone = is_narrow(screen);
    if (phone) {
        draw_bottom_bar(shell, kit::cut_bottom(rest, px(64)));
    } else {
        const bool wide = shell.route.view != ViewId::Project && size.x >= 1000 * look().scale;
        draw_rail(shell, kit::cut_left(rest, px(wide ? look().size.rail_wide : look().size.rail_narrow)), wide);
    }
    draw_top_bar(shell, kit::cut_top(rest, px(look().size.top_bar)), phone);
    draw_notices(shell, rest);
    if (!phone) draw_status_bar(shell, kit::cut_bottom(rest, px(look().size.status_bar)));
    draw_main(shell, rest);
    draw_over(shell, screen, rest.Min.x);
    ImGui::End();
}

}  // namespace rapport
