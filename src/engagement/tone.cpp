#include "engagement/tone.h"

#include <algorithm>
#include <array>

#include "base/sort.h"
#include "base/text.h"
#include "engagement/contact.h"

namespace rapport {
namespace {

// Phrases are folded words: an apostrophe stands between two of them ("didn't" is "didn t").
constexpr auto blaming = std::to_array<std::string_view>(
    {"you should have",   "you shouldn t have", "you didn t",           "you did not",
     "you failed",        "you forgot",         "you were supposed to", "you re supposed to",
     "you neglected",     "you ignored",        "you refused",          "you claim",
     "you caused",        "you never",          "you always",           "your fault",
     "your mistake",      "your failure",       "because of you",       "as i already said",
     "as i already told", "per my last",        "as you should know",   "you wouldn t understand"});
constexpr auto absolute = std::to_array<std::string_view>(
    {"always", "never", "every time", "constantly", "impossible", "absolutely", "not once"});
/// What says "always" and means no harm.
constexpr auto harmless =
    std::to_array<std::string_view>({"never mind", "as always", "always happy", "always glad", "always welcome",
                                     "always a pleasure", "never hesitate", "absolutely fine"});
constexpr auto acknowledging = std::to_array<std::string_view>(
    {"thank",        "thanks",        "appreciate",      "grateful", "sorry",         "apologise",
     "apologize",    "apologies",     "understand",      "i see",    "i hear",        "i know",
     "you re right", "you are right", "you told",        "you said", "you mentioned", "you asked",
     "glad",         "pleased",       "congratulations", "well done"});
constexpr auto next_steps = std::to_array<std::string_view>(
    {"will",         "ll",          "next",      "shall",     "tomorrow",   "plan",      "propose",
     "suggest",      "going to",    "let us",    "let s",     "this week",  "by monday", "by tuesday",
     "by wednesday", "by thursday", "by friday", "on monday", "as soon as", "until then"});
constexpr auto requests =
    std::to_array<std::string_view>({"please", "could you", "would you", "can you", "let me know", "let us know",
                                     "tell me", "tell us", "i would like", "may i"});
constexpr auto formal_words = std::to_array<std::string_view>({"mr", "mrs", "ms", "mx", "dr", "prof", "sir", "madam"});
constexpr auto casual_words = std::to_array<std::string_view>({"hi", "hey", "hiya"});

constexpr std::size_t letters_of_a_shout = 8;  ///< In words that follow each other; acronyms are shorter.
constexpr std::size_t letters_of_a_word = 6;   ///< … in a single one.

bool is_english(std::string_view language) {
    const std::string folded_language = folded(trimmed(language));
    return folded_language.empty() || folded_language == "en" || folded_language == "english" ||
           folded_language.starts_with("en-") || folded_language.starts_with("en_");
}

/// The same bytes, with quoted lines as spaces.
std::string without_quotes(std::string_view text) {
    std::string own(text);
    for (std::size_t at = 0; at < own.size();) {
        const std::size_t end = std::min(own.find('\n', at), own.size());
        if (own[at] == '>')
            std::fill(own.begin() + static_cast<std::ptrdiff_t>(at), own.begin() + static_cast<std::ptrdiff_t>(end),
                      ' ');
        at = end + 1;
    }
    return own;
}

/// The letters that have a lower case, of Latin, Greek and Cyrillic.
bool is_capital(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    if (c >= 0xC0 && c <= 0xDE) return c != 0xD7;
    if (c >= 0x100 && c <= 0x137) return c % 2 == 0;
    if (c >= 0x139 && c <= 0x148) return c % 2 == 1;
    if (c >= 0x14A && c <= 0x177) return c % 2 == 0;
    if (c >= 0x178 && c <= 0x17D) return c == 0x178 || c % 2 == 1;
    return (c >= 0x391 && c <= 0x3A9) || (c >= 0x400 && c <= 0x42F);
}

/// How many letters a word in capitals has; 0 for any other.
std::size_t capitals_in(std::string_view word) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < word.size(); ++letters)
        if (!is_capital(next_code_point(word, at))) return 0;
    return letters;
}

