#pragma once
// The questions of a snapshot: the check-in always, and what somebody chose to ask besides; and how a reply to it finds them again,
// whatever became of an own question since.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engagement/questions.h"
#include "share/told.h"

namespace rapport {

/// Something that can be asked besides the check-in: a set of the program, or one own question.
struct AskChoice {
    PulseSet set = PulseSet::Own;
    std::string label;              ///< "Recommendation (NPS)"; the words of an own question.
    std::vector<std::string> keys;  ///< Question::key of what it asks.
};
/// In the order of their sets. O(own questions).
std::vector<AskChoice> ask_choices(const Workspace& workspace);

/// The keys for "nps,csat,own", as a command line says it; "own" is all own questions. Refuses, in a sentence, what is no set, and
/// own ones where there are none.
Result<std::vector<std::string>> keys_to_ask(const Workspace& workspace, std::string_view sets);

/// "nps.1 zero_to_ten": what Asked::type holds of a question that was chosen; the page does not say it.
std::string asked_as(const Question& question);

/// What was asked, with the words and the scale that it was asked with. Where Asked::type is empty, the question of these words, in
/// any set and language, or of that place in the check-in. Its key is empty where there is none.
struct FoundQuestion {
    Question question;
    PulseSet set = PulseSet::CheckIn;
};
FoundQuestion asked_question(const Workspace& workspace, const Asked& asked);

}  // namespace rapport
