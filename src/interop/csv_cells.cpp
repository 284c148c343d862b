#include "interop/csv_cells.h"

#include <string_view>

#include "base/text.h"

namespace rapport {
namespace {

bool looks_like_formula(std::string_view text) {
    constexpr std::string_view starts = "=+-@\t\r";
    if (text.empty()) return false;
    const bool ours = text.size() > 1 && text[0] == '\'' && (starts.contains(text[1]) || text[1] == '\'');
    return starts.contains(text[0]) || ours;
}

void append_cell(std::string& out, std::string_view text) {
    const bool guarded = looks_like_formula(text);
    if (!guarded && text.find_first_of(",;\"\r\n\t") == std::string_view::npos && trimmed(text) == text) {
        out += text;
        return;
    }
    out += guarded ? "\"'" : "\"";
    for (const char c : text) {
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

}  // namespace rapport
