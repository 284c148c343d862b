#include "app/commands/board.h"

#include "unit/schedule/small_plan.h"

namespace rapport {
namespace {

/// Make (Design, Build), Launch; and the board they stand on.
struct Desk : SmallPlan {
    Ref<Task> make = task("Make");
    Ref<Task> design = task("Design", days(3), make);
    Ref<Task> build = task("Build", days(5), make);
    Ref<Task> launch = task("Launch");
    Date today = *parse_iso_date("2026-11-04");
    std::string notice;

    using SmallPlan::run;
    std::string run(Result<PlanEdit> edit) {
        if (!edit) return edit.error().message;
        notice = edit->notice;
        return run(Result<Edit>(std::move(edit->edit)));
    }
    std::string move(std::vector<Ref<Task>> tasks, std::size_t column) {
        return run(move_to_column(workspace, outline(), schedule(), tasks, column, today));
    }
    std::string add(ColumnEntry entry) { return run(add_column(workspace, project, entry, next_id, 0)); }
    std::string change(std::size_t column, ColumnEntry entry) {
        return run(change_column(workspace, project, column, entry, next_id));
    }
    std::string shift(std::size_t column, int steps) {
        return run(shift_column(workspace, project, column, steps, next_id, 0));
    }
    std::string remove(std::size_t column) { return run(remove_column(workspace, project, column, next_id)); }

