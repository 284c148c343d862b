#include "app/plan_filter.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace rapport {
namespace {

struct Word {
    std::string_view name;
    FilterKind kind;
};
/// What stands alone.
constexpr std::array flags{Word{"critical", FilterKind::Critical},   Word{"late", FilterKind::Late},
                           Word{"milestone", FilterKind::Milestone}, Word{"begun", FilterKind::Begun},
                           Word{"open", FilterKind::Open},           Word{"shared", FilterKind::Shared},
                           Word{"internal", FilterKind::Internal}};
/// What is followed by a colon and a text.
constexpr std::array texts{Word{"person", FilterKind::Person}, Word{"who", FilterKind::Person},
                           Word{"tag", FilterKind::Tag},       Word{"column", FilterKind::Column},
                           Word{"in", FilterKind::Inside},     Word{"before", FilterKind::Before},
                           Word{"after", FilterKind::After},   Word{"on", FilterKind::On}};
/// What is compared.
constexpr std::array amounts{Word{"done", FilterKind::Done}, Word{"duration", FilterKind::Duration},
                             Word{"slack", FilterKind::Slack}};

template <std::size_t N> const Word* find(const std::array<Word, N>& words, std::string_view name) {
    const auto at = std::ranges::find(words, name, &Word::name);
    return at == words.end() ? nullptr : &*at;
}

bool is_date(FilterKind kind) {
    return kind == FilterKind::Before || kind == FilterKind::After || kind == FilterKind::On;
}

/// Parted at white space, but not within quotation marks, which stay.
std::vector<std::string_view> parts_of(std::string_view typed) {
    std::vector<std::string_view> parts;
    std::size_t from = 0;
    bool quoted = false;
    for (std::size_t i = 0; i <= typed.size(); ++i) {
        const bool end = i == typed.size();
        if (!end && typed[i] == '"') quoted = !quoted;
        if (!end && (quoted || (typed[i] != ' ' && typed[i] != '\t'))) continue;
        if (i > from) parts.push_back(typed.substr(from, i - from));
        from = i + 1;
    }
    return parts;
}

std::string_view unquoted(std::string_view text) {
    if (text.starts_with('"')) text.remove_prefix(1);
    if (text.ends_with('"')) text.remove_suffix(1);
    return trimmed(text);
}

struct Compared {
    Comparison comparison;
    std::size_t length;
};

/// "<=" at that place, if one is there.
std::optional<Compared> comparison_at(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("<=")) return Compared{Comparison::AtMost, 2};
    if (rest.starts_with(">=")) return Compared{Comparison::AtLeast, 2};
    if (rest.starts_with("<")) return Compared{Comparison::Less, 1};
    if (rest.starts_with(">")) return Compared{Comparison::More, 1};
    if (rest.starts_with("=") || rest.starts_with(":")) return Compared{Comparison::Equal, 1};
    return std::nullopt;
}

bool compares(Comparison how, std::int64_t a, std::int64_t b) {
    switch (how) {
    case Comparison::Less:    return a < b;
    case Comparison::AtMost:  return a <= b;
    case Comparison::Equal:   return a == b;
    case Comparison::AtLeast: return a >= b;
    case Comparison::More:    return a > b;
    }
    return false;
}

Result<std::int64_t> amount_of(FilterKind kind, std::string_view text, const TimeScale& scale) {
    if (kind != FilterKind::Done) {
        const Result<Duration> duration = parse_duration(text, scale);
        if (!duration) return duration.error();
        return duration->minutes.count;
    }
    if (text.ends_with('%')) text = trimmed(text.substr(0, text.size() - 1));
    std::int64_t amount = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), amount);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size())
        return Error{Fault::Invalid, "How much is done is a number from 0 to 100.", {}};
    return amount;
}

constexpr std::string_view understood =
    "There is person:, tag:, column:, in:, before:, after:, on:, done<50, duration>5d, slack<2d, critical, late, "
    "milestone, begun, open, shared, internal.";

/// One part, without the minus before it.
Result<FilterTerm> term_of(std::string_view part, const DayText& about, const TimeScale& scale) {
    FilterTerm term;
    const std::string all = folded(unquoted(part));
    if (const Word* flag = part.starts_with('"') ? nullptr : find(flags, all)) {
        term.kind = flag->kind;
        return term;
    }
    const std::size_t sign = part.starts_with('"') ? std::string_view::npos : part.find_first_of(":<>=");
    if (sign == std::string_view::npos || sign == 0) {
        term.words = all;
        return term;
    }
    const std::string name = folded(part.substr(0, sign));
    const Compared how = *comparison_at(part, sign);
    const std::string_view value = unquoted(part.substr(sign + how.length));
    const Word* word = find(amounts, name);
    if (word) {
        term.kind = word->kind;
        term.comparison = how.comparison;
        term.amount = TRY(amount_of(word->kind, value, scale));
        return term;
    }
    word = find(texts, name);
    if (!word || part[sign] != ':')
        return Error{Fault::Invalid, "“" + std::string(part) + "” is not understood. " + std::string(understood), {}};
    if (value.empty()) return Error{Fault::Invalid, "Something is missing behind “" + std::string(part) + "”.", {}};
    term.kind = word->kind;
    if (is_date(word->kind)) term.day = TRY(parse_day(value, about)).date;
    else term.words = folded(value);
    return term;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// A summary above it, or it itself, is called that, or has that number.
bool is_inside(const Outline& outline, std::int32_t row, std::string_view words) {
    for (; row >= 0; row = outline[row].parent)
        if (has(folded(outline[row].task->name), words) || outline.number(row) == words) return true;
    return false;
}

}  // namespace

