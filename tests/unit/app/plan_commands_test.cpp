#include "app/commands/plan.h"

#include "app/commands/plan_places.h"
#include "unit/schedule/small_plan.h"

namespace rapport {
namespace {

/// Plan (Interviews, Notes), Make (Design, Build), Launch.
struct Desk : SmallPlan {
    Ref<Task> plan = task("Plan");
    Ref<Task> talks = task("Interviews", days(2), plan);
    Ref<Task> notes = task("Notes", days(1), plan);
    Ref<Task> make = task("Make");
    Ref<Task> design = task("Design", days(3), make);
    Ref<Task> build = task("Build", days(5), make);
    Ref<Task> launch = task("Launch");
    DayText about{*parse_iso_date("2026-11-02"), {}};
    std::string notice;

    using SmallPlan::run;
    std::string run(Result<PlanEdit> edit) {
        if (!edit) return edit.error().message;
        notice = edit->notice;
        return run(Result<Edit>(std::move(edit->edit)));
    }

    Date today = *parse_iso_date("2026-12-31");

    using Rows = std::vector<Ref<Task>>;
    std::string indent(Rows rows) { return run(indent_tasks(workspace, outline(), rows, 0)); }
    std::string outdent(Rows rows) { return run(outdent_tasks(workspace, outline(), rows, 0)); }
    std::string shift(Rows rows, int steps) { return run(shift_tasks(workspace, outline(), rows, steps, 0)); }
    std::string move(Rows rows, Place place) { return run(move_tasks(workspace, outline(), rows, place, 0)); }
    std::string remove(Rows rows) { return run(remove_tasks(workspace, outline(), rows)); }
    std::string duplicate(Rows rows) { return run(duplicate_tasks(workspace, outline(), rows, next_id, 0)); }
    std::string wait_for(Ref<Task> task, std::string_view typed) {
        return run(set_predecessors(workspace, outline(), task, typed, next_id));
    }
    std::string done(Rows rows, std::int32_t percent) {
        return run(set_done(workspace, outline(), schedule(), rows, {percent}, today));
    }
    std::string give(Ref<Task> task, std::string_view typed) {
        return run(set_people(workspace, task, typed, next_id));
    }

