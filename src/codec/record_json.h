#pragma once
// Any value and any record as JSON, both ways, from its schema alone: no type has a codec of its own. FORMAT.md shows by
// example what comes out.

#include "base/json.h"
#include "model/schema.h"

namespace rapport {

/// A value as files spell it: dates in ISO 8601, durations in minutes, choices and records by name. Null where it is absent.
Json value_json(const Field& field, const Value& value);

/// Reads what value_json writes. An Error where this program cannot read it: another kind of value, an unknown choice.
Result<Value> read_value(const Field& field, const Json& json);

/// {"9f3ca1b2c3d4e5f6":26}, and back.
Json seen_json(const VersionVector& seen);
Result<VersionVector> read_seen(const Json& json);

/// What files call a register: the names of all its fields, "parent rank".
std::string register_names(const EntityType& type, std::uint16_t reg);

/// A record: "type", "id", "at" (the stamp of its birth), the fields that differ from a blank record or have a stamp of
/// their own, unknown fields by name, and "stamps" of the registers that were written after the birth.
Json record_json(const EntityType& type, const Entity& record);
/// The text of record_json, without making the Json.
void append_record(std::string& out, const EntityType& type, const Entity& record);

/// The id of a record in its JSON; an Error calls the record `what`.
Result<Id> read_id(std::string_view what, const Json& json);

/// Reads what record_json writes into a blank record. Members that the schema does not know, and values that this program
/// cannot read, become UnknownFields. A malformed id, reference or stamp is an Error that names the record and the field.
Result<void> read_record(const EntityType& type, const Json& json, Entity& blank);

}  // namespace rapport
