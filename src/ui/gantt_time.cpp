// Where the chart looks in time: fitting, today, zooming, and bringing a bar into sight.

#include <algorithm>
#include <cmath>

#include "ui/views/plan_page.h"

namespace rapport {
namespace {

constexpr float usual_day = 12;  ///< CSS pixels.
constexpr float zoom_step = 1.5f;

double day_minutes(double days) { return days * static_cast<double>(minutes_per_day); }

struct Span {
    double from;
    double to;
};

/// The whole plan, the promise included, in minutes.
Span span_of(const PlanPage& page) {
    const Schedule& schedule = page.plan.schedule;
    Span span{static_cast<double>(at(date_of(schedule.start)).minutes),
              static_cast<double>(at(date_of(schedule.finish)).minutes) + day_minutes(1)};
    if (page.project.promised) span.to = std::max(span.to, static_cast<double>(page.project.promised->minutes));
    return span;
}

float css_chart(const PlanPage& page) { return std::max(80.0f, page.at.chart.GetWidth() / look().scale); }

void fit(PlanPage& page, float least_day, float most_day) {
    TimeView& time = page.state.gantt.time;
    const Span span = span_of(page);
    const double days = std::max(1.0, (span.to - span.from) / day_minutes(1));
    const float margin = 48;  // For the label of the last bar.
    time.day_width = std::clamp(static_cast<float>((css_chart(page) - margin) / days),
                                std::max(narrowest_day, least_day), std::min(widest_day, most_day));
    time.left = span.from - day_minutes(12.0 / static_cast<double>(time.day_width));
}

void look_at(PlanPage& page, double minutes, float part) {
    TimeView& time = page.state.gantt.time;
    time.left = minutes - day_minutes(static_cast<double>(css_chart(page) * part / time.day_width));
}

/// The first time: all of a short plan; of a long one where it is now.
void place(PlanPage& page) {
    TimeView& time = page.state.gantt.time;
    time.placed = true;
    fit(page, 10, 24);
    const Span span = span_of(page);
    const double seen = day_minutes(static_cast<double>(css_chart(page) / time.day_width));
    const auto now = static_cast<double>(page.view.now.minutes);
    if (span.to - span.from <= seen) return;
    time.day_width = usual_day;
    if (now > span.from && now < span.to) look_at(page, now, 0.35f);
    else time.left = span.from - day_minutes(1);
}

void zoom(PlanPage& page, float factor, double anchor, float anchor_css) {
    TimeView& time = page.state.gantt.time;
    time.day_width = std::clamp(time.day_width * factor, narrowest_day, widest_day);
    time.left = anchor - day_minutes(static_cast<double>(anchor_css / time.day_width));
}

void reveal(PlanPage& page, Id task) {
    const std::int32_t row = page.outline().find(task);
    if (row < 0) return;
    TimeView& time = page.state.gantt.time;
    const double right = time.left + day_minutes(static_cast<double>(css_chart(page) / time.day_width));
    const auto start = static_cast<double>(page.planned(row).start.minutes),
               finish = static_cast<double>(page.planned(row).finish.minutes);
    if (finish < time.left || start > right) look_at(page, start, 0.2f);
}

}  // namespace

TimeAxis chart_axis(const PlanPage& page) {
    return {page.state.gantt.time, page.at.chart, page.plan.schedule.work_time};
}

void zoom_at(PlanPage& page, float factor, float x) {
    const double anchor = chart_axis(page).minutes_at(x);
    zoom(page, factor, anchor, (x - page.at.chart.Min.x) / look().scale);
}

void grant_wish(PlanPage& page) {
    GanttState& gantt = page.state.gantt;
    if (!gantt.time.placed) place(page);
    const float middle = page.at.chart.GetCenter().x;
    switch (std::exchange(gantt.wish, GanttWish::None)) {
    case GanttWish::None:    break;
    case GanttWish::Fit:     fit(page, narrowest_day, 60); break;
    case GanttWish::Today:   look_at(page, static_cast<double>(page.view.now.minutes), 0.35f); break;
    case GanttWish::ZoomIn:  zoom_at(page, zoom_step, middle); break;
    case GanttWish::ZoomOut: zoom_at(page, 1 / zoom_step, middle); break;
    case GanttWish::Reveal:  reveal(page, gantt.wish_task); break;
    }
    // The years that can be written.
    gantt.time.left = std::clamp(gantt.time.left, static_cast<double>(beginning_of_time.minutes) + day_minutes(366),
                                 static_cast<double>(end_of_time.minutes) - day_minutes(40'000));
}

}  // namespace rapport
