#pragma once
// A task that happens again and again: one rule, no copies. The task's duration is that of each time.

#include "model/task.h"

namespace rapport {

struct Recurrence : Entity {
    Ref<Task> task;
    Date first;
    Date last;  ///< Included.
    Repeat repeat = Repeat::Weekly;
    std::int32_t every = 1;
    std::int32_t times = 0;     ///< At most so many; 0: no limit but `last`.
    std::int32_t weekdays = 0;  ///< Bits: 1 Monday, 2 Tuesday, 4 Wednesday … 64 Sunday.
    std::int32_t month = 0;     ///< 1 to 12.
    std::int32_t day = 0;       ///< Of the month, 1 to 31.
    std::int32_t position = 0;  ///< 1 to 4: the first to fourth; 5: the last.
    Minutes at{540};            ///< Since midnight.
};

template <> struct Schema<Recurrence> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "recurrence";
    static constexpr std::string_view label = "repetition";
    static constexpr std::string_view plural = "repetitions";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                   JSON name   label       seen by   merge   found by
        field<&Recurrence::task>     ("task",     "Task",     Everyone, Fixed,  Search::None),
        field<&Recurrence::first>    ("first",    "From",     Everyone, Latest, Search::None, Group::Recurrence),
        field<&Recurrence::last>     ("last",     "Until",    Everyone, Latest, Search::None, Group::Recurrence),
        field<&Recurrence::repeat>   ("repeat",   "Repeats",  Everyone, Latest, Search::None, Group::Recurrence),
        field<&Recurrence::every>    ("every",    "Every",    Everyone, Latest, Search::None, Group::Recurrence),
        field<&Recurrence::times>    ("times",    "Times",    Everyone, Latest, Search::None, Group::Recurrence),
        field<&Recurrence::weekdays> ("weekdays", "Weekdays", Everyone, Latest, Search::None, Group::Recurrence),
        field<&Recurrence::month>    ("month",    "Month",    Everyone, Latest, Search::None, Group::Recurrence),
        field<&Recurrence::day>      ("day",      "Day",      Everyone, Latest, Search::None, Group::Recurrence),
        field<&Recurrence::position> ("position", "Position", Everyone, Latest, Search::None, Group::Recurrence),
        field<&Recurrence::at>       ("time",     "Time",     Everyone, Latest, Search::None));
    // clang-format on
};

}  // namespace rapport
