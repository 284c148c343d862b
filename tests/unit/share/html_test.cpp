// Text, links and data as they stand in a page.

#include "share/html.h"

#include "support/print.h"

namespace rapport {

TEST_CASE("Text that becomes HTML is text, whatever is in it") {
    CHECK(escaped("a & b < c > d \" e ' f") == "a &amp; b &lt; c &gt; d &quot; e &#39; f");
    CHECK(escaped(std::string("a\0b\x01\x1b\x7f\tc\nd\re", 12)) == "ab\tc\nde");
    CHECK(escaped("x\u0085y\u009Fz") == "xyz");
    CHECK(escaped("\xFF") == "\uFFFD");
    CHECK(theirs("Élan") == "Élan");
    CHECK(theirs("שלום & <b>") == "<bdi>שלום &amp; &lt;b&gt;</bdi>");
    CHECK(theirs("a\u202Eb").starts_with("<bdi>"));
    CHECK(paragraphs("one\ntwo\n\n\nthree\n") == "<p>one<br>two</p><p>three</p>");
}

TEST_CASE("Where no element may stand, marks set apart what runs from right to left, and none of theirs are left") {
    CHECK(set_apart("Élan <b>") == "Élan <b>");
    CHECK(set_apart("a\u202E\u2066b\u200F\u061C") == "ab");
    CHECK(set_apart("\u05E9\u202E") == "\u2068\u05E9\u2069");
}

TEST_CASE("Links are of our own making, or there is none") {
    CHECK(mail_link("ana@harbour.example") == "<a href=\"mailto:ana@harbour.example\">ana<wbr>@harbour.example</a>");
    CHECK(mail_address("a\"&?x@y.example") == "mailto:a%22%26%3Fx@y.example");
    CHECK(mail_address("javascript:alert(1)").empty());
    CHECK(mail_address("a@b, c@d").empty());
    CHECK(mail_link("not <an> address") == "not &lt;an&gt; address");
    CHECK(phone_link("+44 (1632) 960142") == "<a href=\"tel:+441632960142\">+44 (1632) 960142</a>");
    CHECK(phone_link("ask \"Ben\"") == "ask &quot;Ben&quot;");
}

TEST_CASE("Data within a page cannot end its element") {
    const std::string json = json_in_page(Json::Object{{"a", Json("</script><!--&\u2028\u2029")}});

    CHECK(json == "{\"a\":\"\\u003c/script\\u003e\\u003c!--\\u0026\\u2028\\u2029\"}");
    CHECK(*read_json(json)->find("a") == Json("</script><!--&\u2028\u2029"));
}

TEST_CASE("A day is said in words, with its year where that is another one") {
    CHECK(day_html(Date{20'787}, DayForm::Weekday) ==
          "<time datetime=\"2026-11-30\">Monday 30&nbsp;November&nbsp;2026</time>");
    CHECK(day_html(Date{20'787}, DayForm::Short, 2026) == "<time datetime=\"2026-11-30\">30&nbsp;November</time>");
    CHECK(day_html(Date{20'787}, DayForm::Short, 2027) ==
          "<time datetime=\"2026-11-30\">30&nbsp;November&nbsp;2026</time>");
}

TEST_CASE("A policy names content by its digest in base64") {
    CHECK(hash_source("abc") == "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='");
}

}  // namespace rapport
