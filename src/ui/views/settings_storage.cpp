// Where everything is kept, how safely, and how much of it fits.

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "ui/shell.h"
#include "ui/views/settings_parts.h"

namespace rapport {
namespace {

using kit::Rect;

/// "12.4 MB". Powers of 1,000, as disks are sold.
std::string format_bytes(std::uint64_t bytes) {
    constexpr std::array<std::string_view, 4> units{"KB", "MB", "GB", "TB"};
    double amount = static_cast<double>(bytes) / 1000;
    std::size_t unit = 0;
    while (amount >= 1000 && unit + 1 < units.size()) {
        amount /= 1000;
        ++unit;
    }
    const auto tenths = static_cast<std::int64_t>(std::llround(amount * 10));
    std::string text = with_thousands(tenths / 10);
    if (tenths < 1000 && tenths % 10 != 0) text += "." + std::to_string(tenths % 10);
    return text + " " + std::string(units[unit]);
}

struct Verdict {
    kit::Tone tone;
    std::string_view chip;
    std::string sentence;
    bool can_ask = false;
};

Verdict verdict_of(const SettingsSheet& sheet) {
    const Session& session = sheet.view.session;
    if (session.phase() == SessionPhase::Unstored)
        return {kit::Tone::Bad, "Not kept",
                session.trouble() ? session.trouble()->message
                                  : "This browser keeps nothing for us. Save a file before you close the window."};
    if (session.access() == Access::Follower)
        return {kit::Tone::Neutral, "Read only",
                "Another tab of Rapport is open and writes. This one shows the same, and changes nothing until you "
                "choose “Edit here”."};
    const std::optional<bool> persisted = session.persisted();
    if (persisted == true)
        return {kit::Tone::Ok, "Kept for good",
                "Everything is in this browser, on this device. The browser will not clear it unless you tell it to."};
    std::string sentence =
        "Everything is in this browser, on this device. When its disk runs full, the browser may clear it without "
        "asking.";
    if (sheet.state.asked_to_keep && persisted == false)
        sentence =
            "The browser said no for now. It usually agrees once Rapport is installed, bookmarked or used for some "
            "days. Until then, save a file now and then.";
    return {kit::Tone::Warn, "May be cleared", std::move(sentence), true};
}

std::string_view copies_words(const Session& session) {
    if (session.access() == Access::Follower || session.phase() == SessionPhase::Unstored || !session.kept_twice())
        return "";
    return *session.kept_twice() ? " It is kept twice, so that one copy mends the other."
                                 : " It is kept once: this browser gives no room for a second copy now.";
}

/// Whether everything is on the disk, as a sentence.
std::string saved_words(const SettingsSheet& sheet) {
    const Saving& saving = sheet.view.session.saving();
    if (saving.state == SaveState::NotSaved)
        return "Not stored: " + counted(static_cast<std::int64_t>(saving.waiting), "change", "changes") +
               (saving.trouble ? ". " + saving.trouble->message : ".");
    if (saving.state == SaveState::Saving) return "Storing…";
    return saving.last_saved ? "Saved " + format_instant(sheet.reading, *saving.last_saved) + "."
                             : "Nothing has been changed since it was opened.";
}

void ask_for_room(const SettingsSheet& sheet) {
    const std::optional<Instant>& saved = sheet.view.session.saving().last_saved;
    if (sheet.state.asked && sheet.state.estimated_at == saved) return;
    sheet.state.asked = true;
    sheet.state.estimated_at = saved;
    sheet.view.out.call([](Shell& shell) { shell.session.ask_for_estimate(); });
}

// ---- Files of deliverables

constexpr std::string_view unneeded_setting = "kept unneeded";

void let_go(Shell& shell, SettingsState& state, const std::vector<std::string>& files) {
    for (const std::string& sha256 : files)
        shell.ports.kept.drop(sha256, [&shell, &state](const Result<void>& gone) {
            if (gone) state.kept_at = 0;  // They are listed again.
            else shell.say({gone.error().message, false, true});
            shell.ports.window.wake();
        });
}

/// What no version refers to is counted, and let go after some days.
void take_kept(Shell& shell, SettingsState& state, std::vector<KeptFile> files) {
    const Session& session = shell.session;
    state.kept = std::move(files);
    state.unneeded = loose_files(state.kept, session.workspace(), session.history());
    shell.ports.window.wake();
    if (session.phase() != SessionPhase::Open || session.access() != Access::Writer) return;
    const std::string known = shell.ports.store.setting(unneeded_setting).value_or("");
    const Sweep sweep = sweep_kept(state.unneeded, read_loose(known), date_of(shell.ports.clock.local_now()));
    const std::string waiting = write_loose(sweep.waiting);
    if (waiting != known) shell.ports.store.set_setting(unneeded_setting, waiting);
    let_go(shell, state, sweep.drop);
}

void ask_for_kept(const SettingsSheet& sheet) {
    SettingsState& state = sheet.state;
    if (std::exchange(state.kept_at, sheet.view.arrival) == sheet.view.arrival) return;
    sheet.view.out.call([&state](Shell& shell) {
        shell.ports.kept.list([&shell, &state](Result<std::vector<KeptFile>> files) {
            if (files) take_kept(shell, state, std::move(*files));
        });
    });
}

std::string kept_words(const SettingsState& state) {
    if (state.kept.empty()) return {};
    std::string words = counted(static_cast<std::int64_t>(state.kept.size()), "file", "files") +
                        " of deliverables: " + format_bytes(bytes_of(state.kept)) + " of the " +
                        format_bytes(most_kept) +
                        " that this browser may keep. Copies of the workspace do not hold them.";
    if (!state.unneeded.empty())
        words += " No version needs " + with_thousands(static_cast<std::int64_t>(state.unneeded.size())) +
                 " of them any more, " + format_bytes(bytes_of(state.unneeded)) + ": let go after " +
                 std::to_string(days_kept_loose) + " days.";
    return words;
}

bool lets_go(const SettingsSheet& sheet) { return sheet.view.may_edit && !sheet.state.unneeded.empty(); }

float kept_height(const SettingsSheet& sheet, float width) {
    const std::string words = kept_words(sheet.state);
    if (words.empty()) return 0;
    return kit::wrapped_height(width, words) + px(8) + (lets_go(sheet) ? px(look().size.button) + px(8) : 0);
}

void draw_kept(SettingsSheet& sheet, Rect box) {
    SettingsState& state = sheet.state;
    if (state.kept.empty()) return;
    box.Min.y += kit::wrapped(box, kept_words(state), {TextSize::Body, false, look().colour.ink1}) + px(8);
    if (!lets_go(sheet)) return;
    const std::string_view label = "Let these files go now";
    const float width = sheet.view.phone ? box.GetWidth() : kit::button_width(label);
    if (!kit::button(kit::rect_at(box.Min.x, box.Min.y, width, px(look().size.button)), label)) return;
    sheet.view.out.call([&state](Shell& shell) {
        std::vector<std::string> files;
        const Session& session = shell.session;  // Something may have come by a merge meanwhile.
        for (const KeptFile& file : loose_files(state.unneeded, session.workspace(), session.history()))
            files.push_back(file.sha256);
        let_go(shell, state, files);
    });
}

void draw_room(const Rect& line, const StorageEstimate& estimate) {
    std::string words = format_bytes(estimate.used) + " used of " + format_bytes(estimate.quota);
    if (const std::string whole = words + " that the browser gives"; kit::text_width(whole) <= line.GetWidth())
        words = whole;
    const float used = kit::text(line, words, {TextSize::Body, false, look().colour.ink1});
    const float bar = std::min(px(200), line.GetWidth() - used - px(24));
    if (bar < px(64)) return;
    const int percent =
        estimate.quota == 0 ? 0 : static_cast<int>(std::min<std::uint64_t>(100, estimate.used * 100 / estimate.quota));
    kit::progress(kit::rect_at(line.Max.x - bar, std::floor(line.GetCenter().y - px(3)), bar, px(6)), "Room used",
                  percent);
}

}  // namespace

void draw_storage(SettingsSheet& sheet) {
    ask_for_room(sheet);
    ask_for_kept(sheet);
    const Verdict verdict = verdict_of(sheet);
    const std::optional<StorageEstimate>& estimate = sheet.view.session.estimate();
    const std::string saved = saved_words(sheet) + std::string(copies_words(sheet.view.session));
    const float inner = sheet.width - px(32);
    const bool above = sheet.view.phone;  // The verdict stands above its sentence, not beside it.
    const float chip = above ? 0 : kit::chip_width(verdict.chip) + px(12);
    const float chip_line = above ? px(look().size.chip + 8) : 0;
    const float words = chip_line + std::max(px(24), kit::wrapped_height(inner - chip, verdict.sentence));
    const float saved_height = kit::wrapped_height(inner, saved, kit::body, 3);
    const float kept = kept_height(sheet, inner);
    const float button = px(look().size.button);
    const int buttons_per_row = sheet.view.phone ? 1 : 3;
    const int button_count = verdict.can_ask ? 3 : 2;
    const float buttons = static_cast<float>((button_count + buttons_per_row - 1) / buttons_per_row) * (button + px(8));
    SettingsCard card(sheet, "Storage",
                      words + px(8) + saved_height + px(8) + (estimate ? px(28) : 0) + kept + px(12) + buttons);

    const Rect first = card.take(words);
    kit::chip(first.Min.x, first.Min.y + px(look().size.chip / 2), verdict.chip, verdict.tone);
    kit::wrapped({{first.Min.x + chip, first.Min.y + chip_line}, first.Max}, verdict.sentence);
    card.take(px(8));
    const bool failed = sheet.view.session.saving().state == SaveState::NotSaved;
    kit::wrapped(card.take(saved_height), saved,
                 {TextSize::Body, false, failed ? look().colour.bad : look().colour.ink1}, 3);
    card.take(px(8));
    if (estimate) draw_room(card.take(px(28)), *estimate);
    draw_kept(sheet, card.take(kept));
    card.take(px(12));
    float x = card.rest.Min.x;
    float y = card.rest.Min.y;
    const auto offer = [&](std::string_view label, const kit::ButtonLook& look_of) {
        const float width = sheet.view.phone ? inner : kit::button_width(label, look_of);
        const bool pressed = kit::button(kit::rect_at(x, y, width, button), label, look_of);
        if (sheet.view.phone) y += button + px(8);
        else x += width + px(8);
        return pressed;
    };
    if (verdict.can_ask &&
        offer("Ask the browser to keep it", {.kind = kit::ButtonKind::Primary, .icon = icon_shield_check})) {
        sheet.state.asked_to_keep = true;
        sheet.view.out.call([](Shell& shell) { shell.session.ask_to_persist(); });
    }
    if (offer("Save everything to a file", {.icon = icon_save})) sheet.view.out.act(ActionId::ExportJson);
    if (offer("Open a file…", {.icon = icon_folder_open, .disabled = !sheet.view.may_edit}))
        sheet.view.out.act(ActionId::ImportFile);
}

}  // namespace rapport
