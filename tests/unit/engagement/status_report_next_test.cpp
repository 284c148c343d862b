// Where a deliverable stands in the draft of a status report that the client wants changed.

#include "engagement/status_report.h"
#include "unit/share/sharing.h"

namespace rapport {
namespace {

/// From 17 to 30 November.
struct Changing : Sharing {
    std::string text(ReportSection section) {
        const KnownPlan known = plan();
        const EngagementIndex index_now = index();
        return draft_section(index_now, {workspace.find(project), &known.facts, on("11-17"), on("11-30")}, section)
            .text;
    }
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

}  // namespace rapport
