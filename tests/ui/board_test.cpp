#include "opened.h"

namespace rapport {
namespace {

/// The small world with its board on the screen.
struct OpenBoard : SmallWorld, Opened {
    explicit OpenBoard(float width = 1280, float height = 800) : Opened(workspace, width, height) {
        go("/project/" + to_string(project.id) + "/board");
    }

    [[nodiscard]] const Task& task(Ref<Task> ref) { return get(ref); }
    [[nodiscard]] std::vector<std::string> cards_in(std::string_view column) {
        std::vector<std::string> names;
        const auto& nodes = app.nodes();
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            if (nodes[i].role != Role::Option || nodes[i].parent < 0) continue;
            if (nodes[static_cast<std::size_t>(nodes[i].parent)].name != "Tasks in “" + std::string(column) + "”")
                continue;
            names.push_back(nodes[i].name.substr(0, nodes[i].name.find(':')));
        }
        return names;
    }
    const AccessNode* card(std::string_view name) {
        for (const AccessNode& node : app.nodes())
            if (node.role == Role::Option && node.name.starts_with(std::string(name) + ":")) return &node;
        return nullptr;
    }
    void click_card(std::string_view name) {
        const AccessNode* node = card(name);
        REQUIRE(node);
        app.click_at(node->rect.x + node->rect.width / 2, node->rect.y + node->rect.height / 2);
    }
    std::size_t planned_tasks() { return shell().derived.plan(project).outline.rows().size(); }
    std::string undo_label() { return history().to_undo() ? history().to_undo()->edit.label : ""; }
};

using Names = std::vector<std::string>;

TEST_CASE("The board shows the tasks of the plan as lists of cards, and counts them") {
    OpenBoard board;

    CHECK(board.app.shows(Role::Group, "To do: 3 tasks"));
    CHECK(board.app.shows(Role::Group, "Done: 0 tasks"));
    CHECK(board.cards_in("To do") == Names{"Design", "Build", "Launch"});
    CHECK(board.app.shows(Role::Option, "Build: 5 Nov – 11 Nov, critical, Ana Silva"));
    CHECK(board.app.find(Role::Tab, "Board")->selected == Tristate::Yes);
    board.app.check_sound();
}

TEST_CASE("A card is dragged to another column, and one undo takes that back") {
    OpenBoard board;
    const AccessNode from = *board.card("Design");
    const AccessNode to = *board.app.find(Role::Group, "Done: 0 tasks");

    board.app.drag(from.rect.x + 60, from.rect.y + 20, to.rect.x + 80, to.rect.y + 200);

    CHECK(board.cards_in("Done") == Names{"Design"});
    CHECK(board.task(board.design).done == Percent{100});
    CHECK(board.undo_label() == "Move “Design” to “Done”");
    CHECK(board.shell().selection.empty());
    board.app.press("Ctrl+Z");
    CHECK(board.task(board.design).done == Percent{0});
    CHECK_FALSE(board.task(board.design).actual_start);
    CHECK(board.cards_in("To do") == Names{"Design", "Build", "Launch"});
}

TEST_CASE("Let go beside every column, a card stays where it was") {
    OpenBoard board;
    const AccessNode from = *board.card("Design");

    board.app.drag(from.rect.x + 60, from.rect.y + 20, from.rect.x + 60, 20);

    CHECK(board.cards_in("To do") == Names{"Design", "Build", "Launch"});
    CHECK(board.undo_label().empty());
}

TEST_CASE("A click selects a card, shows its details and stays on the board") {
    OpenBoard board;

    board.click_card("Build");

    CHECK(board.shell().selection.first() == board.build.id);
    CHECK(board.app.shows(Role::Region, "Details"));
    CHECK(board.app.window.route().find("/board/" + to_string(board.build.id)) != std::string::npos);
    CHECK(board.card("Build")->selected == Tristate::Yes);
}

TEST_CASE("Arrows lead from card to card, and with Alt and Shift a card goes with them") {
    OpenBoard board;
    board.click_card("Design");
    board.app.press("ArrowDown");
    CHECK(board.shell().selection.first() == board.build.id);
    CHECK(board.card("Build")->focused);

    board.app.press("Alt+Shift+ArrowRight");
    CHECK(board.cards_in("Doing") == Names{"Build"});
    CHECK(board.card("Build")->focused);
    board.app.press("ArrowLeft");
    CHECK(board.card("Design")->focused);
    board.app.press("ArrowDown");
    CHECK(board.card("Launch")->focused);
    board.app.press("ArrowRight");
    CHECK(board.card("Build")->focused);
    board.app.press("Alt+Shift+ArrowLeft");

    CHECK(board.cards_in("To do").size() == 3);
    CHECK(board.undo_label() == "Move “Build” to “To do”");
}

TEST_CASE("The menu of a card moves it") {
    OpenBoard board;
    board.click_card("Launch");

    board.app.press("ContextMenu");
    CHECK(board.app.find(Role::MenuItem, "Move to “To do”")->disabled);
    board.app.click(Role::MenuItem, "Move to “Doing”");

    CHECK(board.cards_in("Doing") == Names{"Launch"});
    CHECK(board.task(board.launch).actual_start);
}

TEST_CASE("Several chosen cards go together") {
    OpenBoard board;
    board.click_card("Design");
    board.app.press("Shift+ArrowDown");
    CHECK(board.shell().selection.ids.size() == 2);

    board.app.press("ContextMenu");
    board.app.click(Role::MenuItem, "Move to “Done”");

    CHECK(board.undo_label() == "Move 2 tasks to “Done”");
}

TEST_CASE("Delete on the board means what is chosen there, and never the cell of the plan behind it") {
    OpenBoard board;

    board.app.press("Delete");
    CHECK(board.planned_tasks() == 3);
    board.click_card("Build");
    board.app.press("Delete");

    CHECK(board.cards_in("To do") == Names{"Design", "Launch"});
}

TEST_CASE("A column is added with a limit, and says when it holds more") {
    OpenBoard board;
    board.app.click(Role::Button, "Add a column");
    board.app.type("Review");
    board.app.finish(TextEnd::Tab);
    board.app.fill("At most so many tasks", "1");
    CHECK(board.app.shows(Role::Heading, "Review"));
    REQUIRE(columns_of(board.here(), board.project).size() == 4);

    board.click_card("Design");
    board.app.press("ContextMenu");
    board.app.click(Role::MenuItem, "Move to “Review”");
    CHECK(board.app.shows(Role::Group, "Review: 1 task, limit 1"));
    board.click_card("Build");
    board.app.press("ContextMenu");
    board.app.click(Role::MenuItem, "Move to “Review”");

    CHECK(board.app.shows(Role::Group, "Review: 2 tasks, limit 1, over its limit"));
    CHECK(board.app.shows(Role::Text, "2/1"));
    CHECK(board.app.says("“Review” holds 2 tasks now; its limit is 1."));
    CHECK(board.cards_in("Review") == Names{"Design", "Build"});
    board.app.check_sound();
}

TEST_CASE("A column without a name stays in its form, with the reason") {
    OpenBoard board;
    board.app.click(Role::Button, "Change “To do”");
    board.app.click(Role::MenuItem, "Name, meaning and limit…");
    board.app.type("");

    board.app.finish(TextEnd::Enter);

    CHECK(board.app.shows(Role::Dialog, "Column"));
    CHECK(board.app.says("A column needs a name."));
    board.app.click(Role::Button, "Cancel");
    CHECK_FALSE(board.app.shows(Role::Dialog, "Column"));
}

TEST_CASE("Columns are moved and removed from their menu") {
    OpenBoard board;
    board.app.click(Role::Button, "Change “Doing”");
    board.app.click(Role::MenuItem, "Move to the left");
    CHECK(columns_of(board.here(), board.project)[0].name == "Doing");

    board.app.click(Role::Button, "Change “To do”");
    board.app.click(Role::MenuItem, "Remove the column");

    CHECK(columns_of(board.here(), board.project).size() == 2);
    CHECK(board.cards_in("Doing") == Names{"Design", "Build", "Launch"});
    board.app.press("Ctrl+Z");
    CHECK(columns_of(board.here(), board.project).size() == 3);
}

TEST_CASE("Tasks are typed into a column, one after the other") {
    OpenBoard board;
    board.app.click(Role::Button, "Add a task to “Doing”");
    board.app.type("Call Ruth");
    board.app.finish(TextEnd::Enter);
    REQUIRE(board.app.text.field);
    board.app.type("Write it down");
    board.app.finish(TextEnd::Enter);
    board.app.finish(TextEnd::Escape);

    CHECK(board.cards_in("Doing") == Names{"Call Ruth", "Write it down"});
    CHECK(board.undo_label() == "Add “Write it down”");
}

TEST_CASE("What changes in the plan is seen on the board") {
    OpenBoard board;
    board.app.press("2");
    CHECK(board.app.shows(Role::Grid, "Plan"));
    board.app.click(Role::GridCell, "Design");
    board.app.press("Ctrl+Enter");

    board.app.click(Role::Tab, "Board");

    CHECK(board.cards_in("Done") == Names{"Design"});
}

TEST_CASE("A phone shows one column at a time") {
    OpenBoard board(390, 844);
    CHECK(board.cards_in("To do").size() == 3);
    CHECK_FALSE(board.app.shows(Role::Heading, "Doing"));

    board.app.click(Role::Button, "Next column");

    CHECK(board.app.shows(Role::Heading, "Doing"));
    CHECK(board.cards_in("To do").empty());
    board.app.check_sound();
}

TEST_CASE("Of a thousand cards those in sight are drawn") {
    SmallWorld world;
    for (int i = 0; i < 1000; ++i)
        put(world.workspace, SmallWorld::with_rank(task_of(world.project, "Card " + std::to_string(i)), "b5"));
    Opened opened(world.workspace);
    opened.go("/project/" + to_string(world.project.id) + "/board");

    CHECK(opened.app.shows(Role::Group, "To do: 1,003 tasks"));
    CHECK(opened.app.count(Role::Option) < 20);
}

}  // namespace
}  // namespace rapport
