#include "ui/views/conflicts.h"

#include <algorithm>
#include <cmath>

#include "app/commands/conflict.h"
#include "app/commands/record.h"
#include "base/text.h"
#include "ui/reading.h"
#include "ui/views/history_view_lines.h"
#include "ui/views/search_view.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr float widest = 880;
constexpr int value_lines = 8;
constexpr int proposal_lines = 24;

float padding() { return px(16); }
float button_row() { return px(look().size.button) + px(12); }
/// On a phone what is less often wanted stands in a row of its own.
float answers_height(const ViewContext& view) { return (view.phone ? 2 : 1) * button_row(); }

/// What stands in the history was written here.
std::string written_words(const Reading& reading, const ViewContext& view, const Stamp& stamp) {
    const bool here = view.session.history().find(stamp) != nullptr;
    return (here ? "You, here" : writer_of(view.workspace, stamp)) + ", " + format_instant(reading, {stamp.millis()});
}

std::string head_of(const ViewContext& view, const Clash& clash) {
    const std::string name = called(view.workspace, *clash.type, clash.record->id);
    if (clash.kind == ClashKind::Deletion) return name + ": deleted by one, edited by another";
    std::string fields;
    for (const ClashField& field : clash.fields)
        fields += (fields.empty() ? "" : ", ") + std::string(field.field->label);
    return name + ": " + fields;
}

// ---- One side of a clash

struct SideWords {
    std::string value;
    std::string writer;
};

SideWords side_of(const Reading& reading, const ViewContext& view, const Clash& clash, bool other) {
    if (clash.kind == ClashKind::Deletion) {
        const bool deleted = other == is_alive(*clash.record);
        const Stamp& writer = deleted ? clash.other : clash.current;
        std::string value = deleted ? "Deleted"
                            : other ? "Edited, not knowing of that"
                                    : "Edited, and therefore still here";
        return {std::move(value), written_words(reading, view, writer)};
    }
    SideWords side{{}, written_words(reading, view, other ? clash.other : clash.current)};
    for (const ClashField& field : clash.fields) {
        if (!is_for_people(*field.field)) continue;
        if (!side.value.empty()) side.value += "\n";
        if (clash.fields.size() > 1) side.value += std::string(field.field->label) + ": ";
        side.value += shown_or_dash(reading, *field.field, other ? field.other : field.current);
    }
    return side;
}

float side_height(const SideWords& side, float width) {
    return px(20) + kit::wrapped_height(width, side.value, kit::body, value_lines) + px(4) +
           kit::wrapped_height(width, side.writer, kit::meta(), 2);
}

void draw_side(const Rect& box, std::string_view label, const SideWords& side) {
    const kit::Group group(Role::Group, label, box);
    kit::text(kit::rect_at(box.Min.x, box.Min.y, box.GetWidth(), px(20)), label,
              {TextSize::Meta, true, look().colour.ink1});
    float y = box.Min.y + px(20);
    y += kit::wrapped(kit::rect_at(box.Min.x, y, box.GetWidth(), 0), side.value, kit::body, value_lines) + px(4);
    kit::wrapped(kit::rect_at(box.Min.x, y, box.GetWidth(), 0), side.writer, kit::meta(), 2);
}

// ---- One clash

bool stands_apart(float width) { return width >= px(560); }  ///< Two values beside each other.

float column_width(float width) {
    const float inner = width - 2 * padding();
    return stands_apart(width) ? std::floor((inner - px(24)) / 2) : inner;
}

float sides_height(const Reading& reading, const ViewContext& view, const Clash& clash, float width) {
    const float column = column_width(width);
    const float now = side_height(side_of(reading, view, clash, false), column);
    const float other = side_height(side_of(reading, view, clash, true), column);
    return stands_apart(width) ? std::max(now, other) : now + px(12) + other;
}

float proposal_height(const std::string& proposal, float width) {
    if (proposal.empty()) return 0;
    return px(24) + kit::wrapped_height(width - 2 * padding(), proposal, kit::body, proposal_lines) + px(12);
}

float clash_height(const Reading& reading, const ViewContext& view, const Clash& clash, const std::string& proposal,
                   float width) {
    return px(16) + kit::wrapped_height(width - 2 * padding(), head_of(view, clash), kit::strong(), 3) + px(8) +
           sides_height(reading, view, clash, width) + px(12) + proposal_height(proposal, width) + answers_height(view);
}

