#include "codec/record_json.h"

#include <algorithm>

#include "model/types.h"
#include "support/growth.h"
#include "support/make.h"
#include "support/print.h"

namespace rapport {
namespace {

constexpr std::string_view id_text = "00000000-0000-7000-8000-000000000001";
constexpr std::string_view born_text = "01a19b7ca680-0000-0000000000000001-1";

const Field& field_named(std::string_view name) { return *find_field(type_of<Task>, name); }

std::string written(const Entity& record, const EntityType& type = type_of<Task>) {
    std::string text;
    append_record(text, type, record);
    return text;
}

/// A task from the members that follow type, id and birth.
Result<Task> read_task(std::string_view members) {
    const std::string text = R"({"type":"task","id":")" + std::string(id_text) + R"(","at":")" +
                             std::string(born_text) + "\"" + std::string(members) + "}";
    const Result<Json> json = read_json(text);
    REQUIRE(json.has_value());
    Task task;
    const Result<void> outcome = read_record(type_of<Task>, *json, task);
    if (!outcome) return outcome.error();
    return task;
}

std::uint16_t reg_of(std::string_view name) { return field_named(name).reg; }

}  // namespace

TEST_CASE("A record is written as its type, id, birth and what differs from a blank one") {
    const Task task = make_number<Task>(1, {.name = "Kick-off", .duration = {60}});

    CHECK(
        written(task) ==
        R"({"type":"task","id":"00000000-0000-7000-8000-000000000001","at":"01a19b7ca680-0000-0000000000000001-1","name":"Kick-off","duration":60})");
    CHECK(write_json(record_json(type_of<Task>, task)) == written(task));
}

TEST_CASE("A field written after the birth is there even where it is blank again, with the stamp of its register") {
    Task task = make_number<Task>(1);
    set_stamp(task, reg_of("done"), stamp_after(5, 2, 7));

    CHECK(written(task).ends_with(R"("done":0,"stamps":{"done":"01a19b7ca685-0000-0000000000000002-7"}})"));
}

TEST_CASE("A register of several fields is stamped once, by all their names") {
    Task task = make_number<Task>(1);
    set_stamp(task, reg_of("rank"), stamp_after(5, 2, 7));

    CHECK(written(task).ends_with(
        R"("parent":null,"rank":"","stamps":{"parent rank":"01a19b7ca685-0000-0000000000000002-7"}})"));
    const Result<Task> again = read_task(R"(,"stamps":{"parent rank":"01a19b7ca685-0000-0000000000000002-7"})");
    REQUIRE(again.has_value());
    CHECK(stamp_of(*again, reg_of("parent")) == stamp_after(5, 2, 7));
    CHECK(again->stamps.size() == 1);
}

