// What somebody is given as their own data: all that is known about them, and of anybody else nothing but the name; and that
// nothing of it is left when they are erased: whatever fields and types are added.

#include "app/persons_data.h"
#include "unit/app/erasure_devices.h"

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
        add<SignOff>(workspace, "hers").by = {ruth.id};
        add<SignOff>(workspace, "theirs").by = {theo.id};
        add<Deliverable>(workspace, "other").decided_by = {ruth.id};
        add<Recovery>(workspace, "other").from = {ruth.id};
        answer(ruth, "hers");
        answer(theo, "theirs");
    }
    void answer(const Stakeholder& who, std::string_view whose) {
        Pulse& pulse = add<Pulse>(workspace, whose);
        pulse.from = {who.id};
        PulseAnswer& said = add<PulseAnswer>(workspace, whose);
        said.pulse = {pulse.id};
        said.scale = AnswerScale::OneToFive;
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

TEST_CASE("What somebody is given as their data holds what they said of deliverables, in answers and in complaints") {
    Both both;
    const std::string data = data_of_person(both.workspace, both.ruth, today);

    const auto holds = [&](std::string_view whose, const EntityType& type, std::size_t field) {
        CAPTURE(std::string(type.fields[field].name));
        CHECK(data.contains(secret(whose, type, type.fields[field])));
    };
    holds("hers", type_of<SignOff>, field_of<&SignOff::said>());
    holds("hers", type_of<SignOff>, field_of<&SignOff::name>());
    holds("other", type_of<Deliverable>, field_of<&Deliverable::decision>());
    holds("hers", type_of<PulseAnswer>, field_of<&PulseAnswer::asked>());
    holds("hers", type_of<PulseAnswer>, field_of<&PulseAnswer::words>());
    holds("other", type_of<Recovery>, field_of<&Recovery::words>());
    CHECK(data.contains("\"Answer\": \"3 of 5\""));
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

// ---- Who is erased

namespace {

/// Why a client’s word was set aside stays for good.
bool stays(const EntityType& type) { return &type == &type_of<ForcedClear>; }

/// On which something rests: see commands/erase.
bool goes_on_naming(const Field& field) {
    return field.member == &tag<&Deliverable::decided_by> || field.member == &tag<&SignOff::by> ||
           field.member == &tag<&Recovery::confirmed_by> || field.member == &tag<&PlannedTouch::stakeholder>;
}

/// The words of whoever that field names, in a record that is not theirs; null where there are none. Whoever adds a field that
/// names a person decides it here.
const void* said_beside(const Field& who) {
    if (who.member == &tag<&Deliverable::decided_by>) return &tag<&Deliverable::decision>;
    if (who.member == &tag<&SignOff::by>) return &tag<&SignOff::said>;
    if (who.member == &tag<&RegisterEntry::decided_by>) return &tag<&RegisterEntry::said>;
    if (who.member == &tag<&Request::by>) return &tag<&Request::why>;
    if (who.member == &tag<&Request::said_by>) return &tag<&Request::said>;
    if (who.member == &tag<&Recovery::confirmed_by>) return &tag<&Recovery::confirmation>;
    return nullptr;
}

/// What a record is called by those words, where a reply made it.
const void* called_by(const Field& who) { return who.member == &tag<&Request::by> ? &tag<&Request::what> : nullptr; }

/// Its texts are drafted from data, and name people. Whoever adds a type of which that is so decides it here.
bool is_drafted(const EntityType& type) {
    return &type == &type_of<StatusReport> || &type == &type_of<LightReport> || &type == &type_of<ReportTemplate>;
}
/// What is not found by any search is for programs.
bool is_drafted(const EntityType& type, const Field& field) {
    return is_drafted(type) && field.is_text() && field.search != Search::None;
}

/// Somebody, of that type; all that hangs by them, whole of words with “hush” in them; and all that names them otherwise.
struct Silenced {
    struct Place {
        const EntityType* type;
        Id id;
        const Field* field = nullptr;  ///< Which names them.
    };
    const EntityType& type;
    PersonsDevice ana{100, "Ana"};
    PersonsDevice ben{200, "Ben"};
    Id who = next_id();
    std::vector<Place> hanging, naming, drafted;

    explicit Silenced(const EntityType& of) : type(of) {
        Workspace first;
        first.id = id_number(900);
        ana.begin_with(first);
        ben.begin_with(first);
        hanging.push_back({&type, who});
        make(type, who, "hush", nullptr, {});
        for (std::size_t i = 0; i < hanging.size(); ++i) hang_by(hanging[i]);
        for (const EntityType* other : all_types())
            for (const Field& field : other->fields)
                if (field.kind == Kind::Reference && field.merge != Merge::Fixed && field.target &&
                    field.target() == type.name)
                    name_in(*other, field);
        for (const EntityType* other : all_types())
            if (is_drafted(*other)) draft(*other);
    }
    [[nodiscard]] std::string name() const {
        const auto heading = std::ranges::find(type.fields, Search::Heading, &Field::search);
        return secret("hush", type, *heading);
    }
    /// Their name stands in every text.
    void draft(const EntityType& of) {
        drafted.push_back({&of, next_id()});
        Record record(of);
        record->id = drafted.back().id;
        for (const Field& field : of.fields)
            if (is_drafted(of, field)) (void)field.set(*record, Value("Ask " + name() + " again"));
        Edit edit{"Write", {}};
        edit.create(of, *record);
        ana.run(std::move(edit));
    }
    void make(const EntityType& of, Id id, std::string_view whose, const Field* refers, Id to) {
        Record record(of);
        record->id = id;
        for (std::size_t i = shared_field + 1; i < of.fields.size(); ++i) {
            const Field& field = of.fields[i];
            const bool theirs = refers && said_beside(*refers) && field.member == said_beside(*refers);
            std::optional<Value> value = filling(theirs ? "hush" : whose, of, field);
            if (refers && field.member == called_by(*refers) && value)
                value = secret("hush", of, *std::ranges::find(of.fields, said_beside(*refers), &Field::member));
            if (&field == refers) value = to;
            if (value) (void)field.set(*record, *value);
        }
        Edit edit{"Add", {}};
        edit.create(of, *record);
        ana.run(std::move(edit));
    }
    /// One record for each field by which others hang by it.
    void hang_by(const Place owner) {  // By value: the list grows.
        for (const EntityType* other : all_types())
            for (const Field& field : other->fields) {
                if (other == &type_of<Conflict> || stays(*other) || field.kind != Kind::Reference) continue;
                const bool of_type = field.target ? field.target() == owner.type->name : owner.id == who;
                const bool known = std::ranges::find(hanging, &field, &Place::field) != hanging.end();
                if (field.merge != Merge::Fixed || !of_type || known) continue;
                const Place made{other, next_id(), &field};
                make(*other, made.id, "hush", &field, owner.id);
                hanging.push_back(made);
            }
    }
    void name_in(const EntityType& other, const Field& field) {
        naming.push_back({&other, next_id(), &field});
        make(other, naming.back().id, "other", &field, who);
    }
    void erase() {
        std::vector<std::string> names = ana.session->history().names_of(who);
        ana.run(&type == &type_of<Person> ? erase_person(ana.workspace(), {who}, std::move(names))
                                          : erase_stakeholder(ana.workspace(), {who}, std::move(names)));
    }
    void check_left() const {
        for (const Place& place : hanging) {
            CAPTURE(std::string(place.type->name));
            const Entity* left = ana.workspace().find_any(*place.type, place.id);
            REQUIRE(left);
            CHECK(is_erased(*place.type, *left));
        }
        for (const Place& place : naming) {
            CAPTURE(std::string(place.type->name));
            CAPTURE(std::string(place.field->name));
            const Entity* left = ana.workspace().find(*place.type, place.id);
            REQUIRE(left);
            const Value named = place.field->get(*left);
            CHECK(std::get<Id>(named) == (goes_on_naming(*place.field) ? who : Id{}));
        }
        for (const Place& place : drafted) {
            CAPTURE(std::string(place.type->name));
            const Entity* left = ana.workspace().find(*place.type, place.id);
            REQUIRE(left);
            for (const Field& field : place.type->fields)
                if (is_drafted(*place.type, field)) CHECK(*text_of(field, *left) == "Ask somebody again");
        }
    }
};

}  // namespace

TEST_CASE("Of who is erased nothing is left in any field of any type: not in files, the log or the history") {
    for (const EntityType* type : {&type_of<Stakeholder>, &type_of<Person>}) {
        CAPTURE(std::string(type->name));
        Silenced world(*type);
        world.ben.meet(world.ana);
        const Workspace older = copy_of(world.ben.workspace());
        REQUIRE(world.hanging.size() > 4);
        REQUIRE(world.naming.size() > 4);
        REQUIRE(world.drafted.size() == 3);
        REQUIRE(knows_hush(world.ana));
        world.ana.clock.pass({10});

        world.erase();

        CHECK_FALSE(knows_hush(world.ana));
        world.check_left();
        world.ana.open();
        CHECK_FALSE(knows_hush(world.ana));
        REQUIRE(world.ana.session->merge(older, "Merge an older copy"));
        world.ana.settle();
        CHECK_FALSE(knows_hush(world.ana));
        world.ben.clock.pass({20});
        world.ben.meet(world.ana);
        CHECK_FALSE(knows_hush(world.ben));
        world.check_left();
    }
}

TEST_CASE(
    "Why a client’s word was set aside stays when whoever did so is erased, and what they wrote loses their name") {
    Silenced world(type_of<Person>);
    const std::string name = secret("hush", type_of<Person>, type_of<Person>.fields[field_of<&Person::name>()]);
    Edit edit{"Note", {}};
    ForcedClear clear{};
    clear.id = next_id();
    clear.by = {world.who};
    clear.reason = "They are content again";
    edit.create(clear);
    Comment comment{};
    comment.id = next_id();
    comment.about = clear.id;
    comment.author = name;
    comment.text.text = "I have rung them";
    edit.create(comment);
    world.ana.run(std::move(edit));
    world.ben.meet(world.ana);
    world.ana.clock.pass({10});

    world.erase();
    world.ben.clock.pass({20});
    world.ben.meet(world.ana);

    for (const PersonsDevice* device : {&world.ana, &world.ben}) {
        CHECK_FALSE(knows_hush(*device));
        const ForcedClear* stayed = device->workspace().find(ref(clear));
        REQUIRE(stayed);
        CHECK(stayed->reason == "They are content again");
        const Comment* wrote = device->workspace().find(ref(comment));
        REQUIRE(wrote);
        CHECK(wrote->author.empty());
        CHECK(wrote->text.text == "I have rung them");
    }
}

}  // namespace rapport
