#pragma once
// The one place that changes records.

#include "app/edit.h"

namespace rapport {

/// Bytes of one text. Our choice: forty pages fit, a photograph that was pasted as text does not.
constexpr std::size_t text_limit = 100'000;
/// Bytes of one word of a set.
constexpr std::size_t tag_limit = 200;

/// Whether a field takes a value, whatever the record: its kind, its range, valid text of bearable length. The sentence
/// of the Error is for the person.
Result<void> check_value(const Field& field, const Value& value);

/// Checks every write, then does them all with one stamp; nothing is done where one is refused. Afterwards `edit` says
/// exactly what was done: each `before` is what stood there, each field of a record has one write, and writes that change
/// nothing are left out. An edit that is empty then has changed nothing, and its stamp was not used.
///
/// A record that is not there is made where the edit first writes its `deleted` as absent (Edit::create). Other writes to
/// a record that is not there or was deleted are refused, unless the same edit restores it. A deletion gets what has been
/// seen by now, and this gesture with it: the record stays deleted until somebody writes to it who had not seen that.
/// Words of sets that come or go get the stamp; words that stay keep theirs. The registers written get the stamp, and the
/// workspace has seen it.
Result<void> apply(Workspace& workspace, Edit& edit, const Stamp& stamp);

/// As apply, for an edit that was done before, with the values it had then: the replay of a log. Writes that no longer fit
/// are skipped.
void replay(Workspace& workspace, const Edit& edit, const Stamp& stamp);

}  // namespace rapport