/// What a line-by-line merge would make of the one long text that clashes.
std::string proposal_of(const ViewContext& view, const Clash& clash) {
    if (clash.kind != ClashKind::Values || clash.fields.size() != 1) return {};
    return proposal_for(view.session.history(), clash, clash.fields.front()).value_or("");
}

Result<Edit> keep(const Workspace& workspace, const Clash& clash) {
    if (clash.conflict) return keep_current(workspace, {clash.conflict->id});
    return keep_record(workspace, *clash.type, clash.record->id);
}

Result<Edit> take(const Workspace& workspace, const Clash& clash) {
    if (clash.conflict) return take_other(workspace, {clash.conflict->id});
    return delete_record(workspace, *clash.type, clash.record->id);
}

void draw_answers(ViewContext& view, const Clash& clash, const std::string& proposal, float left, float y,
                  bool sought) {
    if (!view.may_edit) return;
    float x = left;
    const bool alive = is_alive(*clash.record);
    const bool deletes = clash.kind == ClashKind::Deletion && alive;
    const bool restores = clash.kind == ClashKind::Deletion && !alive;
    const std::string_view keeps = deletes ? "Keep it" : restores ? "Leave it deleted" : "Keep as it is";
    if (sought) kit::focus(kit::id_of(keeps));
    if (kit::button(x, y, keeps, {.icon = icon_check})) view.out.send(keep(view.workspace, clash), "Kept as it is.");
    const char* icon = deletes ? icon_trash_2 : icon_redo_2;
    if (kit::button(x, y, deletes ? "Delete it" : restores ? "Bring it back" : "Take the other", {.icon = icon}))
        view.out.send(take(view.workspace, clash), deletes    ? "Deleted."
                                                   : restores ? "It is back."
                                                              : "The other holds now.");
    if (view.phone) {
        x = left;
        y += button_row();
    }
    if (!proposal.empty() && kit::button(x, y, "Take both", {.icon = icon_list_checks})) {
        const auto field = static_cast<std::size_t>(clash.fields.front().field - clash.type->fields.data());
        view.out.send(settle_with(view.workspace, {clash.conflict->id}, field, Value(proposal)), "Both are in it now.");
    }
    if (alive && kit::button(x, y, view.phone ? "Open" : "Open and edit", {.kind = kit::ButtonKind::Quiet}))
        view.out.go(route_to_record(view.workspace, *clash.type, clash.record->id));
}

void draw_clash(ViewContext& view, const Reading& reading, const Clash& clash, const std::string& proposal,
                const Rect& box, bool sought) {
    const kit::IdScope scope(clash.record->id);
    const kit::IdScope which(clash.conflict ? clash.conflict->id : Id{});
    const std::string head = head_of(view, clash);
    const kit::Group item(Role::ListItem, head, box);
    const float x = box.Min.x + padding();
    const float inner = box.GetWidth() - 2 * padding();
    if (name_of(clash) == view.route.selected) {
        kit::fill(box, look().colour.accent_soft);
        kit::fill({box.Min, {box.Min.x + px(3), box.Max.y}}, look().colour.accent);
    }
    float y = box.Min.y + px(16);
    y += kit::wrapped(kit::rect_at(x, y, inner, 0), head, kit::strong(), 3) + px(8);
    const float column = column_width(box.GetWidth());
    const SideWords now = side_of(reading, view, clash, false);
    const SideWords other = side_of(reading, view, clash, true);
    const float now_height = side_height(now, column);
    draw_side(kit::rect_at(x, y, column, now_height), "Holds now", now);
    const bool apart = stands_apart(box.GetWidth());
    const float other_x = apart ? x + column + px(24) : x;
    const float other_y = apart ? y : y + now_height + px(12);
    draw_side(kit::rect_at(other_x, other_y, column, side_height(other, column)), "The other", other);
    y += sides_height(reading, view, clash, box.GetWidth()) + px(12);
    if (!proposal.empty()) {
        kit::text(kit::rect_at(x, y, inner, px(20)), "Both, line by line", {TextSize::Meta, true, look().colour.ink1});
        kit::wrapped(kit::rect_at(x, y + px(24), inner, 0), proposal, kit::body, proposal_lines);
        y += proposal_height(proposal, box.GetWidth());
    }
    draw_answers(view, clash, proposal, x, y, sought);
}

// ---- The page

void lay_out(const Reading& reading, const ViewContext& view, const std::vector<Clash>& clashes, ConflictsState& state,
             float width) {
    if (state.revision == view.workspace.revision() && state.width == width) return;
    state.rows.clear();
    float y = 0;
    for (std::size_t i = 0; i < clashes.size(); ++i) {
        std::string proposal = proposal_of(view, clashes[i]);
        const float height = clash_height(reading, view, clashes[i], proposal, width);
        state.rows.push_back({i, y, height, std::move(proposal)});
        y += height;
    }
    state.total = y;
    state.revision = view.workspace.revision();
    state.width = width;
}

