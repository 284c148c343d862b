// Every history there is of three people, three tasks and two gestures (a night: three): most mistakes need no more.

#include "support/peers.h"
#include "support/print.h"
#include "support/turns.h"

namespace rapport {
namespace {

const Ref<Project> project{id_number(10)};
constexpr std::uint64_t tasks = 3;
constexpr std::uint64_t first_link = 20;

Workspace small_workspace() {
    Workspace workspace;
    workspace.id = id_number(9);
    put(workspace, make_number<Project>(project.id.low & 0xFFFF, {.name = "Quay wall"}));
    for (std::uint64_t i = 1; i <= tasks; ++i)
        put(workspace, make_number<Task>(i, {.project = project, .rank = {"a1"}, .name = "T"}));
    put(workspace, make_number<Dependency>(first_link, {.predecessor = {id_number(1)}, .successor = {id_number(2)}}));
    return workspace;
}

struct Act {
    enum { Rename, Stretch, Constrain, Delete, Move, Link, Unlink } kind;
    std::uint64_t task;
    std::uint64_t other;
};

std::vector<Act> all_acts() {
    std::vector<Act> acts{{Act::Unlink, 1, 2}, {Act::Constrain, 1, 0}};
    for (std::uint64_t i = 1; i <= tasks; ++i) {
        for (const auto kind : {Act::Rename, Act::Stretch, Act::Delete}) acts.push_back({kind, i, 0});
        for (std::uint64_t j = 1; j <= tasks; ++j)
            if (i != j) acts.insert(acts.end(), {{Act::Move, i, j}, {Act::Link, i, j}});
    }
    return acts;
}

Edit edit_of(const Workspace& workspace, const Act& act, std::uint64_t number) {
    Edit edit;
    const Task* task = workspace.find(Ref<Task>{id_number(act.task)});
    if (!task) return edit;
    switch (act.kind) {
    case Act::Rename:    edit.set<&Task::name>(*task, "Name " + std::to_string(number)); break;
    case Act::Stretch:   edit.set<&Task::duration>(*task, Minutes{static_cast<std::int64_t>(number)}); break;
    case Act::Constrain: edit.set<&Task::constraint>(*task, static_cast<Constraint>(number)); break;
    case Act::Delete:    edit.remove(*task); break;
    case Act::Move:      edit.set<&Task::parent>(*task, {id_number(act.other)}); break;
    case Act::Link:
        edit.create(make_number<Dependency>(first_link + number,
                                            {.predecessor = {task->id}, .successor = {id_number(act.other)}}));
        break;
    case Act::Unlink:
        if (const Dependency* link = workspace.find(Ref<Dependency>{id_number(first_link)})) edit.remove(*link);
        break;
    }
    return edit;
}

Workspace joined(const Workspace& a, const Workspace& b) {
    Workspace both = copy_of(a);
    merge(both, b);
    return both;
}

/// Every way in which three copies can come together.
std::string trouble_of_meeting(PeerHistory& history) {
    std::array<std::size_t, 3> order{0, 1, 2};
    std::string bytes;
    std::string plan;
    do {
        const auto at = [&](std::size_t i) -> const Workspace& { return history.peers[order[i]].workspace; };
        for (const Workspace& all : {joined(joined(at(0), at(1)), at(2)), joined(at(0), joined(at(1), at(2)))}) {
            const std::string now = bytes_of(all);
            const std::string now_plan = projection_of(all, project, history.seen);
            if (bytes.empty()) {
                bytes = now;
                plan = now_plan;
                if (const std::string lost = lost_edit(history, all); !lost.empty()) return "lost " + lost;
            }
            if (now != bytes) return "copies differ";
            if (now_plan != plan) return "plans differ";
        }
    } while (std::next_permutation(order.begin(), order.end()));
    return {};
}

class Enumeration {
public:
    explicit Enumeration(std::size_t gestures) : gestures_(gestures) {}

    /// The scenario of that number, or nothing where its numbers run out: act, person and who tells whom before, by gesture.
    std::string run(std::uint64_t number) const {
        PeerHistory history(first_, project, 3);
        for (std::size_t i = 0; i < gestures_; ++i) {
            const std::size_t act = take(number, acts_.size());
            Peer& peer = history.peers[i == 0 ? 0 : take(number, std::min<std::size_t>(i + 1, 3))];
            if (const std::size_t teller = i == 0 ? 3 : take(number, 4); teller < 3 && &history.peers[teller] != &peer)
                history.meet(peer, history.peers[teller]);
            history.gesture(peer, edit_of(peer.workspace, acts_[act], i + 1));
        }
        return trouble_of_meeting(history);
    }

    [[nodiscard]] std::uint64_t size() const {
        std::uint64_t size = 1;
        for (std::size_t i = 0; i < gestures_; ++i)
            size *= acts_.size() * (i == 0 ? 1 : std::min<std::size_t>(i + 1, 3) * 4);
        return size;
    }

private:
    static std::size_t take(std::uint64_t& number, std::size_t count) {
        const std::size_t digit = number % count;
        number /= count;
        return digit;
    }

    std::size_t gestures_;
    Workspace first_ = small_workspace();
    std::vector<Act> acts_ = all_acts();
};

}  // namespace

TEST_CASE("Of all histories of three people with two gestures, none ends differently by the way they meet") {
    const Enumeration all(is_night() ? 3 : 2);
    for_turns(all.size(), [&](std::uint64_t number) {
        if (const std::string trouble = all.run(number - 1); !trouble.empty())
            FAIL_CHECK(trouble << ". Again with RAPPORT_SEED=" << number);
    });
}

}  // namespace rapport
