#pragma once
// How a project stands: every side of it as a light with its reason, the health score, how client, team and figures see it, and
// how all that stood on the days of reports.

#include "engagement/lights.h"
#include "ui/views/record_form.h"
#include "ui/views/recovery_list.h"
#include "ui/views/report_view.h"

namespace rapport {

struct PlanPage;

/// A light that is being set by hand.
struct HandLight {
    bool open = false;
    Dimension dimension = Dimension::Own;
    bool names = false;  ///< An own side that is new: it needs a name.
    std::string name;
    Light light = Light::Amber;
    std::string reason;
    std::string error;
};

struct StatusState {
    std::string sources;  ///< Of what the sources are shown, by its key; empty: of nothing.
    bool health = false;  ///< What the score is made of is shown.
    bool all_reports = false;
    HandLight hand;
    RecoveryListState recoveries;
    bool reporting = false;  ///< Today's lights are about to be kept.
    std::string words;       ///< What the report says of them.
    ReportsState reports;
};

void draw_status(PlanPage& page, RecordForm& form, StatusState& state);

}  // namespace rapport
