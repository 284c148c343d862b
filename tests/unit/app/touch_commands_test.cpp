#include "app/commands/touch.h"

#include "app/commands/erase.h"
#include "app/commands/record.h"
#include "app/commands/request.h"
#include "clinics.h"
#include "model/outline.h"
#include "schedule/schedule.h"

namespace rapport {
namespace {

struct Clinics : ClinicsDesk {
    [[nodiscard]] NewTouch touch() const {
        NewTouch wanted;
        wanted.touchpoint.id = next_id();
        wanted.touchpoint.client = client;
        wanted.touchpoint.held = noon;
        wanted.people = {ruth};
        return wanted;
    }
};

}  // namespace

TEST_CASE("A touch is logged with who took part, and named by them where nobody names it") {
    Clinics clinics;

    REQUIRE(clinics.desk.run(log_touch(clinics.desk.workspace, clinics.touch(), next_id, noon)));

    CHECK(clinics.only<Touchpoint>().subject == "Phone with Ruth");
    CHECK(clinics.only<Participant>().stakeholder == clinics.ruth);
    clinics.desk.undo();
    CHECK(all<Touchpoint>(clinics.desk.workspace).empty());
    CHECK(all<Participant>(clinics.desk.workspace).empty());
}

TEST_CASE("A touch that is still to come, says nothing or is with somebody else's people is refused with a sentence") {
    Clinics clinics;
    const Ref<Client> other = clinics.desk.add(client_of("Kestrel"));
    const Ref<Stakeholder> marek = clinics.desk.add(make<Stakeholder>({.client = other, .name = "Marek"}));
    NewTouch later = clinics.touch(), empty = clinics.touch(), foreign = clinics.touch(), nobody = clinics.touch();
    later.touchpoint.held = {noon.minutes + 1};
    empty.people.clear();
    foreign.people = {marek};
    nobody.touchpoint.client = {};

    const auto refused = [&](const NewTouch& wanted) {
        const Result<Edit> edit = log_touch(clinics.desk.workspace, wanted, next_id, noon);
        return edit ? std::string() : edit.error().message;
    };

    CHECK(refused(clinics.touch()).empty());
    CHECK(refused(later).find("still to come") != std::string::npos);
    CHECK(refused(empty).find("with whom") != std::string::npos);
    CHECK(refused(foreign).find("not of this client") != std::string::npos);
    CHECK(refused(nobody).find("whose people") != std::string::npos);
}

TEST_CASE("Who waited for an answer waits no longer once it is given; others wait on") {
    Clinics clinics;
    NewTouch asked = clinics.touch(), of_theo = clinics.touch();
    asked.touchpoint.waits = of_theo.touchpoint.waits = true;
    of_theo.people = {clinics.theo};
    REQUIRE(clinics.desk.run(log_touch(clinics.desk.workspace, asked, next_id, noon)));
    REQUIRE(clinics.desk.run(log_touch(clinics.desk.workspace, of_theo, next_id, noon)));

    NewTouch answer = clinics.touch();
    answer.answers = true;
    REQUIRE(clinics.desk.run(log_touch(clinics.desk.workspace, answer, next_id, noon)));

    CHECK(clinics.desk.workspace.find(Ref<Touchpoint>{asked.touchpoint.id})->answered == monday);
    CHECK_FALSE(clinics.desk.workspace.find(Ref<Touchpoint>{of_theo.touchpoint.id})->answered);
}

TEST_CASE("A next step becomes a task once, with its day and whoever spoke for us") {
    Clinics clinics;
    NewTouch wanted = clinics.touch();
    wanted.touchpoint.project = clinics.project;
    wanted.touchpoint.by = clinics.ines;
    wanted.touchpoint.next_step = "Send the date";
    wanted.touchpoint.next_by = Date{monday.days + 2};
    REQUIRE(clinics.desk.run(log_touch(clinics.desk.workspace, wanted, next_id, noon)));
    const Ref<Touchpoint> touch{wanted.touchpoint.id};

    const Date later{monday.days + 1};
    REQUIRE(clinics.desk.run(next_step_to_task(clinics.desk.workspace, touch, next_id(), 1, later)));

    const Task& task = clinics.only<Task>();
    CHECK(task.name == "Send the date");
    CHECK(task.project == clinics.project);
    REQUIRE(task.deadline);
    CHECK(date_of(*task.deadline) == Date{monday.days + 2});
    CHECK(clinics.only<Assignment>().person == clinics.ines);
    CHECK(clinics.desk.workspace.find(touch)->next_task.id == task.id);
    CHECK_FALSE(next_step_to_task(clinics.desk.workspace, touch, next_id(), 1, later));
}

TEST_CASE("A step that was agreed today is not planned for a day before, however long ago its project began") {
    Clinics clinics;
    const Ref<Project> relationship = clinics.desk.add(make<Project>(
        {.client = clinics.client, .name = "Staying in touch", .start = at(Date{monday.days - 60}, {480})}));
    NewTouch wanted = clinics.touch();
    wanted.touchpoint.project = relationship;
    wanted.touchpoint.next_step = "Send the date";
    wanted.makes_task = true;

    REQUIRE(clinics.desk.run(log_touch(clinics.desk.workspace, wanted, next_id, noon)));

    const Task& task = clinics.only<Task>();
    CHECK(clinics.only<Touchpoint>().next_task.id == task.id);
    const Outline outline = outline_of(clinics.desk.workspace, relationship);
    CHECK(date_of(schedule_of(clinics.desk.workspace, outline)[0].start) == monday);
    clinics.desk.undo();
    CHECK(all<Task>(clinics.desk.workspace).empty());
    CHECK(all<Touchpoint>(clinics.desk.workspace).empty());
}

TEST_CASE("Where no step was agreed, no task is made") {
    Clinics clinics;
    NewTouch wanted = clinics.touch();
    wanted.makes_task = true;

    REQUIRE(clinics.desk.run(log_touch(clinics.desk.workspace, wanted, next_id, noon)));

    CHECK(all<Task>(clinics.desk.workspace).empty());
}

TEST_CASE("A broken promise opens one risk to the relationship, and opening it again opens no second") {
    Clinics clinics;
    const Ref<Promise> promise = clinics.desk.add(make<Promise>({.client = clinics.client, .text = "Draft by Friday"}));
    const auto settle = [&](PromiseState state) {
        REQUIRE(clinics.desk.run(settle_promise(clinics.desk.workspace, promise, state, monday, next_id)));
    };

    settle(PromiseState::Broken);
    CHECK(clinics.desk.workspace.find(promise)->settled == monday);
    CHECK(clinics.only<RegisterEntry>().relationship == Relationship::Other);
    settle(PromiseState::Open);
    CHECK_FALSE(clinics.desk.workspace.find(promise)->settled);
    settle(PromiseState::Broken);
    CHECK(all<RegisterEntry>(clinics.desk.workspace).size() == 1);
    settle(PromiseState::Met);
    CHECK(clinics.desk.workspace.find(promise)->state == PromiseState::Met);
}

TEST_CASE("Nobody is left alone for a while without a reason") {
    Clinics clinics;

    CHECK_FALSE(snooze(clinics.desk.workspace, clinics.ruth, Date{monday.days + 7}, "  "));
    REQUIRE(clinics.desk.run(snooze(clinics.desk.workspace, clinics.ruth, Date{monday.days + 7}, "Holidays")));

    CHECK(clinics.desk.workspace.find(clinics.ruth)->snoozed == Date{monday.days + 7});
    CHECK(clinics.desk.workspace.find(clinics.ruth)->snooze_reason == "Holidays");
    REQUIRE(clinics.desk.run(snooze(clinics.desk.workspace, clinics.ruth, {}, "")));
    CHECK_FALSE(clinics.desk.workspace.find(clinics.ruth)->snoozed);
    CHECK(clinics.desk.workspace.find(clinics.ruth)->snooze_reason.empty());
}

TEST_CASE(
    "A request that is accepted becomes a task of its work behind what it waits for; declined it becomes nothing") {
    Clinics clinics;
    const Ref<Person> jonas = clinics.desk.add(person_of("Jonas"));
    const Ref<Task> pilot = clinics.desk.add(task_of(clinics.project, "Pilot"));
    const Ref<Request> saturdays = clinics.desk.add(make<Request>({.client = clinics.client,
                                                                   .project = clinics.project,
                                                                   .what = "Saturdays",
                                                                   .work = {960},
                                                                   .person = jonas,
                                                                   .after = pilot}));
    const Ref<Request> nowhere = clinics.desk.add(make<Request>({.client = clinics.client, .what = "A fax"}));

    REQUIRE(
        clinics.desk.run(answer_request(clinics.desk.workspace, saturdays, RequestState::Accepted, noon, next_id, 1)));

    const Request& accepted = *clinics.desk.workspace.find(saturdays);
    CHECK(accepted.state == RequestState::Accepted);
    CHECK(accepted.answered == monday);
    const Task* task = clinics.desk.workspace.find(accepted.task);
    REQUIRE(task);
    CHECK(task->duration == Minutes{960});
    CHECK(clinics.only<Dependency>().predecessor == pilot);
    CHECK(clinics.only<Dependency>().successor.id == task->id);
    CHECK(clinics.only<Assignment>().person == jonas);
    CHECK(task->constraint == Constraint::StartNoEarlier);
    CHECK(task->constraint_date == at(monday));
    CHECK_FALSE(answer_request(clinics.desk.workspace, nowhere, RequestState::Accepted, noon, next_id, 1));
    REQUIRE(
        clinics.desk.run(answer_request(clinics.desk.workspace, nowhere, RequestState::Declined, noon, next_id, 1)));
    CHECK(clinics.desk.workspace.find(nowhere)->state == RequestState::Declined);
    CHECK(all<Task>(clinics.desk.workspace).size() == 2);
}

TEST_CASE(
    "Who works half of the time takes twice as long for a request; opened again it leaves the plan unless it has "
    "begun") {
    Clinics clinics;
    Person half = person_of("Jonas");
    half.capacity = {50};
    const Ref<Person> jonas = clinics.desk.add(half);
    const Ref<Request> saturdays = clinics.desk.add(make<Request>(
        {.client = clinics.client, .project = clinics.project, .what = "Saturdays", .work = {960}, .person = jonas}));
    const auto answer = [&](RequestState state) {
        REQUIRE(clinics.desk.run(answer_request(clinics.desk.workspace, saturdays, state, noon, next_id, 1)));
        return clinics.desk.workspace.find(saturdays);
    };

    Ref<Task> task = answer(RequestState::Accepted)->task;
    REQUIRE(clinics.desk.workspace.find(task));
    CHECK(clinics.desk.workspace.find(task)->duration == Minutes{1920});
    CHECK(clinics.only<Assignment>().units == Percent{50});

    CHECK(answer(RequestState::New)->task.is_null());
    CHECK(clinics.desk.workspace.find(task) == nullptr);

    task = answer(RequestState::Accepted)->task;
    Edit begun{"Begin", {}};
    begun.set<&Task::done>(*clinics.desk.workspace.find(task), Percent{10});
    REQUIRE(clinics.desk.run(Result<Edit>(begun)));
    CHECK(answer(RequestState::Declined)->task == task);
    CHECK(clinics.desk.workspace.find(task) != nullptr);
}

TEST_CASE("A project is not active before somebody knows what success is, or says why it is without") {
    Clinics clinics;
    const auto active = [&] {
        return set_field(clinics.desk.workspace, type_of<Project>, clinics.project.id, field_of<&Project::stage>(),
                         Value(static_cast<std::int64_t>(Stage::Active)));
    };
    const Result<Edit> refused = active();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("what success is") != std::string::npos);

