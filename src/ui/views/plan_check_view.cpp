#include "ui/views/plan_check_view.h"

#include <algorithm>

#include "app/commands/plan_check.h"
#include "base/sort.h"
#include "base/text.h"
#include "ui/shell.h"

namespace rapport {
namespace plan_check {
namespace {

using kit::Rect;

constexpr float css_width = 680;
constexpr float css_height = 620;

constexpr kit::ButtonLook quiet{.kind = kit::ButtonKind::Quiet};

/// Where both do not fit beside each other, the way to the task stands below what mends it.
bool is_stacked(const PlanFlaw& flaw, float width) {
    return !flaw.fix.empty() && kit::button_width(flaw.fix) + px(8) + kit::button_width("Show", quiet) > width;
}

float button_room(const PlanFlaw& flaw, float width) {
    return (px(look().size.button) + px(6)) * (is_stacked(flaw, width) ? 2.0f : 1.0f);
}

/// Those of one kind stand together, the gravest kind first as the enum lists them.
void arrange(ViewContext& view, PlanCheckState& state, float width) {
    if (state.made_of == view.workspace.revision() && state.made_for == width) return;
    state.made_of = view.workspace.revision();
    state.made_for = width;
    const Plan& plan = view.derived.plan({state.project});
    state.flaws = flaws_of(view.workspace, plan.outline, plan.schedule, view.today);
    sort_items(state.flaws, {}, &PlanFlaw::flaw);
    state.lines.clear();
    float y = 0;
    for (std::size_t i = 0; i < state.flaws.size(); ++i) {
        const PlanFlaw& flaw = state.flaws[i];
        if (i == 0 || state.flaws[i - 1].flaw != flaw.flaw) {
            CheckLine head;
            head.words = title_of(flaw.flaw);
            head.count = std::ranges::count(state.flaws, flaw.flaw, &PlanFlaw::flaw);
            head.y = y + (i == 0 ? 0 : px(8));
            head.height = px(32);
            y = head.y + head.height;
            state.lines.push_back(std::move(head));
        }
        CheckLine line;
        line.flaw = static_cast<std::int32_t>(i);
        line.words = flaw.sentence;
        line.y = y;
        line.height = kit::wrapped_height(width, flaw.sentence) + button_room(flaw, width) + px(12);
        y += line.height;
        state.lines.push_back(std::move(line));
    }
}

void show(ViewContext& view, PlanCheckState& state, const PlanFlaw& flaw) {
    const Project* project = view.workspace.find(Ref<Project>{state.project});
    if (!project) return;
    const Plan& plan = view.derived.plan({state.project});
    state.open = false;
    if (flaw.row < 0 || flaw.row >= plan.outline.size()) {
        view.out.go(
            "#" +
            to_string(Route{ViewId::Project, project->id, flaw.flaw == Flaw::NoValue ? "value" : "overview", {}, {}}));
        return;
    }
    view.settings.inspector = true;
    view.out.go(route_to(*project, plan.outline[flaw.row].task->id));
}

void draw_line(ViewContext& view, PlanCheckState& state, const CheckLine& line, float x, float y, float width) {
    if (line.flaw < 0) {
        kit::heading(kit::rect_at(x, y, width - px(48), line.height), line.words, 2, kit::strong());
        kit::badge(x + kit::text_width(line.words, kit::strong()) + px(10), y + line.height / 2, line.count);
        return;
    }
    const PlanFlaw& flaw = state.flaws[static_cast<std::size_t>(line.flaw)];
    const kit::IdScope scope(line.flaw);
    const kit::Group item(Role::ListItem, line.words, kit::rect_at(x, y, width, line.height));
    const float words = kit::wrapped(kit::rect_at(x, y, width, 0), line.words);
    float at = x;
    float row = y + words + px(4);
    if (!flaw.fix.empty() && view.may_edit) {
        const float wide = std::min(kit::button_width(flaw.fix), width);
        if (kit::button(kit::rect_at(at, row, wide, kit::button_height()), flaw.fix)) {
            const Plan& plan = view.derived.plan({state.project});
            const bool whole = flaw.flaw == Flaw::Overdue;
            view.out.send(fix_flaw(view.workspace, plan.outline, plan.schedule, flaw, view.today, view.make_id),
                          whole ? "What is left is planned from today on." : "Mended.");
        }
        if (is_stacked(flaw, width)) row += px(look().size.button) + px(6);
        else at += wide + px(8);
    }
    if (kit::button(at, row, "Show", quiet)) show(view, state, flaw);
}

}  // namespace
}  // namespace plan_check

void draw_plan_check(ViewContext& view, PlanCheckState& state) {
    using namespace plan_check;
    const Project* project = view.workspace.find(Ref<Project>{state.project});
    if (!project) {
        state.open = false;
        return;
    }
    const float height = view.phone ? 720.0f : css_height;
    kit::Dialog dialog("Plan check", css_width, height);
    kit::Rect rest = dialog.content();
    kit::heading(kit::cut_top(rest, px(40)), "Plan check", 1, kit::title());
    kit::Rect bottom = kit::cut_bottom(rest, px(48));
    // The list is as wide as the scroll bar leaves it.
    arrange(view, state, rest.GetWidth() - px(16));
    const auto count = static_cast<std::int64_t>(state.flaws.size());
    const std::string summary = count == 0 ? "Nothing to mend in “" + project->name + "”."
                                           : counted(count, "thing", "things") + " to look at in “" + project->name +
                                                 "” before a client sees it.";
    kit::text(kit::cut_top(rest, px(28)), summary, kit::meta());
    if (count == 0) {
        kit::empty_state(rest, icon_circle_check, "This plan is sound",
                         "Everybody has work, everything leads somewhere, and nothing is held by force.");
    } else {
        kit::Scroll scroll("findings", rest);
        const ImVec2 origin = scroll.origin();
        std::optional<kit::Group> list;  // One for each kind, behind its heading.
        for (const CheckLine& line : kit::rows_in_sight(state.lines, origin.y, scroll.visible())) {
            if (line.flaw < 0) list.reset();
            else if (!list)
                list.emplace(Role::List, title_of(state.flaws[static_cast<std::size_t>(line.flaw)].flaw), rest);
            draw_line(view, state, line, origin.x, origin.y + line.y, state.made_for);
        }
        scroll.set_content(state.lines.back().y + state.lines.back().height);
    }
    const kit::ButtonLook close{.kind = kit::ButtonKind::Primary};
    const float width = kit::button_width("Close", close);
    const kit::Rect button =
        kit::rect_at(bottom.Max.x - width, bottom.Max.y - kit::button_height(close), width, kit::button_height(close));
    dialog.first_focus(kit::id_of("Close"));
    if (kit::button(button, "Close", close) || dialog.closed()) state.open = false;
}

}  // namespace rapport
