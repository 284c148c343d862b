#pragma once
// What is computed from the workspace, kept until its inputs change. Nothing here is stored: it cannot disagree with it.

#include <map>
#include <memory>
#include <span>

#include "model/outline.h"
#include "schedule/schedule.h"
#include "sync/clashes.h"

namespace rapport {

/// What belongs to each row of an outline, in one array: many rows have nothing, and most of the others one.
template <class T> class ByRow {
public:
    ByRow() = default;
    /// In the order of `items`; those of row -1 are left out.
    ByRow(std::size_t rows, std::span<const std::int32_t> row_of, std::span<const T> items) : starts_(rows + 1) {
        for (const std::int32_t row : row_of)
            if (row >= 0) ++starts_[static_cast<std::size_t>(row) + 1];
        for (std::size_t row = 0; row < rows; ++row) starts_[row + 1] += starts_[row];
        items_.resize(starts_[rows]);
        std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
        for (std::size_t i = 0; i < items.size(); ++i)
            if (row_of[i] >= 0) items_[next[static_cast<std::size_t>(row_of[i])]++] = items[i];
    }

    [[nodiscard]] std::span<const T> operator[](std::size_t row) const {
        return std::span<const T>(items_).subspan(starts_[row], starts_[row + 1] - starts_[row]);
    }
    [[nodiscard]] std::size_t size() const { return starts_.empty() ? 0 : starts_.size() - 1; }
    [[nodiscard]] std::span<const T> back() const { return (*this)[size() - 1]; }

private:
    std::vector<std::uint32_t> starts_;  ///< By row, and the end.
    std::vector<T> items_;
};

/// A project's tasks in order, and when they happen; points into the workspace.
struct Plan {
    Outline outline;
    Schedule schedule;
    ByRow<std::int32_t> links_in;          ///< Positions in `links` of the links that end there.
    std::vector<const Dependency*> links;  ///< Links between living rows of this project.
    std::vector<std::int32_t> links_from;  ///< By link: the row it starts from.
    ByRow<const Assignment*> assignments;
    std::int64_t tasks = 0;      ///< Rows without summaries.
    std::int64_t critical = 0;   ///< Of those.
    std::uint64_t revision = 0;  ///< Another number whenever anything of it but texts may have changed.
    std::uint64_t names = 0;     ///< The same for the names in `schedule.problems`.
};

struct ClientSummary {
    const Client* client = nullptr;        ///< Null: projects that belong to no client yet.
    std::vector<const Project*> projects;  ///< What is delivered: not closed first, then by name.
    std::vector<const Stakeholder*>
        people;  ///< The client's own first, who decides before others, by influence and name.
    const Project* relationship = nullptr;  ///< Where touches and follow-ups live; null: none yet.
};

class Derived {
public:
    explicit Derived(const Workspace& workspace);
    ~Derived();

    /// After another workspace has taken the place of the first.
    void watch(const Workspace& workspace);

    /// At once where nothing but words has changed; O(n) in the project's tasks and links after a change of amounts,
    /// O(n log n) after one of shape (Depth).
    const Plan& plan(Ref<Project> project);
    /// All clients by name, those without one last.
    const std::vector<ClientSummary>& clients();
    const ClientSummary* client(Ref<Client> client);
    /// People by name.
    const std::vector<const Person*>& people();
    /// What two people wrote without knowing of each other and nobody has answered yet.
    const std::vector<Clash>& clashes();
    /// Comments about a record, oldest first.
    std::vector<const Comment*> comments(Id about) const;

private:
    struct Kept;

    const Workspace* workspace_;
    std::map<Id, std::unique_ptr<Kept>> plans_;
    std::vector<ClientSummary> clients_;
    std::uint64_t clients_revision_ = ~std::uint64_t{0};
    std::vector<const Person*> people_;
    std::uint64_t people_revision_ = ~std::uint64_t{0};
    std::vector<Clash> clashes_;
    std::uint64_t clashes_revision_ = ~std::uint64_t{0};
};

}  // namespace rapport
