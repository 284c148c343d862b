// What a client asks for that nobody has promised yet.

#include "ui/views/client_page_parts.h"

#include "base/text.h"
#include "ui/reading.h"
#include "ui/views/request_details.h"

namespace rapport {
namespace {

/// Until we have answered, what they say of it is how it stands.
ListCell state_of(const Request& request) {
    if (is_agreed_and_open(request)) return {std::string(label_of(request.says)), kit::Tone::Ok, true};
    const bool fresh = request.state == RequestState::New;
    return {std::string(label_of(request.state)), fresh ? kit::Tone::Warn : kit::Tone::Neutral, true};
}

}  // namespace

void draw_requests_tab(ClientPage& page, Column& main) {
    ViewContext& view = page.view;
    RecordList list;
    list.heading = "Requests";
    list.columns = {{"What they ask for"},
                    {"Asked by", 120},
                    {"Asked", 72, kit::Align::Right},
                    {"Work", 72, kit::Align::Right},
                    {"State", 96}};
    list.question = "What do they ask for beyond what was agreed?";
    list.help = "Note who asks and why. Its effect on dates and people is shown before you answer.";
    list.button = "Request";
    for (const Request& request : page.relations.index().requests_of(Ref<Client>{page.client.id})) {
        ListRow row{.type = &type_of<Request>, .id = request.id, .title = request.what, .second = request.why.text};
        if (const ValueItem* item = view.workspace.find(request.value_item)) row.second = "For “" + item->outcome + "”";
        if (const std::string says = client_says(view.workspace, request, view.this_year()); !says.empty())
            row.second = says + (row.second.empty() ? "" : ". " + row.second);
        const Reading reading = reading_of(view, type_of<Request>, request);
        const Field& work = type_of<Request>.fields[field_of<&Request::work>()];
        row.cells = {{name_or_dash(view.workspace, request.by)},
                     {day_or_dash(view, request.asked)},
                     {request.work.count == 0 ? "–" : shown_value(reading, work, work.get(request))},
                     state_of(request)};
        list.rows.push_back(std::move(row));
    }
    bool pressed = false;
    main.add(draw_record_list(view, list, main.x, main.y, main.width, pressed));
    if (!pressed) return;
    Request draft{};
    draft.id = view.make_id();
    draft.client = {page.client.id};
    draft.asked = view.today;
    if (!page.summary.projects.empty()) draft.project = {page.summary.projects.front()->id};
    open_record_form(page.state.form, draft, "New request",
                     {field_of<&Request::what>(), field_of<&Request::by>(), field_of<&Request::why>(),
                      field_of<&Request::project>(), field_of<&Request::value_item>(), field_of<&Request::asked>(),
                      field_of<&Request::needed>(), field_of<&Request::work>(), field_of<&Request::person>()});
}

}  // namespace rapport
