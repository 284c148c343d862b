// The sides of a project, each with its light, the reason for it, and the records on which that rests.

#include <algorithm>
#include <cmath>

#include "app/commands/pulse.h"
#include "base/text.h"
#include "schedule/notation.h"
#include "ui/views/search_view.h"
#include "ui/views/status_parts.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr float narrow = 560;  ///< Below this many CSS pixels the reason stands beneath the light.
constexpr float mark_css = 232;
constexpr int reason_lines = 4;

bool is_own(const DimensionLight& side) { return side.dimension == Dimension::Own; }

/// What is said of a side: who set it and why, and what is computed.
struct SideWords {
    std::string by_hand;
    std::string reason;
};

SideWords words_of(const StatusSheet& sheet, const DimensionLight& side) {
    SideWords words{{}, side.reason};
    if (!side.manual) {
        if (!side.counts) words.reason += " It does not count.";
        return words;
    }
    const Person* who = sheet.view.workspace.find(side.manual->by);
    words.by_hand = "By hand, " + (who ? who->name + ", " : std::string()) +
                    format_day(side.manual->on, sheet.view.this_year()) + ": " + side.manual->reason;
    if (is_own(side)) words.reason.clear();
    else words.reason = "Computed: " + side.reason;
    return words;
}

/// Its name; an own side may be called like one of ours.
std::string key_of(const DimensionLight& side) { return (is_own(side) ? "own side " : "") + side.name; }
SourceList sources_of(const DimensionLight& side) {
    return {key_of(side), side.name, side.sources.size(), [&side] { return side.sources; }};
}

struct SidePlaces {
    bool beneath = false;
    float words_width = 0;
    float words = 0;    ///< High.
    float head = 0;     ///< All but the sources.
    float sources = 0;  ///< Their list, where it is open.
};

SidePlaces places_of(const StatusSheet& sheet, const DimensionLight& side, float width) {
    SidePlaces places;
    places.beneath = width < px(narrow);
    const float menu = px(look().size.icon_hit + 8);
    places.words_width = width - px(32) - menu - (places.beneath ? 0 : px(mark_css));
    if (places.beneath) places.words_width += menu;
    const SideWords words = words_of(sheet, side);
    const kit::TextLook small = kit::meta();
    for (const std::string* text : {&words.by_hand, &words.reason})
        if (!text->empty()) places.words += kit::wrapped_height(places.words_width, *text, small, reason_lines) + px(2);
    places.words += sources_button_height(sources_of(side));
    const float mark = px(50);
    places.head = px(20) + (places.beneath ? mark + px(4) + places.words : std::max(mark, places.words));
    places.sources = source_list_height(sheet, sources_of(side));
    return places;
}

void draw_side_menu(StatusSheet& sheet, const DimensionLight& side, const Rect& strip) {
    ViewContext& view = sheet.view;
    const float hit = px(look().size.icon_hit);
    const Rect place = kit::rect_at(strip.Max.x - hit, strip.Min.y, hit, hit);
    const std::string menu = "More for " + key_of(side);
    if (kit::icon_button(place, icon_ellipsis, menu)) kit::open_menu(menu);
    if (!kit::begin_menu(menu, place, 220)) return;
    if (kit::menu_item("Set by hand…", icon_pencil, {}, view.may_edit)) open_hand_light(sheet.state, &side);
    const bool own = is_own(side);
    if (side.manual && kit::menu_item(own ? "Take it away" : "Computed again", icon_rotate_ccw, {}, view.may_edit))
        view.out.send(end_manual_light(view.workspace, {side.manual->id}, view.today),
                      own ? "Taken away." : "It is computed again.");
    if (side.manual && kit::menu_item("Show what was set", icon_info))
        select_record(view, type_of<ManualLight>, side.manual->id);
    kit::end_menu();
}

void draw_words(StatusSheet& sheet, const DimensionLight& side, Rect rest) {
    const SideWords words = words_of(sheet, side);
    const auto write = [&](const std::string& text, ImU32 ink) {
        if (!text.empty()) rest.Min.y += kit::wrapped(rest, text, {TextSize::Meta, false, ink}, reason_lines) + px(2);
    };
    write(words.by_hand, look().colour.ink0);
    write(words.reason, side.manual ? look().colour.ink1 : look().colour.ink0);
    draw_sources_button(sheet, sources_of(side), rest);
}

void draw_side(StatusSheet& sheet, const DimensionLight& side, const Rect& row, const SidePlaces& places) {
    const kit::IdScope scope(key_of(side));
    Rect rest = kit::inset(row, px(16), px(10));
    Rect below = rest;
    below.Min.y = row.Min.y + places.head;
    draw_side_menu(sheet, side, rest);
    Rect head = places.beneath ? kit::cut_top(rest, px(54)) : kit::cut_left(rest, px(mark_css));
    kit::text(kit::rect_at(head.Min.x, head.Min.y, head.GetWidth() - px(places.beneath ? 40 : 8), px(22)), side.name,
              kit::strong());
    const bool own = is_own(side) && side.manual;
    draw_light_mark(head.Min.x, head.Min.y + px(35),
                    {.shown = side.shown,
                     .computed = own ? side.manual->light : side.computed,
                     .overridden = sheet.lights.overridden(),
                     .by_hand = side.manual && !own,
                     .what = side.name,
                     .beside = own ? "by hand" : "computed"});
    draw_words(sheet, side, {rest.Min, {rest.Min.x + places.words_width, rest.Max.y}});
    draw_source_list(sheet, sources_of(side), below);
}

}  // namespace

void draw_sides(StatusSheet& sheet, CardColumn& column) {
    std::vector<SidePlaces> places;
    float height = px(41) + px(4);
    for (const DimensionLight& side : sheet.lights.sides) {
        places.push_back(places_of(sheet, side, column.width));
        height += std::floor(places.back().head + places.back().sources);
    }
    const Rect box = column.take(height);
    const kit::Group group(Role::Region, "Every side", box);
    Rect rest = kit::card(box, "Every side");
    for (std::size_t i = 0; i < places.size(); ++i) {
        const Rect row = kit::cut_top(rest, std::floor(places[i].head + places[i].sources));
        kit::line_across(box.Min.x + 1, box.Max.x - 1, row.Min.y, look().colour.line);
        if (row.Overlaps(sheet.view.area)) draw_side(sheet, sheet.lights.sides[i], row, places[i]);
    }
}

}  // namespace rapport
