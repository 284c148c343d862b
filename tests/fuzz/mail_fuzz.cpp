// Any bytes as an e-mail or a pasted text. What is read is clean text within its limits, whatever it was; what is written from it
// reads back as the same.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/text.h"
#include "engagement/eml.h"
#include "engagement/mail_codes.h"
#include "engagement/tone.h"

namespace {

using namespace rapport;

void require(bool holds) {
    if (!holds) std::abort();
}

void require_clean(std::string_view text) {
    require(is_valid_utf8(text));
    require(!has_controls(text));
}

void require_clean(const MailAddress& address) {
    require_clean(address.name);
    require_clean(address.address);
}

void require_clean(const Mail& mail, const MailLimits& limits) {
    require_clean(mail.subject);
    require_clean(mail.message_id);
    require_clean(mail.in_reply_to);
    require_clean(mail.body);
    require_clean(mail.from);
    require(mail.subject.find('\n') == std::string::npos);
    require(mail.body.size() <= limits.body);
    require(mail.to.size() <= limits.addresses && mail.cc.size() <= limits.addresses);
    for (const std::vector<MailAddress>* list : {&mail.to, &mail.cc})
        for (const MailAddress& address : *list) require_clean(address);
}

/// A file made of what was read has the same body and subject; nothing in it became a header.
void require_survives(const Mail& mail) {
    const Instant date = mail.date.value_or(Instant{0});
    const std::string file =
        eml_text({"", "a@x.example"}, mail.to, mail.subject, mail.body, date, {0}, mail.message_id);
    const Result<Mail> again = read_mail(file);
    require(again.has_value() && !again->plain);
    require(again->from.address == "a@x.example");
    require(again->body == mail.body);
    require(again->subject == mail.subject);
    require(again->cc.empty() && again->in_reply_to.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const MailLimits limits{.body = 20'000, .addresses = 20};
    const Result<Mail> mail = read_mail(text, limits);
    if (!mail) {
        require(!mail.error().message.empty());
        return 0;
    }
    require_clean(*mail, limits);
    require(!identity_of(*mail).empty());
    require_survives(*mail);
    require(bytes_of_base64(base64_of(text)) == text);
    require(is_valid_utf8(text_of_html(repaired_utf8(text))));
    for (const ToneHint& hint : tone_hints(mail->body, {}, nullptr))
        require(hint.from <= hint.to && hint.to <= mail->body.size() && !hint.sentence.empty());
    match_people(Workspace(), *mail);
    mailto_link(mail->from.address, mail->subject, mail->body);
    return 0;
}
