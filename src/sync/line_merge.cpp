#include "sync/line_merge.h"

#include <algorithm>

#include "base/text.h"

namespace rapport {
namespace {

using Lines = std::vector<std::string_view>;
constexpr std::size_t most_lines = 2'000;
constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

/// For each line of `base` where it stands in `changed`, or nowhere: a longest common subsequence.
std::vector<std::size_t> places_of(const Lines& base, const Lines& changed) {
    const std::size_t width = changed.size() + 1;
    std::vector<std::uint16_t> longest((base.size() + 1) * width, 0);
    for (std::size_t i = base.size(); i-- > 0;)
        for (std::size_t j = changed.size(); j-- > 0;)
            longest[i * width + j] = base[i] == changed[j]
                                         ? static_cast<std::uint16_t>(longest[(i + 1) * width + j + 1] + 1)
                                         : std::max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
    std::vector<std::size_t> places(base.size(), nowhere);
    for (std::size_t i = 0, j = 0; i < base.size() && j < changed.size();) {
        if (base[i] == changed[j]) places[i++] = j++;
        else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) ++i;
        else ++j;
    }
    return places;
}

Lines slice(const Lines& lines, std::size_t from, std::size_t to) {
    return {lines.begin() + static_cast<std::ptrdiff_t>(from), lines.begin() + static_cast<std::ptrdiff_t>(to)};
}

}  // namespace

std::optional<std::string> merge_lines(std::string_view base_text, std::string_view mine_text,
                                       std::string_view their_text) {
    const Lines base = split(base_text, '\n');
    const Lines mine = split(mine_text, '\n');
    const Lines theirs = split(their_text, '\n');
    if (std::max({base.size(), mine.size(), theirs.size()}) > most_lines) return std::nullopt;
    const std::vector<std::size_t> in_mine = places_of(base, mine);
    const std::vector<std::size_t> in_theirs = places_of(base, theirs);

    Lines merged;
    std::size_t b = 0;
    std::size_t m = 0;
    std::size_t t = 0;
    while (true) {
        std::size_t next = b;  // The next line that all three have.
        while (next < base.size() && (in_mine[next] == nowhere || in_theirs[next] == nowhere)) ++next;
        const Lines was = slice(base, b, next);
        const Lines ours = slice(mine, m, next < base.size() ? in_mine[next] : mine.size());
        const Lines other = slice(theirs, t, next < base.size() ? in_theirs[next] : theirs.size());
        if (ours != was && other != was && ours != other) return std::nullopt;
        std::ranges::copy(ours != was ? ours : other, std::back_inserter(merged));
        if (next == base.size()) break;
        merged.push_back(base[next]);
        b = next + 1;
        m = in_mine[next] + 1;
        t = in_theirs[next] + 1;
    }
    std::string text;
    for (std::size_t i = 0; i < merged.size(); ++i) text += (i > 0 ? "\n" : "") + std::string(merged[i]);
    return text;
}

}  // namespace rapport
