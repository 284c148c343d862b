// What a page says of days: of what was promised and what was not, and until when it is good.

#include "share/page.h"
#include "unit/share/looking.h"
#include "unit/share/page_text.h"

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

TEST_CASE("A milestone of which no day was agreed has a dash for it, and marks that are not drawn are not explained") {
    Days small;
    small.share(small.milestone("Pilot starts", "12-07"));
    const std::string undated = "– under “Agreed”: No date agreed before.";
    std::string page = small.page();
    CHECK(page.contains("Pilot starts</th><td role=\"cell\">–</td>"));
    CHECK(page.contains(undated));
    CHECK(page.contains("To come</li>"));
    for (const std::string_view mark : {"Moved or overdue</li>", "Date first agreed</li>"})
        CHECK_FALSE(page.contains(mark));

    small.share(small.milestone("Go live", "12-23", "12-18"));
    page = small.page();
    CHECK(page.contains(undated));
    for (const std::string_view mark : {"Moved or overdue</li>", "Date first agreed</li>"}) CHECK(page.contains(mark));

    Days agreed;
    agreed.share(agreed.milestone("Go live", "12-23", "12-23"));
    CHECK_FALSE(agreed.page().contains(undated));
}

TEST_CASE("Below the table of the timeline stands for when the end was promised, and why it is another day") {
    Days small;
    small.share(small.milestone("Pilot starts", "12-07", {}, {.moved_because = "Sickness"}));
    const Ref<Task> live = small.share(small.milestone("Go live", "12-23"));
    CHECK_FALSE(small.page().contains("We promised the end"));
    small[small.project].promised = at(on("12-18"), {1020});
    const std::vector<std::string> until_why{
        "id=\"timeline\"",      "</tbody></table>",           "We promised the end for ", "18&nbsp;December&nbsp;2026",
        "; it is expected on ", "23&nbsp;December&nbsp;2026", ", 5 days later. "};
    std::vector<std::string> parts = until_why;
    parts.push_back("Reason not stated.</p>");
    CHECK(appear_in_order(small.page(), parts));

    small[live].moved_because = "The line came late";
    parts.back() = "The line came late";
    CHECK(appear_in_order(small.page(), parts));
    small[small.project].promised = at(on("12-23"), {1020});
    CHECK(small.page().contains(", and it is expected on that day.</p>"));
}

TEST_CASE("A page of a client who is not content says that something is done about it only where that stands there") {
    Days small;
    small.no();
    std::string page = small.page();
    CHECK(page.contains("This page says why, what clears it, and where the work itself stands."));
    CHECK(page.contains("<h2 id=\"h-told-us\">What you told us</h2>"));
    CHECK_FALSE(page.contains("what we are doing"));

    small.share(small.note<Recovery>({.client = small.client,
                                      .project = small.project,
                                      .from = small.theo,
                                      .words = {"Nobody called"},
                                      .received = noon("11-27"),
                                      .action = {"Ana calls each Tuesday"}}));
    page = small.page();
    CHECK(page.contains("This page says what we are doing about it, and where the work itself stands."));
    CHECK(page.contains("<h2 id=\"h-told-us\">What you told us, and what we are doing</h2>"));
}

TEST_CASE("On paper the answers follow what is before them, and words below a milestone are not as bold as its name") {
    Days small;
    const std::string page = small.page();
    CHECK(page.contains("#your-answers{padding-bottom:1rem"));
    CHECK_FALSE(page.contains("break-before:page"));
    CHECK(page.contains(".stones th .small{font-weight:400}"));
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

TEST_CASE("Among the changes what is only new is named for twenty, then counted; what has moved is named always") {
    Days small;
    small.share(small.milestone("Pilot starts", "12-07"));
    small.sent_before(small.look().told);
    for (int i = 0; i < 22; ++i) small.share(small.milestone("Ward " + std::to_string(i) + " done", "12-08"));
    std::string page = small.page();
    CHECK(times(page, "</b>: new, ") == 20);
    CHECK(page.contains("<p>2 more things are new, and stand above in their sections.</p>"));
    for (int i = 0; i < 22; ++i) CHECK(page.contains("Ward " + std::to_string(i) + " done"));

    small.sent_before(small.look().told);
    CHECK_FALSE(small.page().contains("</b>: new, "));
}

}  // namespace rapport
