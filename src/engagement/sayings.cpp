#include "engagement/sayings.h"

#include "base/text.h"
#include "engagement/contact.h"
#include "engagement/questions.h"
#include "schedule/notation.h"

namespace rapport {

std::string in_quotes(std::string_view text) {
    const std::string_view told = trimmed(text);
    return "“" + (told.empty() ? std::string("(untitled)") : shortened(told, 60)) + "”";
}

std::string ended(std::string sentence) {
    if (!sentence.ends_with('.') && !sentence.ends_with(".”") && !sentence.ends_with(".””")) sentence += '.';
    return sentence;
}

std::string title_said(const EntityType& type, const Entity& record) {
    if (&type != &type_of<PulseAnswer>) return title_of(type, record);
    const auto& answer = static_cast<const PulseAnswer&>(record);
    const std::string_view asked = trimmed(answer.asked);
    if (!trimmed(answer.words.text).empty() || asked.empty()) return title_of(type, record);
    const std::string said = answer_said(answer.scale, answer.value);
    return std::string(asked) + (said.empty() ? "" : asked.ends_with('?') ? " " + said : ": " + said);
}

const PulseAnswer* answer_in_no_words(const Workspace& workspace, const Recovery& recovery) {
    const auto* answer = static_cast<const PulseAnswer*>(workspace.find_any(type_of<PulseAnswer>, recovery.answer.id));
    if (!answer || !trimmed(answer->words.text).empty()) return nullptr;
    const std::string_view words = trimmed(recovery.words.text);
    // What was asked stood there once.
    return words.empty() || words == trimmed(answer->asked) ? answer : nullptr;
}

std::string title_said(const Workspace& workspace, const EntityType& type, const Entity& record) {
    if (&type == &type_of<Recovery>)
        if (const PulseAnswer* answer = answer_in_no_words(workspace, static_cast<const Recovery&>(record)))
            return title_said(type_of<PulseAnswer>, *answer);
    return title_said(type, record);
}

std::string day_said(Date day, Date today) { return format_day(day, civil_of(today).year); }

std::string days_said(std::int32_t days) { return counted(days, "day", "days"); }

std::string called(const Stakeholder& person) {
    const std::string name = first_name_of(person);
    return name.empty() ? "(unnamed)" : name;
}

std::string listed(const std::vector<std::string>& names, std::size_t shown) {
    std::string text;
    const std::size_t count = std::min(names.size(), shown);
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
        text += names[i];
    }
    if (names.size() > count) text += " and " + std::to_string(names.size() - count) + " more";
    return text;
}

std::string ordinal(std::int32_t number) {
    constexpr std::array<std::string_view, 10> words{"first", "second",  "third",  "fourth", "fifth",
                                                     "sixth", "seventh", "eighth", "ninth",  "tenth"};
    if (number >= 1 && number <= 10) return std::string(words[static_cast<std::size_t>(number - 1)]);
    const std::int32_t last = number % 10;
    const bool teen = number % 100 / 10 == 1;
    return std::to_string(number) + (teen || last == 0 || last > 3 ? "th" : last == 1 ? "st" : last == 2 ? "nd" : "rd");
}

std::string how_to_reach(const Stakeholder& person) {
    const std::string name = called(person);
    switch (person.channel) {
    case Channel::Phone:      return "Call " + name + ".";
    case Channel::Video:      return "Call " + name + " by video.";
    case Channel::InPerson:   return "Meet " + name + ".";
    case Channel::Text:       return "Send " + name + " a text message.";
    case Channel::Chat:       return "Chat with " + name + ".";
    case Channel::Letter:     return "Write " + name + " a letter.";
    case Channel::None:
    case Channel::Email:
    case Channel::Social:
    case Channel::ThirdParty:
    case Channel::Article:    return "Write to " + name + ".";
    }
    return "Write to " + name + ".";
}

std::optional<Date> day_of(const Stamp& stamp) {
    if (stamp.is_empty()) return std::nullopt;
    return Date{static_cast<std::int32_t>(stamp.millis() / (minutes_per_day * 60'000))};
}

}  // namespace rapport
