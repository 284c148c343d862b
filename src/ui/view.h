#pragma once
// What every view is given to draw with. A view is a function draw_x(ViewContext&, XState&): it reads the workspace and what
// is computed from it, keeps selection and scroll in its state, and speaks through the outbox. It changes nothing itself.

#include <functional>

#include "app/backup.h"
#include "app/derived.h"
#include "app/linked_file.h"
#include "app/relations.h"
#include "app/session.h"
#include "engagement/zones.h"
#include "ui/kit.h"
#include "ui/outbox.h"
#include "ui/route.h"

namespace rapport {

/// The records looked at: the inspector shows the first, commands mean all.
struct Selection {
    const EntityType* type = nullptr;
    std::vector<Id> ids;

    [[nodiscard]] bool empty() const { return ids.empty(); }
    [[nodiscard]] bool contains(Id id) const { return std::ranges::find(ids, id) != ids.end(); }
    [[nodiscard]] Id first() const { return ids.empty() ? Id{} : ids.front(); }
    void set(const EntityType& of, Id id) {
        type = &of;
        ids = {id};
    }
    void clear() {
        type = nullptr;
        ids.clear();
    }
};

/// Table: all columns and no chart. Gantt: both; on a phone the chart alone.
enum class PlanLayout : std::uint8_t { Table, Gantt };

/// When a story was read last, and what had come by then: what a colleague wrote before and sends later is new.
struct Looked {
    Instant at;
    VersionVector seen;  ///< Empty: not known, and what is later than `at` is new.
};

/// What this device remembers about how its person likes to see things. Not part of the workspace.
struct DeviceSettings {
    ThemeRequest theme;
    std::string author;
    std::string device;  ///< What the person calls it: "laptop".
    bool inspector = true;
    std::map<Id, Looked> looked;  ///< At the story of that client or project; null: of everything.
    PlanLayout layout = PlanLayout::Gantt;
};

struct ViewContext {
    const Session& session;
    const Workspace& workspace;
    Derived& derived;
    Outbox& out;
    Selection& selection;
    DeviceSettings& settings;  ///< Stored when it changed.
    const Route& route;
    kit::Rect area;  ///< Where the view draws.
    Date today;
    DateTime now;          ///< Civil, where the person sits.
    bool phone = false;    ///< Narrower than 720 CSS pixels: one column.
    bool may_edit = true;  ///< False in a tab that only reads.
    std::function<Id()> make_id;
    std::function<std::uint32_t()> jitter;
    Instant instant;            ///< `now`, in UTC.
    std::uint64_t arrival = 0;  ///< Grows when somebody goes to an address: what it names is shown again.
    const Backup* backup = nullptr;
    const LinkedFile* linked = nullptr;
    Relations* relations = nullptr;  ///< Looked up for this frame.
    ZoneOffset zones;                ///< What time it is elsewhere.

    /// How far ahead of UTC the person is now.
    [[nodiscard]] Minutes own_zone() const { return {now.minutes - instant.millis / 60'000}; }
    [[nodiscard]] int this_year() const { return civil_of(today).year; }
};

inline std::string route_to(const Client& client) {
    return "#" + to_string(Route{ViewId::Client, client.id, {}, {}, {}});
}
inline std::string route_to(const Project& project, Id task = {}) {
    return "#" + to_string(Route{ViewId::Project, project.id, task.is_null() ? "" : "plan", task, {}});
}

/// Asks a view whether it takes an action now, or to do it. `Ask` changes nothing.
enum class ActionMode : std::uint8_t { Ask, Do };

}  // namespace rapport
