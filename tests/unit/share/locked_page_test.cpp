#include "share/locked_page.h"

#include "base/text.h"
#include "engagement/mail_codes.h"
#include "share/locked_assets.h"
#include "share/page_assets.h"
#include "share/sha256.h"
#include "support/print.h"

namespace rapport {
namespace {

constexpr std::string_view nonce = "AQIDBAUGBwgJCgsM";         // 12 bytes.
constexpr std::string_view salt = "AAECAwQFBgcICQoLDA0ODw==";  // 16 bytes.

std::string header_of(std::string_view iterations = "1000000", std::string_view nonce_text = nonce,
                      std::string_view salt_text = salt, std::string_view version = "1") {
    return R"({"format":"rapport-locked","iterations":)" + std::string(iterations) +
           R"(,"kdf":"PBKDF2-SHA-256","nonce":")" + std::string(nonce_text) + R"(","salt":")" + std::string(salt_text) +
           R"(","version":)" + std::string(version) + "}";
}
std::string cipher_of(std::size_t bytes) { return base64_of(std::string(bytes, '\xc3')); }

std::string page_of(const Sealed& sealed, std::string_view from = {}) {
    Result<std::string> page = locked_page(sealed, from);
    REQUIRE(page);
    return std::move(*page);
}

std::string hash_source(std::string_view content) {
    const Digest digest = sha256(content);
    return "'sha256-" + base64_of({reinterpret_cast<const char*>(digest.data()), digest.size()}) + "'";
}

std::size_t count_of(std::string_view text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

/// Without the first occurrence of each of these.
std::string without(std::string text, std::initializer_list<std::string_view> parts) {
    for (const std::string_view part : parts) {
        const std::size_t at = text.find(part);
        REQUIRE(at != std::string::npos);
        text.erase(at, part.size());
    }
    return text;
}

}  // namespace

TEST_CASE("The header of a locked file is read as it is written") {
    const Result<LockedHeader> header = read_locked_header(header_of());
    REQUIRE(header);
    CHECK(header->iterations == 1'000'000);
    CHECK(header->nonce == "\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c");
    CHECK(header->salt.size() == 16);
}

TEST_CASE("Only the canonical text is a header") {
    for (const std::string& text :
         {std::string(), std::string("{}"), std::string("[]"), std::string("nonsense"), header_of().substr(1),
          " " + header_of(), header_of() + "\n", header_of("1000000.0"), header_of("1e6"), header_of("\"1000000\""),
          header_of("1000000", "AQIDBAUGBwgJCgsN="), header_of("1000000", nonce, "AAECAwQFBgcICQoLDA0ODx==")}) {
        INFO(text);
        const Result<LockedHeader> header = read_locked_header(text);
        REQUIRE(!header);
        CHECK(header.error().fault == Fault::Malformed);
    }
}

TEST_CASE("Iterations have a floor and a ceiling, salt and nonce a size") {
    CHECK(read_locked_header(header_of("600000")));
    CHECK(read_locked_header(header_of("10000000")));
    CHECK_FALSE(read_locked_header(header_of("599999")));
    CHECK_FALSE(read_locked_header(header_of("10000001")));
    CHECK_FALSE(read_locked_header(header_of("-1000000")));
    CHECK(read_locked_header(header_of("1000000", nonce, base64_of(std::string(64, 's')))));
    CHECK_FALSE(read_locked_header(header_of("1000000", nonce, base64_of(std::string(65, 's')))));
    CHECK_FALSE(read_locked_header(header_of("1000000", nonce, base64_of(std::string(15, 's')))));
    CHECK_FALSE(read_locked_header(header_of("1000000", base64_of(std::string(11, 'n')))));
    CHECK_FALSE(read_locked_header(header_of("1000000", base64_of(std::string(13, 'n')))));
}

TEST_CASE("A header of a newer version is called so") {
    const Result<LockedHeader> header = read_locked_header(header_of("1000000", nonce, salt, "2"));
    REQUIRE(!header);
    CHECK(header.error().fault == Fault::Newer);
    CHECK_FALSE(read_locked_header(header_of("1000000", nonce, salt, "0")));
}

TEST_CASE("The policy of a locked page lets in its own style and script and those of the snapshot, and nothing else") {
    const std::string page = page_of({header_of(), cipher_of(400)});
    const std::string policy = "default-src 'none'; script-src " + hash_source(locked_script) + " " +
                               hash_source(snapshot_script) + "; style-src " + hash_source(locked_style) + " " +
                               hash_source(snapshot_style) + "; base-uri 'none'; form-action 'none'; ";
    CHECK(count_of(page, "content=\"" + policy) == 1);
    CHECK(count_of(page, "<style>" + std::string(locked_style) + "</style>") == 1);
    CHECK(count_of(page, "<script>" + std::string(locked_script) + "</script>") == 1);
    CHECK(count_of(page, "<script") == 3);  // Two of them are data.
    CHECK(count_of(page, " style=") == 0);
    CHECK(count_of(page, "http:") == 0);
    CHECK(count_of(page, "https:") == 0);
}

