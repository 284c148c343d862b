#include "interop/csv_values.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"

namespace rapport {
namespace {

bool is_one_of(std::string_view text, std::string_view words) {
    return std::ranges::any_of(split(words, ' '), [&](std::string_view word) { return word == text; });
}

/// Lower case letters of a text, without accents, spaces and signs.
std::string plain(std::string_view text) {
    std::string letters;
    for (const std::string& word : words_of(text)) letters += word;
    return letters;
}

/// A decimal number with a point or comma, in thousandths.
std::optional<std::int64_t> thousandths(std::string_view text) {
    std::string digits(trimmed(text));
    std::ranges::replace(digits, ',', '.');
    const std::size_t point = digits.find('.');
    std::string fraction = point == std::string::npos ? std::string() : digits.substr(point + 1);
    std::string whole = digits.substr(0, point);
    if (whole.empty() && fraction.empty()) return {};
    fraction.resize(3, '0');
    if (whole.empty()) whole = "0";
    const std::string all = whole + fraction;
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(all.data(), all.data() + all.size(), number);
    if (problem != std::errc() || end != all.data() + all.size() || number < 0 || fraction.contains('-')) return {};
    return number;
}

struct UnitWords {
    std::string_view words;
    std::string_view unit;
};

/// Units of time in other languages and spellings, in the notation's own.
constexpr std::array units{
    UnitWords{"minuten minuto minutos", "min"},
    UnitWords{"std stunde stunden heure heures hora horas", "h"},
    UnitWords{"t tag tage tagen j jour jours dia dias pt", "d"},
    UnitWords{"wo woche wochen sem semaine semaines semana semanas", "w"},
    UnitWords{"monat monate mois mes meses", "mo"},
};

std::string unit_in_notation(std::string_view word) {
    for (const auto& [words, unit] : units) {
        if (is_one_of(word, words)) return std::string(unit);
        if (word.starts_with('e') && is_one_of(word.substr(1), words)) return "e" + std::string(unit);
    }
    return std::string(word);
}

/// The text with every word replaced by the notation's unit.
std::string in_notation(std::string_view text) {
    const std::string lower = folded(text);
    std::string out;
    for (std::size_t i = 0; i < lower.size();) {
        std::size_t end = i;
        while (end < lower.size() && lower[end] >= 'a' && lower[end] <= 'z') ++end;
        if (end > i) {
            out += unit_in_notation(std::string_view(lower).substr(i, end - i));
            i = end;
            if (i < lower.size() && lower[i] == '.') ++i;  // "Std."
        } else {
            out += lower[i++];
        }
    }
    return out;
}

std::string_view bare_unit(BareNumber bare) {
    switch (bare) {
    case BareNumber::Minutes: return "min";
    case BareNumber::Hours:   return "h";
    case BareNumber::Weeks:   return "w";
    case BareNumber::Seconds:
    case BareNumber::Days:
    case BareNumber::NotSaid: break;
    }
    return "d";
}

}  // namespace

Result<Duration> parse_cell_duration(std::string_view text, BareNumber bare, const TimeScale& scale) {
    const std::optional<std::int64_t> number = thousandths(text);
    if (number && bare == BareNumber::Seconds) return Duration{.minutes = {(*number / 1000 + 30) / 60}};
    return parse_duration(number ? std::string(trimmed(text)) + std::string(bare_unit(bare)) : in_notation(text),
                          scale);
}

Result<Lag> parse_cell_lag(std::string_view text, const TimeScale& scale) {
    return parse_lag(in_notation(text), scale);
}

std::optional<bool> parse_yes(std::string_view text) {
    const std::string word = plain(text);
    if (is_one_of(word, "yes y true 1 x on ja j wahr oui o vrai si s verdadero sim verdadeiro") ||
        trimmed(text) == "✓" || trimmed(text) == "✔")
        return true;
    if (is_one_of(word, "no n false 0 off nein falsch non faux falso nao") || trimmed(text) == "-") return false;
    return {};
}

std::optional<Percent> parse_cell_percent(std::string_view text, bool fractions) {
    text = trimmed(text);
    const bool sign = text.ends_with('%');
    if (sign) text = trimmed(text.substr(0, text.size() - 1));
    const std::optional<std::int64_t> number = thousandths(text);
    if (!number) return {};
    const std::int64_t percent = fractions && !sign ? (*number + 5) / 10 : (*number + 500) / 1000;
    if (percent < 0 || percent > 100) return {};
    return Percent{static_cast<std::int32_t>(percent)};
}

bool are_fractions(const std::vector<std::string_view>& texts) {
    bool between = false;
    for (const std::string_view text : texts) {
        if (trimmed(text).empty()) continue;
        const std::optional<std::int64_t> number = thousandths(text);
        if (!number || *number > 1000) return false;
        between = between || (*number > 0 && *number < 1000);
    }
    return between;
}

std::optional<std::int32_t> parse_priority(std::string_view text) {
    if (const std::optional<std::int64_t> number = thousandths(text);
        number && *number % 1000 == 0 && *number <= 1'000'000)
        return static_cast<std::int32_t>(*number / 1000);
    const std::string word = plain(text);
    if (is_one_of(word,
                  "highest critical blocker urgent immediate p0 hochste dringend kritisch urgente urgent critique "
                  "critico critica"))
        return 900;
    if (is_one_of(word, "high major important p1 hoch haute elevee alta alto")) return 700;
    if (is_one_of(word, "medium normal moderate p2 mittel moyenne media medio")) return 500;
    if (is_one_of(word, "low minor p3 niedrig gering basse faible baja baixa bajo baixo")) return 300;
    if (is_one_of(word, "lowest trivial p4 niedrigste")) return 100;
    return {};
}

StateMeaning meaning_of_state(std::string_view text) {
    const std::string word = plain(text);
    if (word.empty() ||
        is_one_of(word,
                  "open opened new todo backlog notstarted planned pending reopened unstarted future offen neu geplant "
                  "nichtbegonnen nichtgestartet ouvert nouveau nondemarre afaire abierto nuevo pendiente noiniciada "
                  "noiniciado porhacer aberto novo pendente naoiniciada naoiniciado afazer"))
        return StateMeaning::NotBegun;
    if (is_one_of(word,
                  "closed done complete completed finished resolved merged fixed erledigt fertig abgeschlossen "
                  "geschlossen beendet "
                  "ferme termine terminee fini acheve cerrado cerrada hecho completado completada terminado terminada "
                  "finalizado "
                  "fechado fechada feito concluido concluida finalizada yes true ja oui si sim"))
        return StateMeaning::Done;
    if (is_one_of(word,
                  "cancelled canceled rejected wontdo wontfix duplicate dropped abgebrochen abgelehnt verworfen "
                  "storniert annule annulee "
                  "cancelado cancelada rejeitado"))
        return StateMeaning::Dropped;
    return StateMeaning::Other;
}

std::optional<Constraint> parse_constraint(std::string_view text) {
    const std::string word = plain(text);
    static constexpr std::array<std::string_view, 8> others{"asap sosoonaspossible sofruhwiemoglich asaplushort",
                                                            "alap sospatwiemoglich",
                                                            "mso mussanfangenam",
                                                            "mfo mussendenam",
                                                            "snet startnoearlierthan anfangnichtfruherals",
                                                            "snlt startnolaterthan anfangnichtspaterals",
                                                            "fnet finishnoearlierthan endenichtfruherals",
                                                            "fnlt finishnolaterthan endenichtspaterals"};
    for (std::size_t i = 0; i < Choices<Constraint>::all.size(); ++i)
        if (word == plain(Choices<Constraint>::all[i].label) || is_one_of(word, others[i]))
            return static_cast<Constraint>(i);
    return {};
}

std::optional<bool> parse_by_hand(std::string_view text) {
    const std::string word = plain(text);
    if (word.starts_with("manual") || word.starts_with("manuell")) return true;
    if (word.starts_with("auto")) return false;
    return parse_yes(text);
}

bool is_nothing(std::string_view cell) {
    const std::string_view text = trimmed(cell);
    return text.empty() || (text.size() <= 4 && is_one_of(plain(text), "na nv none null"));
}

}  // namespace rapport
