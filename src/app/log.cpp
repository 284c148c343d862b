#include "app/log.h"

#include <array>
#include <bit>
#include <charconv>
#include <cstring>
#include <span>

#include "app/bytes.h"
#include "base/json.h"
#include "codec/record_json.h"

// A frame, every number with its lowest byte first:
//
//     at  bytes
//      0      4  "RPF1"
//      4      2  version of this layout
//      6      2  zero
//      8      8  seq: place in the store, from 1, without gaps
//     16      8  the stamp: clock,
//     24      8      actor,
//     32      4      seq of the actor
//     36      4  length of the payload
//     40      n  payload: JSON
//   40+n      4  CRC-32C of the previous frame's CRC (4 bytes; 0 before the first) and everything above
//
// The payload, with consecutive writes of one record together, each as its field, what was there and what is:
//
//     {"label":"Complete “Pilot”","author":"Ines","kind":"do",
//      "writes":[["task","0198c0ff-…",["done",0,100],["actual_finish",null,"2026-11-24T17:00"]]]}
//
// Where the person has named the device, "device":"laptop" stands behind the author. An undo or a redo says of which gesture: "kind":"undo","of":"0198c0ffee12-0003-9f3ca1b2c3d4e5f6-1a".
//
// A merge ("kind":"merge", in version 2 of the layout) says what had been seen behind it: "brought":{"9f3ca1b2c3d4e5f6":26}.
// Behind the JSON come a line feed and a Rapport file of what it left: its writes follow from that. In a checkpoint, which
// holds the records anyway, they are listed instead.

