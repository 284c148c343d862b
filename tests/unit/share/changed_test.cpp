// What changed since the last copy: requests, decisions, what was measured, reports; and that none of what was offered fits.

#include <algorithm>

#include "base/text.h"
#include "share/page.h"
#include "unit/share/looking.h"
#include "unit/share/page_text.h"

namespace rapport {
namespace {

struct Changed : Looked {
    Ref<Request> request(std::string what) {
        return share(add<Request>(
            {.client = client, .project = project, .what = std::move(what), .by = theo, .asked = on("11-20")}));
    }
    Ref<RegisterEntry> decision(std::string name) {
        RegisterEntry record;
        record.client = client;
        record.project = project;
        record.kind = EntryKind::Decision;
        record.name = std::move(name);
        return share(add<RegisterEntry>(std::move(record)));
    }
    Ref<DecisionOption> option(Ref<RegisterEntry> entry, std::string name) {
        last_ = rank_between(last_, {}, 0);
        return share(add<DecisionOption>({.entry = entry, .rank = last_, .name = std::move(name)}));
    }
    void report(const std::string& until) {
        share(add<StatusReport>({.project = project,
                                 .title = "Until " + until,
                                 .from = Date{on(until).days - 6},
                                 .until = on(until),
                                 .state = ReportState::Issued,
                                 .issued = on(until)}));
    }
    void decide(Ref<RegisterEntry> entry, std::string chosen, std::string said = {}) {
        RegisterEntry& record = at_ref(entry);
        record.state = EntryState::Closed;
        record.closed = on("11-25");
        record.decided_by = theo;
        record.chosen = std::move(chosen);
        record.said = {std::move(said)};
    }
    void copy_was_made() { sent_before(look().told); }
    /// A reply to that copy that was taken in.
    void replied(const Snapshot& to, const std::string& decisions, const std::string& day = "11-28") {
        const std::string at = "2026-" + day + "T10:00:00.000Z";
        add<Reply>({.snapshot = {to.id},
                    .code = "c0de" + day,
                    .from = "Theo",
                    .answered = *parse_iso_instant(at),
                    .taken = *parse_iso_instant(at),
                    .content = {R"({"format":"rapport-reply","version":1,"project":"p","snapshot":"s","recipient":"r",)"
                                R"("reply":"c0de","seal":"00","answeredAt":")" +
                                at + R"(","utcOffsetMinutes":60,"decisions":)" + decisions + "}"}});
    }
    std::optional<ShownChange> change(std::string_view item) {
        for (const ShownChange& one : look().changes)
            if (one.item == item) return one;
        return std::nullopt;
    }
    std::string page() { return write_page(look()).html; }

private:
    Rank last_;
};

}  // namespace

TEST_CASE("A request that is new, and one that was answered, is among what changed, with why") {
    Changed small;
    const Ref<Request> reminders = small.request("Text reminders");
    small.copy_was_made();
    CHECK(small.look().changes.empty());

    small.request("Saturdays");
    small[reminders].state = RequestState::Accepted;
    small[reminders].answered = on("11-27");
    small[reminders].answer = {"It fits in before Christmas."};
    const std::optional<ShownChange> asked = small.change("Saturdays"), told = small.change("Text reminders");
    REQUIRE(asked.has_value());
    CHECK(asked->before.empty());
    CHECK(asked->after == "waiting for our answer");
    CHECK(plain(asked->cause) == "Asked for by Theo Marsh on 2026-11-20.");
    REQUIRE(told.has_value());
    CHECK(told->before == "waiting for our answer");
    CHECK(told->after == "accepted");
    CHECK(plain(told->cause) == "It fits in before Christmas.");

    small[reminders].answer = {};
    CHECK(small.change("Text reminders")->cause.empty());  // Nobody stated it.
    small[reminders].says = ClientSays::Agreed;
    CHECK(small.change("Text reminders")->after == "accepted; your side agreed");
}

TEST_CASE("A decision that was made is told once among what changed, and is not counted as gone later") {
    Changed small;
    const Ref<RegisterEntry> start = small.decision("When does the pilot start?");
    small.option(start, "In January");
    small.copy_was_made();
    small.decide(start, "In January", "After the holidays.");
    const std::optional<ShownChange> made = small.change("When does the pilot start?");
    REQUIRE(made.has_value());
    CHECK(made->before == "waiting for you");
    CHECK(made->after == "decided: “In January”");
    CHECK(plain(made->cause) == "Decided by you on 2026-11-25: “After the holidays.”");

    small.sent_before(small.look().told, "11-26");
    const Shown later = small.look();
    CHECK(later.decided.empty());
    CHECK(later.changes.empty());
    CHECK(later.gone == 0);
}

TEST_CASE("An option that was told as chosen is not told again once it was taken back") {
    Changed small;
    const Ref<RegisterEntry> start = small.decision("When does the pilot start?");
    const Ref<DecisionOption> january = small.option(start, "In January");
    small.decide(start, "In January", "After the holidays.");
    small.sent_before(small.look().told, "11-20");
    small[january].shared = false;
    const std::optional<ShownChange> told = small.change("When does the pilot start?");
    REQUIRE(told.has_value());
    CHECK(told->before == "another");
    CHECK(told->after == "decided");
}

TEST_CASE("That evidence was confirmed or disputed is among what changed, beside the number") {
    Changed small;
    const Ref<ValueItem> item = small.half_way();
    small.copy_was_made();
    small[item].client_says = ClientSays::Agreed;
    small[item].said_on = on("11-26");
    const std::optional<ShownChange> confirmed = small.change("Online share, what was measured");
    REQUIRE(confirmed.has_value());
    CHECK(confirmed->before == "waiting for you");
    CHECK(confirmed->after == "confirmed by your side");
    CHECK(plain(confirmed->cause) == "Your side said so on 2026-11-26.");
    CHECK_FALSE(small.change("Online share").has_value());

    small[item].client_says = ClientSays::Disputed;
    CHECK(small.change("Online share, what was measured")->after == "not right, you say");
}

TEST_CASE("A target and a day that became another are among what changed, with what they were") {
    Changed small;
    const Ref<ValueItem> item = small.half_way();
    const Ref<Deliverable> plan = small.deliverable("Pilot plan");
    small.copy_was_made();
    CHECK(small.look().changes.empty());
    small[item].target = Decimal{80'000};
    small[item].due = on("12-20");
    small[plan].due = on("12-04");
    const std::optional<ShownChange> target = small.change("Online share, target");
    REQUIRE(target.has_value());
    CHECK(target->before == "100 %");
    CHECK(target->after == "80 %");
    CHECK(target->cause.empty());
    const std::optional<ShownChange> due = small.change("Online share, due");
    REQUIRE(due.has_value());
    CHECK(due->before == "2026-11-20");
    CHECK(due->after == "2026-12-20");
    const std::optional<ShownChange> handed = small.change("Pilot plan, due");
    REQUIRE(handed.has_value());
    CHECK(handed->before == "no day");
    CHECK(handed->after == "2026-12-04");

    small.copy_was_made();
    small[item].target = std::nullopt;
    CHECK(small.change("Online share, target")->after == "no target");
}

TEST_CASE("That something else is needed to accept it is among what changed, without the words of before") {
    Changed small;
    const Ref<Deliverable> plan = small.deliverable("Pilot plan");
    small.copy_was_made();
    const std::string long_words = "Both desks have booked a whole week with it and nobody had to call us";
    small[plan].acceptance = {long_words + "."};
    std::optional<ShownChange> told = small.change("Pilot plan, accepted when");
    REQUIRE(told.has_value());
    CHECK(told->before == "not said");
    CHECK(told->after == shortened(long_words, 60));

    small.copy_was_made();
    CHECK(small.look().changes.empty());
    small[plan].acceptance = {long_words + " on a Saturday."};  // The end alone is another.
    told = small.change("Pilot plan, accepted when");
    REQUIRE(told.has_value());
    CHECK(told->before == "another");
    CHECK(told->after == shortened(long_words, 60));
    small[plan].acceptance = {"Ticket #4 is closed"};
    CHECK(small.change("Pilot plan, accepted when")->after == "Ticket #4 is closed");
}

TEST_CASE("What is new is told once, not again by its day and what it is accepted by") {
    Changed small;
    small.half_way();
    small.deliverable("Pilot plan");
    small.copy_was_made();
    small[small.deliverable("Screens")].due = on("12-04");
    const std::vector<ShownChange> changes = small.look().changes;
    CHECK(std::ranges::count_if(changes, [](const ShownChange& one) { return one.item.starts_with("Screens"); }) == 1);
    CHECK(small.change("Screens").has_value());
}

TEST_CASE("That a deliverable was approved is told with who said so, and in which words, where they may be named") {
    Changed small;
    const Ref<Deliverable> plan = small.deliverable("Pilot plan");
    small.version(plan, "1.0", "11-10");
    small.copy_was_made();
    small[plan].state = DeliverableState::Approved;
    small[plan].decided_version = "1.0";
    small[plan].decided_by = small.theo;
    small[plan].decided = on("11-25");
    small[plan].decision = {"Go on."};
    std::optional<ShownChange> told = small.change("Pilot plan");
    REQUIRE(told.has_value());
    CHECK(told->before == "waiting for you");
    CHECK(told->after == "approved");
    CHECK(plain(told->cause) == "You said so on 2026-11-25: “Go on.”");
    small[plan].decision = {};
    CHECK(plain(small.change("Pilot plan")->cause) == "You said so on 2026-11-25.");

    small[plan].decided_by = small.maya;
    CHECK(small.change("Pilot plan")->cause.empty());  // Nobody shared who she is.
    small.share(small.maya);
    CHECK(plain(small.change("Pilot plan")->cause) == small.at_ref(small.maya).name + " said so on 2026-11-25.");
}

TEST_CASE("A new report is among what changed, and those that make room for it are not gone") {
    Changed small;
    for (const std::string day : {"11-01", "11-08", "11-15", "11-22"}) small.report(day);
    small.copy_was_made();
    CHECK(small.look().changes.empty());
    small.report("11-29");
    const Shown shown = small.look();
    REQUIRE(shown.changes.size() == 1);
    CHECK(shown.changes[0].item == "Until 11-29, status report");
    CHECK(shown.changes[0].after == "2026-11-29");
    CHECK(plain(shown.changes[0].cause) == "It speaks of 2026-11-23 to 2026-11-29.");
    CHECK(shown.gone == 0);
}

TEST_CASE("A copy from before there were such entries makes nothing new that it showed") {
    Changed small;
    small.request("Text reminders");
    small.option(small.decision("When does the pilot start?"), "In January");
    small.half_way();
    small.deliverable("Pilot plan");
    small.report("11-22");
    Told then = small.look().told;
    std::erase_if(then.lines, [](const ToldLine& line) {
        return line.kind == "request" || line.kind == "decision" || line.kind == "evidence" || line.kind == "report" ||
               line.kind == "target" || line.kind == "due" || line.kind == "acceptance";
    });
    small.sent_before(then);
    CHECK(small.look().changes.empty());
    CHECK_FALSE(small.look().compares_all);
    CHECK(small.page().contains("No date, deliverable or light has changed that can be compared with it."));
    small.request("Saturdays");
    REQUIRE(small.look().changes.size() == 1);
    CHECK(small.look().changes[0].item == "Saturdays");
}

TEST_CASE(
    "Whoever said that none of the options fits reads that, and not the same question as if they had said nothing") {
    Changed small;
    const Ref<RegisterEntry> start = small.decision("When does the pilot start?");
    const Ref<DecisionOption> early = small.option(start, "On 7 December");
    const Snapshot* to = small.sent_before(small.look().told);
    REQUIRE_FALSE(small.look().decisions[0].none.has_value());
    small.replied(*to, R"([{"ref":"c1","choice":"none","text":"Neither: a call."}])");
    Shown shown = small.look();
    REQUIRE(shown.decisions[0].none.has_value());
    CHECK(shown.decisions[0].none->on == on("11-28"));
    CHECK(shown.decisions[0].none->of_these);
    CHECK(appear_in_order(small.page(),
                          {"id=\"t-c1\"", "You said none of these on ", "Neither: a call.", "<ol class=\"ways\">"}));
    const std::optional<ShownChange> told = small.change("When does the pilot start?");
    REQUIRE(told.has_value());
    CHECK(told->after == "you said none of these");
    CHECK(plain(told->cause) == "You said so on 2026-11-28: “Neither: a call.”");

    small[early].name = "By a call";
    shown = small.look();
    REQUIRE(shown.decisions[0].none.has_value());
    CHECK_FALSE(shown.decisions[0].none->of_these);
    CHECK(small.page().contains("You said none of what was offered before on "));

    small.share(small.maya);
    small.wishes.recipient = small.maya;  // Nobody else reads it.
    CHECK_FALSE(small.look().decisions[0].none.has_value());
    small.wishes.recipient = small.theo;
    small.replied(*to, R"([{"ref":"c1","choice":"1"}])", "11-29");  // Their last word is another.
    CHECK_FALSE(small.look().decisions[0].none.has_value());
}

}  // namespace rapport
