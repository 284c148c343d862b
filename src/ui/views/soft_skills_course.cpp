// How a skill went, as a small drawing with two lines, and the same in words.

#include <algorithm>
#include <cmath>

#include "schedule/notation.h"
#include "ui/views/soft_skills_parts.h"

namespace rapport {
namespace {

using kit::Rect;

/// From where to where, of one of the two lines; empty where there is none.
std::string course_of(const SkillStanding& standing, double CoursePoint::* of, std::string_view whose, int this_year) {
    const auto is_known = [&](const CoursePoint& point) { return point.*of > 0; };
    const auto first = std::ranges::find_if(standing.course, is_known);
    if (first == standing.course.end()) return {};
    const CoursePoint& last = standing.course.back();
    const std::string now = tenths(last.*of);
    std::string words = std::string(whose) + " " + tenths(*first.*of) + " on " + format_day(first->on, this_year);
    if (&*first != &last) words += ", " + now + " on " + format_day(last.on, this_year);
    return words;
}

std::string course_said(const SkillStanding& standing, int this_year) {
    const std::string self = course_of(standing, &CoursePoint::self, "self", this_year);
    const std::string others = course_of(standing, &CoursePoint::others, "others", this_year);
    std::string words = "Course of " + standing.label + ": ";
    if (self.empty() && others.empty()) return words + "nobody has rated it yet";
    return words + self + (self.empty() || others.empty() ? "" : "; ") + others;
}

void draw_line(const Rect& box, const SkillStanding& standing, double CoursePoint::* of, bool rings) {
    const Palette& c = look().colour;
    const std::int32_t first = standing.course.front().on.days;
    const std::int32_t days = std::max(1, standing.course.back().on.days - first);
    std::optional<ImVec2> before;
    for (const CoursePoint& point : standing.course) {
        if (point.*of <= 0) continue;
        const float across =
            standing.course.size() == 1 ? 1.0f : static_cast<float>(point.on.days - first) / static_cast<float>(days);
        const auto up = static_cast<float>((point.*of - 1) / 4);
        const ImVec2 at{box.Min.x + px(4) + (box.GetWidth() - px(8)) * across,
                        box.Max.y - px(5) - (box.GetHeight() - px(10)) * up};
        const ImU32 ink = rings ? c.ink1 : c.accent;
        if (before) kit::draw().AddLine(*before, at, ink, px(1.5f));
        if (rings) kit::draw().AddCircle(at, px(3), ink, 0, px(1.5f));
        else kit::draw().AddCircleFilled(at, px(2.5f), ink);
        before = at;
    }
}

}  // namespace

std::string tenths(double number) {
    const auto count = static_cast<std::int64_t>(std::lround(std::abs(number) * 10));
    return (number < 0 && count > 0 ? "−" : "") + std::to_string(count / 10) + "." + std::to_string(count % 10);
}

void draw_course(const Rect& box, const SkillStanding& standing, int this_year) {
    kit::node(Role::Image, course_said(standing, this_year), box);
    kit::line_across(box.Min.x, box.Max.x, box.Max.y - 1, look().colour.line);
    if (standing.course.empty()) return;
    draw_line(box, standing, &CoursePoint::others, true);
    draw_line(box, standing, &CoursePoint::self, false);
}

}  // namespace rapport
