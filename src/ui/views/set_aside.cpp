// One line where a project would be red.

#include "ui/views/set_aside.h"

#include <cmath>

#include "app/relations.h"
#include "base/text.h"
#include "engagement/dissatisfaction.h"
#include "engagement/pulses.h"
#include "schedule/notation.h"

namespace rapport {
namespace {

/// The last that holds for a project: of it, or of its client as a whole.
const ForcedClear* last_clear(const EngagementIndex& index, const Project& project, Date today) {
    const ForcedClear* last = nullptr;
    const auto meet = [&](const ForcedClear& clear) {
        if (date_of(clear.on) <= today && (!last || last->on < clear.on)) last = &clear;
    };
    for (const ForcedClear& clear : index.forced_clears_of(Ref<Project>{project.id})) meet(clear);
    for (const ForcedClear& clear : index.forced_clears_of(project.client))
        if (clear.project.is_null()) meet(clear);
    return last;
}

/// What was said last before it, and whether anything was said since.
struct SaidAround {
    const ForcedClear& clear;
    DateTime when;
    Ref<Stakeholder> who;
    bool since = false;

    void hear(const EngagementIndex& index, const Pulse& pulse) {
        if (is_of_team(pulse)) return;
        for (const PulseAnswer& answer : index.answers_of({pulse.id})) {
            since |= answer.on > clear.on && on_ten(answer.scale, answer.value).has_value();
            if (is_low(answer)) meet(answer.on, pulse.from);
        }
    }
    void meet(DateTime said, Ref<Stakeholder> from) {
        if (said > clear.on || said < when) return;
        when = said;
        who = from;
    }
};

}  // namespace

std::string set_aside_words(const ViewContext& view, Ref<Project> ref) {
    const Project* project = view.workspace.find(ref);
    if (!project || !view.relations) return {};
    const EngagementIndex& index = view.relations->index();
    const ForcedClear* clear = last_clear(index, *project, view.today);
    if (!clear) return {};
    SaidAround said{*clear, {}, {}};
    for (const Pulse& pulse : index.pulses_of(ref)) said.hear(index, pulse);
    for (const Pulse& pulse : index.pulses_of(project->client))
        if (pulse.project.is_null()) said.hear(index, pulse);
    for (const Recovery& recovery : index.recoveries_of(project->client)) {
        if (!recovery.project.is_null() && recovery.project != ref) continue;
        said.meet(recovery.received, recovery.from);
        said.since |= is_closed(recovery) && *recovery.confirmed >= date_of(clear->on);
    }
    if (said.since) return {};
    const Stakeholder* who = view.workspace.find(said.who);
    const Person* by = view.workspace.find(clear->by);
    return "What " + (who ? who->name : std::string("the client")) + " said was set aside on " +
           format_day(date_of(clear->on), view.this_year()) + " by " + (by ? by->name : std::string("somebody")) +
           ": " + clear->reason;
}

float draw_set_aside(ViewContext& view, Ref<Project> project) {
    const std::string words = set_aside_words(view, project);
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
