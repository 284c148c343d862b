#include "share/reply.h"

#include <algorithm>
#include <array>

#include "base/json.h"
#include "base/sort.h"
#include "base/text.h"
#include "engagement/mail_codes.h"
#include "share/page.h"
#include "share/sha256.h"

namespace rapport {
namespace {

constexpr std::size_t most_items = 2'000;
constexpr std::size_t most_of_a_name = 200;      ///< Bytes of a ref, a choice, a code.
constexpr std::size_t most_of_a_choice = 2'000;  ///< A ranking of some hundred.
constexpr std::array<std::string_view, 9> groups{"answers",  "deliverables", "evidence", "recoveries", "decisions",
                                                 "requests", "rankings",     "wishes",   "comments"};
constexpr std::string_view begins = "BEGIN RAPPORT REPLY", ends = "END RAPPORT REPLY";

Error malformed(std::string sentence) { return {Fault::Malformed, std::move(sentence), {}}; }
Error no_reply() {
    return malformed(
        "This is not a reply to a snapshot. Choose the file that ends with .rapport-reply.json, or paste the whole "
        "text of "
        "the mail.");
}
Error sent_page() {
    return malformed(
        "This is the page that was sent to the client, not their answers. Ask for the file that “Save my answers” on "
        "it "
        "makes.");
}
Error damaged() {
    return malformed(
        "This reply is damaged: a part of it is missing or makes no sense. Ask for it to be sent again, as a file.");
}

// ---- The sealed bytes: members by name, no spaces. What the page's script makes, and nlohmann's dump() of a sorted object.

void append_sealed_text(std::string& out, std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        switch (c) {
        case '"':  out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\b': out += "\\b"; break;
        case '\f': out += "\\f"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                out += "\\u00";
                out += digits[static_cast<unsigned char>(c) >> 4];
                out += digits[c & 0xF];
            } else {
                out += c;
            }
        }
    }
    out += '"';
}

/// `without`: a member of the outermost object that is left out.
void append_sealed(std::string& out, const Json& json, std::string_view without = {}) {
    if (const std::string* text = json.as_text()) {
        append_sealed_text(out, *text);
    } else if (const Json::Array* array = json.as_array()) {
        out += '[';
        for (std::size_t i = 0; i < array->size(); ++i) {
            if (i > 0) out += ',';
            append_sealed(out, (*array)[i]);
        }
        out += ']';
    } else if (const Json::Object* object = json.as_object()) {
        std::vector<const Json::Member*> members;
        for (const Json::Member& member : *object)
            if (without.empty() || member.first != without) members.push_back(&member);
        sort_items(members, [](const Json::Member* a, const Json::Member* b) { return a->first < b->first; });
        out += '{';
        for (std::size_t i = 0; i < members.size(); ++i) {
            if (i > 0) out += ',';
            append_sealed_text(out, members[i]->first);
            out += ':';
            append_sealed(out, members[i]->second);
        }
        out += '}';
    } else {
        append_json(out, json);
    }
}

// ---- From a mail

bool is_digit(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
}

/// Those of base64, up to the padding. Marks of quoting, spaces and dashes go, and so does the “=” with which a mail program breaks
/// a line.
std::string digits_in(std::string_view text) {
    std::string digits;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_digit(text[i])) digits += text[i];
        if (text[i] != '=') continue;
        const std::size_t next = text.find_first_not_of(" \t\r", i + 1);
        if (next != std::string_view::npos && text[next] != '\n') break;
    }
    return digits;
}

/// The JSON in the block of a pasted text; nothing where there is no block.
Result<std::optional<std::string>> block_in(std::string_view text) {
    const std::size_t begin = text.find(begins);
    if (begin == std::string_view::npos) return std::optional<std::string>();
    const std::string_view behind = text.substr(begin + begins.size());
    const std::size_t end = behind.find(ends);
    if (end == std::string_view::npos)
        return malformed("The text stops before the reply does. Copy it whole, down to the line END RAPPORT REPLY.");
    return std::optional(bytes_of_base64(digits_in(behind.substr(0, end))));
}

std::string_view without_mark(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    return trimmed(text);
}

/// What somebody chose instead of a reply.
Error what_it_is(std::string_view text) {
    if (text.empty()) return malformed("There is nothing here. Paste the whole text of the reply, or choose its file.");
    return no_reply();
}

// ---- The members

Result<std::string> text_in(const Json& of, std::string_view name, std::size_t most) {
    const Json* member = of.find(name);
    if (!member) return std::string();
    const std::string* text = member->as_text();
    if (!text || text->size() > most) return damaged();
    return *text;
}

/// A name in the file: of one line, with nothing in it that nobody sees.
Result<std::string> name_in(const Json& of, std::string_view name, std::size_t most = most_of_a_name) {
    std::string text = TRY(text_in(of, name, most));
    if (has_controls(text) || text.find_first_of("\n\r\t") != std::string::npos || !is_valid_utf8(text))
        return damaged();
    return text;
}

Result<std::string> needed_name(const Json& of, std::string_view name) {
    std::string text = TRY(name_in(of, name));
    if (text.empty()) return damaged();
    return text;
}

