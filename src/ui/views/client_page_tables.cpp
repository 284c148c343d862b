// The people and the projects of a client, as tables that become two-line rows where there is little room.

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "schedule/notation.h"
#include "ui/views/client_page_parts.h"
#include "ui/views/light_mark.h"
#include "ui/views/search_view.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr float narrow = 560;  ///< Below this many CSS pixels a table has no columns.

float head_height() { return px(28); }
float person_height() { return px(look().coarse ? 60.0f : 44.0f); }
float project_height(bool is_narrow) { return px(is_narrow ? 88.0f : 48.0f); }

/// A heading of a table's column. To be seen only: each row is one control that says all of it.
void draw_column(float x, float y, float width, std::string_view label, kit::Align align = kit::Align::Left) {
    const Rect box = kit::rect_at(x, y, width, head_height());
    kit::draw_text(box, label, {TextSize::Meta, false, look().colour.ink1, align});
}

void draw_dots(float x, float centre, std::string_view what, std::int32_t of_five) {
    const Rect box = kit::rect_at(x, centre - px(8), px(60), px(16));
    if (of_five == 0) {
        kit::text(box, "–", {TextSize::Meta, false, look().colour.ink1});
        return;
    }
    kit::node(Role::Image, std::string(what) + " " + std::to_string(of_five) + " of 5", box);
    for (int i = 0; i < 5; ++i) {
        const ImVec2 dot{std::floor(x + px(4) + static_cast<float>(i) * px(10)), std::floor(centre)};
        if (i < of_five) kit::draw().AddCircleFilled(dot, px(3.5f), look().colour.ink1);
        else kit::draw().AddCircle(dot, px(3), look().colour.ink1, 0, 1);
    }
}

std::string contact_of(const Stakeholder& person) {
    if (person.email.empty() && person.phone.empty()) return "–";
    return person.email.empty()   ? person.phone
           : person.phone.empty() ? person.email
                                  : person.email + ", " + person.phone;
}

std::string role_of(const Stakeholder& person) {
    if (person.organisation.empty()) return person.role;
    return person.role.empty() ? person.organisation : person.role + ", " + person.organisation;
}

void draw_person(ClientPage& page, const Stakeholder& person, const Rect& row, float influence_x, float contact_x) {
    const kit::IdScope scope(person.id);
    const bool selected = page.view.selection.type == &type_of<Stakeholder> && page.view.selection.contains(person.id);
    const std::string name = title_of(type_of<Stakeholder>, person);
    const std::string description =
        (person.decides ? "decides, " : "") + (role_of(person).empty() ? "no role yet" : role_of(person));
    if (kit::row(row, name, {.selected = selected, .can_select = true, .description = description}).pressed)
        select_record(page.view, type_of<Stakeholder>, person.id);
    const float centre = std::floor(row.GetCenter().y);
    kit::avatar({row.Min.x + px(28), centre}, 24, name, {}, person.id);
    const bool columns = contact_x > 0;
    const float x = row.Min.x + px(52);
    const float end = columns ? influence_x - px(8) : row.Max.x - px(16);
    const float chip = person.decides ? kit::chip_width("Decides") + px(8) : 0;
    const float width = std::min(kit::text_width(name, kit::strong()), end - x - chip);
    const std::string second = columns                   ? role_of(person)
                               : role_of(person).empty() ? contact_of(person)
                                                         : role_of(person);
    const float below = px(look().coarse ? 24.0f : 20.0f);  // A chip stands beside the name.
    const float top = second.empty() ? centre - px(10) : centre - std::floor((below + px(18)) / 2);
    kit::draw_text({x, top, x + width + 1, top + px(20)}, name, kit::strong());
    if (person.decides) kit::chip(x + width + px(8), top + px(10), "Decides", kit::Tone::Accent);
    kit::draw_text({x, top + below, end, top + below + px(17)}, second, kit::meta());
    if (!columns) return;
    draw_dots(influence_x, centre, "Influence", person.influence);
    kit::text({contact_x, row.Min.y, row.Max.x - px(16), row.Max.y}, contact_of(person),
              {TextSize::Meta, false, look().colour.ink0});
}

