#include "codec/record_binary.h"

#include <algorithm>

#include "codec/record_json.h"
#include "model/types.h"

// A type, before its records; numbers, texts and words as codec/binary.h has them:
//
//     its name; the number of fields; for each field, in the order of the schema that wrote it:
//         its name; a byte: its Kind; a byte: 1 where it may be absent; position of the first field of its register;
//         the number of its choices, and their names
//
// A record:
//
//     id          first half as the difference to the record before, folded; second half as a word
//     a byte      1: unknown fields follow at the end
//     birth       a stamp
//     present     a bit for each field, the first one lowest, in whole bytes: it differs from a blank one or has its own stamp
//     values      of the fields that are present
//     stamps      their number; position of the register and stamp of each
//     unknown     their number; name, JSON and stamp of each
//
// A stamp is 0: the same as before; or the number of its actor + 1, then clock and seq as differences, folded. An actor whose
// number is the next one is new, and follows as a word.
//
// A value that may be absent begins with a byte, 1 where it is there. Then by kind: texts and ranks as texts; flags as a byte;
// numbers, days and times folded, and choices as their positions; a reference is 0 for none, 1 for the same as the last one
// in this field, or 2 and two words; money is its number and the currency; tags are their number, each word, a byte for
// present and a stamp; shifts are their number and pairs; a version vector is its number of actors, each with its seq.

