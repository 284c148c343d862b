// Random histories of two to eight people who edit one workspace apart: whatever they do, whenever their files come, however
// wrong their clocks are, all end with the same bytes, see the same plan, and no edit is lost without a word.

#include "support/peers.h"
#include "support/print.h"
#include "support/turns.h"

namespace rapport {
namespace {

struct Counts {
    std::array<std::uint64_t, static_cast<std::size_t>(Rarity::Count)> of{};
    std::uint64_t histories = 0;

    void add(const Rarities& seen) {
        ++histories;
        for (std::size_t i = 0; i < of.size(); ++i) of[i] += seen.test(i);
    }
};

Workspace joined(const Workspace& a, const Workspace& b) {
    Workspace both = copy_of(a);
    merge(both, b);
    return both;
}

}  // namespace

TEST_CASE("Whoever met whom in whatever order, all end with the same bytes, the same plan, and every edit") {
    Counts counts;
    for_seeds(5'000, [&](std::uint64_t seed) {
        PeerHistory history(seed);
        history.run();
        history.settle();
        const Workspace& first = history.peers.front().workspace;
        const std::string bytes = bytes_of(first);
        const std::string plan = projection_of(first, history.project, history.seen);
        for (const Peer& peer : history.peers) {
            const bool same = bytes_of(peer.workspace) == bytes &&
                              projection_of(peer.workspace, history.project, history.seen) == plan;
            if (!same) FAIL_CHECK("Peers differ. Again with RAPPORT_SEED=" << seed);
        }
        if (!history.twins)
            if (const std::string lost = lost_edit(history, first); !lost.empty())
                FAIL_CHECK("Lost: " << lost << ". Again with RAPPORT_SEED=" << seed);
        counts.add(history.seen);
    });
    if (counts.histories < 1'000) return;
    for (std::size_t i = 0; i < counts.of.size(); ++i) {
        const std::string name(name_of(static_cast<Rarity>(i)));
        CAPTURE(name);
        CAPTURE(counts.of[i]);
        CHECK(counts.of[i] * 100 >= counts.histories);
    }
}

TEST_CASE("Merging workspaces commutes, associates, absorbs, and again changes nothing") {
    for_seeds(5'000, [&](std::uint64_t seed) {
        PeerHistory history(seed);
        history.run();
        if (history.twins) return;  // Whose stamps mean two things: they converge, but not by every way.
        const auto state = [&]() -> const Workspace& {
            return history.peers[history.dice.below(history.peers.size())].workspace;
        };
        for (int round = 0; round < 4; ++round) {
            const Workspace& a = state();
            const Workspace& b = state();
            const Workspace& c = state();
            const Workspace ab = joined(a, b);
            const std::string text = bytes_of(ab);
            const bool holds = bytes_of(joined(b, a)) == text &&
                               bytes_of(joined(ab, c)) == bytes_of(joined(a, joined(b, c))) &&
                               !plan_merge(a, a).changes && !plan_merge(ab, a).changes && !plan_merge(ab, b).changes;
            if (!holds) FAIL_CHECK("A law is broken. Again with RAPPORT_SEED=" << seed);
        }
    });
}

}  // namespace rapport
