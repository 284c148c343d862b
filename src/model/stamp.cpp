#include "model/stamp.h"

#include <algorithm>
#include <charconv>

#include "base/sort.h"
#include "base/text.h"

namespace rapport {
namespace {

std::string hex(std::uint64_t number, std::size_t width) {
    std::string text(16, '0');
    for (std::size_t i = 0; i < 16; ++i) text[i] = "0123456789abcdef"[number >> (60 - 4 * i) & 0xF];
    const std::size_t first = std::min(text.find_first_not_of('0'), std::size_t{15});
    return text.substr(std::min(first, 16 - width));
}

bool read_hex(std::string_view text, std::size_t digits, std::uint64_t& number) {
    if (text.empty() || text.size() > digits) return false;
    for (const char c : text)
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return false;
    return std::from_chars(text.data(), text.data() + text.size(), number, 16).ec == std::errc{};
}

}  // namespace

std::string to_string(const Stamp& stamp) {
    return hex(stamp.clock >> 16, 12) + "-" + hex(stamp.clock & 0xFFFF, 4) + "-" + hex(stamp.actor, 16) + "-" +
           hex(stamp.seq, 1);
}

Result<Stamp> parse_stamp(std::string_view text) {
    const auto wrong = [&] { return Error{Fault::Malformed, "“" + shortened(text, 60) + "” is not a stamp.", {}}; };
    std::string_view parts[4];
    std::string_view rest = text;
    for (int i = 0; i < 4; ++i) {
        const std::size_t dash = rest.find('-');
        if ((i < 3) == (dash == std::string_view::npos)) return wrong();
        parts[i] = rest.substr(0, dash);
        if (i < 3) rest.remove_prefix(dash + 1);
    }
    std::uint64_t millis = 0;
    std::uint64_t counter = 0;
    std::uint64_t actor = 0;
    std::uint64_t seq = 0;
    if (!read_hex(parts[0], 12, millis) || !read_hex(parts[1], 4, counter) || !read_hex(parts[2], 16, actor) ||
        !read_hex(parts[3], 8, seq) || actor == 0 || seq == 0)
        return wrong();
    return Stamp{millis << 16 | counter, actor, static_cast<std::uint32_t>(seq)};
}

std::string actor_text(Actor actor) { return hex(actor, 16); }

Result<Actor> parse_actor(std::string_view text) {
    std::uint64_t actor = 0;
    if (text.size() != 16 || !read_hex(text, 16, actor) || actor == 0)
        return Error{Fault::Malformed,
                     "“" + shortened(text, 40) + "” does not name a device: 16 hexadecimal digits were expected.",
                     {}};
    return actor;
}

VersionVector::VersionVector(std::vector<Entry> entries) : entries_(std::move(entries)) {
    std::erase_if(entries_, [](const Entry& entry) { return entry.second == 0; });
    sort_items(entries_, [](const Entry& a, const Entry& b) {
        return a.first != b.first ? a.first < b.first : a.second > b.second;
    });
    const auto same = [](const Entry& a, const Entry& b) { return a.first == b.first; };
    entries_.erase(std::unique(entries_.begin(), entries_.end(), same), entries_.end());
}

std::uint32_t VersionVector::seen_of(Actor actor) const {
    const auto at = std::ranges::lower_bound(entries_, actor, {}, &Entry::first);
    return at != entries_.end() && at->first == actor ? at->second : 0;
}

void VersionVector::include(Actor actor, std::uint32_t seq) {
    const auto at = std::ranges::lower_bound(entries_, actor, {}, &Entry::first);
    if (at != entries_.end() && at->first == actor) {
        at->second = std::max(at->second, seq);
    } else if (seq > 0) {
        entries_.insert(at, {actor, seq});
    }
}

void VersionVector::include(const VersionVector& other) {
    if (covers(other)) return;
    std::vector<Entry> all = entries_;
    all.insert(all.end(), other.entries_.begin(), other.entries_.end());
    *this = VersionVector(std::move(all));
}

bool VersionVector::covers(const VersionVector& other) const {
    return std::ranges::all_of(other.entries_, [&](const auto& entry) { return seen_of(entry.first) >= entry.second; });
}

}  // namespace rapport
