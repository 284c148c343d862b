// The client half of the sample: people as people, value, promises, touches.

#include "app/sample_parts.h"

namespace rapport::sample {
namespace {

constexpr std::string_view booking = "Online booking for 14 clinics";
constexpr std::string_view clinics = "Harbour & Vale Clinics";
constexpr std::string_view kestrel = "Kestrel Freight";
constexpr std::string_view tolbert = "Maison Tolbert";

struct PersonLine {
    std::string_view name;
    Attitude now, wanted;
    Channel channel, second;
    Booking booking;
    Formality formality;
    std::int32_t cadence;  ///< 0: by influence and interest.
    std::string_view personal, landmines;
};
constexpr PersonLine people[]{
    {"Ruth Adeyemi", Attitude::Doubts, Attitude::Supports, Channel::Phone, Channel::Text, Booking::Ahead,
     Formality::FirstName, 14, "Rows on the harbour before work; her son has his first term.",
     "News from her own staff."},
    {"Priya Raman", Attitude::Supports, Attitude::Champions, Channel::Text, Channel::Phone, Booking::OnTheFly,
     Formality::FirstName, 7, "Her desks won the quiz night.", ""},
    {"Dr. Colm Brennan", Attitude::Neutral, Attitude::Supports, Channel::Email, Channel::None, Booking::Unknown,
     Formality::Formal, 21, "", "Long meetings between consultations."},
    {"Theo Marchetti", Attitude::Neutral, Attitude::Supports, Channel::Email, Channel::Video, Booking::Unknown,
     Formality::Unknown, 0, "", "“Trust us” without a document."},
    {"Marek Dvorak", Attitude::Supports, Attitude::Supports, Channel::Phone, Channel::Email, Booking::OnTheFly,
     Formality::FirstName, 0, "Restores a 1968 Tatra.", ""},
    {"Anna Lind", Attitude::Supports, Attitude::Champions, Channel::Chat, Channel::Phone, Booking::Unknown,
     Formality::Unknown, 0, "", ""},
    {"Yusuf Kaya", Attitude::Doubts, Attitude::Neutral, Channel::InPerson, Channel::Phone, Booking::Unknown,
     Formality::Formal, 0, "", "Anything that sounds like watching drivers."},
    {"Claire Tolbert", Attitude::Doubts, Attitude::Supports, Channel::InPerson, Channel::Email, Booking::Ahead,
     Formality::Formal, 0, "The shop was her grandmother’s.", "Being quoted a price first."},
};

void add_people(Workspace& sample, Date today) {
    for (const PersonLine& line : people) {
        Stakeholder& person = add<Stakeholder>(sample, line.name);
        person.attitude = line.now;
        person.desired = line.wanted;
        person.channel = line.channel;
        person.second_channel = line.second;
        person.booking = line.booking;
        person.formality = line.formality;
        person.cadence = line.cadence;
        person.personal = {std::string(line.personal)};
        person.landmines = {std::string(line.landmines)};
    }
    Stakeholder& ruth = add<Stakeholder>(sample, "Ruth Adeyemi");
    ruth.hours = {{9 * 60, 16 * 60}};
    ruth.lead = {60};
    ruth.phone = "+1 902 555 0142";
    ruth.salutation = "Ms Adeyemi";
    ruth.consent = "Personal notes agreed on the phone.";
    ruth.consent_on = Date{today.days - 60};
    QuietTime& friday = add<QuietTime>(sample, "quiet/friday");
    friday.stakeholder = {ruth.id};
    friday.weekday = 5;
    friday.hours = {{14 * 60, 24 * 60}};
    friday.reason = "Her half day";
    Need& lunch = add<Need>(sample, "need/lunch");
    lunch.stakeholder = {id_of("Priya Raman")};
    lunch.text = "Lunch breaks for the desks";
    lunch.priority = 5;
    StakeholderLink& link = add<StakeholderLink>(sample, "link/priya-ruth");
    link.from = {id_of("Priya Raman")};
    link.to = {ruth.id};
    link.note = "Ruth asks her before she decides.";
}

struct ValueLine {
    std::string_view by, outcome, measure, unit;
    std::int64_t then, goal, now;  ///< In thousandths.
    ClientSays says;
    std::int32_t weight;
};
constexpr ValueLine value[]{
    {"Ruth Adeyemi", "Patients book without calling us.", "Online share of bookings", "%", 22'000, 60'000, 41'000,
     ClientSays::Agreed, 3},
    {"Ruth Adeyemi", "My desks get their lunch back.", "Calls 11:30–13:30, a day", "", 186'000, 60'000, 151'000,
     ClientSays::Asked, 3},
    {"Priya Raman", "New staff are up in a day.", "Hours to train", "h", 14'000, 7'000, 14'000, ClientSays::Agreed, 2},
    {"Theo Marchetti", "No record leaves Canada.", "Records stored abroad", "", 0, 0, 0, ClientSays::Agreed, 2},
    {"Dr. Colm Brennan", "A no-show is rare.", "No-shows, of visits", "%", 9'400, 5'000, 8'800, ClientSays::NotAsked,
     1},
};

void add_value(Workspace& sample, Date today) {
    for (const ValueLine& line : value) {
        ValueItem& item = add<ValueItem>(sample, "value/" + std::string(line.outcome));
        item.project = {id_of(booking)};
        item.stakeholder = {id_of(line.by)};
        item.outcome = line.outcome;
        item.measure = line.measure;
        item.unit = line.unit;
        item.baseline = Decimal{line.then};
        item.target = Decimal{line.goal};
        item.weight = line.weight;
        item.client_says = line.says;
        item.due = Date{today.days + 40};
        ValueEvidence& evidence = add<ValueEvidence>(sample, "evidence/" + std::string(line.outcome));
        evidence.item = {item.id};
        evidence.on = Date{today.days - 6};
        evidence.actual = Decimal{line.now};
        evidence.note = "Counted at the two pilot desks";
        evidence.told = Date{today.days - 5};
    }
    struct RankLine {
        std::string_view name;
        std::int32_t client, team;
    };
    constexpr RankLine ranks[]{
        {"Quiet front desks", 1, 2}, {"Safe records", 2, 1}, {"On the promised day", 3, 3}, {"Looks like us", 4, 4}};
    for (const RankLine& line : ranks) {
        Criterion& one = add<Criterion>(sample, "rank/" + std::string(line.name));
        one.project = {id_of(booking)};
        one.name = line.name;
        one.client_rank = line.client;
        one.team_rank = line.team;
        one.client_on = one.team_on = Date{today.days - 20};
    }
}

void add_promise(Workspace& sample, std::string_view client, std::string_view project, std::string_view text,
                 std::string_view to, std::string_view by, Date due, std::string_view source) {
    Promise& promise = add<Promise>(sample, "promise/" + std::string(text));
    promise.client = {id_of(client)};
    if (!project.empty()) promise.project = {id_of(project)};
    promise.text = text;
    promise.to = {id_of(to)};
    promise.by = {id_of(by)};
    promise.due = due;
    promise.made = Date{due.days - 12};
    promise.source = source;
}

struct TouchLine {
    std::string_view client, with, subject, summary, next_step;
    std::int32_t days_ago, minutes;
    Channel channel;
    Direction direction;
    Sentiment sentiment;
    bool waits;
};
constexpr TouchLine touches[]{
    {clinics, "Ruth Adeyemi", "Where the pilot stands", "She wants the date in writing before her board meets.",
     "Send the date in writing", 5, 22, Channel::Phone, Direction::Out, Sentiment::Neutral, false},
    {clinics, "Priya Raman", "Drawings of the day view", "My desks noticed the difference already.", "", 1, 5,
     Channel::Text, Direction::In, Sentiment::Good, false},
    {clinics, "Theo Marchetti", "Which data leaves Canada?", "I need it for the board.", "", 3, 0, Channel::Email,
     Direction::In, Sentiment::Neutral, true},
    {clinics, "Dr. Colm Brennan", "No-shows", "Reminders two days before would help him most.", "", 14, 12,
     Channel::Video, Direction::Out, Sentiment::Good, false},
    {kestrel, "Marek Dvorak", "Route screen shown", "“Less tapping than the old one.”", "", 2, 18, Channel::Phone,
     Direction::Out, Sentiment::Good, false},
    {tolbert, "Claire Tolbert", "Second visit", "Wants to see one shelf online before she says yes.", "", 26, 50,
     Channel::InPerson, Direction::Both, Sentiment::Neutral, false},
};

void add_touches(Workspace& sample, Date today) {
    for (const TouchLine& line : touches) {
        Touchpoint& touch = add<Touchpoint>(sample, "touch/" + std::string(line.subject));
        touch.client = {id_of(line.client)};
        if (line.client == clinics) touch.project = {id_of(booking)};
        touch.subject = line.subject;
        touch.summary = {std::string(line.summary)};
        touch.held = at(Date{today.days - line.days_ago}, Minutes{10 * 60 + 30});
        touch.channel = line.channel;
        touch.direction = line.direction;
        touch.by = {id_of("Ines Okafor")};
        touch.length = {line.minutes};
        touch.sentiment = line.sentiment;
        touch.next_step = line.next_step;
        if (!line.next_step.empty()) touch.next_by = Date{today.days + 1};
        touch.waits = line.waits;
        Participant& who = add<Participant>(sample, "with/" + std::string(line.subject));
        who.touchpoint = {touch.id};
        who.stakeholder = {id_of(line.with)};
    }
    PlannedTouch& review = add<PlannedTouch>(sample, "planned/review");
    review.project = {id_of(booking)};
    review.purpose = "Review of the pilot with Ruth and Priya";
    review.stakeholder = {id_of("Ruth Adeyemi")};
    review.channel = Channel::Video;
    review.phase = {id_of(std::string(booking) + "/Pilot in two clinics")};
}

void add_register(Workspace& sample, Date today) {
    RegisterEntry& risk = add<RegisterEntry>(sample, "risk/medpath");
    risk.client = {id_of(clinics)};
    risk.project = {id_of(booking)};
    risk.name = "MedPath’s test system goes down again";
    risk.probability = 3;
    risk.impact = 4;
    risk.owner = {id_of("Amir Haddad")};
    risk.due = Date{today.days + 10};
    risk.response = {"Record a day of their answers and test against that."};
    RegisterEntry& decision = add<RegisterEntry>(sample, "decision/french");
    decision.client = {id_of(clinics)};
    decision.project = {id_of(booking)};
    decision.kind = EntryKind::Decision;
    decision.name = "French from the first day";
    decision.owner = {id_of("Ines Okafor")};
    decision.decided_by = {id_of("Ruth Adeyemi")};
    decision.due = decision.closed = Date{today.days - 30};
    decision.state = EntryState::Closed;
    Request& saturday = add<Request>(sample, "request/saturday");
    saturday.client = {id_of(clinics)};
    saturday.project = {id_of(booking)};
    saturday.what = "Opening hours on Saturdays";
    saturday.why = {"Three clinics open then from spring on."};
    saturday.by = {id_of("Priya Raman")};
    saturday.asked = Date{today.days - 2};
    saturday.work = {2 * 480};
    saturday.person = {id_of("Jonas Weber")};
    Fact& win = add<Fact>(sample, "fact/desks");
    win.about = id_of(booking);
    win.kind = FactKind::Win;
    win.text = "the desks noticed the difference in the drawings";
    win.since = Date{today.days - 10};
}

void add_relationships(Workspace& sample, Date today) {
    for (const std::string_view client : {clinics, kestrel, tolbert}) {
        Project& project = add<Project>(sample, "relationship/" + std::string(client));
        project.client = {id_of(client)};
        project.name = "Staying in touch";
        project.kind = ProjectKind::Relationship;
        project.stage = Stage::Active;
        project.start = at(Date{today.days - 60}, Minutes{8 * 60});
    }
}

}  // namespace

void add_relations(Workspace& sample, Date today) {
    add_people(sample, today);
    add_value(sample, today);
    add_promise(sample, clinics, booking, "Handbook draft to Priya", "Priya Raman", "Paulo Reis", today,
                "Call last week");
    add_promise(sample, clinics, booking, "Price for Saturday hours", "Ruth Adeyemi", "Ines Okafor",
                Date{today.days + 1}, "Call five days ago");
    add_promise(sample, kestrel, "", "What the app keeps, on one page", "Yusuf Kaya", "Lena Novak",
                Date{today.days - 2}, "Drivers’ council");
    add_touches(sample, today);
    add_register(sample, today);
    add_relationships(sample, today);
}

}  // namespace rapport::sample
