#include "ui/shell.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "base/json.h"
#include "base/text.h"

namespace rapport {
namespace {

constexpr double toast_seconds = 6;

/// "1793610000000 9f3ca1b2c3d4e5f6:12 …": when, and what had come by then.
Json looked_json(const Looked& looked) {
    std::string text = std::to_string(looked.at.millis);
    for (const auto& [actor, seq] : looked.seen.entries()) text += " " + actor_text(actor) + ":" + std::to_string(seq);
    return Json(std::move(text));
}

/// What cannot be read was never looked at.
template <class Number> bool read_number(std::string_view text, Number& number) {
    return std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc{};
}

void read_looked(const Json& json, Looked& looked) {
    if (json.as_integer()) looked.at = {*json.as_integer()};  // As earlier versions wrote it.
    if (!json.as_text()) return;
    bool first = true;
    for (const std::string_view part : split(*json.as_text(), ' ')) {
        if (std::exchange(first, false)) {
            if (!read_number(part, looked.at.millis)) return;
            continue;
        }
        const std::size_t colon = part.find(':');
        std::uint32_t seq = 0;
        const Result<Actor> actor = parse_actor(part.substr(0, colon));
        if (actor && colon != std::string_view::npos && read_number(part.substr(colon + 1), seq))
            looked.seen.include(*actor, seq);
    }
}

}  // namespace

Shell::Shell(Ports given)
    : ports(given),
      session(given.clock, given.entropy, given.store),
      derived(session.workspace()),
      backup(session, given.store, given.places, given.clock),
      linked(session, given.places, given.clock),
      later(given.later ? nullptr : &later_part),
      kit(kit::make_state(given.text)) {
    project.plan.forecasts = &forecasts;
    project.plan.later = later;
    index.rebuild(session.workspace());
    session.on_written = [this](const EntityType& type, const Entity& record) {
        if (later) later->update_index(index, type, record);
    };
    session.on_replaced = [this] {
        linked.have_replaced();
        derived.watch(session.workspace());
        forecasts.forget();
        index.rebuild(session.workspace());
        selection.clear();
        project = {};
        project.plan.forecasts = &forecasts;
        project.plan.later = later;
        ports.window.wake();
    };
    backup.on_changed = linked.on_changed = [this] { ports.window.wake(); };
    // Whoever is typing goes on typing: nobody is led anywhere.
    linked.on_merged = [this](const MergeReport&, const std::string& name) {
        say({"What others wrote in “" + name + "” is here.", false, false});
    };
    linked.on_shown = [this](OpenedFile file) { receive(std::move(file)); };
}

Shell::~Shell() { kit::free_state(kit); }

void Shell::start(std::string_view wanted) {
    read_settings();
    if (!ports.viewed) route = parse_route(wanted);
    session.open();
}

void Shell::set_surroundings(const Surroundings& surroundings) {
    around = surroundings;
    ports.window.wake();
}

ViewContext Shell::context(const kit::Rect& area) {
    kit::make_current(kit);
    const DateTime now = ports.clock.local_now();
    relations.look_at(session.workspace(), now);
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
            session.access() == Access::Writer &&
                (session.phase() == SessionPhase::Open || session.phase() == SessionPhase::Unstored),
            [this] { return session.make_id(); },
            [this] { return session.jitter(); },
            ports.clock.now(),
            arrivals,
            &backup,
            &linked,
            &relations,
            [this](std::string_view zone, Instant when) { return ports.clock.zone_offset(zone, when); }};
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
    if (later && !ports.viewed) later->keep_copies(*this);
    make_forecast();
    remember_settings();
    update_title();
}

/// A slice of it, where one is due; the next frame then shows what is known.
void Shell::make_forecast() {
    if (!later || forecasts.due() > now_) return;
    later->step_forecasts(forecasts, session.workspace(), now_);
    kit::again();
}

double Shell::next_deadline() const {
    kit::make_current(kit);
    double next = kit::next_deadline();
    for (const Toast& toast : toasts)
        if (!toast.saying.failure) next = std::min(next, std::max(0.0, toast.until - now_));
    next = std::min(next, std::max(0.0, copies_due - now_));
    if (later) next = std::min(next, std::max(0.0, forecasts.due() - now_));
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
        if (wanted.selected.is_null() || wanted.view == ViewId::Conflicts) selection.clear();
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

Id client_shown(Shell& shell) {
    if (shell.route.view == ViewId::Client && shell.session.workspace().find(Ref<Client>{shell.route.id}))
        return shell.route.id;
    const Project* project = project_shown(shell);
    return project ? project->client.id : Id{};
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
    if (const Json* device = kept->find("device"); device && device->as_text()) settings.device = *device->as_text();
    if (const Json* looked = kept->find("looked"); looked && looked->as_object())
        for (const auto& [of, when] : *looked->as_object())
            if (const Result<Id> id = parse_id(of)) read_looked(when, settings.looked[*id]);
    if (const Json* author = kept->find("author"); author && author->as_text()) settings.author = *author->as_text();
    session.set_author(settings.author);
    session.set_device(settings.device);
}

void Shell::remember_settings() {
    Json::Object looked;
    for (const auto& [of, when] : settings.looked) looked.emplace_back(to_string(of), looked_json(when));
    const std::string now = write_json(Json(Json::Object{
        {"theme", Json(static_cast<std::int64_t>(settings.theme.choice))},
        {"density", Json(static_cast<std::int64_t>(settings.theme.density))},
        {"zoom", Json(static_cast<std::int64_t>(settings.theme.zoom * 100 + 0.5f))},
        {"inspector", Json(std::int64_t{settings.inspector})},
        {"layout", Json(static_cast<std::int64_t>(settings.layout))},
        {"author", Json(settings.author)},
        {"device", Json(settings.device)},
        {"looked", Json(std::move(looked))},
    }));
    if (now == stored_settings_) return;
    stored_settings_ = now;
    session.set_author(settings.author);
    session.set_device(settings.device);
    ports.store.set_setting("look", now);
    kit::again();
}

}  // namespace rapport
