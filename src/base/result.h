#pragma once
// What a function gives back when it may fail: a value, or an Error written for the person who will read it.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace rapport {

/// What kind of failure it was, for code that reacts; people read Error::message.
enum class Fault : std::uint8_t {
    Invalid,    ///< The request makes no sense as it stands; asking differently helps.
    Missing,    ///< What it speaks of is not there (any more).
    Malformed,  ///< A text or file is not what it should be.
    Limit,      ///< Larger, deeper or longer than is accepted.
    Newer,      ///< Written by a newer Rapport than this one can read.
    Storage,    ///< The browser or the disk refused.
    Refused,    ///< Not allowed now: another tab writes, a rule forbids it.
};

/// `message` says what happened and what to do, in one or two sentences; `detail` is for a bug report.
struct Error {
    Fault fault = Fault::Invalid;
    std::string message;
    std::string detail;

    bool operator==(const Error&) const = default;
};

/// A value or an Error. Handle it once, or pass it up with TRY.
template <class T> class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool has_value() const { return state_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    T& operator*() & { return *std::get_if<0>(&state_); }
    const T& operator*() const& { return *std::get_if<0>(&state_); }
    T&& operator*() && { return std::move(*std::get_if<0>(&state_)); }
    T* operator->() { return std::get_if<0>(&state_); }
    const T* operator->() const { return std::get_if<0>(&state_); }
    [[nodiscard]] const Error& error() const { return *std::get_if<1>(&state_); }
    [[nodiscard]] T value_or(T other) const { return has_value() ? **this : std::move(other); }

private:
    std::variant<T, Error> state_;
};

template <> class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : error_(std::move(error)) {}

    [[nodiscard]] bool has_value() const { return !error_; }
    explicit operator bool() const { return has_value(); }
    [[nodiscard]] const Error& error() const { return *error_; }

private:
    std::optional<Error> error_;
};

namespace detail {
template <class T> T take(Result<T>& result) { return std::move(*result); }
inline void take(Result<void>&) {}
}  // namespace detail

}  // namespace rapport

/// Gives the value of a Result, or leaves the function with its Error. The one macro of the code.
#define TRY(expression)                                     \
    ({                                                      \
        auto rapport_result = (expression);                 \
        if (!rapport_result) return rapport_result.error(); \
        ::rapport::detail::take(rapport_result);            \
    })
