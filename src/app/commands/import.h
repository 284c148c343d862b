#pragma once
// Records that were made elsewhere come in, as one Edit.

#include "app/edit.h"
#include "interop/import.h"

namespace rapport {

/// Whose project it is: this client, or a new one of that name.
struct ImportTarget {
    Ref<Client> client;
    std::string new_client;  ///< Where `client` is null. A client that has this name already is taken.
    Ref<Project>
        project{};  ///< One without a task, which the plan comes into; the client then stays as it is. Null: a new one.
};
/// Whether a plan may come into it.
bool is_without_tasks(const Workspace&, Ref<Project>);
/// What comes in, and the report of it: what the edit makes, and what of the records it leaves behind.
struct ImportEdit {
    Edit edit;
    ImportReport report;
};

/// Import “Homemove plan”: creates the records of an import. Calendars with equal content that are here already are taken
/// instead of the import's, and so are people: with the same e-mail address, else with exactly the same name unless the
/// import says that they work at other times or another part of it. Those come in under a name of their own. Texts beyond
/// text_limit are cut there; a value that its field does not take is left out.
Result<ImportEdit> import_edit(const Workspace&, const Import&, const ImportTarget&, const MakeId&);

/// Every living record of another workspace that is not here, with its fields and without its stamps. What was deleted here
/// comes back as it is there. What a newer Rapport wrote has no place in an Edit: it is left out.
ImportEdit adopt(const Workspace&, const Workspace& records, std::string label);

/// "Left out: Records that a newer Rapport wrote (2).": empty where everything came along.
std::string left_words(const ImportReport& report);

}  // namespace rapport
