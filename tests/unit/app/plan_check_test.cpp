#include "app/commands/plan_check.h"

#include "unit/schedule/small_plan.h"

namespace rapport {
namespace {

constexpr Date today{20'759};  // Monday 2 November 2026.

struct Checked : SmallPlan {
    Ref<Person> ada = put(workspace, person_of("Ada"));
    Ref<Task> design = owned("Design", days(3));
    Ref<Task> build = owned("Build", days(2));
    Ref<Task> launch = add({.name = "Launch", .milestone = true, .duration = {}, .acceptance = {"It runs."}});
    Date now = today;

    Checked() {
        link(design, build);
        link(build, launch);
        at(project).success = {"Visitors book without calling."};
        at(project).promised = evening("11-30");
        put(workspace, make<ValueItem>({.project = project, .outcome = "Nobody has to call."}));
    }
    Ref<Task> owned(std::string name, Minutes duration) {
        const Ref<Task> made = task(std::move(name), duration);
        put(workspace, assignment_of(made, ada));
        return made;
    }
    std::vector<PlanFlaw> flaws() {
        rows = outline();
        plan = schedule_of(workspace, rows);
        return flaws_of(workspace, rows, plan, now);
    }
    /// The only flaw there is.
    PlanFlaw flaw() {
        const std::vector<PlanFlaw> all = flaws();
        REQUIRE(all.size() == 1);
        return all.front();
    }
    std::string fix(const PlanFlaw& flaw) { return run(fix_flaw(workspace, rows, plan, flaw, now, next_id)); }
    Outline rows;
    Schedule plan;
};

}  // namespace

TEST_CASE("A sound plan has no flaw") {
    Checked plan;
    CHECK(plan.flaws().empty());
}

TEST_CASE("What success is and what was promised must be said") {
    Checked plan;
    plan.at(plan.project).success = {"  "};
    plan.at(plan.project).promised.reset();

    const std::vector<PlanFlaw> flaws = plan.flaws();
    REQUIRE(flaws.size() == 2);
    CHECK(flaws[0].flaw == Flaw::NoSuccess);
    CHECK(flaws[0].row == -1);
    CHECK(flaws[1].flaw == Flaw::NoPromise);
}

TEST_CASE("What the client expects must be said, and be about more than time and budget") {
    Checked plan;
    ValueItem* item = nullptr;
    for (const ValueItem& one : plan.workspace.all<ValueItem>()) item = &plan.at(Ref<ValueItem>{one.id});
    for (const ValueKind kind : {ValueKind::Time, ValueKind::Budget}) {
        item->kind = kind;
        CHECK(plan.flaw().flaw == Flaw::NoValue);
        CHECK(plan.flaw().sentence.starts_with(
            "What the client expects of it is written down as time and budget alone."));
        CHECK(plan.flaw().row == -1);
    }
    item->kind = ValueKind::Quality;
    CHECK(plan.flaws().empty());

    item->project = {};
    CHECK(plan.flaw().sentence == "Nobody has written down what value the client’s people expect of it.");
    CHECK(plan.fix(plan.flaw()) == "Only you can mend this one.");
}

TEST_CASE("The relationship itself needs no promise, no value and no words of success") {
    Checked plan;
    plan.at(plan.project).success = {};
    plan.at(plan.project).promised.reset();
    CHECK(plan.flaws().size() == 2);
    plan.at(plan.project).kind = ProjectKind::Relationship;
    CHECK(plan.flaws().empty());
}

TEST_CASE("A task that nobody is on is found, and only a person can mend that") {
    Checked plan;
    const auto extra = plan.task("Translate", days(1));
    plan.link(extra, plan.launch);

    CHECK(plan.flaw().sentence == "Nobody is on 4 “Translate”.");
    CHECK(plan.fix(plan.flaw()) == "Only you can mend this one.");
}

TEST_CASE("A task for which nothing waits is linked to the milestone at the end") {
    Checked plan;
    plan.owned("Translate", days(1));

    CHECK(plan.flaw().sentence == "Nothing waits for 4 “Translate”: if it slips, nobody notices.");
    CHECK(plan.flaw().fix == "Let 3 “Launch” wait for it");
    plan.fix(plan.flaw());
    CHECK(plan.flaws().empty());
}

TEST_CASE("A date that holds by force becomes one that follows the links") {
    Checked plan;
    Task& build = plan[plan.build];
    build.constraint_date = evening("11-12");
    SUBCASE("must") {
        build.constraint = Constraint::MustFinishOn;
        CHECK(plan.flaw().sentence ==
              "2 “Build” is held by force: it must finish on 12 Nov, whatever comes before it.");
        plan.fix(plan.flaw());
        CHECK(plan[plan.build].constraint == Constraint::FinishNoEarlier);
    }
    SUBCASE("no later") {
        build.constraint = Constraint::FinishNoLater;
        plan.fix(plan.flaw());
        CHECK(plan[plan.build].constraint == Constraint::AsSoonAsPossible);
        CHECK(plan[plan.build].deadline == evening("11-12"));
    }
    CHECK(plan.flaws().empty());
}

TEST_CASE("What should have begun is planned from today on") {
    Checked plan;
    plan.now = Date{today.days + 2};

    CHECK(plan.flaw().sentence == "1 “Design” should have begun on 2 Nov, and nobody says that it has.");
    plan.fix(plan.flaw());
    CHECK(plan.flaws().empty());
    CHECK(plan.planned(plan.design).start == morning("11-04"));
}

TEST_CASE("Slack below nothing is said with how much") {
    Checked plan;
    plan[plan.launch].deadline = evening("11-05");

    const std::vector<PlanFlaw> flaws = plan.flaws();
    REQUIRE(flaws.size() == 3);
    CHECK(flaws[0].sentence == "1 “Design” is 1 d later than a deadline or constraint behind it allows.");
    CHECK(flaws[0].flaw == Flaw::NegativeSlack);
}

TEST_CASE("Estimates that are guesses or out of order, milestones without criteria, hand dates without dates") {
    Checked plan;
    SUBCASE("guess") { plan[plan.build].estimated = true; }
    SUBCASE("order") {
        plan[plan.build].optimistic = days(4);
        plan[plan.build].pessimistic = days(3);
    }
    SUBCASE("hand") { plan[plan.build].manual = true; }
    CHECK_FALSE(plan.flaw().fix.empty());
    plan.fix(plan.flaw());
    CHECK(plan.flaws().empty());
}

TEST_CASE("A milestone says how the client sees that it is reached") {
    Checked plan;
    plan[plan.launch].acceptance = {};
    CHECK(plan.flaw().flaw == Flaw::NoAcceptance);
}

TEST_CASE("A link in a circle can be deleted from the list") {
    Checked plan;
    plan.link(plan.launch, plan.design);
    const std::vector<PlanFlaw> flaws = plan.flaws();
    const auto loop = std::ranges::find(flaws, Flaw::Loop, &PlanFlaw::flaw);
    REQUIRE(loop != flaws.end());
    plan.fix(*loop);
    CHECK(plan.flaws().empty());
}

TEST_CASE("What is done or inactive has no flaws any more") {
    Checked plan;
    const auto extra = plan.task("Translate", days(1));
    plan[extra].active = false;
    CHECK(plan.flaws().empty());
}

TEST_CASE("A constraint that the tasks of a summary do not follow is named, and can be mended") {
    Checked plan;
    const auto phase = plan.task("Phase");
    plan[plan.build].parent = phase;
    Task& summary = plan[phase];
    summary.constraint_date = evening("11-12");
    Constraint left = Constraint::AsSoonAsPossible;
    std::string sentence;
    SUBCASE("as late as possible") {
        summary.constraint = Constraint::AsLateAsPossible;
        sentence = "has the constraint “as late as possible”, but is a summary: nothing in it follows that.";
    }
    SUBCASE("start no later") {
        summary.constraint = Constraint::StartNoLater;
        sentence = "has the constraint “start no later than 12 Nov”, but is a summary: nothing in it follows that.";
    }
    SUBCASE("finish no earlier") {
        summary.constraint = Constraint::FinishNoEarlier;
        sentence = "has the constraint “finish no earlier than 12 Nov”, but is a summary: nothing in it follows that.";
    }
    SUBCASE("must start on") {
        summary.constraint = Constraint::MustStartOn;
        left = Constraint::StartNoEarlier;
        sentence = "must start on 12 Nov, but is a summary: what is in it only starts no earlier.";
    }
    SUBCASE("must finish on") {
        summary.constraint = Constraint::MustFinishOn;
        left = Constraint::FinishNoLater;
        sentence = "must finish on 12 Nov, but is a summary: what is in it only has to finish no later.";
    }
    const PlanFlaw flaw = plan.flaw();
    CHECK(flaw.flaw == Flaw::IdleConstraint);
    CHECK(flaw.sentence == plan.rows.number(flaw.row) + " “Phase” " + sentence);
    const std::string before = plan.when(plan.build);
    plan.fix(flaw);
    CHECK(plan[phase].constraint == left);
    CHECK(plan[phase].constraint_date.has_value() == (left != Constraint::AsSoonAsPossible));
    CHECK(plan.when(plan.build) == before);
    CHECK(plan.flaws().empty());
}

TEST_CASE("Of an estimate only one part of which is out of order, that is named and mended, too") {
    Checked plan;
    SUBCASE("best longer than likely") { plan[plan.build].optimistic = days(3); }
    SUBCASE("likely longer than worst") { plan[plan.build].pessimistic = days(1); }
    CHECK(plan.flaw().flaw == Flaw::BrokenEstimate);
    plan.fix(plan.flaw());
    const Task& build = plan[plan.build];
    CHECK(*build.optimistic <= build.duration);
    CHECK(build.duration <= *build.pessimistic);
    CHECK(plan.flaws().empty());
}

}  // namespace rapport
