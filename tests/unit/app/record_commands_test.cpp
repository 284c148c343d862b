#include "app/commands/record.h"

#include "unit/app/desk.h"

namespace rapport {
namespace {

/// A client with a project of three tasks, one below another, a link, somebody working, and comments.
struct Harbour {
    Desk desk;
    Ref<Client> client = desk.add(Client{{}, "Harbour & Vale"});
    Ref<Stakeholder> ruth = desk.add(Stakeholder{{}, client, "Ruth"});
    Ref<Project> project = desk.add(Project{{}, client, "Booking"});
    Ref<Task> pilot = desk.add(Task{{}, project, {}, {}, "Pilot"});
    Ref<Task> training = desk.add(Task{{}, project, pilot, {}, "Training"});
    Ref<Task> launch = desk.add(Task{{}, project, {}, {}, "Launch"});
    Ref<Dependency> link = desk.add(Dependency{{}, training, launch});
    Ref<Person> ana = desk.add(Person{{}, "Ana"});
    Ref<Assignment> work = desk.add(Assignment{{}, training, ana});
    Ref<Comment> comment = desk.add(Comment{{}, training.id, "Ines", {}, {"Two rooms?"}});

    template <auto Member, class E> Result<Edit> set(Ref<E> ref, Value value) {
        return set_field(desk.workspace, type_of<E>, ref.id, field_of<Member, E>(), std::move(value));
    }
    template <auto Member, class E> std::string refusal(Ref<E> ref, Value value) {
        const Result<Edit> edit = set<Member>(ref, std::move(value));
        REQUIRE_FALSE(edit);
        return edit.error().message;
    }
    template <class E> std::string label_of_deleting(Ref<E> ref) {
        const Result<Edit> edit = delete_record(desk.workspace, type_of<E>, ref.id);
        REQUIRE(edit);
        return edit->label;
    }
};

}  // namespace

TEST_CASE("A field is set from a value, and the label names field and record") {
    Harbour harbour;

    const Result<Edit> edit = harbour.set<&Task::priority>(harbour.pilot, std::int64_t{700});
    REQUIRE(edit);
    CHECK(edit->label == "Change Priority of “Pilot”");
    REQUIRE(harbour.desk.run(edit));
    CHECK(harbour.desk.workspace.find(harbour.pilot)->priority == 700);

    CHECK(harbour.set<&Task::deadline>(harbour.pilot, Value())->empty());
    CHECK(harbour.set<&Task::deadline>(harbour.pilot, Value())->label == "Clear Deadline of “Pilot”");
}

TEST_CASE("Text of one line is trimmed and stays on its line; prose is left as it is") {
    Harbour harbour;

    REQUIRE(harbour.desk.run(harbour.set<&Task::name>(harbour.pilot, std::string("  Pilot\nrun "))));
    REQUIRE(harbour.desk.run(harbour.set<&Task::notes>(harbour.pilot, std::string(" One\n Two "))));

    CHECK(harbour.desk.workspace.find(harbour.pilot)->name == "Pilot run");
    CHECK(harbour.desk.workspace.find(harbour.pilot)->notes.text == " One\n Two ");
}

TEST_CASE("What a field cannot mean is refused with a sentence") {
    Harbour harbour;

    CHECK(harbour.refusal<&Client::name>(harbour.client, std::string(" ")) == "A client needs a name.");
    CHECK(harbour.refusal<&Task::done>(harbour.pilot, std::int64_t{120}) == "Done goes from 0 % to 100 %.");
    CHECK(harbour.refusal<&Task::duration>(harbour.pilot, std::int64_t{-1}) == "Duration cannot be below zero.");
    CHECK(harbour.refusal<&Task::project>(harbour.pilot, Id{}) == "Project is set once, when the task is made.");
    CHECK(harbour.refusal<&Entity::deleted>(harbour.pilot, Value()) == "Deleted is set once, when the task is made.");
    CHECK(harbour.refusal<&Project::currency>(harbour.project, std::string("euro")) ==
          "A currency has three letters, such as EUR.");
    CHECK(harbour.refusal<&Project::manager>(harbour.project, harbour.ruth.id) == "This person is no longer there.");
    CHECK(harbour.refusal<&Stakeholder::influence>(harbour.ruth, std::int64_t{6}) ==
          "Influence goes from 1 to 5; 0 where it is not known.");
    CHECK(harbour.refusal<&Task::priority>(harbour.pilot, std::string("high")) ==
          "This field takes a number below 2,147,483,648.");
    CHECK(harbour.set<&Dependency::lag>(harbour.link, std::int64_t{-480}));
    CHECK(harbour.refusal<&Task::name>(Ref<Task>{next_id()}, std::string("x")) == "This task is no longer there.");
}

TEST_CASE("A task cannot become part of itself, however far around") {
    Harbour harbour;

    CHECK(harbour.refusal<&Task::parent>(harbour.pilot, harbour.training.id) ==
          "This would close a circle: Part of would lead back to “Pilot”.");
    CHECK(harbour.refusal<&Task::parent>(harbour.pilot, harbour.pilot.id) ==
          "This would close a circle: Part of would lead back to “Pilot”.");
    CHECK(harbour.set<&Task::parent>(harbour.training, harbour.launch.id));
}

TEST_CASE("A client goes with its people, projects, tasks and all that hangs by them; the label counts them") {
    Harbour harbour;
    const Result<Edit> edit = delete_record(harbour.desk.workspace, type_of<Client>, harbour.client.id);
    REQUIRE(edit);
    CHECK(edit->label ==
          "Delete client “Harbour & Vale” with 1 stakeholder, 1 project, 3 tasks, 1 link, 1 assignment and 1 comment");

    REQUIRE(harbour.desk.run(edit));

    CHECK(harbour.desk.workspace.living_count() == 1);
    CHECK(harbour.desk.workspace.find(harbour.ana));
    harbour.desk.undo();
    CHECK(harbour.desk.workspace.living_count() == 10);
}

TEST_CASE("A task goes with those below it, their links and who works on them, and leaves the others") {
    Harbour harbour;
    CHECK(harbour.label_of_deleting(harbour.pilot) ==
          "Delete task “Pilot” with 1 task, 1 link, 1 assignment and 1 comment");
    CHECK(harbour.label_of_deleting(harbour.launch) == "Delete task “Launch” with 1 link");
    CHECK(harbour.label_of_deleting(harbour.ana) == "Delete person “Ana” with 1 assignment");
    CHECK(harbour.label_of_deleting(harbour.link) == "Delete link");
    CHECK(harbour.label_of_deleting(harbour.ruth) == "Delete stakeholder “Ruth”");
    CHECK_FALSE(delete_record(harbour.desk.workspace, type_of<Task>, next_id()));
}

TEST_CASE("A task of another project does not go with what it was put below") {
    Harbour harbour;
    const auto other = harbour.desk.add(Project{{}, {}, "Other"});
    const auto stray = harbour.desk.add(Task{{}, other, harbour.pilot, {}, "Stray"});

    REQUIRE(harbour.desk.run(delete_record(harbour.desk.workspace, type_of<Client>, harbour.client.id)));

    CHECK(harbour.desk.workspace.find(stray));
}

TEST_CASE("Restoring brings back what was deleted together") {
    Harbour harbour;
    REQUIRE(harbour.desk.run(delete_record(harbour.desk.workspace, type_of<Task>, harbour.launch.id)));
    REQUIRE(harbour.desk.run(delete_record(harbour.desk.workspace, type_of<Client>, harbour.client.id)));

    const Result<Edit> edit = restore_record(harbour.desk.workspace, type_of<Client>, harbour.client.id);
    REQUIRE(edit);
    CHECK(edit->label ==
          "Restore client “Harbour & Vale” with 1 stakeholder, 1 project, 2 tasks, 1 assignment and 1 comment");
    REQUIRE(harbour.desk.run(edit));

    CHECK(harbour.desk.workspace.find(harbour.training));
    CHECK_FALSE(harbour.desk.workspace.find(harbour.launch));
    CHECK_FALSE(restore_record(harbour.desk.workspace, type_of<Client>, harbour.client.id));
    CHECK_FALSE(restore_record(harbour.desk.workspace, type_of<Client>, next_id()));
}

TEST_CASE("Restoring brings back what a record cannot be without") {
    Harbour harbour;
    REQUIRE(harbour.desk.run(delete_record(harbour.desk.workspace, type_of<Task>, harbour.pilot.id)));
    REQUIRE(harbour.desk.run(delete_record(harbour.desk.workspace, type_of<Client>, harbour.client.id)));

    REQUIRE(harbour.desk.run(restore_record(harbour.desk.workspace, type_of<Task>, harbour.training.id)));

    CHECK(harbour.desk.workspace.find(harbour.training));
    CHECK(harbour.desk.workspace.find(harbour.pilot));
    CHECK(harbour.desk.workspace.find(harbour.work));
    CHECK(harbour.desk.workspace.find(harbour.project));
    CHECK(harbour.desk.workspace.find(harbour.client));
    CHECK(harbour.desk.workspace.find(harbour.launch));  // The link that was deleted with the training leads to it.
    CHECK_FALSE(harbour.desk.workspace.find(harbour.ruth));
}

TEST_CASE("One comments on what is there, with some text, and can settle it") {
    Harbour harbour;
    const Id id = next_id();

    const Result<Edit> edit =
        add_comment(harbour.desk.workspace, id, harbour.launch.id, "  When? ", "Ines", Instant{1000});
    REQUIRE(edit);
    CHECK(edit->label == "Comment on “Launch”");
    REQUIRE(harbour.desk.run(edit));
    const Comment* comment = harbour.desk.workspace.find(Ref<Comment>{id});
    REQUIRE(comment);
    CHECK(comment->text.text == "When?");
    CHECK(comment->author == "Ines");
    CHECK(comment->written == Instant{1000});

    REQUIRE(harbour.desk.run(resolve_comment(harbour.desk.workspace, {id})));
    CHECK(comment->resolved);
    CHECK(resolve_comment(harbour.desk.workspace, {id}, false)->label == "Reopen comment on “Launch”");
    CHECK_FALSE(add_comment(harbour.desk.workspace, next_id(), harbour.launch.id, " \n", "Ines", {}));
    CHECK_FALSE(add_comment(harbour.desk.workspace, next_id(), next_id(), "x", "Ines", {}));
}

TEST_CASE("A calendar keeps at least one day with hours") {
    Workspace workspace;
    const auto base = put<WorkingCalendar>(workspace, {.name = "House",
                                                       .monday = Shifts{{480, 720}},
                                                       .tuesday = Shifts{},
                                                       .wednesday = Shifts{},
                                                       .thursday = Shifts{},
                                                       .friday = Shifts{}});
    const auto own = put<WorkingCalendar>(workspace, {.name = "Own", .base = base});
    const auto off = [&](Ref<WorkingCalendar> calendar, std::size_t field) {
        return set_field(workspace, type_of<WorkingCalendar>, calendar.id, field, Shifts{});
    };

    for (const auto calendar : {base, own}) {
        const Result<Edit> refused = off(calendar, field_of<&WorkingCalendar::monday>());
        REQUIRE_FALSE(refused);
        CHECK(refused.error().message.starts_with("Nobody could work by “"));
        CHECK(off(calendar, field_of<&WorkingCalendar::saturday>()));
    }
}

}  // namespace rapport
