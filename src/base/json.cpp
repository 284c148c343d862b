#include "base/json.h"

#include <algorithm>
#include <limits>

namespace {

/// nlohmann's parser wants each number as a double, to refuse it where that is not finite; Rapport keeps the spelling. So its
/// size will do: all of it above 1, some of its digits.
double size_of_number(const char* spelling, char** end) {
    constexpr double enough = 1e17;
    const auto is_digit = [&] { return *spelling >= '0' && *spelling <= '9'; };
    double size = 0;
    int tens = 0;
    if (*spelling == '-') ++spelling;
    for (; is_digit(); ++spelling) {
        if (size < enough) size = size * 10 + (*spelling - '0');
        else ++tens;
    }
    if (*spelling == '.') ++spelling;
    for (; is_digit(); ++spelling) {
        if (size >= enough) continue;
        size = size * 10 + (*spelling - '0');
        --tens;
    }
    if (*spelling == 'e' || *spelling == 'E') {
        const bool negative = *++spelling == '-';
        if (negative || *spelling == '+') ++spelling;
        int exponent = 0;
        for (; is_digit(); ++spelling) exponent = std::min(exponent * 10 + (*spelling - '0'), 1'000'000);
        tens += negative ? -exponent : exponent;
    }
    *end = const_cast<char*>(spelling);
    for (; tens > 0 && size > 0 && size <= std::numeric_limits<double>::max(); --tens) size *= 10;
    return size;
}

}  // namespace

#define JSON_STRTOD size_of_number  // scripts/patches/json-number-reader.patch
#include <nlohmann/json.hpp>

#include "base/text.h"

namespace rapport {
namespace {

using Parser = nlohmann::json;

/// How far the parser is.
struct Position {
    const char* at = nullptr;
    bool stopped = false;
};

/// Takes the events of nlohmann's parser and builds values from them; at the outermost level it hands them over.
class Builder {
public:
    Builder(std::string_view text, const JsonLimits& limits, const JsonParts* parts, const Position& position)
        : text_(text), limits_(limits), parts_(parts), position_(position) {}

    bool null() { return place(Json()); }
    bool boolean(bool flag) { return place(Json(flag)); }
    bool number_integer(std::int64_t number) { return place(Json(number)); }
    bool number_unsigned(std::uint64_t number) {
        if (number > static_cast<std::uint64_t>(INT64_MAX)) return place(spelled(std::to_string(number)));
        return place(Json(static_cast<std::int64_t>(number)));
    }
    bool number_float(double, const std::string& spelling) { return place(spelled(spelling)); }
    bool string(std::string& text) { return place(Json(std::move(text))); }
    bool binary(nlohmann::json::binary_t&) { return false; }

    bool start_object(std::size_t) { return open(Json(Json::Object{})); }
    bool start_array(std::size_t) {
        const bool part = streams() && open_.size() == 1;
        return open(Json(Json::Array{})) && (!part || !parts_->array || deliver(parts_->array(member_, part_at_)));
    }
    bool key(std::string& name) {
        if (streams() && open_.size() == 1) {
            part_at_ = before_text(name);
            member_ = std::move(name);
            return true;
        }
        std::get<Json::Object>(open_.back().value).emplace_back(std::move(name), Json());
        return true;
    }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    bool parse_error(std::size_t position, const std::string& last_token, const nlohmann::json::exception& error) {
        return fail({Fault::Malformed,
                     "This is not valid JSON at " + json_place(text_, position > 0 ? position - 1 : 0) + ": " +
                         problem(error.what()) + ".",
                     "byte " + std::to_string(position) + ", at “" + shortened(repaired_utf8(last_token), 60) + "”"});
    }

    std::optional<Error> error_;
    Json result_;

private:
    static Json spelled(std::string spelling) {
        Json json;
        json.value = Json::Number{std::move(spelling)};
        return json;
    }

    [[nodiscard]] bool streams() const { return parts_ != nullptr; }

