// A field that two people wrote without knowing of each other is marked in the inspector, and the mark leads to both values.

#include "ui/merging.h"

namespace rapport {
namespace {

struct Clashing : Merging {
    void merge_ben() {
        drop();
        app.activate(Role::Button, "Merge");
    }
    void look_at(Ref<Task> task) { opened.go(route_to(opened.get(world.project), task.id)); }
    /// Of what the person looks at.
    const AccessNode* focused() {
        for (const AccessNode& node : app.nodes())
            if (node.focused) return &node;
        return nullptr;
    }
};

constexpr std::string_view on_name = "Conflict: Name, written by Ben on tablet";
constexpr std::string_view on_notes = "Conflict: Internal notes, written by Ben on tablet";
constexpr std::string_view on_duration = "Conflict: Duration, written by Ben on tablet";

}  // namespace

TEST_CASE_FIXTURE(Clashing,
                  "A mark at the field leads to the conflict; it goes when answered, and Undo brings it back") {
    set_here<&Task::name>(world.build, "Build it here");
    ben.set<&Task::name>(world.build, "Build it there");
    look_at(world.build);
    CHECK_FALSE(app.shows(Role::Link, on_name));
    merge_ben();

    look_at(world.build);
    REQUIRE(app.shows(Role::Link, on_name));
    CHECK(app.find(Role::Link, on_name)->href.starts_with("#/conflicts/"));
    app.check_sound();
    look_at(world.launch);
    CHECK_FALSE(app.shows(Role::Link, on_name));
    look_at(world.build);
    app.activate(Role::Link, on_name);

    CHECK(app.window.routes.back().starts_with("/conflicts/"));
    CHECK(app.shows(Role::List, "Conflicts"));
    CHECK(app.says("Build it there"));
    REQUIRE(focused());
    CHECK(focused()->name == "Keep as it is");
    app.check_sound();
    app.activate(Role::Button, "Take the other");

    look_at(world.build);
    CHECK_FALSE(app.shows(Role::Link, on_name));
    app.press("Ctrl+Z");
    CHECK(app.says("Conflict: Name, written "));  // Undo has written it again, here.
}

TEST_CASE_FIXTURE(Clashing, "The mark is reached and pressed with the keyboard alone") {
    set_here<&Task::name>(world.build, "Build it here");
    ben.set<&Task::name>(world.build, "Build it there");
    merge_ben();
    look_at(world.build);

    app.focus(Role::Link, on_name);
    CHECK(app.press("Enter"));

    CHECK(app.shows(Role::List, "Conflicts"));
}

TEST_CASE_FIXTURE(Clashing, "Of several conflicts the one whose mark was pressed is shown and has the keyboard") {
    // Enough of them that the last is below what one sees.
    for (const Ref<Task> task : {world.design, world.build, world.launch}) {
        set_here<&Task::name>(task, "Here");
        ben.set<&Task::name>(task, "There");
        set_here<&Task::notes>(task, {"Here\n\n\n\n\nfar down"});
        ben.set<&Task::notes>(task, {"There\n\n\n\n\nfar down"});
    }
    merge_ben();
    for (const Ref<Task> task : {world.design, world.build, world.launch}) {
        look_at(task);
        app.activate(Role::Link, on_name);
        const AccessNode* button = focused();
        REQUIRE(button);
        CHECK(button->name == "Keep as it is");
        app.press("Enter");  // It answers the one that was meant.
        look_at(task);
        CHECK_FALSE(app.shows(Role::Link, on_name));
    }
}

TEST_CASE_FIXTURE(Clashing, "Amounts, dates, switches and what is folded away are marked where one reads them") {
    set_here<&Task::duration>(world.build, {6 * 480});
    ben.set<&Task::duration>(world.build, {7 * 480});
    set_here<&Task::notes>(world.build, {"Ours"});
    ben.set<&Task::notes>(world.build, {"Theirs"});
    merge_ben();
    look_at(world.build);

    CHECK(app.shows(Role::Link, on_duration));
    CHECK(app.shows(Role::Link, on_notes));  // On the heading of the fold.
    CHECK_FALSE(app.shows(Role::Link, on_name));
    app.activate(Role::Button, "All fields");
    CHECK(app.shows(Role::Link, on_notes));  // At the field.
    app.check_sound();
    app.activate(Role::Link, on_notes);
    CHECK(app.says("Theirs"));
}

TEST_CASE_FIXTURE(Clashing, "A field of any other record is marked too") {
    set_here<&Client::about>(world.client, {"Ours"});
    ben.set<&Client::about>(world.client, {"Theirs"});
    merge_ben();
    opened.go(route_to(opened.get(world.client)));
    opened.select(type_of<Client>, world.client.id);

    CHECK(app.says("Conflict: "));
    CHECK(app.says("written by Ben on tablet"));
    app.check_sound();
}

TEST_CASE_FIXTURE(Clashing, "What one deleted and the other edited is marked below the title") {
    set_here<&Task::name>(world.launch, "Launch in May");
    Edit edit{"Delete", {}};
    edit.remove(*ben.workspace.find(world.launch));
    ben.run(std::move(edit));
    merge_ben();
    look_at(world.launch);

    const auto mark = std::ranges::find_if(app.nodes(), [](const AccessNode& node) {
        return node.role == Role::Link && node.name.starts_with("Conflict: deleted by Ben on tablet, edited ");
    });
    REQUIRE(mark != app.nodes().end());
    app.program->access_press(mark->id);
    app.settle();
    REQUIRE(focused());
    CHECK(focused()->name == "Keep it");
}

TEST_CASE_FIXTURE(Clashing, "The row of the plan says that there is something to look at") {
    set_here<&Task::name>(world.build, "Build it here");
    ben.set<&Task::name>(world.build, "Build it there");
    opened.go(route_to(opened.get(world.project)));
    constexpr std::string_view words = "Two people wrote different things here: see the details";
    CHECK_FALSE(app.shows(Role::Image, words));
    merge_ben();
    opened.go(route_to(opened.get(world.project)));

    CHECK(app.shows(Role::Image, words));
    app.check_sound();
}

TEST_CASE_FIXTURE(Clashing, "On a phone the mark is in reach, and the conflict is not covered by the details") {
    Opened phone(world.workspace, 390, 844);
    OtherDevice colleague(phone.here());
    Edit edit{"Set here", {}};
    edit.set<&Task::duration>(phone.get(world.build), {6 * 480});
    REQUIRE(phone.shell().session.run(std::move(edit)));
    colleague.set<&Task::duration>(world.build, {7 * 480});
    phone.app.program->drop_file({"ben.json", colleague.file()});
    phone.app.settle();
    phone.app.activate(Role::Button, "Merge");
    phone.go(route_to(phone.get(world.project), world.build.id));

    const AccessNode* mark = phone.app.find(Role::Link, on_duration);
    REQUIRE(mark);
    CHECK(mark->rect.x + mark->rect.width <= 390 / 2);  // It stays in its half.
    phone.app.check_sound();
    phone.app.activate(Role::Link, on_duration);
    CHECK(phone.app.shows(Role::List, "Conflicts"));
    CHECK_FALSE(phone.app.shows(Role::Region, "Details"));
}

}  // namespace rapport