    clinics.desk.set<&Project::success>(clinics.project, Prose{" \n"});
    CHECK_FALSE(active());
    clinics.desk.set<&Project::success_override>(clinics.project, "The board meets in March");
    CHECK(active());
    clinics.desk.set<&Project::success_override>(clinics.project, "");
    clinics.desk.set<&Project::success>(clinics.project, Prose{"Fewer calls"});
    REQUIRE(clinics.desk.run(active()));

    CHECK_FALSE(set_field(clinics.desk.workspace, type_of<Project>, clinics.project.id, field_of<&Project::success>(),
                          Value(std::string())));
}

TEST_CASE("A new record has its heading and what it is made for, and fields that can be meant") {
    Clinics clinics;
    Promise promise{};
    promise.id = next_id();
    const auto add = [&] { return add_record(clinics.desk.workspace, type_of<Promise>, promise); };

    CHECK_FALSE(add());
    promise.text = "Draft by Friday";
    CHECK_FALSE(add());
    promise.client = clinics.client;
    REQUIRE(clinics.desk.run(add()));

    RegisterEntry risk{};
    risk.id = next_id();
    risk.client = clinics.client;
    risk.name = "Silence";
    risk.probability = 6;
    CHECK_FALSE(add_record(clinics.desk.workspace, type_of<RegisterEntry>, risk));
    risk.probability = 5;
    CHECK(add_record(clinics.desk.workspace, type_of<RegisterEntry>, risk));
}

