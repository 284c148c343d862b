#pragma once
// Files behind a passphrase, by the browser's own cryptography (lock.js).

#include <map>

#include "ui/locking.h"

namespace rapport {

class BrowserLocks : public LockHost {
public:
    void lock(std::string_view passphrase, std::string_view bytes, std::function<void(Result<Sealed>)> locked) override;

    // From lock.js.
    void answered(int ticket, Result<Sealed> sealed);

private:
    int next_ = 1;
    std::map<int, std::function<void(Result<Sealed>)>> locking_;
};

BrowserLocks& browser_locks();

}  // namespace rapport
