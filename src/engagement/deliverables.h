#pragma once
// How deliverables stand: which version is the latest, what waits for the client and since when, what is late, and what nobody
// has said to be good when.

#include "engagement/index.h"

namespace rapport {

/// Days that a client may take before somebody should ask. Ours.
constexpr std::int32_t patient_days = 7;

struct DeliverableReading {
    const Deliverable* deliverable = nullptr;
    const Project* project = nullptr;
    const Client* client = nullptr;                   ///< Null: the project is of none.
    std::vector<const DeliverableVersion*> versions;  ///< The latest first.
    std::optional<Date> waits_since;  ///< The client has not said what they think of the latest version.
    std::int32_t waits_days = 0;
    std::int32_t days_late = 0;     ///< Past its due day while it is with us.
    bool lacks_acceptance = false;  ///< Nobody has written down when it is good.
    std::string sentence;           ///< "Version 1.1 waits for the client since 20 Nov: 7 days."

    [[nodiscard]] const DeliverableVersion* latest() const { return versions.empty() ? nullptr : versions.front(); }
};

/// The latest first: by the day it was handed over, then by its number. O(versions).
std::vector<const DeliverableVersion*> versions_of(const Workspace& workspace, Ref<Deliverable> deliverable);
/// The version of that number; null where there is none.
const DeliverableVersion* version_of(const Workspace& workspace, Ref<Deliverable> deliverable, std::string_view number);
/// What the next version is called: "1.1" behind "1.0", "v4" behind "v3", "1.0" where there is none.
std::string next_number(const Workspace& workspace, Ref<Deliverable> deliverable);

/// Of a project, by due day, those without one last. O(n log n) in all deliverables and versions.
std::vector<DeliverableReading> deliverables_of(const EngagementIndex& index, Ref<Project> project);
/// Of open projects of all clients, those that wait for the client; the longest first. O(n log n) in the same.
std::vector<DeliverableReading> waiting_deliverables(const EngagementIndex& index);

}  // namespace rapport
