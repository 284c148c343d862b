#include "ui/views/client_page.h"

#include <algorithm>
#include <cmath>

#include "app/commands/record.h"
#include "base/text.h"
#include "ui/editors.h"
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
    if (edit) said = "Deleted" + edit->label.substr(std::string_view("Delete").size()) + ".";
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

const Project* next_promise(const ClientPage& page) {
    const Project* next = nullptr;
    for (const Project* project : page.summary.projects) {
        if (!project->promised || project->stage == Stage::Closed || project->stage == Stage::Lost) continue;
        if (!next || *project->promised < *next->promised) next = project;
    }
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
    const float words = std::max(kit::text_width(name, kit::title()), kit::text_width(facts));
    const auto active = std::ranges::count(page.summary.projects, Stage::Active, &Project::stage);
    if (const Project* next = next_promise(page))
        draw_figure(rest, words, "Next promise", format_weekday(date_of(*next->promised), page.view.this_year()),
                    title_of(type_of<Project>, *next));
    draw_figure(rest, words, "Projects", counted(active, "active", "active"),
                counted(static_cast<std::int64_t>(page.summary.projects.size()), "in all", "in all"));
    const float top = std::floor(bar.GetCenter().y - (facts.empty() ? px(14) : px(25)));
    kit::heading({rest.Min.x, top, rest.Max.x, top + px(28)}, name, 1, kit::title());
    kit::text({rest.Min.x, top + px(29), rest.Max.x, top + px(49)}, facts, {TextSize::Body, false, c.ink1});
    kit::line_across(bar.Min.x, bar.Max.x, bar.Max.y - 1, c.line);
}

void draw_tab_bar(ClientPage& page, const Rect& bar) {
    kit::fill(bar, look().colour.bg1);
    kit::tabs({{bar.Min.x + px(8), bar.Min.y}, bar.Max}, "Client", {"Overview"}, 0);
    const float y = std::floor(bar.GetCenter().y - px(look().size.button_small) / 2);
    float right = bar.Max.x - px(16);
    const auto button = [&](std::string_view label, kit::ButtonKind kind) {
        const kit::ButtonLook small{.kind = kind, .icon = icon_plus, .small = true, .disabled = !page.view.may_edit};
        const float width = kit::button_width(label, small);
        right -= width;
        const bool pressed = kit::button(kit::rect_at(right, y, width, kit::button_height(small)), label, small);
        right -= px(8);
        return pressed;
    };
    if (button("Project", kit::ButtonKind::Primary)) open_project_form(page);
    if (button("Person", kit::ButtonKind::Plain)) open_person_form(page);
    kit::line_across(bar.Min.x, bar.Max.x, bar.Max.y - 1, look().colour.line);
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

void draw_overview(ClientPage& page, const Rect& area) {
    kit::Scroll scroll("client", area);
    const float gap = px(16);
    const float x = scroll.origin().x + gap;
    const float width = scroll.width() - 2 * gap;
    const bool two = width >= px(two_columns_from);
    const float main = two ? width - px(side_width) - gap : width;
    const float top = scroll.origin().y + gap;
    float y = top;
    y += draw_people(page, x, y, main) + gap;
    y += draw_projects(page, x, y, main) + gap;
    if (two) y = std::max(y, top + draw_about(page, x + main + gap, top, px(side_width)) + gap);
    else y += draw_about(page, x, y, main) + gap;
    scroll.set_content(y - scroll.origin().y);
}

/// The page of another client begins with empty forms.
void settle(ClientState& state, Id client) {
    if (state.client == client) return;
    state = {};
    state.client = client;
}

}  // namespace

void draw_client(ViewContext& view, ClientState& state) {
    const Client* client = view.workspace.find(Ref<Client>{view.route.id});
    const ClientSummary* summary = client ? view.derived.client({client->id}) : nullptr;
    if (!summary) return;
    settle(state, client->id);
    follow_route(view, state.routed);
    ClientPage page{view, state, *client, *summary};
    const kit::IdScope scope(client->id);
    Rect area = view.area;
    draw_header(page, kit::cut_top(area, px(look().size.project_header)));
    draw_tab_bar(page, kit::cut_top(area, px(std::max(look().size.tab_bar, look().size.tab))));
    draw_overview(page, area);
    draw_forms(page);
}

bool act_client(ActionMode mode, ActionId action, ViewContext& view, ClientState& state) {
    const Client* client = view.workspace.find(Ref<Client>{view.route.id});
    const ClientSummary* summary = client ? view.derived.client({client->id}) : nullptr;
    if (!summary || (action != ActionId::NewProject && action != ActionId::NewStakeholder)) return false;
    if (mode == ActionMode::Ask) return true;
    settle(state, client->id);
    ClientPage page{view, state, *client, *summary};
    if (action == ActionId::NewProject) open_project_form(page);
    else open_person_form(page);
    return true;
}

}  // namespace rapport
