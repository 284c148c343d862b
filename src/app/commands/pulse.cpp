#include "app/commands/pulse.h"

#include <algorithm>

#include "app/commands/plan.h"
#include "app/commands/touch.h"
#include "base/text.h"
#include "engagement/pulses.h"
#include "engagement/sayings.h"

namespace rapport {
namespace {

constexpr std::size_t fewest_letters = 10;  ///< Of a reason: one word is none.

Error invalid(std::string sentence) { return {Fault::Invalid, std::move(sentence), {}}; }

bool is_on_scale(const NewAnswer& answer) {
    if (answer.value < 0) return answer.value == -1;
    switch (answer.scale) {
    case AnswerScale::YesPartlyNo: return answer.value == 0 || answer.value == 5 || answer.value == 10;
    case AnswerScale::ZeroToTen:   return answer.value <= 10;
    case AnswerScale::OneToFive:   return answer.value >= 1 && answer.value <= 5;
    case AnswerScale::OneToSeven:  return answer.value >= 1 && answer.value <= 7;
    case AnswerScale::Words:       return false;
    }
    return false;
}

bool was_given(const NewAnswer& answer) { return answer.value >= 0 || !trimmed(answer.words).empty(); }

/// Takes the answers of a pulse down, and what follows from them.
class Taking {
public:
    Taking(const Workspace& workspace, const Pulse& pulse, const MakeId& make_id, DateTime now, std::uint32_t jitter)
        : workspace_(workspace), pulse_(pulse), make_id_(make_id), now_(now), jitter_(jitter) {}

    Result<void> take(const std::vector<NewAnswer>& answers, Edit& edit) {
        for (const NewAnswer& answer : answers) {
            if (!is_on_scale(answer))
                return invalid("“" + answer.asked + "” was answered with a number off its scale.");
            if (was_given(answer)) TRY(take(answer, edit));
        }
        if (lowest_.id != Id{} && workspace_.find(pulse_.from)) open_recovery_for(edit);
        return {};
    }

private:
    Result<void> take(const NewAnswer& given, Edit& edit) {
        PulseAnswer answer{};
        answer.id = make_id_();
        answer.pulse = {pulse_.id};
        answer.question = given.question;
        answer.asked = given.asked;
        answer.scale = given.scale;
        answer.value = given.value;
        answer.words = {std::string(trimmed(given.words))};
        answer.on = now_;
        if (given.makes_task && !answer.words.text.empty()) {
            const Id task = make_id_();
            edit.append(TRY(wish_to_task(answer.words.text, task)));
            answer.task = {task};
        }
        const std::optional<double> score = on_ten(answer.scale, answer.value);
        if (score && is_low(answer) && (lowest_.id.is_null() || *score < lowest_score_)) {
            lowest_ = answer;
            lowest_score_ = *score;
        }
        edit.create(answer);
        return {};
    }

    Result<Edit> wish_to_task(const std::string& words, Id task) const {
        const Project* project = workspace_.find(pulse_.project);
        if (!project) project = relationship_of(workspace_, pulse_.client);
        if (!project) return invalid("Choose the project first that the task goes to.");
        const Outline outline = outline_of(workspace_, Ref<Project>{project->id});
        return add_task(workspace_, outline, task, shortened(words, 120), {}, jitter_);
    }

    void open_recovery_for(Edit& edit) const {
        Recovery recovery{};
        recovery.id = make_id_();
        recovery.client = pulse_.client;
        recovery.project = pulse_.project;
        recovery.from = pulse_.from;
        recovery.source = RecoverySource::LowAnswer;
        recovery.answer = {lowest_.id};
        recovery.words = lowest_.words;  // Theirs alone: what was asked stands with the answer.
        recovery.received = now_;
        if (reaches_directly(pulse_.channel) && pulse_.channel != Channel::Email) recovery.contacted = now_;
        if (const Client* client = workspace_.find(pulse_.client)) recovery.owner = client->manager;
        edit.create(recovery);
    }