/// What an empty card asks for, with the button that answers it.
bool draw_question(const Rect& rest, std::string_view question, std::string_view help, std::string_view button,
                   bool may_edit) {
    const float y = kit::empty_state(kit::rect_at(rest.Min.x, rest.Min.y + px(20), rest.GetWidth(), px(60)), nullptr,
                                     question, help) +
                    px(10);
    const kit::ButtonLook small{.icon = icon_plus, .small = true, .disabled = !may_edit, .id = "answer"};
    const float width = kit::button_width(button, small);
    return kit::button(kit::rect_at(std::floor(rest.GetCenter().x - width / 2), y, width, kit::button_height(small)),
                       button, small);
}

float question_height(float width, std::string_view question, std::string_view help) {
    const float words = kit::empty_state_height(width, question, help);
    return std::max(px(128), px(36) + words + px(10) + kit::button_height({.small = true}));
}

/// At the right of a card's heading. True where it was pressed.
bool draw_add(const Rect& card, std::string_view label, bool may_edit) {
    const kit::ButtonLook quiet{
        .kind = kit::ButtonKind::Quiet, .icon = icon_plus, .small = true, .disabled = !may_edit, .id = "add"};
    const float width = kit::button_width(label, quiet);
    const float height = kit::button_height(quiet);
    return kit::button(
        kit::rect_at(card.Max.x - px(8) - width, card.Min.y + px(20) - std::floor(height / 2), width, height), label,
        quiet);
}

// --- Projects ----------------------------------------------------------------------------------------------------------

struct ProjectFacts {
    std::string finish = "–";
    std::string promised = "–";
    bool late = false;
    int done = 0;
    bool empty = true;
};

ProjectFacts facts_of(ViewContext& view, const Project& project) {
    const Plan& plan = view.derived.plan({project.id});
    ProjectFacts facts;
    facts.empty = plan.outline.size() == 0;
    facts.done = plan.schedule.done.count;
    if (!facts.empty) facts.finish = format_day(date_of(plan.schedule.finish), view.this_year());
    if (!project.promised) return facts;
    facts.promised = format_day(date_of(*project.promised), view.this_year());
    facts.late = !facts.empty && date_of(plan.schedule.finish) > date_of(*project.promised) && facts.done < 100;
    return facts;
}

struct ProjectColumns {
    float stage = 0;  ///< 0: no columns.
    float finish = 0;
    float promised = 0;
    float progress = 0;
};

void draw_project_facts(const ProjectFacts& facts, const Project& project, const Rect& row, const ProjectColumns& at) {
    const float centre = std::floor(row.GetCenter().y);
    const auto cell = [&](float x, std::string_view words, const kit::TextLook& words_look) {
        kit::text({x, row.Min.y, x + px(76), row.Max.y}, words, words_look);
    };
    kit::chip(at.stage, centre, label_of(project.stage),
              project.stage == Stage::Active ? kit::Tone::Accent : kit::Tone::Neutral);
    cell(at.finish, facts.finish, {TextSize::Body, facts.late, facts.late ? look().colour.bad : 0, kit::Align::Right});
    cell(at.promised, facts.promised, {TextSize::Body, false, 0, kit::Align::Right});
    kit::progress(kit::rect_at(at.progress, centre - px(3), px(64), px(6)), "Done", facts.done);
    kit::text({at.progress + px(70), row.Min.y, row.Max.x - px(16), row.Max.y}, std::to_string(facts.done) + " %",
              {TextSize::Meta, false, look().colour.ink1, kit::Align::Right});
}

