// Merging two copies of a record, for every field of every type, however unlikely their stamps: in either order, in any
// grouping and however often, the same record comes out. What one peer wrote last is in it.

#include <algorithm>

#include "codec/record_json.h"
#include "model/types.h"
#include "support/arbitrary.h"
#include "support/print.h"
#include "sync/merge.h"

namespace rapport {
namespace {

constexpr int rounds = 60;

Record joined(const Record& a, const Record& b) {
    Record result = a;
    merge(a.type(), *result, *b);
    return result;
}

std::string text_of(const Record& record) {
    std::string text;
    append_record(text, record.type(), *record);
    return text;
}

void add_unknown(Record& record, std::string name, Dice& dice, const Stamp& stamp) {
    const auto at = std::ranges::lower_bound(record->unknown, name, {}, &UnknownField::name);
    if (at != record->unknown.end() && at->name == name) return;
    const std::string json = "[{\"hue\":" + std::to_string(dice.below(3)) + "}]";  // No field can read that.
    record->unknown.insert(at, {name, json, stamp == record->born ? Stamp{} : stamp});
}

/// A copy of one record as any peer may have it: few stamps, so that equal ones with different values are frequent.
Record copy_of_one(const EntityType& type, Dice& dice) {
    Record record(type);
    record->id = id_number(1);
    record->born = dice.chance(70) ? stamp_after(0) : dice.chance(10) ? Stamp{} : arbitrary_stamp(dice);
    scribble(type, *record, dice, 50);
    if (record->born.is_empty()) return record;  // Made here a moment ago, for another's copy to go into.
    for (const char* name : {"colour", "zeal"})
        if (dice.chance(40)) add_unknown(record, name, dice, dice.chance(50) ? record->born : arbitrary_stamp(dice));
    for (const Field& field : type.fields)
        if (dice.chance(5)) {
            (void)field.set(*record, field.get(*type.blank));
            add_unknown(record, std::string(field.name), dice, stamp_of(*record, field.reg));
        }
    return record;
}

/// A record in which one field alone was written, by a peer at a time.
Record written(const EntityType& type, const Field& field, Dice& dice, const Stamp& stamp) {
    Record record(type);
    record->id = id_number(1);
    record->born = stamp_after(0);
    (void)field.set(*record, arbitrary_value(field, dice));
    set_stamp(*record, field.reg, stamp);
    return record;
}

template <class Law> void for_all_types(Law law) {
    for (const EntityType* type : all_types())
        for (std::uint64_t seed = 1; seed <= rounds; ++seed) {
            Dice dice(seed * 1000 + index_of(*type));
            CAPTURE(std::string(type->name));
            CAPTURE(seed);
            law(*type, dice);
        }
}

template <class Law> void for_all_fields(Law law) {
    for (const EntityType* type : all_types())
        for (const Field& field : type->fields)
            for (std::uint64_t seed = 1; seed <= 20; ++seed) {
                Dice dice(seed);
                CAPTURE(std::string(type->name));
                CAPTURE(std::string(field.name));
                CAPTURE(seed);
                law(*type, field, dice);
            }
}

}  // namespace

TEST_CASE("Merging commutes") {
    for_all_types([](const EntityType& type, Dice& dice) {
        const Record a = copy_of_one(type, dice);
        const Record b = copy_of_one(type, dice);
        CHECK(text_of(joined(a, b)) == text_of(joined(b, a)));
        CHECK(same_record(type, *joined(a, b), *joined(b, a)));
    });
}

TEST_CASE("Merging associates") {
    for_all_types([](const EntityType& type, Dice& dice) {
        const Record a = copy_of_one(type, dice);
        const Record b = copy_of_one(type, dice);
        const Record c = copy_of_one(type, dice);
        CHECK(text_of(joined(joined(a, b), c)) == text_of(joined(a, joined(b, c))));
        CHECK(same_record(type, *joined(joined(a, b), c), *joined(a, joined(b, c))));
    });
}

TEST_CASE("Merging again changes nothing, and says so") {
    for_all_types([](const EntityType& type, Dice& dice) {
        const Record a = copy_of_one(type, dice);
        const Record b = copy_of_one(type, dice);
        Record both = joined(a, b);
        CHECK_FALSE(merge(type, *both, *a));
        CHECK_FALSE(merge(type, *both, *b));
        CHECK_FALSE(merge(type, *both, *both));
    });
}

TEST_CASE("Merging says that it changed something exactly where it did") {
    for_all_types([](const EntityType& type, Dice& dice) {
        const Record a = copy_of_one(type, dice);
        const Record b = copy_of_one(type, dice);
        Record both = a;
        const bool changed = merge(type, *both, *b);
        CHECK(changed == !same_record(type, *both, *a));
    });
}

TEST_CASE("The later write of every field holds, in either order") {
    for_all_fields([](const EntityType& type, const Field& field, Dice& dice) {
        if (field.merge != Merge::Latest) return;
        const Record early = written(type, field, dice, stamp_after(1, 1, 2));
        const Record late = written(type, field, dice, stamp_after(2, 2, 1));
        CHECK(field.get(*joined(early, late)) == field.get(*late));
        CHECK(field.get(*joined(late, early)) == field.get(*late));
    });
}

TEST_CASE("Two writes of one field with one stamp merge to one of them, on both sides the same") {
    for_all_fields([](const EntityType& type, const Field& field, Dice& dice) {
        const Record ana = written(type, field, dice, stamp_after(1));
        const Record ben = written(type, field, dice, stamp_after(1));
        const Record both = joined(ana, ben);
        CHECK(field.get(*both) == field.get(*joined(ben, ana)));
        if (field.merge != Merge::Each)
            CHECK((field.get(*both) == field.get(*ana) || field.get(*both) == field.get(*ben)));
    });
}

TEST_CASE("A write in one register leaves every other as it was") {
    for_all_fields([](const EntityType& type, const Field& field, Dice& dice) {
        Record ours = copy_of_one(type, dice);
        ours->unknown.clear();
        ours->born = stamp_after(0);
        Record theirs = ours;
        (void)field.set(*theirs, arbitrary_value(field, dice));
        set_stamp(*theirs, field.reg, stamp_after(1000, 3, 9));
        const Record both = joined(ours, theirs);
        for (const Field& other : type.fields)
            if (other.reg != field.reg) CHECK(other.get(*both) == other.get(*ours));
        if (field.merge == Merge::Latest) CHECK(field.get(*both) == field.get(*theirs));
    });
}

TEST_CASE("A merged record reads back from its file, and merges there alike") {
    for_all_types([](const EntityType& type, Dice& dice) {
        const Record a = copy_of_one(type, dice);
        const Record b = copy_of_one(type, dice);
        const auto reread = [&](const Record& record) {
            Record again(type);
            const Result<void> outcome = read_record(type, record_json(type, *record), *again);
            CHECK(outcome.has_value());
            return again;
        };
        CHECK(text_of(joined(reread(a), reread(b))) == text_of(joined(a, b)));
    });
}

}  // namespace rapport
