#pragma once
// What a client sent back from a snapshot is taken in.

#include "app/edit.h"
#include "share/reply.h"

namespace rapport {

/// One edit, in the name of whom the snapshot was made for, dated when they answered: answers as a pulse of theirs, approvals and
/// changes at the deliverables, decisions, what they say of measurements, changes and recoveries, what matters most to them, wishes
/// as requests, comments, the touch that it was, and the reply itself, by which it is known if it comes again. All of it or
/// nothing. Refuses what check_reply refuses. `now` and `local_now` are the same moment; what is dated after it happened now.
///
/// What it makes has ids that follow from the snapshot and from what was said: two devices that take in one reply, or two replies of
/// which one repeats the other, make the same records, and where it was taken back they come back as they were. The touch and the
/// reply itself are known by the code of the reply.
Result<Edit> take_reply(const Workspace&, const ReadReply& reply, Instant now, DateTime local_now,
                        Ref<Project> here = {});

/// The request that a wish of these words becomes, in any reply to that snapshot.
Id id_of_wish(Id snapshot, std::string_view words);

}  // namespace rapport
