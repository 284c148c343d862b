#pragma once
// Something somebody said about a record.

#include "model/person.h"

namespace rapport {

struct Comment : Entity {
    Id about;            ///< Any record.
    std::string author;  ///< As they call themselves on that device.
    Instant written;
    Prose text;
    bool resolved = false;
};

template <> struct Schema<Comment> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "comment";
    static constexpr std::string_view label = "comment";
    static constexpr std::string_view plural = "comments";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member              JSON name   label       seen by   merge   found by
        field<&Comment::about>    ("about",    "About",    Everyone, Fixed,  Search::None),
        field<&Comment::author>   ("author",   "Author",   Everyone, Fixed,  Search::Body),
        field<&Comment::written>  ("written",  "Written",  Everyone, Fixed,  Search::None),
        field<&Comment::text>     ("text",     "Text",     Everyone, Latest, Search::Body),
        field<&Comment::resolved> ("resolved", "Resolved", Everyone, Latest, Search::None));
    // clang-format on
};

}  // namespace rapport
