#pragma once
// How a message might sound to whoever reads it. Rules over words, on this device alone: a hint may be wrong, and blocks nothing.

#include <string>
#include <vector>

#include "model/stakeholder.h"

namespace rapport {

constexpr std::size_t words_people_read = 150;  ///< A message of more is called long. Our choice.
constexpr std::size_t words_of_a_message = 20;  ///< A shorter one need not hold everything.

enum class ToneRule : std::uint8_t {
    Blame,              ///< "You should have told us."
    Absolute,           ///< "always", "never".
    NoAcknowledgement,  ///< Neither a thank you, nor a sorry, nor what they said.
    NoNextStep,         ///< Nothing about what happens next.
    NoRequest,          ///< Neither a question nor a request.
    TooLong,
    TooFamiliar,  ///< Addressed by first name where they are addressed formally.
    TooFormal,    ///< The other way round.
    Shouting,     ///< Words in capitals, "!!".
};

struct ToneHint {
    ToneRule rule;
    std::size_t from = 0;  ///< Bytes of the text it speaks of; both zero: all of it.
    std::size_t to = 0;
    std::string sentence;
};

/// In the order of their places; those about the whole text come last. Lines that begin with ">" are somebody else's words and are
/// not looked at. `language` is that of the text, or of its reader; empty, "en…" and "English" are English, of others only length
/// and shouting are looked at. `reader` may be null. Length is not told of scripts without spaces. O(length).
std::vector<ToneHint> tone_hints(std::string_view text, std::string_view language, const Stakeholder* reader);

}  // namespace rapport
