#include "share/locked_page.h"

#include <algorithm>
#include <iterator>

#include "base/json.h"
#include "base/text.h"
#include "engagement/mail_codes.h"
#include "share/byte_page.h"
#include "share/html.h"
#include "share/locked_assets.h"
#include "share/page_assets.h"

namespace rapport {
namespace {

constexpr std::string_view format = "rapport-locked", derivation = "PBKDF2-SHA-256";
constexpr std::int64_t version = 1;
constexpr std::size_t fewest_salt_bytes = 16, most_salt_bytes = 64, nonce_bytes = 12, tag_bytes = 16;

Error damaged(std::string detail) {
    return {Fault::Malformed,
            "The file is not locked in a way that could be opened again, so it was not made. Try once more.",
            std::move(detail)};
}

std::string text_in(const Json& json, std::string_view name) {
    const Json* member = json.find(name);
    const std::string* text = member ? member->as_text() : nullptr;
    return text ? *text : std::string();
}
std::int64_t integer_in(const Json& json, std::string_view name) {
    const Json* member = json.find(name);
    const std::int64_t* number = member ? member->as_integer() : nullptr;
    return number ? *number : -1;
}

/// What is written into a document keeps that document's policy, and adds its own: both must let the snapshot in.
std::string hash_sources(std::string_view own, std::string_view inner) {
    return hash_source(own) + " " + hash_source(inner);
}

constexpr std::size_t most_of_name = 120;

std::string sender(std::string_view from) {
    const std::string name = shortened(trimmed(without_controls(repaired_utf8(std::string(from)))), most_of_name);
    return name.empty() ? std::string() : " from " + escaped(set_apart(name));
}

// --- Around a page with the program inside ----------------------------------------------------------------------------

constexpr std::size_t most_of_start = 512;  ///< Where it says its charset; locked.js looks as far.

bool is_bytes(std::string_view clear) { return clear.substr(0, most_of_start).contains(byte_charset); }

/// What the policy of a page lets in by that directive; empty where there is none.
std::string_view sources_in(std::string_view clear, std::string_view directive) {
    const std::size_t start = clear.find(policy_start);
    if (start == std::string_view::npos) return {};
    std::string_view policy = clear.substr(start + policy_start.size());
    policy = policy.substr(0, policy.find('"'));
    const std::size_t at = policy.find(directive);
    if (at == std::string_view::npos) return {};
    policy.remove_prefix(at + directive.size());
    return policy.substr(0, policy.find(';'));
}

}  // namespace

Result<LockedHeader> read_locked_header(std::string_view text) {
    const Result<Json> json = read_json(text, {.bytes = 1024, .depth = 2});
    if (!json || !json->as_object() || text_in(*json, "format") != format) return damaged("no header of a locked file");
    if (integer_in(*json, "version") > version)
        return Error{
            Fault::Newer, "It was locked by a newer Rapport than this one. Reload this page to get the newest.", {}};
    LockedHeader header{integer_in(*json, "iterations"), bytes_of_base64(text_in(*json, "salt")),
                        bytes_of_base64(text_in(*json, "nonce"))};
    if (header.iterations < fewest_iterations || header.iterations > most_iterations)
        return damaged("iterations: " + std::to_string(header.iterations));
    if (header.salt.size() < fewest_salt_bytes || header.salt.size() > most_salt_bytes ||
        header.nonce.size() != nonce_bytes)
        return damaged("salt or nonce");
    if (write_locked_header(header) != text) return damaged("the header is not canonical");
    return header;
}

std::string write_locked_header(const LockedHeader& header) {
    return write_json(Json::Object{{"format", Json(format)},
                                   {"iterations", Json(header.iterations)},
                                   {"kdf", Json(derivation)},
                                   {"nonce", Json(base64_of(header.nonce))},
                                   {"salt", Json(base64_of(header.salt))},
                                   {"version", Json(version)}});
}

Result<std::string> cipher_bytes(const Sealed& sealed) {
    TRY(read_locked_header(sealed.header));
    std::string bytes = bytes_of_base64(sealed.cipher);
    if (bytes.size() <= tag_bytes || base64_of(bytes) != sealed.cipher) return damaged("the cipher text is not base64");
    return bytes;
}

Result<std::string> locked_page(const Sealed& sealed, std::string_view from, std::string_view clear) {
    const std::string bytes = TRY(cipher_bytes(sealed));
    const bool full = is_bytes(clear);
    const std::string_view scripts = sources_in(clear, "script-src "), styles = sources_in(clear, "style-src ");
    if (full && (scripts.empty() || styles.empty())) return damaged("a page without a policy");
    // The program makes a script of what is in its page, which trusted types would refuse.
    const std::pair<std::string_view, std::string> marks[]{
        {"@CHARSET@", full ? "windows-1252" : "utf-8"},
        {"@SCRIPTS@",
         full ? hash_source(locked_script) + " " + std::string(scripts) : hash_sources(locked_script, snapshot_script)},
        {"@STYLES@",
         full ? hash_source(locked_style) + " " + std::string(styles) : hash_sources(locked_style, snapshot_style)},
        {"@REST@", full ? "img-src data: blob:; font-src data: blob:"
                        : "require-trusted-types-for 'script'; trusted-types rapport-locked"},
        {"@KIND@", full ? "application/octet-stream" : "text/plain"},
        {"@STYLE@", std::string(locked_style)},
        {"@FROM@", full ? with_references(sender(from)) : sender(from)},
        {"@HEADER@", sealed.header},
        {"@SEALED@", full ? bytes_in_page(bytes) : sealed.cipher},
        {"@SCRIPT@", std::string(locked_script)},
    };
    // One pass over the page, so that nothing that is filled in is looked at for marks.
    std::string page;
    std::string_view rest = locked_html;
    while (!rest.empty()) {
        const auto* const mark =
            std::ranges::find_if(marks, [&](const auto& one) { return rest.starts_with(one.first); });
        if (mark != std::end(marks)) {
            page += mark->second;
            rest.remove_prefix(mark->first.size());
            continue;
        }
        const std::size_t next = std::min(rest.find('@', 1), rest.size());
        page += rest.substr(0, next);
        rest.remove_prefix(next);
    }
    return page;
}

std::string locked_file_name(Date day, std::string_view ends) {
    return "snapshot-" + to_iso(day) + "-locked." + std::string(ends);
}

}  // namespace rapport
