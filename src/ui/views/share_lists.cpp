// What goes into a page and what stays inside, as two lists.

#include <algorithm>
#include <array>
#include <cmath>

#include "app/commands/snapshot.h"
#include "base/text.h"
#include "ui/views/share_parts.h"

namespace rapport {
namespace {

using Found = Workspace::Found;
using kit::Rect;

constexpr float two_columns_from = 620, between = 24, indent = 22;
constexpr std::string_view never_words =
    "Never in a page, whatever is ticked: internal notes, comments, rates and costs, hours and who has too much to do, "
    "what "
    "is written about people, and the tasks below the milestones.";

/// From the top down.
struct Sheet {
    float x, y, width;
    Rect take(float height, float gap = 0) {
        const Rect strip = kit::rect_at(x, y, width, height);
        y += height + px(gap);
        return strip;
    }
};

float line_height() { return px(look().coarse ? 44.0f : 28.0f); }

std::string capitalised(std::string_view word) {
    std::string text(word);
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
    return text;
}

std::size_t shared_in(const ShareGroup& group) {
    return static_cast<std::size_t>(
        std::ranges::count_if(group.lines, [](const ShareLine& line) { return line.record.record->shared; }));
}

/// With what it is part of; and what is part of it goes with it.
void toggle(ViewContext& view, const ShareGroup& group, const ShareLine& line) {
    std::vector<Found> records{line.record};
    const bool share = !line.record.record->shared;
    for (const ShareLine& other : group.lines) {
        if (share && !line.inside.is_null() && other.record.record->id == line.inside) records.push_back(other.record);
        if (!share && other.inside == line.record.record->id) records.push_back(other.record);
    }
    view.out.send(share ? share_records(view.workspace, records) : unshare_records(view.workspace, records));
}

void share_all(ViewContext& view, const ShareGroup& group) {
    std::vector<Found> records;
    for (const ShareLine& line : group.lines) records.push_back(line.record);
    view.out.send(share_records(view.workspace, records));
}

void draw_line(ViewContext& view, const ShareGroup& group, const ShareLine& line, Rect strip) {
    const kit::IdScope scope(line.record.record->id);
    if (!line.inside.is_null()) strip.Min.x += px(indent);
    const float note = line.note.empty() ? 0 : std::min(kit::text_width(line.note, kit::meta()), strip.GetWidth() / 2);
    const Rect box{strip.Min, {strip.Max.x - note - px(8), strip.Max.y}};
    if (kit::checkbox(box, line.name, line.record.record->shared, true, !view.may_edit)) toggle(view, group, line);
    if (line.note.empty()) return;
    kit::TextLook small = kit::meta();
    small.align = kit::Align::Right;
    kit::text({{strip.Max.x - note - px(1), strip.Min.y}, strip.Max}, line.note, small);
}

void draw_group(ViewContext& view, const ShareGroup& group, Sheet& sheet) {
    const kit::IdScope scope(group.heading);
    const std::size_t shared = shared_in(group);
    const std::string heading =
        group.heading + ": " + std::to_string(shared) + " of " + std::to_string(group.lines.size());
    const float top = sheet.y;
    Rect head = sheet.take(px(28));
    if (!group.all.empty() && group.lines.size() > 1 && shared < group.lines.size()) {
        const kit::ButtonLook quiet{.kind = kit::ButtonKind::Quiet, .small = true, .disabled = !view.may_edit};
        const float wide = kit::button_width(group.all, quiet);
        const float height = kit::button_height(quiet);
        const bool beside = kit::text_width(heading, kit::strong()) + px(8) + wide <= head.GetWidth();
        const Rect strip = beside ? kit::cut_right(head, wide) : sheet.take(height, 4);
        const Rect box = kit::rect_at(beside ? strip.Min.x : strip.Min.x, std::floor(strip.GetCenter().y - height / 2),
                                      wide, height);
        kit::heading(head, heading, 3, kit::strong());
        if (kit::button(box, group.all, quiet)) share_all(view, group);
    } else {
        kit::heading(head, heading, 3, kit::strong());
    }
    const float height = static_cast<float>(group.lines.size()) * line_height();
    const kit::Group boxes(Role::Group, group.heading, kit::rect_at(sheet.x, top, sheet.width, sheet.y + height - top));
    for (const ShareLine& line : group.lines) draw_line(view, group, line, sheet.take(line_height()));
    sheet.y += px(14);
}

/// What of each kind stays inside: as the page that was made counts it, or else as it is ticked.
std::vector<std::pair<std::string, std::int64_t>> left_out(const ShareState& state) {
    std::vector<std::pair<std::string, std::int64_t>> counts;
    if (state.page && *state.page) {
        for (const ShareCount& count : (*state.page)->counts)
            if (count.out > 0) counts.emplace_back(capitalised(count.type->plural), count.out);
    } else {
        for (const ShareGroup& group : state.groups)
            if (const std::size_t out = group.lines.size() - shared_in(group); out > 0)
                counts.emplace_back(group.heading, static_cast<std::int64_t>(out));
    }
    return counts;
}

void draw_out(const ShareState& state, Sheet& sheet) {
    const auto counts = left_out(state);
    std::int64_t all = 0;
    for (const auto& [what, count] : counts) all += count;
    kit::heading(sheet.take(px(28)), "Left out: " + with_thousands(all), 2, kit::strong());
    if (counts.empty()) {
        sheet.y += kit::wrapped(sheet.take(0), "Nothing of it stays inside.", kit::meta(), 3) + px(8);
    } else {
        const float line = px(26);
        const kit::Group list(Role::List, "Left out",
                              kit::rect_at(sheet.x, sheet.y, sheet.width, line * static_cast<float>(counts.size())));
        for (const auto& [what, count] : counts) {
            const Rect row = sheet.take(line);
            kit::node(Role::ListItem, what + ": " + with_thousands(count), row);
            kit::draw_text({row.Min, {row.Max.x - px(60), row.Max.y}}, what);
            kit::draw_text(row, with_thousands(count), {TextSize::Body, false, look().colour.ink1, kit::Align::Right});
            kit::line_across(row.Min.x, row.Max.x, row.Max.y - 1, look().colour.line);
        }
        sheet.y += px(10);
    }
    const float height = kit::wrapped_height(sheet.width, never_words, kit::meta(), 8);
    kit::wrapped(sheet.take(height, 8), never_words, kit::meta(), 8);
}

}  // namespace

float draw_share_lists(ViewContext& view, ShareState& state, float x, float y, float width) {
    const bool two = width >= px(two_columns_from);
    const float right = two ? std::floor(width * 0.34f) : width;
    Sheet in{x, y, two ? width - right - px(between) : width};
    std::size_t all = 0;
    for (const ShareGroup& group : state.groups) all += shared_in(group);
    kit::heading(in.take(px(28)), "What goes in: " + with_thousands(static_cast<std::int64_t>(all)), 2, kit::strong());
    for (const ShareGroup& group : state.groups) draw_group(view, group, in);
    Sheet out{two ? x + width - right : x, two ? y : in.y, right};
    draw_out(state, out);
    return std::max(in.y, out.y) - y;
}

}  // namespace rapport
