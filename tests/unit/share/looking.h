#pragma once
// What a snapshot of that small client shows, to be asked about.

#include "share/shown.h"
#include "unit/share/sharing.h"

namespace rapport {

/// A sentence with its days as files spell them.
inline std::string plain(const Words& words) {
    std::string text;
    for (const Words::Piece& piece : words.pieces) text += piece.day ? to_iso(*piece.day) : piece.text;
    return text;
}

struct Looked : Sharing {
    Shown look() {
        const EngagementIndex known = index();
        Result<Shown> shown = shown_of(known, wishes);
        REQUIRE(shown.has_value());
        return std::move(*shown);
    }
    Error refusal() {
        const EngagementIndex known = index();
        const Result<Shown> shown = shown_of(known, wishes);
        REQUIRE_FALSE(shown.has_value());
        return shown.error();
    }
    ShownLight light(std::string_view name) {
        for (const ShownLight& side : look().lights.sides)
            if (side.name == name) return side;
        FAIL("That side is not shown.");
        return {};
    }
    bool shows_side(std::string_view name) {
        const Shown shown = look();
        return std::ranges::find(shown.lights.sides, name, &ShownLight::name) != shown.lights.sides.end();
    }
    /// Theo, who decides, says no to the first question.
    Ref<PulseAnswer> no(const std::string& day = "11-27", Ref<Stakeholder> who = {}) {
        const Ref<PulseAnswer> answer =
            says(who.is_null() ? theo : who, day, 0, AnswerScale::YesPartlyNo, "check_in.1");
        at_ref(answer).words = {"I heard it from others"};
        return answer;
    }
};

inline const Asked* asked(const Shown& shown, std::string_view ref) {
    const auto at = std::ranges::find(shown.told.asked, ref, &Asked::ref);
    return at == shown.told.asked.end() ? nullptr : &*at;
}

inline ShareCount count_of(const Shown& shown, const EntityType& type) {
    const auto at = std::ranges::find(shown.counts, &type, &ShareCount::type);
    return at == shown.counts.end() ? ShareCount{} : *at;
}

}  // namespace rapport
