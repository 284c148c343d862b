#include "app/commands/reply.h"

#include "app/apply.h"
#include "base/text.h"
#include "cli/identity.h"
#include "cli/verbs.h"
#include "codec/workspace_json.h"

namespace rapport::cli {
namespace {

void say(const CheckedReply& checked, World& world) {
    world.say(checked.summary);
    for (const std::string& note : checked.notes) world.say("  note: " + note);
    for (const ReplyEffect& effect : checked.effects)
        world.say("  " + effect.sentence +
                  (effect.item.text.empty() ? "" : " “" + shortened(effect.item.text, 200) + "”"));
}

Result<void> take(Workspace& workspace, const ReadReply& reply, Ref<Project> here, World& world) {
    const Instant now = world.clock.now();
    Edit edit = TRY(take_reply(workspace, reply, now, world.clock.local_now(), here));
    HybridClock clock = new_clock(workspace, world);
    return apply(workspace, edit, clock.tick(now.millis));
}

}  // namespace

int run_reply(const Call& call, World& world) {
    const std::string& path = call.files[0];
    const std::string out = call.value("--out");
    const Existing existing = call.has("--force") ? Existing::Replace : Existing::Keep;
    if (const Result<void> may = may_write(out, existing, world); !may) return report(world, may.error(), out);
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
    const Result<CheckedReply> checked =
        check_reply(*workspace, *reply, world.clock.now(), world.clock.local_now(), here);
    if (!checked) return report(world, checked.error(), call.files[1]);
    say(*checked, world);
    if (out.empty()) return done;
    if (const Result<void> taken = take(*workspace, *reply, here, world); !taken)
        return report(world, taken.error(), call.files[1]);
    const Result<void> written = world.disk.write(out, write_workspace(*workspace), existing);
    return written ? done : report(world, written.error(), out);
}

}  // namespace rapport::cli
