#include "app/parcel.h"

#include "app/persons_data.h"
#include "app/session.h"
#include "base/text.h"
#include "codec/workspace_json.h"
#include "interop/report.h"
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
    const Workspace part = part_of(session.workspace(), root);
    const std::string title = title_of(*found.type, *found.record);
    return Parcel{
        file_of(part, session, title, today),
        counted_records(part) + ": the " + std::string(found.type->label) + " “" + shortened(title, 60) + "”"};
}

Result<Parcel> parcel_for(const Session& session, const Colleague& colleague, Date today) {
    const Workspace& workspace = session.workspace();
    const std::string name = "for " + colleague.name;
    const VersionVector* seen = session.copies().seen_by(colleague.actor);
    if (!seen)
        return Parcel{file_of(workspace, session, name, today),
                      counted_records(workspace) + ", which is everything: for " + colleague.label};
    const std::int64_t gestures = unseen_gestures(workspace, *seen);
    const Workspace changes = changes_since(workspace, *seen);
    // A part of a third copy brings records of gestures that this one has not seen: no gesture is new, and yet they are.
    if (gestures == 0 && changes.empty() && changes.unknown.empty())
        return Error{
            Fault::Invalid, colleague.name + " has seen everything that is here. There is nothing to save.", {}};
    const std::string how_many = gestures == 0 ? "" : ", " + counted(gestures, "change", "changes");
    return Parcel{file_of(changes, session, name, today),
                  counted_records(changes) + how_many + ": for " + colleague.label};
}

}  // namespace rapport
