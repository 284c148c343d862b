#include "base/json.h"

#include "support/print.h"
#include "support/shared_files.h"

namespace rapport {
namespace {

std::string again(std::string_view text) {
    const Result<Json> json = read_json(text);
    return json ? write_json(*json) : json.error().message;
}

bool says_where(const Error& error) {
    return error.message.find("line ") != std::string::npos && error.message.find("column ") != std::string::npos;
}

struct Parts {
    std::string seen;
    JsonParts parts;
    Parts() {
        parts.member = [this](std::string&& name, Json&& value, std::size_t) -> Result<void> {
            seen += name + "=" + write_json(value) + " ";
            return {};
        };
        parts.array = [this](const std::string& name, std::size_t) -> Result<void> {
            seen += name + "[ ";
            return {};
        };
        parts.element = [this](const std::string& name, Json&& value, std::size_t) -> Result<void> {
            seen += name + "." + write_json(value) + " ";
            return {};
        };
    }
};

}  // namespace

TEST_CASE("Values are written without white space, their members in the order they came") {
    CHECK(again(R"( { "b" : [ 1 , true , null ] , "a" : { } } )") == R"({"b":[1,true,null],"a":{}})");
    CHECK(again("\"\\u00e9\\n\\u0001\\ud83d\\ude00\"") == "\"é\\n\\u0001😀\"");
}

TEST_CASE("A number that is no 64-bit integer keeps its spelling") {
    CHECK(again("[1.10,1e5,-0.0,123456789012345678901234567890,18446744073709551615]") ==
          "[1.10,1e5,-0.0,123456789012345678901234567890,18446744073709551615]");
    CHECK(again("[9223372036854775807,-9223372036854775808]") == "[9223372036854775807,-9223372036854775808]");
}

TEST_CASE("Of two members of one name the last counts") {
    const Result<Json> json = read_json(R"({"a":1,"a":2})");

    REQUIRE(json.has_value());
    CHECK(*json->find("a") == Json(std::int64_t{2}));
    CHECK(json->find("b") == nullptr);
}

TEST_CASE("A malformed text is refused with line, column and what is wrong") {
    const Result<Json> json = read_json("{\n  \"a\": 1,\n  \"b\" 2\n}");

    REQUIRE_FALSE(json.has_value());
    CHECK(json.error().fault == Fault::Malformed);
    CHECK(json.error().message.find("line 3, column 7") != std::string::npos);
    CHECK(json.error().message.find("expected ':'") != std::string::npos);
}

TEST_CASE("A text cut off anywhere is refused, and nothing is read outside it") {
    const std::string text = R"({"a":[1,2.5e3,{"b":"\u00e9x"}],"c":[true,false,null]})";
    for (std::size_t length = 0; length < text.size(); ++length) {
        CAPTURE(length);
        const std::string cut(text.substr(0, length));
        CHECK_FALSE(read_json(cut).has_value());
        CHECK_FALSE(read_json_parts(cut, Parts().parts).has_value());
    }
    CHECK(read_json(text).has_value());
}

TEST_CASE("What nests deeper than the limit is refused, however deep it goes") {
    CHECK(read_json(std::string(64, '[') + std::string(64, ']')).has_value());
    const Result<Json> deep = read_json(std::string(1'000'000, '['));
    REQUIRE_FALSE(deep.has_value());
    CHECK(deep.error().fault == Fault::Limit);
    CHECK(read_json("[[1]]", {.depth = 1}).error().fault == Fault::Limit);
}

TEST_CASE("What is larger than the limit is refused before it is read") {
    const Result<Json> large = read_json("[1,2,3]", {.bytes = 6});

    REQUIRE_FALSE(large.has_value());
    CHECK(large.error().fault == Fault::Limit);
}

TEST_CASE("A byte order mark is no part of the text") { CHECK(again("\xEF\xBB\xBF[1]") == "[1]"); }

TEST_CASE("Malformed UTF-8 is refused when read and repaired when written") {
    CHECK_FALSE(read_json("\"\xC3\x28\"").has_value());
    CHECK(write_json(Json("a\xC3(b\xFF")) == "\"a\uFFFD(b\uFFFD\"");
    CHECK(read_json(write_json(Json("\xED\xA0\x80"))).has_value());
}

TEST_CASE("A large object comes in parts: members whole, arrays element by element, empty arrays too") {
    Parts parts;

    REQUIRE(read_json_parts(R"({"a":{"x":[1]},"list":[{"y":[2]},[3],4],"none":[],"b":null})", parts.parts).has_value());

    CHECK(parts.seen == R"(a={"x":[1]} list[ list.{"y":[2]} list.[3] list.4 none[ b=null )");
}

TEST_CASE("Parts are only read from an object") {
    for (const char* text : {"[1]", "1", "\"x\"", "null"}) {
        CAPTURE(text);
        CHECK(read_json_parts(text, Parts().parts).error().message.find("line 1, column 1") != std::string::npos);
    }
}

TEST_CASE("Whoever takes the parts may stop: by an error of their own, or when asked about the progress") {
    Parts refusing;
    refusing.parts.element = [](const std::string&, Json&&, std::size_t) -> Result<void> {
        return Error{Fault::Limit, "Enough.", {}};
    };
    CHECK(read_json_parts(R"({"list":[1,2]})", refusing.parts).error().message == "Enough.");

    Parts stopping;
    stopping.parts.progress = [](std::size_t) { return false; };
    const std::string large = "{\"list\":[" + std::string(1 << 20, ' ') + "]}";
    CHECK(read_json_parts(large, stopping.parts).error().fault == Fault::Refused);
}

TEST_CASE("Every file of JSONTestSuite is accepted or refused as it should be") {
    const auto folder = shared_files("data/json/JSONTestSuite/test_parsing");
    if (!folder) return;
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(*folder)) {
        const std::string name = entry.path().filename().string();
        if (!name.ends_with(".json")) continue;
        CAPTURE(name);
        ++files;
        const std::string text = bytes_of(entry.path());
        const Result<Json> json = read_json(text);
        if (json && json->as_object()) CHECK(read_json_parts(text, Parts().parts).has_value());
        if (json) CHECK(*read_json(write_json(*json)) == *json);
        if (name.starts_with("y_")) CHECK(json.has_value());
        if (name.starts_with("n_")) {
            REQUIRE_FALSE(json.has_value());
            CHECK(says_where(json.error()));
        }
    }
    CHECK(files >= 95);
}

