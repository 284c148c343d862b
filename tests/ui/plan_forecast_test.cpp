// What is forecast of a plan on its page, and what it is compared with.

#include <cmath>

#include "opened.h"

namespace rapport {
namespace {

struct ForecastPage : SmallWorld, Opened {
    explicit ForecastPage(bool estimates = true, float width = 1280)
        : Opened(with_estimates(workspace, design, build, estimates), width) {
        go("/project/" + to_string(project.id) + "/plan");
        rest();
    }
    /// Until nothing is asked for any more.
    void rest() {
        for (int i = 0; i < 400 && std::isfinite(shell().forecasts.due()); ++i) app.wait(0.5);
        app.settle();
    }
    void overview() {
        go("/project/" + to_string(project.id) + "/overview");
        rest();
    }
    [[nodiscard]] const Forecast& forecast() { return shell().forecasts.of(here(), project, 1e12).forecast; }
    [[nodiscard]] const AccessNode* starting(Role role, std::string_view words) {
        for (const AccessNode& node : app.nodes())
            if (node.role == role && node.name.starts_with(words)) return &node;
        return nullptr;
    }
    void press(Role role, std::string_view words) {
        const AccessNode* node = starting(role, words);
        INFO("looking for “", std::string(words), "” on\n", app.page());
        REQUIRE(node);
        app.program->access_press(node->id);
        app.settle();
        rest();
    }

private:
    static Workspace& with_estimates(Workspace& workspace, Ref<Task> design, Ref<Task> build, bool estimates) {
        if (!estimates) return workspace;
        for (const Ref<Task> ref : {design, build}) {
            Task& task = static_cast<Task&>(workspace.table(type_of<Task>).at(ref.id));
            task.optimistic = Minutes{task.duration.count / 2};
            task.pessimistic = Minutes{task.duration.count * 3};
        }
        return workspace;
    }
};

}  // namespace

TEST_CASE("The head of a project shows by when it is done, 50 % and 80 % sure") {
    ForecastPage page;
    REQUIRE(page.forecast().runs == 2000);
    const std::string p50 = format_day(date_of(page.forecast().p50), 2026);
    const std::string p80 = format_day(date_of(page.forecast().p80), 2026);
    CHECK(page.app.shows(Role::Button, "Forecast: 50 % sure by " + p50 + ", 80 % sure by " + p80));
    page.app.check_sound();
}

TEST_CASE("Once a forecast is made, nothing asks for another frame") {
    ForecastPage page;
    CHECK(std::isinf(page.app.program->next_deadline()));
    page.app.wait(10);
    CHECK(std::isinf(page.app.program->next_deadline()));
    page.select(type_of<Task>, page.design.id);
    page.app.fill("Duration", "20 d");
    CHECK(page.app.program->next_deadline() > 0);
    CHECK(page.app.program->next_deadline() < 6.1);
    page.rest();
    page.app.wait(10);
    CHECK(std::isinf(page.app.program->next_deadline()));
}

TEST_CASE("A plan without estimates needs no forecast, and the page says how to get one") {
    ForecastPage page(false);
    CHECK(std::isinf(page.app.program->next_deadline()));
    CHECK(page.forecast().runs == 1);
    page.overview();
    CHECK(page.starting(Role::Text, "Certain to end: "));
    CHECK(page.app.says("0 of 3 open tasks have an estimate of best and worst; the others take what they take."));
    page.press(Role::Button, "How much tasks may vary");
    CHECK(page.app.shows(Role::TextBox, "Without an estimate, at best"));
}

TEST_CASE("An edit shows by how much P80 moved") {
    ForecastPage page;
    page.select(type_of<Task>, page.design.id);
    page.app.fill("If much goes wrong", "60 d");
    page.rest();
    const AccessNode* fact = page.starting(Role::Button, "Forecast: 50 % sure by ");
    REQUIRE(fact);
    CHECK(fact->name.find(" later by the last edit") != std::string::npos);
}

TEST_CASE("A worst case that is better than the likely one is refused in its field") {
    ForecastPage page;
    page.select(type_of<Task>, page.design.id);
    page.app.fill("If much goes wrong", "1 h");
    CHECK(page.app.says("If much goes wrong it cannot take less than the "));
    page.app.finish(TextEnd::Escape);
}

TEST_CASE("The overview tells the forecast: percentiles, chances, and what decides the end") {
    ForecastPage page;
    page.overview();
    CHECK(page.starting(Role::Text, "Four of five end by (P80): "));
    CHECK(page.starting(Role::Text, "Nine of ten end by (P90): "));
    CHECK(page.starting(Role::Image, "Finishes of 2,000 runs: from "));
    CHECK(page.starting(Role::Button, "2 Build: 100 %"));
    CHECK(page.app.says("2 of 3 open tasks have an estimate of best and worst; the other one takes what it takes."));
    page.app.check_sound();
    page.press(Role::Button, "2 Build: 100 %");
    CHECK(page.shell().selection.contains(page.build.id));
}

TEST_CASE("A baseline is taken, named, compared and deleted on the overview") {
    ForecastPage page;
    page.overview();
    page.press(Role::Button, "Take a baseline");
    REQUIRE(page.starting(Role::ListItem, "Baseline: Taken on 2 Nov, P50 "));
    CHECK(page.app.says("The plan ends on the day it did"));
    CHECK(page.starting(Role::Button, "Forecast: 50 % sure by ")->name.find(", the same as in “Baseline”") !=
          std::string::npos);

    page.press(Role::Button, "Rename “Baseline”");
    page.app.type("As agreed");
    page.app.finish();
    REQUIRE(page.starting(Role::ListItem, "As agreed: Taken on"));

    page.select(type_of<Task>, page.design.id);
    page.app.fill("Duration", "20 d");
    page.rest();
    CHECK(page.app.says(" later (1"));
    CHECK(page.starting(Role::Button, "Forecast: 50 % sure by ")->name.find(" later than in “As agreed”") !=
          std::string::npos);
    page.app.check_sound();

    page.press(Role::Switch, "Compare with “As agreed”");
    CHECK(page.app.says("The plan is compared with none of them."));
    page.press(Role::Switch, "Compare with “As agreed”");
    page.press(Role::Button, "Delete “As agreed”");
    CHECK_FALSE(page.starting(Role::ListItem, "As agreed"));
    CHECK(std::ranges::none_of(page.here().table(type_of<BaselineTask>).rows(),
                               [](const Entity* kept) { return is_alive(*kept); }));
}

TEST_CASE("The table has columns for the baseline and for estimates, and bars say what moved") {
    ForecastPage page(true, 2400);
    page.overview();
    page.press(Role::Button, "Take a baseline");
    page.select(type_of<Task>, page.design.id);
    page.app.fill("Duration", "20 d");
    page.go("/project/" + to_string(page.project.id) + "/plan");
    page.rest();
    REQUIRE(page.starting(Role::Option, "Build: "));
    CHECK(page.starting(Role::Option, "Build: ")->name.find(" d later than in “Baseline”") != std::string::npos);
    for (const PlanColumn column : {PlanColumn::Optimistic, PlanColumn::Pessimistic, PlanColumn::BaselineStart,
                                    PlanColumn::BaselineFinish, PlanColumn::FinishVariance})
        page.shell().project.plan.shown[static_cast<std::size_t>(column)] = 1;
    page.app.settle();
    for (const char* heading : {"At best", "At worst", "Was to start", "Was to end", "Later by"}) {
        CAPTURE(heading);
        CHECK(page.app.shows(Role::ColumnHeader, heading));
    }
    CHECK(page.starting(Role::GridCell, "+"));
    page.app.check_sound();
}

}  // namespace rapport
