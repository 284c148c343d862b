#pragma once
// What `type_of` of a type refers to. For the one file that lists the types (model/types.cpp), and for tests with types of
// their own: all functions that a table points to are compiled where this is used.

#include "model/schema.h"

namespace rapport {

template <class E>
constinit const EntityType TypeTable<E>::table{
    Schema<E>::name,
    Schema<E>::label,
    Schema<E>::plural,
    Schema<E>::fields,
    &blank<E>,
    []() -> Entity* { return new E; },
    [](const Entity& e) -> Entity* { return new E(static_cast<const E&>(e)); },
    [](Entity* e) { delete static_cast<E*>(e); },
    sizeof(E)};

}  // namespace rapport
