// A snapshot as data: a workspace of its own with what is shared alone, and its file.

#include "share/projection.h"

#include "codec/workspace_json.h"
#include "unit/share/sharing.h"

namespace rapport {
namespace {

struct Projected : Sharing {
    SnapshotData make() {
        const EngagementIndex known = index();
        Result<SnapshotData> data = projection_of(known, wishes);
        REQUIRE(data.has_value());
        return std::move(*data);
    }
    static const Task* task_called(const Workspace& workspace, std::string_view name) {
        for (const Task& task : workspace.all<Task>())
            if (task.name == name) return &task;
        return nullptr;
    }
    static std::vector<std::string> names_in_order(const Workspace& workspace) {
        std::vector<std::string> names;
        const Outline outline = outline_of(workspace, project_in(workspace));
        for (const OutlineRow& row : outline.rows()) names.push_back(std::to_string(row.depth) + " " + row.task->name);
        return names;
    }
    void link(Ref<Task> first, Ref<Task> second, Minutes lag = {}) {
        share(add<Dependency>({.predecessor = first, .successor = second, .lag = lag}));
    }
};

}  // namespace

TEST_CASE_FIXTURE(Projected,
                  "The projection holds the plan by the names of project and client, and says whose copy it is") {
    (*this)[project].summary = {"What the page says"};
    share(add<Assignment>({.task = share(task("Pilot")), .person = ana}));
    const SnapshotData data = make();
    const Project* copy = data.workspace.find(project_in(data.workspace));
    REQUIRE(copy);
    CHECK(copy->name == "Portal");
    CHECK(copy->success.text.empty());  // What stands on the page is not looked at here.
    CHECK(copy->summary.text.empty());
    REQUIRE(data.workspace.find(copy->client));
    CHECK(data.workspace.find(copy->client)->name == "Kestrel");
    CHECK(data.workspace.all<Stakeholder>().empty());
    std::size_t people = 0;
    for (const Person& person : data.workspace.all<Person>()) {
        CHECK(person.name == "Ana Pereira");
        CHECK(person.email.empty());
        CHECK(person.phone.empty());
        CHECK(person.organisation.empty());
        ++people;
    }
    CHECK(people == 1);
    CHECK(data.head.from == "Ana Pereira");
    CHECK(data.head.firm == "Harbour & Sons");
    CHECK(data.head.recipient == "Theo Marsh");
    CHECK(to_iso(data.head.made) == "2026-11-30T16:30");
}

TEST_CASE_FIXTURE(Projected, "No id, stamp, shared flag or unknown field of the original is in the projection") {
    const Ref<Task> pilot = share(task("Pilot"));
    at_ref(pilot).unknown.push_back({"mood", "\"grumpy\"", {}});
    half_way();
    const SnapshotData data = make();
    const std::string text = write_snapshot(data);
    for (const EntityType* type : all_types()) {
        for (const Entity* record : workspace.table(*type).rows()) CHECK_FALSE(text.contains(to_string(record->id)));
        for (const Entity* record : data.workspace.table(*type).rows()) {
            CHECK(record->born.is_empty());
            CHECK(record->stamps.empty());
            CHECK(record->unknown.empty());
            CHECK_FALSE(record->deleted.has_value());
        }
    }
    CHECK(data.workspace.seen.entries().empty());
    CHECK_FALSE(text.contains("grumpy"));
    CHECK_FALSE(text.contains("\"at\""));
}

TEST_CASE_FIXTURE(Projected, "Ids follow from the code: the same snapshot is the same bytes, another has other ids") {
    share(task("Pilot"));
    const std::string once = write_snapshot(make());
    CHECK(once == write_snapshot(make()));
    const Id before = task_called(make().workspace, "Pilot")->id;
    wishes.code = "r3td-6xhb-81nd";
    CHECK(task_called(make().workspace, "Pilot")->id != before);
}

TEST_CASE_FIXTURE(Projected, "A shared task keeps its planned days though what moves it is hidden") {
    const Ref<Task> hidden = task("Hidden groundwork", {5 * 480});
    const Ref<Task> pilot = share(task("Pilot", {2 * 480}));
    link(hidden, pilot);
    const KnownPlan was = plan();
    const PlannedTask& planned = was.schedule[was.outline.find(pilot)];
    const SnapshotData data = make();
    CHECK(data.workspace.all<Dependency>().empty());
    CHECK_FALSE(task_called(data.workspace, "Hidden groundwork"));
    const Outline outline = outline_of(data.workspace, project_in(data.workspace));
    const Schedule schedule = schedule_of(data.workspace, outline);
    REQUIRE(outline.size() == 1);
    CHECK(schedule[0].start == planned.start);
    CHECK(schedule[0].finish == planned.finish);
    CHECK(planned.start > at(on("11-06"), {}));  // It was moved, or this shows nothing.
}

TEST_CASE_FIXTURE(Projected, "Links between two shared tasks stay, and so do assignments of shared people") {
    const Ref<Task> first = share(task("Design")), second = share(task("Build"));
    link(first, second);
    share(add<Assignment>({.task = first, .person = ana, .units = {50}}));
    share(add<Assignment>({.task = second, .person = ben}));  // Nobody shared Ben.
    const SnapshotData data = make();
    std::size_t links = 0, assignments = 0;
    for (const Dependency& one : data.workspace.all<Dependency>()) {
        CHECK(data.workspace.find(one.predecessor)->name == "Design");
        CHECK(data.workspace.find(one.successor)->name == "Build");
        ++links;
    }
    for (const Assignment& one : data.workspace.all<Assignment>()) {
        CHECK(data.workspace.find(one.person)->name == "Ana Pereira");
        CHECK(one.units.count == 100);  // How much of her is the team's.
        ++assignments;
    }
    CHECK(links == 1);
    CHECK(assignments == 1);
    CHECK_FALSE(write_snapshot(data).contains("Okafor"));
}

TEST_CASE_FIXTURE(Projected, "Tasks stand in the order they are shown; those of a hidden summary move up") {
    const Ref<Task> phase = task("Hidden phase");
    const Ref<Task> second = share(task("Second", {480}, {.parent = phase}));
    const Ref<Task> first = share(task("First", {480}, {.parent = phase}));
    const Ref<Task> shown = share(task("Shown phase"));
    share(task("Inner", {480}, {.parent = shown}));
    std::swap(at_ref(second).rank, at_ref(first).rank);
    workspace.touch(type_of<Task>);
    CHECK(names_in_order(make().workspace) ==
          std::vector<std::string>{"0 First", "0 Second", "0 Shown phase", "1 Inner"});
    const SnapshotData data = make();
    CHECK_FALSE(task_called(data.workspace, "Shown phase")->manual);
    CHECK(task_called(data.workspace, "Inner")->manual);
}

TEST_CASE_FIXTURE(Projected, "A shared summary whose tasks are all hidden stands on the days they span") {
    const Ref<Task> phase = share(task("Phase"));
    const Ref<Task> inner = task("Inner", {3 * 480}, {.parent = phase});
    link(task("Before"), inner);
    const KnownPlan was = plan();
    const PlannedTask& planned = was.schedule[was.outline.find(phase)];
    const SnapshotData data = make();
    const Task* copy = task_called(data.workspace, "Phase");
    REQUIRE(copy);
    CHECK(copy->manual_start == planned.start);
    CHECK(copy->manual_finish == planned.finish);
    CHECK_FALSE(task_called(data.workspace, "Inner"));
}

TEST_CASE_FIXTURE(Projected, "Nothing of another client or project comes in, also where it is shared") {
    const Ref<Client> other = share(add<Client>({.name = "Gannet"}));
    const Ref<Project> theirs = share(add<Project>({.client = other, .name = "Their portal"}));
    share(add<Task>({.project = theirs, .name = "Their task"}));
    share(add<Stakeholder>({.client = other, .name = "Rob Gannet"}));
    share(add<Promise>({.client = other, .text = "For them"}));
    const Ref<Project> sibling = share(add<Project>({.client = client, .name = "Second portal"}));
    share(add<Promise>({.client = client, .project = sibling, .text = "Of the second"}));
    share(task("Pilot"));
    const std::string text = write_snapshot(make());
    for (const std::string_view foreign : {"Gannet", "Their", "For them", "Second portal", "Of the second"})
        CHECK_FALSE(text.contains(foreign));
    CHECK(text.contains("Pilot"));
}

TEST_CASE_FIXTURE(Projected, "What cannot be looked at in the plan stays out, whatever was shared") {
    const Ref<Task> pilot = share(task("Pilot"));
    (*this)[pilot].code = "Code of it";
    (*this)[theo].email = "Mail of Theo";
    (*this)[theo].phone = "Phone of Theo";
    share(add<Stakeholder>({.client = client, .name = "Colleague of Theo", .email = "Mail of colleague"}));
    share(add<RegisterEntry>(
        {.client = client, .project = project, .name = "They may leave", .relationship = Relationship::Outcome}));
    share(add<RegisterEntry>({.client = client, .project = project, .name = "Harbour closed in storms"}));
    const Ref<RegisterEntry> decision = share(add<RegisterEntry>({.client = client,
                                                                  .project = project,
                                                                  .kind = EntryKind::Decision,
                                                                  .name = "Which host",
                                                                  .state = EntryState::Closed,
                                                                  .chosen = "Hidden option"}));
    add<DecisionOption>({.entry = decision, .name = "Hidden option"});
    share(add<DecisionOption>({.entry = decision, .name = "Shown option"}));
    share(add<StatusReport>({.project = project, .title = "Unfinished words"}));
    share(add<StatusReport>({.project = project, .title = "Report of November", .state = ReportState::Issued}));
    share(add<Promise>({.client = client, .project = project, .text = "Promise of ours"}));
    share(add<Request>({.client = client, .project = project, .what = "Request of theirs"}));
    share(add<Comment>({.about = pilot.id, .text = {"Comment of the team"}}));
    half_way();
    version(deliverable("Deliverable of ours", DeliverableState::Approved), "1.0", "11-16");
    const std::string text = write_workspace(make().workspace);
    CHECK(text.contains("Pilot"));
    for (const std::string_view elsewhere :
         {"Code of it", "Mail of", "Phone of", "Colleague", "They may leave", "Harbour closed", "Which host",
          "Hidden option", "Shown option", "Unfinished words", "Report of November", "Promise of ours",
          "Request of theirs", "Comment of", "Bookings without", "Counted by hand", "Deliverable of", "approved"})
        CHECK_FALSE_MESSAGE(text.contains(elsewhere), elsewhere);
}

TEST_CASE_FIXTURE(Projected, "Of baselines only the first comes in, where it is shared, with the tasks that are in") {
    const Ref<Task> pilot = share(task("Pilot")), hidden = task("Hidden");
    const Ref<Baseline> first = add<Baseline>({.project = project, .name = "As agreed", .taken = on("11-03")});
    const Ref<Baseline> later = share(add<Baseline>({.project = project, .name = "Taken later", .taken = on("11-20")}));
    for (const Ref<Task> one : {pilot, hidden})
        for (const Ref<Baseline> baseline : {first, later})
            add<BaselineTask>({.baseline = baseline, .task = one, .start = at(on("11-09"), {480})});
    CHECK(make().workspace.all<Baseline>().empty());
    share(first);
    const SnapshotData data = make();
    std::size_t baselines = 0, tasks = 0;
    for (const Baseline& one : data.workspace.all<Baseline>()) {
        CHECK(one.name == "As agreed");
        ++baselines;
    }
    for (const BaselineTask& one : data.workspace.all<BaselineTask>()) {
        CHECK(data.workspace.find(one.task)->name == "Pilot");
        ++tasks;
    }
    CHECK(baselines == 1);
    CHECK(tasks == 1);
}

TEST_CASE_FIXTURE(Projected, "It counts what is in it and what is not, of the same records as the page") {
    const Ref<Task> first = share(task("Design")), second = share(task("Build")), hidden = task("Hidden");
    link(first, second);
    link(second, hidden);
    share(add<Assignment>({.task = first, .person = ana}));
    half_way();
    const SnapshotData data = make();
    const auto counted = [&](const EntityType& type) {
        std::pair<std::int32_t, std::int32_t> found{-1, -1};
        for (const ShareCount& one : data.counts)
            if (one.type == &type) found = {one.in, one.out};
        return found;
    };
    CHECK(counted(type_of<Task>) == std::pair{2, 1});
    CHECK(counted(type_of<Dependency>) == std::pair{1, 1});
    CHECK(counted(type_of<Assignment>) == std::pair{1, 0});
    CHECK(counted(type_of<ValueItem>) == std::pair{0, 1});  // The page shows it.
    CHECK(counted(type_of<ValueEvidence>) == std::pair{0, 1});
    CHECK(counted(type_of<Stakeholder>).first == 0);
    CHECK(counted(type_of<Person>).first == 1);
    const EngagementIndex known = index();
    const Result<SnapshotPage> page = snapshot_page(known, wishes);
    REQUIRE(page.has_value());
    for (const ShareCount& one : page->counts) {
        const auto [in, out] = counted(*one.type);
        CHECK(in + out == one.in + one.out);
    }
}

TEST_CASE_FIXTURE(Projected, "Where project, client or recipient is not shared there is no projection") {
    at_ref(theo).shared = false;
    const EngagementIndex known = index();
    const Result<SnapshotData> data = projection_of(known, wishes);
    REQUIRE_FALSE(data.has_value());
    CHECK(data.error().message.contains("not shared"));
}

TEST_CASE_FIXTURE(Projected, "A snapshot is read as it was written") {
    share(milestone("Pilot starts", "12-07", "11-23"));
    half_way();
    version(deliverable("Pilot plan"), "1.0", "11-16");
    wishes.good_until = on("12-31");
    sent_before({});
    const SnapshotData data = make();
    const std::string text = write_snapshot(data);
    CHECK(looks_like_snapshot(text));
    const Result<SnapshotData> again = read_snapshot(text);
    REQUIRE(again.has_value());
    CHECK(again->head == data.head);
    CHECK(again->head.replaces->number == 4);
    CHECK(write_workspace(again->workspace) == write_workspace(data.workspace));
    CHECK(write_snapshot(*again) == text);
}

TEST_CASE_FIXTURE(Projected, "What is no snapshot, newer or damaged is told apart") {
    const std::string text = write_snapshot(make());
    const auto fault = [](std::string_view bytes) {
        const Result<SnapshotData> read = read_snapshot(bytes);
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error().message.ends_with("."));
        return read.error();
    };
    std::string newer = text;
    newer.replace(newer.find("\"version\":1"), 11, "\"version\":2");
    CHECK(fault(newer).fault == Fault::Newer);
    CHECK(fault(std::string_view(text).substr(0, text.size() / 2)).message.contains("damaged"));
    std::string bad_id = text;
    bad_id.replace(bad_id.find("\"id\":\"") + 6, 4, "zzzz");
    CHECK(fault(bad_id).message.contains("damaged"));
    CHECK(fault("{\"format\":\"rapport-snapshot\",\"version\":1}").message.contains("damaged"));
    CHECK(fault("{\"format\":\"rapport\",\"version\":1,\"records\":[]}").message.contains("not a snapshot"));
    CHECK(fault("").message.contains("not a snapshot"));
    CHECK_FALSE(looks_like_snapshot("{\"format\":\"rapport\",\"note\":\"rapport-snapshot\"}"));
    CHECK(looks_like_snapshot("\xEF\xBB\xBF { \"format\" : \"rapport-snapshot\" }"));
}

