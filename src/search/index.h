#pragma once
// Finds records by their words. Built from the schemas (Search::Heading and Search::Body), kept up to date record by
// record. Living records only; text is folded, so "elan" finds "Élan".

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/workspace.h"
#include "search/query.h"

namespace rapport {

struct Hit {
    const EntityType* type = nullptr;
    Id id;
    std::string title;
    const Field* field = nullptr;   ///< Where the best match is.
    std::string snippet;            ///< Of that field's text, one line, with "…" where it was cut.
    std::size_t match_from = 0;     ///< The matched bytes of the snippet.
    std::size_t match_to = 0;
};

class SearchIndex {
public:
    void rebuild(const Workspace& workspace);
    /// A record was written, made, deleted or restored.
    void update(const EntityType& type, const Entity& record);
    void clear();

    /// Records that have all of the query's terms, the best first: headings before bodies, whole words before beginnings
    /// of words. An empty query finds nothing.
    [[nodiscard]] std::vector<Hit> find(std::string_view query, std::size_t limit) const;
    [[nodiscard]] std::size_t size() const;  ///< Records in the index.
};

}  // namespace rapport
