#pragma once
// A request in the panel at the side: what a yes would do, what it would mean in words for the client, what they say of that, and
// our answer.

#include <vector>

#include "model/request.h"
#include "model/workspace.h"

namespace rapport {

struct InspectorSheet;

/// Above the fields.
void draw_request_details(InspectorSheet& sheet, const Request& request);
/// What it draws itself.
std::vector<std::size_t> fields_of_request_details(const Request& request);
/// The client has agreed to what it would mean, and we have neither accepted nor declined it.
bool is_agreed_and_open(const Request& request);
/// "Waits for their word", "Ruth agreed on 3 Nov"; empty where nobody was asked.
std::string client_says(const Workspace&, const Request& request, int this_year);

}  // namespace rapport
