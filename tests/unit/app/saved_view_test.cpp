#include "app/commands/saved_view.h"

#include "unit/schedule/small_plan.h"

namespace rapport {
namespace {

struct Desk : SmallPlan {
    std::string save(std::string_view name, const ViewContent& content = {}) {
        return run(save_view(workspace, project, next_id(), name, content));
    }
    [[nodiscard]] Ref<SavedView> named(std::string_view name) const {
        for (const SavedView* view : views_of(workspace, project))
            if (view->name == name) return {view->id};
        return {};
    }
    [[nodiscard]] std::string names() const {
        std::string text;
        for (const SavedView* view : views_of(workspace, project)) text += (text.empty() ? "" : ", ") + view->name;
        return text;
    }
};

TEST_CASE("Views are kept in the order in which they were saved") {
    Desk desk;

    CHECK(desk.save(" Late work ", {.filter = "late"}) == "Save the view “Late work”");
    desk.save("By person", {.grouping = "people"});

    CHECK(desk.names() == "Late work, By person");
    CHECK(content_of(*desk.workspace.find(desk.named("Late work"))) == ViewContent{.filter = "late"});
}

TEST_CASE("A view needs a name of its own") {
    Desk desk;
    desk.save("Late work");

    CHECK(desk.save("") == "A view needs a name.");
    CHECK(desk.save("LATE work") == "There is a view “Late work” already. Update it, or take another name.");
    desk.save("Mine");
    CHECK(desk.run(rename_view(desk.workspace, desk.named("Mine"), "late work")).starts_with("There is a view"));
    CHECK(desk.names() == "Late work, Mine");
}

TEST_CASE("A view is renamed, updated and deleted") {
    Desk desk;
    desk.save("Late work", {.filter = "late"});

    CHECK(desk.run(rename_view(desk.workspace, desk.named("Late work"), "Overdue")) ==
          "Rename the view “Late work” to “Overdue”");
    CHECK(desk.run(update_view(desk.workspace, desk.named("Overdue"), {.filter = "late", .order = "-finish"})) ==
          "Update the view “Overdue”");
    CHECK(desk.workspace.find(desk.named("Overdue"))->order == "-finish");
    const Ref<SavedView> gone = desk.named("Overdue");
    CHECK(desk.run(remove_view(desk.workspace, gone)) == "Delete the view “Overdue”");
    CHECK(desk.names().empty());
    CHECK(desk.run(update_view(desk.workspace, gone, {})) == "This view is no longer there.");
}

}  // namespace
}  // namespace rapport