class Message {
public:
    Message(std::string_view text, const Stakeholder* reader)
        : text_(without_quotes(text)), words_(placed_words_of(text_)), reader_(reader) {}

    std::vector<ToneHint> hints(bool english) {
        look_at_length();
        look_at_capitals();
        look_at_marks();
        if (english) {
            look_for(blaming, ToneRule::Blame, "” sounds like blame. Say what happened and what you do now.");
            look_for_absolutes();
            look_at_greeting();
            look_for_what_is_missing();
        }
        const auto place = [](const ToneHint& hint) { return hint.to == 0 ? std::string::npos : hint.from; };
        sort_items(hints_, {}, place);
        return std::move(hints_);
    }

private:
    [[nodiscard]] bool stands_at(std::size_t word, std::string_view phrase) const {
        for (;; ++word) {
            if (word >= words_.size() || !phrase.starts_with(words_[word].text)) return false;
            phrase.remove_prefix(words_[word].text.size());
            if (phrase.empty()) return true;
            if (phrase.front() != ' ') return false;
            phrase.remove_prefix(1);
        }
    }
    [[nodiscard]] static std::size_t length_of(std::string_view phrase) {
        return static_cast<std::size_t>(std::ranges::count(phrase, ' ')) + 1;
    }
    [[nodiscard]] std::string written(std::size_t from, std::size_t to) const { return text_.substr(from, to - from); }

    template <std::size_t N> [[nodiscard]] bool has_any(const std::array<std::string_view, N>& phrases) const {
        for (std::size_t word = 0; word < words_.size(); ++word)
            for (const std::string_view phrase : phrases)
                if (stands_at(word, phrase)) return true;
        return false;
    }

    void hint(ToneRule rule, std::size_t from, std::size_t to, std::string sentence) {
        hints_.push_back({rule, from, to, std::move(sentence)});
    }

    /// About each phrase that stands there; the words of one are not looked at again.
    template <std::size_t N>
    void look_for(const std::array<std::string_view, N>& phrases, ToneRule rule, std::string_view advice) {
        for (std::size_t word = 0; word < words_.size(); ++word)
            for (const std::string_view phrase : phrases) {
                if (!stands_at(word, phrase)) continue;
                const std::size_t last = word + length_of(phrase) - 1;
                const std::size_t from = words_[word].from;
                const std::size_t to = words_[last].to;
                hint(rule, from, to, "“" + written(from, to) + std::string(advice));
                word = last;
                break;
            }
    }

    [[nodiscard]] bool is_harmless(std::size_t word) const {
        for (const std::string_view phrase : harmless)
            for (std::size_t back = 0; back < length_of(phrase) && back <= word; ++back)
                if (stands_at(word - back, phrase)) return true;
        return false;
    }
    [[nodiscard]] bool is_blaming(std::size_t at) const {
        return std::ranges::any_of(hints_, [&](const ToneHint& hint) {
            return hint.rule == ToneRule::Blame && hint.from <= at && at < hint.to;
        });
    }
    void look_for_absolutes() {
        for (std::size_t word = 0; word < words_.size(); ++word)
            for (const std::string_view phrase : absolute) {
                const std::size_t from = words_[word].from;
                if (!stands_at(word, phrase) || is_harmless(word) || is_blaming(from)) continue;
                const std::size_t to = words_[word + length_of(phrase) - 1].to;
                hint(ToneRule::Absolute, from, to,
                     "“" + written(from, to) + "” is rarely true and invites an argument. Say when, and how often.");
            }
    }

    void look_for_what_is_missing() {
        if (words_.size() < words_of_a_message) return;
        if (!has_any(acknowledging))
            hint(ToneRule::NoAcknowledgement, 0, 0,
                 "Nothing here says that you heard them. Begin with what they told you, or with a thank you.");
        if (!has_any(next_steps))
            hint(ToneRule::NoNextStep, 0, 0, "Nothing says what happens next. Add what you do, and by when.");
        if (text_.find('?') == std::string::npos && !has_any(requests))
            hint(ToneRule::NoRequest, 0, 0, "It asks for nothing. End with one question or one request.");
    }

