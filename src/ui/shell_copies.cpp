// Copies and the linked file, between two frames.

#include <algorithm>

#include "ui/shell.h"

namespace rapport {

void keep_copies(Shell& shell) {
    shell.backup.poll();
    shell.linked.poll();
    const double now = static_cast<double>(shell.ports.clock.now().millis) / 1000;
    shell.copies_due = now + std::min(shell.backup.next(), shell.linked.next());
}

void save_kept(Shell& shell, OpenedFile kept) {
    const std::string name = "rapport-kept-" + to_iso(date_of(shell.ports.clock.local_now())) + ".json";
    shell.ports.files.save(name, "application/json", std::move(kept.bytes), [&shell, name](Result<Handed> saved) {
        if (saved)
            shell.say({*saved == Handed::Written ? "Saved to “" + name + "”."
                                                 : "“" + name + "” is on its way to your downloads.",
                       false, false});
        else if (saved.error().fault != Fault::Refused) shell.say({saved.error().message, false, true});
    });
}

void keep_then(Shell& shell, const std::string& why, std::function<void(Shell&)> then) {
    const std::uint64_t revision = shell.session.workspace().revision();
    shell.backup.keep(why, [&shell, why, revision, then = std::move(then)](const Result<void>& kept) {
        kit::make_current(shell.kit);
        // Somebody went on editing meanwhile: that belongs into the copy.
        if (kept && revision != shell.session.workspace().revision()) return keep_then(shell, why, then);
        then(shell);
        if (!kept) shell.say({"No copy of what was here before could be kept. " + kept.error().message, false, true});
    });
}

}  // namespace rapport
