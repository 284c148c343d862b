#pragma once
// Files behind a passphrase: who encrypts, and how one is saved. What comes out is described in share/locked_page.h and
// share/locked_data.h.

#include "app/ports.h"
#include "share/locked_page.h"

namespace rapport {

/// Encrypts by a key that it derives from the passphrase; that takes about a second, and nothing waits for it. web/lock is the
/// browser's.
class LockHost {
public:
    virtual ~LockHost() = default;
    /// Answers once, at the start of a frame.
    virtual void lock(std::string_view passphrase, std::string_view bytes,
                      std::function<void(Result<Sealed>)> locked) = 0;
};
/// For the whole program; null, as at first: nothing can be locked here.
void set_lock_host(LockHost* host);

/// A file to be saved behind a passphrase, which is kept nowhere.
struct LockedSave {
    std::string name;  ///< Of the file. It is read without the passphrase, so see locked_file_name().
    std::string passphrase;
    std::string from;   ///< Who sends it, as a page says before it is opened. May be empty.
    std::string mime;   ///< "text/html": a whole page with style and script. Any other: a snapshot as data.
    std::string bytes;  ///< What is locked.
};
/// As Files::save, after it was locked: `saved` is told what became of the file, or why there is none.
void save_locked(Files& files, LockedSave wanted, std::function<void(Result<Handed>)> saved);
/// The whole file around a snapshot as data, or why there is none.
void lock_data(std::string_view passphrase, std::string_view json, std::function<void(Result<std::string>)> locked);

/// Six random words. `chance` gives 32 random bits at a time.
std::string random_passphrase(const std::function<std::uint32_t()>& chance);

}  // namespace rapport
