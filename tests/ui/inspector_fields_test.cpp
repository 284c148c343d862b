// Every field of every type is shown by the inspector, takes what is typed, and keeps what it refused.

#include "app/apply.h"
#include "ui/opened.h"
#include "ui/reading.h"

namespace rapport {
namespace {

/// What a person would type or choose into a field, and what it must then hold.
struct Wanted {
    std::string typed;
    Value value;
};

Wanted wanted_for(const Field& field) {
    switch (field.kind) {
    case Kind::Text:
        if (field.name == "currency") return {"EUR", Value(std::string("EUR"))};
        if (field.name == "time_zone") return {"halifax", Value(std::string("America/Halifax"))};
        return {"Something new", Value(std::string("Something new"))};
    case Kind::Prose: return {"First line.\nSecond line.", Value(std::string("First line.\nSecond line."))};
    case Kind::Count: return {"4", Value(std::int64_t{4})};
    case Kind::Duration:
        if (field.name == "pessimistic")
            return {"160 h", Value(std::int64_t{20 * 480})};  // Longer than the likely one.
        return {"16 h", Value(std::int64_t{2 * 480})};
    case Kind::Number:    return {"9.4", Value(std::int64_t{9'400})};
    case Kind::Percent:   return {"40 %", Value(std::int64_t{40})};
    case Kind::Date:      return {"24 Nov 2026", Value(std::int64_t{20'781})};
    case Kind::DateTime:  return {"24 Nov 2026 10:30", Value(at(Date{20'781}, {630}).minutes)};
    case Kind::Money:     return {"CAD 1,200", Value(Money{120'000, "CAD"})};
    case Kind::Tags:      return {"legal, urgent", Value()};
    case Kind::Shifts:    return {"09:00–12:30, 13–18", Value(Shifts{{540, 750}, {780, 1080}})};
    case Kind::Flag:
    case Kind::Choice:
    case Kind::Reference:
    case Kind::Instant:
    case Kind::Rank:
    case Kind::Seen:      break;
    }
    return {};
}

bool is_editable(const Field& field) {
    return field.merge != Merge::Fixed && field.kind != Kind::Instant && is_for_people(field) && !is_set_by_deed(field);
}

/// One record of each type, with others beside it that it may refer to.
struct OneOfEach {
    Workspace workspace;
    std::map<const EntityType*, Id> subject;

    OneOfEach() {
        SmallWorld world;
        for (const EntityType* type : all_types())
            for (const Entity* record : world.workspace.table(*type).rows()) copy(*type, *record);
        add(make<WorkingCalendar>({.name = "Nova Scotia"}));
        add(make<WorkingCalendar>({.name = "Night shift"}));
        add(make<CalendarException>({.calendar = {subject[&type_of<WorkingCalendar>]},
                                     .name = "Christmas",
                                     .first = {20'812},
                                     .last = {20'813}}));
        add(make<Person>({.name = "Ben Ode"}));
        add(make<Client>({.name = "Kestrel Freight"}));
        add(make<Stakeholder>({.client = world.client, .name = "Priya Raman"}));
        Comment comment = comment_of(world.client.id, "They like short words.");
        comment.author = "Ines";
        add(comment);
        add(make<Conflict>(
            {.about = world.launch.id, .of = "task", .fields = "name", .value = {R"({"name":"Go live"})"}}));
        add(make<BoardColumn>({.project = world.project, .name = "Review"}));
        add(make<BoardColumn>({.project = world.project, .name = "Waiting for the client"}));
        add(make<SavedView>({.project = world.project, .name = "Late ones"}));
        add(make<Recurrence>({.task = world.launch, .first = {20'800}, .last = {20'830}, .weekdays = 1}));
        add(make<Baseline>({.project = world.project, .name = "As agreed"}));
        add(make<BaselineTask>({.baseline = {subject[&type_of<Baseline>]}, .task = world.launch}));
        add_client_half(world);
        subject[&type_of<Client>] = world.client.id;
        subject[&type_of<Stakeholder>] = world.ruth.id;
        subject[&type_of<Project>] = world.project.id;
        subject[&type_of<Task>] = world.build.id;
        subject[&type_of<Person>] = world.ana.id;
    }

private:
    /// Two of whatever another record refers to, so that there is another to choose.
    void add_client_half(const SmallWorld& world) {
        add(make<Skill>({.person = world.ana, .name = "Drawing"}));
        add(make<QuietTime>({.stakeholder = world.ruth, .reason = "Holidays"}));
        add(make<Need>({.stakeholder = world.ruth, .text = "Lunch breaks"}));
        add(make<StakeholderLink>({.from = world.ruth, .to = {subject[&type_of<Stakeholder>]}}));
        add(make<MessageTemplate>({.name = "Where we stand"}));
        add(make<Objective>({.name = "Longer relations"}));
        add(make<ObjectiveLink>({.project = world.project, .objective = {subject[&type_of<Objective>]}}));
        add(make<Criterion>({.project = world.project, .name = "Quiet desks"}));
        add(make<ValueItem>({.project = world.project, .outcome = "Fewer calls"}));
        add(make<ValueEvidence>({.item = {subject[&type_of<ValueItem>]}, .on = {20'760}}));
        add(make<Promise>({.client = world.client, .text = "Draft by Friday"}));
        add(make<Touchpoint>({.client = world.client, .subject = "Call", .held = at(Date{20'759}, {600})}));
        add(make<Participant>({.touchpoint = {subject[&type_of<Touchpoint>]}, .stakeholder = world.ruth}));
        add(make<PlannedTouch>({.project = world.project, .purpose = "Review"}));
        add(make<RegisterEntry>({.client = world.client, .name = "The server fails"}));
        add(make<DecisionOption>({.entry = {subject[&type_of<RegisterEntry>]}, .name = "Two servers"}));
        add(make<StatusReport>({.project = world.project, .title = "November"}));
        add(make<ReportTemplate>({.name = "Monthly"}));
        add(make<Request>({.client = world.client, .what = "Saturdays"}));
        add(make<PulseQuestion>({.text = "Do you sleep well?"}));
        add(make<PulsePlan>({.project = world.project}));
        add(make<Pulse>({.client = world.client, .project = world.project, .from = world.ruth}));
        add(make<PulseAnswer>({.pulse = {subject[&type_of<Pulse>]}, .asked = "How is it?", .words = {"Well"}}));
        add(make<Recovery>({.client = world.client, .project = world.project, .words = {"Nobody called"}}));
        add(make<ForcedClear>({.client = world.client, .project = world.project, .reason = "Typed wrongly"}));
        // Limits that are set one after the other may not pass each other.
        add(make<LightRules>({.project = world.project,
                              .spi_amber = {10},
                              .engagement_amber = {10},
                              .budget_green = {10},
                              .scope_amber = {90},
                              .value_amber = {10},
                              .risk_amber = 1}));
        add(make<ManualLight>({.project = world.project, .reason = "They are moving"}));
        add(make<LightReport>({.project = world.project, .words = {"As it stood"}}));
        add(make<Playbook>({.name = "An angry call"}));
        add(make<PlaybookStep>({.playbook = {subject[&type_of<Playbook>]}, .text = "Ring back"}));
        add(make<RecoveryStep>({.recovery = {subject[&type_of<Recovery>]}, .text = "Ring back"}));
        add(make<SoftRating>({.person = world.ana, .skill = "Patience", .on = {20'760}}));
        add(make<TrainingEntry>({.person = world.ana, .skill = "Patience", .what = "A week of it", .on = {20'760}}));
        add(make<Deliverable>({.project = world.project, .name = "Wording guide"}));
        add(make<DeliverableVersion>(
            {.deliverable = {subject[&type_of<Deliverable>]}, .number = "1.0", .on = {20'760}}));
        add(make<SignOff>({.deliverable = {subject[&type_of<Deliverable>]},
                           .name = "Wording guide",
                           .version = "1.0",
                           .on = {20'760},
                           .by = world.ruth}));
        add(make<Snapshot>(
            {.client = world.client, .project = world.project, .recipient = world.ruth, .title = "Number 1"}));
        add(make<Reply>({.snapshot = {subject[&type_of<Snapshot>]}, .code = "35524b4d", .from = "Ruth"}));
        add(make<Fact>({.about = world.client.id, .text = "They like short words"}));
    }
    void copy(const EntityType& type, const Entity& record) {
        Entity& here = workspace.table(type).at(record.id);
        for (const Field& field : type.fields) REQUIRE(field.set(here, field.get(record)));
        here.born = record.born;
        subject[&type] = record.id;
    }
    template <class E> void add(const E& record) {
        put(workspace, record);
        subject[&type_of<E>] = record.id;
    }
};

/// A number that is chosen by its name.
bool is_weekday(const Field& field) { return field.member == &tag<&QuietTime::weekday>; }

/// The box of a field: the one with its label that is on the screen.
bool has_control(TestApp& app, const Field& field) {
    if (is_weekday(field)) return app.shows(Role::ComboBox, field.label);
    switch (field.kind) {
    case Kind::Flag:      return app.shows(Role::CheckBox, field.label);
    case Kind::Choice:
    case Kind::Reference: return app.shows(Role::ComboBox, field.label);
    default:              return app.shows(Role::TextBox, field.label);
    }
}

void show_all_fields(TestApp& app) {
    const AccessNode* fold = app.find(Role::Button, "All fields");
    if (fold && fold->expanded == Tristate::No) app.activate(Role::Button, "All fields");
}

void edit_typed(Opened& opened, const EntityType& type, std::size_t index, Id id) {
    const Field& field = type.fields[index];
    const Wanted wanted = wanted_for(field);
    opened.app.focus(Role::TextBox, field.label);
    opened.app.type(wanted.typed);
    opened.app.finish(field.kind == Kind::Prose ? TextEnd::Blur : TextEnd::Enter);
    const Value now = field.get(*opened.here().find(type, id));
    INFO("stands there: ", shown(now), " page:\n", opened.app.page());
    if (field.kind == Kind::Tags) CHECK(std::get<Tags>(now).words() == std::vector<std::string>{"legal", "urgent"});
    else CHECK(now == wanted.value);
}

void edit_chosen(Opened& opened, const EntityType& type, std::size_t index, Id id) {
    const Field& field = type.fields[index];
    const Value before = field.get(*opened.here().find(type, id));
    if (field.kind == Kind::Flag) {
        opened.app.activate(Role::CheckBox, field.label);
        if (&type == &type_of<StatusReport> || &type == &type_of<LightReport>) {  // Looked through first, elsewhere.
            CHECK(opened.app.says(&type == &type_of<StatusReport>
                                      ? "A draft is not for the client yet. Issue the report first."
                                      : "Share it on the project's Status or Sharing page"));
            return;
        }
        CHECK(field.get(*opened.here().find(type, id)) == Value(!std::get<bool>(before)));
        return;
    }
    opened.app.activate(Role::ComboBox, field.label);
    std::string choice;
    if (is_weekday(field)) {
        choice = "Friday";
    } else if (field.kind == Kind::Choice) {
        // A request that belongs to no project yet cannot be accepted; it can be put off.
        const std::size_t first = field.member == &tag<&Request::state> ? 2 : 1;
        const std::size_t other = std::get<std::int64_t>(before) == 0 ? first : 0;
        choice = field.choices[other].label;
    } else {
        for (const AccessNode& node : opened.app.nodes())
            if (node.role == Role::MenuItem && node.name != "None" && node.name != "Add a colleague" &&
                node.checked != Tristate::Yes)
                choice = node.name;
    }
    INFO("choosing “", choice, "” on\n", opened.app.page());
    REQUIRE(!choice.empty());
    opened.app.activate(Role::MenuItem, choice);
    const Value after = field.get(*opened.here().find(type, id));
    CHECK(after != before);
    if (field.kind == Kind::Reference)
        CHECK(title_of(*find_type(field.target()),
                       *opened.here().find(*find_type(field.target()), std::get<Id>(after))) == choice);
}

bool is_chosen(const Field& field) {
    return field.kind == Kind::Flag || field.kind == Kind::Choice || field.kind == Kind::Reference || is_weekday(field);
}

}  // namespace

TEST_CASE("The inspector shows every field of every type that a person may change, and sets it") {
    const OneOfEach each;
    Opened opened(each.workspace);
    opened.app.clock.zones["America/Halifax"] = {-240};

    for (const EntityType* type : all_types()) {
        CAPTURE(std::string(type->name));
        const Id id = each.subject.at(type);
        opened.go("#/settings");
        for (std::size_t i = 0; i < type->fields.size(); ++i) {
            const Field& field = type->fields[i];
            CAPTURE(std::string(field.name));
            if (!is_editable(field)) continue;
            opened.select(*type, id);
            show_all_fields(opened.app);
            REQUIRE_MESSAGE(has_control(opened.app, field), opened.app.page());
            if (is_chosen(field)) edit_chosen(opened, *type, i, id);
            else edit_typed(opened, *type, i, id);
            opened.app.check_sound();
            while (opened.history().to_undo()) REQUIRE(opened.shell().session.undo());
        }
    }
}

TEST_CASE("The inspector shows what a record was born with, and lets nobody change it") {
    const OneOfEach each;
    Opened opened(each.workspace);
    opened.go("#/settings");

    for (const EntityType* type : all_types()) {
        CAPTURE(std::string(type->name));
        opened.select(*type, each.subject.at(type));
        show_all_fields(opened.app);
        for (const Field& field : type->fields) {
            CAPTURE(std::string(field.name));
            if (field.merge != Merge::Fixed || !is_for_people(field)) continue;
            CHECK(opened.app.shows(Role::Text, field.label));
            CHECK_FALSE(has_control(opened.app, field));
        }
    }
}

TEST_CASE("What a field refuses stays in it with the sentence, and nothing changes") {
    SmallWorld world;
    Opened opened(world.workspace);
    opened.go("#/settings");
    opened.select(type_of<Stakeholder>, world.ruth.id);

    opened.app.focus(Role::TextBox, "Influence");
    opened.app.type("9");
    opened.app.finish();

    const AccessNode* field = opened.app.find(Role::TextBox, "Influence");
    REQUIRE(field);
    CHECK(field->value == "9");
    CHECK(field->invalid);
    CHECK(field->description == "Influence goes from 1 to 5; 0 where it is not known.");
    CHECK(opened.get(world.ruth).influence == 5);

    SUBCASE("until it is put right") {
        opened.app.activate(Role::TextBox, "Influence");
        opened.app.type("4");
        opened.app.finish();
        CHECK(opened.get(world.ruth).influence == 4);
        CHECK_FALSE(opened.app.find(Role::TextBox, "Influence")->invalid);
    }
    SUBCASE("or given up with Escape") {
        opened.app.activate(Role::TextBox, "Influence");
        opened.app.finish(TextEnd::Escape);
        CHECK(opened.app.find(Role::TextBox, "Influence")->value == "5");
        CHECK_FALSE(opened.app.find(Role::TextBox, "Influence")->invalid);
    }
    SUBCASE("and also while another record is looked at") {
        opened.select(type_of<Person>, world.ana.id);
        opened.select(type_of<Stakeholder>, world.ruth.id);
        CHECK(opened.app.find(Role::TextBox, "Influence")->value == "9");
    }
}

TEST_CASE("What is being typed belongs to its record, though another is selected meanwhile") {
    SmallWorld world;
    Opened opened(world.workspace);
    opened.go("#/settings");
    opened.select(type_of<Stakeholder>, world.ruth.id);

    opened.app.focus(Role::TextBox, "Role");
    opened.app.type("Chief of Operations");
    opened.select(type_of<Person>, world.ana.id);

    CHECK(opened.get(world.ruth).role == "Chief of Operations");
    CHECK(opened.get(world.ana).role.empty());
    CHECK(opened.app.find(Role::TextBox, "Name")->value == "Ana Silva");
}

TEST_CASE("A client without a name is refused at the name") {
    SmallWorld world;
    Opened opened(world.workspace);
    opened.go("#/settings");
    opened.select(type_of<Client>, world.client.id);

    opened.app.focus(Role::TextBox, "Name");
    opened.app.type("");
    opened.app.finish();

    CHECK(opened.get(world.client).name == "Harbour & Vale Clinics");
    CHECK(opened.app.says("A client needs a name."));
}

}  // namespace rapport
