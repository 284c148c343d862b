#pragma once
// How a plan stood when someone agreed to it: what the plan of today is compared with.

#include "model/task.h"

namespace rapport {

struct Baseline : Entity {
    Ref<Project> project;
    std::string name;
    Date taken;
    std::optional<DateTime> p50;  ///< What was forecast for the finish that day.
    std::optional<DateTime> p80;
    Prose notes;
};

template <> struct Schema<Baseline> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "baseline";
    static constexpr std::string_view label = "baseline";
    static constexpr std::string_view plural = "baselines";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                JSON name  label              seen by   merge   found by
        field<&Baseline::project> ("project", "Project",         Everyone, Fixed,  Search::None),
        field<&Baseline::name>    ("name",    "Name",            Everyone, Latest, Search::Heading),
        field<&Baseline::taken>   ("taken",   "Taken on",        Everyone, Latest, Search::None),
        field<&Baseline::p50>     ("p50",     "Even odds (P50)", Team,     Latest, Search::None),
        field<&Baseline::p80>     ("p80",     "Likely (P80)",    Team,     Latest, Search::None),
        field<&Baseline::notes>   ("notes",   "Internal notes",  Team,     Latest, Search::Body));
    // clang-format on
};

/// What a baseline says of one task.
struct BaselineTask : Entity {
    Ref<Baseline> baseline;
    Ref<Task> task;
    DateTime start;
    DateTime finish;
    Minutes duration;
    Minutes work;
};

template <> struct Schema<BaselineTask> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "baseline_task";
    static constexpr std::string_view label = "task of a baseline";
    static constexpr std::string_view plural = "tasks of baselines";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                     JSON name   label       seen by   merge   found by
        field<&BaselineTask::baseline> ("baseline", "Baseline", Everyone, Fixed,  Search::None),
        field<&BaselineTask::task>     ("task",     "Task",     Everyone, Fixed,  Search::None),
        field<&BaselineTask::start>    ("start",    "Start",    Everyone, Latest, Search::None),
        field<&BaselineTask::finish>   ("finish",   "Finish",   Everyone, Latest, Search::None),
        field<&BaselineTask::duration> ("duration", "Duration", Everyone, Latest, Search::None),
        field<&BaselineTask::work>     ("work",     "Work",     Team,     Latest, Search::None));
    // clang-format on
};

}  // namespace rapport
