#include "app/sample.h"

#include <set>

#include "engagement/lights.h"
#include "model/outline.h"
#include "schedule/forecast.h"
#include "schedule/schedule.h"
#include "support/print.h"

namespace rapport {
namespace {

/// The predecessors in the tables of app/sample.cpp, counted by hand: 31 of the booking, 13 of the driver app, 2 of the
/// shop, 4 of its first shelf. One that could not be read, or refers to no row, would be missing.
constexpr std::size_t links_in_the_tables = 50;

/// The first of every month from 2024 to 2030: every weekday, every length of a month, two leap years.
std::vector<Date> days_to_open_it() {
    std::vector<Date> days;
    for (int year = 2024; year <= 2030; ++year)
        for (int month = 1; month <= 12; ++month) days.push_back(date_of(Civil{year, month, 1}));
    return days;
}

Workspace sample_on(Date today) {
    Result<Workspace> sample = sample_workspace(today);
    REQUIRE(sample);
    return std::move(*sample);
}

template <class E> std::size_t count(const Workspace& workspace) {
    std::size_t records = 0;
    for ([[maybe_unused]] const E& record : workspace.all<E>()) ++records;
    return records;
}

/// A living record, of the type that the field names.
bool leads_somewhere(const Workspace& workspace, const Field& field, Id target) {
    const Workspace::Found found = workspace.find(target);
    return found && (!field.target || found.type->name == field.target());
}

/// "task 0198….parent", for each reference that leads nowhere.
std::vector<std::string> broken_references(const Workspace& workspace) {
    std::vector<std::string> broken;
    for (const EntityType* type : all_types())
        for (const Entity* record : workspace.table(*type).rows())
            for (const Field& field : type->fields) {
                if (field.kind != Kind::Reference) continue;
                const Id target = std::get<Id>(field.get(*record));
                const std::string name =
                    std::string(type->name) + " " + to_string(record->id) + "." + std::string(field.name);
                if (!target.is_null() && !leads_somewhere(workspace, field, target)) broken.push_back(name);
            }
    return broken;
}

std::vector<std::pair<std::string, Id>> ids_in(const Workspace& workspace) {
    std::vector<std::pair<std::string, Id>> ids;
    for (const EntityType* type : all_types())
        for (const Entity* record : workspace.table(*type).rows()) ids.emplace_back(type->name, record->id);
    return ids;
}

/// How a project stands, with its forecast, on the day the sample is opened.
struct Standing {
    Light overall = Light::Unknown;
    bool overridden = false;
    Date likely, promised;
    std::vector<std::string> other_than_green;  ///< Of what counts, and is not.
};

Standing standing_of(const Workspace& sample, std::string_view name, Date today) {
    const Project* project = nullptr;
    for (const Project& one : sample.all<Project>())
        if (one.name == name) project = &one;
    REQUIRE(project);
    REQUIRE(project->promised);
    const Outline outline = outline_of(sample, {project->id});
    const Schedule schedule = schedule_of(sample, outline);
    const Network net = network_of(sample, outline);
    Forecaster forecaster(sample, outline, net, {.runs = 200});
    while (forecaster.step(200)) {}
    Standing standing;
    standing.likely = date_of(forecaster.forecast().p80);
    standing.promised = date_of(*project->promised);
    const PlanFacts facts = plan_facts(outline, schedule, today, standing.likely);
    const EngagementIndex index(sample, today);
    const ProjectLights lights = lights_of(index, &facts, *project);
    standing.overall = lights.overall;
    standing.overridden = lights.overridden();
    for (const DimensionLight& side : lights.sides)
        if (side.counts && side.shown != Light::Green)
            standing.other_than_green.push_back(side.name + ": " + side.reason);
    return standing;
}

}  // namespace

TEST_CASE("Whatever a record of the sample refers to is there") {
    for (const Date today : days_to_open_it()) {
        CAPTURE(to_iso(today));
        CHECK(broken_references(sample_on(today)) == std::vector<std::string>{});
    }
}

TEST_CASE("Every predecessor in the sample's tables is a link") {
    for (const Date today : days_to_open_it()) {
        CAPTURE(to_iso(today));
        CHECK(count<Dependency>(sample_on(today)) == links_in_the_tables);
    }
}

TEST_CASE("The sample's plans have nothing to complain about, whenever it is opened") {
    for (const Date today : days_to_open_it()) {
        CAPTURE(to_iso(today));
        const Workspace sample = sample_on(today);

        for (const Project& project : sample.all<Project>()) {
            CAPTURE(project.name);
            const Outline outline = outline_of(sample, {project.id});
            const Schedule schedule = schedule_of(sample, outline);

            for (const OutlineProblem& problem : outline.problems()) FAIL_CHECK(problem.sentence);
            for (const PlanProblem& problem : schedule.problems) FAIL_CHECK(problem.sentence);
            CHECK(schedule.tasks.size() == outline.rows().size());
            CHECK(outline.rows().empty() == (project.kind == ProjectKind::Relationship));
        }
    }
}

TEST_CASE("The sample's main project is under way: some of it is done, some begun, some open") {
    for (const Date today : days_to_open_it()) {
        CAPTURE(to_iso(today));
        const Workspace sample = sample_on(today);
        const Outline outline = outline_of(sample, {sample_project(sample)});
        const Schedule schedule = schedule_of(sample, outline);

        int done = 0, begun = 0, open = 0;
        for (const OutlineRow& row : outline.rows()) {
            if (row.summary) continue;
            const Task& task = *row.task;
            ++(task.done.count >= 100 ? done : task.done.count > 0 ? begun : open);
            CAPTURE(task.name);
            CHECK(task.actual_start.has_value() == (task.done.count > 0));
            CHECK(task.actual_finish.has_value() == (task.done.count >= 100));
        }

        CHECK(done > 0);
        CHECK(begun > 0);
        CHECK(open > 0);
        CHECK(date_of(schedule.start) < today);
        CHECK(date_of(schedule.finish) > today);
    }
}

TEST_CASE("What the sample says is done, and was said, lies before the day it is opened") {
    for (const Date today : days_to_open_it()) {
        CAPTURE(to_iso(today));
        const Workspace sample = sample_on(today);

        for (const Task& task : sample.all<Task>()) {
            CAPTURE(task.name);
            if (task.actual_finish) CHECK(date_of(*task.actual_finish) < today);
        }
        for (const Comment& comment : sample.all<Comment>())
            CHECK(comment.written < Instant{std::int64_t{today.days} * minutes_per_day * 60'000});
    }
}

TEST_CASE("The sample's records have the same ids each time, and no two have one") {
    const auto first = ids_in(sample_on(days_to_open_it().front()));

    for (const Date today : days_to_open_it()) {
        CAPTURE(to_iso(today));
        CHECK(ids_in(sample_on(today)) == first);
    }

    std::set<Id> different;
    for (const auto& [type, id] : first) different.insert(id);
    CHECK(different.size() == first.size());
}

TEST_CASE("A workspace has the sample where its main project lives") {
    Workspace sample = sample_on(date_of(Civil{2026, 11, 2}));
    CHECK(has_sample(sample));
    CHECK_FALSE(has_sample(Workspace()));

    const Project* project = sample.find(Ref<Project>{sample_project(sample)});
    REQUIRE(project);
    CHECK(project->stage == Stage::Active);
    CHECK(sample.find(project->client) != nullptr);
}

TEST_CASE("One project of the sample is green on every side that counts, whatever day it is opened") {
    std::vector<Date> days = days_to_open_it();
    for (int day = 0; day < 7; ++day) days.push_back(Date{date_of(Civil{2026, 11, 2}).days + day});
    for (const Date today : days) {
        CAPTURE(to_iso(today));
        const Standing shelf = standing_of(sample_on(today), "One shelf online", today);
        CHECK(shelf.overall == Light::Green);
        CHECK(shelf.other_than_green == std::vector<std::string>{});
        CHECK_FALSE(shelf.overridden);
        CHECK(shelf.likely <= shelf.promised);
    }
}

TEST_CASE("The project of the sample whose client is not content is red, whatever its figures say") {
    const Date today = date_of(Civil{2026, 11, 2});
    const Standing vans = standing_of(sample_on(today), "Driver app", today);
    CHECK(vans.overall == Light::Red);
    CHECK(vans.overridden);
}

}  // namespace rapport
