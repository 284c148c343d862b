#include "engagement/perception.h"

#include <cmath>

#include "engagement/figures.h"
#include "engagement/pulses.h"

namespace rapport {
namespace {

constexpr double alike = 1;  ///< So many points are no difference.

double points_of(Light light) { return light == Light::Green ? 10 : light == Light::Amber ? 5 : 0; }

/// Of a few people no figure is said.
bool client_told(const Perception& seen) { return seen.client_people >= enough_answers; }
bool both_told(const Perception& seen) { return client_told(seen) && seen.team_people >= enough_answers; }

/// "Marek Dvorak is not content, whatever the mean says."; empty where everybody is.
std::string not_content(const Perception& seen, const ProjectLights& lights) {
    if (!lights.overridden()) return {};
    const Stakeholder* who = lights.dissatisfactions.front().who;
    const bool mean_hides_it = seen.client && band_of(*seen.client) != Band::Red;
    return (who ? who->name : std::string("The client")) + " is not content" +
           (mean_hides_it ? ", whatever the mean says." : ".");
}

std::string sentence_of(const Perception& seen, const ProjectLights& lights, bool facts_green) {
    const bool mean_says_so = facts_green && seen.client && band_of(*seen.client) == Band::Red;
    if (const std::string first = not_content(seen, lights); !first.empty() && !mean_says_so)
        return first + (facts_green ? " The figures are green: believe the client." : "");
    switch (seen.alarm) {
    case PerceptionAlarm::Watermelon:
        if (!seen.client) break;
        return "The figures are green, and the client is not" +
               (client_told(seen) ? ": their pulse is " + hundredths(*seen.client) + " of 10" : std::string()) +
               ". Believe the client.";
    case PerceptionAlarm::TeamAbove:
        return (both_told(seen) ? "The team sees it at " + hundredths(*seen.team) + " of 10, the client at " +
                                      hundredths(*seen.client)
                                : std::string("The team sees it much better than the client")) +
               ". Ask the client what you do not see.";
    case PerceptionAlarm::None: break;
    }
    if (!seen.client) return "Nobody of the client has said lately how it goes. Ask them.";
    if (!seen.team) return "Nobody of the team was asked the same. Ask them, and compare.";
    const double above = *seen.team - *seen.client, figures = seen.facts.value_or(*seen.client) - *seen.client;
    if (std::abs(figures) >= perception_gap)
        return (client_told(seen) ? "The figures stand at " + hundredths(*seen.facts) + " of 10, the client at " +
                                        hundredths(*seen.client)
                : figures > 0 ? std::string("The figures look much better than the client sees it")
                              : std::string("The client sees it much better than the figures look")) +
               (figures > 0 ? ". Ask what the figures do not show." : ". Ask what they value that no figure counts.");
    if (std::abs(above) < alike) return "The client and the team see it much alike.";
    return "The " + std::string(above > 0 ? "team" : "client") + " sees it better" +
           (both_told(seen)
                ? ": " + hundredths(*seen.team) + " of 10 by the team, " + hundredths(*seen.client) + " by the client."
                : std::string("."));
}

}  // namespace

PerceptionAlarm alarm_of(std::optional<double> client, std::optional<double> team, bool facts_green) {
    if (!client) return PerceptionAlarm::None;
    if (facts_green && band_of(*client) == Band::Red) return PerceptionAlarm::Watermelon;
    // Half a millionth: means of a few numbers do not come out to the last digit.
    if (team && *team - *client >= perception_gap - 5e-7) return PerceptionAlarm::TeamAbove;
    return PerceptionAlarm::None;
}

Perception perception_of(const EngagementIndex& index, const ProjectLights& lights) {
    Perception seen;
    const Ref<Project> project{lights.project->id};
    const PulseScore client = pulse_score(index, project);
    const PulseScore team = pulse_score(index, project, {.voices = Voices::Team});
    if (client.score) seen.client = client.score->value;
    if (team.score) seen.team = team.score->value;
    seen.client_people = client.people.size();
    seen.team_people = team.people.size();
    double sum = 0;
    bool green = true;
    for (const DimensionLight& one : lights.sides) {
        if (one.dimension == Dimension::Client || one.computed == Light::Unknown) continue;
        sum += points_of(one.computed);
        green &= one.computed == Light::Green;
        ++seen.lights;
    }
    if (seen.lights > 0) seen.facts = sum / static_cast<double>(seen.lights);
    if (seen.client && seen.team) seen.gap = *seen.team - *seen.client;
    const bool facts_green = green && seen.lights > 0;
    seen.alarm = alarm_of(seen.client, seen.team, facts_green);
    // Somebody who is not content is red inside, however others answered.
    const bool team_green = seen.team && band_of(*seen.team) == Band::Green;
    if (lights.overridden() && (facts_green || team_green)) seen.alarm = PerceptionAlarm::Watermelon;
    seen.sentence = sentence_of(seen, lights, facts_green);
    return seen;
}

}  // namespace rapport
