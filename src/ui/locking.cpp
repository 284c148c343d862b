#include "ui/locking.h"

#include <array>

#include "base/text.h"
#include "share/locked_data.h"
#include "share/words.h"

namespace rapport {
namespace {

LockHost* locks = nullptr;

Result<void> may_lock(std::string_view passphrase) {
    if (trimmed(passphrase).empty())
        return Error{Fault::Invalid, "Type a passphrase first, or save the file without one.", {}};
    if (!locks) return Error{Fault::Storage, "Files cannot be locked here. Save it without a passphrase.", {}};
    return {};
}

}  // namespace

void set_lock_host(LockHost* host) { locks = host; }

void save_locked(Files& files, LockedSave wanted, std::function<void(Result<Handed>)> saved) {
    if (wanted.mime != "text/html")
        return lock_data(wanted.passphrase, wanted.bytes,
                         [&files, name = std::move(wanted.name), mime = std::move(wanted.mime),
                          saved = std::move(saved)](Result<std::string> file) {
                             if (!file) return saved(file.error());
                             files.save(name, mime, std::move(*file), saved);
                         });
    if (const Result<void> may = may_lock(wanted.passphrase); !may) return saved(may.error());
    // Of the page only its start is kept: what it says of its charset and policy.
    constexpr std::size_t start_bytes = 4096;
    locks->lock(wanted.passphrase, wanted.bytes,
                [&files, start = wanted.bytes.substr(0, start_bytes), name = std::move(wanted.name),
                 from = std::move(wanted.from), saved = std::move(saved)](Result<Sealed> sealed) {
                    if (!sealed) return saved(sealed.error());
                    Result<std::string> page = locked_page(*sealed, from, start);
                    if (!page) return saved(page.error());
                    files.save(name, "text/html", std::move(*page), saved);
                });
}

void lock_data(std::string_view passphrase, std::string_view json, std::function<void(Result<std::string>)> locked) {
    if (const Result<void> may = may_lock(passphrase); !may) return locked(may.error());
    locks->lock(passphrase, json, [locked = std::move(locked)](const Result<Sealed>& sealed) {
        locked(sealed ? locked_data(*sealed) : Result<std::string>(sealed.error()));
    });
}

std::string random_passphrase(const std::function<std::uint32_t()>& chance) {
    std::array<std::uint8_t, 2 * passphrase_words> bytes{};
    for (std::size_t i = 0; i < bytes.size(); i += 4) {
        const std::uint32_t bits = chance();
        for (std::size_t byte = 0; byte < 4; ++byte) bytes[i + byte] = static_cast<std::uint8_t>(bits >> 8 * byte);
    }
    return passphrase_of(bytes);
}

}  // namespace rapport
