#include "app/past.h"

#include "unit/app/desk.h"

namespace rapport {
namespace {

using Fate = RecordThen::Fate;

Task task_called(std::string name) {
    Task task{};
    task.name = std::move(name);
    return task;
}

std::string text_then(const RecordThen& record, std::size_t field) {
    for (const FieldThen& changed : record.fields)
        if (changed.field == field) return std::get<std::string>(changed.then);
    return "(as it is)";
}

}  // namespace

TEST_CASE("What has become of a record since a moment: the value then, whatever happened between") {
    Desk desk;
    const auto pilot = desk.add(task_called("Pilot"));
    const Stamp moment = desk.last();
    desk.set<&Task::name>(pilot, "Trial");
    desk.set<&Task::name>(pilot, "Trial run");
    desk.set<&Task::done>(pilot, Percent{40});
    desk.set<&Task::done>(pilot, Percent{0});

    const auto records = differences_since(desk.workspace, desk.history, moment);

    REQUIRE(records.size() == 1);
    CHECK(records[0].fate == Fate::Changed);
    REQUIRE(records[0].fields.size() == 1);
    CHECK(text_then(records[0], field_of<&Task::name>()) == "Pilot");
    CHECK(records[0].fields[0].now == Value(std::string("Trial run")));
}

TEST_CASE("What was undone in the meantime is no difference") {
    Desk desk;
    const auto pilot = desk.add(task_called("Pilot"));
    const Stamp moment = desk.last();
    desk.set<&Task::name>(pilot, "Trial");
    desk.add(task_called("Kick-off"));
    desk.undo();
    desk.undo();

    CHECK(differences_since(desk.workspace, desk.history, moment).empty());
}

TEST_CASE("Everything goes back to a moment as one edit, which is undone like any other") {
    Desk desk;
    const auto pilot = desk.add(task_called("Pilot"));
    const auto design = desk.add(task_called("Design"));
    desk.set<&Task::tags>(pilot, with_words({}, {"site"}));
    const Stamp moment = desk.last();
    desk.set<&Task::name>(pilot, "Trial");
    desk.set<&Task::tags>(pilot, with_words(desk.workspace.find(pilot)->tags, {"office"}));
    desk.set<&Task::name>(design, "Drawings");
    desk.remove(design);
    const auto launch = desk.add(task_called("Launch"));
    const auto records = differences_since(desk.workspace, desk.history, moment);
    REQUIRE(records.size() == 3);
    CHECK(records[0].fate == Fate::Changed);
    CHECK(records[1].fate == Fate::Deleted);
    CHECK(records[2].fate == Fate::Made);

    REQUIRE(desk.run(bring_back(desk.workspace, records, "Go back")));

    CHECK(desk.workspace.find(pilot)->name == "Pilot");
    CHECK(desk.workspace.find(pilot)->tags.words() == std::vector<std::string>{"site"});
    REQUIRE(desk.workspace.find(design));
    CHECK(desk.workspace.find(design)->name == "Design");
    CHECK_FALSE(desk.workspace.find(launch));
    CHECK(differences_since(desk.workspace, desk.history, moment).empty());

    desk.undo();
    CHECK(desk.workspace.find(pilot)->name == "Trial");
    CHECK_FALSE(desk.workspace.find(design));
    CHECK(desk.workspace.find(launch));
}

TEST_CASE("One field alone is brought back, and the rest stays") {
    Desk desk;
    const auto pilot = desk.add(task_called("Pilot"));
    const Stamp moment = desk.last();
    desk.set<&Task::name>(pilot, "Trial");
    desk.set<&Task::done>(pilot, Percent{40});
    const auto records = differences_since(desk.workspace, desk.history, moment);
    REQUIRE(records.size() == 1);
    REQUIRE(records[0].fields.size() == 2);

    REQUIRE(desk.run(bring_back(desk.workspace, records[0], records[0].fields[0])));

    CHECK(desk.workspace.find(pilot)->name == "Pilot");
    CHECK(desk.workspace.find(pilot)->done == Percent{40});
    CHECK(desk.history.to_undo()->edit.label == "Bring back Name of “Trial”");
}

TEST_CASE("Of a client or a project alone, what hangs by it is told") {
    Desk desk;
    Client harbour{};
    harbour.name = "Harbour Trust";
    const auto client = desk.add(harbour);
    Project wall{};
    wall.client = client;
    wall.name = "Quay wall";
    const auto project = desk.add(wall);
    Task survey = task_called("Survey");
    survey.project = project;
    const auto task = desk.add(survey);
    const auto other = desk.add(task_called("Elsewhere"));
    const Stamp moment = desk.last();
    desk.set<&Task::name>(task, "Survey the bed");
    desk.set<&Task::name>(other, "Far away");
    desk.remove(task);

    const auto of_project = differences_since(desk.workspace, desk.history, moment, project.id);
    const auto of_client = differences_since(desk.workspace, desk.history, moment, client.id);
    const auto of_all = differences_since(desk.workspace, desk.history, moment);

    REQUIRE(of_project.size() == 1);
    CHECK(of_project[0].id == task.id);
    CHECK(of_project[0].fate == Fate::Deleted);
    CHECK(of_client.size() == 1);
    CHECK(of_all.size() == 2);
}

TEST_CASE("A record that comes back brings what it cannot be without") {
    Desk desk;
    Project wall{};
    wall.name = "Quay wall";
    const auto project = desk.add(wall);
    Task survey = task_called("Survey");
    survey.project = project;
    const auto task = desk.add(survey);
    const Stamp moment = desk.last();
    desk.remove(task);
    desk.remove(project);
    auto records = differences_since(desk.workspace, desk.history, moment);
    std::erase_if(records, [&](const RecordThen& record) { return record.id != task.id; });
    REQUIRE(records.size() == 1);

    REQUIRE(desk.run(bring_back(desk.workspace, records, "Bring back “Survey”")));

    CHECK(desk.workspace.find(task));
    CHECK(desk.workspace.find(project));
}

TEST_CASE("Before the first gesture there was nothing, and a moment that is forgotten tells nothing") {
    Desk desk;
    desk.add(task_called("Pilot"));

    const auto records = differences_since(desk.workspace, desk.history, {});

    REQUIRE(records.size() == 1);
    CHECK(records[0].fate == Fate::Made);
    CHECK(differences_since(desk.workspace, desk.history, stamp_after(1'000'000, 55, 9)).empty());
}

}  // namespace rapport