PlanFilter parse_filter(std::string_view typed, const DayText& about, const TimeScale& scale) {
    PlanFilter filter;
    for (std::string_view part : parts_of(typed)) {
        const bool negated = part.starts_with('-') && part.size() > 1;
        if (negated) part.remove_prefix(1);
        Result<FilterTerm> term = term_of(part, about, scale);
        if (term) {
            term->negated = negated;
            if (term->kind != FilterKind::Words || !term->words.empty()) filter.terms.push_back(std::move(*term));
        } else if (filter.trouble.empty()) {
            filter.trouble = term.error().message;
        }
    }
    return filter;
}

FilterMatcher::FilterMatcher(const Workspace& workspace, const Plan& plan, const PlanFilter& filter, Date today)
    : workspace_(&workspace), plan_(&plan), filter_(&filter), today_(today) {
    if (std::ranges::find(filter.terms, FilterKind::Column, &FilterTerm::kind) == filter.terms.end()) return;
    columns_ = columns_of(workspace, plan.outline.project());
    for (const ColumnOnBoard& column : columns_) column_names_.push_back(folded(column.name));
}

bool FilterMatcher::matches(std::int32_t row) const {
    return std::ranges::all_of(filter_->terms,
                               [&](const FilterTerm& term) { return holds(term, row) != term.negated; });
}

bool FilterMatcher::holds(const FilterTerm& term, std::int32_t row) const {
    const OutlineRow& at = plan_->outline[row];
    const Task& task = *at.task;
    const PlannedTask& planned = plan_->schedule[row];
    switch (term.kind) {
    case FilterKind::Words:  return has(folded(task.name), term.words) || has(folded(task.code), term.words);
    case FilterKind::Person: {
        const auto assignments = plan_->assignments[static_cast<std::size_t>(row)];
        if (term.words == "nobody") return assignments.empty() && !at.summary;
        return std::ranges::any_of(assignments, [&](const Assignment* assignment) {
            const Person* person = workspace_->find(assignment->person);
            return person && has(folded(person->name), term.words);
        });
    }
    case FilterKind::Tag:
        return std::ranges::any_of(task.tags.words(),
                                   [&](const std::string& word) { return has(folded(word), term.words); });
    case FilterKind::Column:
        return !at.summary && task.active && has(column_names_[column_of(columns_, task)], term.words);
    case FilterKind::Inside:    return is_inside(plan_->outline, row, term.words);
    case FilterKind::Done:      return compares(term.comparison, planned.done.count, term.amount);
    case FilterKind::Duration:  return compares(term.comparison, planned.duration.count, term.amount);
    case FilterKind::Slack:     return compares(term.comparison, planned.total_slack.count, term.amount);
    case FilterKind::Before:    return date_of(planned.finish) < term.day;
    case FilterKind::After:     return date_of(planned.start) > term.day;
    case FilterKind::On:        return date_of(planned.start) <= term.day && date_of(planned.finish) >= term.day;
    case FilterKind::Critical:  return planned.critical && !at.summary;
    case FilterKind::Late:      return !at.summary && is_late(task, planned, today_);
    case FilterKind::Milestone: return task.milestone && !at.summary;
    case FilterKind::Begun:     return !at.summary && state_of(task) == ColumnMeaning::Doing;
    case FilterKind::Open:      return !at.summary && planned.done.count < 100;
    case FilterKind::Shared:    return task.shared;
    case FilterKind::Internal:  return !task.shared;
    }
    return false;
}

bool is_late(const Task& task, const PlannedTask& planned, Date today) {
    if (planned.done.count >= 100 || !planned.planned) return false;
    if (date_of(planned.finish) < today) return true;
    if (task.deadline && planned.finish > *task.deadline) return true;
    return task.promised && planned.finish > *task.promised && date_of(planned.finish) > date_of(*task.promised);
}

bool has_term(std::string_view typed, std::string_view term) {
    const std::vector<std::string_view> parts = parts_of(typed);
    return std::ranges::any_of(parts, [&](std::string_view part) { return folded(part) == folded(term); });
}

std::string with_term(std::string_view typed, std::string_view term, bool wanted) {
    std::string text;
    const auto add = [&](std::string_view part) {
        if (!text.empty()) text += ' ';
        text += part;
    };
    for (const std::string_view part : parts_of(typed))
        if (folded(part) != folded(term)) add(part);
    if (wanted) add(term);
    return text;
}

}  // namespace rapport
