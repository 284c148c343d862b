#pragma once
// What a field can hold, with its C++ type worn off: a Value, and a Kind that says how to read it.
//
// Each C++ type a member may have is packed by one Packed<> below. A new kind of value is one enumerator, one Packed<>,
// and a case wherever the compiler then asks for one (JSON, editor, import).

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "base/rank.h"
#include "base/result.h"
#include "base/units.h"
#include "model/stamp.h"

namespace rapport {

/// Checkpoints hold them by number: new ones come last.
enum class Kind : std::uint8_t {
    Text,   ///< One line.
    Prose,  ///< Many lines.
    Flag,
    Count,     ///< A whole number.
    Duration,  ///< Minutes.
    Percent,
    Date,
    DateTime,
    Instant,
    Money,
    Choice,     ///< One of Field::choices; in a Value its position there.
    Reference,  ///< The id of a record.
    Rank,
    Tags,
    Shifts,
    Seen,    ///< A version vector.
    Number,  ///< A Decimal; in a Value its thousandths.
};

/// Text of many lines.
struct Prose {
    std::string text;
    auto operator<=>(const Prose&) const = default;
};

/// Working time within one day, in minutes after midnight. `to` may exceed 1440: a night shift that ends the next morning.
struct Shift {
    std::int32_t from = 0;
    std::int32_t to = 0;
    auto operator<=>(const Shift&) const = default;
};
/// In order, not overlapping. None: a day off.
using Shifts = std::vector<Shift>;

/// One element of a set: there or taken away, and since when.
struct Mark {
    Stamp stamp;
    bool present = true;
    auto operator<=>(const Mark&) const = default;
};
/// Words on a record, each added or removed on its own.
struct Tags {
    std::vector<std::pair<std::string, Mark>> marks;  ///< Sorted by word.
    auto operator<=>(const Tags&) const = default;

