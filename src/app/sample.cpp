#include "app/sample.h"

#include "app/sample_parts.h"
#include "base/rank.h"
#include "base/text.h"
#include "model/outline.h"
#include "schedule/notation.h"
#include "schedule/schedule.h"

namespace rapport {
namespace {

using sample::add;
using sample::id_of;

Date monday_of(Date day) { return {day.days - static_cast<int>(weekday_of(day))}; }

// --- People --------------------------------------------------------------------------------------------------------

struct TeamLine {
    std::string_view name, role, email, zone;
};
constexpr TeamLine team[]{
    {"Ines Okafor", "Project manager", "ines@tidewater.example", "Europe/Lisbon"},
    {"Amir Haddad", "Integration engineer", "amir@tidewater.example", "Europe/Lisbon"},
    {"Jonas Weber", "Engineer", "jonas@tidewater.example", "Europe/Berlin"},
    {"Sofia Dias", "Designer", "sofia@tidewater.example", "Europe/Lisbon"},
    {"Tom Achterberg", "Engineer", "tom@tidewater.example", "Europe/Amsterdam"},
    {"Lena Novak", "Quality and privacy", "lena@tidewater.example", "Europe/Prague"},
    {"Paulo Reis", "Training", "paulo@tidewater.example", "America/Halifax"},
};

struct StakeholderLine {
    std::string_view client, name, role, email;
    int influence, interest;
    bool decides;
    std::string_view notes;
};
constexpr StakeholderLine stakeholders[]{
    {"Harbour & Vale Clinics", "Ruth Adeyemi", "Director of Operations", "ruth.adeyemi@harbourvale.example", 5, 5, true,
     "Calls booked an hour ahead, never on Friday after 14:00. News must not reach her through her own staff."},
    {"Harbour & Vale Clinics", "Priya Raman", "Front-desk lead", "priya.raman@harbourvale.example", 3, 5, false,
     "Answers text messages between patients. Knows what the desks really do."},
    {"Harbour & Vale Clinics", "Dr. Colm Brennan", "Clinical lead", "colm.brennan@harbourvale.example", 4, 3, false,
     "Short e-mails with one question each."},
    {"Harbour & Vale Clinics", "Theo Marchetti", "IT and privacy", "theo.marchetti@harbourvale.example", 3, 4, false,
     "Wants to know which data leaves Canada. None does; he needs it in writing for the board."},
    {"Harbour & Vale Clinics", "Joanne Fitch", "Finance director", "joanne.fitch@harbourvale.example", 5, 2, false,
     "Never spoken to. Signs the second half."},
    {"Kestrel Freight", "Marek Dvorak", "Head of Fleet", "marek@kestrel.example", 5, 4, true,
     "Thinks in cost per stop. Call him in the evening, he drives."},
    {"Kestrel Freight", "Anna Lind", "Dispatch", "anna@kestrel.example", 3, 5, false, ""},
    {"Kestrel Freight", "Yusuf Kaya", "Drivers’ council", "yusuf@kestrel.example", 4, 4, false,
     "Worried that the app watches drivers. It shows them what it keeps."},
    {"Maison Tolbert", "Claire Tolbert", "Owner", "claire@tolbert.example", 5, 5, true,
     "Asked twice what it costs; wants to hear first what it changes in the shop."},
};

// --- Plans ---------------------------------------------------------------------------------------------------------

struct TaskLine {
    int depth;
    std::string_view name;
    std::string_view duration;   ///< Empty: a summary. "0": a milestone.
    std::string_view people;     ///< Initials of the team, each one a person at full time.
    std::string_view waits_for;  ///< As typed: "2.3, 2.4FS+1d".
    int done;
    std::string_view summary = {};  ///< What the client reads.
    std::string_view notes = {};
};

constexpr TaskLine booking[]{
    {0, "Discovery and scope", "", "", "", 0, "We listen at the desks and agree what is in and what is not."},
    {1, "Sit with the front desks", "5d", "SD", "", 100, "Two days in Dartmouth, three in Bedford.",
     "Priya let us listen in. 186 calls between 11:30 and 13:30."},
    {1, "What a booking is, in writing", "4d", "IO", "1.1", 100},
    {1, "Privacy questions answered", "6d", "LN", "1.1", 100},
    {1, "Scope agreed", "0", "", "1.2, 1.3", 100, "Ruth agreed to the scope."},
    {0, "Design", "", "", "", 0, "How it looks and reads, tried with patients."},
    {1, "Booking flow, patients", "5d", "SD", "1.4", 100},
    {1, "Move and cancel screens", "4d", "SD", "2.1", 100},
    {1, "Desk day view, screens", "4d", "SD", "2.2SS+2d", 100},
    {1, "Designs accepted", "0", "", "2.2, 2.3", 100, "Priya and Ruth accepted the designs."},
    {0, "Build", "", "", "", 0, "The booking itself, and the connection to MedPath."},
    {1, "MedPath calendar sync", "12d", "AH", "2.4", 70, "Bookings show up in MedPath at once.",
     "Their test system was down for three days. Ruth was not told yet."},
    {1, "Booking service", "8d", "JW", "2.4", 80},
    {1, "Move and cancel", "4d", "JW", "3.2", 0},
    {1, "Front-desk day view", "5d", "TA", "2.4FS+1d", 60},
    {1, "Text-message reminders", "4d", "TA", "3.4", 0},
    {1, "French texts", "3d", "SD", "3.2SS+5d", 0, "Every screen in French."},
    {0, "Pilot in two clinics", "", "", "", 0, "Dartmouth and Bedford use it for real."},
    {1, "Train Dartmouth desk", "1d", "PR", "3.1, 3.4", 0, "Half a day, with their own patients’ cases."},
    {1, "Train Bedford desk", "1d", "PR", "4.1", 0},
    {1, "Pilot in both clinics", "5d", "IO", "4.2, 3.3", 0, "A week of real bookings, someone of ours at each desk."},
    {1, "Fix what the pilot finds", "2d", "JW, TA", "4.3", 0},
    {1, "Pilot accepted by Priya", "0", "", "4.4", 0},
    {0, "Test and privacy", "", "", "", 0, "It holds, and no record leaves Canada."},
    {1, "Load test, 400 an hour", "3d", "LN", "3.2", 0},
    {1, "Privacy review with Theo", "4d", "LN", "3.1", 0, "Theo gets the list of what is kept where."},
    {1, "Statement for the board", "2d", "LN, IO", "5.2", 0, "One page in writing, for Theo’s board."},
    {0, "Go-live", "", "", "", 0, "All fourteen clinics."},
    {1, "Switch over twelve clinics", "3d", "AH, JW", "4.5, 5.1", 0},
    {1, "Desks staffed with us", "3d", "PR, IO", "6.1SS+1d", 0, "For three days nobody is alone with it."},
    {1, "Online booking live", "0", "", "6.1, 6.2, 5.3", 0, "Patients book, move and cancel in two minutes."},
};

constexpr TaskLine driver_app[]{
    {0, "Understand a day on the road", "", "", "", 0},
    {1, "Ride along, three routes", "3d", "TA", "", 100, "We sat next to Yusuf’s people."},
    {1, "What drivers never want to see", "2d", "IO", "1.1", 100, "Agreed with the drivers’ council."},
    {1, "What the app keeps, in writing", "2d", "LN", "1.2", 100},
    {0, "App", "", "", "", 0},
    {1, "Stops of the day", "8d", "JW", "1.2", 60},
    {1, "Photo and signature at the door", "6d", "TA", "2.1SS+3d", 30},
    {1, "Works without a network", "7d", "JW", "2.1", 0, "Tunnels and ferries included."},
    {1, "Dispatch sees delays", "5d", "AH", "2.1", 0},
    {0, "Try it", "", "", "", 0},
    {1, "Six drivers for two weeks", "10d", "PR", "2.2, 2.3, 2.4", 0},
    {1, "Drivers’ council says yes", "0", "", "3.1, 1.3", 0},
    {1, "Roll out to 80 vans", "4d", "PR, TA", "3.2", 0},
    {1, "In use", "0", "", "3.3", 0},
};

constexpr TaskLine shop[]{
    {0, "What the shop should feel like", "2d", "SD", "", 0},
    {0, "Estimate with three ways to do it", "3d", "IO", "1", 0},
    {0, "Talk it through with Claire", "0", "", "2", 0},
};

constexpr TaskLine shelf[]{
    {0, "Choose the shelf with Claire", "5d", "SD", "", 100},
    {0, "Photographs and words", "5d", "SD", "1", 100},
    {0, "Page of the shelf", "8d", "TA", "2", 60},
    {0, "Try it with ten customers", "3d", "IO", "3", 0},
    {0, "Shelf online", "0", "", "4", 0},
};

struct PersonIndex {
    std::vector<std::pair<std::string, Ref<Person>>> by_initials;
    [[nodiscard]] Ref<Person> find(std::string_view initials) const {
        for (const auto& [known, person] : by_initials)
            if (known == initials) return person;
        return {};
    }
};

PersonIndex add_team(Workspace& sample) {
    PersonIndex index;
    for (const TeamLine& line : team) {
        Person& person = add<Person>(sample, line.name);
        person.name = line.name;
        person.role = line.role;
        person.email = line.email;
        person.time_zone = line.zone;
        person.organisation = "Tidewater";
        person.initials = std::string(1, line.name[0]) + line.name[line.name.find(' ') + 1];
        index.by_initials.emplace_back(person.initials, Ref<Person>{person.id});
    }
    return index;
}

void add_people_to(Workspace& sample, const Task& task, std::string_view initials, const PersonIndex& people) {
    for (const std::string_view part : split(initials, ',')) {
        const Ref<Person> person = people.find(trimmed(part));
        if (person.is_null()) continue;
        Assignment& assignment = add<Assignment>(sample, to_string(task.id) + "/" + std::string(trimmed(part)));
        assignment.task = {task.id};
        assignment.person = person;
    }
}

void add_tasks(Workspace& sample, const Project& project, std::span<const TaskLine> lines, const PersonIndex& people) {
    std::vector<Task*> above;
    std::vector<Rank> last(4);
    for (const TaskLine& line : lines) {
        Task& task = add<Task>(sample, project.name + "/" + std::string(line.name));
        const auto depth = static_cast<std::size_t>(line.depth);
        above.resize(depth);
        task.project = {project.id};
        if (depth > 0) task.parent = {above.back()->id};
        if (depth + 1 < last.size()) last[depth + 1] = {};
        task.rank = last[depth] = rank_between(last[depth], {});
        task.name = line.name;
        task.milestone = line.duration == "0";
        if (!line.duration.empty())
            task.duration = task.milestone ? Minutes{} : parse_duration(line.duration).value_or({}).minutes;
        task.done = {line.done};
        task.summary = {std::string(line.summary)};
        task.notes = {std::string(line.notes)};
        add_people_to(sample, task, line.people, people);
        above.push_back(&task);
    }
}

void add_links(Workspace& sample, const Project& project, std::span<const TaskLine> lines) {
    const Outline outline = outline_of(sample, {project.id});
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const OutlineRow& row = outline[static_cast<std::int32_t>(i)];
        const auto links = parse_predecessors(lines[i].waits_for, outline);
        if (!links) continue;  // tests/unit/app/sample_test.cpp counts them: a slip in the table shows there.
        for (const LinkSpec& spec : *links) {
            const Task& from = *outline[spec.row].task;
            Dependency& link = add<Dependency>(sample, to_string(from.id) + ">" + to_string(row.task->id));
            link.predecessor = {from.id};
            link.successor = {row.task->id};
            link.type = spec.type;
            link.lag = spec.lag.count;
            link.lag_unit = spec.lag.unit;
        }
    }
}

/// What is done has been done when it was planned: started and finished along the plan.
void set_actuals(Workspace& sample, const Project& project) {
    const Outline outline = outline_of(sample, {project.id});
    const Schedule schedule = schedule_of(sample, outline);
    for (std::int32_t row = 0; row < outline.size(); ++row) {
        if (outline[row].summary) continue;
        Task& task = static_cast<Task&>(*sample.table(type_of<Task>).find(outline[row].task->id));
        if (task.done.count > 0) task.actual_start = schedule[row].start;
        if (task.done.count >= 100) task.actual_finish = schedule[row].finish;
    }
}

Client& add_client(Workspace& sample, std::string_view name, std::string_view place, std::string_view zone,
                   ClientStatus status, Date since) {
    Client& client = add<Client>(sample, name);
    client.name = name;
    client.place = place;
    client.time_zone = zone;
    client.status = status;
    client.since = since;
    client.manager = {id_of("Ines Okafor")};
    return client;
}

Project& add_project(Workspace& sample, const Client& client, std::string_view name, Stage stage, Date start,
                     Date promised, std::string_view success, std::string_view by, Date said,
                     std::span<const TaskLine> lines, const PersonIndex& people) {
    Project& project = add<Project>(sample, name);
    project.client = {client.id};
    project.name = name;
    project.stage = stage;
    project.start = at(start, {8 * minutes_per_hour});
    project.promised = at(promised, {17 * minutes_per_hour});
    project.success = {std::string(success)};
    project.success_by = {id_of(by)};
    project.success_on = said;
    project.manager = {id_of("Ines Okafor")};
    project.optimistic = {85};  // What tasks of theirs took before, against what was thought.
    project.pessimistic = {150};
    add_tasks(sample, project, lines, people);
    add_links(sample, project, lines);
    return project;
}

void add_calendar(Workspace& sample, Project& project, Date monday) {
    WorkingCalendar& calendar = add<WorkingCalendar>(sample, "Halifax");
    calendar.name = "Halifax office";
    CalendarException& holiday = add<CalendarException>(sample, "Halifax/Heritage day");
    holiday.calendar = {calendar.id};
    holiday.name = "Clinics closed";
    holiday.first = holiday.last = Date{monday.days + 8};
    project.calendar = {calendar.id};
}

void add_comment(Workspace& sample, Id about, std::string_view author, Date day, std::string_view text) {
    Comment& comment = add<Comment>(sample, "comment/" + std::string(text));
    comment.about = about;
    comment.author = author;
    comment.written = {(std::int64_t{day.days} * minutes_per_day + 9 * 60 + 20) * 60'000};
    comment.text = {std::string(text)};
}

}  // namespace

Result<Workspace> sample_workspace(Date today) {
    Workspace sample;
    const Date monday = monday_of(today);
    const auto weeks = [&](int count) { return Date{monday.days + 7 * count}; };
    const PersonIndex people = add_team(sample);

    Client& clinics =
        add_client(sample, "Harbour & Vale Clinics", "Halifax", "America/Halifax", ClientStatus::Active, weeks(-190));
    clinics.first_touch = "Dalhousie Expo";
    clinics.website = "harbourvale.example";
    clinics.about = {"Fourteen family clinics around Halifax harbour. 212 people, 61 of them at front desks."};
    clinics.notes = {"Ruth decides, Joanne signs. Their board meets on the first Thursday of the month."};
    clinics.deputy = {id_of("Sofia Dias")};
    Client& kestrel = add_client(sample, "Kestrel Freight", "Brno", "Europe/Prague", ClientStatus::Active, weeks(-40));
    kestrel.about = {"Eighty vans, most of them on the road before six."};
    Client& tolbert = add_client(sample, "Maison Tolbert", "Lyon", "Europe/Paris", ClientStatus::Active, weeks(-6));
    tolbert.notes = {"Three visits. She has been let down before and says so."};
    for (const StakeholderLine& line : stakeholders) {
        Stakeholder& person = add<Stakeholder>(sample, line.name);
        person.client = {id_of(line.client)};
        person.name = line.name;
        person.role = line.role;
        person.email = line.email;
        person.influence = line.influence;
        person.interest = line.interest;
        person.decides = line.decides;
        person.notes = {std::string(line.notes)};
    }

    Project& online =
        add_project(sample, clinics, "Online booking for 14 clinics", Stage::Active, weeks(-5), Date{weeks(3).days + 4},
                    "A patient can book, move and cancel in two minutes without calling us, and my front desks get "
                    "their lunch back.",
                    "Ruth Adeyemi", Date{weeks(-8).days + 3}, booking, people);
    online.code = "HV-2";
    online.summary = {"Patients of all fourteen clinics book online, in English and French."};
    add_calendar(sample, online, monday);
    Project& vans = add_project(sample, kestrel, "Driver app", Stage::Active, weeks(-3), Date{weeks(4).days + 2},
                                "My drivers stop phoning in, and nobody feels watched.", "Marek Dvorak",
                                Date{weeks(-5).days + 1}, driver_app, people);
    vans.code = "KF-1";
    Project& relaunch = add_project(sample, tolbert, "Shop relaunch", Stage::Estimate, weeks(1), Date{weeks(3).days},
                                    "People find what they held in their hands last week.", "Claire Tolbert",
                                    Date{weeks(-1).days + 2}, shop, people);
    relaunch.promised.reset();
    Project& first = add_project(sample, tolbert, "One shelf online", Stage::Active, weeks(-2), Date{weeks(3).days + 4},
                                 "My customers ask for what they saw at home.", "Claire Tolbert",
                                 Date{weeks(-3).days + 1}, shelf, people);
    first.code = "MT-1";
    sample::add_baseline(sample, first);
    for (const Project* project : {&online, &vans, &relaunch, &first}) set_actuals(sample, *project);

    const auto task = [&](std::string_view name) {
        return id_of("Online booking for 14 clinics/" + std::string(name));
    };
    add_comment(sample, task("MedPath calendar sync"), "Amir Haddad", Date{monday.days - 4},
                "Their test system is back. I lost three days; the last bookings come across by Thursday.");
    add_comment(sample, task("MedPath calendar sync"), "Ines Okafor", Date{monday.days - 3},
                "This moves the training. I will tell Ruth before Priya’s people hear of it.");
    add_comment(sample, task("Privacy review with Theo"), "Lena Novak", Date{monday.days - 2},
                "Theo asked which data leaves Canada. None; he needs it in writing for the board.");
    add_comment(sample, online.id, "Sofia Dias", Date{monday.days - 10},
                "Priya: “My desks noticed the difference in the drawings already.”");
    sample::add_relations(sample, today);
    sample::add_listening(sample, today);
    sample::add_calm(sample, today);
    sample::add_sharing(sample, today);
    return sample;
}

Id sample_project(const Workspace&) { return id_of("Online booking for 14 clinics"); }

bool has_sample(const Workspace& workspace) {
    return workspace.find(Ref<Project>{id_of("Online booking for 14 clinics")}) != nullptr;
}

}  // namespace rapport
