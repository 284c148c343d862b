#include "support/peers.h"

#include <algorithm>

#include "codec/record_json.h"
#include "codec/workspace_json.h"

namespace rapport {
namespace {

constexpr std::int64_t hour = 3'600'000;

std::string value_bytes(const EntityType& type, const Entity& record, std::uint16_t reg) {
    std::string bytes;
    for (const Field& field : type.fields)
        if (field.reg == reg) bytes += write_json(value_json(field, field.get(record))) + "\n";
    return bytes;
}

std::int64_t arbitrary_skew(Dice& dice) {
    switch (dice.below(6)) {
    case 0:  return -2 * 365 * 24 * hour;
    case 1:  return 40 * hour;
    case 2:  return dice.between(-90'000, 90'000);
    default: return 0;
    }
}

}  // namespace

Workspace copy_of(const Workspace& workspace) {
    Workspace copy;
    copy.id = workspace.id;
    copy.seen = workspace.seen;
    copy.devices = workspace.devices;
    copy.unknown = workspace.unknown;
    copy.unknown_members = workspace.unknown_members;
    for (const EntityType* type : all_types()) {
        copy.table(*type).reserve(workspace.table(*type).size());
        for (const Entity* record : workspace.table(*type).rows()) copy.table(*type).add(type->copy(*record));
    }
    return copy;
}

std::string_view name_of(Rarity rarity) {
    constexpr std::array<std::string_view, static_cast<std::size_t>(Rarity::Count)> names{
        "same field", "same millisecond", "group tear", "deleted and edited", "resurrected", "tree cycle",
        "link cycle", "summary cycle",    "rank tie",   "stale file",         "twin actors"};
    return names[static_cast<std::size_t>(rarity)];
}

PeerHistory::PeerHistory(std::uint64_t seed) : dice(seed) { begin(); }

PeerHistory::PeerHistory(const Workspace& first, Ref<Project> its_project, std::size_t count)
    : project(its_project), dice(1) {
    for (std::size_t i = 0; i < count; ++i)
        peers.push_back({copy_of(first), HybridClock(0xB0 + i, {}, latest_clock(first)), 0});
}

void PeerHistory::meet(Peer& peer, const Peer& other) {
    merge(peer.workspace, other.workspace);
    peer.clock.receive({latest_clock(other.workspace), 0, 0}, now_);
}

/// A project with a few tasks that everybody has.
void PeerHistory::begin() {
    Workspace first;
    first.id = id_number(9'000'000);
    next_id_ = 1'000;
    const auto born = [](std::uint32_t seq) { return stamp_after(-10'000, 0xA0, seq); };
    std::uint32_t seq = 0;
    project = put(first, make_number<Project>(++next_id_, {Entity{.born = born(++seq)}, {}, "Quay wall"}));
    const std::size_t tasks = 3 + dice.below(3);
    for (std::size_t i = 0; i < tasks; ++i) {
        Task task{.project = project, .rank = {"a" + std::to_string(i)}, .name = "T" + std::to_string(i)};
        task.born = born(++seq);
        if (i > 1 && dice.chance(50)) task.parent = {id_number(next_id_ - dice.below(i - 1))};
        put(first, make_number<Task>(++next_id_, std::move(task)));
    }
    const std::size_t count = dice.chance(70) ? 2 + dice.below(2) : 2 + dice.below(7);
    twins = count > 2 && dice.chance(6);
    for (std::size_t i = 0; i < count; ++i) {
        const Actor actor = 0xB0 + (twins && i == 1 ? 0 : i);
        const std::int64_t skew = arbitrary_skew(dice);
        // A counter that is nearly full overflows soon.
        const std::uint64_t clock = dice.chance(10) ? static_cast<std::uint64_t>(now_ + skew) << 16 | 0xFFFD : 0;
        peers.push_back({copy_of(first), HybridClock(actor, {}, std::max(clock, latest_clock(first))), skew});
    }
    taken_.assign(count, std::vector<std::size_t>(count, 0));
}

void PeerHistory::run() {
    std::size_t steps = dice.chance(90) ? 20 + dice.below(40) : dice.chance(90) ? 60 + dice.below(100) : 500;
    while (steps-- > 0) step();
}

void PeerHistory::step() {
    if (dice.chance(35)) now_ += static_cast<std::int64_t>(dice.below(3));
    if (dice.chance(25)) exchange();
    else edit(peers[dice.below(peers.size())]);
}

void PeerHistory::edit(Peer& peer) {
    if (dice.chance(2)) write_unknown(peer);
    else gesture(peer, some_edit(peer));
}

bool PeerHistory::gesture(Peer& peer, Edit edit) {
    if (edit.empty()) return false;
    HybridClock ticked = peer.clock;
    const Stamp stamp = ticked.tick(now_ + peer.skew);
    const VersionVector knew = peer.workspace.seen;
    if (!apply(peer.workspace, edit, stamp) || edit.empty()) return false;
    peer.clock = ticked;
    write_down(peer, edit, stamp, knew);
    return true;
}

void PeerHistory::write_down(const Peer& peer, const Edit& edit, const Stamp& stamp, const VersionVector& knew) {
    knowledge.push_back(knew);
    for (const Write& write : edit.writes) {
        const Entity& record = *peer.workspace.find_any(*write.type, write.id);
        const Field& field = write.type->fields[write.field];
        if (write.field == deleted_field && std::holds_alternative<VersionVector>(write.before) &&
            std::get<VersionVector>(write.before).entries().empty())
            made.emplace_back(write.type, write.id);
        if (const Tags* tags = std::get_if<Tags>(&write.after)) {
            for (const auto& [word, mark] : tags->marks)
                if (mark.stamp == stamp)
                    writes.push_back({write.type, write.id, field.reg, word, stamp, mark.present ? "in" : "out",
                                      knowledge.size() - 1});
            continue;
        }
        writes.push_back({write.type,
                          write.id,
                          field.reg,
                          {},
                          stamp,
                          value_bytes(*write.type, record, field.reg),
                          knowledge.size() - 1});
    }
}

template <class E> const E* PeerHistory::any(Peer& peer, bool alive) {
    const auto& rows = peer.workspace.table(type_of<E>).rows();
    if (rows.empty()) return nullptr;
    const E* record = static_cast<const E*>(rows[dice.below(rows.size())]);
    return is_alive(*record) == alive ? record : nullptr;
}

Edit PeerHistory::some_edit(Peer& peer) {
    Edit edit;
    const Task* task = any<Task>(peer);
    switch (dice.below(16)) {
    case 0: {
        Task added{.project = project, .rank = {"a" + std::to_string(dice.below(6))}, .name = "N"};
        added.id = id_number(++next_id_);
        if (task && dice.chance(50)) added.parent = {task->id};
        edit.create(added);
        return edit;
    }
    case 1:
        if (task) edit.remove(*task);
        return edit;
    case 2:
        if (const Task* gone = any<Task>(peer, false)) edit.restore(type_of<Task>, *gone);
        return edit;
    case 3:
    case 4: {
        const Task* other = any<Task>(peer);
        if (!task || !other || task == other) return edit;
        Dependency link{.predecessor = {task->id}, .successor = {other->id}};
        link.id = id_number(++next_id_);
        edit.create(link);
        return edit;
    }
    case 5:
        if (const Dependency* link = any<Dependency>(peer)) {
            if (dice.chance(50)) edit.remove(*link);
            else edit.set<&Dependency::lag>(*link, Minutes{static_cast<std::int64_t>(60 * dice.below(4))});
        }
        return edit;
    case 6:
        if (const Conflict* conflict = any<Conflict>(peer))
            edit.set<&Conflict::status>(*conflict, static_cast<ConflictStatus>(dice.below(4)));
        return edit;
    case 7:  edit.set<&Project::name>(*peer.workspace.find(project), "P" + std::to_string(dice.below(3))); return edit;
    default: return task ? edit_task(peer, *task) : edit;
    }
}

Edit PeerHistory::edit_task(Peer& peer, const Task& task) {
    Edit edit;
    switch (dice.below(8)) {
    case 0:
    case 1: edit.set<&Task::name>(task, "Name " + std::to_string(dice.below(4))); break;
    case 2: edit.set<&Task::done>(task, Percent{static_cast<std::int32_t>(25 * dice.below(5))}); break;
    case 3: edit.set<&Task::duration>(task, Minutes{static_cast<std::int64_t>(480 * dice.below(4))}); break;
    case 4:
        edit.set<&Task::constraint>(task, static_cast<Constraint>(dice.below(8)));
        if (dice.chance(50)) edit.set<&Task::constraint_date>(task, DateTime{30'000'000});
        break;
    case 5: {
        auto words = task.tags.words();
        const std::string word(1, static_cast<char>('a' + dice.below(3)));
        if (std::erase(words, word) == 0) words.push_back(word);
        edit.set<&Task::tags>(task, with_words(task.tags, std::move(words)));
        break;
    }
    default: {  // Mostly below another one: what is legal here may not be there.
        const Task* parent = any<Task>(peer);
        if (parent && dice.chance(75)) {
            std::size_t steps = 0;
            for (const Task* at = parent; at && steps < 64; at = peer.workspace.find(at->parent), ++steps)
                if (at == &task) return edit;
            edit.set<&Task::parent>(task, {parent->id});
        } else {
            edit.set<&Task::parent>(task, {});
        }
        edit.set<&Task::rank>(task, Rank{"a" + std::to_string(dice.below(6))});
    }
    }
    return edit;
}

/// As a newer Rapport would, into a field and a type that this one does not know.
void PeerHistory::write_unknown(Peer& peer) {
    const Stamp stamp = peer.clock.tick(now_ + peer.skew);
    if (const Task* task = any<Task>(peer); task && dice.chance(60)) {
        Entity& record = *peer.workspace.table(type_of<Task>).find(task->id);
        const std::string json = std::to_string(dice.below(3));
        if (!record.unknown.empty()) record.unknown.front() = {"zeal", json, stamp};
        else record.unknown.push_back({"zeal", json, stamp});
    } else {
        const Id id = id_number(8'000'000 + dice.below(2));
        const std::string shade = std::to_string(dice.below(3));
        const std::string born = to_string(stamp_after(-5'000, 0xA0, 1));
        peer.workspace.unknown["moon"][id] = R"({"type":"moon","id":")" + to_string(id) + R"(","at":")" + born +
                                             R"(","shade":)" + shade + R"(,"stamps":{"shade":")" + to_string(stamp) +
                                             "\"}}";
    }
    peer.workspace.seen.include(stamp);
}

void PeerHistory::exchange() {
    const std::size_t from = dice.below(peers.size());
    if (files_.empty() || dice.chance(60)) {
        auto content = std::make_shared<Workspace>(copy_of(peers[from].workspace));
        if (dice.chance(4)) {
            Result<Workspace> again = read_workspace(write_workspace(*content));
            content = std::make_shared<Workspace>(std::move(*again));
        }
        files_.push_back({std::move(content), from, ++file_count_});
        if (files_.size() > 6) files_.erase(files_.begin());
    }
    const std::size_t to = dice.below(peers.size());
    const File& file = files_[dice.below(files_.size())];
    std::size_t& last = taken_[to][file.from];
    if (file.number < last) seen.set(static_cast<std::size_t>(Rarity::StaleFile));
    last = std::max(last, file.number);
    Peer& peer = peers[to];
    MergePlan plan = plan_merge(peer.workspace, *file.content);
    note_meeting(peer.workspace, plan);
    carry_out(peer.workspace, std::move(plan));
    peer.clock.receive({latest_clock(*file.content), 0, 0}, now_ + peer.skew);
}

void PeerHistory::note_meeting(const Workspace&, const MergePlan& plan) {
    for (const ChangedRecord& change : plan.changed) {
        for (const auto& [field, value] : change.merge.writes)
            if (field == deleted_field && is_absent(value)) seen.set(static_cast<std::size_t>(Rarity::Resurrected));
    }
    for (const Conflict& conflict : plan.conflicts) {
        seen.set(static_cast<std::size_t>(Rarity::SameField));
        const auto change = std::ranges::find_if(
            plan.changed, [&](const ChangedRecord& one) { return one.ours->id == conflict.about; });
        const EntityType* type = find_type(conflict.of);
        for (const Entity* side : {change != plan.changed.end() ? change->ours : nullptr,
                                   change != plan.changed.end() ? change->theirs : nullptr})
            if (side && type) {
                const Stamp stamp = stamp_of_fields(*type, *side, conflict.fields);
                if (stamp != conflict.born && stamp.millis() == conflict.born.millis())
                    seen.set(static_cast<std::size_t>(Rarity::SameMillisecond));
            }
    }
}

void PeerHistory::settle() {
    if (twins) seen.set(static_cast<std::size_t>(Rarity::TwinActors));
    for (bool learnt = true; learnt;) {
        learnt = false;
        const std::size_t first = dice.below(peers.size());
        for (std::size_t i = 0; i < peers.size(); ++i)
            for (std::size_t j = 0; j < peers.size(); ++j) {
                Peer& peer = peers[(first + i) % peers.size()];
                const Peer& other = peers[(first + j) % peers.size()];
                if (&peer == &other) continue;
                MergePlan plan = plan_merge(peer.workspace, other.workspace);
                learnt |= plan.changes;
                note_meeting(peer.workspace, plan);
                carry_out(peer.workspace, std::move(plan));
            }
    }
}

std::string bytes_of(const Workspace& workspace) { return write_workspace(workspace); }

}  // namespace rapport
