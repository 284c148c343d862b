#pragma once
// Every field of whatever is selected, with its editor: it knows no type of record, so a field added to a schema is here
// the next time it runs. Above the fields, what is worth saying of the record (why this date); below them, comments and its
// story.

#include "ui/editors.h"
#include "ui/views/record_form.h"
#include "ui/views/recovery_confirm.h"

namespace rapport {

enum class InspectorPage : std::uint8_t { Details, History };

struct InspectorState {
    const EntityType* type = nullptr;  ///< What is shown, and stays so until what is being typed has its place.
    std::vector<Id> records;
    InspectorPage page = InspectorPage::Details;
    bool all_fields = false;
    bool to_comments = false;            ///< Scrolls there in the next frame.
    std::map<Id, std::string> comments;  ///< Being written, by what they are about.
    std::string find;                    ///< Part of a name, among those who may have taken part.
    EditorState editors;
    RecordForm form;       ///< For what hangs by the record.
    ConfirmState confirm;  ///< That the client is content again.
    Id erasing;            ///< Whose erasure was asked for and is not confirmed.
    // What a yes to a request would do: of which one, as of that revision of the workspace.
    std::vector<std::string> impact;
    Id impact_of;
    std::uint64_t impact_at = 0;
};

/// In view.area: the panel at the right, or a sheet on a phone.
void draw_inspector(ViewContext& view, InspectorState& state);

}  // namespace rapport