    void look_at_length() {
        if (words_.size() <= words_people_read) return;
        hint(ToneRule::TooLong, words_[words_people_read].from, words_.back().to,
             "This has " + with_thousands(static_cast<std::int64_t>(words_.size())) +
                 " words; few people read more than " + std::to_string(words_people_read) + ". Shorten it, or call.");
    }

    void look_at_capitals() {
        for (std::size_t word = 0; word < words_.size();) {
            const std::size_t first = word;
            std::size_t letters = 0;
            while (word < words_.size()) {
                const std::size_t capitals = capitals_in(written(words_[word].from, words_[word].to));
                if (capitals == 0) break;
                letters += capitals;
                ++word;
            }
            const std::size_t count = word - first;
            if ((count == 1 && letters >= letters_of_a_word) || (count > 1 && letters >= letters_of_a_shout)) {
                const std::size_t from = words_[first].from;
                const std::size_t to = words_[word - 1].to;
                hint(ToneRule::Shouting, from, to, "“" + written(from, to) + "” in capitals reads as shouting.");
            }
            if (count == 0) ++word;
        }
    }

    void look_at_marks() {
        constexpr std::string_view marks = "!?";
        for (std::size_t from = text_.find('!'); from != std::string::npos;) {
            while (from > 0 && text_[from - 1] == '?') --from;
            const std::size_t to = std::min(text_.find_first_not_of(marks, from), text_.size());
            if (to - from > 1)
                hint(ToneRule::Shouting, from, to,
                     "“" + written(from, to) + "” reads as shouting. One mark is enough.");
            from = text_.find('!', to);
        }
    }

    void look_at_greeting() {
        if (!reader_ || words_.empty()) return;
        const std::size_t end = std::min(text_.find('\n', words_.front().from), text_.size());
        std::size_t count = 0;
        while (count < words_.size() && words_[count].from < end) ++count;
        if (count > words_of_a_greeting) return;
        if (reader_->formality == Formality::Formal) look_for_familiar(count);
        if (reader_->formality == Formality::FirstName) look_for_formal(count);
    }
    /// "Hi", or their first name without the name that follows it.
    void look_for_familiar(std::size_t count) {
        const std::vector<std::string> first = words_of(first_name_of(*reader_));
        const std::vector<std::string> full = words_of(reader_->name);
        const std::vector<std::string> formal = words_of(reader_->salutation);
        for (std::size_t word = 0; word < count; ++word) {
            const std::string& text = words_[word].text;
            const bool casual = std::ranges::find(casual_words, text) != casual_words.end();
            const bool named = !first.empty() && text == first.front() &&
                               std::ranges::find(formal, text) == formal.end() &&
                               !(word + 1 < count && full.size() > 1 && words_[word + 1].text == full.back());
            if (!casual && !named) continue;
            hint(ToneRule::TooFamiliar, words_[word].from, words_[word].to,
                 reader_->name + " is addressed formally: write “" +
                     (reader_->salutation.empty() ? reader_->name : reader_->salutation) + "”.");
            return;
        }
    }
    void look_for_formal(std::size_t count) {
        for (std::size_t word = 0; word < count; ++word) {
            if (std::ranges::find(formal_words, words_[word].text) == formal_words.end()) continue;
            hint(ToneRule::TooFormal, words_[word].from, words_[word].to,
                 reader_->name + " is addressed by first name: write “" + first_name_of(*reader_) + "”.");
            return;
        }
    }

    static constexpr std::size_t words_of_a_greeting = 8;

    std::string text_;
    std::vector<PlacedWord> words_;
    const Stakeholder* reader_;
    std::vector<ToneHint> hints_;
};

}  // namespace

std::vector<ToneHint> tone_hints(std::string_view text, std::string_view language, const Stakeholder* reader) {
    return Message(text, reader).hints(is_english(language));
}

}  // namespace rapport
