#pragma once
// Which tasks of a plan one wants to see, in a small notation that people type and read.
//
//   roof "second floor"    words that its name or code has
//   person:Ada  tag:legal  column:Doing  in:Build      who works on it; a tag; its column on the board; a summary it is in
//   done<100  duration>5d  slack<=2d                   with < <= = >= >
//   before:2026-12-01  after:"24 Nov"  on:today        it ends before, begins after, or goes on at that day
//   critical  late  milestone  begun  open  shared  internal
//   -critical  -tag:legal                              everything but that
//
// All that is typed has to hold. What is not understood is said in a sentence, and the rest holds all the same.

#include "app/board.h"
#include "app/derived.h"

namespace rapport {

enum class FilterKind : std::uint8_t {
    Words,
    Person,
    Tag,
    Column,
    Inside,
    Done,
    Duration,
    Slack,
    Before,
    After,
    On,
    Critical,
    Late,
    Milestone,
    Begun,
    Open,
    Shared,
    Internal,
};
enum class Comparison : std::uint8_t { Less, AtMost, Equal, AtLeast, More };

struct FilterTerm {
    FilterKind kind = FilterKind::Words;
    bool negated = false;
    std::string words;  ///< Folded.
    Comparison comparison = Comparison::Equal;
    std::int64_t amount = 0;  ///< Percent or minutes.
    Date day;
    bool operator==(const FilterTerm&) const = default;
};

struct PlanFilter {
    std::vector<FilterTerm> terms;
    std::string trouble;  ///< What was not understood, as a sentence; empty where everything was.

    [[nodiscard]] bool is_empty() const { return terms.empty(); }
};

PlanFilter parse_filter(std::string_view typed, const DayText& about, const TimeScale& scale = {});

/// Looks at rows of one plan, again and again. Keeps references: for as long as none of it changes.
class FilterMatcher {
public:
    FilterMatcher(const Workspace& workspace, const Plan& plan, const PlanFilter& filter, Date today);
    /// All terms hold of that row. Of a summary too, where it has what they ask for.
    [[nodiscard]] bool matches(std::int32_t row) const;

private:
    [[nodiscard]] bool holds(const FilterTerm& term, std::int32_t row) const;

    const Workspace* workspace_;
    const Plan* plan_;
    const PlanFilter* filter_;
    Date today_;
    std::vector<ColumnOnBoard> columns_;
    std::vector<std::string> column_names_;  ///< Folded.
};

/// It is not done, and it should have ended by now, or will end after its deadline or what the client was told.
bool is_late(const Task& task, const PlannedTask& planned, Date today);

/// A filter with a term more or less, as a click on it means: "late" is put behind what stands there, or taken away.
std::string with_term(std::string_view typed, std::string_view term, bool wanted);
bool has_term(std::string_view typed, std::string_view term);

}  // namespace rapport
