#pragma once
// What the parts of the sample share. Nobody else includes this.

#include "model/workspace.h"

namespace rapport::sample {

inline Id id_of(std::string_view name) { return derived_id("sample/" + std::string(name)); }

template <class E> E& add(Workspace& sample, std::string_view name) {
    return static_cast<E&>(sample.table(type_of<E>).at(id_of(name)));
}

/// How its people like to be spoken to, what they want, what was promised and said: behind its clients and plans.
void add_relations(Workspace& sample, Date today);
/// What they answered when they were asked; behind those.
void add_listening(Workspace& sample, Date today);
/// What stands in the plan of a project now, as agreed when it began.
void add_baseline(Workspace& sample, const Project& project);
/// What makes one of its projects green on every side that can be known; behind all of those.
void add_calm(Workspace& sample, Date today);
/// What the client of its main project gets and may see of it; behind all of those.
void add_sharing(Workspace& sample, Date today);

}  // namespace rapport::sample
