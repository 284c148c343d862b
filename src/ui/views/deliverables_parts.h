#pragma once
// What the parts of the page of deliverables share: the list (deliverables.cpp), one with its versions
// (deliverables_detail.cpp), approvals as a chain (deliverables_chain.cpp), what is asked (deliverables_dialogs.cpp). Nobody else
// includes this.

#include "ui/views/deliverables.h"
#include "ui/views/plan_cards.h"

namespace rapport {

/// The one that is shown with its versions; null where there is none.
const DeliverableReading* shown_deliverable(const DeliverablesState& state);

kit::Tone tone_of(const DeliverableReading& reading);
/// "Waits for the client": also where they spoke of an older version.
std::string_view state_words(const DeliverableReading& reading);
/// "2.4 MB"; empty where it is not known.
std::string size_said(Decimal kilobytes);
/// In groups of eight digits.
std::string grouped(std::string_view digest);

void draw_deliverable_detail(PlanPage& page, DeliverablesState& state, CardColumn& column);
void draw_approvals_card(PlanPage& page, DeliverablesState& state, CardColumn& column);

void open_deliverable_dialog(PlanPage& page, DeliverablesState& state, DeliverableDialog dialog);
void draw_deliverable_dialogs(PlanPage& page, DeliverablesState& state);

}  // namespace rapport
