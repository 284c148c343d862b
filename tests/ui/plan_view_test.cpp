#include "app/commands/saved_view.h"
#include "opened.h"

namespace rapport {
namespace {

/// The small world with its plan on the screen: Design, Build (Ana), Launch; and a phase with Teach in it.
struct OpenPlan : SmallWorld, Opened {
    Ref<Task> phase, teach;

    explicit OpenPlan(float width = 1280, float height = 800) : Opened(prepared(*this), width, height) {
        for (const Task& task : here().all<Task>()) {
            if (task.name == "Rollout") phase = {task.id};
            if (task.name == "Teach") teach = {task.id};
        }
        go("/project/" + to_string(project.id) + "/plan");
    }
    static const Workspace& prepared(SmallWorld& world) {
        const Task rollout = SmallWorld::with_rank(task_of(world.project, "Rollout"), "a4");
        Task teach = task_of(world.project, "Teach", {480});
        teach.parent = ref(rollout);
        teach.rank = {"a1"};
        teach.shared = true;
        put(world.workspace, rollout);
        put(world.workspace, teach);
        return world.workspace;
    }

    /// The names in the table from the top, heads of groups in brackets.
    std::string rows() {
        std::string text;
        const auto& nodes = app.nodes();
        for (const AccessNode& node : nodes) {
            if (node.role != Role::GridCell || node.name == "New task…" || node.parent < 0) continue;
            const bool head = node.column_index == 1 && node.description.find("task") != std::string::npos;
            const bool name = here_is(node.name);
            if (!head && !name) continue;
            text += (text.empty() ? "" : ", ") + (head ? "[" + node.name + "]" : node.name);
        }
        return text;
    }
    bool here_is(const std::string& name) {
        for (const Task& task : here().all<Task>())
            if (task.name == name) return true;
        return false;
    }
    void filter(std::string words) {
        app.press("Ctrl+Shift+F");
        app.type(std::move(words));
        app.finish(TextEnd::Enter);
    }
    void choose(std::string_view box, std::string_view option) {
        app.click(Role::ComboBox, box);
        app.click(Role::MenuItem, option);
    }
    [[nodiscard]] std::string undo_label() { return history().to_undo() ? history().to_undo()->edit.label : ""; }
};

TEST_CASE("A filter leaves the rows it asks for, while one types, and what they are in") {
    OpenPlan plan;
    REQUIRE(plan.rows() == "Design, Build, Launch, Rollout, Teach");

    plan.app.press("Ctrl+Shift+F");
    plan.app.type("teach");
    CHECK(plan.rows() == "Rollout, Teach");
    CHECK(plan.app.find(Role::GridCell, "Rollout")->description == "shown for what is in it");
    CHECK(plan.app.shows(Role::Text, "1 of 4 tasks"));
    plan.app.check_sound();

    plan.app.finish(TextEnd::Enter);
    plan.app.click(Role::Button, "Show the whole plan");
    CHECK(plan.rows() == "Design, Build, Launch, Rollout, Teach");
    CHECK_FALSE(plan.app.shows(Role::TextBox, "Filter"));
}

TEST_CASE("What a filter does not understand is said, and the rest holds") {
    OpenPlan plan;

    plan.filter("colour:red person:ana");

    CHECK(plan.rows() == "Build");
    CHECK(plan.app.says("“colour:red” is not understood."));
    plan.app.check_sound();
}

TEST_CASE("The common filters are buttons") {
    OpenPlan plan;
    plan.app.press("Ctrl+Shift+F");
    plan.app.finish(TextEnd::Escape);

    plan.app.click(Role::Button, "Critical");
    CHECK(plan.rows() == "Design, Build, Launch");
    CHECK(plan.app.find(Role::Button, "Critical")->pressed == Tristate::Yes);
    plan.app.click(Role::Button, "Critical");

    CHECK(plan.rows() == "Design, Build, Launch, Rollout, Teach");
}

TEST_CASE("The head of a column sorts, sorts the other way round, and lets rows stand as planned again") {
    OpenPlan plan;

    plan.app.click(Role::ColumnHeader, "Task");
    CHECK(plan.rows() == "Build, Design, Launch, Rollout, Teach");
    CHECK(plan.app.find(Role::ColumnHeader, "Task")->sort == "ascending");
    plan.app.click(Role::ColumnHeader, "Task");
    CHECK(plan.rows() == "Rollout, Teach, Launch, Design, Build");
    CHECK(plan.app.find(Role::ColumnHeader, "Task")->sort == "descending");
    plan.app.check_sound();
    plan.app.click(Role::ColumnHeader, "#");

    CHECK(plan.rows() == "Design, Build, Launch, Rollout, Teach");
}

TEST_CASE("The keyboard sorts too") {
    OpenPlan plan;
    plan.app.click(Role::GridCell, "Design");
    plan.app.focus(Role::ColumnHeader, "Task");

    plan.app.press("Enter");
    CHECK(plan.rows() == "Build, Design, Launch, Rollout, Teach");
    plan.app.press("ArrowLeft");
    CHECK(plan.app.find(Role::ColumnHeader, "#")->focused);
    plan.app.press("Enter");

    CHECK(plan.rows() == "Design, Build, Launch, Rollout, Teach");
}

TEST_CASE("Groups have heads that sum them up, and close") {
    OpenPlan plan;
    plan.app.press("Ctrl+Shift+F");
    plan.app.finish(TextEnd::Escape);

    plan.choose("Grouped by", "Person");
    CHECK(plan.rows() == "[Ana Silva], Build, [Nobody yet], Design, Launch, Teach");
    CHECK(plan.app.find(Role::GridCell, "Nobody yet")->description == "3 tasks, 2 Nov – 12 Nov");
    plan.app.check_sound();
    plan.app.click(Role::GridCell, "Nobody yet");
    CHECK(plan.rows() == "[Ana Silva], Build, [Nobody yet]");
    plan.app.click(Role::GridCell, "Nobody yet");

    plan.choose("Grouped by", "Phase");
    CHECK(plan.rows() == "[Rollout], Teach, [In no phase], Design, Build, Launch");
    plan.choose("Grouped by", "What the client sees");
    CHECK(plan.rows() == "[The client sees it], Teach, [Internal], Design, Build, Launch");
}

TEST_CASE("The chart beside the table has the same rows") {
    OpenPlan plan;
    plan.app.press("Ctrl+Shift+F");
    plan.app.finish(TextEnd::Escape);

    plan.choose("Grouped by", "Person");

    std::string bars;
    for (const AccessNode& node : plan.app.nodes())
        if (node.role == Role::Option) bars += node.name.substr(0, node.name.find(':')) + " ";
    CHECK(bars == "Build Design Launch Teach ");
}

TEST_CASE("Arrows pass over the heads of groups, and what one types goes into the row one sees") {
    OpenPlan plan;
    plan.app.press("Ctrl+Shift+F");
    plan.app.finish(TextEnd::Escape);
    plan.choose("Grouped by", "Person");
    plan.app.click(Role::GridCell, "Build");

    plan.app.press("ArrowDown");
    CHECK(plan.shell().selection.first() == plan.design.id);
    plan.app.press("ArrowUp");
    CHECK(plan.shell().selection.first() == plan.build.id);
    plan.app.press("X");
    plan.app.type("Build it");
    plan.app.finish(TextEnd::Enter);

    CHECK(plan.get(plan.build).name == "Build it");
    CHECK(plan.shell().selection.first() == plan.design.id);
}

TEST_CASE("Rows that stand in another order are not moved in the outline") {
    OpenPlan plan;
    plan.app.click(Role::ColumnHeader, "Task");
    plan.app.click(Role::GridCell, "Launch");

    plan.app.press("Alt+ArrowUp");
    plan.app.press("Alt+Shift+ArrowRight");

    CHECK(plan.undo_label().empty());
}

TEST_CASE("All rows are those that one sees") {
    OpenPlan plan;
    plan.filter("critical");
    plan.app.click(Role::GridCell, "Build");

    plan.app.press("Ctrl+A");
    CHECK(plan.shell().selection.ids.size() == 3);
    plan.app.press("Delete");

    CHECK(plan.shell().derived.plan(plan.project).outline.size() == 2);
}

TEST_CASE("A view is saved, chosen, updated, renamed and deleted") {
    OpenPlan plan;
    plan.filter("critical");
    plan.app.click(Role::Button, "Views");
    plan.app.click(Role::MenuItem, "Save this view…");
    plan.app.type("What matters");
    plan.app.finish(TextEnd::Enter);
    REQUIRE(views_of(plan.here(), plan.project).size() == 1);
    CHECK(views_of(plan.here(), plan.project)[0]->filter == "critical");
    CHECK(plan.undo_label() == "Save the view “What matters”");

    plan.app.click(Role::Button, "What matters");
    plan.app.click(Role::MenuItem, "The whole plan");
    CHECK(plan.rows() == "Design, Build, Launch, Rollout, Teach");
    plan.app.press("Ctrl+Shift+F");
    plan.app.finish(TextEnd::Escape);
    plan.app.click(Role::Button, "Views");
    plan.app.click(Role::MenuItem, "What matters");
    CHECK(plan.rows() == "Design, Build, Launch");

    plan.choose("Sorted by", "Name");
    plan.app.click(Role::Button, "What matters");
    plan.app.click(Role::MenuItem, "Update “What matters”");
    CHECK(views_of(plan.here(), plan.project)[0]->order == "name");
    plan.app.click(Role::Button, "What matters");
    plan.app.click(Role::MenuItem, "Rename “What matters”…");
    plan.app.type("Critical");
    plan.app.finish(TextEnd::Enter);
    CHECK(views_of(plan.here(), plan.project)[0]->name == "Critical");
    plan.app.check_sound();
}

TEST_CASE("A view without a name stays in its dialog, with the reason") {
    OpenPlan plan;
    plan.filter("critical");
    plan.app.click(Role::Button, "Views");
    plan.app.click(Role::MenuItem, "Save this view…");

    plan.app.finish(TextEnd::Enter);

    CHECK(plan.app.shows(Role::Dialog, "Save this view"));
    CHECK(plan.app.says("A view needs a name."));
}

TEST_CASE("Columns change places, and a view keeps them") {
    OpenPlan plan;
    plan.app.click(Role::Button, "More for this plan");
    plan.app.click(Role::MenuItem, "Columns and their order…");
    plan.app.click(Role::Button, "Finish further to the left");
    plan.app.click(Role::CheckBox, "Who");
    plan.app.check_sound();
    plan.app.click(Role::Button, "Done");

    std::string heads;
    for (const AccessNode& node : plan.app.nodes())
        if (node.role == Role::ColumnHeader) heads += node.name + " ";
    CHECK(heads.starts_with("# Task Days Finish Start"));
}

TEST_CASE("A phone filters and groups as well") {
    OpenPlan plan(390, 844);
    plan.app.press("1");
    plan.app.press("Ctrl+Shift+F");
    plan.app.type("person:ana");
    plan.app.finish(TextEnd::Enter);

    CHECK(plan.rows() == "Build");
    plan.choose("Grouped by", "Person");
    CHECK(plan.rows() == "[Ana Silva], Build");
    plan.app.check_sound();
}

TEST_CASE("A block of names, durations and starts is pasted without a head, in one edit") {
    OpenPlan plan;
    plan.app.press("Ctrl+End");

    REQUIRE(plan.app.program->paste("Survey\t3d\t9 Nov\nReport\t2\t2026-11-16\nAsk\tlong\t\n"));
    plan.app.settle();

    const Plan& planned = plan.shell().derived.plan(plan.project);
    const std::int32_t survey = planned.outline.size() - 3;
    CHECK(planned.outline[survey].task->name == "Survey");
    CHECK(plan.undo_label() == "Paste 3 tasks");
    CHECK(planned.outline[survey].task->duration == Minutes{3 * 480});
    CHECK(date_of(planned.schedule[survey].start) == *parse_iso_date("2026-11-09"));
    CHECK(planned.outline[survey + 2].task->name == "Ask");
    CHECK(plan.app.says("Pasted 3 tasks. 1 cell could not be read."));
}

TEST_CASE("A second column of days is the finish, and undo takes all of it back at once") {
    OpenPlan plan;

    REQUIRE(plan.app.program->paste("Survey\t3d\t9 Nov\t11 Nov\nReport\t2\t2026-11-16\t2026-11-17\n"));
    plan.app.settle();

    const Plan& planned = plan.shell().derived.plan(plan.project);
    for (std::int32_t row = 0; row < planned.outline.size(); ++row) {
        const Task& task = *planned.outline[row].task;
        if (task.name == "Survey") CHECK(task.duration == Minutes{3 * 480});
        if (task.name == "Report") {
            CHECK(task.duration == Minutes{2 * 480});
            CHECK(task.constraint == Constraint::StartNoEarlier);
            CHECK(date_of(planned.schedule[row].start) == *parse_iso_date("2026-11-16"));
        }
    }
    plan.app.press("Ctrl+Z");
    CHECK(plan.shell().derived.plan(plan.project).outline.size() == 5);
}

TEST_CASE("A head names the columns, others are left out, and what could not be read is counted") {
    OpenPlan plan;

    REQUIRE(
        plan.app.program->paste("Task Name\tColour\tStart Date\tEnd Date\t% Complete\tAssigned to\n"
                                "Survey\tred\t2026-11-02\t2026-11-04\t50%\tAna Silva\n"
                                "Report\tblue\tsoon\t\tall\t\n"));
    plan.app.settle();

    CHECK(plan.app.says("Pasted 2 tasks. 2 cells could not be read."));
    for (const Task& task : plan.here().all<Task>())
        if (task.name == "Survey") {
            CHECK(task.duration == Minutes{3 * 480});
            CHECK(task.done == Percent{50});
            CHECK(task.actual_start == at(*parse_iso_date("2026-11-02"), {480}));
        }
    CHECK(plan.app.says("Ana Silva"));
}

}  // namespace
}  // namespace rapport