    /// "To do: Design, Build | Doing: | Done: Launch".
    std::string board() {
        const Outline rows = outline();
        const Board made = board_of(workspace, rows, schedule_of(workspace, rows));
        std::string text;
        for (const ColumnOnBoard& column : made.columns) {
            text += (text.empty() ? "" : " | ") + column.name + ":";
            for (const std::int32_t row : column.cards)
                text += (row == column.cards.front() ? " " : ", ") + rows[row].task->name;
        }
        return text;
    }
    std::size_t records() {
        std::size_t count = 0;
        for (const BoardColumn& column : workspace.all<BoardColumn>()) count += column.project == project ? 1 : 0;
        return count;
    }
};

TEST_CASE("Before anybody changes it a board has three columns, and tasks stand by their progress") {
    Desk desk;
    desk[desk.build].done = {40};
    desk[desk.launch].done = {100};

    CHECK(desk.board() == "To do: Design | Doing: Build | Done: Launch");
    CHECK(desk.records() == 0);
}

TEST_CASE("Summaries and tasks that are not planned are no cards") {
    Desk desk;
    desk[desk.launch].active = false;

    CHECK(desk.board() == "To do: Design, Build | Doing: | Done:");
}

TEST_CASE("Cards stand by their start, and what is done with the last first") {
    Desk desk;
    desk.link(desk.launch, desk.build);
    desk.link(desk.build, desk.design);
    CHECK(desk.board() == "To do: Launch, Build, Design | Doing: | Done:");

    desk.move({desk.launch}, 2);
    desk.today.days += 7;
    desk.move({desk.build}, 2);

    CHECK(desk.board() == "To do: Design | Doing: | Done: Build, Launch");
}

TEST_CASE("To a column for what has begun, a task begins, today at the latest") {
    Desk desk;
    desk.link(desk.design, desk.build);

    CHECK(desk.move({desk.design}, 1) == "Move “Design” to “Doing”");
    CHECK(desk[desk.design].actual_start == morning("11-02"));
    CHECK(desk[desk.design].done == Percent{0});
    desk.move({desk.build}, 1);
    CHECK(desk[desk.build].actual_start == moment("2026-11-04T08:00"));
    CHECK(desk.board() == "To do: Launch | Doing: Design, Build | Done:");
}

TEST_CASE("To a column for what is done, tasks are done with their dates, in one edit") {
    Desk desk;

    CHECK(desk.move({desk.design, desk.launch}, 2) == "Move 2 tasks to “Done”");

    CHECK(desk[desk.design].done == Percent{100});
    CHECK(desk[desk.design].actual_start == morning("11-02"));
    CHECK(desk[desk.design].actual_finish == evening("11-04"));
    CHECK(desk[desk.launch].actual_finish == evening("11-02"));
}

TEST_CASE("Back to where nothing has begun, its progress goes") {
    Desk desk;
    desk.move({desk.design}, 2);

    desk.move({desk.design}, 0);

    CHECK(desk[desk.design].done == Percent{0});
    CHECK_FALSE(desk[desk.design].actual_start);
    CHECK_FALSE(desk[desk.design].actual_finish);
}

TEST_CASE("What was done and is taken up again keeps its start and is at nothing") {
    Desk desk;
    desk.move({desk.design}, 2);

    desk.move({desk.design}, 1);

    CHECK(desk[desk.design].done == Percent{0});
    CHECK(desk[desk.design].actual_start == morning("11-02"));
    CHECK_FALSE(desk[desk.design].actual_finish);
    CHECK(desk.board() == "To do: Build, Launch | Doing: Design | Done:");
}

TEST_CASE("Between two columns that mean the same, progress stays as it is") {
    Desk desk;
    desk.add({"Review", ColumnMeaning::Doing, ""});
    desk[desk.design].done = {60};

    CHECK(desk.move({desk.design}, 2) == "Move “Design” to “Review”");

    CHECK(desk.board() == "To do: Build, Launch | Doing: | Review: Design | Done:");
    CHECK(desk[desk.design].done == Percent{60});
    CHECK_FALSE(desk[desk.design].actual_start);
}

TEST_CASE("A task that is finished in the plan leaves the column it was put into") {
    Desk desk;
    desk.add({"Review", ColumnMeaning::Doing, ""});
    desk.move({desk.design}, 2);
    REQUIRE(desk.board() == "To do: Build, Launch | Doing: | Review: Design | Done:");

    const Ref<Task> design = desk.design;
    desk.run(set_done(desk.workspace, desk.outline(), desk.schedule(), std::span(&design, 1), {100}, desk.today));

    CHECK(desk.board() == "To do: Build, Launch | Doing: | Review: | Done: Design");
}

TEST_CASE("Where no column means what a task is, it stands in the nearest") {
    Desk desk;
    desk.remove(1);
    desk[desk.build].done = {40};
    CHECK(desk.board() == "To do: Design, Build, Launch | Done:");

    desk.remove(1);
    desk[desk.launch].done = {100};
    CHECK(desk.board() == "To do: Design, Build, Launch");
}

TEST_CASE("The usual columns become records when one of them is changed") {
    Desk desk;

    CHECK(desk.change(0, {"Backlog", ColumnMeaning::ToDo, ""}) == "Rename the column “To do” to “Backlog”");

    CHECK(desk.records() == 3);
    CHECK(desk.board() == "Backlog: Design, Build, Launch | Doing: | Done:");
}

TEST_CASE("A form that changes nothing makes no records") {
    Desk desk;

    const Result<Edit> edit =
        change_column(desk.workspace, desk.project, 0, {"To do", ColumnMeaning::ToDo, ""}, next_id);

    REQUIRE(edit);
    CHECK(edit->empty());
}

TEST_CASE("A new column stands before what is done, and a second one for that at the end") {
    Desk desk;

    CHECK(desk.add({"Review", ColumnMeaning::Doing, "2"}) == "Add the column “Review”");
    desk.add({"Delivered", ColumnMeaning::Done, ""});

    CHECK(desk.board() == "To do: Design, Build, Launch | Doing: | Review: | Done: | Delivered:");
    CHECK(columns_of(desk.workspace, desk.project)[2].limit == 2);
}

TEST_CASE("Columns change places") {
    Desk desk;

    CHECK(desk.shift(2, -1) == "Move the column “Done” to the left");
    CHECK(desk.board() == "To do: Design, Build, Launch | Done: | Doing:");
    CHECK(desk.shift(0, 1) == "Move the column “To do” to the right");
    CHECK(desk.board() == "Done: | To do: Design, Build, Launch | Doing:");
    CHECK(desk.shift(2, 1) == "“Doing” is the last column.");
    CHECK(desk.shift(0, -1) == "“Done” is the first column.");
}

TEST_CASE("The tasks of a column that is removed stand by their progress") {
    Desk desk;
    desk.add({"Review", ColumnMeaning::Doing, ""});
    desk.move({desk.design}, 2);

    CHECK(desk.remove(2) == "Remove the column “Review”");

    CHECK(desk.board() == "To do: Build, Launch | Doing: Design | Done:");
}

TEST_CASE("A board keeps its last column") {
    Desk desk;
    desk.remove(2);
    desk.remove(1);

    CHECK(desk.remove(0) == "“To do” is the only column: a board needs one.");
}

TEST_CASE("A limit warns and refuses nothing") {
    Desk desk;
    desk.change(1, {"Doing", ColumnMeaning::Doing, "1"});
    desk.move({desk.design}, 1);
    CHECK(desk.notice.empty());

    desk.move({desk.build}, 1);

    CHECK(desk.notice == "“Doing” holds 2 tasks now; its limit is 1.");
    CHECK(board_of(desk.workspace, desk.outline(), desk.schedule()).columns[1].is_over());
}

TEST_CASE("A column needs a name, and its limit is a number") {
    Desk desk;

    CHECK(desk.add({"  ", ColumnMeaning::Doing, ""}) == "A column needs a name.");
    CHECK(desk.add({"Review", ColumnMeaning::Doing, "few"}) ==
          "Type how many tasks may stand here at a time: a whole number, or nothing.");
    CHECK(desk.add({"Review", ColumnMeaning::Doing, "-1"}) ==
          "Type how many tasks may stand here at a time: a whole number, or nothing.");
    CHECK(desk.records() == 0);
}

TEST_CASE("A card that is added stands in its column") {
    Desk desk;
    const auto add = [&](std::string_view name, std::size_t column) {
        return desk.run(
            add_card(desk.workspace, desk.outline(), desk.schedule(), next_id(), name, column, desk.today, 0));
    };

    CHECK(add("Measure", 0) == "Add “Measure”");
    add("Call", 1);
    add("Sign", 2);

    CHECK(desk.board() == "To do: Design, Build, Launch, Measure | Doing: Call | Done: Sign");
    CHECK(add(" ", 0) == "A task needs a name.");
    CHECK(add("Late", 9) == "This column is no longer on the board.");
}

TEST_CASE("A summary is no card that could be moved") {
    Desk desk;

    CHECK(desk.move({desk.make}, 1) == "“Make” is a summary: its tasks stand on the board.");
    CHECK(desk.move({Ref<Task>{next_id()}}, 1) == "This task is no longer in the plan.");
}

}  // namespace
}  // namespace rapport
