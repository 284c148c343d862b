#pragma once
// Words for ways and times of contact, for the sentences of contact.h.

#include <string>

#include "model/stakeholder.h"

namespace rapport {

/// Within a list: "text", "e-mail".
std::string_view channel_word(Channel channel);
/// What one likes: "text messages", "the phone".
std::string_view channel_noun(Channel channel);
/// "booked an hour ahead", "on the fly"; empty where it is not known.
std::string booking_words(const Stakeholder& stakeholder);
/// "09:00–12:00 and 13:00–16:00", each shifted by so much around the clock.
std::string hours_text(const Shifts& hours, Minutes shifted);
/// Without the full stop it may end with.
std::string without_stop(std::string_view text);

}  // namespace rapport
