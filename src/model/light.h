#pragma once
// How a project stands, as a colour for each side of it: rules that may be changed, colours set by hand with a reason, and how they
// stood on the days of reports. The colours themselves are computed (engagement/lights) and never stored but in a report.

#include "model/person.h"
#include "model/project.h"

namespace rapport {

/// In the order in which the worst wins, but for Unknown.
enum class Light : std::uint8_t { Unknown, Green, Amber, Red };
template <> struct Choices<Light> {
    static constexpr std::array<Choice, 4> all{
        {{"unknown", "Not known"}, {"green", "Green"}, {"amber", "Amber"}, {"red", "Red"}}};
};

enum class Dimension : std::uint8_t { Client, Schedule, Budget, Scope, Value, Engagement, Risk, Own };
template <> struct Choices<Dimension> {
    static constexpr std::array<Choice, 8> all{{{"client", "Client"},
                                                {"schedule", "Schedule"},
                                                {"budget", "Budget"},
                                                {"scope", "Scope"},
                                                {"value", "Value"},
                                                {"engagement", "Engagement"},
                                                {"risk", "Risk"},
                                                {"own", "Own"}}};
};

/// From where on a side of a project is green, amber or red, and what each counts in the health score. Without a record the
/// defaults hold.
struct LightRules : Entity {
    Ref<Project> project;           ///< Null: all projects that have none of their own.
    std::int32_t client_green = 7;  ///< Pulse of 10 from which the client's light is green. Below 4 it is red, always.
    Percent spi_green{95};          ///< SPI(t), from which on.
    Percent spi_amber{85};
    std::int32_t schedule_slack = 0;  ///< Days that a finish may lie behind what was promised and still counts as kept.
    Percent engagement_amber{100};    ///< Days of silence in percent of the rhythm, above which.
    Percent engagement_red{200};
    Percent budget_green{100};  ///< Estimate at completion in percent of the budget, up to which it is green.
    Percent budget_amber{110};
    Percent scope_green{5};  ///< Growth over the first baseline.
    Percent scope_amber{15};
    Percent value_green{90};  ///< Value delivered in percent of what was planned by now, from which on.
    Percent value_amber{70};
    std::int32_t risk_amber = 8;  ///< Probability times impact (1 to 25) of the worst open entry, from which on.
    std::int32_t risk_red = 15;
    std::int32_t weight_satisfaction = 35;
    std::int32_t weight_schedule = 15;
    std::int32_t weight_budget = 15;
    std::int32_t weight_engagement = 15;
    std::int32_t weight_value = 15;
    std::int32_t weight_risk = 5;
};

template <> struct Schema<LightRules> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "light_rules";
    static constexpr std::string_view label = "rules of the lights";
    static constexpr std::string_view plural = "all rules of the lights";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                             JSON name              label                                    seen by merge   found by
        field<&LightRules::project>             ("project",             "Project",                               Team, Fixed,  Search::None),
        field<&LightRules::client_green>        ("client_green",        "Pulse of 10: green from",               Team, Latest, Search::None),
        field<&LightRules::spi_green>           ("spi_green",           "SPI(t): green from",                    Team, Latest, Search::None),
        field<&LightRules::spi_amber>           ("spi_amber",           "SPI(t): amber from",                    Team, Latest, Search::None),
        field<&LightRules::schedule_slack>      ("schedule_slack",      "Days late that still count as kept",    Team, Latest, Search::None),
        field<&LightRules::engagement_amber>    ("engagement_amber",    "Silence of the rhythm: amber above",    Team, Latest, Search::None),
        field<&LightRules::engagement_red>      ("engagement_red",      "Silence of the rhythm: red above",      Team, Latest, Search::None),
        field<&LightRules::budget_green>        ("budget_green",        "Budget: green up to",                   Team, Latest, Search::None),
        field<&LightRules::budget_amber>        ("budget_amber",        "Budget: amber up to",                   Team, Latest, Search::None),
        field<&LightRules::scope_green>         ("scope_green",         "Scope grown: green up to",              Team, Latest, Search::None),
        field<&LightRules::scope_amber>         ("scope_amber",         "Scope grown: amber up to",              Team, Latest, Search::None),
        field<&LightRules::value_green>         ("value_green",         "Value of what was planned: green from", Team, Latest, Search::None),
        field<&LightRules::value_amber>         ("value_amber",         "Value of what was planned: amber from", Team, Latest, Search::None),
        field<&LightRules::risk_amber>          ("risk_amber",          "Worst exposure: amber from",            Team, Latest, Search::None),
        field<&LightRules::risk_red>            ("risk_red",            "Worst exposure: red from",              Team, Latest, Search::None),
        field<&LightRules::weight_satisfaction> ("weight_satisfaction", "Health: satisfaction counts",           Team, Latest, Search::None),
        field<&LightRules::weight_schedule>     ("weight_schedule",     "Health: schedule counts",               Team, Latest, Search::None),
        field<&LightRules::weight_budget>       ("weight_budget",       "Health: budget counts",                 Team, Latest, Search::None),
        field<&LightRules::weight_engagement>   ("weight_engagement",   "Health: engagement counts",             Team, Latest, Search::None),
        field<&LightRules::weight_value>        ("weight_value",        "Health: value counts",                  Team, Latest, Search::None),
        field<&LightRules::weight_risk>         ("weight_risk",         "Health: risk counts",                   Team, Latest, Search::None));
    // clang-format on
};

