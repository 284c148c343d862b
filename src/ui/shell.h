#pragma once
// The program behind its window: one session, the views, and what happens between two frames. Program (ui/program.h) is its
// door for the window; views reach it only through Outbox::call.

#include <limits>

#include "app/forecasts.h"
#include "search/index.h"
#include "ui/later.h"
#include "ui/program.h"
#include "ui/view.h"
#include "ui/views/brief_dialog.h"
#include "ui/views/client_page.h"
#include "ui/views/compose_dialog.h"
#include "ui/views/conflicts.h"
#include "ui/views/history_view.h"
#include "ui/views/home.h"
#include "ui/views/inspector.h"
#include "ui/views/mail_intake.h"
#include "ui/views/palette.h"
#include "ui/views/plan_check_view.h"
#include "ui/views/print_dialog.h"
#include "ui/views/project.h"
#include "ui/views/pulse_dialog.h"
#include "ui/views/quick_pulse.h"
#include "ui/views/red_banner.h"
#include "ui/views/reply_dialog.h"
#include "ui/views/search_view.h"
#include "ui/views/settings.h"
#include "ui/views/share_dialog.h"
#include "ui/views/today.h"
#include "ui/views/touch_dialog.h"
#include "ui/views/trash.h"
#include "ui/views/travel.h"
#include "ui/views/viewing.h"

namespace rapport {

struct Toast {
    Saying saying;
    double until = 0;  ///< Seconds; a failure stays until it is closed.
    bool undo = false;
};

class Shell {
public:
    explicit Shell(Ports ports);
    ~Shell();

    void start(std::string_view route);
    void draw();
    [[nodiscard]] double next_deadline() const;
    bool press_key(const KeyPress& press);
    void navigate(std::string_view route);
    void set_surroundings(const Surroundings& surroundings);
    void receive(OpenedFile file);
    void later_arrived(bool here);

    // What actions and views ask for.
    void act(ActionId action);
    [[nodiscard]] bool is_possible(ActionId action);
    [[nodiscard]] bool is_following() const;  ///< Another tab writes, and this one may ask for it.
    [[nodiscard]] bool may_go_on() const;     ///< From damage.
    void go(const Route& route, bool replace);
    void tell(const Route& route);  ///< The address follows what is looked at.
    void say(Saying saying);
    void forget_failures();
    bool run(Edit edit, const std::string& toast);
    /// Gives the person a file; `inside`, if any, is said of it when it has gone.
    void save_file(std::string name, std::string mime, std::string bytes, std::string inside = {});
    /// Does `what` with the later part of the program: at once, or when that is here. If it cannot come, says so.
    void with_later(std::function<void(const Later&)> what);
    /// Sends for the later part, unless it is on its way.
    void fetch_later();

    // Parts, for frame.cpp and for the views' outbox calls.
    Ports ports;
    Session session;
    Derived derived;
    Forecasts forecasts{derived};
    Relations relations{derived, forecasts};
    Backup backup;
    LinkedFile linked;
    double copies_due = std::numeric_limits<double>::infinity();  ///< When one of the two has something to do; seconds.
    SearchIndex index;
    Outbox out;
    Selection selection;
    DeviceSettings settings;
    Route route;
    std::uint64_t arrivals = 1;  ///< How often somebody went to an address.
    Surroundings around;
    std::vector<Toast> toasts;
    bool dragging = false;       ///< Files hover over the window.
    bool starting_anew = false;  ///< Asked for where everything is lost, and not yet confirmed.
    bool help_open = false;
    std::string waiting_chord;  ///< "G", when the first key of "G H" was pressed.

    HomeState home;
    TodayState today;
    TouchDialogState touch;
    ComposeState compose;
    BriefState brief;
    MailIntakeState mail;
    ClientState client;
    ProjectState project;
    InspectorState inspector;
    HistoryState history;
    TrashState trash;
    StrategyState strategy;
    SettingsState settings_view;
    SearchState search;
    ConflictsState conflicts;
    ImportState import;
    TravelState travel;
    PlanCheckState plan_check;
    PrintState print;
    PulseDialogState pulse;
    RedBannerState banner;
    QuickPulseState quick_pulse;
    ShareState share;
    ReplyState reply;
    ViewingState viewing;
    const Later* later = nullptr;  ///< Null until it is here.
    bool later_failed = false;     ///< It was sent for and did not come.
    PaletteState palette;

    kit::State* kit;
    std::uint64_t indexed = ~std::uint64_t{0};  ///< The workspace is in the index.

    /// The context views draw with, for this frame.
    ViewContext context(const kit::Rect& area);

private:
    void carry_out();
    void carry_out(Outbox::Run message);
    void carry_out(const Outbox::Go& message);
    void finish_frame();
    void make_forecast();
    void remember_settings();
    void read_settings();
    bool act_here(ActionMode mode, ActionId action);
    void do_now(ActionId action);
    void export_plan(ActionId action);
    void save_part(Id root);
    void save_export(Result<Export> made);
    void explore_sample();
    void update_title();
    bool press_chord(const KeyPress& press);

    std::vector<std::function<void(const Later&)>> waiting_for_later_;
    bool later_coming_ = false;
    std::vector<OpenedFile> early_files_;  ///< Dropped before the workspace was open.
    std::string stored_settings_;
    std::string shown_title_;
    double now_ = 0;
    bool first_edit_kept_ = false;
};

/// Draws the bars and the view of the route between them (ui/frame.cpp).
void draw_frame(Shell& shell);

// For Outbox::call.
/// True where it was done; otherwise it has been said why not.
bool replace_workspace(Shell& shell, Workspace workspace);
/// Takes in another copy of this workspace, and leads to what clashes.
void merge_workspace(Shell& shell, const Workspace& theirs, const std::string& name, bool agreed);
/// Adds every record of `records` that is not here yet, as one edit of that name.
void add_records(Shell& shell, Workspace records, std::string label);
void save_workspace_copy(Shell& shell);
/// To somebody else, or says why not.
void save_parcel(Shell& shell, Result<Parcel> parcel);
/// Gives the person a copy that was kept on the shelf.
void save_kept(Shell& shell, OpenedFile kept);
/// Says that a file is merged, and leads to what clashes.
void tell_merged(Shell& shell, const std::string& name);
/// Looks after copies and the linked file; what is due is done.
void keep_copies(Shell& shell);
/// Keeps a copy of what is here ("Before ‘ben.json’ was merged"), then goes on. Where none can be kept, says so.
void keep_then(Shell& shell, const std::string& why, std::function<void(Shell&)> then);
void open_files(Shell& shell);
/// The project whose plan is on the screen, or null.
const Project* project_shown(Shell& shell);
/// The client whose page, or whose project, is on the screen; null where there is none.
Id client_shown(Shell& shell);

}  // namespace rapport
