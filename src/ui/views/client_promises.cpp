// What was promised to a client, and how each promise stands.

#include "app/commands/touch.h"
#include "base/text.h"
#include "engagement/promises.h"
#include "ui/views/client_page_parts.h"

namespace rapport {

void draw_promises_tab(ClientPage& page, Column& main) {
    ViewContext& view = page.view;
    RecordList list;
    list.heading = view.phone ? "Promises" : "Promises and expectations";
    list.columns = {
        {"What was promised"}, {"To", 120}, {"Kept by", 120}, {"Due", 72, kit::Align::Right}, {"Stands", 150}};
    list.question = "What did you promise them?";
    list.help =
        "Write it down with the day and who keeps it. A promise without a task is found; a broken one is a risk.";
    list.button = "Promise";
    std::size_t settled = 0;
    for (const PromiseReading& reading :
         promises_to(page.relations.index(), page.relations.plans(), Ref<Client>{page.client.id})) {
        const Promise& promise = *reading.promise;
        const bool over = !reading.is_open();
        const bool late = reading.standing == PromiseStanding::Overdue || reading.standing == PromiseStanding::Broken ||
                          reading.planned_late;
        settled += over ? 1 : 0;
        if (over && !page.state.settled) continue;
        ListRow row{.type = &type_of<Promise>,
                    .id = promise.id,
                    .title = promise.text,
                    .second = sentence_of(reading, view.today)};
        if (row.second.empty()) row.second = promise.source;
        row.cells = {{name_or_dash(view.workspace, promise.to)},
                     {name_or_dash(view.workspace, promise.by)},
                     {day_or_dash(view, promise.due), late ? kit::Tone::Bad : kit::Tone::Neutral},
                     {std::string(label_of(reading.standing)), late ? kit::Tone::Bad : kit::Tone::Neutral, true}};
        list.rows.push_back(std::move(row));
    }
    bool pressed = false;
    main.add(draw_record_list(view, list, main.x, main.y, main.width, pressed));
    if (settled > 0) {
        const kit::ButtonLook quiet{.kind = kit::ButtonKind::Quiet, .small = true, .id = "settled"};
        const std::string label =
            page.state.settled ? "Hide what is settled" : "Show " + std::to_string(settled) + " that are settled";
        if (kit::button(kit::rect_at(main.x, main.y, kit::button_width(label, quiet), kit::button_height(quiet)), label,
                        quiet))
            page.state.settled = !page.state.settled;
        main.add(kit::button_height(quiet));
    }
    if (!pressed) return;
    Promise draft{};
    draft.id = view.make_id();
    draft.client = {page.client.id};
    draft.made = view.today;
    open_record_form(page.state.form, draft, "New promise",
                     {field_of<&Promise::text>(), field_of<&Promise::kind>(), field_of<&Promise::to>(),
                      field_of<&Promise::by>(), field_of<&Promise::due>(), field_of<&Promise::made>(),
                      field_of<&Promise::project>(), field_of<&Promise::source>()});
}

}  // namespace rapport
