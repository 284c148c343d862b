// One line where a project would be red.

#include "ui/views/set_aside.h"

#include <cmath>

#include "app/relations.h"
#include "engagement/set_aside.h"
#include "schedule/notation.h"

namespace rapport {

std::string set_aside_words(const ViewContext& view, Ref<Project> project) {
    if (!view.relations || !view.workspace.find(project)) return {};
    const std::optional<WordSetAside> aside = set_aside_of(view.relations->index(), project);
    if (!aside || !aside->clear) return {};
    const Stakeholder* person = aside->said.who;
    const std::string who = person && !person->name.empty() ? person->name : "the client";
    const Person* by = view.workspace.find(aside->clear->by);
    return "What " + who + " said was set aside on " + format_day(date_of(aside->clear->on), view.this_year()) +
           " by " + (by ? by->name : std::string("somebody")) + ": " + aside->clear->reason;
}

float draw_set_aside(ViewContext& view, std::string_view words) {
    if (words.empty()) return 0;
    const Palette& c = look().colour;
    const float side = px(16);
    const kit::TextLook small{TextSize::Meta, false, c.ink0};
    const float width = view.area.GetWidth() - 2 * side;
    const float height = std::floor(kit::wrapped_height(width, words, small, 2)) + px(12);
    const kit::Rect strip = kit::rect_at(view.area.Min.x, view.area.Min.y, view.area.GetWidth(), height);
    const kit::Group group(Role::Region, "What was set aside", strip);
    kit::fill(strip, c.warn_soft);
    kit::line_across(strip.Min.x, strip.Max.x, strip.Max.y - 1, c.line);
    kit::wrapped(kit::inset(strip, side, px(6)), words, small, 2);
    return height;
}

}  // namespace rapport
