#include "ui/views/settings.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "codec/workspace_json.h"
#include "ui/views/search_view.h"
#include "ui/views/settings_parts.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr float widest = 880;
constexpr float card_gap = 16;
constexpr float pad = 16;
constexpr float label_width = 168;

/// Text sizes on offer, in percent.
constexpr std::array<int, 8> zooms{80, 90, 100, 110, 125, 150, 175, 200};

int zoom_position(float zoom) {
    const int percent = static_cast<int>(std::lround(zoom * 100));
    const auto nearest = std::ranges::min_element(zooms, {}, [&](int offered) { return std::abs(offered - percent); });
    return static_cast<int>(nearest - zooms.begin());
}

template <class Choice>
void choose(const Rect& place, std::string_view name, const std::vector<std::string_view>& labels, Choice& current,
            const std::vector<const char*>& icons = {}) {
    const int now = static_cast<int>(current);
    const float width = kit::segments_width(labels, icons) + px(8);
    int chosen = -1;
    if (width <= place.GetWidth()) {
        chosen = kit::segments({place.Min, {place.Min.x + width, place.Max.y}}, name, labels, now, icons);
    } else {
        const std::vector<std::string> options(labels.begin(), labels.end());
        chosen = kit::select(place, name, options, now, false, false);
    }
    if (chosen >= 0) current = static_cast<Choice>(chosen);
}

void draw_zoom(SettingsSheet& sheet, const Rect& place) {
    float& zoom = sheet.view.settings.theme.zoom;
    const int at = zoom_position(zoom);
    const int last = static_cast<int>(zooms.size()) - 1;
    const float side = place.GetHeight();
    const auto set = [&](int position) {
        zoom = static_cast<float>(zooms[static_cast<std::size_t>(std::clamp(position, 0, last))]) / 100;
    };
    Rect rest = place;
    const Rect smaller = kit::cut_left(rest, side);
    const Rect figure = kit::cut_left(rest, px(64));
    const Rect larger = kit::cut_left(rest, side);
    if (kit::icon_button(smaller, icon_minus, "Smaller text", at == 0)) set(at - 1);
    kit::text(figure, std::to_string(zooms[static_cast<std::size_t>(at)]) + " %",
              {TextSize::Body, true, 0, kit::Align::Centre});
    if (kit::icon_button(larger, icon_plus, "Larger text", at == last)) set(at + 1);
    rest.Min.x += px(8);
    if (zooms[static_cast<std::size_t>(at)] != 100 &&
        kit::button(
            {rest.Min, {rest.Min.x + kit::button_width("Back to 100 %", {.kind = kit::ButtonKind::Quiet}), rest.Max.y}},
            "Back to 100 %", {.kind = kit::ButtonKind::Quiet}))
        zoom = 1;
}

std::int64_t keys_of(ActionGroup group) {
    return std::ranges::count_if(all_actions(),
                                 [&](const Action& action) { return action.group == group && !action.key.empty(); });
}

constexpr std::array groups{ActionGroup::Program, ActionGroup::Create, ActionGroup::File, ActionGroup::Plan,
                            ActionGroup::View};

float draw_keys(ActionGroup group, float x, float y, float width) {
    const float line = px(28);
    kit::heading(kit::rect_at(x, y, width, px(24)), label_of(group), 3, {TextSize::Meta, true, look().colour.ink1});
    y += px(24);
    const kit::Group list(Role::List, label_of(group));
    for (const Action& action : all_actions()) {
        if (action.group != group || action.key.empty()) continue;
        const std::string key = shown_key(action.key, look().mac);
        const Rect row = kit::rect_at(x, y, width, line);
        kit::node(Role::ListItem, std::string(action.name) + ": " + key, row);
        const float cap = kit::key_cap_width(key);
        kit::draw_text({row.Min, {row.Max.x - cap - px(8), row.Max.y}}, action.name);
        kit::frame_line(kit::rect_at(row.Max.x - cap, std::floor(row.GetCenter().y - px(9)), cap, px(18)),
                        look().colour.edge, px(4));
        kit::draw_text({{row.Max.x - cap, row.Min.y}, row.Max}, key,
                       {TextSize::Meta, false, look().colour.ink1, kit::Align::Centre});
        y += line;
    }
    return px(24) + static_cast<float>(keys_of(group)) * line + px(12);
}

float keys_height(ActionGroup group) {
    if (keys_of(group) == 0) return 0;
    return px(24) + static_cast<float>(keys_of(group)) * px(28) + px(12);
}

}  // namespace

// --- Cards ---------------------------------------------------------------------------------------------------------------

SettingsCard::SettingsCard(SettingsSheet& sheet, std::string_view heading, float content_height, std::int64_t count)
    : sheet_(sheet),
      group_(Role::Region, heading, kit::rect_at(sheet.x, sheet.y, sheet.width, px(41 + 2 * pad) + content_height)),
      scope_(heading) {
    const Rect box = kit::rect_at(sheet.x, sheet.y, sheet.width, px(41 + 2 * pad) + content_height);
    rest = kit::inset(kit::card(box, heading, count), px(pad) - 1, px(pad));
    bottom_ = box.Max.y;
}

