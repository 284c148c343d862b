#include "schedule/network.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "base/sort.h"
#include "base/text.h"
#include "schedule/loops.h"

namespace rapport {
namespace {

std::size_t index(std::int32_t at) { return static_cast<std::size_t>(at); }

std::string quoted(const Outline& outline, std::int32_t row) {
    return outline.number(row) + " “" + shortened(title_of(type_of<Task>, *outline[row].task), 40) + "”";
}

/// A link between rows that may be scheduled by.
struct RawLink {
    NetLink link;
    const Dependency* record;
};

bool drawn_before(const RawLink& a, const RawLink& b) {
    return std::pair(a.record->born, a.record->id) < std::pair(b.record->born, b.record->id);
}

class Builder {
public:
    Builder(const Workspace& workspace, const Outline& outline) : workspace_(workspace), outline_(outline) {}

    Network build() && {
        net_.rows = outline_.size();
        mark_rows();
        collect_links();
        hang_rows();
        drop_doubles();
        arrange();
        if (!order_by_rows() && !order_by_waiting()) {
            set_aside_loops();
            arrange();
            order_by_waiting();
        }
        sort_items(net_.problems, [](const PlanProblem& a, const PlanProblem& b) {
            return std::pair(a.row, a.link->id) < std::pair(b.row, b.link->id);
        });
        return std::move(net_);
    }

private:
    void mark_rows() {
        net_.kind.resize(index(net_.rows));
        net_.active.resize(index(net_.rows));
        roll_of_row_.assign(index(net_.rows), no_node);
        for (std::int32_t row = 0; row < net_.rows; ++row) {
            const OutlineRow& at = outline_[row];
            net_.active[index(row)] = at.task->active && (at.parent < 0 || net_.active[index(at.parent)]);
            if (!at.summary) net_.kind[index(row)] = NodeKind::Leaf;
            else
                net_.kind[index(row)] =
                    at.task->constraint == Constraint::AsSoonAsPossible ? NodeKind::Idle : NodeKind::Gate;
        }
    }

    void collect_links() {
        for (const Dependency& record : workspace_.all<Dependency>()) {
            const std::int32_t from = outline_.find(record.predecessor);
            const std::int32_t to = outline_.find(record.successor);
            if (from < 0 || to < 0) continue;
            if (outline_.is_within(from, to) || outline_.is_within(to, from)) {
                refuse_own_summary(record, from, to);
            } else if (net_.active[index(from)]) {
                // A lag beyond four thousand years is no lag anybody meant.
                const auto lag = std::clamp<std::int64_t>(record.lag.count, -INT32_MAX, INT32_MAX);
                links_.push_back({{from, to, static_cast<std::int32_t>(lag), record.type, record.lag_unit}, &record});
            }
        }
        give_summaries_nodes();
    }

    /// Rolls are numbered by row, so that nothing depends on the order in which the links came.
    void give_summaries_nodes() {
        constexpr Node wanted = -2;
        for (const RawLink& raw : links_) {
            if (outline_[raw.link.to].summary) net_.kind[index(raw.link.to)] = NodeKind::Gate;
            if (outline_[raw.link.from].summary) roll_of_row_[index(raw.link.from)] = wanted;
        }
        for (std::int32_t row = 0; row < net_.rows; ++row) {
            if (roll_of_row_[index(row)] != wanted) continue;
            roll_of_row_[index(row)] = net_.rows + static_cast<Node>(net_.roll_row.size());
            net_.roll_row.push_back(row);
        }
        for (RawLink& raw : links_)
            if (outline_[raw.link.from].summary) raw.link.from = roll_of_row_[index(raw.link.from)];
    }

    void refuse_own_summary(const Dependency& record, std::int32_t from, std::int32_t to) {
        net_.problems.push_back({from == to ? PlanTrouble::Loop : PlanTrouble::LinkToOwnSummary, to, &record,
                                 from == to
                                     ? quoted(outline_, to) + " is linked to itself. The link is set aside; remove it."
                                     : quoted(outline_, to) + " is linked to " + quoted(outline_, from) +
                                           ", and one is part of the other. The link is set aside; remove it."});
    }

