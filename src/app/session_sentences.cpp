#include "app/session_sentences.h"

#include "base/text.h"

namespace rapport {
namespace {

/// "Your last change is", "Your last 2 changes are".
std::string your_last(std::uint64_t changes) {
    if (changes == 1) return "Your last change is";
    return "Your last " + with_thousands(static_cast<std::int64_t>(changes)) + " changes are";
}

std::string_view cause(StoreTrouble trouble) {
    switch (trouble) {
    case StoreTrouble::Unavailable:
        return "This browser lets Rapport store nothing: the window may be private, or storage switched off.";
    case StoreTrouble::Full:   return "This browser has no room left.";
    case StoreTrouble::Closed: return "The browser has closed Rapport’s storage.";
    case StoreTrouble::Fenced: return "Another tab has taken over.";
    case StoreTrouble::Lost:   return "The browser has deleted what was stored.";
    case StoreTrouble::Failed: return "The browser could not store this.";
    case StoreTrouble::Newer:  return "A newer Rapport has written here.";
    }
    return "";
}

/// In quotation marks, those within it made single ones: “Complete ‘Pilot’”.
std::string quoted(std::string_view label) {
    std::string text = "“";
    for (std::size_t at = 0; at < label.size();) {
        const char32_t c = next_code_point(label, at);
        append_utf8(text, c == U'“' ? U'‘' : c == U'”' ? U'’' : c);
    }
    return text + "”";
}

std::string counted_changes(std::size_t changes) {
    return counted(static_cast<std::int64_t>(changes), "change", "changes");
}

}  // namespace

Error not_saved(StoreTrouble trouble, std::uint64_t changes, const std::string& detail) {
    std::string sentence(cause(trouble));
    if (changes == 0) sentence += " Nothing is stored.";
    else if (trouble == StoreTrouble::Fenced) sentence += " " + your_last(changes) + " only here.";
    else sentence += " " + your_last(changes) + " not stored.";
    return {Fault::Storage, sentence + " Keep this window open and save a copy to a file.", detail};
}

Error not_opened(StoreTrouble trouble, const std::string& detail) {
    const std::string_view why =
        trouble == StoreTrouble::Failed ? "The browser could not open Rapport’s storage." : cause(trouble);
    return {Fault::Storage,
            std::string(why) +
                " You can work, but nothing is kept when you close this window: save a copy to a file before.",
            detail};
}

Error damaged_tail(std::size_t readable, std::size_t stored, const Error& cause) {
    const std::string what = "Of the last " + counted_changes(stored) + " stored here, " +
                             (readable == 0 ? "none" : with_thousands(static_cast<std::int64_t>(readable))) +
                             " could be read.";
    if (cause.fault == Fault::Newer)
        return {Fault::Newer,
                what + " The others were written by a newer Rapport: reload the page to get it. Nothing was changed.",
                cause.detail};
    return {Fault::Malformed,
            what +
                " What you see is your work up to there. Nothing was deleted. You can save a copy to a file, and go on "
                "from what you see.",
            cause.detail};
}

Error damaged_checkpoint(const Error& cause) {
    if (cause.fault == Fault::Newer)
        return {Fault::Newer, "A newer Rapport has written here. Reload the page to get it. Nothing was changed.",
                cause.detail};
    return {Fault::Malformed,
            "What is stored here cannot be read. Nothing was deleted. If you have a copy in a file, open it to go on.",
            cause.message + " " + cause.detail};
}

Error vanished_for_now() {
    return {Fault::Missing,
            "Nothing is stored here at this moment. Another tab is open and may be bringing it back: go on there.",
            {}};
}

Error vanished() {
    return {Fault::Missing,
            "Rapport kept your work in this browser, and the browser no longer has it. If you have a copy in a file, "
            "open it to go on.",
            {}};
}

Error missing_tail(std::size_t missing) {
    return {Fault::Malformed,
            (missing == 1 ? std::string("Your last change was stored, and the browser has lost it.")
                          : "Your last " + counted_changes(missing) + " were stored, and the browser has lost them.") +
                " What you see is your work up to there. You can save a "
                "copy to a file, and go on from what you see.",
            {}};
}

Error not_opened_now(const std::string& detail) {
    return {Fault::Storage,
            "Your work is in this browser, but the browser cannot open its storage now. Nothing was deleted. Close "
            "other tabs of Rapport, or restart the browser, and reload this page.",
            detail};
}

Error first_not_opened() {
    return {Fault::Storage,
            "The browser cannot open Rapport’s database now. What you see is the second copy on this device, complete. "
            "Nothing was deleted. Restart the browser to edit again.",
            {}};
}

Error newer_program(const std::string& detail) {
    return {Fault::Newer,
            "A newer Rapport is in use in this browser. Reload the page to get it; nothing is changed here.", detail};
}

std::string took_back(const TakeBack& back, GestureKind kind) {
    constexpr std::size_t named = 3;
    const std::string label = quoted(back.edit.label);
    const bool nothing = back.edit.empty() && !back.skipped.empty();
    std::string sentence = kind == GestureKind::Undo
                               ? (nothing ? label + " could not be undone." : "Undid " + label + ".")
                               : (nothing ? label + " could not be done again." : "Did " + label + " again.");
    if (back.skipped.empty()) return sentence;
    const auto count = static_cast<std::int64_t>(back.skipped.size());
    sentence += " " + counted(count, "change was", "changes were") + " left as " + (count == 1 ? "it is" : "they are") +
                ", written again since: ";
    for (std::size_t i = 0; i < std::min(named, back.skipped.size()); ++i)
        sentence += (i > 0 ? ", " : "") + back.skipped[i];
    if (back.skipped.size() > named)
        sentence += " and " + with_thousands(count - static_cast<std::int64_t>(named)) + " more";
    return sentence + ".";
}

}  // namespace rapport
