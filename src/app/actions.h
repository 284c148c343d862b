#pragma once
// Everything one can do, by name: the palette, menus, keys and help come from this list. What an action does is decided
// where it is possible (ui/shell and the views).

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace rapport {

enum class ActionId : std::uint8_t {
    Palette,
    Search,
    Undo,
    Redo,
    Home,
    HistoryView,
    ConflictsView,
    TrashView,
    StrategyView,
    SettingsView,
    Help,
    NewClient,
    NewProject,
    NewStakeholder,
    NewPerson,
    ImportFile,
    ExploreSample,
    ExportJson,
    ExportMspdi,
    ExportCsv,
    PrintPlan,
    SaveProject,
    SaveClient,
    SaveCopy,
    NewTask,
    NewSubtask,
    Rename,
    DeleteRows,
    DuplicateRows,
    Indent,
    Outdent,
    MoveUp,
    MoveDown,
    ToggleMilestone,
    MarkDone,
    LinkRows,
    ExpandAll,
    CollapseAll,
    ZoomIn,
    ZoomOut,
    ZoomToFit,
    GoToToday,
    ShowTable,
    ShowGantt,
    ShowBoard,
    ShowCalendar,
    ToNextColumn,
    ToPreviousColumn,
    DayLater,
    DayEarlier,
    ToggleInspector,
    SelectAll,
    FilterRows,
    CopyRows,
    AddComment,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    ThemeContrast,
    DensityDense,
    DensityRegular,
    DensityRoomy,
    KeepStorage,
    Retry,
    EditHere,
    GoOn,
    AllowCopies,
    TravelCheck,
    CheckPlan,
    ShowWorkload,
    ShowOverview,
    LevelPlan,
    TakeBaseline,
    ProjectDetails,
    LogTouch,
    WriteMessage,
    TakeInMail,
    ClientBriefCard,
    AskPulse,
    ShareProject,
    TakeInReply,
    NewDecision,
    NewEntry,
};

enum class ActionGroup : std::uint8_t { Program, Create, File, Plan, View };

struct Action {
    ActionId id;
    ActionGroup group;
    std::string_view name;   ///< As a command: "Indent rows".
    std::string_view key;    ///< "Ctrl+Shift+Z", or empty. On a Mac Ctrl is Command.
    std::string_view words;  ///< Other words people look for it by.
};

std::span<const Action> all_actions();
const Action& action(ActionId id);
std::string_view label_of(ActionGroup group);

/// "Ctrl K" or "⌘K": as a cap shows it.
std::string shown_key(std::string_view key, bool mac);
/// Whether a key press (see ui/program.h) is that key; `key` is KeyboardEvent.key.
bool is_key(std::string_view wanted, std::string_view key, bool control, bool shift, bool alt);

}  // namespace rapport
