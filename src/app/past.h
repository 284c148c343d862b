#pragma once
// The past: what has become of the workspace, of one client or project, or of one record since a moment, and the edits that
// bring it back, in whole or in part. It is read backwards from the history, so it reaches as far as that does; going back
// is an edit like any other, and forgets nothing of what was done since.

#include "app/history.h"

namespace rapport {

/// A field that holds something else than it did.
struct FieldThen {
    std::size_t field = 0;
    Value then;
    Value now;
};

/// A record that is not as it was.
struct RecordThen {
    enum class Fate : std::uint8_t {
        Changed,  ///< It was there and is.
        Made,     ///< It was not there.
        Deleted,  ///< It was there and is not.
    };
    const EntityType* type = nullptr;
    Id id;
    Fate fate = Fate::Changed;
    std::vector<FieldThen> fields;  ///< By position; also of a deleted record. Of one made since, none.
};

/// The records that differ from how they stood when `moment` was the latest gesture, in the order of types and, within one,
/// of their first change. The empty stamp is the moment before the first gesture that the history holds. With `whole`, only
/// that record and all that hangs by it. Costs what the gestures behind the moment wrote.
std::vector<RecordThen> differences_since(const Workspace& workspace, const History& history, const Stamp& moment,
                                          Id whole = {});

/// Everything in `records` as it was: fields get their old values, what was deleted comes back with what it cannot be
/// without, what was made goes. An error names what cannot be (a record that is needed and not there any more,
/// a status report that was issued since and stays as it is).
Result<Edit> bring_back(const Workspace& workspace, const std::vector<RecordThen>& records, std::string label);
/// One field of one record that is there.
Result<Edit> bring_back(const Workspace& workspace, const RecordThen& record, const FieldThen& field);

}  // namespace rapport
