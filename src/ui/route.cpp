#include "ui/route.h"

#include <array>

#include "base/text.h"

namespace rapport {
namespace {

struct Name {
    ViewId view;
    std::string_view text;
};
constexpr std::array<Name, 9> names{{{ViewId::Home, ""},
                                     {ViewId::Client, "client"},
                                     {ViewId::Project, "project"},
                                     {ViewId::History, "history"},
                                     {ViewId::Trash, "trash"},
                                     {ViewId::Settings, "settings"},
                                     {ViewId::Search, "search"},
                                     {ViewId::Conflicts, "conflicts"},
                                     {ViewId::Strategy, "strategy"}}};

bool has_record(ViewId view) { return view == ViewId::Client || view == ViewId::Project; }
/// What is looked at there, without a record around it.
bool has_selected(ViewId view) {
    return view == ViewId::Settings || view == ViewId::Conflicts || view == ViewId::Strategy;
}

std::string encoded(std::string_view text) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '_' || c == '.';
        if (plain) {
            out += c;
        } else {
            out += '%';
            out += hex[static_cast<std::uint8_t>(c) >> 4];
            out += hex[c & 0xF];
        }
    }
    return out;
}

std::string decoded(std::string_view text) {
    const auto digit = [](char c) {
        return c >= '0' && c <= '9'   ? c - '0'
               : c >= 'A' && c <= 'F' ? c - 'A' + 10
               : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                      : -1;
    };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
            out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return repaired_utf8(out);
}

}  // namespace

std::string to_string(const Route& route) {
    std::string text = "/";
    for (const Name& name : names)
        if (name.view == route.view) text += name.text;
    if (has_record(route.view)) {
        text += "/" + to_string(route.id);
        if (!route.tab.empty() || !route.selected.is_null())
            text += "/" + encoded(route.tab.empty() ? "plan" : route.tab);
        if (!route.selected.is_null()) text += "/" + to_string(route.selected);
    }
    if (has_selected(route.view) && !route.selected.is_null()) text += "/" + to_string(route.selected);
    const bool has_query = route.view == ViewId::Search || route.view == ViewId::History;
    if (has_query && !route.query.empty()) text += "/" + encoded(route.query);
    if (route.view == ViewId::History && !route.query.empty() && !route.id.is_null()) text += "/" + to_string(route.id);
    return text;
}

Route parse_route(std::string_view text) {
    while (text.starts_with('#') || text.starts_with('/')) text.remove_prefix(1);
    const auto parts = split(text, '/');
    Route route;
    for (const Name& name : names)
        if (name.text == parts[0]) route.view = name.view;
    if (has_record(route.view)) {
        const Result<Id> id = parts.size() > 1 ? parse_id(parts[1]) : Result<Id>(Error{});
        if (!id) return {};
        route.id = *id;
        if (parts.size() > 2) route.tab = decoded(parts[2]);
        if (parts.size() > 3) route.selected = parse_id(parts[3]).value_or({});
    }
    if (has_selected(route.view) && parts.size() > 1) route.selected = parse_id(parts[1]).value_or({});
    const bool has_query = route.view == ViewId::Search || route.view == ViewId::History;
    if (has_query && parts.size() > 1) route.query = decoded(parts[1]);
    if (route.view == ViewId::History && parts.size() > 2) route.id = parse_id(parts[2]).value_or({});
    return route;
}

}  // namespace rapport