    const Workspace& workspace_;
    const Pulse& pulse_;
    const MakeId& make_id_;
    DateTime now_;
    std::uint32_t jitter_;
    PulseAnswer lowest_{};
    double lowest_score_ = 10;
};

void log_as_touch(const Workspace& workspace, const Pulse& pulse, const MakeId& make_id, Edit& edit) {
    const Stakeholder* person = workspace.find(pulse.from);
    if (!person || !reaches_directly(pulse.channel)) return;
    Touchpoint touch{};
    touch.id = make_id();
    touch.client = pulse.client;
    touch.project = pulse.project;
    touch.subject =
        std::string(Choices<PulseSet>::all[static_cast<std::size_t>(pulse.set)].label) + " with " + person->name;
    touch.held = pulse.asked;
    touch.channel = pulse.channel;
    touch.by = pulse.by;
    edit.create(touch);
    Participant participant{};
    participant.id = make_id();
    participant.touchpoint = {touch.id};
    participant.stakeholder = pulse.from;
    edit.create(participant);
}

const Recovery* open_one(const Workspace& workspace, Ref<Recovery> ref) { return workspace.find(ref); }
std::string called(const Workspace& workspace, const Recovery& recovery) {
    return "“" + shortened(title_said(workspace, type_of<Recovery>, recovery), 60) + "”";
}
Error gone() { return {Fault::Missing, "This is no longer there.", {}}; }

}  // namespace

Result<Edit> log_pulse(const Workspace& workspace, const NewPulse& wanted, const MakeId& make_id, DateTime now) {
    Pulse pulse = wanted.pulse;
    const Stakeholder* person = workspace.find(pulse.from);
    if (!workspace.find(pulse.client)) return invalid("Choose whose people were asked.");
    if (person && person->client != pulse.client)
        return invalid("Whoever is chosen here is not of this client. Choose again who was asked.");
    if (pulse.asked > now) return invalid("This is still to come. Answers are written down when they were given.");
    pulse.decides = person && person->decides;
    const std::string who = person ? person->name : "somebody";
    const bool answered = std::ranges::any_of(wanted.answers, was_given);
    Edit edit{(answered ? "Answers of “" : "Ask “") + shortened(who, 60) + "”", {}};
    edit.create(pulse);
    Taking taking(workspace, pulse, make_id, pulse.asked, wanted.jitter);
    TRY(taking.take(wanted.answers, edit));
    if (wanted.is_touch && answered) log_as_touch(workspace, pulse, make_id, edit);
    return edit;
}

Result<Edit> answer_pulse(const Workspace& workspace, Ref<Pulse> ref, const std::vector<NewAnswer>& answers,
                          const MakeId& make_id, DateTime now, std::uint32_t jitter) {
    const Pulse* pulse = workspace.find(ref);
    if (!pulse) return gone();
    for (const PulseAnswer& answer : workspace.all<PulseAnswer>())
        if (answer.pulse == ref) return invalid("This was answered already. Ask anew: what was answered stays.");
    if (std::ranges::none_of(answers, was_given)) return invalid("Nothing was answered yet.");
    Edit edit{"Answers to a pulse", {}};
    Taking taking(workspace, *pulse, make_id, now, jitter);
    TRY(taking.take(answers, edit));
    return edit;
}

Result<Edit> open_recovery(const Workspace& workspace, Recovery wanted, DateTime now) {
    const Client* client = workspace.find(wanted.client);
    if (!client) return invalid("Choose whose complaint it is.");
    wanted.words.text = std::string(trimmed(wanted.words.text));
    if (wanted.words.text.empty() && !answer_in_no_words(workspace, wanted))
        return invalid("Write down what they said, in their words.");
    if (wanted.received > now) return invalid("This is still to come. Write down when it was said.");
    if (const Stakeholder* from = workspace.find(wanted.from); from && from->client != wanted.client)
        return invalid("Whoever is chosen here is not of this client.");
    if (wanted.owner.is_null()) wanted.owner = client->manager;
    Edit edit{"Write down " + called(workspace, wanted), {}};
    edit.create(wanted);
    return edit;
}

Result<Edit> contact_about(const Workspace& workspace, Ref<Recovery> ref, DateTime when) {
    const Recovery* recovery = open_one(workspace, ref);
    if (!recovery) return gone();
    Edit edit{"Spoken with them about " + called(workspace, *recovery), {}};
    edit.set<&Recovery::contacted>(*recovery, std::max(when, recovery->received));
    return edit;
}

Result<Edit> tell_client(const Workspace& workspace, Ref<Recovery> ref, Date when) {
    const Recovery* recovery = open_one(workspace, ref);
    if (!recovery) return gone();
    if (trimmed(recovery->action.text).empty())
        return invalid("Write down first what is done about it: that is what the client is told.");
    Edit edit{"Tell the client about " + called(workspace, *recovery), {}};
    edit.set<&Recovery::told>(*recovery, when);
    if (!recovery->contacted)
        edit.set<&Recovery::contacted>(*recovery, std::max(at(when, {12 * 60}), recovery->received));
    return edit;
}

Result<Edit> confirm_recovery(const Workspace& workspace, Ref<Recovery> ref, Ref<Stakeholder> by,
                              std::string_view words, Date when, Date today) {
    const Recovery* recovery = open_one(workspace, ref);
    if (!recovery) return gone();
    const Stakeholder* who = workspace.find(by);
    if (!who || who->client != recovery->client) return invalid("Choose who of the client has confirmed it.");
    if (!recovery->told) return invalid("Tell the client first what was done; then they can confirm it.");
    if (when > today) return invalid("This is still to come.");
    Edit edit{who->name + " confirms " + called(workspace, *recovery), {}};
    edit.set<&Recovery::confirmed>(*recovery, when);
    edit.set<&Recovery::confirmed_by>(*recovery, by);
    edit.set<&Recovery::confirmation>(*recovery, Prose{std::string(trimmed(words))});
    return edit;
}

Result<Edit> recovery_to_task(const Workspace& workspace, Ref<Recovery> ref, const MakeId& make_id,
                              std::uint32_t jitter, Date today) {
    const Recovery* recovery = open_one(workspace, ref);
    if (!recovery) return gone();
    if (trimmed(recovery->action.text).empty()) return invalid("Write down first what is to be done about it.");
    if (workspace.find(recovery->task)) return invalid("It is a task already.");
    const Project* project = workspace.find(recovery->project);
    if (!project) project = relationship_of(workspace, recovery->client);
    if (!project) return invalid("There is no project that the task could go to.");
    const Id task = make_id();
    Edit edit = TRY(add_task(workspace, outline_of(workspace, Ref<Project>{project->id}), task,
                             shortened(recovery->action.text, 120), {}, jitter));
    edit.label = "Make a task of “" + shortened(recovery->action.text, 60) + "”";
    Task made{};
    made.id = task;
    edit.set<&Task::constraint>(made, Constraint::StartNoEarlier);
    edit.set<&Task::constraint_date>(made, at(today, {}));
    if (recovery->due) edit.set<&Task::deadline>(made, at(*recovery->due, Minutes{17 * minutes_per_hour}));
    if (workspace.find(recovery->owner)) {
        Assignment assignment{};
        assignment.id = make_id();
        assignment.task = {task};
        assignment.person = recovery->owner;
        edit.create(assignment);
    }
    edit.set<&Recovery::task>(*recovery, {task});
    return edit;
}

Result<Edit> force_clear(const Workspace& workspace, Id id, Ref<Client> client, Ref<Project> project,
                         std::string_view reason, Ref<Person> by, DateTime now) {
    if (!workspace.find(client)) return gone();
    ForcedClear clear{};
    clear.id = id;
    clear.client = client;
    clear.project = project;
    clear.reason = std::string(trimmed(reason));
    clear.by = by;
    clear.on = now;
    if (clear.reason.size() < fewest_letters)
        return invalid("Say why, in a few words: it stays in the history, beside what the client said.");
    Edit edit{"Set aside that they are not content", {}};
    edit.create(clear);
    return edit;
}

Result<Edit> set_light(const Workspace& workspace, ManualLight wanted) {
    wanted.reason = std::string(trimmed(wanted.reason));
    wanted.name = std::string(trimmed(wanted.name));
    if (!workspace.find(wanted.project)) return gone();
    if (wanted.reason.size() < fewest_letters) return invalid("A light by hand needs a reason, in a few words.");
    if (wanted.dimension == Dimension::Own && wanted.name.empty()) return invalid("Say what this light is about.");
    Edit edit{"Set a light by hand", {}};
    for (const ManualLight& other : workspace.all<ManualLight>())
        if (other.project == wanted.project && other.dimension == wanted.dimension &&
            folded(other.name) == folded(wanted.name) && !other.ended)
            edit.set<&ManualLight::ended>(other, wanted.on);
    edit.create(wanted);
    return edit;
}

Result<Edit> end_manual_light(const Workspace& workspace, Ref<ManualLight> ref, Date today) {
    const ManualLight* light = workspace.find(ref);
    if (!light) return gone();
    Edit edit{"Let the light be computed again", {}};
    edit.set<&ManualLight::ended>(*light, today);
    return edit;
}

}  // namespace rapport
