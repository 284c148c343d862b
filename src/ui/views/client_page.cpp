#include "ui/views/client_page.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/commands/record.h"
#include "base/text.h"
#include "engagement/sayings.h"
#include "schedule/notation.h"
#include "ui/editors.h"
#include "ui/shell.h"
#include "ui/views/client_page_parts.h"
#include "ui/views/search_view.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr std::string_view menu_name = "More for this client";
constexpr float side_width = 312;
constexpr float two_columns_from = 900;

std::string since_text(const ViewContext& view, Date since) {
    const Civil day = civil_of(since);
    if (day.year == view.this_year()) return format_day(since, view.this_year());
    return std::string(month_name(day.month).substr(0, 3)) + " " + std::to_string(day.year);
}

/// "Halifax  ·  Client since Mar 2023, first touch at Dalhousie Expo".
std::string facts_line(const ViewContext& view, const Client& client) {
    std::string story;
    if (client.since) story = "Client since " + since_text(view, *client.since);
    if (!client.first_touch.empty())
        story += story.empty() ? "First touch: " + client.first_touch : ", first touch: " + client.first_touch;
    if (story.empty() && client.status != ClientStatus::Active) story = label_of(client.status);
    if (client.place.empty()) return story;
    return story.empty() ? client.place : client.place + "  ·  " + story;
}

void delete_client(ClientPage& page) {
    Result<Edit> edit = delete_record(page.view.workspace, type_of<Client>, page.client.id);
    std::string said;
    if (edit) said = ended("Deleted" + edit->label.substr(std::string_view("Delete").size()));
    if (page.view.out.send(std::move(edit), std::move(said))) page.view.out.go("#" + to_string(Route{}));
}

void draw_menu(ClientPage& page, const Rect& anchor) {
    if (!kit::begin_menu(menu_name, anchor, 250)) return;
    const bool may_edit = page.view.may_edit;
    if (kit::menu_item("Show all details", icon_info)) select_record(page.view, type_of<Client>, page.client.id);
    if (kit::menu_item("New person", icon_user, {}, may_edit)) open_person_form(page);
    if (kit::menu_item("New project", icon_briefcase, {}, may_edit)) open_project_form(page);
    const std::string_view save = action(ActionId::SaveClient).name;
    if (kit::menu_item(save, icon_save)) page.view.out.act(ActionId::SaveClient);
    kit::menu_separator();
    if (kit::menu_item("Delete client", icon_trash_2, {}, may_edit, true)) delete_client(page);
    kit::end_menu();
}

/// A figure of the header: what it is, what it says, about what. Only where the words beside it keep their room.
void draw_figure(Rect& rest, float words, std::string_view label, std::string_view value, std::string_view note) {
    const float widest = std::max({kit::text_width(label, kit::meta()), kit::text_width(value, kit::strong()),
                                   kit::text_width(note, kit::meta())});
    const float width = std::min(widest + px(24), px(220));
    if (rest.GetWidth() - width < words + px(16)) return;
    const Rect box = kit::cut_right(rest, width);
    kit::line_down(box.Min.x, box.Min.y + px(10), box.Max.y - px(10), look().colour.line);
    const float x = box.Min.x + px(12);
    const float y = std::floor(box.GetCenter().y - px(26));
    kit::text({x, y, box.Max.x, y + px(16)}, label, kit::meta());
    kit::text({x, y + px(17), box.Max.x, y + px(37)}, value, kit::strong());
    kit::text({x, y + px(37), box.Max.x, y + px(53)}, note, kit::meta());
}

struct NextPromise {
    Date on;
    std::string what;
};

/// Of the promises that stand open and the ends that were promised, what comes first; also where its day has passed.
std::optional<NextPromise> next_promise(const ClientPage& page) {
    std::optional<NextPromise> next;
    const auto offer = [&](Date on, const std::string& what) {
        if (!next || on < next->on) next = {on, what};
    };
    for (const Promise& promise : page.relations.index().promises_of(Ref<Client>{page.client.id}))
        if (promise.state == PromiseState::Open && promise.due) offer(*promise.due, promise.text);
    for (const Project* project : page.summary.projects)
        if (project->promised && project->stage != Stage::Closed && project->stage != Stage::Lost)
            if (date_of(*project->promised) >= page.view.today)
                offer(date_of(*project->promised), title_of(type_of<Project>, *project));
    return next;
}

