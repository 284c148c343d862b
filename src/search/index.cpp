#include "search/index.h"

#include <algorithm>

#include "base/text.h"
#include "search/snippet.h"

namespace rapport {
namespace {

// Our choice: a heading always before a body, and within one the whole word before its beginning.
constexpr std::uint8_t heading_whole = 8;
constexpr std::uint8_t heading_begins = 6;
constexpr std::uint8_t body_whole = 3;
constexpr std::uint8_t body_begins = 2;
constexpr std::uint8_t looked_up = 1;

std::uint32_t record_of(std::uint64_t posting) { return static_cast<std::uint32_t>(posting >> 32); }
std::size_t field_of(std::uint64_t posting) { return posting >> 24 & 0xFF; }

std::uint64_t posting_at(std::uint32_t record, std::size_t field, std::size_t position) {
    constexpr std::size_t last_position = 0xFFFFFF;
    return std::uint64_t{record} << 32 | std::uint64_t{field} << 24 | std::min(position, last_position);
}

std::uint64_t digest_of(const EntityType& type, const Entity& record) {
    std::uint64_t hash = 0xCBF29CE484222325ull;  // FNV-1a, 64 bit: draft-eastlake-fnv.
    for (const Field& field : type.fields) {
        if (field.search == Search::None) continue;
        for (const char c : searchable_text(field, field.get(record)) + '\0') hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001B3ull;
    }
    return hash;
}

std::uint8_t weight_of(Search search, bool whole) {
    if (search == Search::Heading) return whole ? heading_whole : heading_begins;
    return whole ? body_whole : body_begins;
}

bool is_wanted(const Query& query, const EntityType& type) {
    return query.types.empty() || std::ranges::find(query.types, &type) != query.types.end();
}

}  // namespace

/// Goes through the terms one after another; a record that lacks one is out.
class SearchIndex::Scores {
public:
    Scores(const SearchIndex& index, const Query& query) : index_(index), query_(query), scores_(index.records_.size()) {}

    std::vector<std::uint32_t> best(std::size_t limit) {
        for (const Term& term : query_.terms) {
            ++number_;
            find_wanted_fields(term);
            if (term.words.size() == 1) score_word(term);
            else for (const Posting posting : index_.postings_of(term)) score(posting, !term.prefix);
            if (!term.field.empty()) look_up(term);
        }
        return in_order(limit);
    }

private:
    static constexpr std::size_t no_field = 0x100;
    static constexpr std::size_t any_field = 0x101;

    /// Where each type keeps the field that a term asks for.
    void find_wanted_fields(const Term& term) {
        wanted_field_.assign(all_types().size(), term.field.empty() ? any_field : no_field);
        if (term.field.empty()) return;
        for (const EntityType* type : all_types())
            if (const Field* field = field_called(*type, term.field))
                wanted_field_[index_of(*type)] = static_cast<std::size_t>(field - type->fields.data());
    }

    void score_word(const Term& term) {
        for (const std::uint32_t word : index_.words_matching(term.words.front(), term.prefix)) {
            const bool whole = index_.words_[word].text == term.words.front();
            for (const Posting posting : index_.words_[word].postings) score(posting, whole);
        }
    }

    void score(Posting posting, bool whole) {
        const std::uint32_t slot = record_of(posting);
        Score& score = scores_[slot];
        if (score.terms + 1 < number_) return;
        const EntityType& type = *index_.records_[slot].type;
        const std::size_t field = field_of(posting);
        if (const std::size_t wanted = wanted_field_[index_.records_[slot].type_number]; wanted != any_field && wanted != field) return;
        raise(score, weight_of(type.fields[field].search, whole));
    }

    void raise(Score& score, std::uint8_t weight) const {
        if (score.terms < number_) {
            score.terms = number_;
            score.best = 0;
        }
        if (weight <= score.best) return;
        score.total = static_cast<std::uint16_t>(score.total + weight - score.best);
        score.best = weight;
    }

