#pragma once
// Clients and people begin.

#include <functional>

#include "app/edit.h"

namespace rapport {

using MakeId = std::function<Id()>;

struct NewClient {
    std::string name;
    std::string decides;  ///< Whose yes is the client's yes. May be empty, as all that follows.
    std::string
        success;  ///< What will make them say it was a success. Said of a project: where it has no name, "First project".
    std::string project;
};
/// The first record of the Edit is the client. Its relationship project comes with it.
Result<Edit> new_client(const Workspace&, const NewClient& wanted, const MakeId&, DateTime now);

/// Where touches and follow-ups live, whatever is being delivered.
Project relationship_with(const Client&, Id id, DateTime now);

struct NewStakeholder {
    std::string name;
    std::string role;
    std::string email;
    bool decides = false;
    std::int32_t influence = 0;  ///< 1 to 5; 0: not known.
    std::int32_t interest = 0;
    Channel channel = Channel::None;  ///< What they like best.
};
Result<Edit> add_stakeholder(const Workspace&, Id id, Ref<Client>, const NewStakeholder& wanted);

/// Someone on our side. Refused where somebody has that name or e-mail address already.
Result<Edit> add_person(const Workspace&, Id id, std::string_view name, std::string_view role = {},
                        std::string_view email = {});

}  // namespace rapport
