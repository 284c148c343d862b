// When a reply was given: by clocks that may be wrong, and among other answers.

#include "replies.h"

namespace rapport {
namespace {

bool says(const std::string& sentence, std::string_view part) { return sentence.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("A clock that says what cannot be is named, and the reply is dated now") {
    const SharedClinics clinics;
    const Json::Object good = clinics.reply({{"answers", said("q1", "yes")}});
    const Result<CheckedReply> before = clinics.check(with(good, "answeredAt", Json("2026-10-30T08:00:00Z")));
    REQUIRE(before);
    REQUIRE(before->notes.size() == 1);
    CHECK(says(before->notes[0], "30 Oct 2026, before the snapshot was made"));
    CHECK(before->summary == "Ruth answered snapshot 5 of “Booking”, made on 1 Nov 2026.");
    CHECK(before->answered == now_there);
    CHECK(before->when == noon);

    const Result<CheckedReply> ahead = clinics.check(with(good, "answeredAt", Json("2027-03-01T08:00:00Z")));
    REQUIRE(ahead);
    REQUIRE(ahead->notes.size() == 1);
    CHECK(says(ahead->notes[0], "1 Mar 2027, which is still to come"));
    CHECK(ahead->summary == "Ruth answered snapshot 5 of “Booking”, made on 1 Nov 2026, on 2 Nov 2026.");
    CHECK(ahead->answered == now_there);
}

TEST_CASE("Of two answers of one day the later one holds, to the minute") {
    SharedClinics clinics;
    clinics.answered({noon.minutes - 31}, 10);
    CHECK(says(clinics.effect("answers", said("q1", "no")), "turns red"));
    clinics.answered({noon.minutes - 29}, 10);
    CHECK(says(clinics.effect("answers", said("q1", "no")), "the later answer holds"));
}

}  // namespace rapport
