#pragma once
// A person works on a task.

#include "model/task.h"

namespace rapport {

struct Assignment : Entity {
    Ref<Task> task;
    Ref<Person> person;
    Percent units{100};  ///< Of that person's full time.
    Minutes work;        ///< Their effort; zero: not said.
};

template <> struct Schema<Assignment> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "assignment";
    static constexpr std::string_view label = "assignment";
    static constexpr std::string_view plural = "assignments";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member               JSON name label     seen by   merge   found by
        field<&Assignment::task>   ("task",   "Task",   Everyone, Fixed,  Search::None),
        field<&Assignment::person> ("person", "Person", Everyone, Fixed,  Search::None),
        field<&Assignment::units>  ("units",  "Units",  Team,     Latest, Search::None),
        field<&Assignment::work>   ("work",   "Work",   Team,     Latest, Search::None));
    // clang-format on
};

}  // namespace rapport
