// Who waits for whom.

#include <algorithm>

#include "app/commands/plan_places.h"
#include "base/sort.h"
#include "base/text.h"
#include "schedule/network.h"

namespace rapport {
namespace {

std::string number_and_name(const Outline& outline, std::int32_t row) {
    return outline.number(row) + " " + quoted(*outline[row].task);
}

Error refused(std::string sentence) { return {Fault::Refused, std::move(sentence) + " Nothing was linked.", {}}; }

Error loop_error(const Outline& outline, const std::vector<std::int32_t>& way) {
    if (way.size() == 2)
        return refused("This closes a loop: " + number_and_name(outline, way[1]) + " already waits for " +
                       number_and_name(outline, way[0]) + ".");
    std::string text = "This closes a loop: ";
    for (std::size_t i = 0; i < way.size() && i < 6; ++i) text += number_and_name(outline, way[i]) + " → ";
    return refused(text + (way.size() > 6 ? "… → " : "") + outline.number(way.front()) + ".");
}

/// Whether a task may wait for another one: not for itself, its summary, a part of it, or for what waits for it.
Result<void> check_link(const Outline& outline, const Network& net, std::int32_t from, std::int32_t to, LinkType type) {
    if (from == to) return refused("A task cannot wait for itself.");
    if (outline.is_within(to, from))
        return refused(number_and_name(outline, to) + " is part of " + number_and_name(outline, from) +
                       " and cannot wait for it.");
    if (outline.is_within(from, to))
        return refused(number_and_name(outline, to) + " cannot wait for " + number_and_name(outline, from) +
                       ", which is part of it.");
    const bool holds_finish = type == LinkType::FinishToFinish || type == LinkType::StartToFinish;
    if (outline[to].summary && holds_finish)
        return refused(number_and_name(outline, to) + " is a summary: only its start can wait. Use FS or SS.");
    if (const std::vector<std::int32_t> way = way_between(net, outline, to, from); !way.empty())
        return loop_error(outline, way);
    return {};
}

/// The link from that row among `links` that is most like what is wanted; taken out of them.
const Dependency* take_match(std::vector<const Dependency*>& links, const Outline& outline, const LinkSpec& wanted) {
    const auto likeness = [&](const Dependency* link) {
        if (outline.find(link->predecessor) != wanted.row) return 0;
        return 1 + 2 * (link->type == wanted.type) + (lag_of(*link) == wanted.lag);
    };
    const auto best = std::ranges::max_element(links, {}, likeness);
    if (best == links.end() || likeness(*best) == 0) return nullptr;
    const Dependency* found = *best;
    links.erase(best);
    return found;
}

}  // namespace

Result<Edit> set_predecessors(const Workspace& workspace, const Outline& outline, Ref<Task> ref, std::string_view typed,
                              const MakeId& make_id) {
    const std::int32_t row = outline.find(ref);
    const Project* project = workspace.find(outline.project());
    if (row < 0 || !project) return task_gone();
    const TimeScale scale = time_scale_of(*project);
    const std::vector<LinkSpec> wanted = TRY(parse_predecessors(typed, outline, scale));

    std::vector<const Dependency*> links;
    for (const Dependency& link : workspace.all<Dependency>())
        if (link.successor == ref && outline.find(link.predecessor) >= 0) links.push_back(&link);
    sort_items(links, {}, [](const Dependency* link) { return link->id; });

    const Task& task = *outline[row].task;
    Edit edit{wanted.empty() ? "Unlink " + quoted(task)
                             : "Link " + quoted(task) + " to " + format_predecessors(wanted, outline, scale),
              {}};
    std::optional<Network> net;  // Only where something new is linked.
    for (const LinkSpec& spec : wanted) {
        const Dependency* link = take_match(links, outline, spec);
        if (!link || link->type != spec.type) {
            if (!net) net = network_of(workspace, outline);
            TRY(check_link(outline, *net, spec.row, row, spec.type));
        }
        if (link) {
            edit.set<&Dependency::type>(*link, spec.type);
            edit.set<&Dependency::lag>(*link, spec.lag.count);
            edit.set<&Dependency::lag_unit>(*link, spec.lag.unit);
        } else {
            Dependency made;
            made.id = make_id();
            made.predecessor = {outline[spec.row].task->id};
            made.successor = ref;
            made.type = spec.type;
            made.lag = spec.lag.count;
            made.lag_unit = spec.lag.unit;
            edit.create(made);
        }
    }
    for (const Dependency* link : links) edit.remove(*link);
    return edit;
}

Result<Edit> add_link(const Workspace& workspace, const Outline& outline, Id id, Ref<Task> predecessor,
                      Ref<Task> successor, LinkType type, Lag lag) {
    const std::int32_t from = outline.find(predecessor), to = outline.find(successor);
    if (from < 0 || to < 0) return task_gone();
    for (const Dependency& link : workspace.all<Dependency>())
        if (link.predecessor == predecessor && link.successor == successor)
            return refused(number_and_name(outline, to) + " waits for " + number_and_name(outline, from) + " already.");
    TRY(check_link(outline, network_of(workspace, outline), from, to, type));

    Dependency made;
    made.id = id;
    made.predecessor = predecessor;
    made.successor = successor;
    made.type = type;
    made.lag = lag.count;
    made.lag_unit = lag.unit;
    Edit edit{"Link " + quoted(*outline[from].task) + " to " + quoted(*outline[to].task), {}};
    edit.create(made);
    return edit;
}

Result<Edit> remove_link(const Workspace& workspace, Ref<Dependency> ref) {
    const Dependency* link = workspace.find(ref);
    if (!link) return Error{Fault::Missing, "This link is no longer there.", {}};
    const Task* from = workspace.find(link->predecessor);
    const Task* to = workspace.find(link->successor);
    Edit edit{from && to ? "Unlink " + quoted(*to) + " from " + quoted(*from) : "Remove a link", {}};
    edit.remove(*link);
    return edit;
}

}  // namespace rapport
