// On what a light or a figure of a project's status rests: each record is a way to it.

#include <algorithm>

#include "base/text.h"
#include "engagement/sayings.h"
#include "schedule/notation.h"
#include "ui/views/search_view.h"
#include "ui/views/status_parts.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr std::size_t most_sources = 12;

float source_height() { return px(look().coarse ? 44.0f : 26.0f); }

kit::ButtonLook look_of(bool open) {
    return {.kind = kit::ButtonKind::Quiet,
            .icon = open ? icon_chevron_down : icon_chevron_right,
            .small = true,
            .id = "sources"};
}

/// "Answers of Ruth Adeyemi, 1 Nov": what was asked has no name of its own.
std::string words_of(const ViewContext& view, const Pulse& pulse) {
    const Stakeholder* client = view.workspace.find(pulse.from);
    const Person* ours = view.workspace.find(pulse.colleague);
    const std::string who = client ? client->name : ours ? ours->name : std::string("somebody not named");
    return "Answers of " + who + ", " + format_day(date_of(pulse.asked), view.this_year());
}

/// A record that is gone is said to be.
std::string words_of(const ViewContext& view, const LightSource& source) {
    const Entity* record = view.workspace.find(*source.type, source.record);
    if (record && source.type == &type_of<Pulse>) return words_of(view, static_cast<const Pulse&>(*record));
    return std::string(source.type->label) + ": " +
           (record ? shortened(title_said(view.workspace, *source.type, *record), 100) : std::string("deleted"));
}

void draw_source(StatusSheet& sheet, const LightSource& source, const Rect& row) {
    ViewContext& view = sheet.view;
    const std::string words = words_of(view, source);
    const bool selected = view.selection.contains(source.record);
    if (kit::row(row, words, {.selected = selected, .can_select = true}).pressed)
        select_record(view, *source.type, source.record);
    kit::draw_icon(kit::rect_at(row.Min.x, row.Min.y, px(16), row.GetHeight()), icon_of_type(*source.type), 14,
                   look().colour.ink1);
    kit::draw_text({{row.Min.x + px(22), row.Min.y}, row.Max}, words, {TextSize::Meta});
}

}  // namespace

bool is_open(const StatusSheet& sheet, const SourceList& list) {
    return list.all > 0 && sheet.state.sources == list.key;
}

float sources_button_height(const SourceList& list) {
    return list.all == 0 ? 0 : kit::button_height(look_of(false)) + px(4);
}

float source_list_height(const StatusSheet& sheet, const SourceList& list) {
    if (!is_open(sheet, list)) return 0;
    const std::size_t lines = std::min(list.all, most_sources) + (list.all > most_sources ? 1 : 0);
    return static_cast<float>(lines) * source_height() + px(10);
}

void draw_sources_button(StatusSheet& sheet, const SourceList& list, Rect& rest) {
    if (list.all == 0) return;
    const kit::ButtonLook quiet = look_of(is_open(sheet, list));
    const std::string label = counted(static_cast<std::int64_t>(list.all), "source", "sources") + " of " + list.of;
    const Rect line = kit::cut_top(rest, sources_button_height(list));
    const float wide = std::min(kit::button_width(label, quiet), line.GetWidth());
    const kit::IdScope scope(list.key);
    if (kit::button(kit::rect_at(line.Min.x - px(8), line.Min.y, wide, kit::button_height(quiet)), label, quiet))
        sheet.state.sources = is_open(sheet, list) ? std::string() : list.key;
}

void draw_source_list(StatusSheet& sheet, const SourceList& list, Rect rest) {
    if (!is_open(sheet, list)) return;
    const kit::IdScope scope(list.key);
    const kit::Group group(Role::Group, "Sources of " + list.of, rest);
    const std::vector<LightSource> records = list.records();
    for (std::size_t i = 0; i < std::min(records.size(), most_sources); ++i) {
        const kit::IdScope row(static_cast<int>(i));
        draw_source(sheet, records[i], kit::cut_top(rest, source_height()));
    }
    if (records.size() > most_sources)
        kit::text(kit::cut_top(rest, source_height()), "and " + std::to_string(records.size() - most_sources) + " more",
                  kit::meta());
}

}  // namespace rapport
