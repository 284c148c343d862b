#pragma once
// What the parts of a project's status share while they draw one frame. Nobody else includes this.

#include <functional>

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

/// The records on which something rests: a button that says how many, and the list that it opens. Of all lists of the page one is
/// open at a time (status_sources.cpp).
struct SourceList {
    std::string key;                                    ///< In StatusState::sources.
    std::string of;                                     ///< "2 sources of Schedule".
    std::size_t all = 0;                                ///< So many there are; of none there is no button.
    std::function<std::vector<LightSource>()> records;  ///< Asked where the list is open.
};
bool is_open(const StatusSheet& sheet, const SourceList& list);
/// High, of the button and of the list beneath it.
float sources_button_height(const SourceList& list);
float source_list_height(const StatusSheet& sheet, const SourceList& list);
/// Cut from the top of `rest`.
void draw_sources_button(StatusSheet& sheet, const SourceList& list, kit::Rect& rest);
void draw_source_list(StatusSheet& sheet, const SourceList& list, kit::Rect rest);

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