SettingsCard::~SettingsCard() { sheet_.y = bottom_ + px(card_gap); }

Rect SettingsCard::take(float height) { return kit::cut_top(rest, height); }

Rect SettingsCard::take_row(float height) {
    Rect row = take(height);
    row.Expand({px(pad - 1), 0});
    return row;
}

void SettingsCard::draw_line() {
    const float beyond = px(pad) - px(pad - 1);
    kit::line_across(rest.Min.x + beyond, rest.Max.x - beyond, rest.Min.y - 1, look().colour.line);
}

float label_room(const SettingsSheet& sheet) { return sheet.view.phone ? px(28) : 0; }

float line_height() { return px(look().coarse ? 52.0f : 44.0f); }

Rect labelled(const SettingsSheet& sheet, SettingsCard& card, std::string_view label) {
    Rect line = card.take(line_height() + label_room(sheet));
    if (sheet.view.phone) kit::cut_top(line, px(8));
    const Rect words = sheet.view.phone ? kit::cut_top(line, px(20)) : kit::cut_left(line, px(label_width));
    kit::text(words, label, {TextSize::Body, false, look().colour.ink1});
    const float height = px(look().size.button);
    return kit::rect_at(line.Min.x, std::floor(line.GetCenter().y - height / 2), line.GetWidth(), height);
}

float unfolding_row_height() { return px(look().coarse ? 56.0f : 48.0f); }

bool draw_unfolding_row(SettingsSheet& sheet, SettingsCard& card, const EntityType& type, const Entity& record,
                        const std::string& facts, Id& open) {
    const Rect row = card.take_row(unfolding_row_height());
    const bool unfolded = open == record.id;
    const bool selected = sheet.view.selection.type == &type && sheet.view.selection.contains(record.id);
    const std::string name = title_of(type, record);
    const kit::Item it = kit::row(row, name, {.selected = selected, .description = facts});
    kit::tree().at(kit::tree().nodes().size() - 1).expanded = unfolded ? Tristate::Yes : Tristate::No;
    if (it.pressed) open = unfolded ? Id{} : record.id;
    const float centre = std::floor(row.GetCenter().y);
    kit::draw_icon(kit::rect_at(row.Min.x + px(16), row.Min.y, px(24), row.GetHeight()),
                   unfolded ? icon_chevron_down : icon_chevron_right, 16, look().colour.ink1);
    kit::draw_text({row.Min.x + px(52), centre - px(19), row.Max.x - px(16), centre + px(1)}, name, kit::strong());
    kit::draw_text({row.Min.x + px(52), centre + px(1), row.Max.x - px(16), centre + px(19)}, facts, kit::meta());
    return unfolded;
}

float adding_height(const SettingsSheet& sheet, bool open) {
    if (!open) return px(look().size.button);
    return px(look().size.field) + (sheet.state.error.empty() ? 0 : px(20));
}

bool draw_adding(SettingsSheet& sheet, SettingsCard& card, std::string_view label, std::string_view placeholder,
                 bool& open) {
    SettingsState& state = sheet.state;
    Rect line = card.take(adding_height(sheet, open));
    if (!open) {
        float x = line.Min.x;
        if (kit::button(x, line.Min.y, label, {.icon = icon_plus, .disabled = !sheet.view.may_edit})) {
            state.adding_person = state.adding_calendar = state.adding_playbook = false;
            open = state.fresh = true;
            state.name.clear();
            state.error.clear();
            kit::again();
        }
        return false;
    }
    line.Max.y = line.Min.y + px(look().size.field);
    const kit::ButtonLook primary{.kind = kit::ButtonKind::Primary};
    const float add = kit::button_width("Add", primary);
    const float cancel = kit::button_width("Cancel");
    const Rect cancel_box = kit::cut_right(line, cancel);
    kit::cut_right(line, px(8));
    const Rect add_box = kit::cut_right(line, add);
    kit::cut_right(line, px(8));
    if (std::exchange(state.fresh, false)) kit::edit_field(kit::id_of("adding"));
    const kit::FieldEvent event = kit::field(
        line, state.name,
        {.label = label, .placeholder = placeholder, .error = state.error, .show_label = false, .id = "adding"});
    if (event.changed) state.error.clear();
    if (event.editing) state.name = event.text;
    const bool pressed = kit::button(add_box, "Add", primary);
    if (kit::button(cancel_box, "Cancel") || event.cancelled) {
        open = false;
        state.error.clear();
        return false;
    }
    return pressed || (event.committed() && event.end == TextEnd::Enter);
}

bool finish_adding(SettingsSheet& sheet, Result<Edit> made, bool& open) {
    SettingsState& state = sheet.state;
    if (!made) {
        state.error = made.error().message;
        state.fresh = true;
        kit::again();
        return false;
    }
    sheet.view.out.send(std::move(*made));
    open = false;
    return true;
}

