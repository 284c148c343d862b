// Every field of every type, as it stands in files: what is written reads back equal, and what this program does not know
// passes through it unharmed.

#include "codec/record_json.h"
#include "model/types.h"
#include "support/arbitrary.h"
#include "support/print.h"

namespace rapport {
namespace {

std::string text_of(const EntityType& type, const Entity& record) {
    std::string text;
    append_record(text, type, record);
    return text;
}

Record read_back(const EntityType& type, const std::string& text) {
    const Result<Json> json = read_json(text);
    REQUIRE_MESSAGE(json.has_value(), json.error().message);
    Record record(type);
    const Result<void> outcome = read_record(type, *json, *record);
    REQUIRE_MESSAGE(outcome.has_value(), outcome.error().message);
    return record;
}

template <class Law> void for_all_fields(Law law) {
    for (const EntityType* type : all_types())
        for (const Field& field : type->fields)
            for (std::uint64_t seed = 1; seed <= 50; ++seed) {
                Dice dice(seed);
                CAPTURE(std::string(type->name));
                CAPTURE(std::string(field.name));
                CAPTURE(seed);
                law(*type, field, dice);
            }
}

}  // namespace

TEST_CASE("A value of every field reads back equal") {
    for_all_fields([](const EntityType&, const Field& field, Dice& dice) {
        const Value value = arbitrary_value(field, dice);
        const Result<Value> again = read_value(field, value_json(field, value));
        REQUIRE(again.has_value());
        CHECK(*again == value);
    });
}

TEST_CASE("The blank value of every field reads back equal") {
    for_all_fields([](const EntityType& type, const Field& field, Dice&) {
        const Value value = field.get(*type.blank);
        CHECK(*read_value(field, value_json(field, value)) == value);
    });
}

TEST_CASE("A record with one field written reads back equal, stamp and all") {
    for_all_fields([](const EntityType& type, const Field& field, Dice& dice) {
        Record record(type);
        record->id = id_number(1);
        record->born = stamp_after(0);
        (void)field.set(*record, arbitrary_value(field, dice));
        if (dice.chance(50)) set_stamp(*record, field.reg, arbitrary_stamp(dice));
        CHECK(read_back(type, text_of(type, *record)) == record);
    });
}

TEST_CASE("Any record reads back equal, and is written as the same bytes again") {
    for (const EntityType* type : all_types())
        for (std::uint64_t seed = 1; seed <= 200; ++seed) {
            CAPTURE(std::string(type->name));
            CAPTURE(seed);
            Dice dice(seed);
            const Record record = arbitrary_record(*type, dice);
            const std::string text = text_of(*type, *record);
            CHECK(read_back(*type, text) == record);
            CHECK(text_of(*type, *read_back(*type, text)) == text);
            CHECK(write_json(record_json(*type, *record)) == text);
        }
}

TEST_CASE("A value of every field that this program cannot read is kept, and written again in its place") {
    for_all_fields([](const EntityType& type, const Field& field, Dice& dice) {
        const std::string odd = dice.chance(50) ? R"({"newer":[1.50,"x"]})" : "[{}]";
        const std::string stamps = dice.chance(50) ? R"(,"stamps":{")" + std::string(field.name) +
                                                         R"(":"01a19b7ca685-0000-0000000000000002-7"})"
                                                   : "";
        const std::string text =
            R"({"type":")" + std::string(type.name) +
            R"(","id":"00000000-0000-7000-8000-000000000001","at":"01a19b7ca680-0000-0000000000000001-1",")" +
            std::string(field.name) + "\":" + odd + stamps + "}";
        if (field.kind == Kind::Seen) return;  // Whatever is malformed there is an error: it says what was seen.
        const Record record = read_back(type, text);
        CHECK(field.get(*record) == field.get(*type.blank));
        REQUIRE(unread_value(*record, field) != nullptr);
        CHECK(unread_value(*record, field)->json == odd);
        CHECK(text_of(type, *record).contains("\"" + std::string(field.name) + "\":" + odd));
        CHECK(read_back(type, text_of(type, *record)) == record);
    });
}

TEST_CASE("A choice that this program does not know is kept") {
    for_all_fields([](const EntityType& type, const Field& field, Dice&) {
        if (field.kind != Kind::Choice) return;
        Record record(type);
        record->id = id_number(1);
        const std::string text = text_of(type, *record);
        const std::string newer =
            text.substr(0, text.size() - 1) + ",\"" + std::string(field.name) + "\":\"of_a_newer_time\"}";
        CHECK(text_of(type, *read_back(type, newer)) == newer);
    });
}

TEST_CASE("Fields that this program does not know are kept, with their stamps") {
    for (const EntityType* type : all_types()) {
        CAPTURE(std::string(type->name));
        Dice dice(7);
        Record record = arbitrary_record(*type, dice);
        record->unknown = {{"aa_newer", R"({"deep":[[1.50e40,"\u0000"]]})", {}},
                           {"zz_newer", "null", stamp_after(77, 5, 5)}};
        CHECK(read_back(*type, text_of(*type, *record)) == record);
    }
}

}  // namespace rapport
