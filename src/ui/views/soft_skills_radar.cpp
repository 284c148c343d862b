// The six habits as one drawing: an axis for each, how one rates oneself now, and how one did at first.

#include <algorithm>
#include <cmath>
#include <numbers>

#include "ui/views/soft_skills_parts.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr int levels = 5;
constexpr float label_width_css = 120, label_height_css = 36;

/// By themselves: the first, and the latest; 0: never rated.
struct Axis {
    double first = 0, now = 0;
};

Axis axis_of(const SkillStanding& standing) {
    Axis axis{.first = 0, .now = static_cast<double>(standing.self)};
    for (const CoursePoint& point : standing.course)
        if (point.self > 0) {
            axis.first = point.self;
            break;
        }
    return axis;
}

/// From the top, clockwise.
ImVec2 on_axis(ImVec2 centre, float radius, std::size_t axis, std::size_t axes, double level) {
    const double angle = 2 * std::numbers::pi * static_cast<double>(axis) / static_cast<double>(axes);
    const double reach = static_cast<double>(radius) * level / levels;
    return {centre.x + static_cast<float>(std::sin(angle) * reach),
            centre.y - static_cast<float>(std::cos(angle) * reach)};
}

void draw_web(ImVec2 centre, float radius, std::size_t axes) {
    const Palette& c = look().colour;
    for (int level = 1; level <= levels; ++level)
        for (std::size_t i = 0; i < axes; ++i)
            kit::draw().AddLine(on_axis(centre, radius, i, axes, level),
                                on_axis(centre, radius, (i + 1) % axes, axes, level),
                                level == levels ? c.edge : c.line);
    for (std::size_t i = 0; i < axes; ++i)
        kit::draw().AddLine(centre, on_axis(centre, radius, i, axes, levels), c.line);
}

/// From one habit that was rated to the next.
void draw_shape(ImVec2 centre, float radius, const std::vector<Axis>& axes, double Axis::* of, bool dots) {
    const Palette& c = look().colour;
    for (std::size_t i = 0; i < axes.size(); ++i) {
        if (axes[i].*of <= 0) continue;
        const ImVec2 here = on_axis(centre, radius, i, axes.size(), axes[i].*of);
        const std::size_t next = (i + 1) % axes.size();
        if (axes[next].*of > 0)
            kit::draw().AddLine(here, on_axis(centre, radius, next, axes.size(), axes[next].*of),
                                dots ? c.accent : c.ink1, px(dots ? 2.0f : 1.5f));
        if (dots) kit::draw().AddCircleFilled(here, px(3.5f), c.accent);
        else kit::draw().AddCircle(here, px(3.5f), c.ink1, 0, px(1.5f));
    }
}

/// Beside the end of its axis, on the side where there is room, as far as `box` goes.
void draw_label(const Rect& box, ImVec2 centre, float radius, std::size_t axis, std::size_t axes,
                std::string_view label) {
    const ImVec2 end = on_axis(centre, radius + px(10), axis, axes, levels);
    const float across = end.x - centre.x, half = px(label_width_css) / 2;
    kit::TextLook small = kit::meta();
    Rect place = kit::rect_at(end.x - half, end.y - px(18), 2 * half, px(label_height_css));
    if (std::abs(across) < px(4)) {
        small.align = kit::Align::Centre;
        const float high = kit::wrapped_height(2 * half, label, small, 2);
        place.Min.y = end.y < centre.y ? end.y - high : end.y + px(2);
        place.Max.y = place.Min.y + high;
        kit::draw_wrapped(place, label, small, 2);
        return;
    }
    place = across > 0 ? kit::rect_at(end.x, end.y - px(18), 2 * half, px(label_height_css))
                       : kit::rect_at(end.x - 2 * half, end.y - px(18), 2 * half, px(label_height_css));
    place.Min.x = std::max(place.Min.x, box.Min.x);
    place.Max.x = std::min(place.Max.x, box.Max.x);
    if (across < 0) small.align = kit::Align::Right;
    kit::draw_wrapped(place, label, small, 2);
}

}  // namespace

std::string habits_said(const std::vector<SkillStanding>& tips) {
    std::string said = "Habits, from 1 to 5: ";
    for (std::size_t i = 0; i < tips.size(); ++i) {
        const Axis axis = axis_of(tips[i]);
        said += (i > 0 ? "; " : "") + tips[i].label + " ";
        if (axis.now <= 0) said += "not rated";
        else said += tenths(axis.now) + (axis.first != axis.now ? ", at first " + tenths(axis.first) : std::string());
    }
    return said;
}

bool has_radar(const std::vector<SkillStanding>& tips) {
    return std::ranges::count_if(tips, [](const SkillStanding& tip) { return tip.self > 0; }) >= 3;
}

void draw_radar(const Rect& box, const std::vector<SkillStanding>& tips) {
    kit::node(Role::Image, habits_said(tips), box);
    const ImVec2 centre{std::floor(box.GetCenter().x), std::floor(box.GetCenter().y)};
    const float radius =
        std::min(box.GetHeight() / 2 - px(10 + label_height_css), box.GetWidth() / 2 - px(label_width_css) * 0.75f);
    std::vector<Axis> axes;
    for (const SkillStanding& tip : tips) axes.push_back(axis_of(tip));
    draw_web(centre, radius, axes.size());
    draw_shape(centre, radius, axes, &Axis::first, false);
    draw_shape(centre, radius, axes, &Axis::now, true);
    for (std::size_t i = 0; i < axes.size(); ++i) draw_label(box, centre, radius, i, axes.size(), tips[i].label);
}

}  // namespace rapport