TEST_CASE("A locked page carries header and cipher text as they are") {
    const Sealed sealed{header_of(), cipher_of(3000)};
    const std::string page = page_of(sealed);
    CHECK(count_of(page, ">" + sealed.header + "</script>") == 1);
    CHECK(count_of(page, ">" + sealed.cipher + "</script>") == 1);
    for (const std::string_view mark : {"@SCRIPTS@", "@STYLES@", "@STYLE@", "@SCRIPT@", "@FROM@", "@HEADER@",
                                        "@SEALED@", "@CHARSET@", "@KIND@", "@REST@"})
        CHECK(count_of(page, mark) == 0);
}

TEST_CASE("A locked page with the program inside carries bytes, in a policy that lets its program run") {
    const std::string clear =
        "<!doctype html><meta charset=\"windows-1252\"><meta http-equiv=\"Content-Security-Policy\" "
        "content=\"default-src 'none'; script-src 'sha256-A=' 'wasm-unsafe-eval'; style-src "
        "'sha256-B='; img-src data: blob:\">Northmoor";
    const std::string bytes = std::string("\0\r<=", 4) + std::string(20, '\xc3');
    const Result<std::string> page = locked_page({header_of(), base64_of(bytes)}, "Zoë", clear);
    REQUIRE(page);
    CHECK(page->find("<meta charset=\"windows-1252\">") < page->find("<script"));
    CHECK(count_of(*page, "script-src " + hash_source(locked_script) + " 'sha256-A=' 'wasm-unsafe-eval'; style-src " +
                              hash_source(locked_style) + " 'sha256-B='; ") == 1);
    CHECK(count_of(*page, "trusted-types-for") == 0);
    CHECK(count_of(*page, "application/octet-stream\" id=\"sealed\">=@=M=|=}" + std::string(20, '\xc3') + "<") == 1);
    CHECK(count_of(*page, "Zo&#235;") == 2);
    CHECK(count_of(*page, "Northmoor") == 0);
    CHECK_FALSE(locked_page({header_of(), base64_of(bytes)}, {}, clear.substr(0, 60)));
}

TEST_CASE("But for header and cipher text, locked pages of the same sender are alike") {
    const Sealed some[] = {
        {header_of(), cipher_of(17)},
        {header_of("600000"), cipher_of(5000)},
        {header_of("10000000", base64_of("twelve bytes")), base64_of("Harbour & Vale Clinics, Ruth")}};
    const std::string first = without(page_of(some[0], "Halden"), {some[0].header, some[0].cipher});
    for (const Sealed& sealed : some)
        CHECK(without(page_of(sealed, "Halden"), {sealed.header, sealed.cipher}) == first);
}

TEST_CASE("A locked page says of its sender what they chose, as text, and nothing where they chose nothing") {
    const Sealed sealed{header_of(), cipher_of(100)};
    const std::string page = page_of(sealed, " Halden <b>& \"Sons\"</b>\n@SEALED@ ");
    CHECK(count_of(page, "A locked file from Halden &lt;b&gt;&amp; &quot;Sons&quot;&lt;/b&gt;") == 1);  // The title.
    CHECK(count_of(page, " from Halden &lt;b&gt;") == 2);
    CHECK(count_of(page, "@SEALED@") == 2);
    CHECK(count_of(page, sealed.cipher) == 1);
    CHECK(count_of(page_of(sealed, "  "), "<title>A locked file</title>") == 1);
    CHECK(count_of(page_of(sealed, "Hal\u202Eden"), "A locked file from Halden</title>") == 1);
    CHECK(page_of(sealed, std::string(5000, 'x')).size() < page_of(sealed).size() + 400);
}

TEST_CASE("What could not be opened again is not made") {
    CHECK_FALSE(locked_page({"", cipher_of(100)}, {}));
    CHECK_FALSE(locked_page({header_of("1"), cipher_of(100)}, {}));
    CHECK_FALSE(locked_page({header_of(), ""}, {}));
    CHECK_FALSE(locked_page({header_of(), cipher_of(16)}, {}));  // A tag alone.
    CHECK_FALSE(locked_page({header_of(), cipher_of(100) + "\n"}, {}));
    CHECK_FALSE(locked_page({header_of(), "</script><script>alert(1)</script>"}, {}));
}

TEST_CASE("The name of a locked file tells its day alone") {
    CHECK(locked_file_name(Date{20'759}) == "snapshot-2026-11-02-locked.html");
    CHECK(locked_file_name(Date{20'759}, "json") == "snapshot-2026-11-02-locked.json");
}

}  // namespace rapport
