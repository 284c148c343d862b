#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "schedule/notation.h"
#include "ui/frame_parts.h"

namespace rapport {
namespace {

using kit::Rect;

struct BarPlace {
    ViewId view;
    std::string_view label;
    const char* icon;
};

std::string route_text(ViewId view) { return "#" + to_string(Route{view, {}, {}, {}, {}}); }

/// One line of the rail: a link, so that it opens in a new tab too.
bool rail_item(Shell& shell, const Rect& row, std::string_view label, const char* icon, const std::string& route,
               bool on, bool wide) {
    const kit::Item it = kit::item(kit::id_of(route), row);
    AccessNode& node = kit::node(Role::Link, label, row, it.id);
    node.focusable = true;
    node.href = route;
    node.current = on;
    const Palette& c = look().colour;
    if (on) kit::fill(row, c.rail_on, px(6));
    else if (it.hovered) kit::fill(row, mixed(c.rail, c.rail_on, 0.55f), px(6));
    const ImU32 ink = on ? IM_COL32_WHITE : c.rail_ink;
    float x = row.Min.x + px(10);
    if (icon) {
        kit::draw_icon(kit::rect_at(x, row.Min.y, px(20), row.GetHeight()), icon, 20, ink);
        x += px(32);
    }
    if (wide)
        kit::draw_text({x, row.Min.y, row.Max.x - px(8), row.Max.y}, label,
                       {icon ? TextSize::Body : TextSize::Meta, false, ink});
    else kit::tooltip(it, label);
    if (it.ring) kit::frame_line(row, IM_COL32_WHITE, px(6), px(2));
    if (it.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (it.pressed) shell.out.go(route);
    return it.pressed;
}

void draw_rail_clients(Shell& shell, Rect rest, bool wide) {
    const auto& clients = shell.derived.clients();
    if (clients.empty()) return;
    const Palette& c = look().colour;
    const kit::Group list(Role::Group, "Clients", rest, "rail clients");
    if (wide) {
        const Rect head = kit::cut_top(rest, px(36));
        kit::draw_text({head.Min.x + px(10), head.Min.y + px(16), head.Max.x, head.Max.y}, "Clients",
                       {TextSize::Meta, false, c.rail_ink});
    } else {
        const Rect gap = kit::cut_top(rest, px(16));
        kit::line_across(gap.Min.x + px(4), gap.Max.x - px(4), std::floor(gap.GetCenter().y), c.rail_on);
    }
    const float height = px(look().coarse ? 44.0f : 32.0f);
    for (const ClientSummary& summary : clients) {
        if (!summary.client || rest.GetHeight() < height) continue;
        const Rect row = kit::cut_top(rest, height);
        const std::string name = title_of(type_of<Client>, *summary.client);
        bool on = shell.route.view == ViewId::Client && shell.route.id == summary.client->id;
        if (const Project* shown = project_shown(shell)) on = on || shown->client.id == summary.client->id;
        const kit::IdScope scope(summary.client->id);
        rail_item(shell, row, name, nullptr, route_to(*summary.client), on, false);
        const ImU32 ink = on ? IM_COL32_WHITE : c.rail_ink;
        const Rect badge = kit::rect_at(row.Min.x + px(8), std::floor(row.GetCenter().y - px(11)), px(24), px(22));
        kit::fill(badge, on ? mixed(c.rail_on, IM_COL32_WHITE, 0.2f) : c.rail_on, px(5));
        kit::draw_text(badge, kit::initials_of(name),
                       {TextSize::Meta, true, on ? IM_COL32_WHITE : c.rail_ink, kit::Align::Centre});
        if (wide)
            kit::draw_text({badge.Max.x + px(10), row.Min.y, row.Max.x - px(6), row.Max.y}, name,
                           {TextSize::Meta, false, ink});
    }
}

struct Crumb {
    std::string text;
    std::string route;
};

std::vector<Crumb> crumbs_of(Shell& shell) {
    const Workspace& workspace = shell.session.workspace();
    switch (shell.route.view) {
    case ViewId::Home:      return {{"Home", {}}};
    case ViewId::History:   return {{"History", {}}};
    case ViewId::Trash:     return {{"Trash", {}}};
    case ViewId::Settings:  return {{"Settings", {}}};
    case ViewId::Search:    return {{"Search", {}}};
    case ViewId::Conflicts: return {{"Conflicts", {}}};
    case ViewId::Strategy:  return {{"Strategy", {}}};
    case ViewId::Client:
        if (const Client* client = workspace.find(Ref<Client>{shell.route.id}))
            return {{"Clients", "#/"}, {title_of(type_of<Client>, *client), {}}};
        return {{"Clients", "#/"}, {"Not found", {}}};
    case ViewId::Project: {
        const Project* project = project_shown(shell);
        if (!project) return {{"Home", "#/"}, {"Not found", {}}};
        const Client* client = workspace.find(project->client);
        const Crumb last{title_of(type_of<Project>, *project), {}};
        if (client) return {{title_of(type_of<Client>, *client), route_to(*client)}, last};
        return {{"Home", "#/"}, last};
    }
    }
    return {};
}

float draw_crumbs(Shell& shell, const Rect& box, bool phone) {
    const kit::Group group(Role::Navigation, "Where you are", box, "crumbs");
    std::vector<Crumb> crumbs = crumbs_of(shell);
    if (phone && crumbs.size() > 1) crumbs.erase(crumbs.begin());
    float x = box.Min.x;
    for (std::size_t i = 0; i < crumbs.size(); ++i) {
        const bool last = i + 1 == crumbs.size();
        const kit::TextLook words = last ? kit::strong() : kit::TextLook{TextSize::Body, false, look().colour.ink1};
        const float width = std::min(kit::text_width(crumbs[i].text, words), box.Max.x - x);
        const Rect part = kit::rect_at(x, box.Min.y, width + 1, box.GetHeight());
        if (last) {
            kit::heading(part, crumbs[i].text, 1, words);
        } else if (kit::link(part, crumbs[i].text, crumbs[i].route, words)) {
            shell.out.go(crumbs[i].route);
        }
        x += width;
        if (last) break;
        kit::draw_icon(kit::rect_at(x, box.Min.y, px(32), box.GetHeight()), icon_chevron_right, 16, look().colour.ink1);
        x += px(32);
    }
    return x;
}

/// What looks like a field and opens the palette, where the real field is.
void draw_search_box(Shell& shell, const Rect& box) {
    const kit::Item it = kit::item(kit::id_of("Search or command"), box);
    AccessNode& node = kit::node(Role::Button, "Search or command", box, it.id);
    node.focusable = true;
    node.shortcut = "Control+K";
    const Palette& c = look().colour;
    kit::fill(box, it.hovered ? c.bg2 : c.bg1, px(6));
    kit::frame_line(box, c.edge, px(6));
    kit::draw_icon(kit::rect_at(box.Min.x + px(8), box.Min.y, px(16), box.GetHeight()), icon_search, 16, c.ink1);
    const std::string key = shown_key("Ctrl+K", look().mac);
    const float cap = kit::key_cap_width(key);
    kit::draw_text({box.Min.x + px(32), box.Min.y, box.Max.x - cap - px(16), box.Max.y}, "Search or command",
                   {TextSize::Body, false, c.ink1});
    kit::key_cap(box.Max.x - cap - px(8), box.GetCenter().y, key);
    if (it.ring) kit::focus_ring(box, px(6));
    if (it.pressed) shell.out.act(ActionId::Palette);
}

std::string saved_words(const Shell& shell, std::string& detail) {
    const Saving& saving = shell.session.saving();
    if (shell.session.phase() == SessionPhase::Unstored) {
        detail = "This browser does not keep anything for this page. Save a copy to a file before you leave.";
        return "Not stored";
    }
    switch (saving.state) {
    case SaveState::Saving:
        return "Saving " + counted(static_cast<std::int64_t>(saving.waiting), "change", "changes") + "…";
    case SaveState::NotSaved: detail = saving.trouble ? saving.trouble->message : ""; return "NOT SAVED";
    case SaveState::Saved:    break;
    }
    if (shell.session.workspace().empty()) return "Nothing stored yet";
    detail = "Every change is on this device's disk.";
    if (!saving.last_saved) return "Saved on this device";
    const std::int64_t offset = shell.ports.clock.local_now().minutes - shell.ports.clock.now().millis / 60'000;
    const std::int64_t local = saving.last_saved->millis / 60'000 + offset;
    return "Saved " + format_time(time_of(DateTime{local})) + " on this device";
}

bool is_unsaved(const Shell& shell) {
    return shell.session.saving().state == SaveState::NotSaved || shell.session.phase() == SessionPhase::Unstored;
}

const char* saved_icon(const Shell& shell) {
    if (is_unsaved(shell)) return icon_octagon_alert;
    const bool saved = shell.session.saving().state == SaveState::Saved && !shell.session.workspace().empty();
    return saved ? icon_check : icon_hard_drive;
}

/// On a phone, where there is no status bar: the same in one sign, with its words for who touches it.
void draw_saved_sign(Shell& shell, const Rect& box) {
    std::string detail;
    const std::string saved = saved_words(shell, detail);
    const std::string offline = shell.around.online ? "" : ". Offline, everything works";
    const kit::Group status(Role::Status, saved + offline, box, "saved");
    if (kit::icon_button(box, shell.around.online ? saved_icon(shell) : icon_cloud_off, saved + offline))
        shell.say({saved + offline + ". " + detail, false, false});
}

float status_part(float x, const Rect& bar, const char* icon, std::string_view words, ImU32 ink,
                  std::string_view detail, Role role = Role::Text) {
    kit::draw_icon(kit::rect_at(x, bar.Min.y, px(14), bar.GetHeight()), icon, 14, ink);
    const float width = kit::text_width(words, {TextSize::Meta});
    const Rect box = kit::rect_at(x + px(18), bar.Min.y, width, bar.GetHeight());
    const AccessNode& node = kit::node(role, words, box);
    kit::draw_text(kit::rect_at(box.Min.x, box.Min.y, width + 1, box.GetHeight()), words, {TextSize::Meta, false, ink});
    const Rect hit{{x, bar.Min.y}, box.Max};
    kit::tooltip({.id = node.id,
                  .rect = hit,
                  .hovered = ImGui::IsMouseHoveringRect(hit.Min, hit.Max) && ImGui::IsWindowHovered()},
                 detail);
    return box.Max.x + px(16);
}

}  // namespace

void draw_rail(Shell& shell, const Rect& area, bool wide) {
    const kit::IdScope scope("rail");
    const kit::Group group(Role::Navigation, "Main", area, "rail");
    const Palette& c = look().colour;
    kit::fill(area, c.rail);
    Rect rest = kit::inset(area, px(8));
    Rect logo = kit::cut_top(rest, px(48));
    logo.Max.y -= px(8);
    kit::node(Role::Image, "Rapport", logo);
    kit::draw_logo({logo.Min.x + px(20), logo.GetCenter().y}, 30, IM_COL32_WHITE, IM_COL32(0x9D, 0xAB, 0xFF, 0xFF));
    if (wide)
        kit::draw_text({logo.Min.x + px(44), logo.Min.y, logo.Max.x, logo.Max.y}, "Rapport",
                       {TextSize::Body, true, IM_COL32_WHITE});
    const float height = px(look().coarse ? 44.0f : 36.0f);
    const auto item = [&](Rect& from, bool bottom, ViewId view, std::string_view label, const char* icon) {
        Rect row = bottom ? kit::cut_bottom(from, height) : kit::cut_top(from, height);
        if (bottom) kit::cut_bottom(from, px(4));
        else kit::cut_top(from, px(4));
        rail_item(shell, row, label, icon, route_text(view), shell.route.view == view, wide);
    };
    item(rest, false, ViewId::Home, "Home", icon_sun);
    item(rest, false, ViewId::Search, "Search", icon_search);
    item(rest, false, ViewId::History, "History", icon_history);
    item(rest, false, ViewId::Strategy, "Strategy", icon_briefcase);
    item(rest, false, ViewId::Trash, "Trash", icon_trash_2);
    if (const std::size_t clashes = shell.derived.clashes().size();
        clashes > 0 || shell.route.view == ViewId::Conflicts)
        item(rest, false, ViewId::Conflicts, counted(static_cast<std::int64_t>(clashes), "conflict", "conflicts"),
             icon_triangle_alert);
    Rect settings = rest;
    item(settings, true, ViewId::Settings, "Settings", icon_settings);
    rest.Max.y = settings.Max.y;
    draw_rail_clients(shell, rest, wide);
}

void draw_bottom_bar(Shell& shell, const Rect& area) {
    const kit::IdScope scope("bottom bar");
    const kit::Group group(Role::Navigation, "Main", area, "bottom bar");
    const Palette& c = look().colour;
    kit::fill(area, c.rail);
    constexpr BarPlace places[]{{ViewId::Home, "Home", icon_sun},
                                {ViewId::Search, "Search", icon_search},
                                {ViewId::History, "History", icon_history},
                                {ViewId::Trash, "Trash", icon_trash_2},
                                {ViewId::Settings, "Settings", icon_settings}};
    const float width = area.GetWidth() / static_cast<float>(std::size(places));
    Rect rest = area;
    for (const BarPlace& place : places) {
        const Rect part = kit::inset(kit::cut_left(rest, width), px(4), px(4));
        const std::string route = route_text(place.view);
        const bool on = shell.route.view == place.view;
        const kit::Item it = kit::item(kit::id_of(route), part);
        AccessNode& node = kit::node(Role::Link, place.label, part, it.id);
        node.focusable = true;
        node.href = route;
        node.current = on;
        if (on) kit::fill(part, c.rail_on, px(8));
        const ImU32 ink = on ? IM_COL32_WHITE : c.rail_ink;
        Rect inner = part;
        kit::draw_icon(kit::cut_top(inner, px(34)), place.icon, 20, ink);
        kit::draw_text(kit::cut_top(inner, px(16)), place.label, {TextSize::Meta, false, ink, kit::Align::Centre});
        if (it.ring) kit::frame_line(part, IM_COL32_WHITE, px(8), px(2));
        if (it.pressed) shell.out.go(route);
    }
}

void draw_top_bar(Shell& shell, const Rect& area, bool phone) {
    const kit::IdScope scope("top bar");
    const kit::Group group(Role::Banner, "Top", area, "top bar");
    kit::fill(area, look().colour.bg1);
    kit::line_across(area.Min.x, area.Max.x, area.Max.y - 1, look().colour.line);
    Rect rest = kit::inset(area, px(16), 0);
    const float icon = px(std::max(32.0f, look().size.icon_hit));
    const auto spot = [&] { return kit::centred(kit::cut_right(rest, icon), icon, icon); };
    if (phone) draw_saved_sign(shell, spot());
    else if (kit::icon_button(spot(), icon_circle_help, "Keyboard shortcuts", false, shell.help_open, "?"))
        shell.out.act(ActionId::Help);
    rest.Max.x -= px(4);
    if (!phone || shell.is_possible(ActionId::Redo))
        if (kit::icon_button(spot(), icon_redo_2, "Redo", !shell.is_possible(ActionId::Redo), false,
                             shown_key("Ctrl+Shift+Z", look().mac)))
            shell.out.act(ActionId::Redo);
    rest.Max.x -= px(4);
    if (kit::icon_button(spot(), icon_undo_2, "Undo", !shell.is_possible(ActionId::Undo), false,
                         shown_key("Ctrl+Z", look().mac)))
        shell.out.act(ActionId::Undo);
    rest.Max.x -= px(8);
    if (phone) {
        if (kit::icon_button(spot(), icon_search, "Search or command")) shell.out.act(ActionId::Palette);
    } else {
        draw_search_box(shell, kit::centred(kit::cut_right(rest, px(232)), px(232), px(look().size.button)));
    }
    rest.Max.x -= px(12);
    draw_crumbs(shell, rest, phone);
}

void draw_status_bar(Shell& shell, const Rect& area) {
    const kit::IdScope scope("status bar");
    const kit::Group group(Role::ContentInfo, "Status", area, "status bar");
    const Palette& c = look().colour;
    kit::fill(area, c.bg1);
    kit::line_across(area.Min.x, area.Max.x, area.Min.y, c.line);
    const Rect bar{{area.Min.x, area.Min.y + 1}, area.Max};
    float x = area.Min.x + px(16);
    std::string detail;
    const std::string saved = saved_words(shell, detail);
    x = status_part(x, bar, saved_icon(shell), saved, is_unsaved(shell) ? c.bad : c.ink1, detail, Role::Status);
    if (!shell.around.online)
        x = status_part(x, bar, icon_cloud_off, "Offline, everything works", c.ink1,
                        "Rapport needs no network. Nothing is waiting to be sent.");
    if (shell.session.access() == Access::Follower)
        x = status_part(x, bar, icon_eye, "Another tab writes, this one reads", c.warn,
                        "Choose “Edit here” to write in this one.");
    const Project* shown = project_shown(shell);
    std::string right = "No account. Everything stays on this device.";
    if (shown) {
        const Plan& plan = shell.derived.plan(Ref<Project>{shown->id});
        right = counted(plan.tasks, "task", "tasks") + "   " + with_thousands(plan.critical) + " critical   " +
                counted(static_cast<std::int64_t>(plan.links.size()), "link", "links");
        if (!plan.schedule.problems.empty())
            right += "   " + counted(static_cast<std::int64_t>(plan.schedule.problems.size()), "problem", "problems");
    }
    kit::TextLook words = kit::meta();
    words.align = kit::Align::Right;
    if (area.Max.x - x > px(200))
        kit::text({std::max(x, area.Max.x - px(16) - kit::text_width(right, words) - 1), bar.Min.y, area.Max.x - px(16),
                   bar.Max.y},
                  right, words);
}

}  // namespace rapport
