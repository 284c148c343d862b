// What would follow from saying yes to a request.

#include "engagement/impact.h"

#include "unit/engagement/small_client.h"

namespace rapport {
namespace {

struct Asked : SmallClient {
    Request request;
    Ref<Task> build;

    Asked() {
        (*this)[project].start = at(on("11-30"), {480});
        build = task("Build", {3 * 480});  // Monday to Wednesday.
        give(build, ana);
        request = make<Request>(
            {.client = client, .project = project, .what = "An app", .work = {2 * 480}, .person = ana, .after = build});
    }
    [[nodiscard]] RequestImpact impact(const PlanOf& plan_of = {}) const {
        return impact_of(workspace, request, plan_of, today);
    }
};

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("A request comes behind what it waits for and moves the end") {
    Asked asked;

    const RequestImpact impact = asked.impact();

    CHECK(impact.work_known);
    CHECK(impact.finish_before == on("12-02"));
    CHECK(impact.finish_after == on("12-04"));
    CHECK(impact.begun == on("12-03"));
    CHECK(impact.done == on("12-04"));
    CHECK(impact.overloaded_before == 0);
    CHECK(impact.overloaded_after == 0);
    CHECK(impact.sentences == Lines{"The end moves from 2 Dec to 4 Dec, 2 days later.", "It would be done on 4 Dec.",
                                    "Ana Pereira has room for it."});
}

TEST_CASE("Nothing is changed by asking") {
    Asked asked;
    const std::uint64_t before = asked.workspace.revision();
    const std::size_t tasks = asked.workspace.table(type_of<Task>).size();

    (void)asked.impact();

    CHECK(asked.workspace.revision() == before);
    CHECK(asked.workspace.table(type_of<Task>).size() == tasks);
}

TEST_CASE("Without a task to wait for it is done from today on, and days become too full") {
    Asked asked;
    asked.request.after = {};

    const RequestImpact impact = asked.impact();

    CHECK(impact.begun == on("11-30"));
    CHECK(impact.finish_after == on("12-02"));
    CHECK(impact.overloaded_after == 2);
    CHECK(impact.newly_overloaded == std::vector{on("11-30"), on("12-01")});
    CHECK(impact.sentences == Lines{"The end stays on 2 Dec.", "It would be done on 1 Dec.",
                                    "Ana Pereira would have too much to do on 30 Nov and 1 Dec."});
}

TEST_CASE("It does not begin before today, whatever it waits for") {
    Asked asked;
    asked.today = on("12-14");

    CHECK(asked.impact().begun == on("12-14"));
}

TEST_CASE("A promised end is kept, would be missed, or is missed already") {
    Asked asked;
    const auto promised = [&](const char* day) {
        asked[asked.project].promised = at(on(day), {1020});
        return asked.impact();
    };

    CHECK(!promised("12-04").missed_after);
    CHECK(promised("12-04").sentences[1] == "The end promised for 4 Dec is kept.");
    CHECK(promised("12-03").missed_after);
    CHECK(!promised("12-03").missed_before);
    CHECK(promised("12-03").sentences[0] == "The end promised for 3 Dec would be missed.");
    CHECK(promised("12-01").missed_before);
    CHECK(promised("12-01").sentences[0] == "The end promised for 1 Dec is missed already.");
}

TEST_CASE("The day by which they need it is met or not") {
    Asked asked;
    asked.request.needed = on("12-04");
    CHECK(!asked.impact().needed_missed);

    asked.request.needed = on("12-03");

    CHECK(asked.impact().needed_missed);
    CHECK(asked.impact().sentences[1] == "It would be done on 4 Dec, after 3 Dec, when they need it.");
}

TEST_CASE("Other projects of the same person feel it") {
    Asked asked;
    const Ref<Project> shop = asked.add<Project>(
        {.client = asked.client, .name = "Shop", .stage = Stage::Active, .start = at(on("12-04"), {480})});
    const Ref<Task> relaunch = asked.add<Task>({.project = shop, .name = "Relaunch", .duration = {480}});
    asked.give(relaunch, asked.ana);

    const RequestImpact impact = asked.impact();

    REQUIRE(impact.others.size() == 1);
    CHECK(impact.others[0].project->id == shop.id);
    CHECK(impact.others[0].days == std::vector{on("12-04")});
    CHECK(impact.sentences.back() == "On 4 Dec there is work for “Shop” too.");
    CHECK(impact.newly_overloaded == std::vector{on("12-04")});

    const KnownPlan known(asked.workspace, shop, asked.today);
    CHECK(asked.impact(known.plan_of()).newly_overloaded == impact.newly_overloaded);

    asked[shop].stage = Stage::Lost;
    CHECK(asked.impact().others.empty());
}

TEST_CASE("Days that were too full before are not new") {
    Asked asked;
    asked.request.after = {};
    asked.give(asked.task("Also now", {480}), asked.ana);

    const RequestImpact impact = asked.impact();

    CHECK(impact.overloaded_before == 1);
    CHECK(impact.overloaded_after == 2);
    CHECK(impact.newly_overloaded == std::vector{on("12-01")});
    asked.request.work = {480};
    CHECK(asked.impact().sentences.back() == "Ana Pereira has too much to do on 1 day already.");
}

TEST_CASE("Who works half the time takes twice as long") {
    Asked asked;
    asked[asked.ana].capacity = {50};

    CHECK(asked.impact().done == on("12-08"));
}

TEST_CASE("Where the work is not known, that is said, and nothing moves") {
    Asked asked;
    asked.request.work = {};

    const RequestImpact impact = asked.impact();

    CHECK(!impact.work_known);
    CHECK(impact.finish_before == on("12-02"));
    CHECK(impact.finish_after == impact.finish_before);
    CHECK(!impact.begun);
    CHECK(impact.sentences == Lines{"How much work it is is not known. Estimate it to see what it moves."});
}

TEST_CASE("Without a project or a person, what cannot be known is said") {
    Asked asked;
    asked.request.person = {};
    CHECK(asked.impact().sentences.back() == "Nobody is named to do it, so nobody’s days are counted.");
    CHECK(asked.impact().done == on("12-04"));

    asked.request.project = {};
    CHECK(asked.impact().sentences == Lines{"It belongs to no project yet, so nobody can say what it moves."});
}

TEST_CASE("The same question has the same answer") {
    Asked asked;
    asked.request.after = {};

    CHECK(asked.impact().sentences == asked.impact().sentences);
}

}  // namespace rapport
