#pragma once
// What the parts of the client's page share. Nobody else includes this.

#include "ui/views/client_page.h"
#include "ui/views/record_list.h"

namespace rapport {

struct ClientPage {
    ViewContext& view;
    ClientState& state;
    const Client& client;
    const ClientSummary& summary;
    Relations& relations;
};

/// A part of the page, one below the other in a column.
struct Column {
    float x = 0;
    float y = 0;
    float width = 0;

    void add(float height) { y += height + px(16); }
};

/// How the client stands, or one of their projects, as a mark; gives its width.
float draw_standing(const ClientLightsNow& lights, float x, float centre_y);
float draw_standing(const ProjectLights& lights, float x, float centre_y);
/// The width of either before it is drawn.
float standing_width(Light shown, Light computed, bool overridden);

// --- Tables (client_page_tables.cpp): drawn at a place, they give their height -----------------------------------------

/// At most so many; the rest are one click away.
float draw_people(ClientPage& page, float x, float y, float width, std::size_t most = 8);
float draw_projects(ClientPage& page, float x, float y, float width);

// --- Tabs ----------------------------------------------------------------------------------------------------------------

void draw_people_tab(ClientPage& page, Column& main, Column* side);  // client_people.cpp
/// How much of what they want is reached, by project; 0 where nobody has written down what they want.
float draw_value_summary(ClientPage& page, float x, float y, float width);  // client_value.cpp
void draw_value_tab(ClientPage& page, Column& main, Column* side);          // client_value.cpp
void draw_promises_tab(ClientPage& page, Column& main);                     // client_promises.cpp
void draw_requests_tab(ClientPage& page, Column& main);                     // client_requests.cpp
void draw_register_tab(ClientPage& page, Column& main);                     // client_register.cpp
void draw_story_tab(ClientPage& page, Column& main);                        // client_story.cpp

// --- Forms (client_page_forms.cpp) -------------------------------------------------------------------------------------

void open_person_form(ClientPage& page);
void open_project_form(ClientPage& page);
/// Of the register (client_register.cpp). A null project: of the relationship.
void open_entry_form(ClientPage& page, EntryKind kind, Ref<Project> project = {});
void draw_forms(ClientPage& page);

/// The name of a record, or "–".
template <class E> std::string name_or_dash(const Workspace& workspace, Ref<E> ref) {
    const E* record = workspace.find(ref);
    return record ? title_of(type_of<E>, *record) : "–";
}
/// "24 Nov", or "–".
std::string day_or_dash(const ViewContext& view, std::optional<Date> day);
/// "today", "1 d ago", "never".
std::string ago(const ViewContext& view, std::optional<Date> day);

}  // namespace rapport