void draw_project(ClientPage& page, const Project& project, const Rect& row, const ProjectColumns& at) {
    const kit::IdScope scope(project.id);
    const ProjectFacts facts = facts_of(page.view, project);
    const std::string name = title_of(type_of<Project>, project);
    const std::string description = std::string(label_of(project.stage)) + ", ends " + facts.finish + ", promised " +
                                    facts.promised + ", " + std::to_string(facts.done) + " % done";
    if (kit::row(row, name, {.role = Role::Link, .description = description, .href = route_to(project)}).pressed)
        page.view.out.go(route_to(project));
    const bool lit = is_open(project);
    const float x = row.Min.x + px(16);
    const bool columns = at.stage > 0;
    const kit::Tone tone = project.stage == Stage::Active ? kit::Tone::Accent : kit::Tone::Neutral;
    const float chip = columns ? 0 : kit::chip_width(label_of(project.stage)) + px(8);
    const float end = columns ? at.stage - px(12) : row.Max.x - px(16);
    const std::string& quote = project.success.text;
    const float top = columns && quote.empty() && !lit ? std::floor(row.GetCenter().y) - px(10)
                                                       : row.Min.y + px(columns ? 5.0f : 8.0f);
    kit::draw_text({x, top, end - chip, top + px(20)}, name, kit::strong());
    const float second = top + px(columns ? 20.0f : 26.0f);
    float words_x = x;
    if (lit) words_x += draw_standing(page.relations.lights(Ref<Project>{project.id}), x, second + px(9)) + px(12);
    if (!quote.empty() && words_x < end)
        kit::draw_text({words_x, second, end, second + px(18)}, "“" + quote + "”", kit::meta());
    if (columns) {
        draw_project_facts(facts, project, row, at);
        return;
    }
    const float name_width = std::min(kit::text_width(name, kit::strong()), end - chip - x);
    kit::chip(x + name_width + px(8), top + px(10), label_of(project.stage), tone);
    const float y = quote.empty() && !lit ? second + px(9) : second + px(31);
    const std::string words = facts.empty ? "No tasks yet"
                                          : std::to_string(facts.done) + " % done, ends " + facts.finish +
                                                (project.promised ? ", promised " + facts.promised : "");
    kit::text({x, y - px(10), end, y + px(10)}, words,
              {TextSize::Meta, false, facts.late ? look().colour.bad : look().colour.ink1});
}

constexpr std::string_view who_decides = "Who decides there?";
constexpr std::string_view who_decides_help = "Start with the person whose yes is the client’s yes.";
constexpr std::string_view what_is_done = "What are you doing for them?";
constexpr std::string_view what_is_done_help = "A project starts with their own words for its success.";

/// What lives between and after all projects: one line, with what is open in it.
void draw_relationship(ClientPage& page, const Project& project, const Rect& row) {
    const kit::IdScope scope(project.id);
    const Plan& plan = page.view.derived.plan({project.id});
    std::int64_t open = 0, planned = 0;
    for (std::int32_t i = 0; i < plan.outline.size(); ++i)
        open += !plan.outline[i].summary && plan.schedule[i].done.count < 100;
    for (const PlannedTouch& touch : page.relations.index().planned_touches_of({project.id}))
        planned += !page.view.workspace.find(touch.held);
    const std::string name = title_of(type_of<Project>, project);
    const std::string words = counted(open, "open task", "open tasks") + ", " +
                              counted(planned, "planned touch", "planned touches") + "; it outlives every project";
    const std::string route =
        "#" + to_string(Route{ViewId::Project, project.id, planned > 0 ? "engagement" : "", {}, {}});
    if (kit::row(row, name, {.role = Role::Link, .description = words, .href = route}).pressed) page.view.out.go(route);
    Rect rest = kit::inset(row, px(16), 0);
    kit::draw_icon(kit::cut_left(rest, px(16)), icon_handshake, 16, look().colour.ink1);
    rest.Min.x += px(8);
    const float top = std::floor(rest.GetCenter().y - px(19));
    kit::draw_text({{rest.Min.x, top}, {rest.Max.x, top + px(20)}}, name, kit::strong());
    kit::draw_text({{rest.Min.x, top + px(20)}, {rest.Max.x, top + px(38)}}, words, kit::meta());
}

}  // namespace

float standing_width(Light shown, Light computed, bool overridden) {
    const float beside =
        overridden || shown != computed ? px(26) + kit::text_width(light_words(computed), kit::meta()) : 0;
    return px(16 + 6) + kit::text_width(light_words(shown, overridden), kit::strong()) + beside;
}

float draw_standing(const ClientLightsNow& lights, float x, float centre_y) {
    return draw_light_mark(x, centre_y,
                           {.shown = lights.overall,
                            .computed = lights.computed,
                            .overridden = lights.overridden(),
                            .by_hand = lights.overall != lights.computed,
                            .what = "Client",
                            .brief = true});
}

float draw_standing(const ProjectLights& lights, float x, float centre_y) {
    return draw_light_mark(x, centre_y,
                           {.shown = lights.overall,
                            .computed = lights.computed,
                            .overridden = lights.overridden(),
                            .by_hand = lights.by_hand != lights.computed,
                            .what = lights.project ? title_of(type_of<Project>, *lights.project) : std::string(),
                            .brief = true});
}

