#pragma once
// What a careful planner would mend in a plan before a client sees it: each finding with its sentence, and what mends it.

#include "schedule/plan_check.h"
#include "ui/view.h"

namespace rapport {

/// A line of the list: the name of a kind, or one finding.
struct CheckLine {
    std::int32_t flaw = -1;  ///< Which finding; -1: a heading.
    std::string words;
    std::int64_t count = 0;  ///< Of a heading.
    float y = 0;             ///< From the top of the list, in device pixels.
    float height = 0;
};

struct PlanCheckState {
    bool open = false;
    Id project;
    std::vector<PlanFlaw> flaws;
    std::vector<CheckLine> lines;
    std::uint64_t made_of = ~std::uint64_t{0};  ///< The workspace's revision.
    float made_for = 0;                         ///< The width.
};

void draw_plan_check(ViewContext& view, PlanCheckState& state);

}  // namespace rapport