/// Of two values. What one deleted and another edited is answered one by one.
void answer_all(ViewContext& view, const std::vector<Clash>& clashes, bool take_others) {
    std::vector<Ref<Conflict>> conflicts;
    for (const Clash& clash : clashes)
        if (clash.conflict && clash.kind == ClashKind::Values) conflicts.push_back({clash.conflict->id});
    view.out.send(settle_all(view.workspace, conflicts, take_others), "All answered.");
}

/// Whoever came for one of them sees it.
void reveal_sought(const ViewContext& view, const std::vector<Clash>& clashes, ConflictsState& state,
                   kit::Scroll& scroll) {
    if (state.arrival != view.arrival) {
        state.arrival = view.arrival;
        state.sought = view.route.selected;
    }
    if (state.sought.is_null()) return;
    const auto row = std::ranges::find(state.rows, state.sought,
                                       [&](const ConflictRow& one) { return name_of(clashes[one.clash]); });
    if (row == state.rows.end()) state.sought = {};
    else scroll.reveal(row->y, row->y + std::min(row->height, scroll.visible().GetHeight()));
}

void draw_head(ViewContext& view, const std::vector<Clash>& clashes, Rect& area) {
    const std::string words =
        counted(static_cast<std::int64_t>(clashes.size()), "value was", "values were") +
        " written by two people who had not seen what the other wrote. The later one holds; nothing is lost.";
    area.Min.y += px(16);
    area.Min.y += kit::wrapped(kit::rect_at(area.Min.x, area.Min.y, area.GetWidth(), 0), words, kit::body) + px(12);
    const auto values = std::ranges::count(clashes, ClashKind::Values, &Clash::kind);
    if (values < 2 || !view.may_edit) return;
    const Rect bar = kit::cut_top(area, button_row());
    float x = bar.Min.x;
    // On a phone the longer words do not fit beside each other.
    const std::string_view keep_all = view.phone ? "Keep all" : "Keep all as they are";
    const std::string_view take_all = view.phone ? "Take all others" : "Take all the others";
    if (kit::button(x, bar.Min.y, keep_all, {.icon = icon_check})) answer_all(view, clashes, false);
    if (kit::button(x, bar.Min.y, take_all, {.icon = icon_redo_2})) answer_all(view, clashes, true);
}

}  // namespace

void draw_conflicts(ViewContext& view, ConflictsState& state) {
    const std::vector<Clash>& clashes = view.derived.clashes();
    const float width = std::min(view.area.GetWidth() - px(32), px(widest));
    Rect area = kit::rect_at(view.area.Min.x + px(16), view.area.Min.y, width, view.area.GetHeight() - px(16));
    if (clashes.empty()) {
        kit::empty_state(kit::rect_at(view.area.Min.x, area.Min.y + px(80), view.area.GetWidth(), px(160)),
                         icon_circle_check, "Nothing clashes",
                         "Where two people write one thing without knowing of each other, both values are kept here.");
        return;
    }
    draw_head(view, clashes, area);
    const Reading reading = reading_of(view);
    lay_out(reading, view, clashes, state, area.GetWidth() - px(2 + look().size.scrollbar));
    area.Max.y = std::min(area.Max.y, area.Min.y + state.total + px(10));
    kit::card(area);
    const Rect inner = kit::inset(area, 1);
    kit::Scroll scroll("conflicts", inner);
    const kit::Group list(Role::List, "Conflicts", area);
    reveal_sought(view, clashes, state, scroll);
    const float top = scroll.origin().y;
    for (const ConflictRow& row : kit::rows_in_sight(state.rows, top, inner)) {
        const Rect box = kit::rect_at(inner.Min.x, std::floor(top + row.y), scroll.width(), row.height);
        if (row.clash > 0) kit::line_across(box.Min.x + px(16), box.Max.x - px(16), box.Min.y, look().colour.line);
        const bool sought = !state.sought.is_null() && name_of(clashes[row.clash]) == state.sought;
        draw_clash(view, reading, clashes[row.clash], row.proposal, box, sought);
        if (sought && inner.Contains({box.GetCenter().x, box.Min.y + px(8)})) state.sought = {};
    }
    scroll.set_content(state.total + px(8));
}

}  // namespace rapport
