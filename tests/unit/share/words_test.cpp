#include "share/words.h"

#include <algorithm>
#include <array>
#include <set>

#include "support/print.h"

namespace rapport {
namespace {

using Chance = std::array<std::uint8_t, 2 * passphrase_words>;

std::size_t words_in(std::string_view text) {
    return text.empty() ? 0 : 1 + static_cast<std::size_t>(std::ranges::count(text, ' '));
}

}  // namespace

TEST_CASE("The list has as many different words as it says, short and in plain letters") {
    std::set<std::string_view> words;
    std::string_view last;
    for (std::size_t i = 0; i < word_count; ++i) {
        const std::string_view word = word_at(i);
        INFO(std::string(word));
        CHECK(word.size() >= 4);
        CHECK(word.size() <= 6);
        CHECK(std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; }));
        CHECK(last < word);
        last = word;
        words.insert(word);
    }
    CHECK(words.size() == word_count);
    CHECK(last == "zoom");
}

TEST_CASE("A random passphrase has six words, by ten bits each") {
    CHECK(words_in(passphrase_of(Chance{})) == passphrase_words);
    // What is above the ten bits does not count.
    Chance high{};
    for (std::size_t i = 0; i < high.size(); i += 2) high[i] = 0xFC;
    CHECK(passphrase_of(high) == passphrase_of(Chance{}));
    const std::string counted = passphrase_of(Chance{0, 0, 0, 1, 0, 255, 1, 0, 2, 0, 3, 255});
    std::string wanted;
    for (const std::size_t at : {0u, 1u, 255u, 256u, 512u, 1023u})
        wanted += (wanted.empty() ? "" : " ") + std::string(word_at(at));
    CHECK(counted == wanted);
}

TEST_CASE("It is said of a passphrase how easily it is guessed") {
    CHECK(passphrase_advice("").words.find("whoever has the file can read it") != std::string_view::npos);
    CHECK_FALSE(passphrase_advice("").weak);
    for (const std::string_view weak :
         {"x", "harbour", "Summer2026!", "amber canoe violet", "\u00fcber\u00fcber\u00fcber"}) {
        INFO(std::string(weak));
        CHECK(passphrase_advice(weak).weak);
        CHECK(passphrase_advice(weak).words.find("six random words") != std::string_view::npos);
    }
    // Nobody can know how somebody came upon their own words.
    CHECK(passphrase_advice("To be or not to be, that is the question").words.find("can be guessed") !=
          std::string_view::npos);
    CHECK_FALSE(passphrase_advice(passphrase_of(Chance{3, 9, 1, 7, 2, 200, 0, 4, 1, 1, 3, 3})).weak);
    CHECK(passphrase_advice(passphrase_of(Chance{3, 9, 1, 7, 2, 200, 0, 4, 1, 1, 3, 3})).words.find("guessed") ==
          std::string_view::npos);
}

}  // namespace rapport