    /// A field that is not indexed, in every record that is still in.
    void look_up(const Term& term) {
        std::unordered_map<std::int64_t, bool> known;  // Of a number, a date or a choice the answer is always the same.
        for (std::uint32_t slot = 0; slot < scores_.size(); ++slot) {
            const Indexed& indexed = index_.records_[slot];
            if (!indexed.type || scores_[slot].terms + 1 != number_) continue;
            const std::size_t wanted = wanted_field_[indexed.type_number];
            if (wanted >= no_field || indexed.type->fields[wanted].search != Search::None) continue;
            const Field& field = indexed.type->fields[wanted];
            const Value value = field.get(*indexed.record);
            const std::int64_t* number = std::get_if<std::int64_t>(&value);
            std::size_t from = 0;
            std::size_t to = 0;
            if (!number) {
                if (find_term(term, searchable_text(field, value), from, to)) raise(scores_[slot], looked_up);
                continue;
            }
            const auto [at, is_new] = known.try_emplace(*number ^ static_cast<std::int64_t>(indexed.type_number) << 56, false);
            if (is_new) at->second = find_term(term, searchable_text(field, value), from, to);
            if (at->second) raise(scores_[slot], looked_up);
        }
    }

    std::vector<std::uint32_t> in_order(std::size_t limit) const {
        std::vector<std::uint32_t> found;
        for (std::uint32_t slot = 0; slot < scores_.size(); ++slot) {
            const Indexed& indexed = index_.records_[slot];
            if (indexed.type && scores_[slot].terms == number_ && is_wanted(query_, *indexed.type)) found.push_back(slot);
        }
        const auto better = [&](std::uint32_t a, std::uint32_t b) {
            const Indexed& left = index_.records_[a];
            const Indexed& right = index_.records_[b];
            if (scores_[a].total != scores_[b].total) return scores_[a].total > scores_[b].total;
            if (left.heading_words != right.heading_words) return left.heading_words < right.heading_words;
            if (left.type_number != right.type_number) return left.type_number < right.type_number;
            return left.record->id < right.record->id;
        };
        const std::size_t count = std::min(limit, found.size());
        std::ranges::partial_sort(found, found.begin() + static_cast<std::ptrdiff_t>(count), better);
        found.resize(count);
        return found;
    }

    const SearchIndex& index_;
    const Query& query_;
    std::vector<Score> scores_;
    std::vector<std::size_t> wanted_field_;  ///< By type.
    std::uint8_t number_ = 0;                ///< Of the term, from 1.
};

void SearchIndex::clear() { *this = {}; }

void SearchIndex::rebuild(const Workspace& workspace) {
    clear();
    std::size_t count = 0;
    for (const EntityType* type : all_types()) count += workspace.table(*type).size();
    records_.reserve(count);
    by_id_.reserve(count);
    for (const EntityType* type : all_types())
        for (const Entity* record : workspace.table(*type).rows())
            if (is_alive(*record)) insert(*type, *record, digest_of(*type, *record));
}

void SearchIndex::update(const EntityType& type, const Entity& record) {
    const auto at = by_id_.find(record.id);
    if (at == by_id_.end()) {
        if (is_alive(record)) insert(type, record, digest_of(type, record));
        return;
    }
    Indexed& indexed = records_[at->second];
    const std::uint64_t digest = digest_of(type, record);
    const bool same = indexed.type == &type && indexed.digest == digest && is_alive(record);
    indexed.record = &record;
    if (same) return;
    remove(at->second);
    if (is_alive(record)) insert(type, record, digest);
}

void SearchIndex::insert(const EntityType& type, const Entity& record, std::uint64_t digest) {
    const std::uint32_t slot = free_.empty() ? static_cast<std::uint32_t>(records_.size()) : free_.back();
    if (free_.empty()) records_.emplace_back();
    else free_.pop_back();
    by_id_[record.id] = slot;

    Indexed& indexed = records_[slot];
    indexed = {.type = &type, .type_number = static_cast<std::uint32_t>(index_of(type)), .record = &record, .digest = digest};
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
        const Field& field = type.fields[i];
        if (field.search == Search::None) continue;
        const std::vector<std::string> texts = words_of(searchable_text(field, field.get(record)));
        if (field.search == Search::Heading) indexed.heading_words += static_cast<std::uint32_t>(texts.size());
        for (std::size_t position = 0; position < texts.size(); ++position) {
            const std::uint32_t word = word_number(texts[position]);
            const Posting posting = posting_at(slot, i, position);
            std::vector<Posting>& postings = words_[word].postings;
            if (postings.empty() || postings.back() < posting) postings.push_back(posting);
            else postings.insert(std::ranges::lower_bound(postings, posting), posting);
            indexed.words.push_back(word);
        }
    }
    std::ranges::sort(indexed.words);
    indexed.words.erase(std::ranges::unique(indexed.words).begin(), indexed.words.end());
}

