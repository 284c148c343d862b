#include "search/query.h"

#include <algorithm>

#include "base/text.h"
#include "model/types.h"

namespace rapport {
namespace {

/// "Internal notes", "internal_notes" and "INTERNALNOTES" are one name.
std::string plain(std::string_view name) {
    std::string joined;
    for (const std::string& word : words_of(name)) joined += word;
    return joined;
}

const EntityType* type_called(std::string_view name) {
    const std::string wanted = plain(name);
    for (const EntityType* type : all_types())
        if (wanted == plain(type->name) || wanted == plain(type->label) || wanted == plain(type->plural)) return type;
    return nullptr;
}

bool is_field_somewhere(std::string_view name) {
    return !plain(name).empty() && std::ranges::any_of(all_types(), [&](const EntityType* type) {
        return field_called(*type, name) != nullptr;
    });
}

/// A field that is searched, whatever else is called so.
bool is_searched_somewhere(std::string_view name) {
    return std::ranges::any_of(all_types(), [&](const EntityType* type) {
        const Field* field = field_called(*type, name);
        return field && field->search != Search::None;
    });
}

/// What stands between two spaces: a word, a "phrase", or name:word and name:"phrase".
struct Token {
    std::string_view name;
    std::string_view value;
    bool closed = false;  ///< By a second quotation mark.
};

/// Takes the first token off the text; false where there is none.
bool eat_token(std::string_view& text, Token& token) {
    text = trimmed(text);
    if (text.empty()) return false;
    token = {};
    const std::size_t stop = text.find_first_of(" \t\n:\"");
    if (stop != std::string_view::npos && stop > 0 && text[stop] == ':') {
        token.name = text.substr(0, stop);
        text.remove_prefix(stop + 1);
    }
    if (text.starts_with('"')) {
        const std::size_t end = text.find('"', 1);
        token.closed = end != std::string_view::npos;
        token.value = text.substr(1, token.closed ? end - 1 : end);
        text.remove_prefix(token.closed ? end + 1 : text.size());
    } else {
        token.value = text.substr(0, text.find_first_of(" \t\n\""));
        text.remove_prefix(token.value.size());
    }
    return true;
}

}  // namespace

const Field* field_called(const EntityType& type, std::string_view name) {
    const std::string wanted = plain(name);
    const auto by_name =
        std::ranges::find_if(type.fields, [&](const Field& field) { return plain(field.name) == wanted; });
    if (by_name != type.fields.end()) return &*by_name;
    const auto by_label =
        std::ranges::find_if(type.fields, [&](const Field& field) { return plain(field.label) == wanted; });
    return by_label != type.fields.end() ? &*by_label : nullptr;
}

Query parse_query(std::string_view text) {
    Query query;
    Token token;
    bool is_last_open = false;
    while (eat_token(text, token)) {
        is_last_open = !token.closed;
        Term term;
        const EntityType* type = token.name.empty() ? nullptr : type_called(token.name);
        if (type && !words_of(token.value).empty() && is_searched_somewhere(token.name)) {
            term.field = plain(token.name);
            term.type = type;
        } else if (type) {
            query.types.push_back(type);
        } else if (is_field_somewhere(token.name)) {
            term.field = plain(token.name);
        } else {
            term.words = words_of(token.name);
        }
        for (std::string& word : words_of(token.value)) term.words.push_back(std::move(word));
        if (!term.words.empty()) query.terms.push_back(std::move(term));
        else is_last_open = false;
    }
    if (is_last_open && !query.terms.empty()) query.terms.back().prefix = true;
    return query;
}

bool find_term(const Term& term, std::string_view text, std::size_t& from, std::size_t& to) {
    const std::vector<PlacedWord> words = placed_words_of(text);
    const std::size_t count = term.words.size();
    for (std::size_t i = 0; i + count <= words.size(); ++i) {
        std::size_t same = 0;
        while (same < count && words[i + same].text == term.words[same]) ++same;
        const bool goes_on = term.prefix && same + 1 == count && words[i + same].text.starts_with(term.words[same]);
        if (same < count && !goes_on) continue;
        from = words[i].from;
        to = words[i + count - 1].to;
        return true;
    }
    return false;
}

}  // namespace rapport
