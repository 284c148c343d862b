#pragma once
// Erasing what is known about one person. The edits empty and delete, so that they are stamped and travel; whoever runs one
// forgets for good what it took out: see app/erasure.h.

#include "app/edit.h"

namespace rapport {

/// Takes a person of a client out, and empties every field about them and of what hangs on them: nothing is left for the trash.
/// So go the comments that came with their replies, what they said of decisions, requests and deliverables, and what was noted
/// of talks in which nobody else took part. What they were part of (talks, promises) stays and does not say who it was; a request
/// that was called by their words is “A wish”. Where labels were made of their name, also of `former` ones, it is taken out, and
/// out of reports about their client, issued ones too.
Result<Edit> erase_stakeholder(const Workspace&, Ref<Stakeholder>, std::vector<std::string> former = {});

/// The same for one of us: what they can do and were trained in goes, and what they are assigned to; what they did for a client
/// stays, and does not say who it was.
Result<Edit> erase_person(const Workspace&, Ref<Person>, std::vector<std::string> former = {});

}  // namespace rapport
