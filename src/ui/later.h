#pragma once
// What a first visit does not wait for: the files of other programs, the dialog of an import, the sample, and the views that
// somebody opens who is already here. In a browser its code is a file of its own, which follows when the first frames are
// drawn (web/later); elsewhere it is there from the start.
//
// It is reached through the functions of Later and in no other way: that is how scripts/split.py knows what is in it.

#include "app/commands/plan.h"
#include "app/forecasts.h"
#include "app/parcel.h"
#include "app/sample.h"
#include "ui/views/board.h"
#include "ui/views/brief_dialog.h"
#include "ui/views/calendar_view.h"
#include "ui/views/client_page.h"
#include "ui/views/compose_dialog.h"
#include "ui/views/conflicts.h"
#include "ui/views/deliverables.h"
#include "ui/views/history_view.h"
#include "ui/views/import_dialog.h"
#include "ui/views/inspector.h"
#include "ui/views/listening.h"
#include "ui/views/mail_intake.h"
#include "ui/views/palette.h"
#include "ui/views/plan.h"
#include "ui/views/plan_check_view.h"
#include "ui/views/print_dialog.h"
#include "ui/views/pulse_dialog.h"
#include "ui/views/quick_pulse.h"
#include "ui/views/red_banner.h"
#include "ui/views/reply_dialog.h"
#include "ui/views/search_view.h"
#include "ui/views/settings.h"
#include "ui/views/share_dialog.h"
#include "ui/views/share_list.h"
#include "ui/views/status.h"
#include "ui/views/strategy_view.h"
#include "ui/views/today.h"
#include "ui/views/touch_dialog.h"
#include "ui/views/trash.h"
#include "ui/views/travel.h"
#include "ui/views/value_lists.h"
#include "ui/views/viewing.h"
#include "ui/views/workload.h"

namespace rapport {

class Shell;

struct Later {
    void (*begin_import)(ImportState&, OpenedFile, ViewContext&);
    bool (*step_import)(ImportState&, ViewContext&, double, const std::function<double()>&);
    void (*draw_import)(ViewContext&, ImportState&);
    Result<Export> (*to_mspdi)(const Workspace&, Ref<Project>);
    Result<Export> (*to_csv)(const Workspace&, Ref<Project>);
    Result<Parcel> (*parcel_of)(const Session&, Id, Date);
    Result<Workspace> (*sample_workspace)(Date);
    void (*draw_history)(ViewContext&, HistoryState&);
    void (*draw_trash)(ViewContext&, TrashState&);
    void (*draw_settings)(ViewContext&, SettingsState&);
    void (*draw_search)(ViewContext&, SearchState&, const SearchIndex&);
    void (*draw_palette)(ViewContext&, PaletteState&, const SearchIndex&, const std::function<bool(ActionId)>&);
    void (*draw_inspector)(ViewContext&, InspectorState&);
    void (*draw_conflicts)(ViewContext&, ConflictsState&);
    void (*draw_strategy)(ViewContext&, StrategyState&);
    void (*draw_today)(ViewContext&, TodayState&, HomeState&);
    void (*draw_client)(ViewContext&, ClientState&);
    bool (*act_client)(ActionMode, ActionId, ViewContext&, ClientState&);
    void (*open_touch)(ViewContext&, TouchDialogState&, Id, Id, Id);
    void (*draw_touch)(ViewContext&, TouchDialogState&);
    void (*open_message)(ViewContext&, ComposeState&, Id, Id);
    void (*draw_message)(ViewContext&, ComposeState&);
    void (*open_mail)(ViewContext&, MailIntakeState&, Id, OpenedFile);
    void (*draw_mail)(ViewContext&, MailIntakeState&);
    void (*draw_brief)(ViewContext&, BriefState&);
    void (*draw_form)(ViewContext&, RecordForm&);
    void (*draw_project_value)(PlanPage&, RecordForm&);
    void (*draw_engagement)(PlanPage&, RecordForm&, StoryState&);
    void (*draw_listening)(PlanPage&, RecordForm&, ListeningState&);
    void (*draw_deliverables)(PlanPage&, DeliverablesState&);
    float (*draw_banner)(ViewContext&, RedBannerState&);
    void (*draw_status)(PlanPage&, RecordForm&, StatusState&);
    void (*open_pulse)(ViewContext&, PulseDialogState&, Id, Id, Id, PulseSet, PulseOccasion);
    void (*draw_pulse)(ViewContext&, PulseDialogState&);
    bool (*press_pulse_key)(const KeyPress&, PulseDialogState&);
    void (*draw_quick_pulse_choice)(ViewContext&, QuickPulseState&);
    void (*draw_quick_pulse)(ViewContext&, QuickPulseState&);
    void (*open_share)(ViewContext&, ShareState&, Id);
    void (*draw_share)(ViewContext&, ShareState&);
    void (*draw_sharing)(PlanPage&, ShareListState&);
    void (*open_reply)(ViewContext&, ReplyState&, OpenedFile);
    void (*draw_reply)(ViewContext&, ReplyState&);
    void (*keep_copies)(Shell&);
    void (*draw_travel)(ViewContext&, TravelState&);
    void (*draw_plan_check)(ViewContext&, PlanCheckState&);
    void (*draw_print)(ViewContext&, PrintState&);
    void (*draw_board)(PlanPage&, BoardState&);
    bool (*press_board_key)(const KeyPress&, PlanPage&, BoardState&);
    bool (*act_board)(ActionMode, ActionId, PlanPage&, BoardState&);
    void (*draw_calendar)(PlanPage&, CalendarState&);
    bool (*press_calendar_key)(const KeyPress&, PlanPage&, CalendarState&);
    bool (*act_calendar)(ActionMode, ActionId, PlanPage&, CalendarState&);
    void (*draw_workload)(PlanPage&, WorkloadState&);
    bool (*press_workload_key)(const KeyPress&, PlanPage&, WorkloadState&);
    bool (*act_workload)(ActionMode, ActionId, PlanPage&, WorkloadState&);
    void (*draw_plan_overview)(PlanPage&);
    void (*take_plan_baseline)(PlanPage&);
    void (*paste_rows)(PlanPage&, std::string_view);
    /// What is typed into a cell of a plan, but its name; and what is done with chosen rows.
    Result<PlanEdit> (*edit_of_cell)(PlanPage&, PlanCell, std::string_view);
    void (*do_on_rows)(ActionId, PlanPage&, const std::vector<Ref<Task>>&);
    void (*update_index)(SearchIndex&, const EntityType&, const Entity&);
    void (*step_forecasts)(Forecasts&, const Workspace&, double);
    void (*draw_viewing)(Shell&);
};
/// Not to be called before Program::later_arrived() said that it is here.
extern const Later later_part;

}  // namespace rapport
