#include "app/commands/import.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "app/apply.h"
#include "app/commands/import_into.h"
#include "base/sort.h"
#include "base/text.h"
#include "calendar/calendar.h"
#include "codec/record_json.h"
#include "interop/report.h"

namespace rapport {
namespace {

/// At most so many bytes, no broken character and none that stands for nothing.
std::string cut(std::string_view text, std::size_t limit) {
    std::string whole = without_controls(repaired_utf8(text));
    if (whole.size() <= limit) return whole;
    std::size_t end = limit;
    while (end > 0 && (static_cast<unsigned char>(whole[end]) & 0xC0) == 0x80) --end;
    whole.resize(end);
    return whole;
}

/// A value that the field takes: one odd note does not keep ten thousand tasks out.
Value fitting(const Field& field, Value value, const Value& blank) {
    if (check_value(field, value)) return value;
    if (std::string* text = std::get_if<std::string>(&value)) *text = cut(*text, text_limit);
    if (Tags* tags = std::get_if<Tags>(&value))
        std::erase_if(tags->marks, [](const auto& word) {
            return word.first.empty() || word.first.size() > tag_limit || has_controls(word.first);
        });
    return check_value(field, value) ? std::move(value) : blank;
}

/// How a report calls what `fitting` takes from a value.
std::string refused_words(const EntityType& type, const Field& field, const Value& value) {
    const std::string of = " (" + std::string(field.label) + " of " + std::string(type.plural) + ")";
    const std::string* text = field.kind != Kind::Rank ? std::get_if<std::string>(&value) : nullptr;
    if (text && text->size() > text_limit)
        return "What is behind the first " + with_thousands(text_limit) + " characters of a text" + of;
    if (text) return "Characters that nobody sees" + of;
    if (std::holds_alternative<Tags>(value)) return "Tags that are too long or hold characters that nobody sees" + of;
    return "Values that Rapport cannot keep" + of;
}

/// Makes an edit of records and counts what it makes and what it has to leave.
class Births {
public:
    explicit Births(Edit& edit) : edit_(edit) {}

    Leaving leaving;

    /// What a blank one of this type holds is asked once.
    void begin(const EntityType& type) {
        type_ = &type;
        count_ = 0;
        blank_.clear();
        for (const Field& field : type.fields) blank_.push_back(field.get(*type.blank));
    }
    void end() {
        if (count_ > 0) carried_.push_back({std::string(count_ == 1 ? type_->label : type_->plural), count_});
    }

    /// Edit::create, with references replaced by what they mean, and `values` of some fields instead of the record's.
    void create(const Entity& record, const Meanings& meanings,
                const std::vector<std::pair<std::size_t, Value>>& values = {}) {
        ++count_;
        edit_.writes.push_back({type_, record.id, deleted_field, VersionVector(), Value()});
        for (std::size_t i = deleted_field + 1; i < type_->fields.size(); ++i) {
            Value value = type_->fields[i].get(record);
            if (const Id* id = std::get_if<Id>(&value); id && !id->is_null())
                if (const auto meant = meanings.find(*id); meant != meanings.end()) value = meant->second;
            for (const auto& [field, other] : values)
                if (field == i) value = other;
            value = fit(i, std::move(value), record);
            if (value != blank_[i]) edit_.writes.push_back({type_, record.id, i, blank_[i], std::move(value)});
        }
    }

    /// A deleted record gets the fields that another copy of it has.
    void bring_back(const Entity& deleted, const Entity& copy) {
        ++count_;
        edit_.restore(*type_, deleted);
        for (std::size_t i = deleted_field + 1; i < type_->fields.size(); ++i) {
            if (type_->fields[i].merge == Merge::Fixed) continue;
            Value before = type_->fields[i].get(deleted);
            Value after = fit(i, type_->fields[i].get(copy), copy);
            if (before != after) edit_.writes.push_back({type_, copy.id, i, std::move(before), std::move(after)});
        }
    }

    [[nodiscard]] ImportReport report() const { return {carried_, leaving.left(), leaving.warnings()}; }

private:
    Value fit(std::size_t at, Value value, const Entity& record) {
        const Field& field = type_->fields[at];
        if (value == blank_[at] || check_value(field, value)) return value;
        leaving.leave(refused_words(*type_, field, value), title_of(*type_, record), ++item_);
        return fitting(field, std::move(value), blank_[at]);
    }

