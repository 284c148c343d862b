// A file comes in.

#include "ui/opened.h"

namespace rapport {
namespace {

struct Empty {
    FakeDisk disk;
    TestApp app{disk};
    Shell& shell{app.program->shell()};

    void drop(std::string name, std::string bytes) {
        app.program->drop_file({std::move(name), std::move(bytes)});
        app.settle();
    }
    const Workspace& here() { return shell.session.workspace(); }
    std::vector<std::string> task_names() {
        std::vector<std::string> names;
        for (const Task& task : here().all<Task>()) names.push_back(task.name);
        return names;
    }
};

/// A project that has no tasks yet is looked at.
struct Fresh : OpenedWorld {
    DateTime next_monday = at(Date{20'766}, {480});  // 2026-11-09; tests happen a week before.
    Ref<WorkingCalendar> usual = put(world.workspace, make<WorkingCalendar>({.name = "Usual"}));
    Ref<Project> fresh = put(world.workspace, make<Project>({.client = world.client,
                                                             .name = "First project",
                                                             .success = {"It is quiet"},
                                                             .start = next_monday,
                                                             .calendar = usual}));

    void look_at_it() { open().go("#" + to_string(Route{ViewId::Project, fresh.id, {}, {}, {}})); }
    void drop(std::string name, std::string bytes) {
        app().program->drop_file({std::move(name), std::move(bytes)});
        app().settle();
    }
    DateTime start_of(std::string_view task) {
        const Plan& plan = open().shell().derived.plan(fresh);
        for (std::int32_t row = 0; row < plan.outline.size(); ++row)
            if (plan.outline[row].task->name == task) return plan.schedule[row].start;
        FAIL("no such task");
        return {};
    }
};

constexpr std::string_view table = "Task;Days;Owner;Remark;Odd\nDesign;3;Ana;first;x\nBuild;5;Ben;;y\n";

}  // namespace

TEST_CASE_FIXTURE(Empty, "A table is mapped, given to a client and imported, and the report says what stayed behind") {
    drop("plan.csv", std::string(table));
    REQUIRE(shell.import.stage == ImportStage::Mapping);
    CHECK(app.find(Role::ComboBox, "Column Task")->value == std::string(label_of(CsvTarget::Name)));
    app.check_sound();

    app.activate(Role::ComboBox, "Column Remark");
    app.activate(Role::MenuItem, label_of(CsvTarget::Notes));
    CHECK(app.find(Role::ComboBox, "Column Remark")->value == std::string(label_of(CsvTarget::Notes)));
    app.activate(Role::ComboBox, "Column Odd");
    app.activate(Role::MenuItem, label_of(CsvTarget::Nothing));
    app.activate(Role::Button, "Import 2 rows");

    REQUIRE(shell.import.stage == ImportStage::Choosing);
    app.fill("Name of the client", "Harbour & Vale Clinics");

    REQUIRE(shell.import.stage == ImportStage::Done);
    CHECK(task_names() == std::vector<std::string>{"Design", "Build"});
    CHECK(app.says("Odd"));
    app.activate(Role::Button, "Open the plan");
    CHECK(shell.route.view == ViewId::Project);
    CHECK(here().all<Client>().begin()->name == "Harbour & Vale Clinics");

    app.press("Ctrl+Z");
    CHECK(task_names().empty());
}

TEST_CASE_FIXTURE(Empty, "A table without a column of names waits until it has one") {
    drop("plan.csv", std::string(table));
    app.activate(Role::ComboBox, "Column Task");
    app.activate(Role::MenuItem, label_of(CsvTarget::Nothing));

    CHECK(app.find(Role::Button, "Import 2 rows")->disabled);
    CHECK(app.says("Say which column names the tasks."));

    app.activate(Role::ComboBox, "Column Odd");
    app.activate(Role::MenuItem, label_of(CsvTarget::Name));
    CHECK_FALSE(app.find(Role::Button, "Import 2 rows")->disabled);
}

TEST_CASE_FIXTURE(Empty, "An import can be given up at every step, and nothing has changed") {
    drop("plan.csv", std::string(table));
    app.activate(Role::Button, "Cancel");
    CHECK(shell.import.stage == ImportStage::None);

    drop("plan.csv", std::string(table));
    app.activate(Role::Button, "Import 2 rows");
    app.press("Escape");
    CHECK(shell.import.stage == ImportStage::None);
    CHECK(here().living_count() == 0);
}

TEST_CASE_FIXTURE(Empty, "A file of Microsoft Project becomes a plan of the client it names") {
    drop("plan.xml", R"(<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/project">
        <Name>Homemove</Name><Company>Maison Tolbert</Company><StartDate>2026-11-02T08:00:00</StartDate>
        <Tasks><Task><UID>1</UID><ID>1</ID><Name>Pack</Name><OutlineLevel>1</OutlineLevel><Duration>PT8H0M0S</Duration></Task></Tasks></Project>)");
    REQUIRE_MESSAGE(shell.import.stage == ImportStage::Choosing, app.page());

    CHECK(app.find(Role::TextBox, "Name of the client")->value == "Maison Tolbert");
    app.activate(Role::Button, "Import");
    CHECK(task_names() == std::vector<std::string>{"Pack"});
}

TEST_CASE_FIXTURE(Empty, "A dropped file that could not be read is said so") {
    app.program->drop_failed({Fault::Limit, "“plan.xml” is larger than 256 MB.", {}});
    app.settle();
    CHECK(app.says("“plan.xml” is larger than 256 MB."));
}

TEST_CASE_FIXTURE(Empty, "A file that is none of ours is refused with what it seems to be") {
    drop("plan.xlsx", std::string("PK\x03\x04", 4) + std::string(64, '\0'));

    CHECK(shell.import.stage == ImportStage::Failed);
    CHECK(app.says("CSV"));
    app.activate(Role::Button, "Close");
    CHECK(shell.import.stage == ImportStage::None);
}

TEST_CASE_FIXTURE(Empty, "A Rapport file becomes the workspace where there is none") {
    const SmallWorld world;
    drop("rapport.json", write_workspace(world.workspace));

    CHECK(shell.import.stage == ImportStage::None);
    CHECK(here().find(world.build));
}

TEST_CASE("A Rapport file is added to what is here, or takes its place once that is saved") {
    SmallWorld world;
    Opened opened(world.workspace);
    TestApp& app = opened.app;
    Workspace other;
    const Client maison = client_of("Maison Tolbert");
    put(other, maison);
    app.program->drop_file({"other.json", write_workspace(other)});
    app.settle();
    REQUIRE_MESSAGE(opened.shell().import.stage == ImportStage::Whole, app.page());
    CHECK(app.says("1 client"));

    SUBCASE("added") {
        app.activate(Role::Button, "Add what is not here");
        CHECK(opened.here().find(ref(maison)));
        CHECK(opened.here().find(world.build));
    }
    SUBCASE("replaced") {
        app.activate(Role::Button, "Replace everything…");
        app.activate(Role::Button, "Replace everything");
        REQUIRE(app.files.saved.size() == 1);
        CHECK(read_workspace(app.files.saved[0].bytes)->find(world.build));
        app.files.deliver();
        app.settle();
        CHECK(opened.here().find(ref(maison)));
        CHECK_FALSE(opened.here().find(world.build));
    }
    SUBCASE("replaced once the person has seen the file, where the browser does not say whether it saved one") {
        app.files.handed = Handed::Downloading;
        app.activate(Role::Button, "Replace everything…");
        app.activate(Role::Button, "Replace everything");
        app.files.deliver();
        app.settle();
        CHECK(opened.here().find(world.build));
        CHECK(app.says("Look for the file before you go on."));
        app.activate(Role::Button, "It is there: replace everything");
        CHECK(opened.here().find(ref(maison)));
        CHECK_FALSE(opened.here().find(world.build));
    }
    SUBCASE("kept where the person does not see that file") {
        app.files.handed = Handed::Downloading;
        app.activate(Role::Button, "Replace everything…");
        app.activate(Role::Button, "Replace everything");
        app.files.deliver();
        app.settle();
        app.activate(Role::Button, "Keep what is here");
        CHECK(opened.here().find(world.build));
        CHECK(opened.shell().import.stage == ImportStage::Whole);
    }
    SUBCASE("not replaced where the copy could not be saved") {
        app.files.save_fails = Error{Fault::Storage, "The disk is full.", {}};
        app.activate(Role::Button, "Replace everything…");
        app.activate(Role::Button, "Replace everything");
        app.files.deliver();
        app.settle();
        CHECK(opened.here().find(world.build));
        CHECK(app.says("Nothing was replaced"));
    }
}

TEST_CASE_FIXTURE(Fresh, "A plan that is opened in a project without tasks comes into it, and may go elsewhere") {
    look_at_it();
    const auto drop_table = [&] {
        drop("plan.csv", std::string(table));
        app().activate(Role::Button, "Import 2 rows");
        REQUIRE(open().shell().import.stage == ImportStage::Choosing);
    };
    drop_table();
    CHECK(app().find(Role::ComboBox, "Where to")->value == "Into “First project”");
    app().check_sound();
    app().activate(Role::ComboBox, "Where to");
    app().activate(Role::MenuItem, "A new client");
    CHECK(app().shows(Role::TextBox, "Name of the client"));
    app().activate(Role::Button, "Cancel");

    drop_table();
    app().activate(Role::Button, "Import");
    REQUIRE(open().shell().import.stage == ImportStage::Done);
    CHECK(all<Project>().size() == 2);
    app().activate(Role::Button, "Open the plan");
    CHECK(open().shell().route.id == fresh.id);
    CHECK(open().get(fresh).success.text == "It is quiet");
    std::size_t tasks = 0;
    for (const Task* task : all<Task>()) tasks += task->project == fresh;
    CHECK(tasks == 2);
    CHECK(open().get(fresh).start == next_monday);  // The table has no days.
    CHECK(open().get(fresh).calendar == usual);
}

TEST_CASE_FIXTURE(Fresh, "A table leaves a project that is planned back from its finish as it is") {
    Project back = *world.workspace.find(fresh);
    back.plan_from = PlanFrom::Finish;
    back.finish = at(*parse_iso_date("2026-12-18"), {1020});
    put(world.workspace, back);
    look_at_it();
    drop("plan.csv", std::string(table));
    app().activate(Role::Button, "Import 2 rows");
    app().activate(Role::Button, "Import");
    REQUIRE(open().shell().import.stage == ImportStage::Done);
    CHECK(open().get(fresh).plan_from == PlanFrom::Finish);
    CHECK(open().get(fresh).finish == back.finish);
}

TEST_CASE_FIXTURE(Fresh, "A plan keeps the days of its file in a project that would start on another") {
    const DateTime january = at(*parse_iso_date("2026-01-05"), {480});
    look_at_it();
    SUBCASE("of Microsoft Project") {
        drop("plan.xml", R"(<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/project">
            <Name>Homemove</Name><StartDate>2026-01-05T08:00:00</StartDate>
            <Tasks><Task><UID>1</UID><ID>1</ID><Name>Pack</Name><OutlineLevel>1</OutlineLevel><Duration>PT8H0M0S</Duration></Task></Tasks></Project>)");
    }
    SUBCASE("of a table") {
        drop("plan.csv", "Task;Days;Start\nPack;3;2026-01-05\nMove;5;2026-01-12\n");
        app().activate(Role::Button, "Import 2 rows");
    }
    REQUIRE_MESSAGE(open().shell().import.stage == ImportStage::Choosing, app().page());
    REQUIRE(app().find(Role::ComboBox, "Where to")->value == "Into “First project”");
    app().activate(Role::Button, "Import");
    REQUIRE(open().shell().import.stage == ImportStage::Done);
    CHECK(date_of(open().get(fresh).start) == date_of(january));
    CHECK(date_of(start_of("Pack")) == date_of(january));
}

}  // namespace rapport
