#pragma once
// What a person typed into the search box, taken apart: words, "phrases", and where they want to look.

#include <string>
#include <string_view>
#include <vector>

#include "model/schema.h"

namespace rapport {

/// One thing that a record must have.
struct Term {
    std::vector<std::string> words;    ///< Folded; where there are several they follow each other in the text.
    bool prefix = false;               ///< The last word may go on: the person is still typing it.
    std::string field;                 ///< What they called the field; empty: any field.
    const EntityType* type = nullptr;  ///< Called so too: of records of that type any field will do.
    bool operator==(const Term&) const = default;
};

struct Query {
    std::vector<const EntityType*> types;  ///< Of one of these; empty: of any.
    std::vector<Term> terms;               ///< All of them.

    [[nodiscard]] bool empty() const { return types.empty() && terms.empty(); }
};

/// Words; "words in this order"; place:halifax looks in one field; task: and clients: among one type. What is before a
/// colon and names neither is a word like any other; what names both looks in both. Never fails.
Query parse_query(std::string_view text);

/// The field of a type that a person means: by its name in files or its label, capitals and spaces aside; or null.
const Field* field_called(const EntityType& type, std::string_view name);

/// Whether the text has the term's words, one behind the other; where they are, in `from` and `to`.
bool find_term(const Term& term, std::string_view text, std::size_t& from, std::size_t& to);

}  // namespace rapport
