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

/// Runs it; gives what its report says.
ImportReport bring(Desk& desk, const Import& import, const ImportTarget& target = {{}, "Harbour"}) {
    Result<ImportEdit> made = import_edit(desk.workspace, import, target, next_id);
    REQUIRE(made);
    REQUIRE(desk.run(std::move(made->edit)));
    return std::move(made->report);
}

ImportReport take_in(Desk& desk, const Workspace& records) {
    ImportEdit adopted = adopt(desk.workspace, records, "Add “w.json”");
    REQUIRE(desk.run(std::move(adopted.edit)));
    return std::move(adopted.report);
}

std::vector<std::string> words_of(const ImportReport& report) {
    std::vector<std::string> words = report.warnings;
    for (const Left& left : report.left_out) words.push_back(left.what + ": " + std::to_string(left.count));
    return words;
}

std::size_t count(const Workspace& workspace, const EntityType& type) {
    std::size_t living = 0;
    for (const Entity* record : workspace.table(type).rows()) living += is_alive(*record);
    return living;
}

}  // namespace

TEST_CASE("An import is one gesture, under a client that is made for it") {
    Desk desk;
    PlanFile file;

    Result<ImportEdit> made = import_edit(desk.workspace, file.import, {{}, "Harbour"}, next_id);
    REQUIRE(made);
    CHECK(made->edit.label == "Import “Homemove plan”");
    CHECK(made->report.left_out.empty());
    REQUIRE(desk.run(std::move(made->edit)));

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

    bring(desk, PlanFile().import, {client, ""});
    bring(desk, PlanFile().import, {{}, "harbour"});

    CHECK(count(desk.workspace, type_of<Client>) == 1);
    for (const Project& project : desk.workspace.all<Project>()) CHECK(project.client == client);
    CHECK_FALSE(import_edit(desk.workspace, PlanFile().import, {{next_id()}, ""}, next_id));
    CHECK_FALSE(import_edit(desk.workspace, PlanFile().import, {}, next_id));
}

TEST_CASE("A plan comes into a project without tasks, which keeps what is said of it") {
    Desk desk;
    const auto client = desk.add(Client{{}, "Harbour"});
    Project first{};
    first.client = client;
    first.name = "Our first";
    const auto project = desk.add(first);
    PlanFile file;

    bring(desk, file.import, {{}, "", project});

    CHECK(count(desk.workspace, type_of<Project>) == 1);
    CHECK(count(desk.workspace, type_of<Client>) == 1);
    CHECK(desk.workspace.find(project)->name == "Our first");
    CHECK(desk.workspace.find(project)->client == client);
    CHECK(count(desk.workspace, type_of<Task>) > 0);
    for (const Task& task : desk.workspace.all<Task>()) CHECK(task.project == project);
    CHECK_FALSE(is_without_tasks(desk.workspace, project));
    CHECK_FALSE(import_edit(desk.workspace, PlanFile().import, {{}, "", project}, next_id));
    desk.undo();
    CHECK(count(desk.workspace, type_of<Task>) == 0);
    CHECK(is_without_tasks(desk.workspace, project));
}

