#include "interop/csv_cells.h"

#include <algorithm>

#include "base/text.h"

namespace rapport {
namespace {

bool begins_formula(std::string_view text) {
    constexpr std::string_view starts = "=+-@\t\r";
    const std::size_t first = text.find_first_not_of('"');  // An empty text in quotes may stand before it.
    return first != std::string_view::npos && starts.contains(text[first]);
}

/// Whether it begins with an apostrophe that reads as one of ours.
bool begins_guarded(std::string_view text) {
    if (text.size() < 2 || text[0] != '\'') return false;
    return text[1] == '\'' || begins_formula(text.substr(1));
}

/// Behind it, a spreadsheet may begin another cell.
bool divides(char c) { return c == ';' || c == '\t' || c == '\r' || c == '\n'; }

std::string with_guards(std::string_view text) {
    std::string guarded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view rest = text.substr(i);
        if ((i == 0 || divides(text[i - 1])) && (begins_formula(rest) || begins_guarded(rest))) guarded += '\'';
        guarded += text[i];
    }
    return guarded;
}

void append_cell(std::string& out, std::string_view text) {
    const std::string cell = with_guards(text);
    if (cell.size() == text.size() && text.find_first_of(",;\"\r\n\t") == std::string_view::npos &&
        trimmed(text) == text) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : cell) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

}  // namespace

void append_row(std::string& out, const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) out += ',';
        append_cell(out, cells[i]);
    }
    out += "\r\n";
}

std::string without_guards(std::string_view cell) {
    std::string text;
    for (std::size_t i = 0; i < cell.size(); ++i)
        if ((i > 0 && !divides(cell[i - 1])) || !begins_guarded(cell.substr(i))) text += cell[i];
    return text;
}

}  // namespace rapport
