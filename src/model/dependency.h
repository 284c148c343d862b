#pragma once
// One task waits for another.

#include "model/task.h"

namespace rapport {

enum class LinkType : std::uint8_t { FinishToStart, StartToStart, FinishToFinish, StartToFinish };
template <> struct Choices<LinkType> {
    static constexpr std::array<Choice, 4> all{
        {{"fs", "Finish to start"}, {"ss", "Start to start"}, {"ff", "Finish to finish"}, {"sf", "Start to finish"}}};
};

enum class LagUnit : std::uint8_t {
    Working,  ///< Minutes in which the project's calendar works.
    Elapsed,  ///< Minutes of the clock.
    Percent,  ///< Whole percent of the predecessor's duration.
};
template <> struct Choices<LagUnit> {
    static constexpr std::array<Choice, 3> all{
        {{"working", "Working time"}, {"elapsed", "Elapsed time"}, {"percent", "Percent of the predecessor"}}};
};

struct Dependency : Entity {
    Ref<Task> predecessor;
    Ref<Task> successor;
    LinkType type = LinkType::FinishToStart;
    Minutes lag;  ///< Negative: a lead. With LagUnit::Percent its count is percent.
    LagUnit lag_unit = LagUnit::Working;
};

template <> struct Schema<Dependency> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "dependency";
    static constexpr std::string_view label = "link";
    static constexpr std::string_view plural = "links";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                    JSON name      label          seen by   merge   found by
        field<&Dependency::predecessor> ("predecessor", "Predecessor", Everyone, Fixed,  Search::None),
        field<&Dependency::successor>   ("successor",   "Successor",   Everyone, Fixed,  Search::None),
        field<&Dependency::type>        ("link",        "Type",        Everyone, Latest, Search::None, Group::Link),
        field<&Dependency::lag>         ("lag",         "Lag",         Everyone, Latest, Search::None, Group::Link),
        field<&Dependency::lag_unit>    ("lag_unit",    "Lag counts",  Everyone, Latest, Search::None, Group::Link));
    // clang-format on
};

}  // namespace rapport
