#include "app/commands/client.h"

#include "app/commands/project.h"
#include "unit/app/desk.h"

namespace rapport {
namespace {

constexpr DateTime monday_noon{20'759LL * minutes_per_day + 720};  // 2026-11-02

template <class E> std::vector<const E*> all(const Workspace& workspace) {
    std::vector<const E*> records;
    for (const E& record : workspace.all<E>()) records.push_back(&record);
    return records;
}

}  // namespace

TEST_CASE("A client begins with who decides there and what success is to them") {
    Desk desk;

    const Result<Edit> edit = new_client(
        desk.workspace, {" Harbour & Vale Clinics ", "Ruth Adeyemi", "Patients book without calling us.", ""}, next_id,
        monday_noon);
    REQUIRE(edit);
    CHECK(edit->label == "New client “Harbour & Vale Clinics”");
    REQUIRE(desk.run(edit));

    const auto clients = all<Client>(desk.workspace);
    const auto stakeholders = all<Stakeholder>(desk.workspace);
    const auto projects = all<Project>(desk.workspace);
    REQUIRE(clients.size() == 1);
    REQUIRE(stakeholders.size() == 1);
    REQUIRE(projects.size() == 2);
    CHECK(edit->writes[0].id == clients[0]->id);
    CHECK(clients[0]->since == date_of(monday_noon));
    CHECK(stakeholders[0]->client.id == clients[0]->id);
    CHECK(stakeholders[0]->decides);
    CHECK(projects[0]->name == "First project");
    CHECK(projects[0]->client.id == clients[0]->id);
    CHECK(projects[0]->success.text == "Patients book without calling us.");
    CHECK(projects[0]->success_by.id == stakeholders[0]->id);
    CHECK(projects[0]->start == at(date_of(monday_noon), {480}));
    CHECK(projects[0]->kind == ProjectKind::Delivery);
    CHECK(projects[1]->kind == ProjectKind::Relationship);
    CHECK(projects[1]->client.id == clients[0]->id);
}

TEST_CASE("A client alone is enough; its project may have a name") {
    Desk desk;

    REQUIRE(desk.run(new_client(desk.workspace, {"Harbour"}, next_id, monday_noon)));
    CHECK(desk.workspace.living_count() == 2);
    REQUIRE(desk.run(new_client(desk.workspace, {"Vale", "", "", "Booking"}, next_id, monday_noon)));
    CHECK(desk.workspace.living_count() == 5);
    CHECK(all<Project>(desk.workspace)[1]->name == "Booking");
    CHECK_FALSE(all<Project>(desk.workspace)[1]->success_on);
}

TEST_CASE("A client without a name, or one who is there already, is refused") {
    Desk desk;
    REQUIRE(desk.run(new_client(desk.workspace, {"Élan"}, next_id, monday_noon)));

    CHECK(new_client(desk.workspace, {" "}, next_id, monday_noon).error().message == "A client needs a name.");
    CHECK(new_client(desk.workspace, {"elan"}, next_id, monday_noon).error().message ==
          "There is a client “elan” already.");
}

TEST_CASE("Stakeholders and projects belong to a client that is there") {
    Desk desk;
    const auto client = desk.add(Client{{}, "Harbour"});

    REQUIRE(desk.run(
        add_stakeholder(desk.workspace, next_id(), client, {"Ruth", "Director", "ruth@harbour.example", true})));
    REQUIRE(desk.run(new_project(desk.workspace, next_id(), {client, "Booking", "Fewer calls", {}, monday_noon},
                                 date_of(monday_noon))));

    CHECK(all<Stakeholder>(desk.workspace)[0]->role == "Director");
    CHECK(all<Project>(desk.workspace)[0]->success_on == date_of(monday_noon));
    CHECK_FALSE(add_stakeholder(desk.workspace, next_id(), client, {" "}));
    CHECK_FALSE(add_stakeholder(desk.workspace, next_id(), {next_id()}, {"Ruth"}));
    CHECK_FALSE(new_project(desk.workspace, next_id(), {client, ""}, {}));
    CHECK_FALSE(new_project(desk.workspace, next_id(), {{}, "Booking"}, {}));
}

TEST_CASE("A new project works by the one calendar there is; between several a person chooses") {
    Desk desk;
    const auto client = desk.add(client_of("Harbour"));
    const auto house = desk.add(WorkingCalendar{.name = "House"});
    const auto calendar_of_new = [&] {
        const Id id = next_id();
        REQUIRE(desk.run(new_project(desk.workspace, id, {client, "Booking"}, {})));
        return desk.workspace.find(Ref<Project>{id})->calendar;
    };
    CHECK(calendar_of_new() == house);
    desk.add(WorkingCalendar{.name = "Nights"});
    CHECK(calendar_of_new().is_null());
}

TEST_CASE("People on our side are told apart by name and e-mail address") {
    Desk desk;
    REQUIRE(desk.run(add_person(desk.workspace, next_id(), "Ana", "Lead", "ana@we.example")));

    CHECK(add_person(desk.workspace, next_id(), "ana").error().message == "“ana” is there already.");
    CHECK(add_person(desk.workspace, next_id(), "Anne", "", "ANA@we.example").error().message ==
          "“Ana” has this e-mail address already.");
    CHECK(add_person(desk.workspace, next_id(), "Bo"));
    CHECK_FALSE(add_person(desk.workspace, next_id(), ""));
}

}  // namespace rapport