    std::string waits_for(Ref<Task> task) {
        const Outline rows = outline();
        return format_predecessors(predecessors_by_row(workspace, rows)[static_cast<std::size_t>(rows.find(task))],
                                   rows);
    }
    std::string people(Ref<Task> task) {
        std::vector<std::string> names;
        for (const Assignment& assignment : workspace.all<Assignment>())
            if (assignment.task == task)
                names.push_back(workspace.find(assignment.person)->name + " " + std::to_string(assignment.units.count));
        std::ranges::sort(names);
        std::string text;
        for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
        return text;
    }
};

constexpr const char* at_first = "1 Plan, 1.1 Interviews, 1.2 Notes, 2 Make, 2.1 Design, 2.2 Build, 3 Launch";

}  // namespace

// ---- Adding, naming, removing

TEST_CASE("A task is added below a row, inside it, or at the end") {
    Desk desk;
    const auto add = [&](Place place, const char* name) {
        return desk.run(add_task(desk.workspace, desk.outline(), next_id(), name, place, 0));
    };

    CHECK(add(place_below(desk.outline(), desk.talks), "Recordings") == "Add “Recordings”");
    CHECK(add(place_inside(desk.make), " Review\n") == "Add “Review”");
    CHECK(add(place_at_end(), "") == "Add a task");
    CHECK(add(place_below(desk.outline(), desk.plan), "Pause") == "Add “Pause”");

    CHECK(desk.rows() ==
          "1 Plan, 1.1 Interviews, 1.2 Recordings, 1.3 Notes, 2 Pause, 3 Make, 3.1 Design, 3.2 Build, 3.3 Review, 4 "
          "Launch, 5 ");
    const Task& added = *desk.outline()[2].task;
    CHECK(added.duration == working_day);
    CHECK(added.estimated);
}

TEST_CASE("A task is not added below one that has gone") {
    Desk desk;
    CHECK(desk.run(add_task(desk.workspace, desk.outline(), next_id(), "Lost", place_inside({next_id()}), 0)) ==
          "This task is no longer in the plan.");
}

TEST_CASE("A task gets another name, but not none") {
    Desk desk;

    CHECK(desk.run(rename_task(desk.workspace, desk.build, " Build it ")) == "Rename “Build” to “Build it”");
    CHECK(desk[desk.build].name == "Build it");
    CHECK(desk.run(rename_task(desk.workspace, desk.build, " ")) == "A task needs a name.");
}

TEST_CASE("Removing a summary removes what is in it, with links, assignments and comments, in one gesture") {
    Desk desk;
    const auto link = desk.link(desk.notes, desk.design);
    const auto kept = desk.link(desk.notes, desk.launch);
    desk.give(desk.build, "Ana");
    const auto comment = put(desk.workspace, comment_of(desk.design.id, "Nice"));

    CHECK(desk.remove({desk.make, desk.build}) == "Remove “Make” and 2 tasks in it");

    CHECK(desk.rows() == "1 Plan, 1.1 Interviews, 1.2 Notes, 2 Launch");
    CHECK_FALSE(desk.workspace.find(link));
    CHECK(desk.workspace.find(kept));
    CHECK_FALSE(desk.workspace.find(comment));
    CHECK(desk.workspace.all<Assignment>().empty());
    CHECK_FALSE(desk.workspace.all<Person>().empty());
    CHECK(desk.remove({desk.make}) == "This task is no longer in the plan.");
    CHECK(desk.remove({desk.talks, desk.launch}) == "Remove 2 tasks");
}

TEST_CASE("A copy has what is inside, the links among it and its people, but no progress") {
    Desk desk;
    desk.link(desk.design, desk.build);
    desk.link(desk.notes, desk.design);
    desk.give(desk.build, "Ana 50%");
    desk.done({desk.design}, 40);
    desk[desk.design].uid = 17;

    CHECK(desk.duplicate({desk.make}) == "Duplicate “Make” and 2 tasks in it");

    CHECK(desk.rows() ==
          "1 Plan, 1.1 Interviews, 1.2 Notes, 2 Make, 2.1 Design, 2.2 Build, 3 Make, 3.1 Design, 3.2 Build, 4 Launch");
    const Outline rows = desk.outline();
    const Task& design = *rows[rows.row_of_number("3.1")].task;
    const Task& build = *rows[rows.row_of_number("3.2")].task;
    CHECK(design.done == Percent{0});
    CHECK_FALSE(design.actual_start);
    CHECK(design.uid == 0);
    CHECK(desk.waits_for({build.id}) == "3.1");
    CHECK(desk.waits_for({design.id}).empty());
    CHECK(desk.people({build.id}) == "Ana 50");
}

TEST_CASE("Copies of several rows stand behind the last of them, in their order") {
    Desk desk;

    CHECK(desk.duplicate({desk.notes, desk.talks}) == "Duplicate 2 tasks");

    CHECK(desk.rows() ==
          "1 Plan, 1.1 Interviews, 1.2 Notes, 1.3 Interviews, 1.4 Notes, 2 Make, 2.1 Design, 2.2 Build, 3 Launch");
}

// ---- Places

TEST_CASE("A row is indented below the one above it") {
    Desk desk;

    CHECK(desk.indent({desk.launch}) == "Indent “Launch”");

    CHECK(desk.rows() == "1 Plan, 1.1 Interviews, 1.2 Notes, 2 Make, 2.1 Design, 2.2 Build, 2.3 Launch");
}

TEST_CASE("Nothing becomes part of a task on the last level") {
    Desk desk;
    Ref<Task> deepest;
    for (std::int32_t level = 0; level < outline_levels; ++level) deepest = desk.task("Level", working_day, deepest);
    CHECK(desk.move({desk.launch}, {.parent = deepest, .before = {}}) ==
          "“Level” lies on the last of 64 levels: nothing can be part of it.");
    const Ref<Task> beside = desk.task("Beside", working_day, desk[deepest].parent);
    CHECK(desk.indent({beside}) == "“Level” lies on the last of 64 levels: nothing can be part of it.");
}

TEST_CASE("Several rows are indented together and keep their order") {
    Desk desk;

    CHECK(desk.indent({desk.launch, desk.make, desk.build}) == "Indent 2 tasks");

    CHECK(desk.rows() == "1 Plan, 1.1 Interviews, 1.2 Notes, 1.3 Make, 1.3.1 Design, 1.3.2 Build, 1.4 Launch");
}

TEST_CASE("The first row of a level cannot be indented") {
    Desk desk;
    CHECK(desk.indent({desk.plan}) ==
          "1 “Plan” is the first on its level: there is no task above it that it could be part of.");
    CHECK(desk.rows() == at_first);
}

TEST_CASE("A row is not indented below one that it waits for") {
    Desk desk;
    desk.link(desk.make, desk.launch);

    CHECK(desk.indent({desk.launch}) ==
          "3 “Launch” waits for 2 “Make”. Remove that link before one becomes part of the other.");
}

TEST_CASE("A row is outdented to behind its parent; those below it stay") {
    Desk desk;

    CHECK(desk.outdent({desk.design}) == "Outdent “Design”");

    CHECK(desk.rows() == "1 Plan, 1.1 Interviews, 1.2 Notes, 2 Make, 2.1 Build, 3 Design, 4 Launch");
    CHECK(desk.outdent({desk.launch}) == "4 “Launch” stands at the top already.");
}

TEST_CASE("Rows of two parents are outdented in the order they have") {
    Desk desk;

    CHECK(desk.outdent({desk.talks, desk.notes, desk.design, desk.launch}) == "Outdent 3 tasks");

    CHECK(desk.rows() == "1 Plan, 2 Interviews, 3 Notes, 4 Make, 4.1 Build, 5 Design, 6 Launch");
}

TEST_CASE("Indenting and outdenting the last row of a level leads back") {
    Desk desk;
    desk.indent({desk.launch});
    desk.outdent({desk.launch});
    CHECK(desk.rows() == at_first);
}

TEST_CASE("Rows go up and down among their siblings") {
    Desk desk;

    CHECK(desk.shift({desk.make}, -1) == "Move “Make” up");
    CHECK(desk.rows() == "1 Make, 1.1 Design, 1.2 Build, 2 Plan, 2.1 Interviews, 2.2 Notes, 3 Launch");
    CHECK(desk.shift({desk.make, desk.plan}, 1) == "Move 2 tasks down");
    CHECK(desk.rows() == "1 Launch, 2 Make, 2.1 Design, 2.2 Build, 3 Plan, 3.1 Interviews, 3.2 Notes");
    CHECK(desk.shift({desk.launch}, 2) == "Move “Launch” down");
    CHECK(desk.rows() == "1 Make, 1.1 Design, 1.2 Build, 2 Plan, 2.1 Interviews, 2.2 Notes, 3 Launch");
    CHECK(desk.shift({desk.design}, -1) == "1.1 “Design” is the first on its level.");
    CHECK(desk.shift({desk.launch}, 1) == "3 “Launch” is the last on its level.");
}

TEST_CASE("Rows are moved to a place in the order they have") {
    Desk desk;

    CHECK(desk.move({desk.launch, desk.talks}, {desk.make, desk.build}) == "Move 2 tasks");

    CHECK(desk.rows() == "1 Plan, 1.1 Notes, 2 Make, 2.1 Design, 2.2 Interviews, 2.3 Launch, 2.4 Build");
}

TEST_CASE("Moving a row to where it stands changes nothing") {
    Desk desk;
    const auto edit = move_tasks(desk.workspace, desk.outline(), std::vector{desk.design}, {desk.make, desk.build}, 0);
    REQUIRE(edit);
    CHECK(edit->empty());
}

TEST_CASE("A row cannot be moved into itself, nor into what it waits for") {
    Desk desk;
    desk.link(desk.plan, desk.launch);
    CHECK(desk.move({desk.make}, place_inside(desk.design)) == "2 “Make” cannot become a part of itself.");
    CHECK(desk.move({desk.launch}, place_inside(desk.talks)) ==
          "3 “Launch” waits for 1 “Plan”. Remove that link before one becomes part of the other.");
    CHECK(desk.rows() == at_first);
}

TEST_CASE("Siblings that stand at one rank are put in order by who comes between them") {
    SmallPlan plan;
    for (const char* name : {"A", "B", "C"}) plan.add({.rank = {"a1"}, .name = name});
    const auto new_one = next_id();

    plan.run(add_task(plan.workspace, plan.outline(), new_one, "New",
                      place_below(plan.outline(), {plan.outline()[0].task->id}), 3));

    CHECK(plan.rows() == "1 A, 2 New, 3 B, 4 C");
}

TEST_CASE("Ranks of many rows at one place stay short and stand together") {
    const std::vector<Rank> ours = ranks_between({"a1"}, {"a2"}, 1000, 17);
    const std::vector<Rank> theirs = ranks_between({"a1"}, {"a2"}, 1000, 99);

    CHECK(std::ranges::is_sorted(ours));
    CHECK(std::ranges::all_of(ours, [](const Rank& rank) {
        return is_valid(rank) && rank.key.size() < 12 && rank > Rank{"a1"} && rank < Rank{"a2"};
    }));
    CHECK((ours.back() < theirs.front() || theirs.back() < ours.front()));
}

TEST_CASE("A thousand rows added one after the other keep short ranks") {
    SmallPlan plan;
    for (int i = 0; i < 1000; ++i) {
        Edit edit = *add_task(plan.workspace, plan.outline(), next_id(), "Row", place_at_end(),
                              7u * static_cast<std::uint32_t>(i));
        REQUIRE(apply(plan.workspace, edit, stamp_after(i, 4, static_cast<std::uint32_t>(i) + 1)));
    }
    const Outline rows = plan.outline();
    CHECK(std::ranges::max(rows.rows(), {}, [](const OutlineRow& row) {
              return row.task->rank.key.size();
          }).task->rank.key.size() < 8);
}

// ---- Durations and dates

TEST_CASE("A duration is typed") {
    Desk desk;

    CHECK(desk.run(set_duration(desk.workspace, desk.build, "2w?")) == "Set the duration of “Build” to 10 d?");
    CHECK(desk[desk.build].duration == days(10));
    CHECK(desk[desk.build].estimated);
    CHECK(desk.run(set_duration(desk.workspace, desk.build, "3ed")) == "Set the duration of “Build” to 3 ed");
    CHECK(desk[desk.build].duration_unit == TimeUnit::Elapsed);
    CHECK(desk.run(set_duration(desk.workspace, desk.build, "soon")) ==
          "“soon” is not a duration. Write it as 5d, 2w, 3h, 40min or 5ed.");
    CHECK(desk.run(set_duration(desk.workspace, desk.make, "5d")) ==
          "“Make” is a summary: its duration comes from those of its tasks.");
}

TEST_CASE("Without a duration a task is a milestone, with one it is none") {
    Desk desk;

    desk.run(set_duration(desk.workspace, desk.launch, "0"));
    CHECK(desk.notice == "Without a duration, “Launch” is a milestone.");
    CHECK(desk[desk.launch].milestone);
    desk.run(set_duration(desk.workspace, desk.launch, "1d"));
    CHECK(desk.notice == "With a duration, “Launch” is no milestone any more.");
    CHECK_FALSE(desk[desk.launch].milestone);
}

TEST_CASE("A start that is typed becomes a constraint, and is said to") {
    Desk desk;

    CHECK(desk.run(set_start(desk.workspace, desk.build, "24 Nov", desk.about)) ==
          "Constrain “Build”: start no earlier than Tue 24 Nov");
    CHECK(desk.notice == "“Build” has a constraint now: start no earlier than Tue 24 Nov.");
    CHECK(desk[desk.build].constraint == Constraint::StartNoEarlier);
    CHECK(desk[desk.build].constraint_date == morning("11-24"));
    CHECK(desk.when(desk.build) == "24 Nov 08:00 – 30 Nov 17:00");

    CHECK(desk.run(set_finish(desk.workspace, desk.build, "27 Nov", desk.about)) ==
          "Constrain “Build”: finish no earlier than Fri 27 Nov");
    CHECK(desk.notice ==
          "“Build” has a constraint now: finish no earlier than Fri 27 Nov. It replaces: start no earlier than.");
    CHECK(desk.when(desk.build) == "23 Nov 08:00 – 27 Nov 17:00");

    CHECK(desk.run(set_start(desk.workspace, desk.build, " ", desk.about)) == "Remove the constraint of “Build”");
    CHECK(desk.when(desk.build) == "2 Nov 08:00 – 6 Nov 17:00");
}

TEST_CASE("A start on a day off is the next working day, a finish the last one") {
    Desk desk;
    desk.run(set_start(desk.workspace, desk.build, "Sat 28 Nov", desk.about));
    CHECK(desk[desk.build].constraint_date == morning("11-30"));
    desk.run(set_finish(desk.workspace, desk.build, "Sat 28 Nov", desk.about));
    CHECK(desk[desk.build].constraint_date == evening("11-27"));
    desk.run(set_start(desk.workspace, desk.build, "24 Nov 10:30", desk.about));
    CHECK(desk[desk.build].constraint_date == moment("2026-11-24T10:30"));
}

TEST_CASE("A start that must be met stays one that must") {
    Desk desk;
    desk[desk.build].constraint = Constraint::MustStartOn;
    desk[desk.build].constraint_date = morning("11-10");

    CHECK(desk.run(set_start(desk.workspace, desk.build, "12 Nov", desk.about)) ==
          "Constrain “Build”: must start on Thu 12 Nov");
    CHECK(desk[desk.build].constraint == Constraint::MustStartOn);
}

TEST_CASE("Dates by hand are the dates that are typed, and the duration goes along") {
    Desk desk;
    desk.run(set_manual(desk.workspace, desk.build, true, morning("11-09"), evening("11-13")));
    CHECK(desk.when(desk.build) == "9 Nov 08:00 – 13 Nov 17:00");

    CHECK(desk.run(set_start(desk.workspace, desk.build, "16 Nov", desk.about)) == "Start “Build” on Mon 16 Nov");
    CHECK(desk.notice.empty());
    CHECK(desk.when(desk.build) == "16 Nov 08:00 – 20 Nov 17:00");
    CHECK(desk.run(set_finish(desk.workspace, desk.build, "18 Nov", desk.about)) == "Finish “Build” on Wed 18 Nov");
    CHECK(desk.when(desk.build) == "16 Nov 08:00 – 18 Nov 17:00");
    desk.run(set_duration(desk.workspace, desk.build, "2d"));
    CHECK(desk.when(desk.build) == "16 Nov 08:00 – 17 Nov 17:00");
    CHECK(desk.run(set_finish(desk.workspace, desk.build, "3 Nov", desk.about)) ==
          "“Build” would finish before it starts.");
    CHECK(desk.run(set_manual(desk.workspace, desk.build, false, {}, {})) == "Plan “Build” by its links");
    CHECK(desk.when(desk.build) == "2 Nov 08:00 – 3 Nov 17:00");
}

TEST_CASE("A bar that was dragged starts no earlier than where it was dropped") {
    Desk desk;
    CHECK(desk.run(move_start(desk.workspace, desk.build, morning("11-17"), 2026)) ==
          "Constrain “Build”: start no earlier than Tue 17 Nov");
    CHECK(desk.run(move_start(desk.workspace, desk.make, morning("11-17"), 2026)) ==
          "“Make” is a summary: its dates are those of its tasks.");
}

TEST_CASE("The finish of a task that has begun changes its duration") {
    Desk desk;
    desk.done({desk.build}, 20);

    desk.run(set_finish(desk.workspace, desk.build, "4 Nov", desk.about));

    CHECK(desk.notice == "“Build” has begun: its duration is 3 d now.");
    CHECK(desk.when(desk.build) == "2 Nov 08:00 – 4 Nov 17:00");
}

TEST_CASE("A constraint is taken away, where there is one") {
    Desk desk;
    CHECK(desk.run(clear_constraint(desk.workspace, desk.build)) == "“Build” has no constraint.");
    desk.run(set_start(desk.workspace, desk.build, "24 Nov", desk.about));
    CHECK(desk.run(clear_constraint(desk.workspace, desk.build)) == "Remove the constraint of “Build”");
    CHECK_FALSE(desk[desk.build].constraint_date);
}

TEST_CASE("What is done before its time has begun and ended today") {
    Desk desk;
    desk.link(desk.design, desk.build);
    desk.today = *parse_iso_date("2026-11-04");

    desk.done({desk.build}, 40);
    CHECK(desk[desk.build].actual_start == morning("11-04"));
    desk.done({desk.build}, 100);
    CHECK(desk[desk.build].actual_finish == evening("11-04"));
}

TEST_CASE("What is done has begun and ended when it was planned to") {
    Desk desk;
    desk.link(desk.design, desk.build);

    CHECK(desk.done({desk.build}, 100) == "Mark “Build” done");
    CHECK(desk[desk.build].actual_start == morning("11-05"));
    CHECK(desk[desk.build].actual_finish == evening("11-11"));
    CHECK(desk.done({desk.build}, 40) == "Set “Build” to 40 % done");
    CHECK(desk[desk.build].actual_start == morning("11-05"));
    CHECK_FALSE(desk[desk.build].actual_finish);
    CHECK(desk.done({desk.build}, 0) == "Set “Build” to 0 % done");
    CHECK_FALSE(desk[desk.build].actual_start);
    CHECK(desk.done({desk.build}, 101) == "Done goes from 0 % to 100 %.");
}

TEST_CASE("A summary is marked done with all that is in it, or not at all") {
    Desk desk;
    CHECK(desk.done({desk.make}, 50) == "“Make” is a summary: its progress is that of its tasks.");
    CHECK(desk.done({desk.make, desk.talks}, 100) == "Mark 2 tasks done");
    CHECK(desk[desk.design].done == Percent{100});
    CHECK(desk.planned(desk.make).done == Percent{100});
    CHECK(desk.planned(desk.plan).done == Percent{66});
}

TEST_CASE("A milestone has no duration; made a task again it has a day") {
    Desk desk;
    CHECK(desk.run(toggle_milestone(desk.workspace, desk.launch)) == "Make “Launch” a milestone");
    CHECK(desk[desk.launch].duration == Minutes{0});
    CHECK(desk.run(toggle_milestone(desk.workspace, desk.launch)) == "Make “Launch” a task");
    CHECK(desk[desk.launch].duration == working_day);
}

// ---- Links

TEST_CASE("Predecessors are typed, changed and taken away; links that stay keep their records") {
    Desk desk;

    CHECK(desk.wait_for(desk.launch, "1; 2.2SS+2d") == "Link “Launch” to 1, 2.2SS+2 d");
    CHECK(desk.waits_for(desk.launch) == "1, 2.2SS+2 d");
    Id kept;
    for (const Dependency& link : desk.workspace.all<Dependency>())
        if (link.predecessor == desk.build) kept = link.id;

    CHECK(desk.wait_for(desk.launch, "2.2FF, 2.1") == "Link “Launch” to 2.2FF, 2.1");
    CHECK(desk.waits_for(desk.launch) == "2.1, 2.2FF");
    CHECK(desk.workspace.find(Ref<Dependency>{kept})->type == LinkType::FinishToFinish);

    CHECK(desk.wait_for(desk.launch, "") == "Unlink “Launch”");
    CHECK(desk.waits_for(desk.launch).empty());
}

TEST_CASE("Typing the same predecessors again changes nothing") {
    Desk desk;
    desk.wait_for(desk.launch, "1, 2.2SS+2d");
    const auto edit = set_predecessors(desk.workspace, desk.outline(), desk.launch, "2.2SS+2 d; 1FS", next_id);
    REQUIRE(edit);
    CHECK(edit->empty());
}

TEST_CASE("A link that closes a loop is refused, with the tasks in it") {
    Desk desk;
    desk.wait_for(desk.build, "2.1");
    CHECK(desk.wait_for(desk.design, "2.2") ==
          "This closes a loop: 2.2 “Build” already waits for 2.1 “Design”. Nothing was linked.");
    desk.wait_for(desk.launch, "2.2");
    CHECK(desk.wait_for(desk.design, "3") ==
          "This closes a loop: 2.1 “Design” → 2.2 “Build” → 3 “Launch” → 2.1. Nothing was linked.");
    CHECK(desk.waits_for(desk.design).empty());
}

TEST_CASE("A loop through a summary is refused too") {
    Desk desk;
    desk.wait_for(desk.make, "1");
    CHECK(desk.wait_for(desk.talks, "2.1") ==
          "This closes a loop: 1.1 “Interviews” → 1 “Plan” → 2 “Make” → 2.1 “Design” → 1.1. Nothing was linked.");
    CHECK(desk.wait_for(desk.plan, "2") ==
          "This closes a loop: 2 “Make” already waits for 1 “Plan”. Nothing was linked.");
}

TEST_CASE("A task waits neither for itself, nor for its summary, nor for a part of it") {
    Desk desk;
    CHECK(desk.wait_for(desk.launch, "3") == "A task cannot wait for itself. Nothing was linked.");
    CHECK(desk.wait_for(desk.design, "2") ==
          "2.1 “Design” is part of 2 “Make” and cannot wait for it. Nothing was linked.");
    CHECK(desk.wait_for(desk.make, "2.1") ==
          "2 “Make” cannot wait for 2.1 “Design”, which is part of it. Nothing was linked.");
    CHECK(desk.wait_for(desk.make, "1FF") ==
          "2 “Make” is a summary: only its start can wait. Use FS or SS. Nothing was linked.");
    CHECK(desk.wait_for(desk.launch, "7") == "There is no task 7.");
}

TEST_CASE("A link is drawn once, and removed") {
    Desk desk;
    const Id id = next_id();
    const auto draw = [&](Ref<Task> from, Ref<Task> to) {
        return desk.run(add_link(desk.workspace, desk.outline(), id, from, to, LinkType::FinishToStart, {days(1)}));
    };

    CHECK(draw(desk.design, desk.build) == "Link “Design” to “Build”");
    CHECK(desk.waits_for(desk.build) == "2.1FS+1 d");
    CHECK(draw(desk.design, desk.build) == "2.2 “Build” waits for 2.1 “Design” already. Nothing was linked.");
    CHECK(draw(desk.build, desk.design) ==
          "This closes a loop: 2.2 “Build” already waits for 2.1 “Design”. Nothing was linked.");
    CHECK(desk.run(remove_link(desk.workspace, {id})) == "Unlink “Build” from “Design”");
    CHECK(desk.run(remove_link(desk.workspace, {id})) == "This link is no longer there.");
}

// ---- People

TEST_CASE("People are typed by name; a name nobody has makes a new person, and that is said") {
    Desk desk;

    CHECK(desk.give(desk.build, "Ana Silva, Ben 50%") == "Give “Build” to Ana Silva and Ben");
    CHECK(desk.notice == "Ana Silva and Ben are new, and were added to the people.");
    CHECK(desk.people(desk.build) == "Ana Silva 100, Ben 50");

    CHECK(desk.give(desk.build, "ben; ana [25%]; Orla") == "Give “Build” to Ben, Ana Silva and Orla");
    CHECK(desk.notice == "Orla is new, and was added to the people.");
    CHECK(desk.people(desk.build) == "Ana Silva 25, Ben 100, Orla 100");

    CHECK(desk.give(desk.build, "Ben") == "Give “Build” to Ben");
    CHECK(desk.notice.empty());
    CHECK(desk.people(desk.build) == "Ben 100");
    CHECK(desk.give(desk.build, "") == "Take everybody off “Build”");
    CHECK(desk.people(desk.build).empty());
}

TEST_CASE("A first name that two people have is asked back for") {
    Desk desk;
    put(desk.workspace, person_of("Ana Silva"));
    put(desk.workspace, person_of("Ana Costa"));

    CHECK(desk.give(desk.build, "Ana") == "“Ana” may be Ana Silva or Ana Costa. Write the whole name.");
    CHECK(desk.give(desk.build, "Ana Costa") == "Give “Build” to Ana Costa");
}

TEST_CASE("Parts of people that make no sense are refused") {
    Desk desk;
    CHECK(desk.give(desk.build, "Ana 0%") ==
          "“Ana 0%” is not understood. Write a name and, if it is not full time, a part of it: Ana 50%.");
    CHECK(desk.give(desk.build, "50%") == "“50%” names nobody.");
    CHECK(desk.give(desk.build, "Ana, ana 50%") == "ana is named twice.");
    CHECK(desk.workspace.all<Person>().empty());
}

}  // namespace rapport
