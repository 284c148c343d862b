#include "app/commands/snapshot.h"

#include <algorithm>

#include "app/apply.h"
#include "app/commands/status_report.h"
#include "base/text.h"
#include "engagement/sayings.h"
#include "share/sha256.h"
#include "share/told.h"

namespace rapport {
namespace {

using Found = Workspace::Found;

static_assert(most_told == text_limit);  // What share/snapshot_page lets through has room in its record.

Error invalid(std::string sentence) { return {Fault::Invalid, std::move(sentence), {}}; }

/// Whether a snapshot has a place for anything of such a record.
bool has_words_for_clients(const EntityType& type) {
    return std::any_of(type.fields.begin() + shared_field + 1, type.fields.end(),
                       [](const Field& field) { return field.audience == Audience::Everyone; });
}

/// What may keep one record from a client whose type has something for them.
Result<void> may_show(const Workspace& workspace, const Found& one) {
    if (one.type == &type_of<StatusReport>)
        return may_show_report(workspace, static_cast<const StatusReport&>(*one.record));
    if (one.type == &type_of<LightReport>)
        return may_show_lights(workspace, static_cast<const LightReport&>(*one.record));
    if (one.type != &type_of<RegisterEntry> ||
        static_cast<const RegisterEntry&>(*one.record).relationship == Relationship::None)
        return {};
    return Error{Fault::Refused,
                 "“" + shortened(title_of(*one.type, *one.record), 60) +
                     "” is about the relationship, and that is never shown to a client.",
                 {}};
}

Result<Edit> set_shared(const Workspace& workspace, std::span<const Found> records, bool shared) {
    Edit edit;
    std::int64_t changed = 0;
    std::string name;
    for (const Found& one : records) {
        const Entity* record = one.type ? workspace.find(*one.type, one.record->id) : nullptr;
        if (!record) return invalid("One of these records is no longer there. Look at the list again.");
        if (shared && !has_words_for_clients(*one.type))
            return invalid("Nothing of a " + std::string(one.type->label) + " is ever shown to a client.");
        if (record->shared == shared) continue;
        if (shared) TRY(may_show(workspace, {one.type, record}));
        edit.write(*one.type, *record, shared_field, Value(shared));
        if (++changed == 1) name = "“" + shortened(title_said(workspace, *one.type, *record), 60) + "”";
    }
    if (changed > 1) name = counted(changed, "record", "records");
    edit.label = shared ? "Share " + name + " with the client" : "Keep " + name + " from the client";
    return edit;
}

/// Of those that count.
template <class Counts>
const Snapshot* last_made(const Workspace& workspace, Ref<Project> project, Ref<Stakeholder> recipient,
                          const Counts& counts) {
    const Snapshot* last = nullptr;
    for (const Snapshot& one : workspace.all<Snapshot>()) {
        if (one.project != project || one.recipient != recipient || !counts(one)) continue;
        if (!last || std::pair(last->made, last->number) < std::pair(one.made, one.number)) last = &one;
    }
    return last;
}

}  // namespace

Result<Edit> share_records(const Workspace& workspace, std::span<const Found> records) {
    return set_shared(workspace, records, true);
}

Result<Edit> unshare_records(const Workspace& workspace, std::span<const Found> records) {
    return set_shared(workspace, records, false);
}

std::int32_t next_snapshot_number(const Workspace& workspace, Ref<Project> project) {
    std::int32_t last = 0;
    for (const Entity* row : workspace.table(type_of<Snapshot>).rows()) {
        const auto& snapshot = static_cast<const Snapshot&>(*row);
        if (snapshot.project == project) last = std::max(last, snapshot.number);
    }
    return last + 1;
}

const Snapshot* last_snapshot(const Workspace& workspace, Ref<Project> project, Ref<Stakeholder> recipient) {
    return last_made(workspace, project, recipient, [](const Snapshot&) { return true; });
}

bool was_given(const Workspace& workspace, const Snapshot& snapshot) {
    if (snapshot.sent) return true;
    for (const Reply& reply : workspace.all<Reply>())
        if (reply.snapshot.id == snapshot.id) return true;
    return false;
}

const Snapshot* last_given(const Workspace& workspace, Ref<Project> project, Ref<Stakeholder> recipient) {
    const Snapshot* given =
        last_made(workspace, project, recipient, [&](const Snapshot& one) { return was_given(workspace, one); });
    return given ? given : last_snapshot(workspace, project, recipient);
}

Result<Edit> record_snapshot(const Workspace& workspace, Snapshot made) {
    const Project* project = workspace.find(made.project);
    if (!project) return invalid("The project of this snapshot is no longer there.");
    const Client* client = workspace.find(project->client);
    if (!client || made.client.id != client->id)
        return invalid("“" + shortened(project->name, 60) + "” does not belong to the client of this snapshot.");
    const Stakeholder* recipient = workspace.find(made.recipient);
    if (!recipient || recipient->client != made.client)
        return invalid("Choose somebody of “" + shortened(client->name, 60) + "” for whom the snapshot is.");
    if (!is_hex_digest(made.key) || !is_hex_digest(made.sha256) || made.code.empty())
        return invalid("This snapshot is not complete, so no reply could be told by it. Make it again.");
    for (const Entity* row : workspace.table(type_of<Snapshot>).rows())
        if (static_cast<const Snapshot&>(*row).code == made.code)
            return invalid("This snapshot was written down before. Make another one.");
    made.title = trimmed(made.title);
    if (made.title.empty())
        made.title = title_of(type_of<Project>, *project) + ", number " + std::to_string(made.number);
    Edit edit{"Share a snapshot with " + shortened(title_of(type_of<Stakeholder>, *recipient), 60), {}};
    edit.create(made);
    return edit;
}

}  // namespace rapport
