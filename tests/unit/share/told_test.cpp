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
                  {"m1", AskKind::Comment, "", id_number(10), "task", {}, {}},
                  {"m2", AskKind::Comment, "Hand-over", id_number(11), "task", {}, {}}};
    told.lines = {{"milestone", id_number(10), "Pilot", "2026-12-07"},
                  {"milestone", id_number(11), "Hand-over", "done"},
                  {"light", {}, "Schedule", "Amber"}};
    return told;
}
/// The same as it was written at first.
constexpr std::string_view as_objects =
    R"({"asked":[{"ref":"q1","kind":"question","name":"Are you comfortable with progress?"},)"
    R"({"ref":"d1","kind":"deliverable","name":"Blueprint \"A\"\n<b>","record":"ID7","type":"deliverable",)"
    R"("version":"2.1","sha256":"ab12"},)"
    R"({"ref":"v1","kind":"evidence","name":"Élan","record":"ID8","type":"value_evidence"},)"
    R"({"ref":"i1","kind":"recovery","name":"A call","record":"ID9","type":"recovery"},)"
    R"({"ref":"m1","kind":"comment","name":"","record":"ID10","type":"task"},)"
    R"({"ref":"m2","kind":"comment","name":"Hand-over","record":"ID11","type":"task"}],)"
    R"("lines":[{"kind":"milestone","record":"ID10","name":"Pilot","value":"2026-12-07"},)"
    R"({"kind":"milestone","record":"ID11","name":"Hand-over","value":"done"},)"
    R"({"kind":"light","name":"Schedule","value":"Amber"}]})";

/// With ids where "ID7" stands for the seventh.
std::string with_ids(std::string text) {
    for (std::uint64_t number = 11; number >= 7; --number) {
        const std::string mark = "\"ID" + std::to_string(number) + "\"";
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark))
            text.replace(at, mark.size(), "\"" + to_string(id_number(number)) + "\"");
    }
    return text;
}

/// As many milestones, each asked about and told of.
Told milestones(std::size_t count, const std::string& name) {
    Told told;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string number = std::to_string(i + 1);
        const Id id = id_number(1000 + i);
        told.asked.push_back({"m" + number, AskKind::Comment, number + " " + name, id, "task", {}, {}});
        told.lines.push_back({"milestone", id, number + " " + name, "2026-12-07"});
    }
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

TEST_CASE("What can be chosen is read back as it was written") {
    Told told;
    told.asked = {{"c1", AskKind::Decision, "When?", id_number(7), "register_entry", {}, {}},
                  {"p", AskKind::Ranking, "What matters", id_number(8), "project", {}, {}}};
    told.asked[0].options = {{"In May", id_number(1)}, {"", id_number(2)}};
    told.asked[1].options = {{"Price", {}}};
    const Result<Told> back = read_told(write_told(told));

    REQUIRE(back.has_value());
    CHECK(*back == told);
}

TEST_CASE("What was told as objects, as it was at first, is read too") {
    const Result<Told> told = read_told(with_ids(std::string(as_objects)));

    REQUIRE(told.has_value());
    CHECK(*told == some_told());
    CHECK(write_told(*told).size() < as_objects.size());
}

TEST_CASE("A thousand milestones fit, with shorter names where they have to be") {
    const Told few = milestones(300, "A milestone with a name of quite some length");
    CHECK(*read_told(write_told(few)) == few);

    const Told many = milestones(1'000, "A milestone with a name of quite some length");
    const std::string text = write_told(many);
    CHECK(text.size() <= most_told);
    const Result<Told> back = read_told(text);
    REQUIRE(back.has_value());
    REQUIRE(back->asked.size() == 1'000);
    CHECK(back->asked[999].ref == "m1000");
    CHECK(back->asked[999].record == many.asked[999].record);
    CHECK(back->asked[999].name.starts_with("1000 A mile"));
    CHECK(back->asked[999].name.ends_with("…"));
    CHECK(back->lines[999].record == many.lines[999].record);
    CHECK(back->lines[999].value == "2026-12-07");
    CHECK(write_told(milestones(2'000, "A milestone")).size() > most_told);
}

TEST_CASE("The words of a question are never shortened: it is known by them") {
    Told told = milestones(1'000, "A milestone with a name of quite some length");
    const std::string words =
        "Is there anything at all that you would rather have had us do in another way this month?!";
    told.asked.insert(told.asked.begin(), {"q1", AskKind::Question, words, {}, {}, {}, {}});

    CHECK(read_told(write_told(told))->asked[0].name == words);
}

TEST_CASE("What a newer program added to what was told is passed over") {
    const Result<Told> told =
        read_told(R"({"asked":[{"ref":"q1","kind":"question","name":"Well?","mood":3}],"lines":[],"sides":[1,2]})");

    REQUIRE(told.has_value());
    REQUIRE(told->asked.size() == 1);
    CHECK(told->asked[0].name == "Well?");
    CHECK(told->asked[0].record.is_null());
    CHECK(read_told(
              R"({"asked":[["question","",["q1","Well?","","","",[],"calm"]]],"lines":[["light",["Red","All","",7]]]})")
              ->lines[0]
              .name == "All");
}

TEST_CASE("What was told and cannot be read is refused in a sentence that says what to do") {
    for (const std::string_view text : {"",
                                        "{",
                                        "[]",
                                        R"({"asked":{}})",
                                        R"({"asked":[1]})",
                                        R"({"asked":[{"kind":"question"}]})",
                                        R"({"asked":[{"ref":"q1","kind":"question","name":1}]})",
                                        R"({"asked":[{"ref":"d1","kind":"deliverable","record":"seven"}]})",
                                        R"({"lines":["x"]})",
                                        R"({"asked":[{"ref":"q1","kind":"question"},{"ref":"q1","kind":"question"}]})",
                                        R"({"asked":[["question","","q1"]]})",
                                        R"({"asked":[["question","",[]]]})",
                                        R"({"asked":[["question","",["q1",1]]]})",
                                        R"({"asked":[["comment","task",["m1","Pilot","seven"]]]})",
                                        R"({"asked":[["comment","task",["m1","Pilot","*****************.....+"]]]})",
                                        R"({"asked":[["comment","task",["m1"],["m1"]]]})",
                                        R"({"asked":[["decision","",["c1","When?","","","","May"]]]})",
                                        R"({"lines":[["milestone",[0,"done"]]]})",
                                        R"({"lines":[["milestone",[-1,"done"]]]})",
                                        R"({"lines":[["milestone",[]]]})",
                                        R"({"lines":[["light","Red"]]})"}) {
        CAPTURE(std::string(text));
        CHECK(complaint_about(text).starts_with("What this snapshot told cannot be read: "));
        CHECK(complaint_about(text).ends_with("have to be entered by hand."));
    }
    CHECK(read_told(R"({"asked":[{"ref":"x1","kind":"song"}]})").error().fault == Fault::Newer);
    CHECK(read_told(R"({"asked":[["song","",["x1"]]]})").error().fault == Fault::Newer);
}

TEST_CASE("A record has a short name, and another one in each snapshot") {
    const std::string one = shown_code("r3td-6xhb-81nc", id_number(1));

    CHECK(one.size() == 9);
    CHECK(one == shown_code("r3td-6xhb-81nc", id_number(1)));
    CHECK(one != shown_code("r3td-6xhb-81nd", id_number(1)));
    CHECK(one != shown_code("r3td-6xhb-81nc", id_number(2)));
}

}  // namespace rapport
