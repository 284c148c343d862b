#pragma once
// What the parts of the page of deliverables share: the list (deliverables.cpp), one with its versions
// (deliverables_detail.cpp), the files that are kept (deliverables_kept.cpp), approvals as a chain (deliverables_chain.cpp), what
// is asked (deliverables_dialogs.cpp). Nobody else includes this.

#include "ui/views/deliverables.h"
#include "ui/views/plan_cards.h"
#include "ui/views/small_dialog.h"

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

/// Lists what this browser keeps, once for each time that somebody comes here.
void read_kept_files(PlanPage& page, DeliverablesState& state);
/// Whether this browser has the file of a version, and what can be done with it; gives its height.
float draw_version_file(PlanPage& page, DeliverablesState& state, const DeliverableVersion& version,
                        const kit::Rect& place, bool draws);
/// Of a version that is about to be handed over: whether its file is to be kept.
void draw_keeping(DeliverablesState& state, SmallDialog& dialog);
float keeping_css(const DeliverablesState& state);
bool keeps_file(const DeliverablesState& state);
/// Keeps DeliverablesState::handed_over.
void keep_handed_over(PlanPage& page, DeliverablesState& state, std::string digest);

void draw_approvals_card(PlanPage& page, DeliverablesState& state, CardColumn& column);

void open_deliverable_dialog(PlanPage& page, DeliverablesState& state, DeliverableDialog dialog);
void draw_deliverable_dialogs(PlanPage& page, DeliverablesState& state);

}  // namespace rapport
