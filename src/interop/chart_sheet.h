#pragma once
// For interop/ alone: one page of a chart while it is drawn.

#include <map>

#include "interop/chart.h"
#include "schedule/variance.h"

namespace rapport::chart {

/// In CSS pixels, of which an inch has 96.
struct Box {
    double x = 0, y = 0, width = 0, height = 0;
    [[nodiscard]] double right() const { return x + width; }
    [[nodiscard]] double bottom() const { return y + height; }
};

constexpr double row_height = 20;
constexpr double title_height = 26;
constexpr double head_height = 36;
constexpr double foot_height = 20;

/// What all pages share.
struct Plan {
    const Workspace& workspace;
    const Outline& outline;
    const Schedule& schedule;
    ChartWishes wishes;
    std::string title;
    std::map<std::int32_t, std::string> people;  ///< By row: who works on it.
    struct Arrow {
        std::int32_t from, to;
        LinkType type;
    };
    std::vector<Arrow> arrows;
    Comparison compared;   ///< With the newest baseline, where there is one.
    DateTime first, last;  ///< What of time is drawn, from midnight to midnight.
};
Plan plan_of(const Workspace& workspace, const Outline& outline, const Schedule& schedule, const ChartWishes& wishes);

/// Which part of the plan, and where it says that it lies.
struct Tile {
    double width = 0, height = 0;
    std::int32_t first_row = 0, end_row = 0;
    double from = 0, to = 0;  ///< Minutes since 1970.
    std::int32_t number = 0;  ///< Another one for each sheet of a document.
    std::string place;        ///< "Page 2 of 6"; empty: nothing is said.
};

std::string sheet(const Plan& plan, const Tile& tile);

}  // namespace rapport::chart
