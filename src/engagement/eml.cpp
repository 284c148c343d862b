#include "engagement/eml.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "engagement/mail_codes.h"
#include "engagement/mail_headers.h"
#include "schedule/notation.h"

namespace rapport {
namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";

/// RFC 3986's unreserved characters; all else is written in hexadecimal.
bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '_' || c == '~';
}

std::string percent_encoded(std::string_view text, std::string_view kept) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<std::uint8_t>(c);
        if (is_unreserved(c) || kept.find(c) != std::string_view::npos) out += c;
        else out += {'%', hex_digits[byte >> 4], hex_digits[byte & 0xF]};
    }
    return out;
}

/// Nothing in it can begin a header of its own.
std::string header_text(std::string_view text) { return one_line(repaired_utf8(text)); }

/// What may stand in an address or an id.
std::string address_text(std::string_view text) {
    std::string kept = header_text(text);
    std::erase_if(kept, [](char c) { return c == ' ' || c == '<' || c == '>' || c == ',' || c == ';'; });
    return kept;
}

std::string name_text(std::string_view name) {
    const std::string text = header_text(name);
    const std::string encoded = encoded_header(text);
    if (encoded != text || text.find_first_of("()<>[]:;@\\,.\"") == std::string::npos) return encoded;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + "\"";
}

/// Empty where there is no address: a name alone reaches nobody.
std::string mailbox(const MailAddress& address) {
    const std::string bare = address_text(address.address);
    if (bare.empty()) return {};
    return address.name.empty() ? bare : name_text(address.name) + " <" + bare + ">";
}

std::string two_digits(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

/// "Fri, 27 Nov 2026 08:02:45 +0000" (RFC 5322, section 3.3).
std::string date_text(Instant when, Minutes ahead) {
    const std::int64_t second = when.millis / 1'000 - (when.millis % 1'000 < 0 ? 1 : 0);
    const std::int64_t minute = second / 60 - (second % 60 < 0 ? 1 : 0);
    const DateTime local{minute + ahead.count};
    const Civil civil = civil_of(date_of(local));
    const std::int64_t zone = ahead.count < 0 ? -ahead.count : ahead.count;
    return std::string(weekday_name(weekday_of(date_of(local))).substr(0, 3)) + ", " + std::to_string(civil.day) + " " +
           std::string(month_name(civil.month).substr(0, 3)) + " " + std::to_string(civil.year) + " " +
           format_time(time_of(local)) + ":" + two_digits(second - minute * 60) + (ahead.count < 0 ? " -" : " +") +
           two_digits(zone / 60) + two_digits(zone % 60);
}

}  // namespace

MailLink mailto_link(std::string_view to, std::string_view subject, std::string_view body) {
    MailLink link;
    link.address = "mailto:" + percent_encoded(address_text(to), "@");
    char before = '?';
    const auto add = [&](std::string_view name, const std::string& text) {
        if (text.empty()) return;
        link.address += before + std::string(name) + "=" + percent_encoded(text, {});
        before = '&';
    };
    add("subject", header_text(subject));
    std::string lines;
    for (const char c : with_line_feeds(repaired_utf8(body))) lines += c == '\n' ? "\r\n" : std::string(1, c);
    add("body", lines);
    link.too_long = link.address.size() > longest_mail_link;
    return link;
}

std::string eml_text(const MailAddress& from, std::span<const MailAddress> to, std::string_view subject,
                     std::string_view body, Instant date, Minutes ahead, std::string_view message_id) {
    std::string text;
    const auto header = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) text += std::string(name) + ": " + value + "\r\n";
    };
    std::string recipients;
    for (const MailAddress& address : to)
        if (const std::string one = mailbox(address); !one.empty())
            recipients += (recipients.empty() ? "" : ",\r\n ") + one;
    const std::string id = address_text(message_id);
    header("From", mailbox(from));
    header("To", recipients);
    header("Subject", encoded_header(header_text(subject)));
    header("Date", date_text(date, ahead));
    header("Message-ID", id.empty() ? id : "<" + id + ">");
    header("MIME-Version", "1.0");
    header("Content-Type", "text/plain; charset=utf-8");
    header("Content-Transfer-Encoding", "quoted-printable");
    header("X-Unsent", "1");  // Outlook opens it as a draft.
    std::string end = quoted_printable_of(without_controls(repaired_utf8(body)));
    if (!end.ends_with("\r\n")) end += "\r\n";
    return text + "\r\n" + end;
}

}  // namespace rapport