float draw_people(ClientPage& page, float x, float y, float width, std::size_t most) {
    const auto& all = page.summary.people;
    const std::vector<const Stakeholder*> people(all.begin(),
                                                 all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), most)));
    const bool columns = width >= px(narrow);
    const float rows = people.empty()
                           ? question_height(width, who_decides, who_decides_help)
                           : static_cast<float>(people.size()) * person_height() + (columns ? head_height() : 0);
    const Rect box = kit::rect_at(x, y, width, px(41) + rows + px(2));
    const kit::Group group(Role::Region, "People", box);
    const kit::IdScope scope("people");
    Rect rest = kit::card(box, "People", static_cast<std::int64_t>(all.size()));
    if (people.empty()) {
        if (draw_question(rest, who_decides, who_decides_help, "Person", page.view.may_edit)) open_person_form(page);
        return box.GetHeight();
    }
    if (draw_add(box, "Person", page.view.may_edit)) open_person_form(page);
    const float contact = columns ? rest.Max.x - px(16) - std::floor(rest.GetWidth() * 0.38f) : 0;
    const float influence = columns ? contact - px(84) : 0;
    if (columns) {
        draw_column(rest.Min.x + px(16), rest.Min.y, px(120), "Person");
        draw_column(influence, rest.Min.y, px(76), "Influence");
        draw_column(contact, rest.Min.y, px(120), "Contact");
        rest.Min.y += head_height();
    }
    for (const Stakeholder* person : people) {
        const Rect row = kit::cut_top(rest, person_height());
        kit::line_across(row.Min.x, row.Max.x, row.Min.y, look().colour.line);
        draw_person(page, *person, {{row.Min.x, row.Min.y + 1}, row.Max}, influence, contact);
    }
    return box.GetHeight();
}

float draw_projects(ClientPage& page, float x, float y, float width) {
    const auto& projects = page.summary.projects;
    const bool columns = width >= px(narrow);
    const float row_height = project_height(!columns);
    const Project* relationship = page.summary.relationship;
    const float last = relationship ? px(look().coarse ? 56.0f : 48.0f) : 0;
    const float rows =
        last + (projects.empty() ? question_height(width, what_is_done, what_is_done_help)
                                 : static_cast<float>(projects.size()) * row_height + (columns ? head_height() : 0));
    const Rect box = kit::rect_at(x, y, width, px(41) + rows + px(2));
    const kit::Group group(Role::Region, "Projects", box);
    const kit::IdScope scope("projects");
    Rect rest = kit::card(box, "Projects", static_cast<std::int64_t>(projects.size()));
    if (relationship) {
        const Rect row = kit::cut_bottom(rest, last);
        kit::line_across(row.Min.x, row.Max.x, row.Min.y, look().colour.line);
        draw_relationship(page, *relationship, {{row.Min.x, row.Min.y + 1}, row.Max});
    }
    if (projects.empty()) {
        if (draw_question(rest, what_is_done, what_is_done_help, "Project", page.view.may_edit))
            open_project_form(page);
        return box.GetHeight();
    }
    if (draw_add(box, "Project", page.view.may_edit)) open_project_form(page);
    ProjectColumns at;
    if (columns) {
        at.progress = rest.Max.x - px(16) - px(110);
        at.promised = at.progress - px(24) - px(76);
        at.finish = at.promised - px(8) - px(76);
        at.stage = at.finish - px(8) - px(72);
        draw_column(rest.Min.x + px(16), rest.Min.y, px(120), "Project");
        draw_column(at.stage, rest.Min.y, px(72), "Stage");
        draw_column(at.finish, rest.Min.y, px(76), "Planned", kit::Align::Right);
        draw_column(at.promised, rest.Min.y, px(76), "Promised", kit::Align::Right);
        draw_column(at.progress, rest.Min.y, px(80), "Done");
        rest.Min.y += head_height();
    }
    for (const Project* project : projects) {
        const Rect row = kit::cut_top(rest, row_height);
        kit::line_across(row.Min.x, row.Max.x, row.Min.y, look().colour.line);
        draw_project(page, *project, {{row.Min.x, row.Min.y + 1}, row.Max}, at);
    }
    return box.GetHeight();
}

}  // namespace rapport
