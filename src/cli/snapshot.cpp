#include <algorithm>
#include <array>

#include "base/text.h"
#include "cli/verbs.h"
#include "engagement/zones.h"
#include "share/snapshot_page.h"

namespace rapport::cli {
namespace {

/// The record of that name or id; `are` says what they are: "person of the client".
template <class E>
Result<Ref<E>> find_named(const Workspace& workspace, std::string_view wanted, std::string_view are,
                          bool (*counts)(const E&, Ref<Client>), Ref<Client> client) {
    const Result<Id> id = parse_id(wanted);
    Ref<E> found;
    int count = 0;
    std::string names;
    for (const E& one : workspace.all<E>()) {
        if (!counts(one, client)) continue;
        names += (names.empty() ? "“" : ", “") + one.name + "”";
        if (!(id && *id == one.id) && folded(one.name) != folded(wanted)) continue;
        found = {one.id};
        ++count;
    }
    if (count == 1) return found;
    if (count > 1)
        return Error{Fault::Invalid, "Several are called “" + std::string(wanted) + "”. Say which by the id.", {}};
    return Error{Fault::Missing,
                 "There is no " + std::string(are) + " called “" + std::string(wanted) + "”." +
                     (names.empty() ? "" : " There are " + names + "."),
                 {}};
}

/// "r3td-6xhb-81nc": letters and digits that are not taken for others.
std::string random_code(Entropy& entropy) {
    constexpr std::string_view letters = "0123456789abcdefghjkmnpqrstvwxyz";
    std::array<std::uint8_t, 12> bytes{};
    entropy.fill(bytes);
    std::string code;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i > 0 && i % 4 == 0) code += '-';
        code += letters[bytes[i] % letters.size()];
    }
    return code;
}

std::string random_key(Entropy& entropy) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::array<std::uint8_t, 32> bytes{};
    entropy.fill(bytes);
    std::string key;
    for (const std::uint8_t byte : bytes) {
        key += digits[byte >> 4];
        key += digits[byte & 15];
    }
    return key;
}

/// The last one that was made of the project for that person, and the number of the next of the project.
void follow_on(const Workspace& workspace, SnapshotWishes& wishes) {
    for (const Snapshot& one : workspace.all<Snapshot>()) {
        if (one.project != wishes.project) continue;
        wishes.number = std::max(wishes.number, one.number + 1);
        if (one.recipient == wishes.recipient && (!wishes.before || one.made > wishes.before->made))
            wishes.before = &one;
    }
}

Result<SnapshotWishes> wishes_in(const Workspace& workspace, const Call& call, World& world) {
    SnapshotWishes wishes;
    wishes.project = TRY(find_project(workspace, call.value("--project")));
    const Ref<Client> client = workspace.find(wishes.project)->client;
    wishes.recipient = TRY(find_named<Stakeholder>(
        workspace, call.value("--for"), "person of the client",
        [](const Stakeholder& person, Ref<Client> of) { return person.client == of; }, client));
    if (call.has("--by"))
        wishes.author = TRY(find_named<Person>(
            workspace, call.value("--by"), "person of ours",
            [](const Person& person, Ref<Client>) { return person.kind == PersonKind::Person; }, client));
    wishes.made = world.clock.now();
    const Instant local = instant_of({}, world.clock.local_now());
    wishes.offset = {(local.millis - (wishes.made.millis - wishes.made.millis % 60'000)) / 60'000};
    wishes.code = random_code(world.entropy);
    wishes.key = random_key(world.entropy);
    follow_on(workspace, wishes);
    return wishes;
}

}  // namespace

int run_snapshot(const Call& call, World& world) {
    if (!call.has("--for")) {
        world.say("rapport: Say for whom it is with --for.");
        return misunderstood;
    }
    const std::string out = call.value("--out", "-");
    const Existing existing = call.has("--force") ? Existing::Replace : Existing::Keep;
    if (existing == Existing::Keep && world.disk.exists(out))
        return report(world, {Fault::Refused, "It is there already. --force replaces it.", {}}, out);

    const Result<Workspace> workspace = open_workspace(call.files.front(), world);
    if (!workspace) return report(world, workspace.error(), call.files.front());
    const Result<SnapshotWishes> wishes = wishes_in(*workspace, call, world);
    if (!wishes) return report(world, wishes.error(), call.files.front());
    const EngagementIndex index(*workspace, date_of(world.clock.local_now()));
    const Result<SnapshotPage> page = snapshot_page(index, *wishes);
    if (!page) return report(world, page.error(), call.files.front());
    const Result<void> written = world.disk.write(out, page->html, existing);
    if (!written) return report(world, written.error(), out);
    for (const ShareCount& count : page->counts)
        world.say("  " + counted(count.in, count.type->label, count.type->plural) + " in, " +
                  with_thousands(count.out) + " left out");
    return done;
}

}  // namespace rapport::cli
