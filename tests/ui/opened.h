#pragma once
// The program with a workspace open in it, as if its file had been dropped on the window.

#include "codec/workspace_json.h"
#include "support/make.h"
#include "support/print.h"
#include "support/ui_driver.h"

namespace rapport {

struct Opened {
    explicit Opened(const Workspace& workspace, float width = 1280, float height = 800) : app(disk, width, height) {
        app.program->drop_file({"workspace.json", write_workspace(workspace)});
        app.settle();
        app.wait(8);  // The toast goes.
        REQUIRE(here().living_count() == workspace.living_count());
    }

    [[nodiscard]] Shell& shell() { return app.program->shell(); }
    [[nodiscard]] const Workspace& here() { return shell().session.workspace(); }
    [[nodiscard]] const History& history() { return shell().session.history(); }
    template <class E> [[nodiscard]] const E& get(Ref<E> ref) {
        const E* found = here().find(ref);
        REQUIRE(found);
        return *found;
    }
    void go(std::string_view route) {
        app.program->navigate(route);
        app.settle();
    }
    void select(const EntityType& type, Id id) {
        shell().selection.set(type, id);
        shell().settings.inspector = true;
        app.settle();
    }

    FakeDisk disk;
    TestApp app;
};

/// A client with somebody who decides, and a project of three tasks, one after the other, that Ana does.
struct SmallWorld {
    Workspace workspace;
    Ref<Client> client;
    Ref<Stakeholder> ruth;
    Ref<Person> ana;
    Ref<Project> project;
    Ref<Task> design, build, launch;

    SmallWorld() {
        const Client harbour = client_of("Harbour & Vale Clinics");
        Stakeholder decider =
            make<Stakeholder>({.client = ref(harbour), .name = "Ruth Adeyemi", .role = "Director of Operations"});
        decider.decides = true;
        decider.influence = 5;
        const Person person = person_of("Ana Silva");
        Project booking = project_of("Online booking", at(Date{20'759}, {480}));  // Monday 2 November 2026.
        booking.client = ref(harbour);
        booking.stage = Stage::Active;
        booking.success = {"A patient can book in two minutes."};
        booking.success_by = ref(decider);
        const Task first = with_rank(task_of(ref(booking), "Design", {3 * 480}), "a1");
        const Task second = with_rank(task_of(ref(booking), "Build", {5 * 480}), "a2");
        const Task third = with_rank(task_of(ref(booking), "Launch", {480}), "a3");
        put(workspace, harbour);
        put(workspace, decider);
        put(workspace, person);
        put(workspace, booking);
        for (const Task& task : {first, second, third}) put(workspace, task);
        put(workspace, link_of(ref(first), ref(second)));
        put(workspace, link_of(ref(second), ref(third)));
        put(workspace, assignment_of(ref(second), ref(person)));
        client = ref(harbour);
        ruth = ref(decider);
        ana = ref(person);
        project = ref(booking);
        design = ref(first);
        build = ref(second);
        launch = ref(third);
    }

    static Task with_rank(Task task, std::string key) {
        task.rank = {std::move(key)};
        return task;
    }
};

/// A small world that opens when it is first looked at, so that a test can add to it before.
struct OpenedWorld {
    SmallWorld world;

    Opened& open(float width = 1280, float height = 800) {
        if (!made_) made_.emplace(world.workspace, width, height);
        return *made_;
    }
    /// What is looked at next opens it anew, at another size perhaps.
    void close() { made_.reset(); }
    TestApp& app() { return open().app; }
    template <class E> std::vector<const E*> all() {
        std::vector<const E*> found;
        for (const E& record : open().here().all<E>()) found.push_back(&record);
        return found;
    }
    /// Types into a field, whose end is that something else gets the keyboard.
    void write(std::string_view label, std::string words) {
        app().focus(Role::TextBox, label);
        app().type(std::move(words));
        app().finish(TextEnd::Blur);
        app().settle();
    }
    void choose(std::string_view list, std::string_view option) {
        app().activate(Role::ComboBox, list);
        app().activate(Role::MenuItem, option);
    }
    void on_page_of_client() { open().go("#" + to_string(Route{ViewId::Client, world.client.id, {}, {}, {}})); }
    void on_page_of_project(std::string_view tab) {
        open().go("#" + to_string(Route{ViewId::Project, world.project.id, std::string(tab), {}, {}}));
    }

private:
    std::optional<Opened> made_;
};

}  // namespace rapport
