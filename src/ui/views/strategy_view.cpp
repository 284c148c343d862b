#include "ui/views/strategy_view.h"

#include <algorithm>

#include "base/text.h"
#include "engagement/strategy.h"
#include "schedule/notation.h"
#include "ui/views/record_list.h"
#include "ui/views/search_view.h"

namespace rapport {
namespace {

constexpr float widest = 960;

/// "120 h".
std::string hours(Minutes work) { return counted((work.count + 30) / 60, "h", "h"); }

std::string about(const ViewContext& view, const Objective& objective) {
    std::string words = objective.period;
    if (const Person* owner = view.workspace.find(objective.owner)) words += (words.empty() ? "" : ", ") + owner->name;
    return words;
}

float draw_objectives(ViewContext& view, StrategyState& state, const Strategy& strategy, float x, float y,
                      float width) {
    RecordList list;
    list.heading = "Objectives";
    list.note = hours(strategy.work) + " planned in open projects";
    list.columns = {{"Objective"},
                    {"Projects", 72, kit::Align::Right},
                    {"Work", 72, kit::Align::Right},
                    {"Share of all work", 130}};
    list.question = "What are you after yourselves?";
    list.help = "Write down an objective of your own, then say in the details of a project which ones it serves.";
    list.button = "Objective";
    for (const ObjectiveShare& share : strategy.objectives) {
        const int percent = static_cast<int>(share.share / 10);
        std::vector<ListCell> cells{{std::to_string(share.projects)},
                                    {hours(share.work)},
                                    {.text = std::to_string(percent) + " %", .progress = percent}};
        if (share.objective)
            list.rows.push_back({.type = &type_of<Objective>,
                                 .id = share.objective->id,
                                 .title = share.objective->name,
                                 .second = about(view, *share.objective),
                                 .cells = std::move(cells)});
        else if (share.work.count > 0) list.note += ", " + std::to_string(percent) + " % serve none";
    }
    bool pressed = false;
    const float height = draw_record_list(view, list, x, y, width, pressed);
    if (!pressed) return height;
    Objective draft{};
    draft.id = view.make_id();
    open_record_form(state.form, draft, "What we are after ourselves",
                     {field_of<&Objective::name>(), field_of<&Objective::owner>(), field_of<&Objective::period>()});
    return height;
}

float draw_without(ViewContext& view, const Strategy& strategy, float x, float y, float width) {
    RecordList list;
    list.heading = "Projects that serve none";
    list.columns = {{"Project"}, {"Client", 220}};
    list.question = "Every open project serves an objective";
    list.help = "A project of delivery without one stands here.";
    for (const Project* project : strategy.without_objective) {
        const Client* client = view.workspace.find(project->client);
        list.rows.push_back({.type = &type_of<Project>,
                             .id = project->id,
                             .title = title_of(type_of<Project>, *project),
                             .second = {},
                             .cells = {{client ? title_of(type_of<Client>, *client) : "–"}}});
    }
    bool pressed = false;
    return draw_record_list(view, list, x, y, width, pressed);
}

}  // namespace

void draw_strategy(ViewContext& view, StrategyState& state) {
    const Strategy strategy = strategy_of(view.relations->index());
    const float gap = px(16);
    kit::Scroll scroll("Strategy", view.area);
    const float x = scroll.origin().x + gap;
    const float width = std::min(scroll.width() - 2 * gap, px(widest));
    float y = scroll.origin().y + px(10);
    kit::heading(kit::rect_at(x, y, width, px(44)), "Strategy", 2, view.phone ? kit::title() : kit::display());
    y += px(54);
    y += draw_objectives(view, state, strategy, x, y, width) + gap;
    const bool any = std::ranges::any_of(strategy.objectives, &ObjectiveShare::objective);
    if (any) y += draw_without(view, strategy, x, y, width) + gap;
    scroll.set_content(y - scroll.origin().y);
    draw_record_form(view, state.form);
}

}  // namespace rapport
