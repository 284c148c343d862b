#pragma once
// One person's workspace on this device: opened, edited, stored, undone. Says "saved" when it is.

#include <memory>

#include "app/apply.h"
#include "app/colleagues.h"
#include "app/history.h"
#include "app/ports.h"
#include "sync/clock.h"
#include "sync/merge_report.h"

namespace rapport {

enum class SessionPhase : std::uint8_t {
    Opening,
    Open,
    Damaged,   ///< Opened read-only with what could be verified; `trouble` says what is missing. go_on() or replace().
    Lost,      ///< There was something, and nothing of it is left; `trouble` says so. replace() begins again.
    Unstored,  ///< No store: everything works, nothing is kept. `trouble` says why.
};

enum class SaveState : std::uint8_t { Saved, Saving, NotSaved };

struct Saving {
    SaveState state = SaveState::Saved;
    std::uint64_t waiting = 0;     ///< Gestures not on disk yet.
    std::optional<Error> trouble;  ///< Why, where NotSaved.
    std::optional<Instant> last_saved;
};

struct StorageEstimate {
    std::uint64_t used = 0;  ///< Bytes, of all that this site keeps.
    std::uint64_t quota = 0;
};

class Session {
public:
    Session(Clock& clock, Entropy& entropy, Store& store);
    ~Session();

    void open();  ///< Answers come while poll() is called.
    [[nodiscard]] SessionPhase phase() const;
    [[nodiscard]] Access access() const;
    /// The same object for as long as the session lives; see on_replaced.
    [[nodiscard]] const Workspace& workspace() const;
    [[nodiscard]] const History& history() const;
    [[nodiscard]] const Saving& saving() const;
    [[nodiscard]] const std::optional<Error>& trouble() const;
    [[nodiscard]] std::optional<bool> persisted() const;
    /// What the browser says of its disk; absent until ask_for_estimate() was answered.
    [[nodiscard]] const std::optional<StorageEstimate>& estimate() const;

    /// Applies, stamps, logs and hands to the store. An Error changes nothing. A follower is refused with a sentence. An
    /// edit that changes nothing is no gesture.
    Result<void> run(Edit edit);
    /// Takes back, or does again, the last gesture; gives the sentence to show ("Undid “Rename”. 1 field was left…").
    Result<std::string> undo();
    Result<std::string> redo();
    /// Takes back one gesture of the history, whichever; an undo is taken back by doing its gesture again.
    Result<std::string> take_back(const Stamp& gesture);

    /// From damage: goes on from what could be read, which is stored anew. Only ever done because a person asked for it.
    Result<void> go_on();

    /// Replaces everything by what a file holds: a restore. Becomes a checkpoint; the history starts anew.
    Result<void> replace(Workspace workspace);

    /// What merge() would do, for somebody to read before.
    [[nodiscard]] MergeReport preview_merge(const Workspace& theirs) const;
    /// Takes in another copy of this workspace, or a part of one, as one gesture: `label` names it in the history ("Merge
    /// Ben’s file"). Refused with a sentence where a doubt of the preview refuses, or asks and nobody has `agreed`. Keep a
    /// copy before: write_workspace(workspace()).
    Result<MergeReport> merge(const Workspace& theirs, std::string label, bool agreed = false);

    /// Who stamps here, once something of theirs is in the workspace; 0 before that.
    [[nodiscard]] Actor actor() const;
    /// What the copies of others have seen.
    [[nodiscard]] const KnownCopies& copies() const;
    /// Another moves when something was learnt of them.
    [[nodiscard]] std::uint64_t copies_revision() const;
    /// A file was read that says what a copy has seen. Needs no merge, and is kept at once.
    void learn(const CopySeen& copy);

    Id make_id();
    /// A random number for rank_between.
    std::uint32_t jitter();
    [[nodiscard]] std::string author() const;
    void set_author(std::string_view name);
    /// What the person calls this device ("laptop"): with the next gesture others read it beside the author.
    [[nodiscard]] std::string device() const;
    void set_device(std::string_view name);

    /// Frames that wait go to the store; a checkpoint is made when the tail has grown long. Once per frame of the window.
    void poll();
    /// Hands over all that waits, also where the store is still busy: the page may be going away.
    void flush();
    void retry();  ///< After a failed write.
    void ask_to_persist();
    void ask_for_estimate();
    void edit_here();  ///< Asks the tab that writes to make way.
    /// Whether everything is kept by a second journal as well; absent as long as nobody knows.
    [[nodiscard]] std::optional<bool> kept_twice() const;
    /// The browser had lost what was stored, and it was restored from the second journal.
    [[nodiscard]] bool was_restored() const;
    void forget_restored();
    [[nodiscard]] bool may_close() const;
    /// How often anything was done here, merges and files that took everything's place included. Never smaller than before.
    [[nodiscard]] std::uint64_t steps() const;

    /// Called for each record written, with its type: search and other indexes follow.
    std::function<void(const EntityType&, const Entity&)> on_written;
    /// Called when another workspace has taken the place of this one (opened, replaced).
    std::function<void()> on_replaced;

    /// A checkpoint is made above this many frames or bytes behind the last one. Our choice: both replay within 100 ms.
    static constexpr std::size_t tail_frames = 500;
    static constexpr std::size_t tail_bytes = std::size_t{4} << 20;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace rapport
