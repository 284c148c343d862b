#include "ui/views/search_view.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "engagement/sayings.h"
#include "ui/reading.h"
#include "ui/runs.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr float widest = 760;
constexpr std::size_t most_hits = 200;

float row_height() { return px(look().coarse ? 60.0f : 48.0f); }
float group_height() { return px(36); }

/// Hits of one type stand together; the order of the index holds otherwise.
std::vector<Hit> grouped(std::vector<Hit> hits) {
    std::vector<const EntityType*> types;
    for (const Hit& hit : hits)
        if (std::ranges::find(types, hit.type) == types.end()) types.push_back(hit.type);
    std::vector<Hit> sorted;
    sorted.reserve(hits.size());
    for (const EntityType* type : types)
        for (Hit& hit : hits)
            if (hit.type == type) sorted.push_back(std::move(hit));
    return sorted;
}

void refresh(ViewContext& view, SearchState& state, const SearchIndex& index) {
    if (view.route.query != state.routed) {
        state.routed = view.route.query;
        state.query = view.route.query;
        kit::set_field_text(kit::id_of("query"), state.query);  // Where it is open, one has come from elsewhere.
    }
    if (state.found_for == state.query && state.revision == view.workspace.revision()) return;
    if (state.found_for != state.query) state.current = 0;
    state.found_for = state.query;
    state.revision = view.workspace.revision();
    state.hits = grouped(index.find(state.query, most_hits));
}

/// "Fewer calls at the desk, 22 Nov: 41 %".
std::string measured(const ViewContext& view, const ValueEvidence& evidence) {
    const ValueItem* item = view.workspace.find(evidence.item);
    std::string words = item ? item->outcome + ", " : std::string();
    words += format_day(evidence.on, view.this_year());
    if (!evidence.actual) return words;
    words += ": " + format_decimal(*evidence.actual);
    return item && !item->unit.empty() ? words + " " + item->unit : words;
}

/// Which project or client a record is of, in words.
std::string where_it_is(const ViewContext& view, const Hit& hit) {
    const Workspace& workspace = view.workspace;
    const Entity* record = workspace.find(*hit.type, hit.id);
    if (!record) return {};
    if (hit.type == &type_of<ValueEvidence>) return measured(view, static_cast<const ValueEvidence&>(*record));
    for (const std::string_view name : {"project", "client", "about", "calendar"}) {
        const Field* field = find_field(*hit.type, name);
        if (!field || field->kind != Kind::Reference) continue;
        const Value value = field->get(*record);
        if (const Workspace::Found found = workspace.find(std::get<Id>(value)))
            return title_of(*found.type, *found.record);
    }
    return {};
}

std::string capitalised(std::string_view word) {
    std::string text(word);
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
    return text;
}

/// What hits of a type stand under.
std::string group_name(const EntityType& type) {
    return &type == &type_of<Touchpoint> ? "Conversations" : capitalised(type.plural);
}

/// Comments and the like are known by what they are about.
bool has_title(const EntityType& type) {
    return std::ranges::any_of(type.fields, [](const Field& field) { return field.search == Search::Heading; });
}

/// Text whose matched part stands out.
void draw_matched(const Rect& box, const Hit& hit, std::string_view lead, const kit::TextLook& words) {
    float x = box.Min.x;
    const auto put = [&](std::string_view text, const kit::TextLook& part) {
        if (text.empty() || x >= box.Max.x) return;
        x += kit::draw_text({{x, box.Min.y}, box.Max}, text, part);
    };
    const std::string_view text = hit.snippet;
    const std::size_t from = std::min(hit.match_from, text.size());
    const std::size_t to = std::clamp(hit.match_to, from, text.size());
    put(lead, {words.size, false, look().colour.ink1});
    if (needs_run(text)) return put(text, words);  // Its words stand in another order than their letters.
    put(text.substr(0, from), words);
    put(text.substr(from, to - from), {words.size, true, look().colour.accent});
    put(text.substr(to), words);
}

