#pragma once
// The one way by which anything of a record gets into a snapshot; and two smaller ones, for what the reader said themselves and for
// the questions that are put to them.
//
// A list of what may come in, never of what may not: a record nobody shared is blank here, and a field that its table keeps for
// the team does not compile.

#include <concepts>

#include "base/text.h"
#include "model/workspace.h"

namespace rapport {

/// Somebody decided that the client sees it, and it is there.
inline bool may_enter(const Entity& record) { return record.shared && is_alive(record); }

namespace detail {
inline std::string cleaned(const std::string& text) { return without_controls(repaired_utf8(text)); }
inline std::string let_in(const std::string& text) { return cleaned(text); }
inline std::string let_in(const Prose& text) { return cleaned(text.text); }
template <class M> M let_in(const M& member) { return member; }
}  // namespace detail

/// What a client may know of that member; of a record that may not enter, what a blank one has. Prose comes as text. `named`:
/// it is who signs the snapshot.
template <auto Member, class E> auto seen(const E& record, bool named = false) {
    static_assert(std::same_as<decltype(owner_of(Member)), E>);
    static_assert(Schema<E>::fields[field_of<Member>()].audience == Audience::Everyone,
                  "This field is for the team alone.");
    const bool enters = may_enter(record) || (named && is_alive(record));
    return detail::let_in(enters ? record.*Member : blank<E>.*Member);
}

/// An answer, as it may be told back.
struct SaidBack {
    std::string question;  ///< PulseAnswer::question.
    AnswerScale scale = AnswerScale::Words;
    std::int32_t value = -1;
    std::string words;
    DateTime on;
};

/// The other, smaller way in: what somebody said goes back to that very person, and to others where it was shared. Of answers
/// nothing else is for a client.
inline std::optional<SaidBack> said_back(const Pulse& pulse, const PulseAnswer& answer, Ref<Stakeholder> recipient) {
    if (!is_alive(answer) || !is_alive(pulse) || answer.pulse.id != pulse.id) return std::nullopt;
    const bool own = !recipient.is_null() && pulse.from == recipient;
    if (!own && !answer.shared) return std::nullopt;
    return SaidBack{answer.question, answer.scale, answer.value, detail::cleaned(answer.words.text), answer.on};
}

/// The third: an own question that somebody chose to ask in this snapshot goes in by its words, shared or not. That it was chosen is
/// that they want it seen. Nobody else may call this.
inline std::string chosen_words(const PulseQuestion& question) { return detail::cleaned(question.text); }

}  // namespace rapport
