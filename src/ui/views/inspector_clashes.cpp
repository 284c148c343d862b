// A mark at the field of which two people wrote different values: it leads to both of them.

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "ui/views/conflicts.h"
#include "ui/views/inspector_parts.h"

namespace rapport {
namespace {

float mark_height() { return px(18); }

bool is_ours(const ViewContext& view, const Stamp& stamp) {
    return stamp.actor == view.session.actor() || view.session.history().find(stamp) != nullptr;
}

/// Who wrote what the person here did not: the value that lost, or the one that holds where that was lost here.
Stamp stranger_of(const ViewContext& view, const Clash& clash) {
    return is_ours(view, clash.other) ? clash.current : clash.other;
}

/// "by Ben on tablet"; "here" also where an Undo has put another's value back.
std::string by_whom(const ViewContext& view, const Stamp& stamp) {
    if (is_ours(view, stamp)) return "here";
    const KnownDevice* device = view.workspace.devices.find(stamp.actor);
    const std::string_view author = device ? std::string_view(device->author) : "";
    const std::string_view name = device ? std::string_view(device->name) : "";
    if (author.empty() && name.empty()) return "on " + device_label(view.workspace.devices, stamp.actor);
    std::string words = author.empty() ? "" : "by " + std::string(author);
    if (!name.empty()) words += (words.empty() ? "on " : " on ") + std::string(name);
    return words;
}

/// What a screen reader says, and the tooltip.
std::string sentence_of(const ViewContext& view, const ClashMark& mark) {
    const Clash& clash = *mark.clashes.front();
    if (clash.kind == ClashKind::Deletion)
        return "Conflict: deleted " + by_whom(view, clash.other) + ", edited " + by_whom(view, clash.current);
    return "Conflict: " + mark.what + ", written " + by_whom(view, stranger_of(view, clash));
}

std::string words_of(const ClashMark& mark) {
    if (mark.clashes.front()->kind == ClashKind::Deletion) return "Deleted and edited";
    return std::to_string(mark.clashes.size() + 1) + " values";
}

/// Short where there is no room for more.
std::string words_within(const ClashMark& mark, float room) {
    const std::string words = words_of(mark);
    return kit::chip_width(words, icon_triangle_alert) <= room ? words : std::to_string(mark.clashes.size() + 1);
}

bool speaks_of(const EntityType& type, const Clash& clash, std::span<const std::size_t> fields) {
    return clash.kind == ClashKind::Values && std::ranges::any_of(clash.fields, [&](const ClashField& one) {
               return std::ranges::find(fields, static_cast<std::size_t>(one.field - type.fields.data())) !=
                      fields.end();
           });
}

/// Draws it with the words that fit, from its left end.
void draw_mark(InspectorSheet& sheet, const ClashMark& mark, std::string_view words, float x, float centre) {
    const Palette& c = look().colour;
    const std::string route = route_to(*mark.clashes.front());
    const kit::Rect box = kit::rect_at(x, std::floor(centre - mark_height() / 2),
                                       kit::chip_width(words, icon_triangle_alert), mark_height());
    const float more =
        px(look().coarse ? 8.0f : 3.0f);  // A finger needs room; above it is the gap to the field before.
    const kit::Rect hit{{box.Min.x, box.Min.y - more}, {box.Max.x, box.Max.y + px(3)}};
    const kit::IdScope scope("clash of " + mark.what);
    const kit::Item it = kit::item(kit::id_of(route), hit, kit::ItemAllowOverlap);
    const std::string sentence = sentence_of(sheet.view, mark);
    AccessNode& node = kit::node(Role::Link, sentence, hit, it.id);
    node.href = route;
    node.focusable = true;
    kit::fill(box, c.warn_soft, px(4));
    if (it.hovered) {
        kit::frame_line(box, c.warn, px(4));
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    kit::draw_icon(kit::rect_at(box.Min.x + px(6), box.Min.y, px(12), box.GetHeight()), icon_triangle_alert, 12,
                   c.warn);
    kit::draw_text({{box.Min.x + px(22), box.Min.y}, box.Max}, words, {TextSize::Meta, false, c.warn});
    if (it.ring) kit::focus_ring(box, px(4));
    kit::tooltip(it, sentence);
    if (it.pressed) sheet.view.out.go(route);
}

}  // namespace

std::string route_to(const Clash& clash) {
    return "#" + to_string(Route{ViewId::Conflicts, {}, {}, name_of(clash), {}});
}

std::vector<const Clash*> clashes_about(const ViewContext& view, Id record) {
    std::vector<const Clash*> about;
    for (const Clash& clash : view.derived.clashes())
        if (clash.record->id == record) about.push_back(&clash);
    return about;
}

ClashMark mark_at(const InspectorSheet& sheet, std::span<const std::size_t> fields, std::string_view what) {
    ClashMark mark{std::string(what), {}};
    for (const Clash* clash : sheet.clashes)
        if (speaks_of(sheet.type, *clash, fields)) mark.clashes.push_back(clash);
    return mark;
}

ClashMark mark_at(const InspectorSheet& sheet, std::size_t field) {
    return mark_at(sheet, std::span(&field, 1), sheet.type.fields[field].label);
}

float mark_width(const ClashMark& mark) {
    return mark.clashes.empty() ? 0 : kit::chip_width(words_of(mark), icon_triangle_alert);
}

void draw_mark_beside(InspectorSheet& sheet, const ClashMark& mark, std::string_view label, const kit::Rect& place,
                      SeenBy seen_by) {
    if (mark.clashes.empty()) return;
    const float used = kit::text_width(label, {TextSize::Meta}) + px(8);
    const float eye = seen_by == SeenBy::Team     ? 0
                      : seen_by == SeenBy::Client ? px(24) + kit::text_width("shared", kit::meta())
                                                  : px(20);
    draw_mark(sheet, mark, words_within(mark, place.GetWidth() - used - eye), place.Min.x + used,
              place.Min.y + line_px(TextSize::Meta) / 2);
}

void draw_mark_at_end(InspectorSheet& sheet, const ClashMark& mark, kit::Rect& row) {
    if (mark.clashes.empty()) return;
    const kit::Rect box = kit::cut_right(row, mark_width(mark));
    kit::cut_right(row, px(8));
    draw_mark(sheet, mark, words_of(mark), box.Min.x, row.GetCenter().y);
}

void draw_mark_of_fold(InspectorSheet& sheet, std::string_view heading, const std::vector<std::size_t>& hidden) {
    std::vector<std::size_t> fields = hidden;
    if (&sheet.type == &type_of<Task>)  // Those stand above.
        std::erase_if(fields, [](std::size_t field) {
            return std::ranges::find(start_fields, field) != start_fields.end() ||
                   std::ranges::find(duration_fields, field) != duration_fields.end();
        });
    ClashMark mark = mark_at(sheet, fields, {});
    if (mark.clashes.empty()) return;
    mark.what = mark.clashes.front()->fields.front().field->label;
    const float centre = sheet.y + px(12) + px(look().coarse ? 22.0f : 14.0f);  // Of the line that draw_fold takes.
    draw_mark(sheet, mark, words_of(mark), sheet.x + px(22) + kit::text_width(heading, kit::strong()) + px(8), centre);
}

void draw_marks_of_record(InspectorSheet& sheet) {
    ClashMark mark;
    if (const int name = naming_field(sheet.type); name >= 0) mark = mark_at(sheet, static_cast<std::size_t>(name));
    const auto deletion = std::ranges::find(sheet.clashes, ClashKind::Deletion, &Clash::kind);
    if (mark.clashes.empty() && deletion == sheet.clashes.end()) return;
    const kit::Rect line = sheet.take(mark_height(), 12);
    float x = line.Min.x;
    if (!mark.clashes.empty()) {
        draw_mark(sheet, mark, words_of(mark), x, line.GetCenter().y);
        x += mark_width(mark) + px(8);
    }
    if (deletion == sheet.clashes.end()) return;
    const ClashMark deleted{{}, {*deletion}};
    draw_mark(sheet, deleted, words_of(deleted), x, line.GetCenter().y);
}

}  // namespace rapport
