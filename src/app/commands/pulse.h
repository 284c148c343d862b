#pragma once
// The people of a client are asked, answer, complain, and are won back.

#include <span>

#include "app/commands/client.h"
#include "app/edit.h"

namespace rapport {

struct NewAnswer {
    std::string question;  ///< Its key.
    std::string asked;     ///< Its words.
    AnswerScale scale = AnswerScale::Words;
    std::int32_t value = -1;  ///< −1: none was given.
    std::string words;
    bool makes_task = false;  ///< What they wish becomes a task of the project.
};

struct NewPulse {
    Pulse pulse;  ///< With its id, client and whoever was asked; `decides` is looked up.
    std::vector<NewAnswer> answers;
    bool is_touch = true;      ///< It is logged as a touch, where somebody of the client was asked directly.
    std::uint32_t jitter = 0;  ///< For the places of tasks.
};
/// One edit: the pulse, its answers, the touch that it was, and a recovery for the lowest answer below 4 of 10 of somebody of the
/// client, with whoever looks after them as its owner. Questions that nobody answered are left out; without any answer it says
/// that they were asked. Refuses one to come, somebody of another client, and a number that is not on its scale.
Result<Edit> log_pulse(const Workspace&, const NewPulse& wanted, const MakeId&, DateTime now);
/// The answers to one that was asked before. Refuses one that has answers already.
Result<Edit> answer_pulse(const Workspace&, Ref<Pulse>, const std::vector<NewAnswer>&, const MakeId&, DateTime now,
                          std::uint32_t jitter);

/// A complaint, or that they told us. Owned by whoever looks after the client where nobody else is named. Refuses one without words, unless it
/// is of an answer that came in none, and one that comes in the future.
Result<Edit> open_recovery(const Workspace&, Recovery wanted, DateTime now);
/// Somebody has spoken with them about it.
Result<Edit> contact_about(const Workspace&, Ref<Recovery>, DateTime when);
/// The client was told what was done. Refuses before anything is written down as done.
Result<Edit> tell_client(const Workspace&, Ref<Recovery>, Date when);
/// The client says that it is well again. Refuses without a name, before they were told, and a day to come.
Result<Edit> confirm_recovery(const Workspace&, Ref<Recovery>, Ref<Stakeholder> by, std::string_view words, Date when,
                              Date today);
/// What is done about it becomes a task of its project, or of the relationship with the client, due on its day.
Result<Edit> recovery_to_task(const Workspace&, Ref<Recovery>, const MakeId&, std::uint32_t jitter, Date today);
/// Sets aside, for good to be seen, that a client is not content. A reason of some words is needed.
Result<Edit> force_clear(const Workspace&, Id id, Ref<Client>, Ref<Project>, std::string_view reason, Ref<Person> by,
                         DateTime now);

/// A light by hand; it ends the one before on that side. A reason is needed.
Result<Edit> set_light(const Workspace&, ManualLight wanted);
Result<Edit> end_manual_light(const Workspace&, Ref<ManualLight>, Date today);

}  // namespace rapport
