#include <algorithm>

#include "base/sort.h"
#include "codec/record_json.h"

namespace rapport {
namespace {

constexpr std::int64_t first_day = -719'162;  // 0001-01-01: what ISO 8601 can spell ends here
constexpr std::int64_t last_day = 2'932'896;  // 9999-12-31  and there.
constexpr std::int64_t millis_per_day = std::int64_t{86'400'000};

bool has_iso_spelling(std::int64_t number, std::int64_t per_day) {
    return number >= first_day * per_day && number < (last_day + 1) * per_day;
}

/// Days that ISO 8601 cannot spell are kept as their number.
template <class T> Json iso_json(std::int64_t number, std::int64_t per_day, T when) {
    if (!has_iso_spelling(number, per_day)) return Json(number);
    return Json(to_iso(when));
}

Json choice_json(const Field& field, std::int64_t position) {
    if (position < 0 || position >= static_cast<std::int64_t>(field.choices.size())) return {};
    return Json(field.choices[static_cast<std::size_t>(position)].name);
}

Json number_json(const Field& field, std::int64_t number) {
    if (field.kind == Kind::Choice) return choice_json(field, number);
    if (field.kind == Kind::Number) return Json(to_string(Decimal{number}));
    if (field.kind == Kind::Date) return iso_json(number, 1, Date{static_cast<std::int32_t>(number)});
    if (field.kind == Kind::DateTime) return iso_json(number, minutes_per_day, DateTime{number});
    if (field.kind == Kind::Instant) return iso_json(number, millis_per_day, Instant{number});
    return Json(number);
}

Json money_json(const Money& money) {
    return Json::Object{{"minor", Json(money.minor)}, {"currency", Json(money.currency)}};
}

/// {"urgent":{"at":stamp},"old":{"gone":stamp}}
Json tags_json(const Tags& tags) {
    Json::Object words;
    for (const auto& [word, mark] : tags.marks) {
        Json::Object written;
        if (!mark.present || !mark.stamp.is_empty())
            written.emplace_back(mark.present ? "at" : "gone",
                                 Json(mark.stamp.is_empty() ? "" : to_string(mark.stamp)));
        words.emplace_back(word, Json(std::move(written)));
    }
    return words;
}

Json shifts_json(const Shifts& shifts) {
    Json::Array spans;
    for (const Shift& shift : shifts)
        spans.push_back(Json::Array{Json(std::int64_t{shift.from}), Json(std::int64_t{shift.to})});
    return spans;
}

Error unreadable(std::string_view expected) { return {Fault::Invalid, "Expected " + std::string(expected) + ".", {}}; }

Result<Value> read_integer(const Json& json) {
    if (const std::int64_t* number = json.as_integer()) return Value(*number);
    return unreadable("a whole number");
}

Result<Value> read_decimal(const Json& json) {
    const std::string* text = json.as_text();
    const std::optional<Decimal> number = text ? parse_decimal(*text) : std::nullopt;
    if (!number) return unreadable("a number such as \"9.4\"");
    return Value(number->thousandths);
}

/// A text in ISO 8601, or the number of days, minutes or milliseconds that it cannot spell.
template <class T> Result<Value> read_iso(const Json& json, Result<T> (*parse)(std::string_view), auto T::* count) {
    if (json.as_integer()) return read_integer(json);
    const std::string* text = json.as_text();
    if (!text) return unreadable("a date");
    const Result<T> when = parse(*text);
    if (!when) return Error{Fault::Invalid, when.error().message, {}};
    return Value(static_cast<std::int64_t>((*when).*count));
}

Result<Value> read_choice(const Field& field, const Json& json) {
    const std::string* text = json.as_text();
    if (!text) return unreadable("the name of a choice");
    for (std::size_t i = 0; i < field.choices.size(); ++i)
        if (field.choices[i].name == *text) return Value(static_cast<std::int64_t>(i));
    return unreadable("one of the choices this Rapport knows, not “" + *text + "”");
}

Result<Value> read_reference(const Json& json) {
    if (json.is_null()) return Value(Id{});
    const std::string* text = json.as_text();
    if (!text) return unreadable("the id of a record");
    return Value(TRY(parse_id(*text)));
}

Result<Value> read_money(const Json& json) {
    const Json* minor = json.find("minor");
    const Json* currency = json.find("currency");
    const bool complete =
        minor && minor->as_integer() && currency && currency->as_text() && json.as_object()->size() == 2;
    if (!complete) return unreadable("an amount such as {\"minor\":1250,\"currency\":\"CAD\"}");
    return Value(Money{*minor->as_integer(), *currency->as_text()});
}

Result<Mark> read_mark(const Json& json) {
    const Json::Object* written = json.as_object();
    if (!written || written->size() > 1) return unreadable("when the word was put there");
    if (written->empty()) return Mark{};
    const auto& [name, stamp] = written->front();
    const std::string* text = stamp.as_text();
    if ((name != "at" && name != "gone") || !text) return unreadable("when the word was put there");
    return Mark{text->empty() ? Stamp{} : TRY(parse_stamp(*text)), name == "at"};
}

using MarkedWord = std::pair<std::string, Mark>;

/// In order; of a word that stands twice, the later mark.
Tags tags_of(std::vector<MarkedWord> words) {
    sort_items(words, [](const MarkedWord& a, const MarkedWord& b) {
        return a.first != b.first ? a.first < b.first : a.second > b.second;
    });
    const auto same = [](const MarkedWord& a, const MarkedWord& b) { return a.first == b.first; };
    words.erase(std::unique(words.begin(), words.end(), same), words.end());
    return {std::move(words)};
}

/// What tags_json writes, or a plain list of words, as a person may write it by hand.
Result<Value> read_tags(const Json& json) {
    std::vector<MarkedWord> marked;
    if (const Json::Array* words = json.as_array()) {
        for (const Json& word : *words) {
            if (!word.as_text()) return unreadable("words");
            marked.emplace_back(*word.as_text(), Mark{});
        }
        return Value(tags_of(std::move(marked)));
    }
    const Json::Object* words = json.as_object();
    if (!words) return unreadable("words");
    for (const auto& [word, written] : *words) marked.emplace_back(word, TRY(read_mark(written)));
    return Value(tags_of(std::move(marked)));
}

Result<std::int32_t> read_minute(const Json& json) {
    const std::int64_t* minute = json.as_integer();
    if (!minute || *minute < 0 || *minute > 2 * minutes_per_day) return unreadable("minutes after midnight");
    return static_cast<std::int32_t>(*minute);
}

Result<Value> read_shifts(const Json& json) {
    const Json::Array* spans = json.as_array();
    if (!spans) return unreadable("working hours such as [[480,720],[780,1020]]");
    Shifts shifts;
    for (const Json& span : *spans) {
        const Json::Array* ends = span.as_array();
        if (!ends || ends->size() != 2) return unreadable("working hours such as [[480,720],[780,1020]]");
        const Shift shift{TRY(read_minute((*ends)[0])), TRY(read_minute((*ends)[1]))};
        if (shift.from >= shift.to || (!shifts.empty() && shift.from < shifts.back().to))
            return unreadable("working hours in their order");
        shifts.push_back(shift);
    }
    return Value(std::move(shifts));
}

}  // namespace

Json seen_json(const VersionVector& seen) {
    Json::Object actors;
    for (const auto& [actor, seq] : seen.entries()) actors.emplace_back(actor_text(actor), Json(std::int64_t{seq}));
    return actors;
}

Result<VersionVector> read_seen(const Json& json) {
    const Json::Object* actors = json.as_object();
    if (!actors) return unreadable("what was seen of whom, such as {\"9f3ca1b2c3d4e5f6\":26}");
    std::vector<VersionVector::Entry> entries;
    for (const auto& [name, count] : *actors) {
        const Actor actor = TRY(parse_actor(name));
        const std::int64_t* seq = count.as_integer();
        if (!seq || *seq < 1 || *seq > UINT32_MAX)
            return Error{
                Fault::Malformed, "What was seen of device " + name + " is not a number from 1 to 4,294,967,295.", {}};
        entries.emplace_back(actor, static_cast<std::uint32_t>(*seq));
    }
    return VersionVector(std::move(entries));
}

Json value_json(const Field& field, const Value& value) {
    struct Spell {
        const Field& field;
        Json operator()(std::monostate) const { return {}; }
        Json operator()(bool flag) const { return Json(flag); }
        Json operator()(std::int64_t number) const { return number_json(field, number); }
        Json operator()(const std::string& text) const { return Json(text); }
        Json operator()(Id id) const { return id.is_null() ? Json() : Json(to_string(id)); }
        Json operator()(const Money& money) const { return money_json(money); }
        Json operator()(const Tags& tags) const { return tags_json(tags); }
        Json operator()(const Shifts& shifts) const { return shifts_json(shifts); }
        Json operator()(const VersionVector& seen) const { return seen_json(seen); }
    };
    return std::visit(Spell{field}, value);
}

Result<Value> read_value(const Field& field, const Json& json) {
    if (json.is_null() && field.optional) return Value();
    switch (field.kind) {
    case Kind::Text:
    case Kind::Prose:
    case Kind::Rank:
        if (const std::string* text = json.as_text()) return Value(*text);
        return unreadable("text");
    case Kind::Flag:
        if (const bool* flag = json.as_flag()) return Value(*flag);
        return unreadable("true or false");
    case Kind::Count:
    case Kind::Duration:
    case Kind::Percent:   return read_integer(json);
    case Kind::Number:    return read_decimal(json);
    case Kind::Date:      return read_iso(json, parse_iso_date, &Date::days);
    case Kind::DateTime:  return read_iso(json, parse_iso_date_time, &DateTime::minutes);
    case Kind::Instant:   return read_iso(json, parse_iso_instant, &Instant::millis);
    case Kind::Money:     return read_money(json);
    case Kind::Choice:    return read_choice(field, json);
    case Kind::Reference: return read_reference(json);
    case Kind::Tags:      return read_tags(json);
    case Kind::Shifts:    return read_shifts(json);
    case Kind::Seen:      return Value(TRY(read_seen(json)));
    }
    return unreadable("a value");
}

}  // namespace rapport
