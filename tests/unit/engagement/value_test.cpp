// How much of what stakeholders want has been reached.

#include "engagement/value.h"

#include <rapidcheck.h>

#include "unit/engagement/small_client.h"

namespace rapport {
namespace {

Decimal number(std::int64_t whole) { return {whole * 1000}; }

}  // namespace

TEST_CASE("A share is the way from the baseline to the target, neither less than nothing nor more than all") {
    CHECK(share_reached(number(40), number(60), number(40)) == 0);
    CHECK(share_reached(number(40), number(60), number(45)) == 250);
    CHECK(share_reached(number(40), number(60), number(60)) == 1000);
    CHECK(share_reached(number(40), number(60), number(30)) == 0);
    CHECK(share_reached(number(40), number(60), number(99)) == 1000);
    CHECK(share_reached(Decimal{}, Decimal{3000}, Decimal{2000}) == 666);
}

TEST_CASE("A target below the baseline is reached downward") {
    CHECK(share_reached(number(12), number(4), number(12)) == 0);
    CHECK(share_reached(number(12), number(4), number(10)) == 250);
    CHECK(share_reached(number(12), number(4), number(4)) == 1000);
    CHECK(share_reached(number(12), number(4), number(20)) == 0);
    CHECK(share_reached(number(12), number(4), number(1)) == 1000);
}

TEST_CASE("Without a baseline the way begins at nothing, and a level is held from the target upward") {
    CHECK(share_reached({}, number(200), number(50)) == 250);
    CHECK(share_reached(number(99), number(99), number(99)) == 1000);
    CHECK(share_reached(number(99), number(99), number(100)) == 1000);
    CHECK(share_reached(number(99), number(99), Decimal{98'999}) == 0);
}

TEST_CASE("A share lies between 0 and 1000 whatever the numbers are") {
    CHECK(share_reached(Decimal{INT64_MIN}, Decimal{INT64_MAX}, Decimal{0}) == 500);
    CHECK(rc::check([](std::int64_t baseline, std::int64_t target, std::int64_t actual) {
        const Share share = share_reached(Decimal{baseline}, Decimal{target}, Decimal{actual});
        RC_ASSERT(share >= 0 && share <= 1000);
    }));
}

TEST_CASE("What was measured last counts, and what was only noted measures nothing") {
    SmallClient small;
    const Ref<ValueItem> item =
        small.value("Bookings", {.measure = "Share", .baseline = number(0), .target = number(100)});
    small.measure(item, "11-20", 60);
    small.measure(item, "11-10", 20);
    small.add<ValueEvidence>({.item = item, .on = on("11-25"), .note = "They are glad"});
    small.measure(item, "12-01", 90);

    CHECK(standing_of(small.index(), small[item]).reached == 600);

    small.measure(item, "11-20", 70);
    CHECK(standing_of(small.index(), small[item]).reached == 700);
}

TEST_CASE("No data is not nothing reached") {
    SmallClient small;
    const Ref<ValueItem> item = small.value("Bookings", {.measure = "Share", .target = number(100)});
    CHECK(standing_of(small.index(), small[item]).measurable);
    CHECK(!standing_of(small.index(), small[item]).reached);

    small.measure(item, "11-20", 0);
    CHECK(standing_of(small.index(), small[item]).reached == 0);

    small[item].measure = " ";
    CHECK(!standing_of(small.index(), small[item]).measurable);
    CHECK(!standing_of(small.index(), small[item]).reached);
}

TEST_CASE("Value delivered weighs the items, counts those without data as undelivered, and says how much has data") {
    SmallClient small;
    const auto item = [&](std::int32_t weight, const char* measure = "Share") {
        return small.value("Item",
                           {.measure = measure, .baseline = number(0), .target = number(100), .weight = weight});
    };
    small.measure(item(3), "11-20", 50);
    small.measure(item(1), "11-20", 100);
    item(1);
    small.measure(item(0), "11-20", 100);
    item(5, "");

    const ValueOfProject value = value_of_project(small.index(), small.project);

    CHECK(value.delivered == 500);
    CHECK(value.with_data == 800);
    CHECK(value.counted == 3);
    CHECK(value.measured == 2);
    CHECK(value.items.size() == 5);
}

TEST_CASE("Where no item counts, nothing is said of value") {
    SmallClient small;
    small.value("Glad people");

    const ValueOfProject value = value_of_project(small.index(), small.project);

    CHECK(!value.delivered);
    CHECK(!value.planned);
    CHECK(!value.with_data);
}

TEST_CASE("Planned is the weight of what is due up to today") {
    SmallClient small;
    const auto item = [&](std::int32_t weight, std::optional<Date> due) {
        small.value("Item", {.measure = "Share", .target = number(100), .due = due, .weight = weight});
    };
    item(1, on("11-30"));
    item(2, on("12-01"));
    item(1, {});

    CHECK(value_of_project(small.index(), small.project).planned == 250);

    small.today = on("12-01");
    CHECK(value_of_project(small.index(), small.project).planned == 750);
}

TEST_CASE("Items stand by due day, those without one last") {
    SmallClient small;
    const Ref<ValueItem> open = small.value("Open");
    const Ref<ValueItem> late = small.value("Late", {.due = on("12-24")});
    const Ref<ValueItem> soon = small.value("Soon", {.due = on("12-02")});

    const ValueOfProject value = value_of_project(small.index(), small.project);

    REQUIRE(value.items.size() == 3);
    CHECK(value.items[0].item->id == soon.id);
    CHECK(value.items[1].item->id == late.id);
    CHECK(value.items[2].item->id == open.id);
}

TEST_CASE("Time and budget alone are not what success is about") {
    SmallClient small;
    CHECK(!value_of_project(small.index(), small.project).beyond_time_and_budget);
    small.value("In time", {.kind = ValueKind::Time});
    small.value("In budget", {.kind = ValueKind::Budget});
    CHECK(!value_of_project(small.index(), small.project).beyond_time_and_budget);

    small.value("Used by all", {.kind = ValueKind::Adoption});

    CHECK(value_of_project(small.index(), small.project).beyond_time_and_budget);
}

TEST_CASE("A report is due once as many days have passed as were agreed") {
    SmallClient small;
    const Ref<ValueItem> item = small.value("Bookings", {.report_every = 10});
    small.measure(item, "11-01", 3, on("11-21"));
    small.measure(item, "11-18", 4, on("11-19"));
    small.measure(item, "11-25", 5, on("12-01"));
    const auto due = [&] { return standing_of(small.index(), small[item]).report_due; };

    CHECK(standing_of(small.index(), small[item]).told == on("11-21"));
    CHECK(standing_of(small.index(), small[item]).unreported_days == 9);
    CHECK(!due());
    small.today = on("12-01");
    CHECK(!due());  // Told that day.
    small.today = on("12-10");
    CHECK(!due());
    small.today = on("12-11");
    CHECK(due());

    small[item].weight = 0;
    CHECK(!due());
    small[item].weight = 1;
    small[item].report_every = 0;
    CHECK(!due());
    small[item].report_every = 10;
    small[small.project].stage = Stage::Closed;
    CHECK(!due());
}

TEST_CASE("What was never reported is due from when it was written down") {
    SmallClient small;
    const Ref<ValueItem> item = small.value("Bookings");

    small.today = on("12-01");
    CHECK(!standing_of(small.index(), small[item]).report_due);
    small.today = on("12-02");
    CHECK(standing_of(small.index(), small[item]).report_due);
    CHECK(!standing_of(small.index(), small[item]).told);
}

TEST_CASE("Coverage counts people of weight, and among them those with an item that the client agreed to") {
    SmallClient small;
    const Ref<Stakeholder> maya = small.add<Stakeholder>({.client = small.client, .name = "Maya", .interest = 4});
    const Ref<Stakeholder> lou = small.add<Stakeholder>({.client = small.client, .name = "Lou", .influence = 3});
    small.value("Agreed", {.stakeholder = small.theo, .client_says = ClientSays::Agreed});
    const Ref<ValueItem> asked = small.value("Asked", {.stakeholder = maya, .client_says = ClientSays::Asked});
    small.value("Of little weight", {.stakeholder = lou, .client_says = ClientSays::Agreed});

    const ValueCoverage coverage = value_coverage(small.index(), small.project);
    CHECK(coverage.covered == 1);
    CHECK(coverage.of == 2);
    REQUIRE(coverage.uncovered.size() == 1);
    CHECK(coverage.uncovered[0]->id == maya.id);

    small[asked].client_says = ClientSays::Agreed;
    CHECK(value_coverage(small.index(), small.project).covered == 2);
}

TEST_CASE("The coverage of a client takes the items of all its projects") {
    SmallClient small;
    const Ref<Project> second = small.add<Project>({.client = small.client, .name = "Shop"});
    small.add<ValueItem>({.project = second, .stakeholder = small.theo, .client_says = ClientSays::Agreed});

    CHECK(value_coverage(small.index(), small.project).covered == 0);
    CHECK(value_coverage(small.index(), small.client).covered == 1);
    CHECK(value_coverage(small.index(), Ref<Client>{}).of == 0);
}

TEST_CASE("The matrix shows who wants what kind of outcome, and of whom nobody has asked") {
    SmallClient small;
    const Ref<Stakeholder> maya = small.add<Stakeholder>({.client = small.client, .name = "Maya", .influence = 5});
    const Ref<ValueItem> share = small.value(
        "Bookings",
        {.stakeholder = small.theo, .measure = "Share", .target = number(100), .client_says = ClientSays::Agreed});
    small.measure(share, "11-20", 30);
    small.value("Calm mornings", {.stakeholder = small.theo, .kind = ValueKind::Experience});
    small.value("By spring", {.kind = ValueKind::Time});

    const EngagementIndex index = small.index();
    const ValueMatrix matrix = value_matrix(index, small.project);

    REQUIRE(matrix.rows.size() == 3);
    CHECK(matrix.rows[0]->id == small.theo.id);  // He decides.
    CHECK(matrix.rows[1]->id == maya.id);
    CHECK(matrix.rows[2] == nullptr);
    CHECK(matrix.columns == std::vector{ValueKind::Outcome, ValueKind::Experience, ValueKind::Time});
    CHECK(matrix.at(1, 0).items.empty());
    CHECK(matrix.at(0, 0).items.size() == 1);
    CHECK(matrix.at(0, 0).agreed == 1);
    CHECK(matrix.at(0, 0).reached == 300);
    CHECK(matrix.at(0, 1).items.size() == 1);
    CHECK(!matrix.at(0, 1).reached);
    CHECK(matrix.at(2, 2).items.size() == 1);
}

}  // namespace rapport
