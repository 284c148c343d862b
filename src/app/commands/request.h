#pragma once
// Requests are answered.

#include "app/commands/client.h"
#include "app/edit.h"

namespace rapport {

/// Accepted, it becomes a task of its project with its work and whoever does it, behind what it waits for; otherwise it is
/// declined, put off or withdrawn, as of today. Refuses to accept one without a project.
Result<Edit> answer_request(const Workspace&, Ref<Request>, RequestState, DateTime now, const MakeId&,
                            std::uint32_t jitter);

}  // namespace rapport
