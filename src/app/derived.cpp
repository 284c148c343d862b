#include "app/derived.h"

#include <algorithm>
#include <tuple>

#include "base/sort.h"
#include "base/text.h"

namespace rapport {
namespace {

template <class... Types> std::uint64_t revision_of(const Workspace& workspace) {
    return (workspace.revision(type_of<Types>) + ... + 0);
}

template <class... Types> std::uint64_t fact_revision_of(const Workspace& workspace) {
    return (workspace.fact_revision(type_of<Types>) + ... + 0);
}

std::uint64_t plan_revision(const Workspace& workspace) {
    return fact_revision_of<Task, Dependency, Project, Assignment, Person, WorkingCalendar, CalendarException>(
        workspace);
}

/// What the sentences of a plan's problems speak of.
std::uint64_t names_revision(const Workspace& workspace) { return revision_of<Task, WorkingCalendar>(workspace); }

Plan make_plan(const Workspace& workspace, Ref<Project> project) {
    Plan plan;
    plan.outline = outline_of(workspace, project);
    plan.schedule = schedule_of(workspace, plan.outline);
    const auto rows = static_cast<std::size_t>(plan.outline.size());
    std::vector<std::int32_t> row_of, places;
    for (const Dependency& link : workspace.all<Dependency>()) {
        const std::int32_t to = plan.outline.find(link.successor);
        const std::int32_t from = to < 0 ? -1 : plan.outline.find(link.predecessor);
        if (from < 0) continue;
        row_of.push_back(to);
        places.push_back(static_cast<std::int32_t>(plan.links.size()));
        plan.links.push_back(&link);
        plan.links_from.push_back(from);
    }
    plan.links_in = ByRow<std::int32_t>(rows, row_of, places);
    row_of.clear();
    std::vector<const Assignment*> assignments;
    for (const Assignment& assignment : workspace.all<Assignment>()) {
        if (!workspace.find(assignment.person)) continue;
        row_of.push_back(plan.outline.find(assignment.task));
        assignments.push_back(&assignment);
    }
    plan.assignments = ByRow<const Assignment*>(rows, row_of, assignments);
    for (std::int32_t row = 0; row < plan.outline.size(); ++row)
        plan.critical += plan.schedule[row].critical && !plan.outline[row].summary ? 1 : 0;
    return plan;
}

bool by_name(std::string_view a, std::string_view b) { return compare_natural(a, b) < 0; }

bool is_over(const Project& project) { return project.stage == Stage::Closed || project.stage == Stage::Lost; }

}  // namespace

void Derived::watch(const Workspace& workspace) {
    workspace_ = &workspace;
    plans_.clear();
    clients_.clear();
    people_.clear();
    clients_revision_ = people_revision_ = ~std::uint64_t{0};
}

const Plan& Derived::plan(Ref<Project> project) {
    std::unique_ptr<Plan>& kept = plans_[project.id];
    const std::uint64_t now = plan_revision(*workspace_);
    const std::uint64_t names = names_revision(*workspace_);
    const bool renamed = kept && !kept->schedule.problems.empty() && kept->names != names;
    if (!kept || kept->revision != now || renamed) {
        kept = std::make_unique<Plan>(make_plan(*workspace_, project));
        kept->revision = now;
        kept->names = names;
    }
    return *kept;
}

const std::vector<ClientSummary>& Derived::clients() {
    const std::uint64_t now = revision_of<Client, Project, Stakeholder>(*workspace_);
    if (clients_revision_ == now) return clients_;
    clients_revision_ = now;
    clients_.clear();
    std::map<Id, std::size_t> places;
    for (const Client& client : workspace_->all<Client>()) {
        places[client.id] = clients_.size();
        clients_.push_back({&client, {}, {}});
    }
    ClientSummary none;
    for (const Project& project : workspace_->all<Project>()) {
        const auto at = places.find(project.client.id);
        (at != places.end() ? clients_[at->second] : none).projects.push_back(&project);
    }
    for (const Stakeholder& person : workspace_->all<Stakeholder>())
        if (const auto at = places.find(person.client.id); at != places.end())
            clients_[at->second].people.push_back(&person);
    sort_items(clients_,
               [](const ClientSummary& a, const ClientSummary& b) { return by_name(a.client->name, b.client->name); });
    if (!none.projects.empty()) clients_.push_back(std::move(none));
    for (ClientSummary& summary : clients_) {
        sort_items(summary.projects, [](const Project* a, const Project* b) {
            return is_over(*a) != is_over(*b) ? is_over(*b) : by_name(a->name, b->name);
        });
        sort_items(summary.people, [](const Stakeholder* a, const Stakeholder* b) {
            if (a->decides != b->decides) return a->decides;
            return a->influence != b->influence ? a->influence > b->influence : by_name(a->name, b->name);
        });
    }
    return clients_;
}

const ClientSummary* Derived::client(Ref<Client> client) {
    for (const ClientSummary& summary : clients())
        if (summary.client ? summary.client->id == client.id : client.is_null()) return &summary;
    return nullptr;
}

const std::vector<const Person*>& Derived::people() {
    const std::uint64_t now = revision_of<Person>(*workspace_);
    if (people_revision_ == now) return people_;
    people_revision_ = now;
    people_.clear();
    for (const Person& person : workspace_->all<Person>()) people_.push_back(&person);
    sort_items(people_, [](const Person* a, const Person* b) { return by_name(a->name, b->name); });
    return people_;
}

std::vector<const Comment*> Derived::comments(Id about) const {
    std::vector<const Comment*> found;
    for (const Comment& comment : workspace_->all<Comment>())
        if (comment.about == about) found.push_back(&comment);
    sort_items(found, {}, [](const Comment* comment) { return std::tuple(comment->written, comment->id); });
    return found;
}

}  // namespace rapport
