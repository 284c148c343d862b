// E-mails on their way out: links and files, which mail programs read back as they were meant.

#include "engagement/eml.h"

#include <algorithm>
#include <cstdlib>

#include "base/text.h"
#include "engagement/mail_codes.h"
#include "support/make.h"
#include "support/print.h"

namespace rapport {
namespace {

const Instant when = *parse_iso_instant("2026-11-27T08:02:45Z");

std::string written(std::string_view subject, std::string_view body) {
    const MailAddress to{"Ruth Adeyemi", "ruth@harbourvale.example"};
    return eml_text({"Ines Okafor", "ines@tidewater.example"}, {&to, 1}, subject, body, when, {60},
                    "1@tidewater.example");
}

std::vector<std::string_view> lines_of(std::string_view text) { return split(text, '\n'); }

bool has_line(std::string_view text, std::string_view line) {
    return std::ranges::any_of(lines_of(text), [&](std::string_view one) { return one == std::string(line) + "\r"; });
}

}  // namespace

TEST_CASE("A link opens a message with everything in it") {
    const MailLink link = mailto_link("ruth@harbourvale.example", "Pilot & training", "Hello Ruth,\n\n100 % done?\n");

    CHECK(link.address ==
          "mailto:ruth@harbourvale.example?subject=Pilot%20%26%20training&body=Hello%20Ruth%2C%0D%0A%0D%0A100%20%25%"
          "20done%3F%0D%0A");
    CHECK_FALSE(link.too_long);
}

TEST_CASE("Line ends of any kind become one kind, and letters of any script are written byte by byte") {
    CHECK(mailto_link("a@b.example", "", "1\r\n2\r3\n4").address == "mailto:a@b.example?body=1%0D%0A2%0D%0A3%0D%0A4");
    CHECK(mailto_link("a@b.example", "Élan", "").address == "mailto:a@b.example?subject=%C3%89lan");
    CHECK(mailto_link("a@b.example", "", "").address == "mailto:a@b.example");
    CHECK(mailto_link("", "S", "").address == "mailto:?subject=S");
}

TEST_CASE("Nothing in an address or a subject can add a header of its own") {
    CHECK(mailto_link("a+b%c@x.example?cc=e@x.example&d=1", "", "").address ==
          "mailto:a%2Bb%25c@x.example%3Fcc%3De@x.example%26d%3D1");
    CHECK(mailto_link("a@x.example\r\nBcc: e@x.example", "S\r\nBcc: e@x.example", "").address ==
          "mailto:a@x.exampleBcc%3Ae@x.example?subject=S%20%20Bcc%3A%20e%40x.example");
}

TEST_CASE("A link is too long from 1,901 characters on") {
    const std::size_t bare = mailto_link("a@b.example", "", "x").address.size() - 1;

    CHECK(mailto_link("a@b.example", "", std::string(longest_mail_link - bare, 'x')).address.size() ==
          longest_mail_link);
    CHECK_FALSE(mailto_link("a@b.example", "", std::string(longest_mail_link - bare, 'x')).too_long);
    CHECK(mailto_link("a@b.example", "", std::string(longest_mail_link - bare + 1, 'x')).too_long);
}

TEST_CASE("A file has the headers that mail programs ask for") {
    const std::string text = written("Pilot", "Hello Ruth,\nall is well.\n");

    CHECK(has_line(text, "From: Ines Okafor <ines@tidewater.example>"));
    CHECK(has_line(text, "To: Ruth Adeyemi <ruth@harbourvale.example>"));
    CHECK(has_line(text, "Subject: Pilot"));
    CHECK(has_line(text, "Date: Fri, 27 Nov 2026 09:02:45 +0100"));
    CHECK(has_line(text, "Message-ID: <1@tidewater.example>"));
    CHECK(has_line(text, "Content-Type: text/plain; charset=utf-8"));
    CHECK(has_line(text, "X-Unsent: 1"));
    CHECK(text.ends_with("\r\n\r\nHello Ruth,\r\nall is well.\r\n"));
}

TEST_CASE("A date is told by the clock of the sender") {
    const auto date = [](Instant at, Minutes ahead) {
        const std::string text = eml_text({"", "a@x.example"}, {}, "", "", at, ahead, "");
        const std::size_t from = text.find("Date: ") + 6;
        return text.substr(from, text.find('\r', from) - from);
    };

    CHECK(date(when, {0}) == "Fri, 27 Nov 2026 08:02:45 +0000");
    CHECK(date(when, {-210}) == "Fri, 27 Nov 2026 04:32:45 -0330");
    CHECK(date(when, {960}) == "Sat, 28 Nov 2026 00:02:45 +1600");
    CHECK(date({-1}, {0}) == "Wed, 31 Dec 1969 23:59:59 +0000");
}

TEST_CASE("What is empty has no header") {
    const std::string text = eml_text({"", ""}, {}, "", "Hello", when, {0}, "");

    CHECK(text.starts_with("Date: "));
    CHECK(text.find("Message-ID") == std::string::npos);
    CHECK(text.find("To:") == std::string::npos);
}

TEST_CASE("Who has no address is left out") {
    const std::vector<MailAddress> to{{"Ruth", ""}, {"", "<"}, {"", "t@x.example"}};

    const std::string text = eml_text({"Ines", " "}, to, "Pilot", "Hello", when, {0}, "");

    CHECK(text.starts_with("To: t@x.example\r\nSubject: Pilot\r\n"));
}

TEST_CASE("Nothing in a header can add another one") {
    const MailAddress to{"Ruth\r\nBcc: all@x.example", "ruth@x.example>\r\nBcc: <e@x.example"};

    const std::string text = eml_text({}, {&to, 1}, "Hello\nBcc: b@x.example", "", when, {0}, "i\r\nBcc: c@x.example");

    for (const std::string_view line : lines_of(text)) CHECK_FALSE(line.starts_with("Bcc"));
    CHECK(has_line(text, "Subject: Hello Bcc: b@x.example"));
}

TEST_CASE("Names with commas are quoted, and other scripts encoded") {
    const std::vector<MailAddress> to{
        {"Adeyemi, Ruth \"R\"", "r@x.example"}, {"Élan", "e@x.example"}, {"", "t@x.example"}};

    const std::string text = eml_text({}, to, "", "", when, {0}, "");

    CHECK(has_line(text, "To: \"Adeyemi, Ruth \\\"R\\\"\" <r@x.example>,"));
    CHECK(has_line(text, " =?utf-8?B?w4lsYW4=?= <e@x.example>,"));
    CHECK(has_line(text, " t@x.example"));
}

TEST_CASE("No line of a file is too long, and all of it is ASCII") {
    std::string body;
    for (int i = 0; i < 300; ++i) body += i % 7 == 0 ? "é" : "word ";
    const std::string text = written(std::string(30, 'x') + body, body + "=" + std::string(200, '=') + "\n  \nend ");

    for (const std::string_view line : lines_of(text)) CHECK(line.size() <= 77);  // With its carriage return.
    CHECK(std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
}

TEST_CASE("Encoded words are short and end between characters") {
    std::string text;
    for (int i = 0; i < 50; ++i) text += "€";

    const std::string encoded = encoded_header(text);

    for (std::string_view line : lines_of(encoded)) {
        line = trimmed(line);
        CHECK(line.size() <= 75);
        CHECK(is_valid_utf8(decoded_header(line)));
        CHECK(decoded_header(line).find("\xEF\xBF\xBD") == std::string::npos);
    }
    CHECK(decoded_header(with_line_feeds(encoded)) == text);
}

TEST_CASE("Short ASCII is written as it is, what looks encoded is not") {
    CHECK(encoded_header("Hello") == "Hello");
    CHECK(encoded_header(std::string(60, 'x')) == std::string(60, 'x'));
    CHECK(encoded_header(std::string(61, 'x')).starts_with("=?utf-8?B?"));
    CHECK(decoded_header(encoded_header("=?x")) == "=?x");
    CHECK(encoded_header("=?x") != "=?x");
}

TEST_CASE("Base64 is that of RFC 4648") {
    for (const auto& [bytes, text] : {std::pair<std::string_view, std::string_view>{"", ""},
                                      {"f", "Zg=="},
                                      {"fo", "Zm8="},
                                      {"foo", "Zm9v"},
                                      {"foob", "Zm9vYg=="},
                                      {"fooba", "Zm9vYmE="},
                                      {"foobar", "Zm9vYmFy"}}) {
        CHECK(base64_of(bytes) == text);
        CHECK(bytes_of_base64(text) == bytes);
    }
    CHECK(base64_of("\xFB\xFF\xFE") == "+//+");
    CHECK(bytes_of_base64("Zm 9v\r\nYg") == "foob");
    CHECK(bytes_of_base64("Zg==Zm8=") == "ffo");
    CHECK(bytes_of_base64("Z").empty());
    CHECK(bytes_of_base64("===*").empty());
}

TEST_CASE("Quoted-printable keeps every text") {
    for (const std::string_view text : {"", "a", "=", "a \nb\t\n", "Élan = 100 %", "\n\n", " "}) {
        CHECK(with_line_feeds(bytes_of_quoted_printable(quoted_printable_of(text))) == text);
    }
    CHECK(quoted_printable_of("a=b ") == "a=3Db=20");
    CHECK(bytes_of_quoted_printable("a=\nb=\r\nc= \nd") == "abcd");
    CHECK(bytes_of_quoted_printable("=c3=89 =ZZ =4") == "É =ZZ =4");
}

TEST_CASE("What is written is read back as it was") {
    const std::string body =
        "Hello Ruth,\n\nÉlan “quoted” = 100 %, and a line that is much longer than any line of an e-mail "
        "may be, for the sake of the test.\n.\nFrom here on: fine";
    const std::string subject = "Your pilot: what Priya’s desks say about it, and what comes next in December";

    const Result<Mail> mail = read_mail(written(subject, body));

    REQUIRE(mail.has_value());
    CHECK(mail->subject == subject);
    CHECK(mail->body == body);
    CHECK(mail->from == MailAddress{"Ines Okafor", "ines@tidewater.example"});
    CHECK(mail->to == std::vector{MailAddress{"Ruth Adeyemi", "ruth@harbourvale.example"}});
    CHECK(mail->date == when);
    CHECK(mail->message_id == "1@tidewater.example");
    CHECK_FALSE(mail->plain);
}

}  // namespace rapport
