#include "share/locked_data.h"

#include <array>

#include "base/json.h"
#include "base/text.h"
#include "share/format_name.h"

namespace rapport {
namespace {

/// As much as is read of any snapshot.
constexpr JsonLimits limits{.bytes = std::size_t{64} << 20, .depth = 4};
constexpr std::array<std::string_view, 6> header_members{"format", "iterations", "kdf", "nonce", "salt", "version"};

Error damaged(std::string detail) {
    return {Fault::Malformed,
            "This locked file is damaged: a part of it is missing or was changed on its way. No passphrase opens it as "
            "it is, so ask whoever sent it for the file once more.",
            std::move(detail)};
}

/// The text that was authenticated, if these are the members it was written of.
std::string header_of(const Json& json) {
    Json::Object header;
    for (const std::string_view name : header_members)
        if (const Json* member = json.find(name)) header.emplace_back(name, *member);
    return write_json(header);
}

}  // namespace

Result<std::string> locked_data(const Sealed& sealed) {
    TRY(cipher_bytes(sealed));
    std::string text = sealed.header;
    text.pop_back();
    text += ",\"sealed\":\"" + sealed.cipher + "\"}\n";
    if (text.size() > limits.bytes)
        return Error{Fault::Limit, "The snapshot is too large for a locked file. Share fewer records.", {}};
    return text;
}

Result<Sealed> read_locked_data(std::string_view text) {
    const Result<Json> json = read_json(without_mark(text), limits);
    if (!json && json.error().fault == Fault::Limit) return json.error();
    if (!json || !json->as_object()) return damaged("no JSON object");
    const Json* cipher = json->find("sealed");
    const std::string* written = cipher ? cipher->as_text() : nullptr;
    Sealed sealed{header_of(*json), written ? *written : std::string()};
    const Result<std::string> bytes = cipher_bytes(sealed);
    if (!bytes && bytes.error().fault == Fault::Newer) return bytes.error();
    if (!bytes) return damaged(bytes.error().detail);
    return sealed;
}

bool looks_like_locked_data(std::string_view text) { return begins_as(text, "rapport-locked"); }

}  // namespace rapport
