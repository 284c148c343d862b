#pragma once
// Microsoft Project's XML ("MSPDI"), both ways. Read: what Project 2003 and later write. Written: in the order of its
// schema, so that Project opens it. What our records hold is carried both ways; what they do not is counted in the report.

#include "interop/import.h"

namespace rapport {

/// Refuses what is malformed (with line and column), what is not a project, and documents with a type declaration.
/// Parsing the text is one step.
/// The project starts on `today` if no element has a date; absent: on the day its id was made.
std::unique_ptr<ImportJob> from_mspdi(std::string bytes, MakeId make_id, std::optional<Date> today = {});

/// The project with its tasks, links, people, assignments and calendars, and the dates its schedule gives them. People and
/// calendars that nothing of the project refers to stay here.
Result<Export> to_mspdi(const Workspace& workspace, Ref<Project> project);

}  // namespace rapport
