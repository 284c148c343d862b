// What must be true of every type and field anybody adds to the model.

#include <algorithm>
#include <map>
#include <set>

#include "codec/record_json.h"
#include "model/types.h"
#include "support/arbitrary.h"
#include "support/print.h"

namespace rapport {
namespace {

bool is_snake_case(std::string_view name) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return !name.empty() && name.front() >= 'a' && name.front() <= 'z' && name.back() != '_' && !name.contains("__") &&
           std::ranges::all_of(name, letter);
}

bool is_sentence_case(std::string_view label) {
    return !label.empty() && label.front() != ' ' && label.back() != ' ' && label.back() != '.' &&
           !(label.front() >= 'a' && label.front() <= 'z');
}

template <class Law> void for_all_fields(Law law) {
    for (const EntityType* type : all_types())
        for (const Field& field : type->fields) {
            CAPTURE(std::string(type->name));
            CAPTURE(std::string(field.name));
            law(*type, field);
        }
}

}  // namespace

TEST_CASE("Types have names of their own, for files and for people") {
    std::set<std::string_view> names;
    for (const EntityType* type : all_types()) {
        CAPTURE(std::string(type->name));
        CHECK(is_snake_case(type->name));
        CHECK(names.insert(type->name).second);
        CHECK_FALSE(type->label.empty());
        CHECK_FALSE(type->plural.empty());
        CHECK(type->label != type->plural);
        CHECK(find_type(type->name) == type);
        CHECK(all_types()[index_of(*type)] == type);
    }
    CHECK(find_type("moon") == nullptr);
}

TEST_CASE("Fields have a name of their own within their type, which no file uses for something else") {
    for (const EntityType* type : all_types()) {
        std::set<std::string_view> names{"id", "at", "type", "stamps"};
        for (const Field& field : type->fields) {
            CAPTURE(std::string(type->name));
            CAPTURE(std::string(field.name));
            CHECK(is_snake_case(field.name));
            CHECK(names.insert(field.name).second);
            CHECK(find_field(*type, field.name) == &field);
        }
    }
}

TEST_CASE("Fields have a label for people") {
    for_all_fields([](const EntityType&, const Field& field) { CHECK(is_sentence_case(field.label)); });
}

TEST_CASE("Choices have names and labels of their own") {
    for_all_fields([](const EntityType&, const Field& field) {
        CHECK((field.kind == Kind::Choice) == !field.choices.empty());
        std::set<std::string_view> names;
        std::set<std::string_view> labels;
        for (const Choice& choice : field.choices) {
            CHECK(is_snake_case(choice.name));
            CHECK(names.insert(choice.name).second);
            CHECK_FALSE(choice.label.empty());
            CHECK(labels.insert(choice.label).second);
        }
    });
}

TEST_CASE("A reference refers to a type that there is") {
    for_all_fields([](const EntityType&, const Field& field) {
        if (field.target) CHECK(find_type(field.target()) != nullptr);
        if (field.target) CHECK(field.kind == Kind::Reference);
    });
}

TEST_CASE("A register is named by its first field, and its fields merge by one rule") {
    for_all_fields([](const EntityType& type, const Field& field) {
        REQUIRE(field.reg < type.fields.size());
        const std::size_t position = static_cast<std::size_t>(&field - type.fields.data());
        const Field& leader = type.fields[field.reg];
        CHECK(field.reg <= position);
        CHECK(leader.reg == field.reg);
        CHECK(leader.group == field.group);
        CHECK(leader.merge == field.merge);
        if (field.group == Group::Alone) CHECK(field.reg == position);
    });
}

TEST_CASE("Fields of one group share one register") {
    for (const EntityType* type : all_types()) {
        std::map<Group, std::uint16_t> registers;
        for (const Field& field : type->fields)
            if (field.group != Group::Alone)
                CHECK(registers.try_emplace(field.group, field.reg).first->second == field.reg);
    }
}

TEST_CASE("Sets, and only sets, are merged element by element, each alone in its register") {
    for_all_fields([](const EntityType&, const Field& field) {
        CHECK((field.kind == Kind::Tags) == (field.merge == Merge::Each));
        if (field.merge == Merge::Each) CHECK(field.group == Group::Alone);
    });
}

TEST_CASE("What every record has is where code looks for it, and the team's alone") {
    for (const EntityType* type : all_types()) {
        CHECK(type->fields[deleted_field].name == "deleted");
        CHECK(type->fields[shared_field].name == "shared");
        CHECK(type->fields[deleted_field].audience == Audience::Team);
        CHECK(type->fields[shared_field].audience == Audience::Team);
    }
}

TEST_CASE("What is searched is text, and every type that people name has a heading") {
    for_all_fields([](const EntityType&, const Field& field) {
        if (field.search != Search::None)
            CHECK((field.kind == Kind::Text || field.kind == Kind::Prose || field.kind == Kind::Tags));
    });
}

TEST_CASE("A blank record is blank: never stamped, alive, and without a line in its file") {
    for (const EntityType* type : all_types()) {
        CAPTURE(std::string(type->name));
        const Record blank(*type);
        CHECK(blank->id.is_null());
        CHECK(blank->born.is_empty());
        CHECK(is_alive(*blank));
        CHECK(same_record(*type, *blank, *type->blank));
        CHECK(record_json(*type, *blank).as_object()->size() == 2);
    }
}

TEST_CASE("A field takes every value it gives, and a copy is a record of its own") {
    for_all_fields([](const EntityType& type, const Field& field) {
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            Dice dice(seed);
            Record record(type);
            const Value value = arbitrary_value(field, dice);
            REQUIRE(field.set(*record, value).has_value());
            CHECK(field.get(*record) == value);
            const Record copy = record;
            REQUIRE(field.set(*record, field.get(*type.blank)).has_value());
            CHECK(field.get(*copy) == value);
        }
    });
}

TEST_CASE("A field refuses a value of another kind, and keeps what it had") {
    for_all_fields([](const EntityType& type, const Field& field) {
        Record record(type);
        const Value blank = field.get(*record);
        const bool takes_text = field.kind == Kind::Text || field.kind == Kind::Prose || field.kind == Kind::Rank;
        if (!takes_text) CHECK_FALSE(field.set(*record, Value(std::string("x"))).has_value());
        if (field.kind != Kind::Flag) CHECK_FALSE(field.set(*record, Value(true)).has_value());
        if (!field.optional) CHECK_FALSE(field.set(*record, Value()).has_value());
        if (field.kind == Kind::Choice) CHECK_FALSE(field.set(*record, Value(std::int64_t{250})).has_value());
        CHECK(field.get(*record) == blank);
    });
}

}  // namespace rapport