TEST_CASE_FIXTURE(Projected, "It says whose copy it is, until when it is good and what it replaces") {
    wishes.good_until = on("12-31");
    sent_before({});
    const SnapshotHead head = make().head;
    CHECK(said_of(head) ==
          "This is a copy that Ana Pereira (Harbour & Sons) made on 30 November 2026 for Theo Marsh. Nothing can be "
          "changed here.");
    CHECK(warned_of(head, on("12-31")).contains("It is good until 31 December 2026."));
    CHECK(warned_of(head, on("2027-01-01")).contains("ask for a new one"));
    CHECK(warned_of(head, on("12-01")).contains("replaces snapshot 4 of 16 November 2026"));
    CHECK(snapshot_file_name(head) == "portal-snapshot-5.json");
    CHECK(warned_of({}, on("12-01")).empty());
}

TEST_CASE_FIXTURE(Projected,
                  "Where the client is not content the projection says red, though their words may be hidden") {
    CHECK_FALSE(make().head.red);
    says(theo, "11-28", 0, AnswerScale::YesPartlyNo, "check_in.1");
    workspace.touch(type_of<Pulse>);
    const SnapshotHead head = make().head;
    CHECK(head.red);
    CHECK_FALSE(head.standing.empty());
    CHECK_FALSE(head.standing_because.empty());
}

}  // namespace rapport