    [[nodiscard]] bool contains(std::string_view word) const;
    [[nodiscard]] std::vector<std::string> words() const;  ///< Those present, sorted.
};
/// `tags` with exactly those words present; marks of words that stay are kept. New marks have empty stamps: apply sets them.
Tags with_words(const Tags& tags, std::vector<std::string> words);

/// Absent (an empty optional) is the first alternative. Numbers of all kinds are the third.
using Value = std::variant<std::monostate, bool, std::int64_t, std::string, Id, Money, Tags, Shifts, VersionVector>;

inline bool is_absent(const Value& value) { return std::holds_alternative<std::monostate>(value); }

/// One way a Choice may be: how files spell it, and how people read it.
struct Choice {
    std::string_view name;
    std::string_view label;
};
/// Specialised beside each enum that is a field: `static constexpr std::array<Choice, n> all`, in the enum's order.
template <class E> struct Choices;
template <class E> concept IsChoice = requires { Choices<E>::all.size(); };

template <class E> constexpr std::string_view label_of(E choice) {
    return Choices<E>::all[static_cast<std::size_t>(choice)].label;
}
template <class E> constexpr std::string_view name_of(E choice) {
    return Choices<E>::all[static_cast<std::size_t>(choice)].name;
}

inline Error wrong_kind(std::string_view expected) {
    return {Fault::Invalid, "This field takes " + std::string(expected) + ".", {}};
}

template <class M> struct Packed;

/// Shared by everything that is one alternative of Value as it stands.
template <class M, Kind K, class Alternative = M> struct PackedAs {
    static constexpr Kind kind = K;
    static constexpr bool optional = false;
    static Value pack(const M& member) { return Value(Alternative(member)); }
    static Result<M> unpack(const Value& value) {
        if (const Alternative* alternative = std::get_if<Alternative>(&value)) return M(*alternative);
        return wrong_kind("another kind of value");
    }
};

/// Shared by the numbers that know what they count.
template <class M, Kind K, auto Member> struct PackedNumber {
    static constexpr Kind kind = K;
    static constexpr bool optional = false;
    static Value pack(const M& member) { return static_cast<std::int64_t>(member.*Member); }
    static Result<M> unpack(const Value& value) {
        const std::int64_t* number = std::get_if<std::int64_t>(&value);
        if (!number) return wrong_kind("a number");
        M member{};
        using N = std::remove_reference_t<decltype(member.*Member)>;
        member.*Member = static_cast<N>(*number);
        if (static_cast<std::int64_t>(member.*Member) != *number) return wrong_kind("a smaller number");
        return member;
    }
};

template <> struct Packed<std::string> : PackedAs<std::string, Kind::Text> {};
template <> struct Packed<bool> : PackedAs<bool, Kind::Flag> {};
template <> struct Packed<Money> : PackedAs<Money, Kind::Money> {};
template <> struct Packed<Tags> : PackedAs<Tags, Kind::Tags> {};
template <> struct Packed<Shifts> : PackedAs<Shifts, Kind::Shifts> {};
template <> struct Packed<VersionVector> : PackedAs<VersionVector, Kind::Seen> {};
template <> struct Packed<Minutes> : PackedNumber<Minutes, Kind::Duration, &Minutes::count> {};
template <> struct Packed<Percent> : PackedNumber<Percent, Kind::Percent, &Percent::count> {};
template <> struct Packed<Decimal> : PackedNumber<Decimal, Kind::Number, &Decimal::thousandths> {};
template <> struct Packed<Date> : PackedNumber<Date, Kind::Date, &Date::days> {};
template <> struct Packed<DateTime> : PackedNumber<DateTime, Kind::DateTime, &DateTime::minutes> {};
template <> struct Packed<Instant> : PackedNumber<Instant, Kind::Instant, &Instant::millis> {};

template <> struct Packed<std::int32_t> {
    static constexpr Kind kind = Kind::Count;
    static constexpr bool optional = false;
    static Value pack(std::int32_t member) { return std::int64_t{member}; }
    static Result<std::int32_t> unpack(const Value& value) {
        const std::int64_t* number = std::get_if<std::int64_t>(&value);
        if (!number || *number < INT32_MIN || *number > INT32_MAX) return wrong_kind("a number below 2,147,483,648");
        return static_cast<std::int32_t>(*number);
    }
};

template <> struct Packed<Prose> {
    static constexpr Kind kind = Kind::Prose;
    static constexpr bool optional = false;
    static Value pack(const Prose& member) { return member.text; }
    static Result<Prose> unpack(const Value& value) {
        if (const std::string* text = std::get_if<std::string>(&value)) return Prose{*text};
        return wrong_kind("text");
    }
};

template <> struct Packed<Rank> {
    static constexpr Kind kind = Kind::Rank;
    static constexpr bool optional = false;
    static Value pack(const Rank& member) { return member.key; }
    static Result<Rank> unpack(const Value& value) {
        if (const std::string* text = std::get_if<std::string>(&value)) return Rank{*text};
        return wrong_kind("a place in an order");
    }
};

/// A reference to any record.
template <> struct Packed<Id> : PackedAs<Id, Kind::Reference> {};

template <class E> struct Packed<Ref<E>> {
    static constexpr Kind kind = Kind::Reference;
    static constexpr bool optional = false;
    static Value pack(const Ref<E>& member) { return member.id; }
    static Result<Ref<E>> unpack(const Value& value) {
        if (const Id* id = std::get_if<Id>(&value)) return Ref<E>{*id};
        return wrong_kind("a reference");
    }
};

template <IsChoice E> struct Packed<E> {
    static constexpr Kind kind = Kind::Choice;
    static constexpr bool optional = false;
    static Value pack(E member) { return static_cast<std::int64_t>(member); }
    static Result<E> unpack(const Value& value) {
        const std::int64_t* number = std::get_if<std::int64_t>(&value);
        if (!number || *number < 0 || *number >= static_cast<std::int64_t>(Choices<E>::all.size()))
            return wrong_kind("one of its choices");
        return static_cast<E>(*number);
    }
};

template <class M> struct Packed<std::optional<M>> {
    static constexpr Kind kind = Packed<M>::kind;
    static constexpr bool optional = true;
    static Value pack(const std::optional<M>& member) { return member ? Packed<M>::pack(*member) : Value(); }
    static Result<std::optional<M>> unpack(const Value& value) {
        if (is_absent(value)) return std::optional<M>();
        Result<M> member = Packed<M>::unpack(value);
        if (!member) return member.error();
        return std::optional<M>(std::move(*member));
    }
};

}  // namespace rapport
