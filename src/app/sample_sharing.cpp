// What the client of the sample's main project gets, in versions, and what of that project they may see.

#include "app/sample_parts.h"
#include "share/sha256.h"

namespace rapport::sample {
namespace {

constexpr std::string_view booking = "Online booking for 14 clinics";
constexpr std::string_view clinics = "Harbour & Vale Clinics";
constexpr std::string_view designs = "Screens for patients and desks";
constexpr std::string_view handbook = "Handbook for the front desks";

struct VersionLine {
    std::string_view of, number, change, file, by;
    std::int32_t days_ago;
    std::int64_t bytes;
};
constexpr VersionLine versions[]{
    {designs, "0.9", "The whole flow, for Priya’s desks to try.", "booking-screens-0.9.pdf", "Sofia Dias", 24,
     3'912'440},
    {designs, "1.0", "Moving a booking takes one step less; the words are Priya’s.", "booking-screens-1.0.pdf",
     "Sofia Dias", 17, 4'105'218},
    {handbook, "1.0", "First draft: booking, moving, cancelling, and what to say on the phone.",
     "desk-handbook-1.0.docx", "Paulo Reis", 4, 866'304},
};

Deliverable& add_deliverable(Workspace& sample, std::string_view name, std::string_view acceptance, Date due,
                             std::string_view task) {
    Deliverable& one = add<Deliverable>(sample, "deliverable/" + std::string(name));
    one.project = {id_of(booking)};
    one.name = name;
    one.acceptance = {std::string(acceptance)};
    one.due = due;
    one.task = {id_of(std::string(booking) + "/" + std::string(task))};
    one.shared = true;
    return one;
}

void add_deliverables(Workspace& sample, Date today) {
    Deliverable& screens = add_deliverable(
        sample, designs, "Five patients of different age book and move a visit in two minutes, without help.",
        Date{today.days - 15}, "Booking flow, patients");
    screens.state = DeliverableState::Approved;
    screens.decided_version = "1.0";
    screens.decided_by = {id_of("Ruth Adeyemi")};
    screens.decided = Date{today.days - 14};
    screens.decision = {"That is how it should feel. Build it."};
    SignOff& approval = add<SignOff>(sample, "sign-off/screens");
    approval.deliverable = {screens.id};
    approval.name = screens.name;
    approval.version = screens.decided_version;
    approval.sha256 = hex(sha256(versions[1].file));
    approval.on = *screens.decided;
    approval.by = screens.decided_by;
    approval.said = screens.decision;
    approval.shared = true;
    Deliverable& book = add_deliverable(sample, handbook, "A desk works a whole day with it and rings nobody.",
                                        Date{today.days + 8}, "Train Dartmouth desk");
    book.state = DeliverableState::Submitted;
    for (const VersionLine& line : versions) {
        DeliverableVersion& version =
            add<DeliverableVersion>(sample, "version/" + std::string(line.of) + "/" + std::string(line.number));
        version.deliverable = {id_of("deliverable/" + std::string(line.of))};
        version.number = line.number;
        version.on = Date{today.days - line.days_ago};
        version.by = {id_of(line.by)};
        version.change = line.change;
        version.file = line.file;
        version.sha256 = hex(sha256(line.file));  // There is no such file: that of its name stands for it.
        version.kilobytes = Decimal{line.bytes};
        version.shared = true;
    }
}

struct OptionLine {
    std::string_view name, effect;
    bool advised;
};
constexpr OptionLine options[]{
    {"Two days before", "Enough time to give the slot to somebody else, and late enough to be remembered.", true},
    {"The evening before", "Patients remember it best, but a slot that falls free stays empty.", false},
    {"Both", "Fewest no-shows. A third of the patients we asked found two messages too many.", false},
};

/// What waits for a word of theirs: a decision with its options, and what a wish of theirs would mean.
void add_questions(Workspace& sample, Date today) {
    RegisterEntry& reminders = add<RegisterEntry>(sample, "decision/reminders");
    reminders.client = {id_of(clinics)};
    reminders.project = {id_of(booking)};
    reminders.kind = EntryKind::Decision;
    reminders.name = "When do patients get their reminder?";
    reminders.description = {"The text messages are ready; only the hour is missing."};
    reminders.owner = {id_of("Ines Okafor")};
    reminders.due = Date{today.days + 9};
    reminders.shared = true;
    Rank rank;
    for (const OptionLine& line : options) {
        DecisionOption& option = add<DecisionOption>(sample, "option/" + std::string(line.name));
        option.entry = {reminders.id};
        option.rank = rank = rank_between(rank, {}, 0);
        option.name = line.name;
        option.effect = {std::string(line.effect)};
        option.recommended = line.advised;
        option.shared = true;
    }
    Request& saturday = add<Request>(sample, "request/saturday");
    saturday.effect = {
        "Two more days of work, for Jonas. It comes behind the pilot, so that no day that we agreed moves. Patients "
        "see "
        "Saturdays from the roll-out on."};
    saturday.says = ClientSays::Asked;
    saturday.shared = true;
}

/// How it stood at the end of last week, as it was told then.
void add_report(Workspace& sample, Date today) {
    LightReport& lights = add<LightReport>(sample, "lights/report");
    lights.project = {id_of(booking)};
    lights.on = Date{today.days - 3};
    lights.overall = lights.schedule = Light::Amber;
    lights.client = lights.scope = lights.value = lights.engagement = Light::Green;
    lights.risk = Light::Amber;
    lights.shared = true;
    StatusReport& report = add<StatusReport>(sample, "report/pilot");
    report.project = {id_of(booking)};
    report.title = "The pilot takes shape";
    report.from = Date{today.days - 16};
    report.until = lights.on;
    report.state = ReportState::Issued;
    report.issued = lights.on;
    report.by = {id_of("Ines Okafor")};
    report.lights = {lights.id};
    report.summary = {"The desks have seen the day view and like it. MedPath’s test system costs us time."};
    report.done = {"Screens for patients and desks are approved. The handbook has its first draft."};
    report.next = {"Connect the calendars of MedPath. Train the first desks."};
    report.decisions = {"When patients get their reminder."};
    report.risks = {"MedPath’s test system may go down again. We record a day of its answers and test against that."};
    report.changes = {"No day that we agreed has moved."};
    report.value = {"Counted at the two pilot desks: fewer calls than before."};
    report.money = {"Sofia’s days are used up; Paulo’s are not."};
    report.shared = true;
}

template <class E> void share(Workspace& sample, std::string_view name) { add<E>(sample, name).shared = true; }

/// What a snapshot of the project is made of: whom it is for, whom they may speak to, when what comes, and what it is good for.
void share_project(Workspace& sample) {
    share<Client>(sample, clinics);
    share<Project>(sample, booking);
    share<Person>(sample, "Ines Okafor");
    for (const std::string_view name : {"Ruth Adeyemi", "Priya Raman"}) share<Stakeholder>(sample, name);
    for (const std::string_view name : {"Quiet front desks", "Safe records", "On the promised day", "Looks like us"})
        share<Criterion>(sample, "rank/" + std::string(name));
    for (const Entity* row : sample.table(type_of<Task>).rows()) {
        const Task& task = static_cast<const Task&>(*row);
        if (task.milestone && task.project.id == id_of(booking))
            static_cast<Task&>(sample.table(type_of<Task>).at(task.id)).shared = true;
    }
    for (const Entity* row : sample.table(type_of<ValueItem>).rows()) {
        ValueItem& item = static_cast<ValueItem&>(sample.table(type_of<ValueItem>).at(row->id));
        // What they did not agree to is not told as theirs.
        item.shared = item.project.id == id_of(booking) && item.client_says == ClientSays::Agreed;
    }
    for (const Entity* row : sample.table(type_of<ValueEvidence>).rows()) {
        ValueEvidence& evidence = static_cast<ValueEvidence&>(sample.table(type_of<ValueEvidence>).at(row->id));
        const ValueItem* item = sample.find(evidence.item);
        evidence.shared = item && item->shared;
    }
}

}  // namespace

void add_sharing(Workspace& sample, Date today) {
    add_deliverables(sample, today);
    add_questions(sample, today);
    add_report(sample, today);
    share_project(sample);
}

}  // namespace rapport::sample
