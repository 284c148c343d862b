// The cards of a column: what stands on each, and what a click on it does.

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "ui/views/board_page.h"

namespace rapport {
namespace {

constexpr float height = 84;  ///< CSS pixels.
constexpr float gap = 8;

bool is_point(const BoardPage& page, std::int32_t row) {
    return page.plan.task(row).milestone || page.plan.planned(row).start == page.plan.planned(row).finish;
}

bool misses_deadline(const BoardPage& page, std::int32_t row) {
    const Task& task = page.plan.task(row);
    const PlannedTask& planned = page.plan.planned(row);
    return task.deadline && planned.finish > *task.deadline && planned.done.count < 100;
}

std::string dates_of(const BoardPage& page, std::int32_t row) {
    const PlannedTask& planned = page.plan.planned(row);
    std::string words = day_text(page.plan, planned.start);
    if (date_of(planned.finish) != date_of(planned.start)) words += " – " + day_text(page.plan, planned.finish);
    if (planned.done.count > 0 && planned.done.count < 100) words += " · " + percent_text(planned.done);
    return words;
}

/// What it is a part of, where that helps to tell it from another of its name.
std::string phase_of(const BoardPage& page, std::int32_t row) {
    const std::int32_t parent = page.plan.outline()[row].parent;
    return parent < 0 ? std::string() : title_of(type_of<Task>, page.plan.task(parent));
}

/// The first sentence of what is wrong, for a card has room for no more.
std::string trouble_of(const BoardPage& page, std::int32_t row) {
    if (misses_deadline(page, row)) return "Misses " + day_text(page.plan, *page.plan.task(row).deadline);
    return problems_of(page.plan, row).empty() ? std::string() : std::string("Does not fit");
}

void draw_avatars(const BoardPage& page, std::int32_t row, kit::Rect& line) {
    const auto assignments = page.plan.plan.assignments[static_cast<std::size_t>(row)];
    constexpr float size = 22;
    constexpr std::size_t most = 4;
    const std::size_t shown = assignments.size() > most ? most - 1 : assignments.size();
    float x = line.Max.x - px(size) / 2;
    const float y = std::floor(line.GetCenter().y);
    if (assignments.size() > shown) {
        kit::draw().AddCircleFilled({x, y}, px(size) / 2, look().colour.bg2);
        kit::draw_text(kit::rect_at(x - px(size) / 2, y - px(size) / 2, px(size), px(size)),
                       "+" + std::to_string(assignments.size() - shown),
                       {TextSize::Meta, false, look().colour.ink1, kit::Align::Centre});
        x -= px(size + 2);
    }
    for (std::size_t i = shown; i-- > 0;)
        if (const Person* person = page.view().workspace.find(assignments[i]->person)) {
            kit::avatar({x, y}, size, person->name, person->initials, person->id);
            x -= px(size + 2);
        }
    line.Max.x = x + px(size) / 2 - px(6);
}

void draw_name(const BoardPage& page, std::int32_t row, kit::Rect box, int lines) {
    const Palette& c = look().colour;
    const Task& task = page.plan.task(row);
    const bool done = page.plan.planned(row).done.count >= 100;
    const std::string_view name = task.name.empty() ? "(no name)" : std::string_view(task.name);
    const float line = line_px(TextSize::Body);
    if (done || task.milestone) {
        const kit::Rect mark = kit::rect_at(box.Min.x, box.Min.y, px(14), line);
        box.Min.x += px(20);
        if (done) kit::draw_icon(mark, icon_check, 14, c.ok);
        else {
            const ImVec2 m{std::floor(mark.GetCenter().x), std::floor(mark.GetCenter().y)};
            const float r = px(6);
            kit::draw().AddQuad({m.x, m.y - r}, {m.x + r, m.y}, {m.x, m.y + r}, {m.x - r, m.y}, c.accent, px(1.5f));
        }
    }
    kit::draw_wrapped(box, name, {TextSize::Body, !done, done || task.name.empty() ? c.ink1 : c.ink0}, lines);
}

void draw_face(const BoardPage& page, std::int32_t row, const kit::Rect& box) {
    const Palette& c = look().colour;
    kit::Rect rest = kit::inset(box, px(12), px(8));
    kit::Rect foot = kit::cut_bottom(rest, px(22));
    const std::string trouble = trouble_of(page, row);
    draw_name(page, row, rest, trouble.empty() ? 2 : 1);
    if (!trouble.empty()) {
        kit::Rect line = kit::rect_at(rest.Min.x, rest.Min.y + line_px(TextSize::Body), rest.GetWidth(), px(20));
        kit::draw_icon(kit::cut_left(line, px(20)), icon_triangle_alert, 14, c.warn);
        kit::draw_text(line, trouble, {TextSize::Meta, true, misses_deadline(page, row) ? c.bad : c.ink0});
    }
    draw_avatars(page, row, foot);
    kit::draw_text(foot, dates_of(page, row), kit::meta());
}

void draw_card(BoardPage& page, std::int32_t column, std::int32_t place, const kit::Rect& box) {
    const Palette& c = look().colour;
    const std::int32_t row = page.column(column).cards[static_cast<std::size_t>(place)];
    const Id id = page.plan.task(row).id;
    const bool selected = is_selected(page.plan, id);
    const bool dragged = std::ranges::find(page.state.dragged, id) != page.state.dragged.end();
    const kit::Item item = kit::item(card_id(id), box);
    AccessNode& node = kit::node(Role::Option, card_words(page, row), box, item.id);
    node.selected = selected ? Tristate::Yes : Tristate::No;
    node.focusable = id == page.state.active;
    node.position = place + 1;
    node.set_size = static_cast<std::int32_t>(page.column(column).cards.size());
    kit::fill(box, selected ? c.accent_soft : dragged ? c.bg2 : c.bg1, px(8));
    kit::frame_line(box, item.hovered || selected ? c.edge : c.line, px(8));
    if (selected)
        kit::draw().AddRectFilled(box.Min, {box.Min.x + px(3), box.Max.y}, c.accent, px(8),
                                  ImDrawFlags_RoundCornersLeft);
    draw_face(page, row, box);
    if (item.ring) kit::frame_line(box, c.focus, px(8), px(2));
    if (item.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (item.hovered && page.state.dragged.empty()) kit::tooltip(item, bar_tooltip(page.plan, row));
    if (item.ring && !item.pressed && !kit::focusing() && id != page.state.active) go_to_card(page, id, true);
    if (item.held && page.view().may_edit && page.state.dragged.empty() && ImGui::IsMouseDragging(0, px(4)))
        begin_card_drag(page, id);
    if (item.pressed && page.state.dragged.empty()) {
        const ImGuiIO& io = ImGui::GetIO();
        page.state.active = id;
        if (io.KeyCtrl || io.KeySuper) return toggle_row(page.plan, id);
        select_only(page.plan, id);
        page.view().settings.inspector = true;
    }
    if (item.context) open_card_menu(page, id, item);
}

}  // namespace

float card_height() { return px(height) + px(gap); }

std::string card_words(const BoardPage& page, std::int32_t row) {
    const Task& task = page.plan.task(row);
    std::string words = title_of(type_of<Task>, task) + ": ";
    if (is_point(page, row)) words += "milestone, ";
    words += dates_of(page, row);
    if (page.plan.planned(row).critical) words += ", critical";
    if (const std::string who = cell_text(page.plan, row, PlanColumn::People); !who.empty()) words += ", " + who;
    if (const std::string phase = phase_of(page, row); !phase.empty()) words += ", part of " + phase;
    if (const std::string trouble = problems_of(page.plan, row); !trouble.empty()) words += ". " + trouble;
    return words;
}

void draw_cards(BoardPage& page, std::int32_t column, const kit::Rect& area) {
    const auto count = static_cast<std::int32_t>(page.column(column).cards.size());
    kit::Scroll scroll("cards", area);
    kit::Group list(Role::ListBox, "Tasks in “" + page.column(column).name + "”", area, "tasks");
    list.node().many = true;
    const float step = card_height();
    const auto first = std::clamp(static_cast<std::int32_t>(scroll.offset() / step), 0, count);
    const std::int32_t last = std::min(count, first + static_cast<std::int32_t>(area.GetHeight() / step) + 2);
    const std::int32_t active = page.column_of(page.state.active) == column ? page.place_of(page.state.active) : -1;
    if (active >= 0 && std::exchange(page.state.reveal, false))
        scroll.reveal(static_cast<float>(active) * step, static_cast<float>(active + 1) * step);
    const auto draw = [&](std::int32_t place) {
        const float y = scroll.origin().y + static_cast<float>(place) * step;
        draw_card(page, column, place,
                  kit::rect_at(scroll.origin().x + px(8), y, scroll.width() - px(16), step - px(gap)));
    };
    for (std::int32_t place = first; place < last; ++place) draw(place);
    // The Tab key leads to the active one also where it is scrolled away.
    if (active >= 0 && (active < first || active >= last)) draw(active);
    if (count == 0)
        kit::draw_text(kit::rect_at(scroll.origin().x + px(12), scroll.origin().y, scroll.width() - px(24), px(28)),
                       "No task is here.", kit::meta());
    scroll.set_content(static_cast<float>(count) * step);
}

}  // namespace rapport