/// A light that somebody set by hand, and why. Of one side of a project the latest that has not ended holds.
struct ManualLight : Entity {
    Ref<Project> project;
    Dimension dimension = Dimension::Own;
    std::string name;  ///< Of an own side.
    Light light = Light::Amber;
    std::string reason;
    Ref<Person> by;
    Date on;
    std::optional<Date> ended;
};

template <> struct Schema<ManualLight> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "manual_light";
    static constexpr std::string_view label = "light by hand";
    static constexpr std::string_view plural = "lights by hand";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                    JSON name    label            seen by   merge   found by
        field<&ManualLight::project>   ("project",   "Project",       Everyone, Fixed,  Search::None),
        field<&ManualLight::dimension> ("dimension", "Side",          Everyone, Fixed,  Search::None),
        field<&ManualLight::name>      ("name",      "Own side",      Everyone, Latest, Search::Body),
        field<&ManualLight::light>     ("light",     "Light",         Everyone, Latest, Search::None),
        field<&ManualLight::reason>    ("reason",    "Why",           Everyone, Latest, Search::Heading),
        field<&ManualLight::by>        ("by",        "Set by",        Everyone, Latest, Search::None),
        field<&ManualLight::on>        ("on",        "Set on",        Everyone, Latest, Search::None),
        field<&ManualLight::ended>     ("ended",     "Until",         Everyone, Latest, Search::None));
    // clang-format on
};

/// How the lights of a project stood on the day of a report: kept as they were shown then.
struct LightReport : Entity {
    Ref<Project> project;
    Date on;
    Light overall = Light::Unknown;
    Light client = Light::Unknown;
    Light schedule = Light::Unknown;
    Light budget = Light::Unknown;
    Light scope = Light::Unknown;
    Light value = Light::Unknown;
    Light engagement = Light::Unknown;
    Light risk = Light::Unknown;
    bool dissatisfied = false;  ///< The client was not content, and so all of them were red.
    std::int32_t health = -1;   ///< 0 to 100; −1: not known.
    std::int32_t coverage = 0;  ///< Percent of the weight of the health score that had data.
    Prose words;                ///< What the report says of it.
};

template <> struct Schema<LightReport> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "light_report";
    static constexpr std::string_view label = "report of the lights";
    static constexpr std::string_view plural = "reports of the lights";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                       JSON name       label                 seen by   merge   found by
        field<&LightReport::project>      ("project",      "Project",            Everyone, Fixed,  Search::None),
        field<&LightReport::on>           ("on",           "On",                 Everyone, Fixed,  Search::None),
        field<&LightReport::overall>      ("overall",      "Overall",            Everyone, Fixed,  Search::None),
        field<&LightReport::client>       ("client",       "Client",             Everyone, Fixed,  Search::None),
        field<&LightReport::schedule>     ("schedule",     "Schedule",           Everyone, Fixed,  Search::None),
        field<&LightReport::budget>       ("budget",       "Budget",             Team,     Fixed,  Search::None),
        field<&LightReport::scope>        ("scope",        "Scope",              Everyone, Fixed,  Search::None),
        field<&LightReport::value>        ("value",        "Value",              Everyone, Fixed,  Search::None),
        field<&LightReport::engagement>   ("engagement",   "Engagement",         Team,     Fixed,  Search::None),
        field<&LightReport::risk>         ("risk",         "Risk",               Team,     Fixed,  Search::None),
        field<&LightReport::dissatisfied> ("dissatisfied", "Client not content", Everyone, Fixed,  Search::None),
        field<&LightReport::health>       ("health",       "Health",             Team,     Fixed,  Search::None),
        field<&LightReport::coverage>     ("coverage",     "Health: coverage",   Team,     Fixed,  Search::None),
        field<&LightReport::words>        ("words",        "What is said of it", Everyone, Latest, Search::Heading));
    // clang-format on
};

}  // namespace rapport
