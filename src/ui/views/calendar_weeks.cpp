// What a month or a week looks like: days, what they are called, and what lies on them.

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "ui/views/calendar_page.h"

namespace rapport {
namespace {

void draw_day_number(const CalendarPage& page, Date day, const kit::Rect& box) {
    const Palette& c = look().colour;
    const Civil civil = civil_of(day);
    const bool today = day == page.view().today;
    std::string number = std::to_string(civil.day);
    if (civil.day == 1 && box.GetWidth() > px(80)) number += " " + std::string(month_name(civil.month)).substr(0, 3);
    const float width = std::max(px(22), kit::text_width(number, {TextSize::Meta, true}) + px(10));
    const kit::Rect place = kit::rect_at(box.Min.x + px(4), box.Min.y + px(3), width, px(20));
    if (today) kit::fill(place, c.accent, px(10));
    kit::draw_text(place, number,
                   {TextSize::Meta, today,
                    today                  ? c.on_accent
                    : page.is_in_span(day) ? c.ink0
                                           : c.ink1,
                    kit::Align::Centre});
    kit::Rect name{place.Max.x + px(4), place.Min.y, box.Max.x - px(4), place.Max.y};
    if (name.GetWidth() < px(32)) return;  // On a phone the grid of days still says it.
    if (page.plan.project.promised && date_of(*page.plan.project.promised) == day) {
        kit::draw_text(name, "Promised", {TextSize::Meta, true, c.warn});
    } else if (const NamedDay* named = page.name_of(day)) {
        kit::draw_text(name, named->name, kit::meta());
    }
}

void draw_days(const CalendarPage& page, std::size_t week) {
    const Palette& c = look().colour;
    const WorkTime& work = page.plan.plan.schedule.work_time;
    for (int i = 0; i < 7; ++i) {
        const Date day{page.weeks()[week].monday.days + i};
        const kit::Rect box = page.day_rect(week, i);
        kit::fill(box, work.is_working_day(day) ? c.bg1 : c.bg2);
        if (i > 0) kit::line_down(box.Min.x, box.Min.y, box.Max.y, c.line);
        kit::line_across(box.Min.x, box.Max.x, box.Max.y - 1, c.line);
        draw_day_number(page, day, box);
    }
}

struct BarInks {
    ImU32 ground;
    ImU32 edge;  ///< 0: none.
    ImU32 text;
};

BarInks inks_of(const PlannedTask& planned) {
    const Palette& c = look().colour;
    if (planned.done.count >= 100) return {c.bg2, c.edge, c.ink1};
    if (planned.critical) return {c.accent, 0, c.on_accent};
    return {c.accent_soft, c.accent, c.ink0};
}

void draw_task(const CalendarPage& page, const WeekBar& bar, const kit::Rect& box) {
    const BarInks inks = inks_of(page.plan.planned(bar.row));
    const ImDrawFlags corners = (bar.begins ? ImDrawFlags_RoundCornersLeft : ImDrawFlags_None) |
                                (bar.ends ? ImDrawFlags_RoundCornersRight : ImDrawFlags_None);
    const ImDrawFlags round = corners == ImDrawFlags_None ? ImDrawFlags_RoundCornersNone : corners;
    kit::draw().AddRectFilled(box.Min, box.Max, inks.ground, px(3), round);
    if (inks.edge != 0)
        kit::draw().AddRect({box.Min.x + 0.5f, box.Min.y + 0.5f}, {box.Max.x - 0.5f, box.Max.y - 0.5f}, inks.edge,
                            px(3), round, std::max(1.0f, std::floor(px(1))));
    kit::draw_text(kit::inset(box, px(6), 0), title_of(type_of<Task>, page.plan.task(bar.row)),
                   {TextSize::Meta, false, inks.text});
}

void draw_milestone(const CalendarPage& page, const WeekBar& bar, const kit::Rect& box) {
    const Palette& c = look().colour;
    const PlannedTask& planned = page.plan.planned(bar.row);
    const float r = px(6);
    const ImVec2 m{box.Min.x + px(8), std::floor(box.GetCenter().y)};
    const bool done = planned.done.count >= 100;
    kit::draw().AddQuadFilled({m.x, m.y - r}, {m.x + r, m.y}, {m.x, m.y + r}, {m.x - r, m.y},
                              done               ? c.ink1
                              : planned.critical ? c.accent
                                                 : c.accent_soft);
    if (!done && !planned.critical)
        kit::draw().AddQuad({m.x, m.y - r}, {m.x + r, m.y}, {m.x, m.y + r}, {m.x - r, m.y}, c.accent, px(1.5f));
    kit::draw_text({box.Min.x + px(20), box.Min.y, box.Max.x, box.Max.y},
                   title_of(type_of<Task>, page.plan.task(bar.row)), {TextSize::Meta, true, done ? c.ink1 : c.ink0});
}

void draw_deadline(const CalendarPage& page, const WeekBar& bar, const kit::Rect& box) {
    const Palette& c = look().colour;
    const Task& task = page.plan.task(bar.row);
    const PlannedTask& planned = page.plan.planned(bar.row);
    const bool missed = planned.finish > *task.deadline && planned.done.count < 100;
    const float x = box.Min.x + px(8), y = std::floor(box.GetCenter().y);
    const ImU32 ink = missed ? c.bad : c.ink1;
    kit::draw().AddTriangleFilled({x - px(5), y - px(1)}, {x + px(5), y - px(1)}, {x, y + px(5)}, ink);
    kit::fill({x - px(1), y - px(7), x + px(1), y - px(1)}, ink);
    kit::draw_text({box.Min.x + px(20), box.Min.y, box.Max.x, box.Max.y},
                   (missed ? "Misses: " : "Due: ") + title_of(type_of<Task>, task), {TextSize::Meta, missed, ink});
}

void draw_bar(const CalendarPage& page, std::size_t week, const WeekBar& bar) {
    const kit::Rect box = page.bar_rect(week, bar);
    switch (bar.mark) {
    case WeekMark::Task:      draw_task(page, bar, box); break;
    case WeekMark::Milestone: draw_milestone(page, bar, box); break;
    case WeekMark::Deadline:  draw_deadline(page, bar, box); break;
    }
    const Id id = page.plan.task(bar.row).id;
    if (is_selected(page.plan, id) && bar.mark != WeekMark::Deadline) {
        kit::Rect ring = box;
        ring.Expand(px(1));
        kit::frame_line(ring, look().colour.focus, px(4), px(2));
    }
}

/// What is deeper than there is room for, as a number on each day.
void draw_more(const CalendarPage& page, std::size_t week) {
    const WeekOfPlan& there = page.weeks()[week];
    const std::int32_t shown = page.places[week].lanes;
    if (there.lanes <= shown) return;
    std::array<std::int32_t, 7> hidden{};
    for (const WeekBar& bar : there.bars)
        if (bar.lane >= shown)
            for (std::int32_t day = bar.first; day <= bar.last; ++day) ++hidden[static_cast<std::size_t>(day)];
    for (int day = 0; day < 7; ++day) {
        if (hidden[static_cast<std::size_t>(day)] == 0) continue;
        const kit::Rect box = page.day_rect(week, day);
        kit::draw_text(
            {box.Min.x + px(8), box.Max.y - px(20), box.Max.x - px(4), box.Max.y - px(2)},
            "+" + std::to_string(hidden[static_cast<std::size_t>(day)]) + (box.GetWidth() < px(72) ? "" : " more"),
            {TextSize::Meta, false, look().colour.ink1});
    }
}

/// Where a bar that is dragged would begin.
void draw_drag(const CalendarPage& page) {
    const CalendarDrag& drag = page.state.drag;
    const std::int32_t row = page.plan.outline().find(drag.task);
    if (!drag.moved || row < 0) return;
    const Date start{date_of(page.plan.planned(row).start).days + drag.over.days - drag.grabbed.days};
    if (const std::int32_t week = page.week_of(start); week >= 0) {
        const kit::Rect box = page.day_rect(static_cast<std::size_t>(week),
                                            start.days - page.weeks()[static_cast<std::size_t>(week)].monday.days);
        kit::frame_line(kit::inset(box, px(2)), look().colour.accent, px(4), px(2));
    }
    const std::string words = page.plan.task(row).name + ": " + format_weekday(start, page.view().this_year());
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const float width = std::min(px(320), kit::text_width(words, {TextSize::Meta, true}) + px(16));
    const kit::Rect tag = kit::rect_at(std::floor(mouse.x + px(12)), std::floor(mouse.y + px(8)), width, px(24));
    kit::draw().PushClipRectFullScreen();
    kit::fill(tag, look().colour.ink0, px(4));
    kit::draw_text(kit::inset(tag, px(8), 0), words, {TextSize::Meta, true, look().colour.bg1});
    kit::draw().PopClipRect();
}

}  // namespace

void draw_weeks(CalendarPage& page) {
    for (std::size_t week = 0; week < page.weeks().size(); ++week) {
        draw_days(page, week);
        for (const WeekBar& bar : page.weeks()[week].bars)
            if (page.is_drawn(week, bar)) draw_bar(page, week, bar);
        draw_more(page, week);
    }
    draw_drag(page);
}

}  // namespace rapport
