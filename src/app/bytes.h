#pragma once
// Numbers as bytes, the lowest first, as frames and checkpoints hold them.

#include <cstdint>
#include <string>
#include <string_view>

namespace rapport {

template <class N> void append_number(std::string& out, N number) {
    for (std::size_t i = 0; i < sizeof(N); ++i)
        out += static_cast<char>(static_cast<std::uint64_t>(number) >> (8 * i) & 0xFF);
}

/// The caller knows that `bytes` are long enough.
template <class N> N number_at(std::string_view bytes, std::size_t at) {
    std::uint64_t number = 0;
    for (std::size_t i = sizeof(N); i-- > 0;) number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
    return static_cast<N>(number);
}

}  // namespace rapport
