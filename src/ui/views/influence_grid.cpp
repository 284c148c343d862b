#include "ui/views/influence_grid.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"
#include "ui/views/search_view.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr int steps = 5;
constexpr std::size_t faces_in_a_cell = 4;
constexpr std::size_t crowd = 12;  ///< So many in one cell are a number: faces would stand for nobody.
constexpr std::size_t unplaced_shown = 12;
constexpr std::string_view what_it_shows = "Interest from 1 to 5, influence upwards; the mark is their attitude";

struct Grid {
    Rect cells;
    float cell = 0;

    [[nodiscard]] Rect at(int influence, int interest) const {
        return kit::rect_at(cells.Min.x + static_cast<float>(interest - 1) * cell,
                            cells.Min.y + static_cast<float>(steps - influence) * cell, cell, cell);
    }
    /// {influence, interest} of a point, or {0, 0} outside.
    [[nodiscard]] std::pair<int, int> of(const ImVec2& point) const {
        if (!cells.Contains(point)) return {0, 0};
        const int interest = 1 + static_cast<int>((point.x - cells.Min.x) / cell);
        const int influence = steps - static_cast<int>((point.y - cells.Min.y) / cell);
        return {std::clamp(influence, 1, steps), std::clamp(interest, 1, steps)};
    }
};

Edit moved_to(const Stakeholder& person, int influence, int interest) {
    Edit edit{"Move “" + person.name + "” in the grid", {}};
    edit.set<&Stakeholder::influence>(person, influence);
    edit.set<&Stakeholder::interest>(person, interest);
    return edit;
}

std::string described(const Stakeholder& person) {
    std::string words =
        person.influence == 0 || person.interest == 0
            ? "not placed yet"
            : "influence " + std::to_string(person.influence) + ", interest " + std::to_string(person.interest);
    if (person.attitude != Attitude::Unknown) words += ", " + std::string(label_of(person.attitude));
    return words;
}

void draw_face(ViewContext& view, GridState& state, const Stakeholder& person, ImVec2 centre) {
    const kit::IdScope scope(person.id);
    const Rect box{{centre.x - px(13), centre.y - px(13)}, {centre.x + px(13), centre.y + px(13)}};
    const kit::Item it = kit::item(kit::id_of("face"), box);
    AccessNode& node = kit::node(Role::Button, person.name, box, it.id);
    node.focusable = true;
    node.description = described(person);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (it.held && state.dragged.is_null() && view.may_edit) { state = {.dragged = person.id, .from = mouse}; }
    const bool dragged = state.dragged == person.id;
    if (dragged && std::hypot(mouse.x - state.from.x, mouse.y - state.from.y) > px(4)) state.moved = true;
    if (dragged && state.moved) centre = mouse;
    kit::avatar(centre, 24, person.name, {}, person.id);
    const kit::Light light = light_of(person.attitude);
    const ImVec2 corner{centre.x + px(look().coarse ? 15.0f : 13.0f), centre.y + px(12)};  // Clear of the initials.
    kit::draw().AddCircleFilled(corner, px(7), look().colour.bg1);
    kit::draw_light(corner, light, 12);
    if (it.ring) kit::focus_ring(box, px(13));
    kit::tooltip(it, person.name + ": " + described(person));
    if (it.pressed && !state.moved) select_record(view, type_of<Stakeholder>, person.id);
}

void finish_drag(ViewContext& view, GridState& state, const Grid& grid, const std::vector<const Stakeholder*>& people) {
    if (state.dragged.is_null() || ImGui::IsMouseDown(ImGuiMouseButton_Left)) return;
    const auto [influence, interest] = grid.of(ImGui::GetIO().MousePos);
    const auto person = std::ranges::find(people, state.dragged, [](const Stakeholder* one) { return one->id; });
    if (state.moved && influence > 0 && person != people.end()) view.out.send(moved_to(**person, influence, interest));
    state = {};
    kit::again();
}

/// Where the k-th of several stands in its cell.
ImVec2 spot_in(const Rect& cell, std::size_t k, std::size_t count) {
    const float step = count == 1 ? 0 : px(count <= 2 ? 8.0f : 9.0f);
    static constexpr std::array<ImVec2, 4> four{{{-1, -1}, {1, -1}, {-1, 1}, {1, 1}}};
    const ImVec2 way = count == 2 ? ImVec2{k == 0 ? -1.0f : 1.0f, 0} : four[k];
    return {std::floor(cell.GetCenter().x + way.x * step), std::floor(cell.GetCenter().y + way.y * step)};
}

void draw_people(ViewContext& view, GridState& state, const std::vector<const Stakeholder*>& here, const Rect& cell) {
    const kit::TextLook many{TextSize::Meta, true, look().colour.ink0, kit::Align::Centre};
    if (here.size() > crowd) {
        const std::string count = with_thousands(static_cast<std::int64_t>(here.size()));
        kit::node(Role::Text, count + " people", cell);
        kit::draw_text(cell, count, many);
        return;
    }
    const std::size_t shown = here.size() > faces_in_a_cell ? faces_in_a_cell - 1 : here.size();
    for (std::size_t k = 0; k < shown; ++k)
        draw_face(view, state, *here[k], spot_in(cell, k, std::min(here.size(), faces_in_a_cell)));
    if (shown == here.size()) return;
    const float middle = spot_in(cell, 3, 4).y;
    kit::text({{cell.GetCenter().x - px(2), middle - px(8)}, {cell.Max.x, middle + px(8)}},
              "+" + std::to_string(here.size() - shown), many);
}

