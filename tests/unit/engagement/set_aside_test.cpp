// Whose word it was that somebody set aside.

#include "engagement/set_aside.h"

#include "unit/engagement/listening.h"

namespace rapport {
namespace {

using enum AnswerScale;

struct Aside : Listening {
    [[nodiscard]] std::optional<WordSetAside> found() const { return set_aside_of(index(), project); }
    [[nodiscard]] bool red() const { return dissatisfaction_of(index(), project).has_value(); }
    void clear(const std::string& day, std::string reason, Ref<Project> of = {}) {
        note<ForcedClear>({.client = client, .project = of, .reason = std::move(reason), .on = noon(day)});
    }
    /// One who decides says no, and one who does not gives 2 of 5 the day after.
    void theo_says_no_and_maya_is_low() {
        says(theo, "11-20", 0, YesPartlyNo, "check_in.1");
        says(maya, "11-21", 2, OneToFive, "csat.1", false);
    }
};

}  // namespace

TEST_CASE("What was set aside is the word of whoever reddens, not the last low answer of anybody") {
    Aside small;
    small.theo_says_no_and_maya_is_low();
    CHECK(small.red());
    CHECK_FALSE(small.found());

    small.clear("11-22", "Taken back by phone");

    CHECK_FALSE(small.red());
    const std::optional<WordSetAside> found = small.found();
    REQUIRE(found);
    REQUIRE(found->said.who);
    CHECK(found->said.who->name == "Theo Marsh");
    CHECK(found->said.why == DissatisfiedBy::SaidNo);
    REQUIRE(found->clear);
    CHECK(found->clear->reason == "Taken back by phone");
}

TEST_CASE("What sets nothing aside is not told: a clear without a reason, of another project, or of a day to come") {
    Aside small;
    small.theo_says_no_and_maya_is_low();
    small.clear("11-22", "  ");
    small.clear("11-22", "Wrong one", small.add<Project>({.client = small.client, .name = "Other"}));
    small.clear("12-01", "Not yet");
    CHECK(small.red());
    CHECK_FALSE(small.found());

    small.clear("11-23", "Taken back by phone", small.project);
    small.clear("11-24", "Once more");
    REQUIRE(small.found());
    CHECK(small.found()->clear->reason == "Taken back by phone");  // By that it was set aside.
}

TEST_CASE("What was set aside is told until it would be red no more") {
    Aside small;
    small.theo_says_no_and_maya_is_low();
    small.clear("11-22", "Taken back by phone");
    small.says(small.maya, "11-23", 5, OneToFive, "csat.1", false);
    REQUIRE(small.found());  // She did not say it.
    CHECK(small.found()->said.who->name == "Theo Marsh");

    small.says(small.theo, "11-24", 10, YesPartlyNo, "check_in.1");

    CHECK_FALSE(small.found());
}

TEST_CASE("Of several things that were set aside the last is told, each with its own clear") {
    Aside small;
    small.theo_says_no_and_maya_is_low();
    small.clear("11-22", "Taken back by phone");
    const Ref<Recovery> complaint = small.note<Recovery>(
        {.client = small.client, .project = small.project, .from = small.maya, .received = noon("11-23")});
    CHECK(small.red());
    small.clear("11-24", "About another supplier");

    CHECK_FALSE(small.red());
    REQUIRE(small.found());
    CHECK(small.found()->said.who->name == "Maya Adeyemi");
    CHECK(small.found()->said.why == DissatisfiedBy::Complaint);
    CHECK(small.found()->clear->reason == "About another supplier");

    small[complaint].told = on("11-27");
    small[complaint].confirmed = on("11-28");
    small[complaint].confirmed_by = small.maya;
    REQUIRE(small.found());
    CHECK(small.found()->said.who->name == "Theo Marsh");
    CHECK(small.found()->clear->reason == "Taken back by phone");
}

}  // namespace rapport
