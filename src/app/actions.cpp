#include "app/actions.h"

#include <array>

#include "base/text.h"

namespace rapport {
namespace {

using enum ActionId;
using enum ActionGroup;

constexpr std::array actions{
    // clang-format off
    Action{Palette,        Program, "Search or run a command",       "Ctrl+K",        "palette find"},
    Action{Search,         Program, "Search everything",             "Ctrl+F",        "find"},
    Action{Undo,           Program, "Undo",                          "Ctrl+Z",        "back take revert"},
    Action{Redo,           Program, "Redo",                          "Ctrl+Shift+Z",  "again repeat"},
    Action{Home,           Program, "Go home",                       "G H",           "clients projects start"},
    Action{HistoryView,    Program, "Show history",                  "G Y",           "changes log who undo"},
    Action{ConflictsView,  Program, "Show conflicts",                "G C",           "merge clash two values keep mine theirs"},
    Action{TrashView,      Program, "Show trash",                    "G T",           "deleted restore bin"},
    Action{StrategyView,   Program, "Show strategy",                 "",              "objectives goals company firm share of hours"},
    Action{SettingsView,   Program, "Show settings",                 "Ctrl+,",        "preferences options theme storage team people calendars holidays working hours days off"},
    Action{Help,           Program, "Show keyboard shortcuts",       "?",             "help keys"},
    Action{NewClient,      Create,  "New client",                    "C",             "add customer organisation"},
    Action{NewProject,     Create,  "New project",                   "P",             "add plan"},
    Action{NewStakeholder, Create,  "New stakeholder",               "",              "add contact person client"},
    Action{NewPerson,      Create,  "New person in the team",        "",              "add member resource"},
    Action{ImportFile,     File,    "Open or import a file",         "Ctrl+O",        "microsoft project xml csv json mspdi load"},
    Action{ExploreSample,  File,    "Explore a sample",              "",              "demo example"},
    Action{ExportJson,     File,    "Save everything to a file",     "Ctrl+S",        "backup json download export copy"},
    Action{ExportMspdi,    File,    "Export plan to Microsoft Project XML", "",       "mspdi save as"},
    Action{ExportCsv,      File,    "Export plan to CSV",            "",              "excel spreadsheet table save as"},
    Action{PrintPlan,      File,    "Print plan…",                   "Ctrl+P",        "paper pdf svg picture pages chart gantt save as"},
    Action{SaveProject,    File,    "Save this project to a file…",  "",              "part json export share send hand over colleague"},
    Action{SaveClient,     File,    "Save this client to a file…",   "",              "part json export share send hand over colleague"},
    Action{SaveCopy,       File,    "Save a copy to a file",         "",              "backup rescue"},
    Action{NewTask,        ActionGroup::Plan, "New task",            "Insert",        "add row"},
    Action{NewSubtask,     ActionGroup::Plan, "New task inside",     "Shift+Insert",  "add child row subtask"},
    Action{Rename,         ActionGroup::Plan, "Edit cell",           "F2",            "rename change"},
    Action{DeleteRows,     ActionGroup::Plan, "Delete rows",         "Delete",        "remove task"},
    Action{DuplicateRows,  ActionGroup::Plan, "Duplicate rows",      "Ctrl+D",        "copy task"},
    Action{Indent,         ActionGroup::Plan, "Indent rows",         "Alt+Shift+ArrowRight", "demote child summary"},
    Action{Outdent,        ActionGroup::Plan, "Outdent rows",        "Alt+Shift+ArrowLeft",  "promote parent"},
    Action{MoveUp,         ActionGroup::Plan, "Move rows up",        "Alt+ArrowUp",   "reorder earlier"},
    Action{MoveDown,       ActionGroup::Plan, "Move rows down",      "Alt+ArrowDown", "reorder later"},
    Action{ToggleMilestone,ActionGroup::Plan, "Make or unmake milestone", "M",        "diamond"},
    Action{MarkDone,       ActionGroup::Plan, "Mark done",           "Ctrl+Enter",    "complete finish 100"},
    Action{LinkRows,       ActionGroup::Plan, "Link rows, one after the other", "Ctrl+L", "dependency predecessor chain"},
    Action{ExpandAll,      ActionGroup::Plan, "Expand all",          "",              "open summary"},
    Action{CollapseAll,    ActionGroup::Plan, "Collapse all",        "",              "close summary"},
    Action{ZoomIn,         View,    "Zoom in on time",               "+",             "gantt scale days"},
    Action{ZoomOut,        View,    "Zoom out on time",              "-",             "gantt scale months"},
    Action{ZoomToFit,      View,    "Show the whole plan",           "Shift+F",       "gantt fit"},
    Action{GoToToday,      View,    "Go to today",                   "T",             "gantt now"},
    Action{ShowTable,      View,    "Table only",                    "1",             "columns"},
    Action{ShowGantt,      View,    "Table and Gantt chart",         "2",             "bars timeline"},
    Action{ShowBoard,      View,    "Board",                         "3",             "kanban columns cards"},
    Action{ShowCalendar,   View,    "Calendar",                      "4",             "month week days"},
    Action{ToNextColumn,   ActionGroup::Plan, "Move card to the next column",     "Alt+Shift+ArrowRight", "board kanban right"},
    Action{ToPreviousColumn,ActionGroup::Plan, "Move card to the previous column", "Alt+Shift+ArrowLeft",  "board kanban left"},
    Action{DayLater,       ActionGroup::Plan, "Start a day later",   "Alt+Shift+ArrowRight", "calendar move postpone"},
    Action{DayEarlier,     ActionGroup::Plan, "Start a day earlier", "Alt+Shift+ArrowLeft",  "calendar move"},
    Action{ToggleInspector,View,    "Show or hide details",          "I",             "inspector panel properties"},
    Action{SelectAll,      ActionGroup::Plan, "Select all rows",     "Ctrl+A",        "everything"},
    Action{FilterRows,     ActionGroup::Plan, "Filter, sort and group", "Ctrl+Shift+F", "find search only views saved order person phase"},
    Action{CopyRows,       ActionGroup::Plan, "Copy rows",           "Ctrl+C",        "clipboard spreadsheet"},
    Action{AddComment,     Create,  "Add a comment",                 "",              "note say"},
    Action{ThemeSystem,    View,    "Theme: as the system",          "",              "colours dark light"},
    Action{ThemeLight,     View,    "Theme: light",                  "",              "colours day"},
    Action{ThemeDark,      View,    "Theme: dark",                   "",              "colours night"},
    Action{ThemeContrast,  View,    "Theme: high contrast",          "",              "colours accessibility"},
    Action{DensityDense,   View,    "Rows: dense",                   "",              "density compact"},
    Action{DensityRegular, View,    "Rows: regular",                 "",              "density"},
    Action{DensityRoomy,   View,    "Rows: roomy",                   "",              "density large"},
    Action{KeepStorage,    File,    "Ask the browser to keep this data", "",          "persist storage quota"},
    Action{Retry,          File,    "Try to store again",            "",              "save retry"},
    Action{EditHere,       File,    "Edit here",                     "",              "tab window take over write"},
    Action{GoOn,           File,    "Continue from the last good edit", "",           "damage repair recover"},
    Action{AllowCopies,    File,    "Allow copies in the folder again", "",           "backup permission"},
    Action{TravelCheck,    Program, "Check before travelling",       "",              "offline plane flight journey leave"},
    Action{CheckPlan,      ActionGroup::Plan, "Check the plan",      "",              "lint review sound flaw mend fix owner open end negative slack"},
    Action{ShowWorkload,   View,    "Workload",                      "5",             "people days resources overload heat"},
    Action{ShowOverview,   View,    "Overview of the project",       "6",             "forecast baselines finish numbers"},
    Action{LevelPlan,      ActionGroup::Plan, "Level the plan…",     "",              "overload too much resources workload"},
    Action{TakeBaseline,   ActionGroup::Plan, "Take a baseline",     "",              "agreed compare variance snapshot"},
    Action{ProjectDetails, ActionGroup::Plan, "Show the project’s details", "",       "status date calendar plan back from finish critical stage promised currency settings"},
    Action{LogTouch,       Create,  "Log a touch",                   "Ctrl+L",        "call phone talk touchpoint meeting note"},
    Action{WriteMessage,   Create,  "Write a message",               "",              "e-mail mail template compose"},
    Action{TakeInMail,     Create,  "Take in an e-mail",             "",              "paste eml import message hub"},
    Action{ClientBriefCard, View,   "Brief of the client",           "",              "summary before a call sixty seconds"},
    Action{AskPulse,       Create,  "How is it going?",              "",              "ask pulse check-in listen survey feedback satisfied mood csat nps"},
    Action{ShareProject,   File,    "Share with the client…",        "",              "snapshot page html send copy status report client see"},
    Action{TakeInReply,    Create,  "Take in a client’s reply…",     "",              "answer snapshot approval paste rapport-reply confirm"},
    Action{NewDecision,    Create,  "New decision",                  "",              "add register choose"},
    Action{NewEntry,       Create,  "New risk, assumption or issue", "",              "add register entry"},
    // clang-format on
};

constexpr bool in_order() {
    for (std::size_t i = 0; i < actions.size(); ++i)
        if (static_cast<std::size_t>(actions[i].id) != i) return false;
    return actions.size() == static_cast<std::size_t>(NewEntry) + 1;
}
static_assert(in_order(), "the table follows the enum, one line each");

struct Keys {
    bool control = false;
    bool shift = false;
    bool alt = false;
    std::string_view key;
};

Keys parse(std::string_view key) {
    Keys keys;
    for (;;) {
        const std::size_t plus = key.find('+');
        if (plus == std::string_view::npos || plus == 0) break;
        const std::string_view part = key.substr(0, plus);
        if (part == "Ctrl") keys.control = true;
        if (part == "Shift") keys.shift = true;
        if (part == "Alt") keys.alt = true;
        key.remove_prefix(plus + 1);
    }
    keys.key = key;
    return keys;
}

std::string_view glyph_of(std::string_view key) {
    if (key == "ArrowUp") return "↑";
    if (key == "ArrowDown") return "↓";
    if (key == "ArrowLeft") return "←";
    if (key == "ArrowRight") return "→";
    if (key == "Delete") return "Del";
    if (key == "Insert") return "Ins";
    return key;
}

}  // namespace

std::span<const Action> all_actions() { return actions; }
const Action& action(ActionId id) { return actions[static_cast<std::size_t>(id)]; }

std::string_view label_of(ActionGroup group) {
    switch (group) {
    case ActionGroup::Program: return "Everywhere";
    case ActionGroup::Create:  return "Create";
    case ActionGroup::File:    return "Files";
    case ActionGroup::Plan:    return "Plan";
    case ActionGroup::View:    return "View";
    }
    return {};
}

std::string shown_key(std::string_view key, bool mac) {
    if (key.empty()) return {};
    const Keys keys = parse(key);
    std::string shown;
    if (mac) {
        if (keys.alt) shown += "Alt ";
        if (keys.shift) shown += "Shift ";
        if (keys.control) shown += "Cmd ";
    } else {
        if (keys.control) shown += "Ctrl ";
        if (keys.alt) shown += "Alt ";
        if (keys.shift) shown += "Shift ";
    }
    return shown + std::string(glyph_of(keys.key));
}

bool is_key(std::string_view wanted, std::string_view key, bool control, bool shift, bool alt) {
    if (wanted.empty() || wanted.find(' ') != std::string_view::npos) return false;
    const Keys keys = parse(wanted);
    if (keys.control != control || keys.alt != alt) return false;
    if (keys.key == "?" || keys.key == "+" || keys.key == "-")
        return key == keys.key || (keys.key == "+" && key == "=");
    return keys.shift == shift && folded(key) == folded(keys.key);
}

}  // namespace rapport