TEST_CASE("A plan that comes into a project happens when its file says, whatever the project said before") {
    Desk desk;
    const auto ours = desk.add(WorkingCalendar{{}, "Ours", {}, Shifts{{480, 720}}});
    Project first{};
    first.client = desk.add(Client{{}, "Harbour"});
    first.name = "Our first";
    first.success = {"It is quiet"};
    first.start = at(Date{20'759}, {480});
    first.plan_from = PlanFrom::Finish;
    first.finish = at(Date{20'800}, {1020});
    first.calendar = ours;
    first.day = {420};
    const auto project = desk.add(first);
    PlanFile file;
    auto& there = static_cast<Project&>(file.import.records.table(type_of<Project>).at(file.project.id));
    there.success = {"It is fast"};
    there.start = at(Date{20'458}, {540});
    there.calendar = file.calendar;
    there.day = {450};

    const ImportReport report = bring(desk, file.import, {{}, "", project});

    CHECK(words_of(report) ==
          std::vector<std::string>{"“Our first” starts on 2026-01-05 now, as the plan does in its file."});
    const Project* found = desk.workspace.find(project);
    REQUIRE(found);
    CHECK(found->start == at(Date{20'458}, {540}));
    CHECK(found->plan_from == PlanFrom::Start);
    CHECK(found->calendar == file.calendar);
    CHECK(desk.workspace.find(file.calendar));
    CHECK(found->day == Minutes{450});
    CHECK(found->success.text == "It is quiet");  // The rest stays.
    desk.undo();
    CHECK(desk.workspace.find(project)->start == first.start);
    CHECK(desk.workspace.find(project)->calendar == ours);
}

TEST_CASE("A file without a calendar leaves a project its own") {
    Desk desk;
    Project first{};
    first.client = desk.add(Client{{}, "Harbour"});
    first.calendar = desk.add(WorkingCalendar{{}, "Ours", {}, Shifts{{480, 720}}});
    const auto project = desk.add(first);

    bring(desk, PlanFile().import, {{}, "", project});

    CHECK(desk.workspace.find(project)->calendar == first.calendar);
}

TEST_CASE("People and calendars who are here already are taken instead of the file's") {
    Desk desk;
    PlanFile first;
    bring(desk, first.import);

    PlanFile second;
    bring(desk, second.import);

    CHECK(count(desk.workspace, type_of<Person>) == 2);
    CHECK(count(desk.workspace, type_of<WorkingCalendar>) == 1);
    CHECK(count(desk.workspace, type_of<CalendarException>) == 1);
    CHECK(count(desk.workspace, type_of<Task>) == 2);
    CHECK(desk.workspace.find(second.work)->person == first.ana);
}

TEST_CASE("A calendar that works otherwise is another one, though it is called the same") {
    Desk desk;
    PlanFile first;
    bring(desk, first.import);

    PlanFile second;
    put(second.import.records,
        PlanFile::fresh(CalendarException{{}, second.calendar, "Another", Date{20'100}, Date{20'100}}));
    static_cast<Project&>(second.import.records.table(type_of<Project>).at(second.project.id)).calendar =
        second.calendar;
    bring(desk, second.import);

    CHECK(count(desk.workspace, type_of<WorkingCalendar>) == 2);
    CHECK(count(desk.workspace, type_of<CalendarException>) == 3);
}

TEST_CASE("An e-mail address says more than a name") {
    Desk desk;
    desk.add(Person{{}, "Bo", "", "bo@elsewhere.example"});
    const auto ana = desk.add(Person{{}, "Ana Lima", "", "ANA@we.example"});
    desk.add(Person{{}, "Ana", "", "another.ana@we.example"});
    PlanFile file;

    bring(desk, file.import);

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

    bring(desk, file.import);

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

    REQUIRE(desk.run(adopt(desk.workspace, sample, "Explore the sample").edit));
    CHECK(desk.workspace.find(project)->client == client);
    CHECK(desk.workspace.find(project)->born == desk.last());
    CHECK(desk.history.gestures().back().edit.label == "Explore the sample");
    CHECK(adopt(desk.workspace, sample, "Explore the sample").edit.empty());

    desk.set<&Project::name>(project, "Changed");
    desk.remove(project);
    take_in(desk, sample);
    CHECK(desk.workspace.find(project)->name == "Sample project");
}

TEST_CASE("What an import cannot carry is in its report") {
    Desk desk;
    PlanFile file;
    put(file.import.records, PlanFile::fresh(Task{.project = file.project,
                                                  .rank = {"?"},
                                                  .name = std::string(120'000, 'n'),
                                                  .notes = {"one\x01two"},
                                                  .tags = with_words({}, {std::string(201, 't'), "tide"})}));
    file.import.report.left_out = {{"Costs", 3, {"Pack"}}};
    file.import.report.warnings = {"Odd."};

    const ImportReport report = bring(desk, file.import);

    CHECK(words_of(report) ==
          std::vector<std::string>{"Odd.", "Characters that nobody sees (Internal notes of tasks): 1", "Costs: 3",
                                   "Tags that are too long or hold characters that nobody sees (Tags of tasks): 1",
                                   "Values that Rapport cannot keep (Place of tasks): 1",
                                   "What is behind the first 100,000 characters of a text (Name of tasks): 1"});
    CHECK(std::ranges::find(report.carried, Carried{"tasks", 2}) != report.carried.end());
}

TEST_CASE("A namesake who works at other times is another person") {
    Desk desk;
    const auto ours = desk.add(Person{.name = "Bo", .capacity = {50}, .notes = {"Prefers mornings."}});
    PlanFile file;
    const auto late = put(file.import.records, PlanFile::fresh(WorkingCalendar{{}, "Late", {}, Shifts{}, Shifts{}}));
    const auto bo = put(file.import.records, PlanFile::fresh(Person{.name = "Bo", .calendar = late}));
    put(file.import.records, PlanFile::fresh(Assignment{{}, file.task, bo}));

    const ImportReport report = bring(desk, file.import);

    REQUIRE(desk.workspace.find(bo));
    CHECK(desk.workspace.find(bo)->name == "Bo (Homemove plan)");
    CHECK(desk.workspace.find(bo)->calendar == late);
    CHECK_FALSE(desk.workspace.find(file.bo));  // Who says nothing of times is ours.
    CHECK(desk.workspace.find(ours)->notes.text == "Prefers mornings.");
    CHECK(words_of(report) == std::vector<std::string>{"Another “Bo” is here already: the file’s comes in as “Bo "
                                                       "(Homemove plan)”."});
    CHECK(std::ranges::find(report.carried, Carried{"people", 2}) != report.carried.end());

    PlanFile again;  // The same plan once more.
    const auto same = put(again.import.records, PlanFile::fresh(WorkingCalendar{{}, "Late", {}, Shifts{}, Shifts{}}));
    put(again.import.records, PlanFile::fresh(Person{.name = "Bo", .calendar = same}));
    bring(desk, again.import);
    CHECK(count(desk.workspace, type_of<Person>) == 3);
}

TEST_CASE("What a file says of somebody who is here already is told, and brings no calendar along") {
    Desk desk;
    const auto bo = desk.add(Person{.name = "Bo", .email = "bo@we.example"});
    PlanFile file;
    const auto late = put(file.import.records, PlanFile::fresh(WorkingCalendar{{}, "Late", {}, Shifts{}, Shifts{}}));
    put(file.import.records, PlanFile::fresh(CalendarException{{}, late, "Holiday", Date{20'000}, Date{20'000}}));
    put(file.import.records, PlanFile::fresh(Person{.name = "Bo Berg",
                                                    .email = "bo@we.example",
                                                    .calendar = late,
                                                    .notes = {"Only mornings."},
                                                    .tags = with_words({}, {"crew"})}));

    const ImportReport report = bring(desk, file.import);

    CHECK(count(desk.workspace, type_of<Person>) == 2);
    CHECK(desk.workspace.find(bo)->notes.text.empty());
    CHECK_FALSE(desk.workspace.find(late));
    CHECK(count(desk.workspace, type_of<CalendarException>) == 1);
    CHECK(words_of(report) ==
          std::vector<std::string>{"“Bo” is here already and works at other times than in the file: tasks may come out "
                                   "on other days.",
                                   "Internal notes of people who are here already: 1",
                                   "Tags of people who are here already: 1"});
}

TEST_CASE(
    "Somebody who works at times of their own is taken for a namesake of whom a file says nothing, and that is told") {
    Desk desk;
    const auto late = desk.add(WorkingCalendar{{}, "Late", {}, Shifts{}, Shifts{}});
    const auto bo = desk.add(Person{.name = "Bo", .calendar = late});
    PlanFile file;
    const auto work = put(file.import.records, PlanFile::fresh(Assignment{{}, file.task, file.bo}));

    CHECK(words_of(bring(desk, file.import)) ==
          std::vector<std::string>{"“Bo” is here already and works at other times than in the file: tasks may come out "
                                   "on other days."});
    CHECK(desk.workspace.find(work)->person == bo);
}

TEST_CASE("What a newer Rapport wrote and an edit cannot carry is counted") {
    Desk desk;
    Workspace newer;
    Client client = client_of("Harbour");
    client.unknown = {{"mood", "\"sunny\"", {}}, {"zeal", "1", {}}};
    put(newer, client);
    newer.unknown["invoice"][id_number(77)] = "{}";
    newer.unknown_members = {{"theme", "1"}};

    const ImportReport report = take_in(desk, newer);

    CHECK(words_of(report) == std::vector<std::string>{"Records that a newer Rapport wrote: 1",
                                                       "What a newer Rapport wrote at the top of the file: 1",
                                                       "What a newer Rapport wrote into fields: 2"});
    CHECK(
        left_words(report) ==
        "Left out: Records that a newer Rapport wrote (1); What a newer Rapport wrote at the top of the file (1); What "
        "a newer Rapport wrote into fields (2).");
    CHECK(report.carried == std::vector<Carried>{{"client", 1}});
    CHECK(left_words(take_in(desk, Workspace())).empty());
}

}  // namespace rapport
