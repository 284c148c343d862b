// What random histories of people who edit apart come to, a line each. scripts/test runs it natively and as WebAssembly: two
// people whose programs were compiled by different compilers must come to the same bytes.

#include <cstdio>

#include "app/log.h"
#include "support/peers.h"

using namespace rapport;

int main() {
    constexpr std::uint64_t histories = 500;
    std::size_t bytes = 0;
    for (std::uint64_t seed = 1; seed <= histories; ++seed) {
        PeerHistory history(seed);
        history.run();
        history.settle();
        std::string all;
        for (const Peer& peer : history.peers) all += bytes_of(peer.workspace);
        bytes += all.size();
        std::printf("%u %08x\n", static_cast<unsigned>(seed), static_cast<unsigned>(crc32c(all)));
    }
    std::printf("%u bytes\n", static_cast<unsigned>(bytes));
}
