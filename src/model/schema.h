#pragma once
// What Rapport knows about a type of record: its fields, and what may be done with each.
//
// A type lists its fields once, beside its struct (model/task.h reads like a table). From that list come
//     codec/   JSON, both ways            sync/     which of two edits wins, field by field
//     app/     change log, undo, history  share/    what the client is shown
//     search/  what is indexed            ui/       the editor of every field
// so a new field is one member and one line. tests/laws walks every field of every type through all of them.
//
// C++ already says a field's kind (the member's type) and its default (the member's initialiser). The list adds only
// what C++ cannot say, and gives no defaults of its own: whoever adds a field decides who sees it.

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/value.h"

namespace rapport {

/// A field this program does not know, or whose value it cannot read, as a newer Rapport wrote it.
struct UnknownField {
    std::string name;
    std::string json;
    Stamp stamp;  ///< Empty: as old as the record.
    bool operator==(const UnknownField&) const = default;
};

struct RegisterStamp {
    std::uint16_t reg = 0;  ///< See Field::reg.
    Stamp stamp;
    bool operator==(const RegisterStamp&) const = default;
};

/// What every record carries besides its own fields. Only app/apply, codec/ and sync/ write these.
struct Entity {
    Id id;
    Stamp born;  ///< When it was made; also the stamp of every register that has none of its own.
    std::vector<RegisterStamp> stamps;     ///< Sorted by register.
    std::vector<UnknownField> unknown;     ///< Sorted by name.
    std::optional<VersionVector> deleted;  ///< What the deleting peer had seen. Absent: nobody deleted it.
    bool shared = false;                   ///< The client may see this record.
};

enum class Audience : std::uint8_t { Team, Everyone };  ///< Everyone: goes into a client's snapshot of a shared record.

/// How two edits of one field become one. Each rule commutes and may be repeated: peers meet in any order.
/// A rule must also let an undo win over the edit it takes back; "largest value wins" would not, hence is absent.
enum class Merge : std::uint8_t {
    Latest,  ///< The later write wins, by Stamp.
    Each,    ///< A set: every element is added or removed on its own, the later write winning.
    Fixed,   ///< The first write wins: what a record is born with.
};

enum class Search : std::uint8_t { None, Body, Heading };  ///< A hit in a Heading ranks above one in a Body.

/// Fields that only make sense together share one register: one stamp, and a merge takes all of one side.
enum class Group : std::uint8_t {
    Alone,
    Schedule,
    Position,
    Amount,
    Estimate,
    Link,
    Recurrence,
    Snooze,
    Anniversary,
    Consent,
    Span,
    Answer,
    ClientRank,
    TeamRank,
    State,
    NextStep,
    Wait,
    Confirmation,
};

/// What can be done with members of one C++ type, whatever record they belong to.
struct MemberType {
    Value (*get)(const void* member);
    Result<void> (*set)(void* member, const Value&);
    bool (*same)(const void* a, const void* b);
    std::string* (*text)(void* member);  ///< Of a Text, Prose or Rank that is not optional, where it stands; else null.
};

/// One field with its C++ type worn off: what everything outside model/ works with.
struct Field {
    std::string_view name;  ///< JSON key. Files and peers know the field by it: never rename one, never reuse one.
    std::string_view label;
    Audience audience;
    Merge merge;
    Search search;
    Group group;
    Kind kind;
    bool optional;                    ///< May be absent.
    std::span<const Choice> choices;  ///< Of a Kind::Choice.
    std::string_view (*target)();     ///< Of a Kind::Reference: the name of the type it refers to; null for any type.
    std::uint16_t reg;                ///< Position of the first field of its register in the schema.
    const void* member;               ///< Tells fields apart at compile time; see field_of().
    const MemberType* of;
    void* (*at)(Entity&);  ///< Where the member stands. One small function for each: all else is shared.

