#include "model/value.h"
#include "base/sort.h"

#include <algorithm>

namespace rapport {
namespace {

constexpr auto word = &std::pair<std::string, Mark>::first;

}  // namespace

bool Tags::contains(std::string_view wanted) const {
    const auto at = std::ranges::lower_bound(marks, wanted, {}, word);
    return at != marks.end() && at->first == wanted && at->second.present;
}

std::vector<std::string> Tags::words() const {
    std::vector<std::string> present;
    for (const auto& [text, mark] : marks)
        if (mark.present) present.push_back(text);
    return present;
}

Tags with_words(const Tags& tags, std::vector<std::string> words) {
    sort_items(words);
    Tags result = tags;
    for (auto& [text, mark] : result.marks)
        if (mark.present != std::ranges::binary_search(words, text)) mark = {Stamp{}, !mark.present};
    for (const std::string& text : words) {
        const auto at = std::ranges::lower_bound(result.marks, text, {}, word);
        if (!text.empty() && (at == result.marks.end() || at->first != text)) result.marks.insert(at, {text, Mark{}});
    }
    return result;
}

}  // namespace rapport
