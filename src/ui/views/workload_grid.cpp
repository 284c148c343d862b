// People by days: how much of what each can do is planned, as a figure and as heat; too much as a shape.

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "ui/views/workload_page.h"

namespace rapport {
namespace {

using kit::Rect;

Rect column_box(const WorkloadPage& w, std::size_t column, float top, float bottom) {
    const float x = w.cells.Min.x + static_cast<float>(column) * w.column;
    return {{x, top}, {x + w.column, bottom}};
}

bool is_today(const WorkloadPage& w, LoadSpan span) { return span.from <= w.view.today && w.view.today <= span.to; }

/// "M" over "2", or "2 Nov" for a week; the month where it begins.
void draw_day_head(const WorkloadPage& w, std::size_t column) {
    const LoadSpan span = w.spans[column];
    const Rect box = column_box(w, column, w.head.Min.y, w.head.Max.y);
    AccessNode& node = kit::node(Role::ColumnHeader, span_text(w, span), box);
    node.column_index = static_cast<std::int32_t>(column) + 2;
    node.current = is_today(w, span);
    const Civil civil = civil_of(span.from);
    const bool named = column == 0 || civil.day == 1 || w.state.weeks;
    const ImU32 ink = node.current ? look().colour.accent : look().colour.ink1;
    const float middle = std::floor(box.GetCenter().y);
    const std::string upper = named ? std::string(month_name(civil.month).substr(0, 3))
                                    : std::string(weekday_name(weekday_of(span.from)).substr(0, 2));
    kit::draw_text({{box.Min.x, box.Min.y + px(2)}, {box.Max.x, middle + px(1)}}, upper,
                   {TextSize::Meta, named, ink, kit::Align::Centre});
    kit::draw_text({{box.Min.x, middle - px(1)}, {box.Max.x, box.Max.y - px(2)}}, std::to_string(civil.day),
                   {TextSize::Meta, node.current, ink, kit::Align::Centre});
}

void draw_head(const WorkloadPage& w) {
    kit::fill(w.head, look().colour.bg1);
    kit::line_across(w.head.Min.x, w.head.Max.x, w.head.Max.y - 1, look().colour.line);
    AccessNode about;
    about.role = Role::Row;
    about.id = kit::id_of("head");
    about.rect = seen_rect(w.head);
    about.row_index = 1;
    const kit::Group row(std::move(about));
    const Rect corner{w.head.Min, {w.names.Max.x, w.head.Max.y}};
    kit::node(Role::ColumnHeader, "Person", corner).column_index = 1;
    kit::draw_text(kit::inset(corner, px(12), 0), "Hours planned", kit::meta());
    for (std::size_t i = 0; i < w.spans.size(); ++i) draw_day_head(w, i);
}

struct CellLoad {
    DayLoad load;
    std::int32_t days_over = 0;
    [[nodiscard]] bool idle() const { return load.planned.count == 0; }
};

std::string cell_words(const WorkloadPage& w, const Person& person, LoadSpan span, const CellLoad& cell) {
    std::string words = person.name + ", " + span_text(w, span) + ": ";
    if (cell.idle() && cell.load.capacity.count == 0) return words + "does not work";
    words += hours_text(cell.load.planned) + " h of " + hours_text(cell.load.capacity) + " h";
    if (cell.days_over == 0) return words;
    if (span.from == span.to) return words + ", " + hours_text(cell.load.planned - cell.load.capacity) + " h too much";
    return words + ", " + counted(cell.days_over, "day", "days") + " with too much";
}

/// How full a cell is: never by colour alone, for the figure stands in it and a triangle says too much.
void draw_heat(const Rect& box, const CellLoad& cell) {
    const Palette& c = look().colour;
    if (cell.days_over > 0) {
        kit::fill(box, c.bad_soft, px(3));
        const float side = px(8);
        const ImVec2 corner{box.Max.x - px(2), box.Min.y + px(2)};
        kit::draw().AddTriangleFilled({corner.x - side, corner.y + side}, {corner.x - side / 2, corner.y},
                                      {corner.x, corner.y + side}, c.bad);
        return;
    }
    if (cell.load.capacity.count == 0) return kit::fill(box, c.bg2, px(3));
    if (cell.idle()) return;
    const float part =
        std::min(1.0f, static_cast<float>(cell.load.planned.count) / static_cast<float>(cell.load.capacity.count));
    kit::fill(box, mixed(c.bg1, c.accent_soft, 0.25f + 0.75f * part), px(3));
    const float top = std::floor(box.Max.y - px(3));
    kit::fill({{box.Min.x, top}, {std::floor(box.Min.x + box.GetWidth() * part), box.Max.y}}, c.accent, px(1));
}

void draw_cell(WorkloadPage& w, const Person& person, std::int32_t index, std::size_t column, float y) {
    const LoadSpan span = w.spans[column];
    const CellLoad cell{w.load.between(index, span.from, span.to), w.load.days_over(index, span.from, span.to)};
    const Rect whole = column_box(w, column, y, y + w.row);
    const ImGuiID id = workload_cell_id(person.id, span.from);
    const bool active = w.state.person.id == person.id && *w.state.day == span.from;
    AccessNode node;
    node.id = id;
    node.role = Role::GridCell;
    node.name = cell_words(w, person, span, cell);
    node.rect = seen_rect(whole);
    node.column_index = static_cast<std::int32_t>(column) + 2;
    node.focusable = active;
    node.focused = kit::focused() == id;
    node.selected = active ? Tristate::Yes : Tristate::No;
    node.readonly = true;
    const kit::Group group(std::move(node));
    const kit::Item item = kit::item(id, whole);
    const Rect box = kit::inset(whole, px(1));
    draw_heat(box, cell);
    if (!cell.idle())
        kit::draw_text(box, hours_text(cell.load.planned),
                       {TextSize::Meta, cell.days_over > 0, look().colour.ink0, kit::Align::Centre});
    if (active) kit::frame_line(box, item.ring ? look().colour.focus : look().colour.accent, px(3), px(2));
    else if (item.hovered) kit::frame_line(box, look().colour.edge, px(3));
    if (item.pressed || (item.focused && !active)) {
        w.state.person = {person.id};
        w.state.day = span.from;
    }
}

void draw_person(WorkloadPage& w, std::int32_t index, float y) {
    const Person& person = *w.load.people()[static_cast<std::size_t>(index)];
    const Rect line{{w.names.Min.x, y}, {w.cells.Max.x, y + w.row}};
    AccessNode about;
    about.role = Role::Row;
    about.id = ImHashData(&person.id, sizeof person.id, kit::id_of("row"));
    about.rect = seen_rect(line);
    about.row_index = index + 2;
    const kit::Group row(std::move(about));
    if (w.over_person == index) kit::fill(line, look().colour.accent_soft);
    kit::line_across(line.Min.x, line.Max.x, line.Max.y - 1, look().colour.line);
    const Rect name{{w.names.Min.x, y}, {w.names.Max.x, y + w.row}};
    AccessNode& head = kit::node(Role::RowHeader, person.name, name);
    head.column_index = 1;
    head.description = person.role;
    kit::avatar({name.Min.x + px(24), std::floor(name.GetCenter().y)}, 24, person.name, person.initials, person.id);
    kit::draw_text({{name.Min.x + px(44), y}, {name.Max.x - px(4), y + w.row}}, person.name);
    if (w.over_person == index) kit::frame_line(line, look().colour.accent, px(3), px(2));
    for (std::size_t i = 0; i < w.spans.size(); ++i) draw_cell(w, person, index, i, y);
}

}  // namespace

void draw_load_grid(WorkloadPage& w) {
    AccessNode about;
    about.role = Role::Grid;
    about.id = kit::id_of("workload grid");
    about.name = "Workload";
    const Rect whole{w.head.Min, {w.cells.Max.x, w.cells.Max.y}};
    about.rect = seen_rect(whole);
    about.row_count = static_cast<std::int32_t>(w.load.people().size()) + 1;
    about.column_count = static_cast<std::int32_t>(w.spans.size()) + 1;
    const kit::Group grid(std::move(about));
    draw_head(w);
    const Rect body{w.names.Min, w.cells.Max};
    kit::fill(body, look().colour.bg1);
    kit::Scroll scroll("People", body);
    const auto people = static_cast<std::int32_t>(w.load.people().size());
    const float top = scroll.origin().y;
    if (w.state.dragging && body.Contains(ImGui::GetIO().MousePos)) {
        const auto at = static_cast<std::int32_t>(std::floor((ImGui::GetIO().MousePos.y - top) / w.row));
        if (at >= 0 && at < people) w.over_person = at;
    }
    const std::int32_t active = w.load.find(w.state.person);
    const auto first = std::clamp(static_cast<std::int32_t>((body.Min.y - top) / w.row), 0, people);
    const auto last = std::min(people, first + static_cast<std::int32_t>(body.GetHeight() / w.row) + 2);
    for (std::int32_t i = first; i < last; ++i) draw_person(w, i, top + static_cast<float>(i) * w.row);
    // The person one is at is there also when scrolled away: the Tab key leads to them, and arrows bring them into sight.
    if (active >= 0 && (active < first || active >= last))
        draw_person(w, active, top + static_cast<float>(active) * w.row);
    if (active >= 0 && kit::focusing()) {
        const float y = static_cast<float>(active) * w.row;
        scroll.reveal(y, y + w.row);
    }
    scroll.set_content(static_cast<float>(people) * w.row);
}

}  // namespace rapport