std::string in_one_line(std::string_view text) {
    std::string line = without_controls(repaired_utf8(text));
    for (char& c : line)
        if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    return std::string(trimmed(line));
}

std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string small_letters(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

Result<ReplyItem> item_in(const Json& json, ReplyGroup group) {
    if (!json.as_object()) return damaged();
    ReplyItem item;
    item.group = group;
    item.ref = TRY(needed_name(json, "ref"));
    item.choice = TRY(name_in(json, "choice", most_of_a_choice));
    item.version = TRY(name_in(json, "version"));
    item.sha256 = small_letters(TRY(name_in(json, "sha256")));
    const std::string text = TRY(text_in(json, "text", reply_bytes));
    if (characters_in(text) > reply_characters)
        return Error{Fault::Limit, "One of the answers is longer than 8,000 characters, which no snapshot makes.", {}};
    item.text = std::string(trimmed(without_controls(repaired_utf8(text))));
    return item;
}

Result<void> read_items(const Json& json, std::vector<ReplyItem>& items) {
    for (std::size_t group = 0; group < groups.size(); ++group) {
        const Json* member = json.find(groups[group]);
        if (!member) continue;
        const Json::Array* list = member->as_array();
        if (!list) return damaged();
        if (items.size() + list->size() > most_items)
            return Error{Fault::Limit, "This reply answers more than any snapshot asks. It was not made by one.", {}};
        for (const Json& one : *list) {
            ReplyItem item = TRY(item_in(one, static_cast<ReplyGroup>(group)));
            if (std::ranges::find(items, item.ref, &ReplyItem::ref) != items.end()) return damaged();
            if (!item.choice.empty() || !item.text.empty()) items.push_back(std::move(item));
        }
    }
    if (items.empty()) return malformed("This reply answers nothing.");
    return {};
}

/// Of a file or of a mail: a file may speak of the marks of a mail, in somebody's words.
Result<Json> json_as_it_stands(std::string_view text) {
    constexpr JsonLimits limits{.bytes = reply_bytes, .depth = 8};
    text = without_mark(text);
    const bool file = text.starts_with('{');
    if (file)
        if (Result<Json> json = read_json(text, limits)) return json;
    const std::optional<std::string> block = TRY(block_in(text));
    if (!block) return file ? damaged() : what_it_is(text);
    if (Result<Json> json = read_json(without_mark(*block), limits)) return json;
    return damaged();
}

/// The same where the text was copied as a mail program wrote it for its way: quoted-printable, or base64 from end to end.
Result<Json> json_in(std::string_view text) {
    Result<Json> json = json_as_it_stands(text);
    if (json) return json;
    if (text.find('=') != std::string_view::npos)
        if (Result<Json> plain = json_as_it_stands(bytes_of_quoted_printable(text))) return plain;
    const bool encoded =
        std::ranges::all_of(text, [](char c) { return is_digit(c) || c == '=' || c == '\n' || c == '\r' || c == ' '; });
    if (encoded)
        if (Result<Json> plain = json_as_it_stands(bytes_of_base64(digits_in(text)))) return plain;
    return json;
}

}  // namespace

Result<ReadReply> read_reply(std::string_view text) {
    const std::string held = reply_in_mail(text);
    if (!held.empty()) text = held;
    if (is_snapshot_page(text)) return sent_page();  // Of any size; its script has the marks of a reply.
    if (text.size() > reply_bytes)
        return Error{
            Fault::Limit, "This is larger than a reply can be (1 MB). Choose the file that the snapshot made.", {}};
    text = without_mark(text);
    const Json json = TRY(json_in(text));
    const Json* format = json.find("format");
    if (!format || !format->as_text() || *format->as_text() != "rapport-reply") return no_reply();
    const Json* version = json.find("version");
    if (!version || !version->as_integer()) return damaged();
    if (*version->as_integer() > 1)
        return Error{Fault::Newer, "A newer Rapport made the snapshot that this answers. Open it there.", {}};

    ReadReply reply;
    reply.project = TRY(needed_name(json, "project"));
    reply.snapshot = TRY(needed_name(json, "snapshot"));
    reply.snapshot_sha256 = small_letters(TRY(name_in(json, "snapshotSha256")));
    reply.recipient = TRY(needed_name(json, "recipient"));
    reply.from = in_one_line(TRY(text_in(json, "from", 1'000)));
    reply.code = TRY(needed_name(json, "reply"));
    reply.seal = small_letters(TRY(needed_name(json, "seal")));
    const Result<Instant> answered = parse_iso_instant(TRY(needed_name(json, "answeredAt")));
    if (!answered) return damaged();
    reply.answered = *answered;
    const Json* offset = json.find("utcOffsetMinutes");
    const std::int64_t* minutes = offset ? offset->as_integer() : nullptr;
    if (!minutes || *minutes < -minutes_per_day || *minutes > minutes_per_day) return damaged();
    reply.offset = {*minutes};
    TRY(read_items(json, reply.items));
    append_sealed(reply.sealed, json, "seal");
    append_sealed(reply.content, json);
    return reply;
}

}  // namespace rapport
