#pragma once
// A snapshot that somebody looks at: the plan in it, read only, with whose copy it is above. It takes the place of the whole
// window; what is stored in this browser is not opened meanwhile.

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "app/ports.h"
#include "share/full_page.h"

namespace rapport {

class Shell;
struct SnapshotHead;

/// How this page comes to show a snapshot, and what such a page needs. web/snapshots is the browser's.
class SnapshotHost {
public:
    virtual ~SnapshotHost() = default;
    /// The bytes of the one that this page was opened for. Answers once, at the start of a frame.
    virtual void fetch(std::function<void(Result<std::string>)> answer) = 0;
    /// Of one that is locked (share/locked_data), what is in it, once fetch() has answered. An Error, as for another passphrase, is a
    /// sentence, and one may try again. Takes about a second. Answers once, as above.
    virtual void unlock(std::string_view passphrase, std::function<void(Result<std::string>)> answer) = 0;
    /// Opens this page anew to show that one. An Error, where it cannot, says what to do instead.
    virtual Result<void> show(std::string_view bytes) = 0;
    /// Opens this page anew without one.
    virtual void leave() = 0;
    /// Where that leads: "Back to my projects".
    [[nodiscard]] virtual std::string_view way_back() const = 0;
    /// This program, packed for a page that carries it. Answers once, as above.
    virtual void pack(std::function<void(Result<PackedProgram>)> answer) = 0;
    /// A link to this program with that snapshot inside, in at most some 32 KB; an Error says what to do instead. `json` is read
    /// before this returns. Answers once, as above.
    virtual void link(std::string_view json, std::function<void(Result<std::string>)> answer) = 0;
};

/// Of one that is locked, until it was opened.
enum class ViewingLock : std::uint8_t {
    None,
    Asks,     ///< The field for the passphrase takes the keyboard.
    Shut,     ///< Something may be typed in it.
    Opening,  ///< With what is typed there.
};

/// Of a page that shows one.
struct ViewingState {
    bool asked = false;                        ///< For its bytes.
    std::shared_ptr<const SnapshotHead> head;  ///< Null until it is here.
    std::string trouble;                       ///< Why it does not come, or does not open.
    ViewingLock lock = ViewingLock::None;
    std::string passphrase;  ///< Forgotten as soon as it opened.
};

/// All of the window.
void draw_viewing(Shell& shell);
/// Opens this page anew to show a file that is one, locked or not, or says why not. One that is locked stays so until then.
void show_snapshot(Shell& shell, const OpenedFile& file);

}  // namespace rapport
