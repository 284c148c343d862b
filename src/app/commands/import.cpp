#include "app/commands/import.h"

#include <unordered_map>

#include "app/apply.h"
#include "base/sort.h"
#include "base/text.h"
#include "codec/record_json.h"

namespace rapport {
namespace {

/// Of an import's record, the one here that stands for it.
using Meanings = std::unordered_map<Id, Id, IdHash>;

/// At most so many bytes, and no broken character.
std::string cut(std::string_view text, std::size_t limit) {
    std::string whole = repaired_utf8(text);
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
        std::erase_if(tags->marks,
                      [](const auto& word) { return word.first.empty() || word.first.size() > tag_limit; });
    return check_value(field, value) ? std::move(value) : blank;
}

/// Edit::create for many records of one type: what a blank one holds is asked once.
class Births {
public:
    explicit Births(const EntityType& type) : type_(type) {
        for (const Field& field : type.fields) blank_.push_back(field.get(*type.blank));
    }

    /// With references replaced by what they mean, and `values` of some fields instead of the record's.
    void create(Edit& edit, const Entity& record, const Meanings& meanings,
                const std::vector<std::pair<std::size_t, Value>>& values = {}) const {
        edit.writes.push_back({&type_, record.id, deleted_field, VersionVector(), Value()});
        for (std::size_t i = deleted_field + 1; i < type_.fields.size(); ++i) {
            Value value = type_.fields[i].get(record);
            if (const Id* id = std::get_if<Id>(&value); id && !id->is_null())
                if (const auto meant = meanings.find(*id); meant != meanings.end()) value = meant->second;
            for (const auto& [field, other] : values)
                if (field == i) value = other;
            value = fitting(type_.fields[i], std::move(value), blank_[i]);
            if (value != blank_[i]) edit.writes.push_back({&type_, record.id, i, blank_[i], std::move(value)});
        }
    }

private:
    const EntityType& type_;
    std::vector<Value> blank_;
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

const Person* same_person(const Workspace& workspace, const Person& person) {
    const std::string email = folded(trimmed(person.email));
    const Person* namesake = nullptr;
    for (const Person& other : workspace.all<Person>()) {
        if (other.kind != person.kind) continue;
        if (!email.empty() && folded(trimmed(other.email)) == email) return &other;
        const bool has_other_email = !email.empty() && !other.email.empty();
        if (!namesake && !has_other_email && !person.name.empty() && other.name == person.name) namesake = &other;
    }
    return namesake;
}

void merge_people(const Workspace& workspace, const Workspace& records, Meanings& meanings) {
    for (const Person& person : records.all<Person>())
        if (const Person* other = same_person(workspace, person)) meanings[person.id] = other->id;
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

/// A deleted record gets the fields that another copy of it has.
void bring_back(Edit& edit, const EntityType& type, const Entity& deleted, const Entity& copy) {
    edit.restore(type, deleted);
    for (std::size_t i = deleted_field + 1; i < type.fields.size(); ++i) {
        Value before = type.fields[i].get(deleted);
        Value after = type.fields[i].get(copy);
        if (type.fields[i].merge != Merge::Fixed && before != after)
            edit.writes.push_back({&type, copy.id, i, std::move(before), std::move(after)});
    }
}

}  // namespace

Result<Edit> import_edit(const Workspace& workspace, const Import& import, const ImportTarget& target,
                         const MakeId& make_id) {
    const Project* project = import.records.find(import.project);
    Edit edit{"Import “" + (project ? project->name : std::string("plan")) + "”", {}};
    const Id client = TRY(client_for(workspace, target, make_id, edit));
    Meanings meanings;
    merge_calendars(workspace, import.records, meanings);
    merge_people(workspace, import.records, meanings);
    for (const EntityType* type : all_types()) {
        const Births births(*type);
        for (const Entity* record : import.records.table(*type).rows()) {
            if (!is_alive(*record) || meanings.contains(record->id)) continue;
            if (type == &type_of<Project>)
                births.create(edit, *record, meanings, {{field_of<&Project::client>(), Value(client)}});
            else births.create(edit, *record, meanings);
        }
    }
    return edit;
}

Edit adopt(const Workspace& workspace, const Workspace& records, std::string label) {
    Edit edit{std::move(label), {}};
    for (const EntityType* type : all_types()) {
        const Births births(*type);
        for (const Entity* record : records.table(*type).rows()) {
            if (!is_alive(*record)) continue;
            const Entity* here = workspace.find_any(*type, record->id);
            if (!here) births.create(edit, *record, {});
            else if (!is_alive(*here)) bring_back(edit, *type, *here, *record);
        }
    }
    return edit;
}

}  // namespace rapport
