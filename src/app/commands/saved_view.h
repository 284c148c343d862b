#pragma once
// Ways of looking at a plan that got a name.

#include <vector>

#include "app/edit.h"

namespace rapport {

/// What of a view is more than its name.
struct ViewContent {
    ViewKind kind = ViewKind::Table;
    std::string filter;
    std::string order;
    std::string grouping;
    std::string columns;
    bool operator==(const ViewContent&) const = default;
};
ViewContent content_of(const SavedView& view);

/// Those of a project, in their order.
std::vector<const SavedView*> views_of(const Workspace& workspace, Ref<Project> project);

/// Behind the others. Refuses a name that another view of the project has.
Result<Edit> save_view(const Workspace&, Ref<Project>, Id id, std::string_view name, const ViewContent&);
Result<Edit> rename_view(const Workspace&, Ref<SavedView>, std::string_view name);
/// It shows from now on what is shown.
Result<Edit> update_view(const Workspace&, Ref<SavedView>, const ViewContent&);
Result<Edit> remove_view(const Workspace&, Ref<SavedView>);

}  // namespace rapport
