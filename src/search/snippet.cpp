#include "search/snippet.h"

#include <algorithm>

#include "base/text.h"

namespace rapport {
namespace {

constexpr std::size_t bytes_before = 40;
constexpr std::size_t bytes_behind = 120;

bool is_inside_character(std::string_view text, std::size_t at) {
    return at < text.size() && (text[at] & 0xC0) == 0x80;
}

std::string number_text(const Field& field, std::int64_t number) {
    switch (field.kind) {
    case Kind::Choice: {
        const Choice& choice = field.choices[static_cast<std::size_t>(number)];
        return std::string(choice.label) + " (" + std::string(choice.name) + ")";
    }
    case Kind::Date:      return to_iso(Date{static_cast<std::int32_t>(number)});
    case Kind::DateTime:  return to_iso(date_of(DateTime{number}));
    case Kind::Instant:   return to_iso(Instant{number}).substr(0, 10);
    case Kind::Number:    return to_string(Decimal{number});
    case Kind::Count:
    case Kind::Percent:
    case Kind::Duration:  return std::to_string(number);
    case Kind::Text:
    case Kind::Prose:
    case Kind::Flag:
    case Kind::Money:
    case Kind::Reference:
    case Kind::Rank:
    case Kind::Tags:
    case Kind::Shifts:
    case Kind::Seen:      return {};
    }
    return {};
}

}  // namespace

std::string searchable_text(const Field& field, const Value& value) {
    if (const std::string* text = std::get_if<std::string>(&value)) return *text;
    if (const bool* flag = std::get_if<bool>(&value)) return *flag ? "yes" : "no";
    if (const std::int64_t* number = std::get_if<std::int64_t>(&value)) return number_text(field, *number);
    if (const Tags* tags = std::get_if<Tags>(&value)) {
        std::string text;
        for (const std::string& word : tags->words()) text += (text.empty() ? "" : ", ") + word;
        return text;
    }
    return {};
}

Snippet snippet_of(std::string_view text, std::size_t from, std::size_t to) {
    std::size_t begin = from > bytes_before ? from - bytes_before : 0;
    std::size_t end = std::min(text.size(), to + bytes_behind);
    if (begin > 0) begin = std::min(text.find(' ', begin), from - 1) + 1;  // At the next word.
    while (is_inside_character(text, begin)) ++begin;
    while (is_inside_character(text, end)) --end;

    Snippet snippet;
    if (begin > 0) snippet.text = "…";
    snippet.from = snippet.text.size() + from - begin;
    snippet.to = snippet.text.size() + to - begin;
    snippet.text += text.substr(begin, end - begin);
    if (end < text.size()) snippet.text += "…";
    for (char& c : snippet.text)
        if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    return snippet;
}

}  // namespace rapport
