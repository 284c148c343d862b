// What a page for the client asks besides the check-in, as it is offered at first.

#include "ui/opened.h"

namespace rapport {

TEST_CASE_FIXTURE(OpenedWorld, "Of own questions only those that are shared are chosen to be asked from the start") {
    put(world.workspace, make<PulsePlan>({.project = world.project, .set = PulseSet::Own}));
    put(world.workspace, make<PulseQuestion>({.text = "Will you leave us", .place = 1}));
    PulseQuestion shared = make<PulseQuestion>({.text = "Is the pier open", .place = 2});
    shared.shared = true;
    put(world.workspace, shared);
    on_page_of_project("sharing");
    app().activate(Role::Button, "Share with the client…");

    REQUIRE(app().find(Role::CheckBox, "Is the pier open"));
    REQUIRE(app().find(Role::CheckBox, "Will you leave us"));
    CHECK(app().find(Role::CheckBox, "Is the pier open")->checked == Tristate::Yes);
    CHECK(app().find(Role::CheckBox, "Will you leave us")->checked == Tristate::No);
    app().activate(Role::CheckBox, "Will you leave us");
    CHECK(app().find(Role::CheckBox, "Will you leave us")->checked == Tristate::Yes);
    app().check_sound();
}

namespace {

/// Ruth, who decides, answered low to a question of each set that asks with numbers, and to an own one.
struct AnsweredLow : OpenedWorld {
    Ref<PulseQuestion> own = put(world.workspace, make<PulseQuestion>({.text = "Is the pier open", .place = 1}));
    Ref<PulseQuestion> other = put(world.workspace, make<PulseQuestion>({.text = "Will you leave us", .place = 2}));

    void answer(PulseSet set, std::string question, AnswerScale scale, std::string asked = "How was it?",
                std::int32_t value = 1, std::int32_t day = 20'757) {
        const DateTime when = at(Date{day}, {600});
        const Ref<Pulse> pulse = put(world.workspace, make<Pulse>({.client = world.client,
                                                                   .project = world.project,
                                                                   .from = world.ruth,
                                                                   .decides = true,
                                                                   .set = set,
                                                                   .asked = when}));
        put(world.workspace, make<PulseAnswer>({.pulse = pulse,
                                                .question = std::move(question),
                                                .asked = std::move(asked),
                                                .scale = scale,
                                                .value = value,
                                                .on = when}));
    }
    Tristate ticked(std::string_view name) {
        const AccessNode* box = app().find(Role::CheckBox, name);
        REQUIRE(box);
        return box->checked;
    }
};

}  // namespace

TEST_CASE_FIXTURE(AnsweredLow, "What the reader answered low to is asked again, though no plan asks it") {
    answer(PulseSet::Csat, "csat.1", AnswerScale::OneToFive);
    answer(PulseSet::Own, to_string(own.id), AnswerScale::OneToFive, "Is the pier open");
    on_page_of_project("sharing");
    app().activate(Role::Button, "Share with the client…");
    CHECK(ticked("Satisfaction (CSAT)") == Tristate::Yes);
    CHECK(ticked("Is the pier open") == Tristate::Yes);
    CHECK(ticked("Recommendation (NPS)") == Tristate::No);
    CHECK(ticked("Will you leave us") == Tristate::No);
    app().check_sound();
}

TEST_CASE_FIXTURE(AnsweredLow, "What one reader answered low to is not asked of another who is chosen instead") {
    answer(PulseSet::Own, to_string(own.id), AnswerScale::OneToFive, "Is the pier open");
    put(world.workspace, make<Stakeholder>({.client = world.client, .name = "Theo Marsh"}));
    on_page_of_project("sharing");
    app().activate(Role::Button, "Share with the client…");
    CHECK(ticked("Is the pier open") == Tristate::Yes);
    app().activate(Role::CheckBox, "Recommendation (NPS)");
    app().activate(Role::ComboBox, "For");
    app().activate(Role::MenuItem, "Theo Marsh");
    CHECK(ticked("Is the pier open") == Tristate::No);
    CHECK(ticked("Recommendation (NPS)") == Tristate::Yes);
}

TEST_CASE_FIXTURE(AnsweredLow, "What the reader has answered better since is not asked again") {
    answer(PulseSet::Csat, "csat.1", AnswerScale::OneToFive);
    answer(PulseSet::Nps, "nps.1", AnswerScale::ZeroToTen);
    answer(PulseSet::Csat, "csat.1", AnswerScale::OneToFive, "How was it?", 5, 20'758);
    on_page_of_project("sharing");
    app().activate(Role::Button, "Share with the client…");
    CHECK(ticked("Satisfaction (CSAT)") == Tristate::No);
    CHECK(ticked("Recommendation (NPS)") == Tristate::Yes);
}

TEST_CASE_FIXTURE(AnsweredLow, "An own question that was reworded since goes out only where somebody ticks it") {
    answer(PulseSet::Own, to_string(own.id), AnswerScale::OneToFive, "Was the pier open on Monday");
    on_page_of_project("sharing");
    app().activate(Role::Button, "Share with the client…");
    CHECK(ticked("Is the pier open") == Tristate::No);
}

TEST_CASE_FIXTURE(AnsweredLow, "What the reader was told of and could confirm is offered to be shared") {
    const Ref<Recovery> complaint = put(world.workspace, make<Recovery>({.client = world.client,
                                                                         .project = world.project,
                                                                         .from = world.ruth,
                                                                         .words = {"Nobody called me back."},
                                                                         .received = at(Date{20'755}, {600}),
                                                                         .action = {"A call each Tuesday"},
                                                                         .told = Date{20'757}}));
    on_page_of_project("sharing");
    app().activate(Role::Button, "Share with the client…");
    CHECK(app().says("Ruth Adeyemi was told what was done about “Nobody called me back.”"));
    app().check_sound();
    app().activate(Role::Button, "Share it so that it can be confirmed");
    CHECK(open().get(complaint).shared);
    CHECK_FALSE(app().shows(Role::Button, "Share it so that it can be confirmed"));
}

}  // namespace rapport
