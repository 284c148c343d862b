// A page behind a passphrase, as the command line locks it.

#include "cli/lock.h"

#include "share/sha256.h"
#include "support/fake_ports.h"
#include "support/print.h"

namespace rapport::cli {
namespace {

std::string in_hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char c : bytes) {
        text += digits[static_cast<unsigned char>(c) >> 4];
        text += digits[static_cast<unsigned char>(c) & 15];
    }
    return text;
}

std::string counting(std::size_t bytes) {
    std::string text;
    for (std::size_t i = 0; i < bytes; ++i) text += static_cast<char>(i);
    return text;
}

}  // namespace

TEST_CASE(
    "AES-256-GCM gives what others give: the vectors of its description, and a text of no whole number of blocks") {
    const std::string key(32, '\0'), nonce(12, '\0');
    CHECK(in_hex(*aes256_gcm(key, nonce, {}, {})) == "530f8afbc74536b9a963b4f1c4cb738b");
    CHECK(in_hex(*aes256_gcm(key, nonce, {}, std::string(16, '\0'))) ==
          "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919");
    CHECK_FALSE(aes256_gcm("short", nonce, {}, {}));
    CHECK(
        in_hex(
            *aes256_gcm(counting(32), counting(12), "header", "A page that is not a whole number of blocks long.")) ==
        "0622a67aa280e26fe520e3abd89a5803eca2a755d00c37135402c5eb680462d77330c19a8fa37ef717cf0ccde4e8465fc025bcc303aa78"
        "5e"
        "32a13b41432875e19b");
}

TEST_CASE(
    "A passphrase is what any device makes of it: one space between words, and no letters that are composed in two "
    "ways") {
    CHECK(*normalized_passphrase("  able\t acorn \r\n actor\n") == "able acorn actor");
    CHECK(normalized_passphrase(" \n").error().message.starts_with("There is no passphrase in it."));
    CHECK_FALSE(normalized_passphrase("Élan"));
}

}  // namespace rapport::cli