    void hang_rows() {
        const std::size_t nodes = index(net_.rows) + net_.roll_row.size();
        net_.kind.resize(nodes, NodeKind::Roll);
        net_.gate.assign(index(net_.rows), no_node);
        net_.roll.assign(nodes, no_node);
        for (std::int32_t row = 0; row < net_.rows; ++row) {
            const std::int32_t parent = outline_[row].parent;
            if (parent < 0) continue;
            net_.gate[index(row)] = net_.kind[index(parent)] == NodeKind::Gate ? parent : net_.gate[index(parent)];
            net_.roll[index(row)] =
                roll_of_row_[index(parent)] != no_node ? roll_of_row_[index(parent)] : net_.roll[index(parent)];
        }
        for (std::size_t k = 0; k < net_.roll_row.size(); ++k)
            net_.roll[index(net_.rows) + k] = net_.roll[index(net_.roll_row[k])];
    }

    /// Of links that say the same, the first by id counts: two peers may have drawn one each.
    void drop_doubles() {
        std::vector<std::int32_t> next(net_.kind.size() + 1, 0);
        for (const RawLink& raw : links_) ++next[index(raw.link.to) + 1];
        std::partial_sum(next.begin(), next.end(), next.begin());
        std::vector<std::int32_t> first(next);
        std::vector<RawLink> sorted(links_.size());
        for (const RawLink& raw : links_) sorted[index(next[index(raw.link.to)]++)] = raw;
        links_.clear();
        for (std::size_t node = 0; node < net_.kind.size(); ++node) {
            const auto from = sorted.begin() + first[node], to = sorted.begin() + first[node + 1];
            sort_items(std::ranges::subrange(from, to), [](const RawLink& a, const RawLink& b) {
                return std::tie(a.link.from, a.link.type, a.record->id) <
                       std::tie(b.link.from, b.link.type, b.record->id);
            });
            for (auto at = from; at != to; ++at)
                if (at == from || at->link.from != (at - 1)->link.from || at->link.type != (at - 1)->link.type)
                    links_.push_back(*at);
        }
    }

    /// From links_, which are sorted, to the arrays of the passes.
    void arrange() {
        const std::size_t nodes = net_.kind.size();
        net_.links.clear();
        net_.records.clear();
        net_.into.assign(nodes + 1, 0);
        net_.out_of.assign(nodes + 1, 0);
        net_.out.resize(links_.size());
        for (const RawLink& raw : links_) {
            net_.links.push_back(raw.link);
            net_.records.push_back(raw.record);
            ++net_.into[index(raw.link.to) + 1];
            ++net_.out_of[index(raw.link.from) + 1];
        }
        std::partial_sum(net_.into.begin(), net_.into.end(), net_.into.begin());
        std::partial_sum(net_.out_of.begin(), net_.out_of.end(), net_.out_of.begin());
        std::vector<std::int32_t> next(net_.out_of.begin(), net_.out_of.end() - 1);
        for (std::size_t i = 0; i < links_.size(); ++i)
            net_.out[index(next[index(links_[i].link.from)]++)] = static_cast<std::int32_t>(i);
    }

    /// Most plans are written down in an order in which they can be done. False where this one is not.
    bool order_by_rows() {
        const auto place = [this](Node node) {
            return node < net_.rows ? 2 * node : 2 * outline_[net_.roll_row[index(node - net_.rows)]].end - 1;
        };
        for (const NetLink& link : net_.links)
            if (place(link.from) >= place(link.to)) return false;

        net_.order.clear();
        std::vector<Node> open;
        const auto close_before = [&](std::int32_t row) {
            for (; !open.empty() && outline_[net_.roll_row[index(open.back() - net_.rows)]].end <= row; open.pop_back())
                net_.order.push_back(open.back());
        };
        for (std::int32_t row = 0; row < net_.rows; ++row) {
            close_before(row);
            if (net_.kind[index(row)] != NodeKind::Idle) net_.order.push_back(row);
            if (roll_of_row_[index(row)] != no_node) open.push_back(roll_of_row_[index(row)]);
        }
        close_before(net_.rows);
        return true;
    }

    /// Kahn: whoever waits for nobody is next. False where some wait for each other; `waiting_` holds how many.
    bool order_by_waiting() {
        count_waiting();
        net_.order.clear();
        const auto free_one = [this](Node node) {
            if (--waiting_[index(node)] == 0) net_.order.push_back(node);
        };
        std::size_t all = 0;
        for (Node node = 0; index(node) < net_.kind.size(); ++node) {
            if (net_.kind[index(node)] == NodeKind::Idle) continue;
            ++all;
            if (waiting_[index(node)] == 0) net_.order.push_back(node);
        }
        for (std::size_t at = 0; at < net_.order.size(); ++at) for_each_next(net_.order[at], free_one);
        return net_.order.size() == all;
    }