void draw_header(ClientPage& page, const Rect& bar) {
    const Palette& c = look().colour;
    kit::fill(bar, c.bg1);
    const std::string name = title_of(type_of<Client>, page.client);
    Rect rest = kit::inset(bar, px(16), 0);
    const Rect square = kit::centred(kit::cut_left(rest, px(48)), px(48), px(48));
    kit::fill(square, c.accent_soft, px(8));
    kit::draw_text(square, kit::initials_of(name), {TextSize::Title, true, c.accent, kit::Align::Centre});
    rest.Min.x += px(16);
    const float hit = px(look().size.icon_hit);
    const Rect more = kit::centred(kit::cut_right(rest, hit), hit, hit);
    if (kit::icon_button(more, icon_ellipsis, "More")) kit::open_menu(menu_name);
    draw_menu(page, more);
    rest.Max.x -= px(8);
    const std::string facts = facts_line(page.view, page.client);
    const ClientLightsNow& lights = page.relations.lights(Ref<Client>{page.client.id});
    const float mark = standing_width(lights.overall, lights.computed, lights.overridden()) + px(12);
    const float words = std::max(kit::text_width(name, kit::title()), mark + kit::text_width(facts));
    const auto active = std::ranges::count(page.summary.projects, Stage::Active, &Project::stage);
    const Touches& touches = page.relations.touches().of(Ref<Client>{page.client.id});
    const std::string mix = std::to_string(touches.direct) + " in 90 days";
    draw_figure(rest, words, "Last direct touch", ago(page.view, touches.last_direct), mix);
    if (const std::optional<NextPromise> next = next_promise(page))
        draw_figure(rest, words, next->on < page.view.today ? "Overdue promise" : "Next promise",
                    format_weekday(next->on, page.view.this_year()), shortened(next->what, 40));
    draw_figure(rest, words, "Projects", counted(active, "active", "active"),
                counted(static_cast<std::int64_t>(page.summary.projects.size()), "in all", "in all"));
    const float top = std::floor(bar.GetCenter().y - px(25));
    kit::heading({rest.Min.x, top, rest.Max.x, top + px(28)}, name, 1, kit::title());
    const float x = rest.Min.x + draw_standing(lights, rest.Min.x, top + px(39)) + px(12);
    if (!facts.empty() && x < rest.Max.x)
        kit::text({x, top + px(29), rest.Max.x, top + px(49)}, facts, {TextSize::Body, false, c.ink1});
    kit::line_across(bar.Min.x, bar.Max.x, bar.Max.y - 1, c.line);
}

/// What a tab shows. In the address by its name.
enum class Tab : std::uint8_t { Overview, People, Story, Value, Promises, Requests, Risks };
struct NamedTab {
    Tab tab;
    std::string_view name;
    std::string_view label;
};
constexpr std::array tabs{
    NamedTab{Tab::Overview, "overview", "Overview"}, NamedTab{Tab::People, "people", "People"},
    NamedTab{Tab::Story, "story", "Story"},          NamedTab{Tab::Value, "value", "Value"},
    NamedTab{Tab::Promises, "promises", "Promises"}, NamedTab{Tab::Requests, "requests", "Requests"},
    NamedTab{Tab::Risks, "risks", "Risks"},
};

Tab tab_of(const Route& route) {
    const auto at = std::ranges::find(tabs, std::string_view(route.tab), &NamedTab::name);
    return at == tabs.end() ? Tab::Overview : at->tab;
}

