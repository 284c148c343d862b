#pragma once
// Any record as bytes, both ways, from its schema alone: no type has a codec of its own. Layout: record_binary.cpp.

#include <map>
#include <memory>

#include "base/json.h"
#include "codec/binary.h"
#include "model/schema.h"

namespace rapport {

/// Stamps as what differs from the one before; who stamped is written once.
class StampWriter {
public:
    void write(ByteWriter& out, const Stamp& stamp);
    void actor(ByteWriter& out, Actor actor);

private:
    std::map<Actor, std::size_t> actors_;  ///< And their numbers.
    Stamp last_;
};

class StampReader {
public:
    Stamp read(ByteReader& in);
    Actor actor(ByteReader& in) { return actor(in, in.number()); }

private:
    Actor actor(ByteReader& in, std::uint64_t number);

    std::vector<Actor> actors_;
    Stamp last_;
};

/// Writes records of one type, by rising ids.
class RecordWriter {
public:
    explicit RecordWriter(const EntityType& type);
    /// What a RecordReader begins with: how the type and its fields are called.
    void write_type(ByteWriter& out) const;
    void write(ByteWriter& out, const Entity& record);

private:
    void write_value(ByteWriter& out, std::size_t field, const Value& value);
    void write_unknown(ByteWriter& out, const std::vector<const UnknownField*>& unknown);

    const EntityType* type_;
    std::vector<Id> referred_;  ///< By field: the last reference there.
    Id last_;
    StampWriter stamps_;
};

/// Reads records of one type, which this program may not know, or with other fields.
class RecordReader {
public:
    RecordReader() = default;
    RecordReader(RecordReader&&) = delete;  // The fields look into `names_`.

    Result<void> read_type(ByteReader& in);
    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] const EntityType* type() const { return type_; }  ///< Null: unknown.

    /// The id of the next record; null where it does not follow the one before.
    Id read_id(ByteReader& in);
    /// All behind the id, into a blank record that has it.
    Result<void> read(ByteReader& in, Entity& blank);
    /// The same as its JSON would be in a file.
    Result<Json> read_json(ByteReader& in, Id id);

private:
    struct Written {
        Field as_written{};
        const Field* known = nullptr;
        Id referred;
        std::vector<Choice> choices;
    };
    std::string_view keep_name(std::string_view name);
    void read_field(ByteReader& in);
    [[nodiscard]] bool is_as_written(const Written& written) const;
    void read_values(ByteReader& in, Entity& record);
    Value read_value(ByteReader& in, Written& written);
    Tags read_tags(ByteReader& in);
    VersionVector read_seen(ByteReader& in);
    [[nodiscard]] std::string names_of(std::uint64_t reg) const;

    const EntityType* type_ = nullptr;
    std::string name_;
    std::vector<std::unique_ptr<std::string>> names_;
    std::vector<Written> fields_;
    bool same_ = false;  ///< All fields are known, and hold what they held when this was written.
    Id last_;
    StampReader stamps_;
};

}  // namespace rapport
