#pragma once
// A small client whose people are asked how it goes.

#include "engagement/pulses.h"
#include "unit/engagement/small_client.h"

namespace rapport {

struct Listening : SmallClient {
    Ref<Stakeholder> maya = add<Stakeholder>({.client = client, .name = "Maya Adeyemi"});
    std::int32_t written_ = 0;

    /// Each record is written down after the last: what was known when is told apart.
    template <class E> Ref<E> note(E record) {
        record.born = stamp_on(on("11-02"), 1, static_cast<std::uint32_t>(++written_ + 1));
        record.born.clock += static_cast<std::uint64_t>(written_) << 16;
        return add<E>(std::move(record));
    }
    Ref<Pulse> ask(Ref<Stakeholder> whom, const std::string& day, Pulse record = {}) {
        record.client = client;
        record.from = whom;
        if (record.asked == DateTime{}) record.asked = noon(day);
        return note<Pulse>(std::move(record));
    }
    /// About the project; one who decides.
    Ref<Pulse> ask_decider(const std::string& day, Ref<Stakeholder> whom = {}) {
        return ask(whom.is_null() ? theo : whom, day, {.project = project, .decides = true});
    }
    Ref<PulseAnswer> answer(Ref<Pulse> pulse, const std::string& day, std::int32_t value,
                            AnswerScale scale = AnswerScale::ZeroToTen, std::string question = "mood.1") {
        return note<PulseAnswer>({.pulse = pulse,
                                  .question = std::move(question),
                                  .asked = "How is it?",
                                  .scale = scale,
                                  .value = value,
                                  .on = noon(day)});
    }
    /// One question about the project, with its answer.
    Ref<PulseAnswer> says(Ref<Stakeholder> who, const std::string& day, std::int32_t value,
                          AnswerScale scale = AnswerScale::ZeroToTen, std::string question = "mood.1",
                          bool decides = true) {
        return answer(ask(who, day, {.project = project, .decides = decides}), day, value, scale, std::move(question));
    }
    template <class E> void erase(Ref<E> record) {
        at_ref(record).deleted = workspace.seen;
        workspace.touch(type_of<E>);
    }
};

}  // namespace rapport
