// From where on the sides of a project are green, amber or red: an order in which a colour could never be is refused.

#include "app/commands/light_rules.h"

#include "app/commands/record.h"
#include "clinics.h"

namespace rapport {
namespace {

struct Limits : ClinicsDesk {
    LightRules rules(LightRules wanted = {}) const {
        wanted.id = next_id();
        wanted.project = project;
        return wanted;
    }
    Result<void> keep(const LightRules& wanted) { return desk.run(keep_light_rules(desk.workspace, wanted)); }
};

std::string refused(const LightRules& rules) {
    const Result<void> checked = check_light_rules(rules);
    return checked ? std::string() : checked.error().message;
}

}  // namespace

TEST_CASE("The usual rules are in order") { CHECK(refused({}).empty()); }

TEST_CASE("Two limits may be one, and must not stand the wrong way round") {
    CHECK(refused({.client_green = 4}).empty());
    CHECK(refused({.client_green = 3}) == "Client: green begins between 4 and 10 of 10; below 4 it is always red.");
    CHECK(refused({.client_green = 10}).empty());
    CHECK_FALSE(refused({.client_green = 11}).empty());
    CHECK(refused({.spi_green = {85}}).empty());
    CHECK(refused({.spi_green = {84}}).starts_with("Schedule, SPI(t): amber begins above green."));
    CHECK(refused({.engagement_red = {100}}).empty());
    CHECK(refused({.engagement_red = {99}}).starts_with("Engagement: red begins before amber."));
    CHECK(refused({.budget_amber = {100}}).empty());
    CHECK(refused({.budget_amber = {99}}).starts_with("Budget: amber ends before green does."));
    CHECK(refused({.scope_amber = {5}}).empty());
    CHECK(refused({.scope_amber = {4}}).starts_with("Scope: amber ends before green does."));
    CHECK(refused({.value_amber = {90}}).empty());
    CHECK(refused({.value_amber = {91}}).starts_with("Value: amber begins above green."));
    CHECK(refused({.risk_red = 8}).empty());
    CHECK(refused({.risk_red = 7}).starts_with("Risk: red begins below amber."));
}

TEST_CASE_FIXTURE(Limits, "Rules are written down once, then changed as one, and undone as one") {
    LightRules wanted = rules({.schedule_slack = 2});
    REQUIRE(keep(wanted));
    CHECK(only<LightRules>().schedule_slack == 2);
    CHECK(only<LightRules>().project == project);

    wanted.client_green = 8;
    wanted.engagement_red = {300};
    REQUIRE(keep(wanted));
    CHECK(only<LightRules>().client_green == 8);
    CHECK(only<LightRules>().engagement_red == Percent{300});
    CHECK(desk.history.gestures().back().edit.label == "Change the rules of the lights");

    const Result<Edit> nothing = keep_light_rules(desk.workspace, wanted);
    REQUIRE(nothing);
    CHECK(nothing->empty());

    desk.undo();
    CHECK(only<LightRules>().client_green == 7);
    CHECK(only<LightRules>().engagement_red == Percent{200});
    CHECK(only<LightRules>().schedule_slack == 2);
    desk.undo();
    CHECK(count<LightRules>() == 0);
}

TEST_CASE_FIXTURE(Limits, "One limit alone does not pass the other; together they move as one") {
    LightRules wanted = rules();
    REQUIRE(keep(wanted));
    const auto alone = [&](std::size_t field, Value value) {
        return desk.run(set_field(desk.workspace, type_of<LightRules>, wanted.id, field, std::move(value)));
    };
    const Result<void> refused = alone(field_of<&LightRules::risk_amber>(), Value(std::int64_t{16}));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.starts_with("Risk: red begins below amber."));
    CHECK(only<LightRules>().risk_amber == 8);
    REQUIRE(alone(field_of<&LightRules::risk_amber>(), Value(std::int64_t{15})));

    wanted.risk_amber = 16;
    wanted.risk_red = 20;
    REQUIRE(keep(wanted));
    CHECK(only<LightRules>().risk_amber == 16);
    CHECK(only<LightRules>().risk_red == 20);

    CHECK_FALSE(desk.run(add_record(desk.workspace, type_of<LightRules>, rules({.risk_red = 1}))));
    CHECK(count<LightRules>() == 1);
}

TEST_CASE_FIXTURE(Limits, "Rules that a merge left the wrong way round on two sides are mended one by one") {
    LightRules left = rules({.scope_green = {12}, .scope_amber = {8}, .risk_amber = 12, .risk_red = 9});
    put(desk.workspace, left);
    const auto alone = [&](std::size_t field, std::int64_t value) {
        return desk.run(set_field(desk.workspace, type_of<LightRules>, left.id, field, Value(value)));
    };
    REQUIRE(alone(field_of<&LightRules::risk_red>(), 16));
    REQUIRE(alone(field_of<&LightRules::scope_amber>(), 15));
    CHECK(check_light_rules(only<LightRules>()));
    CHECK_FALSE(alone(field_of<&LightRules::risk_red>(), 9));
}

TEST_CASE_FIXTURE(Limits, "What is refused changes nothing") {
    LightRules wanted = rules({.spi_green = {80}});
    CHECK_FALSE(keep(wanted));
    CHECK(count<LightRules>() == 0);
    wanted.spi_green = {95};
    wanted.schedule_slack = -1;
    CHECK_FALSE(keep(wanted));
    wanted.schedule_slack = 0;
    REQUIRE(keep(wanted));
    wanted.risk_red = 1;
    CHECK_FALSE(keep(wanted));
    CHECK(only<LightRules>().risk_red == 15);

    desk.remove(Ref<LightRules>{wanted.id});
    wanted.risk_red = 20;
    CHECK_FALSE(keep(wanted));  // Somebody has thrown them away meanwhile.
    CHECK(count<LightRules>() == 0);
}

}  // namespace rapport
