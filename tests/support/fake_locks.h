#pragma once
// Locks as tests make them: what is locked is still to be read in `asked`, and not in what comes out.

#include "engagement/mail_codes.h"
#include "ui/locking.h"

namespace rapport {

class FakeLocks : public LockHost {
public:
    struct Asked {
        std::string passphrase;
        std::string bytes;
    };
    std::vector<Asked> asked;
    std::optional<Error> fails;

    FakeLocks() { set_lock_host(this); }
    ~FakeLocks() override { set_lock_host(nullptr); }
    FakeLocks(const FakeLocks&) = delete;
    FakeLocks& operator=(const FakeLocks&) = delete;

    void lock(std::string_view passphrase, std::string_view bytes,
              std::function<void(Result<Sealed>)> locked) override {
        asked.push_back({std::string(passphrase), std::string(bytes)});
        answers_.push_back([locked = std::move(locked), sealed = sealed(bytes), error = fails] {
            locked(error ? Result<Sealed>(*error) : Result<Sealed>(sealed));
        });
    }
    void deliver() {
        for (const auto& answer : std::exchange(answers_, {})) answer();
    }

    /// As the browser would give it, but for the cipher.
    static Sealed sealed(std::string_view bytes) {
        std::string hidden(bytes);
        for (char& byte : hidden) byte = static_cast<char>(static_cast<unsigned char>(byte) ^ 0xA5u);
        return {R"({"format":"rapport-locked","iterations":1000000,"kdf":"PBKDF2-SHA-256","nonce":"AQIDBAUGBwgJCgsM",)"
                R"("salt":"AAECAwQFBgcICQoLDA0ODw==","version":1})",
                base64_of(hidden + std::string(16, '\x5a'))};
    }

private:
    std::vector<std::function<void()>> answers_;
};

}  // namespace rapport