    Edit& edit_;
    const EntityType* type_ = nullptr;
    std::vector<Value> blank_;
    std::vector<Carried> carried_;
    std::int64_t count_ = 0;
    std::int64_t item_ = 0;
};

void append_fields(std::string& out, const EntityType& type, const Entity& record,
                   std::initializer_list<const void*> without) {
    for (const Field& field : type.fields) {
        if (std::ranges::find(without, field.member) != without.end()) continue;
        append_json(out, value_json(field, field.get(record)));
        out += ',';
    }
}

/// What a calendar says, whatever its id and number are; equal for calendars that work alike under the same name.
std::string content_of(const Workspace& workspace, const WorkingCalendar& calendar, int depth = 8) {
    std::string content;
    append_fields(content, type_of<WorkingCalendar>, calendar,
                  {&tag<&Entity::deleted>, &tag<&WorkingCalendar::base>, &tag<&WorkingCalendar::uid>});
    std::vector<std::string> exceptions;
    for (const CalendarException& exception : workspace.all<CalendarException>()) {
        if (exception.calendar.id != calendar.id) continue;
        append_fields(exceptions.emplace_back(), type_of<CalendarException>, exception,
                      {&tag<&Entity::deleted>, &tag<&CalendarException::calendar>});
    }
    sort_items(exceptions);
    for (const std::string& exception : exceptions) content += exception + ";";
    const WorkingCalendar* base = depth > 0 ? workspace.find(calendar.base) : nullptr;
    return base ? content + "based on " + content_of(workspace, *base, depth - 1) : content;
}

void merge_calendars(const Workspace& workspace, const Workspace& records, Meanings& meanings) {
    std::unordered_map<std::string, Id> here;
    for (const WorkingCalendar& calendar : workspace.all<WorkingCalendar>())
        here.try_emplace(content_of(workspace, calendar), calendar.id);
    for (const WorkingCalendar& calendar : records.all<WorkingCalendar>())
        if (const auto same = here.find(content_of(records, calendar)); same != here.end())
            meanings[calendar.id] = same->second;
    for (const CalendarException& exception : records.all<CalendarException>())
        if (meanings.contains(exception.calendar.id)) meanings[exception.id] = {};
}

/// Tells whom of an import's people we know.
class Acquaintances {
public:
    Acquaintances(const Workspace& workspace, const Import& import, std::string_view project, Leaving& leaving)
        : workspace_(workspace), import_(import), project_(project), leaving_(leaving) {
        if (const Project* plan = import.records.find(import.project)) usual_ = theirs_.of(plan->calendar);
        for (const Person& person : workspace.all<Person>()) {
            if (const std::string email = email_of(person); !email.empty()) by_email_.emplace(email, &person);
            by_name_.emplace(person.name, &person);
        }
    }

    /// Who is meant here, or nobody.
    const Person* find(const Person& person) {
        const Person* same = by_email(person);
        if (!same) same = by_name(person.name, person);
        if (!same) same = by_name(name_apart(person), person);
        if (!same) return nullptr;
        tell_what_stays(person, *same);
        if (!work_alike(times_of(person), times_of_ours(*same)))
            leaving_.warn("“" + same->name +
                          "” is here already and works at other times than in the file: tasks may come out on other "
                          "days.");
        return same;
    }

    /// The name under which somebody comes in who is not known.
    std::string name_of(const Person& person) {
        if (!is_taken(person.name, person)) return person.name;
        const std::string apart = name_apart(person);
        std::string name = apart;
        for (int number = 2; is_taken(name, person); ++number) name = apart + " " + std::to_string(number);
        taken_.insert(name);
        leaving_.warn("Another “" + person.name + "” is here already: the file’s comes in as “" + name + "”.");
        return name;
    }

private:
    static std::string email_of(const Person& person) { return folded(trimmed(person.email)); }

    [[nodiscard]] const Person* by_email(const Person& person) const {
        const auto [first, end] = by_email_.equal_range(email_of(person));
        const auto same =
            std::find_if(first, end, [&](const auto& entry) { return entry.second->kind == person.kind; });
        return same != end ? same->second : nullptr;
    }

