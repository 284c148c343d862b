#include "app/commands/import.h"

#include "base/text.h"
#include "unit/app/desk.h"

namespace rapport {
namespace {

/// What a file gives: a project in a calendar of its own with a holiday, two people, a task and who works on it.
struct PlanFile {
    Import import;
    Ref<WorkingCalendar> calendar = put(import.records, fresh(WorkingCalendar{{}, "Standard", {}, Shifts{{480, 960}}}));
    Ref<CalendarException> holiday =
        put(import.records, fresh(CalendarException{{}, calendar, "Holiday", Date{20'000}, Date{20'000}}));
    Ref<Person> ana =
        put(import.records,
            fresh(Person{{}, "Ana", "", "ana@we.example", "", "", "", "", PersonKind::Person, {100}, calendar}));
    Ref<Person> bo = put(import.records, fresh(Person{{}, "Bo"}));
    Ref<Project> project = put(import.records, fresh(Project{{}, {}, "Homemove plan"}));
    Ref<Task> task = put(import.records, fresh(Task{{}, project, {}, {}, "Pack"}));
    Ref<Assignment> work = put(import.records, fresh(Assignment{{}, task, ana}));

    PlanFile() { import.project = project; }

    template <class E> static E fresh(E record) {
        record.id = next_id();
        return record;
    }
};

std::size_t count(const Workspace& workspace, const EntityType& type) {
    std::size_t living = 0;
    for (const Entity* record : workspace.table(type).rows()) living += is_alive(*record);
    return living;
}

}  // namespace

TEST_CASE("An import is one gesture, under a client that is made for it") {
    Desk desk;
    PlanFile file;

    const Result<Edit> edit = import_edit(desk.workspace, file.import, {{}, "Harbour"}, next_id);
    REQUIRE(edit);
    CHECK(edit->label == "Import “Homemove plan”");
    REQUIRE(desk.run(edit));

    CHECK(desk.workspace.living_count() == 8);
    const Project* project = desk.workspace.find(file.project);
    REQUIRE(project);
    REQUIRE(desk.workspace.find(project->client));
    CHECK(desk.workspace.find(project->client)->name == "Harbour");
    CHECK(project->born == desk.last());
    CHECK(desk.workspace.find(file.ana)->calendar == file.calendar);
    desk.undo();
    CHECK(desk.workspace.living_count() == 0);
}

TEST_CASE("An import goes to a client that is there, by choice or by name") {
    Desk desk;
    const auto client = desk.add(Client{{}, "Harbour"});

    REQUIRE(desk.run(import_edit(desk.workspace, PlanFile().import, {client, ""}, next_id)));
    REQUIRE(desk.run(import_edit(desk.workspace, PlanFile().import, {{}, "harbour"}, next_id)));

    CHECK(count(desk.workspace, type_of<Client>) == 1);
    for (const Project& project : desk.workspace.all<Project>()) CHECK(project.client == client);
    CHECK_FALSE(import_edit(desk.workspace, PlanFile().import, {{next_id()}, ""}, next_id));
    CHECK_FALSE(import_edit(desk.workspace, PlanFile().import, {}, next_id));
}

TEST_CASE("People and calendars who are here already are taken instead of the file's") {
    Desk desk;
    PlanFile first;
    REQUIRE(desk.run(import_edit(desk.workspace, first.import, {{}, "Harbour"}, next_id)));

    PlanFile second;
    REQUIRE(desk.run(import_edit(desk.workspace, second.import, {{}, "Harbour"}, next_id)));

    CHECK(count(desk.workspace, type_of<Person>) == 2);
    CHECK(count(desk.workspace, type_of<WorkingCalendar>) == 1);
    CHECK(count(desk.workspace, type_of<CalendarException>) == 1);
    CHECK(count(desk.workspace, type_of<Task>) == 2);
    CHECK(desk.workspace.find(second.work)->person == first.ana);
}

TEST_CASE("A calendar that works otherwise is another one, though it is called the same") {
    Desk desk;
    PlanFile first;
    REQUIRE(desk.run(import_edit(desk.workspace, first.import, {{}, "Harbour"}, next_id)));

    PlanFile second;
    put(second.import.records,
        PlanFile::fresh(CalendarException{{}, second.calendar, "Another", Date{20'100}, Date{20'100}}));
    REQUIRE(desk.run(import_edit(desk.workspace, second.import, {{}, "Harbour"}, next_id)));

    CHECK(count(desk.workspace, type_of<WorkingCalendar>) == 2);
    CHECK(count(desk.workspace, type_of<CalendarException>) == 3);
}

TEST_CASE("An e-mail address says more than a name") {
    Desk desk;
    desk.add(Person{{}, "Bo", "", "bo@elsewhere.example"});
    const auto ana = desk.add(Person{{}, "Ana Lima", "", "ANA@we.example"});
    desk.add(Person{{}, "Ana", "", "another.ana@we.example"});
    PlanFile file;

    REQUIRE(desk.run(import_edit(desk.workspace, file.import, {{}, "Harbour"}, next_id)));

    CHECK(desk.workspace.find(file.work)->person == ana);
    CHECK_FALSE(desk.workspace.find(file.bo));
    CHECK(count(desk.workspace, type_of<Person>) == 3);
}

TEST_CASE("One odd value does not keep an import out") {
    Desk desk;
    PlanFile file;
    std::string long_notes = "é";
    while (long_notes.size() <= 100'000) long_notes += long_notes;
    const auto odd =
        put(file.import.records,
            PlanFile::fresh(Task{.project = file.project, .rank = {"?"}, .name = "Odd", .notes = {"x" + long_notes}}));

    REQUIRE(desk.run(import_edit(desk.workspace, file.import, {{}, "Harbour"}, next_id)));

    const Task* task = desk.workspace.find(odd);
    REQUIRE(task);
    CHECK(task->notes.text.size() == 99'999);
    CHECK(is_valid_utf8(task->notes.text));
    CHECK(task->rank == Rank{});
}

TEST_CASE("Records of another workspace are adopted once, without their stamps") {
    Desk desk;
    Workspace sample;
    const auto client = put(sample, client_of("Sample"));
    const auto project = put(sample, make<Project>({.client = client, .name = "Sample project"}));

    REQUIRE(desk.run(adopt(desk.workspace, sample, "Explore the sample")));
    CHECK(desk.workspace.find(project)->client == client);
    CHECK(desk.workspace.find(project)->born == desk.last());
    CHECK(desk.history.gestures().back().edit.label == "Explore the sample");
    CHECK(adopt(desk.workspace, sample, "Explore the sample").empty());

    desk.set<&Project::name>(project, "Changed");
    desk.remove(project);
    REQUIRE(desk.run(adopt(desk.workspace, sample, "Explore the sample")));
    CHECK(desk.workspace.find(project)->name == "Sample project");
}

}  // namespace rapport
