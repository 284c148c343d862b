// Replies as mail programs send and save them; and the page itself, sent back instead of one.

#include "engagement/mail_codes.h"
#include "replies.h"
#include "share/page.h"

namespace rapport {
namespace {

std::string reply_of(const SharedClinics& clinics, const char* choice) {
    return sealed(clinics.reply({{"answers", said("q1", choice, "Zażółć = well?")}}));
}

std::string in_block(const std::string& json, std::size_t width = 72) {
    const std::string letters = base64_of(json);
    std::string text = "Reply to: Booking\nFrom: Ruth\n\n-----BEGIN RAPPORT REPLY-----\n";
    for (std::size_t at = 0; at < letters.size(); at += width) text += letters.substr(at, width) + "\n";
    return text + "-----END RAPPORT REPLY-----\n";
}

std::string in_lines(const std::string& letters) {
    std::string text;
    for (std::size_t at = 0; at < letters.size(); at += 76) text += letters.substr(at, 76) + "\r\n";
    return text;
}

const std::string headers =
    "From: Ruth <ruth@harbourvale.example>\r\nTo: ines@studio.example\r\nSubject: Re: Booking\r\n"
    "MIME-Version: 1.0\r\n";

std::string mail_of(const std::string& encoding, const std::string& body) {
    return headers + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n" +
           body;
}

std::string mail_with(const std::string& text, const std::string& type, const std::string& file) {
    return headers +
           "Content-Type: multipart/mixed; boundary=\"=_b1\"\r\n\r\n--=_b1\r\nContent-Type: text/plain\r\n\r\n" + text +
           "\r\n--=_b1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n" +
           "--=_b1\r\nContent-Type: " + type +
           "\r\nContent-Disposition: attachment; filename=\"booking.rapport-reply.json\"\r\n"
           "Content-Transfer-Encoding: base64\r\n\r\n" +
           in_lines(base64_of(file)) + "--=_b1--\r\n";
}

/// What was chosen in it; or else the refusal.
std::string chosen_in(const SharedClinics& clinics, const std::string& text) {
    const Result<ReadReply> reply = read_reply(text);
    if (!reply) return reply.error().message;
    const Result<CheckedReply> checked = check_reply(clinics.desk.workspace, *reply, now_there, noon);
    return checked ? checked->effects.front().item.choice : checked.error().message;
}

}  // namespace

TEST_CASE("A whole mail is read, whatever its text is encoded in") {
    const SharedClinics clinics;
    const std::string block = in_block(reply_of(clinics, "partly"));
    CHECK(chosen_in(clinics, mail_of("7bit", block)) == "partly");
    CHECK(chosen_in(clinics, mail_of("quoted-printable", quoted_printable_of(block))) == "partly");
    CHECK(chosen_in(clinics,
                    mail_of("quoted-printable", quoted_printable_of(in_block(reply_of(clinics, "no"), 200)))) == "no");
    CHECK(chosen_in(clinics, mail_of("base64", in_lines(base64_of(block)))) == "partly");
}

TEST_CASE("Text that was copied from the source of a mail is read too") {
    const SharedClinics clinics;
    for (const std::size_t width : {72u, 100u, 5'000u}) {
        const std::string block = in_block(reply_of(clinics, "yes"), width);
        CHECK(chosen_in(clinics, quoted_printable_of(block)) == "yes");
        CHECK(chosen_in(clinics, in_lines(base64_of(block))) == "yes");
    }
    CHECK(chosen_in(clinics, quoted_printable_of(reply_of(clinics, "yes"))) == "yes");
}

TEST_CASE("What stands behind the padding of a block is no part of it") {
    const SharedClinics clinics;
    std::string json = reply_of(clinics, "yes");
    while (json.size() % 3 != 1) json += ' ';  // Then two signs of padding follow.
    std::string block = in_block(json);
    const std::size_t padding = block.find("==\n");
    REQUIRE(padding != std::string::npos);
    block.insert(padding + 2, " sent from my phone");
    CHECK(chosen_in(clinics, block) == "yes");
}

TEST_CASE("A reply that is attached is found, before one that the text quotes") {
    const SharedClinics clinics;
    const std::string file = reply_of(clinics, "yes");
    for (const char* type : {"application/json", "application/octet-stream", "text/plain; charset=us-ascii"})
        CHECK(chosen_in(clinics, mail_with("Here it is.", type, file)) == "yes");
    CHECK(chosen_in(clinics, mail_with(in_block(reply_of(clinics, "no")), "application/json", file)) == "yes");
    const std::string forwarded = headers +
                                  "Content-Type: multipart/mixed; boundary=outer\r\n\r\n--outer\r\n"
                                  "Content-Type: message/rfc822\r\n\r\n" +
                                  mail_with("Here.", "application/json", file) + "\r\n--outer--\r\n";
    CHECK(chosen_in(clinics, forwarded) == "yes");
}

TEST_CASE("A mail with large pictures is read, and one without a reply holds none") {
    const SharedClinics clinics;
    std::string mail = mail_with("Here it is.", "application/json", reply_of(clinics, "yes"));
    const std::string picture = "iVBORw0KGgo=";
    mail.replace(mail.find(picture), picture.size(), in_lines(std::string(2 * reply_bytes, 'A')));
    CHECK(chosen_in(clinics, mail) == "yes");
    CHECK_FALSE(reply_in_mail(mail).empty());

    CHECK(reply_in_mail(mail_of("7bit", "Dear Ines, all is well.")).empty());
    CHECK(reply_in_mail(mail_with("Dear Ines", "application/json", "{\"format\":\"rapport\"}")).empty());
    CHECK(reply_in_mail(reply_of(clinics, "yes")).empty());  // A file is no mail.
    CHECK(reply_in_mail("").empty());
    CHECK(chosen_in(clinics, mail_of("7bit", "Dear Ines, all is well.")).find("not a reply") != std::string::npos);
}

TEST_CASE("A mail in HTML alone gives the block that is in it") {
    const SharedClinics clinics;
    std::string html = "<html><body><p>";
    for (const char c : in_block(reply_of(clinics, "yes")))
        html += c == '\n' ? std::string("<br>\n") : std::string(1, c);
    CHECK(chosen_in(clinics,
                    headers + "Content-Type: text/html; charset=utf-8\r\n\r\n" + html + "</p></body></html>") == "yes");
}

TEST_CASE("The page that was sent is no reply, whatever of replies stands in its script, and however large it is") {
    const std::string page =
        "\xEF\xBB\xBF<!doctype html>\n<script type=\"application/json\" id=\"rapport-data\">{}</script>\n"
        "<script>text = '-----BEGIN RAPPORT REPLY-----' + letters + '-----END RAPPORT REPLY-----'</script>\n";
    const std::string sentence =
        "This is the page that was sent to the client, not their answers. Ask for the file that “Save my answers” on "
        "it "
        "makes.";
    const auto refused = [](const std::string& text) {
        const Result<ReadReply> reply = read_reply(text);
        return reply ? std::string() : reply.error().message;
    };
    CHECK(is_snapshot_page(page));
    CHECK(refused(page) == sentence);
    CHECK(refused(page + std::string(reply_bytes, ' ')) == sentence);
    CHECK(refused("<!doctype html><code id=\"integrity\" data-sha256=\"00\">00</code>") == sentence);
    CHECK_FALSE(is_snapshot_page("<!doctype html><p>Hello</p>"));
    CHECK_FALSE(is_snapshot_page("They wrote id=\"rapport-data\" to us."));
}

}  // namespace rapport
