#include "share/html.h"

#include "base/text.h"
#include "engagement/mail_codes.h"
#include "schedule/notation.h"
#include "share/sha256.h"

namespace rapport {
namespace {

constexpr bool within(char32_t c, char32_t from, char32_t to) { return c >= from && c <= to; }

/// Marks that say which way text runs, and are not seen themselves.
bool is_turning_mark(char32_t c) {
    return c == 0x61C || within(c, 0x200E, 0x200F) || within(c, 0x202A, 0x202E) || within(c, 0x2066, 0x2069);
}

/// Letters that run from right to left, and those marks.
bool turns(char32_t c) {
    return within(c, 0x590, 0x8FF) || within(c, 0xFB1D, 0xFDFF) || within(c, 0xFE70, 0xFEFC) ||
           within(c, 0x10800, 0x10FFF) || within(c, 0x1E800, 0x1EFFF) || is_turning_mark(c);
}

bool may_turn(std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
        if (turns(next_code_point(text, at))) return true;
    return false;
}

/// U+0080 to U+009F are controls too.
bool is_shown(char32_t c) {
    if (c < 0x20) return c == '\t' || c == '\n';
    return !within(c, 0x7F, 0x9F);
}

bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '_' || c == '~';
}

std::string day_in_words(Date day, bool year, std::string_view space) {
    const Civil civil = civil_of(day);
    std::string words = std::to_string(civil.day) + std::string(space) + std::string(month_name(civil.month));
    if (year) words += std::string(space) + std::to_string(civil.year);
    return words;
}

}  // namespace

std::string escaped(std::string_view text) {
    const std::string whole = repaired_utf8(text);
    std::string out;
    out.reserve(whole.size() + whole.size() / 16);
    for (std::size_t at = 0; at < whole.size();) {
        const std::size_t from = at;
        const char32_t c = next_code_point(whole, at);
        if (!is_shown(c)) continue;
        switch (c) {
        case '&':  out += "&amp;"; break;
        case '<':  out += "&lt;"; break;
        case '>':  out += "&gt;"; break;
        case '"':  out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default:   out.append(whole, from, at - from);
        }
    }
    return out;
}

std::string theirs(std::string_view text) {
    return may_turn(text) ? "<bdi>" + escaped(text) + "</bdi>" : escaped(text);
}

std::string set_apart(std::string_view text) {
    constexpr char32_t first_strong_isolate = 0x2068, pop_isolate = 0x2069;
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (!is_turning_mark(c)) append_utf8(plain, c);
    }
    if (!may_turn(plain)) return plain;
    std::string apart;
    append_utf8(apart, first_strong_isolate);
    apart += plain;
    append_utf8(apart, pop_isolate);
    return apart;
}

std::string paragraphs(std::string_view text) {
    std::string out, paragraph;
    const auto end = [&] {
        if (!paragraph.empty()) out += "<p>" + paragraph + "</p>";
        paragraph.clear();
    };
    for (const std::string_view line : split(text, '\n')) {
        if (trimmed(line).empty()) end();
        else paragraph += (paragraph.empty() ? "" : "<br>") + theirs(trimmed(line));
    }
    end();
    return out;
}

std::string day_html(Date day, DayForm form, int year) {
    std::string words = day_in_words(day, form != DayForm::Short || civil_of(day).year != year, "&nbsp;");
    if (form == DayForm::Weekday) words = std::string(weekday_name(weekday_of(day))) + " " + words;
    return "<time datetime=\"" + to_iso(day) + "\">" + words + "</time>";
}

std::string short_day(Date day) {
    const Civil civil = civil_of(day);
    return std::to_string(civil.day) + " " + std::string(month_name(civil.month).substr(0, 3));
}

std::string full_day(Date day) { return day_in_words(day, true, " "); }

std::string words_html(const Words& words, int year) {
    std::string out;
    bool first = true;
    for (const Words::Piece& piece : words.pieces) {
        std::string_view text = piece.text;
        std::string capital;
        if (first && !piece.theirs && !text.empty() && text[0] >= 'a' && text[0] <= 'z') {
            capital = std::string(text);
            capital[0] = static_cast<char>(capital[0] - 'a' + 'A');
            text = capital;
        }
        first = false;
        out += piece.day ? day_html(*piece.day, DayForm::Short, year) : piece.theirs ? theirs(text) : escaped(text);
    }
    return out;
}

std::string slot(std::string_view ref) { return "<div class=\"slot\" data-ref=\"" + escaped(ref) + "\"></div>"; }

std::string icon(std::string_view id, std::string_view more_classes) {
    return "<svg class=\"ico" + (more_classes.empty() ? "" : " " + std::string(more_classes)) +
           "\" aria-hidden=\"true\"><use href=\"#" + std::string(id) + "\"/></svg>";
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        if (is_unreserved(c)) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

std::string mail_address(std::string_view email) {
    email = trimmed(email);
    const std::size_t at = email.find('@');
    if (at == std::string_view::npos || at == 0 || at + 1 == email.size() ||
        email.find('@', at + 1) != std::string::npos)
        return {};
    for (const char c : email)
        if (static_cast<unsigned char>(c) <= ' ' || c == ',' || c == ';' || c == '<' || c == '>') return {};
    return "mailto:" + percent_encoded(email.substr(0, at)) + "@" + percent_encoded(email.substr(at + 1));
}

std::string mail_link(std::string_view email) {
    const std::string address = mail_address(email);
    if (address.empty()) return theirs(email);
    const std::string_view whole = trimmed(email);
    const std::size_t at = whole.find('@');
    return "<a href=\"" + escaped(address) + "\">" + escaped(whole.substr(0, at)) + "<wbr>" +
           escaped(whole.substr(at)) + "</a>";
}

std::string phone_link(std::string_view phone) {
    std::string number;
    for (const char c : trimmed(phone)) {
        if ((c >= '0' && c <= '9') || (c == '+' && number.empty())) number += c;
        else if (c != ' ' && c != '-' && c != '(' && c != ')' && c != '.' && c != '/') return theirs(phone);
    }
    if (number.size() < 4) return theirs(phone);
    return "<a href=\"tel:" + escaped(number) + "\">" + escaped(trimmed(phone)) + "</a>";
}

std::string hash_source(std::string_view content) {
    const Digest digest = sha256(content);
    return "'sha256-" + base64_of({reinterpret_cast<const char*>(digest.data()), digest.size()}) + "'";
}

std::string json_in_page(const Json& json) {
    const std::string plain = write_json(json);
    std::string out;
    for (std::size_t at = 0; at < plain.size(); ++at) {
        const std::string_view rest = std::string_view(plain).substr(at);
        if (rest[0] == '<') out += "\\u003c";
        else if (rest[0] == '>') out += "\\u003e";
        else if (rest[0] == '&') out += "\\u0026";
        else if (rest.starts_with("\u2028") || rest.starts_with("\u2029")) {
            out += rest.starts_with("\u2028") ? "\\u2028" : "\\u2029";
            at += 2;
        } else out += rest[0];
    }
    return out;
}

}  // namespace rapport
