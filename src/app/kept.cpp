#include "app/kept.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace rapport {
namespace {

std::string megabytes(std::uint64_t bytes) {
    return with_thousands(static_cast<std::int64_t>(bytes / 1'000'000)) + " MB";
}

void add_text(std::set<std::string>& found, const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value); text && !text->empty()) found.insert(folded(*text));
}

/// As files are kept under them: what was imported or typed may have capitals.
std::set<std::string> digests_in(const Workspace& workspace, const History& history) {
    std::set<std::string> found;
    for (const Entity* row : workspace.table(type_of<DeliverableVersion>).rows())
        found.insert(folded(static_cast<const DeliverableVersion&>(*row).sha256));
    constexpr std::size_t digest = field_of<&DeliverableVersion::sha256>();
    for (const Gesture& gesture : history.gestures()) {
        for (const Write& write : gesture.edit.writes) {
            if (write.type != &type_of<DeliverableVersion> || write.field != digest) continue;
            add_text(found, write.before);
            add_text(found, write.after);
        }
    }
    return found;
}

bool is_in_conflict(const Workspace& workspace, std::string_view sha256) {
    return std::ranges::any_of(workspace.table(type_of<Conflict>).rows(), [&](const Entity* row) {
        return folded(static_cast<const Conflict&>(*row).value.text).contains(sha256);
    });
}

}  // namespace

std::uint64_t bytes_of(std::span<const KeptFile> files) {
    std::uint64_t sum = 0;
    for (const KeptFile& file : files) sum += file.bytes;
    return sum;
}

bool is_kept(std::span<const KeptFile> files, std::string_view sha256) {
    const std::string wanted = folded(sha256);
    return std::ranges::any_of(files, [&](const KeptFile& file) { return folded(file.sha256) == wanted; });
}

Result<void> may_keep(std::span<const KeptFile> files, std::string_view sha256, std::uint64_t bytes) {
    if (bytes > largest_kept)
        return Error{Fault::Limit,
                     "Larger than " + megabytes(largest_kept) +
                         ": too large to be kept in this browser. Write down where it is instead; a link will do.",
                     {}};
    if (!is_kept(files, sha256) && bytes_of(files) + bytes > most_kept)
        return Error{Fault::Limit,
                     "Of the " + megabytes(most_kept) +
                         " that this browser may keep, this file would take more than is left. Write down where it is "
                         "instead; a link will do.",
                     {}};
    return {};
}

std::vector<KeptFile> loose_files(std::span<const KeptFile> files, const Workspace& workspace, const History& history) {
    if (files.empty()) return {};
    const std::set<std::string> used = digests_in(workspace, history);
    std::vector<KeptFile> loose;
    for (const KeptFile& file : files)
        if (const std::string digest = folded(file.sha256);
            !used.contains(digest) && !is_in_conflict(workspace, digest))
            loose.push_back(file);
    return loose;
}

Sweep sweep_kept(std::span<const KeptFile> loose, std::span<const LooseSince> known, Date today) {
    Sweep sweep;
    for (const KeptFile& file : loose) {
        const auto at = std::ranges::find(known, file.sha256, &LooseSince::sha256);
        const Date since = at == known.end() ? today : std::min(at->day, today);
        if (today.days - since.days >= days_kept_loose) sweep.drop.push_back(file.sha256);
        else sweep.waiting.push_back({file.sha256, since});
    }
    return sweep;
}

std::string write_loose(std::span<const LooseSince> files) {
    std::string text;
    for (const LooseSince& file : files) text += to_iso(file.day) + " " + file.sha256 + "\n";
    return text;
}

std::vector<LooseSince> read_loose(std::string_view text) {
    std::vector<LooseSince> files;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        const std::size_t space = line.find(' ');
        if (space == std::string_view::npos) continue;
        const Result<Date> day = parse_iso_date(line.substr(0, space));
        if (day) files.push_back({std::string(line.substr(space + 1)), *day});
    }
    return files;
}

}  // namespace rapport
