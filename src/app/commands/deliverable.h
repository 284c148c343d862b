#pragma once
// Deliverables: a new one, a version that is handed over, what the client said of it, whether they may see it.

#include "app/edit.h"

namespace rapport {

/// With its id and project. Refuses one without a name. It is not there yet, whatever `wanted` says of its state.
Result<Edit> add_deliverable(const Workspace&, Deliverable wanted);

/// A version with its id, which waits for the client from then on; shared where its deliverable is. What they said before stays
/// beside it until they decide again. Refuses a number that is taken or missing, a day to come, and a digest that is none.
Result<Edit> hand_over_version(const Workspace&, DeliverableVersion wanted, Date today);

struct ClientDecision {
    Ref<Deliverable> deliverable;
    DeliverableState state = DeliverableState::Approved;  ///< Or ChangesAsked, which needs words.
    std::string version;                                  ///< Which they spoke of.
    Ref<Stakeholder> by;
    Date on;
    std::string words;
    Id sign_off;  ///< Of the record that keeps it.
};
/// What is kept of that decision: the deliverable's name and its file as they are now.
SignOff sign_off_of(const Workspace&, const Deliverable&, const ClientDecision&);

/// It is kept as a sign-off, too. Refuses versions that were not handed over by that day, people of other clients, and days to come.
Result<Edit> decide_deliverable(const Workspace&, const ClientDecision&, Date today);

/// The client may see it with all its versions and what they said of them, or nothing of it.
Result<Edit> share_deliverable(const Workspace&, Ref<Deliverable>, bool shared);

}  // namespace rapport
