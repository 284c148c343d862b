#pragma once
// What the parts of a project's status share while they draw one frame. Nobody else includes this.

#include "app/relations.h"
#include "ui/views/light_mark.h"
#include "ui/views/plan_cards.h"
#include "ui/views/status.h"

namespace rapport {

struct StatusSheet {
    PlanPage& page;
    ViewContext& view;
    StatusState& state;
    RecordForm& form;
    const ProjectLights& lights;
    const Health& health;
};

/// Each side with its light, reason and sources (status_sides.cpp).
void draw_sides(StatusSheet& sheet, CardColumn& column);
/// The score and what it is made of; how the three see it (status_health.cpp).
void draw_health(StatusSheet& sheet, CardColumn& column);
void draw_perception(StatusSheet& sheet, CardColumn& column);
/// How the lights stood; what was set aside (status_reports.cpp).
void draw_light_reports(StatusSheet& sheet, CardColumn& column);
void draw_set_aside(StatusSheet& sheet, CardColumn& column);
/// What lies over the page (status_dialogs.cpp).
void draw_status_dialogs(StatusSheet& sheet);
void open_hand_light(StatusState& state, const DimensionLight* side);
void open_rules(StatusSheet& sheet);

}  // namespace rapport