/// "1" and "5" at the ends of both axes; gives the height below the cells.
float draw_scale(const Grid& grid, float from) {
    const kit::TextLook right{TextSize::Meta, false, look().colour.ink1, kit::Align::Right};
    const kit::TextLook middle{TextSize::Meta, false, look().colour.ink1, kit::Align::Centre};
    const Rect& cells = grid.cells;
    const float width = cells.Min.x - px(8) - from, line = px(18);
    kit::draw_text(kit::rect_at(from, cells.Min.y, width, line), "5", right);
    kit::draw_text(kit::rect_at(from, cells.Max.y - line, width, line), "1", right);
    kit::draw_text(kit::rect_at(cells.Min.x, cells.Max.y + px(2), grid.cell, line), "1", middle);
    kit::draw_text(kit::rect_at(cells.Max.x - grid.cell, cells.Max.y + px(2), grid.cell, line), "5", middle);
    return px(2) + line;
}

void draw_cells(const Grid& grid) {
    const Palette& c = look().colour;
    // Those who can do much and care much are to be looked after closely (Mendelow 1991).
    kit::fill({grid.at(5, 4).Min, grid.at(4, 5).Max}, c.accent_soft);
    for (int i = 0; i <= steps; ++i) {
        const float along = std::floor(static_cast<float>(i) * grid.cell);
        kit::line_down(grid.cells.Min.x + along, grid.cells.Min.y, grid.cells.Max.y, c.line);
        kit::line_across(grid.cells.Min.x, grid.cells.Max.x, grid.cells.Min.y + along, c.line);
    }
}

}  // namespace

kit::Light light_of(Attitude attitude) {
    switch (attitude) {
    case Attitude::Unknown:
    case Attitude::Neutral:   return kit::Light::Unknown;
    case Attitude::Opposes:   return kit::Light::Red;
    case Attitude::Doubts:    return kit::Light::Amber;
    case Attitude::Supports:
    case Attitude::Champions: return kit::Light::Green;
    }
    return kit::Light::Unknown;
}

float draw_influence_grid(ViewContext& view, GridState& state, const std::vector<const Stakeholder*>& people, float x,
                          float y, float width) {
    std::vector<const Stakeholder*> unplaced;
    std::array<std::array<std::vector<const Stakeholder*>, steps>, steps> placed;
    for (const Stakeholder* person : people) {
        if (person->influence < 1 || person->interest < 1) unplaced.push_back(person);
        else
            placed[static_cast<std::size_t>(std::min(person->influence, steps) - 1)]
                  [static_cast<std::size_t>(std::min(person->interest, steps) - 1)]
                      .push_back(person);
    }
    const float left = px(34);
    const float cell = std::floor(std::min((width - px(32) - left) / steps, px(72)));
    const float below = unplaced.empty() ? 0 : px(58);
    const kit::TextLook meta = kit::meta();
    const float key = px(20) + px(4) + kit::wrapped_height(width - px(32), what_it_shows, meta, 2) + px(8);
    const float height = px(41) + px(16) + cell * steps + key + below + px(8);
    const Rect box = kit::rect_at(x, y, width, height);
    const kit::Group group(Role::Region, "Influence and interest", box);
    const kit::IdScope scope("grid");
    Rect rest = kit::inset(kit::card(box, "Influence and interest"), px(15), px(16));
    const Grid grid{kit::rect_at(rest.Min.x + left, rest.Min.y, cell * steps, cell * steps), cell};
    draw_cells(grid);
    const float scale = draw_scale(grid, rest.Min.x);
    kit::wrapped(kit::rect_at(rest.Min.x, grid.cells.Max.y + scale + px(4), width - px(32), px(18)), what_it_shows,
                 meta, 2);
    for (int influence = 1; influence <= steps; ++influence)
        for (int interest = 1; interest <= steps; ++interest) {
            const auto& here = placed[static_cast<std::size_t>(influence - 1)][static_cast<std::size_t>(interest - 1)];
            draw_people(view, state, here, grid.at(influence, interest));
        }
    if (!unplaced.empty()) {
        const float line = grid.cells.Max.y + key;
        kit::text(kit::rect_at(rest.Min.x, line, rest.GetWidth(), px(18)),
                  counted(static_cast<std::int64_t>(unplaced.size()), "is", "are") + " not placed yet: drag them in",
                  kit::meta());
        const auto fits = static_cast<std::size_t>(std::max(1.0f, rest.GetWidth() / px(30)));
        for (std::size_t i = 0; i < std::min({unplaced.size(), unplaced_shown, fits}); ++i)
            draw_face(view, state, *unplaced[i], {rest.Min.x + px(14) + static_cast<float>(i) * px(30), line + px(34)});
    }
    finish_drag(view, state, grid, people);
    return height;
}

}  // namespace rapport
