// What a snapshot told and asked, as its record keeps it.

#include "share/told.h"

#include "support/make.h"
#include "support/print.h"

namespace rapport {
namespace {

Told some_told() {
    Told told;
    told.asked = {{"q1", AskKind::Question, "Are you comfortable with progress?", {}, {}, {}, {}},
                  {"d1", AskKind::Deliverable, "Blueprint \"A\"\n<b>", id_number(7), "deliverable", "2.1", "ab12"},
                  {"v1", AskKind::Evidence, "Élan", id_number(8), "value_evidence", {}, {}},
                  {"i1", AskKind::Recovery, "A call", id_number(9), "recovery", {}, {}},
                  {"m1", AskKind::Comment, "", id_number(10), "task", {}, {}}};
    told.lines = {{"milestone", id_number(10), "Pilot", "2026-12-07"}, {"light", {}, "Schedule", "Amber"}};
    return told;
}

std::string complaint_about(std::string_view text) {
    const Result<Told> told = read_told(text);
    REQUIRE_FALSE(told.has_value());
    return told.error().message;
}

}  // namespace

TEST_CASE("What was told is read back as it was written") {
    const std::string text = write_told(some_told());
    const Result<Told> back = read_told(text);

    REQUIRE(back.has_value());
    CHECK(*back == some_told());
    CHECK(write_told(*back) == text);
    CHECK(read_told(write_told({}))->asked.empty());
}

TEST_CASE("What a newer program added to what was told is passed over") {
    const Result<Told> told =
        read_told(R"({"asked":[{"ref":"q1","kind":"question","name":"Well?","mood":3}],"lines":[],"sides":[1,2]})");

    REQUIRE(told.has_value());
    REQUIRE(told->asked.size() == 1);
    CHECK(told->asked[0].name == "Well?");
    CHECK(told->asked[0].record.is_null());
}

TEST_CASE("What was told and cannot be read is refused in a sentence that says what to do") {
    for (const std::string_view text :
         {"", "{", "[]", R"({"asked":{}})", R"({"asked":[1]})", R"({"asked":[{"kind":"question"}]})",
          R"({"asked":[{"ref":"q1","kind":"question","name":1}]})",
          R"({"asked":[{"ref":"d1","kind":"deliverable","record":"seven"}]})", R"({"lines":["x"]})",
          R"({"asked":[{"ref":"q1","kind":"question"},{"ref":"q1","kind":"question"}]})"}) {
        CAPTURE(std::string(text));
        CHECK(complaint_about(text).starts_with("What this snapshot told cannot be read: "));
        CHECK(complaint_about(text).ends_with("have to be entered by hand."));
    }
    CHECK(read_told(R"({"asked":[{"ref":"x1","kind":"wish"}]})").error().fault == Fault::Newer);
}

TEST_CASE("A record has another short name in each snapshot, and its id cannot be told from it") {
    const std::string one = shown_code("r3td-6xhb-81nc", id_number(1));

    CHECK(one.size() == 9);
    CHECK(one == shown_code("r3td-6xhb-81nc", id_number(1)));
    CHECK(one != shown_code("r3td-6xhb-81nd", id_number(1)));
    CHECK(one != shown_code("r3td-6xhb-81nc", id_number(2)));
}

}  // namespace rapport
