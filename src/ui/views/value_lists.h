#pragma once
// What the client's page and a project's page both show of value, priorities and planned touches.

#include "engagement/index.h"
#include "ui/views/record_form.h"
#include "ui/views/story.h"

namespace rapport {

struct PlanPage;

/// The value items of a project with what was measured; gives its height. New ones are asked for in `form`.
float draw_value_ledger(ViewContext& view, RecordForm& form, const Project& project, const EngagementIndex& index,
                        float x, float y, float width);

/// "40 %".
std::string percent_of(std::int32_t share);

// Tabs of a project (project_value.cpp, project_engagement.cpp).
void draw_project_value(PlanPage& page, RecordForm& form);
void draw_engagement(PlanPage& page, RecordForm& form, StoryState& story);

}  // namespace rapport
