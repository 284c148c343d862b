#include "engagement/mail_headers.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "engagement/mail_codes.h"
#include "schedule/notation.h"

namespace rapport {
namespace {

constexpr std::size_t longest_value = 100'000;  ///< Bytes of one header that are read.

constexpr auto names_of_a_mail =
    std::to_array<std::string_view>({"from", "to", "subject", "date", "sent", "message-id", "received", "return-path",
                                     "mime-version", "content-type", "delivered-to", "reply-to", "cc"});

/// RFC 822, section 5: hours behind UTC.
struct NamedZone {
    std::string_view name;
    std::int64_t hours;
};
constexpr auto named_zones = std::to_array<NamedZone>(
    {{"est", -5}, {"edt", -4}, {"cst", -6}, {"cdt", -5}, {"mst", -7}, {"mdt", -6}, {"pst", -8}, {"pdt", -7}});

/// A name is printable ASCII without spaces and colons (RFC 5322, section 2.2).
std::size_t name_length(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon > 76) return 0;
    const std::string_view name = trimmed(line.substr(0, colon));
    const bool fine = std::ranges::all_of(name, [](char c) { return c > 32 && c < 127; });
    return fine && !name.empty() ? colon : 0;
}

std::string_view without_end(std::string_view line) {
    return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

/// Pieces between separators that stand neither in quotes, nor in comments, nor in angle brackets.
std::vector<std::string_view> pieces_of(std::string_view value, std::string_view separators, std::size_t at_most) {
    std::vector<std::string_view> pieces;
    bool quoted = false, angled = false;
    int comments = 0;
    std::size_t from = 0;
    for (std::size_t i = 0; i < value.size() && pieces.size() < at_most; ++i) {
        const char c = value[i];
        if (c == '\\' && (quoted || comments > 0)) ++i;
        else if (c == '"' && comments == 0) quoted = !quoted;
        else if (quoted) continue;
        else if (c == '(') ++comments;
        else if (c == ')' && comments > 0) --comments;
        else if (comments > 0) continue;
        else if (c == '<') angled = true;
        else if (c == '>') angled = false;
        else if (!angled && separators.find(c) != std::string_view::npos) {
            pieces.push_back(value.substr(from, i - from));
            from = i + 1;
        }
    }
    if (pieces.size() < at_most) pieces.push_back(value.substr(from));
    return pieces;
}

std::string unquoted(std::string_view text) {
    text = trimmed(text);
    if (text.size() < 2 || text.front() != '"' || text.back() != '"') return std::string(text);
    std::string out;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        if (text[i] == '\\' && i + 2 < text.size()) ++i;
        out += text[i];
    }
    return out;
}

std::string clean(std::string_view text) { return one_line(decoded_header(text)); }

/// One mailbox: with a name before it, a comment behind it, or alone.
MailAddress address_in(std::string_view piece) {
    const std::size_t open = piece.rfind('<');
    const std::size_t close = open == std::string_view::npos ? open : piece.find('>', open);
    if (close != std::string_view::npos)
        return {clean(unquoted(piece.substr(0, open))), clean(piece.substr(open + 1, close - open - 1))};
    const std::size_t comment = piece.find('(');
    if (comment == std::string_view::npos) return {{}, clean(unquoted(piece))};
    const std::size_t end = std::min(piece.rfind(')'), piece.size());
    const std::string_view said = end > comment ? piece.substr(comment + 1, end - comment - 1) : std::string_view();
    return {clean(said), clean(piece.substr(0, comment))};
}

std::vector<std::string> date_words(std::string_view value) {
    std::vector<std::string> words;
    std::string word;
    int comments = 0;
    for (const char c : value.substr(0, 200)) {
        if (c == '(') ++comments;
        const bool between = c == ' ' || c == ',' || c == '\t' || c == '\n' || comments > 0;
        if (c == ')' && comments > 0) --comments;
        if (!between) word += c;
        else if (!word.empty()) words.push_back(std::exchange(word, {}));
    }
    if (!word.empty()) words.push_back(word);
    return words;
}

std::optional<int> small_number(std::string_view digits, std::size_t longest) {
    if (digits.empty() || digits.size() > longest) return std::nullopt;
    int number = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return number;
}

std::optional<int> month_in(std::string_view word) {
    const std::string sought = folded(word);
    for (int month = 1; month <= 12; ++month)
        if (sought.size() >= 3 && folded(month_name(month)).starts_with(sought)) return month;
    return std::nullopt;
}

/// Seconds of the day.
std::optional<std::int64_t> clock_in(std::string_view word) {
    const std::vector<std::string_view> parts = split(word, ':');
    if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
    const std::optional<int> hour = small_number(parts[0], 2);
    const std::optional<int> minute = small_number(parts[1], 2);
    const std::optional<int> second = parts.size() == 3 ? small_number(parts[2], 2) : 0;
    if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
    return *hour * 3'600 + *minute * 60 + *second;
}

/// Minutes ahead of UTC; an unknown name is UTC, as RFC 5322 has it.
std::int64_t zone_in(std::string_view word) {
    if (word.size() == 5 && (word[0] == '+' || word[0] == '-')) {
        const std::optional<int> digits = small_number(word.substr(1), 4);
        if (!digits) return 0;
        const int minutes = *digits / 100 * 60 + *digits % 100;
        return word[0] == '-' ? -minutes : minutes;
    }
    const auto named = std::ranges::find(named_zones, folded(word), &NamedZone::name);
    return named == named_zones.end() ? 0 : named->hours * 60;
}

}  // namespace