    /// Bytes that the parser has taken.
    [[nodiscard]] std::size_t taken() const {
        return position_.at ? static_cast<std::size_t>(position_.at - text_.data()) : 0;
    }

    /// Where the text begins that was read just now.
    [[nodiscard]] std::size_t before_text(const std::string& text) const {
        const std::size_t end = taken();
        return end > text.size() + 2 ? end - text.size() - 2 : 0;
    }

    /// From "[json.exception.parse_error.101] parse error at line 1, column 5: syntax error while parsing value - invalid
    /// literal; last read: 'nx'; expected end of input" what a person can use.
    static std::string problem(std::string_view what) {
        if (const std::size_t dash = what.find(" - "); dash != std::string_view::npos)
            return repaired_utf8(what.substr(dash + 3));
        return "a number is too large";  // The one error without a dash: out_of_range.406.
    }

    bool fail(Error error) {
        error_ = std::move(error);
        return false;
    }

    bool open(Json container) {
        if (static_cast<int>(open_.size()) >= limits_.depth)
            return fail({Fault::Limit,
                         "This JSON nests deeper than " + std::to_string(limits_.depth) + " levels at " +
                             json_place(text_, taken() - 1) + ".",
                         {}});
        if (streams() && open_.empty() && !container.as_object())
            return fail({Fault::Malformed,
                         "A JSON object was expected at line 1, column 1: the text must begin with “{”.",
                         {}});
        if (streams() && open_.size() == 2 && open_.back().as_array()) part_at_ = taken() - 1;
        open_.push_back(std::move(container));
        return true;
    }

    bool close() {
        Json done = std::move(open_.back());
        open_.pop_back();
        if (streams() && open_.empty()) return true;
        if (streams() && open_.size() == 1 && done.as_array()) return true;  // Its elements are out already.
        return place(std::move(done));
    }

    bool place(Json json) {
        if (open_.empty()) {
            if (streams())
                return fail({Fault::Malformed,
                             "A JSON object was expected at line 1, column 1: the text must begin with “{”.",
                             {}});
            result_ = std::move(json);
            return true;
        }
        if (streams() && open_.size() == 1)
            return deliver(parts_->member(std::move(member_), std::move(json), part_at_));
        if (streams() && open_.size() == 2 && open_.back().as_array()) {
            if (!json.as_object() && !json.as_array()) part_at_ = taken() - 1;
            return deliver(parts_->element(member_, std::move(json), part_at_));
        }
        if (auto* object = std::get_if<Json::Object>(&open_.back().value)) {
            object->back().second = std::move(json);
        } else {
            std::get<Json::Array>(open_.back().value).push_back(std::move(json));
        }
        return true;
    }

    bool deliver(Result<void> outcome) { return outcome ? true : fail(outcome.error()); }

    std::string_view text_;
    JsonLimits limits_;
    const JsonParts* parts_;
    const Position& position_;
    std::vector<Json> open_;
    std::string member_;
    std::size_t part_at_ = 0;  ///< Where the part stands that is read.
};

/// Feeds the parser and counts, so that a person sees progress and may stop.
class Feed {
public:
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;
    using iterator_category = std::input_iterator_tag;

