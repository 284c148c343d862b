#pragma once
// What was done to a record, in words. Nobody but feed.cpp includes this.

#include "model/workspace.h"

namespace rapport {

/// What one gesture did to a record: which of its registers it wrote last, or that it was made.
struct Deed {
    const EntityType* type = nullptr;
    const Entity* record = nullptr;
    bool born = false;
    std::vector<std::uint16_t> registers;  ///< Where it was not born.
    std::vector<std::string> names;        ///< Of a touch: who took part.
};

/// "added promise “Flyer”", "changed task “Build”: duration".
std::string deed_words(const Workspace& workspace, const Deed& deed);
/// Who said it where that need not be whoever wrote it down: the author of a comment, who asks for something. Empty: whoever wrote it.
std::string said_by(const Workspace& workspace, const Deed& deed);
/// What was said, of a touch or a comment that came; else empty.
std::string deed_text(const Deed& deed);

}  // namespace rapport
