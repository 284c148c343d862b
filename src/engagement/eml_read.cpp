// Reading e-mails: RFC 5322 (headers), RFC 2045 to 2047 (parts, encodings).

#include <algorithm>
#include <array>

#include "base/text.h"
#include "engagement/eml.h"
#include "engagement/mail_codes.h"
#include "engagement/mail_headers.h"

namespace rapport {
namespace {

using namespace std::string_view_literals;

/// The body of a mail, looked for in its parts.
class Body {
public:
    explicit Body(const MailLimits& limits) : limits_(limits) {}

    /// What the part holds, where it is text; the first plain one wins over the first of HTML.
    void look_at(const MailHeaders& headers, std::string_view content, int depth) {
        if (plain_ || ++parts_ > limits_.parts) return;
        if (folded(trimmed(headers.value("Content-Disposition"))).starts_with("attachment")) return;
        const ContentType type = content_type_of(headers.value("Content-Type"));
        if (type.name.starts_with("multipart/") && !type.boundary.empty()) {
            if (depth < limits_.depth) look_into(content, type.boundary, depth + 1);
            return;
        }
        const bool html = type.name == "text/html";
        const bool plain = type.name == "text/plain" || type.name.starts_with("multipart/");
        std::optional<std::string>& kept = html ? html_ : plain ? plain_ : other_;
        if (kept || (!html && !plain && !type.name.starts_with("text/"))) return;
        std::string text = utf8_of(decoded(headers.value("Content-Transfer-Encoding"), content), type.charset);
        kept = html ? text_of_html(text) : std::move(text);
    }

    [[nodiscard]] std::string text() const { return plain_ ? *plain_ : html_ ? *html_ : other_.value_or(""); }

private:
    static std::string decoded(std::string_view encoding, std::string_view content) {
        const std::string name = folded(trimmed(encoding));
        if (name == "base64") return bytes_of_base64(content);
        if (name == "quoted-printable") return bytes_of_quoted_printable(content);
        return std::string(content);
    }

    /// Parts begin behind lines of "--boundary", and end with "--boundary--" or with the text.
    void look_into(std::string_view content, const std::string& boundary, int depth) {
        const std::string mark = "--" + boundary;
        std::optional<std::size_t> part;
        for (std::size_t line = 0; line < content.size() && !plain_;) {
            const std::size_t end = std::min(content.find('\n', line), content.size());
            const std::string_view text = trimmed(content.substr(line, end - line));
            const bool last = text.starts_with(mark) && text.substr(mark.size()) == "--";
            if (last || text == mark) {
                if (part) look_at_part(content.substr(*part, line - *part), depth);
                part = last ? std::nullopt : std::optional(std::min(end + 1, content.size()));
                if (last) return;
            }
            line = end + 1;
        }
        if (part && !plain_) look_at_part(content.substr(*part), depth);
    }
    void look_at_part(std::string_view part, int depth) {
        const MailHeaders headers = headers_at(part, 0, limits_.headers);
        look_at(headers, part.substr(headers.end()), depth);
    }

