#include "model/outline.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "base/sort.h"

namespace rapport {
namespace {

constexpr std::int32_t nobody = -1;

std::size_t index(std::int32_t row) { return static_cast<std::size_t>(row); }

/// Places of ids in a list, by open addressing.
class IdIndex {
public:
    void reserve(std::size_t count) { slots_.assign(std::bit_ceil(count * 2 + 2), nobody); }
    void add(Id id, std::int32_t at) {
        std::size_t slot = first_slot(id);
        while (slots_[slot] != nobody) slot = (slot + 1) & (slots_.size() - 1);
        slots_[slot] = at;
    }
    template <class IdAt> [[nodiscard]] std::int32_t find(Id id, const IdAt& id_at) const {
        std::size_t slot = first_slot(id);
        while (slots_[slot] != nobody && id_at(slots_[slot]) != id) slot = (slot + 1) & (slots_.size() - 1);
        return slots_[slot];
    }
    std::vector<std::int32_t> take() { return std::move(slots_); }

private:
    [[nodiscard]] std::size_t first_slot(Id id) const { return IdHash{}(id) & (slots_.size() - 1); }
    std::vector<std::int32_t> slots_;
};

/// A task on its way into the outline.
struct Node {
    const Task* task = nullptr;
    std::int32_t parent = nobody;
    std::uint64_t rank_head = 0;  ///< The first eight characters of the rank: most comparisons need no more.
    bool troubled = false;
    OutlineTrouble trouble{};
};

std::uint64_t head_of(const Rank& rank) {
    std::uint64_t head = 0;
    for (std::size_t i = 0; i < 8; ++i)
        head = head << 8 | (i < rank.key.size() ? static_cast<unsigned char>(rank.key[i]) : 0u);
    return head;
}

bool stands_before(const Node& a, const Node& b) {
    if (a.rank_head != b.rank_head) return a.rank_head < b.rank_head;
    if (a.task->rank != b.task->rank) return a.task->rank < b.task->rank;
    return a.task->id < b.task->id;
}

/// Builds the rows in five steps: collect, hang each below its parent, cut circles, lift what is too deep, walk.
class Growth {
public:
    Growth(const Workspace& workspace, Ref<Project> project) : workspace_(workspace), project_(project) {}

    void collect() {
        for (const Task& task : workspace_.all<Task>())
            if (task.project == project_) nodes_.push_back({.task = &task, .rank_head = head_of(task.rank)});
        places_.reserve(nodes_.size());
        for (std::size_t i = 0; i < nodes_.size(); ++i) places_.add(nodes_[i].task->id, static_cast<std::int32_t>(i));
    }

    void hang() {
        for (Node& node : nodes_)
            if (!node.task->parent.is_null()) hang_below_living(node);
    }

    /// In each circle the member that was moved last falls to the top: the same one on every peer.
    void cut_circles() {
        std::vector<std::int32_t> seen_from(nodes_.size(), nobody);
        for (std::int32_t start = 0; index(start) < nodes_.size(); ++start) {
            std::int32_t at = start;
            while (at != nobody && seen_from[index(at)] == nobody) {
                seen_from[index(at)] = start;
                at = nodes_[index(at)].parent;
            }
            if (at != nobody && seen_from[index(at)] == start) cut_circle_at(at);
        }
    }

    /// A task below the last level hangs beside what it is part of.
    void lift_deep() {
        std::vector<std::int32_t> depths(nodes_.size(), nobody);
        std::vector<std::int32_t> above;  // On the way up, what has no depth yet.
        for (std::int32_t start = 0; index(start) < nodes_.size(); ++start) {
            for (std::int32_t at = start; at != nobody && depths[index(at)] == nobody; at = nodes_[index(at)].parent)
                above.push_back(at);
            for (; !above.empty(); above.pop_back()) {
                Node& node = nodes_[index(above.back())];
                std::int32_t depth = node.parent == nobody ? 0 : depths[index(node.parent)] + 1;
                if (depth == outline_levels) {
                    --depth;
                    node.parent = nodes_[index(node.parent)].parent;
                    node.troubled = true;
                    node.trouble = OutlineTrouble::TooDeep;
                }
                depths[index(above.back())] = depth;
            }
        }
    }

