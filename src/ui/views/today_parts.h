#pragma once
// The cards of the first screen. Drawn at a place, they give their height. Nobody else includes this.

#include <span>

#include "engagement/dissatisfaction.h"
#include "engagement/soft_skills.h"
#include "ui/views/today.h"

namespace rapport {

/// Whether a client is among those that are looked at.
bool is_looked_at(const TodayState& state, const Client* client);
/// "Marek Dvorak is not content"; "The client is not content" where nobody is named. Of what was said last.
std::string not_content_said(std::span<const Dissatisfaction> said);
/// The ground of a row whose client is not content: under all of it, with a broad edge, so that no ordinary red looks like it.
void draw_not_content_ground(const kit::Rect& row);
float draw_attention(ViewContext& view, const TodayState& state, float x, float y, float width);
float draw_touch_base(ViewContext& view, TodayState& state, float x, float y, float width);
float draw_promises_due(ViewContext& view, const TodayState& state, float x, float y, float width);
float draw_cracks(ViewContext& view, TodayState& state, float x, float y, float width);
/// A touch that was planned for today or before, and was not held.
void draw_planned(ViewContext& view, const PlannedTouch& touch, const kit::Rect& row);
/// Of what is planned for the next 14 days and may be hard, the soonest first, at most 4 (today_planned.cpp). It looks at the 12 soonest.
const std::vector<MeetingHint>& hints_for(ViewContext& view, TodayState& state);
void draw_hint(ViewContext& view, const MeetingHint& hint, const kit::Rect& row);
void draw_snooze(ViewContext& view, TodayState& state);

/// The projects of each client with how far they are (today_projects.cpp).
float draw_project_card(ViewContext& view, const TodayState& state, float x, float y, float width);
float draw_due(ViewContext& view, TodayState& state, float x, float y, float width, float room);

}  // namespace rapport
