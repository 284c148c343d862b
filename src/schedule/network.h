#pragma once
// The tasks of an outline and their links as flat arrays in which the passes of the critical path method run.
//
// A link of a summary concerns the tasks below it. So that one such link does not become a thousand, a summary that is
// waited for or waits has a node of its own on either side of them:
//     Gate   what comes before may hold everything inside        (predecessors of the summary, its constraint)
//     Roll   what comes after waits for everything inside        (successors of the summary)

#include <vector>

#include "model/outline.h"
#include "schedule/schedule.h"

namespace rapport {

/// The node of a row is its index: a leaf, or the gate of a summary. Rolls come behind all rows.
using Node = std::int32_t;
constexpr Node no_node = -1;

enum class NodeKind : std::uint8_t { Idle, Leaf, Gate, Roll };

struct NetLink {
    Node from = no_node;
    Node to = no_node;
    std::int32_t lag = 0;
    LinkType type = LinkType::FinishToStart;
    LagUnit unit = LagUnit::Working;
};

struct Network {
    std::int32_t rows = 0;
    std::vector<NodeKind> kind;          ///< By node.
    std::vector<std::uint8_t> active;    ///< By row: neither it nor a summary above it is inactive.
    std::vector<Node> gate;              ///< By row: the nearest gate above it.
    std::vector<Node> roll;              ///< By node: the nearest roll above it. Idle rows and gates do not feed it.
    std::vector<std::int32_t> roll_row;  ///< By roll: its summary.
    std::vector<Node> order;             ///< Every node that is not idle, behind all it waits for.

    std::vector<NetLink> links;              ///< By `to`, then `from`.
    std::vector<const Dependency*> records;  ///< Of the links.
    std::vector<std::int32_t> into;          ///< links[into[n]] … links[into[n + 1]) end at node n.
    std::vector<std::int32_t> out;           ///< Indices of links, by `from`.
    std::vector<std::int32_t> out_of;        ///< out[out_of[n]] … out[out_of[n + 1]) leave node n.

    std::vector<PlanProblem> problems;  ///< Links that were set aside.

    /// The row people know a node by.
    [[nodiscard]] std::int32_t row_of(Node node) const {
        return node < rows ? node : roll_row[static_cast<std::size_t>(node - rows)];
    }
};

/// Rests on the shape of the tasks and on all of the links, not on durations and dates (Depth). Inactive tasks are no
/// predecessors. Links in a loop: those drawn last are set aside until none is left, the same ones on
/// every peer.
Network network_of(const Workspace& workspace, const Outline& outline);

/// The rows from one to another along the links, both included; empty where nothing leads there. A link from `to` to `from`
/// would close this loop.
std::vector<std::int32_t> way_between(const Network& net, const Outline& outline, std::int32_t from, std::int32_t to);

/// The nodes that wait for a gate because they are inside its summary.
template <class Visit> void for_each_member(const Network& net, const Outline& outline, Node gate, const Visit& visit) {
    if (net.kind[static_cast<std::size_t>(gate)] != NodeKind::Gate) return;
    for (std::int32_t row = gate + 1; row < outline[gate].end;) {
        const NodeKind kind = net.kind[static_cast<std::size_t>(row)];
        if (kind != NodeKind::Idle) visit(row);
        row = kind == NodeKind::Gate ? outline[row].end : row + 1;
    }
}

/// All nodes that wait for this one.
template <class Visit>
void for_each_follower(const Network& net, const Outline& outline, Node node, const Visit& visit) {
    const auto n = static_cast<std::size_t>(node);
    for (std::int32_t i = net.out_of[n]; i < net.out_of[n + 1]; ++i)
        visit(net.links[static_cast<std::size_t>(net.out[static_cast<std::size_t>(i)])].to);
    for_each_member(net, outline, node, visit);
    if (net.kind[n] != NodeKind::Gate && net.roll[n] != no_node) visit(net.roll[n]);
}

}  // namespace rapport
