// The cards to practise with, and the six habits with what to do about each. Our own words throughout.

#include <algorithm>

#include "engagement/soft_skills.h"

namespace rapport {
namespace {

constexpr std::array tips{
    MindsetTip{{"tip_1", "Value before the plan",
                "I know what each of them wants to have in the end, and show how far we are."},
               {"Ask one person what would make the work worth its money, and note it as value in their words.",
                "Measure one outcome anew and tell the client the figure, also where it has not moved.",
                "Find one person of influence without an outcome of their own, and ask them for it."}},
    MindsetTip{
        {"tip_2", "In touch throughout", "I speak with them from the first day to the last, the way they like it."},
        {"Call the person whom you have spoken with least, without a reason of your own.",
         "Ask one of them how and when they like to be reached, and note it.",
         "Plan one touch for the part of the plan that has none."}},
    MindsetTip{{"tip_3", "Asking early", "I ask how it goes while there is still time to change it."},
               {"Ask the four questions of the check-in in your next call.",
                "Go back to one low answer, and tell that person what came of it.",
                "Ask a quiet person first, before those who always speak."}},
    MindsetTip{{"tip_4", "People before methods", "I work on how I deal with people as I do on my trade."},
               {"Take one practice card into your next talk, and note afterwards how it went.",
                "Ask a colleague to rate you on one skill, and say thank you without explaining yourself.",
                "Spend half an hour on one skill, and write down what you take from it."}},
    MindsetTip{
        {"tip_5", "A sound beginning", "I am there before the contract, and promise what our past work bears out."},
        {"Read one estimate beside what such work took the last time, and correct it.",
         "Write down one thing that is not part of the work, and have the client read it.",
         "Ask whoever sold the work what else was promised, and note each promise."}},
    MindsetTip{{"tip_6", "Clients for good", "I look after those who are content as well as after those who complain."},
               {"Call a client with whom all is well, and ask what comes next for them.",
                "Send one client an idea that costs them nothing.", "Ask a content client whom else you might help."}}};

constexpr std::array cards{
    // People management
    PracticeCard{
        "hand_it_over", "people_management", "Hand over the whole",
        "You gave somebody a task and keep correcting how they do it.",
        "Agree on the outcome, the day and the limits, then leave the way to them. Name one moment to look at it "
        "together.",
        "“What matters is that it works by Friday. How you get there is yours; shall we look at it on Wednesday?”"},
    PracticeCard{"too_much_on_them", "people_management", "Take something away",
                 "Somebody says yes to everything and is late with half of it.",
                 "Lay all their work on the table and decide together what waits. Tell those who wait yourself.",
                 "“You cannot do all of this by then, and that is not your fault. What shall wait?”"},
    PracticeCard{"praise_precisely", "people_management", "Praise one thing",
                 "A colleague calmed an angry client and nobody said a word about it.",
                 "Say what exactly they did, and what came of it, on the same day.",
                 "“When you repeated what she feared, she began to listen. That saved the call.”"},
    PracticeCard{"missed_again", "people_management", "Name the second miss",
                 "The second date has passed without a word from the one who promised it.",
                 "Say what you saw and what it led to, ask what stood in the way, and agree on one sign of trouble for "
                 "the next time.",
                 "“The draft was due on Monday and I heard nothing. What happened, and how will I know earlier?”"},
    PracticeCard{"new_in_team", "people_management", "Bring them along",
                 "Somebody new joins, and the client has only ever spoken with you.",
                 "Let them open the next call and answer the first question. Stay in the room and stay quiet.",
                 "“Mara knows this part better than I do, so I would like you to hear it from her.”"},
    // Good listening
    PracticeCard{"let_them_finish", "good_listening", "Let them finish",
                 "The client is upset, and you have the explanation ready.",
                 "Do not explain. Count to three after each of their sentences, then say back what you heard and ask "
                 "whether it is right.",
                 "“What I hear is that you were left alone with it for a week. Is that it, or is there more?”"},
    PracticeCard{
        "behind_the_doubt", "good_listening", "Ask behind doubts",
        "Somebody nods in meetings and doubts the work in the corridor.",
        "Ask alone and openly what would have to be true for them to stand behind it. Write it down in their words.",
        "“What would you have to see before you would recommend this to a colleague?”"},
    PracticeCard{"what_is_not_said", "good_listening", "Hear the short answer",
                 "You ask how it goes, and they say “fine” and look away.",
                 "Leave a silence. Then ask about one piece instead of the whole.",
                 "“If you could change one thing about last week, what would it be?”"},
    PracticeCard{"advice_too_early", "good_listening", "Hold back advice",
                 "They describe a problem, and you know the answer after two sentences.",
                 "Ask two more questions before you offer anything, and ask whether they want advice at all.",
                 "“Before I suggest something: what have you tried, and what came of it?”"},
    PracticeCard{"notes_aloud", "good_listening", "Read notes aloud",
                 "A long meeting ends, and everyone remembers something else.",
                 "Read aloud what you noted as theirs, not as yours, and let them correct it.",
                 "“Let me read what I wrote down as your three wishes. Stop me where I got it wrong.”"},
    // Positive communication
    PracticeCard{
        "own_a_broken_promise", "positive_communication", "Own the broken promise",
        "Something you promised did not happen, and you meet them next.",
        "Bring it up first, in one sentence without an excuse. Then say what holds now, and by when you will report.",
        "“We promised the import for Tuesday and did not keep it. It will be there on Friday, and I write to you on "
        "Thursday evening either way.”"},
    PracticeCard{"bad_news_early", "positive_communication", "Bring bad news early",
                 "You suspect that a date will not hold, but are not sure.",
                 "Say it while it is a suspicion, with what you do about it and when you will know.",
                 "“I am not certain yet, but the date may move by a week. I will know on Thursday, and this is what we "
                 "do until then.”"},
    PracticeCard{"no_with_a_way", "positive_communication", "Offer a way", "They ask for more, and it does not fit.",
                 "Do not begin with no. Name two things that are possible, and what each would cost them.",
                 "“We can have it in May as well, or now instead of the reports. Which is worth more to you?”"},
    PracticeCard{
        "message_in_anger", "positive_communication", "Wait, then call",
        "A sharp e-mail arrives, and your answer is half written.",
        "Leave it. Call within the hour, thank them for saying it, and write afterwards what you agreed.",
        "“Thank you for being so plain. I would rather hear it from you than guess; have you ten minutes now?”"},
    PracticeCard{"plain_words", "positive_communication", "Say it plainly",
                 "You report progress, and their eyes glaze over.",
                 "Leave out how it was done. Say what they can do now that they could not do before.",
                 "“Since Monday a patient can move an appointment without calling you.”"},
    // Conflict resolution
    PracticeCard{"start_from_their_loss", "conflict_resolution", "Begin with their loss",
                 "The client is not content and says so, and your figures say otherwise.",
                 "Leave the figures in the bag. Say what it has cost them, ask what would put it right, and agree on "
                 "the one thing that comes first.",
                 "“It has cost you time, and your people’s patience. What would have to happen this week for you to "
                 "say: now it gets better?”"},
    PracticeCard{"ask_before_defending", "conflict_resolution", "Ask, then defend",
                 "Somebody opposes the work openly, in front of others.",
                 "Thank them for saying it there, ask what they want to protect, and look for what both of you want.",
                 "“You see a danger that I may not see. What should not happen under any circumstances?”"},
    PracticeCard{"two_of_theirs", "conflict_resolution", "Stay between both",
                 "Two people of the client want opposite things, and each asks you to agree.",
                 "Take no side. Say both wishes aloud with both present, and ask who decides and by what.",
                 "“Both of you have good reasons. Which of the two would the board rather explain in spring?”"},
    PracticeCard{"stuck_on_who", "conflict_resolution", "From guilt to next",
                 "The talk goes round in circles about whose fault it was.",
                 "Offer your own share, set the rest aside for another day, and move to what happens by tomorrow.",
                 "“I could have asked earlier; that is ours. Shall we look at who was what on Friday, and now at what "
                 "happens by tomorrow?”"},
    PracticeCard{"line_to_hold", "conflict_resolution", "Hold the line", "Somebody becomes loud and personal.",
                 "Stay calm, name what is happening, say what you are willing to go on with, and offer a pause.",
                 "“I want to solve this with you. I cannot do it while we shout; shall we go on in ten minutes?”"}};

}  // namespace

std::span<const MindsetTip, 6> mindset_tips() { return tips; }
std::span<const PracticeCard> practice_cards() { return cards; }

const PracticeCard* practice_card(std::string_view key) {
    const auto at = std::ranges::find(cards, key, &PracticeCard::key);
    return at != cards.end() ? &*at : nullptr;
}

std::vector<const PracticeCard*> practice_cards_for(std::string_view skill) {
    std::vector<const PracticeCard*> found;
    for (const PracticeCard& card : cards)
        if (card.skill == skill) found.push_back(&card);
    return found;
}

}  // namespace rapport
