// What a page says of days: of what was promised and what was not, and until when it is good.

#include "share/page.h"
#include "unit/share/looking.h"

namespace rapport {
namespace {

struct Days : Looked {
    std::string page() { return write_page(look()).html; }
};

}  // namespace

TEST_CASE(
    "A later end is held against the day that was promised, and milestones alone are said to have no earlier days") {
    Days small;
    small.share(small.milestone("Pilot starts", "12-07"));
    small.share(small.milestone("Go live", "12-23"));
    small[small.project].promised = at(on("12-18"), {1020});
    const std::string reason = plain(small.light("Schedule").reason);
    CHECK(reason.contains("The end is expected on 2026-12-23, 5 days later than the 2026-12-18 we promised."));
    CHECK_FALSE(reason.contains("later than agreed"));

    const std::string page = small.page();
    CHECK(page.contains("No earlier days were agreed for these milestones."));
    CHECK_FALSE(page.contains("No earlier days were agreed that"));
}

TEST_CASE("A page that is good until a day tells its script which, and one that is not tells nothing of it") {
    Days small;
    CHECK_FALSE(small.page().contains("\"goodUntil\":"));

    small.wishes.good_until = on("12-31");
    const std::string page = small.page();
    CHECK(page.contains(R"("goodUntil":"2026-12-31","goodUntilDay":"31 December 2026")"));
    CHECK(page.contains("This copy was good until "));  // What the script says then.
    CHECK(page.contains("please ask for a new one."));  // Without scripts.
}

TEST_CASE("A copy that nobody writes down has no number and no script, and still says what changed") {
    Days small;
    small.share(small.milestone("Pilot starts", "12-07"));
    small.sent_before(small.look().told);
    small.wishes.number = 0;
    const std::string page = small.page();
    CHECK(page.contains("<p>Client snapshot, as of"));
    CHECK(page.contains("What changed since"));
    for (const std::string_view claimed : {"<script", "It replaces the copy", "Answer on this page", "replyKey"})
        CHECK_FALSE(page.contains(claimed));
    CHECK(page.ends_with("</body>\n</html>\n"));
}

}  // namespace rapport
