#include "interop/rcpsp_numbers.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace rapport {
namespace {

// Files of the eighties end with what DOS took for their end.
bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v' || c == '\x1A';
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

void NumberReader::skip_space() {
    while (at_ < text_.size() && is_space(text_[at_]))
        if (text_[at_++] == '\n') ++line_;
}

std::string_view NumberReader::word() const {
    std::size_t end = at_;
    while (end < text_.size() && !is_space(text_[end])) ++end;
    return text_.substr(at_, end - at_);
}

bool NumberReader::at_end() {
    skip_space();
    return at_ >= text_.size();
}

std::int64_t NumberReader::next_line() {
    skip_space();
    return line_;
}

bool NumberReader::at(char first) {
    skip_space();
    return at_ < text_.size() && text_[at_] == first;
}

Error NumberReader::expected(std::string_view what) {
    const bool ended = at_end();
    return {Fault::Malformed,
            "Line " + std::to_string(line_) + ": expected " + std::string(what) +
                (ended ? ", but the file ends here."
                       : ", but there is “" + shortened(repaired_utf8(word().substr(0, 80)), 20) + "”."),
            {}};
}

Error NumberReader::missing(std::string_view heading) const {
    return {Fault::Malformed,
            "Line " + std::to_string(line_) + ": expected “" + std::string(heading) +
                "” here or further down, but it is nowhere.",
            {}};
}

Result<std::int64_t> NumberReader::next(std::string_view what, std::int64_t least, std::int64_t most) {
    skip_space();
    if (--left_ < 0)
        return Error{Fault::Limit, "Line " + std::to_string(line_) + ": there are more numbers than can be read.", {}};
    const std::string_view digits = word();
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (fault != std::errc() || end != digits.data() + digits.size()) return expected(what);
    if (number < least || number > most)
        return Error{Fault::Malformed,
                     "Line " + std::to_string(line_) + ": expected " + std::string(what) + " from " +
                         std::to_string(least) + " to " + std::to_string(most) + ", but it is " +
                         std::to_string(number) + ".",
                     {}};
    at_ += digits.size();
    return number;
}

std::string_view NumberReader::rest_of_line() {
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    const std::string_view line = text_.substr(at_, end - at_);
    at_ = end;
    if (at_ < text_.size()) {
        ++at_;
        ++line_;
    }
    return line;
}

bool NumberReader::skip_to(std::string_view heading) {
    const auto found =
        std::ranges::search(text_.substr(at_), heading, [](char a, char b) { return lower(a) == lower(b); });
    if (found.empty()) return false;
    const auto end = static_cast<std::size_t>(found.end() - text_.begin());
    line_ += std::ranges::count(text_.substr(at_, end - at_), '\n');
    at_ = end;
    return true;
}

}  // namespace rapport
