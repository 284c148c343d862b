// The data of a snapshot holds nothing of a record that nobody shared and of a shared one nothing that its table keeps for the team,
// whatever records there are and whatever fields and types are added; in its plan nothing that cannot be looked at there, beside it
// what the page says and nothing else; and it holds all it should.

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "engagement/mail_codes.h"
#include "share/locked_data.h"
#include "share/projection.h"
#include "support/arbitrary.h"
#include "support/print.h"

namespace rapport {
namespace {

constexpr Date today{20'783};
constexpr std::string_view opens = "zq", closes = "qz";
/// Of no other types is anything shown.
constexpr std::array of_a_plan{&type_of<Client>, &type_of<Project>,    &type_of<Task>,     &type_of<Dependency>,
                               &type_of<Person>, &type_of<Assignment>, &type_of<Baseline>, &type_of<BaselineTask>};

/// A field of a record with a word of its own, or (of numbers and days) without one.
struct Place {
    const EntityType* type;
    const Field* field;
    const Entity* record;
};

class World {
public:
    Workspace workspace;
    std::vector<Place> places;
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
        wishes.project = {project.id};
        wishes.recipient = {recipient.id};
        wishes.author = {first<Person>().id};
        wishes.made = {(std::int64_t{today.days} * 1440 + 700) * 60'000};
        wishes.code = "r3td-6xhb-81nc";
        wishes.key = std::string(64, '5');
        settle();
    }

    std::string written() {
        const EngagementIndex index(workspace, today);
        const Result<SnapshotData> made = projection_of(index, wishes);
        REQUIRE(made.has_value());
        std::string text = write_snapshot(*made);
        const Result<SnapshotData> again = read_snapshot(text);
        REQUIRE(again.has_value());
        CHECK(write_snapshot(*again) == text);
        for (const EntityType* type : all_types())
            if (std::ranges::find(of_a_plan, type) == of_a_plan.end()) {
                CAPTURE(std::string(type->name));
                CHECK(again->workspace.table(*type).rows().empty());
            }
        for (const ShareCount& count : made->counts) {
            CAPTURE(std::string(count.type->name));
            CHECK(static_cast<std::size_t>(count.in) == made->workspace.table(*count.type).rows().size());
        }
        return text;
    }

    [[nodiscard]] std::set<std::size_t> words_in(std::string_view text) const {
        std::set<std::size_t> found;
        for (std::size_t at = text.find(opens); at != std::string_view::npos; at = text.find(opens, at + 1)) {
            std::size_t number = 0;
            const auto [end, error] =
                std::from_chars(text.data() + at + opens.size(), text.data() + text.size(), number);
            const std::string_view rest(end, static_cast<std::size_t>(text.data() + text.size() - end));
            if (error == std::errc() && rest.starts_with(closes) && number < places.size()) found.insert(number);
        }
        return found;
    }

    /// What stands on the page, of the same records.
    [[nodiscard]] std::set<std::size_t> words_on_page() const {
        const EngagementIndex index(workspace, today);
        const Result<SnapshotPage> page = snapshot_page(index, wishes);
        REQUIRE(page.has_value());
        return words_in(page->html);
    }

    [[nodiscard]] bool may_occur(const Place& place) const {
        const bool signs = place.record->id == wishes.author.id;
        const std::string_view field = place.field->name;
        if (field == "email" || field == "phone" || place.type == &type_of<Comment>) return false;
        return is_alive(*place.record) && place.field->audience == Audience::Everyone &&
               (place.record->shared || signs);
    }

    [[nodiscard]] bool has_to_occur(const Place& place) const {
        const Entity& record = *place.record;
        if (!record.shared || !is_alive(record) || place.field->audience != Audience::Everyone) return false;
        if (place.type == &type_of<Task>)
            return static_cast<const Task&>(record).project == wishes.project && place.field->name != "code";
        const bool is_named = record.id == wishes.project.id || record.id == wishes.recipient.id;
        return is_named && place.field->name == "name";
    }

private:
    template <class E> E& first() { return static_cast<E&>(*workspace.table(type_of<E>).rows().front()); }

    void fill(const EntityType& type, Entity& record) {
        for (std::size_t i = shared_field + 1; i < type.fields.size(); ++i) {
            const Field& field = type.fields[i];
            Value value;
            const auto word = [&] {
                places.push_back({&type, &field, &record});
                return std::string(opens) + std::to_string(places.size() - 1) + std::string(closes);
            };
            if (field.kind == Kind::Text || field.kind == Kind::Prose) value = word();
            else if (field.kind == Kind::Tags) value = Tags{{{word(), Mark{}}}};
            else if (field.kind == Kind::Reference) value = some_record(field);
            else value = plausible(field);
            (void)field.set(record, value);
        }
        record.unknown.push_back({"zz_unknown", "\"canary of a newer Rapport\"", {}});
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

    /// Small numbers and days about today: what it is about is texts.
    Value plausible(const Field& field) {
        if (field.optional && dice_.chance(25)) return {};
        switch (field.kind) {
        case Kind::Flag:     return dice_.chance(50);
        case Kind::Count:    return dice_.between(0, 6);
        case Kind::Percent:  return dice_.one_of(std::vector<std::int64_t>{0, 50, 100});
        case Kind::Number:   return dice_.between(-20, 200) * 1'000;
        case Kind::Duration: return dice_.between(0, 10) * 240;
        case Kind::Date:     return std::int64_t{today.days} + dice_.between(-40, 40);
        case Kind::DateTime: return (std::int64_t{today.days} + dice_.between(-40, 40)) * minutes_per_day + 600;
        case Kind::Instant:  return (std::int64_t{today.days} + dice_.between(-40, 40)) * 86'400'000;
        case Kind::Choice:   return static_cast<std::int64_t>(dice_.below(field.choices.size()));
        default:             return arbitrary_value(field, dice_);
        }
    }

    /// Every second entry is a decision for an option that nobody shared, by its name.
    void choose_hidden() {
        const auto& options = workspace.table(type_of<DecisionOption>).rows();
        const auto& entries = workspace.table(type_of<RegisterEntry>).rows();
        for (std::size_t i = 0; i < entries.size() && i < options.size(); i += 2) {
            DecisionOption& option = static_cast<DecisionOption&>(*options[i]);
            RegisterEntry& entry = static_cast<RegisterEntry&>(*entries[i]);
            option.entry = {entry.id};
            option.shared = false;
            entry.kind = EntryKind::Decision;
            entry.state = EntryState::Closed;
            entry.chosen = option.name;
        }
    }

    /// Tasks are planned, and mostly stand below one another; no calendar stands still.
    void settle() {
        choose_hidden();
        const auto& rows = workspace.table(type_of<Task>).rows();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            Task& task = static_cast<Task&>(*rows[i]);
            task.parent = i > 0 && dice_.chance(50) ? Ref<Task>{rows[dice_.below(i)]->id} : Ref<Task>{};
            task.active = true;
            task.calendar = {};
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

void check(const World& world, const std::string& text) {
    const std::set<std::size_t> shown = world.words_in(text), page = world.words_on_page();
    for (std::size_t number = 0; number < world.places.size(); ++number) {
        const Place& place = world.places[number];
        CAPTURE(std::string(place.type->name));
        CAPTURE(std::string(place.field->name));
        CAPTURE(place.record->shared);
        if (shown.contains(number)) CHECK((world.may_occur(place) || page.contains(number)));
        else CHECK_FALSE(world.has_to_occur(place));
        // What is asked is for the page alone; of milestones the plan says what it says.
        const bool is_besides = place.type != &type_of<PulseQuestion> && place.type != &type_of<Task>;
        if (is_besides && page.contains(number)) CHECK(shown.contains(number));
    }
    CHECK_FALSE(text.contains("zz_unknown"));
    CHECK_FALSE(text.contains("canary of a newer"));
    for (const EntityType* type : all_types())
        for (const Entity* record : world.workspace.table(*type).rows()) {
            CHECK_FALSE(text.contains(to_string(record->id)));
            CHECK_FALSE(text.contains(to_string(record->born)));
        }
}

/// As a lock makes it, but for the cipher.
Sealed sealed_of(std::string bytes) {
    for (char& byte : bytes) byte = static_cast<char>(static_cast<unsigned char>(byte) ^ 0xA5u);
    return {write_locked_header({1'000'000, std::string(16, 's'), std::string(12, 'n')}),
            base64_of(bytes + std::string(16, 't'))};
}

}  // namespace

TEST_CASE("The data of a snapshot is what is shared of the plan and for everyone, all of it and nothing else") {
    std::size_t words = 0;
    for (std::uint64_t seed = 1; seed <= 32; ++seed) {
        CAPTURE(seed);
        World world(seed);
        const std::string text = world.written();
        check(world, text);
        words += world.words_in(text).size();
    }
    CHECK(words > 32 * 8);  // Or else there was little to leave out.
}

TEST_CASE("Of locked data nothing but the cipher text follows from what is in it") {
    std::string first;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        World world(seed);
        const std::string text = world.written();
        const Sealed sealed = sealed_of(text);
        const Result<std::string> file = locked_data(sealed);
        REQUIRE(file.has_value());
        std::string clear = *file;
        const std::size_t at = clear.find(sealed.cipher);
        REQUIRE(at != std::string::npos);
        clear.erase(at, sealed.cipher.size());
        CHECK(world.words_in(clear).empty());
        if (seed == 1) first = clear;
        CHECK(clear == first);
        CHECK_FALSE(world.words_in(text).empty());  // Or else there was nothing to hide.
        const Result<Sealed> read = read_locked_data(*file);
        REQUIRE(read.has_value());
        CHECK(read->cipher == sealed.cipher);
        CHECK(read->header == sealed.header);
    }
}

}  // namespace rapport
