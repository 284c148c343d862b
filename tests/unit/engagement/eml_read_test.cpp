// E-mails and pasted texts on their way in: what is read of good ones, and of broken ones.

#include <algorithm>

#include "engagement/eml.h"
#include "engagement/mail_codes.h"
#include "support/growth.h"
#include "support/make.h"
#include "support/print.h"

namespace rapport {
namespace {

Mail read(std::string_view text, const MailLimits& limits = {}) {
    const Result<Mail> mail = read_mail(text, limits);
    REQUIRE(mail.has_value());
    return *mail;
}

std::string refusal(std::string_view text, const MailLimits& limits = {}) {
    const Result<Mail> mail = read_mail(text, limits);
    return mail ? "" : mail.error().message;
}

/// A mail with these lines among its headers.
std::string with_headers(std::string_view headers, std::string_view body = "Hello") {
    return "From: Ruth <ruth@x.example>\nTo: ines@y.example\n" + std::string(headers) + "\n\n" + std::string(body);
}

/// A mail whose body is made of parts.
std::string with_parts(std::string_view type, std::string_view parts) {
    return with_headers("Content-Type: " + std::string(type) + "; boundary=\"b\"", parts);
}

std::string date_of_mail(std::string_view date) {
    const Mail mail = read(with_headers("Date: " + std::string(date)));
    return mail.date ? to_iso(*mail.date) : "";
}

}  // namespace

TEST_CASE("Headers are unfolded, whatever their case and line ends") {
    const Mail mail = read("SUBJECT: One\r\n two\r\n\tthree\r\nfrom: Ruth\r\n <ruth@x.example>\r\n\r\nHello\r\n");

    CHECK(mail.subject == "One two three");
    CHECK(mail.from == MailAddress{"Ruth", "ruth@x.example"});
    CHECK(mail.body == "Hello");
    CHECK_FALSE(mail.plain);
}

TEST_CASE("Encoded words are decoded, and joined where only spaces are between them") {
    const auto subject = [](std::string_view text) {
        return read(with_headers("Subject: " + std::string(text))).subject;
    };

    CHECK(subject("=?utf-8?B?w4lsYW4=?=") == "Élan");
    CHECK(subject("=?UTF-8?q?=C3=89lan_vital?=") == "Élan vital");
    CHECK(subject("=?iso-8859-1?Q?=C9lan?=") == "Élan");
    CHECK(subject("=?windows-1252?Q?=93Pilot=94?=") == "“Pilot”");
    CHECK(subject("=?utf-8*en?Q?Pilot?=") == "Pilot");
    CHECK(subject("a =?utf-8?Q?b?= c =?utf-8?Q?d?= =?utf-8?Q?e?=") == "a b c de");
    CHECK(subject("=?utf-8?B?w4k=?=\n =?iso-8859-1?Q?=E9?=") == "Éé");
    CHECK(subject("=?utf-8?B?4g==?= =?utf-8?B?gqw=?=") == "€");  // A character in two words.
}

TEST_CASE("What looks encoded and is not stays as it is") {
    const auto subject = [](std::string_view text) {
        return read(with_headers("Subject: " + std::string(text))).subject;
    };

    for (const std::string_view text : {"=?", "=?utf-8", "=?utf-8?X?abc?=", "=?utf-8?B?w4k", "2 =? 3", "=?utf-8?B"})
        CHECK(subject(text) == text);
    CHECK(subject("Élan") == "Élan");     // Raw UTF-8, which is not allowed and common.
    CHECK(subject("\xC9lan") == "Élan");  // Raw windows-1252.
}

TEST_CASE("Addresses are read with names, comments and groups") {
    const auto to = [](std::string_view text) {
        return read("From: a@x.example\nTo: " + std::string(text) + "\n\nB").to;
    };
    using List = std::vector<MailAddress>;

    CHECK(to("ruth@x.example") == List{{"", "ruth@x.example"}});
    CHECK(to("Ruth <ruth@x.example>, <priya@x.example>") == List{{"Ruth", "ruth@x.example"}, {"", "priya@x.example"}});
    CHECK(to("\"Adeyemi, Ruth\" <ruth@x.example>; \"A \\\"B\\\"\" <b@x.example>") ==
          List{{"Adeyemi, Ruth", "ruth@x.example"}, {"A \"B\"", "b@x.example"}});
    CHECK(to("theo@x.example (Theo, of IT)") == List{{"Theo, of IT", "theo@x.example"}});
    CHECK(to("=?utf-8?Q?Adeyemi=2C_Ruth?= <ruth@x.example>") == List{{"Adeyemi, Ruth", "ruth@x.example"}});
    CHECK(to("The clinic: ruth@x.example, priya@x.example;") == List{{"", "ruth@x.example"}, {"", "priya@x.example"}});
    CHECK(to("undisclosed-recipients:;").empty());
    CHECK(to(",,;").empty());
}

TEST_CASE("No more addresses are read than are wanted") {
    std::string many = "From: a@x.example\nTo: ";
    for (int i = 0; i < 20; ++i) many += "p" + std::to_string(i) + "@x.example, ";

    CHECK(read(many + "\n\nB").to.size() == 20);
    CHECK(read(many + "\n\nB", {.addresses = 5}).to.size() == 5);
}

TEST_CASE("No more headers are kept than are allowed, and the body begins behind all of them") {
    const std::string text = "From: a@x.example\nTo: b@x.example\nX: 1\nSubject: Fourth\n\nBody";

    CHECK(read(text, {.headers = 4}).subject == "Fourth");
    CHECK(read(text, {.headers = 3}).subject.empty());
    CHECK(read(text, {.headers = 3}).body == "Body");
}

TEST_CASE("Dates are read with and without weekday, seconds and zone") {
    CHECK(date_of_mail("Fri, 27 Nov 2026 09:02:45 +0100") == "2026-11-27T08:02:45.000Z");
    CHECK(date_of_mail("27 Nov 2026 09:02 -0330") == "2026-11-27T12:32:00.000Z");
    CHECK(date_of_mail("Fri, 27 Nov 2026 09:02:45 GMT") == "2026-11-27T09:02:45.000Z");
    CHECK(date_of_mail("Fri, 27 Nov 2026 09:02:45 EST") == "2026-11-27T14:02:45.000Z");
    CHECK(date_of_mail("Fri, 27 Nov 2026 09:02:45 +0000 (UTC)") == "2026-11-27T09:02:45.000Z");
    CHECK(date_of_mail("Fri, 27 November 26 09:02:45") == "2026-11-27T09:02:45.000Z");
    CHECK(date_of_mail("27 Nov 99 09:02:45 +0000") == "1999-11-27T09:02:45.000Z");
    CHECK(date_of_mail("Tue, 29 Feb 2028 23:59:59 +0000") == "2028-02-29T23:59:59.000Z");
}

TEST_CASE("What is no date is none") {
    for (const std::string_view date : {"", "soon", "Fri, 31 Feb 2026 09:02:45 +0000", "Fri, 27 Nix 2026 09:02:45",
                                        "27 Nov 2026", "27 Nov 2026 24:00", "27 Nov 2026 09:60", "27 Nov 2026 9",
                                        "Fri Nov 27 09:02:45 2026", "99999999999 Nov 2026 09:02"})
        CHECK(date_of_mail(date).empty());
}

TEST_CASE("Ids are read without their brackets") {
    const Mail mail = read(with_headers("Message-Id: <1@x.example>\nIn-Reply-To: <0@x.example> (of Monday)"));

    CHECK(mail.message_id == "1@x.example");
    CHECK(mail.in_reply_to == "0@x.example");
    CHECK(read(with_headers("Message-Id: bare")).message_id == "bare");
    CHECK(read(with_headers("Message-Id: >a<")).message_id == ">a<");
}

TEST_CASE("Bodies are decoded as they say") {
    const auto body = [](std::string_view headers, std::string_view text) {
        return read(with_headers(headers, text)).body;
    };

    CHECK(body("Content-Transfer-Encoding: quoted-printable\nContent-Type: text/plain; charset=utf-8",
               "=C3=89la=\nn") == "Élan");
    CHECK(body("Content-Transfer-Encoding: BASE64\nContent-Type: text/plain; charset=\"UTF-8\"", "w4ls\nYW4=") ==
          "Élan");
    CHECK(body("Content-Type: text/plain; charset=iso-8859-1", "\xC9lan") == "Élan");
    CHECK(body("Content-Type: text/plain; charset=windows-1252", "\x93Pilot\x94") == "“Pilot”");
    CHECK(body("Subject: no type", "Élan") == "Élan");
    CHECK(body("Subject: no type", "\xC9lan") == "Élan");
    CHECK(body("Content-Type: text/plain; charset=koi8-r", "a\xC9") == "a\xEF\xBF\xBD");
    CHECK(body("Content-Type: text/plain; charset=utf-8", "a\xC9") == "a\xEF\xBF\xBD");
}

TEST_CASE("Of several parts the first plain text is the body") {
    CHECK(read(with_parts("multipart/alternative",
                          "preamble\n--b\nContent-Type: text/html\n\n<p>Two</p>\n--b\nContent-Type: text/plain\n\nOne\n"
                          "--b\nContent-Type: text/plain\n\nThree\n--b--\nepilogue"))
              .body == "One");
    CHECK(read(with_parts("multipart/mixed", "--b\n\nNo headers\n--b--")).body == "No headers");
    CHECK(read(with_parts("multipart/mixed", "--b\nContent-Type: text/plain\n\nNever ends")).body == "Never ends");
}

TEST_CASE("Without plain text the first HTML is the body, without either what other text there is") {
    CHECK(read(with_parts("multipart/mixed",
                          "--b\nContent-Type: text/calendar\n\nBEGIN\n--b\nContent-Type: text/html\n\n<p>A<br>B &amp; "
                          "C</p>\n--b--"))
              .body == "A\nB & C");
    CHECK(read(with_parts("multipart/mixed",
                          "--b\nContent-Type: image/png\n\nPNG\n--b\nContent-Type: text/calendar\n\nBEGIN\n--b--"))
              .body == "BEGIN");
    CHECK(read(with_headers("Content-Type: text/html", "<b>Bold</b>")).body == "Bold");
    CHECK(read(with_headers("Content-Type: application/pdf", "%PDF")).body.empty());
}

TEST_CASE("Attachments are passed over") {
    CHECK(read(with_parts("multipart/mixed",
                          "--b\nContent-Disposition: attachment; filename=a.txt\n\nAttached\n--b\n\nBody\n--b--"))
              .body == "Body");
    CHECK(read(with_parts("multipart/mixed",
                          "--b\nContent-Type: message/rfc822\n\nFrom: a@x.example\nTo: "
                          "b@x.example\n\nForwarded\n--b\n\nBody\n--b--"))
              .body == "Body");
}

TEST_CASE("Parts within parts are looked at down to a depth") {
    const auto nested = [](int depth) {
        std::string text = "Deep";
        for (int i = depth; i > 0; --i) {
            const std::string mark = "m" + std::to_string(i);
            text = "Content-Type: multipart/mixed; boundary=" + mark + "\n\n--" + mark + "\n" +
                   (i == depth ? "\n" : "") + text + "\n--" + mark + "--\n";
        }
        return "From: a@x.example\nTo: b@x.example\n" + text;
    };

    CHECK(read(nested(1)).body == "Deep");
    CHECK(read(nested(8)).body == "Deep");
    CHECK(read(nested(9)).body.empty());
}

TEST_CASE("No more parts are looked at than are allowed") {
    std::string parts;
    for (int i = 0; i < 10; ++i) parts += "--b\nContent-Type: image/png\n\nx\n";
    parts += "--b\n\nBehind ten\n--b--";

    CHECK(read(with_parts("multipart/mixed", parts)).body == "Behind ten");
    CHECK(read(with_parts("multipart/mixed", parts), {.parts = 5}).body.empty());
}

TEST_CASE("HTML is read as somebody would read it aloud") {
    CHECK(text_of_html("<html><head><title>T</title><style>p{}</style></head><body>One  \n two</body></html>") ==
          "One two");
    CHECK(text_of_html("<p>One</p><p>Two<br/>Three</p><div>Four</div>") == "One\n\nTwo\nThree\nFour");
    CHECK(text_of_html("a<script>if (a < b) alert('</p>');</script>b") == "ab");
    CHECK(text_of_html("a<SCRIPT>if (a<b) c='\"';</Script >b<style>p>q{}</style>c") == "abc");
    CHECK(text_of_html("<!-- <p>no</p> -->yes<!DOCTYPE html>") == "yes");
    CHECK(text_of_html("<a href=\"x>y\" title='a>b'>link</a>") == "link");
    CHECK(text_of_html("1 < 2 &amp;&lt;&#8364;&#x20AC;&nbsp;&eacute;&unknown;&;&#xD800;") ==
          "1 < 2 &<€€ é&unknown;&;\xEF\xBF\xBD");
    CHECK(text_of_html("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>") == "a b\nc");
    CHECK(text_of_html("<style>never closed") == "");
    CHECK(text_of_html("<p>never closed <b").starts_with("never closed"));
}

TEST_CASE("Text without headers is a plain note") {
    const Mail note = read("Called Ruth: she is glad.\r\nNext week again.\r\n");

    CHECK(note.plain);
    CHECK(note.body == "Called Ruth: she is glad.\nNext week again.");
    CHECK(note.subject.empty());
    CHECK_FALSE(note.date.has_value());
}

TEST_CASE("One line that looks like a header makes no mail, two known ones do") {
    CHECK(read("Date: tomorrow\n\nMeet at ten").plain);
    CHECK(read("Note: a\nPlace: b\n\nMeet at ten").plain);
    CHECK(read("From: a\nFrom: b\n\nMeet at ten").plain);
    CHECK_FALSE(read("From: Ruth Adeyemi\nSent: Friday\n\nMeet at ten").plain);
    CHECK(read("From: Ruth Adeyemi\nSent: Friday\n\nMeet at ten").from.address == "Ruth Adeyemi");
}

TEST_CASE("Headers end where a line is none") {
    const Mail mail = read("From: a@x.example\nTo: b@x.example\nHello there\nX: y");

    CHECK_FALSE(mail.plain);
    CHECK(mail.body == "Hello there\nX: y");
}

TEST_CASE("A mailbox's own line and empty lines before the headers are passed over") {
    CHECK(read("From ruth Fri Nov 27 08:02:45 2026\nFrom: a@x.example\nTo: b@x.example\n\nHello").body == "Hello");
    CHECK(read("\n\r\n  \nFrom: a@x.example\nTo: b@x.example\n\nHello").from.address == "a@x.example");
    CHECK(read("From nowhere").plain);
}

TEST_CASE("Texts of other encodings are read: with a mark, and with carriage returns alone") {
    CHECK(read("\xEF\xBB\xBFÉlan").body == "Élan");
    CHECK(read(std::string_view("\xFF\xFE\xC9\x00l\x00", 6)).body == "Él");
    CHECK(read(std::string_view("\xFE\xFF\x00\xC9\x00l", 6)).body == "Él");
    CHECK(read("\xC9lan").body == "Élan");
    CHECK(read("From: a@x.example\rTo: b@x.example\r\rOne\rTwo").body == "One\nTwo");
}

TEST_CASE("Nothing, too much and what is no text are refused with a sentence") {
    using namespace std::string_view_literals;
    CHECK(refusal("") == "There is nothing in it.");
    CHECK(refusal(" \r\n\t") == "There is nothing in it.");
    CHECK(refusal("\xEF\xBB\xBF") == "There is nothing in it.");
    CHECK(refusal("PNG\0\1\2"sv).starts_with("This is neither an e-mail nor text."));
    CHECK(refusal("\xD0\xCF\x11\xE0 and more").starts_with("This is a file of Outlook’s own kind"));
    CHECK(refusal("12345", {.bytes = 5}).empty());
    CHECK(refusal("123456", {.bytes = 5}).starts_with("This is larger than"));
}

TEST_CASE("A body is kept up to a limit, and no character is torn") {
    CHECK(read("123456", {.body = 6}).body == "123456");
    CHECK_FALSE(read("123456", {.body = 6}).cut);
    CHECK(read("1234567", {.body = 6}).body == "123456");
    CHECK(read("1234567", {.body = 6}).cut);
    CHECK(read("1234€", {.body = 6}).body == "1234");
}

TEST_CASE("Nothing that is read has controls or broken characters") {
    using namespace std::string_view_literals;
    const Mail mail =
        read("From: \"R\1\xFFuth\" <r@x.example>\nSubject: =?utf-8?B?AAEC?=x\x7F\nMessage-ID: <a\2b>\n\nA\0B\xC3"sv);

    CHECK(mail.from.name == "Rÿuth");
    CHECK(mail.subject == "x");
    CHECK(mail.message_id == "ab");
    CHECK(mail.body == "ABÃ");
}

TEST_CASE("A mail is known again by its id, whatever else changed") {
    CHECK(identity_of(read(with_headers("Message-ID: <1@x.example>", "One"))) == "1@x.example");
    CHECK(identity_of(read(with_headers("Message-ID: <1@x.example>", "Two"))) == "1@x.example");
}

TEST_CASE("Without an id it is known by its words, whatever their spaces and case") {
    const std::string note = identity_of(read("Called Ruth.\n\nShe is glad"));

    CHECK(note == identity_of(read("  called RUTH. She  is glad!\r\n")));
    CHECK(note != identity_of(read("Called Ruth. She is sad")));
    CHECK(note.starts_with("text:"));
    CHECK(identity_of(read(with_headers("Subject: A", "B"))) != identity_of(read(with_headers("Subject: B", "A"))));
    CHECK(identity_of(read("From: a@x.example\nTo: c@x.example\n\nB")) !=
          identity_of(read("From: b@x.example\nTo: c@x.example\n\nB")));
    CHECK(identity_of(read(with_headers("Date: 27 Nov 2026 09:02 +0000"))) !=
          identity_of(read(with_headers("Date: 28 Nov 2026 09:02 +0000"))));
}

TEST_CASE("What is made to take long does not") {
    const auto repeated = [](std::string_view text, int times) {
        std::string all;
        for (int i = 0; i < times; ++i) all += text;
        return all;
    };
    const auto read_it = [](const std::string& text) { CHECK(read_mail(text).has_value()); };
    const auto subject = [&](int times) { return with_headers("Subject: " + repeated("=?a?B?x", times)); };
    const auto marks = [&](int times) { return with_parts("multipart/mixed", repeated("--b\n", times)); };
    const auto tags = [&](int times) {
        return with_headers("Content-Type: text/html", repeated("<!-- &#<p '\"</script><style", times));
    };
    const auto headers = [&](int times) { return with_headers(repeated("X: y\n z\n", times)); };
    const auto people = [&](int times) { return with_headers("Cc: " + repeated("\"a<(b>,", times)); };

    CHECK(growth(1'000, subject, read_it) < far_from_quadratic);
    CHECK(growth(5'000, marks, read_it) < far_from_quadratic);
    CHECK(growth(2'000, tags, read_it) < far_from_quadratic);
    CHECK(growth(5'000, headers, read_it) < far_from_quadratic);
    CHECK(growth(1'000, people, read_it) < far_from_quadratic);
}

}  // namespace rapport
