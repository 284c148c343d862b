#include "sync/clock.h"

#include <algorithm>

#include "model/workspace.h"

namespace rapport {
namespace {

std::uint64_t clock_of(std::int64_t millis) {
    return static_cast<std::uint64_t>(std::clamp<std::int64_t>(millis, 0, (std::int64_t{1} << 48) - 1)) << 16;
}

}  // namespace

Drift drift_of(const Stamp& stamp, std::int64_t now_millis) {
    const std::int64_t ahead = stamp.millis() - now_millis;
    if (ahead > drift_to_ask_millis) return Drift::FarAhead;
    return ahead > drift_to_warn_millis ? Drift::Ahead : Drift::None;
}

HybridClock::HybridClock(Actor actor, const Stamp& last_own, std::uint64_t last_clock)
    : actor_(actor), clock_(std::max(last_own.clock, last_clock)), seq_(last_own.seq) {}

Stamp HybridClock::tick(std::int64_t now_millis) {
    // A counter that is full carries into the milliseconds. At the very end of time the clock stands still; seq goes on.
    const std::uint64_t next = std::max(clock_, clock_ + 1);
    clock_ = std::max(next, clock_of(now_millis));
    return {clock_, actor_, ++seq_};
}

void HybridClock::receive(const Stamp& stamp, std::int64_t now_millis) {
    clock_ = std::max({clock_, stamp.clock, clock_of(now_millis)});
    if (stamp.actor == actor_) seq_ = std::max(seq_, stamp.seq);  // Ours, from before this copy was restored.
}

std::uint64_t latest_clock(const Workspace& workspace) {
    std::uint64_t latest = 0;
    const auto see = [&](const Stamp& stamp) { latest = std::max(latest, stamp.clock); };
    for (const EntityType* type : all_types()) {
        for (const Entity* record : workspace.table(*type).rows()) {
            see(record->born);
            for (const RegisterStamp& own : record->stamps) see(own.stamp);
            for (const UnknownField& unknown : record->unknown) see(unknown.stamp);
            for (const Field& field : type->fields) {
                if (field.kind != Kind::Tags) continue;
                const Value tags = field.get(*record);
                for (const auto& [word, mark] : std::get<Tags>(tags).marks) see(mark.stamp);
            }
        }
    }
    return latest;
}

}  // namespace rapport
