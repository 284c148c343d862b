// Status reports on a project's page: drafted, written, issued and then read; and what leaves the house of them.

#include "app/commands/record.h"
#include "ui/opened.h"
#include "ui/views/search_view.h"

namespace rapport {
namespace {

constexpr Date today{20'759};  // 2026-11-02: tests happen then.

/// Rows out of sight are not drawn: the window is high.
struct Reporting : OpenedWorld {
    Opened& open(float width = 1280, float height = 3600) { return OpenedWorld::open(width, height); }
    TestApp& app() { return open().app; }
    void on_page() {
        open();
        on_page_of_project("status");
    }
    Ref<StatusReport> report(StatusReport record = {}) {
        record.project = world.project;
        if (record.title.empty()) record.title = "Status report, 20 October – 2 November 2026";
        record.from = Date{today.days - 13};
        record.until = today;
        return put(world.workspace, make<StatusReport>(std::move(record)));
    }
    Ref<StatusReport> issued(StatusReport record = {}) {
        record.state = ReportState::Issued;
        record.issued = today;
        if (record.lights.is_null())
            record.lights =
                put(world.workspace,
                    make<LightReport>(
                        {.project = world.project, .on = today, .overall = Light::Amber, .budget = Light::Red}));
        return report(std::move(record));
    }
    void on_report(Ref<StatusReport> ref) {
        on_page();
        open().select(type_of<StatusReport>, ref.id);
    }
    const AccessNode& field(std::string_view label) {
        const AccessNode* node = app().find(Role::TextBox, label);
        REQUIRE(node);
        return *node;
    }
};

}  // namespace

TEST_CASE_FIXTURE(Reporting, "A report is drafted from the plan for the days since two weeks, and opens to be edited") {
    on_page();
    CHECK(app().says("What does the client hear from you, and when?"));
    app().activate(Role::Button, "New status report…");
    REQUIRE(app().shows(Role::Dialog, "New status report"));
    CHECK(field("From").value == "20 Oct");
    CHECK(field("Until").value == "2 Nov");
    CHECK_FALSE(app().shows(Role::ComboBox, "Template"));
    app().check_sound();
    app().activate(Role::CheckBox, "Also what the client does not see yet");
    app().activate(Role::Button, "Draft it");

    CHECK_FALSE(app().shows(Role::Dialog, "New status report"));
    REQUIRE(all<StatusReport>().size() == 1);
    const StatusReport& made = *all<StatusReport>().front();
    CHECK(made.title == "Status report, 20 October – 2 November 2026");
    CHECK(made.state == ReportState::Draft);
    CHECK(made.next.text ==
          "- Design: due on 4 November.\n- Build: due on 11 November.\n- Launch: due on 12 November.");
    CHECK(made.money.text.empty());
    CHECK(app().shows(Role::Heading, "Status report, 20 October – 2 November 2026"));
    CHECK(field("Next").value == made.next.text);
    CHECK(app().shows(Role::TextBox, "Money, for us alone"));
    app().check_sound();

    open().shell().act(ActionId::Undo);
    app().settle();
    CHECK(all<StatusReport>().empty());
    CHECK(app().shows(Role::Region, "Every side"));
}

TEST_CASE_FIXTURE(Reporting, "What the client does not see is left out of a draft, and that is said") {
    on_page();
    app().activate(Role::Button, "New status report…");
    app().activate(Role::Button, "Draft it");
    REQUIRE(all<StatusReport>().size() == 1);
    CHECK(all<StatusReport>().front()->next.text.empty());
    CHECK(app().says("3 records are left out: the client does not see them."));
}

TEST_CASE_FIXTURE(Reporting, "A second report on one day begins that day, and the dialog says that it was reported") {
    issued({.summary = {"All is well."}});
    on_page();
    app().activate(Role::Button, "New status report…");
    CHECK(field("From").value == "2 Nov");
    CHECK(field("Until").value == "2 Nov");
    CHECK(app().says("The days up to 2 Nov are reported already."));
    app().check_sound();
}

TEST_CASE_FIXTURE(Reporting, "Days that cannot be are refused in the dialog") {
    on_page();
    app().activate(Role::Button, "New status report…");
    write("From", "4 Nov");
    app().activate(Role::Button, "Draft it");
    CHECK(app().says("The last day of a report cannot come before its first."));
    CHECK(all<StatusReport>().empty());
    write("Until", " ");
    app().activate(Role::Button, "Draft it");
    CHECK(app().says("Say which is its last day."));
    app().press("Escape");
    CHECK_FALSE(app().shows(Role::Dialog, "New status report"));
}

TEST_CASE_FIXTURE(Reporting, "Sections, title and days are written in place, and a section is drafted again") {
    const Ref<StatusReport> ref = report({.done = {"Old words"}});
    on_report(ref);
    write("Done", "We agreed the screens.");
    CHECK(open().get(ref).done.text == "We agreed the screens.");
    write("Title", "How it goes");
    CHECK(open().get(ref).title == "How it goes");
    write("Until", "1 Nov");
    CHECK(open().get(ref).until == Date{today.days - 1});
    write("Until", "1 Jan");
    CHECK(open().get(ref).until == Date{today.days + 60});
    write("Until", "2 Nov");
    write("From", "5 Nov");
    CHECK(open().get(ref).from == Date{today.days - 13});
    CHECK(app().says("cannot come before its first"));

    app().activate(Role::CheckBox, "Also what the client does not see yet");
    app().activate(Role::Button, "Draft “Next” again");
    CHECK(open().get(ref).next.text.starts_with("- Design: due on 4 November."));
    app().activate(Role::Button, "Draft “Value” again");
    CHECK(app().says("There is nothing to say here in these days."));
    CHECK(open().get(ref).done.text == "We agreed the screens.");
}

TEST_CASE_FIXTURE(Reporting,
                  "Issuing freezes a report, keeps the lights of its day and shows it to the client if wished") {
    const Ref<StatusReport> ref = report({.summary = {"All is well."}, .done = {"So far:\n- Design"}});
    on_report(ref);
    app().activate(Role::Button, "Issue…");
    REQUIRE(app().shows(Role::Dialog, "Issue this report"));
    CHECK(app().says("Nothing of it can be changed afterwards"));
    app().activate(Role::CheckBox, "The client sees it");
    app().check_sound();
    app().activate(Role::Button, "Issue it");

    CHECK_FALSE(app().shows(Role::Dialog, "Issue this report"));
    CHECK(open().get(ref).state == ReportState::Issued);
    CHECK(open().get(ref).issued == today);
    REQUIRE(all<LightReport>().size() == 1);
    CHECK(open().get(ref).lights.id == all<LightReport>().front()->id);
    CHECK(all<LightReport>().front()->words.text == "All is well.");
    CHECK(all<LightReport>().front()->shared);
    CHECK(app().shows(Role::Region, "How it stood"));
    CHECK(app().shows(Role::Region, "Done"));
    CHECK(app().says("Design"));
    CHECK_FALSE(app().shows(Role::TextBox, "Done"));
    CHECK_FALSE(app().shows(Role::Button, "Issue…"));
    CHECK(app().find(Role::CheckBox, "The client sees it")->checked == Tristate::Yes);
    const Result<Edit> change = set_field(open().here(), type_of<StatusReport>, ref.id, field_of<&StatusReport::done>(),
                                          std::string("Something else"));
    REQUIRE(!change);
    CHECK(change.error().message.contains("stays as it is"));
    app().check_sound();

    app().activate(Role::CheckBox, "The client sees it");
    CHECK_FALSE(open().get(ref).shared);
    CHECK_FALSE(all<LightReport>().front()->shared);
}

TEST_CASE_FIXTURE(
    Reporting,
    "What the client does not see is asked for anew with each report, and does not get out by being issued") {
    on_page();
    app().activate(Role::Button, "New status report…");
    app().activate(Role::CheckBox, "Also what the client does not see yet");
    app().activate(Role::Button, "Draft it");
    REQUIRE(all<StatusReport>().size() == 1);
    CHECK(app().find(Role::CheckBox, "Also what the client does not see yet")->checked == Tristate::No);

    app().activate(Role::Button, "Issue…");
    app().activate(Role::CheckBox, "The client sees it");
    app().activate(Role::Button, "Issue it");
    CHECK(app().says("and the client does not see where that is from."));
    CHECK(all<StatusReport>().front()->state == ReportState::Draft);
    app().activate(Role::CheckBox, "The client sees it");
    app().activate(Role::Button, "Issue it");
    CHECK(all<StatusReport>().front()->state == ReportState::Issued);
    app().activate(Role::CheckBox, "The client sees it");
    CHECK_FALSE(all<StatusReport>().front()->shared);

    app().activate(Role::Button, "All reports");
    app().activate(Role::Button, "New status report…");
    CHECK(app().find(Role::CheckBox, "Also what the client does not see yet")->checked == Tristate::No);
}

TEST_CASE_FIXTURE(Reporting, "A report with nothing in it is not issued, and the dialog says why") {
    const Ref<StatusReport> ref = report();
    on_report(ref);
    app().activate(Role::Button, "Issue…");
    app().activate(Role::Button, "Issue it");
    CHECK(app().says("There is nothing in this report yet."));
    CHECK(open().get(ref).state == ReportState::Draft);
    CHECK(all<LightReport>().empty());
}

TEST_CASE_FIXTURE(Reporting, "What leaves the house of a report holds no money and no light that is ours") {
    on_report(issued({.summary = {"All is well."}, .money = {"We earn well"}}));
    CHECK(app().says("We earn well"));
    CHECK(app().shows(Role::Image, "Budget: Red"));
    app().activate(Role::Button, "Save as HTML");
    app().activate(Role::Button, "Save as Markdown");
    app().activate(Role::Button, "Print");
    REQUIRE(app().files.saved.size() == 2);
    CHECK(app().files.saved[0].name == "online-booking-status-2026-11-02.html");
    CHECK(app().files.saved[1].name == "online-booking-status-2026-11-02.md");
    REQUIRE(app().window.printed.size() == 1);
    for (const std::string& out : {app().files.saved[0].bytes, app().files.saved[1].bytes, app().window.printed[0]}) {
        CHECK(out.contains("All is well."));
        CHECK(out.contains("For the team: the client does not see this report."));
        CHECK(out.contains("Amber"));
        CHECK_FALSE(out.contains("We earn well"));
        CHECK_FALSE(out.contains("Budget"));
        CHECK_FALSE(out.contains("Money"));
    }
}

TEST_CASE_FIXTURE(Reporting,
                  "A shared report whose words a merge changed leaves the house for the team, until they are kept") {
    StatusReport shared{};
    shared.summary = {"Words of a draft"};
    shared.digest = std::string(64, '0');
    shared.shared = true;
    const Ref<StatusReport> ref = issued(std::move(shared));
    on_page();
    CHECK(app().says("only the team sees it"));
    CHECK_FALSE(app().says("the client sees it"));
    open().select(type_of<StatusReport>, ref.id);
    CHECK(app().says("the client is not shown them"));
    app().activate(Role::Button, "Save as HTML");
    app().activate(Role::Button, "Keep these words");
    app().activate(Role::Button, "Save as HTML");
    REQUIRE(app().files.saved.size() == 2);
    CHECK(app().files.saved[0].bytes.contains("For the team: the client does not see this report."));
    CHECK(app().files.saved[1].bytes.contains("Words of a draft"));
    CHECK_FALSE(app().files.saved[1].bytes.contains("For the team"));
}

TEST_CASE_FIXTURE(Reporting, "Reports are listed with their days and how it stood, and where that went") {
    report({.title = "The next one"});
    issued({.title = "The last one"});
    issued({.title = "The one before",
            .lights = put(world.workspace,
                          make<LightReport>({.project = world.project, .on = today, .overall = Light::Green}))});
    on_page();
    REQUIRE(app().shows(Role::Region, "Status reports"));
    CHECK(app().shows(Role::Region, "Lights over time"));
    CHECK(app().find(Role::Button, "The next one")->description.starts_with("Draft. 20 October – 2 November 2026"));
    CHECK(app().find(Role::Button, "The last one")->description.starts_with("Overall Amber."));
    CHECK(app().says("Overall from report to report: "));
    app().check_sound();
    app().activate(Role::Button, "The last one");
    CHECK(app().shows(Role::Region, "How it stood"));
    CHECK_FALSE(app().shows(Role::Region, "Every side"));
    app().activate(Role::Button, "All reports");
    CHECK(app().shows(Role::Region, "Every side"));
    CHECK_FALSE(app().shows(Role::Region, "How it stood"));
}

TEST_CASE_FIXTURE(Reporting, "An issued report is corrected by a new one, and goes to the trash whole") {
    const Ref<StatusReport> ref = issued({.summary = {"All is well."}});
    on_report(ref);
    app().activate(Role::Button, "Start a correction");
    REQUIRE(all<StatusReport>().size() == 2);
    CHECK(field("Title").value == "Status report, 20 October – 2 November 2026, corrected");
    CHECK(field("Summary").value == "All is well.");
    CHECK(open().get(ref).state == ReportState::Issued);
    app().activate(Role::Button, "Delete");
    CHECK(all<StatusReport>().size() == 1);
    CHECK(app().shows(Role::Region, "Every side"));
}

TEST_CASE_FIXTURE(Reporting, "A report becomes a template, from which the next one starts until it is deleted") {
    const Ref<StatusReport> ref = report({.summary = {"Dear {{client}},\n- All is well"}});
    on_report(ref);
    app().activate(Role::Button, "Save as template…");
    REQUIRE(app().shows(Role::Dialog, "Save as template"));
    app().activate(Role::Button, "Save it");
    CHECK(app().says("Give the template a name"));
    write("Name", "Fortnightly");
    app().check_sound();
    app().activate(Role::Button, "Save it");
    REQUIRE(all<ReportTemplate>().size() == 1);
    CHECK(all<ReportTemplate>().front()->summary.text == "Dear {{client}},");

    app().activate(Role::Button, "All reports");
    app().activate(Role::Button, "New status report…");
    choose("Template", "Fortnightly");
    app().check_sound();
    app().activate(Role::Button, "Draft it");
    REQUIRE(all<StatusReport>().size() == 2);
    CHECK(field("Summary").value.starts_with("Dear Harbour & Vale Clinics,\n\nOverall: "));

    app().activate(Role::Button, "All reports");
    app().activate(Role::Button, "New status report…");
    if (!app().shows(Role::Button, "Delete this template")) choose("Template", "Fortnightly");
    app().activate(Role::Button, "Delete this template");
    CHECK(all<ReportTemplate>().empty());
    CHECK_FALSE(app().shows(Role::ComboBox, "Template"));
}

TEST_CASE_FIXTURE(Reporting, "The address of a report opens it, again after it was left") {
    const Ref<StatusReport> ref = issued({.summary = {"All is well."}});
    on_page();
    const std::string route = route_to_record(open().here(), type_of<StatusReport>, ref.id);
    open().go(route);
    CHECK(app().shows(Role::Region, "How it stood"));
    app().activate(Role::Button, "All reports");
    CHECK_FALSE(app().shows(Role::Region, "How it stood"));
    open().go(route);
    CHECK(app().shows(Role::Region, "How it stood"));
}

TEST_CASE_FIXTURE(Reporting, "A phone has all of a report beneath each other") {
    const Ref<StatusReport> ref = report({.summary = {"All is well."}});
    open(390, 3600);
    on_report(ref);
    CHECK(app().shows(Role::TextBox, "What changed and why"));
    for (const AccessNode& node : app().nodes()) {
        CAPTURE(node.name);
        if (node.role == Role::Button || node.role == Role::TextBox) CHECK(node.rect.x + node.rect.width <= 390.0f);
    }
    app().check_sound();
    app().activate(Role::Button, "Issue…");
    app().activate(Role::Button, "Issue it");
    CHECK(open().get(ref).state == ReportState::Issued);
    CHECK(app().shows(Role::Region, "How it stood"));
    app().check_sound();
}

}  // namespace rapport
