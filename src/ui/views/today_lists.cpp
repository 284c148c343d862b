// What the cards of the first screen list.

#include <algorithm>
#include <set>

#include "base/sort.h"
#include "base/text.h"
#include "ui/shell.h"
#include "ui/views/search_view.h"
#include "ui/views/today_parts.h"

namespace rapport {
namespace {

constexpr std::size_t pulses_shown = 8;
constexpr std::size_t promises_shown = 8;
constexpr std::size_t cracks_shown = 8;
constexpr std::size_t cracks_at_most = 200;

std::vector<std::string> tags_of_clients(const Workspace& workspace) {
    std::vector<std::string> tags;
    for (const Client& client : workspace.all<Client>())
        for (std::string& word : client.tags.words()) tags.push_back(std::move(word));
    sort_items(tags);
    tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
    return tags;
}

Id person_named(const Workspace& workspace, const std::string& name) {
    Id found;
    for (const Person& person : workspace.all<Person>())
        if (!name.empty() && person.name == name) found = person.id;
    return found;
}

bool looks_after_some(const Workspace& workspace, Id person) {
    if (person.is_null()) return false;
    for (const Client& client : workspace.all<Client>())
        if (client.manager.id == person || client.deputy.id == person) return true;
    return false;
}

std::vector<const PlannedTouch*> planned_for(ViewContext& view, const TodayState& state) {
    std::vector<const PlannedTouch*> planned;
    for (const PlannedTouch* touch : view.relations->planned_touches()) {
        const Project* project = view.relations->index().project(touch->project);
        if (is_looked_at(state, project ? view.relations->index().client(project->client) : nullptr))
            planned.push_back(touch);
    }
    return planned;
}

/// A press leads to where the project is listened to.
RecordList pulses_for(ViewContext& view, const TodayState& state) {
    RecordList list{.heading = "Ask how it goes", .columns = {{"Project"}}, .most = pulses_shown};
    std::set<Id> seen;
    for (const PulseDue& one : view.relations->pulses()) {
        const Id project = one.project->id;
        if (!is_looked_at(state, view.relations->index().client(one.project->client))) continue;
        if (!seen.insert(project).second) continue;  // Of each project what waits longest.
        if (++list.all > pulses_shown) continue;
        list.rows.push_back({.type = &type_of<Project>,
                             .id = project,
                             .title = title_of(type_of<Project>, *one.project),
                             .second = one.sentence,
                             .cells = {},
                             .avatar = {},
                             .avatar_name = {},
                             .route = "#" + to_string(Route{ViewId::Project, project, "listening", {}, {}})});
    }
    return list;
}

RecordList promises_for(ViewContext& view, const TodayState& state) {
    RecordList list{.heading = "Promises",
                    .columns = {{"Promise"}},
                    .question = "No promise is due",
                    .help = "What you promised shows up here a week before its day.",
                    .most = promises_shown};
    for (const auto& [client, reading] : view.relations->promises_due()) {
        if (!is_looked_at(state, client) || ++list.all > promises_shown) continue;
        const std::int32_t days = reading.days.value_or(0);
        const std::string when = days < 0    ? counted(-days, "day late", "days late")
                                 : days == 0 ? "Today"
                                 : days == 1 ? "Tomorrow"
                                             : "In " + counted(days, "day", "days");
        list.rows.push_back({.type = &type_of<Promise>,
                             .id = reading.promise->id,
                             .title = reading.promise->text,
                             .second = when + ", " + client->name,
                             .route = route_to_record(view.workspace, type_of<Promise>, reading.promise->id)});
    }
    return list;
}

RecordList cracks_for(ViewContext& view, const TodayState& state) {
    RecordList list{
        .heading = "Cracks",
        .columns = {{"Crack"}},
        .question = "Nothing falls through",
        .help = "Work without an owner, people who wait, promises without a task: all of that is looked for here.",
        .wraps = true,
        .most = state.all_cracks ? cracks_at_most : cracks_shown};
    for (const CrackFound& crack : view.relations->cracks().found) {
        if (!is_looked_at(state, crack.client) || ++list.all > list.most) continue;
        list.rows.push_back({.type = crack.type,
                             .id = crack.record,
                             .title = crack.sentence,
                             .second = crack.client ? title_of(type_of<Client>, *crack.client) : std::string(),
                             .route = route_to_record(view.workspace, *crack.type, crack.record)});
    }
    return list;
}

}  // namespace

const TodayLists& lists_of(ViewContext& view, TodayState& state) {
    if (!state.lists) state.lists = std::make_shared<TodayLists>();
    TodayLists& lists = *state.lists;
    const std::uint64_t made = view.relations->made();
    const std::string& author = view.settings.author;
    if (lists.made == made && lists.author == author && lists.whose == state.whose && lists.tag == state.tag &&
        lists.all_cracks == state.all_cracks)
        return lists;
    lists.tags = tags_of_clients(view.workspace);
    state.me = person_named(view.workspace, author);
    lists.looks_after_some = looks_after_some(view.workspace, state.me);
    if (!lists.looks_after_some) state.whose = Whose::Everyones;
    if (std::ranges::find(lists.tags, state.tag) == lists.tags.end()) state.tag.clear();
    lists.clients.clear();
    lists.rows.heights.clear();
    for (const ClientAttention& one : view.relations->attention())
        if (is_looked_at(state, one.client)) lists.clients.push_back(&one);
    lists.people.clear();
    for (const TouchDue& one : view.relations->touch_base())
        if (is_looked_at(state, one.client)) lists.people.push_back(&one);
    lists.planned = planned_for(view, state);
    lists.hints = hints_for(view, state);
    lists.pulses = pulses_for(view, state);
    lists.promises = promises_for(view, state);
    lists.cracks = cracks_for(view, state);
    lists.due = due_tasks(view, state);
    lists.made = made;
    lists.author = author;
    lists.whose = state.whose;
    lists.tag = state.tag;
    lists.all_cracks = state.all_cracks;
    return lists;
}

}  // namespace rapport
