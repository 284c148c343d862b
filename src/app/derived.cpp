#include "app/derived.h"

#include <algorithm>
#include <tuple>

#include "base/sort.h"
#include "base/text.h"
#include "engagement/index.h"
#include "schedule/scheduler.h"

namespace rapport {
namespace {

template <class... Types> std::uint64_t revision_of(const Workspace& workspace, Depth least = Depth::Words) {
    return (workspace.revision(type_of<Types>, least) + ... + 0);
}

/// What the outline and the network rest on, and the lists beside them.
std::uint64_t shape_revision(const Workspace& workspace) {
    return revision_of<Task, Project, Assignment, Person>(workspace, Depth::Shape) +
           revision_of<Dependency>(workspace, Depth::Amounts);
}

/// What the days rest on.
std::uint64_t plan_revision(const Workspace& workspace) {
    return revision_of<Task, Dependency, Project, Assignment, Person, WorkingCalendar, CalendarException, Recurrence>(
        workspace, Depth::Amounts);
}

/// The part of that which no amount of a task is.
std::uint64_t calendar_revision(const Workspace& workspace) {
    return revision_of<Project, WorkingCalendar, CalendarException, Recurrence>(workspace, Depth::Amounts);
}

/// What the sentences of a plan's problems speak of.
std::uint64_t names_revision(const Workspace& workspace) { return revision_of<Task, WorkingCalendar>(workspace); }

void find_links(Plan& plan, const Workspace& workspace) {
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
    plan.links_in = ByRow<std::int32_t>(static_cast<std::size_t>(plan.outline.size()), row_of, places);
}

void find_assignments(Plan& plan, const Workspace& workspace) {
    std::vector<std::int32_t> row_of;
    std::vector<const Assignment*> assignments;
    for (const Assignment& assignment : workspace.all<Assignment>()) {
        if (!workspace.find(assignment.person)) continue;
        row_of.push_back(plan.outline.find(assignment.task));
        assignments.push_back(&assignment);
    }
    plan.assignments = ByRow<const Assignment*>(static_cast<std::size_t>(plan.outline.size()), row_of, assignments);
}

bool by_name(std::string_view a, std::string_view b) { return compare_natural(a, b) < 0; }

bool is_over(const Project& project) { return project.stage == Stage::Closed || project.stage == Stage::Lost; }

}  // namespace

struct Derived::Kept {
    Plan plan;
    Network net;
    std::unique_ptr<Scheduler> scheduler;  ///< From the first edit on: a plan that is only read needs none.
    std::uint64_t calendars = 0;           ///< Their revision when that was made.
    std::uint64_t checked = 0;             ///< The workspace's revision then.
    std::uint64_t shape = 0;

    void arrange(const Workspace& workspace, Ref<Project> project) {
        scheduler.reset();
        plan = Plan();
        plan.outline = outline_of(workspace, project);
        find_links(plan, workspace);
        find_assignments(plan, workspace);
        net = network_of(workspace, plan.outline);
        plan.tasks = std::ranges::count(plan.outline.rows(), false, &OutlineRow::summary);
    }

    void schedule(const Workspace& workspace, bool edited) {
        const std::uint64_t now = calendar_revision(workspace);
        if (!edited) {
            plan.schedule = schedule_of(workspace, plan.outline, net);
        } else if (!scheduler || calendars != now || !scheduler->tell_again(plan.schedule)) {
            scheduler = std::make_unique<Scheduler>(workspace, plan.outline, net);
            scheduler->tell(plan.schedule);
        }
        calendars = now;
        plan.critical = 0;
        for (std::int32_t row = 0; row < plan.outline.size(); ++row)
            plan.critical += plan.schedule[row].critical && !plan.outline[row].summary ? 1 : 0;
    }

    [[nodiscard]] bool has_sentences() const {
        return !plan.schedule.problems.empty() || !plan.outline.problems().empty();
    }
};

Derived::Derived(const Workspace& workspace) : workspace_(&workspace) {}
Derived::~Derived() = default;

void Derived::watch(const Workspace& workspace) {
    workspace_ = &workspace;
    plans_.clear();
    clients_.clear();
    people_.clear();
    clashes_.clear();
    clients_revision_ = people_revision_ = clashes_revision_ = ~std::uint64_t{0};
}

const Plan& Derived::plan(Ref<Project> project) {
    std::unique_ptr<Kept>& kept = plans_[project.id];
    if (kept && kept->checked == workspace_->revision()) return kept->plan;
    const std::uint64_t shape = shape_revision(*workspace_);
    const std::uint64_t now = plan_revision(*workspace_);
    const std::uint64_t names = names_revision(*workspace_);
    const bool renamed = kept && kept->plan.names != names && kept->has_sentences();
    const bool edited = kept != nullptr;
    const bool rearranged = !kept || kept->shape != shape || renamed;
    if (!kept) kept = std::make_unique<Kept>();
    if (rearranged) kept->arrange(*workspace_, project);
    if (rearranged || kept->plan.revision != now) kept->schedule(*workspace_, edited);
    kept->checked = workspace_->revision();
    kept->shape = shape;
    kept->plan.revision = now;
    kept->plan.names = names;
    return kept->plan;
}

const std::vector<ClientSummary>& Derived::clients() {
    const std::uint64_t now = revision_of<Client, Project, Stakeholder>(*workspace_);
    if (clients_revision_ == now) return clients_;
    clients_revision_ = now;
    clients_.clear();
    std::map<Id, std::size_t> places;
    for (const Client& client : workspace_->all<Client>()) {
        places[client.id] = clients_.size();
        clients_.push_back({&client, {}, {}, nullptr});
    }
    ClientSummary none;
    for (const Project& project : workspace_->all<Project>()) {
        const auto at = places.find(project.client.id);
        ClientSummary& summary = at != places.end() ? clients_[at->second] : none;
        if (project.kind == ProjectKind::Delivery) summary.projects.push_back(&project);
        else if (!summary.relationship || project.id < summary.relationship->id) summary.relationship = &project;
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
        sort_items(summary.people, [](const Stakeholder* a, const Stakeholder* b) { return comes_before(*a, *b); });
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

const std::vector<Clash>& Derived::clashes() {
    // Where no value has ever lost, only deletions can clash, and those change the shape.
    const bool deep = workspace_->table(type_of<Conflict>).size() == 0;
    std::uint64_t now = workspace_->revision();
    if (deep) {
        now = 0;
        for (const EntityType* type : all_types()) now += workspace_->revision(*type, Depth::Shape);
    }
    if (clashes_revision_ == now) return clashes_;
    clashes_revision_ = now;
    clashes_ = clashes_in(*workspace_);
    return clashes_;
}

std::vector<const Comment*> Derived::comments(Id about) const {
    std::vector<const Comment*> found;
    for (const Comment& comment : workspace_->all<Comment>())
        if (comment.about == about) found.push_back(&comment);
    sort_items(found, {}, [](const Comment* comment) { return std::tuple(comment->written, comment->id); });
    return found;
}

}  // namespace rapport
