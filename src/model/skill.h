#pragma once
// What somebody on our side can do. A tag on a task that is also the name of a skill asks for it.

#include "model/person.h"

namespace rapport {

struct Skill : Entity {
    Ref<Person> person;
    std::string name;
    std::int32_t level = 3;  ///< 1 to 5.
};

template <> struct Schema<Skill> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "skill";
    static constexpr std::string_view label = "skill";
    static constexpr std::string_view plural = "skills";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member           JSON name label     seen by merge   found by
        field<&Skill::person> ("person", "Person", Team, Fixed,  Search::None),
        field<&Skill::name>   ("name",   "Skill",  Team, Latest, Search::Heading),
        field<&Skill::level>  ("level",  "Level",  Team, Latest, Search::None));
    // clang-format on
};

}  // namespace rapport