    const Person* by_name(const std::string& name, const Person& person) {
        const auto [first, end] = by_name_.equal_range(name);
        const auto same = std::find_if(first, end, [&](const auto& entry) {
            const Person& other = *entry.second;
            const bool has_other_email = !person.email.empty() && !other.email.empty();
            return !name.empty() && !has_other_email && other.kind == person.kind && works_as(person, other);
        });
        return same != end ? same->second : nullptr;
    }

    /// An import that does not say when somebody works, or how much, does not contradict.
    bool works_as(const Person& person, const Person& other) {
        if (person.capacity != blank<Person>.capacity && person.capacity != other.capacity) return false;
        return !import_.records.find(person.calendar) || work_alike(times_of(person), times_of_ours(other));
    }

    const WorkTime& times_of(const Person& person) {
        return import_.records.find(person.calendar) ? theirs_.of(person.calendar) : usual_;
    }
    const WorkTime& times_of_ours(const Person& person) {
        return workspace_.find(person.calendar) ? ours_.of(person.calendar) : usual_;
    }

    [[nodiscard]] bool is_taken(const std::string& name, const Person& person) const {
        const auto [first, end] = by_name_.equal_range(name);
        return !name.empty() && (taken_.contains(name) || std::any_of(first, end, [&](const auto& entry) {
                                     return entry.second->kind == person.kind;
                                 }));
    }

    [[nodiscard]] std::string name_apart(const Person& person) const {
        return person.name + " (" + std::string(project_) + ")";
    }

    void tell_what_stays(const Person& person, const Person& other) {
        ++item_;
        for (const Field& field : type_of<Person>.fields) {
            if (field.merge == Merge::Each || field.member == &tag<&Person::uid> ||
                field.member == &tag<&Person::name> || field.member == &tag<&Person::calendar>)
                continue;
            const Value said = field.get(person);
            if (said != field.get(blank<Person>) && said != field.get(other))
                leaving_.leave(std::string(field.label) + " of people who are here already", person.name, item_);
        }
        for (const std::string& word : person.tags.words())
            if (!other.tags.contains(word)) leaving_.leave("Tags of people who are here already", person.name, item_);
    }

