#pragma once
// Texts as lines that a digest is made of: what stands in one never passes for another.

#include <string>
#include <string_view>

namespace rapport {

/// Ended by a line feed; "\" stands as "\\" and a line feed in it as "\n".
inline void add_line(std::string& lines, std::string_view text) {
    for (const char c : text) {
        if (c == '\\') lines += "\\\\";
        else if (c == '\n') lines += "\\n";
        else lines += c;
    }
    lines += '\n';
}

}  // namespace rapport
