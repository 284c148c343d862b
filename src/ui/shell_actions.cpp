// What can be done here and now, what a key means, and doing it.

#include "base/text.h"
#include "ui/shell.h"

namespace rapport {
namespace {

bool is_view_action(ActionId id) {
    const ActionGroup group = action(id).group;
    return group == ActionGroup::Plan || group == ActionGroup::View || group == ActionGroup::Create;
}

/// What changes nothing of what is looked at: it can be done while a dialog is open.
bool goes_on_below(ActionId id) {
    return id == ActionId::Undo || id == ActionId::Redo || id == ActionId::ExportJson || id == ActionId::SaveCopy;
}

/// What is left where a snapshot is looked at.
bool is_for_viewers(ActionId id) {
    switch (id) {
    case ActionId::ThemeSystem:
    case ActionId::ThemeLight:
    case ActionId::ThemeDark:
    case ActionId::ThemeContrast:
    case ActionId::ExpandAll:
    case ActionId::CollapseAll:
    case ActionId::ZoomIn:
    case ActionId::ZoomOut:
    case ActionId::ZoomToFit:
    case ActionId::GoToToday:
    case ActionId::SelectAll:
    case ActionId::CopyRows:      return true;
    default:                      return false;
    }
}

}  // namespace

bool Shell::is_following() const {
    return session.access() == Access::Follower && session.phase() != SessionPhase::Opening &&
           session.saving().state != SaveState::NotSaved;
}

bool Shell::may_go_on() const {
    return session.phase() == SessionPhase::Damaged && session.access() == Access::Writer &&
           session.trouble()->fault == Fault::Malformed;
}

bool Shell::act_here(ActionMode mode, ActionId id) {
    if (!is_view_action(id)) return false;
    ViewContext view = context({});
    const bool enters = id == ActionId::NewDecision || id == ActionId::NewEntry;  // In the register of the client.
    if (!enters && route.view == ViewId::Project && project_shown(*this))
        return act_project(mode, id, view, project, later);
    if (enters || route.view == ViewId::Client) return later && later->act_client(mode, id, view, client);
    return false;
}

bool Shell::is_possible(ActionId id) {
    if (ports.viewed && !is_for_viewers(id)) return false;
    const bool open = session.phase() == SessionPhase::Open || session.phase() == SessionPhase::Unstored;
    const bool edits = open && session.access() == Access::Writer;
    switch (id) {
    case ActionId::Undo:             return edits && session.history().to_undo();
    case ActionId::Redo:             return edits && session.history().to_redo();
    case ActionId::NewClient:        return edits;
    case ActionId::ImportFile:       return edits || may_go_on() || session.phase() == SessionPhase::Lost;
    case ActionId::ExploreSample:    return edits && !has_sample(session.workspace());
    case ActionId::NewProject:       return edits && act_here(ActionMode::Ask, id);
    case ActionId::NewStakeholder:   return edits && act_here(ActionMode::Ask, id);
    case ActionId::NewPerson:
    case ActionId::LogTouch:
    case ActionId::AskPulse:
    case ActionId::TakeInReply:
    case ActionId::TakeInMail:       return edits && !derived.clients().empty();
    case ActionId::WriteMessage:
    case ActionId::ClientBriefCard:  return !client_shown(*this).is_null();
    case ActionId::PrintPlan:
    case ActionId::CheckPlan:
    case ActionId::ShareProject:
    case ActionId::ExportMspdi:
    case ActionId::ExportCsv:
    case ActionId::SaveProject:      return project_shown(*this) != nullptr;
    case ActionId::SaveClient:       return route.view == ViewId::Client && session.workspace().find(Ref<Client>{route.id});
    case ActionId::KeepStorage:      return open && session.persisted() == false;
    case ActionId::EditHere:         return is_following();
    case ActionId::GoOn:             return may_go_on();
    case ActionId::AllowCopies:      return backup.folder().standing == PickedPlace::Standing::Asks;
    case ActionId::Retry:
    case ActionId::SaveCopy:         return session.saving().state == SaveState::NotSaved;
    case ActionId::TravelCheck:
    case ActionId::Palette:
    case ActionId::Search:
    case ActionId::Home:
    case ActionId::HistoryView:
    case ActionId::ConflictsView:
    case ActionId::TrashView:
    case ActionId::StrategyView:
    case ActionId::SettingsView:
    case ActionId::Help:
    case ActionId::ExportJson:
    case ActionId::ThemeSystem:
    case ActionId::ThemeLight:
    case ActionId::ThemeDark:
    case ActionId::ThemeContrast:
    case ActionId::DensityDense:
    case ActionId::DensityRegular:
    case ActionId::DensityRoomy:
    case ActionId::ToggleInspector:  return true;
    case ActionId::NewTask:
    case ActionId::NewSubtask:
    case ActionId::Rename:
    case ActionId::DeleteRows:
    case ActionId::DuplicateRows:
    case ActionId::Indent:
    case ActionId::Outdent:
    case ActionId::MoveUp:
    case ActionId::MoveDown:
    case ActionId::ToggleMilestone:
    case ActionId::MarkDone:
    case ActionId::LinkRows:
    case ActionId::ToNextColumn:
    case ActionId::ToPreviousColumn:
    case ActionId::DayLater:
    case ActionId::DayEarlier:
    case ActionId::NewDecision:
    case ActionId::NewEntry:
    case ActionId::AddComment:       return edits && act_here(ActionMode::Ask, id);
    case ActionId::ExpandAll:
    case ActionId::CollapseAll:
    case ActionId::ZoomIn:
    case ActionId::ZoomOut:
    case ActionId::ZoomToFit:
    case ActionId::GoToToday:
    case ActionId::ShowTable:
    case ActionId::ShowGantt:
    case ActionId::ShowBoard:
    case ActionId::ShowCalendar:
    case ActionId::ShowWorkload:
    case ActionId::ShowOverview:
    case ActionId::LevelPlan:
    case ActionId::TakeBaseline:
    case ActionId::ProjectDetails:
    case ActionId::SelectAll:
    case ActionId::FilterRows:
    case ActionId::CopyRows:         return act_here(ActionMode::Ask, id);
    }
    return false;
}

void Shell::act(ActionId id) {
    kit::make_current(kit);
    if (!is_possible(id)) return;
    ports.window.wake();
    if (act_here(ActionMode::Do, id)) {
        carry_out();
        return;
    }
    do_now(id);
}

void Shell::do_now(ActionId id) {
    const auto told = [this](Result<std::string> outcome) {
        if (outcome) say({*outcome, false, false});
        else say({outcome.error().message, false, true});
    };
    switch (id) {
    case ActionId::Palette:       with_later([this](const Later&) { open_palette(palette, false); }); return;
    case ActionId::Search:        with_later([this](const Later&) { open_palette(palette, true); }); return;
    case ActionId::Undo:          told(session.undo()); return;
    case ActionId::Redo:          told(session.redo()); return;
    case ActionId::Home:          go({}, false); return;
    case ActionId::HistoryView:   go({ViewId::History, {}, {}, {}, {}}, false); return;
    case ActionId::ConflictsView: go({ViewId::Conflicts, {}, {}, {}, {}}, false); return;
    case ActionId::TrashView:     go({ViewId::Trash, {}, {}, {}, {}}, false); return;
    case ActionId::StrategyView:  go({ViewId::Strategy, {}, {}, {}, {}}, false); return;
    case ActionId::SettingsView:  go({ViewId::Settings, {}, {}, {}, {}}, false); return;
    case ActionId::NewPerson:     go({ViewId::Settings, {}, {}, {}, {}}, false); return;
    case ActionId::Help:          help_open = !help_open; return;
    case ActionId::LogTouch:
        if (touch.open) return;  // What is typed there stays.
        with_later([this](const Later& part) {
            ViewContext view = context({});
            const Id person = selection.type == &type_of<Stakeholder> ? selection.first() : Id{};
            const Project* shown = project_shown(*this);
            part.open_touch(view, touch, client_shown(*this), person, shown ? shown->id : Id{});
        });
        return;
    case ActionId::AskPulse:
        if (pulse.open) return;
        with_later([this](const Later& part) {
            ViewContext view = context({});
            const Id person = selection.type == &type_of<Stakeholder> ? selection.first() : Id{};
            const Project* shown = project_shown(*this);
            part.open_pulse(view, pulse, client_shown(*this), shown ? shown->id : Id{}, person, PulseSet::CheckIn,
                            PulseOccasion::Regular);
        });
        return;
    case ActionId::WriteMessage:
        if (compose.open) return;
        with_later([this](const Later& part) {
            ViewContext view = context({});
            part.open_message(view, compose, client_shown(*this),
                              selection.type == &type_of<Stakeholder> ? selection.first() : Id{});
        });
        return;
    case ActionId::TakeInMail:
        if (mail.open) return;
        with_later([this](const Later& part) {
            ViewContext view = context({});
            part.open_mail(view, mail, client_shown(*this), {});
        });
        return;
    case ActionId::TakeInReply:
        if (reply.open) return;
        with_later([this](const Later& part) {
            ViewContext view = context({});
            part.open_reply(view, reply, {});
        });
        return;
    case ActionId::ShareProject:
        if (share.open) return;
        with_later([this](const Later& part) {
            ViewContext view = context({});
            part.open_share(view, share, route.id);
        });
        return;
    case ActionId::ClientBriefCard: with_later([this](const Later&) { brief = {client_shown(*this)}; }); return;
    case ActionId::NewClient:
        home = {};
        home.adding = home.fresh = true;
        go({}, false);
        return;
    case ActionId::ImportFile:    open_files(*this); return;
    case ActionId::ExploreSample: explore_sample(); return;
    case ActionId::ExportJson:
    case ActionId::SaveCopy:      save_workspace_copy(*this); return;
    case ActionId::ExportMspdi:
    case ActionId::ExportCsv:     export_plan(id); return;
    case ActionId::PrintPlan:
        with_later([this](const Later&) {
            print.open = true;
            print.project = route.id;
        });
        return;
    case ActionId::CheckPlan:
        with_later([this](const Later&) {
            plan_check = {};
            plan_check.open = true;
            plan_check.project = route.id;
        });
        return;
    case ActionId::SaveProject:
    case ActionId::SaveClient:      save_part(route.id); return;
    case ActionId::ThemeSystem:     settings.theme.choice = ThemeChoice::System; return;
    case ActionId::ThemeLight:      settings.theme.choice = ThemeChoice::Light; return;
    case ActionId::ThemeDark:       settings.theme.choice = ThemeChoice::Dark; return;
    case ActionId::ThemeContrast:   settings.theme.choice = ThemeChoice::Contrast; return;
    case ActionId::DensityDense:    settings.theme.density = Density::Dense; return;
    case ActionId::DensityRegular:  settings.theme.density = Density::Regular; return;
    case ActionId::DensityRoomy:    settings.theme.density = Density::Roomy; return;
    case ActionId::ToggleInspector: settings.inspector = !settings.inspector; return;
    case ActionId::KeepStorage:     session.ask_to_persist(); return;
    case ActionId::Retry:           session.retry(); return;
    case ActionId::EditHere:        session.edit_here(); return;
    case ActionId::AllowCopies:     backup.allow_folder(); return;
    case ActionId::TravelCheck:
        with_later([this](const Later&) { travel = {.open = true, .asked = false, .program = {}}; });
        return;
    case ActionId::GoOn:
        if (const Result<void> gone_on = session.go_on(); !gone_on) say({gone_on.error().message, false, true});
        return;
    case ActionId::NewProject:
    case ActionId::NewStakeholder:
    case ActionId::NewTask:
    case ActionId::NewSubtask:
    case ActionId::Rename:
    case ActionId::DeleteRows:
    case ActionId::DuplicateRows:
    case ActionId::Indent:
    case ActionId::Outdent:
    case ActionId::MoveUp:
    case ActionId::MoveDown:
    case ActionId::ToggleMilestone:
    case ActionId::MarkDone:
    case ActionId::LinkRows:
    case ActionId::ExpandAll:
    case ActionId::CollapseAll:
    case ActionId::ZoomIn:
    case ActionId::ZoomOut:
    case ActionId::ZoomToFit:
    case ActionId::GoToToday:
    case ActionId::ShowTable:
    case ActionId::ShowGantt:
    case ActionId::ShowBoard:
    case ActionId::ShowCalendar:
    case ActionId::ShowWorkload:
    case ActionId::ShowOverview:
    case ActionId::LevelPlan:
    case ActionId::TakeBaseline:
    case ActionId::ProjectDetails:
    case ActionId::ToNextColumn:
    case ActionId::ToPreviousColumn:
    case ActionId::DayLater:
    case ActionId::DayEarlier:
    case ActionId::SelectAll:
    case ActionId::FilterRows:
    case ActionId::CopyRows:
    case ActionId::NewDecision:
    case ActionId::NewEntry:
    case ActionId::AddComment:       return;  // Only a view can do these.
    }
}

bool Shell::press_chord(const KeyPress& press) {
    if (press.control || press.alt) return false;
    const std::string chord = waiting_chord + " " + folded(press.key);
    const bool waiting = !waiting_chord.empty();
    waiting_chord.clear();
    for (const Action& offered : all_actions()) {
        if (offered.key.size() != 3 || offered.key[1] != ' ') continue;
        if (waiting && folded(offered.key) == chord && is_possible(offered.id)) {
            act(offered.id);
            return true;
        }
    }
    if (folded(press.key) == "g") {
        waiting_chord = "g";
        return true;
    }
    return false;
}

bool Shell::press_key(const KeyPress& press) {
    kit::make_current(kit);
    ports.window.wake();
    if (quick_pulse.runs()) return kit::press_key(press);
    if (pulse.open && later && later->press_pulse_key(press, pulse)) return true;
    const bool forms = pulse.open || quick_pulse.asks() || touch.open || compose.open || mail.open || share.open ||
                       reply.open || !brief.client.is_null() || client.form.type || inspector.form.type ||
                       project.form.type || !today.snoozing.is_null();
    const bool on_top = kit::menu_open() || palette.open || forms || help_open || travel.open || plan_check.open ||
                        print.open || import.stage != ImportStage::None;
    if (help_open && press.key == "Escape") {
        help_open = false;
        return true;
    }
    if (on_top && !press.control) return kit::press_key(press);
    ViewContext view = context({});
    if (!on_top && route.view == ViewId::Project && press_project_key(press, view, project, later)) {
        carry_out();
        return true;
    }
    const bool typing = kit::editing() != 0;
    const bool character = !press.control && !press.alt && press.key.size() == 1 && press.key != " ";
    if (typing && !press.control && press.key.size() == 1) return false;
    if (character && kit::takes_text()) return false;
    for (const Action& offered : all_actions()) {
        const bool redo = offered.id == ActionId::Redo && press.control && !press.shift && folded(press.key) == "y";
        if (!redo && !is_key(offered.key, press.key, press.control, press.shift, press.alt)) continue;
        if (offered.id == ActionId::CopyRows) continue;  // The browser's copy event asks for the text itself.
        if (!is_possible(offered.id)) continue;
        if (on_top && !goes_on_below(offered.id)) {
            if (!palette.open || forms) return true;  // A dialog is answered first.
            palette = {};
        }
        act(offered.id);
        return true;
    }
    if (!typing && !on_top && press_chord(press)) return true;
    if (press.key == "/" && !typing) {
        act(ActionId::Search);
        return true;
    }
    if (kit::press_key(press)) return true;
    if (press.key == "Escape" && !selection.empty()) {
        selection.clear();
        return true;
    }
    return false;
}

}  // namespace rapport
