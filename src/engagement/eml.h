#pragma once
// E-mail without a mailbox: links that open a message, .eml files out, .eml files and pasted text in. Whatever comes in is
// distrusted: a broken mail gives as much as can be read of it, or a sentence.

#include <span>

#include "model/touchpoint.h"
#include "model/workspace.h"

namespace rapport {

/// A link longer than this is cut by some mail programs. Windows takes about 2,000 characters; our choice lies below.
constexpr std::size_t longest_mail_link = 1'900;

struct MailLink {
    std::string address;    ///< "mailto:ruth@harbourvale.example?subject=…&body=…"
    bool too_long = false;  ///< Better to copy the text by hand.
};
/// RFC 6068. Lines of the body end with %0D%0A; a subject is one line; what is empty is left out. `to` is one address.
MailLink mailto_link(std::string_view to, std::string_view subject, std::string_view body);

struct MailAddress {
    std::string name;     ///< "Ruth Adeyemi"; may be empty.
    std::string address;  ///< "ruth@harbourvale.example".
    bool operator==(const MailAddress&) const = default;
};

/// A message as a file (RFC 5322, RFC 2045, RFC 2047), that mail programs open as a draft. Line breaks and controls in a header are
/// taken out. `ahead` is how far ahead of UTC the sender is. Left out are an empty message id, and whoever has no address.
std::string eml_text(const MailAddress& from, std::span<const MailAddress> to, std::string_view subject,
                     std::string_view body, Instant date, Minutes ahead, std::string_view message_id);

/// Valid UTF-8 without controls, all of it.
struct Mail {
    std::string subject;
    MailAddress from;
    std::vector<MailAddress> to;
    std::vector<MailAddress> cc;
    std::optional<Instant> date;
    std::string message_id;  ///< Without angle brackets; empty: none.
    std::string in_reply_to;
    std::string body;    ///< Lines end with a line feed.
    bool plain = false;  ///< It has no headers: text that somebody pasted.
    bool cut = false;    ///< The body was longer than is kept.
};

struct MailLimits {
    std::size_t bytes = 32u << 20;
    std::size_t body = 1u << 20;  ///< Bytes that are kept.
    int depth = 8;                ///< Of parts within parts; deeper ones are not looked at.
    std::size_t parts = 200;
    std::size_t headers = 1'000;
    std::size_t addresses = 500;
};

/// A .eml file, an e-mail as it was copied, or plain text. Of several parts the first plain text is the body, or else the first
/// HTML, as text; attachments are passed over. Characters are read as UTF-8, ISO-8859-1 or windows-1252; what is in another set is
/// read as far as it is ASCII. Refused are nothing at all, too much, and files that are no text. O(bytes × depth).
Result<Mail> read_mail(std::string_view bytes, const MailLimits& limits = {});

/// By which a mail is known again: its Message-ID, or a hash of sender, date and words, whatever their case and spaces.
std::string identity_of(const Mail& mail);

struct MailPeople {
    const Client* client =
        nullptr;  ///< Of the sender, or else of the first of them; by the website where nobody is known.
    std::vector<const Stakeholder*> people;  ///< Each once: sender, then recipients; in pasted text as they are named.
    const Person* ours = nullptr;            ///< Who of us wrote it, or to whom it was written.
    Direction direction = Direction::In;     ///< Out where one of us wrote it; Both where it does not say.
};
/// By address; by their full name where no address is known; pasted text by full names of at least two words in it. O(people + words of the mail).
MailPeople match_people(const Workspace& workspace, const Mail& mail);

}  // namespace rapport
