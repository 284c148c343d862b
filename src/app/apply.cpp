#include "app/apply.h"

#include <unordered_map>
#include <unordered_set>

#include "base/text.h"
#include "model/cleared.h"

namespace rapport {
namespace {

constexpr std::int64_t first_day = -719'162;  // 0001-01-01 to
constexpr std::int64_t last_day = 2'932'896;  // 9999-12-31: the days that files can spell.
constexpr std::int64_t longest = (last_day - first_day) * minutes_per_day;

using Ids = std::unordered_set<Id, IdHash>;

bool raises(const Write& write) { return write.field == deleted_field && is_absent(write.after); }

/// Whether a record of another type has that id. A file with two of them could not be read.
bool is_taken(const Workspace& workspace, const EntityType& type, Id id) {
    for (const EntityType* other : all_types())
        if (other != &type && workspace.find_any(*other, id)) return true;
    return std::ranges::any_of(workspace.unknown, [&](const auto& records) { return records.second.contains(id); });
}

// ---- Values

Error not_text() { return {Fault::Invalid, "This text is damaged: it is not valid UTF-8.", {}}; }

Result<void> check_text(std::string_view text, std::size_t limit) {
    if (text.size() > limit)
        return Error{Fault::Limit,
                     "This text is too long: " + with_thousands(static_cast<std::int64_t>(text.size())) +
                         " characters, of which " + with_thousands(static_cast<std::int64_t>(limit)) + " are possible.",
                     {}};
    if (!is_valid_utf8(text)) return not_text();
    if (has_controls(text))
        return Error{Fault::Invalid, "This text holds characters that stand for nothing (control characters).", {}};
    return {};
}

Result<void> check_days(std::int64_t number, std::int64_t per_day) {
    if (number >= first_day * per_day && number < (last_day + 1) * per_day) return {};
    return Error{Fault::Limit, "This day is outside the years 1 to 9999.", {}};
}

Result<void> check_duration(std::int64_t minutes) {
    if (minutes >= -longest && minutes <= longest) return {};
    return Error{Fault::Limit, "This is longer than the calendar: the years 1 to 9999.", {}};
}

Result<void> check_money(const Money& money) {
    const bool letters = std::ranges::all_of(money.currency, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (money.currency.empty() ? money.minor == 0 : money.currency.size() == 3 && letters) return {};
    return Error{Fault::Invalid, "An amount needs a currency of three letters, such as EUR.", {}};
}

Result<void> check_tags(const Tags& tags) {
    for (const auto& [word, mark] : tags.marks) {
        if (word.empty() && mark.present) return Error{Fault::Invalid, "A tag needs at least one letter.", {}};
        TRY(check_text(word, tag_limit));
    }
    if (std::ranges::adjacent_find(tags.marks, [](const auto& a, const auto& b) { return a.first >= b.first; }) !=
        tags.marks.end())
        return Error{Fault::Invalid, "These tags are not in their order.", {}};
    return {};
}

Result<void> check_shifts(const Shifts& shifts) {
    std::int32_t last = 0;
    for (const Shift& shift : shifts) {
        if (shift.from < last || shift.from >= shift.to || shift.from >= minutes_per_day ||
            shift.to > 2 * minutes_per_day)
            return Error{
                Fault::Invalid, "Working hours must come one after the other, and each must end after it starts.", {}};
        last = shift.to;
    }
    return {};
}

// ---- Checking an edit

std::string called(const Workspace& workspace, const Write& write) {
    const Entity* record = workspace.find_any(*write.type, write.id);
    return record ? " of “" + shortened(title_of(*write.type, *record), 60) + "”" : std::string();
}

Error no_longer_there(const Workspace& workspace, const Write& write) {
    const Entity* record = workspace.find_any(*write.type, write.id);
    const std::string name =
        record ? "“" + shortened(title_of(*write.type, *record), 60) + "”" : "This " + std::string(write.type->label);
    return {Fault::Missing, name + " is no longer there. It may be in the trash.", to_string(write.id)};
}

Error born_with(const Workspace& workspace, const Write& write, const Field& field) {
    return {Fault::Refused, std::string(field.label) + called(workspace, write) + " is set once, when it is made.",
            to_string(write.id)};
}

Error about(const Workspace& workspace, const Write& write, const Field& field, const Error& error) {
    return {error.fault, std::string(field.label) + called(workspace, write) + ": " + error.message,
            std::string(write.type->name) + "." + std::string(field.name)};
}

/// An edit, write by write, against a workspace that stays as it is.
class Checker {
public:
    Checker(const Workspace& workspace, const Edit& edit) : workspace_(workspace) {
        for (const Write& write : edit.writes)
            if (write.field == deleted_field) raised_.insert(write.id);
    }

    Result<void> check(const Write& write) {
        if (!write.type || write.id.is_null() || write.field >= write.type->fields.size())
            return Error{Fault::Invalid, "This change fits no record.", to_string(write.id)};
        look_up(write);
        const Field& field = write.type->fields[write.field];
        if (write.field == deleted_field) return check_deleted(write);
        if (record_ ? !is_alive(*record_) && !raised_.contains(write.id) : !made_.contains(write.id))
            return no_longer_there(workspace_, write);
        if (const Result<void> fits = check_value(field, write.after); !fits)
            return about(workspace_, write, field, fits.error());
        if (record_ && field.merge == Merge::Fixed && field.get(*record_) != write.after)
            return born_with(workspace_, write, field);
        const Id* target = std::get_if<Id>(&write.after);
        if (target && *target == write.id)
            return about(workspace_, write, field, {Fault::Invalid, "It cannot refer to itself.", {}});
        return {};
    }

private:
    void look_up(const Write& write) {  // Writes mostly come record by record.
        if (type_ == write.type && id_ == write.id) return;
        type_ = write.type;
        id_ = write.id;
        record_ = workspace_.find_any(*write.type, write.id);
    }

    Result<void> check_deleted(const Write& write) {
        if (raises(write) && !record_ &&
            (is_taken(workspace_, *write.type, write.id) || !made_.insert(write.id).second))
            return Error{Fault::Invalid, "Two records cannot have the same identity.", to_string(write.id)};
        if (is_absent(write.after) || std::holds_alternative<VersionVector>(write.after)) return {};
        return Error{Fault::Invalid, "A record is there or deleted; nothing else.", to_string(write.id)};
    }

    const Workspace& workspace_;
    Ids raised_;  ///< Made or restored anywhere in the edit; or deleted, again where it was, when it has been written.
    Ids made_;    ///< By the writes so far.
    const EntityType* type_ = nullptr;
    Id id_;
    const Entity* record_ = nullptr;
};

// ---- Doing it

bool same_field(const Write& a, const Write& b) { return a.field == b.field && a.id == b.id && a.type == b.type; }

/// Whether a field of a record is written twice, or may be: whether writes of one record do not stand together.
bool may_repeat(const Edit& edit) {
    Ids known;
    for (auto run = edit.writes.begin(); run != edit.writes.end();) {
        if (!known.insert(run->id).second) return true;
        const auto end = std::find_if(
            run, edit.writes.end(), [&](const Write& write) { return write.id != run->id || write.type != run->type; });
        for (auto write = run; write != end; ++write)
            if (std::find_if(run, write, [&](const Write& earlier) { return earlier.field == write->field; }) != write)
                return true;
        run = end;
    }
    return false;
}

/// The last value of each field, where the field was first written.
void unite(Edit& edit) {
    if (!may_repeat(edit)) return;
    std::unordered_map<Id, std::vector<std::size_t>, IdHash> places;
    std::vector<Write> united;
    for (Write& write : edit.writes) {
        std::vector<std::size_t>& at = places[write.id];
        const auto earlier =
            std::ranges::find_if(at, [&](std::size_t place) { return same_field(united[place], write); });
        if (earlier != at.end()) {
            united[*earlier].after = std::move(write.after);
        } else {
            at.push_back(united.size());
            united.push_back(std::move(write));
        }
    }
    edit.writes = std::move(united);
}

/// `wanted` as it stands after this gesture: what stays keeps its mark, what comes or goes is stamped.
Tags stamped(const Tags& now, const Tags& wanted, const Stamp& stamp) {
    if (const Mark* clearing = clearing_of(wanted); clearing && clearing->stamp.is_empty())
        return {{{std::string(), Mark{stamp, false}}}};
    Tags result;
    auto ours = now.marks.begin();
    auto theirs = wanted.marks.begin();
    while (ours != now.marks.end() || theirs != wanted.marks.end()) {
        const bool known = theirs == wanted.marks.end() || (ours != now.marks.end() && ours->first <= theirs->first);
        const bool asked = ours == now.marks.end() || (theirs != wanted.marks.end() && theirs->first <= ours->first);
        const bool present = asked && theirs->second.present;
        if (known && ours->second.present == present) {
            result.marks.push_back(*ours);
        } else if (known || present) {
            result.marks.push_back({known ? ours->first : theirs->first, Mark{stamp, present}});
        }
        if (known) ++ours;
        if (asked) ++theirs;
    }
    return result;
}

void put(const EntityType& type, Entity& record, const Field& field, const Value& value, const Stamp& stamp) {
    if (!field.set(record, value)) return;
    std::erase_if(record.unknown, [&](const UnknownField& unknown) { return unknown.name == field.name; });
    if (stamp != record.born) set_stamp(type, record, field.reg, stamp);
}

class Doer {
public:
    Doer(Workspace& workspace, const Stamp& stamp) : workspace_(workspace), stamp_(stamp), gone_(workspace.seen) {
        gone_.include(stamp);
    }

    void run(Edit& edit) {
        done_.reserve(edit.writes.size());
        for (Write& write : edit.writes)
            if (look_up(write)) run(write);
        edit.writes = std::move(done_);
        if (edit.writes.empty()) return;
        workspace_.seen.include(stamp_);
        for (const Touched& touched : touched_) workspace_.touch(*touched.type, touched.depth);
    }

private:
    struct Touched {
        const EntityType* type;
        Depth depth;
    };

    /// False where the write has nothing to do: it deletes what is not there.
    bool look_up(const Write& write) {
        if (type_ == write.type && id_ == write.id) return true;
        Table& table = workspace_.table(*write.type);
        Entity* record = table.find(write.id);
        if (!record && !raises(write)) return false;
        type_ = write.type;
        id_ = write.id;
        made_ = record == nullptr;
        if (made_) {
            record = &table.at(write.id);
            record->born = stamp_;
        }
        record_ = record;
        return true;
    }

    void run(Write& write) {
        const Field& field = type_->fields[write.field];
        const bool makes = made_ && write.field == deleted_field;
        write.before = makes ? Value(VersionVector()) : field.get(*record_);
        if (write.field == deleted_field && !is_absent(write.after)) {
            if (!is_alive(*record_)) return;
            write.after = gone_with(*record_);
        }
        if (const Tags* wanted = std::get_if<Tags>(&write.after))
            write.after = stamped(std::get<Tags>(write.before), *wanted, stamp_);
        if (makes) made_ = false;
        else if (write.before == write.after) return;
        // Any write may bring back what was deleted.
        const Depth depth = is_alive(*record_) ? depth_of(field.kind) : Depth::Shape;
        put(*type_, *record_, field, write.after, stamp_);
        keep(std::move(write), depth);
    }

    /// What the record itself holds has been seen too, also where it came without the rest of its workspace.
    [[nodiscard]] VersionVector gone_with(const Entity& record) const {
        VersionVector gone = gone_;
        gone.include(record.born);
        for (const RegisterStamp& own : record.stamps) gone.include(own.stamp);
        for (const UnknownField& unknown : record.unknown) gone.include(unknown.stamp);
        return gone;
    }

    void keep(Write&& write, Depth depth) {
        const auto known = std::ranges::find(touched_, write.type, &Touched::type);
        if (known == touched_.end()) touched_.push_back({write.type, depth});
        else known->depth = std::max(known->depth, depth);
        done_.push_back(std::move(write));
    }

    Workspace& workspace_;
    const Stamp& stamp_;
    VersionVector gone_;
    std::vector<Write> done_;
    std::vector<Touched> touched_;
    const EntityType* type_ = nullptr;
    Id id_;
    Entity* record_ = nullptr;
    bool made_ = false;  ///< By this edit, and its first write has not been run.
};

}  // namespace

Result<void> check_value(const Field& field, const Value& value) {
    if (is_absent(value)) return field.optional ? Result<void>() : wrong_kind("a value");
    switch (field.kind) {
    case Kind::Text:
    case Kind::Prose:
        if (const std::string* text = std::get_if<std::string>(&value)) return check_text(*text, text_limit);
        return wrong_kind("text");
    case Kind::Rank:
        if (const std::string* key = std::get_if<std::string>(&value); key && (key->empty() || is_valid(Rank{*key})))
            return {};
        return wrong_kind("a place in an order");
    case Kind::Flag:
        if (std::holds_alternative<bool>(value)) return {};
        return wrong_kind("yes or no");
    case Kind::Count:
    case Kind::Percent:
        if (const std::int64_t* number = std::get_if<std::int64_t>(&value);
            number && *number >= INT32_MIN && *number <= INT32_MAX)
            return {};
        return wrong_kind("a number below 2,147,483,648");
    case Kind::Number:
        if (std::holds_alternative<std::int64_t>(value)) return {};
        return wrong_kind("a number");
    case Kind::Duration:
        if (const std::int64_t* minutes = std::get_if<std::int64_t>(&value)) return check_duration(*minutes);
        return wrong_kind("a duration");
    case Kind::Date:
        if (const std::int64_t* days = std::get_if<std::int64_t>(&value)) return check_days(*days, 1);
        return wrong_kind("a day");
    case Kind::DateTime:
        if (const std::int64_t* minutes = std::get_if<std::int64_t>(&value))
            return check_days(*minutes, minutes_per_day);
        return wrong_kind("a day and time");
    case Kind::Instant:
        if (const std::int64_t* millis = std::get_if<std::int64_t>(&value))
            return check_days(*millis, minutes_per_day * 60'000);
        return wrong_kind("a point in time");
    case Kind::Money:
        if (const Money* money = std::get_if<Money>(&value)) return check_money(*money);
        return wrong_kind("an amount");
    case Kind::Choice:
        if (const std::int64_t* at = std::get_if<std::int64_t>(&value);
            at && *at >= 0 && *at < static_cast<std::int64_t>(field.choices.size()))
            return {};
        return wrong_kind("one of its choices");
    case Kind::Reference:
        if (std::holds_alternative<Id>(value)) return {};
        return wrong_kind("a reference");
    case Kind::Tags:
        if (const Tags* tags = std::get_if<Tags>(&value)) return check_tags(*tags);
        return wrong_kind("tags");
    case Kind::Shifts:
        if (const Shifts* shifts = std::get_if<Shifts>(&value)) return check_shifts(*shifts);
        return wrong_kind("working hours");
    case Kind::Seen:
        if (std::holds_alternative<VersionVector>(value)) return {};
        return wrong_kind("what was seen");
    }
    return wrong_kind("a value");
}

Result<void> apply(Workspace& workspace, Edit& edit, const Stamp& stamp) {
    unite(edit);
    Checker checker(workspace, edit);
    for (const Write& write : edit.writes) TRY(checker.check(write));
    Doer(workspace, stamp).run(edit);
    return {};
}

void replay(Workspace& workspace, const Edit& edit, const Stamp& stamp) {
    const EntityType* touched = nullptr;
    for (const Write& write : edit.writes) {
        Table& table = workspace.table(*write.type);
        Entity* record = table.find(write.id);
        if (!record) {
            if (is_taken(workspace, *write.type, write.id)) continue;
            if (write.field == deleted_field && !raises(write)) continue;
            record = &table.at(write.id);
            record->born = stamp;
        }
        put(*write.type, *record, write.type->fields[write.field], write.after, stamp);
        if (touched != write.type) workspace.touch(*write.type);
        touched = write.type;
    }
    workspace.seen.include(stamp);
}

}  // namespace rapport
