#pragma once
// How many turns a law takes: RAPPORT_TIMES multiplies them for a night, RAPPORT_SEED asks for one alone, and
// RAPPORT_SHARD="2/8" takes each eighth from the second on, so that several processes share them.

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace rapport {

inline std::uint64_t number_in(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

inline bool is_night() { return number_in("RAPPORT_TIMES", 1) > 1; }

/// Calls `law(seed)` for the seeds of this process among 1 to `count`.
template <class Law> void for_turns(std::uint64_t count, const Law& law) {
    if (const std::uint64_t seed = number_in("RAPPORT_SEED", 0)) return law(seed);
    unsigned long shard = 1;
    unsigned long shards = 1;
    if (const char* text = std::getenv("RAPPORT_SHARD"); text && std::sscanf(text, "%lu/%lu", &shard, &shards) != 2)
        std::abort();
    for (std::uint64_t seed = shard; seed <= count; seed += shards) law(seed);
}

/// The same with as many as a night has.
template <class Law> void for_seeds(std::uint64_t count, const Law& law) {
    for_turns(count * number_in("RAPPORT_TIMES", 1), law);
}

}  // namespace rapport
