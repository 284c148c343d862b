#pragma once
// Finds records by their words. Built from the schemas (Search::Heading and Search::Body), kept up to date record by
// record. Living records only; text is folded, so "elan" finds "Élan".
//
// The index keeps words, not texts: it looks into the records for what it shows, so the workspace must outlive it. After
// another workspace has taken its place, rebuild.

#include <deque>
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
    const Field* field = nullptr;  ///< Where the best match is; null where only a type was asked for.
    std::string snippet;           ///< Of that field's text, one line, with "…" where it was cut.
    std::size_t match_from = 0;    ///< The matched bytes of the snippet.
    std::size_t match_to = 0;
};

class SearchIndex {
public:
    /// Takes the workspace as it is when something is first looked for; opening does not wait for it.
    void rebuild(const Workspace& workspace);
    /// A record was written, made, deleted or restored.
    void update(const EntityType& type, const Entity& record);
    void clear();

    /// Records that have all of the query's terms, the best first: headings before bodies, whole words before beginnings of
    /// words, short headings before long ones. An empty query finds nothing. Fields that are not indexed are looked up one
    /// record after another (stage:active).
    [[nodiscard]] std::vector<Hit> find(std::string_view query, std::size_t limit) const;
    [[nodiscard]] std::size_t size() const;  ///< Records in the index.

private:
    /// One word of one field of one record: record << 32 | field << 24 | position. Sorted, it is in the order of records.
    using Posting = std::uint64_t;
    struct Word {
        std::string text;
        std::vector<Posting> postings;
    };
    struct Indexed {
        const EntityType* type = nullptr;  ///< Null: free.
        const Entity* record = nullptr;
        std::uint64_t digest = 0;  ///< Of its texts.
        std::uint32_t heading_words = 0;
        std::vector<std::uint32_t> words;  ///< Sorted, each once.
    };
    /// How well a record does so far.
    struct Score {
        std::uint8_t terms = 0;  ///< The first so many terms are found.
        std::uint8_t best = 0;   ///< Of the last of them.
        std::uint16_t total = 0;
    };
    class Scores;

    void take_in() const;  ///< What rebuild() has put off.
    void insert(const EntityType& type, const Entity& record, std::uint64_t digest);
    void remove(std::uint32_t slot);
    std::uint32_t word_number(const std::string& text);
    [[nodiscard]] std::vector<std::uint32_t> words_matching(const std::string& text, bool prefix) const;
    [[nodiscard]] std::vector<Posting> postings_of(const std::string& text, bool prefix) const;
    [[nodiscard]] std::vector<Posting> postings_of(const Term& term) const;
    [[nodiscard]] Hit hit_of(const Indexed& indexed, const Query& query) const;

    mutable const Workspace* waiting_ = nullptr;  ///< Nobody has looked for anything in it yet.
    std::deque<Word> words_;                      ///< Addresses stay: the two maps look into them.
    std::unordered_map<std::string_view, std::uint32_t> by_text_;
    std::map<std::string_view, std::uint32_t> in_order_;
    std::vector<Indexed> records_;
    std::vector<std::uint8_t> type_numbers_;  ///< Of the records, in all_types(); together, because every posting asks.
    std::vector<std::uint32_t> free_;
    std::unordered_map<Id, std::uint32_t, IdHash> by_id_;
};

}  // namespace rapport