bool draw_hit(ViewContext& view, const Hit& hit, const Rect& box, bool current) {
    const kit::IdScope scope(hit.id);
    const bool by_title = hit.snippet == hit.title;
    std::string where = where_it_is(view, hit);
    std::string title = hit.title;
    if (!has_title(*hit.type)) {
        title = capitalised(hit.type->label) + (where.empty() ? "" : " on " + where);
        where.clear();
    } else if (const Recovery* recovery = view.workspace.find(Ref<Recovery>{hit.id}); recovery && !by_title) {
        title = title_said(view.workspace, *hit.type, *recovery);  // Where they said no words, it has no heading.
    }
    const std::string lead = hit.field && !by_title ? std::string(hit.field->label) + ": " : "";
    const std::string description = by_title ? where : lead + hit.snippet + (where.empty() ? "" : ", " + where);
    const std::string route = route_to_record(view.workspace, *hit.type, hit.id);
    if (current) kit::fill(box, look().colour.accent_soft);
    const kit::Item it = kit::row(box, title, {.role = Role::Link, .description = description, .href = route});
    if (current) kit::fill({box.Min, {box.Min.x + px(3), box.Max.y}}, look().colour.accent);
    Rect rest = kit::inset(box, px(16), 0);
    kit::draw_icon(kit::cut_left(rest, px(16)), icon_of_type(*hit.type), 16, look().colour.ink1);
    rest.Min.x += px(12);
    const float top = std::floor(box.GetCenter().y - px(19));
    const Rect first{{rest.Min.x, top}, {rest.Max.x, top + px(20)}};
    const Rect second{{rest.Min.x, top + px(20)}, {rest.Max.x, top + px(38)}};
    const kit::TextLook small = kit::meta();
    if (by_title) {
        draw_matched(first, hit, {}, kit::body);
        kit::draw_text(second, where.empty() ? std::string(hit.type->label) : where, small);
    } else {
        const float width = std::min(kit::text_width(title), first.GetWidth());
        kit::draw_text({first.Min, {first.Min.x + width + 1, first.Max.y}}, title);
        if (first.GetWidth() - width > px(80))
            kit::draw_text({{first.Min.x + width + px(16), first.Min.y}, first.Max}, where,
                           {TextSize::Meta, false, look().colour.ink1, kit::Align::Right});
        draw_matched(second, hit, lead, {TextSize::Meta, false, look().colour.ink0});
    }
    return it.pressed;
}

float hits_height(const SearchState& state) {
    float groups = 0;
    for (std::size_t i = 0; i < state.hits.size(); ++i)
        groups += i == 0 || state.hits[i].type != state.hits[i - 1].type ? 1.0f : 0.0f;
    return groups * group_height() + static_cast<float>(state.hits.size()) * row_height() + px(14) +
           (state.hits.size() == most_hits ? px(32) : 0);
}

void draw_hits(ViewContext& view, SearchState& state, Rect area, bool reveal) {
    area.Max.y = std::min(area.Max.y, area.Min.y + hits_height(state));
    kit::card(area);
    const Rect inner = kit::inset(area, 1);
    kit::Scroll scroll("hits", inner);
    const kit::Group list(Role::Region, "Found", area);
    float y = scroll.origin().y + px(4);
    const EntityType* group = nullptr;
    for (std::size_t i = 0; i < state.hits.size(); ++i) {
        const Hit& hit = state.hits[i];
        if (hit.type != group) {
            group = hit.type;
            const auto count = std::ranges::count(state.hits, group, &Hit::type);
            const Rect head = kit::rect_at(inner.Min.x + px(16), y, scroll.width() - px(32), group_height());
            kit::heading(head, group_name(*group), 2, {TextSize::Meta, true, look().colour.ink1});
            kit::draw_text(head, with_thousands(count), {TextSize::Meta, false, look().colour.ink1, kit::Align::Right});
            y += group_height();
        }
        const bool current = static_cast<int>(i) == state.current;
        const Rect row = kit::rect_at(inner.Min.x, std::floor(y), scroll.width(), row_height());
        if (draw_hit(view, hit, row, current)) view.out.go(route_to_record(view.workspace, *hit.type, hit.id));
        if (current && reveal)
            scroll.reveal(y - scroll.origin().y - group_height(), y - scroll.origin().y + row_height());
        y += row_height();
    }
    if (state.hits.size() == most_hits) {
        kit::text(kit::rect_at(inner.Min.x + px(16), y, scroll.width() - px(32), px(32)),
                  "The first 200. Another word narrows it down.", kit::meta());
        y += px(32);
    }
    scroll.set_content(y + px(8) - scroll.origin().y);
}