void draw_tab_bar(ClientPage& page, const Rect& bar) {
    ViewContext& view = page.view;
    kit::fill(bar, look().colour.bg1);
    kit::line_across(bar.Min.x, bar.Max.x, bar.Max.y - 1, look().colour.line);
    const Id client = page.client.id;
    const float tall = std::min(px(look().size.button_small), bar.GetHeight() - px(8));  // Clear of the lines.
    const float y = std::floor(bar.GetCenter().y - tall / 2);
    float right = bar.Max.x - px(16);
    const auto button = [&](std::string_view label, const kit::ButtonLook& small) {
        const float width = kit::button_width(label, small);
        right -= width;
        const bool pressed = kit::button(kit::rect_at(right, y, width, tall), label, small);
        right -= px(8);
        return pressed;
    };
    const auto call = [&](const std::function<void(ViewContext&, Shell&, Id)>& what) {
        view.out.call([client, what](Shell& shell) {
            ViewContext now = shell.context({});
            what(now, shell, client);
        });
    };
    if (button("Log a touch",
               {.kind = kit::ButtonKind::Primary, .icon = icon_phone, .small = true, .disabled = !view.may_edit}))
        call([](ViewContext& now, Shell& shell, Id of) { open_touch_dialog(now, shell.touch, of); });
    // Where there is no room, a sign says it.
    const auto sign_or_button = [&](std::string_view label, const char* icon) {
        if (!view.phone) return button(label, {.icon = icon, .small = true});
        const float hit = px(look().size.icon_hit);
        right -= hit;
        return kit::icon_button(kit::rect_at(right, std::floor(bar.GetCenter().y - hit / 2), hit, hit), icon, label);
    };
    if (sign_or_button("Write", icon_mail))
        call([](ViewContext& now, Shell& shell, Id of) { open_compose(now, shell.compose, of, {}); });
    if (sign_or_button("Brief", icon_file_text))
        call([](ViewContext&, Shell& shell, Id of) { shell.brief = {.client = of}; });
    std::vector<std::string> labels;
    float used = px(16), widest = 0;
    for (const NamedTab& tab : tabs) {
        labels.emplace_back(tab.label);
        used += kit::text_width(tab.label, kit::strong()) + px(28);
        widest = std::max(widest, kit::text_width(tab.label) + px(44));
    }
    const auto current = static_cast<int>(tab_of(view.route));
    int chosen = -1;
    if (bar.Min.x + used > right) {
        const float height = std::min(px(36), bar.GetHeight() - px(4));
        const float x = bar.Min.x + px(16);
        const Rect box = kit::rect_at(x, std::floor(bar.GetCenter().y - height / 2),
                                      std::clamp(right - x, px(96), std::max(px(96), widest)), height);
        chosen = kit::select(box, "Shown of the client", labels, current, false, false);
    } else {
        chosen = kit::tabs({{bar.Min.x + px(8), bar.Min.y}, {right, bar.Max.y}}, "Client", labels, current);
    }
    if (chosen >= 0) {
        Route route = view.route;
        route.tab = tabs[static_cast<std::size_t>(chosen)].name;
        route.selected = {};
        view.out.go("#" + to_string(route), true);
    }
}

/// Fields of the client that are worth a line, where they say something.
std::vector<std::pair<std::string_view, std::string>> worth_saying(const ClientPage& page) {
    const Reading reading = reading_of(page.view);
    std::vector<std::pair<std::string_view, std::string>> facts;
    for (const std::string_view name : {"status", "website", "time_zone", "manager", "deputy", "tags"}) {
        const Field* field = find_field(type_of<Client>, name);
        if (!field) continue;
        std::string words = shown_value(reading, *field, field->get(page.client));
        if (!words.empty()) facts.emplace_back(field->label, std::move(words));
    }
    return facts;
}

float draw_about(ClientPage& page, float x, float y, float width) {
    const auto facts = worth_saying(page);
    const std::string& about = page.client.about.text;
    const std::string& notes = page.client.notes.text;
    const float inner = width - px(32);
    const kit::TextLook small = kit::meta();
    const std::string_view ask = "Who are they, as they would say it? Rapport shows it to everyone who works for them.";
    const float about_height =
        about.empty() ? kit::wrapped_height(inner, ask, small) : kit::wrapped_height(inner, about);
    const float notes_height = notes.empty() ? 0 : px(8) + px(18) + kit::wrapped_height(inner, notes);
    const float line = px(look().coarse ? 36.0f : 26.0f);
    const Rect box = kit::rect_at(
        x, y, width,
        px(41) + px(12) + about_height + notes_height + px(8) + static_cast<float>(facts.size()) * line + px(12));
    const kit::Group group(Role::Region, "About", box);
    Rect rest = kit::inset(kit::card(box, "About"), px(15), px(12));
    const kit::ButtonLook quiet{.kind = kit::ButtonKind::Quiet, .icon = icon_pencil, .small = true};
    const float edit = kit::button_width("Edit", quiet);
    if (kit::button(
            kit::rect_at(box.Max.x - px(8) - edit, box.Min.y + px(20) - std::floor(kit::button_height(quiet) / 2), edit,
                         kit::button_height(quiet)),
            "Edit", quiet))
        select_record(page.view, type_of<Client>, page.client.id);
    rest.Min.y += about.empty() ? kit::wrapped(rest, ask, small) : kit::wrapped(rest, about);
    if (!notes.empty()) {
        rest.Min.y += px(8);
        kit::text(kit::cut_top(rest, px(18)), "Internal notes", small);
        rest.Min.y += kit::wrapped(rest, notes);
    }
    rest.Min.y += px(8);
    for (const auto& [label, words] : facts) draw_fact(kit::cut_top(rest, line), label, words);
    return box.GetHeight();
}

