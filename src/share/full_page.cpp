#include "share/full_page.h"

#include <algorithm>

#include "base/text.h"
#include "share/byte_page.h"
#include "share/full_assets.h"
#include "share/html.h"
#include "share/page_assets.h"
#include "share/sha256.h"

namespace rapport {
namespace {

constexpr std::string_view utf8_charset = "<meta charset=\"utf-8\">";
constexpr std::string_view digest_place = "<code id=\"integrity\" data-sha256=\"";

Error not_made(std::string detail) {
    return {
        Fault::Malformed,
        "The page with the interactive view could not be made. Reload Rapport and try again, or send the page without "
        "it.",
        std::move(detail)};
}

std::string policy(std::string_view program) {
    return "default-src 'none'; script-src " + hash_source(snapshot_script) + " " + hash_source(full_script) + " " +
           hash_source(program) + " 'wasm-unsafe-eval'; style-src " + hash_source(snapshot_style) + " " +
           hash_source(full_style) + "; img-src data: blob:; font-src data: blob:; base-uri 'none'; form-action 'none'";
}

/// Whether it is a line of lengths, and bytes that a parser of HTML leaves as they are.
bool is_packed(std::string_view text) {
    const std::size_t line = text.find('\n');
    const auto is_length = [](char c) { return c == ' ' || (c >= '0' && c <= '9'); };
    const auto is_plain = [](char c) { return c != '\0' && c != '\r' && c != '<'; };
    return line != std::string_view::npos && line > 0 && std::ranges::all_of(text.substr(0, line), is_length) &&
           line + 1 < text.size() && std::ranges::all_of(text.substr(line + 1), is_plain);
}

// --- ASCII -----------------------------------------------------------------------------------------------------------

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Of 16 bits, as JSON writes it.
void append_unit(std::string& json, char32_t unit) {
    constexpr std::string_view digits = "0123456789abcdef";
    json += "\\u";
    for (const int shift : {12, 8, 4, 0}) json += digits[(unit >> shift) & 15];
}

/// Beyond ASCII there are only texts in JSON.
std::string ascii_json(std::string_view json) {
    std::string out;
    out.reserve(json.size() + json.size() / 16);
    for (std::size_t at = 0; at < json.size();) {
        const char32_t c = next_code_point(json, at);
        if (c < 0x80) {
            out += static_cast<char>(c);
        } else if (c < 0x10000) {
            append_unit(out, c);
        } else {
            append_unit(out, 0xD800 + ((c - 0x10000) >> 10));
            append_unit(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
        }
    }
    return out;
}

/// The same page in ASCII alone. Nothing in it but the elements' own begins with "<": not text, attributes or data.
Result<std::string> ascii_page(std::string_view html) {
    std::string out;
    for (;;) {
        const std::size_t start = std::min(html.find("<script"), html.find("<style"));
        out += with_references(html.substr(0, start));
        if (start == std::string_view::npos) return out;
        html.remove_prefix(start);
        const std::size_t tag = std::min(html.find('>'), html.size() - 1) + 1;
        const std::size_t end = html.find(html.starts_with("<style") ? "</style>" : "</script>");
        if (end == std::string_view::npos || end < tag) return not_made("an element without an end");
        const std::string_view content = html.substr(tag, end - tag);
        const bool data = html.substr(0, tag).contains("\"application/json\"");
        if (!data && !is_ascii(content)) return not_made("a style or script that is not ASCII");
        out += html.substr(0, tag);
        out += data ? ascii_json(content) : std::string(content);
        html.remove_prefix(end);
    }
}

// --- The page --------------------------------------------------------------------------------------------------------

std::string data_block(std::string_view type, std::string_view id, std::string_view content) {
    return "<script type=\"" + std::string(type) + "\" id=\"" + std::string(id) + "\">" + std::string(content) +
           "</script>\n";
}

/// The page with all but the program.
Result<std::string> with_snapshot(std::string html, std::string_view rules, std::string_view snapshot) {
    const Result<Json> json = read_json(snapshot, stored_limits);
    if (!json) return not_made(json.error().message);
    const std::size_t charset = html.find(utf8_charset), rule = html.find(policy_start);
    const std::size_t head = html.find("</style>"), body = html.rfind("</body>");
    if (charset == std::string::npos || rule == std::string::npos || rule < charset || head == std::string::npos ||
        head < rule || body == std::string::npos)
        return not_made("no page to put it in");
    // From the back, so that places stay where they are.
    html.insert(body, data_block("application/json", "rapport-snapshot", json_in_page(*json)));
    html.insert(head + std::string_view("</style>").size(), "<style>" + std::string(full_style) + "</style>");
    const std::size_t first = rule + policy_start.size();
    html.replace(first, html.find('"', first) - first, rules);
    html.replace(charset, utf8_charset.size(), byte_charset);
    return ascii_page(html);
}

}  // namespace

Result<SnapshotPage> full_page(const SnapshotPage& page, const PackedProgram& program, std::string_view snapshot) {
    if (!is_packed(program.packed) || program.script.empty()) return not_made("the program is not packed");
    if (!is_ascii(full_script)) return not_made("a script that is not ASCII");
    SnapshotPage full = page;
    std::string& html = full.html;
    html = TRY(with_snapshot(page.html, policy(program.script), snapshot));
    const std::size_t place =
        html.rfind(std::string(digest_place) + page.sha256, html.rfind("id=\"rapport-snapshot\""));
    if (place == std::string::npos) return not_made("no place for the digest");
    html.insert(html.rfind("</body>"), data_block("application/octet-stream", "rapport-program", program.packed) +
                                           "<script>" + std::string(full_script) + "</script>\n");

    const std::size_t first = place + digest_place.size(), second = first + page.sha256.size() + 2;
    const std::string zeros(page.sha256.size(), '0');
    for (const std::size_t at : {first, second}) html.replace(at, zeros.size(), zeros);
    full.sha256 = hex(sha256(html));
    for (const std::size_t at : {first, second}) html.replace(at, zeros.size(), full.sha256);
    return full;
}

}  // namespace rapport
