// What is typed into the cells of a plan, read: durations, days, people, links.

#include <charconv>

#include "app/commands/estimate.h"
#include "base/text.h"
#include "ui/views/plan_page.h"

namespace rapport {
namespace {

Result<Percent> parse_percent(std::string_view typed) {
    std::string_view digits = trimmed(typed);
    if (digits.ends_with('%')) digits = trimmed(digits.substr(0, digits.size() - 1));
    int count = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (digits.empty()) return Percent{0};
    if (error != std::errc{} || end != digits.data() + digits.size() || count < 0 || count > 100)
        return Error{Fault::Invalid, "Type how much is done: a number from 0 to 100.", std::string(typed)};
    return Percent{count};
}

Result<PlanEdit> without_notice(Result<Edit> edit) {
    if (!edit) return edit.error();
    return PlanEdit{std::move(*edit), {}};
}

}  // namespace

Result<PlanEdit> edit_of_cell(PlanPage& page, PlanCell cell, std::string_view typed) {
    const Workspace& workspace = page.view.workspace;
    const Ref<Task> task{cell.task};
    const std::int32_t row = page.outline().find(task);
    if (row < 0) return Error{Fault::Missing, "This task is no longer in the plan.", to_string(cell.task)};
    switch (cell.column) {
    case PlanColumn::Number:
    case PlanColumn::BaselineStart:
    case PlanColumn::BaselineFinish:
    case PlanColumn::FinishVariance: break;
    case PlanColumn::Optimistic:     return without_notice(set_optimistic(workspace, task, typed));
    case PlanColumn::Pessimistic:    return without_notice(set_pessimistic(workspace, task, typed));
    case PlanColumn::Name:           return without_notice(rename_task(workspace, task, typed));
    case PlanColumn::People:         return set_people(workspace, task, typed, page.view.make_id);
    case PlanColumn::Duration:       return set_duration(workspace, task, typed);
    case PlanColumn::Start:
        return set_start(workspace, task, typed, {page.view.today, date_of(page.planned(row).start)});
    case PlanColumn::Finish:
        return set_finish(workspace, task, typed, {page.view.today, date_of(page.planned(row).finish)});
    case PlanColumn::Predecessors:
        return without_notice(set_predecessors(workspace, page.outline(), task, typed, page.view.make_id));
    case PlanColumn::Done: {
        const Percent done = TRY(parse_percent(typed));
        return without_notice(
            set_done(workspace, page.outline(), page.plan.schedule, std::span(&task, 1), done, page.view.today));
    }
    }
    return PlanEdit{};
}

}  // namespace rapport
