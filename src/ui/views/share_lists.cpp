// What goes into a page and what stays inside, as two lists.

#include <algorithm>
#include <array>
#include <cmath>

#include "app/commands/snapshot.h"
#include "base/text.h"
#include "ui/views/dialog_sheet.h"
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
constexpr std::string_view never_with_plan_words =
    "Never in the file, whatever is ticked: internal notes, comments, rates and costs, hours and who has too much to "
    "do, and what is written about people.";
constexpr std::string_view plan_words =
    "Every shared task of the plan, not the milestones alone, with its days and what it says to the client; and, where "
    "they are shared, links, who does it, by name alone, and what was agreed first.";
constexpr std::string_view plan_beside_words = " All else that is on the page stands there as words to read.";
constexpr std::string_view plan_alone_words =
    " All else that is ticked goes in as words to read, and nothing of it can be answered.";

float line_height() { return px(look().coarse ? 44.0f : 28.0f); }

std::size_t shared_in(const ShareGroup& group) {
    return static_cast<std::size_t>(
        std::ranges::count_if(group.lines, [](const ShareLine& line) { return line.record.record->shared; }));
}

/// What of it the page has. Promises and what is put right stand there only while somebody is not content.
std::size_t goes_in(const ShareState& state, const ShareGroup& group) {
    const EntityType* type = group.lines.empty() ? nullptr : group.lines.front().record.type;
    const bool at_times = type == &type_of<Promise> || type == &type_of<Recovery>;
    if (!at_times || !state.page || !*state.page) return shared_in(group);
    const std::vector<ShareCount>& counts = (*state.page)->counts;
    const auto at = std::ranges::find(counts, type, &ShareCount::type);
    return at == counts.end() ? 0 : static_cast<std::size_t>(at->in);
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

/// Lines that are listed: the first ones, and what goes in.
std::vector<const ShareLine*> listed_lines(const ShareGroup& group, bool unfolded) {
    std::vector<const ShareLine*> lines;
    for (std::size_t i = 0; i < group.lines.size(); ++i)
        if (unfolded || group.most == 0 || i < group.most || group.lines[i].record.record->shared)
            lines.push_back(&group.lines[i]);
    return lines;
}

/// A decision that they see without all of its options.
std::vector<Found> options_to_offer(const ShareGroup& group, const ShareLine& line) {
    std::vector<Found> options;
    if (line.record.type != &type_of<RegisterEntry> || !line.record.record->shared) return options;
    for (const ShareLine& other : group.lines)
        if (other.inside == line.record.record->id && !other.record.record->shared) options.push_back(other.record);
    return options;
}

void draw_offer(ViewContext& view, const std::vector<Found>& options, Id decision, Rect strip) {
    const kit::IdScope scope(decision);
    const kit::ButtonLook quiet{.kind = kit::ButtonKind::Quiet, .small = true, .disabled = !view.may_edit};
    const auto count = std::ssize(options);
    const std::string label =
        count == 1 ? "Share its option too" : "Share its " + std::to_string(count) + " options too";
    const float height = kit::button_height(quiet);
    const Rect box = kit::rect_at(strip.Min.x + px(indent), std::floor(strip.GetCenter().y - height / 2),
                                  kit::button_width(label, quiet), height);
    if (kit::button(box, label, quiet)) view.out.send(share_records(view.workspace, options));
}

void draw_lines(ViewContext& view, ShareState& state, const ShareGroup& group, DialogSheet& sheet, float top) {
    const std::vector<const ShareLine*> lines = listed_lines(group, state.unfolded);
    const std::size_t hidden = group.lines.size() - lines.size();
    std::size_t rows = lines.size() + (hidden > 0 ? 1 : 0);
    for (const ShareLine* line : lines) rows += options_to_offer(group, *line).empty() ? 0 : 1;
    const float height = static_cast<float>(rows) * line_height();
    const kit::Group boxes(Role::Group, group.heading, kit::rect_at(sheet.x, top, sheet.width, sheet.y + height - top));
    for (const ShareLine* line : lines) {
        draw_line(view, group, *line, sheet.take(line_height()));
        if (const std::vector<Found> options = options_to_offer(group, *line); !options.empty())
            draw_offer(view, options, line->record.record->id, sheet.take(line_height()));
    }
    if (hidden == 0) return;
    const kit::ButtonLook quiet{.kind = kit::ButtonKind::Quiet, .small = true};
    const Rect strip = sheet.take(line_height());
    const std::string label = "Show " + std::to_string(hidden) + " more";
    if (kit::button(kit::rect_at(strip.Min.x, strip.Min.y, kit::button_width(label, quiet), kit::button_height(quiet)),
                    label, quiet))
        state.unfolded = true;
}

void draw_group(ViewContext& view, ShareState& state, const ShareGroup& group, DialogSheet& sheet) {
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
        const Rect box = kit::rect_at(strip.Min.x, std::floor(strip.GetCenter().y - height / 2), wide, height);
        kit::heading(head, heading, 3, kit::strong());
        if (kit::button(box, group.all, quiet)) share_all(view, group);
    } else {
        kit::heading(head, heading, 3, kit::strong());
    }
    draw_lines(view, state, group, sheet, top);
    sheet.y += px(14);
}

