// The file of a version, as far as this browser has it: kept with the version or later, saved again, or linked.

#include <algorithm>

#include "base/text.h"
#include "share/sha256.h"
#include "ui/shell.h"
#include "ui/views/button_lines.h"
#include "ui/views/deliverables_parts.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr std::string_view keep_label = "Keep the file in this browser";

void list_kept(Shell& shell, DeliverablesState& state) {
    shell.ports.kept.list([&shell, &state](Result<std::vector<KeptFile>> files) {
        state.kept_trouble = files ? std::string() : files.error().message;
        state.kept.reset();
        if (files) state.kept = std::move(*files);
        shell.ports.window.wake();
    });
}

/// `said`, if any, once it is kept.
void keep(Shell& shell, DeliverablesState& state, const std::string& digest, std::string bytes, std::string said) {
    shell.ports.kept.keep(digest, std::move(bytes), [&shell, &state, said = std::move(said)](const Result<void>& kept) {
        if (!kept) shell.say({"The file was not kept. " + kept.error().message, false, true});
        else if (!said.empty()) shell.say({said, false, false});
        list_kept(shell, state);
    });
}

/// A file that was chosen for a version of before: it has to be the same.
void keep_chosen(Shell& shell, DeliverablesState& state, const std::string& digest, const std::string& number,
                 OpenedFile file) {
    const std::string name = "“" + shortened(file.name, 60) + "”";
    shell.ports.window.wake();
    if (hex(sha256(file.bytes)) != digest)
        return shell.say({name + " is another file than version " + number +
                              ": its SHA-256 differs. Choose the one that was handed over.",
                          false, true});
    const Result<void> may = may_keep(state.kept.value_or(std::vector<KeptFile>{}), digest, file.bytes.size());
    if (!may) return shell.say({may.error().message, false, true});
    keep(shell, state, digest, std::move(file.bytes), name + " is kept in this browser now.");
}

void choose_file(PlanPage& page, DeliverablesState& state, const DeliverableVersion& version) {
    page.view.out.call([&state, digest = folded(version.sha256), number = version.number](Shell& shell) {
        shell.ports.files.open("", [&shell, &state, digest, number](Result<OpenedFile> file) {
            if (file) keep_chosen(shell, state, digest, number, std::move(*file));
            else if (file.error().fault != Fault::Refused) shell.say({file.error().message, false, true});
        });
    });
}

void save_file(PlanPage& page, DeliverablesState& state, const DeliverableVersion& version) {
    const std::string name = version.file.empty() ? "version-" + version.number : version.file;
    page.view.out.call([&state, digest = folded(version.sha256), name](Shell& shell) {
        shell.ports.kept.fetch(digest, [&shell, &state, name](Result<std::string> bytes) {
            if (bytes) return shell.save_file(name, "application/octet-stream", std::move(*bytes));
            shell.say({bytes.error().message, false, true});
            list_kept(shell, state);
        });
    });
}

bool is_link(std::string_view address) { return address.starts_with("https://") || address.starts_with("http://"); }

struct FileStanding {
    std::string words;  ///< Empty where nothing is to be said.
    bool can_save = false, can_choose = false;
};

FileStanding standing_of(const ViewContext& view, const DeliverablesState& state, const DeliverableVersion& version) {
    if (version.sha256.empty()) return {};
    if (!state.kept) return {state.kept_trouble};
    if (is_kept(*state.kept, version.sha256)) return {{}, true};
    if (version.kilobytes.thousandths > static_cast<std::int64_t>(largest_kept))
        return {"Not kept in this browser: it is larger than 25 MB."};
    const bool ours = version.born.actor == view.session.actor();
    return {ours ? "Not kept in this browser." : "Not kept in this browser: it was handed over on another device.",
            false, true};
}

/// A button whose name says of which version it is.
bool offer(ButtonLines& lines, std::string_view label, const char* icon, const std::string& name, bool draws) {
    const kit::ButtonLook small{.icon = icon, .small = true};
    const Rect place = lines.next(kit::button_width(label, small));
    if (!draws) return false;
    const bool pressed = kit::button(place, label, small);
    kit::tree().at(kit::tree().nodes().size() - 1).name = name;
    return pressed;
}

}  // namespace

void read_kept_files(PlanPage& page, DeliverablesState& state) {
    if (std::exchange(state.kept_at, page.view.arrival) == page.view.arrival) return;
    page.view.out.call([&state](Shell& shell) { list_kept(shell, state); });
}

float draw_version_file(PlanPage& page, DeliverablesState& state, const DeliverableVersion& version, const Rect& place,
                        bool draws) {
    const FileStanding standing = standing_of(page.view, state, version);
    const std::string of = " of version " + version.number;
    float y = place.Min.y;
    if (!standing.words.empty()) {
        const float height = kit::wrapped_height(place.GetWidth(), standing.words, kit::meta(), 3);
        if (draws) kit::wrapped(kit::rect_at(place.Min.x, y, place.GetWidth(), height), standing.words, kit::meta(), 3);
        y += height + px(6);
    }
    const bool links = is_link(version.address);
    if (!standing.can_save && !standing.can_choose && !links) return y - place.Min.y;
    ButtonLines lines(place.Min.x, y, place.GetWidth(), kit::button_height({.small = true}));
    if (standing.can_save && offer(lines, "Save the file", icon_save, "Save the file" + of, draws))
        save_file(page, state, version);
    if (standing.can_choose && offer(lines, "Choose the file…", icon_folder_open, "Choose the file" + of + "…", draws))
        choose_file(page, state, version);
    if (links && offer(lines, "Open the link", icon_link, "Open the link" + of, draws))
        page.view.out.call([address = version.address](Shell& shell) { shell.ports.window.open_link(address); });
    return lines.bottom() + px(8) - place.Min.y;
}

namespace {

std::uint64_t bytes_of_file(const DeliverablesState& state) {
    return static_cast<std::uint64_t>(state.file->kilobytes.thousandths);
}

Result<void> may_keep_file(const DeliverablesState& state) {
    if (!state.kept) return Error{Fault::Storage, state.kept_trouble, {}};
    return may_keep(*state.kept, state.file->sha256, bytes_of_file(state));
}

std::string keeping_words(const DeliverablesState& state) {
    const Result<void> may = may_keep_file(state);
    if (!may) return may.error().message;
    const std::string kept = size_said({static_cast<std::int64_t>(bytes_of(*state.kept))});
    return "It stays in this browser alone: copies of the workspace do not hold it. " +
           (kept.empty() ? std::string("Nothing") : kept) + " of 250 MB is kept so far.";
}

float tick_css() { return look().coarse ? 44.0f : 24.0f; }

}  // namespace

float keeping_css(const DeliverablesState& state) {
    return tick_css() + 14 + SmallDialog::words_css(keeping_words(state), 4);
}

void draw_keeping(DeliverablesState& state, SmallDialog& dialog) {
    const bool may = may_keep_file(state).has_value();
    if (kit::checkbox(dialog.take(px(tick_css())), keep_label, may && state.keep, true, !may)) state.keep = !state.keep;
    dialog.words(keeping_words(state), 4, may ? 0 : look().colour.warn);
}

bool keeps_file(const DeliverablesState& state) { return state.file && state.keep && may_keep_file(state); }

void keep_handed_over(PlanPage& page, DeliverablesState& state, std::string digest) {
    page.view.out.call([&state, digest = std::move(digest)](Shell& shell) {
        keep(shell, state, digest, std::exchange(state.handed_over, {}), {});
    });
}

}  // namespace rapport
