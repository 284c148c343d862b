// What a snapshot asks that can be chosen, agreed to and ordered, and the reports it repeats: in what is shown, and on the page.

#include "share/asked_digests.h"
#include "share/page.h"
#include "share/sha256.h"
#include "unit/share/page_text.h"
#include "unit/share/sharing.h"

namespace rapport {
namespace {

struct Asking : Sharing {
    Shown look() {
        const EngagementIndex known = index();
        Result<Shown> shown = shown_of(known, wishes);
        REQUIRE(shown.has_value());
        return std::move(*shown);
    }
    /// What a reader has: the body with the data that the script reads.
    std::string page() {
        const std::string html = write_page(look()).html;
        const std::size_t from = html.find("<body>"), to = html.rfind("<script>");
        REQUIRE(from < to);
        return html.substr(from, to - from);
    }
    Ref<RegisterEntry> decision(std::string name, RegisterEntry record = {}) {
        record.client = client;
        record.project = project;
        record.kind = EntryKind::Decision;
        record.name = std::move(name);
        return share(add<RegisterEntry>(std::move(record)));
    }
    /// Behind those that were added before.
    Ref<DecisionOption> option(Ref<RegisterEntry> entry, std::string name, std::string effect = {}) {
        last_ = rank_between(last_, {}, 0);
        return share(add<DecisionOption>(
            {.entry = entry, .rank = last_, .name = std::move(name), .effect = {std::move(effect)}}));
    }
    Ref<Request> request(std::string what, std::string effect = {}, RequestState state = RequestState::New) {
        return share(add<Request>({.client = client,
                                   .project = project,
                                   .what = std::move(what),
                                   .by = theo,
                                   .asked = on("11-20"),
                                   .state = state,
                                   .effect = {std::move(effect)}}));
    }
    Ref<Criterion> criterion(std::string name, std::int32_t team_rank) {
        return share(add<Criterion>({.project = project, .name = std::move(name), .team_rank = team_rank}));
    }
    Ref<StatusReport> report(std::string title, const std::string& until) {
        return share(add<StatusReport>({.project = project,
                                        .title = std::move(title),
                                        .from = Date{on(until).days - 6},
                                        .until = on(until),
                                        .state = ReportState::Issued,
                                        .issued = on(until),
                                        .by = ana}));
    }

private:
    Rank last_;
};

const Asked* asked(const Shown& shown, std::string_view ref) {
    const auto at = std::ranges::find(shown.told.asked, ref, &Asked::ref);
    return at == shown.told.asked.end() ? nullptr : &*at;
}

}  // namespace

TEST_CASE("A decision offers its shared options by their place, with what each would mean and what we advise") {
    Asking small;
    const Ref<RegisterEntry> start = small.decision("When does the pilot start?", {.due = on("12-02")});
    const Ref<DecisionOption> early = small.option(start, "On 7 December", "Half of the desks are trained");
    const Ref<DecisionOption> late = small.option(start, "In January", "Everybody is trained");
    small[late].recommended = true;
    const Shown shown = small.look();

    REQUIRE(shown.decisions.size() == 1);
    CHECK(shown.decisions[0].ref == "c1");
    REQUIRE(shown.decisions[0].options.size() == 2);
    CHECK(shown.decisions[0].options[0].name == "On 7 December");
    CHECK_FALSE(shown.decisions[0].options[0].advised);
    CHECK(shown.decisions[0].options[1].advised);
    REQUIRE(asked(shown, "c1"));
    CHECK(asked(shown, "c1")->kind == AskKind::Decision);
    CHECK(asked(shown, "c1")->record == start.id);
    CHECK(asked(shown, "c1")->options ==
          std::vector<AskedOption>{{"On 7 December", early.id}, {"In January", late.id}});
    const std::vector<const DecisionOption*> offered{&small[early], &small[late]};
    CHECK(asked(shown, "c1")->sha256 == digest_of(offered));

    const std::string page = small.page();
    CHECK(is_balanced(page));
    CHECK(appear_in_order(
        page, {"id=\"t-c1\"", "<ol class=\"ways\">", "<b>On 7 December</b>", "Half of the desks", "<b>In January</b>",
               "We advise this", "Everybody is trained", "</ol>", "None of these", "data-ref=\"c1\"", "</article>"}));
    CHECK(times(page, "We advise this") == 1);
    CHECK(page.contains(R"("options":[["1","On 7 December"],["2","In January"],["none","None of these"]])"));
    CHECK_FALSE(page.contains(to_string(early.id)));
    CHECK_FALSE(page.contains(digest_of(offered)));  // It is ours: a page has no file to compare.
}

TEST_CASE("An option that nobody shared is nowhere, and leaves no gap in the numbers") {
    Asking small;
    const Ref<RegisterEntry> start = small.decision("When does the pilot start?");
    const Ref<DecisionOption> hidden = small.option(start, "Give up the pilot", "We lose the fee");
    small.option(start, "In January");
    small[hidden].shared = false;
    small[hidden].recommended = true;
    const Shown shown = small.look();

    REQUIRE(shown.decisions[0].options.size() == 1);
    REQUIRE(asked(shown, "c1")->options.size() == 1);
    const std::string page = small.page();
    for (const std::string_view secret : {"Give up", "lose the fee", "We advise this"})
        CHECK_FALSE(page.contains(secret));
    CHECK(page.contains(R"(["1","In January"],["none")"));
    const auto out = std::ranges::find(shown.counts, &type_of<DecisionOption>, &ShareCount::type);
    REQUIRE(out != shown.counts.end());
    CHECK(out->in == 1);
    CHECK(out->out == 1);
}

TEST_CASE("A decision without shared options is answered in words, and one that is not shared is not asked") {
    Asking small;
    const Ref<RegisterEntry> words = small.decision("Who opens the door?");
    small[small.option(words, "The guard, for a fee")].shared = false;
    const Ref<RegisterEntry> hidden = small.decision("Do we stop?");
    small[hidden].shared = false;
    small.option(hidden, "Yes, at once");
    const Shown shown = small.look();

    REQUIRE(shown.decisions.size() == 1);
    CHECK(shown.decisions[0].ref == "a1");
    CHECK(asked(shown, "a1")->kind == AskKind::Comment);
    CHECK(asked(shown, "a1")->options.empty());
    CHECK(asked(shown, "c1") == nullptr);
    const std::string page = small.page();
    for (const std::string_view secret : {"The guard", "Do we stop", "at once", "None of these"})
        CHECK_FALSE(page.contains(secret));
}

TEST_CASE("What was decided since the last snapshot stands with who decided it and in which words") {
    Asking small;
    const RegisterEntry closed{.state = EntryState::Closed,
                               .closed = on("11-27"),
                               .response = {"They gave in"},
                               .decided_by = small.theo,
                               .chosen = "In January",
                               .said = {"Take your time"}};
    small.decision("When does the pilot start?", closed);
    const Ref<RegisterEntry> before = small.decision("French from the first day", closed);
    small[before].closed = on("11-03");
    const Ref<RegisterEntry> ours = small.decision("Which database?", closed);
    small[ours].chosen = {};
    small[ours].said = {};
    CHECK(small.look().decided.size() == 2);
    small.sent_before({}, "11-16");
    const Shown shown = small.look();

    CHECK(shown.decisions.empty());
    REQUIRE(shown.decided.size() == 1);
    CHECK(shown.decided[0].chosen == "In January");
    CHECK(shown.decided[0].of_reader);
    CHECK(shown.decided[0].on == on("11-27"));
    const std::string page = small.page();
    CHECK(is_balanced(page));
    CHECK(appear_in_order(page, {"<h3>Decided</h3>", "When does the pilot start?", "In January", "Decided by you on",
                                 "“Take your time”"}));
    for (const std::string_view secret : {"They gave in", "French from", "Which database"})
        CHECK_FALSE(page.contains(secret));
}

TEST_CASE("What was decided is not told where it is an option that nobody shared, nor by whom if they are not") {
    Asking small;
    const Ref<RegisterEntry> start = small.decision("When does the pilot start?", {.state = EntryState::Closed,
                                                                                   .closed = on("11-27"),
                                                                                   .decided_by = small.maya,
                                                                                   .chosen = "Never",
                                                                                   .said = {"So be it"}});
    small[small.option(start, "Never")].shared = false;
    const Shown shown = small.look();

    REQUIRE(shown.decided.size() == 1);
    CHECK(shown.decided[0].chosen.empty());
    CHECK(shown.decided[0].who.empty());
    const std::string page = small.page();
    CHECK(page.contains("“So be it”"));
    CHECK_FALSE(page.contains("Never"));
    CHECK_FALSE(page.contains("Maya"));
}

TEST_CASE("A choice is told by the option that is seen, and not where it may be one that was deleted or renamed") {
    Asking small;
    const Ref<RegisterEntry> start =
        small.decision("When does the pilot start?",
                       {.state = EntryState::Closed, .closed = on("11-27"), .chosen = "Never", .said = {"So be it"}});
    const Ref<DecisionOption> ours = small.option(start, "Never");
    const Ref<DecisionOption> theirs = small.option(start, "Never");
    small[ours].shared = false;
    CHECK(small.look().decided[0].chosen == "Never");

    small[theirs].name = "In January";
    CHECK(small.look().decided[0].chosen.empty());
    small[ours].name = "Next year";
    CHECK(small.look().decided[0].chosen.empty());
    small[ours].name = "Never";
    small[ours].deleted.emplace();
    small[ours].deleted->include(small[ours].born);
    small.workspace.touch(type_of<DecisionOption>);
    CHECK(small.look().decided[0].chosen.empty());
    CHECK_FALSE(small.page().contains("Never"));
    small[theirs].name = "never";
    CHECK(small.look().decided[0].chosen == "Never");
}

TEST_CASE("A request whose effect is not agreed to yet asks for a word, and names the very words it asks about") {
    Asking small;
    const Ref<Request> saturday = small.request("Open on Saturdays", "Two days more; the end stays");
    small[saturday].why = {"Three clinics open then"};
    small[saturday].notes = {"They will not pay"};
    small[saturday].work = {960};
    const Ref<Request> bare = small.request("A dark mode");
    small[small.request("Fire Ben")].shared = false;
    const Shown shown = small.look();

    REQUIRE(shown.requests.size() == 2);
    CHECK(shown.requests[0].ref == "r1");
    CHECK(shown.requests[0].asks);
    CHECK(shown.requests[0].who == "Theo Marsh");
    CHECK_FALSE(shown.requests[1].asks);
    REQUIRE(asked(shown, "r1"));
    CHECK(asked(shown, "r1")->kind == AskKind::Request);
    CHECK(asked(shown, "r1")->record == saturday.id);
    CHECK(asked(shown, "r1")->sha256 == hex(sha256("Two days more; the end stays")));
    CHECK(asked(shown, "r2")->kind == AskKind::Comment);
    CHECK(asked(shown, "r2")->record == bare.id);
    CHECK(asked(shown, "r2")->sha256.empty());

    const std::string page = small.page();
    CHECK(is_balanced(page));
    CHECK(appear_in_order(page, {"id=\"requests\"", "Open on Saturdays", "Waiting for your word",
                                 "Three clinics open then", "Asked for by Theo Marsh on", "What it would mean:",
                                 "Two days more", "data-ref=\"r1\"", "A dark mode", "Waiting for our answer"}));
    CHECK(page.contains("We need 1 answer about a change from you."));
    CHECK(page.contains("\"kind\":\"request\""));
    for (const std::string_view secret : {"They will not pay", "Fire Ben"}) CHECK_FALSE(page.contains(secret));
}

TEST_CASE("A request that was settled or spoken of is told in words, and nothing is asked of it") {
    Asking small;
    const Ref<Request> done = small.request("A second language", "A week more", RequestState::Accepted);
    small[done].answered = on("11-24");
    small[done].answer = {"It comes in spring"};
    const Ref<Request> no = small.request("A fax", "Nobody has one", RequestState::Declined);
    const Ref<Request> said = small.request("Open on Sundays", "Four days more");
    small[said].says = ClientSays::Disputed;
    small[said].said_on = on("11-28");
    small[said].said_by = small.theo;
    small[said].said = {"Too late for us"};
    const Shown shown = small.look();

    for (const ShownRequest& one : shown.requests) CHECK_FALSE(one.asks);
    for (const Asked& one : shown.told.asked) CHECK(one.kind != AskKind::Request);
    const std::string page = small.page();
    for (const std::string_view told :
         {"Accepted on", "It comes in spring", "Not taken on", "You did not agree to that on", "“Too late for us”"})
        CHECK(page.contains(told));

    small[no].state = RequestState::Later;  // Opened again.
    const Shown again = small.look();
    CHECK(again.requests[0].asks);
    CHECK(asked(again, "r1")->record == no.id);
}

TEST_CASE("What matters most is to be ordered by name, whatever anybody ranked before") {
    Asking small;
    const Ref<Criterion> quiet = small.criterion("Quiet desks", 1);
    CHECK(asked(small.look(), "p") == nullptr);
    const Ref<Criterion> tenth = small.criterion("Day 10 is kept", 2);
    const Ref<Criterion> ninth = small.criterion("Day 9 is kept", 3);
    small[small.criterion("Our margin", 4)].shared = false;
    const Shown shown = small.look();

    CHECK(shown.priorities == std::vector<std::string>{"Day 9 is kept", "Day 10 is kept", "Quiet desks"});
    REQUIRE(asked(shown, "p"));
    CHECK(asked(shown, "p")->kind == AskKind::Ranking);
    CHECK(asked(shown, "p")->options == std::vector<AskedOption>{{"Day 9 is kept", ninth.id},
                                                                 {"Day 10 is kept", tenth.id},
                                                                 {"Quiet desks", quiet.id}});
    const std::string page = small.page();
    CHECK(is_balanced(page));
    CHECK(page.contains(R"("ranks":["Day 9 is kept","Day 10 is kept","Quiet desks"])"));
    CHECK(appear_in_order(page, {"What matters most to you?", "Day 9", "Day 10", "Quiet desks", "data-ref=\"p\""}));
    CHECK_FALSE(page.contains("Our margin"));
}

TEST_CASE("A wish can be made at the end of the questions") {
    Asking small;
    const Shown shown = small.look();

    REQUIRE(asked(shown, "w"));
    CHECK(asked(shown, "w")->kind == AskKind::Wish);
    CHECK(asked(shown, "w")->record == small.project.id);
    CHECK(appear_in_order(small.page(), {"data-ref=\"q4\"", "Is there something else you would like us to do?",
                                         "data-ref=\"w\"", "data-ref=\"c0\"", "\"ref\":\"w\",\"kind\":\"wish\""}));
}

TEST_CASE(
    "The latest report that was issued and shared is repeated, without money and what nobody may see of its lights") {
    Asking small;
    const Ref<StatusReport> last = small.report("Week 47", "11-22");
    small[last].summary = {"All is well"};
    small[last].risks = {"Snow"};
    small[last].money = {"Four thousand left"};
    const Ref<LightReport> lights = small.add<LightReport>({.project = small.project,
                                                            .on = on("11-22"),
                                                            .overall = Light::Amber,
                                                            .schedule = Light::Amber,
                                                            .budget = Light::Red,
                                                            .risk = Light::Red,
                                                            .words = {"Words of the lights"}});
    small[last].lights = lights;
    const Ref<StatusReport> draft = small.report("Week 48", "11-29");
    small[draft].state = ReportState::Draft;
    small[small.report("Own week 48", "11-28")].shared = false;
    small.report("Next week", "12-06");
    Shown shown = small.look();

    REQUIRE(shown.report.has_value());
    CHECK(shown.report->title == "Week 47");
    CHECK(shown.report->who == "Ana Pereira");
    CHECK(shown.report->lights.empty());
    CHECK(shown.earlier_reports.empty());
    CHECK(asked(shown, "s1")->record == last.id);
    CHECK(asked(shown, "s1")->type == "status_report");
    std::string page = small.page();
    CHECK(is_balanced(page));
    CHECK(appear_in_order(page, {"id=\"report\"", "Week 47", "by Ana Pereira", "All is well", "<h3>Risks</h3>", "Snow",
                                 "data-ref=\"s1\""}));
    for (const std::string_view secret :
         {"Four thousand", "Money", "Week 48", "Own week", "Next week", "Words of the lights", "stood then"})
        CHECK_FALSE(page.contains(secret));

    small.share(lights);
    shown = small.look();
    REQUIRE(shown.report->lights.size() == 2);  // What was not known then is not listed.
    CHECK(shown.report->lights[0].light == Light::Amber);
    CHECK(shown.report->lights[1].name == "Schedule");
    page = small.page();
    CHECK(page.contains("Schedule: amber"));
    CHECK_FALSE(page.contains("Budget: "));
    CHECK_FALSE(page.contains("Risk: "));
}

TEST_CASE(
    "Up to three reports from before are folded behind the latest, and without any the words of the lights stand") {
    Asking small;
    const Ref<LightReport> lights =
        small.share(small.add<LightReport>({.project = small.project, .on = on("11-20"), .words = {"All is calm"}}));
    CHECK(asked(small.look(), "s1")->record == lights.id);
    CHECK(small.page().contains("All is calm"));

    for (const std::string day : {"11-01", "11-08", "11-15", "11-22", "11-29"}) small.report("Until " + day, day);
    const Shown shown = small.look();
    CHECK(shown.report->title == "Until 11-29");
    REQUIRE(shown.earlier_reports.size() == 3);
    CHECK(shown.earlier_reports[0].title == "Until 11-22");
    CHECK(shown.earlier_reports[2].ref == "s4");
    const std::string page = small.page();
    CHECK(is_balanced(page));
    CHECK(times(page, "<details class=\"earlier\">") == 3);
    CHECK_FALSE(page.contains("Until 11-01"));
    CHECK_FALSE(page.contains("All is calm"));
}

TEST_CASE("Where the client is not content, no report says that a light was green") {
    Asking small;
    const Ref<StatusReport> last = small.report("Week 47", "11-22");
    small[last].lights = small.share(small.add<LightReport>(
        {.project = small.project, .on = on("11-22"), .overall = Light::Green, .schedule = Light::Green}));
    CHECK(small.page().contains("Schedule: green"));
    small.says(small.theo, "11-27", 0, AnswerScale::YesPartlyNo, "check_in.1");
    const Shown shown = small.look();

    CHECK(shown.discontent.now);
    CHECK(shown.report->lights.empty());
    CHECK(shown.report->lights_left_out);
    CHECK_FALSE(small.page().contains("Schedule: green"));
    CHECK(small.page().contains("is left out: all of them are red now"));
}

TEST_CASE("What is asked and reported is text, whatever is in it") {
    const std::string hostile = "</script><img src=x onerror=alert(1)>\"'";
    Asking small;
    const Ref<RegisterEntry> start = small.decision(hostile);
    small.option(start, hostile, hostile);
    small.decision(hostile, {.state = EntryState::Closed, .chosen = hostile, .said = {hostile}});
    const Ref<Request> wish = small.request(hostile, hostile);
    small[wish].why = small[wish].answer = {hostile};
    small.criterion(hostile, 1);
    small.criterion(hostile + "2", 2);
    small[small.report(hostile, "11-22")].done = {hostile};
    small.report(hostile, "11-15");
    const std::string page = small.page();

    CHECK(is_balanced(page));
    CHECK_FALSE(page.contains("<img"));
    CHECK(times(page, "<script") == 1);
    CHECK(times(page, "</script") == 1);
}

}  // namespace rapport