TEST_CASE("What is nearly JSON is refused, saying where") {
    constexpr std::string_view nearly[] = {"[1 true]",
                                           "[1,]",
                                           "[1,,2]",
                                           "[,1]",
                                           "[",
                                           "]",
                                           "[1",
                                           "[1]]",
                                           "[1}",
                                           "[\"\"",
                                           "[\"a\",\n4\n,1,",
                                           "[*]",
                                           "[,]",
                                           "[3[4]]",
                                           "{\"a\":1,}",
                                           "{\"a\":1,,\"b\":2}",
                                           "{\"a\" 1}",
                                           "{a:1}",
                                           "{'a':1}",
                                           "{1:1}",
                                           "{\"a\":}",
                                           "{\"a\"",
                                           "{\"a\":1",
                                           "{,}",
                                           "{\"a\":1}}",
                                           "{\"a\":1}#",
                                           "{\"a\":1}//",
                                           "{\"a\":/*c*/1}",
                                           "{\"a\":1 \"b\":2}",
                                           "{null:1}",
                                           "{\"x\"::\"b\"}",
                                           "{{}}",
                                           "[{}",
                                           "[+1]",
                                           "[-]",
                                           "[01]",
                                           "[-01]",
                                           "[1.]",
                                           "[.5]",
                                           "[1.e1]",
                                           "[1e]",
                                           "[1e+]",
                                           "[0x1]",
                                           "[1_000]",
                                           "[Infinity]",
                                           "[-Infinity]",
                                           "[NaN]",
                                           "[1 000]",
                                           "[1e1.5]",
                                           "[1+2]",
                                           "[1a]",
                                           "[--1]",
                                           "[2.e3]",
                                           "[0e]",
                                           "[-foo]",
                                           "[\uFF11]",
                                           "[tru]",
                                           "[True]",
                                           "[nul]",
                                           "[nil]",
                                           "[fals]",
                                           "[truth]",
                                           "undefined",
                                           "[\"]",
                                           "[\"\\\"]",
                                           "[\"\\x00\"]",
                                           "[\"\\u12\"]",
                                           "[\"\\u12G4\"]",
                                           "[\"\\uD800\"]",
                                           "[\"\\uD800\\u0041\"]",
                                           "[\"\\uDC00\"]",
                                           "[\"\\a\"]",
                                           "[\"\t\"]",
                                           "[\"\n\"]",
                                           "['x']",
                                           "[\\n]",
                                           "[\"x\"",
                                           "\"x",
                                           "\"",
                                           "[\"a\"\"b\"]",
                                           "[\u00A0]",
                                           "[\f]",
                                           "1 2",
                                           "{} []",
                                           "\"a\" \"b\"",
                                           "<null>",
                                           "*",
                                           "{\"a\":\"b\"}\u200B",
                                           "[\xFF]",
                                           "[\"\xE9\"]",
                                           "\xFF\xFE[\x00]",
                                           "[1]x",
                                           "[1],",
                                           "[\u2060]"};
    for (const std::string_view text : nearly) {
        CAPTURE(text);
        const Result<Json> json = read_json(text);
        REQUIRE_FALSE(json.has_value());
        CHECK(says_where(json.error()));
        CHECK(json.error().fault == Fault::Malformed);
    }
}

TEST_CASE("Columns count characters, and the place is right behind a number that ends its line") {
    CHECK(read_json("[\"Élan\" x]").error().message.find("line 1, column 9") != std::string::npos);
    CHECK(read_json("{\n\"a\" 2\n}").error().message.find("line 2, column 5") != std::string::npos);
    CHECK(read_json("[1,\n2,\n").error().message.find("line 3, column 1") != std::string::npos);
    CHECK(read_json("[1e999]").error().message.find("line 1, column 6: a number is too large") != std::string::npos);
}

TEST_CASE("A number keeps its spelling, whatever its digits, up to what a double holds") {
    const std::string zeros(400, '0');
    const std::vector<std::string> all_that_fit{"1.5",
                                                "-2.50e+3",
                                                "1E308",
                                                "0e999",
                                                "1e-999",
                                                "0." + zeros + "1e400",
                                                "1" + zeros + "e-400",
                                                "0." + zeros + "1",
                                                "123456789012345678901234567890.5"};
    const std::vector<std::string> too_large{"-1e309", "1" + zeros, "1" + zeros + ".5", "0.1" + zeros + "e310",
                                             "1e99999999999"};
    for (const std::string& fits : all_that_fit) {
        CAPTURE(fits);
        const Result<Json> json = read_json(fits);
        REQUIRE(json.has_value());
        CHECK(write_json(*json) == fits);
    }
    for (const std::string& large : too_large)
        CHECK(read_json(large).error().message.find("a number is too large") != std::string::npos);
}

}  // namespace rapport
