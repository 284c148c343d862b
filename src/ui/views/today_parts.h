#pragma once
// The cards of the first screen. Drawn at a place, they give their height. Nobody else includes this.

#include "ui/views/today.h"

namespace rapport {

/// Whether a client is among those that are looked at.
bool is_looked_at(const TodayState& state, const Client* client);
float draw_attention(ViewContext& view, const TodayState& state, float x, float y, float width);
float draw_touch_base(ViewContext& view, TodayState& state, float x, float y, float width);
float draw_promises_due(ViewContext& view, const TodayState& state, float x, float y, float width);
float draw_cracks(ViewContext& view, TodayState& state, float x, float y, float width);
void draw_snooze(ViewContext& view, TodayState& state);

/// The projects of each client with how far they are (today_projects.cpp).
float draw_project_card(ViewContext& view, const TodayState& state, float x, float y, float width);
float draw_due(ViewContext& view, TodayState& state, float x, float y, float width, float room);

}  // namespace rapport
