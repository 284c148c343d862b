#include "codec/workspace_binary.h"

#include <algorithm>

#include "codec/record_json.h"

// Items begin with a byte that says what they are:
//
//     W  once, first: id (two words); what was seen: a number of actors, each a word and its seq; devices: their
//        number, and of each actor, author, name and stamp; members of the file that are not ours: their number, name and
//        JSON of each; the number of records
//     T  a type, before its records: how many, then codec/record_binary.cpp; types come in their order (model/types.h)
//     R  a record of the last T
//     U  a record of a type that whoever wrote this did not know: type, id (two words), JSON

namespace rapport {
namespace {

Error damaged() { return {Fault::Malformed, "A stored workspace cannot be read.", {}}; }
Error differs() { return {Fault::Malformed, "What was stored does not read back the same.", {}}; }

void write_head(ByteWriter& out, const Workspace& workspace) {
    out.byte('W');
    out.word(workspace.id.high);
    out.word(workspace.id.low);
    out.number(workspace.seen.entries().size());
    for (const auto& [actor, seq] : workspace.seen.entries()) {
        out.word(actor);
        out.number(seq);
    }
    out.number(workspace.devices.all().size());
    for (const KnownDevice& device : workspace.devices.all()) {
        out.word(device.actor);
        out.text(device.author);
        out.text(device.name);
        out.word(device.stamp.clock);
        out.word(device.stamp.actor);
        out.number(device.stamp.seq);
    }
    out.number(workspace.unknown_members.size());
    for (const auto& [name, json] : workspace.unknown_members) {
        out.text(name);
        out.text(json);
    }
    std::size_t count = 0;
    for (const EntityType* type : all_types()) count += workspace.table(*type).size();
    for (const auto& [type, records] : workspace.unknown) count += records.size();
    out.number(count);
}

bool says_the_same(const EntityType& type, const Entity& a, const Entity& b) {
    if (same_record(type, a, b)) return true;
    std::string left;  // What is kept and never written any more may differ.
    std::string right;
    append_record(left, type, a);
    append_record(right, type, b);
    return left == right;
}

}  // namespace

void write_items(const Workspace& workspace, const std::function<void(std::string_view)>& to) {
    ByteWriter out;
    const auto give = [&] {
        to(out.bytes);
        out.bytes.clear();
    };
    write_head(out, workspace);
    give();
    for (const EntityType* type : all_types()) {
        const Table& table = workspace.table(*type);
        if (table.size() == 0) continue;
        RecordWriter records(*type);
        out.byte('T');
        out.number(table.size());
        records.write_type(out);
        give();
        for (const Entity* record : table.sorted()) {
            out.byte('R');
            records.write(out, *record);
            give();
        }
    }
    for (const auto& [type, records] : workspace.unknown)
        for (const auto& [id, json] : records) {
            out.byte('U');
            out.text(type);
            out.word(id.high);
            out.word(id.low);
            out.text(json);
            give();
        }
}

Result<void> WorkspaceItems::read(std::string_view item) {
    ByteReader in(item);
    const char kind = static_cast<char>(in.byte());
    if (has_head_ == (kind == 'W')) return damaged();
    if (kind == 'W') return read_head(in);
    if (kind == 'T') return read_type(in);
    if (left_-- == 0) return damaged();
    if (kind == 'R' && reader_) return read_one(in);
    return kind == 'U' ? read_unknown(in) : damaged();
}

Result<void> WorkspaceItems::read_head(ByteReader& in) {
    has_head_ = true;
    const std::uint64_t high = in.word();
    workspace_.id = {high, in.word()};
    std::vector<VersionVector::Entry> seen;
    for (std::size_t count = in.count(); count > 0; --count) {
        const Actor actor = in.word();
        seen.emplace_back(actor, static_cast<std::uint32_t>(in.number()));
    }
    workspace_.seen = VersionVector(std::move(seen));
    for (std::size_t count = in.count(); count > 0; --count) {
        KnownDevice device{.actor = in.word()};
        device.author = in.text();
        device.name = in.text();
        device.stamp.clock = in.word();
        device.stamp.actor = in.word();
        device.stamp.seq = static_cast<std::uint32_t>(in.number());
        workspace_.devices.include(device);
    }
    for (std::size_t count = in.count(); count > 0; --count) {
        std::string name(in.text());
        const Result<Json> json = read_json(in.text(), stored_limits);
        if (!json) return damaged();
        workspace_.unknown_members.emplace_back(std::move(name), write_json(*json));
    }
    left_ = in.number();
    if (in.failed() || !in.at_end()) return damaged();
    const bool same = !compared_ || (workspace_.id == compared_->id && workspace_.seen == compared_->seen &&
                                     workspace_.devices == compared_->devices &&
                                     workspace_.unknown_members == compared_->unknown_members);
    return same ? Result<void>() : differs();
}

Result<void> WorkspaceItems::read_type(ByteReader& in) {
    constexpr std::uint64_t at_once = 1 << 20;  // Whatever is claimed, memory is taken for what came.
    const std::uint64_t count = std::min({in.number(), left_, at_once});
    reader_ = std::make_unique<RecordReader>();
    TRY(reader_->read_type(in));
    if (reader_->type() && !compared_) workspace_.table(*reader_->type()).reserve(static_cast<std::size_t>(count));
    return {};
}

Result<void> WorkspaceItems::read_one(ByteReader& in) {
    const Id id = reader_->read_id(in);
    if (id.is_null()) return damaged();
    if (!reader_->type()) return keep_unknown(reader_->name(), id, TRY(reader_->read_json(in, id)));
    if (compared_) return compare(in, id);
    Table& table = workspace_.table(*reader_->type());
    const std::size_t known = table.size();
    Entity& record = table.at(id);
    return table.size() > known ? reader_->read(in, record) : damaged();
}

Result<void> WorkspaceItems::compare(ByteReader& in, Id id) {
    const EntityType& type = *reader_->type();
    const Entity* original = compared_->find_any(type, id);
    if (!original) return differs();
    const std::unique_ptr<Entity, void (*)(Entity*)> read(type.make(), type.destroy);
    read->id = id;
    TRY(reader_->read(in, *read));
    return says_the_same(type, *read, *original) ? Result<void>() : differs();
}

Result<void> WorkspaceItems::read_unknown(ByteReader& in) {
    const std::string_view type = in.text();
    const std::uint64_t high = in.word();
    const Id id{high, in.word()};
    const Result<Json> json = read_json(in.text(), stored_limits);
    if (in.failed() || !in.at_end() || !json) return damaged();
    return keep_unknown(type, id, *json);
}

/// Of a type that was unknown when it was written; it may be known now.
Result<void> WorkspaceItems::keep_unknown(std::string_view type, Id id, const Json& json) {
    if (const EntityType* known = find_type(type)) {
        Table& table = workspace_.table(*known);
        if (id.is_null() || table.find(id)) return damaged();
        Entity& record = table.at(id);
        TRY(read_record(*known, json, record));
        return record.id == id ? Result<void>() : damaged();
    }
    std::string text = write_json(json);
    if (!compared_) {
        workspace_.unknown[std::string(type)][id] = std::move(text);
        return {};
    }
    const auto records = compared_->unknown.find(std::string(type));
    if (records == compared_->unknown.end()) return differs();
    const auto original = records->second.find(id);
    return original != records->second.end() && original->second == text ? Result<void>() : differs();
}

Result<Workspace> WorkspaceItems::finish() {
    if (!has_head_ || left_ > 0) return damaged();
    for (const EntityType* type : all_types()) workspace_.touch(*type);
    return std::move(workspace_);
}

}  // namespace rapport
