// Less than a whole file does as much as the whole, where it may be merged at all.

#include "codec/workspace_json.h"
#include "support/peers.h"
#include "support/print.h"
#include "support/turns.h"
#include "sync/changes.h"

namespace rapport {

TEST_CASE("Changes since what somebody has seen make the same of their copy as the whole workspace, also as a file") {
    for_seeds(1'500, [&](std::uint64_t seed) {
        PeerHistory history(seed);
        const VersionVector first = history.peers.front().workspace.seen;
        history.run();
        if (history.twins) return;
        for (Peer& peer : history.peers) {
            const Workspace& other = history.peers[history.dice.below(history.peers.size())].workspace;
            const VersionVector& basis = history.dice.chance(70) ? peer.workspace.seen : first;
            const Workspace changes = changes_since(other, basis);
            const Result<Workspace> file = read_workspace(write_workspace(changes));
            REQUIRE(file);
            Workspace by_all = copy_of(peer.workspace);
            merge(by_all, other);
            Workspace by_changes = copy_of(peer.workspace);
            merge(by_changes, *file);
            if (bytes_of(by_changes) != bytes_of(by_all)) FAIL_CHECK("They differ. Again with RAPPORT_SEED=" << seed);
            if (changes_since(other, other.seen).table(type_of<Task>).size() != 0)
                FAIL_CHECK("Something is new to those who have it. Again with RAPPORT_SEED=" << seed);
            merge(peer.workspace, *file);
        }
    });
}

TEST_CASE("A project by itself brings its records as the whole workspace would, and claims to have seen nothing else") {
    for_seeds(500, [&](std::uint64_t seed) {
        PeerHistory history(seed);
        history.run();
        if (history.twins) return;
        Workspace ours = copy_of(history.peers.front().workspace);
        const VersionVector seen = ours.seen;
        const Workspace& other = history.peers.back().workspace;
        const Result<Workspace> file = read_workspace(write_workspace(part_of(other, history.project.id)));
        REQUIRE(file);
        CHECK(file->seen == VersionVector{});
        Workspace by_all = copy_of(ours);
        merge(by_all, other);
        merge(ours, *file);
        if (ours.seen != seen) FAIL_CHECK("It claims too much. Again with RAPPORT_SEED=" << seed);
        for (const EntityType* type : all_types())
            for (const Entity* record : by_all.table(*type).rows()) {
                const Entity* twin = ours.find_any(*type, record->id);
                if (!twin || !same_record(*type, *record, *twin))
                    FAIL_CHECK(to_string(record->id) << " differs. Again with RAPPORT_SEED=" << seed);
            }
    });
}

}  // namespace rapport
