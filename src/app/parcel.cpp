#include "app/parcel.h"

#include <unordered_set>

#include "app/persons_data.h"
#include "app/session.h"
#include "base/text.h"
#include "codec/workspace_json.h"
#include "interop/report.h"
#include "model/hanging.h"
#include "sync/changes.h"

namespace rapport {
namespace {

/// Of what people think of as records: a conflict goes with the one it is about.
std::string counted_records(const Workspace& workspace) {
    std::int64_t count = 0;
    for (const EntityType* type : all_types())
        if (type != &type_of<Conflict>) count += static_cast<std::int64_t>(workspace.table(*type).size());
    for (const auto& [type, records] : workspace.unknown) count += static_cast<std::int64_t>(records.size());
    return counted(count, "record", "records");
}

/// Ratings and trainings, with what makes no sense without them, as their comments.
std::unordered_set<Id, IdHash> soft_skill_records(const Workspace& workspace) {
    std::unordered_set<Id, IdHash> found;
    for (const EntityType* type : {&type_of<SoftRating>, &type_of<TrainingEntry>})
        for (const Entity* record : workspace.table(*type).rows()) found.insert(record->id);
    for (std::size_t before = 0; before != found.size();) {
        before = found.size();
        for (const EntityType* type : all_types())
            for (const Entity* record : workspace.table(*type).rows())
                for (const Id owner : owners_of(workspace, *type, *record))
                    if (found.contains(owner)) found.insert(record->id);
    }
    return found;
}

bool has_soft_skills(const Workspace& workspace) {
    return workspace.table(type_of<SoftRating>).size() + workspace.table(type_of<TrainingEntry>).size() > 0;
}

void take_out(Workspace& workspace, const std::unordered_set<Id, IdHash>& records) {
    for (const EntityType* type : all_types()) {
        Table& table = workspace.table(*type);
        for (const Id id : records)
            if (table.find(id)) table.remove(id);
    }
}

/// Those that are missing there.
void add_from(Workspace& file, const Workspace& workspace, const std::unordered_set<Id, IdHash>& records) {
    for (const EntityType* type : all_types())
        for (const Entity* record : workspace.table(*type).rows())
            if (records.contains(record->id) && !file.table(*type).find(record->id))
                file.table(*type).add(type->copy(*record));
}

Workspace all_but(const Workspace& workspace, const std::unordered_set<Id, IdHash>& records) {
    Workspace rest;
    rest.id = workspace.id;
    rest.seen = workspace.seen;
    rest.devices = workspace.devices;
    rest.unknown = workspace.unknown;
    rest.unknown_members = workspace.unknown_members;
    for (const EntityType* type : all_types())
        for (const Entity* record : workspace.table(*type).rows())
            if (!records.contains(record->id)) rest.table(*type).add(type->copy(*record));
    return rest;
}

Export file_of(const Workspace& workspace, const Session& session, std::string_view name, Date today) {
    return {file_name_of("rapport-" + std::string(name), "-" + to_iso(today) + ".json"),
            "application/json",
            write_workspace(workspace, {.copy_of = session.actor(), .progress = {}}),
            {}};
}

/// Not a part of the workspace to be merged: that would hold what is known of everybody around them.
Parcel parcel_for_person(const Workspace& workspace, const Stakeholder& person, Date today) {
    const std::string name = title_of(type_of<Stakeholder>, person);
    return {{file_name_of("data-of-" + name, "-" + to_iso(today) + ".json"),
             "application/json",
             data_of_person(workspace, person, today),
             {}},
            "What is known about “" + shortened(name, 60) + "”, for them to read"};
}

}  // namespace

Result<Parcel> parcel_of(const Session& session, Id root, Date today) {
    const Workspace::Found found = session.workspace().find(root);
    if (!found) return Error{Fault::Missing, "It is no longer there, so there is nothing to save.", {}};
    if (found.type == &type_of<Stakeholder>)
        return parcel_for_person(session.workspace(), static_cast<const Stakeholder&>(*found.record), today);
    Workspace part = part_of(session.workspace(), root);
    if (has_soft_skills(part)) take_out(part, soft_skill_records(part));
    const std::string title = title_of(*found.type, *found.record);
    return Parcel{
        file_of(part, session, title, today),
        counted_records(part) + ": the " + std::string(found.type->label) + " “" + shortened(title, 60) + "”"};
}

Result<Parcel> parcel_for(const Session& session, const Colleague& colleague, Date today, SoftSkills soft_skills) {
    const Workspace& workspace = session.workspace();
    const std::string name = "for " + colleague.name;
    const auto soft = has_soft_skills(workspace) ? soft_skill_records(workspace) : std::unordered_set<Id, IdHash>();
    const bool stays = soft_skills == SoftSkills::StayHere && !soft.empty();
    const VersionVector* seen = session.copies().seen_by(colleague.actor);
    if (!seen) {
        const auto whole = [&](const Workspace& all, std::string_view which) {
            return Parcel{file_of(all, session, name, today),
                          counted_records(all) + std::string(which) + ": for " + colleague.label};
        };
        return stays ? whole(all_but(workspace, soft), ", which is everything but soft skills")
                     : whole(workspace, ", which is everything");
    }
    const std::int64_t gestures = unseen_gestures(workspace, *seen);
    Workspace changes = changes_since(workspace, *seen);
    const bool anything = !changes.empty() || !changes.unknown.empty();
    if (stays) take_out(changes, soft);
    else add_from(changes, workspace, soft);
    // A part of a third copy brings records of gestures that this one has not seen: no gesture is new, and yet they are.
    if (gestures == 0 && changes.empty() && changes.unknown.empty())
        return Error{
            Fault::Invalid, colleague.name + " has seen everything that is here. There is nothing to save.", {}};
    if (stays && anything && changes.empty() && changes.unknown.empty())
        return Error{Fault::Invalid,
                     "Only soft skills are new for " + colleague.name +
                         ", and those stay here. Tick “Soft skills, too” in the settings to save them as well.",
                     {}};
    const std::string how_many = gestures == 0 ? "" : ", " + counted(gestures, "change", "changes");
    return Parcel{file_of(changes, session, name, today),
                  counted_records(changes) + how_many + ": for " + colleague.label};
}

}  // namespace rapport
