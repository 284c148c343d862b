#include "base/units.h"

#include <charconv>

namespace rapport {

std::string to_string(Decimal number) {
    const bool negative = number.thousandths < 0;
    // Of the smallest number there is no opposite in 64 bits.
    const auto size = negative ? std::uint64_t{0} - static_cast<std::uint64_t>(number.thousandths)
                               : static_cast<std::uint64_t>(number.thousandths);
    std::string text = (negative ? "-" : "") + std::to_string(size / 1000);
    if (const std::uint64_t rest = size % 1000; rest > 0) {
        std::string decimals = std::to_string(1000 + rest).substr(1);
        while (decimals.back() == '0') decimals.pop_back();
        text += "." + decimals;
    }
    return text;
}

std::optional<Decimal> parse_decimal(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const std::size_t point = text.find_first_of(".,");
    const std::string_view whole = text.substr(0, point);
    std::string decimals(point == std::string_view::npos ? "" : text.substr(point + 1));
    if (whole.empty() || (point != std::string_view::npos && decimals.empty()) || decimals.size() > 3) return {};
    decimals.resize(3, '0');
    const std::string digits = std::string(whole) + decimals;
    for (const char digit : digits)
        if (digit < '0' || digit > '9') return {};
    std::int64_t count = 0;
    const std::string signed_digits = (negative ? "-" : "") + digits;
    const auto [end, fault] = std::from_chars(signed_digits.data(), signed_digits.data() + signed_digits.size(), count);
    if (fault != std::errc{} || end != signed_digits.data() + signed_digits.size()) return {};
    return Decimal{count};
}

}  // namespace rapport
