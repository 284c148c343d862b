#pragma once
// How the people of a project say that it goes: the score, what is due to be asked, who was asked and what they answered.

#include "engagement/pulses.h"
#include "ui/views/record_form.h"

namespace rapport {

struct PlanPage;

/// A line of a card: what, how much of it, and what is to be known about that.
struct ScoreLine {
    std::string label;
    std::string value;
    std::string note;
};

struct ListeningState {
    bool deciders_twice = false;
    bool own_questions = false;  ///< Their list is open.
    // What was looked up, and for what.
    std::uint64_t revision = ~std::uint64_t{0};
    Id project;
    Date today;
    bool twice_read = false;
    PulseScore score;
    struct Point {
        std::optional<double> score;  ///< Absent: nobody had answered.
        bool enough = false;          ///< Of people, for a figure.
    };
    std::vector<Point> trend;        ///< Every 30 days, the last one today.
    std::vector<ScoreLine> people;   ///< What each of them answered last.
    std::vector<ScoreLine> figures;  ///< By question set.
    std::vector<PulseDue> due;
    struct Told {
        const Pulse* pulse = nullptr;
        std::optional<SetScore> score;
        bool answered = false;
    };
    std::vector<Told> pulses;                 ///< Newest first.
    std::vector<const PulseAnswer*> answers;  ///< Newest first.
};

void draw_listening(PlanPage& page, RecordForm& form, ListeningState& state);

}  // namespace rapport