    const Workspace& workspace_;
    const Import& import_;
    std::string_view project_;
    Leaving& leaving_;
    WorkTimes ours_{workspace_}, theirs_{import_.records};
    WorkTime usual_;  ///< Of the plan, and of whoever has no other.
    std::multimap<std::string, const Person*> by_email_, by_name_;
    std::unordered_set<std::string> taken_;
    std::int64_t item_ = 0;
};

/// Calendars that only people had who are here already, with their exceptions: nobody works by them now.
void drop_idle_calendars(const Workspace& records, Meanings& meanings) {
    std::unordered_set<Id, IdHash> idle;
    for (const Person& person : records.all<Person>())
        if (meanings.contains(person.id) && !person.calendar.is_null()) idle.insert(person.calendar.id);
    for (const Person& person : records.all<Person>())
        if (!meanings.contains(person.id)) idle.erase(person.calendar.id);
    for (const Project& project : records.all<Project>()) idle.erase(project.calendar.id);
    for (const Task& task : records.all<Task>()) idle.erase(task.calendar.id);
    for (bool more = true; more;) {  // What stays keeps what it is based on.
        more = false;
        for (const WorkingCalendar& calendar : records.all<WorkingCalendar>())
            if (!idle.contains(calendar.id) && idle.erase(calendar.base.id) > 0) more = true;
    }
    for (const Id calendar : idle) meanings.try_emplace(calendar);
    for (const CalendarException& exception : records.all<CalendarException>())
        if (idle.contains(exception.calendar.id)) meanings.try_emplace(exception.id);
}

/// The client the project goes to; one that is new is made in `edit`.
Result<Id> client_for(const Workspace& workspace, const ImportTarget& target, const MakeId& make_id, Edit& edit) {
    if (!target.client.is_null()) {
        if (workspace.find(target.client)) return target.client.id;
        return Error{Fault::Missing, "This client is no longer there.", {}};
    }
    const std::string name(trimmed(target.new_client));
    if (name.empty()) return Error{Fault::Invalid, "Say which client this project is for.", {}};
    for (const Client& client : workspace.all<Client>())
        if (folded(client.name) == folded(name)) return client.id;
    Client client{};
    client.id = make_id();
    client.name = name;
    edit.create(client);
    return client.id;
}

/// What a report counts, and what another found: one report.
void add_left(std::vector<Left>& left, std::vector<Left> more) {
    for (Left& one : more) {
        const auto same = std::ranges::find(left, one.what, &Left::what);
        if (same == left.end()) left.push_back(std::move(one));
        else same->count += one.count;
    }
    sort_items(left, [](const Left& a, const Left& b) { return compare_natural(a.what, b.what) < 0; });
}

}  // namespace

bool is_without_tasks(const Workspace& workspace, Ref<Project> project) {
    for (const Task& task : workspace.all<Task>())
        if (task.project == project) return false;
    return true;
}

Result<ImportEdit> import_edit(const Workspace& workspace, const Import& import, const ImportTarget& target,
                               const MakeId& make_id) {
    const Project* project = import.records.find(import.project);
    const std::string name = project ? project->name : "plan";
    Edit edit{"Import “" + name + "”", {}};
    const Project* into = workspace.find(target.project);
    if (!target.project.is_null() && (!into || !is_without_tasks(workspace, target.project)))
        return Error{Fault::Refused, "The project that it should go into is gone, or has tasks by now.", {}};
    const Id client = into ? into->client.id : TRY(client_for(workspace, target, make_id, edit));
    Births births(edit);
    Meanings meanings;
    if (into && project) meanings[project->id] = into->id;
    Acquaintances acquaintances(workspace, import, name, births.leaving);
    for (const Person& person : import.records.all<Person>())
        if (const Person* other = acquaintances.find(person)) meanings[person.id] = other->id;
    merge_calendars(workspace, import.records, meanings);
    drop_idle_calendars(import.records, meanings);
    for (const EntityType* type : all_types()) {
        births.begin(*type);
        for (const Entity* record : import.records.table(*type).rows()) {
            if (!is_alive(*record) || meanings.contains(record->id)) continue;
            if (type == &type_of<Project>)
                births.create(*record, meanings, {{field_of<&Project::client>(), Value(client)}});
            else if (type == &type_of<Person>)
                births.create(
                    *record, meanings,
                    {{field_of<&Person::name>(), Value(acquaintances.name_of(static_cast<const Person&>(*record)))}});
            else births.create(*record, meanings);
        }
        births.end();
    }
    if (into && project) {
        fill_project(*into, *project, meanings, edit);
        if (const std::string moved = moved_words(*into, *project); !moved.empty()) births.leaving.warn(moved);
    }
    ImportReport report = births.report();
    add_left(report.left_out, import.report.left_out);
    report.warnings.insert(report.warnings.begin(), import.report.warnings.begin(), import.report.warnings.end());
    return ImportEdit{std::move(edit), std::move(report)};
}

ImportEdit adopt(const Workspace& workspace, const Workspace& records, std::string label) {
    Edit edit{std::move(label), {}};
    Births births(edit);
    std::int64_t item = 0;
    const auto leave_unknown = [&](const EntityType& type, const Entity& record) {
        for (const UnknownField& unknown : record.unknown)
            births.leaving.leave("What a newer Rapport wrote into fields", title_of(type, record) + ": " + unknown.name,
                                 ++item);
    };
    for (const EntityType* type : all_types()) {
        births.begin(*type);
        for (const Entity* record : records.table(*type).rows()) {
            if (!is_alive(*record)) continue;
            const Entity* here = workspace.find_any(*type, record->id);
            if (here && is_alive(*here)) continue;
            if (here) births.bring_back(*here, *record);
            else births.create(*record, {});
            leave_unknown(*type, *record);
        }
        births.end();
    }
    for (const auto& [type, unknown] : records.unknown)
        for (const auto& [id, json] : unknown)
            if (const auto ours = workspace.unknown.find(type);
                ours == workspace.unknown.end() || !ours->second.contains(id))
                births.leaving.leave("Records that a newer Rapport wrote", type, ++item);
    for (const auto& [name, json] : records.unknown_members)
        births.leaving.leave("What a newer Rapport wrote at the top of the file", name, ++item);
    return {std::move(edit), births.report()};
}

std::string left_words(const ImportReport& report) {
    std::string words;
    for (const Left& left : report.left_out)
        words += (words.empty() ? "Left out: " : "; ") + left.what + " (" + with_thousands(left.count) + ")";
    return words.empty() ? words : words + ".";
}

}  // namespace rapport
