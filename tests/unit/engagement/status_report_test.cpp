// A status report as it is drafted: each section word for word, what is left out, and what never gets in.

#include "engagement/status_report.h"

#include "base/text.h"
#include "engagement/lights.h"
#include "unit/share/sharing.h"

namespace rapport {
namespace {

/// From 17 to 30 November; the same number of days ends on 14 December.
struct Reporting : Sharing {
    ReportScope scope = ReportScope::Shared;
    std::map<Id, std::optional<Date>> told;
    std::optional<Date> told_on;

    template <class Use> auto with_source(const Use& use) {
        const KnownPlan known = plan();
        const EngagementIndex index_now = index();
        return use(index_now,
                   ReportSource{workspace.find(project), &known.facts, on("11-17"), on("11-30"), scope, told, told_on});
    }
    Drafted draft(ReportSection section) {
        return with_source([&](const EngagementIndex& index_now, const ReportSource& source) {
            return draft_section(index_now, source, section);
        });
    }
    std::string text(ReportSection section) { return draft(section).text; }
    DraftedReport whole(const ReportTemplate* start, const MergeValues& values) {
        return with_source([&](const EngagementIndex& index_now, const ReportSource& source) {
            return draft_report(index_now, source, start, values);
        });
    }
    /// A task that was done on that day; not shared.
    Ref<Task> ended(std::string name, const std::string& day, Task record = {}) {
        record.manual = true;
        record.manual_start = record.actual_start = at(on(day), {480});
        record.manual_finish = record.actual_finish = at(on(day), {1020});
        record.done = {100};
        return task(std::move(name), {480}, std::move(record));
    }
    Ref<Task> open_task(std::string name, const std::string& day) {
        return task(std::move(name), {480},
                    {.manual = true, .manual_start = at(on(day), {480}), .manual_finish = at(on(day), {1020})});
    }
    Ref<RegisterEntry> entry(EntryKind kind, std::string name, RegisterEntry record = {}) {
        record.client = client;
        record.project = project;
        record.kind = kind;
        record.name = std::move(name);
        return add<RegisterEntry>(std::move(record));
    }
    Ref<ManualLight> scope_by_hand(std::string why) {
        return add<ManualLight>(
            {.project = project, .dimension = Dimension::Scope, .reason = std::move(why), .on = on("11-20")});
    }
    Ref<Baseline> baseline(const std::string& day) {
        return share(add<Baseline>({.project = project, .name = "Agreed", .taken = on(day)}));
    }
    void agreed(Ref<Baseline> with, Ref<Task> of, const std::string& day) {
        add<BaselineTask>({.baseline = with, .task = of, .start = at(on(day), {480}), .finish = at(on(day), {1020})});
    }
    Ref<StatusReport> issued(const std::string& from, const std::string& until) {
        return add<StatusReport>({.project = project,
                                  .title = "Before",
                                  .from = on(from),
                                  .until = on(until),
                                  .state = ReportState::Issued,
                                  .issued = on(until)});
    }
};

}  // namespace

TEST_CASE_FIXTURE(Reporting,
                  "Done are milestones and tasks that ended in the days of a report, and what was handed over") {
    share(ended("Pilot at Eastgate", "11-20", {.milestone = true, .summary = {"Two desks work with it"}}));
    share(ended("Design", "11-18"));
    share(ended("Kick-off", "11-10"));
    share(open_task("Build", "11-19"));
    ended("Talk about the margin", "11-19");
    const Ref<Deliverable> handbook = deliverable("Handbook", DeliverableState::Approved);
    version(handbook, "1.0", "11-18");
    (*this)[handbook].decided_version = "1.0";
    (*this)[handbook].decided_by = theo;
    (*this)[handbook].decided = on("11-25");

    const Drafted done = draft(ReportSection::Done);
    CHECK(done.text ==
          "- Pilot at Eastgate: reached on 20 November. Two desks work with it.\n"
          "- Design: done on 18 November.\n"
          "- “Handbook”, version 1.0: handed over on 18 November.\n"
          "- “Handbook”, version 1.0: approved on 25 November by Theo Marsh.");
    CHECK(done.left_out == 1);
    scope = ReportScope::All;
    CHECK(text(ReportSection::Done).contains("- Talk about the margin: done on 19 November."));
}

TEST_CASE_FIXTURE(Reporting,
                  "What was decided in the days of a report is done, with what was chosen where that is told") {
    const Ref<RegisterEntry> hour =
        share(entry(EntryKind::Decision, "When do we remind them", {.state = EntryState::Closed, .decided_by = theo}));
    (*this)[hour].closed = on("11-20");
    (*this)[hour].chosen = "The evening before";
    const Ref<RegisterEntry> before = share(entry(EntryKind::Decision, "Long ago", {.state = EntryState::Closed}));
    (*this)[before].closed = on("10-01");
    CHECK(text(ReportSection::Done) ==
          "- “When do we remind them”: decided on 20 November by Theo Marsh, “The evening before”.");

    const Ref<DecisionOption> evening =
        add<DecisionOption>({.entry = hour, .rank = {"a1"}, .name = "The evening before"});
    (*this)[hour].said = {"Whichever is quieter"};
    CHECK(text(ReportSection::Done) == "- “When do we remind them”: decided on 20 November by Theo Marsh.");
    // Of two with one name the client sees one: that is what they are told.
    const Ref<DecisionOption> same =
        share(add<DecisionOption>({.entry = hour, .rank = {"a2"}, .name = "The evening before"}));
    CHECK(text(ReportSection::Done).ends_with(", “The evening before”."));
    (*this)[same].shared = false;
    CHECK_FALSE(text(ReportSection::Done).contains("evening"));
    // One that nobody shared stays out under its old name too.
    (*this)[same].name = "In the morning";
    (*this)[evening].name = "At noon";
    CHECK_FALSE(text(ReportSection::Done).contains("evening"));
    scope = ReportScope::All;
    CHECK(text(ReportSection::Done).ends_with(", “The evening before”."));
}

TEST_CASE_FIXTURE(Reporting, "Next is what is due in as many days as the report has, and what should be done by now") {
    share(milestone("Go live", "12-08"));
    share(milestone("Data copied", "11-25"));
    share(milestone("Review", "12-20"));
    share(open_task("Train the desks", "12-03"));
    (*this)[deliverable("Report", DeliverableState::Planned)].due = on("12-10");

    CHECK(text(ReportSection::Next) ==
          "- Data copied: milestone, was due on 25 November and is not done yet.\n"
          "- Go live: milestone, due on 8 December.\n"
          "- Train the desks: due on 3 December.\n"
          "- “Report”: to be handed over by 10 December.");
}

TEST_CASE_FIXTURE(Reporting, "Many tasks are counted behind the first ones, and milestones are all named") {
    for (int i = 0; i < 18; ++i) share(ended("Task " + std::to_string(i), "11-20"));
    for (int i = 0; i < 18; ++i) share(ended("Milestone " + std::to_string(i), "11-20", {.milestone = true}));
    const std::string done = text(ReportSection::Done);
    CHECK(done.contains("- Milestone 17: reached on 20 November."));
    CHECK(done.contains("- Task 14: done on 20 November."));
    CHECK_FALSE(done.contains("- Task 15:"));
    CHECK(done.ends_with("- And 3 more tasks."));
}

TEST_CASE_FIXTURE(Reporting,
                  "What has to be decided says by when and by whom, what waits for approval, and what was asked for") {
    const Ref<RegisterEntry> provider =
        share(entry(EntryKind::Decision, "Choose the payment provider", {.due = on("12-04")}));
    share(add<DecisionOption>({.entry = provider, .rank = {"a2"}, .name = "By invoice"}));
    share(add<DecisionOption>({.entry = provider, .rank = {"a1"}, .name = "By card", .recommended = true}));
    share(entry(EntryKind::Decision, "Settled before", {.state = EntryState::Closed}));
    entry(EntryKind::Decision, "How we bill them");
    share(add<Request>(
        {.client = client, .project = project, .what = "Pay by invoice too", .by = theo, .asked = on("11-20")}));
    share(add<Request>({.client = client,
                        .project = project,
                        .what = "French screens",
                        .needed = on("12-20"),
                        .effect = {"Go live comes a week later"},
                        .says = ClientSays::Asked}));
    version(deliverable("Handbook"), "1.0", "11-25");

    const Drafted needed = draft(ReportSection::Decisions);
    CHECK(needed.text ==
          "- Choose the payment provider: needed by 4 December. Options: By card (we advise this); By invoice.\n"
          "- Change “French screens”: do you agree to it? Go live comes a week later.\n"
          "- “Handbook”, version 1.0: waits for your approval since 25 November.\n"
          "- Change “Pay by invoice too”, asked for by Theo Marsh on 20 November: waits for our answer.");
    CHECK(needed.left_out == 1);

    const std::string decides = "- Choose the payment provider: needed by 4 December, from Theo Marsh.";
    scope = ReportScope::All;
    CHECK(text(ReportSection::Decisions).contains(decides));
    scope = ReportScope::Shared;
    (*this)[provider].decided_by = theo;
    CHECK(text(ReportSection::Decisions).contains(decides));
}

TEST_CASE_FIXTURE(Reporting,
                  "Risks come as sentences by day and name for the client, and the most exposed first for us") {
    share(entry(EntryKind::Risk, "The import may slip", {.probability = 2, .impact = 2, .due = on("12-10")}));
    share(entry(EntryKind::Risk, "The supplier leaves",
                {.description = {"We look for a second one"},
                 .probability = 5,
                 .impact = 4,
                 .owner = ana,
                 .response = {"Pay them more"}}));
    share(entry(EntryKind::Issue, "The test system is down"));
    share(entry(EntryKind::Risk, "Long over", {.state = EntryState::Closed}));
    entry(EntryKind::Risk, "They talk to others", {.relationship = Relationship::Outcome});
    share(entry(EntryKind::Risk, "They may leave", {.relationship = Relationship::Communication}));
    entry(EntryKind::Risk, "Our margin goes");

    const Drafted risks = draft(ReportSection::Risks);
    CHECK(risks.text ==
          "- Risk: The import may slip.\n"
          "- Risk: The supplier leaves. We look for a second one. Ana Pereira looks after it.\n"
          "- Issue: The test system is down.");
    CHECK(risks.left_out == 1);
    scope = ReportScope::All;
    CHECK(text(ReportSection::Risks).starts_with("- Risk: The supplier leaves."));
    CHECK_FALSE(text(ReportSection::Risks).contains("They talk to others"));
}

TEST_CASE_FIXTURE(Reporting, "Every milestone that moved is named with its cause, or that nobody stated one") {
    const Ref<Baseline> plan_then = baseline("11-03");
    agreed(plan_then,
           share(milestone("Pilot at Eastgate", "12-01", {}, {.moved_because = "The supplier moved the date"})),
           "11-24");
    agreed(plan_then, share(milestone("Go live", "12-08")), "12-10");
    agreed(plan_then, share(milestone("As agreed", "12-09")), "12-09");
    const Ref<Task> gone = share(milestone("Dropped", "12-02"));
    agreed(plan_then, gone, "12-02");
    erase(gone);
    share(milestone("Training", "12-15"));
    share(add<Request>({.client = client,
                        .project = project,
                        .what = "Pay by invoice too",
                        .why = {"Half of our suppliers need it"},
                        .by = theo,
                        .state = RequestState::Accepted,
                        .answered = on("11-20")}));

    CHECK(
        text(ReportSection::Changes) ==
        "- Pilot at Eastgate: now expected on 1 December instead of 24 November, 7 days later. Why: The supplier moved "
        "the date.\n"
        "- Go live: now expected on 8 December instead of 10 December, 2 days earlier. Why: not stated.\n"
        "- New milestone: Training, expected on 15 December. Why: not stated.\n"
        "- 1 milestone is not planned any more. Why: not stated.\n"
        "- Added: Pay by invoice too, asked for by Theo Marsh. Why: Half of our suppliers need it.");
}

TEST_CASE_FIXTURE(Reporting, "What moved is held against what the client was told by the last report") {
    const Ref<Task> pilot = share(milestone("Pilot", "12-01"));
    agreed(baseline("11-03"), pilot, "11-24");
    issued("11-03", "11-16");
    told[pilot.id] = on("11-26");
    told_on = on("11-16");
    CHECK(text(ReportSection::Changes) ==
          "- Pilot: now expected on 1 December instead of 26 November, 5 days later. Why: not stated.");

    // Agreed anew after that, and before the report.
    (*this)[issued("11-03", "11-20")].title = "A later one";
    agreed(baseline("11-18"), pilot, "11-30");
    CHECK(text(ReportSection::Changes) ==
          "- Pilot: now expected on 1 December instead of 30 November, 1 day later. Why: not stated.");
}

TEST_CASE_FIXTURE(Reporting,
                  "A milestone that was told without a day is not new, and one that lost its day is still planned") {
    const Ref<Task> undated = share(milestone("Pilot", "12-01")), lost = share(milestone("Go live", "12-08"));
    const Ref<Task> finished = share(milestone("Kick-off", "11-10")), gone = share(milestone("Dropped", "12-02"));
    issued("11-03", "11-16");
    told = {{undated.id, std::nullopt}, {lost.id, on("12-08")}, {finished.id, std::nullopt}, {gone.id, on("12-02")}};
    told_on = on("11-16");
    (*this)[lost].manual_start = (*this)[lost].manual_finish = std::nullopt;
    (*this)[finished].done = {100};
    workspace.touch(type_of<Task>);
    CHECK(text(ReportSection::Changes).empty());
    erase(finished);
    erase(gone);
    CHECK(text(ReportSection::Changes) == "- 1 milestone is not planned any more. Why: not stated.");
}

TEST_CASE_FIXTURE(Reporting, "Value is what was measured in the days of the report, beside what it was before") {
    const Ref<ValueItem> item = half_way();
    share(add<ValueEvidence>({.item = item, .on = on("11-28"), .actual = Decimal{45'000}}));
    share(add<ValueEvidence>({.item = item, .on = on("12-01"), .actual = Decimal{60'000}}));
    CHECK(text(ReportSection::Value) ==
          "- Online share: 50 %, up from 0 % (goal: 100 %), measured on 25 November. Counted by hand.\n"
          "- Online share: 45 %, down from 50 % (goal: 100 %), measured on 28 November.");
    CHECK(text(ReportSection::Money).empty());
}

TEST_CASE_FIXTURE(Reporting, "The summary names the lights that are for a client, and says why all of them are red") {
    const KnownPlan known = plan();
    const EngagementIndex index_now = index();
    const ProjectLights lights = lights_of(index_now, &known.facts, *workspace.find(project));
    std::string expected = "Overall: " + folded(label_of(lights.overall)) + ".";
    for (const Dimension one : {Dimension::Client, Dimension::Schedule, Dimension::Scope, Dimension::Value})
        expected += " " + std::string(label_of(one)) + ": " + folded(label_of(lights.side(one)->shown)) + ".";
    const std::string summary = text(ReportSection::Summary);
    CHECK(summary.starts_with(expected));
    for (const std::string_view ours : {"Budget", "Engagement", "Risk"}) CHECK_FALSE(summary.contains(ours));

    const Ref<Recovery> complaint = add<Recovery>(
        {.client = client, .project = project, .from = theo, .words = {"Nobody called."}, .received = noon("11-20")});
    CHECK(text(ReportSection::Summary).starts_with("Overall: red. Client: red."));
    CHECK(text(ReportSection::Summary)
              .contains("Every light is red because not everybody on your side is content with how it goes."));
    share(complaint);
    CHECK(text(ReportSection::Summary)
              .contains("Every light is red because Theo Marsh is not content with how it goes."));
}

TEST_CASE_FIXTURE(Reporting, "A side that was set by hand is in the summary only where that is shared") {
    const Ref<ManualLight> hand = scope_by_hand("Two more languages");
    CHECK_FALSE(text(ReportSection::Summary).contains("Scope:"));
    CHECK(text(ReportSection::Summary).contains("The overall light also follows what is not listed here."));
    scope = ReportScope::All;
    CHECK(text(ReportSection::Summary).contains("Scope: amber (Two more languages)."));
    scope = ReportScope::Shared;
    share(hand);
    CHECK(text(ReportSection::Summary).contains("Scope: amber (Two more languages)."));
}

TEST_CASE_FIXTURE(Reporting,
                  "A line that only a draft of everything has is found in a report, in whatever section it stands") {
    share(ended("Design", "11-18"));
    ended("Talk about the margin", "11-19");
    scope_by_hand("They never read what we send");
    const auto found = [&](const StatusReport& report) {
        return with_source([&](const EngagementIndex& index_now, const ReportSource& source) {
            return line_for_us(index_now, source, report);
        });
    };
    CHECK(found(whole(nullptr, {}).report).empty());
    scope = ReportScope::All;
    StatusReport report = whole(nullptr, {}).report;
    scope = ReportScope::Shared;
    CHECK(found(report).contains("They never read what we send"));
    report.summary.text = "We wrote. Scope: amber (They never read what we send). That is all.";
    CHECK(found(report) == report.summary.text);
    report.summary.text = "All is well.";
    CHECK(found(report) == "- Talk about the margin: done on 19 November.");
    std::swap(report.done, report.next);
    CHECK(found(report) == "- Talk about the margin: done on 19 November.");
    report.money = report.next;
    report.next.text = "- Design: done on 18 November.\n- In our own words";
    CHECK(found(report).empty());
}

TEST_CASE_FIXTURE(Reporting,
                  "A decision that was made in words is told without a choice, and one without either is ours") {
    const Ref<RegisterEntry> hour =
        share(entry(EntryKind::Decision, "When do we remind them", {.state = EntryState::Closed}));
    (*this)[hour].closed = on("11-20");
    (*this)[hour].said = {"As you like"};
    const std::string line = "- “When do we remind them”: decided on 20 November.";
    CHECK(text(ReportSection::Done) == line);

    (*this)[hour].said = {};
    CHECK(draft(ReportSection::Done).text.empty());
    CHECK(draft(ReportSection::Done).left_out == 1);
    scope = ReportScope::All;
    CHECK(text(ReportSection::Done) == line);
}

TEST_CASE_FIXTURE(Reporting, "What nobody shared, and what is for the team, is in no section") {
    const std::string canary = "canary";
    ended(canary, "11-20");
    milestone(canary, "12-08", "12-01");
    entry(EntryKind::Decision, canary);
    entry(EntryKind::Risk, canary);
    add<Request>({.client = client, .project = project, .what = canary, .effect = {canary}});
    add<ValueEvidence>({.item = value(canary), .on = on("11-20"), .actual = Decimal{1}, .note = canary});
    version(deliverable("Handbook"), "1.0", "11-20");
    add<Deliverable>({.project = project, .name = canary, .due = on("12-01")});
    add<ManualLight>({.project = project, .dimension = Dimension::Scope, .reason = canary, .on = on("11-20")});
    share(ended("Design", "11-20", {.notes = {canary}, .tags = {}}));
    share(entry(EntryKind::Risk, "Slips", {.response = {canary}, .evidence = canary, .found = canary}));
    share(add<Request>({.client = client, .project = project, .what = "More", .notes = {canary}}));
    (*this)[half_way()].notes = {canary};
    (*this)[maya].name = canary;
    share(entry(EntryKind::Decision, "Decide", {.decided_by = maya}));
    (*this)[project].notes = {canary};
    (*this)[theo].notes = {canary};

    for (const ReportPart& part : report_parts()) {
        CAPTURE(std::string(part.name));
        CHECK_FALSE(text(part.section).contains(canary));
    }
    CHECK(text(ReportSection::Done).contains("Design"));
}

TEST_CASE_FIXTURE(Reporting,
                  "A report begins with the words of its template, filled, and without the sections it leaves out") {
    share(ended("Design", "11-18"));
    half_way();
    const ReportTemplate start{.name = "Fortnightly",
                               .summary = {"Dear {{client}}, {{lastWin}}"},
                               .done = {"Since we last wrote:"},
                               .leaves_out = "risks value"};
    MergeValues values;
    values[static_cast<std::size_t>(MergeField::Client)] = "Kestrel";
    const DraftedReport made = whole(&start, values);
    CHECK(made.report.title == "Status report, 17–30 November 2026");
    CHECK(made.report.summary.text.starts_with("Dear Kestrel, {{lastWin}}\n\nOverall: "));
    CHECK(made.report.done.text == "Since we last wrote:\n\n- Design: done on 18 November.");
    CHECK(made.report.value.text.empty());
    CHECK(made.missing == std::vector<std::string>{"lastWin"});
}

TEST_CASE_FIXTURE(Reporting, "A template keeps one's own words, and remembers which sections were emptied") {
    share(ended("Design", "11-18"));
    half_way();
    const StatusReport drafted = whole(nullptr, {}).report;
    StatusReport report = drafted;
    report.summary.text = "Dear all,\n\n" + drafted.summary.text;
    report.done.text = "Since we last wrote:\n- Design: done on 18 November.\n- Something else.";
    report.value.text.clear();
    report.money.text = "We earn well";
    const ReportTemplate kept = template_from(report, drafted);
    CHECK(kept.summary.text == "Dear all,");
    CHECK(kept.done.text == "Since we last wrote:");
    CHECK(kept.leaves_out == "value");
    CHECK(leaves_out(kept, "value"));
    CHECK_FALSE(leaves_out(kept, "done"));
}

TEST_CASE("A report is called by its days") {
    CHECK(report_title(on("11-01"), on("11-14")) == "Status report, 1–14 November 2026");
    CHECK(report_title(on("10-26"), on("11-08")) == "Status report, 26 October – 8 November 2026");
    CHECK(span_said(on("12-28"), on("2027-01-10")) == "28 December 2026 – 10 January 2027");
    CHECK(span_said(on("11-14"), on("11-14")) == "14 November 2026");
}

TEST_CASE_FIXTURE(Reporting, "The next report begins behind the last one that was issued") {
    const Date now = on("11-30");
    CHECK(next_report_from(workspace, project, now) == on("11-17"));
    CHECK(last_issued(workspace, project) == nullptr);
    const Ref<StatusReport> first = issued("11-01", "11-14"), second = issued("11-15", "11-21");
    const Ref<StatusReport> draft_now =
        add<StatusReport>({.project = project, .title = "Now", .from = on("11-22"), .until = on("11-30")});
    CHECK(next_report_from(workspace, project, now) == on("11-22"));
    CHECK(next_report_from(workspace, project, on("11-21")) == on("11-22"));  // Not on its last day once more.
    CHECK(last_issued(workspace, project) == workspace.find(second));
    CHECK(last_issued(workspace, project, workspace.find(second)) == workspace.find(first));
    CHECK(last_issued(workspace, project, workspace.find(draft_now)) == workspace.find(second));
    const std::vector<const StatusReport*> all = reports_of(workspace, project);
    REQUIRE(all.size() == 3);
    CHECK(all.front() == workspace.find(draft_now));
    CHECK(all.back() == workspace.find(first));
}

}  // namespace rapport
