#include "share/format_name.h"

#include <string>

#include "base/text.h"

namespace rapport {

std::string_view without_mark(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    return text;
}

bool begins_as(std::string_view text, std::string_view format) {
    text = without_mark(text);
    const auto skip = [&](std::string_view token) {
        text = trimmed(text.substr(0, 200));
        if (!text.starts_with(token)) return false;
        text.remove_prefix(token.size());
        return true;
    };
    return skip("{") && skip("\"format\"") && skip(":") && skip("\"" + std::string(format) + "\"");
}

}  // namespace rapport
