#pragma once
// What is computed from the workspace, kept until its inputs change. Nothing here is stored: it cannot disagree with it.

#include <map>
#include <memory>

#include "model/outline.h"
#include "schedule/schedule.h"

namespace rapport {

/// A project's tasks in order, and when they happen; points into the workspace.
struct Plan {
    Outline outline;
    Schedule schedule;
    std::vector<std::vector<std::int32_t>> links_in;  ///< By row: positions in `links` of the links that end there.
    std::vector<const Dependency*> links;             ///< Links between living rows of this project.
    std::vector<std::vector<const Assignment*>> assignments;  ///< By row.
    std::uint64_t revision = 0;  ///< Another number whenever anything of it may have changed.
};

struct ClientSummary {
    const Client* client = nullptr;          ///< Null: projects that belong to no client yet.
    std::vector<const Project*> projects;    ///< Not closed first, then by name.
    std::vector<const Stakeholder*> people;  ///< Who decides first, then by influence and name.
};

class Derived {
public:
    explicit Derived(const Workspace& workspace) : workspace_(&workspace) {}

    /// After another workspace has taken the place of the first.
    void watch(const Workspace& workspace);

    /// O(n log n) in the project's tasks after a change of tasks, links, calendars or people; otherwise at once.
    const Plan& plan(Ref<Project> project);
    /// All clients by name, those without one last.
    const std::vector<ClientSummary>& clients();
    const ClientSummary* client(Ref<Client> client);
    /// People by name.
    const std::vector<const Person*>& people();
    /// Comments about a record, oldest first.
    std::vector<const Comment*> comments(Id about) const;

private:
    const Workspace* workspace_;
    std::map<Id, std::unique_ptr<Plan>> plans_;
    std::vector<ClientSummary> clients_;
    std::uint64_t clients_revision_ = ~std::uint64_t{0};
    std::vector<const Person*> people_;
    std::uint64_t people_revision_ = ~std::uint64_t{0};
};

}  // namespace rapport
