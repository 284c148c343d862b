#pragma once
// Numbers, texts and ids in few bytes, both ways. Numbers take seven bits a byte, the lowest first; signed ones are folded
// so that small ones of either sign are short.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/id.h"

namespace rapport {

class ByteWriter {
public:
    std::string bytes;

    void byte(std::uint64_t value) { bytes += static_cast<char>(value); }
    void number(std::uint64_t value);
    void folded(std::int64_t value) {
        number(static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63));
    }
    void word(std::uint64_t value);  ///< Eight bytes.
    void text(std::string_view value) {
        number(value.size());
        bytes += value;
    }
};

/// Reads what a ByteWriter wrote. Whoever reads past the end is given zeros, and told once at the end: failed().
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

    [[nodiscard]] bool failed() const { return failed_; }
    [[nodiscard]] bool at_end() const { return at_ == end_; }
    [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }
    void fail() {
        failed_ = true;
        at_ = end_;
    }

    [[nodiscard]] std::uint8_t peek() const { return at_ != end_ ? static_cast<std::uint8_t>(*at_) : 0; }
    std::uint8_t byte() {
        if (at_ != end_) return static_cast<std::uint8_t>(*at_++);
        fail();
        return 0;
    }
    std::uint64_t number() {
        const std::uint8_t first = byte();
        return first < 0x80 ? first : longer_number(first);
    }
    std::int64_t folded() {
        const std::uint64_t value = number();
        return static_cast<std::int64_t>(value >> 1 ^ (0 - (value & 1)));
    }
    std::uint64_t word();
    std::string_view bytes(std::uint64_t count);
    std::string_view text() { return bytes(number()); }
    /// A number of things that take at least one byte each.
    std::size_t count() {
        const std::uint64_t value = number();
        if (value <= left()) return static_cast<std::size_t>(value);
        fail();
        return 0;
    }

private:
    std::uint64_t longer_number(std::uint8_t first);

    const char* at_;
    const char* end_;
    bool failed_ = false;
};

}  // namespace rapport
