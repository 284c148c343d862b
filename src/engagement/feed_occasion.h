#pragma once
// When it happened, where a record says so itself: what was said, measured, promised, asked for or decided stands by its own
// day, however late it was written down. Nobody but feed.cpp includes this.

#include "model/workspace.h"

namespace rapport {

struct Occasion {
    std::optional<DateTime> when;  ///< Civil; absent: when it was written.
    bool has_time = false;         ///< Otherwise only its day is known.
};

/// What the record tells of by being there; nothing where making it was mere writing.
std::optional<Occasion> occasion_of(const EntityType& type, const Entity& record);
/// What a register tells of by what it holds now; nothing where that was mere writing.
std::optional<Occasion> occasion_of(const EntityType& type, const Entity& record, std::uint16_t reg);
/// The register in which something may be settled that the record was not born with.
std::optional<std::uint16_t> settling_register(const EntityType& type);

}  // namespace rapport
