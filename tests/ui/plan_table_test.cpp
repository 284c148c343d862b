#include "opened.h"

namespace rapport {
namespace {

/// The small world with its plan on the screen.
struct OpenPlan : SmallWorld, Opened {
    explicit OpenPlan(float width = 1280, float height = 800) : Opened(workspace, width, height) {
        go("/project/" + to_string(project.id) + "/plan");
    }

    [[nodiscard]] const Task& task(Ref<Task> ref) { return get(ref); }
    [[nodiscard]] PlanState& plan() { return shell().project.plan; }
    [[nodiscard]] const Plan& planned() { return shell().derived.plan(project); }
    /// The value in a cell of that task, by the column's position among those shown.
    [[nodiscard]] std::vector<std::string> names_of_rows() {
        std::vector<std::string> names;
        for (const OutlineRow& row : planned().outline.rows()) names.push_back(row.task->name);
        return names;
    }
    /// Takes the links away: rows that wait for each other may not be put inside one another.
    void unlink() {
        Edit edit{"Unlink", {}};
        for (const Dependency& link : here().all<Dependency>()) edit.remove(link);
        REQUIRE(shell().session.run(std::move(edit)));
        app.settle();
    }
    void start_typing(std::string_view cell, std::string words) {
        app.click(Role::GridCell, cell);
        app.click(Role::GridCell, cell);
        app.type(std::move(words));
    }
    const AccessNode* focused_node() {
        for (const AccessNode& node : app.nodes())
            if (node.focused) return &node;
        return nullptr;
    }
};

using Names = std::vector<std::string>;

TEST_CASE("The plan is a grid of rows and cells with their values") {
    OpenPlan plan;

    const AccessNode* grid = plan.app.find(Role::Grid, "Plan");

    REQUIRE(grid);
    CHECK(grid->row_count == 5);
    CHECK(plan.app.shows(Role::ColumnHeader, "Task"));
    CHECK(plan.app.shows(Role::GridCell, "Design"));
    CHECK(plan.app.shows(Role::GridCell, "2 Nov"));
    CHECK(plan.app.shows(Role::GridCell, "Ana Silva"));
    CHECK(plan.app.shows(Role::GridCell, "New task…"));
    plan.app.check_sound();
}

TEST_CASE("Each row says its bar too") {
    const OpenPlan made;
    OpenPlan& plan = const_cast<OpenPlan&>(made);

    CHECK(plan.app.shows(Role::Option, "Design: 2 Nov to 4 Nov, critical"));
    CHECK(plan.app.shows(Role::Option, "Build: 5 Nov to 11 Nov, critical"));
}

TEST_CASE("A click selects a row, shows it in the details and names it in the address") {
    OpenPlan plan;

    plan.app.click(Role::GridCell, "Build");

    CHECK(plan.shell().selection.first() == plan.build.id);
    CHECK(plan.app.window.route().ends_with(to_string(plan.build.id)));
    CHECK(plan.app.shows(Role::Region, "Details"));
    const AccessNode* cell = plan.app.find(Role::GridCell, "Build");
    CHECK(cell->focused);
    CHECK(cell->focusable);
}

TEST_CASE(
    "In the grid there are only rows, and in rows only cells; beside it stand its chart and the edges of columns") {
    OpenPlan plan;
    plan.start_typing("Build", "Build it");
    const auto& nodes = plan.app.nodes();
    const auto parent_of = [&](const AccessNode& node) {
        return node.parent < 0 ? Role::Application : nodes[static_cast<std::size_t>(node.parent)].role;
    };
    for (const AccessNode& node : nodes) {
        INFO(std::string(aria_name(node.role)), " “", node.name, "”");
        if (parent_of(node) == Role::Grid) CHECK(node.role == Role::Row);
        if (parent_of(node) == Role::Row) CHECK((node.role == Role::GridCell || node.role == Role::ColumnHeader));
        if (node.role == Role::Row) CHECK(parent_of(node) == Role::Grid);
    }
    CHECK(plan.app.shows(Role::Group, "Gantt chart"));
    CHECK(plan.app.find(Role::Grid, "Plan")->many);
    CHECK(plan.app.find(Role::GridCell, "Design")->description == "critical");
}

TEST_CASE("A cell on which a reader puts the keyboard is the one that keys mean") {
    OpenPlan plan;
    plan.app.click(Role::GridCell, "Design");

    plan.app.focus(Role::GridCell, "Launch");
    CHECK(plan.shell().selection.first() == plan.launch.id);
    plan.app.press("Delete");

    CHECK(plan.names_of_rows() == Names{"Design", "Build"});
}

TEST_CASE("Only the cell one is in is a stop of the Tab key") {
    OpenPlan plan;
    plan.app.click(Role::GridCell, "Build");

    int stops = 0;
    for (const AccessNode& node : plan.app.nodes()) stops += node.role == Role::GridCell && node.focusable;

    CHECK(stops == 1);
}

TEST_CASE("A second click types over a name; Enter keeps it and goes to the row below") {
    OpenPlan plan;

    plan.start_typing("Build", "Build the service");
    plan.app.finish(TextEnd::Enter);

    CHECK(plan.task(plan.build).name == "Build the service");
    CHECK(plan.plan().active == PlanCell{plan.launch.id, PlanColumn::Name});
    CHECK(plan.app.find(Role::GridCell, "Launch")->focused);
    CHECK(plan.history().to_undo() != nullptr);
}

TEST_CASE("Just typing replaces what stands in the cell") {
    OpenPlan plan;
    plan.app.click(Role::GridCell, "Design");

    REQUIRE(plan.app.press("S"));
    CHECK(plan.app.text.field->text == "S");
    plan.app.type("Sketch");
    plan.app.finish(TextEnd::Enter);

    CHECK(plan.task(plan.design).name == "Sketch");
}

TEST_CASE("Escape gives up what was typed and leaves the keyboard in the cell") {
    OpenPlan plan;

    plan.start_typing("Build", "Nonsense");
    plan.app.finish(TextEnd::Escape);

    CHECK(plan.task(plan.build).name == "Build");
    CHECK(plan.app.find(Role::GridCell, "Build")->focused);
}

TEST_CASE("Tab keeps what was typed and goes to the next column") {
    OpenPlan plan;

    plan.start_typing("Build", "Build it");
    plan.app.finish(TextEnd::Tab);

    CHECK(plan.task(plan.build).name == "Build it");
    CHECK(plan.plan().active == PlanCell{plan.build.id, PlanColumn::People});
    CHECK(plan.app.text.field == std::nullopt);
}

TEST_CASE("A duration that makes no sense stays in its field, with the reason beneath it and said aloud") {
    OpenPlan plan;
    plan.app.click(Role::GridCell, "Build");
    plan.app.press("ArrowRight");
    plan.app.press("ArrowRight");
    plan.app.press("F2");
    plan.app.type("five days or so");

    plan.app.finish(TextEnd::Enter);

    REQUIRE(plan.app.text.field);
    CHECK(plan.app.text.field->text == "five days or so");
    CHECK(plan.app.text.field->invalid);
    CHECK(plan.app.count(Role::Alert) >= 1);
    CHECK(plan.task(plan.build).duration == Minutes{5 * 480});
    plan.app.type("8 d");
    plan.app.finish(TextEnd::Enter);
    CHECK(plan.task(plan.build).duration == Minutes{8 * 480});
    CHECK(plan.app.text.field == std::nullopt);
}

TEST_CASE("A new start moves what waits for it, and says what it became") {
    OpenPlan plan;
    plan.app.click(Role::GridCell, "Design");
    for (int i = 0; i < 3; ++i) plan.app.press("ArrowRight");
    REQUIRE(plan.plan().active.column == PlanColumn::Start);

    plan.app.press("Enter");
    plan.app.type("9 Nov");
    plan.app.finish(TextEnd::Enter);

    CHECK(plan.task(plan.design).constraint == Constraint::StartNoEarlier);
    CHECK(plan.app.shows(Role::Option, "Design: 9 Nov to 11 Nov, critical"));
    CHECK(plan.app.shows(Role::Option, "Build: 12 Nov to 18 Nov, critical"));
}

TEST_CASE("Predecessors are typed by number") {
    OpenPlan plan;
    plan.shell().settings.layout = PlanLayout::Table;
    plan.app.settle();
    plan.app.click(Role::GridCell, "Launch");
    plan.app.press("End");
    plan.app.press("ArrowLeft");
    REQUIRE(plan.plan().active.column == PlanColumn::Predecessors);

    plan.app.press("F2");
    plan.app.type("1FS+2d");
    plan.app.finish(TextEnd::Enter);

    CHECK(plan.app.shows(Role::GridCell, "1FS+2 d"));
}

TEST_CASE("Names under Who become people") {
    OpenPlan plan;
    plan.app.click(Role::GridCell, "Launch");
    plan.app.press("ArrowRight");

    plan.app.press("F2");
    plan.app.type("Ana Silva 50%");
    plan.app.finish(TextEnd::Enter);

    CHECK(plan.app.shows(Role::GridCell, "Ana Silva 50%"));
}

TEST_CASE("Typing into the last row adds one task after the other") {
    OpenPlan plan;

    plan.app.click(Role::GridCell, "New task…");
    plan.app.type("Train the desks");
    plan.app.finish(TextEnd::Enter);
    REQUIRE(plan.app.text.field);
    CHECK(plan.app.text.field->text.empty());
    plan.app.type("Hand over");
    plan.app.finish(TextEnd::Enter);
    plan.app.finish(TextEnd::Enter);

    CHECK(plan.names_of_rows() == Names{"Design", "Build", "Launch", "Train the desks", "Hand over"});
    CHECK(plan.app.text.field == std::nullopt);
}

TEST_CASE("Insert opens a row below the one one is in; it is no task before something is typed") {
    OpenPlan plan;
    plan.app.click(Role::GridCell, "Design");

    plan.app.press("Insert");
    CHECK(plan.names_of_rows() == Names{"Design", "Build", "Launch"});
    plan.app.type("Review");
    plan.app.finish(TextEnd::Enter);
    plan.app.finish(TextEnd::Escape);

    CHECK(plan.names_of_rows() == Names{"Design", "Review", "Build", "Launch"});
    CHECK(plan.app.find(Role::GridCell, "Review")->focused);

    plan.app.press("Insert");
    plan.app.finish(TextEnd::Enter);
    CHECK(plan.app.find(Role::GridCell, "Review")->focused);
}

TEST_CASE("Where nothing is selected, a new task comes at the end, outside the last summary") {
    OpenPlan plan;
    plan.unlink();
    Edit indent{"Indent", {}};
    indent.set<&Task::parent>(plan.task(plan.launch), plan.build);
    REQUIRE(plan.shell().session.run(std::move(indent)));
    plan.app.settle();
    REQUIRE(plan.shell().selection.empty());

    plan.app.press("Insert");
    REQUIRE(plan.app.text.field);
    plan.app.type("Hand over");
    plan.app.finish(TextEnd::Enter);
    plan.app.finish(TextEnd::Escape);

    CHECK(plan.names_of_rows() == Names{"Design", "Build", "Launch", "Hand over"});
    const Task* made = plan.planned().outline.rows().back().task;
    CHECK(made->parent.is_null());
    CHECK(plan.shell().selection.first() == made->id);
}

TEST_CASE("Arrows, Home, End and the pages go from cell to cell") {
    OpenPlan plan;
    plan.app.click(Role::GridCell, "Design");

    plan.app.press("ArrowDown");
    CHECK(plan.plan().active.task == plan.build.id);
    plan.app.press("PageDown");
    CHECK(plan.plan().active.task.is_null());
    plan.app.press("Ctrl+Home");
    CHECK(plan.plan().active.task == plan.design.id);
    plan.app.press("End");
    CHECK(plan.plan().active.column == plan.plan().order.back());
    plan.app.press("Home");
    CHECK(plan.plan().active.column == PlanColumn::Number);
}

TEST_CASE("Shift extends the selection, Space takes a row out of it") {
    OpenPlan plan;
    plan.app.click(Role::GridCell, "Design");

    plan.app.press("Shift+ArrowDown");
    plan.app.press("Shift+ArrowDown");
    CHECK(plan.shell().selection.ids.size() == 3);
    plan.app.press(" ");

    CHECK(plan.shell().selection.ids.size() == 2);
    CHECK_FALSE(plan.shell().selection.contains(plan.launch.id));
    plan.app.press("Ctrl+A");
    CHECK(plan.shell().selection.ids.size() == 3);
}

TEST_CASE("Deleted rows come back with Undo, and the keyboard is in the row that took their place") {
    OpenPlan plan;
    plan.app.click(Role::GridCell, "Build");

    plan.app.press("Delete");

    CHECK(plan.names_of_rows() == Names{"Design", "Launch"});
    CHECK(plan.plan().active.task == plan.launch.id);
    CHECK(plan.app.says("Deleted “Build”."));
    plan.app.press("Ctrl+Z");
    CHECK(plan.names_of_rows() == Names{"Design", "Build", "Launch"});
}

TEST_CASE("Rows are indented into the one above, which then collapses over them") {
    OpenPlan plan;
    plan.unlink();
    plan.app.click(Role::GridCell, "Build");
    plan.app.press("Alt+Shift+ArrowRight");
    REQUIRE(plan.task(plan.build).parent == plan.design);

    plan.app.click(Role::GridCell, "Design");
    plan.app.press("Ctrl+ArrowLeft");

    CHECK_FALSE(plan.app.shows(Role::GridCell, "Build"));
    plan.app.click(Role::Button, "Expand “Design”");
    CHECK(plan.app.shows(Role::GridCell, "Build"));
    plan.app.click(Role::GridCell, "Build");
    plan.app.press("Alt+Shift+ArrowLeft");
    CHECK(plan.task(plan.build).parent.is_null());
}

TEST_CASE("Collapsing a summary takes the keyboard along to it") {
    OpenPlan plan;
    plan.unlink();
    plan.app.click(Role::GridCell, "Build");
    plan.app.press("Alt+Shift+ArrowRight");

    plan.app.click(Role::Button, "Collapse “Design”");

    CHECK(plan.plan().active.task == plan.design.id);
}

TEST_CASE("Rows move past their siblings") {
    OpenPlan plan;
    plan.app.click(Role::GridCell, "Launch");

    plan.app.press("Alt+ArrowUp");

    CHECK(plan.names_of_rows() == Names{"Design", "Launch", "Build"});
}

TEST_CASE("A row dragged by its number goes between two others, or into one") {
    OpenPlan plan;
    plan.unlink();
    const auto place = [&](std::string_view number) {
        const auto is_number = [&](const AccessNode& node) {
            return node.role == Role::GridCell && node.column_index == 1 && node.name == number;
        };
        const auto cell = std::ranges::find_if(plan.app.nodes(), is_number);
        REQUIRE(cell != plan.app.nodes().end());
        return ImVec2{cell->rect.x + cell->rect.width / 2, cell->rect.y + cell->rect.height / 2};
    };
    const ImVec2 third = place("3"), first = place("1");

    plan.app.drag(third.x, third.y, first.x, first.y - 11);
    CHECK(plan.names_of_rows() == Names{"Launch", "Design", "Build"});

    const ImVec2 last = place("3"), second = place("2");
    plan.app.drag(last.x, last.y, second.x, second.y);
    CHECK(plan.task(plan.build).parent == plan.design);
}

TEST_CASE("A link to a task shows it, also inside a collapsed summary") {
    OpenPlan plan;
    plan.unlink();
    plan.app.click(Role::GridCell, "Build");
    plan.app.press("Alt+Shift+ArrowRight");
    plan.app.click(Role::Button, "Collapse “Design”");
    plan.go("/project/" + to_string(plan.project.id) + "/plan");

    plan.go("/project/" + to_string(plan.project.id) + "/plan/" + to_string(plan.build.id));

    CHECK(plan.app.shows(Role::GridCell, "Build"));
    CHECK(plan.shell().selection.first() == plan.build.id);
    CHECK(plan.plan().active.task == plan.build.id);
}

TEST_CASE("A link to the task one has just left opens its summary again") {
    OpenPlan plan;
    plan.unlink();
    plan.app.click(Role::GridCell, "Build");
    plan.app.press("Alt+Shift+ArrowRight");
    plan.app.click(Role::Button, "Collapse “Design”");
    REQUIRE_FALSE(plan.app.shows(Role::GridCell, "Build"));

    plan.shell().out.go("#/project/" + to_string(plan.project.id) + "/plan/" + to_string(plan.build.id));
    plan.app.settle();

    CHECK(plan.app.shows(Role::GridCell, "Build"));
    CHECK(plan.shell().selection.first() == plan.build.id);
}

TEST_CASE("What is copied is a table, and comes back as tasks") {
    OpenPlan plan;
    plan.app.click(Role::GridCell, "Design");
    plan.app.press("Shift+ArrowDown");

    const std::string copied = plan.app.program->copy();
    CHECK(
        copied.starts_with("#\tTask\tWho\tDays\tStart\tFinish\tWaits for\tDone\n1\tDesign\t\t3 "
                           "d\t2026-11-02\t2026-11-04\t\t0%\n2\tBuild\tAna Silva\t5 d"));
    plan.app.press("Ctrl+End");
    REQUIRE(plan.app.program->paste(copied));
    plan.app.settle();

    CHECK(plan.names_of_rows() == Names{"Design", "Build", "Launch", "Design", "Build"});
    CHECK(plan.planned().assignments.back().size() == 1);
}

TEST_CASE("Indented lines become an outline") {
    OpenPlan plan;
    plan.app.click(Role::GridCell, "Launch");

    REQUIRE(plan.app.program->paste("Aftercare\n  Call Ruth\n  Call Priya\nClose\n"));
    plan.app.settle();

    CHECK(plan.names_of_rows() == Names{"Design", "Build", "Launch", "Aftercare", "Call Ruth", "Call Priya", "Close"});
    CHECK(plan.planned().outline[4].depth == 1);
    CHECK(plan.planned().outline[6].depth == 0);
}

TEST_CASE("A column that is pasted into a cell fills the cells below it, in one step") {
    OpenPlan plan;
    plan.app.click(Role::GridCell, "3");

    REQUIRE(plan.app.program->paste("6\n7\n"));
    plan.app.settle();

    CHECK(plan.names_of_rows() == Names{"Design", "Build", "Launch"});
    CHECK(plan.get(plan.design).duration == Minutes{6 * 480});
    CHECK(plan.get(plan.build).duration == Minutes{7 * 480});
    CHECK(plan.get(plan.launch).duration == Minutes{480});
    plan.app.press("Ctrl+Z");
    CHECK(plan.get(plan.design).duration == Minutes{3 * 480});
    CHECK(plan.get(plan.build).duration == Minutes{5 * 480});
}

TEST_CASE("What no cell can take is named, and the other cells are filled") {
    OpenPlan plan;
    plan.app.click(Role::GridCell, "3");

    REQUIRE(plan.app.program->paste("soon\n2 w\n"));
    plan.app.settle();

    CHECK(plan.get(plan.design).duration == Minutes{3 * 480});
    CHECK(plan.get(plan.build).duration == Minutes{10 * 480});
    CHECK(plan.app.says("Pasted into 1 cell. Left as it was: "));
}

TEST_CASE("People whom nobody knows are named when a list is pasted, and not made up") {
    OpenPlan plan;
    plan.app.press("Ctrl+End");

    REQUIRE(plan.app.program->paste("Task\tWho\tDays\nTraining\tAna Silva, Bo Unknown\t2\n"));
    plan.app.settle();

    CHECK(plan.app.says("Nobody in the team is called “Bo Unknown”."));
    CHECK(plan.planned().assignments.back().size() == 1);
}

TEST_CASE("An empty plan asks what has to be done") {
    SmallWorld small;
    const Project empty = project_of("Empty", at(Date{20'759}, {480}));
    put(small.workspace, empty);
    Opened world(small.workspace);
    world.go("/project/" + to_string(empty.id) + "/plan");
    REQUIRE(world.app.shows(Role::Heading, "What has to be done?"));

    world.app.click(Role::Button, "Add the first task");
    world.app.type("Call the client");
    world.app.finish(TextEnd::Enter);
    world.app.finish(TextEnd::Escape);

    CHECK(world.app.shows(Role::GridCell, "Call the client"));
    world.app.check_sound();
}

TEST_CASE("The overview has the plan in numbers and its people") {
    OpenPlan plan;

    plan.app.click(Role::Tab, "Overview");

    CHECK(plan.app.says("Ana Silva, 1 task, 5 d"));
    CHECK(plan.app.shows(Role::Heading, "The plan in numbers"));
    plan.app.check_sound();
}

TEST_CASE("The menu of the plan says which columns are shown") {
    OpenPlan plan;
    plan.app.click(Role::Button, "More for this plan");

    CHECK(plan.app.find(Role::MenuItem, "Column “Who”")->checked == Tristate::Yes);
    CHECK(plan.app.find(Role::MenuItem, "Column “Done”")->checked == Tristate::No);
    CHECK(plan.app.find(Role::MenuItem, "Expand all")->checked == Tristate::None);
    plan.app.check_sound();
}

TEST_CASE("A project is deleted only after a question, and comes back") {
    OpenPlan plan;
    plan.app.click(Role::Button, "More for this plan");
    plan.app.click(Role::MenuItem, "Delete project…");
    REQUIRE(plan.app.says("Delete “Online booking”?"));

    plan.app.click(Role::Button, "Delete project");

    CHECK(plan.here().find(plan.project) == nullptr);
    plan.app.press("Ctrl+Z");
    CHECK(plan.here().find(plan.project) != nullptr);
}

TEST_CASE("What success is can be written down from the head of the page") {
    SmallWorld small;
    Project silent = project_of("Silent", at(Date{20'759}, {480}));
    put(small.workspace, silent);
    Opened world(small.workspace);
    world.go("/project/" + to_string(silent.id));

    world.app.click(Role::Button, "What will make the client say it was a success?");

    CHECK(world.shell().selection.type == &type_of<Project>);
    CHECK(world.app.shows(Role::Region, "Details"));
}

TEST_CASE("A phone shows two lines a row, and the chart by itself") {
    OpenPlan plan(390, 844);
    plan.app.click(Role::Tab, "Table");
    const AccessNode* row = plan.app.find(Role::GridCell, "Build");
    REQUIRE(row);
    CHECK(row->description.find("5 Nov – 11 Nov") == 0);
    CHECK(row->rect.height >= 43);
    plan.app.check_sound();

    plan.app.click(Role::Tab, "Gantt");

    CHECK(plan.app.shows(Role::Option, "Build: 5 Nov to 11 Nov, critical"));
    CHECK_FALSE(plan.app.shows(Role::GridCell, "Build"));
    plan.app.check_sound();
}

TEST_CASE("On a phone a row is renamed in its place, and its menu has what keys do elsewhere") {
    OpenPlan plan(390, 844);
    plan.unlink();
    plan.app.click(Role::Tab, "Table");
    const AccessRect row = plan.app.find(Role::GridCell, "Build")->rect;
    const auto open_menu = [&] {
        ImGuiIO& io = ImGui::GetIO();
        io.AddMousePosEvent(row.x + 100, row.y + row.height / 2);
        plan.app.frame(2);
        io.AddMouseButtonEvent(1, true);
        plan.app.frame(2);
        io.AddMouseButtonEvent(1, false);
        plan.app.settle();
    };

    open_menu();
    plan.app.click(Role::MenuItem, "Indent rows");
    CHECK(plan.task(plan.build).parent == plan.design);
    open_menu();
    plan.app.click(Role::MenuItem, "Edit cell");
    plan.app.type("Build it");
    plan.app.finish(TextEnd::Enter);

    CHECK(plan.task(plan.build).name == "Build it");
    CHECK(plan.app.text.field == std::nullopt);
    plan.app.check_sound();
}

TEST_CASE("On a phone a new task is typed in the table, also where one looks at the chart") {
    OpenPlan plan(390, 844);
    plan.app.click(Role::Tab, "Gantt");

    plan.app.click(Role::Button, "New task");
    plan.app.type("Train the desks");
    plan.app.finish(TextEnd::Enter);
    plan.app.finish(TextEnd::Escape);

    CHECK(plan.app.shows(Role::GridCell, "Train the desks"));
    CHECK(plan.names_of_rows() == Names{"Design", "Build", "Launch", "Train the desks"});
}

TEST_CASE("On a narrow page the arrows lead from row to row and Enter shows the details") {
    OpenPlan plan(390, 844);
    plan.app.click(Role::Tab, "Table");
    plan.app.focus(Role::GridCell, "Design");

    plan.app.press("ArrowDown");
    CHECK(plan.app.find(Role::GridCell, "Build")->focused);
    CHECK_FALSE(plan.app.shows(Role::Region, "Details"));
    plan.app.press("Enter");

    CHECK(plan.app.shows(Role::Region, "Details"));
    CHECK(plan.shell().selection.first() == plan.build.id);
}

TEST_CASE("A hundred thousand rows are as many as fit on the page") {
    SmallWorld small;
    std::string key = "b";
    for (int i = 0; i < 100'000; ++i) {
        char digits[16];
        std::snprintf(digits, sizeof digits, "a4%06d", i + 1);
        put(small.workspace, SmallWorld::with_rank(task_of(small.project, "Task " + std::to_string(i)), digits));
    }
    Workspace& workspace = small.workspace;
    FakeDisk disk;
    Opened world(workspace);
    world.go("/project/" + to_string(small.project.id) + "/plan");

    CHECK(world.app.count(Role::Row) < 40);
    CHECK(world.app.find(Role::Grid, "Plan")->row_count == 100'005);
    world.app.click(Role::GridCell, "Design");
    world.app.press("Ctrl+End");
    world.app.press("ArrowUp");
    CHECK(world.app.shows(Role::GridCell, "Task 99999"));
}

}  // namespace
}  // namespace rapport
