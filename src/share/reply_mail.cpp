// A reply in a mail as mail programs save it: attached, or in its text (RFC 2045 to 2047).

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "engagement/mail_codes.h"
#include "engagement/mail_headers.h"
#include "share/reply.h"

namespace rapport {
namespace {

constexpr std::string_view mark = "BEGIN RAPPORT REPLY";

bool is_file(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    return trimmed(text).starts_with('{') && text.find("\"rapport-reply\"") != std::string_view::npos;
}

std::string decoded(std::string_view encoding, std::string_view content) {
    const std::string name = folded(trimmed(encoding));
    if (name == "base64") return bytes_of_base64(content);
    if (name == "quoted-printable") return bytes_of_quoted_printable(content);
    return std::string(content);
}

/// Looks into all parts of a mail, those of mails that are attached too. A file goes before words, which may be quoted.
class PartSearch {
public:
    void look_at_mail(std::string_view text, int depth) {
        const MailHeaders headers = headers_at(text, first_header_in(text), limits_.headers);
        look_at(headers, text.substr(headers.end()), depth);
    }

    [[nodiscard]] std::string found() const { return file_.empty() ? text_ : file_; }

private:
    void look_at(const MailHeaders& headers, std::string_view content, int depth) {
        if (!file_.empty() || ++parts_ > limits_.parts) return;
        const ContentType type = content_type_of(headers.value("Content-Type"));
        if (type.name.starts_with("multipart/") && !type.boundary.empty()) {
            if (depth < limits_.depth) look_into(content, type.boundary, depth + 1);
            return;
        }
        const bool picture = type.name.starts_with("image/") || type.name.starts_with("video/");
        const bool mail = type.name == "message/rfc822";
        if (picture || (!mail && content.size() > 4 * reply_bytes)) return;
        std::string text = decoded(headers.value("Content-Transfer-Encoding"), content);
        if (mail) {
            if (depth < limits_.depth) look_at_mail(text, depth + 1);
        } else if (is_file(text)) {
            file_ = std::move(text);
        } else if (text_.empty() && type.name != "text/html" && text.find(mark) != std::string::npos) {
            text_ = std::move(text);
        }
    }

    /// Parts begin behind lines of "--boundary", and end with "--boundary--" or with the text.
    void look_into(std::string_view content, const std::string& boundary, int depth) {
        const std::string line_between = "--" + boundary;
        std::optional<std::size_t> part;
        for (std::size_t line = 0; line < content.size() && file_.empty();) {
            const std::size_t end = std::min(content.find('\n', line), content.size());
            const std::string_view text = trimmed(content.substr(line, end - line));
            const bool last = text.starts_with(line_between) && text.substr(line_between.size()) == "--";
            if (last || text == line_between) {
                if (part) look_at_part(content.substr(*part, line - *part), depth);
                if (last) return;
                part = std::min(end + 1, content.size());
            }
            line = end + 1;
        }
        if (part) look_at_part(content.substr(*part), depth);
    }
    void look_at_part(std::string_view part, int depth) {
        const MailHeaders headers = headers_at(part, 0, limits_.headers);
        look_at(headers, part.substr(headers.end()), depth);
    }

    const MailLimits limits_;
    std::size_t parts_ = 0;
    std::string file_, text_;
};

}  // namespace

std::string reply_in_mail(std::string_view bytes) {
    const MailLimits limits;
    if (bytes.size() > limits.bytes) return {};
    if (!headers_at(bytes, first_header_in(bytes), limits.headers).make_a_mail()) return {};
    PartSearch search;
    search.look_at_mail(bytes, 0);
    if (std::string found = search.found(); !found.empty()) return found;
    const Result<Mail> mail = read_mail(bytes);  // What is written in HTML alone, too.
    return mail && mail->body.find(mark) != std::string::npos ? mail->body : std::string();
}

}  // namespace rapport
