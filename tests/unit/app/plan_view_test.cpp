#include "app/plan_view.h"

#include "unit/schedule/small_plan.h"

namespace rapport {
namespace {

/// Plan (Interviews, Notes), Make (Design, Build), Launch; Ana and Ben work on some of it. It is 9 November.
struct Desk : SmallPlan {
    Ref<Task> plan = task("Plan");
    Ref<Task> talks = task("Interviews", days(2), plan);
    Ref<Task> notes = task("Notes", days(1), plan);
    Ref<Task> make = task("Make");
    Ref<Task> design = task("Design", days(3), make);
    Ref<Task> build = task("Build", days(5), make);
    Ref<Task> launch = add({.name = "Launch", .milestone = true, .duration = {}});
    Ref<Person> ana = put(workspace, person_of("Ana Silva"));
    Ref<Person> ben = put(workspace, person_of("Ben"));
    Date today = *parse_iso_date("2026-11-09");

    Desk() {
        link(talks, notes);
        link(notes, design);
        link(design, build);
        link(build, launch);
        put(workspace, assignment_of(talks, ben));
        put(workspace, assignment_of(build, ben));
        put(workspace, assignment_of(build, ana));
        put(workspace, assignment_of(design, ana));
        (*this)[talks].done = {100};
        (*this)[notes].done = {50};
    }

