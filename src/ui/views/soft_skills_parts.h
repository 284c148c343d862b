#pragma once
// What the parts of soft skills share: the section of the settings (soft_skills.cpp), the small drawing of a course
// (soft_skills_course.cpp) and of the habits (soft_skills_radar.cpp), and the form that lies over it (soft_skills_form.cpp). Nobody else includes this.

#include "engagement/soft_skills.h"
#include "ui/views/soft_skills.h"

namespace rapport {

/// Of the team, without material and costs.
std::vector<const Person*> skilled_people(const ViewContext& view);

/// A strip of the page after the other. The first time round nothing is drawn: it only tells how high all of it is.
class SkillPen {
public:
    explicit SkillPen(float width) : rest_{{0, 0}, {width, 0}} {}
    explicit SkillPen(const kit::Rect& place) : draws(true), rest_(place) {}

    kit::Rect take(float height) {
        used += height;
        return draws ? kit::cut_top(rest_, height) : kit::rect_at(0, 0, width(), height);
    }
    void words(std::string_view text, const kit::TextLook& look_of, float gap = 0) {
        const kit::Rect place = take(kit::wrapped_height(width(), text, look_of) + gap);
        if (draws) kit::wrapped(place, text, look_of);
    }
    void heading(std::string_view text, std::string_view note = {}) {
        const kit::Rect place = take(px(28));
        if (!draws) return;
        kit::heading(place, text, 3, kit::strong());
        const float x = place.Min.x + kit::text_width(text, kit::strong()) + px(12);
        if (!note.empty() && x < place.Max.x) kit::text({{x, place.Min.y}, place.Max}, note, kit::meta());
    }
    [[nodiscard]] float width() const { return rest_.GetWidth(); }

    const bool draws = false;
    float used = 0;

private:
    kit::Rect rest_;
};

/// "3.5", "−0.5".
std::string tenths(double number);
/// How a skill went, as two lines: dots for oneself, rings for the others; the top is 5.
void draw_course(const kit::Rect& box, const SkillStanding& standing, int this_year);

/// Whether enough of the habits are rated for a drawing of all six: three.
bool has_radar(const std::vector<SkillStanding>& tips);
/// An axis for each habit, up to 5: dots for now, rings for the first time.
void draw_radar(const kit::Rect& box, const std::vector<SkillStanding>& tips);
/// The same in words.
std::string habits_said(const std::vector<SkillStanding>& tips);

/// 1 to 5 as buttons, named "<of> 3". Gives what was pressed.
std::optional<std::int32_t> draw_levels(const kit::Rect& place, std::string_view of, std::int32_t current,
                                        bool disabled);
/// Opens the form, for that person and that skill at first.
void open_soft_skill_form(const ViewContext& view, SoftSkillsState& state, SoftSkillForm::Kind kind, Id person,
                          const std::string& skill);

}  // namespace rapport
