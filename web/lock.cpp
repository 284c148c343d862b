#include "lock.h"

#include <emscripten/em_macros.h>

#include <utility>

#include "bridge.h"
#include "host.h"

namespace rapport {

// As lock.js writes them.
static_assert(static_cast<int>(Fault::Invalid) == 0 && static_cast<int>(Fault::Storage) == 5);

BrowserLocks& browser_locks() {
    static BrowserLocks locks;
    return locks;
}

void BrowserLocks::lock(std::string_view passphrase, std::string_view bytes,
                        std::function<void(Result<Sealed>)> locked) {
    const int ticket = next_++;
    locking_.emplace(ticket, std::move(locked));
    rp_lock(ticket, passphrase.data(), passphrase.size(), bytes.data(), bytes.size());
}

void BrowserLocks::answered(int ticket, Result<Sealed> sealed) {
    const auto at = locking_.find(ticket);
    if (at == locking_.end()) return;
    post([listener = std::move(at->second), sealed = std::move(sealed)] { listener(sealed); });
    locking_.erase(at);
}

}  // namespace rapport

using namespace rapport;

extern "C" {

EMSCRIPTEN_KEEPALIVE void rp_lock_done(int ticket, char* header, char* cipher) {
    std::string written = take(header);
    browser_locks().answered(ticket, Sealed{std::move(written), take(cipher)});
}
EMSCRIPTEN_KEEPALIVE void rp_lock_failed(int ticket, int fault, char* message, char* detail) {
    std::string said = take(message);
    browser_locks().answered(ticket, Error{static_cast<Fault>(fault), std::move(said), take(detail)});
}
}
