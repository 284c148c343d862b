// What is planned with people on the first screen: touches that are due, and what to practise before one that may be hard.

#include <algorithm>
#include <cmath>

#include "base/sort.h"
#include "base/text.h"
#include "schedule/notation.h"
#include "ui/views/client_page_parts.h"
#include "ui/views/search_view.h"
#include "ui/views/today_parts.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr std::size_t hints_shown = 4;
constexpr std::size_t looked_at = 12;  ///< Each costs a reading of its client's pulses.

}  // namespace

void draw_planned(ViewContext& view, const PlannedTouch& touch, const Rect& row) {
    const kit::IdScope scope(touch.id);
    const std::string name = touch.purpose.empty() ? "Planned touch" : touch.purpose;
    const int late = view.today.days - touch.on->days;
    std::string when = late == 0 ? "Planned for today" : "Planned " + counted(late, "day", "days") + " ago";
    if (const Stakeholder* person = view.workspace.find(touch.stakeholder)) when += ", with " + person->name;
    const std::string route = route_to_record(view.workspace, type_of<PlannedTouch>, touch.id);
    if (kit::row(row, name, {.role = Role::Link, .description = when, .href = route}).pressed) view.out.go(route);
    Rect rest = kit::inset(row, px(12), 0);
    kit::draw_icon(kit::cut_left(rest, px(24)), icon_of(touch.channel), 16, look().colour.ink1);
    rest.Min.x += px(10);
    const float top = std::floor(rest.GetCenter().y - px(19));
    kit::draw_text({{rest.Min.x, top}, {rest.Max.x, top + px(20)}}, name, kit::strong());
    kit::draw_text({{rest.Min.x, top + px(20)}, {rest.Max.x, top + px(38)}}, when,
                   {TextSize::Meta, false, late > 0 ? look().colour.bad : look().colour.ink1});
}

std::vector<MeetingHint> hints_for(ViewContext& view, const TodayState& state) {
    const EngagementIndex& index = view.relations->index();
    std::vector<const PlannedTouch*> near;
    for (const PlannedTouch& touch : view.workspace.all<PlannedTouch>()) {
        if (!touch.on || *touch.on < view.today || touch.on->days > view.today.days + near_days_ahead) continue;
        const Project* project = index.project(touch.project);
        if (is_looked_at(state, project ? index.client(project->client) : nullptr)) near.push_back(&touch);
    }
    sort_items(near, [](const PlannedTouch* a, const PlannedTouch* b) {
        return *a->on != *b->on ? *a->on < *b->on : a->id < b->id;
    });
    std::vector<MeetingHint> hints;
    for (std::size_t i = 0; i < std::min(near.size(), looked_at) && hints.size() < hints_shown; ++i)
        if (std::optional<MeetingHint> hint = hint_before(index, *near[i])) {
            hint->touch = near[i];
            hints.push_back(std::move(*hint));
        }
    return hints;
}

void draw_hint(ViewContext& view, const MeetingHint& hint, const Rect& row) {
    const kit::IdScope scope(hint.touch->id);
    const kit::IdScope part("hint");
    const std::string name = "Before you meet " + hint.who->name + ": " + std::string(hint.card->title);
    const std::string when = format_weekday(*hint.touch->on, view.this_year()) + ". " + hint.reason;
    const std::string route = route_to_record(view.workspace, type_of<PlannedTouch>, hint.touch->id);
    if (kit::row(row, name, {.role = Role::Link, .description = when, .href = route}).pressed) view.out.go(route);
    Rect rest = kit::inset(row, px(12), 0);
    kit::draw_icon(kit::cut_left(rest, px(24)), icon_triangle_alert, 16, look().colour.warn);
    rest.Min.x += px(10);
    const float top = std::floor(rest.GetCenter().y - px(19));
    kit::draw_text({{rest.Min.x, top}, {rest.Max.x, top + px(20)}}, name, kit::strong());
    kit::draw_text({{rest.Min.x, top + px(20)}, {rest.Max.x, top + px(38)}}, when, kit::meta());
}

}  // namespace rapport