    [[nodiscard]] Value get(const Entity& record) const { return of->get(at(const_cast<Entity&>(record))); }
    [[nodiscard]] Result<void> set(Entity& record, const Value& value) const { return of->set(at(record), value); }
    /// Whether two records hold the same here.
    [[nodiscard]] bool same(const Entity& a, const Entity& b) const {
        return of->same(at(const_cast<Entity&>(a)), at(const_cast<Entity&>(b)));
    }
    [[nodiscard]] bool is_text() const { return of->text != nullptr; }
    /// Of a Text, Prose or Rank that is not optional: where it stands.
    [[nodiscard]] std::string* text(Entity& record) const { return of->text(at(record)); }
};

template <class E> struct Schema;  // Specialised beside each record.

template <class E> inline const E blank{};           ///< An E nobody has touched: where defaults live.
template <auto Member> inline constexpr char tag{};  ///< One address per member.

template <class E, class M> E owner_of(M E::*);  // Never called: for decltype.
template <class E, class M> M member_of(M E::*);

namespace detail {
template <class M> struct Facts {
    static constexpr std::span<const Choice> choices() {
        if constexpr (IsChoice<M>) return Choices<M>::all;
        else return {};
    }
    static constexpr auto target() -> std::string_view (*)() { return nullptr; }
};
template <class E> struct Facts<Ref<E>> {
    static constexpr std::span<const Choice> choices() { return {}; }
    static constexpr auto target() -> std::string_view (*)() {
        return [] { return Schema<E>::name; };
    }
};
template <class M> struct Facts<std::optional<M>> : Facts<M> {};

inline std::string* text_in(std::string& member) { return &member; }
inline std::string* text_in(Prose& member) { return &member.text; }
inline std::string* text_in(Rank& member) { return &member.key; }
template <class M> constexpr auto text_of() -> std::string* (*)(void*) {
    if constexpr (requires(M& m) { text_in(m); }) return [](void* member) { return text_in(*static_cast<M*>(member)); };
    else return nullptr;
}
template <class M>
inline constexpr MemberType member_type{
    [](const void* member) { return Packed<M>::pack(*static_cast<const M*>(member)); },
    [](void* member, const Value& value) -> Result<void> {
        Result<M> unpacked = Packed<M>::unpack(value);
        if (!unpacked) return unpacked.error();
        *static_cast<M*>(member) = std::move(*unpacked);
        return {};
    },
    [](const void* a, const void* b) { return *static_cast<const M*>(a) == *static_cast<const M*>(b); }, text_of<M>()};
}  // namespace detail

template <auto Member>
constexpr Field field(std::string_view name, std::string_view label, Audience audience, Merge merge, Search search,
                      Group group = Group::Alone) {
    using E = decltype(owner_of(Member));
    using M = decltype(member_of(Member));
    return {name,
            label,
            audience,
            merge,
            search,
            group,
            Packed<M>::kind,
            Packed<M>::optional,
            detail::Facts<M>::choices(),
            detail::Facts<M>::target(),
            0,
            &tag<Member>,
            &detail::member_type<M>,
            [](Entity& e) -> void* { return &(static_cast<E&>(e).*Member); }};
}

/// The fields of a record: those every record has, then its own.
template <class... Fields> consteval std::array<Field, sizeof...(Fields) + 2> record_fields(Fields... own) {
    std::array<Field, sizeof...(Fields) + 2> fields{
        field<&Entity::deleted>("deleted", "Deleted", Audience::Team, Merge::Latest, Search::None),
        field<&Entity::shared>("shared", "Client sees it", Audience::Team, Merge::Latest, Search::None), own...};
    for (std::size_t i = 0; i < fields.size(); ++i) {
        std::size_t reg = i;
        for (std::size_t j = 0; j < i && fields[i].group != Group::Alone; ++j)
            if (fields[j].group == fields[i].group) {
                reg = j;
                break;
            }
        fields[i].reg = static_cast<std::uint16_t>(reg);
    }
    return fields;
}

constexpr std::size_t deleted_field = 0;  ///< Position in every schema.
constexpr std::size_t shared_field = 1;

/// A type of record, for code that does not care which.
struct EntityType {
    std::string_view name;    ///< In files and links: "task".
    std::string_view label;   ///< For people, within a sentence: "task".
    std::string_view plural;  ///< "tasks".
    std::span<const Field> fields;
    const Entity* blank;
    Entity* (*make)();  ///< A new one on the heap; end it with `destroy`.
    Entity* (*copy)(const Entity&);
    void (*destroy)(Entity*);
    std::size_t bytes;  ///< sizeof the struct.
};

/// The table of a type, made in one place (model/type_table.h): whoever names it would otherwise compile all its functions.
template <class E> struct TypeTable {
    static const EntityType table;
};
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wundefined-var-template"
template <class E> inline constexpr const EntityType& type_of = TypeTable<E>::table;
#pragma clang diagnostic pop

void member_is_missing_from_its_schema();  // Not constexpr: reaching the call below stops the build, by name.

/// The position of a member in its schema: field_of<&Task::name>().
template <auto Member, class E = decltype(owner_of(Member))> consteval std::size_t field_of() {
    std::size_t i = 0;
    for (const Field& f : Schema<E>::fields) {
        if (f.member == &tag<Member>) return i;
        ++i;
    }
    member_is_missing_from_its_schema();
    return i;
}

/// The text of a field that is one, or null.
inline const std::string* text_of(const Field& field, const Entity& record) {
    return field.is_text() ? field.text(const_cast<Entity&>(record)) : nullptr;  // It only says where the text stands.
}

/// The field of that JSON name, or null.
const Field* find_field(const EntityType& type, std::string_view name);

/// The stamp of a register: its own, or that of the record's birth.
const Stamp& stamp_of(const Entity& entity, std::uint16_t reg);
void set_stamp(Entity& entity, std::uint16_t reg, const Stamp& stamp);
/// The same where fields of the register hold values that could not be read: those are kept, for the new stamp.
void set_stamp(const EntityType& type, Entity& entity, std::uint16_t reg, const Stamp& stamp);

/// What a newer Rapport wrote into a field and this one could not read, while nobody has written its register since; or
/// null. The field itself then holds its blank value, and files keep this one.
const UnknownField* unread_value(const Entity& entity, const Field& field);

/// A deleted record is alive again where something in it was written that the deleting peer had not seen: edits survive a
/// concurrent delete.
bool is_alive(const Entity& entity);

/// Equal in every field, stamp and unknown field.
bool same_record(const EntityType& type, const Entity& a, const Entity& b);

}  // namespace rapport