    /// The order of the walk: children grouped by parent, each group sorted.
    void walk(std::vector<OutlineRow>& rows, std::vector<OutlineProblem>& problems) {
        sort_children();
        rows.reserve(nodes_.size());
        struct Turn {
            std::int32_t row, first, next, end;
        };  // Of the children of a row, those still to come.
        std::vector<Turn> turns{{nobody, first_child_[0], first_child_[0], first_child_[1]}};
        while (!turns.empty()) {
            Turn& turn = turns.back();
            const auto row = static_cast<std::int32_t>(rows.size());
            if (turn.next == turn.end) {
                if (turn.row != nobody) rows[index(turn.row)].end = row;
                turns.pop_back();
                continue;
            }
            const std::int32_t node = children_[index(turn.next++)];
            const std::int32_t first = first_child_[index(node) + 1], end = first_child_[index(node) + 2];
            rows.push_back({nodes_[index(node)].task, turn.row, static_cast<std::int32_t>(turns.size()) - 1, row + 1,
                            turn.next - turn.first, first != end});
            if (nodes_[index(node)].troubled) problems.push_back(problem_of(nodes_[index(node)], row));
            if (first != end) turns.push_back({row, first, first, end});
        }
    }

private:
    [[nodiscard]] std::int32_t find(Id id) const {
        return places_.find(id, [this](std::int32_t at) { return nodes_[index(at)].task->id; });
    }

    void hang_below_living(Node& node) {
        Id parent = node.task->parent.id;
        node.parent = find(parent);
        if (node.parent != nobody) return;

        node.troubled = true;
        node.trouble =
            workspace_.find(type_of<Task>, parent) ? OutlineTrouble::ParentElsewhere : OutlineTrouble::ParentGone;
        // Up through what was deleted. A circle of deleted tasks is longer than any honest line of parents only if we
        // never meet its end, hence the count.
        std::size_t steps = 0;
        while (node.parent == nobody && node.trouble == OutlineTrouble::ParentGone && steps++ < nodes_.size() + 64) {
            const Entity* gone = workspace_.find_any(type_of<Task>, parent);
            if (!gone) return;
            parent = static_cast<const Task*>(gone)->parent.id;
            if (parent.is_null()) return;
            node.parent = find(parent);
        }
        if (node.parent != nobody && nodes_[index(node.parent)].task == node.task) node.parent = nobody;
    }

    void cut_circle_at(std::int32_t member) {
        constexpr std::uint16_t position = Schema<Task>::fields[field_of<&Task::parent>()].reg;
        std::int32_t latest = member;
        for (std::int32_t at = nodes_[index(member)].parent; at != member; at = nodes_[index(at)].parent) {
            const Task& a = *nodes_[index(at)].task;
            const Task& b = *nodes_[index(latest)].task;
            const Stamp& moved = stamp_of(a, position);
            const Stamp& before = stamp_of(b, position);
            if (moved > before || (moved == before && a.id > b.id)) latest = at;
        }
        Node& cut = nodes_[index(latest)];
        cut.parent = nobody;
        cut.troubled = true;
        cut.trouble = OutlineTrouble::ParentsInACircle;
    }

    /// children_[first_child_[p + 1] … first_child_[p + 2]) are the children of node p; of the top for p = -1.
    void sort_children() {
        first_child_.assign(nodes_.size() + 2, 0);
        for (const Node& node : nodes_) ++first_child_[index(node.parent + 1) + 1];
        std::partial_sum(first_child_.begin(), first_child_.end(), first_child_.begin());
        std::vector<std::int32_t> next(first_child_.begin(), first_child_.end() - 1);
        children_.resize(nodes_.size());
        for (std::size_t i = 0; i < nodes_.size(); ++i)
            children_[index(next[index(nodes_[i].parent + 1)]++)] = static_cast<std::int32_t>(i);
        const auto before = [this](std::int32_t a, std::int32_t b) {
            return stands_before(nodes_[index(a)], nodes_[index(b)]);
        };
        for (std::size_t p = 0; p + 1 < first_child_.size(); ++p) {
            const auto from = children_.begin() + first_child_[p], to = children_.begin() + first_child_[p + 1];
            sort_items(std::ranges::subrange(from, to), before);
        }
    }

