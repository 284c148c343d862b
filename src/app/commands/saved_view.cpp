#include "app/commands/saved_view.h"

#include <algorithm>
#include <tuple>

#include "base/sort.h"
#include "base/text.h"

namespace rapport {
namespace {

Error view_gone() { return {Fault::Missing, "This view is no longer there.", {}}; }

std::string quoted(std::string_view name) { return "“" + shortened(name, 60) + "”"; }

/// The name as it is kept.
Result<std::string> free_name(const Workspace& workspace, Ref<Project> project, Id but, std::string_view typed) {
    const std::string name(trimmed(typed));
    if (name.empty()) return Error{Fault::Invalid, "A view needs a name.", {}};
    for (const SavedView* view : views_of(workspace, project))
        if (view->id != but && folded(view->name) == folded(name))
            return Error{Fault::Refused,
                         "There is a view " + quoted(view->name) + " already. Update it, or take another name.",
                         {}};
    return name;
}

}  // namespace

ViewContent content_of(const SavedView& view) {
    return {view.kind, view.filter, view.order, view.grouping, view.columns};
}

std::vector<const SavedView*> views_of(const Workspace& workspace, Ref<Project> project) {
    std::vector<const SavedView*> views;
    for (const SavedView& view : workspace.all<SavedView>())
        if (view.project == project) views.push_back(&view);
    sort_items(views, {}, [](const SavedView* view) { return std::tuple(view->rank, view->id); });
    return views;
}

Result<Edit> save_view(const Workspace& workspace, Ref<Project> project, Id id, std::string_view name,
                       const ViewContent& content) {
    if (!workspace.find(project)) return Error{Fault::Missing, "This project is no longer there.", {}};
    SavedView view;
    view.id = id;
    view.project = project;
    view.name = TRY(free_name(workspace, project, id, name));
    const std::vector<const SavedView*> others = views_of(workspace, project);
    view.rank = rank_between(others.empty() ? Rank{} : others.back()->rank, {});
    view.kind = content.kind;
    view.filter = content.filter;
    view.order = content.order;
    view.grouping = content.grouping;
    view.columns = content.columns;
    Edit edit{"Save the view " + quoted(view.name), {}};
    edit.create(view);
    return edit;
}

Result<Edit> rename_view(const Workspace& workspace, Ref<SavedView> ref, std::string_view name) {
    const SavedView* view = workspace.find(ref);
    if (!view) return view_gone();
    const std::string wanted = TRY(free_name(workspace, view->project, view->id, name));
    Edit edit{"Rename the view " + quoted(view->name) + " to " + quoted(wanted), {}};
    edit.set<&SavedView::name>(*view, wanted);
    return edit;
}

Result<Edit> update_view(const Workspace& workspace, Ref<SavedView> ref, const ViewContent& content) {
    const SavedView* view = workspace.find(ref);
    if (!view) return view_gone();
    Edit edit{"Update the view " + quoted(view->name), {}};
    edit.set<&SavedView::kind>(*view, content.kind);
    edit.set<&SavedView::filter>(*view, content.filter);
    edit.set<&SavedView::order>(*view, content.order);
    edit.set<&SavedView::grouping>(*view, content.grouping);
    edit.set<&SavedView::columns>(*view, content.columns);
    return edit;
}

Result<Edit> remove_view(const Workspace& workspace, Ref<SavedView> ref) {
    const SavedView* view = workspace.find(ref);
    if (!view) return view_gone();
    Edit edit{"Delete the view " + quoted(view->name), {}};
    edit.remove(*view);
    return edit;
}

}  // namespace rapport