    [[nodiscard]] PlanFilter filter(std::string_view typed) const { return parse_filter(typed, {today, {}}); }
    [[nodiscard]] ViewQuery query(std::string_view typed, std::string_view order = {},
                                  std::string_view grouping = {}) const {
        return {filter(typed), parse_order(order), parse_grouping(grouping), {}};
    }
    [[nodiscard]] ViewRows rows_of(const ViewQuery& query) {
        Derived derived(workspace);
        return rows_of_view(workspace, derived.plan(project), query, today);
    }
    /// "[Ana Silva] Design, (Make), Build": heads in brackets, context in parentheses.
    std::string lines(const ViewQuery& query) {
        Derived derived(workspace);
        const Plan& planned = derived.plan(project);
        const ViewRows view = rows_of_view(workspace, planned, query, today);
        std::string text;
        for (const std::int32_t line : view.lines) {
            if (!text.empty()) text += ", ";
            if (ViewRows::is_head(line)) {
                text += "[" + view.groups[ViewRows::group_of(line)].name + "]";
                continue;
            }
            const std::string& name = planned.outline[line].task->name;
            text += view.context[static_cast<std::size_t>(line)] ? "(" + name + ")" : name;
        }
        return text;
    }
    std::string shows(std::string_view typed) { return lines(query(typed)); }
    std::string sorted(std::string_view order) { return lines(query({}, order)); }
    std::string grouped(std::string_view grouping, std::string_view order = {}) {
        return lines(query({}, order, grouping));
    }
    std::string trouble(std::string_view typed) { return filter(typed).trouble; }
};

TEST_CASE("Without a filter, an order or groups a view is the outline") {
    Desk desk;

    CHECK(desk.shows("") == "Plan, Interviews, Notes, Make, Design, Build, Launch");
    CHECK(desk.query("  ").is_plain());
    CHECK(desk.rows_of(desk.query("")).hits == 5);
}

TEST_CASE("Words are looked for in names, and what a hit is in stays as context") {
    Desk desk;

    CHECK(desk.shows("DES") == "(Make), Design");
    CHECK(desk.shows("e n") == "(Plan), Interviews, Notes, (Make), Design");
    CHECK(desk.shows("\"terv ie\"").empty());
    CHECK(desk.rows_of(desk.query("des")).hits == 1);
}

TEST_CASE("A code is found like a name") {
    Desk desk;
    desk[desk.build].code = "WP-7";

    CHECK(desk.shows("wp-7") == "(Make), Build");
}

TEST_CASE("People are found by part of their names, and tasks without anybody too") {
    Desk desk;

    CHECK(desk.shows("person:ana") == "(Make), Design, Build");
    CHECK(desk.shows("who:\"ana silva\" person:ben") == "(Make), Build");
    CHECK(desk.shows("person:nobody") == "(Plan), Notes, Launch");
}

TEST_CASE("A minus means everything else") {
    Desk desk;

    CHECK(desk.shows("-person:ana open -milestone") == "(Plan), Notes");
}

TEST_CASE("Progress, durations and slack are compared") {
    Desk desk;

    CHECK(desk.shows("done=100") == "(Plan), Interviews");
    CHECK(desk.shows("done>0 done<100") == "Plan, Notes");
    CHECK(desk.shows("duration>=3d -in:plan") == "Make, Design, Build");
    CHECK(desk.shows("duration<=1d open") == "(Plan), Notes, Launch");
    CHECK(desk.shows("slack<1d open person:ana") == "(Make), Design, Build");
}

TEST_CASE("Days are compared with the ends of a task") {
    Desk desk;

    CHECK(desk.shows("before:2026-11-05 -in:make") == "Plan, Interviews, Notes");
    CHECK(desk.shows("after:\"9 Nov\"") == "(Make), Build, Launch");
    CHECK(desk.shows("on:today -make") == "(Make), Design");
}

TEST_CASE("Flags name what stands out") {
    Desk desk;
    desk[desk.build].deadline = evening("11-11");
    desk[desk.design].shared = true;

    CHECK(desk.shows("milestone") == "Launch");
    CHECK(desk.shows("late") == "(Plan), Notes, (Make), Build");
    CHECK(desk.shows("begun") == "(Plan), Notes");
    CHECK(desk.shows("critical -milestone person:ana") == "(Make), Design, Build");
    CHECK(desk.shows("shared") == "(Make), Design");
    CHECK(desk.shows("internal in:make -make") == "(Make), Build");
}

TEST_CASE("Tags and columns of the board are named") {
    Desk desk;
    desk[desk.build].tags = with_words({}, {"legal", "urgent"});

    CHECK(desk.shows("tag:urg") == "(Make), Build");
    CHECK(desk.shows("column:doing") == "(Plan), Notes");
    CHECK(desk.shows("column:done") == "(Plan), Interviews");
}

TEST_CASE("What is inside a summary is found by its name or number") {
    Desk desk;

    CHECK(desk.shows("in:make") == "Make, Design, Build");
    CHECK(desk.shows("in:1") == "Plan, Interviews, Notes");
}

TEST_CASE("What is not understood is said, and the rest holds") {
    Desk desk;

    CHECK(desk.trouble("critical").empty());
    CHECK(desk.trouble("colour:red").starts_with("“colour:red” is not understood. There is person:"));
    CHECK(desk.trouble("person:") == "Something is missing behind “person:”.");
    CHECK(desk.trouble("done<half") == "How much is done is a number from 0 to 100.");
    CHECK_FALSE(desk.trouble("before:2026-02-30").empty());
    CHECK_FALSE(desk.trouble("duration>abc").empty());
    CHECK(desk.shows("colour:red milestone") == "Launch");
    CHECK(desk.shows("colour:red").starts_with("Plan"));
}

TEST_CASE("In the outline rows are sorted beside what they stand with") {
    Desk desk;

    CHECK(desk.sorted("name") == "Launch, Make, Build, Design, Plan, Interviews, Notes");
    CHECK(desk.sorted("-start") == "Launch, Make, Build, Design, Plan, Notes, Interviews");
    CHECK(desk.sorted("-done,name") == "Plan, Interviews, Notes, Launch, Make, Build, Design");
    CHECK(desk.sorted("nonsense") == desk.shows(""));
}

TEST_CASE("In one list tasks stand without their summaries") {
    Desk desk;

    CHECK(desk.grouped("flat") == "Interviews, Notes, Design, Build, Launch");
    CHECK(desk.grouped("flat", "-duration") == "Build, Design, Interviews, Notes, Launch");
}

TEST_CASE("Tasks are grouped by who works on them, nobody last") {
    Desk desk;

    CHECK(desk.grouped("people") ==
          "[Ana Silva], Design, [Ana Silva, Ben], Build, [Ben], Interviews, [Nobody yet], Notes, Launch");
}

TEST_CASE("Tasks are grouped by phase, by what the client sees, by column and by slack") {
    Desk desk;
    desk[desk.launch].shared = true;

    CHECK(desk.grouped("phase") == "[Plan], Interviews, Notes, [Make], Design, Build, [In no phase], Launch");
    CHECK(desk.grouped("visibility") == "[The client sees it], Launch, [Internal], Interviews, Notes, Design, Build");
    CHECK(desk.grouped("column") == "[To do], Design, Build, Launch, [Doing], Notes, [Done], Interviews");
    CHECK(desk.grouped("critical", "name").starts_with("[Critical], Build, Design, Launch"));
}

TEST_CASE("A group knows how many tasks it has, from when to when, and how much of it is done") {
    Desk desk;

    const ViewRows view = desk.rows_of(desk.query("", "", "phase"));

    REQUIRE(view.groups.size() == 3);
    CHECK(view.groups[0].tasks == 2);
    CHECK(view.groups[0].start == morning("11-02"));
    CHECK(view.groups[0].done == Percent{83});
    CHECK(view.groups[1].tasks == 2);
}

TEST_CASE("Groups hold what the filter lets through, and no empty ones") {
    Desk desk;

    CHECK(desk.lines(desk.query("person:ana", "", "phase")) == "[Make], Design, Build");
}

TEST_CASE("A task that somebody is at stays in sight") {
    Desk desk;
    ViewQuery query = desk.query("milestone");
    query.kept = desk.design.id;

    CHECK(desk.lines(query) == "(Make), Design, Launch");
}

TEST_CASE("Orders and groupings are read as they are written") {
    CHECK(format_order(parse_order("-finish, name")) == "-finish,name");
    CHECK(parse_grouping("people") == Grouping::People);
    CHECK(parse_grouping("something newer") == Grouping::Outline);
    CHECK(name_of(Grouping::Visibility) == "visibility");
}

TEST_CASE("A term is put behind what is typed, and taken away again") {
    CHECK(with_term("roof", "late", true) == "roof late");
    CHECK(with_term("late roof", "late", false) == "roof");
    CHECK(with_term("\"second floor\" late", "critical", true) == "\"second floor\" late critical");
    CHECK(has_term("roof late", "late"));
    CHECK_FALSE(has_term("roof -late", "late"));
}

}  // namespace
}  // namespace rapport
