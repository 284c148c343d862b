#include "schedule/loops.h"

#include "schedule/network.h"
#include "support/arbitrary.h"
#include "unit/schedule/small_plan.h"

namespace rapport {

TEST_CASE("Of links in a loop, the one drawn last is set aside, and the tasks in it are named") {
    SmallPlan plan;
    const auto design = plan.task("Design"), build = plan.task("Build"), test = plan.task("Test");
    const auto drawn = [&](Ref<Task> from, Ref<Task> to, std::int64_t millis) {
        Dependency link = link_of(from, to);
        link.born = stamp_after(millis);
        return put(plan.workspace, link);
    };
    drawn(test, design, 30);
    drawn(build, test, 10);
    drawn(design, build, 20);

    CHECK(plan.when(build) == "3 Nov 08:00 – 3 Nov 17:00");
    CHECK(plan.when(test) == "4 Nov 08:00 – 4 Nov 17:00");
    CHECK(plan.problems() ==
          "The link from 3 “Test” to 1 “Design” closes a loop (1 “Design” → 2 “Build” → 3 “Test”) and is set aside. "
          "Remove one of the links in it.");
}

TEST_CASE("A loop that goes through a summary is one too") {
    SmallPlan plan;
    const auto phase = plan.task("Phase"), design = plan.task("Design", working_day, phase), build = plan.task("Build");
    plan.link(design, build);
    plan.link(build, phase);

    CHECK(plan.schedule().problems.size() == 1);
    CHECK(plan.when(build) == "3 Nov 08:00 – 3 Nov 17:00");
}

TEST_CASE("A task linked to itself") {
    SmallPlan plan;
    const auto design = plan.task("Design");
    plan.link(design, design);

    CHECK(plan.problems() == "1 “Design” is linked to itself. The link is set aside; remove it.");
}

TEST_CASE("Two peers who drew the same link have one") {
    SmallPlan plan;
    const auto design = plan.task("Design"), build = plan.task("Build");
    const auto first = plan.link(design, build, LinkType::FinishToStart, days(1));
    plan.link(design, build, LinkType::FinishToStart, days(9));

    CHECK(plan.when(build) == "4 Nov 08:00 – 4 Nov 17:00");
    CHECK(plan.planned(build).driving_link->id == first.id);
}

TEST_CASE("Which links are set aside does not depend on the order in which they came") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        Dice dice(seed);
        std::vector<Dependency> links;
        SmallPlan one, other;
        std::vector<Task> tasks;
        for (std::uint64_t i = 0; i < 12; ++i) {
            Task task{.project = one.project, .rank = {"b" + std::to_string(10 + i)}, .name = "T"};
            task.id = id_number(7000 + i);
            if (i > 3 && dice.chance(40)) task.parent = {id_number(7000 + dice.below(4))};
            tasks.push_back(task);
        }
        for (std::uint64_t i = 0; i < 25; ++i) {
            Dependency link{.predecessor = {tasks[dice.below(12)].id}, .successor = {tasks[dice.below(12)].id}};
            link.id = id_number(8000 + i);
            link.born = stamp_after(static_cast<std::int64_t>(dice.below(5)));
            links.push_back(link);
        }
        other.project = one.project;
        put(other.workspace, *one.workspace.find(one.project));
        for (const Task& task : tasks) put(one.workspace, task);
        for (auto task = tasks.rbegin(); task != tasks.rend(); ++task) put(other.workspace, *task);
        for (const Dependency& link : links) put(one.workspace, link);
        for (auto link = links.rbegin(); link != links.rend(); ++link) put(other.workspace, *link);

        CHECK(one.problems() == other.problems());
        const Schedule a = one.schedule(), b = other.schedule();
        for (std::size_t row = 0; row < a.tasks.size(); ++row) CHECK(a.tasks[row].start == b.tasks[row].start);
        const Network net = network_of(one.workspace, one.outline());
        CHECK(net.order.size() == static_cast<std::size_t>(std::ranges::count_if(
                                      net.kind, [](NodeKind kind) { return kind != NodeKind::Idle; })));
    }
}

TEST_CASE("A growing order refuses exactly the arrows that close a loop") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        Dice dice(seed);
        GrowingOrder order(15);
        std::vector<Arrow> kept;
        const auto leads = [&](std::int32_t from, std::int32_t to) {
            std::vector<std::int32_t> reached{from};
            for (std::size_t i = 0; i < reached.size(); ++i)
                for (const Arrow& arrow : kept)
                    if (arrow.from == reached[i] && std::ranges::find(reached, arrow.to) == reached.end())
                        reached.push_back(arrow.to);
            return std::ranges::find(reached, to) != reached.end();
        };
        for (int i = 0; i < 60; ++i) {
            const Arrow arrow{static_cast<std::int32_t>(dice.below(15)), static_cast<std::int32_t>(dice.below(15))};
            const bool closes = leads(arrow.to, arrow.from);

            CHECK(order.add(arrow) == !closes);

            if (!closes) kept.push_back(arrow);
            else if (arrow.from != arrow.to) CHECK(order.loop_of(arrow).front() == arrow.to);
        }
    }
}

}  // namespace rapport
