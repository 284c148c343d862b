#pragma once
// Requests are answered; and what a yes would mean is put before the client.

#include "app/commands/client.h"
#include "app/edit.h"
#include "engagement/impact.h"

namespace rapport {

/// Accepted, it becomes a task of its project with its work and whoever does it, behind what it waits for; otherwise it is
/// declined, put off or withdrawn, as of today. Refuses to accept one without a project, and one of which the client said no to
/// what it would mean, unless `all_the_same`.
Result<Edit> answer_request(const Workspace&, Ref<Request>, RequestState, DateTime now, const MakeId&,
                            std::uint32_t jitter, bool all_the_same = false);

/// What it would mean, for the client to read. What they said of other words holds no longer: then they have to be asked again,
/// in the same edit. Without words nobody is asked.
Result<Edit> set_request_effect(const Workspace&, Ref<Request>, std::string_view effect);
/// Puts that before them: the request is shared, and waits for their word. Refuses one that says nothing of it, one that was
/// answered, and one of which they have said what they think.
Result<Edit> ask_about_request(const Workspace&, Ref<Request>);

struct RequestWord {
    ClientSays says = ClientSays::Agreed;
    Ref<Stakeholder> by;
    Date on;
    std::string words;  ///< May be empty.
};
/// What they said of it, recorded by hand. Refuses where there is nothing to agree to, whoever is not of that client, a day that is
/// still to come, and a word that is neither yes nor no.
Result<Edit> record_request_word(const Workspace&, Ref<Request>, const RequestWord& word, Date today);

/// "Ruth said no to what it would mean, on 3 Nov." Empty where they did not.
std::string said_no(const Workspace&, const Request& request, int this_year);

/// When it would be there and what becomes of the end, as the client may read it: days alone, nothing of costs and of who has how
/// much to do. Empty where no day is known.
std::string effect_on_dates(const RequestImpact& impact, const Request& request, int this_year);

}  // namespace rapport
