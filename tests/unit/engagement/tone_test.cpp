// Hints about how a message might sound: for each rule a text that earns one, and one beside it that does not.

#include "engagement/tone.h"

#include "support/make.h"
#include "support/print.h"

namespace rapport {
namespace {

/// A message with which nothing is wrong.
constexpr std::string_view kind =
    "Hello Ruth,\n\nthank you for the call on Tuesday. We will send the training plan by Friday, in French and in "
    "English. "
    "Could you tell me who joins?\n\nInes";

std::vector<ToneHint> of_rule(std::string_view text, ToneRule rule, const Stakeholder* reader = nullptr,
                              std::string_view language = "") {
    std::vector<ToneHint> found;
    for (const ToneHint& hint : tone_hints(text, language, reader))
        if (hint.rule == rule) found.push_back(hint);
    return found;
}

/// What the hints of that rule point at.
std::vector<std::string> places(std::string_view text, ToneRule rule, const Stakeholder* reader = nullptr,
                                std::string_view language = "") {
    std::vector<std::string> found;
    for (const ToneHint& hint : of_rule(text, rule, reader, language))
        found.emplace_back(text.substr(hint.from, hint.to - hint.from));
    return found;
}

using Found = std::vector<std::string>;

std::string words(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += "word ";
    return text;
}

/// The message with `sentence` at its end.
std::string kind_and(std::string_view sentence) { return std::string(kind) + "\n" + std::string(sentence); }

}  // namespace

TEST_CASE("A kind message gets no hints, nor does an empty one") {
    for (const ToneHint& hint : tone_hints(kind, "", nullptr)) {
        CAPTURE(hint.sentence);
        CHECK(false);
    }
    CHECK(tone_hints("", "", nullptr).empty());
}

TEST_CASE("Words of blame are pointed at") {
    CHECK(places("But you should have told us.", ToneRule::Blame) == Found{"you should have"});
    CHECK(places("You didn’t answer; it is Your Mistake.", ToneRule::Blame) == Found{"You didn’t", "Your Mistake"});
    CHECK(places("You didn't answer.", ToneRule::Blame) == Found{"You didn't"});
    CHECK(places("As I already said: no.", ToneRule::Blame) == Found{"As I already said"});
    CHECK(places("Should you have time, you did well.", ToneRule::Blame).empty());
    CHECK(of_rule("You forgot it.", ToneRule::Blame)[0].sentence ==
          "“You forgot” sounds like blame. Say what happened and what you do now.");
}

TEST_CASE("Absolutes are pointed at, unless they mean no harm") {
    CHECK(places("It is always late and never right.", ToneRule::Absolute) == Found{"always", "never"});
    CHECK(places("Every time it breaks.", ToneRule::Absolute) == Found{"Every time"});
    CHECK(places("Never mind, I am always happy to help, as always.", ToneRule::Absolute).empty());
    CHECK(places("He never minds.", ToneRule::Absolute) == Found{"never"});
    CHECK(places("Nevertheless, hallways.", ToneRule::Absolute).empty());
}

TEST_CASE("An absolute within blame is told once") {
    CHECK(places("You never answer.", ToneRule::Blame) == Found{"You never"});
    CHECK(places("You never answer.", ToneRule::Absolute).empty());
}

TEST_CASE("A message of some length acknowledges, goes on and asks") {
    const std::string nothing = words(20);

    CHECK(of_rule(nothing, ToneRule::NoAcknowledgement).size() == 1);
    CHECK(of_rule(nothing, ToneRule::NoNextStep).size() == 1);
    CHECK(of_rule(nothing, ToneRule::NoRequest).size() == 1);
    CHECK(of_rule(nothing, ToneRule::NoRequest)[0].to == 0);
    CHECK(of_rule(nothing + "thanks", ToneRule::NoAcknowledgement).empty());
    CHECK(of_rule(nothing + "you’re right", ToneRule::NoAcknowledgement).empty());
    CHECK(of_rule(nothing + "I’ll write", ToneRule::NoNextStep).empty());
    CHECK(of_rule(nothing + "tomorrow", ToneRule::NoNextStep).empty());
    CHECK(of_rule(nothing + "please", ToneRule::NoRequest).empty());
    CHECK(of_rule(nothing + "so?", ToneRule::NoRequest).empty());
}

TEST_CASE("A short note need not hold everything") {
    CHECK(tone_hints(words(19), "", nullptr).empty());
    CHECK(tone_hints(words(20), "", nullptr).size() == 3);
}

TEST_CASE("More than 150 words are long, and the hint points at what is too much") {
    CHECK(of_rule(words(150), ToneRule::TooLong).empty());
    const std::string text = words(150) + "last";
    CHECK(places(text, ToneRule::TooLong) == Found{"last"});
    CHECK(of_rule(text, ToneRule::TooLong)[0].sentence ==
          "This has 151 words; few people read more than 150. Shorten it, or call.");
}

TEST_CASE("Capitals shout, acronyms do not") {
    CHECK(places("This is URGENT for us", ToneRule::Shouting) == Found{"URGENT"});
    CHECK(places("PLEASE CALL me", ToneRule::Shouting) == Found{"PLEASE CALL"});
    CHECK(places("It is WRITTEN in the PDF", ToneRule::Shouting) == Found{"WRITTEN"});
    CHECK(places("The HTML and the API", ToneRule::Shouting).empty());
    CHECK(places("HTML CSS", ToneRule::Shouting).empty());
    CHECK(places("It costs CAD 186,400 in PHASE 2", ToneRule::Shouting).empty());
    CHECK(places("ВНИМАНИЕ и ÖFFNEN", ToneRule::Shouting) == Found{"ВНИМАНИЕ", "ÖFFNEN"});
    CHECK(of_rule("URGENT", ToneRule::Shouting)[0].sentence == "“URGENT” in capitals reads as shouting.");
}

TEST_CASE("One exclamation mark is one, two are shouting") {
    CHECK(places("Well done!", ToneRule::Shouting).empty());
    CHECK(places("Really??", ToneRule::Shouting).empty());
    CHECK(places("Well done!! Now?!", ToneRule::Shouting) == Found{"!!", "?!"});
    CHECK(places("What?\?!!!", ToneRule::Shouting) == Found{"?\?!!!"});
    CHECK(of_rule("Oh!!", ToneRule::Shouting)[0].sentence == "“!!” reads as shouting. One mark is enough.");
}

TEST_CASE("Who is addressed formally is not called by first name") {
    const Stakeholder ruth =
        make<Stakeholder>({.name = "Ruth Adeyemi", .salutation = "Ms Adeyemi", .formality = Formality::Formal});

    CHECK(places("Dear Ruth,\nhow are you", ToneRule::TooFamiliar, &ruth) == Found{"Ruth"});
    CHECK(places("Hi Ms Adeyemi,", ToneRule::TooFamiliar, &ruth) == Found{"Hi"});
    CHECK(places("Dear Ms Adeyemi,", ToneRule::TooFamiliar, &ruth).empty());
    CHECK(places("Dear Ruth Adeyemi,", ToneRule::TooFamiliar, &ruth).empty());
    CHECK(places("Dear Ms Adeyemi,\nRuth Meyer said so.", ToneRule::TooFamiliar, &ruth).empty());
    CHECK(of_rule("Hi Ruth", ToneRule::TooFamiliar, &ruth).size() == 1);
    CHECK(of_rule("Hi Ruth", ToneRule::TooFamiliar, &ruth)[0].sentence ==
          "Ruth Adeyemi is addressed formally: write “Ms Adeyemi”.");
    CHECK(of_rule("Hi Ruth", ToneRule::TooFormal, &ruth).empty());
}

TEST_CASE("Who is addressed by first name is not called by title") {
    const Stakeholder ruth =
        make<Stakeholder>({.name = "Ruth Adeyemi", .salutation = "Ms Adeyemi", .formality = Formality::FirstName});

    CHECK(places("Dear Ms Adeyemi,", ToneRule::TooFormal, &ruth) == Found{"Ms"});
    CHECK(places("Hi Ruth,", ToneRule::TooFormal, &ruth).empty());
    CHECK(places("Hi Ruth,\nDr Brennan asked for you.", ToneRule::TooFormal, &ruth).empty());
    CHECK(of_rule("Dear Ms Adeyemi,", ToneRule::TooFormal, &ruth)[0].sentence ==
          "Ruth Adeyemi is addressed by first name: write “Ruth”.");
}

TEST_CASE("Where nobody knows how somebody is addressed, nothing is said of it") {
    const Stakeholder ruth = make<Stakeholder>({.name = "Ruth Adeyemi", .salutation = "Ms Adeyemi"});

    CHECK(tone_hints("Hi Ruth,", "", &ruth).empty());
    CHECK(tone_hints("Dear Ms Adeyemi,", "", &ruth).empty());
}

TEST_CASE("Of a text in another language only length and shouting are told") {
    const std::string text = "Hi Ruth, you always forgot: URGENT " + words(160);
    const Stakeholder ruth = make<Stakeholder>({.name = "Ruth Adeyemi", .formality = Formality::Formal});

    for (const std::string_view english : {"", "en", "en-GB", "English", "EN"})
        CHECK(tone_hints(text, english, &ruth).size() > 5);
    for (const std::string_view other : {"pt", "Deutsch", "ent"}) {
        const std::vector<ToneHint> hints = tone_hints(text, other, &ruth);
        REQUIRE(hints.size() == 2);
        CHECK(hints[0].rule == ToneRule::Shouting);
        CHECK(hints[1].rule == ToneRule::TooLong);
    }
}

TEST_CASE("What somebody else wrote is not looked at") {
    CHECK(places(kind_and("> You never answer!! URGENT\n>> you forgot"), ToneRule::Blame).empty());
    CHECK(tone_hints(kind_and("> You never answer!! URGENT\n>> you forgot"), "", nullptr).empty());
    CHECK(places(kind_and("2 > 1, you forgot"), ToneRule::Blame) == Found{"you forgot"});
}

TEST_CASE("Hints stand in the order of their places, those about all of it last") {
    const std::string text = "Oh!! You forgot it. URGENT. " + words(20);

    const std::vector<ToneHint> hints = tone_hints(text, "", nullptr);

    REQUIRE(hints.size() == 6);
    CHECK(hints[0].rule == ToneRule::Shouting);
    CHECK(hints[1].rule == ToneRule::Blame);
    CHECK(hints[2].rule == ToneRule::Shouting);
    CHECK(hints[3].rule == ToneRule::NoAcknowledgement);
    for (std::size_t i = 3; i < 6; ++i) CHECK(hints[i].to == 0);
}

}  // namespace rapport
