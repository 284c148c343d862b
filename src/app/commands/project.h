#pragma once
// Projects begin.

#include "app/edit.h"

namespace rapport {

struct NewProject {
    Ref<Client> client;
    std::string name;
    std::string success;  ///< What success is, in the client's words. May come later.
    Ref<Stakeholder> success_by;
    DateTime start;  ///< No task starts before it.
};
Result<Edit> new_project(const Workspace&, Id id, const NewProject& wanted, Date today);

}  // namespace rapport
