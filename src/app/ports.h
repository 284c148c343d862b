#pragma once
// The world, as the program sees it. Virtual, because a test needs two peers in one process; the browser's side is in
// web/, the fakes are in tests/support. Answers that take time come back through listeners, at the start of a frame.

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "base/units.h"

namespace rapport {

class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() = 0;
    /// The day it is where the person sits.
    virtual DateTime local_now() = 0;
    /// How far ahead of UTC the clocks of an IANA time zone are at a moment; nothing where the zone is not known.
    /// Of an empty name: this device's own.
    virtual std::optional<Minutes> zone_offset(std::string_view zone, Instant when) = 0;
};

class Entropy {
public:
    virtual ~Entropy() = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

/// One gesture as it is kept: bytes with a checksum chained to the frame before (app/log.h).
struct StoredFrame {
    std::uint64_t seq = 0;  ///< From 1, without gaps.
    std::string bytes;
};

/// What a store held when it was opened.
///
/// Two journals keep the same, and a browser may lose either. What differs in the second is given beside the first.
struct StoredState {
    enum class Source : std::uint8_t {
        First,   ///< As it should be.
        Second,  ///< The first has less, or nothing: it is to be given everything.
        Only,    ///< The first cannot be opened now, which is no reason to write anything.
    };

    bool was_empty = true;             ///< Nothing was ever kept here.
    std::uint64_t checkpoint_seq = 0;  ///< The last frame the checkpoint contains; 0 where there is no checkpoint.
    std::vector<StoredFrame> tail;     ///< Frames behind the checkpoint, by seq.
    std::vector<StoredFrame> second;   ///< Those of the second journal that the first has not, or has otherwise.
    Source source = Source::First;     ///< Whose checkpoint this is.
    bool other = false;                ///< The other journal has something too: see Store::present_other.
};

enum class Access : std::uint8_t {
    Writer,    ///< This tab writes.
    Follower,  ///< Another tab writes; this one only reads.
};

enum class StoreTrouble : std::uint8_t {
    Unavailable,  ///< The browser has no storage for us (private window, switched off).
    Full,         ///< No room left.
    Closed,       ///< The browser closed the connection.
    Fenced,       ///< Another tab has taken over.
    Lost,         ///< What was stored is gone, and the place is empty: a checkpoint of everything is to be stored.
    Failed,       ///< Anything else; `detail` says what the browser said.
    Newer,        ///< A newer program has written here. Nothing may be written any more.
};

struct StoreListener {
    /// Bytes of the newest checkpoint, in their order, as they are read and before `opened`; `first` begins it. False where
    /// they are not what was written: then the next first bytes are those of an older one.
    std::function<bool(std::string_view bytes, bool first)> checkpoint_bytes;
    /// There are no more; whether they were all.
    std::function<bool()> checkpoint_ends;
    std::function<void(Access, StoredState)> opened;
    std::function<void(std::uint64_t seq)> committed;  ///< All frames up to `seq` are on disk (oncomplete).
    std::function<void(StoreTrouble, std::string detail)>
        failed;  ///< Frames that were not committed stay the caller's.
    std::function<void(std::uint64_t seq)> checkpointed;
    std::function<void(bool persisted)> persistence;  ///< The answer to ask_to_persist, or the state at opening.
    std::function<void(std::uint64_t used, std::uint64_t quota)> estimated;
    std::function<void(bool ready)> second;     ///< Whether a second journal keeps the same.
    std::function<void(StoredFrame)> followed;  ///< The tab that writes has stored this; without bytes: a checkpoint.
    /// Another tab has asked to write. What waits is stored first, and nothing more is edited, until `follows` or this is
    /// taken back.
    std::function<void(bool)> makes_way;
    std::function<void()> follows;  ///< It writes now.
};

/// Where the workspace of this device is kept. Never throws, never blocks.
class Store {
public:
    virtual ~Store() = default;
    /// Decides first which tab writes, then reads. Answers with opened or failed.
    virtual void open(StoreListener listener) = 0;
    /// Appends in one durable transaction. Calls may be made while one is running; they are kept in order.
    virtual void append(std::vector<StoredFrame> frames) = 0;
    /// What `opened` gave cannot be read to its end: it is called again, with what the other journal has.
    virtual void present_other() = 0;
    /// All up to `seq` could be read and is what we go on from: a journal that differs may be written anew.
    virtual void trust(std::uint64_t seq) = 0;
    /// Frames behind `after` cannot be read: they are copied to where nobody writes.
    virtual void set_aside(std::uint64_t after) = 0;
    /// Asks the tab that writes to make way; `opened` is called again when it has.
    virtual void edit_here() = 0;
    /// Something was missed: `opened` is called again.
    virtual void read_again() = 0;
    /// A piece of a checkpoint, which waits with those before it; the `first` begins another one in their place.
    virtual void checkpoint_piece(std::string_view piece, bool first) = 0;
    /// Replaces the checkpoint by the one whose pieces wait, which contains all frames up to `seq`; then forgets those that are
    /// in it. If that fails, the pieces wait on, and it may be asked again.
    virtual void checkpoint(std::uint64_t seq) = 0;
    virtual void ask_to_persist() = 0;
    virtual void ask_for_estimate() = 0;
    /// Small things of this device, not of the workspace: theme, widths, who I am. Kept where a reload finds them at once.
    virtual std::optional<std::string> setting(std::string_view name) = 0;
    virtual void set_setting(std::string_view name, std::string_view value) = 0;
    /// Tries the failed append again, after the cause may have gone.
    virtual void retry() = 0;
};

/// What became of a file that was given to the person.
enum class Handed : std::uint8_t {
    Written,      ///< It lies where the person wanted it.
    Downloading,  ///< The browser was asked to; nobody says whether it did.
};

struct OpenedFile {
    std::string name;
    std::string bytes;
};

class Files {
public:
    virtual ~Files() = default;
    /// Shows the system's dialog; several files may be chosen. `accept` as in HTML (".xml,.csv,.json"). Must be called
    /// while a gesture of the person is handled.
    virtual void open(std::string_view accept, std::function<void(Result<OpenedFile>)> opened) = 0;
    /// Gives the person a file, through the system's dialog or as a download.
    virtual void save(std::string_view name, std::string_view mime, std::string bytes,
                      std::function<void(Result<Handed>)> saved) = 0;
};

/// Where whole files are kept beside the journals.
enum class PlaceId : std::uint8_t {
    Browser,  ///< A shelf in this browser, which is lost with it.
    Folder,   ///< A folder that the person picked.
    File,     ///< One file that the person picked; its name is not asked for.
};

struct PickedPlace {
    enum class Standing : std::uint8_t {
        Unsupported,  ///< This browser has no such thing.
        None,         ///< Nothing is picked.
        Asks,         ///< Picked, and the browser wants to ask the person again: see Places::allow.
        Ready,
    };
    Standing standing = Standing::None;
    std::string name;  ///< Of the folder or the file.
};

struct PlacedFile {
    std::string name;
    Instant written;
    std::uint64_t bytes = 0;
};

struct PlacedText {
    PlacedFile file;
    std::string bytes;
};

/// Files that are read and written without a dialog, where the person has allowed it once. Each question is answered once.
class Places {
public:
    virtual ~Places() = default;
    /// An Error where nobody can say just now.
    virtual void look(PlaceId place, std::function<void(Result<PickedPlace>)> answer) = 0;
    /// Shows the system's dialog, which asks for a new file where one is `suggested`. Must be called while a gesture of the
    /// person is handled. Fault::Refused: nothing was picked.
    virtual void pick(PlaceId place, std::string_view suggested, std::function<void(Result<PickedPlace>)> answer) = 0;
    /// Asks the person again, in the same way.
    virtual void allow(PlaceId place, std::function<void(Result<PickedPlace>)> answer) = 0;
    virtual void forget(PlaceId place) = 0;
    virtual void list(PlaceId place, std::function<void(Result<std::vector<PlacedFile>>)> answer) = 0;
    virtual void read(PlaceId place, std::string_view name, std::function<void(Result<PlacedText>)> answer) = 0;
    /// Whole or not at all: what was there before stays until all of it is written. Where it is no longer the file `over`
    /// stands for, nothing is written: Fault::Refused.
    virtual void write(PlaceId place, std::string_view name, std::string bytes, const std::optional<PlacedFile>& over,
                       std::function<void(Result<PlacedFile>)> answer) = 0;
    virtual void remove(PlaceId place, std::string_view name, std::function<void(Result<void>)> answer) = 0;
    /// How long this browser can be trusted to keep what nobody comes back to: some forget it after a week.
    [[nodiscard]] virtual int days_between_copies() const = 0;
    /// Whether the program itself is on this device, so that it opens without a network.
    virtual void look_for_program(std::function<void(bool)> answer) = 0;
};

struct KeptFile {
    std::string sha256;  ///< Of its bytes, in hexadecimal.
    std::uint64_t bytes = 0;
};

/// Files kept whole in this browser beside the workspace, each under the SHA-256 of its bytes: they are never part of a journal,
/// a copy or a merge.
class KeptFiles {
public:
    virtual ~KeptFiles() = default;
    /// What is there already is not written again. An Error says what to do: no room, or storage that is not to be had.
    virtual void keep(std::string_view sha256, std::string bytes, std::function<void(Result<void>)> answer) = 0;
    /// Fault::Missing where it is not kept here; damaged bytes are an Error, never handed out.
    virtual void fetch(std::string_view sha256, std::function<void(Result<std::string>)> answer) = 0;
    virtual void drop(std::string_view sha256, std::function<void(Result<void>)> answer) = 0;
    virtual void list(std::function<void(Result<std::vector<KeptFile>>)> answer) = 0;
};

class Clipboard {
public:
    virtual ~Clipboard() = default;
    virtual void copy(std::string_view text) = 0;
};

/// What the frame asks of the window it is shown in.
class Window {
public:
    virtual ~Window() = default;
    virtual void set_title(std::string_view title) = 0;
    /// The part behind '#'. `push` makes a step for the back button.
    virtual void set_route(std::string_view route, bool push) = 0;
    virtual void open_link(std::string_view url) = 0;
    /// A page (HTML) that is on no server, in a tab of its own, byte for byte. Must be called while a gesture of the person is
    /// handled.
    virtual void look_at(std::string_view name, std::string html) = 0;
    /// Pictures (SVG), one on each sheet of paper, or one page of text (HTML); `page_rule` as behind @page in a style sheet. The person still decides.
    virtual void print(std::span<const std::string> pages, std::string_view page_rule) = 0;
    /// Draw again, now or after a while; nothing is drawn otherwise.
    virtual void wake() = 0;
    virtual void wake_after(double seconds) = 0;
};

}  // namespace rapport