TEST_CASE("Who is erased leaves no word about them, and what they took part in stays") {
    Clinics clinics;
    clinics.desk.set<&Stakeholder::personal>(clinics.ruth, Prose{"Rows before work"});
    const Ref<Need> need = clinics.desk.add(make<Need>({.stakeholder = clinics.ruth, .text = "Lunch breaks"}));
    REQUIRE(clinics.desk.run(log_touch(clinics.desk.workspace, clinics.touch(), next_id, noon)));

    REQUIRE(clinics.desk.run(erase_stakeholder(clinics.desk.workspace, clinics.ruth)));

    CHECK(clinics.desk.workspace.find(clinics.ruth) == nullptr);
    const Entity* left = clinics.desk.workspace.find_any(type_of<Stakeholder>, clinics.ruth.id);
    REQUIRE(left);
    CHECK(static_cast<const Stakeholder*>(left)->name.empty());
    CHECK(static_cast<const Stakeholder*>(left)->personal.text.empty());
    const Entity* needed = clinics.desk.workspace.find_any(type_of<Need>, need.id);
    REQUIRE(needed);
    CHECK(static_cast<const Need*>(needed)->text.empty());
    CHECK(all<Touchpoint>(clinics.desk.workspace).size() == 1);
    CHECK(all<Participant>(clinics.desk.workspace).empty());
}

}  // namespace rapport
