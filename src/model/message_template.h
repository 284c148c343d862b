#pragma once
// A message that is written often: its fields in double braces are filled from the project and the person.

#include "model/client.h"

namespace rapport {

struct MessageTemplate : Entity {
    std::string name;
    std::string subject;
    Prose body;
    std::string language;
    Tags tags;
};

template <> struct Schema<MessageTemplate> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "message_template";
    static constexpr std::string_view label = "message template";
    static constexpr std::string_view plural = "message templates";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                       JSON name   label       seen by merge   found by
        field<&MessageTemplate::name>     ("name",     "Name",     Team, Latest, Search::Heading),
        field<&MessageTemplate::subject>  ("subject",  "Subject",  Team, Latest, Search::Body),
        field<&MessageTemplate::body>     ("body",     "Text",     Team, Latest, Search::Body),
        field<&MessageTemplate::language> ("language", "Language", Team, Latest, Search::Body),
        field<&MessageTemplate::tags>     ("tags",     "Tags",     Team, Each,   Search::Body));
    // clang-format on
};

}  // namespace rapport
