#pragma once
// What was promised or is expected, and how the plan stands to it.

#include "engagement/facts.h"
#include "engagement/index.h"

namespace rapport {

enum class PromiseStanding : std::uint8_t { Open, DueSoon, Overdue, Met, Broken, Withdrawn };
std::string_view label_of(PromiseStanding standing);

/// So many days ahead, a promise is due soon. Our choice: a working week can still change something.
constexpr std::int32_t soon_days = 7;

struct PromiseReading {
    const Promise* promise = nullptr;
    PromiseStanding standing = PromiseStanding::Open;
    std::optional<std::int32_t> days;  ///< To its due day; negative: since.
    bool without_task = false;         ///< An open promise (no expectation) that no living task keeps.
    bool task_done = false;            ///< Its task is done, and nobody has settled it.
    std::optional<Date> planned;       ///< When its task is planned to end, where that is known.
    bool planned_late = false;         ///< That is after its due day.

    [[nodiscard]] bool is_open() const { return promise->state == PromiseState::Open; }
};

PromiseReading reading_of(const EngagementIndex& index, const PlanOf& plan_of, const Promise& promise);
/// What stands in its way, or when it is due: "Promised for 3 Feb, planned for 9 Feb."
std::string sentence_of(const PromiseReading& reading, Date today);
/// By due day, those without one last.
std::vector<PromiseReading> promises_to(const EngagementIndex& index, const PlanOf& plan_of, Ref<Client> client);

/// What the client was told of the end of a project, beside what is known of it today.
struct ProjectPromise {
    const Project* project = nullptr;
    Date promised;
    Date expected;  ///< The forecast (P80) where there is one, or else the planned finish; today where that is past.
    Date planned;   ///< The planned finish; today where that is past: what is not done ends today at the earliest.
    bool by_forecast = false;    ///< `expected` is the forecast.
    std::int32_t days_late = 0;  ///< From promised to expected; 0: in time.
    std::string sentence;        ///< "Promised for 3 Feb, planned for 9 Feb."
};
/// Nothing where nothing was promised, the project is not open or is done, or its plan has no finish.
std::optional<ProjectPromise> promise_of(const Project& project, const PlanFacts* facts, Date today);

}  // namespace rapport
