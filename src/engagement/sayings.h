#pragma once
// Small pieces of the sentences that this room says.

#include <string>
#include <string_view>

#include "model/recovery.h"
#include "model/stakeholder.h"
#include "model/workspace.h"

namespace rapport {

/// “Calendar sync”, shortened to 60 characters; where it is empty, “(untitled)”.
std::string in_quotes(std::string_view text);
/// With a full stop at its end, but where the words it quotes last have brought their own: "… is: “Nobody called back.”"
std::string ended(std::string sentence);
/// What a person calls a record; an answer in no words by what was asked and what was answered: "Do you trust us? No".
std::string title_said(const EntityType& type, const Entity& record);
/// The answer that a recovery was made of where it came in no words, also one that was deleted; null: they said some.
const PulseAnswer* answer_in_no_words(const Workspace& workspace, const Recovery& recovery);
/// As title_said; a recovery of an answer in no words by that answer.
std::string title_said(const Workspace& workspace, const EntityType& type, const Entity& record);
/// Behind the name, in Comment::author: it came with their reply.
inline constexpr std::string_view by_reply = ", in reply to snapshot ";
/// "3 Feb"; "3 Feb 2027" where it is not the year of today.
std::string day_said(Date day, Date today);
/// "1 day", "4 days".
std::string days_said(std::int32_t days);
/// What the person is called: "Theo".
std::string called(const Stakeholder& person);
/// "Theo", "Theo and Ana", "Theo, Ana and 2 more"; at most `shown` names.
std::string listed(const std::vector<std::string>& names, std::size_t shown = 3);
/// "first" to "tenth", then "11th".
std::string ordinal(std::int32_t number);
/// "Call Theo.", "Write to Theo.", as they like best; an e-mail where nobody knows.
std::string how_to_reach(const Stakeholder& person);
/// The day of UTC on which a stamp was made. Nothing for the empty stamp.
std::optional<Date> day_of(const Stamp& stamp);

}  // namespace rapport