TEST_CASE("Values are spelt for people") {
    CHECK(write_json(value_json(field_named("deadline"), at(Date{20'000}, {545}).minutes)) == R"("2024-10-04T09:05")");
    CHECK(write_json(value_json(field_named("deadline"), Value())) == "null");
    CHECK(write_json(value_json(field_named("constraint"), std::int64_t{1})) == R"("alap")");
    CHECK(write_json(value_json(field_named("project"), id_number(1))) == R"("00000000-0000-7000-8000-000000000001")");
    CHECK(write_json(value_json(field_named("project"), Id{})) == "null");
    CHECK(write_json(value_json(field_named("milestone"), true)) == "true");
    CHECK(
        write_json(
            value_json(field_named("tags"),
                       Tags{{{"new", {stamp_after(0), true}}, {"old", {stamp_after(1), false}}, {"plain", {}}}})) ==
        R"({"new":{"at":"01a19b7ca680-0000-0000000000000001-1"},"old":{"gone":"01a19b7ca681-0000-0000000000000001-1"},"plain":{}})");
    CHECK(write_json(value_json(*find_field(type_of<WorkingCalendar>, "monday"), Shifts{{480, 720}, {780, 1020}})) ==
          "[[480,720],[780,1020]]");
    CHECK(write_json(value_json(*find_field(type_of<Client>, "since"), std::int64_t{20'000})) == R"("2024-10-04")");
    CHECK(write_json(value_json(*find_field(type_of<Comment>, "written"), std::int64_t{0})) ==
          R"("1970-01-01T00:00:00.000Z")");
    VersionVector seen;
    seen.include(0x9f3ca1b2c3d4e5f6, 26);
    CHECK(write_json(value_json(field_named("deleted"), seen)) == R"({"9f3ca1b2c3d4e5f6":26})");
}

TEST_CASE("A day that ISO 8601 cannot spell is kept as its number") {
    const Field& since = *find_field(type_of<Client>, "since");
    for (const std::int64_t days :
         {std::int64_t{-719163}, std::int64_t{2932897}, std::int64_t{INT32_MIN}, std::int64_t{INT32_MAX}}) {
        const Json json = value_json(since, days);
        CHECK(json == Json(days));
        CHECK(*read_value(since, json) == Value(days));
    }
}

TEST_CASE("Tags written by hand as a list of words are read") {
    const Result<Task> task = read_task(R"(,"tags":["tide","access"])");

    REQUIRE(task.has_value());
    CHECK(task->tags.words() == std::vector<std::string>{"access", "tide"});
}

TEST_CASE("Fields of a newer Rapport are kept, with their stamps, and written again as they came") {
    const std::string members =
        R"(,"name":"Dig","colour":{"hue":1.50},"zeal":[1,2],"stamps":{"name":"01a19b7ca681-0000-0000000000000001-2","colour":"01a19b7ca682-0000-0000000000000002-7"})";
    const Result<Task> task = read_task(members);

    REQUIRE(task.has_value());
    REQUIRE(task->unknown.size() == 2);
    CHECK(task->unknown[0] == UnknownField{"colour", R"({"hue":1.50})", stamp_after(2, 2, 7)});
    CHECK(task->unknown[1] == UnknownField{"zeal", "[1,2]", {}});
    CHECK(written(*task).ends_with(members.substr(1) + "}"));
}

TEST_CASE("A choice of a newer Rapport is kept, reads as blank here, and is written again in its place") {
    const std::string members = R"(,"name":"Dig","constraint":"when_the_tide_is_low")";
    const Result<Task> task = read_task(members);

    REQUIRE(task.has_value());
    CHECK(task->constraint == Constraint::AsSoonAsPossible);
    CHECK(written(*task).ends_with(members.substr(1) + "}"));
}

TEST_CASE("A choice of a newer Rapport gives way to one that was written here") {
    Task task = *read_task(R"(,"constraint":"when_the_tide_is_low")");

    task.constraint = Constraint::AsLateAsPossible;
    set_stamp(task, reg_of("constraint"), stamp_after(9));

    CHECK(written(task).contains(R"("constraint":"alap")"));
    CHECK_FALSE(written(task).contains("tide"));
}

TEST_CASE("A value of the wrong kind, or out of its range, is kept rather than lost") {
    for (const char* members :
         {R"(,"name":12)", R"(,"duration":"an hour")", R"(,"done":99999999999)", R"(,"duration":1.5)",
          R"(,"milestone":"yes")", R"(,"deadline":"soon")", R"(,"deadline":"2026-02-30T09:00")",
          R"(,"tags":{"x":{"at":"","more":1}})", R"(,"tags":[1])", R"(,"project":12)"}) {
        CAPTURE(members);
        const Result<Task> task = read_task(members);
        REQUIRE(task.has_value());
        CHECK(task->unknown.size() == 1);
        CHECK(written(*task).ends_with(std::string(members).substr(1) + "}"));
    }
}

TEST_CASE("Working hours that overlap or run backwards are not taken for hours") {
    for (const char* hours : {"[[480,480]]", "[[720,480]]", "[[480,720],[700,900]]", "[[-1,5]]", "[[480]]", "[480,720]",
                              "[[480,720,900]]", "[[0,5000]]"}) {
        CAPTURE(hours);
        CHECK_FALSE(read_value(*find_field(type_of<WorkingCalendar>, "monday"), *read_json(hours)).has_value());
    }
    CHECK(read_value(*find_field(type_of<WorkingCalendar>, "monday"), *read_json("[[1320,1800]]")).has_value());
}

TEST_CASE("A broken id or stamp is an error that names the record and the field") {
    const auto error_of = [](std::string_view members) {
        const Result<Task> task = read_task(members);
        REQUIRE_FALSE(task.has_value());
        CHECK(task.error().fault == Fault::Malformed);
        CHECK(task.error().message.find("task 00000000-0000-7000-8000-000000000001") != std::string::npos);
        return task.error().message;
    };

    CHECK(error_of(R"(,"name":"Dig","project":"x")").find("“Dig”, “project”") != std::string::npos);
    CHECK(error_of(R"(,"stamps":{"done":"x"})").find("“done”") != std::string::npos);
    CHECK(error_of(R"(,"stamps":{"done":1})").find("“done”") != std::string::npos);
    CHECK(error_of(R"(,"stamps":[])").find("“stamps”") != std::string::npos);
    CHECK(error_of(R"(,"tags":{"x":{"at":"y"}})").find("“tags”") != std::string::npos);
    CHECK(error_of(R"(,"deleted":{"x":1})").find("“deleted”") != std::string::npos);
    CHECK(error_of(R"(,"deleted":{"9f3ca1b2c3d4e5f6":0})").find("“deleted”") != std::string::npos);
    CHECK(error_of(R"(,"at":"x")").find("“at”") != std::string::npos);
}

TEST_CASE("A record without an id, or with one of zeros, is refused") {
    for (const char* text : {R"({"type":"task"})", R"({"type":"task","id":1})",
                             R"({"type":"task","id":"00000000-0000-0000-0000-000000000000"})", "[]", "1"}) {
        CAPTURE(text);
        Task task;
        CHECK_FALSE(read_record(type_of<Task>, *read_json(text), task).has_value());
    }
}

TEST_CASE("A record written by hand needs neither birth nor stamps") {
    Task task;
    REQUIRE(read_record(type_of<Task>, *read_json(R"({"id":"00000000000070008000000000000001","name":"Dig"})"), task)
                .has_value());

    CHECK(task.born.is_empty());
    CHECK(written(task) == R"({"type":"task","id":"00000000-0000-7000-8000-000000000001","name":"Dig"})");
}

TEST_CASE("Fields and words that stand in falling order are read in time that grows as they do") {
    const auto members = [](int count) {
        std::string fields, stamps, words;
        for (int i = 100'000; i > 100'000 - count; --i) {
            const std::string name = "x" + std::to_string(i);
            fields += ",\"" + name + "\":1";
            stamps += (stamps.empty() ? "\"" : ",\"") + name + "\":\"01a19b7ca682-0000-0000000000000002-7\"";
            words += (words.empty() ? "\"" : ",\"") + name + "\"";
        }
        return fields + ",\"tags\":[" + words + "],\"stamps\":{" + stamps + "}";
    };
    CHECK(growth(2'500, members, [](const std::string& text) { REQUIRE(read_task(text)); }) < far_from_quadratic);
    const Result<Task> task = read_task(members(60'000));
    REQUIRE(task.has_value());
    REQUIRE(task->unknown.size() == 60'000);
    CHECK(task->unknown[0] == UnknownField{"x100000", "1", stamp_after(2, 2, 7)});
    CHECK(std::ranges::is_sorted(task->unknown, {}, &UnknownField::name));
    CHECK(task->tags.marks.size() == 60'000);
    CHECK(task->tags.marks[0].first == "x100000");
}

TEST_CASE("Of a field, a word or a device that stands twice, the last, the later and the larger one holds") {
    const Result<Task> task =
        read_task(R"(,"zeal":1,"zeal":2,"tags":{"tide":{"at":"01a19b7ca682-0000-0000000000000002-7"},"tide":{}})");
    REQUIRE(task.has_value());
    REQUIRE(task->unknown.size() == 1);
    CHECK(task->unknown[0].json == "2");
    REQUIRE(task->tags.marks.size() == 1);
    CHECK(task->tags.marks[0].second.stamp == stamp_after(2, 2, 7));

    const Result<VersionVector> seen =
        read_seen(*read_json(R"({"00000000000000ff":3,"0000000000000001":2,"00000000000000ff":1})"));
    REQUIRE(seen.has_value());
    CHECK(write_json(seen_json(*seen)) == R"({"0000000000000001":2,"00000000000000ff":3})");
}

}  // namespace rapport
