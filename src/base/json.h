#pragma once
// JSON as Rapport reads and writes it: read as a stream with limits, written in one stable way.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

namespace rapport {

/// A JSON value in memory. Members keep their order; numbers other than 64-bit integers keep their spelling, so that
/// what we do not understand is written again as it came.
struct Json {
    struct Number {
        std::string spelling;
        bool operator==(const Number&) const = default;
    };
    using Array = std::vector<Json>;
    using Member = std::pair<std::string, Json>;
    using Object = std::vector<Member>;

    std::variant<std::nullptr_t, bool, std::int64_t, Number, std::string, Array, Object> value = nullptr;

    Json() = default;
    Json(bool flag) : value(flag) {}
    Json(std::int64_t number) : value(number) {}
    Json(std::string text) : value(std::move(text)) {}
    Json(std::string_view text) : value(std::string(text)) {}
    Json(const char* text) : value(std::string(text)) {}
    Json(Array array) : value(std::move(array)) {}
    Json(Object object) : value(std::move(object)) {}

    bool operator==(const Json&) const = default;

    [[nodiscard]] bool is_null() const { return std::holds_alternative<std::nullptr_t>(value); }
    [[nodiscard]] const bool* as_flag() const { return std::get_if<bool>(&value); }
    [[nodiscard]] const std::int64_t* as_integer() const { return std::get_if<std::int64_t>(&value); }
    [[nodiscard]] const std::string* as_text() const { return std::get_if<std::string>(&value); }
    [[nodiscard]] const Array* as_array() const { return std::get_if<Array>(&value); }
    [[nodiscard]] const Object* as_object() const { return std::get_if<Object>(&value); }
    /// The member of that name, or null where this is no object or has none. The last one wins if it stands twice.
    [[nodiscard]] const Json* find(std::string_view name) const;
};

struct JsonLimits {
    std::size_t bytes = std::size_t{256} << 20;  ///< Of the whole text.
    int depth = 64;                              ///< Of arrays and objects inside each other.
};

/// Of what this device has stored itself: it must come back, however long it is.
inline constexpr JsonLimits stored_limits{.bytes = static_cast<std::size_t>(-1)};

/// One value, whole.
Result<Json> read_json(std::string_view text, const JsonLimits& limits = {});

/// Where the parts of a large file go while it is read, each with the byte `at` which it stands (see json_place). Returning
/// an Error stops the reading.
struct JsonParts {
    /// A member of the outermost object that is not an array.
    std::function<Result<void>(std::string&& name, Json&& value, std::size_t at)> member;
    /// A member of the outermost object that is an array begins. Need not be set.
    std::function<Result<void>(const std::string& name, std::size_t at)> array;
    /// One element of it.
    std::function<Result<void>(const std::string& name, Json&& element, std::size_t at)> element;
    /// Called now and then with the bytes read so far; false stops with Fault::Refused ("Stopped.").
    std::function<bool(std::size_t bytes)> progress;
};

/// Reads a text whose outermost value is an object, part by part, without ever holding all of it as Json. A malformed
/// text gives an Error with line, column and what was expected; parts delivered before it are the caller's to forget.
Result<void> read_json_parts(std::string_view text, const JsonParts& parts, const JsonLimits& limits = {});

/// "line 8, column 1": where that byte of a text stands; columns count characters.
std::string json_place(std::string_view text, std::size_t byte);

/// The shortest JSON text of a value: no white space, members in their order, UTF-8 as it is.
std::string write_json(const Json& value);
void append_json(std::string& out, const Json& value);
/// In quotes; malformed UTF-8 becomes U+FFFD, so that what is written can always be read.
void append_json_text(std::string& out, std::string_view text);

}  // namespace rapport
