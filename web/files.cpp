#include "files.h"

#include <emscripten/em_macros.h>

#include <utility>

#include "bridge.h"
#include "host.h"

namespace rapport {

// As files.js and places.js write them.
static_assert(static_cast<int>(Fault::Limit) == 3 && static_cast<int>(Fault::Storage) == 5 &&
              static_cast<int>(Fault::Refused) == 6);

BrowserFiles& browser_files() {
    static BrowserFiles files;
    return files;
}

void BrowserFiles::open(std::string_view accept, std::function<void(Result<OpenedFile>)> opened) {
    const int ticket = next_++;
    opening_.emplace(ticket, std::move(opened));
    rp_files_open(ticket, accept.data(), accept.size());
}

void BrowserFiles::save(std::string_view name, std::string_view mime, std::string bytes,
                        std::function<void(Result<Handed>)> saved) {
    const int ticket = next_++;
    saving_.emplace(ticket, std::move(saved));
    rp_files_save(ticket, name.data(), name.size(), mime.data(), mime.size(), bytes.data(), bytes.size());
}

void BrowserFiles::opened(int ticket, Result<OpenedFile> file) {
    if (const auto at = opening_.find(ticket); at != opening_.end())
        post([listener = at->second, file = std::move(file)] { listener(file); });
}

void BrowserFiles::saved(int ticket, Result<Handed> result) {
    const auto at = saving_.find(ticket);
    if (at == saving_.end()) return;
    post([listener = std::move(at->second), result = std::move(result)] { listener(result); });
    saving_.erase(at);
}

void BrowserFiles::failed(int ticket, Error error) {
    if (ticket == 0) return post([error = std::move(error)] { program().drop_failed(error); });
    if (saving_.contains(ticket)) return saved(ticket, std::move(error));
    opened(ticket, std::move(error));
}

}  // namespace rapport

using namespace rapport;

extern "C" {

EMSCRIPTEN_KEEPALIVE void rp_files_opened(int ticket, char* name, char* bytes) {
    std::string called = take(name);
    browser_files().opened(ticket, OpenedFile{std::move(called), take(bytes)});
}
EMSCRIPTEN_KEEPALIVE void rp_files_saved(int ticket, int handed) {
    browser_files().saved(ticket, static_cast<Handed>(handed));
}
EMSCRIPTEN_KEEPALIVE void rp_files_failed(int ticket, int fault, char* message, char* detail) {
    std::string said = take(message);
    browser_files().failed(ticket, {static_cast<Fault>(fault), std::move(said), take(detail)});
}
EMSCRIPTEN_KEEPALIVE void rp_files_done(int ticket) { browser_files().done(ticket); }
EMSCRIPTEN_KEEPALIVE void rp_files_hover(int over) {
    post([over] { program().drag_over(over != 0); });
}
EMSCRIPTEN_KEEPALIVE void rp_files_dropped(char* name, char* bytes) {
    std::string called = take(name);
    post([file = OpenedFile{std::move(called), take(bytes)}] { program().drop_file(file); });
}
}
