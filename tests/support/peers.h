#pragma once
// Several people who edit copies of one workspace apart and now and then take in each other's files: random histories from a
// seed, with everything that was written kept beside them, so that a checker that shares no code with the merge can say
// whether anything was lost.

#include <bitset>
#include <deque>

#include "app/apply.h"
#include "support/arbitrary.h"
#include "sync/clock.h"
#include "sync/merge_plan.h"

namespace rapport {

/// A copy of all that a workspace holds.
Workspace copy_of(const Workspace& workspace);

/// What must happen in a fair part of all histories, or they prove little.
enum class Rarity : std::uint8_t {
    SameField,        ///< Two wrote one field without knowing of each other.
    SameMillisecond,  ///< … with one reading of the clock.
    GroupTear,        ///< … different fields of one register.
    DeletedAndEdited,
    Resurrected,  ///< A deleted record was restored, and that travelled.
    TreeCycle,
    LinkCycle,
    SummaryCycle,  ///< A link between a task and a summary that it came into.
    RankTie,
    StaleFile,   ///< A file was taken in behind a later one of the same device.
    TwinActors,  ///< Two devices stamp as one.
    Count,
};
using Rarities = std::bitset<static_cast<std::size_t>(Rarity::Count)>;
std::string_view name_of(Rarity rarity);

/// One register written by one gesture; of a set, one word of it.
struct WroteRegister {
    const EntityType* type = nullptr;
    Id record;
    std::uint16_t reg = 0;
    std::string word;
    Stamp stamp;
    std::string value;     ///< As bytes.
    std::size_t knew = 0;  ///< What its writer had seen: an index of History::knowledge.
};

struct Peer {
    Workspace workspace;
    HybridClock clock;
    std::int64_t skew = 0;  ///< Of its wall clock.
};

class PeerHistory {
public:
    explicit PeerHistory(std::uint64_t seed);
    /// So many people with the same workspace, whose gestures the caller makes.
    PeerHistory(const Workspace& first, Ref<Project> its_project, std::size_t count);

    /// Edits and exchanges, as the seed says.
    void run();
    /// False where it changes nothing.
    bool gesture(Peer& peer, Edit edit);
    /// One takes in what another has.
    void meet(Peer& peer, const Peer& other);
    /// Everybody takes in everybody until nobody learns anything.
    void settle();

    std::vector<Peer> peers;
    std::vector<WroteRegister> writes;
    std::vector<VersionVector> knowledge;
    std::vector<std::pair<const EntityType*, Id>> made;
    Ref<Project> project;
    bool twins = false;
    Rarities seen;
    Dice dice;

private:
    void begin();
    void step();
    void edit(Peer& peer);
    void exchange();
    void write_down(const Peer& peer, const Edit& edit, const Stamp& stamp, const VersionVector& knew);
    void note_meeting(const Workspace& ours, const MergePlan& plan);

    template <class E> const E* any(Peer& peer, bool alive = true);
    Edit some_edit(Peer& peer);
    Edit edit_task(Peer& peer, const Task& task);
    void write_unknown(Peer& peer);

    struct File {
        std::shared_ptr<Workspace> content;
        std::size_t from = 0;
        std::size_t number = 0;
    };
    std::vector<File> files_;
    std::vector<std::vector<std::size_t>> taken_;  ///< By receiver and sender: the number of the last file.
    std::size_t file_count_ = 0;
    std::int64_t now_ = test_millis;
    std::uint64_t next_id_ = 0;
};

/// Nothing where every write is current, was overwritten by somebody who knew it, or is a conflict; otherwise which is lost.
std::string lost_edit(const PeerHistory& history, const Workspace& workspace);

/// The canonical bytes of a workspace.
std::string bytes_of(const Workspace& workspace);

/// What a history comes to, read: rows of the outline and links that count, as text, and what rarities it shows.
std::string projection_of(const Workspace& workspace, Ref<Project> project, Rarities& seen);

}  // namespace rapport
