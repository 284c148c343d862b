#include "app/persons_data.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/json.h"
#include "base/text.h"
#include "codec/record_json.h"
#include "engagement/questions.h"
#include "schedule/notation.h"

namespace rapport {
namespace {

using Fields = std::vector<std::size_t>;

constexpr std::string_view about_file =
    "Everything that is known about you in this workspace of Rapport, which is used to work with clients. Other people "
    "are "
    "named and nothing more. Of a talk in which others took part too, what was noted is left out, because it may be "
    "about them; so are remarks on how you and another person stand to each other, and what the team noted for itself "
    "about promises, requests and outcomes. Days are written year-month-day.";

/// Spread over lines, so that it can be read as it is.
void append_lines(std::string& out, const Json& json, std::size_t depth) {
    const Json::Object* object = json.as_object();
    const Json::Array* array = json.as_array();
    const std::size_t count = object ? object->size() : array ? array->size() : 0;
    if (count == 0) return append_json(out, json);
    out += object ? '{' : '[';
    for (std::size_t i = 0; i < count; ++i) {
        out += i == 0 ? "\n" : ",\n";
        out.append(2 * (depth + 1), ' ');
        if (object) {
            append_json_text(out, (*object)[i].first);
            out += ": ";
        }
        append_lines(out, object ? (*object)[i].second : (*array)[i], depth + 1);
    }
    out += '\n';
    out.append(2 * depth, ' ');
    out += object ? '}' : ']';
}

class Data {
public:
    Data(const Workspace& workspace, const Stakeholder& person) : workspace_(workspace), person_(person) {}

    Json::Object run(Date today) {
        member("About this file", std::string(about_file));
        member("Written on", to_iso(today));
        member("Your record", own(type_of<Stakeholder>, person_));
        list("Values that were written at the same time as those above", lost_values());
        list("When not to contact you", hanging<QuietTime>([](const QuietTime& one) { return one.stakeholder.id; }));
        list("What you need", hanging<Need>([](const Need& one) { return one.stakeholder.id; }));
        list("Facts about you, and what you said", hanging<Fact>([](const Fact& one) { return one.about; }));
        list("Comments on your record", hanging<Comment>([](const Comment& one) { return one.about; }));
        list("How you and others stand to each other", links());
        list("Talks", talks());
        list("Talks that are planned", planned());
        list("What you were promised, or expect", promises());
        list("What you asked for", requests());
        list("What you want to reach", outcomes());
        list("What you said success is", successes());
        list("What you decided", decisions());
        list("What you said of what was handed over", sign_offs());
        list("What you said last of what was handed over", deliverables());
        list("What you answered when you were asked how it goes", answers());
        list("What you were not content with", complaints());
        return std::move(data_);
    }

private:
    void member(std::string_view label, Json value) { data_.emplace_back(std::string(label), std::move(value)); }
    void list(std::string_view label, Json::Array items) {
        if (!items.empty()) member(label, std::move(items));
    }

    // ---- Values

    /// By name: whoever is meant is known to the person, what is known of them is not.
    [[nodiscard]] std::string name_of(Id id) const {
        const std::array<const EntityType*, 4> named{&type_of<Client>, &type_of<Stakeholder>, &type_of<Person>,
                                                     &type_of<Project>};
        for (const EntityType* type : named)
            if (const Entity* found = workspace_.find(*type, id)) return title_of(*type, *found);
        return {};
    }

    static std::string words_of(const Shifts& shifts) {
        std::string text;
        for (const Shift& shift : shifts)
            text += (text.empty() ? "" : ", ") + format_time({shift.from}) + "–" +
                    format_time({shift.to % minutes_per_day});
        return text;
    }

    /// As a person reads it; absent where a value says nothing outside of the workspace.
    [[nodiscard]] Json words_of(const Field& field, const Value& value) const {
        if (const Id* id = std::get_if<Id>(&value)) {
            std::string name = name_of(*id);
            return name.empty() ? Json() : Json(std::move(name));
        }
        const std::int64_t* number = std::get_if<std::int64_t>(&value);
        if (number && field.kind == Kind::Choice)
            return std::string(field.choices[static_cast<std::size_t>(*number)].label);
        if (number && field.kind == Kind::Duration) return counted(*number, "minute", "minutes");
        if (number && field.member == &tag<&QuietTime::weekday> && *number >= 1 && *number <= 7)
            return std::string(weekday_name(static_cast<Weekday>(*number - 1)));
        if (const Shifts* shifts = std::get_if<Shifts>(&value)) return words_of(*shifts);
        if (const Tags* tags = std::get_if<Tags>(&value)) {
            Json::Array words;
            for (std::string& word : tags->words()) words.emplace_back(std::move(word));
            return words;
        }
        return value_json(field, value);
    }

