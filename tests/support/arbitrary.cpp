#include "support/arbitrary.h"

#include <algorithm>

#include "base/text.h"

namespace rapport {
namespace {

constexpr std::int32_t first_of_all = -719162;  // 0001-01-01
constexpr std::int32_t last_of_all = 2932896;   // 9999-12-31

std::string arbitrary_word(Dice& dice) {
    static const std::vector<std::string> words{"kick-off", "Élan", "Σίσυφος", "tide",  "gauge", "урок",
                                                "日本",     "👷🏽", "don’t",   "naïve", "x"};
    return dice.one_of(words);
}

std::int64_t arbitrary_number(Dice& dice, std::int64_t low, std::int64_t high) {
    switch (dice.below(4)) {
    case 0:  return low;
    case 1:  return high;
    case 2:  return dice.between(-3, 3) < low ? low : std::clamp<std::int64_t>(dice.between(-3, 3), low, high);
    default: return dice.between(low, high);
    }
}

Tags arbitrary_tags(Dice& dice) {
    Tags tags;
    for (std::size_t i = dice.below(4); i > 0; --i) {
        std::string word = arbitrary_word(dice);
        const auto at = std::ranges::lower_bound(tags.marks, word, {}, &std::pair<std::string, Mark>::first);
        if (at == tags.marks.end() || at->first != word)
            tags.marks.insert(at, {word, {arbitrary_stamp(dice), dice.chance(70)}});
    }
    return tags;
}

Shifts arbitrary_shifts(Dice& dice) {
    Shifts shifts;
    std::int32_t at = 0;
    for (std::size_t i = dice.below(4); i > 0; --i) {
        const std::int32_t from = at + static_cast<std::int32_t>(dice.between(0, 300));
        at = from + static_cast<std::int32_t>(dice.between(1, 500));
        shifts.push_back({from, at});
    }
    return shifts;
}

VersionVector arbitrary_seen(Dice& dice) {
    VersionVector seen;
    for (std::size_t i = dice.below(4); i > 0; --i) seen.include(arbitrary_stamp(dice));
    return seen;
}

Rank arbitrary_rank(Dice& dice) {
    Rank rank;
    for (std::size_t i = dice.below(5); i > 0; --i)
        rank = rank_between(rank, {}, static_cast<std::uint32_t>(dice.below(4000)));
    return rank;
}

}  // namespace

std::string arbitrary_text(Dice& dice) {
    static const std::vector<std::string> odd{
        "",   " ",    "\"\\/", "\n\r\t", std::string("\0\x01\x1f\x7f", 4), "</script>", "\u2028", "null",
        "-1", "=1+1", "{}",    ","};
    if (dice.chance(30)) return dice.one_of(odd);
    std::string text;
    for (std::size_t i = 1 + dice.below(5); i > 0; --i) text += (text.empty() ? "" : " ") + arbitrary_word(dice);
    return text;
}

Stamp arbitrary_stamp(Dice& dice) {
    const Actor actor = 0x9F3C'A1B2'C3D4'E500 + dice.below(3);
    const std::uint32_t seq = 1 + static_cast<std::uint32_t>(dice.below(6));
    Stamp stamp = stamp_after(static_cast<std::int64_t>(dice.below(4)), actor, seq);
    stamp.clock += dice.below(2);
    return stamp;
}

Value arbitrary_value(const Field& field, Dice& dice) {
    if (field.optional && dice.chance(25)) return {};
    switch (field.kind) {
    case Kind::Text:
    case Kind::Prose:    return arbitrary_text(dice);
    case Kind::Flag:     return dice.chance(50);
    case Kind::Count:
    case Kind::Percent:  return arbitrary_number(dice, INT32_MIN, INT32_MAX);
    case Kind::Number:
    case Kind::Duration: return arbitrary_number(dice, INT64_MIN / 2, INT64_MAX / 2);
    case Kind::Date:     return arbitrary_number(dice, first_of_all, last_of_all);
    case Kind::DateTime:
        return arbitrary_number(dice, std::int64_t{first_of_all} * 1440, std::int64_t{last_of_all} * 1440 + 1439);
    case Kind::Instant:
        return arbitrary_number(dice, std::int64_t{first_of_all} * 86'400'000,
                                std::int64_t{last_of_all} * 86'400'000 + 86'399'999);
    case Kind::Money:     return Money{arbitrary_number(dice, INT64_MIN / 2, INT64_MAX / 2), dice.chance(50) ? "CAD" : ""};
    case Kind::Choice:    return static_cast<std::int64_t>(dice.below(field.choices.size()));
    case Kind::Reference: return dice.chance(20) ? Id{} : id_number(dice.below(1000));
    case Kind::Rank:      return arbitrary_rank(dice).key;
    case Kind::Tags:      return arbitrary_tags(dice);
    case Kind::Shifts:    return arbitrary_shifts(dice);
    case Kind::Seen:      return arbitrary_seen(dice);
    }
    return {};
}

void scribble(const EntityType& type, Entity& record, Dice& dice, int percent_left) {
    for (const Field& field : type.fields) {
        if (dice.chance(percent_left)) continue;
        (void)field.set(record, arbitrary_value(field, dice));
        if (field.merge != Merge::Fixed && dice.chance(50)) set_stamp(record, field.reg, arbitrary_stamp(dice));
    }
}

Record arbitrary_record(const EntityType& type, Dice& dice) {
    Record record(type);
    record->id = id_number(1 + dice.below(1000));
    record->born = arbitrary_stamp(dice);
    scribble(type, *record, dice);
    return record;
}

}  // namespace rapport