void draw_appearance(SettingsSheet& sheet) {
    ThemeRequest& theme = sheet.view.settings.theme;
    SettingsCard card(sheet, "Appearance", 3 * (line_height() + label_room(sheet)));
    choose(labelled(sheet, card, "Theme"), "Theme", {"System", "Light", "Dark", "High contrast"}, theme.choice,
           {icon_monitor, icon_sun, icon_moon, icon_eye});
    choose(labelled(sheet, card, "Rows"), "Rows", {"Dense", "Regular", "Roomy"}, theme.density);
    draw_zoom(sheet, labelled(sheet, card, "Size of text and all else"));
}

void name_field(Rect box, std::string_view label, std::string_view example, std::string& name) {
    box.Max.x = std::min(box.Max.x, box.Min.x + px(320));
    const kit::FieldEvent event =
        kit::field(kit::rect_at(box.Min.x, box.Min.y, box.GetWidth(), px(look().size.field)), name,
                   {.label = label, .placeholder = example, .show_label = false, .spell_check = false});
    if (event.committed()) name = std::string(trimmed(event.text));
}

void draw_you(SettingsSheet& sheet) {
    const std::string_view note =
        "Stands beside what you write and change. It is kept on this device, and goes into files that you hand to "
        "others.";
    const float inner = sheet.width - px(2 * pad);
    SettingsCard card(sheet, "You",
                      2 * (line_height() + label_room(sheet)) + kit::wrapped_height(inner, note, kit::meta()) + px(4));
    name_field(labelled(sheet, card, "Your name"), "Your name", "e.g. Ines Okafor", sheet.view.settings.author);
    name_field(labelled(sheet, card, "This device"), "This device", "e.g. laptop", sheet.view.settings.device);
    card.rest.Min.y += px(4);
    kit::wrapped(card.rest, note, kit::meta());
}

void draw_shortcuts(SettingsSheet& sheet) {
    const bool two = sheet.width >= px(640);
    float total = 0;
    for (const ActionGroup group : groups) total += keys_height(group);
    std::size_t left_count = groups.size();
    float left_total = total;
    float above = 0;
    for (std::size_t i = 0; two && i < groups.size(); ++i) {  // The cut that leaves the shorter page.
        above += keys_height(groups[i]);
        if (std::max(above, total - above) >= std::max(left_total, total - left_total)) continue;
        left_total = above;
        left_count = i + 1;
    }
    SettingsCard card(sheet, "Keyboard", std::max(left_total, total - left_total));
    const float column = two ? std::floor((card.rest.GetWidth() - px(32)) / 2) : card.rest.GetWidth();
    float y = card.rest.Min.y;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (i == left_count) y = card.rest.Min.y;
        if (keys_of(groups[i]) > 0)
            y += draw_keys(groups[i], card.rest.Min.x + (i < left_count ? 0 : column + px(32)), y, column);
    }
}

void draw_about_rapport(SettingsSheet& sheet) {
    struct Part {
        std::string_view name;
        std::string_view licence;
    };
    constexpr std::array parts{Part{"Dear ImGui " IMGUI_VERSION, "MIT"}, Part{"JSON for Modern C++", "MIT"},
                               Part{"pugixml", "MIT"}, Part{"Inter, the typeface", "SIL Open Font License 1.1"},
                               Part{"Lucide, the icons", "ISC"}};
    const std::string words =
        "Rapport is free software under the MIT licence. It works without a connection, has no account, and sends "
        "nothing anywhere. "
        "Its files are JSON in format " +
        std::to_string(format_version) + ", open to every other program.";
    const float inner = sheet.width - px(2 * pad);
    const float height = kit::wrapped_height(inner, words);
    SettingsCard card(sheet, "About Rapport", height + px(8) + static_cast<float>(parts.size()) * px(24));
    kit::wrapped(card.take(height), words);
    card.take(px(8));
    for (const Part& part : parts) {
        const Rect line = card.take(px(24));
        kit::text(line, part.name, {TextSize::Body, false, look().colour.ink1});
        kit::text(line, part.licence, {TextSize::Meta, false, look().colour.ink1, kit::Align::Right});
    }
}

void draw_settings(ViewContext& view, SettingsState& state) {
    follow_route(view, state.routed);
    kit::Scroll scroll("settings", view.area);
    const float width = std::min(scroll.width() - px(32), px(widest));
    SettingsSheet sheet{view, state, reading_of(view), scroll.origin().x + px(16), width, scroll.origin().y + px(16)};
    draw_appearance(sheet);
    draw_you(sheet);
    draw_colleagues(sheet);
    draw_storage(sheet);
    draw_copies(sheet);
    draw_team(sheet);
    draw_soft_skills(sheet);
    draw_playbooks(sheet);
    draw_calendars(sheet);
    draw_shortcuts(sheet);
    draw_about_rapport(sheet);
    scroll.set_content(sheet.y - scroll.origin().y);
    draw_exception_form(view, state);
    draw_soft_skill_form(view, state.soft_skills);
}

}  // namespace rapport