/// True where an arrow moved the current hit.
bool draw_field(ViewContext& view, SearchState& state, const Rect& box) {
    kit::FieldLook field{.label = "Search everything",
                         .placeholder = "Front desk, \"two minutes\", place:halifax",
                         .icon = icon_search,
                         .input_mode = "search",
                         .enter_key = "go",
                         .show_label = false,
                         .spell_check = false,
                         .id = "query"};
    field.keeps_arrows = true;
    if (std::exchange(state.fresh, false)) kit::edit_field(kit::id_of("query"));
    const kit::FieldEvent event = kit::field(box, state.query, field);
    if (event.changed) state.query = event.text;
    const int last = std::max(0, static_cast<int>(state.hits.size()) - 1);
    if (event.arrow != 0) state.current = std::clamp(state.current + event.arrow, 0, last);
    if (event.committed()) {
        const Route here{ViewId::Search, {}, {}, {}, state.query};
        state.routed = state.query;
        view.out.go("#" + to_string(here), true);
        if (event.end == TextEnd::Enter && !state.hits.empty()) {
            const Hit& hit = state.hits[static_cast<std::size_t>(std::clamp(state.current, 0, last))];
            view.out.go(route_to_record(view.workspace, *hit.type, hit.id));
        }
    }
    return event.arrow != 0;
}

}  // namespace

const char* icon_of_type(const EntityType& type) {
    if (&type == &type_of<Client>) return icon_building_2;
    if (&type == &type_of<Project>) return icon_briefcase;
    if (&type == &type_of<Task>) return icon_list_checks;
    if (&type == &type_of<Person> || &type == &type_of<Stakeholder>) return icon_user;
    if (&type == &type_of<WorkingCalendar> || &type == &type_of<CalendarException>) return icon_calendar_days;
    if (&type == &type_of<Comment>) return icon_message_square;
    if (&type == &type_of<Promise>) return icon_handshake;
    if (&type == &type_of<Touchpoint> || &type == &type_of<PlannedTouch>) return icon_phone;
    if (&type == &type_of<ValueItem> || &type == &type_of<ValueEvidence>) return icon_sparkles;
    if (&type == &type_of<Deliverable> || &type == &type_of<DeliverableVersion> || &type == &type_of<SignOff> ||
        &type == &type_of<StatusReport>)
        return icon_file_text;
    if (&type == &type_of<Playbook> || &type == &type_of<PlaybookStep> || &type == &type_of<RecoveryStep>)
        return icon_list_checks;
    if (&type == &type_of<RegisterEntry>) return icon_triangle_alert;
    if (&type == &type_of<Request>) return icon_circle_help;
    if (&type == &type_of<Fact> || &type == &type_of<Need>) return icon_quote;
    if (&type == &type_of<MessageTemplate>) return icon_mail;
    return icon_link;
}

