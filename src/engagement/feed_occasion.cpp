#include "engagement/feed_occasion.h"

namespace rapport {
namespace {

Occasion on_day(std::optional<Date> day) { return day ? Occasion{at(*day), false} : Occasion{}; }

template <class E> const E* read(const EntityType& type, const Entity& record) {
    return &type == &type_of<E> ? static_cast<const E*>(&record) : nullptr;
}

template <auto Member, class E = decltype(owner_of(Member))> constexpr std::uint16_t register_of() {
    return type_of<E>.fields[field_of<Member>()].reg;
}

bool is_decided(const RegisterEntry& entry) {
    return entry.kind == EntryKind::Decision && entry.state == EntryState::Closed;
}

}  // namespace

std::optional<Occasion> occasion_of(const EntityType& type, const Entity& record) {
    if (&type == &type_of<Comment>) return Occasion{};
    if (const auto* touch = read<Touchpoint>(type, record))
        return touch->held == DateTime{} ? Occasion{} : Occasion{touch->held, true};
    if (const auto* evidence = read<ValueEvidence>(type, record))
        return evidence->on == Date{} ? Occasion{} : on_day(evidence->on);
    if (const auto* promise = read<Promise>(type, record)) return on_day(promise->made);
    if (const auto* request = read<Request>(type, record)) return on_day(request->asked);
    if (const auto* entry = read<RegisterEntry>(type, record))
        if (is_decided(*entry) && stamp_of(record, register_of<&RegisterEntry::state>()) == record.born)
            return on_day(entry->closed);
    return {};
}

std::optional<std::uint16_t> settling_register(const EntityType& type) {
    if (&type == &type_of<Promise>) return register_of<&Promise::state>();
    if (&type == &type_of<Request>) return register_of<&Request::state>();
    if (&type == &type_of<RegisterEntry>) return register_of<&RegisterEntry::state>();
    if (&type == &type_of<Touchpoint>) return register_of<&Touchpoint::answered>();
    return {};
}

std::optional<Occasion> occasion_of(const EntityType& type, const Entity& record, std::uint16_t reg) {
    if (reg != settling_register(type)) return {};
    if (const auto* promise = read<Promise>(type, record); promise && promise->state != PromiseState::Open)
        return on_day(promise->settled);
    if (const auto* request = read<Request>(type, record); request && request->state != RequestState::New)
        return on_day(request->answered);
    if (const auto* entry = read<RegisterEntry>(type, record); entry && is_decided(*entry))
        return on_day(entry->closed);
    if (const auto* touch = read<Touchpoint>(type, record); touch && touch->answered) return on_day(touch->answered);
    return {};
}

}  // namespace rapport