void SearchIndex::remove(std::uint32_t slot) {
    Indexed& indexed = records_[slot];
    for (const std::uint32_t word : indexed.words) {
        std::vector<Posting>& postings = words_[word].postings;
        postings.erase(std::ranges::lower_bound(postings, posting_at(slot, 0, 0)), std::ranges::lower_bound(postings, posting_at(slot + 1, 0, 0)));
    }
    by_id_.erase(indexed.record->id);
    indexed = {};
    free_.push_back(slot);
}

std::uint32_t SearchIndex::word_number(const std::string& text) {
    if (const auto at = by_text_.find(text); at != by_text_.end()) return at->second;
    const std::uint32_t number = static_cast<std::uint32_t>(words_.size());
    const Word& word = words_.emplace_back(text);
    by_text_.emplace(word.text, number);
    in_order_.emplace(word.text, number);
    return number;
}

std::vector<std::uint32_t> SearchIndex::words_matching(const std::string& text, bool prefix) const {
    std::vector<std::uint32_t> matching;
    if (!prefix) {
        if (const auto at = by_text_.find(text); at != by_text_.end()) matching.push_back(at->second);
        return matching;
    }
    for (auto at = in_order_.lower_bound(text); at != in_order_.end() && at->first.starts_with(text); ++at) matching.push_back(at->second);
    return matching;
}

/// Where the words of a term begin to follow each other.
std::vector<SearchIndex::Posting> SearchIndex::postings_of(const Term& term) const {
    std::vector<Posting> starts;
    for (std::size_t i = 0; i < term.words.size(); ++i) {
        std::vector<Posting> here;
        for (const std::uint32_t word : words_matching(term.words[i], term.prefix && i + 1 == term.words.size()))
            here.insert(here.end(), words_[word].postings.begin(), words_[word].postings.end());
        std::ranges::sort(here);
        if (i == 0) starts = std::move(here);
        else std::erase_if(starts, [&](Posting start) { return !std::ranges::binary_search(here, start + i); });
    }
    return starts;
}

Hit SearchIndex::hit_of(const Indexed& indexed, const Query& query) const {
    const EntityType& type = *indexed.type;
    Hit hit{&type, indexed.record->id, title_of(type, *indexed.record), nullptr, {}, 0, 0};
    for (const Search wanted : {Search::Heading, Search::Body, Search::None})
        for (const Term& term : query.terms)
            for (const Field& field : type.fields) {
                const bool asked_for = !term.field.empty() && field_called(type, term.field) == &field;
                if (field.search != wanted || (term.field.empty() ? wanted == Search::None : !asked_for)) continue;
                const std::string text = searchable_text(field, field.get(*indexed.record));
                std::size_t from = 0;
                std::size_t to = 0;
                if (!find_term(term, text, from, to)) continue;
                Snippet snippet = snippet_of(text, from, to);
                hit.field = &field;
                hit.snippet = std::move(snippet.text);
                hit.match_from = snippet.from;
                hit.match_to = snippet.to;
                return hit;
            }
    return hit;
}

std::vector<Hit> SearchIndex::find(std::string_view text, std::size_t limit) const {
    Query query = parse_query(text);
    std::vector<Hit> hits;
    if (query.empty()) return hits;
    constexpr std::size_t most_terms = 32;
    if (query.terms.size() > most_terms) query.terms.resize(most_terms);
    for (const std::uint32_t slot : Scores(*this, query).best(limit)) hits.push_back(hit_of(records_[slot], query));
    return hits;
}

}  // namespace rapport