std::string route_to_record(const Workspace& workspace, const EntityType& type, Id id) {
    const std::string home = "#" + to_string(Route{});
    const Entity* record = workspace.find(type, id);
    if (!record) return home;
    if (&type == &type_of<Client>) return route_to(static_cast<const Client&>(*record));
    if (&type == &type_of<Project>) return route_to(static_cast<const Project&>(*record));
    if (&type == &type_of<Task>) {
        const Project* project = workspace.find(static_cast<const Task&>(*record).project);
        return project ? route_to(*project, id) : home;
    }
    if (&type == &type_of<Stakeholder>) {
        const Client* client = workspace.find(static_cast<const Stakeholder&>(*record).client);
        return client ? "#" + to_string(Route{ViewId::Client, client->id, "overview", id, {}}) : home;
    }
    if (&type == &type_of<Comment>) {
        const Workspace::Found about = workspace.find(static_cast<const Comment&>(*record).about);
        return about && about.type != &type ? route_to_record(workspace, *about.type, about.record->id) : home;
    }
    if (&type == &type_of<Dependency>)
        return route_to_record(workspace, type_of<Task>, static_cast<const Dependency&>(*record).successor.id);
    if (&type == &type_of<Assignment>)
        return route_to_record(workspace, type_of<Task>, static_cast<const Assignment&>(*record).task.id);
    const auto at_client = [&](Ref<Client> client, std::string tab) {
        return workspace.find(client) ? "#" + to_string(Route{ViewId::Client, client.id, std::move(tab), id, {}})
                                      : home;
    };
    const auto at_project = [&](Ref<Project> project, std::string tab) {
        return workspace.find(project) ? "#" + to_string(Route{ViewId::Project, project.id, std::move(tab), id, {}})
                                       : home;
    };
    const auto of_person = [&](Ref<Stakeholder> person) {
        const Stakeholder* found = workspace.find(person);
        return found ? at_client(found->client, "people") : home;
    };
    if (&type == &type_of<QuietTime>) return of_person(static_cast<const QuietTime&>(*record).stakeholder);
    if (&type == &type_of<Need>) return of_person(static_cast<const Need&>(*record).stakeholder);
    if (&type == &type_of<StakeholderLink>) return of_person(static_cast<const StakeholderLink&>(*record).from);
    if (&type == &type_of<Promise>) return at_client(static_cast<const Promise&>(*record).client, "promises");
    if (&type == &type_of<Request>) return at_client(static_cast<const Request&>(*record).client, "requests");
    if (&type == &type_of<RegisterEntry>) return at_client(static_cast<const RegisterEntry&>(*record).client, "risks");
    if (&type == &type_of<DecisionOption>)
        return route_to_record(workspace, type_of<RegisterEntry>, static_cast<const DecisionOption&>(*record).entry.id);
    if (&type == &type_of<Touchpoint>) return at_client(static_cast<const Touchpoint&>(*record).client, "story");
    if (&type == &type_of<Participant>)
        return route_to_record(workspace, type_of<Touchpoint>, static_cast<const Participant&>(*record).touchpoint.id);
    if (&type == &type_of<ValueItem>) return at_project(static_cast<const ValueItem&>(*record).project, "value");
    if (&type == &type_of<ValueEvidence>)
        return route_to_record(workspace, type_of<ValueItem>, static_cast<const ValueEvidence&>(*record).item.id);
    if (&type == &type_of<Criterion>) return at_project(static_cast<const Criterion&>(*record).project, "value");
    if (&type == &type_of<Deliverable>)
        return at_project(static_cast<const Deliverable&>(*record).project, "deliverables");
    if (&type == &type_of<DeliverableVersion>)
        return route_to_record(workspace, type_of<Deliverable>,
                               static_cast<const DeliverableVersion&>(*record).deliverable.id);
    if (&type == &type_of<SignOff>)
        return route_to_record(workspace, type_of<Deliverable>, static_cast<const SignOff&>(*record).deliverable.id);
    if (&type == &type_of<Snapshot>) return at_project(static_cast<const Snapshot&>(*record).project, "sharing");
    if (&type == &type_of<Reply>)
        return route_to_record(workspace, type_of<Snapshot>, static_cast<const Reply&>(*record).snapshot.id);
    if (&type == &type_of<PlaybookStep>)
        return route_to_record(workspace, type_of<Playbook>, static_cast<const PlaybookStep&>(*record).playbook.id);
    if (&type == &type_of<RecoveryStep>)
        return route_to_record(workspace, type_of<Recovery>, static_cast<const RecoveryStep&>(*record).recovery.id);
    if (&type == &type_of<PlannedTouch>)
        return at_project(static_cast<const PlannedTouch&>(*record).project, "engagement");
    if (&type == &type_of<Pulse>) {
        const Pulse& pulse = static_cast<const Pulse&>(*record);
        return workspace.find(pulse.project) ? at_project(pulse.project, "listening")
                                             : at_client(pulse.client, "story");
    }
    if (&type == &type_of<PulseAnswer>)
        return route_to_record(workspace, type_of<Pulse>, static_cast<const PulseAnswer&>(*record).pulse.id);
    if (&type == &type_of<PulsePlan>) return at_project(static_cast<const PulsePlan&>(*record).project, "listening");
    const auto status_of = [&](Ref<Client> client, Ref<Project> project) {
        return workspace.find(project) ? at_project(project, "status") : at_client(client, "overview");
    };
    if (&type == &type_of<Recovery>) {
        const Recovery& recovery = static_cast<const Recovery&>(*record);
        return status_of(recovery.client, recovery.project);
    }
    if (&type == &type_of<ForcedClear>) {
        const ForcedClear& clear = static_cast<const ForcedClear&>(*record);
        return status_of(clear.client, clear.project);
    }
    if (&type == &type_of<ManualLight>) return at_project(static_cast<const ManualLight&>(*record).project, "status");
    if (&type == &type_of<StatusReport>) return at_project(static_cast<const StatusReport&>(*record).project, "status");
    if (&type == &type_of<LightReport>) return at_project(static_cast<const LightReport&>(*record).project, "status");
    if (&type == &type_of<LightRules>) return at_project(static_cast<const LightRules&>(*record).project, "status");
    if (&type == &type_of<ObjectiveLink>)
        return at_project(static_cast<const ObjectiveLink&>(*record).project, "value");
    if (&type == &type_of<Fact>) {
        const Workspace::Found about = workspace.find(static_cast<const Fact&>(*record).about);
        return about && about.type != &type ? route_to_record(workspace, *about.type, about.record->id) : home;
    }
    return "#" + to_string(Route{ViewId::Settings, {}, {}, id, {}});
}

