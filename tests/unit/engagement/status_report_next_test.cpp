// In the draft of a status report: a deliverable that the client wants changed, the next milestone, the end, and what was confirmed.

#include "engagement/status_report.h"
#include "unit/share/sharing.h"

namespace rapport {
namespace {

/// From 17 to 30 November.
struct Changing : Sharing {
    std::map<Id, std::optional<Date>> told;
    std::optional<Date> told_on;

    Drafted draft(ReportSection section) {
        const KnownPlan known = plan();
        const EngagementIndex index_now = index();
        return draft_section(
            index_now,
            {workspace.find(project), &known.facts, on("11-17"), on("11-30"), ReportScope::Shared, told, told_on},
            section);
    }
    std::string text(ReportSection section) { return draft(section).text; }
};

}  // namespace

TEST_CASE("Changes that the client asked for are what comes next, and nothing that is done") {
    Changing small;
    const Ref<Deliverable> handbook = small.deliverable("Handbook", DeliverableState::ChangesAsked);
    small[handbook].decided_version = "1.0";
    small[handbook].decided_by = small.theo;
    small[handbook].decided = on("11-26");
    const std::string asked = "- “Handbook”, version 1.0: changes asked for on 26 November by Theo Marsh";
    CHECK_FALSE(small.text(ReportSection::Done).contains("Handbook"));
    CHECK(small.text(ReportSection::Next) == asked + ".");

    small[handbook].due = on("12-10");
    CHECK(small.text(ReportSection::Next) == asked + ", to be handed over by 10 December.");
    small[handbook].state = DeliverableState::Approved;
    CHECK(small.text(ReportSection::Done) == "- “Handbook”, version 1.0: approved on 26 November by Theo Marsh.");
    CHECK(small.text(ReportSection::Next).empty());
}

TEST_CASE_FIXTURE(Changing, "Value is also what the client confirmed or called not right in the days of the report") {
    const Ref<ValueItem> item = half_way();
    (*this)[item].client_says = ClientSays::Agreed;
    (*this)[item].said_on = on("11-26");
    CHECK(text(ReportSection::Value).ends_with("\n- Online share: 50 %, confirmed by your side on 26 November."));
    (*this)[item].client_says = ClientSays::Disputed;
    CHECK(
        text(ReportSection::Value).ends_with("\n- Online share: 50 %, called not right by your side on 26 November."));
    (*this)[item].said_on = on("12-01");
    CHECK_FALSE(text(ReportSection::Value).contains("by your side"));

    (*this)[item].said_on = on("11-26");
    (*this)[item].shared = false;
    CHECK(draft(ReportSection::Value).text.empty());
    CHECK(draft(ReportSection::Value).left_out == 1);
}

TEST_CASE_FIXTURE(Changing, "An end on another day than was promised is a change, and the last milestone says why") {
    share(milestone("Pilot", "12-07", {}, {.moved_because = "Sickness"}));
    const Ref<Task> live = share(milestone("Go live", "12-23"));
    add<StatusReport>({.project = project,
                       .title = "Before",
                       .from = on("11-03"),
                       .until = on("11-16"),
                       .state = ReportState::Issued,
                       .issued = on("11-16")});
    told_on = on("11-16");
    told = {{live.id, on("12-23")}};
    for (const Task& task : workspace.all<Task>()) told.emplace(task.id, on("12-07"));
    CHECK(text(ReportSection::Changes).empty());
    (*this)[project].promised = at(on("12-18"), {1020});
    const std::string end =
        "- The end: expected on 23 December instead of the promised 18 December, 5 days later. Why: ";
    CHECK(text(ReportSection::Changes) == end + "not stated.");
    CHECK(text(ReportSection::Summary).contains("The end is expected on 23 December, 5 days later than promised."));

    (*this)[live].moved_because = "The line came late";
    CHECK(text(ReportSection::Changes) == end + "The line came late.");
    (*this)[live].shared = false;
    CHECK(text(ReportSection::Changes) == end + "not stated.");
    (*this)[project].promised = at(on("12-23"), {1020});
    CHECK(text(ReportSection::Changes).empty());
    CHECK(text(ReportSection::Summary).contains("The end is expected on 23 December, as promised."));
}

TEST_CASE_FIXTURE(Changing, "The next milestone comes next however far it is, and of those behind it none") {
    share(milestone("Hand-over", "2027-04-20"));
    share(milestone("Review", "2027-03-20"));
    milestone("Ours", "2027-02-20");
    CHECK(text(ReportSection::Next) == "- Review: milestone, due on 20 March 2027.");
    CHECK(draft(ReportSection::Next).left_out == 0);
}

}  // namespace rapport
