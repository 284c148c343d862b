#pragma once
// What a snapshot showed of records that can be written over, as one number: a reply speaks of that, and of nothing else. None of it
// is on the page.

#include <span>
#include <string>

#include "model/workspace.h"

namespace rapport {

/// Of the day, the number and the note, as they are kept. 64 hexadecimal digits.
std::string digest_of(const ValueEvidence& evidence);
/// Of their names and what each would mean, in this order, as they are kept. 64 hexadecimal digits.
std::string digest_of(std::span<const DecisionOption* const> options);

}  // namespace rapport
