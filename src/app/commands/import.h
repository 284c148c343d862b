#pragma once
// Records that were made elsewhere come in, as one Edit.

#include "app/edit.h"
#include "interop/import.h"

namespace rapport {

/// Whose project it is: this client, or a new one of that name.
struct ImportTarget {
    Ref<Client> client;
    std::string new_client;  ///< Where `client` is null. A client that has this name already is taken.
};
/// Import “Homemove plan”: creates the records of an import. People who are here already (the same e-mail address, else
/// exactly the same name) and calendars with equal content are taken instead of the import's. Texts beyond text_limit are
/// cut there; a value that its field does not take is left out.
Result<Edit> import_edit(const Workspace&, const Import&, const ImportTarget&, const MakeId&);

/// Every living record of another workspace that is not here, with its fields and without its stamps. What was deleted here
/// comes back as it is there.
Edit adopt(const Workspace&, const Workspace& records, std::string label);

}  // namespace rapport
