// Rows of the plan change places.

#include <algorithm>
#include <map>

#include "app/commands/plan_places.h"
#include "base/text.h"

namespace rapport {
namespace {

using Rows = std::vector<std::int32_t>;

bool contains(const Rows& rows, std::int32_t row) { return std::ranges::find(rows, row) != rows.end(); }

std::string number_and_name(const Outline& outline, std::int32_t row) {
    return outline.number(row) + " " + quoted(*outline[row].task);
}

/// A task cannot wait for what it is part of: such a link would be set aside.
Result<void> check_links(const Workspace& workspace, const Outline& outline, const Rows& moved, std::int32_t parent) {
    if (parent < 0) return {};
    for (const Dependency& link : workspace.all<Dependency>()) {
        const std::int32_t from = outline.find(link.predecessor), to = outline.find(link.successor);
        if (from < 0 || to < 0) continue;
        const auto crosses = [&](std::int32_t above, std::int32_t inside) {
            return outline.is_within(parent, above) &&
                   std::ranges::any_of(moved, [&](std::int32_t row) { return outline.is_within(inside, row); });
        };
        if (crosses(from, to) || crosses(to, from))
            return Error{Fault::Refused,
                         number_and_name(outline, to) + " waits for " + number_and_name(outline, from) +
                             ". Remove that link before one becomes part of the other.",
                         {}};
    }
    return {};
}

/// The rows that go together below one parent, in order.
using Families = std::map<std::int32_t, Rows>;

Families by_parent(const Outline& outline, const Rows& rows) {
    Families families;
    for (const std::int32_t row : rows) families[outline[row].parent].push_back(row);
    return families;
}

}  // namespace

Result<Edit> indent_tasks(const Workspace& workspace, const Outline& outline, std::span<const Ref<Task>> tasks,
                          std::uint32_t jitter) {
    const Rows top = TRY(top_rows(outline, tasks));
    Families families;  // By the sibling that becomes their parent.
    Rows moved;
    for (const auto& [parent, rows] : by_parent(outline, top)) {
        std::int32_t above = -1;
        for (const std::int32_t sibling : outline.children(parent)) {
            if (!contains(rows, sibling)) above = sibling;
            else if (above >= 0) {
                families[above].push_back(sibling);
                moved.push_back(sibling);
            }
        }
    }
    if (moved.empty())
        return Error{Fault::Refused,
                     number_and_name(outline, top.front()) +
                         " is the first on its level: there is no task above it that it could be part of.",
                     {}};

    Edit edit{"Indent " + quoted(outline, moved), {}};
    for (const auto& [parent, rows] : families) {
        TRY(check_level(outline, parent));
        TRY(check_links(workspace, outline, rows, parent));
        Rows order = outline.children(parent);
        order.insert(order.end(), rows.begin(), rows.end());
        write_order(edit, outline, parent, order, rows, jitter);
    }
    return edit;
}

Result<Edit> outdent_tasks(const Workspace&, const Outline& outline, std::span<const Ref<Task>> tasks,
                           std::uint32_t jitter) {
    const Rows top = TRY(top_rows(outline, tasks));
    Rows moved;
    for (const std::int32_t row : top)
        if (outline[row].parent >= 0) moved.push_back(row);
    if (moved.empty())
        return Error{Fault::Refused, number_and_name(outline, top.front()) + " stands at the top already.", {}};

    Edit edit{"Outdent " + quoted(outline, moved), {}};
    Families orders;  // By grandparent, so that what comes from two parents is put in one order.
    for (const auto& [parent, rows] : by_parent(outline, moved)) {
        const std::int32_t grandparent = outline[parent].parent;
        const auto [order, first] = orders.try_emplace(grandparent);
        if (first) order->second = outline.children(grandparent);
        order->second.insert(std::ranges::find(order->second, parent) + 1, rows.begin(), rows.end());
    }
    for (auto& [grandparent, order] : orders) {
        std::erase_if(order, [&](std::int32_t row) {
            return outline[row].parent == grandparent && contains(moved, row);
        });  // Goes up itself.
        Rows from_below;
        std::ranges::copy_if(order, std::back_inserter(from_below),
                             [&](std::int32_t row) { return outline[row].parent != grandparent; });
        write_order(edit, outline, grandparent, order, from_below, jitter);
    }
    return edit;
}

Result<Edit> shift_tasks(const Workspace&, const Outline& outline, std::span<const Ref<Task>> tasks, int steps,
                         std::uint32_t jitter) {
    const Rows top = TRY(top_rows(outline, tasks));
    Edit edit{"Move " + quoted(outline, top) + (steps < 0 ? " up" : " down"), {}};
    for (const auto& [parent, rows] : by_parent(outline, top)) {
        Rows order = outline.children(parent);
        if (steps > 0) std::ranges::reverse(order);
        for (int step = 0; step < std::abs(steps); ++step)
            for (std::size_t i = 1; i < order.size(); ++i)
                if (contains(rows, order[i]) && !contains(rows, order[i - 1])) std::swap(order[i], order[i - 1]);
        if (steps > 0) std::ranges::reverse(order);
        if (order != outline.children(parent)) write_order(edit, outline, parent, order, rows, jitter);
    }
    if (edit.empty())
        return Error{
            Fault::Refused,
            number_and_name(outline, top.front()) + (steps < 0 ? " is the first" : " is the last") + " on its level.",
            {}};
    return edit;
}

Result<Edit> move_tasks(const Workspace& workspace, const Outline& outline, std::span<const Ref<Task>> tasks,
                        const Place& place, std::uint32_t jitter) {
    const Rows top = TRY(top_rows(outline, tasks));
    const Spot spot = TRY(spot_of(outline, place));
    for (const std::int32_t row : top)
        if (spot.parent >= 0 && outline.is_within(spot.parent, row))
            return Error{Fault::Refused, number_and_name(outline, row) + " cannot become a part of itself.", {}};
    Rows newcomers;
    std::ranges::copy_if(top, std::back_inserter(newcomers),
                         [&](std::int32_t row) { return outline[row].parent != spot.parent; });
    TRY(check_links(workspace, outline, newcomers, spot.parent));

    const Rows old_order = outline.children(spot.parent);
    Rows order;
    for (std::size_t i = 0; i <= old_order.size(); ++i) {
        if (i == spot.position) order.insert(order.end(), top.begin(), top.end());
        if (i < old_order.size() && !contains(top, old_order[i])) order.push_back(old_order[i]);
    }
    Edit edit{"Move " + quoted(outline, top), {}};
    if (order != old_order) write_order(edit, outline, spot.parent, order, top, jitter);
    return edit;
}

}  // namespace rapport
