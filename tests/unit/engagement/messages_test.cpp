// Messages that are filled from the project and the person, and never left blank.

#include "engagement/messages.h"

#include <set>

#include "engagement/tone.h"
#include "support/make.h"
#include "support/print.h"

namespace rapport {
namespace {

Date day(std::string_view text) { return *parse_iso_date(text); }
const Date today = day("2026-11-27");

struct Desk {
    Workspace workspace;
    Ref<Client> client = put(workspace, client_of("Harbour & Vale"));
    Ref<Project> project = put(workspace, make<Project>({.client = client,
                                                         .name = "Online booking",
                                                         .success = {" Patients book in two minutes. "},
                                                         .start = at(day("2026-11-02"), {480}),
                                                         .promised = at(day("2027-01-15"), {1020})}));
    Stakeholder ruth =
        make<Stakeholder>({.client = client, .name = "Ruth Adeyemi", .role = "Director", .salutation = "Ms Adeyemi"});

    Ref<Task> task(std::string name, std::string_view from, int days, Percent done = {}) {
        return put(workspace, make<Task>({.project = project,
                                          .name = std::move(name),
                                          .milestone = days == 0,
                                          .duration = {days * 480},
                                          .constraint = Constraint::MustStartOn,
                                          .constraint_date = at(day(from), {480}),
                                          .done = done}));
    }
    void win(std::string text, std::optional<Date> since, Id about) {
        put(workspace, make<Fact>({.about = about, .kind = FactKind::Win, .text = std::move(text), .since = since}));
    }
    Ref<ValueItem> item(std::optional<Decimal> baseline, std::optional<Decimal> target) {
        return put(workspace, make<ValueItem>({.project = project,
                                               .outcome = "Fewer calls",
                                               .measure = "Calls at noon",
                                               .unit = "calls",
                                               .baseline = baseline,
                                               .target = target}));
    }
    void measure(Ref<ValueItem> item, std::string_view on, std::optional<Decimal> actual) {
        put(workspace, make<ValueEvidence>({.item = item, .on = day(on), .actual = actual}));
    }
    [[nodiscard]] MergeValues values() const {
        const Outline outline = outline_of(workspace, project);
        const Schedule schedule = schedule_of(workspace, outline);
        return merge_values(workspace, {.stakeholder = &ruth,
                                        .project = workspace.find(project),
                                        .outline = &outline,
                                        .schedule = &schedule,
                                        .my_name = "Ines",
                                        .today = today});
    }
    [[nodiscard]] std::string value(MergeField field) const { return value_in(values(), field); }
};

MergeValues only(MergeField field, std::string value) {
    MergeValues values;
    values[static_cast<std::size_t>(field)] = std::move(value);
    return values;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("Every field has a name and a label of its own, in the order of the enum") {
    std::set<std::string_view> names, labels;

    for (const MergeFieldName& field : all_merge_fields()) {
        CHECK(static_cast<std::size_t>(field.field) == names.size());
        names.insert(field.name);
        labels.insert(field.label);
    }

    CHECK(names.size() == merge_field_count);
    CHECK(labels.size() == merge_field_count);
    CHECK(in_braces(MergeField::LastWin) == "{{lastWin}}");
}

TEST_CASE("Fields are filled, in whatever case and with spaces in their braces") {
    const MergeValues values = only(MergeField::FirstName, "Ruth");

    const Merged merged = merge_message("For {{firstName}}", "{{ FIRSTNAME }}, {{firstname}}!", values);

    CHECK(merged.subject == "For Ruth");
    CHECK(merged.body == "Ruth, Ruth!");
    CHECK(merged.is_complete());
}

TEST_CASE("A field without a value stays as it is, and is named once") {
    const Merged merged = merge_message("{{lastWin}}", "Hello {{firstName}}: {{lastWin}}, {{ Promised }}",
                                        only(MergeField::FirstName, "Ruth"));

    CHECK(merged.subject == "{{lastWin}}");
    CHECK(merged.body == "Hello Ruth: {{lastWin}}, {{ Promised }}");
    CHECK(merged.missing == Names{"lastWin", "promised"});
    CHECK(merged.unknown.empty());
    CHECK_FALSE(merged.is_complete());
}

TEST_CASE("A name that is no field stays as it is, and is named as unknown") {
    const Merged merged =
        merge_message("", "{{shoeSize}} {{shoeSize}} {{firstName}}", only(MergeField::FirstName, "Ruth"));

    CHECK(merged.body == "{{shoeSize}} {{shoeSize}} Ruth");
    CHECK(merged.unknown == Names{"shoeSize"});
    CHECK(merged.missing.empty());
    CHECK_FALSE(merged.is_complete());
}

TEST_CASE("Braces that mean something else are left alone") {
    for (const std::string_view text :
         {"{{", "}}", "{{}}", "{{ }}", "{firstName}", "{{two words}}", "{{firstName", "a {{\nfirstName\n}x"}) {
        const Merged merged = merge_message("", text, only(MergeField::FirstName, "Ruth"));
        CHECK(merged.body == text);
        CHECK(merged.is_complete());
    }
    CHECK(merge_message("", "{{{firstName}}}", only(MergeField::FirstName, "Ruth")).body == "{Ruth}");
    CHECK(merge_message("", "{{{{firstName}}", only(MergeField::FirstName, "Ruth")).body == "{{Ruth");
}

TEST_CASE("What is filled in is not filled again") {
    const Merged merged = merge_message("", "{{firstName}}", only(MergeField::FirstName, "{{lastWin}}"));

    CHECK(merged.body == "{{lastWin}}");
    CHECK(merged.is_complete());
}

TEST_CASE("A subject stays one line, whatever is filled in") {
    const Merged merged =
        merge_message("About {{successWords}}", "{{successWords}}", only(MergeField::SuccessWords, "Two\r\n minutes"));

    CHECK(merged.subject == "About Two minutes");
    CHECK(merged.body == "Two\r\n minutes");
}

TEST_CASE("Other programs' names of fields are understood") {
    CHECK(merge_message("", "{{preferredSalutation}}", only(MergeField::Salutation, "Ms Adeyemi")).body ==
          "Ms Adeyemi");
}

TEST_CASE("The person, the client and the project are filled in") {
    const Desk booking;

    CHECK(booking.value(MergeField::FirstName) == "Ruth");
    CHECK(booking.value(MergeField::FullName) == "Ruth Adeyemi");
    CHECK(booking.value(MergeField::Role) == "Director");
    CHECK(booking.value(MergeField::Client) == "Harbour & Vale");
    CHECK(booking.value(MergeField::Project) == "Online booking");
    CHECK(booking.value(MergeField::SuccessWords) == "Patients book in two minutes.");
    CHECK(booking.value(MergeField::Promised) == "15 January 2027");
    CHECK(booking.value(MergeField::MyName) == "Ines");
    CHECK(booking.value(MergeField::Today) == "27 November");
}

TEST_CASE("The salutation goes by how somebody is addressed") {
    Desk booking;
    const auto salutation = [&](Formality formality, std::string noted) {
        booking.ruth.formality = formality;
        booking.ruth.salutation = std::move(noted);
        return booking.value(MergeField::Salutation);
    };

    CHECK(salutation(Formality::FirstName, "Ms Adeyemi") == "Ruth");
    CHECK(salutation(Formality::Formal, "Ms Adeyemi") == "Ms Adeyemi");
    CHECK(salutation(Formality::Formal, "") == "Ruth Adeyemi");
    CHECK(salutation(Formality::Unknown, "Ms Adeyemi") == "Ms Adeyemi");
    CHECK(salutation(Formality::Unknown, "") == "Ruth");
}

TEST_CASE("Of nobody and nothing only the day and one's own name are known") {
    const MergeValues values = merge_values(Workspace(), {.my_name = "Ines", .today = today});

    for (const MergeFieldName& field : all_merge_fields())
        CHECK(value_in(values, field.field).empty() ==
              (field.field != MergeField::Today && field.field != MergeField::MyName));
}

TEST_CASE("The next milestone is the first that is not done and not in the past") {
    Desk booking;
    booking.task("Scope agreed", "2026-11-09", 0, {100});
    booking.task("Forgotten", "2026-11-26", 0);
    booking.task("Online", "2026-12-14", 0);
    booking.task("Designs accepted", "2026-12-07", 0);
    booking.task("Work", "2026-11-30", 2);

    CHECK(booking.value(MergeField::NextMilestone) == "Designs accepted");
    CHECK(booking.value(MergeField::NextMilestoneDate) == "7 December");
    CHECK(booking.value(MergeField::Finish) == "14 December");

    booking.task("Today", "2026-11-27", 0);
    CHECK(booking.value(MergeField::NextMilestone) == "Today");
}

TEST_CASE("How much is done is told in percent; without a plan nothing is told of it") {
    Desk booking;
    CHECK(booking.value(MergeField::Done).empty());
    CHECK(booking.value(MergeField::Finish).empty());
    CHECK(booking.value(MergeField::NextMilestone).empty());

    booking.task("Half", "2026-11-02", 2, {50});
    CHECK(booking.value(MergeField::Done) == "50 %");
}

TEST_CASE("The last win is the latest fact that is a success, of the client, the project or the person") {
    Desk booking;
    CHECK(booking.value(MergeField::LastWin).empty());

    booking.win("Pilot booked out", day("2026-11-20"), booking.client.id);
    CHECK(booking.value(MergeField::LastWin) == "Pilot booked out");

    booking.win("French texts", day("2026-11-21"), booking.project.id);
    CHECK(booking.value(MergeField::LastWin) == "French texts");

    booking.win("Ruth on the radio", day("2026-11-22"), booking.ruth.id);
    booking.win("Somebody else’s", day("2026-11-25"), next_id());
    booking.win("To come", day("2026-11-28"), booking.client.id);
    put(booking.workspace, make<Fact>({.about = booking.client.id, .text = "No win", .since = day("2026-11-25")}));
    CHECK(booking.value(MergeField::LastWin) == "Ruth on the radio");

    booking.win("Today", today, booking.client.id);
    CHECK(booking.value(MergeField::LastWin) == "Today");
}

TEST_CASE("A success without a day is of the day it was written down") {
    Desk booking;
    booking.win("Earlier", day("2026-11-01"), booking.client.id);
    booking.win("On the second", {}, booking.client.id);

    CHECK(booking.value(MergeField::LastWin) == "On the second");
}

TEST_CASE("A promise that was met is a win, one of another project or a broken one is none") {
    Desk booking;
    const auto promise = [&](std::string text, PromiseState state, std::string_view settled,
                             Ref<Project> project = {}) {
        put(booking.workspace, make<Promise>({.client = booking.client,
                                              .project = project,
                                              .text = std::move(text),
                                              .state = state,
                                              .settled = day(settled)}));
    };
    promise("Statement for the board", PromiseState::Met, "2026-11-10");
    promise("Broken", PromiseState::Broken, "2026-11-12");
    promise("Elsewhere", PromiseState::Met, "2026-11-13", put(booking.workspace, project_of("Other")));
    CHECK(booking.value(MergeField::LastWin) == "Statement for the board");

    promise("Of this project", PromiseState::Met, "2026-11-14", booking.project);
    CHECK(booking.value(MergeField::LastWin) == "Of this project");
}

TEST_CASE("A measurement nearer to its goal is a win, rising or falling") {
    Desk rising;
    rising.measure(rising.item(Decimal{10'000}, Decimal{50'000}), "2026-11-10", Decimal{20'500});
    CHECK(rising.value(MergeField::LastWin) == "Calls at noon: 20.5 calls, up from 10 calls");

    Desk falling;
    const Ref<ValueItem> item = falling.item(Decimal{186'000}, Decimal{90'000});
    falling.measure(item, "2026-11-10", Decimal{150'000});
    falling.measure(item, "2026-11-20", Decimal{140'000});
    CHECK(falling.value(MergeField::LastWin) == "Calls at noon: 140 calls, down from 150 calls");
}

TEST_CASE("A measurement that is no better than the one before is no win") {
    Desk worse;
    const Ref<ValueItem> item = worse.item(Decimal{10'000}, Decimal{50'000});
    worse.measure(item, "2026-11-10", Decimal{30'000});
    worse.measure(item, "2026-11-20", Decimal{30'000});
    CHECK(worse.value(MergeField::LastWin).empty());

    Desk without_goal;
    without_goal.measure(without_goal.item(Decimal{10'000}, {}), "2026-11-10", Decimal{30'000});
    CHECK(without_goal.value(MergeField::LastWin).empty());

    Desk without_before;
    without_before.measure(without_before.item({}, Decimal{50'000}), "2026-11-10", Decimal{30'000});
    CHECK(without_before.value(MergeField::LastWin).empty());

    Desk to_come;
    to_come.measure(to_come.item(Decimal{10'000}, Decimal{50'000}), "2026-11-28", Decimal{30'000});
    CHECK(to_come.value(MergeField::LastWin).empty());
}

TEST_CASE("A milestone that is done is a win, of the day it was done") {
    Desk booking;
    booking.task("Scope agreed", "2026-11-16", 0, {100});
    booking.task("Work", "2026-11-18", 1, {100});
    booking.win("Earlier", day("2026-11-15"), booking.client.id);

    CHECK(booking.value(MergeField::LastWin) == "Scope agreed");
}

TEST_CASE("The last touch is the last direct one with the person, and without one with the client") {
    Desk booking;
    const auto touch = [&](std::string_view on, bool with_ruth, Channel channel = Channel::Phone) {
        const Ref<Touchpoint> touchpoint =
            put(booking.workspace,
                make<Touchpoint>({.client = booking.client, .held = at(day(on), {}), .channel = channel}));
        if (with_ruth)
            put(booking.workspace, make<Participant>({.touchpoint = touchpoint, .stakeholder = ref(booking.ruth)}));
    };
    CHECK(booking.value(MergeField::LastTouch).empty());

    touch("2026-11-10", true);
    touch("2026-11-12", true, Channel::Article);
    touch("2026-11-14", false);

    CHECK(booking.value(MergeField::LastTouch) == "10 November");
    const MergeValues of_client =
        merge_values(booking.workspace, {.client = booking.workspace.find(booking.client), .today = today});
    CHECK(value_in(of_client, MergeField::LastTouch) == "14 November");
}

TEST_CASE("The open promise is the one due first, made to them or to nobody by name") {
    Desk booking;
    const auto promise = [&](std::string text, std::optional<Date> due, Ref<Stakeholder> to = {}) {
        return put(booking.workspace,
                   make<Promise>({.client = booking.client, .text = std::move(text), .to = to, .due = due}));
    };
    CHECK(booking.value(MergeField::OpenPromise).empty());

    promise("Some day", {});
    CHECK(booking.value(MergeField::OpenPromise) == "Some day");
    CHECK(booking.value(MergeField::OpenPromiseDate).empty());

    promise("Training plan", day("2026-12-04"), ref(booking.ruth));
    promise("For Priya", day("2026-12-01"), {next_id()});
    put(booking.workspace, make<Promise>({.client = booking.client,
                                          .text = "Expected",
                                          .kind = PromiseKind::Expectation,
                                          .due = day("2026-12-01")}));
    put(booking.workspace,
        make<Promise>(
            {.client = booking.client, .text = "Kept", .due = day("2026-12-01"), .state = PromiseState::Met}));
    CHECK(booking.value(MergeField::OpenPromise) == "Training plan");
    CHECK(booking.value(MergeField::OpenPromiseDate) == "4 December");
}

TEST_CASE("The built-in messages know only fields that there are, and sound as they should") {
    Desk booking;
    booking.task("Scope agreed", "2026-11-16", 0, {100});
    booking.task("Online", "2026-12-14", 0);
    put(booking.workspace,
        make<Promise>({.client = booking.client, .text = "Training plan", .due = day("2026-12-04")}));
    const MergeValues values = booking.values();

    CHECK(built_in_messages().size() >= 6);
    for (const BuiltInMessage& message : built_in_messages()) {
        const Merged merged = merge_message(message.subject, message.body, values);
        CAPTURE(message.name);
        CHECK(merged.unknown.empty());
        for (const std::string& name : merged.missing)  // What only whoever writes knows.
            CHECK((name == "whatIHeard" || name == "theDecision" || name == "ourProposal"));
        for (const ToneHint& hint : tone_hints(merged.body, "en", nullptr)) {
            CAPTURE(hint.sentence);
            CHECK(false);
        }
    }
}

TEST_CASE("What only whoever writes knows is missing until it is written") {
    const auto thanks = std::ranges::find(built_in_messages(), "Thank you after a call", &BuiltInMessage::name);
    REQUIRE(thanks != built_in_messages().end());
    const Merged merged = merge_message(thanks->subject, thanks->body, {});
    CHECK(std::ranges::find(merged.missing, "whatIHeard") != merged.missing.end());
    CHECK(merged.body.contains("What I took from it: {{whatIHeard}}"));

    const Merged written = merge_message("", "What I took from it: you need it by May.", {});
    CHECK(written.is_complete());
}

}  // namespace rapport
