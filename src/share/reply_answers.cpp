// What an answer to a question of a snapshot would do.

#include <algorithm>
#include <tuple>

#include "engagement/dissatisfaction.h"
#include "engagement/heard.h"
#include "engagement/pulses.h"
#include "share/asked_questions.h"
#include "share/reply_parts.h"

namespace rapport {
namespace {

std::optional<std::int32_t> value_of(AnswerScale scale, std::string_view choice) {
    if (choice.empty()) return -1;
    if (scale == AnswerScale::YesPartlyNo)
        return choice == "yes" ? 10 : choice == "partly" ? 5 : choice == "no" ? std::optional(0) : std::nullopt;
    for (const std::int32_t value : answers_on(scale))
        if (std::to_string(value) == choice) return value;
    return std::nullopt;
}

/// What they answered last to that question about this project; null: nothing.
const PulseAnswer* last_answer(const ReplyGround& ground, const std::string& question) {
    const PulseAnswer* last = nullptr;
    for (const PulseAnswer& one : ground.workspace.all<PulseAnswer>()) {
        if (one.question != question || one.value < 0) continue;
        const Pulse* pulse = ground.workspace.find(one.pulse);
        if (!pulse || pulse->from.id != ground.person.id || pulse->project != ground.snapshot.project) continue;
        if (!last || std::tuple(last->on, last->born) < std::tuple(one.on, one.born)) last = &one;
    }
    return last;
}

PulseAnswer given_by(const ReplyEffect& effect) {
    PulseAnswer given{};
    given.question = effect.question.key;
    given.scale = effect.question.scale;
    given.value = effect.value;
    return given;
}

/// Whether it ends with this answer or confirmation.
bool is_cleared(const ReplyGround& ground, const ReplyEffect& effect, const Dissatisfaction& red) {
    if (effect.act == ReplyAct::Close) {
        const Recovery* recovery = ground.workspace.find(Ref<Recovery>{effect.about});
        return recovery && (recovery->id == red.record || recovery->answer.id == red.record);
    }
    const PulseAnswer* said = ground.workspace.find(Ref<PulseAnswer>{red.record});
    return said && red.who && red.who->id == ground.person.id && said->question == effect.question.key &&
           red.project == ground.snapshot.project && red.when <= ground.when;
}

}  // namespace

Result<void> answer_question(const ReplyGround& ground, ReplyEffect& effect) {
    FoundQuestion found = asked_question(ground.workspace, effect.asked);
    if (found.question.key.empty()) return unfitting_reply(effect.asked);
    effect.question = std::move(found.question);
    effect.set = found.set;
    const Question& question = effect.question;
    const std::optional<std::int32_t> value = value_of(question.scale, effect.item.choice);
    if (!value) return unfitting_reply(effect.asked);
    effect.value = *value;
    effect.act = ReplyAct::Answer;
    effect.sentence = "Answers " + in_quotes(question.text) +
                      (*value >= 0 ? ": " + answer_said(question.scale, *value) + "." : " in words.");
    if (*value < 0) return {};
    const PulseAnswer given = given_by(effect);
    const PulseAnswer* last = last_answer(ground, question.key);
    // Of two of one minute the one that is written down later holds: this one.
    if (last && last->on > ground.when) {
        effect.sentence += " On " + day_with_year(date_of(last->on)) + " they answered " +
                           answer_said(last->scale, last->value) + ": the later answer holds.";
    } else if (is_low(given)) {
        effect.alarms = true;
        if (ground.person.decides && can_redden(given)) effect.sentence += " Every light of the project turns red.";
    } else if (last && is_low(*last)) {
        effect.sentence += " It takes the place of " + answer_said(last->scale, last->value) + ", said on " +
                           day_with_year(date_of(last->on)) + ".";
    }
    return {};
}

void say_what_is_cleared(const ReplyGround& ground, Date today, std::vector<ReplyEffect>& effects) {
    const auto may_clear = [&](const ReplyEffect& effect) {
        const bool answered = effect.act == ReplyAct::Answer && effect.value >= 0 && !is_low(given_by(effect));
        return !effect.before && (answered || effect.act == ReplyAct::Close);
    };
    if (std::ranges::none_of(effects, may_clear)) return;
    const EngagementIndex index(ground.workspace, today);
    const std::vector<Dissatisfaction> red = dissatisfactions_of(index, ground.snapshot.project);
    const bool mean = std::ranges::find(red, DissatisfiedBy::PulseMean, &Dissatisfaction::why) != red.end();
    for (ReplyEffect& effect : effects)
        if (may_clear(effect) &&
            std::ranges::any_of(red, [&](const Dissatisfaction& one) { return is_cleared(ground, effect, one); }))
            effect.sentence += mean && effect.act == ReplyAct::Close
                                   ? " What was said of it before turns no light red by itself any more; the mean of "
                                     "what they answered may still do so."
                                   : " What was said of it before turns no light red any more.";
}

void say_what_is_opened(std::vector<ReplyEffect>& effects) {
    for (std::size_t set = 0; set < Choices<PulseSet>::all.size(); ++set) {
        ReplyEffect* lowest = nullptr;
        double score = 0;
        for (ReplyEffect& effect : effects) {
            const PulseAnswer given = given_by(effect);
            if (effect.act != ReplyAct::Answer || effect.set != static_cast<PulseSet>(set) || !is_low(given)) continue;
            const double one = on_ten(given.scale, given.value).value_or(0);
            if (lowest && one >= score) continue;
            lowest = &effect;
            score = one;
        }
        if (!lowest) continue;
        lowest->opens = true;
        lowest->sentence += " It is written down to be put right.";
    }
}

}  // namespace rapport