using Counts = std::vector<std::pair<std::string, std::int64_t>>;

Counts counts_by(const std::vector<ShareCount>& counts, std::int32_t ShareCount::* which) {
    Counts by;
    for (const ShareCount& count : counts)
        if (count.*which > 0) by.emplace_back(share_kind(*count.type), count.*which);
    return by;
}

/// What of each kind stays inside: as the file that was made counts it, or else as it is ticked.
Counts left_out(const ShareState& state) {
    if (state.page && *state.page) return counts_by(form_counts(state), &ShareCount::out);
    Counts counts;
    for (const ShareGroup& group : state.groups)
        if (const std::size_t out = group.lines.size() - shared_in(group); out > 0)
            counts.emplace_back(group.heading, static_cast<std::int64_t>(out));
    return counts;
}

/// Under a heading with their sum; `none` where there are none.
void draw_counts(std::string_view heading, const Counts& counts, std::string_view none, DialogSheet& sheet) {
    std::int64_t all = 0;
    for (const auto& [what, count] : counts) all += count;
    kit::heading(sheet.take(px(28)), std::string(heading) + ": " + with_thousands(all), 2, kit::strong());
    if (counts.empty()) return sheet.say(none, kit::meta(), 8, 3);
    const float line = px(26);
    const kit::Group list(Role::List, heading,
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

/// What goes along with the page, or alone: it is more than what is ticked here, and less.
void draw_plan_counts(const ShareState& state, DialogSheet& sheet) {
    if (state.form.form == SnapshotForm::Page || !state.page || !*state.page) return;
    const bool alone = state.form.form == SnapshotForm::Data;
    draw_counts(alone ? "Of the plan, in the data" : "Of the plan, in the interactive view",
                counts_by(state.form.plan, &ShareCount::in),
                "No task of the plan is shared: there is nothing to look around in.", sheet);
    sheet.say(std::string(plan_words) + std::string(alone ? plan_alone_words : plan_beside_words), kit::meta(), 14, 8);
}

void draw_out(const ShareState& state, DialogSheet& sheet) {
    draw_counts("Left out", left_out(state), "Nothing of it stays inside.", sheet);
    sheet.say(state.form.form == SnapshotForm::Page ? never_words : never_with_plan_words, kit::meta(), 8, 8);
}

}  // namespace

float draw_share_lists(ViewContext& view, ShareState& state, float x, float y, float width) {
    const bool two = width >= px(two_columns_from);
    const float right = two ? std::floor(width * 0.34f) : width;
    DialogSheet in{x, y, two ? width - right - px(between) : width, 0};
    std::size_t all = 0;
    for (const ShareGroup& group : state.groups) all += goes_in(state, group);
    draw_plan_counts(state, in);
    const std::string heading = "What goes in: " + with_thousands(static_cast<std::int64_t>(all));
    kit::heading(in.take(px(28)), heading, 2, kit::strong());
    for (const ShareGroup& group : state.groups) draw_group(view, state, group, in);
    DialogSheet out{two ? x + width - right : x, two ? y : in.y, right, 0};
    draw_out(state, out);
    return std::max(in.y, out.y) - y;
}

}  // namespace rapport
