#pragma once
// What a client sent back from a snapshot is taken in.

#include "app/commands/client.h"
#include "share/reply.h"

namespace rapport {

/// One edit, in the name of whom the snapshot was made for, dated when they answered: answers as a pulse of theirs, approvals and
/// changes at the deliverables, what they say of measurements and recoveries, comments, the touch that it was, and the reply
/// itself, by which it is known if it comes again. All of it or nothing. Refuses what check_reply refuses. `now` and `local_now`
/// are the same moment; what is dated after it happened now.
Result<Edit> take_reply(const Workspace&, const ReadReply& reply, const MakeId&, Instant now, DateTime local_now,
                        Ref<Project> here = {});

}  // namespace rapport
