#pragma once
// Every field of whatever is selected, with its editor: it knows no type of record, so a field added to a schema is here
// the next time it runs. Above the fields, what is worth saying of the record (why this date); below them, comments and its
// story.

#include "ui/view.h"

namespace rapport {

struct InspectorState {
    Id record;
    bool all_fields = false;
    int tab = 0;                                  ///< Details, Comments, History.
    std::string comment;
    std::vector<std::pair<std::size_t, std::string>> errors;  ///< Field → the sentence about what was typed.
};

/// In view.area: the panel at the right, or a sheet on a phone.
void draw_inspector(ViewContext& view, InspectorState& state);

}  // namespace rapport
