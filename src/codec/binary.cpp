#include "codec/binary.h"

namespace rapport {

void ByteWriter::number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) byte(value | 0x80);
    byte(value);
}

void ByteWriter::word(std::uint64_t value) {
    for (int shift = 0; shift < 64; shift += 8) byte(value >> shift);
}

std::uint64_t ByteReader::longer_number(std::uint8_t first) {
    std::uint64_t value = first & 0x7F;
    for (int shift = 7; shift < 64; shift += 7) {
        const std::uint8_t next = byte();
        if (shift == 63 && next > 1) break;
        value |= std::uint64_t{next & 0x7Fu} << shift;
        if (next < 0x80) return value;
    }
    fail();
    return 0;
}

std::uint64_t ByteReader::word() {
    const std::string_view found = bytes(8);
    std::uint64_t value = 0;
    for (std::size_t i = found.size(); i-- > 0;) value = value << 8 | static_cast<unsigned char>(found[i]);
    return value;
}

std::string_view ByteReader::bytes(std::uint64_t count) {
    if (count > left()) {
        fail();
        return {};
    }
    const std::string_view found(at_, static_cast<std::size_t>(count));
    at_ += count;
    return found;
}

}  // namespace rapport
