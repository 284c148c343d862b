// The rows of milestones in a page: what they say, and how many bytes many of them take.

#include "unit/share/page_text.h"
#include "unit/share/sharing.h"

namespace rapport {
namespace {

struct Rows : Sharing {
    std::string page() {
        const EngagementIndex known = index();
        Result<SnapshotPage> page = snapshot_page(known, wishes);
        REQUIRE(page.has_value());
        return std::move(page->html);
    }
};

}  // namespace

TEST_CASE("A row of a milestone has its days in words, and says where one of them is when it was done") {
    Rows small;
    small.share(small.milestone("Goals agreed", "11-10", "11-10", {.done = {100}, .actual_finish = noon("11-10")}));
    small.share(small.milestone("Pilot starts", "12-07", "11-23"));
    const std::string html = small.page();

    CHECK(
        html.contains("Goals agreed</th><td role=\"cell\">10 November 2026</td>"
                      "<td role=\"cell\" data-l=\"Done\">10 November 2026</td>"));
    CHECK(
        html.contains("Pilot starts</th><td role=\"cell\">23 November 2026</td>"
                      "<td role=\"cell\">7 December 2026</td><td role=\"cell\">14 days later</td>"));
    CHECK(html.contains("<del>23 November 2026</del>, now 7 December 2026, 14 days later"));
}

TEST_CASE("A page of 500 milestones stays small, also where every second of them has moved") {
    Rows same, moved;
    for (int i = 0; i < 500; ++i) {
        const Date day{on("12-01").days + i % 300};
        const std::string name = "Milestone " + std::to_string(i) + " of it all";
        same.share(same.milestone(name, to_iso(day), to_iso(day)));
        moved.share(moved.milestone(name, to_iso(Date{day.days + 7 * (i % 2)}), to_iso(day)));
    }
    CHECK(times(same.page(), "<td role=\"cell\">none</td>") == 500);
    CHECK(same.page().size() < 230'000);
    const std::string html = moved.page();
    CHECK(times(html, "<p class=\"from\">") == 250);
    CHECK(html.size() < 280'000);
}

TEST_CASE("A page of a project of 500 tasks that are all shared, 40 of them milestones, stays small") {
    Rows small;
    for (int i = 0; i < 500; ++i) {
        const std::string day = to_iso(Date{on("12-01").days + i}), name = "Work package " + std::to_string(i);
        small.share(i % 25 < 2 ? small.milestone(name, day, day) : small.task(name, {480}));
    }
    const std::string html = small.page();
    CHECK(times(html, "<tr role=\"row\" id=\"m") == 40);
    CHECK(html.size() < 200'000);
}

}  // namespace rapport
