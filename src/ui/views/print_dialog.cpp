#include "ui/views/print_dialog.h"

#include "base/text.h"
#include "ui/shell.h"

namespace rapport {
namespace print_plan {
namespace {

std::vector<std::string> pages_of(const ViewContext& view, const PrintState& state) {
    const Plan& plan = view.derived.plan({state.project});
    return chart_pages(view.workspace, plan.outline, plan.schedule, state.wishes);
}

void save(Shell& shell, Result<Export> made) {
    if (!made) return shell.say({made.error().message, false, true});
    shell.save_file(made->file_name, made->mime, std::move(made->bytes));
}

bool alike(const ChartWishes& a, const ChartWishes& b) {
    return a.paper == b.paper && a.landscape == b.landscape && a.pages_wide == b.pages_wide && a.today == b.today;
}

void count_pages(const ViewContext& view, PrintState& state) {
    if (state.counted_of == view.workspace.revision() && alike(state.counted_for, state.wishes)) return;
    state.counted_of = view.workspace.revision();
    state.counted_for = state.wishes;
    state.pages = static_cast<std::int64_t>(pages_of(view, state).size());
}

void draw_choices(PrintState& state, kit::Rect& rest) {
    const float row = px(look().size.button);
    std::vector<std::string_view> papers;
    for (const Choice& choice : Choices<Paper>::all) papers.push_back(choice.label);
    kit::draw_label(rest.Min.x, kit::cut_top(rest, px(22)).Min.y, rest.GetWidth(), "Paper");
    kit::Rect line = kit::cut_top(rest, row);
    line.Max.x = line.Min.x + kit::segments_width(papers);
    if (const int paper = kit::segments(line, "Paper", papers, static_cast<int>(state.wishes.paper)); paper >= 0)
        state.wishes.paper = static_cast<Paper>(paper);
    kit::cut_top(rest, px(12));

    const std::vector<std::string_view> ways{"Across", "Upright"};
    kit::draw_label(rest.Min.x, kit::cut_top(rest, px(22)).Min.y, rest.GetWidth(), "Held");
    line = kit::cut_top(rest, row);
    line.Max.x = line.Min.x + kit::segments_width(ways);
    if (const int way = kit::segments(line, "Held", ways, state.wishes.landscape ? 0 : 1); way >= 0)
        state.wishes.landscape = way == 0;
    kit::cut_top(rest, px(12));

    const std::vector<std::string_view> widths{"1 page", "2", "3", "4", "6", "8"};
    constexpr std::array<std::int32_t, 6> counts{1, 2, 3, 4, 6, 8};
    const auto now = std::ranges::find(counts, state.wishes.pages_wide) - counts.begin();
    kit::draw_label(rest.Min.x, kit::cut_top(rest, px(22)).Min.y, rest.GetWidth(), "Time is spread over");
    line = kit::cut_top(rest, row);
    line.Max.x = std::min(line.Max.x, line.Min.x + kit::segments_width(widths));
    if (const int wide = kit::segments(line, "Time is spread over", widths, static_cast<int>(now)); wide >= 0)
        state.wishes.pages_wide = counts[static_cast<std::size_t>(wide)];
    kit::cut_top(rest, px(12));
}

}  // namespace
}  // namespace print_plan

void draw_print(ViewContext& view, PrintState& state) {
    using namespace print_plan;
    const Project* project = view.workspace.find(Ref<Project>{state.project});
    if (!project) {
        state.open = false;
        return;
    }
    state.wishes.today = view.today;
    kit::Dialog dialog("Print plan", 560, view.phone ? 480.0f : 404.0f);
    kit::Rect rest = dialog.content();
    kit::heading(kit::cut_top(rest, px(44)), "Print plan", 1, kit::title());
    kit::Rect bottom = kit::cut_bottom(rest, px(view.phone ? 96 : 44));
    draw_choices(state, rest);
    count_pages(view, state);
    kit::text(kit::cut_top(rest, px(24)), counted(state.pages, "page", "pages") + " of “" + project->name + "”.",
              kit::meta());

    const Ref<Project> ref{project->id};
    const ChartWishes wishes = state.wishes;
    float x = bottom.Min.x;
    const float y = bottom.Min.y + px(8);
    dialog.first_focus(kit::id_of("Print"));
    if (kit::button(x, y, "Print", {.kind = kit::ButtonKind::Primary})) {
        view.out.call([pages = pages_of(view, state), rule = page_rule(wishes)](Shell& shell) {
            shell.ports.window.print(pages, rule);
        });
        state.open = false;
    }
    if (kit::button(x, y, "Save as a web page"))
        view.out.call(
            [ref, wishes](Shell& shell) { save(shell, to_chart_document(shell.session.workspace(), ref, wishes)); });
    if (view.phone) x = bottom.Min.x;
    const float second = view.phone ? y + px(look().size.button) + px(8) : y;
    if (kit::button(x, second, "Save as a picture"))
        view.out.call(
            [ref, wishes](Shell& shell) { save(shell, to_chart_picture(shell.session.workspace(), ref, wishes)); });
    const float cancel = kit::button_width("Cancel");
    const kit::Rect last = kit::rect_at(bottom.Max.x - cancel, second, cancel, px(look().size.button));
    if (kit::button(last, "Cancel") || dialog.closed()) state.open = false;
}

}  // namespace rapport