namespace rapport {
namespace {

constexpr std::string_view magic = "RPF1";
constexpr std::uint16_t version = 1;
constexpr std::uint16_t merge_version = 2;  // Whoever does not know merges must not read on.
constexpr std::size_t header_bytes = 40;
constexpr std::size_t crc_bytes = 4;
constexpr std::array<std::string_view, 4> kinds{"do", "undo", "redo", "merge"};

// ---- The checksum

// Slicing-by-8 (Kounavis and Berry 2005): tables[k][b] is the CRC of byte b followed by k zero bytes.
using Slices = std::array<std::array<std::uint32_t, 256>, 8>;

Slices make_slices() {
    constexpr std::uint32_t castagnoli = 0x82F63B78;  // Reflected.
    Slices slices{};
    for (std::uint32_t b = 0; b < 256; ++b) {
        std::uint32_t crc = b;
        for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1 ? castagnoli : 0);
        slices[0][b] = crc;
    }
    for (std::size_t k = 1; k < 8; ++k)
        for (std::size_t b = 0; b < 256; ++b) slices[k][b] = slices[k - 1][b] >> 8 ^ slices[0][slices[k - 1][b] & 0xFF];
    return slices;
}

/// Made when first needed, which takes microseconds: the 8 KB do not compress, and would be a fiftieth of a first visit.
const Slices& all_slices() {
    static const Slices made = make_slices();
    return made;
}

std::uint32_t chained_crc(std::string_view bytes, std::uint32_t previous_crc) {
    std::string previous;
    append_number(previous, previous_crc);
    return crc32c(bytes, crc32c(previous));
}

// ---- Writing

void append_integer(std::string& out, std::int64_t number) {
    char digits[20];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

/// value_json as text; the kinds that imports consist of without making a Json.
void append_value(std::string& out, const Field& field, const Value& value) {
    const std::int64_t* number = std::get_if<std::int64_t>(&value);
    if (number && (field.kind == Kind::Count || field.kind == Kind::Duration || field.kind == Kind::Percent))
        return append_integer(out, *number);
    if (const std::string* text = std::get_if<std::string>(&value)) return append_json_text(out, *text);
    append_json(out, value_json(field, value));
}

void append_write(std::string& out, const Write& write) {
    const Field& field = write.type->fields[write.field];
    out += ",[";
    append_json_text(out, field.name);
    out += ',';
    append_value(out, field, write.before);
    out += ',';
    append_value(out, field, write.after);
    out += ']';
}

void append_writes(std::string& out, std::span<const Write> writes) {
    out += R"(,"writes":[)";
    const Write* last = nullptr;
    for (const Write& write : writes) {
        if (!last || last->id != write.id || last->type != write.type) {
            out += last ? "],[" : "[";
            append_json_text(out, write.type->name);
            out += ",\"" + to_string(write.id) + '"';
        }
        append_write(out, write);
        last = &write;
    }
    out += last ? "]]}" : "]}";
}

void append_payload(std::string& out, const Gesture& gesture) {
    out += R"({"label":)";
    append_json_text(out, gesture.edit.label);
    out += R"(,"author":)";
    append_json_text(out, gesture.author);
    if (!gesture.device.empty()) {
        out += R"(,"device":)";
        append_json_text(out, gesture.device);
    }
    out += R"(,"kind":)";
    append_json_text(out, kinds[static_cast<std::size_t>(gesture.kind)]);
    if (gesture.kind == GestureKind::Merge) {
        out += R"(,"brought":)";
        append_json(out, seen_json(gesture.brought));
    } else if (gesture.kind != GestureKind::Do) {
        out += R"(,"of":)";
        append_json_text(out, to_string(gesture.of));
    }
    append_writes(out, gesture.merged.empty() ? gesture.edit.writes : std::span<const Write>());
    if (!gesture.merged.empty()) out += '\n' + gesture.merged;
}

// ---- Reading

Error damaged(std::string detail) { return {Fault::Malformed, "A stored change is damaged.", std::move(detail)}; }

Error newer() {
    return {Fault::Newer, "A stored change was written by a newer Rapport. Reload the page to get it.", {}};
}

/// How fields are called, now and in every newer Rapport. The four are members of every record in a file.
bool is_field_name(std::string_view name) {
    const auto is_good = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return !name.empty() && std::ranges::all_of(name, is_good) && name != "type" && name != "id" && name != "at" &&
           name != "stamps";
}

Result<void> read_write(const Json& json, const EntityType* type, const std::string& type_name, Id id,
                        ReadFrame& frame) {
    const Json::Array* parts = json.as_array();
    const std::string* name = parts && parts->size() == 3 ? (*parts)[0].as_text() : nullptr;
    if (!name || !is_field_name(*name)) return damaged("a write is not [field, before, after]");
    const Field* field = type ? find_field(*type, *name) : nullptr;
    if (field) {
        Result<Value> before = read_value(*field, (*parts)[1]);
        Result<Value> after = read_value(*field, (*parts)[2]);
        for (const Result<Value>* value :
             {&before, &after})  // A broken id or stamp is damage, an unknown choice is not.
            if (!*value && value->error().fault == Fault::Malformed) return damaged(value->error().message);
        if (before && after) {
            const auto at = static_cast<std::size_t>(field - type->fields.data());
            frame.gesture.edit.writes.push_back({type, id, at, std::move(*before), std::move(*after)});
            return {};
        }
    }
    frame.unknown.push_back({type_name, id, *name, write_json((*parts)[2])});
    return {};
}

/// ["task","0198c0ff-…",[…],[…]]
Result<void> read_record_writes(const Json& json, ReadFrame& frame) {
    const Json::Array* parts = json.as_array();
    if (!parts || parts->size() < 3 || !(*parts)[0].as_text() || !(*parts)[1].as_text())
        return damaged("writes are not [type, id, …]");
    const std::string& type_name = *(*parts)[0].as_text();
    const Result<Id> id = parse_id(*(*parts)[1].as_text());
    if (!id || id->is_null()) return damaged("a write has no id");
    const EntityType* type = find_type(type_name);
    for (std::size_t i = 2; i < parts->size(); ++i) TRY(read_write((*parts)[i], type, type_name, *id, frame));
    return {};
}

Result<void> read_brought(const Json& json, Gesture& gesture) {
    const Json* brought = json.find("brought");
    Result<VersionVector> seen = brought ? read_seen(*brought) : damaged("");
    if (!seen) return damaged("a merge says not what it brought");
    gesture.brought = std::move(*seen);
    return {};
}

Result<void> read_kind(const Json& json, Gesture& gesture) {
    const Json* kind = json.find("kind");
    const auto at = kind && kind->as_text() ? std::ranges::find(kinds, *kind->as_text()) : kinds.end();
    if (at == kinds.end()) return newer();
    gesture.kind = static_cast<GestureKind>(at - kinds.begin());
    if (gesture.kind == GestureKind::Do) return {};
    if (gesture.kind == GestureKind::Merge) return read_brought(json, gesture);
    const Json* of = json.find("of");
    if (!of || !of->as_text()) return damaged("an undo says not of what");
    const Result<Stamp> stamp = parse_stamp(*of->as_text());
    if (!stamp) return damaged(stamp.error().message);
    gesture.of = *stamp;
    return {};
}

Result<void> read_payload(std::string_view text, ReadFrame& frame) {
    if (const std::size_t end = text.find('\n'); end != std::string_view::npos) {
        frame.merged = text.substr(end + 1);
        text = text.substr(0, end);
    }
    const Result<Json> json = read_json(text, stored_limits);
    if (!json) return damaged(json.error().message);
    const Json* label = json->find("label");
    const Json* author = json->find("author");
    const Json* writes = json->find("writes");
    if (!label || !label->as_text() || !author || !author->as_text() || !writes || !writes->as_array())
        return damaged("label, author or writes are missing");
    frame.gesture.edit.label = *label->as_text();
    frame.gesture.author = *author->as_text();
    if (const Json* device = json->find("device"); device && device->as_text())
        frame.gesture.device = *device->as_text();
    TRY(read_kind(*json, frame.gesture));
    for (const Json& record : *writes->as_array()) TRY(read_record_writes(record, frame));
    return {};
}

void keep_unknown(Entity& record, const EntityType& type, const UnknownWrite& write, const Stamp& stamp) {
    if (const Field* field = find_field(type, write.field)) set_stamp(record, field->reg, stamp);
    const auto at = std::ranges::lower_bound(record.unknown, write.field, {}, &UnknownField::name);
    UnknownField kept{write.field, write.after, stamp == record.born ? Stamp{} : stamp};
    if (at != record.unknown.end() && at->name == kept.name) *at = std::move(kept);
    else record.unknown.insert(at, std::move(kept));
}

}  // namespace

std::uint32_t crc32c(std::string_view bytes, std::uint32_t seed) {
    const Slices& slices = all_slices();
    std::uint32_t crc = ~seed;
    const char* at = bytes.data();
    std::size_t left = bytes.size();
    for (; left >= 8; at += 8, left -= 8) {
        std::uint32_t low = 0;
        std::uint32_t high = 0;
        std::memcpy(&low, at, 4);
        std::memcpy(&high, at + 4, 4);
        if constexpr (std::endian::native == std::endian::big) {
            low = std::byteswap(low);
            high = std::byteswap(high);
        }
        low ^= crc;
        crc = slices[7][low & 0xFF] ^ slices[6][low >> 8 & 0xFF] ^ slices[5][low >> 16 & 0xFF] ^ slices[4][low >> 24] ^
              slices[3][high & 0xFF] ^ slices[2][high >> 8 & 0xFF] ^ slices[1][high >> 16 & 0xFF] ^
              slices[0][high >> 24];
    }
    for (; left > 0; ++at, --left) crc = crc >> 8 ^ slices[0][(crc ^ static_cast<unsigned char>(*at)) & 0xFF];
    return ~crc;
}

std::string write_frame(const Gesture& gesture, std::uint64_t seq, std::uint32_t previous_crc) {
    std::string out(magic);
    append_number(out, gesture.kind == GestureKind::Merge ? merge_version : version);
    append_number(out, std::uint16_t{0});
    append_number(out, seq);
    append_number(out, gesture.stamp.clock);
    append_number(out, gesture.stamp.actor);
    append_number(out, gesture.stamp.seq);
    append_number(out, std::uint32_t{0});
    append_payload(out, gesture);
    std::string length;
    append_number(length, static_cast<std::uint32_t>(out.size() - header_bytes));
    out.replace(header_bytes - length.size(), length.size(), length);
    append_number(out, chained_crc(out, previous_crc));
    return out;
}

std::size_t length_of_frame(std::string_view bytes) {
    if (bytes.size() < header_bytes + crc_bytes || !bytes.starts_with(magic)) return 0;
    const std::uint64_t length = std::uint64_t{header_bytes} + number_at<std::uint32_t>(bytes, 36) + crc_bytes;
    return length <= bytes.size() ? static_cast<std::size_t>(length) : 0;
}

std::uint32_t crc_of_frame(std::string_view frame) { return number_at<std::uint32_t>(frame, frame.size() - crc_bytes); }

Result<ReadFrame> read_frame(std::string_view bytes, std::uint32_t previous_crc) {
    if (bytes.empty() || length_of_frame(bytes) != bytes.size()) return damaged("not a frame, or cut off");
    ReadFrame frame;
    frame.crc = crc_of_frame(bytes);
    if (frame.crc != chained_crc(bytes.substr(0, bytes.size() - crc_bytes), previous_crc))
        return damaged("the checksum differs");
    const auto layout = number_at<std::uint16_t>(bytes, 4);
    if (layout != version && layout != merge_version) return newer();
    frame.seq = number_at<std::uint64_t>(bytes, 8);
    frame.gesture.stamp = {number_at<std::uint64_t>(bytes, 16), number_at<std::uint64_t>(bytes, 24),
                           number_at<std::uint32_t>(bytes, 32)};
    if (frame.gesture.stamp.actor == 0 || frame.gesture.stamp.seq == 0) return damaged("the stamp is empty");
    TRY(read_payload(bytes.substr(header_bytes, bytes.size() - header_bytes - crc_bytes), frame));
    if ((frame.gesture.kind == GestureKind::Merge) != (layout == merge_version)) return newer();
    return frame;
}

bool replay_unknown(Workspace& workspace, const std::vector<UnknownWrite>& writes, const Stamp& stamp) {
    bool kept = true;
    for (const UnknownWrite& write : writes) {
        const EntityType* type = find_type(write.type);
        Entity* record = type ? workspace.table(*type).find(write.id) : nullptr;
        if (record) keep_unknown(*record, *type, write, stamp);
        else kept = false;
    }
    return kept;
}

}  // namespace rapport
