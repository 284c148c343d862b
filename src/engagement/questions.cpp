#include "engagement/questions.h"

#include <algorithm>

#include "base/sort.h"

namespace rapport {
namespace {

struct BuiltIn {
    std::string_view key;
    PulseSet set;
    AnswerScale scale;
    std::string_view low, high;
    std::array<std::string_view, 6> words;  ///< By language, in the order of `languages`.
};

constexpr std::array<Choice, 6> languages{{{"en", "English"},
                                           {"de", "German"},
                                           {"fr", "French"},
                                           {"es", "Spanish"},
                                           {"pt", "Portuguese"},
                                           {"it", "Italian"}}};

using enum AnswerScale;

/// The first four are Kantata's, word for word; those of NPS and CES are the usual ones (Reichheld 2003; Dixon, Freeman, Toman 2010).
constexpr std::array<BuiltIn, 13> built_in{{
    {"check_in.1",
     PulseSet::CheckIn,
     YesPartlyNo,
     "",
     "",
     {"Are you comfortable with progress?", "Sind Sie mit dem Fortschritt zufrieden?",
      "Êtes-vous à l’aise avec l’avancement ?", "¿Se siente cómodo con el avance?",
      "Sente-se confortável com o andamento?", "È soddisfatto di come procede il lavoro?"}},
    {"check_in.2",
     PulseSet::CheckIn,
     YesPartlyNo,
     "",
     "",
     {"Are we proceeding as you expected?", "Gehen wir so vor, wie Sie es erwartet haben?",
      "Avançons-nous comme vous l’attendiez ?", "¿Avanzamos como usted esperaba?", "Avançamos como esperava?",
      "Stiamo procedendo come si aspettava?"}},
    {"check_in.3",
     PulseSet::CheckIn,
     Words,
     "",
     "",
     {"Is there anything else you'd like me to be doing?", "Gibt es noch etwas, das ich für Sie tun soll?",
      "Y a-t-il autre chose que vous aimeriez que je fasse ?", "¿Hay algo más que le gustaría que hiciera?",
      "Há mais alguma coisa que gostaria que eu fizesse?", "C’è altro che vorrebbe che facessi?"}},
    {"check_in.4",
     PulseSet::CheckIn,
     YesPartlyNo,
     "",
     "",
     {"Do you have all the information you need?", "Haben Sie alle Informationen, die Sie brauchen?",
      "Avez-vous toutes les informations dont vous avez besoin ?", "¿Tiene toda la información que necesita?",
      "Tem todas as informações de que precisa?", "Ha tutte le informazioni di cui ha bisogno?"}},
    {"mood.1",
     PulseSet::Mood,
     ZeroToTen,
     "Not at all",
     "Entirely",
     {"How happy are you with how it goes?", "Wie glücklich sind Sie damit, wie es läuft?",
      "À quel point êtes-vous heureux de la façon dont cela se passe ?", "¿Qué tan contento está con cómo va todo?",
      "Quão feliz está com a forma como isto corre?", "Quanto è contento di come vanno le cose?"}},
    {"mood.2",
     PulseSet::Mood,
     ZeroToTen,
     "Not at all",
     "Entirely",
     {"How confident are you that it will end well?", "Wie zuversichtlich sind Sie, dass es gut ausgeht?",
      "À quel point avez-vous confiance que cela finira bien ?", "¿Qué tan seguro está de que terminará bien?",
      "Quão confiante está de que vai acabar bem?", "Quanto è fiducioso che finirà bene?"}},
    {"mood.3",
     PulseSet::Mood,
     ZeroToTen,
     "Not at all",
     "Very well",
     {"How well do we work together?", "Wie gut arbeiten wir zusammen?",
      "À quel point travaillons-nous bien ensemble ?", "¿Qué tan bien trabajamos juntos?",
      "Quão bem trabalhamos juntos?", "Quanto lavoriamo bene insieme?"}},
    {"csat.1",
     PulseSet::Csat,
     OneToFive,
     "Very dissatisfied",
     "Very satisfied",
     {"How satisfied are you with our work?", "Wie zufrieden sind Sie mit unserer Arbeit?",
      "À quel point êtes-vous satisfait de notre travail ?", "¿Qué tan satisfecho está con nuestro trabajo?",
      "Quão satisfeito está com o nosso trabalho?", "Quanto è soddisfatto del nostro lavoro?"}},
    {"csat.2",
     PulseSet::Csat,
     Words,
     "",
     "",
     {"What is the main reason for that?", "Was ist der wichtigste Grund dafür?",
      "Quelle en est la raison principale ?", "¿Cuál es el motivo principal?", "Qual é o motivo principal?",
      "Qual è il motivo principale?"}},
    {"nps.1",
     PulseSet::Nps,
     ZeroToTen,
     "Not at all likely",
     "Extremely likely",
     {"How likely are you to recommend us?", "Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?",
      "Quelle est la probabilité que vous nous recommandiez ?", "¿Qué tan probable es que nos recomiende?",
      "Qual é a probabilidade de nos recomendar?", "Quanto è probabile che ci raccomandi?"}},
    {"nps.2",
     PulseSet::Nps,
     Words,
     "",
     "",
     {"What is the main reason for that?", "Was ist der wichtigste Grund dafür?",
      "Quelle en est la raison principale ?", "¿Cuál es el motivo principal?", "Qual é o motivo principal?",
      "Qual è il motivo principale?"}},
    {"ces.1",
     PulseSet::Ces,
     OneToSeven,
     "Strongly disagree",
     "Strongly agree",
     {"We made it easy to get done what you came to us for.", "Wir haben es leicht gemacht, Ihr Anliegen zu erledigen.",
      "Nous avons rendu facile ce pour quoi vous êtes venu vers nous.",
      "Le hicimos fácil lograr aquello por lo que acudió a nosotros.",
      "Tornámos fácil tratar daquilo que o trouxe até nós.",
      "Abbiamo reso facile ottenere ciò per cui si è rivolto a noi."}},
    {"ces.2",
     PulseSet::Ces,
     Words,
     "",
     "",
     {"What would have made it easier?", "Was hätte es leichter gemacht?", "Qu’est-ce qui l’aurait rendu plus facile ?",
      "¿Qué lo habría hecho más fácil?", "O que o teria tornado mais fácil?", "Che cosa l’avrebbe reso più facile?"}},
}};

}  // namespace

std::vector<Question> questions_of(const Workspace& workspace, PulseSet set) {
    std::vector<Question> questions;
    for (const BuiltIn& one : built_in)
        if (one.set == set)
            questions.push_back(
                {std::string(one.key), std::string(one.words[0]), one.scale, true, one.low, one.high, {}});
    if (set != PulseSet::Own) return questions;
    std::vector<const PulseQuestion*> own;
    for (const PulseQuestion& question : workspace.all<PulseQuestion>()) own.push_back(&question);
    sort_items(own, [](const PulseQuestion* a, const PulseQuestion* b) {
        return a->place != b->place ? a->place < b->place : a->id < b->id;
    });
    for (const PulseQuestion* question : own)
        questions.push_back({to_string(question->id), question->text, question->scale, false, "", "", {question->id}});
    return questions;
}

std::span<const Choice> question_languages() { return languages; }

std::string_view question_in(std::string_view key, std::string_view language) {
    const auto question = std::ranges::find(built_in, key, &BuiltIn::key);
    if (question == built_in.end()) return {};
    const auto at = std::ranges::find(languages, language, &Choice::name);
    return question->words[at == languages.end() ? 0 : static_cast<std::size_t>(at - languages.begin())];
}

std::string answer_said(AnswerScale scale, std::int32_t value) {
    if (std::ranges::find(answers_on(scale), value) == answers_on(scale).end()) return {};
    switch (scale) {
    case YesPartlyNo: return value == 10 ? "Yes" : value == 5 ? "Partly" : "No";
    case ZeroToTen:   return std::to_string(value) + " of 10";
    case OneToFive:   return std::to_string(value) + " of 5";
    case OneToSeven:  return std::to_string(value) + " of 7";
    case Words:       break;
    }
    return {};
}

std::span<const std::int32_t> answers_on(AnswerScale scale) {
    static constexpr std::array<std::int32_t, 3> no_partly_yes{0, 5, 10};
    static constexpr std::array<std::int32_t, 11> numbers{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    switch (scale) {
    case YesPartlyNo: return no_partly_yes;
    case ZeroToTen:   return numbers;
    case OneToFive:   return std::span(numbers).subspan(1, 5);
    case OneToSeven:  return std::span(numbers).subspan(1, 7);
    case Words:       break;
    }
    return {};
}

}  // namespace rapport
