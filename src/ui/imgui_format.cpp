#include "ui/imgui_format.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace rapport {
namespace {

/// Counts all that is written and keeps what there is room for.
struct Room {
    char* to;
    std::size_t size;
    std::size_t length = 0;

    void add(char c) {
        if (to && length + 1 < size) to[length] = c;
        ++length;
    }
};

struct Shape {
    char filler = ' ';
    int width = 0;
    int precision = -1;
};

void add_padded(Room& room, std::string_view text, const Shape& shape) {
    for (auto missing = static_cast<std::ptrdiff_t>(shape.width) - std::ssize(text); missing > 0; --missing)
        room.add(shape.filler);
    for (const char c : text) room.add(c);
}

void add_number(Room& room, std::uint64_t value, bool negative, unsigned base, const char* digits, Shape shape) {
    std::array<char, 24> written;
    std::size_t at = written.size();
    do {
        written[--at] = digits[value % base];
        value /= base;
    } while (value);
    if (negative && shape.filler == '0') {
        room.add('-');
        --shape.width;
    } else if (negative) {
        written[--at] = '-';
    }
    add_padded(room, {written.data() + at, written.size() - at}, shape);
}

int read_width(const char*& at) {
    int width = 0;
    while (*at >= '0' && *at <= '9') width = width * 10 + (*at++ - '0');
    return width;
}

constexpr const char* lower = "0123456789abcdef";
constexpr const char* upper = "0123456789ABCDEF";

}  // namespace

int format_text(char* to, std::size_t size, const char* pattern, std::va_list values) {
    Room room{to, size};
    for (const char* at = pattern; *at; ++at) {
        if (*at != '%') {
            room.add(*at);
            continue;
        }
        ++at;
        Shape shape;
        if (*at == '0') shape.filler = '0';
        shape.width = read_width(at);
        if (*at == '.') {
            ++at;
            if (*at == '*') {
                shape.precision = va_arg(values, int);
                ++at;
            } else {
                shape.precision = read_width(at);
            }
        }
        while (*at == 'h') ++at;  // A smaller number is passed as an int.
        if (shape.precision >= 0 && *at != 's') shape = {'0', shape.precision, -1};
        switch (*at) {
        case 's': {
            const char* text = va_arg(values, const char*);
            const std::string_view all =
                shape.precision < 0 ? std::string_view(text)
                                    : std::string_view(text, strnlen(text, static_cast<std::size_t>(shape.precision)));
            add_padded(room, all, shape);
            break;
        }
        case 'c': room.add(static_cast<char>(va_arg(values, int))); break;
        case 'd': {
            const std::int64_t value = va_arg(values, int);
            add_number(room, static_cast<std::uint64_t>(value < 0 ? -value : value), value < 0, 10, lower, shape);
            break;
        }
        case 'u': add_number(room, va_arg(values, unsigned), false, 10, lower, shape); break;
        case 'x': add_number(room, va_arg(values, unsigned), false, 16, lower, shape); break;
        case 'X': add_number(room, va_arg(values, unsigned), false, 16, upper, shape); break;
        case 'p':
            add_number(room, reinterpret_cast<std::uintptr_t>(va_arg(values, void*)), false, 16, lower, shape);
            break;
        case 'f':
        case 'g': {
            shape = {};
            const double value = std::clamp(va_arg(values, double), -1e15, 1e15);
            add_number(room, static_cast<std::uint64_t>(value < 0 ? -value : value), value < 0, 10, lower, shape);
            break;
        }
        case '%': room.add('%'); break;
        case 0:   --at; break;
        default:  room.add(*at); break;
        }
    }
    if (to && size) to[std::min(room.length, size - 1)] = 0;
    return static_cast<int>(room.length);
}

}  // namespace rapport
