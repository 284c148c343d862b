// A page of bytes: what stands in it is read again as it was.

#include "share/byte_page.h"

namespace rapport {
namespace {

/// As assets/snapshot/full.js and locked.js do it.
std::string read_again(std::string_view text) {
    std::string bytes;
    for (std::size_t at = 0; at < text.size(); ++at)
        bytes += text[at] == '=' ? static_cast<char>(text[++at] - 64) : text[at];
    return bytes;
}

}  // namespace

TEST_CASE("Any bytes are read again from a page as they were, and nothing in them ends their element") {
    std::string all;
    for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
    all += "</script><!--\r\n==";
    const std::string text = bytes_in_page(all);
    for (const char never : {'\0', '\r', '<'}) CHECK(text.find(never) == std::string::npos);
    CHECK(read_again(text) == all);
    CHECK(bytes_in_page("a=b") == "a=}b");
    CHECK(bytes_in_page("") == "");
}

TEST_CASE("Text beyond ASCII stands in a page of bytes as references, and its marks stay") {
    CHECK(with_references("<b title=\"a\">Straße – 𝄞</b>") == "<b title=\"a\">Stra&#223;e &#8211; &#119070;</b>");
    CHECK(with_references("plain &amp; simple") == "plain &amp; simple");
}

}  // namespace rapport
