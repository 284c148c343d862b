#pragma once
// What the parts of the client's page share. Nobody else includes this.

#include "ui/views/client_page.h"

namespace rapport {

struct ClientPage {
    ViewContext& view;
    ClientState& state;
    const Client& client;
    const ClientSummary& summary;
};

// --- Tables (client_page_tables.cpp): drawn at a place, they give their height -----------------------------------------

float draw_people(ClientPage& page, float x, float y, float width);
float draw_projects(ClientPage& page, float x, float y, float width);

// --- Forms (client_page_forms.cpp) -------------------------------------------------------------------------------------

void open_person_form(ClientPage& page);
void open_project_form(ClientPage& page);
void draw_forms(ClientPage& page);

}  // namespace rapport
