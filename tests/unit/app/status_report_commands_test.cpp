// A status report from its draft to the day it is issued, after which nothing of it changes any more.

#include "app/commands/status_report.h"

#include <array>

#include "app/commands/record.h"
#include "app/commands/snapshot.h"
#include "app/past.h"
#include "clinics.h"
#include "share/report_words.h"
#include "share/sha256.h"
#include "share/told.h"

namespace rapport {
namespace {

struct Writing : ClinicsDesk {
    Ref<StatusReport> report = draft();

    [[nodiscard]] StatusReport wanted() const {
        StatusReport made{};
        made.id = next_id();
        made.project = project;
        made.from = Date{monday.days - 13};
        made.until = monday;
        made.title = report_title(made.from, made.until);
        made.summary = {"All is well."};
        return made;
    }
    Ref<StatusReport> draft() {
        const StatusReport made = wanted();
        REQUIRE(desk.run(add_status_report(desk.workspace, made)));
        return {made.id};
    }
    [[nodiscard]] const StatusReport& now() const { return *desk.workspace.find(report); }
    [[nodiscard]] LightReport lights() const {
        LightReport kept{};
        kept.id = next_id();
        kept.project = project;
        kept.overall = Light::Amber;
        return kept;
    }
    Result<Edit> issue(bool shared = false) const {
        return issue_report(desk.workspace, report, lights(), shared, monday);
    }
    Result<Edit> set(std::size_t field, Value value) const {
        return set_field(desk.workspace, type_of<StatusReport>, report.id, field, std::move(value));
    }
    static std::string said(const Result<Edit>& edit) { return edit ? std::string() : edit.error().message; }
};

}  // namespace

TEST_CASE_FIXTURE(Writing, "A report is a draft for the team at first, whatever it is asked for") {
    StatusReport made = wanted();
    made.state = ReportState::Issued;
    made.issued = monday;
    made.shared = true;
    REQUIRE(desk.run(add_status_report(desk.workspace, made)));
    const StatusReport& there = *desk.workspace.find(Ref<StatusReport>{made.id});
    CHECK(there.state == ReportState::Draft);
    CHECK_FALSE(there.issued);
    CHECK_FALSE(there.shared);

    made.until = Date{made.from.days - 1};
    CHECK(said(add_status_report(desk.workspace, made)).contains("cannot come before its first"));
    made.until = Date{made.from.days + 400};
    CHECK(said(add_status_report(desk.workspace, made)).contains("a year at most"));
    made.title = " ";
    CHECK(said(add_status_report(desk.workspace, made)).contains("needs a title"));
}

TEST_CASE_FIXTURE(Writing, "Sections are written one by one, and the title follows the days as long as it names them") {
    REQUIRE(desk.run(write_report_section(desk.workspace, report, ReportSection::Done, "- Design")));
    CHECK(now().done.text == "- Design");
    REQUIRE(desk.run(move_report(desk.workspace, report, Date{monday.days - 6}, monday)));
    CHECK(now().title == "Status report, 27 October – 2 November 2026");
    REQUIRE(desk.run(name_report(desk.workspace, report, "How it goes")));
    REQUIRE(desk.run(move_report(desk.workspace, report, Date{monday.days - 1}, monday)));
    CHECK(now().title == "How it goes");
    CHECK(said(name_report(desk.workspace, report, "  ")).contains("needs a title"));
}

TEST_CASE_FIXTURE(Writing, "Issuing keeps the lights of the day in the same step, which one undo takes back") {
    REQUIRE(desk.run(issue(true)));
    CHECK(now().state == ReportState::Issued);
    CHECK(now().issued == monday);
    CHECK(now().shared);
    const LightReport& kept = only<LightReport>();
    CHECK(now().lights.id == kept.id);
    CHECK(kept.on == monday);
    CHECK(kept.overall == Light::Amber);
    CHECK(kept.words.text == "All is well.");
    CHECK(kept.shared);

    desk.undo();
    CHECK(now().state == ReportState::Draft);
    CHECK_FALSE(now().shared);
    CHECK(count<LightReport>() == 0);
    REQUIRE(desk.run(write_report_section(desk.workspace, report, ReportSection::Done, "More")));
}

TEST_CASE_FIXTURE(Writing, "What was issued is changed by nobody, whichever way they try") {
    CHECK(said(set(field_of<&StatusReport::state>(), std::int64_t{1})).contains("Status page"));
    CHECK(said(set(shared_field, true)).contains("A draft is not for the client yet"));
    REQUIRE(set(field_of<&StatusReport::done>(), std::string("Design")));

    REQUIRE(desk.run(issue()));
    for (std::size_t field = shared_field + 1; field < type_of<StatusReport>.fields.size(); ++field) {
        CAPTURE(std::string(type_of<StatusReport>.fields[field].name));
        CHECK_FALSE(set(field, type_of<StatusReport>.fields[field].get(*type_of<StatusReport>.blank)));
    }
    CHECK(said(set(field_of<&StatusReport::done>(), std::string("Design"))).contains("was issued on 2 Nov"));
    CHECK(said(write_report_section(desk.workspace, report, ReportSection::Done, "x")).contains("stays as it is"));
    CHECK(said(name_report(desk.workspace, report, "x")).contains("stays as it is"));
    CHECK(said(move_report(desk.workspace, report, monday, monday)).contains("stays as it is"));
    CHECK(said(issue()).contains("stays as it is"));
    REQUIRE(desk.run(delete_record(desk.workspace, type_of<StatusReport>, report.id)));
    CHECK(count<StatusReport>() == 0);
    REQUIRE(desk.run(restore_record(desk.workspace, type_of<StatusReport>, report.id)));
    CHECK(now().state == ReportState::Issued);
}

TEST_CASE_FIXTURE(Writing, "A report with nothing in it, of days to come or with other lights is not issued") {
    REQUIRE(desk.run(write_report_section(desk.workspace, report, ReportSection::Summary, " ")));
    REQUIRE(desk.run(write_report_section(desk.workspace, report, ReportSection::Money, "Much")));
    CHECK(said(issue()).contains("There is nothing in this report yet"));
    REQUIRE(desk.run(write_report_section(desk.workspace, report, ReportSection::Summary, "Well.")));
    REQUIRE(desk.run(move_report(desk.workspace, report, Date{monday.days + 1}, Date{monday.days + 9})));
    CHECK(said(issue()).contains("still to come"));
    REQUIRE(desk.run(move_report(desk.workspace, report, monday, Date{monday.days + 4})));
    LightReport other = lights();
    other.project = {};
    CHECK(said(issue_report(desk.workspace, report, other, false, monday)).contains("not those of its project"));
    CHECK(issue());
}

TEST_CASE_FIXTURE(Writing, "The client sees an issued report with its lights, or neither") {
    CHECK(said(share_report(desk.workspace, report, true)).contains("Issue the report first"));
    REQUIRE(desk.run(issue()));
    REQUIRE(desk.run(share_report(desk.workspace, report, true)));
    CHECK(now().shared);
    CHECK(only<LightReport>().shared);
    REQUIRE(desk.run(share_report(desk.workspace, report, false)));
    CHECK_FALSE(now().shared);
    CHECK_FALSE(only<LightReport>().shared);
}

TEST_CASE_FIXTURE(Writing,
                  "A report with a line that is drafted from what nobody shared is not shown, and the line is named") {
    Task talk = make<Task>({.project = project, .name = "Talk about the margin", .milestone = true, .manual = true});
    talk.manual_start = talk.actual_start = at(Date{monday.days - 4}, {480});
    talk.manual_finish = talk.actual_finish = at(Date{monday.days - 4}, {1020});
    talk.done = {100};
    const Ref<Task> task = desk.add(std::move(talk));
    const std::string line = "- Talk about the margin: reached on 29 October.";
    REQUIRE(desk.run(write_report_section(desk.workspace, report, ReportSection::Done, line)));
    CHECK(said(issue(true)).contains(line));
    CHECK(said(issue(true)).contains("take it out of the report"));
    CHECK(now().state == ReportState::Draft);

    REQUIRE(desk.run(issue()));
    CHECK(said(share_report(desk.workspace, report, true)).contains(line));
    const std::array found{Workspace::Found{&type_of<StatusReport>, &now()}};
    CHECK(said(share_records(desk.workspace, found)).contains("start a corrected report without it"));
    CHECK(share_report(desk.workspace, report, false));
    const std::array shown{Workspace::Found{&type_of<Task>, desk.workspace.find(task)}};
    REQUIRE(desk.run(share_records(desk.workspace, shown)));
    REQUIRE(desk.run(share_report(desk.workspace, report, true)));
    CHECK(now().shared);
}

TEST_CASE_FIXTURE(Writing,
                  "Words that a merge brought to a shared report are kept only where the client may see them") {
    Task talk = make<Task>({.project = project, .name = "Talk about the margin", .milestone = true, .manual = true});
    talk.manual_start = talk.actual_start = at(Date{monday.days - 4}, {480});
    talk.manual_finish = talk.actual_finish = at(Date{monday.days - 4}, {1020});
    talk.done = {100};
    desk.add(std::move(talk));
    REQUIRE(desk.run(issue(true)));
    const std::string line = "- Talk about the margin: reached on 29 October.";
    desk.set<&StatusReport::done>(report, Prose{line});  // As it comes from another device.
    CHECK(said(keep_report_words(desk.workspace, report)).contains(line));
    CHECK(words_changed(now()));

    REQUIRE(desk.run(share_report(desk.workspace, report, false)));
    REQUIRE(desk.run(keep_report_words(desk.workspace, report)));  // For us they are as good as any.
    CHECK_FALSE(words_changed(now()));
    CHECK(said(share_report(desk.workspace, report, true)).contains(line));
}

TEST_CASE_FIXTURE(Writing, "What is said of money in a report is not among the words that it was issued with") {
    REQUIRE(desk.run(issue(true)));
    CHECK(goes_to_client(now()));
    desk.set<&StatusReport::money>(report, Prose{"We earn well"});  // As it comes from another device.
    CHECK_FALSE(words_changed(now()));
    CHECK(goes_to_client(now()));

    // Digests were once made with it.
    std::string lines;
    for (const std::string& text : {now().title, to_iso(now().from), to_iso(now().until), now().summary.text})
        lines += text + "\n";
    desk.set<&StatusReport::digest>(report, hex(sha256(lines + "\n\n\n\n\n\nWe earn well\n")));
    CHECK_FALSE(words_changed(now()));
    desk.set<&StatusReport::summary>(report, Prose{"All is lost."});
    CHECK(words_changed(now()));
    CHECK_FALSE(goes_to_client(now()));
}

TEST_CASE_FIXTURE(Writing,
                  "Of the lights that the client sees with a report those that we alone set by hand are not known") {
    const auto hand = desk.add(make<ManualLight>({.project = project,
                                                  .dimension = Dimension::Schedule,
                                                  .light = Light::Red,
                                                  .reason = "They never answer",
                                                  .on = monday}));
    LightReport kept = lights();
    kept.schedule = kept.scope = Light::Red;
    SUBCASE("shared as it is issued") {
        REQUIRE(desk.run(issue_report(desk.workspace, report, kept, true, monday)));
        CHECK(only<LightReport>().schedule == Light::Unknown);
        CHECK(only<LightReport>().scope == Light::Red);
        CHECK(only<LightReport>().overall == Light::Amber);
    }
    SUBCASE("shared later") {
        REQUIRE(desk.run(issue_report(desk.workspace, report, kept, false, monday)));
        CHECK(only<LightReport>().schedule == Light::Red);
        CHECK(said(share_report(desk.workspace, report, true)).contains("The light “Schedule” was set by hand"));
        const std::array found{Workspace::Found{&type_of<LightReport>, &only<LightReport>()}};
        CHECK(said(share_records(desk.workspace, found)).contains("“Schedule”"));
        const std::array shown{Workspace::Found{&type_of<ManualLight>, desk.workspace.find(hand)}};
        REQUIRE(desk.run(share_records(desk.workspace, shown)));
        REQUIRE(desk.run(share_report(desk.workspace, report, true)));
        CHECK(only<LightReport>().shared);
    }
}

TEST_CASE_FIXTURE(Writing, "What was issued does not come back from the past") {
    const Stamp draft = desk.last();
    REQUIRE(desk.run(write_report_section(desk.workspace, report, ReportSection::Done, "- Design")));
    REQUIRE(desk.run(issue()));
    for (const RecordThen& record : differences_since(desk.workspace, desk.history, draft)) {
        if (record.type != &type_of<StatusReport>) continue;
        REQUIRE(record.fields.size() > 3);
        for (const FieldThen& field : record.fields)
            CHECK(said(bring_back(desk.workspace, record, field)).contains("was issued on 2 Nov"));
        CHECK(said(bring_back(desk.workspace, {record}, "Go back")).contains("stays as it is"));
    }
    CHECK(now().done.text == "- Design");
    const Stamp before = desk.last();
    REQUIRE(desk.run(share_report(desk.workspace, report, true)));
    const auto records = differences_since(desk.workspace, desk.history, before, report.id);
    REQUIRE(records.size() == 1);
    CHECK(bring_back(desk.workspace, records, "Go back"));  // Whether the client sees it may be taken back.
}

TEST_CASE_FIXTURE(
    Writing,
    "Where a merge brings other words to an issued report, they are kept or taken back, and not shown until then") {
    const Edit issued = *issue(true);
    REQUIRE(desk.run(Result<Edit>(issued)));
    CHECK(now().digest == report_digest(now()));
    CHECK_FALSE(words_changed(now()));
    CHECK(said(keep_report_words(desk.workspace, report)).contains("that it was issued with"));
    REQUIRE(desk.run(share_report(desk.workspace, report, false)));

    desk.set<&StatusReport::summary>(report, Prose{"All is lost."});  // As it comes from another device.
    CHECK(words_changed(now()));
    CHECK(said(share_report(desk.workspace, report, true)).contains("not those that it was issued with"));

    REQUIRE(desk.run(set(field_of<&StatusReport::summary>(), std::string("All is well."))));
    CHECK_FALSE(words_changed(now()));
    CHECK(said(set(field_of<&StatusReport::summary>(), std::string("Never mind."))).contains("was issued"));

    desk.set<&StatusReport::summary>(report, Prose{"All is found."});
    REQUIRE(desk.run(keep_report_words(desk.workspace, report)));
    CHECK_FALSE(words_changed(now()));
    CHECK(now().summary.text == "All is found.");
    REQUIRE(desk.run(share_report(desk.workspace, report, true)));
}

TEST_CASE_FIXTURE(Writing, "A correction is a draft with the words of an issued report, which stays") {
    CHECK(said(correct_report(desk.workspace, report, next_id())).contains("is a draft"));
    REQUIRE(desk.run(issue(true)));
    const Id id = next_id();
    REQUIRE(desk.run(correct_report(desk.workspace, report, id)));
    const StatusReport& corrected = *desk.workspace.find(Ref<StatusReport>{id});
    CHECK(corrected.state == ReportState::Draft);
    CHECK(corrected.title == now().title + ", corrected");
    CHECK(corrected.summary.text == "All is well.");
    CHECK(corrected.lights.is_null());
    CHECK_FALSE(corrected.shared);
    CHECK(now().state == ReportState::Issued);
}

TEST_CASE_FIXTURE(Writing, "A report template has a name of its own") {
    const auto named = [](std::string name) { return make<ReportTemplate>({.name = std::move(name)}); };
    CHECK(said(add_report_template(desk.workspace, named(" "))).contains("a name"));
    REQUIRE(desk.run(add_report_template(desk.workspace, named("Fortnightly"))));
    CHECK(said(add_report_template(desk.workspace, named("fortnightly"))).contains("already"));
}

TEST_CASE_FIXTURE(Writing, "What the client was told of dates comes from what they were given up to the last report") {
    const auto source = [&](Minutes offset = {}) {
        return report_source(desk.workspace, *desk.workspace.find(project), nullptr, monday, monday,
                             ReportScope::Shared, offset);
    };
    const auto told = [](const std::string& day) {
        return Prose{write_told({.asked = {}, .lines = {{"milestone", id_number(77), "Pilot", day}}})};
    };
    const auto given = [&](std::int32_t before, const std::string& day, bool is_sent = true) {
        desk.add(make<Snapshot>({.client = client,
                                 .project = project,
                                 .made = {std::int64_t{monday.days - before} * 86'400'000},
                                 .told = told(day),
                                 .sent = is_sent}));
    };
    given(2, "2026-11-20");
    CHECK_FALSE(source().told_on);
    REQUIRE(desk.run(issue()));
    CHECK(source().told_on == Date{monday.days - 2});
    CHECK(source().told.at(id_number(77)) == *parse_iso_date("2026-11-20"));
    given(-3, "2026-11-25");  // Later than the report.
    given(5, "2026-11-10");
    given(1, "2026-11-22", false);  // Nobody gave it to them.
    CHECK(source().told.at(id_number(77)) == *parse_iso_date("2026-11-20"));
    CHECK(source({-60}).told_on == Date{monday.days - 3});  // It was made at midnight of UTC.

    given(0, "no date yet");
    const ReportSource undated = source();
    REQUIRE(undated.told.contains(id_number(77)));
    CHECK_FALSE(undated.told.at(id_number(77)));
}

}  // namespace rapport
