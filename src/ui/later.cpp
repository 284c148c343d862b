#include "ui/later.h"

#include "ui/shell.h"
#include "ui/views/plan_page.h"

namespace rapport {

/// Before this part is here nobody looks for anything, and the index waits for the first who does.
void update_index(SearchIndex& index, const EntityType& type, const Entity& record) { index.update(type, record); }

void step_forecasts(Forecasts& forecasts, const Workspace& workspace, double now) { forecasts.step(workspace, now); }

constinit const Later later_part{begin_import,
                                 step_import,
                                 draw_import,
                                 to_mspdi,
                                 to_csv,
                                 parcel_of,
                                 sample_workspace,
                                 draw_history,
                                 draw_trash,
                                 draw_settings,
                                 draw_search,
                                 draw_palette,
                                 draw_inspector,
                                 draw_conflicts,
                                 draw_strategy,
                                 draw_today,
                                 draw_client,
                                 act_client,
                                 open_touch_dialog,
                                 draw_touch_dialog,
                                 open_compose,
                                 draw_compose,
                                 open_mail_intake,
                                 draw_mail_intake,
                                 draw_brief,
                                 draw_record_form,
                                 draw_project_value,
                                 draw_engagement,
                                 draw_listening,
                                 draw_deliverables,
                                 draw_banner,
                                 draw_status,
                                 open_pulse_dialog,
                                 draw_pulse_dialog,
                                 press_pulse_key,
                                 draw_quick_pulse_choice,
                                 draw_quick_pulse,
                                 open_share,
                                 draw_share,
                                 draw_sharing,
                                 open_reply,
                                 draw_reply,
                                 keep_copies,
                                 draw_travel,
                                 draw_plan_check,
                                 draw_print,
                                 draw_board,
                                 press_board_key,
                                 act_board,
                                 draw_calendar,
                                 press_calendar_key,
                                 act_calendar,
                                 draw_workload,
                                 press_workload_key,
                                 act_workload,
                                 draw_plan_overview,
                                 take_plan_baseline,
                                 paste_rows,
                                 edit_of_cell,
                                 do_on_rows,
                                 update_index,
                                 step_forecasts,
                                 draw_viewing};

}  // namespace rapport
