// Whatever is written into a workspace: a client that is not content makes its lights red until it says otherwise.

#include "app/apply.h"
#include "engagement/health.h"
#include "support/arbitrary.h"
#include "unit/engagement/listening.h"

namespace rapport {
namespace {

const char* const said_on = "11-20";

enum class Cause : std::uint8_t { Answer, Complaint, Told, Mean, WholeClient, ComplaintOfClient };
constexpr int causes = 6;

struct Law : Listening {
    Cause cause;
    Dice& dice;
    std::vector<const EntityType*> types{all_types().begin(), all_types().end()};

    Law(Cause because, Dice& any) : cause(because), dice(any) {
        const DateTime when = noon(said_on);
        if (cause != Cause::Mean)  // Then the mean is well, and what one person said stands alone.
            for (const Ref<Project> of : {project, Ref<Project>{}})
                for (int i = 0; i < 3; ++i)
                    answer(ask(add<Stakeholder>({.client = client, .name = "Other"}), "11-19", {.project = of}),
                           "11-19", 10);
        switch (cause) {
        case Cause::Answer: says(theo, said_on, 2); break;
        case Cause::Complaint:
            note<Recovery>({.client = client, .project = project, .from = maya, .received = when});
            break;
        case Cause::WholeClient: answer(ask(theo, said_on, {.decides = true}), said_on, 1); break;
        case Cause::Told:
            note<Recovery>({.client = client, .project = project, .source = RecoverySource::Told, .received = when});
            break;
        case Cause::Mean:
            says(theo, said_on, 4, AnswerScale::ZeroToTen, "mood.1", false);
            says(maya, said_on, 2, AnswerScale::ZeroToTen, "mood.1", false);
            break;
        case Cause::ComplaintOfClient: note<Recovery>({.client = client, .from = theo, .received = when}); break;
        }
    }

    Date near_today() { return {today.days + static_cast<std::int32_t>(dice.between(-40, 20))}; }

    /// Any value; one that refers to a record mostly refers to one that is there, one that is a day to one about today.
    Value fitting_value(const Field& field, Id self) {
        for (;;) {
            Value value = arbitrary_value(field, dice);
            if (field.kind == Kind::Reference && field.target && dice.chance(90)) {
                const auto& rows = workspace.table(*find_type(field.target())).rows();
                if (!rows.empty()) value = rows[dice.below(rows.size())]->id;
            }
            if (field.kind == Kind::Date && dice.chance(90)) value = std::int64_t{near_today().days};
            if (field.kind == Kind::DateTime && dice.chance(90)) value = at(near_today(), {600}).minutes;
            if (field.kind == Kind::Count && dice.chance(80)) value = dice.between(-1, 10);
            const Id* refers = std::get_if<Id>(&value);
            if (check_value(field, value) && !(refers && *refers == self)) return value;
        }
    }

    /// What the client alone can say: whether somebody of it confirmed, and where a project belongs that is red as its client is.
    [[nodiscard]] bool is_the_clients(const Field& field) const {
        return field.member == &tag<&Recovery::confirmed_by> ||
               (field.member == &tag<&Project::client> && cause >= Cause::WholeClient);
    }

    /// Takes out of a record that is made what would clear.
    void make_harmless(const EntityType& type, Entity& record) {
        const DateTime before = at({on(said_on).days - 1 - static_cast<std::int32_t>(dice.below(30))}, {600});
        if (&type == &type_of<PulseAnswer>) {
            auto& answer = static_cast<PulseAnswer&>(record);
            const auto* pulse = static_cast<const Pulse*>(workspace.find_any(type_of<Pulse>, answer.pulse.id));
            if (pulse && (pulse->from == theo || pulse->from == maya)) {
                // Older than what reddens, or no better.
                if (dice.chance(50)) answer.on = before;
                else {
                    answer.scale = AnswerScale::ZeroToTen;
                    answer.value = static_cast<std::int32_t>(dice.below(4));
                }
            }
        }
        if (&type == &type_of<ForcedClear>) {
            auto& clear = static_cast<ForcedClear&>(record);
            if (dice.chance(50)) clear.reason = "  ";
            else clear.on = before;
        }
    }

    Edit some_edit() {
        Edit edit{"Edit", {}};
        const EntityType& type = *(dice.chance(50) ? dice.one_of(listened) : dice.one_of(types));
        const auto& rows = workspace.table(type).rows();
        if (rows.empty() || dice.chance(30)) {
            Record record(type);
            record->id = next_id();
            for (std::size_t i = shared_field; i < type.fields.size(); ++i)
                if (!is_the_clients(type.fields[i]) && dice.chance(80))
                    (void)type.fields[i].set(*record, fitting_value(type.fields[i], record->id));
            make_harmless(type, *record);
            edit.create(type, *record);
            return edit;
        }
        const Entity& record = *rows[dice.below(rows.size())];
        if (!is_alive(record)) edit.restore(type, record);
        else if (dice.chance(30)) edit.remove(type, record);
        else {
            const std::size_t field = shared_field + dice.below(type.fields.size() - shared_field);
            if (type.fields[field].merge != Merge::Fixed && !is_the_clients(type.fields[field]))
                edit.writes.push_back({&type, record.id, field, {}, fitting_value(type.fields[field], record.id)});
        }
        return edit;
    }

    const std::vector<const EntityType*> listened{
        &type_of<Client>,   &type_of<Project>,     &type_of<Stakeholder>, &type_of<Pulse>,      &type_of<PulseAnswer>,
        &type_of<Recovery>, &type_of<ForcedClear>, &type_of<ManualLight>, &type_of<LightRules>, &type_of<PulsePlan>};
};

}  // namespace

TEST_CASE("No edit but the client's own word or a clear with a reason makes a red project anything but red") {
    std::size_t done = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        Dice dice(seed);
        Law law(static_cast<Cause>(seed % causes), dice);
        EngagementIndex follows = law.index();
        for (std::uint32_t i = 0; i < 200; ++i) {
            CAPTURE(i);
            Edit edit = law.some_edit();
            const Stamp stamp{stamp_on(on("11-30")).clock + (std::uint64_t{i} << 16), 1, 1000 + i};
            done += apply(law.workspace, edit, stamp).has_value();
            if (dice.chance(50)) continue;  // Several edits at once.
            follows.follow(law.today);
            const auto& project =
                static_cast<const Project&>(*law.workspace.find_any(type_of<Project>, law.project.id));
            const ProjectLights lights = lights_of(follows, nullptr, project);
            REQUIRE(lights.overall == Light::Red);
            REQUIRE(lights.overridden());
            for (const DimensionLight& one : lights.sides) REQUIRE(one.shown == Light::Red);
            REQUIRE(health_of(follows, lights).score.value_or(0) <= health_cap);
            REQUIRE(dissatisfaction_of(follows, law.client));
            REQUIRE(dissatisfactions_of(EngagementIndex(law.workspace, law.today), law.project).size() ==
                    lights.dissatisfactions.size());
        }
    }
    CHECK(done > 8000);
}

}  // namespace rapport
