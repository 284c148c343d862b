// What a client is given holds nothing of a record that nobody shared, and of a shared one nothing that its table keeps for the
// team, whatever records there are and whatever fields and types are added.

#include <charconv>
#include <map>
#include <set>

#include "engagement/index.h"
#include "share/snapshot_page.h"
#include "support/arbitrary.h"
#include "support/print.h"

namespace rapport {
namespace {

constexpr Date today{20'783};
constexpr std::string_view opens = "zq", closes = "qz";

/// Words that each stand in one field of one record alone.
struct Canaries {
    struct Place {
        const EntityType* type;
        const Field* field;
        const Entity* record;
    };
    std::vector<Place> places;

    std::string next(const EntityType& type, const Field& field, const Entity& record) {
        places.push_back({&type, &field, &record});
        return std::string(opens) + std::to_string(places.size() - 1) + std::string(closes);
    }
    /// Those that occur in a text.
    [[nodiscard]] std::set<std::size_t> in(std::string_view text) const {
        std::set<std::size_t> found;
        for (std::size_t at = text.find(opens); at != std::string_view::npos; at = text.find(opens, at + 1)) {
            std::size_t number = 0;
            const char* from = text.data() + at + opens.size();
            const auto [end, error] = std::from_chars(from, text.data() + text.size(), number);
            const std::string_view rest(end, static_cast<std::size_t>(text.data() + text.size() - end));
            if (error == std::errc() && rest.starts_with(closes) && number < places.size()) found.insert(number);
        }
        return found;
    }
};

/// Small numbers and days about today: what it is about is texts.
Value plausible(const Field& field, Dice& dice) {
    if (field.optional && dice.chance(25)) return {};
    switch (field.kind) {
    case Kind::Flag:     return dice.chance(50);
    case Kind::Count:    return dice.between(0, 6);
    case Kind::Percent:  return dice.one_of(std::vector<std::int64_t>{0, 50, 100});
    case Kind::Number:   return dice.between(-20, 200) * 1'000;
    case Kind::Duration: return dice.between(0, 10) * 240;
    case Kind::Date:     return std::int64_t{today.days} + dice.between(-40, 40);
    case Kind::DateTime: return (std::int64_t{today.days} + dice.between(-40, 40)) * minutes_per_day + 600;
    case Kind::Instant:  return (std::int64_t{today.days} + dice.between(-40, 40)) * 86'400'000;
    case Kind::Choice:   return static_cast<std::int64_t>(dice.below(field.choices.size()));
    default:             return arbitrary_value(field, dice);
    }
}

class World {
public:
    Workspace workspace;
    Canaries canaries;
    SnapshotWishes wishes;

    explicit World(std::uint64_t seed) : dice_(seed) {
        for (const EntityType* type : all_types())
            for (std::size_t i = 0; i < 6; ++i) workspace.table(*type).at(next_id()).born = stamp_after(0);
        for (const EntityType* type : all_types())
            for (Entity* record : workspace.table(*type).rows()) fill(*type, *record);
        Project& project = first<Project>();
        Client& client = first<Client>();
        Stakeholder& recipient = first<Stakeholder>();
        project.client = recipient.client = {client.id};
        for (Entity* record : {static_cast<Entity*>(&project), static_cast<Entity*>(&client),
                               static_cast<Entity*>(&recipient), static_cast<Entity*>(&first<Person>())}) {
            record->shared = true;
            record->deleted.reset();
        }
        first<Person>().shared = dice_.chance(50);
        first<Person>().kind = PersonKind::Person;
        wishes.project = {project.id};
        wishes.recipient = {recipient.id};
        wishes.author = {first<Person>().id};
        wishes.made = {(std::int64_t{today.days} * 1440 + 700) * 60'000};
        wishes.code = "r3td-6xhb-81nc";
        wishes.key = std::string(64, '5');
        settle();
    }

    /// Some are shared now that were not, and the other way round.
    void turn() {
        for (const EntityType* type : all_types())
            for (Entity* record : workspace.table(*type).rows())
                if (!is_frame(*record) && dice_.chance(30)) record->shared = !record->shared;
        settle();
    }

    /// The client complains today, or nothing was ever said.
    void complain(bool complains) {
        for (Entity* row : workspace.table(type_of<Recovery>).rows()) {
            Recovery& recovery = static_cast<Recovery&>(*row);
            if (complains) continue;
            recovery.client = {};
            recovery.project = {};
        }
        for (Entity* row : workspace.table(type_of<Pulse>).rows()) {
            Pulse& pulse = static_cast<Pulse&>(*row);
            if (complains) continue;
            pulse.client = {};
            pulse.project = {};
        }
        if (complains) {
            Recovery& recovery = first<Recovery>();
            recovery.project = wishes.project;
            recovery.client = workspace.find(wishes.project)->client;
            recovery.source = RecoverySource::Complaint;
            recovery.received = at(today, {720});
            recovery.told.reset();
        }
        settle();
    }

    SnapshotPage page() {
        const EngagementIndex index(workspace, today);
        Result<SnapshotPage> made = snapshot_page(index, wishes);
        REQUIRE(made.has_value());
        return std::move(*made);
    }

    [[nodiscard]] bool may_occur(const Canaries::Place& place) const {
        if (!is_alive(*place.record)) return false;
        if (place.field->member == &tag<&PulseAnswer::words>) {
            const auto& answer = static_cast<const PulseAnswer&>(*place.record);
            const Pulse* pulse = workspace.find(answer.pulse);
            return pulse && (answer.shared || pulse->from == wishes.recipient);
        }
        const bool signs = place.record->id == wishes.author.id;
        return place.field->audience == Audience::Everyone && (place.record->shared || signs);
    }

    /// A milestone, value item or deliverable of the project that somebody shared.
    [[nodiscard]] bool has_to_occur(const Canaries::Place& place) const {
        if (!place.record->shared || !is_alive(*place.record) || place.field->audience != Audience::Everyone)
            return false;
        if (place.type == &type_of<Task>) {
            const auto& task = static_cast<const Task&>(*place.record);
            return task.project == wishes.project && task.milestone &&
                   place.field->member != &tag<&Task::moved_because>;  // Only where it moved.
        }
        if (place.type == &type_of<ValueItem>)
            return static_cast<const ValueItem&>(*place.record).project == wishes.project;
        if (place.type == &type_of<Deliverable>)
            return static_cast<const Deliverable&>(*place.record).project == wishes.project;
        return place.record->id == wishes.project.id;
    }

private:
    template <class E> E& first() { return static_cast<E&>(*workspace.table(type_of<E>).rows().front()); }

    [[nodiscard]] bool is_frame(const Entity& record) const {
        return record.id == wishes.project.id || record.id == wishes.recipient.id || record.id == wishes.author.id ||
               record.id == workspace.find(wishes.project)->client.id;
    }

    void fill(const EntityType& type, Entity& record) {
        for (std::size_t i = shared_field + 1; i < type.fields.size(); ++i) {
            const Field& field = type.fields[i];
            Value value;
            if (field.member == &tag<&PulseAnswer::question>) value = "check_in." + std::to_string(dice_.between(1, 4));
            else if (field.kind == Kind::Text || field.kind == Kind::Prose) value = canaries.next(type, field, record);
            else if (field.kind == Kind::Tags) value = Tags{{{canaries.next(type, field, record), Mark{}}}};
            else if (field.kind == Kind::Reference) value = some_record(field);
            else value = plausible(field, dice_);
            (void)field.set(record, value);
        }
        record.shared = dice_.chance(60);
        if (dice_.chance(12)) {
            record.deleted.emplace();
            record.deleted->include(record.born);
        }
    }

    /// Mostly the first, so that much hangs together.
    Id some_record(const Field& field) {
        if (!field.target || dice_.chance(10)) return {};
        const auto& rows = workspace.table(*find_type(field.target())).rows();
        return rows[dice_.chance(70) ? 0 : dice_.below(rows.size())]->id;
    }

    static void in_order(std::optional<DateTime>& start, std::optional<DateTime>& finish) {
        if (start && finish && *finish < *start) std::swap(start, finish);
    }

    /// Tasks stand beside each other and are planned; no rule repeats them.
    void settle() {
        for (Entity* row : workspace.table(type_of<Task>).rows()) {
            Task& task = static_cast<Task&>(*row);
            task.parent = {};
            task.active = true;
            task.calendar = {};
            in_order(task.manual_start, task.manual_finish);
            in_order(task.actual_start, task.actual_finish);
        }
        for (Entity* row : workspace.table(type_of<Project>).rows()) {
            Project& project = static_cast<Project&>(*row);
            project.calendar = {};
            project.day = {480};
            project.week = {2'400};
            project.month_days = 20;
        }
        for (Entity* row : workspace.table(type_of<Person>).rows()) static_cast<Person&>(*row).calendar = {};
        for (Entity* row : workspace.table(type_of<Recurrence>).rows()) static_cast<Recurrence&>(*row).task = {};
        for (const EntityType* type : all_types()) workspace.touch(*type);
    }

    Dice dice_;
};

void check(const World& world, const SnapshotPage& page) {
    const std::set<std::size_t> shown = world.canaries.in(page.html);
    std::set<std::size_t> told = world.canaries.in(write_told(page.told));
    told.insert(shown.begin(), shown.end());
    for (const std::size_t number : told) {
        const Canaries::Place& place = world.canaries.places[number];
        CAPTURE(std::string(place.type->name));
        CAPTURE(std::string(place.field->name));
        CAPTURE(place.record->shared);
        CHECK(world.may_occur(place));
    }
    for (std::size_t number = 0; number < world.canaries.places.size(); ++number) {
        const Canaries::Place& place = world.canaries.places[number];
        if (!world.has_to_occur(place)) continue;
        CAPTURE(std::string(place.type->name));
        CAPTURE(std::string(place.field->name));
        CHECK(shown.contains(number));
    }
    for (const EntityType* type : all_types())
        for (const Entity* record : world.workspace.table(*type).rows())
            CHECK_FALSE(page.html.contains(to_string(record->id)));
}

}  // namespace

TEST_CASE("A snapshot holds what is shared and for everyone, and nothing else, whatever records there are") {
    std::size_t milestones = 0;
    for (std::uint64_t seed = 1; seed <= 24; ++seed) {
        CAPTURE(seed);
        World world(seed);
        world.complain(seed % 2 == 0);
        const SnapshotPage page = world.page();
        check(world, page);
        milestones += page.html.contains("id=\"timeline\"");
        CHECK(page.html.contains("<title>Red.") == (seed % 2 == 0));
    }
    CHECK(milestones > 6);  // Or else there was little to leave out.
}

TEST_CASE("What changed since a snapshot tells nothing of what was taken back since") {
    for (std::uint64_t seed = 101; seed <= 112; ++seed) {
        CAPTURE(seed);
        World world(seed);
        const SnapshotPage first = world.page();
        Snapshot before = make<Snapshot>({.project = world.wishes.project, .recipient = world.wishes.recipient});
        before.told = {write_told(first.told)};
        world.wishes.before = &before;
        world.turn();
        check(world, world.page());
    }
}

}  // namespace rapport