namespace rapport {
namespace {

constexpr std::uint8_t has_unknown = 1;
constexpr auto last_kind = Kind::Number;  // Another kind is read by nobody who does not know it: Fault::Newer.

Error damaged() { return {Fault::Malformed, "A stored record cannot be read.", {}}; }
Error newer() { return {Fault::Newer, "A newer Rapport has written here.", {}}; }

/// Those a file would have: what was kept of a field that has been written since is of no use.
std::vector<const UnknownField*> unknown_of(const EntityType& type, const Entity& record) {
    std::vector<const UnknownField*> unknown;
    for (const UnknownField& field : record.unknown) {
        const Field* known = find_field(type, field.name);
        if (!known || unread_value(record, *known) == &field) unknown.push_back(&field);
    }
    return unknown;
}

}  // namespace

// ---- Stamps

void StampWriter::actor(ByteWriter& out, Actor actor) {
    const auto [at, added] = actors_.try_emplace(actor, actors_.size());
    out.number(at->second);
    if (added) out.word(actor);
}

void StampWriter::write(ByteWriter& out, const Stamp& stamp) {
    if (stamp == last_) return out.byte(0);
    const auto [at, added] = actors_.try_emplace(stamp.actor, actors_.size());
    out.number(at->second + 1);
    if (added) out.word(stamp.actor);
    out.folded(static_cast<std::int64_t>(stamp.clock - last_.clock));
    out.folded(std::int64_t{stamp.seq} - last_.seq);
    last_ = stamp;
}

Actor StampReader::actor(ByteReader& in, std::uint64_t number) {
    if (number > actors_.size()) in.fail();
    if (number >= actors_.size()) actors_.push_back(in.word());
    return actors_[std::min<std::size_t>(static_cast<std::size_t>(number), actors_.size() - 1)];
}

Stamp StampReader::read(ByteReader& in) {
    const std::uint64_t code = in.number();
    if (code == 0) return last_;
    last_.actor = actor(in, code - 1);
    last_.clock += static_cast<std::uint64_t>(in.folded());
    last_.seq += static_cast<std::uint32_t>(in.folded());
    return last_;
}

// ---- Writing

RecordWriter::RecordWriter(const EntityType& type) : type_(&type), referred_(type.fields.size()) {}

void RecordWriter::write_type(ByteWriter& out) const {
    out.text(type_->name);
    out.number(type_->fields.size());
    for (const Field& field : type_->fields) {
        out.text(field.name);
        out.byte(static_cast<std::size_t>(field.kind));
        out.byte(field.optional);
        out.number(field.reg);
        out.number(field.choices.size());
        for (const Choice& choice : field.choices) out.text(choice.name);
    }
}

void RecordWriter::write_value(ByteWriter& out, std::size_t field, const Value& value) {
    struct Spell {
        RecordWriter& writer;
        ByteWriter& out;
        Id& referred;
        void operator()(std::monostate) const {}
        void operator()(bool flag) const { out.byte(flag); }
        void operator()(std::int64_t number) const { out.folded(number); }
        void operator()(const std::string& text) const { out.text(text); }
        void operator()(Id id) const {
            out.byte(id.is_null() ? 0 : id == referred ? 1 : 2);
            if (id.is_null() || id == referred) return;
            out.word(id.high);
            out.word(id.low);
            referred = id;
        }
        void operator()(const Money& money) const {
            out.folded(money.minor);
            out.text(money.currency);
        }
        void operator()(const Tags& tags) const {
            out.number(tags.marks.size());
            for (const auto& [word, mark] : tags.marks) {
                out.text(word);
                out.byte(mark.present);
                writer.stamps_.write(out, mark.stamp);
            }
        }
        void operator()(const Shifts& shifts) const {
            out.number(shifts.size());
            for (const Shift& shift : shifts) {
                out.folded(shift.from);
                out.folded(shift.to);
            }
        }
        void operator()(const VersionVector& seen) const {
            out.number(seen.entries().size());
            for (const auto& [actor, seq] : seen.entries()) {
                writer.stamps_.actor(out, actor);
                out.number(seq);
            }
        }
    };
    if (type_->fields[field].optional) out.byte(!is_absent(value));
    std::visit(Spell{*this, out, referred_[field]}, value);
}

void RecordWriter::write_unknown(ByteWriter& out, const std::vector<const UnknownField*>& unknown) {
    out.number(unknown.size());
    for (const UnknownField* field : unknown) {
        out.text(field->name);
        out.text(field->json);
        stamps_.write(out, field->stamp);
    }
}

void RecordWriter::write(ByteWriter& out, const Entity& record) {
    out.folded(static_cast<std::int64_t>(record.id.high - last_.high));
    out.word(record.id.low);
    last_ = record.id;
    const std::vector<const UnknownField*> unknown = unknown_of(*type_, record);
    out.byte(unknown.empty() ? 0 : has_unknown);
    stamps_.write(out, record.born);
    const std::size_t present = out.bytes.size();
    out.bytes.append((type_->fields.size() + 7) / 8, '\0');
    auto own = record.stamps.begin();
    for (std::size_t i = 0; i < type_->fields.size(); ++i) {
        const Field& field = type_->fields[i];
        const bool stamped = field.reg != i
                                 ? std::ranges::binary_search(record.stamps, field.reg, {}, &RegisterStamp::reg)
                             : own != record.stamps.end() && own->reg == i ? (++own, true)
                                                                           : false;
        if (!unknown.empty() && unread_value(record, field)) continue;
        if (!stamped && field.same(record, *type_->blank)) continue;
        char& bits = out.bytes[present + i / 8];
        bits = static_cast<char>(bits | 1 << i % 8);
        if (const std::string* text = text_of(field, record)) out.text(*text);
        else write_value(out, i, field.get(record));
    }
    out.number(record.stamps.size());
    for (const RegisterStamp& stamp : record.stamps) {
        out.number(stamp.reg);
        stamps_.write(out, stamp.stamp);
    }
    if (!unknown.empty()) write_unknown(out, unknown);
}

// ---- Reading a type

std::string_view RecordReader::keep_name(std::string_view name) {
    return *names_.emplace_back(std::make_unique<std::string>(name));
}

void RecordReader::read_field(ByteReader& in) {
    Written& written = fields_.emplace_back();
    Field& field = written.as_written;
    field.name = keep_name(in.text());
    field.kind = static_cast<Kind>(in.byte());
    field.optional = in.byte() != 0;
    field.reg = static_cast<std::uint16_t>(in.number());
    for (std::size_t count = in.count(); count > 0; --count) written.choices.push_back({keep_name(in.text()), {}});
    if (field.reg >= fields_.size()) in.fail();
    written.known = type_ ? find_field(*type_, field.name) : nullptr;
}

/// Whether its values can be put as they stand into the field we know. More choices than were known then do no harm.
bool RecordReader::is_as_written(const Written& written) const {
    const Field* ours = written.known;
    if (!ours || ours->kind != written.as_written.kind || ours->optional != written.as_written.optional ||
        ours->choices.size() < written.choices.size())
        return false;
    const Field* first = fields_[written.as_written.reg].known;
    return first && first->reg == ours->reg &&
           std::ranges::equal(written.choices, ours->choices.first(written.choices.size()), {}, &Choice::name,
                              &Choice::name);
}

Result<void> RecordReader::read_type(ByteReader& in) {
    name_ = in.text();
    type_ = find_type(name_);
    const std::size_t count = in.count();
    fields_.reserve(count);
    for (std::size_t i = 0; i < count; ++i) read_field(in);
    if (in.failed() || !in.at_end() || name_.empty()) return damaged();
    for (Written& written : fields_) {
        written.as_written.choices = written.choices;
        if (written.as_written.kind > last_kind) return newer();
    }
    same_ = type_ && std::ranges::all_of(fields_, [&](const Written& written) { return is_as_written(written); });
    return {};
}

// ---- Reading a record

Id RecordReader::read_id(ByteReader& in) {
    const Id id{last_.high + static_cast<std::uint64_t>(in.folded()), in.word()};
    if (id <= last_) return {};
    return last_ = id;
}

Tags RecordReader::read_tags(ByteReader& in) {
    Tags tags;
    const std::size_t count = in.count();
    tags.marks.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        std::string word(in.text());
        if (i > 0 && word <= tags.marks.back().first) in.fail();
        const bool present = in.byte() != 0;
        tags.marks.push_back({std::move(word), {stamps_.read(in), present}});
    }
    return tags;
}

