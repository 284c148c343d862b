#pragma once
// Where one is: the part of the address behind '#'. Everything worth a link, a step back or a reload is in it.

#include <string>
#include <string_view>

#include "base/id.h"

namespace rapport {

enum class ViewId : std::uint8_t { Home, Client, Project, History, Trash, Settings, Search, Conflicts, Strategy };

struct Route {
    ViewId view = ViewId::Home;
    Id id;              ///< Of the client or project; of the history, what alone is looked at.
    std::string tab;    ///< "plan", "board", "calendar", "overview"; empty: the view's first.
    Id selected;        ///< The record looked at, within the view.
    std::string query;  ///< Of a search; of the history, the stamp of the moment that is looked at.
    bool operator==(const Route&) const = default;
};

/// "/", "/client/ID", "/project/ID/plan/TASK", "/settings/PERSON", "/conflicts/CONFLICT", "/strategy/OBJECTIVE", "/search/QUERY",
/// "/history/STAMP/PROJECT"; percent-encoded.
std::string to_string(const Route& route);
/// What cannot be read leads home.
Route parse_route(std::string_view text);

}  // namespace rapport
