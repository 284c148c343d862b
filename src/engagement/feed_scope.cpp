// Which client and project a record of any type belongs to.

#include "engagement/feed.h"

namespace rapport {
namespace {

FeedScope of_project(const Workspace& workspace, Ref<Project> project) {
    const auto* found = static_cast<const Project*>(workspace.find_any(type_of<Project>, project.id));
    return found ? FeedScope{found->client, project} : FeedScope{};
}
FeedScope of_task(const Workspace& workspace, Ref<Task> task) {
    const auto* found = static_cast<const Task*>(workspace.find_any(type_of<Task>, task.id));
    return found ? of_project(workspace, found->project) : FeedScope{};
}
FeedScope of_person(const Workspace& workspace, Ref<Stakeholder> person) {
    const auto* found = static_cast<const Stakeholder*>(workspace.find_any(type_of<Stakeholder>, person.id));
    return found ? FeedScope{found->client, {}} : FeedScope{};
}

/// Where a record of a type stands, by what the type has: a client, a project, a task, a person.
template <class E> FeedScope scope_in(const Workspace& workspace, const Entity& record) {
    const E& of = static_cast<const E&>(record);
    if constexpr (std::is_same_v<E, Client>) return {{of.id}, {}};
    else if constexpr (std::is_same_v<E, Project>) return {of.client, {of.id}};
    else if constexpr (requires {
                           of.client;
                           of.project;
                       }) {
        const FeedScope by_project = of_project(workspace, of.project);
        return {of.client.is_null() ? by_project.client : of.client, of.project};
    } else if constexpr (requires { of.client; }) return {of.client, {}};
    else if constexpr (requires { of.project; }) return of_project(workspace, of.project);
    else if constexpr (requires { of.item; }) {
        const auto* item = static_cast<const ValueItem*>(workspace.find_any(type_of<ValueItem>, of.item.id));
        return item ? of_project(workspace, item->project) : FeedScope{};
    } else if constexpr (requires { of.predecessor; }) return of_task(workspace, of.predecessor);
    else if constexpr (requires { of.task; }) return of_task(workspace, of.task);
    else if constexpr (requires { of.stakeholder; }) return of_person(workspace, of.stakeholder);
    else if constexpr (std::is_same_v<E, StakeholderLink>) return of_person(workspace, of.from);
    else return {};
}

FeedScope of_any(const Workspace& workspace, Id about) {
    for (const EntityType* type : all_types()) {
        if (type == &type_of<Comment> || type == &type_of<Fact>) continue;  // Nothing goes round in a circle.
        if (const Entity* record = workspace.find_any(*type, about)) return scope_of(workspace, *type, *record);
    }
    return {};
}

template <class... E> FeedScope scope_among(const Workspace& workspace, const EntityType& type, const Entity& record) {
    FeedScope scope;
    (void)((&type == &type_of<E> && (scope = scope_in<E>(workspace, record), true)) || ...);
    return scope;
}

}  // namespace

FeedScope scope_of(const Workspace& workspace, const EntityType& type, const Entity& record) {
    if (&type == &type_of<Comment>) return of_any(workspace, static_cast<const Comment&>(record).about);
    if (&type == &type_of<Fact>) return of_any(workspace, static_cast<const Fact&>(record).about);
    return scope_among<Client, Project, Stakeholder, QuietTime, Need, StakeholderLink, Task, Dependency, Assignment,
                       Recurrence, BoardColumn, Baseline, Criterion, ValueItem, ValueEvidence, ObjectiveLink, Promise,
                       Touchpoint, PlannedTouch, RegisterEntry, Request>(workspace, type, record);
}

}  // namespace rapport
