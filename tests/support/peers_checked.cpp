// What must be true of a history whose peers have all met: read from what was written, not from how it was merged.

#include <algorithm>
#include <map>

#include "codec/record_json.h"
#include "schedule/network.h"
#include "support/peers.h"

namespace rapport {
namespace {

struct Place {
    Id record;
    std::uint16_t reg = 0;
    std::string word;
    auto operator<=>(const Place&) const = default;
};

std::string value_now(const EntityType& type, const Entity& record, std::uint16_t reg) {
    std::string bytes;
    for (const Field& field : type.fields)
        if (field.reg == reg) bytes += write_json(value_json(field, field.get(record))) + "\n";
    return bytes;
}

std::string value_kept(const EntityType& type, std::uint16_t reg, const std::string& text) {
    const Result<Json> json = read_json(text);
    std::string bytes;
    for (const Field& field : type.fields)
        if (field.reg == reg) bytes += write_json(*json->find(field.name)) + "\n";
    return bytes;
}

class Checker {
public:
    Checker(const PeerHistory& history, const Workspace& workspace) : history_(history), workspace_(workspace) {
        for (const WroteRegister& write : history.writes)
            by_place_[{write.record, write.reg, write.word}].push_back(&write);
    }

    std::string run() {
        for (const auto& [type, id] : history_.made)
            if (type != &type_of<Conflict> && !workspace_.find_any(*type, id)) return "record " + to_string(id);
        for (const WroteRegister& write : history_.writes)
            if (!is_kept(write))
                return std::string(write.type->name) + " " + to_string(write.record) + " " +
                       std::string(write.type->fields[write.reg].name) + " " + write.word + " " +
                       to_string(write.stamp) + " " + write.value;
        return {};
    }

private:
    [[nodiscard]] bool is_kept(const WroteRegister& write) const {
        const Entity* record = workspace_.find_any(*write.type, write.record);
        if (write.type == &type_of<Conflict>) return true;  // What is said of a conflict ends with it.
        if (!record) return false;
        if (!write.word.empty()) return word_is_kept(write, *record);
        if (write.reg == deleted_field) return true;  // See is_buried_knowingly.
        const Field& field = write.type->fields[write.reg];
        const Stamp& now = stamp_of(*record, write.reg);
        if (now == write.stamp)
            return value_now(*write.type, *record, write.reg) == write.value && is_buried_knowingly(write, *record);
        if (field.merge != Merge::Latest) return field.merge == Merge::Fixed;
        const Entity* conflict = workspace_.find_any(
            type_of<Conflict>, conflict_id(write.record, register_names(*write.type, write.reg), write.stamp));
        if (conflict)
            return value_kept(*write.type, write.reg, static_cast<const Conflict*>(conflict)->value.text) ==
                   write.value;
        return is_overwritten_knowingly(write);
    }

    /// Where the record is gone, whoever deleted it had seen this.
    [[nodiscard]] bool is_buried_knowingly(const WroteRegister& write, const Entity& record) const {
        if (is_alive(record)) return true;
        const Stamp& when = stamp_of(record, deleted_field);
        for (const WroteRegister* deletion : by_place_.at({write.record, deleted_field, {}}))
            if (deletion->stamp == when)
                return history_.knowledge[deletion->knew].covers(write.stamp) || deletion->stamp == write.stamp;
        return false;
    }

    [[nodiscard]] bool is_overwritten_knowingly(const WroteRegister& write) const {
        const auto& all = by_place_.at({write.record, write.reg, {}});
        return std::ranges::any_of(all, [&](const WroteRegister* later) {
            return later->stamp != write.stamp && history_.knowledge[later->knew].covers(write.stamp);
        });
    }

    /// Of a word only whether it is there is written: the later one holds.
    [[nodiscard]] bool word_is_kept(const WroteRegister& write, const Entity& record) const {
        const Value value = write.type->fields[write.reg].get(record);
        for (const auto& [word, mark] : std::get<Tags>(value).marks)
            if (word == write.word)
                return mark.stamp == write.stamp ? mark.present == (write.value == "in") : mark.stamp > write.stamp;
        return false;
    }

    const PeerHistory& history_;
    const Workspace& workspace_;
    std::map<Place, std::vector<const WroteRegister*>> by_place_;
};

void note(Rarities& seen, Rarity rarity) { seen.set(static_cast<std::size_t>(rarity)); }

void note_groups(const Workspace& workspace, Rarities& seen) {
    for (const Entity* row : workspace.table(type_of<Conflict>).rows()) {
        const Conflict& conflict = static_cast<const Conflict&>(*row);
        if (conflict.fields.contains(' ')) note(seen, Rarity::GroupTear);
    }
    for (const EntityType* type : all_types())
        for (const Entity* record : workspace.table(*type).rows())
            if (record->deleted && is_alive(*record)) note(seen, Rarity::DeletedAndEdited);
}

}  // namespace

std::string lost_edit(const PeerHistory& history, const Workspace& workspace) {
    return Checker(history, workspace).run();
}

std::string projection_of(const Workspace& workspace, Ref<Project> project, Rarities& seen) {
    note_groups(workspace, seen);
    const Outline outline = outline_of(workspace, project);
    const Network net = network_of(workspace, outline);
    std::string text;
    for (std::int32_t row = 0; row < outline.size(); ++row) {
        text += to_string(outline[row].task->id) + " " + std::to_string(outline[row].parent) + "\n";
        if (row > 0 && outline[row].parent == outline[row - 1].parent &&
            outline[row].task->rank == outline[row - 1].task->rank)
            note(seen, Rarity::RankTie);
    }
    for (const OutlineProblem& problem : outline.problems()) {
        text += problem.sentence + "\n";
        if (problem.trouble == OutlineTrouble::ParentsInACircle) note(seen, Rarity::TreeCycle);
    }
    for (std::size_t i = 0; i < net.links.size(); ++i) text += to_string(net.records[i]->id) + "\n";
    for (const PlanProblem& problem : net.problems) {
        text += problem.sentence + "\n";
        note(seen, problem.trouble == PlanTrouble::Loop ? Rarity::LinkCycle : Rarity::SummaryCycle);
    }
    return text;
}

}  // namespace rapport
