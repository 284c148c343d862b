#include "engagement/engagement_plan.h"

#include <algorithm>
#include <array>

#include "base/sort.h"
#include "engagement/contact.h"

namespace rapport {
namespace {

constexpr std::array<std::string_view, 3> thirds{"Beginning", "Middle", "End"};

/// A finish at midnight ends the day before.
Date last_day_of(DateTime start, DateTime finish) {
    return date_of(finish > start ? DateTime{finish.minutes - 1} : finish);
}

std::vector<PhaseTouches> phases_of(const Outline& outline, const Schedule& schedule) {
    std::vector<PhaseTouches> phases;
    for (const std::int32_t row : outline.children(-1)) {
        const PlannedTask& planned = schedule[row];
        if (!outline[row].summary || !planned.planned) continue;
        phases.push_back({.name = outline[row].task->name,
                          .row = row,
                          .from = date_of(planned.start),
                          .to = last_day_of(planned.start, planned.finish)});
    }
    if (!phases.empty() || outline.size() == 0) return phases;
    const std::int32_t first = date_of(schedule.start).days;
    const std::int32_t days = last_day_of(schedule.start, schedule.finish).days - first + 1;
    for (std::int32_t i = 0; i < 3; ++i) {
        const Date from{first + (days * i + 2) / 3};
        const Date to{first + (days * (i + 1) + 2) / 3 - 1};
        if (from <= to)
            phases.push_back({.name = std::string(thirds[static_cast<std::size_t>(i)]), .from = from, .to = to});
    }
    return phases;
}

/// One touch, planned or not, as phases count it.
struct Touch {
    std::int32_t row = -1;  ///< Of the phase it names.
    std::optional<Date> on;
    bool planned = false, held = false;
};

/// The row at the top that the task is in; -1 where it is in none of this plan.
std::int32_t top_row_of(const Outline& outline, Ref<Task> task) {
    std::int32_t row = outline.find(task);
    while (row >= 0 && outline[row].parent >= 0) row = outline[row].parent;
    return row;
}

std::vector<Touch> touches_of(const Workspace& workspace, const Outline& outline, Date today) {
    std::vector<Touch> touches;
    std::vector<Id> planned;
    for (const PlannedTouch& touch : workspace.all<PlannedTouch>()) {
        if (touch.project != outline.project()) continue;
        const Touchpoint* held = workspace.find(touch.held);
        if (held) planned.push_back(held->id);
        touches.push_back({.row = touch.phase.is_null() ? -1 : top_row_of(outline, touch.phase),
                           .on = held ? std::optional(date_of(held->held)) : touch.on,
                           .planned = true,
                           .held = held != nullptr});
    }
    sort_items(planned);
    for (const Touchpoint& touchpoint : workspace.all<Touchpoint>()) {
        const Date day = date_of(touchpoint.held);
        if (touchpoint.project != outline.project() || !is_direct(touchpoint.channel) || day > today) continue;
        if (!std::ranges::binary_search(planned, touchpoint.id)) touches.push_back({.on = day, .held = true});
    }
    return touches;
}

bool is_missed(const Touch& touch, Date today) { return touch.planned && !touch.held && touch.on && *touch.on < today; }

bool belongs_to(const Touch& touch, const PhaseTouches& phase) {
    if (touch.row >= 0 && phase.row >= 0) return touch.row == phase.row;
    return touch.on && phase.from <= *touch.on && *touch.on <= phase.to;
}

void count(PhaseTouches& phase, const Touch& touch, Date today) {
    if (!touch.planned) ++phase.others;
    else ++phase.planned;
    if (touch.planned && touch.held) ++phase.held;
    if (is_missed(touch, today)) ++phase.missed;
}

/// A touch that names a phase that is no phase here (a task at the top, an inactive summary) goes by its day.
void forget_other_rows(std::vector<Touch>& touches, const std::vector<PhaseTouches>& phases) {
    for (Touch& touch : touches)
        if (std::ranges::find(phases, touch.row, &PhaseTouches::row) == phases.end()) touch.row = -1;
}

void find_quiet_time(Engagement& engagement, const std::vector<Touch>& touches, Date first, Date last, Date today) {
    std::vector<Date> days{last};
    for (const Touch& touch : touches)
        if (touch.on && !is_missed(touch, today) && first < *touch.on && *touch.on < last) days.push_back(*touch.on);
    sort_items(days);
    engagement.quiet_from = engagement.quiet_to = first;
    Date from = first;
    for (const Date to : days) {
        if (to.days - from.days > engagement.quiet_days) {
            engagement.quiet_days = to.days - from.days;
            engagement.quiet_from = from;
            engagement.quiet_to = to;
        }
        from = to;
    }
}

}  // namespace

Engagement engagement_of(const Workspace& workspace, const Outline& outline, const Schedule& schedule, Date today) {
    Engagement engagement{.phases = phases_of(outline, schedule)};
    std::vector<Touch> touches = touches_of(workspace, outline, today);
    forget_other_rows(touches, engagement.phases);
    for (const Touch& touch : touches) {
        if (touch.row < 0 && !touch.on) ++engagement.unplaced;
        for (PhaseTouches& phase : engagement.phases)
            if (belongs_to(touch, phase)) count(phase, touch, today);
    }
    for (PhaseTouches& phase : engagement.phases)
        phase.gap = phase.to >= today && phase.planned == 0 && phase.others == 0;
    if (outline.size() > 0)
        find_quiet_time(engagement, touches, date_of(schedule.start), last_day_of(schedule.start, schedule.finish),
                        today);
    return engagement;
}

}  // namespace rapport
