#pragma once
// How doctest shows our values when a check fails: "2026-11-24", not "{?}". Include it where values are compared.

#include <doctest/doctest.h>

#include <optional>

#include "base/date.h"
#include "base/json.h"
#include "model/workspace.h"

namespace rapport {

inline std::string shown(bool flag) { return flag ? "true" : "false"; }
inline std::string shown(std::int64_t number) { return std::to_string(number); }
inline std::string shown(const std::string& text) { return "“" + text + "”"; }
inline std::string shown(Id id) { return to_string(id); }
inline std::string shown(Date date) { return to_iso(date); }
inline std::string shown(DateTime when) { return to_iso(when); }
inline std::string shown(Instant instant) { return to_iso(instant); }
inline std::string shown(Minutes minutes) { return std::to_string(minutes.count) + " min"; }
inline std::string shown(Percent percent) { return std::to_string(percent.count) + " %"; }
inline std::string shown(const Money& money) { return std::to_string(money.minor) + " " + money.currency + " (minor)"; }
inline std::string shown(const Rank& rank) { return "rank " + rank.key; }
inline std::string shown(const Prose& prose) { return shown(prose.text); }
inline std::string shown(const Stamp& stamp) { return stamp.is_empty() ? "never" : to_string(stamp); }
inline std::string shown(const Shift& shift) { return std::to_string(shift.from) + "-" + std::to_string(shift.to); }
inline std::string shown(const Json& json) { return write_json(json); }
inline std::string shown(const Error& error) {
    return "fault " + std::to_string(static_cast<int>(error.fault)) + ": " + error.message +
           (error.detail.empty() ? "" : " [" + error.detail + "]");
}
inline std::string shown(const Shifts& shifts) {
    std::string text = "[";
    for (const Shift& shift : shifts) text += (text.size() > 1 ? " " : "") + shown(shift);
    return text + "]";
}
inline std::string shown(const Tags& tags) {
    std::string text = "{";
    for (const auto& [word, mark] : tags.marks)
        text +=
            (text.size() > 1 ? ", " : "") + std::string(mark.present ? "" : "gone ") + word + " " + shown(mark.stamp);
    return text + "}";
}
inline std::string shown(const VersionVector& seen) {
    std::string text = "seen{";
    for (const auto& [actor, seq] : seen.entries())
        text += (text.size() > 5 ? ", " : "") + actor_text(actor) + ":" + std::to_string(seq);
    return text + "}";
}
inline std::string shown(const RegisterStamp& own) { return std::to_string(own.reg) + "@" + shown(own.stamp); }
inline std::string shown(const UnknownField& field) { return field.name + "=" + field.json + "@" + shown(field.stamp); }
inline std::string shown(std::monostate) { return "absent"; }
inline std::string shown(const Value& value) {
    return std::visit([](const auto& held) { return shown(held); }, value);
}
template <class E> std::string shown(const Ref<E>& ref) { return "→ " + shown(ref.id); }

template <class T>
concept Showable = requires(const T& value) {
    { shown(value) } -> std::same_as<std::string>;
};

/// A record as one line: its fields that are not blank, and its stamps.
inline std::string shown_record(const EntityType& type, const Entity& record) {
    std::string text = std::string(type.name) + " " + shown(record.id) + " born " + shown(record.born);
    for (const Field& field : type.fields)
        if (field.get(record) != field.get(*type.blank))
            text += "\n    " + std::string(field.name) + " " + shown(field.get(record));
    for (const RegisterStamp& own : record.stamps)
        text += "\n    stamp of " + std::string(type.fields[own.reg].name) + " " + shown(own.stamp);
    for (const UnknownField& field : record.unknown) text += "\n    unknown " + shown(field);
    return text;
}

}  // namespace rapport

namespace doctest {

template <class T>
    requires(rapport::Showable<T> && std::is_class_v<T> && !std::is_same_v<T, std::string>)
struct StringMaker<T> {
    static String convert(const T& value) { return rapport::shown(value).c_str(); }
};

template <class T> struct StringMaker<std::optional<T>> {
    static String convert(const std::optional<T>& value) { return value ? toString(*value) : String("absent"); }
};

template <class T> struct StringMaker<std::vector<T>> {
    static String convert(const std::vector<T>& values) {
        String text = "[";
        for (std::size_t i = 0; i < values.size(); ++i) text += (i > 0 ? String(", ") : String()) + toString(values[i]);
        return text + "]";
    }
};

template <class T> struct StringMaker<rapport::Result<T>> {
    static String convert(const rapport::Result<T>& result) {
        if (!result) return rapport::shown(result.error()).c_str();
        if constexpr (std::is_void_v<T>) return "success";
        else return toString(*result);
    }
};

}  // namespace doctest