    [[nodiscard]] OutlineProblem problem_of(const Node& node, std::int32_t row) const {
        const std::string name = "“" + title_of(type_of<Task>, *node.task) + "”";
        switch (node.trouble) {
        case OutlineTrouble::ParentsInACircle:
            return {
                node.trouble, row,
                name +
                    " was moved into a task that is part of it. It stands at the top now; move it where it belongs."};
        case OutlineTrouble::ParentGone:
            return {node.trouble, row,
                    "The task that " + name +
                        " was part of has been removed. It was kept, because it was changed meanwhile."};
        case OutlineTrouble::ParentElsewhere:
            return {node.trouble, row, name + " is part of a task in another project. It stands at the top here."};
        case OutlineTrouble::TooDeep:
            return {node.trouble, row,
                    name + " lies deeper than the " + std::to_string(outline_levels) +
                        " levels an outline has. It stands beside the task that it is part of."};
        }
        return {};
    }

    const Workspace& workspace_;
    Ref<Project> project_;
    std::vector<Node> nodes_;
    IdIndex places_;
    std::vector<std::int32_t> first_child_;
    std::vector<std::int32_t> children_;
};

}  // namespace

Outline outline_of(const Workspace& workspace, Ref<Project> project) {
    Outline outline;
    outline.project_ = project;
    Growth growth(workspace, project);
    growth.collect();
    growth.hang();
    growth.cut_circles();
    growth.lift_deep();
    growth.walk(outline.rows_, outline.problems_);
    outline.index_rows();
    return outline;
}

void Outline::index_rows() {
    ids_.reserve(rows_.size());
    IdIndex places;
    places.reserve(rows_.size());
    for (const OutlineRow& row : rows_) {
        places.add(row.task->id, static_cast<std::int32_t>(ids_.size()));
        ids_.push_back(row.task->id);
    }
    slots_ = places.take();
}

std::int32_t Outline::find(Id task) const {
    if (slots_.empty()) return nobody;
    std::size_t slot = IdHash{}(task) & (slots_.size() - 1);
    while (slots_[slot] != nobody && ids_[index(slots_[slot])] != task) slot = (slot + 1) & (slots_.size() - 1);
    return slots_[slot];
}

std::string Outline::number(std::int32_t row) const {
    std::string number;
    for (std::int32_t at = row; at != nobody; at = (*this)[at].parent) {
        const std::string position = std::to_string((*this)[at].position);
        number = number.empty() ? position : position + "." + number;
    }
    return number;
}

std::int32_t Outline::row_of_number(std::string_view number) const {
    std::int32_t at = nobody;
    std::int32_t end = size();
    std::int32_t child = 0;
    for (;;) {
        std::int64_t position = 0;
        std::size_t digits = 0;
        for (; digits < number.size() && number[digits] >= '0' && number[digits] <= '9' && digits < 9; ++digits)
            position = position * 10 + (number[digits] - '0');
        if (digits == 0 || position == 0) return nobody;
        for (; child < end && (*this)[child].position < position; child = (*this)[child].end) {}
        if (child >= end) return nobody;
        at = child;
        if (digits == number.size()) return at;
        if (number[digits] != '.') return nobody;
        number.remove_prefix(digits + 1);
        end = (*this)[at].end;
        child = at + 1;
    }
}

std::vector<std::int32_t> Outline::children(std::int32_t row) const {
    std::vector<std::int32_t> children;
    const std::int32_t end = row == nobody ? size() : (*this)[row].end;
    for (std::int32_t child = row + 1; child < end; child = (*this)[child].end) children.push_back(child);
    return children;
}

}  // namespace rapport
