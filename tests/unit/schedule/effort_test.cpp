// The table of what follows from what, as Microsoft Project has it.

#include "schedule/effort.h"

#include "support/print.h"

namespace rapport {
namespace {

using enum EffortType;

constexpr Minutes hours(std::int64_t count) { return {count * 60}; }

/// "5 d × 100 % = 40 h": of days of eight hours.
std::string text_of(const Effort& effort) {
    std::string units;
    for (const std::int32_t one : effort.units) units += (units.empty() ? "" : "+") + std::to_string(one);
    return std::to_string(effort.duration.count / 60) + " h × " + units +
           " % = " + std::to_string(effort.work.count / 60) + " h";
}

std::string lasts(EffortType type, std::int64_t duration) {
    const Effort before{type, hours(40), hours(40), {100}};
    Effort wanted = before;
    wanted.duration = hours(duration);
    return text_of(balanced(before, wanted, EffortChange::Duration));
}

std::string takes(EffortType type, std::int64_t work) {
    const Effort before{type, hours(40), hours(40), {100}};
    Effort wanted = before;
    wanted.work = hours(work);
    return text_of(balanced(before, wanted, EffortChange::Work));
}

std::string given(EffortType type, std::int32_t units) {
    const Effort before{type, hours(40), hours(40), {100}};
    Effort wanted = before;
    wanted.units = {units};
    return text_of(balanced(before, wanted, EffortChange::Units));
}

std::string by(EffortType type, std::vector<std::int32_t> people, std::vector<std::int32_t> others) {
    const Effort before{type, hours(40), hours(40), std::move(people)};
    Effort wanted = before;
    wanted.units = std::move(others);
    return text_of(balanced(before, wanted, EffortChange::People));
}

}  // namespace

TEST_CASE("Of duration, work and units, what a person does not change and the type does not fix follows") {
    //    type           a new duration
    CHECK(lasts(FixedUnits, 24) == "24 h × 100 % = 24 h");
    CHECK(lasts(FixedWork, 80) == "80 h × 50 % = 40 h");
    CHECK(lasts(FixedWork, 20) == "20 h × 200 % = 40 h");
    CHECK(lasts(FixedDuration, 24) == "24 h × 100 % = 24 h");
    //    new work
    CHECK(takes(FixedUnits, 80) == "80 h × 100 % = 80 h");
    CHECK(takes(FixedWork, 80) == "80 h × 100 % = 80 h");
    CHECK(takes(FixedDuration, 80) == "40 h × 200 % = 80 h");
    CHECK(takes(FixedDuration, 10) == "40 h × 25 % = 10 h");
    //    other units
    CHECK(given(FixedUnits, 50) == "80 h × 50 % = 40 h");
    CHECK(given(FixedWork, 50) == "80 h × 50 % = 40 h");
    CHECK(given(FixedDuration, 50) == "40 h × 50 % = 20 h");
}

TEST_CASE("More people finish sooner, or do more where the days are fixed; fewer take longer, or do less") {
    CHECK(by(FixedUnits, {100}, {100, 100}) == "20 h × 100+100 % = 40 h");
    CHECK(by(FixedWork, {100}, {100, 100}) == "20 h × 100+100 % = 40 h");
    CHECK(by(FixedDuration, {100}, {100, 100}) == "40 h × 100+100 % = 80 h");
    CHECK(by(FixedUnits, {100, 100}, {50}) == "80 h × 50 % = 40 h");
    CHECK(by(FixedWork, {100, 100}, {100}) == "40 h × 100 % = 40 h");
    CHECK(by(FixedDuration, {100, 100}, {100}) == "40 h × 100 % = 40 h");
}

TEST_CASE("The first people on a task share the work that was said of it") {
    CHECK(by(FixedUnits, {}, {100, 100}) == "20 h × 100+100 % = 40 h");
    CHECK(by(FixedWork, {}, {50}) == "80 h × 50 % = 40 h");
    CHECK(by(FixedDuration, {}, {100, 100}) == "40 h × 50+50 % = 40 h");
}

TEST_CASE("Without work said, or without anybody, nothing hangs together") {
    for (const EffortType type : {FixedUnits, FixedWork, FixedDuration})
        for (const EffortChange change :
             {EffortChange::Duration, EffortChange::Work, EffortChange::Units, EffortChange::People}) {
            const Effort unsaid{type, hours(7), {}, {100}};
            CHECK(balanced({type, hours(40), {}, {50}}, unsaid, change) == unsaid);
            const Effort nobody{type, hours(7), hours(12), {}};
            CHECK(balanced({type, hours(40), hours(40), {}}, nobody, change) == nobody);
        }
    const Effort instant{FixedWork, {}, hours(12), {100}};
    CHECK(balanced({FixedWork, hours(40), hours(12), {30}}, instant, EffortChange::Duration) == instant);
}

TEST_CASE("Whatever is asked for stays within what can be") {
    const Effort huge =
        balanced({FixedUnits, {480}, {1}, {1}}, {FixedUnits, {480}, {INT64_MAX / 200}, {1}}, EffortChange::Work);
    CHECK(huge.duration.count > 0);
    const Effort many = balanced({FixedWork, {480}, {480}, {100, 1}}, {FixedWork, {1}, {480'000'000}, {100, 1}},
                                 EffortChange::Duration);
    CHECK(many.units == std::vector<std::int32_t>{10'000, 9'901});
    const Effort few = balanced({FixedWork, {480}, {480}, {100, 1}}, {FixedWork, {48'000'000}, {480}, {100, 1}},
                                EffortChange::Duration);
    CHECK(few.units == std::vector<std::int32_t>{1, 1});
}

TEST_CASE("Shares of the work are as the units, and together exactly all of it") {
    CHECK(shares_of({100}, {100, 100, 100}) == std::vector<Minutes>{{33}, {34}, {33}});
    CHECK(shares_of({480}, {100, 50}) == std::vector<Minutes>{{320}, {160}});
    CHECK(shares_of({480}, {}).empty());
    CHECK(shares_of({480}, {0}) == std::vector<Minutes>{{0}});
}

}  // namespace rapport
