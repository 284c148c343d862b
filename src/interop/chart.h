#pragma once
// A plan as a picture: its rows and bars as in the Gantt chart, on one sheet or cut into pages that repeat their heads.
//
// SVG with plain attributes, without styles, scripts or fonts of its own: it looks the same in a browser whatever the page
// around it forbids, and drawing programs open it.

#include <string>
#include <vector>

#include "interop/import.h"
#include "schedule/schedule.h"

namespace rapport {

enum class Paper : std::uint8_t { A4, A3, Letter };
template <> struct Choices<Paper> {
    static constexpr std::array<Choice, 3> all{{{"a4", "A4"}, {"a3", "A3"}, {"letter", "Letter"}}};
};

struct ChartWishes {
    Paper paper = Paper::A4;
    bool landscape = true;
    std::int32_t pages_wide = 1;  ///< Time is spread over so many pages; 1 to 50.
    Date today;                   ///< Where the line of today stands, and what is printed at the foot.
};

/// The whole plan on one sheet, as wide as a page and as tall as its rows need.
std::string chart_picture(const Workspace& workspace, const Outline& outline, const Schedule& schedule,
                          const ChartWishes& wishes);

/// One picture per page, time first, then rows. Empty plans have one page. At most 10,000 pages.
std::vector<std::string> chart_pages(const Workspace& workspace, const Outline& outline, const Schedule& schedule,
                                     const ChartWishes& wishes);

/// "size: A4 landscape; margin: 10mm", for a page rule of a style sheet.
std::string page_rule(const ChartWishes& wishes);

/// An HTML file that prints those pages, one on each sheet.
std::string chart_document(const Workspace& workspace, const Outline& outline, const Schedule& schedule,
                           const ChartWishes& wishes);

/// A project as one of the two, under a name for its file.
Result<Export> to_chart_picture(const Workspace& workspace, Ref<Project> project, const ChartWishes& wishes);
Result<Export> to_chart_document(const Workspace& workspace, Ref<Project> project, const ChartWishes& wishes);

}  // namespace rapport
