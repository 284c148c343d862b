// What of a page would look wrong though its words are right: lines over words, stops that stand twice, columns with nothing in them.

#include "share/shown_parts.h"
#include "unit/share/page_text.h"
#include "unit/share/sharing.h"

namespace rapport {
namespace {

struct Looks : Sharing {
    std::string page() {
        const EngagementIndex known = index();
        Result<SnapshotPage> page = snapshot_page(known, wishes);
        REQUIRE(page.has_value());
        return std::move(page->html);
    }
    Ref<Deliverable> approved() {
        const Ref<Deliverable> plan = deliverable("Pilot plan", DeliverableState::Approved);
        at_ref(plan).decided_version = "1.0";
        at_ref(plan).decided_by = theo;
        at_ref(plan).decided = on("11-20");
        return plan;
    }
};

}  // namespace

TEST_CASE("On the timeline the line to a label in the upper lane lies below the words in the lower one") {
    Looks small;
    small.share(small.milestone("Pilot accepted by Priya", "12-17", "12-17"));
    small.share(small.milestone("Booking is live", "12-19", "12-19"));
    const std::string html = small.page();
    const std::size_t from = html.find("<svg class=\"wide\"");
    REQUIRE(from != std::string::npos);
    const std::string wide = html.substr(from, html.find("</svg>", from) - from);

    CHECK(times(wide, "class=\"lead-l\"") == 1);
    CHECK(times(wide, "class=\"b\"") == 2);
    CHECK(wide.find("class=\"lead-l\"") < wide.find("class=\"b\""));
    CHECK(wide.contains(" 113V106M"));  // Nor does it go through them.
}

TEST_CASE("Behind words that end with a sign of their own stands no full stop") {
    CHECK(stop_after("Go on") == ".");
    CHECK(stop_after("") == ".");
    for (const std::string_view words : {"Go on.", "Go on!\n", "Go on?", "Go on…"}) CHECK(stop_after(words).empty());

    Looks small;
    const Ref<PulseAnswer> yes = small.says(small.theo, "11-27", 10, AnswerScale::YesPartlyNo, "check_in.1");
    small[yes].words = {"They call back."};
    CHECK(small.page().contains("you answered “Yes”, and said: “They call back.”</p>"));
    small[yes].words = {"They call back"};
    CHECK(small.page().contains("you answered “Yes”, and said: “They call back”.</p>"));
    small[yes].words = {};
    CHECK(small.page().contains("you answered “Yes”.</p>"));
}

TEST_CASE("The versions of a deliverable have a column of names only where somebody is named") {
    Looks small;
    const Ref<Deliverable> plan = small.deliverable("Pilot plan");
    const Ref<DeliverableVersion> first = small.version(plan, "0.9", "11-10");
    const Ref<DeliverableVersion> second = small.version(plan, "1.0", "11-16");
    small[first].by = {};
    std::string html = small.page();
    CHECK(html.contains("<table role=\"table\" class=\"versions signed\">"));
    CHECK(html.contains("data-l=\"By\">Ana Pereira</td>"));
    CHECK(times(html, "data-l=\"By\"") == 2);

    small[second].by = {};
    html = small.page();
    CHECK(html.contains("<table role=\"table\" class=\"versions\">"));
    CHECK_FALSE(html.contains("data-l=\"By\""));
    CHECK_FALSE(html.contains(">By</th>"));
}

TEST_CASE("A state with a day in it stays one run of words beside its shape") {
    Looks small;
    const Ref<Deliverable> plan = small.approved();
    small.version(plan, "1.0", "11-10");
    small.share(small.milestone("Goals agreed", "11-10", "11-10", {.done = {100}, .actual_finish = noon("11-10")}));
    const std::string html = small.page();

    CHECK(
        html.contains("</svg><span>Approved by Theo Marsh, "
                      "<time datetime=\"2026-11-20\">20&nbsp;November</time></span></span>"));
    CHECK(html.contains("</svg>Done</span>"));
}

TEST_CASE("What was said of a deliverable stands in quotation marks, and what was noted without a name does not") {
    Looks small;
    const Ref<Deliverable> plan = small.approved();
    small.version(plan, "1.0", "11-10");
    small[plan].decision = {"Build it."};
    CHECK(
        small.page().contains("<p>What you said of version 1.0:</p>"
                              "<blockquote class=\"words\"><p>Build it.</p></blockquote>"));

    small[plan].decided_by = {};
    const std::string html = small.page();
    CHECK(html.contains("<p>What was noted of version 1.0:</p><p>Build it.</p>"));
    CHECK_FALSE(html.contains("<blockquote class=\"words\">"));
}

TEST_CASE("On paper what matters most is numbered on lines, not ticked, and a percentage does not break") {
    Looks small;
    small.share(small.add<Criterion>({.project = small.project, .name = "Quiet desks", .team_rank = 1}));
    small.share(small.add<Criterion>({.project = small.project, .name = "Safe records", .team_rank = 2}));
    small.half_way();
    const std::string html = small.page();

    CHECK(html.contains("write a number on each line"));
    for (const std::string name : {"Quiet desks", "Safe records"})
        CHECK(html.contains("<li><span class=\"pen\" aria-hidden=\"true\"><u></u></span>" + name + "</li>"));
    CHECK(html.contains("50\u00a0% of the way."));
    CHECK(html.contains("50\u00a0% of the value listed below is delivered"));
    CHECK(html.contains("<dd class=\"big\">50\u00a0%</dd>"));
}

}  // namespace rapport