VersionVector RecordReader::read_seen(ByteReader& in) {
    std::vector<VersionVector::Entry> entries;
    for (std::size_t count = in.count(); count > 0; --count) {
        const Actor actor = stamps_.actor(in);
        const std::uint64_t seq = in.number();
        if (seq == 0 || seq > UINT32_MAX) in.fail();
        entries.emplace_back(actor, static_cast<std::uint32_t>(seq));
    }
    return VersionVector(std::move(entries));
}

Value RecordReader::read_value(ByteReader& in, Written& written) {
    if (written.as_written.optional && in.byte() == 0) return {};
    switch (written.as_written.kind) {
    case Kind::Text:
    case Kind::Prose:
    case Kind::Rank:      return std::string(in.text());
    case Kind::Flag:      return in.byte() != 0;
    case Kind::Count:
    case Kind::Duration:
    case Kind::Percent:
    case Kind::Number:
    case Kind::Date:
    case Kind::DateTime:
    case Kind::Instant:
    case Kind::Choice:    return in.folded();
    case Kind::Reference: {
        const std::uint8_t code = in.byte();
        if (code > 2) in.fail();
        if (code == 2) written.referred = {in.word(), in.word()};
        return code == 0 ? Id{} : written.referred;
    }
    case Kind::Money: {
        const std::int64_t minor = in.folded();
        return Money{minor, std::string(in.text())};
    }
    case Kind::Tags:   return read_tags(in);
    case Kind::Shifts: {
        Shifts shifts;
        for (std::size_t count = in.count(); count > 0; --count) {
            const std::int64_t from = in.folded();
            shifts.push_back({static_cast<std::int32_t>(from), static_cast<std::int32_t>(in.folded())});
        }
        return shifts;
    }
    case Kind::Seen: return read_seen(in);
    }
    return {};
}

void RecordReader::read_values(ByteReader& in, Entity& record) {
    const std::string_view present = in.bytes((fields_.size() + 7) / 8);
    if (in.failed()) return;
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        if (!(present[i / 8] >> i % 8 & 1)) continue;
        Written& written = fields_[i];
        if (written.known->is_text()) *written.known->text(record) = in.text();
        else if (!written.known->set(record, read_value(in, written))) in.fail();
    }
}

Result<void> RecordReader::read(ByteReader& in, Entity& blank) {
    if (!same_ || in.peek() != 0) return read_record(*type_, TRY(read_json(in, blank.id)), blank);
    in.byte();
    blank.born = stamps_.read(in);
    read_values(in, blank);
    const std::size_t count = in.count();
    blank.stamps.reserve(count);
    for (std::size_t i = 0; i < count && !in.failed(); ++i) {
        const std::uint64_t reg = in.number();
        const Stamp stamp = stamps_.read(in);
        if (reg < fields_.size()) set_stamp(blank, fields_[static_cast<std::size_t>(reg)].known->reg, stamp);
        else in.fail();
    }
    if (in.failed() || !in.at_end()) return damaged();
    return {};
}

std::string RecordReader::names_of(std::uint64_t reg) const {
    std::string names;
    for (const Written& written : fields_)
        if (written.as_written.reg == reg) names += (names.empty() ? "" : " ") + std::string(written.as_written.name);
    return names;
}

Result<Json> RecordReader::read_json(ByteReader& in, Id id) {
    const bool with_unknown = in.byte() != 0;
    Json::Object members{{"type", Json(name_)}, {"id", Json(to_string(id))}};
    const Stamp born = stamps_.read(in);
    if (!born.is_empty()) members.emplace_back("at", Json(to_string(born)));
    const std::string_view present = in.bytes((fields_.size() + 7) / 8);
    if (in.failed()) return damaged();
    for (std::size_t i = 0; i < fields_.size(); ++i)
        if (present[i / 8] >> i % 8 & 1)
            members.emplace_back(fields_[i].as_written.name,
                                 value_json(fields_[i].as_written, read_value(in, fields_[i])));
    Json::Object stamps;
    for (std::size_t count = in.count(); count > 0; --count) {
        std::string names = names_of(in.number());
        stamps.emplace_back(std::move(names), Json(to_string(stamps_.read(in))));
    }
    for (std::size_t count = with_unknown ? in.count() : 0; count > 0; --count) {
        const std::string_view name = in.text();
        Result<Json> json = rapport::read_json(in.text(), stored_limits);
        if (!json) return damaged();
        members.emplace_back(name, std::move(*json));
        const Stamp stamp = stamps_.read(in);
        const bool is_field =
            std::ranges::any_of(fields_, [&](const Written& written) { return written.as_written.name == name; });
        if (!is_field && !stamp.is_empty()) stamps.emplace_back(name, Json(to_string(stamp)));
    }
    if (in.failed() || !in.at_end()) return damaged();
    if (!stamps.empty()) members.emplace_back("stamps", std::move(stamps));
    return Json(std::move(members));
}

}  // namespace rapport
