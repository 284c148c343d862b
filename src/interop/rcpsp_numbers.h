#pragma once
// The numbers of a text, one after the other, each with its line. Of rcpsp.cpp.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace rapport {

class NumberReader {
public:
    NumberReader(std::string_view text, std::int64_t most) : text_(text), left_(most) {}

    [[nodiscard]] std::int64_t line() const { return line_; }
    /// Of the next word.
    [[nodiscard]] std::int64_t next_line();
    /// Nothing but white space is left.
    bool at_end();
    /// The next word is on a line of its own that begins with this character.
    bool at(char first);
    /// The next number, which is from `least` to `most`; `what` says what it should be: "the duration of activity 7".
    Result<std::int64_t> next(std::string_view what, std::int64_t least, std::int64_t most);

    /// The line that begins where we are, without its end; moves behind it.
    std::string_view rest_of_line();
    /// Moves to the line in which a heading stands, whatever its case, and behind it. False, with nothing moved, without one.
    bool skip_to(std::string_view heading);

    [[nodiscard]] Error expected(std::string_view what);
    [[nodiscard]] Error missing(std::string_view heading) const;

private:
    void skip_space();
    [[nodiscard]] std::string_view word() const;

    std::string_view text_;
    std::size_t at_ = 0;
    std::int64_t line_ = 1;
    std::int64_t left_;  ///< Numbers that may still be read.
};

}  // namespace rapport