    /// Those of the fields that hold something, and all choices.
    [[nodiscard]] Json::Object filled(const EntityType& type, const Entity& record, const Fields& fields) const {
        Json::Object object;
        for (const std::size_t position : fields) {
            const Field& field = type.fields[position];
            if (field.kind == Kind::Rank || (field.kind != Kind::Choice && field.same(record, *type.blank))) continue;
            Json words = words_of(field, field.get(record));
            if (!words.is_null()) object.emplace_back(std::string(field.label), std::move(words));
        }
        return object;
    }

    /// A record that is the person's alone: all of it, also what a newer Rapport wrote, and also from the trash.
    [[nodiscard]] Json::Object own(const EntityType& type, const Entity& record) const {
        Fields all;
        for (std::size_t i = shared_field; i < type.fields.size(); ++i) all.push_back(i);
        Json::Object object = filled(type, record, all);
        for (const UnknownField& unknown : record.unknown)
            if (Result<Json> json = read_json(unknown.json)) object.emplace_back(unknown.name, std::move(*json));
        if (!is_alive(record)) object.emplace_back("In the trash", true);
        return object;
    }

    // ---- What hangs by the person

    template <class E> [[nodiscard]] Json::Array hanging(Id (*owner)(const E&)) const {
        Json::Array items;
        for (const Entity* row : workspace_.table(type_of<E>).rows())
            if (owner(static_cast<const E&>(*row)) == person_.id) items.emplace_back(own(type_of<E>, *row));
        return items;
    }

    [[nodiscard]] Json::Array lost_values() const {
        Json::Array items;
        for (const Conflict& conflict : workspace_.all<Conflict>()) {
            if (conflict.about != person_.id) continue;
            const Result<Json> values = read_json(conflict.value.text);
            Json::Object object;
            if (values && values->as_object())
                for (const auto& [name, json] : *values->as_object()) {
                    const Field* field = find_field(type_of<Stakeholder>, name);
                    Result<Value> value = field ? read_value(*field, json) : Result<Value>(Value());
                    if (field && value) object.emplace_back(std::string(field->label), words_of(*field, *value));
                }
            if (!object.empty()) items.emplace_back(std::move(object));
        }
        return items;
    }

    [[nodiscard]] Json::Array links() const {
        Json::Array items;
        const Fields fields{field_of<&StakeholderLink::from>(), field_of<&StakeholderLink::kind>(),
                            field_of<&StakeholderLink::to>()};
        for (const StakeholderLink& link : workspace_.all<StakeholderLink>()) {
            if (link.from.id != person_.id && link.to.id != person_.id) continue;
            items.emplace_back(filled(type_of<StakeholderLink>, link, fields));
        }
        return items;
    }

    // ---- What the person had part in

    [[nodiscard]] Json::Array talks() const {
        std::unordered_map<Id, std::vector<Id>, IdHash> people;
        for (const Participant& one : workspace_.all<Participant>())
            people[one.touchpoint.id].push_back(one.stakeholder.id);
        Json::Array items;
        for (const Touchpoint& touch : workspace_.all<Touchpoint>()) {
            const auto with = people.find(touch.id);
            if (with == people.end() || std::ranges::find(with->second, person_.id) == with->second.end()) continue;
            Json::Array others;
            for (const Id other : with->second)
                if (other != person_.id) others.emplace_back(name_or_somebody(other));
            items.emplace_back(talk(touch, std::move(others)));
        }
        return items;
    }

    [[nodiscard]] std::string name_or_somebody(Id id) const {
        std::string name = name_of(id);
        return name.empty() ? "Somebody" : name;
    }

