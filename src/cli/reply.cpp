#include "app/commands/reply.h"

#include <array>

#include "app/apply.h"
#include "base/text.h"
#include "cli/verbs.h"
#include "codec/workspace_json.h"
#include "sync/clock.h"

namespace rapport::cli {
namespace {

Id new_id(World& world) {
    std::array<std::uint8_t, 10> random;
    world.entropy.fill(random);
    return make_uuid7(world.clock.now().millis, random);
}

/// Each run of the program writes as a device of its own.
Actor new_actor(World& world) {
    Actor actor = 0;
    while (actor == 0) {
        std::array<std::uint8_t, 8> random;
        world.entropy.fill(random);
        for (const std::uint8_t byte : random) actor = actor << 8 | byte;
    }
    return actor;
}

void say(const CheckedReply& checked, World& world) {
    world.say(checked.summary);
    for (const std::string& note : checked.notes) world.say("  note: " + note);
    for (const ReplyEffect& effect : checked.effects)
        world.say("  " + effect.sentence +
                  (effect.item.text.empty() ? "" : " “" + shortened(effect.item.text, 200) + "”"));
}

Result<void> take(Workspace& workspace, const ReadReply& reply, Ref<Project> here, World& world) {
    const Instant now = world.clock.now();
    Edit edit =
        TRY(take_reply(workspace, reply, [&world] { return new_id(world); }, now, world.clock.local_now(), here));
    HybridClock clock(new_actor(world), {}, latest_clock(workspace));
    return apply(workspace, edit, clock.tick(now.millis));
}

}  // namespace

int run_reply(const Call& call, World& world) {
    const std::string& path = call.files[0];
    const std::string out = call.value("--out");
    const Existing existing = call.has("--force") ? Existing::Replace : Existing::Keep;
    if (!out.empty() && existing == Existing::Keep && world.disk.exists(out))
        return report(world, {Fault::Refused, "It is there already. --force replaces it.", {}}, out);
    Result<Workspace> workspace = open_workspace(path, world);
    if (!workspace) return report(world, workspace.error(), path);
    Ref<Project> here;
    if (call.has("--project")) {
        const Result<Ref<Project>> found = find_project(*workspace, call.value("--project"));
        if (!found) return report(world, found.error(), path);
        here = *found;
    }
    const Result<std::string> bytes = world.disk.read(call.files[1]);
    if (!bytes) return report(world, bytes.error(), call.files[1]);
    const Result<ReadReply> reply = read_reply(*bytes);
    if (!reply) return report(world, reply.error(), call.files[1]);
    const Result<CheckedReply> checked = check_reply(*workspace, *reply, here);
    if (!checked) return report(world, checked.error(), call.files[1]);
    say(*checked, world);
    if (out.empty()) return done;
    if (const Result<void> taken = take(*workspace, *reply, here, world); !taken)
        return report(world, taken.error(), call.files[1]);
    const Result<void> written = world.disk.write(out, write_workspace(*workspace), existing);
    return written ? done : report(world, written.error(), out);
}

}  // namespace rapport::cli
