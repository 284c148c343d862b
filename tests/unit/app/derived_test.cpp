#include "app/derived.h"

#include "unit/app/desk.h"

namespace rapport {
namespace {

struct Office : Desk {
    Ref<Project> project = add(project_of("Portal", *parse_iso_date_time("2026-11-02T08:00")));
    Ref<Task> first = task("Design", "a0"), second = task("Build", "a1");
    Derived derived{workspace};

    Ref<Task> task(std::string name, std::string rank) {
        return add(Task{.project = project, .rank = {std::move(rank)}, .name = std::move(name), .duration = {960}});
    }
    const Plan& plan() { return derived.plan(project); }
};

TEST_CASE("What is written in words moves nothing in a plan, and is there at once") {
    Office office;
    const std::uint64_t before = office.plan().revision;
    office.set<&Task::name>(office.first, "Draw");
    office.set<&Task::notes>(office.first, Prose{"Ask Ruth."});
    CHECK(office.plan().revision == before);
    CHECK(office.plan().outline[0].task->name == "Draw");
    office.set<&Task::duration>(office.first, Minutes{480});
    CHECK(office.plan().revision != before);
    CHECK(office.plan().schedule[0].duration == Minutes{480});
}

TEST_CASE("A problem of a plan calls tasks what they are called now") {
    Office office;
    office.set<&Task::deadline>(office.first, *parse_iso_date_time("2026-11-02T17:00"));
    REQUIRE(office.plan().schedule.problems.size() == 1);
    office.set<&Task::name>(office.first, "Draw");
    CHECK(office.plan().schedule.problems[0].sentence.starts_with("“Draw”"));
}

TEST_CASE("A task that was deleted leaves the plan, and is in it again when that is undone") {
    Office office;
    office.remove(office.second);
    CHECK(office.plan().outline.size() == 1);
    office.undo();
    CHECK(office.plan().outline.size() == 2);
}

TEST_CASE("Links and people stand with their rows") {
    Office office;
    const auto person = office.add(Person{.name = "Ruth"});
    CHECK(office.plan().links_in[1].empty());
    office.add(link_of(office.first, office.second));
    office.add(assignment_of(office.second, person));
    const Plan& plan = office.plan();
    REQUIRE(plan.links_in.size() == 2);
    CHECK(plan.links_in[0].empty());
    REQUIRE(plan.links_in[1].size() == 1);
    CHECK(plan.links[static_cast<std::size_t>(plan.links_in[1][0])]->predecessor == office.first);
    CHECK(plan.links_from == std::vector<std::int32_t>{0});
    CHECK(plan.assignments[0].empty());
    REQUIRE(plan.assignments.back().size() == 1);
    CHECK(plan.assignments.back()[0]->person == person);
    CHECK(plan.critical == 2);
}

}  // namespace
}  // namespace rapport