void select_record(ViewContext& view, const EntityType& type, Id id) {
    view.selection.set(type, id);
    view.settings.inspector = true;
    Route route = parse_route(route_to_record(view.workspace, type, id));
    if (route.view != view.route.view) return;
    if (route.view == ViewId::Client && route.id == view.route.id)
        route.tab = view.route.tab;  // Where one is, one stays.
    view.out.go("#" + to_string(route), true);
}

void follow_route(ViewContext& view, Id& taken) {
    if (taken == view.route.selected) return;
    taken = view.route.selected;
    const Workspace::Found found = view.workspace.find(taken);
    if (!found || view.selection.contains(taken)) return;
    view.selection.set(*found.type, taken);
    view.settings.inspector = true;
}

void draw_search(ViewContext& view, SearchState& state, const SearchIndex& index) {
    refresh(view, state, index);
    const float width = std::min(view.area.GetWidth() - px(32), px(widest));
    Rect area = kit::rect_at(view.area.Min.x + px(16), view.area.Min.y + px(16), width, view.area.GetHeight() - px(32));
    const kit::Group search(Role::Search, "Search");
    const bool moved = draw_field(view, state, kit::cut_top(area, px(look().size.field)));
    area.Min.y += px(16);
    if (!state.hits.empty()) return draw_hits(view, state, area, moved);
    const Rect box = kit::rect_at(area.Min.x, area.Min.y + px(72), area.GetWidth(), px(160));
    if (trimmed(state.query).empty())
        kit::empty_state(box, icon_search, "What are you looking for?",
                         "Names, notes and comments of everything. \"Words in quotes\" stand together; place:halifax "
                         "looks in one field, task: among one kind.");
    else
        kit::empty_state(box, icon_search, "Nothing has all of these words",
                         "Try fewer words, or the beginning of one. What was deleted is in the trash.");
}

}  // namespace rapport
