#pragma once
// The Gantt chart beside the plan table: what it remembers. It shares the table's rows and its vertical scroll; where it
// looks in time is its own.

#include <memory>
#include <optional>
#include <string>

#include "base/date.h"
#include "base/id.h"

namespace rapport {

/// The part of time one looks at. Widths are CSS pixels, so that zooming the window keeps the days one sees.
struct TimeView {
    double left = 0;  ///< Minutes since 1970 at the left edge.
    float day_width = 12;
    bool placed = false;  ///< Someone, or the first frame, has decided where to look.
};

class WhatIf;
struct Schedule;

/// What the pointer is doing in the chart.
enum class GanttGesture : std::uint8_t { None, Pan, MoveBar, ResizeBar, DrawLink };

struct GanttDrag {
    GanttGesture gesture = GanttGesture::None;
    Id task;                        ///< Whose bar it is.
    double grabbed = 0;             ///< Minutes under the pointer when the gesture began.
    double left = 0;                ///< TimeView::left at that moment.
    bool moved = false;             ///< Far enough to be a drag and no click.
    std::optional<DateTime> start;  ///< Where the bar would go.
    std::optional<DateTime> finish;
    Id target;  ///< The task under the pointer, for a link.
    std::shared_ptr<WhatIf> what_if;
    const Schedule* would_be = nullptr;  ///< The whole plan, if the bar were let go now; of `what_if`.
    std::uint64_t revision = 0;          ///< Of the plan that this was made from.
};

/// What the chart should do when it is drawn next, when its width is known.
enum class GanttWish : std::uint8_t { None, Fit, Today, ZoomIn, ZoomOut, Reveal };

struct GanttState {
    TimeView time;
    GanttDrag drag;
    GanttWish wish = GanttWish::None;
    Id wish_task;  ///< Of Reveal.
};

}  // namespace rapport