    [[nodiscard]] Json::Object talk(const Touchpoint& touch, Json::Array others) const {
        Fields fields{field_of<&Touchpoint::subject>(), field_of<&Touchpoint::held>(), field_of<&Touchpoint::channel>(),
                      field_of<&Touchpoint::direction>(), field_of<&Touchpoint::by>()};
        if (others.empty())
            fields.insert(fields.end(), {field_of<&Touchpoint::length>(), field_of<&Touchpoint::summary>(),
                                         field_of<&Touchpoint::sentiment>(), field_of<&Touchpoint::next_step>(),
                                         field_of<&Touchpoint::next_by>(), field_of<&Touchpoint::next_done>(),
                                         field_of<&Touchpoint::waits>(), field_of<&Touchpoint::answered>()});
        Json::Object object = filled(type_of<Touchpoint>, touch, fields);
        if (others.empty()) return object;
        object.emplace_back("With you", std::move(others));
        object.emplace_back("Summary", "Left out, because others took part");
        return object;
    }

    /// Of records that name the person, these fields.
    template <class E> [[nodiscard]] Json::Array named(Id (*who)(const E&), const Fields& fields) const {
        Json::Array items;
        for (const E& record : workspace_.all<E>())
            if (who(record) == person_.id) items.emplace_back(filled(type_of<E>, record, fields));
        return items;
    }

    /// What anybody may see of a record of that type: not what the team noted for itself.
    static Fields open_fields(const EntityType& type) {
        Fields open;
        for (std::size_t i = shared_field + 1; i < type.fields.size(); ++i)
            if (type.fields[i].audience == Audience::Everyone) open.push_back(i);
        return open;
    }

    [[nodiscard]] Json::Array planned() const {
        return named<PlannedTouch>([](const PlannedTouch& one) { return one.stakeholder.id; },
                                   {field_of<&PlannedTouch::purpose>(), field_of<&PlannedTouch::channel>(),
                                    field_of<&PlannedTouch::on>(), field_of<&PlannedTouch::project>()});
    }
    [[nodiscard]] Json::Array promises() const {
        return named<Promise>([](const Promise& one) { return one.to.id; }, open_fields(type_of<Promise>));
    }
    [[nodiscard]] Json::Array requests() const {
        return named<Request>([](const Request& one) { return one.by.id; }, open_fields(type_of<Request>));
    }
    [[nodiscard]] Json::Array outcomes() const {
        return named<ValueItem>([](const ValueItem& one) { return one.stakeholder.id; },
                                open_fields(type_of<ValueItem>));
    }
    [[nodiscard]] Json::Array successes() const {
        return named<Project>(
            [](const Project& one) { return one.success_by.id; },
            {field_of<&Project::name>(), field_of<&Project::success>(), field_of<&Project::success_on>()});
    }
    [[nodiscard]] Json::Array decisions() const {
        return named<RegisterEntry>([](const RegisterEntry& one) { return one.decided_by.id; },
                                    {field_of<&RegisterEntry::name>(), field_of<&RegisterEntry::closed>()});
    }

    [[nodiscard]] Json::Array sign_offs() const {
        return named<SignOff>([](const SignOff& one) { return one.by.id; }, open_fields(type_of<SignOff>));
    }
    [[nodiscard]] Json::Array deliverables() const {
        return named<Deliverable>(
            [](const Deliverable& one) { return one.decided_by.id; },
            {field_of<&Deliverable::name>(), field_of<&Deliverable::state>(), field_of<&Deliverable::decided_version>(),
             field_of<&Deliverable::decided>(), field_of<&Deliverable::decision>()});
    }
    [[nodiscard]] Json::Array answers() const {
        const Fields fields{field_of<&PulseAnswer::asked>(), field_of<&PulseAnswer::words>(),
                            field_of<&PulseAnswer::on>()};
        Json::Array items;
        for (const PulseAnswer& answer : workspace_.all<PulseAnswer>()) {
            const Pulse* pulse = workspace_.find(answer.pulse);
            if (!pulse || pulse->from.id != person_.id) continue;
            Json::Object item = filled(type_of<PulseAnswer>, answer, fields);
            if (std::string said = answer_said(answer.scale, answer.value); !said.empty())
                item.emplace_back("Answer", std::move(said));
            items.emplace_back(std::move(item));
        }
        return items;
    }
    [[nodiscard]] Json::Array complaints() const {
        return named<Recovery>([](const Recovery& one) { return one.from.id; }, open_fields(type_of<Recovery>));
    }

    const Workspace& workspace_;
    const Stakeholder& person_;
    Json::Object data_;
};

}  // namespace

std::string data_of_person(const Workspace& workspace, const Stakeholder& person, Date today) {
    std::string out;
    append_lines(out, Data(workspace, person).run(today), 0);
    return out += '\n';
}

}  // namespace rapport