    Feed(const char* at, const char* begin, const JsonParts* parts, Position* position)
        : at_(at), begin_(begin), parts_(parts), position_(position) {}
    reference operator*() const { return *at_; }
    Feed& operator++() {
        position_->at = ++at_;
        constexpr std::ptrdiff_t step = std::ptrdiff_t{1} << 18;
        if ((at_ - begin_) % step == 0 && parts_ && parts_->progress &&
            !parts_->progress(static_cast<std::size_t>(at_ - begin_)))
            position_->stopped = true;
        return *this;
    }
    bool operator==(const Feed& other) const { return at_ == other.at_ || position_->stopped; }

private:
    const char* at_;
    const char* begin_;
    const JsonParts* parts_;
    Position* position_;
};

Result<std::string_view> prepared(std::string_view text, const JsonLimits& limits) {
    if (text.size() > limits.bytes)
        return Error{Fault::Limit,
                     "This text is larger than " +
                         counted(static_cast<std::int64_t>(limits.bytes >> 20), "megabyte", "megabytes") + ".",
                     {}};
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (trimmed(text).empty())
        return Error{Fault::Malformed, "This file is empty: a JSON value was expected at line 1, column 1.", {}};
    return text;
}

Result<void> feed(std::string_view text, const JsonLimits& limits, const JsonParts* parts, Json& result) {
    Position position;
    Builder builder(text, limits, parts, position);
    const bool complete = Parser::sax_parse(Feed(text.data(), text.data(), parts, &position),
                                            Feed(text.data() + text.size(), text.data(), parts, &position), &builder);
    if (position.stopped) return Error{Fault::Refused, "Stopped. Nothing was changed.", {}};
    if (builder.error_) return *builder.error_;
    if (!complete) return Error{Fault::Malformed, "This is not valid JSON.", {}};
    result = std::move(builder.result_);
    return {};
}

}  // namespace

const Json* Json::find(std::string_view name) const {
    const Object* object = as_object();
    if (!object) return nullptr;
    for (auto member = object->rbegin(); member != object->rend(); ++member)
        if (member->first == name) return &member->second;
    return nullptr;
}

Result<Json> read_json(std::string_view text, const JsonLimits& limits) {
    text = TRY(prepared(text, limits));
    Json result;
    TRY(feed(text, limits, nullptr, result));
    return result;
}

Result<void> read_json_parts(std::string_view text, const JsonParts& parts, const JsonLimits& limits) {
    text = TRY(prepared(text, limits));
    Json none;
    return feed(text, limits, &parts, none);
}

std::string json_place(std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, byte);
    const std::size_t last_line = before.rfind('\n') + 1;  // 0 where there is none.
    const auto starts_character = [](char c) { return (c & 0xC0) != 0x80; };
    return "line " + std::to_string(std::ranges::count(before, '\n') + 1) + ", column " +
           std::to_string(std::ranges::count_if(before.substr(last_line), starts_character) + 1);
}

void append_json_text(std::string& out, std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdef";
    const auto is_ascii = [](char c) { return static_cast<std::uint8_t>(c) < 0x80; };
    if (!std::ranges::all_of(text, is_ascii) && !is_valid_utf8(text)) return append_json_text(out, repaired_utf8(text));
    out += '"';
    for (const char c : text) {
        switch (c) {
        case '"':  out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            if (static_cast<std::uint8_t>(c) < 0x20 || c == 0x7F) {
                out += "\\u00";
                out += hex[static_cast<std::uint8_t>(c) >> 4];
                out += hex[c & 0xF];
            } else {
                out += c;
            }
        }
    }
    out += '"';
}

void append_json(std::string& out, const Json& json) {
    if (json.is_null()) {
        out += "null";
    } else if (const bool* flag = json.as_flag()) {
        out += *flag ? "true" : "false";
    } else if (const std::int64_t* number = json.as_integer()) {
        out += std::to_string(*number);
    } else if (const auto* spelled = std::get_if<Json::Number>(&json.value)) {
        out += spelled->spelling;
    } else if (const std::string* text = json.as_text()) {
        append_json_text(out, *text);
    } else if (const Json::Array* array = json.as_array()) {
        out += '[';
        for (std::size_t i = 0; i < array->size(); ++i) {
            if (i > 0) out += ',';
            append_json(out, (*array)[i]);
        }
        out += ']';
    } else if (const Json::Object* object = json.as_object()) {
        out += '{';
        for (std::size_t i = 0; i < object->size(); ++i) {
            if (i > 0) out += ',';
            append_json_text(out, (*object)[i].first);
            out += ':';
            append_json(out, (*object)[i].second);
        }
        out += '}';
    }
}

std::string write_json(const Json& value) {
    std::string out;
    append_json(out, value);
    return out;
}

}  // namespace rapport
