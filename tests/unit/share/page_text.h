#pragma once
// What stands in the HTML of a page, and in which order.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace rapport {

/// How often it stands there.
inline std::size_t times(std::string_view text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

/// Whether each of these is closed as often as it is opened.
inline bool is_balanced(std::string_view html) {
    for (const std::string tag : {"article", "section", "div", "ol", "ul", "li", "p", "h3", "details", "summary"}) {
        const std::size_t opened = times(html, "<" + tag + ">") + times(html, "<" + tag + " ");
        if (opened == times(html, "</" + tag + ">")) continue;
        MESSAGE(tag);
        return false;
    }
    return true;
}

/// The parts, one behind the other.
inline bool appear_in_order(std::string_view text, const std::vector<std::string>& parts) {
    std::size_t at = 0;
    for (const std::string& part : parts) {
        at = text.find(part, at);
        if (at == std::string_view::npos) {
            MESSAGE(part);
            return false;
        }
        at += part.size();
    }
    return true;
}

}  // namespace rapport
