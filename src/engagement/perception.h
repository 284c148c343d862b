#pragma once
// How the client, the team and the figures see one project, on one scale of 0 to 10; and the alarm where they do not agree: green
// outside, red inside ("watermelon").

#include "engagement/lights.h"
#include "engagement/scores.h"

namespace rapport {

/// So many points the team may not be above the client.
constexpr double perception_gap = 3;

enum class PerceptionAlarm : std::uint8_t {
    None,
    Watermelon,  ///< The figures are green, and the client’s pulse is red.
    TeamAbove,   ///< The team sees it at least three points better than the client.
};

struct Perception {
    std::optional<double> client;  ///< Pulse score of 0 to 10; absent: no data.
    std::optional<double> team;
    std::optional<double>
        facts;  ///< Mean of the computed lights that are known, but for the client's own: green 10, amber 5, red 0.
    std::size_t client_people = 0;
    std::size_t team_people = 0;
    std::size_t lights = 0;
    std::optional<double> gap;                      ///< Team less client.
    PerceptionAlarm alarm = PerceptionAlarm::None;  ///< Watermelon before TeamAbove.
    std::string sentence;                           ///< Also where there is no alarm.
};

/// `lights`: of that project.
Perception perception_of(const EngagementIndex& index, const ProjectLights& lights);
/// The rule alone. `facts_green`: of the computed lights one is known, and all that are known are green.
PerceptionAlarm alarm_of(std::optional<double> client, std::optional<double> team, bool facts_green);

}  // namespace rapport
