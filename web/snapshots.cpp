#include "snapshots.h"

#include <charconv>
#include <utility>

#include "bridge.h"
#include "places.h"

namespace rapport {

void BrowserSnapshots::fetch(std::function<void(Result<std::string>)> answer) {
    rp_snapshot_fetch(browser_places().ask(std::move(answer)), nullptr, 0);
}

void BrowserSnapshots::unlock(std::string_view passphrase, std::function<void(Result<std::string>)> answer) {
    rp_snapshot_fetch(browser_places().ask(std::move(answer)), passphrase.data(), passphrase.size());
}

Result<void> BrowserSnapshots::show(std::string_view bytes) {
    if (rp_snapshot_show(bytes.data(), bytes.size()) != 0) return {};
    return Error{
        Fault::Storage,
        "This browser cannot hand the snapshot to a page that shows it: it may be too large for that. Put the file "
        "beside Rapport on its host, and open it with #view= and its name behind the address of Rapport.",
        {}};
}

void BrowserSnapshots::leave() { rp_snapshot_leave(); }

std::string_view BrowserSnapshots::way_back() const {
    return rp_snapshot_shown() == 2 ? "Back to the page" : "Back to my projects";
}

void BrowserSnapshots::pack(std::function<void(Result<PackedProgram>)> answer) {
    // "76127", a new line, so many bytes of script, and the rest. What is not that is refused where the page is made.
    rp_snapshot_pack(browser_places().ask([answer = std::move(answer)](const Result<std::string>& text) {
        if (!text) return answer(text.error());
        const std::size_t line = text->find('\n');
        if (line == std::string::npos) return answer(PackedProgram{});
        std::size_t script = 0;
        std::from_chars(text->data(), text->data() + line, script);
        script = std::min(script, text->size() - line - 1);
        answer(PackedProgram{text->substr(line + 1, script), text->substr(line + 1 + script)});
    }));
}

void BrowserSnapshots::link(std::string_view json, std::function<void(Result<std::string>)> answer) {
    rp_snapshot_link(browser_places().ask(std::move(answer)), json.data(), json.size());
}

}  // namespace rapport
