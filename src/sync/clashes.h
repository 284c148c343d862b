#pragma once
// What people wrote without knowing of each other and nobody has looked at yet: conflicts that still say something, and
// deletions that met an edit.

#include "model/workspace.h"

namespace rapport {

enum class ClashKind : std::uint8_t {
    Values,    ///< Two values of one register.
    Deletion,  ///< One deleted the record, the other wrote in it.
};

struct ClashField {
    const Field* field = nullptr;
    Value current;
    Value other;
};

/// Points into its workspace.
struct Clash {
    ClashKind kind = ClashKind::Values;
    const EntityType* type = nullptr;
    const Entity* record = nullptr;
    const Conflict* conflict = nullptr;  ///< Null where the record itself says it.
    std::vector<ClashField> fields;      ///< Those that differ.
    Stamp current;                       ///< Who wrote what holds; of a Deletion, who edited.
    Stamp other;                         ///< Who wrote what does not; of a Deletion, who deleted.
};

/// A conflict is none where it was answered, where the values are the same after all (or differ only in the place among
/// siblings), and where the record was deleted by somebody who had seen the value. In the order of types.
std::vector<Clash> clashes_in(const Workspace& workspace);

/// The one that a conflict tells of, if it is one.
std::optional<Clash> clash_of(const Workspace& workspace, const Conflict& conflict);

/// "Ana, laptop".
inline std::string writer_of(const Workspace& workspace, const Stamp& stamp) {
    return device_label(workspace.devices, stamp.actor);
}

}  // namespace rapport
