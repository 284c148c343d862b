#include "base/rank.h"

namespace rapport {
namespace {

// The layout (integer part with its length in its head, then a fraction that never ends in the smallest digit) is that of
// David Greenspan's "Implementing Fractional Indexing"; heads a-z count up from zero, Z-A down.
constexpr std::string_view digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::string_view zero = "a0";

std::size_t value_of(char c) { return digits.find(c); }

std::size_t integer_length(char head) {
    if (head >= 'a' && head <= 'z') return static_cast<std::size_t>(head - 'a') + 2;
    if (head >= 'A' && head <= 'Z') return static_cast<std::size_t>('Z' - head) + 2;
    return 0;
}

std::string_view integer_part(std::string_view key) { return key.substr(0, integer_length(key.front())); }

/// The next integer; empty where there is none.
std::string incremented(std::string_view integer) {
    std::string next(integer);
    for (std::size_t i = next.size(); i-- > 1;) {
        const std::size_t value = value_of(next[i]) + 1;
        if (value < digits.size()) {
            next[i] = digits[value];
            return next;
        }
        next[i] = digits.front();
    }
    if (next.front() == 'Z') return std::string(zero);
    if (next.front() == 'z') return {};
    const char head = static_cast<char>(next.front() + 1);
    return head + std::string(integer_length(head) - 1, digits.front());
}

std::string decremented(std::string_view integer) {
    std::string next(integer);
    for (std::size_t i = next.size(); i-- > 1;) {
        const std::size_t value = value_of(next[i]);
        if (value > 0) {
            next[i] = digits[value - 1];
            return next;
        }
        next[i] = digits.back();
    }
    if (next.front() == 'a') return std::string("Z") + digits.back();
    if (next.front() == 'A') return {};
    const char head = static_cast<char>(next.front() - 1);
    return head + std::string(integer_length(head) - 1, digits.back());
}

/// A fraction strictly between two; an empty `high` stands for one.
std::string fraction_between(std::string_view low, std::string_view high) {
    std::string out;
    for (std::size_t i = 0;; ++i) {
        const std::size_t a = i < low.size() ? value_of(low[i]) : 0;
        const std::size_t b = high.empty() ? digits.size() : i < high.size() ? value_of(high[i]) : 0;
        if (a == b) {
            out += digits[a];
            continue;
        }
        if (b - a > 1) return out + digits[(a + b) / 2];
        out += digits[a];
        high = {};  // Whatever follows digit a is below high.
    }
}

std::string with_jitter(std::string key, std::string_view before, std::uint32_t jitter) {
    if (jitter == 0) return key;
    std::string jittered = key + digits[jitter % 62] + digits[1 + jitter / 62 % 61];
    return before.empty() || jittered < before ? jittered : key;
}

}  // namespace

bool is_valid(const Rank& rank) {
    if (rank.key.empty()) return false;
    const std::size_t length = integer_length(rank.key.front());
    if (length == 0 || rank.key.size() < length) return false;
    for (const char c : rank.key)
        if (value_of(c) == std::string_view::npos) return false;
    return rank.key.size() == length || rank.key.back() != digits.front();
}

Rank rank_between(const Rank& after, const Rank& before, std::uint32_t jitter) {
    const std::string a = is_valid(after) ? after.key : "";
    std::string b = is_valid(before) ? before.key : "";
    if (!a.empty() && !b.empty() && a >= b) b.clear();

    if (a.empty() && b.empty()) return {with_jitter(std::string(zero), b, jitter)};
    if (a.empty()) {
        const std::string_view integer = integer_part(b);
        if (b.size() > integer.size()) return {with_jitter(std::string(integer), b, jitter)};
        const std::string lower = decremented(integer);
        if (!lower.empty()) return {with_jitter(lower, b, jitter)};
        return {std::string(integer)};
    }
    const std::string integer(integer_part(a));
    const std::string fraction = a.substr(integer.size());
    if (b.empty()) {
        const std::string next = incremented(integer);
        return {with_jitter(next.empty() ? integer + fraction_between(fraction, {}) : next, b, jitter)};
    }
    if (integer == integer_part(b))
        return {
            with_jitter(integer + fraction_between(fraction, std::string_view(b).substr(integer.size())), b, jitter)};
    const std::string next = incremented(integer);
    if (next < b) return {with_jitter(next, b, jitter)};
    return {with_jitter(integer + fraction_between(fraction, {}), b, jitter)};
}

}  // namespace rapport