std::string one_line(std::string_view text) {
    std::string line = without_controls(text);
    std::ranges::replace_if(line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return std::string(trimmed(line));
}

std::string_view MailHeaders::value(std::string_view name) const {
    const std::string sought = folded(name);
    const auto found = std::ranges::find(fields_, sought, &std::pair<std::string, std::string>::first);
    return found == fields_.end() ? std::string_view() : std::string_view(found->second);
}

bool MailHeaders::make_a_mail() const {
    std::vector<std::string_view> known;
    for (const auto& [name, value] : fields_)
        if (std::ranges::find(names_of_a_mail, name) != names_of_a_mail.end() &&
            std::ranges::find(known, name) == known.end())
            known.push_back(name);
    return known.size() >= 2;
}

MailHeaders headers_at(std::string_view text, std::size_t at, std::size_t at_most) {
    MailHeaders headers;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = without_end(text.substr(at, end - at));
        const std::size_t next = std::min(end + 1, text.size());
        if (trimmed(line).empty()) {
            headers.end_ = next;
            return headers;
        }
        const bool goes_on = (line.front() == ' ' || line.front() == '\t') && !headers.fields_.empty();
        const std::size_t colon = goes_on ? 0 : name_length(line);
        if (goes_on) {
            std::string& value = headers.fields_.back().second;
            if (value.size() + line.size() < longest_value) value += line;
        } else if (colon == 0) {
            break;
        } else if (headers.fields_.size() < at_most) {
            headers.fields_.emplace_back(folded(trimmed(line.substr(0, colon))), line.substr(colon + 1, longest_value));
        }
        at = next;
    }
    headers.end_ = at;
    return headers;
}

std::size_t first_header_in(std::string_view text) {
    std::size_t at = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    if (text.substr(at).starts_with("From ") || text.substr(at).starts_with(">From "))
        at = std::min(text.find('\n', at), text.size() - 1) + 1;
    return at;
}

ContentType content_type_of(std::string_view value) {
    ContentType type;
    const std::vector<std::string_view> pieces = pieces_of(value, ";", 50);
    const std::string name = folded(trimmed(pieces.front()));
    if (!name.empty()) type.name = name;
    for (std::size_t i = 1; i < pieces.size(); ++i) {
        const std::size_t equals = pieces[i].find('=');
        if (equals == std::string_view::npos) continue;
        const std::string parameter = folded(trimmed(pieces[i].substr(0, equals)));
        const std::string said = unquoted(pieces[i].substr(equals + 1));
        if (parameter == "charset") type.charset = said;
        if (parameter == "boundary") type.boundary = said;
    }
    return type;
}

std::vector<MailAddress> addresses_in(std::string_view value, std::size_t at_most) {
    std::vector<MailAddress> addresses;
    for (std::string_view piece : pieces_of(value, ",;", at_most)) {
        // "The clinic: ruth@x.example, priya@x.example;" is a group with a name.
        const std::size_t colon = piece.find(':');
        if (colon != std::string_view::npos && piece.substr(0, colon).find_first_of("\"<(@") == std::string_view::npos)
            piece = piece.substr(colon + 1);
        const MailAddress address = address_in(piece);
        if (!address.name.empty() || !address.address.empty()) addresses.push_back(address);
    }
    return addresses;
}

std::optional<Instant> instant_in(std::string_view value) {
    std::vector<std::string> words = date_words(value);
    if (!words.empty() && !small_number(words.front(), 2)) words.erase(words.begin());  // The weekday.
    if (words.size() < 4) return std::nullopt;
    const std::optional<int> day = small_number(words[0], 2);
    const std::optional<int> month = month_in(words[1]);
    std::optional<int> year = small_number(words[2], 4);
    const std::optional<std::int64_t> clock = clock_in(words[3]);
    if (!day || !month || !year || !clock) return std::nullopt;
    // RFC 5322, section 4.3: years of two and of three digits.
    if (words[2].size() == 2) *year += *year < 50 ? 2000 : 1900;
    else if (words[2].size() == 3) *year += 1900;
    const Civil civil{*year, *month, *day};
    if (!is_valid(civil)) return std::nullopt;
    const std::int64_t zone = words.size() > 4 ? zone_in(words[4]) : 0;
    return Instant{(std::int64_t{date_of(civil).days} * 86'400 + *clock - zone * 60) * 1'000};
}

}  // namespace rapport
