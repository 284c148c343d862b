// What somebody is given as their own data: all that is known about them, and of anybody else nothing but the name, whatever
// fields and types are added.

#include "app/persons_data.h"
#include "support/make.h"
#include "support/print.h"

namespace rapport {
namespace {

constexpr Date today{20'783};

/// A word that stands in one field of one record alone.
std::string secret(std::string_view whose, const EntityType& type, const Field& field) {
    return std::string(whose) + " " + std::string(type.name) + "." + std::string(field.name) + ".";
}

/// Something else than the blank value; references are set by whoever needs them.
std::optional<Value> filling(std::string_view whose, const EntityType& type, const Field& field) {
    switch (field.kind) {
    case Kind::Text:
    case Kind::Prose:    return Value(secret(whose, type, field));
    case Kind::Tags:     return Value(Tags{{{secret(whose, type, field), Mark{}}}});
    case Kind::Flag:     return Value(true);
    case Kind::Count:
    case Kind::Percent:  return Value(std::int64_t{3});
    case Kind::Number:   return Value(std::int64_t{1'500});
    case Kind::Duration: return Value(std::int64_t{60});
    case Kind::Date:     return Value(std::int64_t{today.days});
    case Kind::DateTime: return Value(std::int64_t{today.days} * 1'440);
    case Kind::Choice:   return Value(std::int64_t{1});
    case Kind::Shifts:   return Value(Shifts{{480, 720}});
    default:             return std::nullopt;
    }
}

Entity& add(Workspace& workspace, const EntityType& type, std::string_view whose) {
    Entity& record = workspace.table(type).at(next_id());
    record.born = stamp_after(0);
    for (std::size_t i = shared_field + 1; i < type.fields.size(); ++i)
        if (const std::optional<Value> value = filling(whose, type, type.fields[i]))
            (void)type.fields[i].set(record, *value);
    workspace.touch(type);
    return record;
}
template <class E> E& add(Workspace& workspace, std::string_view whose) {
    return static_cast<E&>(add(workspace, type_of<E>, whose));
}

/// Ruth, whose data it is, and Theo; and a record of each type that names both where it can.
struct Both {
    Workspace workspace;
    Stakeholder& ruth = add<Stakeholder>(workspace, "hers");
    Stakeholder& theo = add<Stakeholder>(workspace, "other");
    Client& client = add<Client>(workspace, "other");

    Both() {
        ruth.client = theo.client = {client.id};
        add<Person>(workspace, "other");
        add<QuietTime>(workspace, "hers").stakeholder = {ruth.id};
        add<Need>(workspace, "hers").stakeholder = {ruth.id};
        add<Fact>(workspace, "hers").about = ruth.id;
        add<Comment>(workspace, "hers").about = ruth.id;
        add<QuietTime>(workspace, "other").stakeholder = {theo.id};
        add<Need>(workspace, "other").stakeholder = {theo.id};
        add<Fact>(workspace, "other").about = theo.id;
        add<Comment>(workspace, "other").about = theo.id;
        StakeholderLink& link = add<StakeholderLink>(workspace, "other");
        link.from = {theo.id};
        link.to = {ruth.id};
        Touchpoint& both = add<Touchpoint>(workspace, "other");
        take_part(both, ruth);
        take_part(both, theo);
        take_part(add<Touchpoint>(workspace, "theirs"), theo);
        take_part(add<Touchpoint>(workspace, "hers"), ruth);
        add<Promise>(workspace, "other").to = {ruth.id};
        add<Request>(workspace, "other").by = {ruth.id};
        add<ValueItem>(workspace, "other").stakeholder = {ruth.id};
        add<RegisterEntry>(workspace, "other").decided_by = {ruth.id};
        add<Project>(workspace, "other").success_by = {ruth.id};
    }
    void take_part(const Touchpoint& touch, const Stakeholder& who) {
        Participant& participant = add<Participant>(workspace, "other");
        participant.touchpoint = {touch.id};
        participant.stakeholder = {who.id};
    }
};

/// All but the name.
bool is_of_a_person_alone(const EntityType& type) {
    return &type == &type_of<Stakeholder> || &type == &type_of<Client> || &type == &type_of<Person>;
}

}  // namespace

TEST_CASE("What somebody is given as their data holds nothing that was noted about anybody else, but for names") {
    Both both;
    const std::string data = data_of_person(both.workspace, both.ruth, today);

    for (const EntityType* type : all_types())
        for (const Field& field : type->fields) {
            CAPTURE(std::string(type->name));
            CAPTURE(std::string(field.name));
            const bool noted = field.audience == Audience::Team;
            const bool theirs = is_of_a_person_alone(*type) && field.search != Search::Heading;
            if (noted || theirs) CHECK_FALSE(data.contains(secret("other", *type, field)));
            CHECK_FALSE(data.contains(secret("theirs", *type, field)));
        }
    CHECK(data.contains("other stakeholder.name."));
}

TEST_CASE("What somebody is given as their data holds every field of their own that says something") {
    Both both;
    const std::string data = data_of_person(both.workspace, both.ruth, today);

    for (const EntityType* type : {&type_of<Stakeholder>, &type_of<QuietTime>, &type_of<Need>, &type_of<Fact>,
                                   &type_of<Comment>, &type_of<Touchpoint>})
        for (const Field& field : type->fields) {
            CAPTURE(std::string(type->name));
            CAPTURE(std::string(field.name));
            const bool is_text = field.is_text() || field.kind == Kind::Tags;
            const bool is_number_of_a_message = field.member == &tag<&Touchpoint::message_id>;
            if (is_text && !is_number_of_a_message) CHECK(data.contains(secret("hers", *type, field)));
        }
    for (std::size_t i = shared_field + 1; i < type_of<Stakeholder>.fields.size(); ++i)
        CHECK(data.contains("\"" + std::string(type_of<Stakeholder>.fields[i].label) + "\": "));
    CHECK(data.contains("Left out, because others took part"));
}

TEST_CASE("What somebody is given as their data holds what lies in the trash, and values that were lost to theirs") {
    Both both;
    Need& gone = add<Need>(both.workspace, "late");
    gone.stakeholder = {both.ruth.id};
    gone.deleted.emplace();
    gone.deleted->include(gone.born);
    Conflict& lost = add<Conflict>(both.workspace, "other");
    lost.about = both.ruth.id;
    lost.of = "stakeholder";
    lost.value = {R"({"landmines":"Never mention the flood"})"};
    const std::string data = data_of_person(both.workspace, both.ruth, today);

    CHECK(data.contains("late need.text."));
    CHECK(data.contains("In the trash"));
    CHECK(data.contains("Never mention the flood"));
}

}  // namespace rapport
