#include "share/byte_page.h"

#include "base/text.h"

namespace rapport {

std::string bytes_in_page(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 32);
    for (const char byte : bytes) {
        const bool plain = byte != '\0' && byte != '\r' && byte != '<' && byte != '=';
        if (!plain) out += '=';
        out += plain ? byte : static_cast<char>(byte + 64);
    }
    return out;
}

std::string with_references(std::string_view html) {
    std::string out;
    out.reserve(html.size() + html.size() / 16);
    for (std::size_t at = 0; at < html.size();) {
        const char32_t c = next_code_point(html, at);
        if (c < 0x80) out += static_cast<char>(c);
        else out += "&#" + std::to_string(static_cast<std::uint32_t>(c)) + ";";
    }
    return out;
}

}  // namespace rapport
