#include "ui/shell.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "app/commands/import.h"
#include "base/json.h"
#include "base/text.h"
#include "codec/workspace_json.h"

namespace rapport {
namespace {

constexpr double toast_seconds = 6;

bool is_view_action(ActionId id) {
    const ActionGroup group = action(id).group;
    return group == ActionGroup::Plan || group == ActionGroup::View || group == ActionGroup::Create;
}

}  // namespace

Shell::Shell(Ports given)
    : ports(given),
      session(given.clock, given.entropy, given.store),
      derived(session.workspace()),
      later(given.later ? nullptr : &later_part),
      kit(kit::make_state(given.text)) {
    session.on_written = [this](const EntityType& type, const Entity& record) { index.update(type, record); };
    session.on_replaced = [this] {
        derived.watch(session.workspace());
        index.rebuild(session.workspace());
        selection.clear();
        project = {};
        ports.window.wake();
    };
}

Shell::~Shell() { kit::free_state(kit); }

void Shell::start(std::string_view wanted) {
    read_settings();
    route = parse_route(wanted);
    session.open();
}

void Shell::set_surroundings(const Surroundings& surroundings) {
    around = surroundings;
    ports.window.wake();
}

ViewContext Shell::context(kit::Rect area) {
    kit::make_current(kit);
    const DateTime now = ports.clock.local_now();
    return {session,
            session.workspace(),
            derived,
            out,
            selection,
            settings,
            route,
            area,
            date_of(now),
            now,
            ImGui::GetIO().DisplaySize.x < 720 * look().scale,
            session.access() == Access::Writer && session.phase() != SessionPhase::Damaged &&
                session.phase() != SessionPhase::Opening,
            [this] { return session.make_id(); },
            [this] { return session.jitter(); },
            ports.clock.now(),
            arrivals};
}

void Shell::draw() {
    now_ = static_cast<double>(ports.clock.now().millis) / 1000;
    session.poll();
    kit::make_current(kit);
    if (session.phase() != SessionPhase::Opening)
        for (OpenedFile& file : std::exchange(early_files_, {})) receive(std::move(file));
    apply_theme(around, settings.theme);
    kit::begin_frame(now_);
    if (import.stage != ImportStage::None) {
        ViewContext importing = context({});
        const auto now_ms = [this] { return static_cast<double>(ports.clock.now().millis); };
        if (later->step_import(import, importing, 8, now_ms)) kit::again();
    }
    draw_frame(*this);
    kit::end_frame();
    carry_out();
    finish_frame();
}

void Shell::finish_frame() {
    std::erase_if(toasts, [this](const Toast& toast) { return !toast.saying.failure && toast.until <= now_; });
    session.poll();
    remember_settings();
    update_title();
}

double Shell::next_deadline() const {
    kit::make_current(kit);
    double next = kit::next_deadline();
    for (const Toast& toast : toasts)
        if (!toast.saying.failure) next = std::min(next, std::max(0.0, toast.until - now_));
    return next;
}

void Shell::update_title() {
    std::string title;
    if (route.view == ViewId::Project) {
        if (const Project* shown = project_shown(*this)) title = title_of(type_of<Project>, *shown) + " – ";
    } else if (route.view == ViewId::Client) {
        if (const Client* shown = session.workspace().find(Ref<Client>{route.id}))
            title = title_of(type_of<Client>, *shown) + " – ";
    }
    const std::string mark = session.saving().state == SaveState::NotSaved ? "Not saved – " : "";
    title = mark + title + "Rapport";
    if (title == shown_title_) return;
    shown_title_ = title;
    ports.window.set_title(title);
}

// --- What was asked for --------------------------------------------------------------------------------------------

void Shell::carry_out() {
    for (Outbox::Message& message : out.take()) {
        if (auto* edit = std::get_if<Outbox::Run>(&message)) carry_out(std::move(*edit));
        else if (auto* way = std::get_if<Outbox::Go>(&message)) carry_out(*way);
        else if (auto* asked = std::get_if<Outbox::Act>(&message)) act(asked->action);
        else if (auto* said = std::get_if<Saying>(&message)) say(std::move(*said));
        else if (auto* call = std::get_if<Outbox::Call>(&message)) call->what(*this);
        kit::again();
    }
}

void Shell::carry_out(Outbox::Run message) { run(std::move(message.edit), message.toast); }

void Shell::carry_out(const Outbox::Go& message) {
    const Route wanted = parse_route(message.route);
    if (message.tell) tell(wanted);
    else go(wanted, message.replace);
}

bool Shell::run(Edit edit, const std::string& toast) {
    const Result<void> done = session.run(std::move(edit));
    if (!done) {
        say({done.error().message, false, true});
        return false;
    }
    forget_failures();
    if (!toast.empty()) say({toast, true, false});
    ports.window.wake();
    return true;
}

void Shell::with_later(std::function<void(const Later&)> what) {
    if (later) {
        what(*later);
        return;
    }
    say({"One moment: that part of Rapport is still on its way.", false, false});
    waiting_for_later_.push_back(std::move(what));
    if (waiting_for_later_.size() == 1) ports.later->fetch();
}

void Shell::later_arrived(bool here) {
    const auto waiting = std::exchange(waiting_for_later_, {});
    kit::make_current(kit);
    ports.window.wake();
    if (here) {
        later = &later_part;
        for (const auto& what : waiting) what(*later);
    } else if (!waiting.empty()) {
        say(
            {"That part of Rapport is not on this device yet and could not be fetched, so nothing was done. Connect, "
             "or "
             "reload this page, and try again.",
             false, true});
    }
}

void Shell::say(Saying saying) {
    kit::make_current(kit);
    kit::announce(saying.text, saying.failure);
    if (saying.failure) std::erase_if(toasts, [](const Toast& toast) { return toast.saying.failure; });
    else std::erase_if(toasts, [](const Toast& toast) { return !toast.saying.failure; });
    const bool undo = saying.undo;
    toasts.push_back({std::move(saying), static_cast<double>(ports.clock.now().millis) / 1000 + toast_seconds, undo});
    ports.window.wake();
}

/// What was said to be wrong is no longer what one is about.
void Shell::forget_failures() {
    std::erase_if(toasts, [](const Toast& toast) { return toast.saying.failure; });
}

void Shell::go(const Route& wanted, bool replace) {
    kit::make_current(kit);
    if (wanted.view != route.view || wanted.id != route.id) {
        kit::end_editing();
        kit::close_menus();
        forget_failures();
        if (wanted.selected.is_null()) selection.clear();
    }
    const bool same = wanted == route;
    route = wanted;
    ++arrivals;
    if (!same) ports.window.set_route(to_string(route), !replace);
    ports.window.wake();
}

void Shell::tell(const Route& wanted) {
    if (wanted == route) return;
    route = wanted;
    ports.window.set_route(to_string(route), false);
}

void Shell::navigate(std::string_view wanted) {
    const Route next = parse_route(wanted);
    if (next == route) return;
    if (next.view != route.view || next.id != route.id) selection.clear();
    route = next;
    ++arrivals;
    palette.open = false;
    help_open = false;
    ports.window.wake();
}

// --- Actions -------------------------------------------------------------------------------------------------------

bool Shell::act_here(ActionMode mode, ActionId id) {
    if (!is_view_action(id)) return false;
    ViewContext view = context({});
    if (route.view == ViewId::Project && project_shown(*this)) return act_project(mode, id, view, project);
    if (route.view == ViewId::Client) return act_client(mode, id, view, client);
    return false;
}

bool Shell::is_possible(ActionId id) {
    const bool open = session.phase() == SessionPhase::Open || session.phase() == SessionPhase::Unstored;
    const bool edits = open && session.access() == Access::Writer;
    switch (id) {
    case ActionId::Undo:            return edits && session.history().to_undo();
    case ActionId::Redo:            return edits && session.history().to_redo();
    case ActionId::NewClient:
    case ActionId::ImportFile:      return edits;
    case ActionId::ExploreSample:   return edits && !has_sample(session.workspace());
    case ActionId::NewProject:      return edits && act_here(ActionMode::Ask, id);
    case ActionId::NewStakeholder:  return edits && act_here(ActionMode::Ask, id);
    case ActionId::NewPerson:       return edits;
    case ActionId::ExportMspdi:
    case ActionId::ExportCsv:       return project_shown(*this) != nullptr;
    case ActionId::KeepStorage:     return open && session.persisted() == false;
    case ActionId::Retry:
    case ActionId::SaveCopy:        return session.saving().state == SaveState::NotSaved;
    case ActionId::Palette:
    case ActionId::Search:
    case ActionId::Home:
    case ActionId::HistoryView:
    case ActionId::TrashView:
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
    case ActionId::ToggleInspector: return true;
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
    case ActionId::AddComment:      return edits && act_here(ActionMode::Ask, id);
    case ActionId::ExpandAll:
    case ActionId::CollapseAll:
    case ActionId::ZoomIn:
    case ActionId::ZoomOut:
    case ActionId::ZoomToFit:
    case ActionId::GoToToday:
    case ActionId::ShowTable:
    case ActionId::ShowGantt:
    case ActionId::SelectAll:
    case ActionId::CopyRows:        return act_here(ActionMode::Ask, id);
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
    case ActionId::Palette:      open_palette(palette, false); return;
    case ActionId::Search:       open_palette(palette, true); return;
    case ActionId::Undo:         told(session.undo()); return;
    case ActionId::Redo:         told(session.redo()); return;
    case ActionId::Home:         go({}, false); return;
    case ActionId::HistoryView:  go({ViewId::History, {}, {}, {}, {}}, false); return;
    case ActionId::TrashView:    go({ViewId::Trash, {}, {}, {}, {}}, false); return;
    case ActionId::SettingsView: go({ViewId::Settings, {}, {}, {}, {}}, false); return;
    case ActionId::NewPerson:    go({ViewId::Settings, {}, {}, {}, {}}, false); return;
    case ActionId::Help:         help_open = !help_open; return;
    case ActionId::NewClient:
        home = {};
        home.adding = home.fresh = true;
        go({}, false);
        return;
    case ActionId::ImportFile:      open_files(*this); return;
    case ActionId::ExploreSample:   explore_sample(); return;
    case ActionId::ExportJson:
    case ActionId::SaveCopy:        save_workspace_copy(*this); return;
    case ActionId::ExportMspdi:
    case ActionId::ExportCsv:       export_plan(id); return;
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
    case ActionId::SelectAll:
    case ActionId::CopyRows:
    case ActionId::AddComment:      return;  // Only a view can do these.
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
    const bool on_top = kit::menu_open() || palette.open || help_open || import.stage != ImportStage::None;
    if (help_open && press.key == "Escape") {
        help_open = false;
        return true;
    }
    if (on_top && !press.control) return kit::press_key(press);
    ViewContext view = context({});
    if (!on_top && route.view == ViewId::Project && press_project_key(press, view, project)) {
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

// --- Files ---------------------------------------------------------------------------------------------------------

void Shell::receive(OpenedFile file) {
    kit::make_current(kit);
    dragging = false;
    if (session.phase() == SessionPhase::Opening) {
        early_files_.push_back(std::move(file));
        return;
    }
    with_later([this, file = std::move(file)](const Later& part) mutable {
        ViewContext view = context({});
        part.begin_import(import, std::move(file), view);
        ports.window.wake();
    });
}

void Shell::save_file(std::string name, std::string mime, std::string bytes) {
    ports.files.save(name, mime, std::move(bytes), [this, name](Result<Handed> saved) {
        if (saved && *saved == Handed::Downloading)
            say({"“" + name + "” is on its way to your downloads.", false, false});
        else if (saved) say({"Saved to “" + name + "”.", false, false});
        else if (saved.error().fault != Fault::Refused) say({saved.error().message, false, true});
    });
}

void Shell::export_plan(ActionId id) {
    const Project* shown = project_shown(*this);
    if (!shown) return;
    with_later([this, id, ref = Ref<Project>{shown->id}](const Later& part) {
        save_export((id == ActionId::ExportCsv ? part.to_csv : part.to_mspdi)(session.workspace(), ref));
    });
}

void Shell::save_export(Result<Export> made) {
    if (!made) {
        say({made.error().message, false, true});
        return;
    }
    if (!made->left_out.empty()) {
        std::string what;
        for (const Left& left : made->left_out) what += (what.empty() ? "" : ", ") + left.what;
        say({"That format has no place for: " + what + ".", false, false});
    }
    save_file(made->file_name, made->mime, std::move(made->bytes));
}

void save_workspace_copy(Shell& shell) {
    const std::string day = to_iso(date_of(shell.ports.clock.local_now()));
    shell.ports.files.save("rapport-" + day + ".json", "application/json", write_workspace(shell.session.workspace()),
                           [&shell](Result<Handed> saved) {
                               if (saved && *saved == Handed::Downloading)
                                   shell.say({"A file with everything is on its way to your downloads.", false, false});
                               else if (saved) shell.say({"Everything is in the file now.", false, false});
                               else if (saved.error().fault != Fault::Refused)
                                   shell.say({saved.error().message, false, true});
                           });
}

void open_files(Shell& shell) {
    shell.ports.files.open(".xml,.json,.csv,.tsv,.txt,.rapport", [&shell](Result<OpenedFile> file) {
        if (file) shell.receive(std::move(*file));
        else if (file.error().fault != Fault::Refused) shell.say({file.error().message, false, true});
    });
}

void Shell::explore_sample() {
    with_later([this](const Later& part) {
        Result<Workspace> sample = part.sample_workspace(date_of(ports.clock.local_now()));
        if (!sample) {
            say({sample.error().message, false, true});
            return;
        }
        const Id shown = sample_project(*sample);
        run(adopt(session.workspace(), *sample, "Explore a sample").edit, "The sample is here. Change what you like.");
        go({ViewId::Project, shown, {}, {}, {}}, false);
    });
}

void replace_workspace(Shell& shell, Workspace workspace) {
    const Result<void> replaced = shell.session.replace(std::move(workspace));
    if (!replaced) shell.say({replaced.error().message, false, true});
    else shell.go({}, false);
}

void add_records(Shell& shell, Workspace records, std::string label) {
    ImportEdit adopted = adopt(shell.session.workspace(), records, label);
    const std::string left = left_words(adopted.report);
    shell.run(std::move(adopted.edit), left.empty() ? label : label + ". " + left);
}

const Project* project_shown(Shell& shell) {
    return shell.route.view == ViewId::Project ? shell.session.workspace().find(Ref<Project>{shell.route.id}) : nullptr;
}

// --- What this device remembers --------------------------------------------------------------------------------------

void Shell::read_settings() {
    stored_settings_ = ports.store.setting("look").value_or("");
    if (stored_settings_.empty()) return;
    const Result<Json> kept = read_json(stored_settings_);
    if (!kept) return;  // Only looks are lost; the next change writes them anew.
    const auto number = [&](std::string_view name, std::int64_t least, std::int64_t most, std::int64_t otherwise) {
        const Json* found = kept->find(name);
        return found && found->as_integer() ? std::clamp(*found->as_integer(), least, most) : otherwise;
    };
    settings.theme.choice = static_cast<ThemeChoice>(number("theme", 0, 3, 0));
    settings.theme.density = static_cast<Density>(number("density", 0, 2, 1));
    settings.theme.zoom = static_cast<float>(number("zoom", 80, 200, 100)) / 100;
    settings.inspector = number("inspector", 0, 1, 1) != 0;
    settings.layout = static_cast<PlanLayout>(number("layout", 0, 1, 1));
    if (const Json* author = kept->find("author"); author && author->as_text()) settings.author = *author->as_text();
    session.set_author(settings.author);
}

void Shell::remember_settings() {
    const std::string now = write_json(Json(Json::Object{
        {"theme", Json(static_cast<std::int64_t>(settings.theme.choice))},
        {"density", Json(static_cast<std::int64_t>(settings.theme.density))},
        {"zoom", Json(static_cast<std::int64_t>(settings.theme.zoom * 100 + 0.5f))},
        {"inspector", Json(std::int64_t{settings.inspector})},
        {"layout", Json(static_cast<std::int64_t>(settings.layout))},
        {"author", Json(settings.author)},
    }));
    if (now == stored_settings_) return;
    stored_settings_ = now;
    session.set_author(settings.author);
    ports.store.set_setting("look", now);
    kit::again();
}

}  // namespace rapport
