#include "engagement/strategy.h"

#include <algorithm>
#include <map>

#include "base/sort.h"
#include "base/text.h"
#include "engagement/facts.h"
#include "schedule/effort.h"

namespace rapport {
namespace {

/// Of one link: sums of many stay whole numbers.
constexpr std::int32_t heaviest = 10'000;

template <class E> bool by_name(const E* a, const E* b) {
    const int order = compare_natural(a->name, b->name);
    return order != 0 ? order < 0 : a->id < b->id;
}

}  // namespace

Minutes planned_work(const EngagementIndex& index, std::size_t at) {
    const IndexedTask& one = index.tasks()[at];
    if (one.summary || one.task->milestone || !one.task->active) return {};
    if (one.task->work.count > 0) return one.task->work;
    Minutes said, by_units;
    for (const Assignment& assignment : index.assignments_at(at)) {
        const Person* person = index.workspace().find(assignment.person);
        if (!person || person->kind != PersonKind::Person) continue;
        said = said + assignment.work;
        by_units = by_units + Minutes{one.task->duration.count * assignment.units.count / 100};
    }
    return said.count > 0 ? said : by_units;
}

Strategy strategy_of(const EngagementIndex& index) {
    std::map<Id, Minutes> work_of;  // By project.
    const std::span<const IndexedTask> tasks = index.tasks();
    const Project* last = nullptr;
    Minutes* sum = nullptr;
    for (std::size_t at = 0; at < tasks.size(); ++at) {
        if (!tasks[at].project || !is_open(*tasks[at].project)) continue;
        if (tasks[at].project != last) {
            last = tasks[at].project;
            sum = &work_of[last->id];
        }
        *sum = *sum + planned_work(index, at);
    }

    Strategy strategy;
    std::map<Id, std::size_t> places;
    for (const Objective& objective : index.workspace().all<Objective>())
        strategy.objectives.push_back({&objective, {}, 0, 0});
    sort_items(strategy.objectives,
               [](const ObjectiveShare& a, const ObjectiveShare& b) { return by_name(a.objective, b.objective); });
    for (std::size_t i = 0; i < strategy.objectives.size(); ++i) places[strategy.objectives[i].objective->id] = i;

    ObjectiveShare none;
    for (const Project& project : index.projects()) {
        if (!is_open(project)) continue;
        const Minutes work = work_of[project.id];
        strategy.work = strategy.work + work;
        std::vector<std::size_t> served;
        std::vector<std::int32_t> weights;
        for (const ObjectiveLink& link : index.objectives_of({project.id})) {
            const auto place = places.find(link.objective.id);
            if (place == places.end() || link.weight <= 0) continue;
            const auto known = std::ranges::find(served, place->second);
            if (known == served.end()) {
                served.push_back(place->second);
                weights.push_back(std::min(link.weight, heaviest));
            } else {
                weights[static_cast<std::size_t>(known - served.begin())] += std::min(link.weight, heaviest);
            }
        }
        if (served.empty()) {
            none.work = none.work + work;
            ++none.projects;
            if (project.kind == ProjectKind::Delivery) strategy.without_objective.push_back(&project);
            continue;
        }
        const std::vector<Minutes> parts = shares_of(work, weights);
        for (std::size_t i = 0; i < served.size(); ++i) {
            ObjectiveShare& share = strategy.objectives[served[i]];
            share.work = share.work + parts[i];
            ++share.projects;
        }
    }
    sort_items(strategy.objectives, std::ranges::greater{}, &ObjectiveShare::work);
    if (none.work.count > 0) strategy.objectives.push_back(none);
    if (strategy.work.count > 0)
        for (ObjectiveShare& share : strategy.objectives)
            share.share = static_cast<std::int32_t>(share.work.count * 1000 / strategy.work.count);
    sort_items(strategy.without_objective, by_name<Project>);
    return strategy;
}

}  // namespace rapport
