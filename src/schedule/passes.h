#pragma once
// The two passes of the critical path method: forward, as early as it can be; backward, as late as it may be.

#include <optional>

#include "schedule/network.h"
#include "schedule/pace.h"

namespace rapport {

/// Longer than any project; keeps sums of durations far from the ends of what a number can hold.
constexpr std::int64_t longest_work = std::int64_t{1'000} * 366 * minutes_per_day;

/// A leaf as the passes see it. What few tasks have is read from the task itself, where `special` says that there is some.
struct Job {
    std::int64_t duration = 0;
    std::int64_t left = 0;  ///< Of that, once it has begun.
    Pace pace = project_pace;
    Pace slack_pace = project_pace;  ///< Slack is told by the task's own calendar, never by that of people.
    bool special = false;            ///< It has a constraint, dates by hand, a repetition, a delay, or has begun.
    bool waits_to_the_last = false;  ///< As late as possible.
    bool begun = false;
    bool started =
        false;  ///< When it began is a fact: nothing before it, and nothing that waits for its start, moves that.
    bool repeats = false;  ///< See Frame::repeating.
    bool finished = false;
    bool operator==(const Job&) const = default;
};

struct Times {
    Moment early_start, early_finish;
    Moment late_start;
    Moment late_finish;  ///< The latest instant there is, which may lie behind the end of a shift: see late_finish_of.
};

/// What decided where a node lies.
struct Hold {
    Driver driver = Driver::ProjectStart;
    std::int32_t link = -1;  ///< Of the network.
    std::int32_t row = -1;   ///< The summary whose constraint holds it.
    bool refused = false;    ///< Its own dates are earlier than what holds it would allow.
    bool finish = false;     ///< It decided the finish, and the start followed.
    bool resumes = false;    ///< What is left of it waits for the status date.
    bool calendar = false;   ///< A calendar other than the project's put it off further.
    bool operator==(const Hold&) const = default;
};

/// What became of a leaf since the passes ran last.
enum Trace : std::uint8_t {
    JobChanged = 1,  ///< Its job is another.
    EarlyDue = 2,    ///< What it waits for has moved.
    LateDue = 4,     ///< What waits for it has moved.
    Touched = 8,     ///< Something that is told of it may be another.
};

struct Early {
    std::int32_t row;
    Moment start, finish;
};

/// What holds for all tasks of a plan.
struct Frame {
    Moment start;                     ///< Of the project.
    Moment status = unbounded_below;  ///< What is not done by then can only be done after.
    std::optional<Moment> finish;     ///< Reckoned back from there: all is as late as it may be.
    std::vector<Early> repeating{};   ///< From their first time to the end of their last; by row.
};

struct Passes {
    const Outline& outline;
    const Network& net;
    const Paces& paces;
    const std::vector<Job>& jobs;
    Frame frame;

    std::vector<Times> times{};    ///< By node. For tasks as late as possible the early ones are when they are planned.
    std::vector<Hold> holds{};     ///< By row.
    std::vector<Early> waiting{};  ///< Of tasks as late as possible: when they could be.
    std::vector<Times> inside{};   ///< By gate: the first start and the first finish behind it.
    std::vector<Moment> latest_inside{};  ///< By gate: what the constraints of summaries allow.
    Moment finish{};                      ///< Of the project.

    void run();
    /// No more than how early everything is (`times` without the late dates, `holds`, `finish`), where that can be had alone.
    void run_early();
    /// The same, once it has run, for the nodes that are marked (JobChanged) and those that follow from them; marks all that
    /// were touched. Only where is_plain().
    void run_again(std::vector<std::uint8_t>& traces);
    /// Leaves alone, none as late as possible: each is placed by those it is linked with and by nothing else.
    [[nodiscard]] bool is_plain() const;
    /// A moment so much later (direction 1) or earlier (-1) as the link says.
    [[nodiscard]] Moment shifted(const NetLink& link, Moment from, int direction) const;

    /// As it is told: at the end of a shift.
    [[nodiscard]] Moment late_finish_of(std::int32_t row) const;
    [[nodiscard]] std::int64_t total_slack(std::int32_t row) const;
    [[nodiscard]] std::int64_t free_slack(std::int32_t row) const;
    /// By row, of leaves: whether it is on a chain of drivers that ends with the plan.
    [[nodiscard]] std::vector<std::uint8_t> longest_path() const;

private:
    enum class Lateness : std::uint8_t { Ignored, Kept };  ///< Of tasks as late as possible.
    struct Bounds;

    void forward(Lateness lateness);
    void forward_again(std::vector<std::uint8_t>& traces);
    void backward();
    void backward_again(std::vector<std::uint8_t>& traces, bool all);
    void place_gate(Node gate);
    void place_leaf(Node leaf, Lateness lateness);
    void raise(Bounds& bounds, Node node) const;
    void constrain(const Task& task, const Job& job, Paces::Span& span, Hold& hold) const;
    [[nodiscard]] std::optional<Paces::Span> pinned(Node leaf, Hold& hold) const;
    [[nodiscard]] Paces::Span repeated(Node leaf) const;
    [[nodiscard]] Moment resumed(const Job& job, Moment start, Hold& hold) const;
    void run_back();
    void settle_roll(Node roll);
    void settle_leaf(Node leaf);
    void lower(Moment& late_start, Moment& late_finish, Node node) const;
    void limit(const Task& task, const Job& job, Moment& late_finish) const;
    [[nodiscard]] bool counts(Node node) const;  ///< It can still be early or late.
    [[nodiscard]] bool waits(Node node) const;   ///< What comes before it can still hold it.
    void look_inside();
    void follow_drivers(Node node, bool by_finish, std::vector<Node>& found) const;
    [[nodiscard]] std::int64_t gap_behind(Node node, std::int32_t row) const;
};

}  // namespace rapport
