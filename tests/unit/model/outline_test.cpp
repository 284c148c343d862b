#include "model/outline.h"

#include "support/make.h"
#include "support/print.h"

namespace rapport {
namespace {

/// "1 Plan, 1.1 Interviews, 2 Build".
std::string shown(const Outline& outline) {
    std::string text;
    for (std::int32_t row = 0; row < outline.size(); ++row)
        text += (text.empty() ? "" : ", ") + outline.number(row) + " " + outline[row].task->name;
    return text;
}

Ref<Task> put_task(Workspace& workspace, Ref<Project> project, const char* name, const char* rank,
                   Ref<Task> parent = {}) {
    return put<Task>(workspace, {.project = project, .parent = parent, .rank = {rank}, .name = name});
}

/// Moves a task as a peer did at that millisecond.
void move(Workspace& workspace, Ref<Task> task, Ref<Task> parent, std::int64_t millis) {
    Task& record = static_cast<Task&>(workspace.table(type_of<Task>).at(task.id));
    record.parent = parent;
    set_stamp(record, Schema<Task>::fields[field_of<&Task::parent>()].reg, stamp_after(millis, 2));
}

}  // namespace

TEST_CASE("Tasks stand below what they are part of, in the order of their ranks") {
    Workspace workspace;
    const auto project = put(workspace, project_of("Portal"));
    const auto build = put_task(workspace, project, "Build", "a2");
    const auto plan = put_task(workspace, project, "Plan", "a1");
    put_task(workspace, project, "Review", "a1", build);
    put_task(workspace, project, "Design", "a0", build);
    const auto talk = put_task(workspace, project, "Interviews", "a0", plan);

    const Outline outline = outline_of(workspace, project);

    CHECK(shown(outline) == "1 Plan, 1.1 Interviews, 2 Build, 2.1 Design, 2.2 Review");
    CHECK(outline[0].summary);
    CHECK(outline[0].end == 2);
    CHECK(outline[2].end == 5);
    CHECK(outline[4].parent == 2);
    CHECK(outline[4].depth == 1);
    CHECK(outline.find(talk) == 1);
    CHECK(outline.find(next_id()) == -1);
    CHECK(outline.children(-1) == std::vector<std::int32_t>{0, 2});
    CHECK(outline.children(2) == std::vector<std::int32_t>{3, 4});
    CHECK(outline.is_within(4, 2));
    CHECK_FALSE(outline.is_within(1, 2));
    CHECK(outline.problems().empty());
}

TEST_CASE("Equal ranks are told apart by ids") {
    Workspace workspace;
    const auto project = put(workspace, project_of("Portal"));
    put_task(workspace, project, "First", "a1");
    put_task(workspace, project, "Second", "a1");

    CHECK(shown(outline_of(workspace, project)) == "1 First, 2 Second");
}

TEST_CASE("A row is found by its outline number, and by no other text") {
    Workspace workspace;
    const auto project = put(workspace, project_of("Portal"));
    const auto plan = put_task(workspace, project, "Plan", "a1");
    for (int i = 0; i < 12; ++i) put_task(workspace, project, "Step", ("b" + std::to_string(10 + i)).c_str(), plan);

    const Outline outline = outline_of(workspace, project);

    CHECK(outline.row_of_number("1") == 0);
    CHECK(outline.row_of_number("1.12") == 12);
    for (const char* text : {"", "2", "1.", ".1", "1.13", "0", "1.1.1", "1,1", "x", "99999999999999999999"}) {
        CAPTURE(text);
        CHECK(outline.row_of_number(text) == -1);
    }
}

TEST_CASE("Other projects and deleted tasks stay out") {
    Workspace workspace;
    const auto project = put(workspace, project_of("Portal"));
    put_task(workspace, put(workspace, project_of("Other")), "Elsewhere", "a0");
    Task gone = task_of(project, "Gone");
    gone.deleted = VersionVector();
    gone.deleted->include(gone.born);
    put(workspace, gone);

    CHECK(outline_of(workspace, project).rows().empty());
}

TEST_CASE("A task whose parent was removed stands below the nearest one left") {
    Workspace workspace;
    const auto project = put(workspace, project_of("Portal"));
    const auto build = put_task(workspace, project, "Build", "a1");
    Task design = make<Task>({.project = project, .parent = build, .rank = {"a0"}, .name = "Design"});
    design.deleted = VersionVector();
    design.deleted->include(design.born);
    put(workspace, design);
    put_task(workspace, project, "Sketch", "a0", ref(design));
    put_task(workspace, project, "Lost", "a2", {next_id()});

    const Outline outline = outline_of(workspace, project);

    CHECK(shown(outline) == "1 Build, 1.1 Sketch, 2 Lost");
    REQUIRE(outline.problems().size() == 2);
    CHECK(outline.problems()[0].trouble == OutlineTrouble::ParentGone);
    CHECK(outline.problems()[0].row == 1);
}

TEST_CASE("Of tasks that are part of each other, the one moved last falls to the top, whatever order they came in") {
    for (const bool swapped : {false, true}) {
        CAPTURE(swapped);
        Workspace workspace;
        const auto project = put(workspace, project_of("Portal"));
        Task one{.project = project, .rank = {"a1"}, .name = "One"};
        one.id = id_number(9001);
        Task two{.project = project, .rank = {"a2"}, .name = "Two"};
        two.id = id_number(9002);
        put(workspace, swapped ? two : one);
        put(workspace, swapped ? one : two);
        const auto leaf = put_task(workspace, project, "Leaf", "a0", ref(one));
        move(workspace, ref(one), ref(two), 100);
        move(workspace, ref(two), leaf, 200);

        const Outline outline = outline_of(workspace, project);

        CHECK(shown(outline) == "1 Two, 1.1 One, 1.1.1 Leaf");
        REQUIRE(outline.problems().size() == 1);
        CHECK(outline.problems()[0].trouble == OutlineTrouble::ParentsInACircle);
        CHECK(outline.problems()[0].row == 0);
    }
}

TEST_CASE("A task that is part of itself stands at the top") {
    Workspace workspace;
    const auto project = put(workspace, project_of("Portal"));
    const auto task = put_task(workspace, project, "Ouroboros", "a0");
    move(workspace, task, task, 1);

    const Outline outline = outline_of(workspace, project);

    CHECK(shown(outline) == "1 Ouroboros");
    CHECK(outline.problems().size() == 1);
}

TEST_CASE("Of fifty thousand tasks, each below the one before, those below the last level stand on it") {
    Workspace workspace;
    const auto project = put(workspace, project_of("Portal"));
    Ref<Task> parent;
    for (int i = 0; i < 50'000; ++i) parent = put_task(workspace, project, "Deep", "a0", parent);

    const Outline outline = outline_of(workspace, project);

    CHECK(outline.size() == 50'000);
    CHECK(outline[outline_levels - 1].depth == outline_levels - 1);
    CHECK(outline[49'999].depth == outline_levels - 1);
    CHECK(outline[49'999].parent == outline_levels - 2);
    REQUIRE(outline.problems().size() == 50'000 - outline_levels);
    CHECK(outline.problems()[0].trouble == OutlineTrouble::TooDeep);
    CHECK(outline.problems()[0].sentence ==
          "“Deep” lies deeper than the 64 levels an outline has. It stands beside the task that it is part of.");
}

}  // namespace rapport
