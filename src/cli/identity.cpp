#include "cli/identity.h"

#include <array>

namespace rapport::cli {
namespace {

Actor new_actor(World& world) {
    Actor actor = 0;
    while (actor == 0) {
        std::array<std::uint8_t, 8> random;
        world.entropy.fill(random);
        for (const std::uint8_t byte : random) actor = actor << 8 | byte;
    }
    return actor;
}

}  // namespace

Id new_id(World& world) {
    std::array<std::uint8_t, 10> random;
    world.entropy.fill(random);
    return make_uuid7(world.clock.now().millis, random);
}

HybridClock new_clock(const Workspace& workspace, World& world) {
    return {new_actor(world), {}, latest_clock(workspace)};
}

}  // namespace rapport::cli