    void count_waiting() {
        waiting_.assign(net_.kind.size(), 0);
        for (Node node = 0; index(node) < net_.kind.size(); ++node)
            if (net_.kind[index(node)] != NodeKind::Idle)
                for_each_next(node, [this](Node next) { ++waiting_[index(next)]; });
    }

    template <class Visit> void for_each_next(Node node, const Visit& visit) const {
        for_each_follower(net_, outline_, node, visit);
    }

    /// Draws the links again in the order people drew them, and leaves out those that close a loop.
    void set_aside_loops() {
        GrowingOrder order(static_cast<std::int32_t>(net_.kind.size()));
        for (Node node = 0; index(node) < net_.kind.size(); ++node) {
            if (!is_stuck(node)) continue;
            for_each_member(net_, outline_, node, [&](Node member) {
                if (is_stuck(member)) order.add({node, member});
            });
            if (const Node roll = net_.roll[index(node)];
                net_.kind[index(node)] != NodeKind::Gate && roll != no_node && is_stuck(roll))
                order.add({node, roll});
        }
        std::vector<RawLink> suspects;
        for (const RawLink& raw : links_)
            if (is_stuck(raw.link.from) && is_stuck(raw.link.to)) suspects.push_back(raw);
        sort_items(suspects, drawn_before);
        std::vector<const Dependency*> aside;
        for (const RawLink& raw : suspects) {
            const Arrow arrow{raw.link.from, raw.link.to};
            if (order.add(arrow)) continue;
            aside.push_back(raw.record);
            net_.problems.push_back(
                {PlanTrouble::Loop, net_.row_of(raw.link.to), raw.record, loop_sentence(raw, order.loop_of(arrow))});
        }
        sort_items(aside);
        std::erase_if(links_, [&](const RawLink& raw) { return std::ranges::binary_search(aside, raw.record); });
    }

    /// Was not put in order: it is in a loop, or behind one.
    [[nodiscard]] bool is_stuck(Node node) const { return waiting_[index(node)] > 0; }

    [[nodiscard]] std::string loop_sentence(const RawLink& raw, const std::vector<Node>& loop) const {
        std::vector<std::int32_t> rows;
        for (const Node node : loop)
            if (const std::int32_t row = net_.row_of(node); rows.empty() || rows.back() != row) rows.push_back(row);
        std::string way;
        for (std::size_t i = 0; i < rows.size() && i < 6; ++i) way += (i > 0 ? " → " : "") + quoted(outline_, rows[i]);
        if (rows.size() > 6) way += " → …";
        return "The link from " + quoted(outline_, net_.row_of(raw.link.from)) + " to " +
               quoted(outline_, net_.row_of(raw.link.to)) + " closes a loop (" + way +
               ") and is set aside. Remove one of the links in it.";
    }

    const Workspace& workspace_;
    const Outline& outline_;
    Network net_;
    std::vector<RawLink> links_;
    std::vector<Node> roll_of_row_;
    std::vector<std::int32_t> waiting_;
};

}  // namespace

Network network_of(const Workspace& workspace, const Outline& outline) { return Builder(workspace, outline).build(); }

std::vector<std::int32_t> way_between(const Network& net, const Outline& outline, std::int32_t from, std::int32_t to) {
    std::vector<Node> came_from(net.kind.size(), no_node), queue;
    for (std::int32_t row = from; row < outline[from].end; ++row)
        if (net.kind[index(row)] == NodeKind::Leaf || row == from) {
            came_from[index(row)] = row;
            queue.push_back(row);
        }
    Node found = no_node;
    for (std::size_t at = 0; at < queue.size() && found == no_node; ++at) {
        if (queue[at] < net.rows && outline.is_within(queue[at], to)) found = queue[at];
        else
            for_each_follower(net, outline, queue[at], [&](Node next) {
                if (came_from[index(next)] != no_node) return;
                came_from[index(next)] = queue[at];
                queue.push_back(next);
            });
    }
    std::vector<std::int32_t> way;
    if (found == no_node) return way;
    for (Node node = found;; node = came_from[index(node)]) {
        if (const std::int32_t row = net.row_of(node); way.empty() || way.back() != row) way.push_back(row);
        if (came_from[index(node)] == node) break;
    }
    std::ranges::reverse(way);
    // A summary is told by itself, not by the task in it through which the way led.
    if (const auto itself = std::ranges::find(way, from); itself != way.end()) way.erase(way.begin(), itself);
    else way.insert(way.begin(), from);
    if (way.back() != to) way.push_back(to);
    return way;
}

}  // namespace rapport
