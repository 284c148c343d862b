// rapport snapshot: what a client may see of a project, as a file.

#include <algorithm>
#include <array>
#include <bit>
#include <functional>
#include <optional>
#include <span>

#include "app/apply.h"
#include "app/commands/snapshot.h"
#include "base/text.h"
#include "cli/identity.h"
#include "cli/lock.h"
#include "cli/pack_program.h"
#include "cli/verbs.h"
#include "codec/workspace_json.h"
#include "engagement/sayings.h"
#include "engagement/zones.h"
#include "schedule/forecast.h"
#include "share/asked_questions.h"
#include "share/locked_data.h"
#include "share/projection.h"
#include "share/sha256.h"
#include "share/words.h"

namespace rapport::cli {
namespace {

constexpr std::string_view not_written_down =
    "  note: Nobody can take answers to this page in, so it has no buttons for them: say --record FILE to write the "
    "workspace with it down.";

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

/// Chance, 32 bits at a time.
std::function<std::uint32_t()> chance_of(World& world) {
    return [&world] {
        std::array<std::uint8_t, 4> random{};
        world.entropy.fill(random);
        return std::bit_cast<std::uint32_t>(random);
    };
}

/// The only person of the client who is shared, where nobody says for whom it is.
Result<Ref<Stakeholder>> only_reader(const Workspace& workspace, Ref<Client> client) {
    Ref<Stakeholder> found;
    std::vector<std::string> names;
    for (const Stakeholder& one : workspace.all<Stakeholder>()) {
        if (one.client != client || !one.shared) continue;
        found = {one.id};
        names.push_back("“" + one.name + "”");
    }
    if (names.size() == 1) return found;
    if (names.empty())
        return Error{Fault::Missing,
                     "Nobody of the client is shared, so nobody can be shown anything. Share a person in Rapport, and "
                     "say for whom it is with --for.",
                     {}};
    return Error{Fault::Invalid, "Say for whom it is with --for: " + listed(names, names.size()) + ".", {}};
}

Result<SnapshotWishes> wishes_in(const Workspace& workspace, const Call& call, World& world) {
    SnapshotWishes wishes;
    wishes.project = TRY(find_project(workspace, call.value("--project")));
    const Ref<Client> client = workspace.find(wishes.project)->client;
    if (call.has("--for"))
        wishes.recipient = TRY(find_named<Stakeholder>(
            workspace, call.value("--for"), "person of the client",
            [](const Stakeholder& person, Ref<Client> of) { return person.client == of; }, client));
    else wishes.recipient = TRY(only_reader(workspace, client));
    if (call.has("--by"))
        wishes.author = TRY(find_named<Person>(
            workspace, call.value("--by"), "person of ours",
            [](const Person& person, Ref<Client>) { return person.kind == PersonKind::Person; }, client));
    wishes.made = world.clock.now();
    const Instant local = instant_of({}, world.clock.local_now());
    wishes.offset = {(local.millis - (wishes.made.millis - wishes.made.millis % 60'000)) / 60'000};
    wishes.code = random_code(chance_of(world));
    wishes.key = random_key(chance_of(world));
    wishes.also_ask = TRY(keys_to_ask(workspace, call.value("--ask")));
    // A number that nobody keeps would be given to another copy as well.
    wishes.number = call.has("--record") ? next_snapshot_number(workspace, wishes.project) : 0;
    wishes.before = last_given(workspace, wishes.project, wishes.recipient);
    const Outline outline = outline_of(workspace, wishes.project);
    if (const auto likely =
            likely_finish(workspace, outline, *workspace.find(wishes.project), date_of(world.clock.local_now())))
        wishes.likely = date_of(*likely);
    return wishes;
}

/// What is handed over.
struct Handout {
    std::string bytes;
    std::string sha256;
    Told told;
    std::vector<ShareCount> counts;
};

struct Form {
    std::string_view name;
    SnapshotForm form;  ///< As it is written down.
    Result<Handout> (*make)(const EngagementIndex&, const SnapshotWishes&, const PackedProgram&);
    bool page = false;     ///< A page of HTML; data otherwise.
    bool carries = false;  ///< The program, which is empty where it is not asked for.
};

Result<Handout> light(const EngagementIndex& index, const SnapshotWishes& wishes, const PackedProgram&) {
    SnapshotPage page = TRY(snapshot_page(index, wishes));
    return Handout{std::move(page.html), std::move(page.sha256), std::move(page.told), std::move(page.counts)};
}

/// The same as data, which Rapport opens to be looked at.
Result<Handout> data(const EngagementIndex& index, const SnapshotWishes& wishes, const PackedProgram&) {
    SnapshotPage page = TRY(snapshot_page(index, wishes));
    SnapshotData made = TRY(projection_of(index, wishes));
    std::string bytes = write_snapshot(made);
    std::string digest = hex(sha256(bytes));
    add_counts(page.counts, made.counts);
    return Handout{std::move(bytes), std::move(digest), std::move(page.told), std::move(page.counts)};
}

/// The page, with the data and the program that shows it.
Result<Handout> full(const EngagementIndex& index, const SnapshotWishes& wishes, const PackedProgram& program) {
    const SnapshotPage page = TRY(snapshot_page(index, wishes));
    const SnapshotData held = TRY(projection_of(index, wishes));
    SnapshotPage made = TRY(full_page(page, program, write_snapshot(held)));
    add_counts(made.counts, held.counts);
    return Handout{std::move(made.html), std::move(made.sha256), std::move(made.told), std::move(made.counts)};
}

/// The first is what is made where nobody says.
constexpr std::array forms{Form{"light", SnapshotForm::Page, light, true},
                           Form{"full", SnapshotForm::WithProgram, full, true, true},
                           Form{"json", SnapshotForm::Data, data}};

/// Null, and says so, where the call makes no sense.
const Form* form_of(const Call& call, World& world) {
    const std::string wanted = call.value("--to", forms.front().name);
    const auto form = std::ranges::find(forms, std::string_view(wanted), &Form::name);
    if (form == forms.end()) {
        std::string names;
        for (const Form& one : forms) names += (names.empty() ? "" : ", ") + std::string(one.name);
        world.say("rapport: Say what to make with --to: " + names + ".");
        return nullptr;
    }
    if (call.has("--program") && !form->carries) {
        world.say("rapport: Only a full page carries the program: leave --program out, or say --to full.");
        return nullptr;
    }
    if (call.has("--ask") && !form->page) {
        world.say("rapport: Only a page asks: leave --ask out, or say --to light or full.");
        return nullptr;
    }
    if (call.has("--record") && call.value("--record") == call.value("--out", "-")) {
        world.say("rapport: The copy and the workspace are two files: say another with --record.");
        return nullptr;
    }
    return &*form;
}

/// Writes down in the workspace that the copy was made, as Rapport does, so that a reply to it is known.
Result<void> write_down(Workspace& workspace, const SnapshotWishes& wishes, const Handout& made, SnapshotForm form,
                        bool locked, World& world) {
    Snapshot snapshot{};
    snapshot.id = new_id(world);
    snapshot.client = workspace.find(wishes.project)->client;
    snapshot.project = wishes.project;
    snapshot.recipient = wishes.recipient;
    snapshot.by = wishes.author;
    snapshot.number = wishes.number;
    snapshot.made = wishes.made;
    snapshot.code = wishes.code;
    snapshot.key = wishes.key;
    snapshot.sha256 = made.sha256;
    snapshot.form = form;
    snapshot.locked = locked;
    snapshot.contents = contents_of(made.counts);
    snapshot.told = {write_told(made.told)};
    Edit edit = TRY(record_snapshot(workspace, std::move(snapshot)));
    HybridClock clock = new_clock(workspace, world);
    return apply(workspace, edit, clock.tick(wishes.made.millis));
}

Result<void> lock_in_place(std::string& bytes, const Form& form, std::string_view passphrase, World& world) {
    const Sealed sealed = TRY(lock(passphrase, bytes, world.entropy));
    bytes = TRY(form.page ? locked_page(sealed, {}, bytes) : locked_data(sealed));
    return {};
}

}  // namespace

int run_snapshot(const Call& call, World& world) {
    const Form* form = form_of(call, world);
    if (!form) return misunderstood;
    const std::string out = call.value("--out", "-");
    const Existing existing = call.has("--force") ? Existing::Replace : Existing::Keep;
    const std::string record = call.value("--record");
    for (const std::string& file : {out, record})
        if (const Result<void> may = may_write(file, existing, world); !file.empty() && !may)
            return report(world, may.error(), file);

    std::optional<std::string> passphrase;
    if (const std::string file = call.value("--passphrase-file"); !file.empty()) {
        const Result<std::string> typed = world.disk.read(file);
        Result<std::string> words = typed ? normalized_passphrase(*typed) : typed;
        if (!words) return report(world, words.error(), file);
        if (const PassphraseAdvice advice = passphrase_advice(*words); advice.weak)
            world.say("  note: " + std::string(advice.words));
        passphrase = std::move(*words);
    }
    Result<Workspace> workspace = open_workspace(call.files.front(), world);
    if (!workspace) return report(world, workspace.error(), call.files.front());
    const Result<SnapshotWishes> wishes = wishes_in(*workspace, call, world);
    if (!wishes) return report(world, wishes.error(), call.files.front());
    PackedProgram program;
    if (form->carries) {
        const std::string site = call.value("--program", default_site(world));
        Result<PackedProgram> packed = pack_program(site, world.disk);
        if (!packed) return report(world, packed.error(), site);
        program = std::move(*packed);
    }
    const EngagementIndex index(*workspace, date_of(world.clock.local_now()));
    Result<Handout> made = form->make(index, *wishes, program);
    if (!made) return report(world, made.error(), call.files.front());
    if (passphrase)
        if (const Result<void> locked = lock_in_place(made->bytes, *form, *passphrase, world); !locked)
            return report(world, locked.error(), out);
    if (!record.empty())
        if (const Result<void> down = write_down(*workspace, *wishes, *made, form->form, passphrase.has_value(), world);
            !down)
            return report(world, down.error(), call.files.front());
    if (!record.empty()) {
        const Result<void> kept = world.disk.write(record, write_workspace(*workspace), existing);
        if (!kept) return report(world, kept.error(), record);
    }
    // Behind what knows of it: a number without a page harms nobody, a page that nobody knows is answered in vain.
    const Result<void> written = world.disk.write(out, made->bytes, existing);
    if (!written) return report(world, written.error(), out);
    if (record.empty() && form->page) world.say(not_written_down);
    for (const ShareCount& count : made->counts)
        world.say("  " + counted(count.in, count.type->label, count.type->plural) + " in, " +
                  with_thousands(count.out) + " left out");
    return done;
}

}  // namespace rapport::cli
