#pragma once
// Small pieces of the sentences that this room says.

#include <string>
#include <string_view>

#include "model/stakeholder.h"
#include "model/workspace.h"

namespace rapport {

/// “Calendar sync”, shortened to 60 characters; where it is empty, “(untitled)”.
std::string in_quotes(std::string_view text);
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