void draw_overview(ClientPage& page, Column& main, Column* side) {
    main.add(draw_people(page, main.x, main.y, main.width));
    main.add(draw_recoveries(page.view, page.state.recoveries, {page.client.id}, {}, main.x, main.y, main.width));
    if (const float value = draw_value_summary(page, main.x, main.y, main.width); value > 0) main.add(value);
    main.add(draw_projects(page, main.x, main.y, main.width));
    Column& beside = side ? *side : main;
    beside.add(draw_about(page, beside.x, beside.y, beside.width));
}

void draw_content(ClientPage& page, const Rect& area) {
    kit::Scroll scroll(
        std::string("client ") + std::string(tabs[static_cast<std::size_t>(tab_of(page.view.route))].name), area);
    const float gap = px(16);
    const float width = scroll.width() - 2 * gap;
    const Tab tab = tab_of(page.view.route);
    const bool sided = tab == Tab::Overview || tab == Tab::People || tab == Tab::Value;
    const bool two = sided && width >= px(two_columns_from);
    const float top = scroll.origin().y + gap;
    Column main{scroll.origin().x + gap, top, two ? width - px(side_width) - gap : width};
    Column side{main.x + main.width + gap, top, px(side_width)};
    const Rect seen = std::exchange(page.view.area, scroll.visible());
    switch (tab) {
    case Tab::Overview: draw_overview(page, main, two ? &side : nullptr); break;
    case Tab::People:   draw_people_tab(page, main, two ? &side : nullptr); break;
    case Tab::Story:    draw_story_tab(page, main); break;
    case Tab::Value:    draw_value_tab(page, main, two ? &side : nullptr); break;
    case Tab::Promises: draw_promises_tab(page, main); break;
    case Tab::Requests: draw_requests_tab(page, main); break;
    case Tab::Risks:    draw_register_tab(page, main); break;
    }
    page.view.area = seen;
    scroll.set_content(std::max(main.y, two ? side.y : main.y) - scroll.origin().y);
}

/// The page of another client begins with empty forms.
void settle(ClientState& state, Id client) {
    if (state.client == client) return;
    state = {};
    state.client = client;
}

}  // namespace

std::string day_or_dash(const ViewContext& view, std::optional<Date> day) {
    return day ? format_day(*day, view.this_year()) : "–";
}

std::string ago(const ViewContext& view, std::optional<Date> day) {
    if (!day) return "never";
    const std::int32_t days = view.today.days - day->days;
    return days <= 0 ? "today" : std::to_string(days) + " d ago";
}

void draw_client(ViewContext& view, ClientState& state) {
    const Client* client = view.workspace.find(Ref<Client>{view.route.id});
    const ClientSummary* summary = client ? view.derived.client({client->id}) : nullptr;
    if (!summary) return;
    settle(state, client->id);
    follow_route(view, state.routed);
    ClientPage page{view, state, *client, *summary, *view.relations};
    const kit::IdScope scope(client->id);
    Rect area = view.area;
    draw_header(page, kit::cut_top(area, px(look().size.project_header)));
    draw_tab_bar(page, kit::cut_top(area, px(std::max(look().size.tab_bar, look().size.tab))));
    draw_content(page, area);
    draw_forms(page);
    draw_record_form(view, state.form);
}

bool act_client(ActionMode mode, ActionId action, ViewContext& view, ClientState& state) {
    const Project* project = view.workspace.find(Ref<Project>{view.route.id});
    const Client* client = view.workspace.find(project ? project->client : Ref<Client>{view.route.id});
    const ClientSummary* summary = client ? view.derived.client({client->id}) : nullptr;
    const bool enters = action == ActionId::NewDecision || action == ActionId::NewEntry;
    const bool adds = action == ActionId::NewProject || action == ActionId::NewStakeholder;
    if (!summary || !(enters || (adds && !project))) return false;
    if (mode == ActionMode::Ask) return true;
    settle(state, client->id);
    ClientPage page{view, state, *client, *summary, *view.relations};
    if (action == ActionId::NewProject) open_project_form(page);
    else if (action == ActionId::NewStakeholder) open_person_form(page);
    if (!enters) return true;
    open_entry_form(page, action == ActionId::NewDecision ? EntryKind::Decision : EntryKind::Risk,
                    {project ? project->id : Id{}});
    view.out.go("#" + to_string(Route{ViewId::Client, client->id, "risks", {}, {}}));
    return true;
}

}  // namespace rapport
