// What a snapshot shows: the frame, the people, the questions; and in which order all of it is gathered.

#include "share/shown.h"

#include <algorithm>
#include <set>

#include "base/sort.h"
#include "base/text.h"
#include "engagement/questions.h"
#include "engagement/zones.h"
#include "share/asked_questions.h"
#include "share/shown_parts.h"

namespace rapport {
namespace {

Error not_shared(std::string_view what, std::string_view do_this) {
    return {Fault::Refused, std::string(what) + " is not shared, so there is no snapshot. " + std::string(do_this), {}};
}

/// Where what is asked for stands on the page.
std::size_t place_of(const Asked& asked) {
    if (asked.ref == "c0") return std::string_view::npos;  // At the end; "c1" is a decision.
    return std::string_view("liacrvmdsqpw").find(asked.ref.front());
}

void gather_frame(Gathering& all) {
    Shown& shown = all.shown;
    const SnapshotWishes& wishes = all.wishes;
    shown.client = seen<&Client::name>(all.client);
    shown.project = seen<&Project::name>(all.project);
    shown.project_code = seen<&Project::code>(all.project);
    shown.summary = seen<&Project::summary>(all.project);
    shown.success = seen<&Project::success>(all.project);
    const ShownPerson who = all.person_of(seen<&Project::success_by>(all.project));
    shown.success_by = who.name;
    shown.success_role = who.role;
    shown.success_on = seen<&Project::success_on>(all.project);
    shown.number = wishes.number;
    shown.code = wishes.code;
    shown.key = wishes.key;
    shown.project_ref = shown_code(wishes.code, all.project.id);
    shown.recipient_ref = shown_code(wishes.code, all.recipient.id);
    shown.made = civil_at(wishes.offset, wishes.made);
    shown.offset = wishes.offset;
    shown.good_until = wishes.good_until;
    shown.recipient = all.person_of(Ref<Stakeholder>{all.recipient.id});
    shown.author = all.person_of(wishes.author, true);
    if (const Snapshot* before = wishes.before;
        before && before->project.id == all.project.id && before->recipient.id == all.recipient.id) {
        shown.has_before = true;
        shown.before_number = before->number;
        shown.before_made = date_of(civil_at(wishes.offset, before->made));
    }
}

void gather_people(Gathering& all) {
    std::vector<Ref<Person>> order;
    const auto add = [&](Ref<Person> person) {
        if (!person.is_null() && std::ranges::find(order, person) == order.end()) order.push_back(person);
    };
    add(all.wishes.author);
    add(seen<&Project::manager>(all.project));
    add(seen<&Client::manager>(all.client));
    add(seen<&Client::deputy>(all.client));
    std::set<Id> at_work;
    for (const Assignment& one : all.workspace().all<Assignment>())
        if (const Task* task = all.workspace().find(one.task); task && task->project.id == all.project.id)
            at_work.insert(one.person.id);
    std::vector<const Person*> others;
    for (const Person& person : all.workspace().all<Person>())
        if (at_work.contains(person.id) && may_enter(person) && person.kind == PersonKind::Person)
            others.push_back(&person);
    sort_items(others, [](const Person* a, const Person* b) {
        const int by_name = compare_natural(a->name, b->name);
        return by_name != 0 ? by_name < 0 : a->id < b->id;
    });
    for (const Person* person : others) add({person->id});
    for (const Ref<Person> person : order) {
        ShownPerson one = all.person_of(person, person == all.wishes.author);
        if (trimmed(one.name).empty()) continue;
        if (trimmed(one.role).empty() && person == seen<&Project::manager>(all.project)) one.role = "Project manager";
        const bool ours = person == all.wishes.author || person == seen<&Project::manager>(all.project);
        if (ours && all.shown.firm.empty()) all.shown.firm = one.organisation;
        all.shown.people.push_back(std::move(one));
    }
}

/// What the reader answered last to that question, about this project or the whole.
std::optional<SaidBack> last_answer(Gathering& all, std::string_view question) {
    std::optional<SaidBack> last;
    for (const Pulse& pulse : all.index.pulses_of(Ref<Client>{all.client.id})) {
        if (pulse.from.id != all.recipient.id || !all.is_about(pulse.project)) continue;
        for (const PulseAnswer& answer : all.index.answers_of({pulse.id})) {
            if (answer.question != question || date_of(answer.on) > all.index.today()) continue;
            std::optional<SaidBack> said = said_back(pulse, answer, {all.recipient.id});
            if (!said || (last && said->on < last->on)) continue;
            last = std::move(said);
            all.entered.insert(&answer);
        }
    }
    return last;
}

/// The check-in, and what was chosen of the other sets. An own question that was not chosen stays out.
std::vector<Question> chosen_questions(const Gathering& all) {
    std::vector<Question> chosen;
    for (std::size_t set = 0; set < Choices<PulseSet>::all.size(); ++set)
        for (Question& question : questions_of(all.index.workspace(), static_cast<PulseSet>(set)))
            if (static_cast<PulseSet>(set) == PulseSet::CheckIn ||
                std::ranges::find(all.wishes.also_ask, question.key) != all.wishes.also_ask.end())
                chosen.push_back(std::move(question));
    return chosen;
}

void gather_questions(Gathering& all) {
    for (const Question& question : chosen_questions(all)) {
        ShownQuestion one;
        one.ref = "q" + std::to_string(all.shown.questions.size() + 1);
        const PulseQuestion* own = all.workspace().find(question.own);
        one.text = own ? chosen_words(*own) : question.text;
        if (own) all.entered.insert(own);
        one.scale = question.scale;
        one.low = question.low;
        one.high = question.high;
        if (const std::optional<SaidBack> said = last_answer(all, question.key)) {
            one.answered = date_of(said->on);
            one.said = answer_said(said->scale, said->value);
            one.words = said->words;
        }
        // The four are known by their place.
        const bool always = question.key.starts_with("check_in.");
        all.ask({one.ref, AskKind::Question, one.text, {}, always ? std::string() : asked_as(question), {}, {}});
        all.shown.questions.push_back(std::move(one));
    }
    all.ask({"c0",
             AskKind::Comment,
             "Anything else in this snapshot",
             all.project.id,
             std::string(type_of<Project>.name),
             {},
             {}});
}

/// Counts records of a type as they come.
class Counter {
public:
    explicit Counter(Gathering& all) : all_(all) {}
    template <class E> void count(const E& record) {
        auto& counts = all_.shown.counts;
        auto at = std::ranges::find(counts, &type_of<E>, &ShareCount::type);
        if (at == counts.end()) at = counts.insert(at, {&type_of<E>, 0, 0});
        ++(all_.entered.contains(&record) ? at->in : at->out);
    }
    template <class E> void count(Records<E> records) {
        for (const E& record : records) count(record);
    }
    template <class E> void count_about(Records<E> records) {
        for (const E& record : records)
            if (all_.is_about(record.project)) count(record);
    }

private:
    Gathering& all_;
};

}  // namespace

Words& Words::say(std::string_view text) {
    if (!pieces.empty() && !pieces.back().day && !pieces.back().theirs) pieces.back().text += text;
    else if (!text.empty()) pieces.push_back({std::string(text), {}, false});
    return *this;
}

Words& Words::on(Date day) {
    pieces.push_back({{}, day, false});
    return *this;
}

Words& Words::name(std::string_view text) {
    if (!text.empty()) pieces.push_back({std::string(text), {}, true});
    return *this;
}

Words& Words::also(const Words& more) {
    if (more.empty()) return *this;
    if (!empty()) say(" ");
    const std::vector<Piece> added = more.pieces;
    pieces.insert(pieces.end(), added.begin(), added.end());
    return *this;
}

std::string Gathering::name_of(Ref<Person> person) { return person_of(person).name; }

ShownPerson Gathering::person_of(Ref<Stakeholder> person) {
    const Stakeholder* record = workspace().find(person);
    if (!record || !may_enter(*record)) return {};
    entered.insert(record);
    return {seen<&Stakeholder::name>(*record),
            seen<&Stakeholder::role>(*record),
            seen<&Stakeholder::organisation>(*record),
            {},
            {}};
}

ShownPerson Gathering::person_of(Ref<Person> person, bool named) {
    named = named || (!person.is_null() && person == wishes.author);
    const Person* record = workspace().find(person);
    if (!record || !(named || may_enter(*record))) return {};
    entered.insert(record);
    return {seen<&Person::name>(*record, named), seen<&Person::role>(*record, named),
            seen<&Person::organisation>(*record, named), seen<&Person::email>(*record, named),
            seen<&Person::phone>(*record, named)};
}

void count_records(Gathering& all) {
    Counter counter(all);
    const EngagementIndex& index = all.index;
    const Ref<Client> client{all.client.id};
    const Ref<Project> project{all.project.id};
    for (const IndexedTask& task : index.tasks())
        if (task.task->project == project) counter.count(*task.task);
    for (const ValueItem& item : index.value_of(project)) {
        counter.count(item);
        counter.count(index.evidence_of({item.id}));
    }
    for (const Deliverable& deliverable : all.workspace().all<Deliverable>())
        if (deliverable.project == project) counter.count(deliverable);
    for (const DeliverableVersion& version : all.workspace().all<DeliverableVersion>()) {
        const Deliverable* of = all.workspace().find(version.deliverable);
        if (of && of->project == project) counter.count(version);
    }
    counter.count_about(index.entries_of(client));
    counter.count_about(index.promises_of(client));
    counter.count_about(index.recoveries_of(client));
    counter.count_about(index.requests_of(client));
    counter.count_about(index.touches_of(client));
    for (const Pulse& pulse : index.pulses_of(client))
        if (all.is_about(pulse.project)) counter.count(index.answers_of({pulse.id}));
    counter.count(index.manual_lights_of(project));
    counter.count(index.light_reports_of(project));
    for (const StatusReport& report : all.workspace().all<StatusReport>())
        if (report.project == project) counter.count(report);
    counter.count(index.criteria_of(project));
    for (const DecisionOption& option : all.workspace().all<DecisionOption>()) {
        const RegisterEntry* of = all.workspace().find(option.entry);
        if (of && of->client == client && all.is_about(of->project)) counter.count(option);
    }
    for (const PulseQuestion& own : all.workspace().all<PulseQuestion>())
        if (all.entered.contains(&own))
            counter.count(own);  // They are of no project: the others do not stay out of this.
    counter.count(index.people_of(client));
    for (const Person& person : all.workspace().all<Person>())
        if (person.kind == PersonKind::Person) counter.count(person);
}

Result<Shown> shown_of(const EngagementIndex& index, const SnapshotWishes& wishes) {
    const Project* project = index.project(wishes.project);
    if (!project) return Error{Fault::Missing, "The project is not there any more.", {}};
    const Client* client = index.client(project->client);
    if (!client) return Error{Fault::Missing, "The project belongs to no client. Choose one in its fields first.", {}};
    const Stakeholder* recipient = index.person(wishes.recipient);
    if (!recipient) return Error{Fault::Missing, "Whoever it is for is not there any more. Choose somebody else.", {}};
    if (recipient->client != project->client)
        return Error{Fault::Refused, "Whoever it is for belongs to another client. Choose somebody of this one.", {}};
    if (!may_enter(*project)) return not_shared("The project", "Turn “Client sees it” on for the project.");
    if (!may_enter(*client)) return not_shared("The client", "Turn “Client sees it” on for the client.");
    if (!may_enter(*recipient)) return not_shared("Whoever it is for", "Turn “Client sees it” on for that person.");
    if (wishes.code.empty() || wishes.key.empty())
        return Error{Fault::Invalid, "A snapshot needs a code and a key. Try again.", {}};

    const Outline outline = outline_of(index.workspace(), wishes.project);
    const Schedule schedule = schedule_of(index.workspace(), outline);
    const PlanFacts facts = plan_facts(outline, schedule, index.today(), wishes.likely);
    Shown shown;
    Gathering all{index, wishes, *project, *client, *recipient, facts, shown, {}, {}, {}};
    gather_frame(all);
    gather_people(all);
    gather_milestones(all);
    gather_end(all);
    gather_value(all);
    gather_deliverables(all);
    gather_decisions(all);
    gather_requests(all);
    gather_ranking(all);
    gather_lights(all);
    gather_reports(all);
    gather_questions(all);
    gather_wish(all);
    gather_changes(all);
    count_records(all);
    sort_items(shown.told.asked, {}, place_of);
    return shown;
}

}  // namespace rapport