    const MailLimits& limits_;
    std::size_t parts_ = 0;
    std::optional<std::string> plain_;
    std::optional<std::string> html_;
    std::optional<std::string> other_;  ///< A calendar entry, say.
};

/// Ends a text at a limit, not within a character.
std::string cut_at(std::string text, std::size_t bytes, bool& cut) {
    cut = text.size() > bytes;
    if (!cut) return text;
    while (bytes > 0 && (static_cast<std::uint8_t>(text[bytes]) & 0xC0) == 0x80) --bytes;
    text.resize(bytes);
    return text;
}

void take_body(Mail& mail, std::string_view text, const MailLimits& limits) {
    const std::string clean = without_controls(with_line_feeds(repaired_utf8(text)));
    mail.body = trimmed(cut_at(std::string(trimmed(clean)), limits.body, mail.cut));
}

std::string id_in(std::string_view value) {
    const std::size_t open = value.find('<');
    const std::size_t close = value.find('>', open == std::string_view::npos ? 0 : open);
    if (open != std::string_view::npos && close != std::string_view::npos)
        value = value.substr(open + 1, close - open - 1);
    return one_line(utf8_of(value, {}));
}

Mail mail_of(std::string_view text, const MailHeaders& headers, const MailLimits& limits) {
    Mail mail;
    mail.subject = one_line(decoded_header(headers.value("Subject")));
    const std::vector<MailAddress> from = addresses_in(headers.value("From"), limits.addresses);
    if (!from.empty()) mail.from = from.front();
    mail.to = addresses_in(headers.value("To"), limits.addresses);
    mail.cc = addresses_in(headers.value("Cc"), limits.addresses);
    mail.date = instant_in(headers.value("Date"));
    mail.message_id = id_in(headers.value("Message-ID"));
    mail.in_reply_to = id_in(headers.value("In-Reply-To"));
    Body body(limits);
    body.look_at(headers, text.substr(headers.end()), 0);
    take_body(mail, body.text(), limits);
    return mail;
}

/// UTF-16 with its mark becomes UTF-8; a mark of UTF-8 goes. Lines that end with a carriage return alone end with a line feed.
std::string without_mark(std::string_view bytes) {
    const bool little = bytes.starts_with("\xFF\xFE"sv);
    if (!little && !bytes.starts_with("\xFE\xFF"sv)) {
        const std::string_view text = bytes.starts_with("\xEF\xBB\xBF"sv) ? bytes.substr(3) : bytes;
        return text.find('\n') == std::string_view::npos ? with_line_feeds(text) : std::string(text);
    }
    std::u16string units;
    for (std::size_t i = 2; i + 1 < bytes.size(); i += 2) {
        const auto low = static_cast<std::uint8_t>(bytes[little ? i : i + 1]);
        const auto high = static_cast<std::uint8_t>(bytes[little ? i + 1 : i]);
        units += static_cast<char16_t>(high << 8 | low);
    }
    return utf8_from_utf16(units);
}

Error no_text() {
    return {Fault::Malformed,
            "This is neither an e-mail nor text. Save the message as .eml, or copy its text and paste it.",
            {}};
}

}  // namespace

Result<Mail> read_mail(std::string_view bytes, const MailLimits& limits) {
    if (bytes.size() > limits.bytes)
        return Error{Fault::Limit,
                     "This is larger than " + std::to_string(limits.bytes >> 20) +
                         " MB. Save the message without its attachments, or paste its text.",
                     {}};
    // What Outlook's own .msg files begin with.
    if (bytes.starts_with("\xD0\xCF\x11\xE0"sv))
        return Error{Fault::Malformed,
                     "This is a file of Outlook’s own kind (.msg). Save the message as .eml, or paste its text.",
                     {}};
    const std::string text = without_mark(bytes);
    if (trimmed(text).empty()) return Error{Fault::Malformed, "There is nothing in it.", {}};
    const MailHeaders headers = headers_at(text, first_header_in(text), limits.headers);
    if (headers.make_a_mail()) return mail_of(text, headers, limits);
    if (text.find('\0') != std::string::npos) return no_text();
    Mail mail;
    mail.plain = true;
    take_body(mail, utf8_of(text, {}), limits);
    if (mail.body.empty()) return no_text();
    return mail;
}

std::string identity_of(const Mail& mail) {
    if (!mail.message_id.empty()) return mail.message_id;
    std::string words = folded(mail.from.address) + " " + (mail.date ? to_iso(*mail.date) : "");
    for (const std::string_view text : {std::string_view(mail.subject), std::string_view(mail.body)}) {
        words += '\n';
        for (const std::string& word : words_of(text)) words += word + ' ';
    }
    return "text:" + to_string(derived_id(words));
}

}  // namespace rapport
