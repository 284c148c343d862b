// How much one snapshot can tell and ask, so that its record keeps it.

#include "app/apply.h"
#include "app/commands/snapshot.h"
#include "unit/share/sharing.h"

namespace rapport {
namespace {

struct SharingMuch : Sharing {
    explicit SharingMuch(int milestones) {
        for (int i = 0; i < milestones; ++i) {
            const std::string day = to_iso(Date{on("12-01").days + i % 300});
            share(milestone("Milestone " + std::to_string(i) + " of a very long programme", day, day));
        }
    }
    Result<SnapshotPage> make() {
        const EngagementIndex known = index();
        return snapshot_page(known, wishes);
    }
};

}  // namespace

TEST_CASE("A snapshot of a thousand milestones is made, written down and compared with the next") {
    SharingMuch small(1'000);
    const Result<SnapshotPage> page = small.make();
    REQUIRE(page.has_value());
    Snapshot made = make<Snapshot>({.client = small.client,
                                    .project = small.project,
                                    .recipient = small.theo,
                                    .number = small.wishes.number,
                                    .made = small.wishes.made,
                                    .code = small.wishes.code,
                                    .key = small.wishes.key,
                                    .sha256 = page->sha256,
                                    .told = {write_told(page->told)}});
    Result<Edit> edit = record_snapshot(small.workspace, made);
    REQUIRE(edit.has_value());
    REQUIRE(apply(small.workspace, *edit, stamp_on(on("11-30"), 2)).has_value());

    small.wishes.before = last_snapshot(small.workspace, small.project, small.theo);
    REQUIRE(small.wishes.before);
    const Result<SnapshotPage> next = small.make();
    REQUIRE(next.has_value());
    CHECK(next->html.contains("No date, deliverable, measure, light, decision, request or report has changed."));
}

TEST_CASE("Too much for the record of a snapshot is refused before there is a file, with what to do") {
    SharingMuch small(2'500);
    const Result<SnapshotPage> page = small.make();

    REQUIRE_FALSE(page.has_value());
    CHECK(page.error().fault == Fault::Limit);
    CHECK(page.error().message.contains("Share less with the client"));
}

}  // namespace rapport
