#pragma once
// A piece of work inside a project, as estimated and done. When it happens is computed (schedule/), except where a person
// fixed it by hand.

#include "model/board_column.h"

namespace rapport {

enum class TimeUnit : std::uint8_t {
    Working,  ///< Counts minutes in which the calendar works.
    Elapsed,  ///< Counts every minute of the clock.
};
template <> struct Choices<TimeUnit> {
    static constexpr std::array<Choice, 2> all{{{"working", "Working time"}, {"elapsed", "Elapsed time"}}};
};

enum class Constraint : std::uint8_t {
    AsSoonAsPossible,
    AsLateAsPossible,
    MustStartOn,
    MustFinishOn,
    StartNoEarlier,
    StartNoLater,
    FinishNoEarlier,
    FinishNoLater,
};
template <> struct Choices<Constraint> {
    static constexpr std::array<Choice, 8> all{{{"asap", "As soon as possible"},
                                                {"alap", "As late as possible"},
                                                {"must_start_on", "Must start on"},
                                                {"must_finish_on", "Must finish on"},
                                                {"start_no_earlier", "Start no earlier than"},
                                                {"start_no_later", "Start no later than"},
                                                {"finish_no_earlier", "Finish no earlier than"},
                                                {"finish_no_later", "Finish no later than"}}};
};

/// Which of the three stays when one of the others changes: work = duration × units.
enum class EffortType : std::uint8_t {
    FixedUnits,     ///< More work takes longer; more people finish sooner.
    FixedWork,      ///< The effort is known: more people finish sooner.
    FixedDuration,  ///< The days are known: more people do more work, or each does less.
};
template <> struct Choices<EffortType> {
    static constexpr std::array<Choice, 3> all{
        {{"fixed_units", "Fixed units"}, {"fixed_work", "Fixed work"}, {"fixed_duration", "Fixed duration"}}};
};

/// A task with tasks below it is a summary: its own duration, dates and progress are theirs.
struct Task : Entity {
    Ref<Project> project;
    Ref<Task> parent;
    Rank rank;  ///< Among its siblings.
    std::string name;
    bool milestone = false;  ///< A point in time that matters.
    Minutes duration{480};   ///< Estimated.
    TimeUnit duration_unit = TimeUnit::Working;
    bool estimated = false;  ///< The duration is a first guess, shown as "5 d?".
    Minutes work;            ///< Effort of all people together; zero: not said.
    EffortType effort_type = EffortType::FixedUnits;
    std::optional<Minutes> optimistic;   ///< The duration if all goes well; `duration` is the most likely one.
    std::optional<Minutes> pessimistic;  ///< … if much goes wrong. Both, or neither.
    Constraint constraint = Constraint::AsSoonAsPossible;
    std::optional<DateTime> constraint_date;
    bool manual = false;  ///< Start and finish below hold, whatever the links say.
    std::optional<DateTime> manual_start;
    std::optional<DateTime> manual_finish;
    std::optional<DateTime> deadline;  ///< Warns, moves nothing.
    std::optional<DateTime> promised;  ///< What the client was told.
    Percent done;
    std::optional<Minutes> remaining;  ///< Duration still to go; absent: what `done` leaves of the duration.
    std::optional<DateTime> actual_start;
    std::optional<DateTime> actual_finish;
    Ref<WorkingCalendar> calendar;
    bool ignores_people_calendars = false;
    bool active = true;           ///< An inactive task is kept but not planned.
    std::int32_t priority = 500;  ///< 0 to 1000, for levelling; 1000: never moved by it.
    Minutes level_delay;          ///< Working time of the project by which levelling puts it off behind its links.
    Ref<BoardColumn> column;      ///< Null: by its progress.
    std::string code;             ///< Own number, where the outline number will not do.
    Prose acceptance;             ///< How the client sees that it is good.
    Prose summary;                ///< What the client reads.
    std::string moved_because;    ///< Why its date moved, as the client reads it.
    Prose notes;
    Tags tags;
    std::int32_t uid = 0;  ///< What another program's file called it; 0 if it came from none.
};

template <> struct Schema<Task> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "task";
    static constexpr std::string_view label = "task";
    static constexpr std::string_view plural = "tasks";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                           JSON name                   label                         seen by   merge   found by
        field<&Task::project>                  ("project",                  "Project",                    Everyone, Fixed,  Search::None),
        field<&Task::parent>                   ("parent",                   "Part of",                    Everyone, Latest, Search::None, Group::Position),
        field<&Task::rank>                     ("rank",                     "Place",                      Everyone, Latest, Search::None, Group::Position),
        field<&Task::name>                     ("name",                     "Name",                       Everyone, Latest, Search::Heading),
        field<&Task::milestone>                ("milestone",                "Milestone",                  Everyone, Latest, Search::None),
        field<&Task::duration>                 ("duration",                 "Duration",                   Everyone, Latest, Search::None, Group::Schedule),
        field<&Task::duration_unit>            ("duration_unit",            "Duration counts",            Team,     Latest, Search::None, Group::Schedule),
        field<&Task::estimated>                ("estimated",                "First guess",                Team,     Latest, Search::None),
        field<&Task::work>                     ("work",                     "Work",                       Team,     Latest, Search::None),
        field<&Task::effort_type>              ("effort_type",              "Holds fixed",                Team,     Latest, Search::None),
        field<&Task::optimistic>               ("optimistic",               "If all goes well",           Team,     Latest, Search::None, Group::Estimate),
        field<&Task::pessimistic>              ("pessimistic",              "If much goes wrong",         Team,     Latest, Search::None, Group::Estimate),
        field<&Task::constraint>               ("constraint",               "Constraint",                 Team,     Latest, Search::None, Group::Schedule),
        field<&Task::constraint_date>          ("constraint_date",          "Constraint date",            Team,     Latest, Search::None, Group::Schedule),
        field<&Task::manual>                   ("manual",                   "Dates by hand",              Team,     Latest, Search::None, Group::Schedule),
        field<&Task::manual_start>             ("manual_start",             "Start by hand",              Everyone, Latest, Search::None, Group::Schedule),
        field<&Task::manual_finish>            ("manual_finish",            "Finish by hand",             Everyone, Latest, Search::None, Group::Schedule),
        field<&Task::deadline>                 ("deadline",                 "Deadline",                   Team,     Latest, Search::None),
        field<&Task::promised>                 ("promised",                 "Promised for",               Everyone, Latest, Search::None),
        field<&Task::done>                     ("done",                     "Done",                       Everyone, Latest, Search::None),
        field<&Task::remaining>                ("remaining",                "Remaining duration",         Team,     Latest, Search::None),
        field<&Task::actual_start>             ("actual_start",             "Started",                    Everyone, Latest, Search::None),
        field<&Task::actual_finish>            ("actual_finish",            "Finished",                   Everyone, Latest, Search::None),
        field<&Task::calendar>                 ("calendar",                 "Calendar",                   Team,     Latest, Search::None),
        field<&Task::ignores_people_calendars> ("ignores_people_calendars", "Ignores people’s calendars", Team,     Latest, Search::None),
        field<&Task::active>                   ("active",                   "Active",                     Team,     Latest, Search::None),
        field<&Task::priority>                 ("priority",                 "Priority",                   Team,     Latest, Search::None),
        field<&Task::level_delay>              ("level_delay",              "Levelling delay",            Team,     Latest, Search::None),
        field<&Task::column>                   ("column",                   "Column of the board",        Team,     Latest, Search::None),
        field<&Task::code>                     ("code",                     "Code",                       Everyone, Latest, Search::Heading),
        field<&Task::acceptance>               ("acceptance",               "Accepted when",              Everyone, Latest, Search::Body),
        field<&Task::summary>                  ("summary",                  "Summary for the client",     Everyone, Latest, Search::Body),
        field<&Task::moved_because>            ("moved_because",            "Why it moved, for the client", Everyone, Latest, Search::Body),
        field<&Task::notes>                    ("notes",                    "Internal notes",             Team,     Latest, Search::Body),
        field<&Task::tags>                     ("tags",                     "Tags",                       Team,     Each,   Search::Body),
        field<&Task::uid>                      ("uid",                      "Number in its file",         Team,     Latest, Search::None));
    // clang-format on
};

}  // namespace rapport
