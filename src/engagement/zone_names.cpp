#include "engagement/zone_names.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace rapport {
namespace {

/// By which IANA names begin; the first is for those that are whole already.
constexpr std::array<std::string_view, 13> regions{"",
                                                   "Europe/",
                                                   "America/",
                                                   "Asia/",
                                                   "Africa/",
                                                   "Australia/",
                                                   "Pacific/",
                                                   "Atlantic/",
                                                   "Indian/",
                                                   "America/Argentina/",
                                                   "America/Indiana/",
                                                   "Antarctica/",
                                                   "Arctic/"};

/// "buenos aires" as "Buenos_Aires".
std::string capitalised(std::string text) {
    bool first = true;
    for (char& c : text) {
        if (first && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        first = c == '_' || c == '/' || c == '-';
    }
    return text;
}

}  // namespace

Result<std::string> zone_named(const ZoneOffset& offsets, Instant when, std::string_view typed) {
    std::string name(trimmed(typed));
    if (name.empty()) return name;
    std::ranges::replace(name, ' ', '_');
    for (const std::string& spelt : {capitalised(name), name})
        for (const std::string_view region : regions) {
            const std::string zone = std::string(region) + spelt;
            if (offsets && offsets(zone, when)) return zone;
        }
    return Error{Fault::Invalid,
                 "“" + shortened(trimmed(typed), 40) +
                     "” is no time zone that this device knows. Write its city, or a name such as America/Halifax.",
                 {}};
}

}  // namespace rapport
