#pragma once
// What a person typed into the search box, taken apart: words, "phrases", and where they want to look.

#include <string>
#include <string_view>
#include <vector>

#include "model/schema.h"

namespace rapport {

/// One thing that a record must have.
struct Term {
    std::vector<std::string> words;         ///< Folded; more than one for a phrase, which must follow each other.
    bool prefix = false;                    ///< The last word may go on: the person is still typing it.
    std::string field;                      ///< A field's JSON name; empty: any field.
    bool operator==(const Term&) const = default;
};

struct Query {
    std::vector<const EntityType*> types;   ///< Of one of these; empty: of any.
    std::vector<Term> terms;                ///< All of them.

    [[nodiscard]] bool empty() const { return types.empty() && terms.empty(); }
};

/// Words; "words in this order"; place:halifax looks in one field; task: and clients: look among one type. Anything else
/// is taken for words. Never fails.
Query parse_query(std::string_view text);

}  // namespace rapport
