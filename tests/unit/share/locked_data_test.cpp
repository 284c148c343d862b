// A snapshot as data behind a passphrase: what its file says in clear, and what is not taken for one.

#include "share/locked_data.h"

#include "engagement/mail_codes.h"
#include "support/print.h"

namespace rapport {
namespace {

std::string cipher_of(std::size_t bytes) { return base64_of(std::string(bytes, '\xc3')); }

Sealed sealed_of(std::size_t bytes = 400) {
    return {write_locked_header({1'000'000, "sixteen of salt.", "twelve bytes"}), cipher_of(bytes)};
}
std::string file_of(const Sealed& sealed) {
    Result<std::string> file = locked_data(sealed);
    REQUIRE(file.has_value());
    return std::move(*file);
}
std::string with(std::string text, std::string_view part, std::string_view other) {
    const std::size_t at = text.find(part);
    REQUIRE(at != std::string::npos);
    return text.replace(at, part.size(), other);
}
Fault fault_of(std::string_view text) {
    const Result<Sealed> sealed = read_locked_data(text);
    REQUIRE_FALSE(sealed.has_value());
    return sealed.error().fault;
}

}  // namespace

TEST_CASE("A locked data file is its header and the cipher text, and nothing else") {
    const Sealed sealed = sealed_of();
    CHECK(file_of(sealed) ==
          R"({"format":"rapport-locked","iterations":1000000,"kdf":"PBKDF2-SHA-256","nonce":"dHdlbHZlIGJ5dGVz",)"
          R"("salt":"c2l4dGVlbiBvZiBzYWx0Lg==","version":1,"sealed":")" +
              sealed.cipher + "\"}\n");
}

TEST_CASE("A locked data file is read as it was written, also where another program wrote it again") {
    const Sealed sealed = sealed_of();
    const std::string file = file_of(sealed);
    const std::string spread = "\xEF\xBB\xBF{ \"format\": \"rapport-locked\",\n \"sealed\": \"" + sealed.cipher +
                               "\",\n \"version\": 1, \"salt\": \"c2l4dGVlbiBvZiBzYWx0Lg==\", \"kdf\": "
                               "\"PBKDF2-SHA-256\", \"nonce\": \"dHdlbHZlIGJ5dGVz\", \"iterations\": 1000000 }";
    for (const std::string& text : {file, spread}) {
        CHECK(looks_like_locked_data(text));
        const Result<Sealed> read = read_locked_data(text);
        REQUIRE(read.has_value());
        CHECK(read->header == sealed.header);
        CHECK(read->cipher == sealed.cipher);
    }
}

TEST_CASE("What could not be opened is called damaged, before anybody is asked for a passphrase") {
    const std::string file = file_of(sealed_of());
    for (const std::string& text :
         {std::string(), std::string("[]"), std::string("{}"), file.substr(0, file.size() / 2), file.substr(1),
          with(file, "1000000", "599999"), with(file, "1000000", "10000001"), with(file, "1000000", "1e6"),
          with(file, "1000000", "\"1000000\""), with(file, "SHA-256", "SHA-1"), with(file, "dHdlbHZl", "dHdl"),
          with(file, "c2l4dGVlbiBvZiBzYWx0Lg==", "c2l4dGVlbiBvZiBzYWx0Lh=="), with(file, "\"sealed\"", "\"seal\""),
          with(file, "\"salt\"", "\"malt\""), with(file, sealed_of().cipher, ""),
          with(file, sealed_of().cipher, cipher_of(16)), with(file, "w8PD", "w8P*"), with(file, "w8PD", "w8PDw8P"),
          with(file, "\"version\":1", "\"version\":0")}) {
        INFO(text);
        CHECK(fault_of(text) == Fault::Malformed);
    }
    CHECK(read_locked_data(with(file, "w8PD", "\\n")).error().message.find("ask whoever sent it") != std::string::npos);
}

TEST_CASE("A file that was locked by a newer Rapport is called so, whatever else it says") {
    CHECK(fault_of(with(file_of(sealed_of()), "\"version\":1", "\"version\":2")) == Fault::Newer);
    CHECK(fault_of(R"({"format":"rapport-locked","version":2,"kdf":"Argon2id","sealed":"AAAA"})") == Fault::Newer);
}

TEST_CASE("Only what begins as a locked file looks like one") {
    CHECK_FALSE(looks_like_locked_data(""));
    CHECK_FALSE(looks_like_locked_data("{\"format\":\"rapport-snapshot\"}"));
    CHECK_FALSE(looks_like_locked_data("{\"note\":\"rapport-locked\",\"format\":\"rapport\"}"));
    CHECK(looks_like_locked_data("{\"format\":\"rapport-locked\""));
}

TEST_CASE("What could not be opened again is not made into a data file") {
    CHECK_FALSE(locked_data({"", cipher_of(100)}).has_value());
    CHECK_FALSE(locked_data({sealed_of().header, cipher_of(16)}).has_value());  // A tag alone.
    CHECK_FALSE(locked_data({sealed_of().header, cipher_of(100) + "\n"}).has_value());
    CHECK_FALSE(locked_data({sealed_of().header, "\",\"project\":\"Quay wall"}).has_value());
}

}  // namespace rapport
