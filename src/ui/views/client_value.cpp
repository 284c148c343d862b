// The value ledger of a client: what each of them wants in their own words, how far it has come, and whether they agree.

#include <algorithm>

#include "base/text.h"
#include "engagement/value.h"
#include "ui/reading.h"
#include "ui/route.h"
#include "ui/views/client_page_parts.h"
#include "ui/views/value_lists.h"

namespace rapport {

float draw_value_summary(ClientPage& page, float x, float y, float width) {
    const EngagementIndex& index = page.relations.index();
    RecordList list;
    list.heading = "What they get out of it";
    list.columns = {{"Project"}, {"Reached", 92}, {"Delivered", 152, kit::Align::Right}};
    for (const Project* project : page.summary.projects) {
        const ValueOfProject value = value_of_project(index, {project->id});
        if (!is_open(*project) || value.items.empty()) continue;
        const auto count = static_cast<std::int64_t>(value.items.size());
        ListRow row{.type = &type_of<Project>,
                    .id = project->id,
                    .title = title_of(type_of<Project>, *project),
                    .second = project->success.text.empty() ? counted(count, "outcome", "outcomes")
                                                            : "“" + project->success.text + "”",
                    .route = "#" + to_string(Route{ViewId::Project, project->id, "value", {}, {}})};
        if (value.delivered)
            row.cells = {{.text = "Reached " + percent_of(*value.delivered), .progress = *value.delivered / 10},
                         {percent_of(*value.delivered) + " of weight"}};
        else row.cells = {{}, {"Nothing measured yet"}};
        list.rows.push_back(std::move(row));
    }
    bool pressed = false;
    return list.rows.empty() ? 0 : draw_record_list(page.view, list, x, y, width, pressed);
}

void draw_value_tab(ClientPage& page, Column& main, Column* side) {
    const EngagementIndex& index = page.relations.index();
    bool any = false;
    for (const Project* project : page.summary.projects) {
        if (!is_open(*project) && index.value_of({project->id}).empty()) continue;
        any = true;
        main.add(draw_value_ledger(page.view, page.state.form, *project, index, main.x, main.y, main.width));
    }
    if (!any) {
        RecordList list;
        list.heading = "Value ledger";
        list.question = "What do they get out of it?";
        list.help = "Value belongs to a project: create one first, then write down what each person wants from it.";
        list.button = "Project";
        bool pressed = false;
        main.add(draw_record_list(page.view, list, main.x, main.y, main.width, pressed));
        if (pressed) open_project_form(page);
    }
    Column& beside = side ? *side : main;
    const ValueCoverage coverage = value_coverage(index, Ref<Client>{page.client.id});
    RecordList list;
    list.heading = "Nothing agreed with";
    list.columns = {{"Person"}};
    list.note = std::to_string(coverage.covered) + " of " + std::to_string(coverage.of) + " covered";
    list.question = coverage.of == 0 ? "Nobody of influence yet" : "Everybody of influence is covered";
    list.help = "Whoever has an influence or interest of 4 or 5 should have one outcome that they agreed to.";
    for (const Stakeholder* person : coverage.uncovered)
        list.rows.push_back({.type = &type_of<Stakeholder>,
                             .id = person->id,
                             .title = person->name,
                             .second = person->role,
                             .avatar = person->id,
                             .avatar_name = person->name});
    bool pressed = false;
    beside.add(draw_record_list(page.view, list, beside.x, beside.y, beside.width, pressed));
}

}  // namespace rapport
