// The line where a project would be red, had nobody set it aside.

#include "ui/opened.h"

namespace rapport {
namespace {

const DateTime sunday = at(Date{20'758}, {10 * 60});  // 2026-11-01; tests happen on the Monday after it.

struct AsideLine : OpenedWorld {
    void says(Ref<Stakeholder> who, bool decides, std::string question, AnswerScale scale, std::int32_t value,
              DateTime when) {
        const auto pulse = put(
            world.workspace,
            make<Pulse>(
                {.client = world.client, .project = world.project, .from = who, .decides = decides, .asked = when}));
        put(world.workspace, make<PulseAnswer>({.pulse = pulse,
                                                .question = std::move(question),
                                                .asked = "How is it?",
                                                .scale = scale,
                                                .value = value,
                                                .on = when}));
    }
    void clear(std::string reason) {
        put(world.workspace, make<ForcedClear>({.client = world.client,
                                                .project = world.project,
                                                .reason = std::move(reason),
                                                .by = world.ana,
                                                .on = {sunday.minutes + 120}}));
    }
    /// Ruth, who decides, says no; Piotr, who does not, gives 2 of 5 an hour later.
    void ruth_and_piotr_speak() {
        const auto piotr = put(world.workspace, make<Stakeholder>({.client = world.client, .name = "Piotr Zielinski"}));
        says(world.ruth, true, "check_in.1", AnswerScale::YesPartlyNo, 0, sunday);
        says(piotr, false, "csat.1", AnswerScale::OneToFive, 2, {sunday.minutes + 60});
    }
};

}  // namespace

TEST_CASE_FIXTURE(AsideLine, "The line names whose word would turn the lights red, not who spoke last") {
    ruth_and_piotr_speak();
    clear("Taken back by phone");
    on_page_of_project("status");

    REQUIRE(app().shows(Role::Region, "What was set aside"));
    CHECK(app().says("What Ruth Adeyemi said was set aside on 1 Nov by Ana Silva: Taken back by phone"));
    CHECK_FALSE(app().says("What Piotr"));
    app().check_sound();
}

TEST_CASE_FIXTURE(AsideLine, "A clear without a reason sets nothing aside, and no line says so") {
    ruth_and_piotr_speak();
    clear("  ");
    on_page_of_project("status");

    CHECK(app().shows(Role::Region, "The client is not content"));
    CHECK_FALSE(app().shows(Role::Region, "What was set aside"));
}

}  // namespace rapport
