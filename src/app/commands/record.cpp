#include "app/commands/record.h"

#include <unordered_set>

#include "app/apply.h"
#include "app/commands/calendar.h"
#include "app/commands/light_rules.h"
#include "app/commands/plan_effort.h"
#include "app/commands/status_report.h"
#include "base/text.h"
#include "model/hanging.h"

namespace rapport {
namespace {

using Found = Workspace::Found;

Error gone(const EntityType& type) {
    return {Fault::Missing, "This " + std::string(type.label) + " is no longer there.", {}};
}

/// What has to be looked through before a client sees it, which those pages do, is not shared as one field among others.
Result<void> may_be_shared_alone(const EntityType& type, const Entity& record) {
    if (&type == &type_of<StatusReport> || &type == &type_of<LightReport>)
        return Error{Fault::Refused, "Share it on the project's Status or Sharing page.", {}};
    if (&type == &type_of<RegisterEntry> &&
        static_cast<const RegisterEntry&>(record).relationship != Relationship::None)
        return Error{Fault::Refused, "No client sees what is about the relationship.", {}};
    return {};
}

bool is_heading(const Field& field) { return field.search == Search::Heading; }

/// task “Pilot”, or link where its type has no names.
std::string naming(const EntityType& type, const Entity& record) {
    std::string name(type.label);
    if (std::ranges::any_of(type.fields, is_heading)) name += " “" + shortened(title_of(type, record), 60) + "”";
    return name;
}

std::string short_naming(const EntityType& type, const Entity& record) {
    if (!std::ranges::any_of(type.fields, is_heading)) return "this " + std::string(type.label);
    return "“" + shortened(title_of(type, record), 60) + "”";
}

// ---- One field

struct Range {
    const void* member;
    std::int64_t low;
    std::int64_t high;
    std::string_view sentence;
};

constexpr std::array ranges{
    Range{&tag<&Task::done>, 0, 100, "Done goes from 0 % to 100 %."},
    Range{&tag<&Task::priority>, 0, 1000, "A priority goes from 0 to 1000."},
    Range{&tag<&Stakeholder::influence>, 0, 5, "Influence goes from 1 to 5; 0 where it is not known."},
    Range{&tag<&Stakeholder::interest>, 0, 5, "Interest goes from 1 to 5; 0 where it is not known."},
    Range{&tag<&Assignment::units>, 0, 10'000, "Units go from 0 % to 10,000 % of a full time."},
    Range{&tag<&Person::capacity>, 0, 10'000, "A capacity goes from 0 % to 10,000 % of a full time."},
    Range{&tag<&Project::day>, 1, minutes_per_day, "A day has up to 24 hours."},
    Range{&tag<&Project::week>, 1, 7 * minutes_per_day, "A week has up to 168 hours."},
    Range{&tag<&Project::month_days>, 1, 31, "A month has up to 31 days."},
    Range{&tag<&Dependency::lag>, INT64_MIN, INT64_MAX, ""},
    Range{&tag<&CalendarException::every>, 1, 1000, "It repeats every 1 to 1,000 times."},
    Range{&tag<&CalendarException::month>, 0, 12, "A month goes from 1 to 12."},
    Range{&tag<&CalendarException::day>, 0, 31, "A day of a month goes from 1 to 31."},
    Range{&tag<&CalendarException::position>, 0, 5, "A position goes from 1 to 4; 5 is the last."},
    Range{&tag<&CalendarException::weekdays>, 0, 127, "These are not days of the week."},
    Range{&tag<&Stakeholder::cadence>, 0, 3650,
          "A rhythm goes up to 3,650 days; 0 leaves it to influence and interest."},
    Range{&tag<&QuietTime::weekday>, 0, 7, "A weekday goes from 1, Monday, to 7, Sunday; 0 is every day."},
    Range{&tag<&Need::priority>, 0, 5, "A priority goes from 1 to 5; 0 where it is not known."},
    Range{&tag<&RegisterEntry::probability>, 0, 5, "A probability goes from 1 to 5; 0 where nobody has judged it."},
    Range{&tag<&RegisterEntry::impact>, 0, 5, "An impact goes from 1 to 5; 0 where nobody has judged it."},
    Range{&tag<&Skill::level>, 1, 5, "A level goes from 1 to 5."},
    Range{&tag<&ValueItem::weight>, 0, 1000, "A weight goes from 0 to 1,000."},
    Range{&tag<&ValueItem::report_every>, 1, 3650, "Reports come every 1 to 3,650 days."},
    Range{&tag<&ValueItem::baseline>, INT64_MIN, INT64_MAX, ""},
    Range{&tag<&ValueItem::target>, INT64_MIN, INT64_MAX, ""},
    Range{&tag<&ValueEvidence::actual>, INT64_MIN, INT64_MAX, ""},
    Range{&tag<&Criterion::client_rank>, 0, 1000, "A rank goes from 1 to 1,000; 0 where it is not ranked."},
    Range{&tag<&Criterion::team_rank>, 0, 1000, "A rank goes from 1 to 1,000; 0 where it is not ranked."},
    Range{&tag<&ObjectiveLink::weight>, 0, 1000, "A weight goes from 0 to 1,000."},
    Range{&tag<&SoftRating::level>, 1, 5, "A level goes from 1 to 5."},
    Range{&tag<&TrainingEntry::minutes>, 1, minutes_per_day, "A training takes from a minute to a day."},
};

Result<void> check_number(const Field& field, std::int64_t number) {
    const auto range = std::ranges::find(ranges, field.member, &Range::member);
    if (range != ranges.end()) {
        if (number >= range->low && number <= range->high) return {};
        return Error{Fault::Invalid, std::string(range->sentence), {}};
    }
    const bool counts = field.kind == Kind::Duration || field.kind == Kind::Count || field.kind == Kind::Percent;
    if (counts && number < 0) return Error{Fault::Invalid, std::string(field.label) + " cannot be below zero.", {}};
    return {};
}

/// One line, without white space around it.
void tidy(const Field& field, Value& value) {
    std::string* text = std::get_if<std::string>(&value);
    if (!text || field.kind != Kind::Text) return;
    std::ranges::replace_if(*text, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    *text = std::string(trimmed(*text));
}

std::string article_for(std::string_view noun) {
    return std::string_view("aeiou").find(noun.front()) != std::string_view::npos ? "An " : "A ";
}

Result<void> check_text(const EntityType& type, const Field& field, const std::string& text) {
    if (text.empty() && is_heading(field) && field.name == "name")
        return Error{Fault::Invalid, article_for(type.label) + std::string(type.label) + " needs a name.", {}};
    const bool letters = text.size() == 3 && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (field.member == &tag<&Project::currency> && !text.empty() && !letters)
        return Error{Fault::Invalid, "A currency has three letters, such as EUR.", {}};
    return {};
}

/// What it refers to must be there, and must not lead back to the record by the same field.
Result<void> check_reference(const Workspace& workspace, const EntityType& type, Id record, const Field& field,
                             Id target) {
    if (target.is_null()) return {};
    const EntityType* wanted = field.target ? find_type(field.target()) : nullptr;
    const Entity* found = wanted ? workspace.find(*wanted, target) : workspace.find(target).record;
    if (!found) return wanted ? gone(*wanted) : Error{Fault::Missing, "This record is no longer there.", {}};
    if (wanted != &type) return {};
    std::unordered_set<Id, IdHash> passed;
    for (const Entity* at = found; at && passed.insert(at->id).second;) {
        if (at->id == record)
            return Error{Fault::Invalid,
                         "This would close a circle: " + std::string(field.label) + " would lead back to " +
                             short_naming(type, *at) + ".",
                         {}};
        const Value next = field.get(*at);
        at = workspace.find(type, std::get<Id>(next));
    }
    return {};
}

/// Where somebody takes the last hours of work out of a week, no plan could be made by it.
Result<void> check_week(const Workspace& workspace, const EntityType& type, const Entity& record, std::size_t position,
                        const Value& value) {
    if (&type != &type_of<WorkingCalendar> || type.fields[position].kind != Kind::Shifts) return {};
    auto changed = static_cast<const WorkingCalendar&>(record);
    if (!type.fields[position].set(changed, value)) return {};
    if (!std::ranges::all_of(week_of(workspace, changed), &Shifts::empty)) return {};
    return Error{
        Fault::Invalid,
        "Nobody could work by " + short_naming(type, record) + " any more: leave it at least one day with hours.",
        {}};
}

/// No project goes on before somebody has asked the client what success is, or has written down why it does.
Result<void> check_gate(const EntityType& type, const Entity& record, std::size_t position, const Value& value) {
    if (&type != &type_of<Project>) return {};
    auto changed = static_cast<const Project&>(record);
    const bool blocked_before = is_without_success(changed);
    if (!type.fields[position].set(changed, value) || blocked_before || !is_without_success(changed)) return {};
    return Error{
        Fault::Invalid,
        "Nobody has written down yet what success is in the client’s words. Ask them and note it, or say under “" +
            std::string(type.fields[field_of<&Project::success_override>()].label) +
            "” why the project is active without.",
        {}};
}

/// Everything that speaks against `value` in that field; makes it tidy.
Result<void> check_field(const Workspace& workspace, const EntityType& type, const Entity& record, std::size_t position,
                         Value& value) {
    const Field& field = type.fields[position];
    tidy(field, value);
    TRY(check_value(field, value));
    if (const std::int64_t* number = std::get_if<std::int64_t>(&value)) TRY(check_number(field, *number));
    if (const std::string* text = std::get_if<std::string>(&value)) TRY(check_text(type, field, *text));
    if (const Id* target = std::get_if<Id>(&value)) TRY(check_reference(workspace, type, record.id, field, *target));
    TRY(check_week(workspace, type, record, position, value));
    return check_gate(type, record, position, value);
}

/// The work of a task, or how much of their time somebody gives it, is more than one field.
void let_effort_follow(const Workspace& workspace, const EntityType& type, const Entity& record, const Field& field,
                       Edit& edit) {
    if (edit.empty()) return;
    if (field.member == &tag<&Task::work>) let_follow(workspace, {record.id}, EffortChange::Work, edit);
    if (field.member == &tag<&Assignment::units> && &type == &type_of<Assignment>)
        let_follow(workspace, static_cast<const Assignment&>(record).task, EffortChange::Units, edit);
}

bool is_blank(const Value& value) {
    const std::string* text = std::get_if<std::string>(&value);
    const Id* id = std::get_if<Id>(&value);
    return is_absent(value) || (text && text->empty()) || (id && id->is_null());
}

/// " with 2 projects, 3 stakeholders and 164 tasks".
std::string with_counts(const std::vector<Found>& records) {
    std::vector<std::pair<const EntityType*, std::int64_t>> counts;
    for (const EntityType* type : all_types()) {
        const auto count = std::ranges::count(records.begin() + 1, records.end(), type, &Found::type);
        if (count > 0) counts.emplace_back(type, count);
    }
    std::string text;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        text += i == 0 ? " with " : i + 1 == counts.size() ? " and " : ", ";
        text += counted(counts[i].second, counts[i].first->label, counts[i].first->plural);
    }
    return text;
}

Found find_deleted(const Workspace& workspace, Id id) {
    for (const EntityType* type : all_types())
        if (const Entity* record = workspace.find_any(*type, id); record && !is_alive(*record)) return {type, record};
    return {};
}

/// Adds the deleted ones that they hang by.
void add_deleted_owners(const Workspace& workspace, std::vector<Found>& found) {
    std::unordered_set<Id, IdHash> known;
    for (const Found& one : found) known.insert(one.record->id);
    for (std::size_t i = 0; i < found.size(); ++i)
        for (const Id owner : owners_of(workspace, *found[i].type, *found[i].record))
            if (const Found missing = find_deleted(workspace, owner); missing && known.insert(owner).second)
                found.push_back(missing);
}

/// The deleted record, those of the same gesture, and deleted ones that they hang by.
std::vector<Found> deleted_with(const Workspace& workspace, Found root) {
    std::vector<Found> found{root};
    const Stamp& when = stamp_of(*root.record, deleted_field);
    for (const EntityType* type : all_types())
        for (const Entity* record : workspace.table(*type).rows())
            if (record != root.record && !is_alive(*record) && stamp_of(*record, deleted_field) == when)
                found.push_back({type, record});
    add_deleted_owners(workspace, found);
    return found;
}

/// One limit alone may not pass the other of its side. Where a merge left them so, any step may mend them.
Result<void> check_order(const LightRules& now, std::size_t position, const Value& value) {
    if (!check_light_rules(now)) return {};
    LightRules rules = now;
    TRY(type_of<LightRules>.fields[position].set(rules, value));
    return check_light_rules(rules);
}

}  // namespace

Result<Edit> set_field(const Workspace& workspace, const EntityType& type, Id id, std::size_t position, Value value) {
    const Entity* record = workspace.find(type, id);
    if (!record) return gone(type);
    const Field& field = type.fields[position];
    if (position == deleted_field || field.merge == Merge::Fixed)
        return Error{Fault::Refused,
                     std::string(field.label) + " is set once, when the " + std::string(type.label) + " is made.",
                     {}};
    if (&type == &type_of<StatusReport>) TRY(may_change_report(static_cast<const StatusReport&>(*record), position));
    if (position == shared_field && value == Value(true)) TRY(may_be_shared_alone(type, *record));
    TRY(check_field(workspace, type, *record, position, value));
    if (&type == &type_of<LightRules>) TRY(check_order(static_cast<const LightRules&>(*record), position, value));

    Edit edit{
        (is_blank(value) ? "Clear " : "Change ") + std::string(field.label) + " of " + short_naming(type, *record), {}};
    edit.write(type, *record, position, std::move(value));
    let_effort_follow(workspace, type, *record, field, edit);
    return edit;
}

Result<void> set_in_draft(const Workspace& workspace, const EntityType& type, Entity& draft, std::size_t position,
                          Value value) {
    TRY(check_field(workspace, type, draft, position, value));
    return type.fields[position].set(draft, value);
}

Result<Edit> add_record(const Workspace& workspace, const EntityType& type, const Entity& record) {
    for (std::size_t position = shared_field + 1; position < type.fields.size(); ++position) {
        const Field& field = type.fields[position];
        Value value = field.get(record);
        TRY(check_field(workspace, type, record, position, value));
        const std::string* text = std::get_if<std::string>(&value);
        if (text && text->empty() && is_heading(field) && &field == &*std::ranges::find_if(type.fields, is_heading))
            return Error{Fault::Invalid, std::string(field.label) + ": this has to be said.", {}};
        const Id* owner = std::get_if<Id>(&value);
        if (owner && owner->is_null() && field.merge == Merge::Fixed)
            return Error{Fault::Invalid, std::string(field.label) + ": choose one first.", {}};
    }
    if (&type == &type_of<LightRules>) TRY(check_light_rules(static_cast<const LightRules&>(record)));
    Edit edit{"Add " + naming(type, record), {}};
    edit.create(type, record);
    return edit;
}

Result<Edit> delete_record(const Workspace& workspace, const EntityType& type, Id id) {
    const Entity* record = workspace.find(type, id);
    if (!record) return gone(type);
    const std::vector<Found> records = with_parts(workspace, {&type, record}, Of::Living);
    Edit edit{"Delete " + naming(type, *record) + with_counts(records), {}};
    for (const Found& one : records) edit.remove(*one.type, *one.record);
    return edit;
}

Result<Edit> restore_record(const Workspace& workspace, const EntityType& type, Id id) {
    const Entity* record = workspace.find_any(type, id);
    if (!record) return Error{Fault::Missing, "This " + std::string(type.label) + " is not in the trash any more.", {}};
    if (is_alive(*record))
        return Error{Fault::Invalid, "This " + std::string(type.label) + " is not in the trash.", {}};
    const std::vector<Found> records = deleted_with(workspace, {&type, record});
    Edit edit{"Restore " + naming(type, *record) + with_counts(records), {}};
    for (const Found& one : records) edit.restore(*one.type, *one.record);
    return edit;
}

std::vector<Found> deleted_owners(const Workspace& workspace, Found record) {
    std::vector<Found> found{record};
    add_deleted_owners(workspace, found);
    found.erase(found.begin());
    return found;
}

Result<Edit> add_comment(const Workspace& workspace, Id id, Id about, std::string_view text, std::string_view author,
                         Instant now) {
    const Found subject = workspace.find(about);
    if (!subject) return Error{Fault::Missing, "What this comment is about is no longer there.", {}};
    Comment comment{};
    comment.id = id;
    comment.about = about;
    comment.author = author;
    comment.written = now;
    comment.text.text = trimmed(text);
    if (comment.text.text.empty()) return Error{Fault::Invalid, "A comment needs a text.", {}};
    Edit edit{"Comment on " + short_naming(*subject.type, *subject.record), {}};
    edit.create(comment);
    return edit;
}

Result<Edit> resolve_comment(const Workspace& workspace, Ref<Comment> ref, bool resolved) {
    const Comment* comment = workspace.find(ref);
    if (!comment) return gone(type_of<Comment>);
    const Found subject = workspace.find(comment->about);
    Edit edit{(resolved ? "Resolve comment" : "Reopen comment") +
                  (subject ? " on " + short_naming(*subject.type, *subject.record) : std::string()),
              {}};
    edit.set<&Comment::resolved>(*comment, resolved);
    return edit;
}

}  // namespace rapport
