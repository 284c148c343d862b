#pragma once
// Passphrases that nobody guesses and everybody can read out over a telephone: random words of a list.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace rapport {

/// Lower case, four to six letters, in alphabetical order. Each stands for ten bits.
constexpr std::size_t word_count = 1024;
std::string_view word_at(std::size_t position);

/// Six words with a space between them, 60 bits in all.
constexpr std::size_t passphrase_words = 6;
std::string passphrase_of(std::span<const std::uint8_t, 2 * passphrase_words> chance);

/// What to say of a passphrase: how easily it is guessed by whoever has the file. One or two sentences, never an assurance about
/// words that somebody chose.
struct PassphraseAdvice {
    bool weak = false;
    std::string_view words;
};
PassphraseAdvice passphrase_advice(std::string_view passphrase);

}  // namespace rapport
