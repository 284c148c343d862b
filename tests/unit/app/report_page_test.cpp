// What of a status report leaves the house: all that is for everyone, as text and nothing else; never what is for the team.

#include "app/report_page.h"

#include "clinics.h"
#include "share/report_words.h"

namespace rapport {
namespace {

struct Out : ClinicsDesk {
    StatusReport report{};

    Out() {
        report.id = next_id();
        report.project = project;
        report.title = "Status report, 1–14 November 2026";
        report.from = Date{monday.days - 1};
        report.until = Date{monday.days + 12};
        report.state = ReportState::Issued;
        report.issued = Date{monday.days + 12};
        report.by = ines;
        report.summary = {"All is well.\nAs agreed."};
        report.done = {"Since then:\n- Design\n- Build"};
        report.shared = true;
        show(project);
        show(client);
    }
    template <class E> void show(Ref<E> ref, bool shared = true) {
        Edit edit{"Share", {}};
        edit.write(type_of<E>, *desk.workspace.find(ref), shared_field, Value(shared));
        REQUIRE(desk.run(std::move(edit)));
    }
    void keep(LightReport lights) {
        lights.project = project;
        lights.on = *report.issued;
        lights.shared = true;
        report.lights = desk.add(std::move(lights));
    }
    std::string written(ReportFormat format, ReportReader reader = ReportReader::Client) {
        return written_report(report_page(desk.workspace, report, reader), format);
    }
    std::string html() { return written(ReportFormat::Html); }
    std::string markdown() { return written(ReportFormat::Markdown); }
};

constexpr std::string_view script = "<script>alert(1)</script>";

}  // namespace

TEST_CASE_FIXTURE(Out, "A report as Markdown, word for word") {
    keep({.overall = Light::Amber, .client = Light::Green, .budget = Light::Red});
    CHECK(markdown() ==
          "# Status report, 1–14 November 2026\n"
          "\n"
          "Harbour \\& Vale · Booking\\\n"
          "1 November to 14 November 2026. Issued on 14 November 2026 by Ines.\n"
          "\n## How it stands\n\n"
          "- Overall: Amber\n"
          "- Client: Green\n"
          "\n## Summary\n\n"
          "All is well.\\\n"
          "As agreed.\n"
          "\n## Done\n\n"
          "Since then:\n"
          "\n"
          "- Design\n"
          "- Build\n");
}

TEST_CASE_FIXTURE(
    Out, "A report as a web page has headings, lists and the lights of its day, and asks the network for nothing") {
    keep({.overall = Light::Red, .dissatisfied = true});
    const std::string page = html();
    CHECK(page.starts_with("<!doctype html>\n<html lang=\"en\">"));
    CHECK(page.contains("default-src 'none'"));
    CHECK(page.contains("<h1 dir=\"auto\">Status report, 1–14 November 2026</h1>"));
    CHECK(page.contains("Harbour &amp; Vale · Booking"));
    CHECK(page.contains("<th scope=\"row\">Overall</th><td><span aria-hidden=\"true\">■</span> Red</td>"));
    CHECK(page.contains("<p class=\"quiet\">As it stood when this was issued</p>\n<table>"));
    CHECK(page.contains("not everybody on your side was content"));
    CHECK(page.contains("<p dir=\"auto\">All is well.<br>\nAs agreed.</p>"));
    CHECK(page.contains("<ul>\n<li dir=\"auto\">Design</li>\n<li dir=\"auto\">Build</li>\n</ul>"));
    CHECK(page.contains("Issued on <time datetime=\"2026-11-14\">14 November 2026</time> by Ines."));
    CHECK_FALSE(page.contains("<h2 id=\"h-3\">"));  // Empty sections are not there.
    for (const std::string_view outside : {"http:", "https:", "src=", "url(", "@import", "<script"})
        CHECK_FALSE(page.contains(outside));
}

TEST_CASE_FIXTURE(Out, "A report as rows for a spreadsheet, where no text is a formula") {
    keep({.overall = Light::Amber});
    report.done = {"- =1+1\n- Design, \"all\" of it"};
    const std::string about =
        "Harbour & Vale,Booking,\"Status report, 1–14 November 2026\",2026-11-01,2026-11-14,2026-11-14,client,";
    CHECK(written(ReportFormat::Csv) ==
          "\xEF\xBB\xBF"
          "Client,Project,Report,From,Until,Issued,For,Section,Line\r\n" +
              about + "Light: Overall,Amber\r\n" + about + "Summary,All is well.\r\n" + about +
              "Summary,As agreed.\r\n" + about + "Done,\"'=1+1\"\r\n" + about +
              "Done,\"Design, \"\"all\"\" of it\"\r\n");
}

TEST_CASE_FIXTURE(Out, "A row for a spreadsheet says why everything is red") {
    keep({.overall = Light::Red, .schedule = Light::Red, .dissatisfied = true});
    const std::string rows = written(ReportFormat::Csv);
    const std::size_t light = rows.find("Light: Schedule,Red\r\n");
    REQUIRE(light != std::string::npos);
    CHECK(rows.find("Lights,All of it is red because not everybody on your side was content.\r\n") > light);
    CHECK(rows.contains("Lights,All of it is red"));
}

TEST_CASE_FIXTURE(Out, "A report whose words a merge changed is for us alone, until they are settled") {
    keep({.overall = Light::Green});
    report.money = {"We earn well"};
    report.digest = report_digest(report);
    CHECK(reader_of(report) == ReportReader::Client);
    report.money = {"We earn better"};  // Which is given to nobody.
    CHECK(reader_of(report) == ReportReader::Client);

    report.summary = {"Words of a draft"};
    CHECK(reader_of(report) == ReportReader::Us);
    for (const ReportFormat format : {ReportFormat::Html, ReportFormat::Markdown, ReportFormat::Csv}) {
        const std::string out = written(format);
        CHECK_FALSE(out.contains("Words of a draft"));
        CHECK_FALSE(out.contains("Design"));
    }
    CHECK(written(ReportFormat::Html, reader_of(report)).contains("For the team"));
    report.digest = report_digest(report);
    CHECK(reader_of(report) == ReportReader::Client);
    CHECK(html().contains("Words of a draft"));
}

TEST_CASE_FIXTURE(Out, "Nothing that is for the team gets out: no money, no light of ours, no field of its table") {
    const std::string canary = "canary";
    keep({.budget = Light::Red, .engagement = Light::Red, .risk = Light::Red, .health = 4711, .coverage = 4712});
    for (const Field& field : Schema<StatusReport>::fields)
        if (field.audience == Audience::Team && field.is_text()) *field.text(report) = canary;
    CHECK(report.money.text == canary);
    report.digest = report_digest(report);  // Or else it is not for the client.
    desk.set<&Project::notes>(project, Prose{canary});
    desk.set<&Client::notes>(client, Prose{canary});
    for (const std::string& out : {html(), markdown(), written(ReportFormat::Csv)}) {
        CHECK_FALSE(out.contains(canary));
        for (const std::string_view ours : {"Budget", "Engagement", "Risk", "Health", "4711", "4712", "Red", "Money"})
            CHECK_FALSE(out.contains(ours));
    }
}

TEST_CASE_FIXTURE(Out, "Scripts and marks in a text stay text") {
    keep({});
    for (const Field& field : Schema<StatusReport>::fields)
        if (field.is_text()) *field.text(report) = std::string(script) + " & \"quoted\" [a](b)";
    report.digest = report_digest(report);
    desk.set<&Project::name>(project, std::string(script));
    desk.set<&Client::name>(client, std::string(script));
    desk.set<&Person::name>(ines, std::string(script));
    const std::string page = html();
    CHECK_FALSE(page.contains("<script"));
    CHECK(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quoted&quot;"));
    const std::string text = markdown();
    for (std::size_t at = text.find("<script"); at != std::string::npos; at = text.find("<script", at + 1))
        CHECK(text[at - 1] == '\\');
    CHECK_FALSE(text.contains("[a](b)"));
    CHECK(text.contains("\\<script\\>alert(1)\\</script\\>"));

    report.done = {"# no heading\n1. no list\n+ no list\n- # an item"};
    report.digest = report_digest(report);
    CHECK(markdown().contains("\\# no heading\\\n1\\. no list\\\n\\+ no list\n\n- \\# an item\n"));
}

TEST_CASE_FIXTURE(Out, "A draft says that it is one, and has no lights") {
    keep({.overall = Light::Green});
    report.state = ReportState::Draft;
    report.issued.reset();
    report.shared = false;
    const std::string page = written(ReportFormat::Html, ReportReader::Us);
    CHECK(page.contains("Draft: not issued yet"));
    CHECK_FALSE(page.contains("How it stands"));
    const std::string text = written(ReportFormat::Markdown, ReportReader::Us);
    CHECK(text.contains("**Draft: not issued yet, and may still change.**"));
    CHECK(text.contains("1 November to 14 November 2026. By Ines."));
}

TEST_CASE_FIXTURE(Out, "A page for the client is made of what is shared; one for us names the rest, and says so") {
    keep({.overall = Light::Amber, .scope = Light::Red});
    CHECK_FALSE(html().contains("For the team"));
    show(project, false);
    CHECK_FALSE(html().contains("Booking"));
    CHECK(html().contains("Harbour &amp; Vale"));
    show(report.lights, false);
    CHECK_FALSE(markdown().contains("Scope"));
    CHECK(reader_of(report) == ReportReader::Client);

    report.shared = false;
    report.money = {"We earn well"};
    CHECK(reader_of(report) == ReportReader::Us);
    for (const std::string& out : {html(), markdown()})
        for (const std::string_view ours : {"Status report", "All is well", "Design", "Ines", "Vale", "Amber"})
            CHECK_FALSE(out.contains(ours));
    for (const ReportFormat format : {ReportFormat::Html, ReportFormat::Markdown}) {
        const std::string out = written(format, ReportReader::Us);
        for (const std::string_view there :
             {"All is well", "Ines", "Booking", "Amber", "For the team: the client does not "})
            CHECK(out.contains(there));
        CHECK_FALSE(out.contains("We earn well"));
        CHECK_FALSE(out.contains("Draft:"));
    }
}

TEST_CASE_FIXTURE(
    Out, "The reports before it and what was approved up to then stand at its end, as far as they are shared") {
    keep({.overall = Light::Green});
    const auto before = [&](std::int32_t days, Light overall, bool shared, bool with_lights = true) {
        const auto lights =
            desk.add(make<LightReport>({.project = project, .on = Date{monday.days - days}, .overall = overall}));
        if (with_lights) show(lights);
        StatusReport made = make<StatusReport>({.project = project,
                                                .title = "Before",
                                                .from = Date{monday.days - days - 7},
                                                .until = Date{monday.days - days},
                                                .state = ReportState::Issued,
                                                .issued = Date{monday.days - days},
                                                .lights = lights});
        made.shared = shared;
        desk.add(made);
    };
    before(30, Light::Red, true);
    before(20, Light::Amber, false);
    before(10, Light::Green, true);
    before(5, Light::Red, true, false);
    Deliverable handbook = make<Deliverable>({.project = project,
                                              .name = "Handbook",
                                              .state = DeliverableState::Approved,
                                              .decided_version = "1.0",
                                              .decided_by = ruth,
                                              .decided = monday});
    handbook.shared = true;
    desk.add(handbook);
    DeliverableVersion version =
        make<DeliverableVersion>({.deliverable = {handbook.id}, .number = "1.0", .on = monday});
    version.shared = true;
    desk.add(version);

    const std::string text = markdown();
    CHECK(text.contains("## Overall in the reports before\n\n- 3 October 2026: Red\n- 23 October 2026: Green\n"));
    CHECK_FALSE(text.contains("13 October 2026"));
    CHECK_FALSE(text.contains("28 October 2026"));
    CHECK(text.contains("## What you approved"));
    CHECK(text.contains("- Handbook, version 1.0, approved on 2 November 2026\\\n  `"));
    CHECK_FALSE(text.contains("Ruth"));  // Nobody shared her.

    SignOff taken_back = make<SignOff>({.deliverable = {handbook.id},
                                        .verdict = DeliverableState::ChangesAsked,
                                        .name = "Handbook",
                                        .version = "0.9",
                                        .on = Date{monday.days + 1},
                                        .by = ruth});
    SignOff approved = taken_back;
    approved.id = next_id();
    approved.verdict = DeliverableState::Approved;
    approved.on = monday;
    approved.shared = taken_back.shared = true;
    desk.add(approved);
    CHECK(markdown().contains("- Handbook, version 0.9, approved on"));
    desk.add(taken_back);
    CHECK_FALSE(markdown().contains("version 0.9"));
    CHECK(markdown().contains("- Handbook, version 1.0, approved on"));
    report.issued = report.until = monday;  // They had not asked for changes yet.
    CHECK(markdown().contains("- Handbook, version 0.9, approved on"));

    report.issued = report.until = Date{monday.days - 1};
    CHECK_FALSE(markdown().contains("What you approved"));
}

TEST_CASE_FIXTURE(Out, "A file of a report is called by its project and last day") {
    const ReportPage page = report_page(desk.workspace, report, ReportReader::Client);
    CHECK(report_file_name(page, ReportFormat::Html) == "booking-status-2026-11-14.html");
    CHECK(report_file_name(page, ReportFormat::Markdown) == "booking-status-2026-11-14.md");
    CHECK(report_file_name(page, ReportFormat::Csv) == "booking-status-2026-11-14.csv");
}

}  // namespace rapport
