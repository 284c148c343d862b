#include "search/index.h"

#include <algorithm>
#include <array>
#include <utility>

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

constexpr std::uint8_t no_type = 0xFF;

std::uint32_t record_of(std::uint64_t posting) { return static_cast<std::uint32_t>(posting >> 32); }
std::size_t field_of(std::uint64_t posting) { return posting >> 24 & 0xFF; }

constexpr std::size_t last_position = 0xFFFFFF;

std::uint64_t posting_at(std::uint32_t record, std::size_t field, std::size_t position) {
    return std::uint64_t{record} << 32 | std::uint64_t{field} << 24 | std::min(position, last_position);
}

std::uint64_t digest_of(const EntityType& type, const Entity& record) {
    std::uint64_t hash = 0xCBF29CE484222325ull;  // FNV-1a, 64 bit: draft-eastlake-fnv.
    for (const Field& field : type.fields) {
        if (field.search == Search::None) continue;
        for (const char c : searchable_text(field, field.get(record)) + '\0')
            hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001B3ull;
    }
    return hash;
}

bool is_wanted(const Query& query, const EntityType& type) {
    return query.types.empty() || std::ranges::find(query.types, &type) != query.types.end();
}

}  // namespace

/// Goes through the terms one after another; a record that lacks one is out.
class SearchIndex::Scores {
public:
    Scores(const SearchIndex& index, const Query& query)
        : index_(index), query_(query), scores_(index.records_.size()) {}

    std::vector<std::uint32_t> best(std::size_t limit) {
        for (const Term& term : query_.terms) {
            ++number_;
            find_wanted_fields(term);
            if (term.words.size() == 1) score_word(term);
            else
                for (const Posting posting : index_.postings_of(term)) score(posting, !term.prefix);
            if (!term.field.empty()) look_up(term);
        }
        return in_order(limit);
    }

private:
    static constexpr std::size_t fields_at_most = 256;  ///< What a Posting can hold.

    /// What a word in each field of each type is worth for this term: nothing where the term asks for another field.
    void find_wanted_fields(const Term& term) {
        worth_.assign(all_types().size() * fields_at_most, {});
        looked_up_field_.assign(all_types().size(), nullptr);
        for (std::size_t number = 0; number < all_types().size(); ++number) {
            const EntityType& type = *all_types()[number];
            const bool any = term.field.empty() || &type == term.type;
            const Field* wanted = any ? nullptr : field_called(type, term.field);
            if (wanted && wanted->search == Search::None) looked_up_field_[number] = wanted;
            for (std::size_t i = 0; i < type.fields.size(); ++i) {
                if (!any && wanted != &type.fields[i]) continue;
                const bool heading = type.fields[i].search == Search::Heading;
                worth_[number * fields_at_most + i] = {heading ? heading_begins : body_begins,
                                                       heading ? heading_whole : body_whole};
            }
        }
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
        const std::uint8_t worth =
            worth_[index_.type_numbers_[slot] * fields_at_most + field_of(posting)][whole ? 1 : 0];
        if (worth > 0) raise(score, worth);
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
        std::vector<std::pair<Value, bool>> last(all_types().size());  // Neighbours often hold the same.
        for (std::uint32_t slot = 0; slot < scores_.size(); ++slot) {
            const std::uint8_t number = index_.type_numbers_[slot];
            const Field* field = number != no_type ? looked_up_field_[number] : nullptr;
            if (!field || scores_[slot].terms + 1 != number_) continue;
            Value value = field->get(*index_.records_[slot].record);
            if (value != last[number].first) {
                std::size_t from = 0;
                std::size_t to = 0;
                const bool found = find_term(term, searchable_text(*field, value), from, to);
                last[number] = {std::move(value), found};
            }
            if (last[number].second) raise(scores_[slot], looked_up);
        }
    }

