#pragma once
// Who else writes in this workspace, and what their copies have seen as far as their files were read here: so that what goes
// to one of them can be what they lack, and no more (app/parcel.h).

#include "model/workspace.h"

namespace rapport {

/// That a device's copy of a workspace has seen so much, as a file from there says.
struct CopySeen {
    Id workspace;
    Actor actor = 0;  ///< 0: the file is nobody's copy.
    VersionVector seen;
};
CopySeen copy_seen(const Workspace& file);

/// What the copies of others have seen, of one workspace. Kept on this device: it is not part of the workspace, or two
/// copies that take in each other's files would never come to rest.
class KnownCopies {
public:
    /// What text() gave; nothing where it was of another workspace, or cannot be read.
    static KnownCopies parse(std::string_view text, Id workspace);
    [[nodiscard]] std::string text() const;

    [[nodiscard]] Id workspace() const { return workspace_; }
    /// Null where no file of theirs was read.
    [[nodiscard]] const VersionVector* seen_by(Actor actor) const;
    /// A copy never forgets: what an older file of theirs says is known already. False where nothing was new.
    bool learn(const CopySeen& copy);

private:
    Id workspace_;
    std::vector<std::pair<Actor, VersionVector>> copies_;  ///< Sorted by actor.
};

struct Colleague {
    Actor actor = 0;
    std::string label;  ///< "Ben, laptop".
    std::string name;   ///< As a sentence calls them: "Ben".
    Stamp last;         ///< Of what they wrote last and still stands; empty where nothing does.
};

/// Whoever has said their name or whose file was read here, but for this device, which is called `author` and `device`: who
/// wrote last comes first. A device that was set back goes on under another number (see Decisions); of those that say the
/// same of themselves the last one is meant. O(records).
std::vector<Colleague> colleagues_of(const Workspace& workspace, const KnownCopies& copies, Actor own,
                                     std::string_view author, std::string_view device);

/// The gestures that `seen` lacks of those in this workspace.
std::int64_t unseen_gestures(const Workspace& workspace, const VersionVector& seen);

}  // namespace rapport
