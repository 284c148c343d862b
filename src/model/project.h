#pragma once
// A piece of work for one client, with an end, a plan, and the client's own words for its success.

#include "base/text.h"
#include "model/stakeholder.h"

namespace rapport {

enum class Stage : std::uint8_t { Lead, Qualify, Estimate, Agreed, Active, Closing, Closed, Lost };
template <> struct Choices<Stage> {
    static constexpr std::array<Choice, 8> all{{{"lead", "Lead"},
                                                {"qualify", "Qualify"},
                                                {"estimate", "Estimate"},
                                                {"agreed", "Agreed"},
                                                {"active", "Active"},
                                                {"closing", "Closing"},
                                                {"closed", "Closed"},
                                                {"lost", "Lost"}}};
};

/// From which end a plan is reckoned.
enum class ProjectKind : std::uint8_t {
    Delivery,
    Relationship,  ///< Staying in touch with a client, for as long as they are one: it has no end.
};
template <> struct Choices<ProjectKind> {
    static constexpr std::array<Choice, 2> all{{{"delivery", "Delivery"}, {"relationship", "Relationship"}}};
};

enum class PlanFrom : std::uint8_t { Start, Finish };
template <> struct Choices<PlanFrom> {
    static constexpr std::array<Choice, 2> all{
        {{"start", "Forward from its start"}, {"finish", "Back from its finish"}}};
};

/// What makes a task critical.
enum class CriticalBy : std::uint8_t {
    Slack,        ///< No more total slack than Project::critical_slack.
    LongestPath,  ///< It is on a chain of drivers that ends with the plan.
};
template <> struct Choices<CriticalBy> {
    static constexpr std::array<Choice, 2> all{{{"slack", "Little slack"}, {"longest_path", "The longest path"}}};
};

/// How a three-point estimate is spread.
enum class EstimateShape : std::uint8_t { BetaPert, Triangular };
template <> struct Choices<EstimateShape> {
    static constexpr std::array<Choice, 2> all{{{"beta_pert", "Beta (PERT)"}, {"triangular", "Triangular"}}};
};

struct Project : Entity {
    Ref<Client> client;
    std::string name;
    std::string code;
    ProjectKind kind = ProjectKind::Delivery;
    Stage stage = Stage::Agreed;
    Prose success;                ///< What success is, in the client's words.
    Ref<Stakeholder> success_by;  ///< Who said so.
    std::optional<Date> success_on;
    std::string success_override;  ///< Why it is active before anybody knows what success is.
    Ref<Person> manager;
    DateTime start;  ///< No task starts before it.
    PlanFrom plan_from = PlanFrom::Start;
    std::optional<DateTime> finish;  ///< What a plan that is reckoned back ends with.
    std::optional<DateTime>
        promised;  ///< What the client was told. The plan is measured against it, never moved by it.
    std::optional<DateTime> status_date;  ///< Up to when progress is known.
    Ref<WorkingCalendar> calendar;        ///< Null: the standard week.
    Minutes day{480};                     ///< What "1 d" of duration means.
    Minutes week{2400};                   ///< What "1 w" means.
    std::int32_t month_days = 20;         ///< What "1 mo" means, in days.
    CriticalBy critical_by = CriticalBy::Slack;
    Minutes critical_slack;  ///< Up to which a task is critical.
    EstimateShape estimate_shape = EstimateShape::BetaPert;
    Percent optimistic{100};   ///< Of its duration, for a task without an estimate of its own.
    Percent pessimistic{100};  ///< Both 100: such a task takes what it takes.
    Percent optimism;          ///< How much of the doubt all tasks share, 0 to 50: estimates err together.
    std::string currency;      ///< ISO 4217.
    Prose summary;             ///< What the client reads.
    Prose notes;
    Tags tags;
};

/// It is under way, and nobody has said what success is nor why it is under way without.
inline bool is_without_success(const Project& project) {
    return project.kind == ProjectKind::Delivery && project.stage == Stage::Active &&
           trimmed(project.success.text).empty() && trimmed(project.success_override).empty();
}

template <> struct Schema<Project> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "project";
    static constexpr std::string_view label = "project";
    static constexpr std::string_view plural = "projects";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                      JSON name         label                             seen by   merge   found by
        field<&Project::client>         ("client",         "Client",                         Everyone, Latest, Search::None),
        field<&Project::name>           ("name",           "Name",                           Everyone, Latest, Search::Heading),
        field<&Project::code>           ("code",           "Code",                           Everyone, Latest, Search::Heading),
        field<&Project::kind>           ("kind",           "Kind",                           Team,     Latest, Search::None),
        field<&Project::stage>          ("stage",          "Stage",                          Team,     Latest, Search::None),
        field<&Project::success>        ("success",        "Success, in the client’s words", Everyone, Latest, Search::Body),
        field<&Project::success_by>     ("success_by",     "Said by",                        Everyone, Latest, Search::None),
        field<&Project::success_on>     ("success_on",     "Said on",                        Everyone, Latest, Search::None),
        field<&Project::success_override>("success_override", "Why active without it",          Team,     Latest, Search::Body),
        field<&Project::manager>        ("manager",        "Project manager",                Everyone, Latest, Search::None),
        field<&Project::start>          ("start",          "Start",                          Everyone, Latest, Search::None),
        field<&Project::plan_from>      ("plan_from",      "Planned",                        Team,     Latest, Search::None, Group::Schedule),
        field<&Project::finish>         ("finish",         "Finish",                         Everyone, Latest, Search::None, Group::Schedule),
        field<&Project::promised>       ("promised",       "Promised for",                   Everyone, Latest, Search::None),
        field<&Project::status_date>    ("status_date",    "Status date",                    Everyone, Latest, Search::None),
        field<&Project::calendar>       ("calendar",       "Calendar",                       Team,     Latest, Search::None),
        field<&Project::day>            ("day",            "Hours in a day",                 Team,     Latest, Search::None),
        field<&Project::week>           ("week",           "Hours in a week",                Team,     Latest, Search::None),
        field<&Project::month_days>     ("month_days",     "Days in a month",                Team,     Latest, Search::None),
        field<&Project::critical_by>    ("critical_by",    "Critical by",                    Team,     Latest, Search::None),
        field<&Project::critical_slack> ("critical_slack", "Critical up to a slack of",      Team,     Latest, Search::None),
        field<&Project::estimate_shape> ("estimate_shape", "Estimates are spread as",        Team,     Latest, Search::None),
        field<&Project::optimistic>     ("optimistic",     "Without an estimate, at best",   Team,     Latest, Search::None, Group::Estimate),
        field<&Project::pessimistic>    ("pessimistic",    "Without an estimate, at worst",  Team,     Latest, Search::None, Group::Estimate),
        field<&Project::optimism>       ("optimism",       "Doubt that all tasks share",     Team,     Latest, Search::None),
        field<&Project::currency>       ("currency",       "Currency",                       Team,     Latest, Search::None),
        field<&Project::summary>        ("summary",        "Summary for the client",         Everyone, Latest, Search::Body),
        field<&Project::notes>          ("notes",          "Internal notes",                 Team,     Latest, Search::Body),
        field<&Project::tags>           ("tags",           "Tags",                           Team,     Each,   Search::Body));
    // clang-format on
};

}  // namespace rapport