    std::vector<std::uint32_t> in_order(std::size_t limit) const {
        std::vector<std::uint32_t> found;
        for (std::uint32_t slot = 0; slot < scores_.size(); ++slot) {
            const Indexed& indexed = index_.records_[slot];
            if (indexed.type && scores_[slot].terms == number_ && is_wanted(query_, *indexed.type))
                found.push_back(slot);
        }
        const auto better = [&](std::uint32_t a, std::uint32_t b) {
            const Indexed& left = index_.records_[a];
            const Indexed& right = index_.records_[b];
            if (scores_[a].total != scores_[b].total) return scores_[a].total > scores_[b].total;
            if (left.heading_words != right.heading_words) return left.heading_words < right.heading_words;
            if (left.type != right.type) return index_.type_numbers_[a] < index_.type_numbers_[b];
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
    std::vector<std::array<std::uint8_t, 2>>
        worth_;                                  ///< By type and field: of a word's beginning, and of a whole word.
    std::vector<const Field*> looked_up_field_;  ///< By type; null: none.
    std::uint8_t number_ = 0;                    ///< Of the term, from 1.
};

void SearchIndex::clear() { *this = {}; }

void SearchIndex::rebuild(const Workspace& workspace) {
    clear();
    waiting_ = &workspace;
}

void SearchIndex::take_in() const {
    if (!waiting_) return;
    const Workspace& workspace = *std::exchange(waiting_, nullptr);
    SearchIndex& index = const_cast<SearchIndex&>(*this);  // It says the same as before, only no longer on demand.
    std::size_t count = 0;
    for (const EntityType* type : all_types()) count += workspace.table(*type).size();
    index.records_.reserve(count);
    index.by_id_.reserve(count);
    for (const EntityType* type : all_types())
        for (const Entity* record : workspace.table(*type).rows())
            if (is_alive(*record)) index.insert(*type, *record, digest_of(*type, *record));
}

std::size_t SearchIndex::size() const {
    take_in();
    return by_id_.size();
}

void SearchIndex::update(const EntityType& type, const Entity& record) {
    if (waiting_) return;
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
    if (free_.empty()) {
        records_.emplace_back();
        type_numbers_.push_back(no_type);
    } else {
        free_.pop_back();
    }
    by_id_[record.id] = slot;
    type_numbers_[slot] = static_cast<std::uint8_t>(index_of(type));

    Indexed& indexed = records_[slot];
    indexed = {.type = &type, .record = &record, .digest = digest};
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
        postings.erase(std::ranges::lower_bound(postings, posting_at(slot, 0, 0)),
                       std::ranges::lower_bound(postings, posting_at(slot + 1, 0, 0)));
    }
    by_id_.erase(indexed.record->id);
    indexed = {};
    type_numbers_[slot] = no_type;
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
    for (auto at = in_order_.lower_bound(text); at != in_order_.end() && at->first.starts_with(text); ++at)
        matching.push_back(at->second);
    return matching;
}

std::vector<SearchIndex::Posting> SearchIndex::postings_of(const std::string& text, bool prefix) const {
    std::vector<Posting> postings;
    const std::vector<std::uint32_t> words = words_matching(text, prefix);
    for (const std::uint32_t word : words)
        postings.insert(postings.end(), words_[word].postings.begin(), words_[word].postings.end());
    if (words.size() > 1) std::ranges::sort(postings);
    return postings;
}

/// Where the words of a term begin to follow each other: looked for around the rarest of them.
std::vector<SearchIndex::Posting> SearchIndex::postings_of(const Term& term) const {
    std::vector<std::vector<Posting>> places;
    for (std::size_t i = 0; i < term.words.size(); ++i)
        places.push_back(postings_of(term.words[i], term.prefix && i + 1 == term.words.size()));
    const auto rarest = std::ranges::min_element(places, {}, &std::vector<Posting>::size);
    const std::size_t offset = static_cast<std::size_t>(rarest - places.begin());
    std::vector<Posting> starts;
    for (const Posting place : *rarest) {
        if ((place & last_position) < offset) continue;
        const auto follows = [&](std::size_t i) {
            return i == offset || std::ranges::binary_search(places[i], place - offset + i);
        };
        bool all = true;
        for (std::size_t i = 0; i < places.size() && all; ++i) all = follows(i);
        if (all) starts.push_back(place - offset);
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
    take_in();
    constexpr std::size_t most_terms = 32;
    if (query.terms.size() > most_terms) query.terms.resize(most_terms);
    for (const std::uint32_t slot : Scores(*this, query).best(limit)) hits.push_back(hit_of(records_[slot], query));
    return hits;
}

}  // namespace rapport
