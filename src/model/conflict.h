#pragma once
// A value that lost: somebody wrote it without having seen the one that holds now, nor did that one's writer see it.
//
// A merge makes these, and every device makes the same: the id is derived from the record, the register and the losing
// stamp, and `born` is that stamp, so it also says when and on which device the value was written.

#include "model/schema.h"

namespace rapport {

enum class ConflictStatus : std::uint8_t { Open, KeptCurrent, TookOther, Edited };
template <> struct Choices<ConflictStatus> {
    static constexpr std::array<Choice, 4> all{{{"open", "Open"},
                                                {"kept_current", "Kept the current value"},
                                                {"took_other", "Took the other value"},
                                                {"edited", "Edited"}}};
};

struct Conflict : Entity {
    Id about;
    std::string of;      ///< The type of that record, by its name in files.
    std::string fields;  ///< Of the register, by their names in files: "parent rank".
    Prose value;         ///< What they would be, as JSON: {"parent":null,"rank":"a0V"}.
    ConflictStatus status = ConflictStatus::Open;
};

template <> struct Schema<Conflict> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "conflict";
    static constexpr std::string_view label = "conflict";
    static constexpr std::string_view plural = "conflicts";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member             JSON name label          seen by merge  found by
        field<&Conflict::about>  ("about",  "About",       Team, Fixed,  Search::None),
        field<&Conflict::of>     ("of",     "Type",        Team, Fixed,  Search::None),
        field<&Conflict::fields> ("fields", "Fields",      Team, Fixed,  Search::None),
        field<&Conflict::value>  ("value",  "Other value", Team, Fixed,  Search::None),
        field<&Conflict::status> ("status", "Status",      Team, Latest, Search::None));
    // clang-format on
};

}  // namespace rapport
