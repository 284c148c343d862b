#pragma once
// Something worth remembering about a client, a project or a person: a fact, what somebody said, something that went well.

#include "model/client.h"

namespace rapport {

enum class FactKind : std::uint8_t { Fact, Quote, Win };
template <> struct Choices<FactKind> {
    static constexpr std::array<Choice, 3> all{{{"fact", "Fact"}, {"quote", "Their words"}, {"win", "Success"}}};
};

struct Fact : Entity {
    Id about;  ///< A client, a project or a stakeholder.
    FactKind kind = FactKind::Fact;
    std::string text;
    std::string topic;
    std::optional<Date> since;
};

template <> struct Schema<Fact> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "fact";
    static constexpr std::string_view label = "fact";
    static constexpr std::string_view plural = "facts";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member         JSON name label           seen by merge   found by
        field<&Fact::about> ("about", "About",        Team, Fixed,  Search::None),
        field<&Fact::kind>  ("kind",  "Kind",         Team, Latest, Search::None),
        field<&Fact::text>  ("text",  "What it is",   Team, Latest, Search::Heading),
        field<&Fact::topic> ("topic", "Topic",        Team, Latest, Search::Body),
        field<&Fact::since> ("since", "On, or since", Team, Latest, Search::None));
    // clang-format on
};

}  // namespace rapport
