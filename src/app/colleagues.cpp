#include "app/colleagues.h"

#include <algorithm>

#include "base/sort.h"
#include "codec/record_json.h"

namespace rapport {
namespace {

/// The last stamp of each actor, sorted by actor.
class LastStamps {
public:
    explicit LastStamps(const Workspace& workspace) {
        for (const auto& [actor, seq] : workspace.seen.entries()) last_.emplace_back(actor, Stamp{});
        for (const EntityType* type : all_types())
            for (const Entity* record : workspace.table(*type).rows()) {
                look(record->born);
                for (const RegisterStamp& own : record->stamps) look(own.stamp);
            }
    }
    [[nodiscard]] Stamp of(Actor actor) const {
        const auto at = std::ranges::lower_bound(last_, actor, {}, &std::pair<Actor, Stamp>::first);
        return at != last_.end() && at->first == actor ? at->second : Stamp{};
    }

private:
    void look(const Stamp& stamp) {
        const auto at = std::ranges::lower_bound(last_, stamp.actor, {}, &std::pair<Actor, Stamp>::first);
        if (at != last_.end() && at->first == stamp.actor) at->second = std::max(at->second, stamp);
    }

    std::vector<std::pair<Actor, Stamp>> last_;
};

/// One that says of itself what this device says.
bool is_called(const KnownDevice& device, std::string_view author, std::string_view name) {
    return !author.empty() && !name.empty() && device.author == author && device.name == name;
}

/// Of those that say the same of themselves, the first stays.
void keep_one_of_each(std::vector<Colleague>& colleagues, const Devices& devices) {
    std::vector<Colleague> kept;
    for (Colleague& one : colleagues) {
        const KnownDevice* said = devices.find(one.actor);
        const bool is_known = std::ranges::any_of(kept, [&](const Colleague& other) {
            const KnownDevice* same = devices.find(other.actor);
            return said && same && is_called(*same, said->author, said->name);
        });
        if (!is_known) kept.push_back(std::move(one));
    }
    colleagues = std::move(kept);
}

}  // namespace

CopySeen copy_seen(const Workspace& file) {
    return {file.id, file.copy_of, file.extent == Extent::Part ? file.basis : file.seen};
}

KnownCopies KnownCopies::parse(std::string_view text, Id workspace) {
    KnownCopies known;
    known.workspace_ = workspace;
    const Result<Json> json = read_json(text);
    const Json* of = json ? json->find("workspace") : nullptr;
    const Json* copies = json ? json->find("copies") : nullptr;
    if (!of || !of->as_text() || *of->as_text() != to_string(workspace) || !copies || !copies->as_object())
        return known;
    for (const auto& [name, written] : *copies->as_object()) {
        const Result<Actor> actor = parse_actor(name);
        Result<VersionVector> seen = read_seen(written);
        if (actor && seen) known.learn({workspace, *actor, std::move(*seen)});
    }
    return known;
}

std::string KnownCopies::text() const {
    Json::Object copies;
    for (const auto& [actor, seen] : copies_) copies.emplace_back(actor_text(actor), seen_json(seen));
    return write_json(Json::Object{{"workspace", Json(to_string(workspace_))}, {"copies", Json(std::move(copies))}});
}

const VersionVector* KnownCopies::seen_by(Actor actor) const {
    const auto at = std::ranges::lower_bound(copies_, actor, {}, &std::pair<Actor, VersionVector>::first);
    return at != copies_.end() && at->first == actor ? &at->second : nullptr;
}

bool KnownCopies::learn(const CopySeen& copy) {
    if (copy.actor == 0 || copy.workspace != workspace_) return false;
    const auto at = std::ranges::lower_bound(copies_, copy.actor, {}, &std::pair<Actor, VersionVector>::first);
    if (at == copies_.end() || at->first != copy.actor) {
        copies_.insert(at, {copy.actor, copy.seen});
        return true;
    }
    if (at->second.covers(copy.seen)) return false;
    at->second.include(copy.seen);
    return true;
}

std::vector<Colleague> colleagues_of(const Workspace& workspace, const KnownCopies& copies, Actor own,
                                     std::string_view author, std::string_view device) {
    const LastStamps last(workspace);
    std::vector<Colleague> colleagues;
    for (const auto& [actor, seq] : workspace.seen.entries()) {
        const KnownDevice* said = workspace.devices.find(actor);
        if (actor == own || (!said && !copies.seen_by(actor)) || (said && is_called(*said, author, device))) continue;
        std::string label = device_label(workspace.devices, actor);
        std::string name = said && !said->author.empty() ? said->author : label;
        colleagues.push_back({actor, std::move(label), std::move(name), last.of(actor)});
    }
    sort_items(colleagues, [](const Colleague& a, const Colleague& b) {
        return a.last != b.last ? a.last > b.last : a.actor < b.actor;
    });
    keep_one_of_each(colleagues, workspace.devices);
    return colleagues;
}

std::int64_t unseen_gestures(const Workspace& workspace, const VersionVector& seen) {
    std::int64_t count = 0;
    for (const auto& [actor, seq] : workspace.seen.entries())
        count += std::max<std::int64_t>(0, std::int64_t{seq} - std::int64_t{seen.seen_of(actor)});
    return count;
}

}  // namespace rapport
