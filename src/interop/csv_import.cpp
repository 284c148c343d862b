// A table becomes a project: rows as tasks in an outline, with people and links, in slices.

#include <algorithm>
#include <map>

#include "base/text.h"
#include "calendar/calendar.h"
#include "interop/csv_outline.h"
#include "interop/file_dates.h"
#include "interop/mspdi_values.h"

namespace rapport {
namespace {

enum class Phase : std::uint8_t { Begin, Rows, Outline, Links, Dates, Done };

/// A predecessor as a table has it, before anybody knows which rows there are.
struct Reference {
    std::string_view key;
    LinkType type = LinkType::FinishToStart;
    std::string_view lag;
};

/// FS and the like, as English and German files have them.
std::optional<LinkType> eat_link_type(std::string_view& key) {
    constexpr std::array<std::pair<std::string_view, LinkType>, 8> types{{{"fs", LinkType::FinishToStart},
                                                                          {"ea", LinkType::FinishToStart},
                                                                          {"ss", LinkType::StartToStart},
                                                                          {"aa", LinkType::StartToStart},
                                                                          {"ff", LinkType::FinishToFinish},
                                                                          {"ee", LinkType::FinishToFinish},
                                                                          {"sf", LinkType::StartToFinish},
                                                                          {"ae", LinkType::StartToFinish}}};
    if (key.size() < 3) return {};
    const std::string end = folded(key.substr(key.size() - 2));
    for (const auto& [name, type] : types) {
        if (end != name) continue;
        key = trimmed(key.substr(0, key.size() - 2));
        return type;
    }
    return {};
}

/// "3FS+2d" in its parts. A sign that belongs to a key such as "WEB-12" has no type before it and is left in the key.
Reference reference_of(std::string_view text) {
    Reference reference{.key = text};
    std::string_view whole = text;
    if (const auto type = eat_link_type(whole)) return {whole, *type, {}};
    const std::size_t sign = text.find_last_of("+-");
    const std::size_t minus = text.rfind("−");
    const std::size_t at =
        minus != std::string_view::npos && (sign == std::string_view::npos || minus > sign) ? minus : sign;
    if (at == std::string_view::npos || at == 0) return reference;
    std::string_view key = trimmed(text.substr(0, at));
    const std::optional<LinkType> type = eat_link_type(key);
    return {key, type.value_or(LinkType::FinishToStart), text.substr(at)};
}

class CsvImport final : public ImportJob {
public:
    CsvImport(CsvTable table, CsvMapping mapping, CsvOptions options)
        : table_(std::move(table)), mapping_(std::move(mapping)), options_(std::move(options)) {}

    Result<ImportProgress> step(std::size_t items) override {
        items = std::max<std::size_t>(items, 1);
        switch (phase_) {
        case Phase::Begin:   TRY(begin()); break;
        case Phase::Rows:    read_rows(items); break;
        case Phase::Outline: make_outline(); break;
        case Phase::Links:   link_rows(items); break;
        case Phase::Dates:   check_dates(); break;
        case Phase::Done:    break;
        }
        return progress();
    }

    Import take() override {
        ImportReport report{carried_in(records_), leaving_.left(), leaving_.warnings()};
        return {std::move(records_), project_, {}, std::move(report)};
    }

private:
    template <class E> E& make() { return static_cast<E&>(records_.table(type_of<E>).at(options_.make_id())); }
    Task& task_of(std::size_t row) { return static_cast<Task&>(*records_.table(type_of<Task>).find(tasks_[row])); }

    Result<void> begin() {
        if (std::ranges::find(mapping_.columns, CsvTarget::Name) == mapping_.columns.end())
            return Error{Fault::Invalid, "No column holds the names of the tasks. Choose the one that does.", {}};
        for (const std::string& warning : table_.warnings) leaving_.warn(warning);
        leaving_.leave_some("Characters that nobody sees (control characters)",
                            static_cast<std::int64_t>(table_.controls));
        reader_.emplace(table_, mapping_);
        phase_ = Phase::Rows;
        return {};
    }

    void read_rows(std::size_t items) {
        for (; items > 0 && next_ < table_.rows.size(); --items, ++next_) read_row(table_.rows[next_]);
        if (next_ == table_.rows.size()) phase_ = Phase::Outline;
    }

    void read_row(const CsvRow& row) {
        CsvDraft draft = reader_->read(row);
        leave_columns(row, draft.task.name);
        for (const std::string& trouble : draft.troubles) tell(draft, trouble);
        if (draft.task.name.empty()) {
            leaving_.leave("Rows without a name", "line " + std::to_string(row.line), ++item_);
            leaving_.warn("Line " + std::to_string(row.line) + " has no name and was left out.");
            return;
        }
        draft.row = static_cast<std::int32_t>(next_ + 1);
        draft.values.clear();
        draft.troubles.clear();
        drafts_.push_back(std::move(draft));
    }

    void tell(const CsvDraft& draft, std::string_view trouble) {
        leaving_.warn("Line " + std::to_string(draft.line) +
                      (draft.task.name.empty() ? "" : ", “" + shortened(draft.task.name, 40) + "”") + ": " +
                      std::string(trouble));
    }

    void leave_columns(const CsvRow& row, std::string_view name) {
        ++item_;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const bool left = i >= mapping_.columns.size() || mapping_.columns[i] == CsvTarget::Nothing;
            if (left && !trimmed(row.cells[i]).empty())
                leaving_.leave("Column “" + std::string(trimmed(table_.header[i])) + "”", name, item_);
        }
    }

    // --- Outline ---

    void make_outline() {
        make_project();
        const std::vector<std::int32_t> parents =
            parents_of(drafts_, [this](const CsvDraft& row, std::string trouble) { tell(row, trouble); });
        summary_.assign(drafts_.size(), false);
        for (const std::int32_t parent : parents)
            if (parent >= 0) summary_[static_cast<std::size_t>(parent)] = true;
        if (only_indents_tell(drafts_))
            tell_indented(std::ranges::count_if(parents, [](std::int32_t parent) { return parent >= 0; }));
        for (std::size_t i = 0; i < drafts_.size(); ++i) tasks_.push_back(options_.make_id());
        std::map<Id, Rank> last_rank;
        for (std::size_t i = 0; i < drafts_.size(); ++i) make_task(i, parents[i], last_rank);
        tell_held();
        index_rows();
        next_ = 0;
        phase_ = Phase::Links;
    }

    /// A constraint holds a task when the plan before it changes: somebody should know of it.
    void tell_held() {
        if (held_ == 0) return;
        leaving_.warn("The start of " + counted(held_, "task", "tasks") + ", as of “" + shortened(first_held_, 40) +
                      "”, became a constraint, “" + std::string(label_of(Constraint::StartNoEarlier)) +
                      "”: no predecessor says why " + (held_ == 1 ? "it begins" : "they begin") +
                      " later than the project.");
    }

    void tell_indented(std::int64_t tasks) {
        if (tasks == 0) return;
        leaving_.warn("White space before the " + std::string(tasks == 1 ? "name" : "names") + " of " +
                      counted(tasks, "task", "tasks") + " was taken for the outline: " +
                      (tasks == 1 ? "it is part of the task" : "they are parts of the tasks") + " above.");
    }

    void make_project() {
        Project& project = make<Project>();
        project_ = {project.id};
        project.name = options_.project_name;
        if (project_row_of(drafts_) == 0) {
            project.name = drafts_.front().task.name;
            drafts_.erase(drafts_.begin());
            for (CsvDraft& draft : drafts_) --draft.row;
        }
        if (project.name.empty()) project.name = "Imported project";
        std::optional<DateTime> earliest;
        const auto consider = [&](const std::optional<DateTime>& when) {
            if (when && (!earliest || *when < *earliest)) earliest = when;
        };
        for (const CsvDraft& draft : drafts_) {
            if (draft.start) consider(start_of(*draft.start));
            consider(draft.task.actual_start);
        }
        project.start = earliest.value_or(start_of({options_.today, {}}));
        start_ = project.start;
    }

    void make_task(std::size_t row, std::int32_t parent, std::map<Id, Rank>& last_rank) {
        const CsvDraft& draft = drafts_[row];
        auto& task = static_cast<Task&>(records_.table(type_of<Task>).at(tasks_[row]));
        const Id id = task.id;
        task = draft.task;
        task.id = id;
        task.project = project_;
        if (parent >= 0) task.parent = {tasks_[static_cast<std::size_t>(parent)]};
        Rank& last = last_rank[task.parent.id];
        task.rank = last = rank_between(last, {});
        if (const auto uid = number_of(draft)) task.uid = *uid;
        if (summary_[row]) become_summary(task);
        else set_dates(task, draft);
    }

    static std::optional<std::int32_t> number_of(const CsvDraft& draft) {
        const bool digits = !draft.number.empty() && draft.number.size() <= 9 &&
                            draft.number.find_first_not_of("0123456789") == std::string::npos;
        return digits ? std::optional(static_cast<std::int32_t>(*mspdi::parse_integer(draft.number))) : std::nullopt;
    }

    /// It takes these from the tasks below it.
    void become_summary(Task& task) const {
        const Task& untouched = blank<Task>;
        task.duration = untouched.duration;
        task.duration_unit = untouched.duration_unit;
        task.estimated = untouched.estimated;
        task.milestone = task.milestone && reader_->has(CsvTarget::Milestone);
        task.work = {};
        task.done = {};
        task.actual_start.reset();
        task.actual_finish.reset();
    }

    void set_dates(Task& task, const CsvDraft& draft) {
        if (draft.start && draft.finish && !draft.has_duration && !task.milestone)
            task.duration = work_between(*draft.start, *draft.finish);
        task.manual = task.manual || (mapping_.dates == CsvDates::ByHand && (draft.start || draft.finish));
        const bool due =
            draft.finish && !draft.start && !task.deadline && !task.manual;  // A finish alone is a deadline.
        FileDates said{{task.id}, {}, {}};
        if (draft.start) said.start = start_of(*draft.start);
        if (draft.finish && !due) said.finish = finish_of(*draft.finish);
        if (said.start || said.finish) dates_.push_back(said);
        if (task.manual) {
            if (draft.start) task.manual_start = start_of(*draft.start);
            if (draft.finish) task.manual_finish = finish_of(*draft.finish);
            return;
        }
        const bool own_constraints = reader_->has(CsvTarget::Constraint);
        if (draft.start && !own_constraints && draft.predecessors.empty() && start_of(*draft.start) > start_) {
            ++held_;
            if (held_ == 1) first_held_ = task.name;
            task.constraint = Constraint::StartNoEarlier;
            task.constraint_date = start_of(*draft.start);
        }
        if (due) task.deadline = finish_of(*draft.finish);
        if (draft.start && draft.finish && draft.has_duration && !leads_to(*said.start, task, *said.finish))
            leaving_.leave("Finishes that do not fit start and duration (the duration was taken)", task.name, ++item_);
    }

    [[nodiscard]] bool leads_to(DateTime start, const Task& task, DateTime finish) const {
        if (task.duration_unit == TimeUnit::Elapsed)
            return date_of(DateTime{start.minutes + task.duration.count}) == date_of(finish);
        return date_of(standard_.add(start, task.duration)) == date_of(finish);
    }

    /// A weekend that somebody works counts as one day.
    Minutes work_between(const DateEntry& start, const DateEntry& finish) const {
        const Minutes work = standard_.between(start_of(start), finish_of(finish));
        return work.count > 0 ? work : blank<Task>.duration;
    }

    // --- People and links ---

    void index_rows() {
        for (std::size_t row = 0; row < drafts_.size(); ++row) {
            const auto at = static_cast<std::int32_t>(row);
            if (!drafts_[row].number.empty()) row_of_number_.try_emplace(folded(drafts_[row].number), at);
            if (!drafts_[row].outline_number.empty()) row_of_outline_.try_emplace(drafts_[row].outline_number, at);
            if (!drafts_[row].task.code.empty()) row_of_name_.try_emplace(folded(drafts_[row].task.code), at);
        }
        for (std::size_t row = 0; row < drafts_.size(); ++row)
            row_of_name_.try_emplace(folded(drafts_[row].task.name), static_cast<std::int32_t>(row));
        counted_rows_.emplace(drafts_);
        for (const CsvDraft& draft : drafts_)
            for (const std::string_view part : parts_of(draft.predecessors)) choose_between_numbers(part);
        if (rows_before_outline_)
            leaving_.warn(
                "Not all predecessors are outline numbers; whole numbers were taken for the numbers of rows (1 is the "
                "first below the heading).");
    }

    /// In a table with outline numbers "2" may be one or a row. One that can only be a row says that all are.
    void choose_between_numbers(std::string_view part) {
        if (row_of_outline_.empty() || rows_before_outline_ || row_in_indexes(part) >= 0) return;
        const std::string_view key = reference_of(part).key;
        rows_before_outline_ = row_in_indexes(key) < 0 && counted_rows_->find(trimmed(key)) >= 0;
    }

    [[nodiscard]] std::int32_t row_in_indexes(std::string_view key) const {
        const std::string wanted = folded(trimmed(key));
        for (const auto* index : {&row_of_number_, &row_of_outline_, &row_of_name_})
            if (const auto at = index->find(wanted); at != index->end()) return at->second;
        return -1;
    }

    /// The row a key names: by its number, its outline number, its code or its name, or by its place in the table.
    [[nodiscard]] std::int32_t row_of(std::string_view key) const {
        const std::int32_t counted_row = counted_rows_->find(trimmed(key));
        if (rows_before_outline_ && counted_row >= 0) return counted_row;
        const std::int32_t row = row_in_indexes(key);
        return row >= 0 ? row : counted_row;
    }

    void link_rows(std::size_t items) {
        for (; items > 0 && next_ < drafts_.size(); --items, ++next_) {
            assign_people(next_);
            link_row(next_);
        }
        if (next_ == drafts_.size()) phase_ = Phase::Dates;
    }

    void check_dates() {
        compare_dates(records_, project_, dates_, leaving_);
        phase_ = Phase::Done;
    }

    void assign_people(std::size_t row) {
        std::vector<Id> assigned;
        for (const NamedUnits& named : people_in(drafts_[row].people)) {
            const auto [at, is_new] = people_.try_emplace(folded(named.name), Id{});
            if (is_new) {
                Person& person = make<Person>();
                person.name = named.name;
                person.email = named.email;
                at->second = person.id;
            }
            if (std::ranges::find(assigned, at->second) != assigned.end()) continue;
            assigned.push_back(at->second);
            Assignment& assignment = make<Assignment>();
            assignment.task = {tasks_[row]};
            assignment.person = {at->second};
            assignment.units = named.units;
        }
    }

    void link_row(std::size_t row) {
        std::vector<std::pair<std::int32_t, LinkType>> linked;
        for (const std::string_view part : parts_of(drafts_[row].predecessors)) {
            Reference reference{.key = part};
            std::int32_t predecessor = row_of(part);
            if (predecessor < 0) {
                reference = reference_of(part);
                predecessor = row_of(reference.key);
            }
            if (predecessor < 0) {
                tell(drafts_[row], "Its predecessor “" + shortened(part, 40) + "” is not in the table.");
            } else if (predecessor == static_cast<std::int32_t>(row)) {
                tell(drafts_[row], "Its predecessor “" + shortened(part, 40) + "” is itself.");
            } else if (std::ranges::find(linked, std::pair(predecessor, reference.type)) != linked.end()) {
                tell(drafts_[row], "Its predecessor “" + shortened(part, 40) + "” stands there twice.");
            } else {
                linked.emplace_back(predecessor, reference.type);
                make_link(row, predecessor, reference);
            }
        }
    }

    void make_link(std::size_t row, std::int32_t predecessor, const Reference& reference) {
        const Result<Lag> lag = parse_cell_lag(reference.lag, {});
        if (!lag) tell(drafts_[row], "“" + shortened(reference.lag, 40) + "” is not a lag.");
        Dependency& link = make<Dependency>();
        link.predecessor = {tasks_[static_cast<std::size_t>(predecessor)]};
        link.successor = {tasks_[row]};
        link.type = reference.type;
        if (lag) {
            link.lag = lag->count;
            link.lag_unit = lag->unit;
        }
    }

    [[nodiscard]] ImportProgress progress() const {
        const auto share = [&](std::size_t of) {
            return of > 0 ? static_cast<float>(next_) / static_cast<float>(of) : 1.0f;
        };
        switch (phase_) {
        case Phase::Begin:   return {0.0f, "Reading the file", false};
        case Phase::Rows:    return {0.6f * share(table_.rows.size()), "Reading rows", false};
        case Phase::Outline: return {0.6f, "Building the outline", false};
        case Phase::Links:   return {0.7f + 0.2f * share(drafts_.size()), "Reading people and links", false};
        case Phase::Dates:   return {0.9f, "Comparing dates", false};
        case Phase::Done:    break;
        }
        return {1.0f, "Done", true};
    }

    CsvTable table_;
    CsvMapping mapping_;
    CsvOptions options_;
    Phase phase_ = Phase::Begin;
    std::size_t next_ = 0;
    std::int64_t item_ = 0;
    std::optional<CsvRowReader> reader_;
    std::vector<CsvDraft> drafts_;
    std::vector<Id> tasks_;      ///< By row.
    std::vector<bool> summary_;  ///< By row.
    std::map<std::string, std::int32_t> row_of_number_;
    std::map<std::string, std::int32_t> row_of_outline_;
    std::map<std::string, std::int32_t> row_of_name_;
    std::optional<CountedRows> counted_rows_;
    bool rows_before_outline_ = false;
    std::int64_t held_ = 0;  ///< Tasks that begin where the table says, for want of a predecessor.
    std::string first_held_;
    std::map<std::string, Id> people_;
    std::vector<FileDates> dates_;
    WorkTime standard_;
    Workspace records_;
    Leaving leaving_;
    Ref<Project> project_;
    DateTime start_;
};

}  // namespace

std::unique_ptr<ImportJob> from_csv(CsvTable table, CsvMapping mapping, CsvOptions options) {
    return std::make_unique<CsvImport>(std::move(table), std::move(mapping), std::move(options));
}

std::vector<CsvPreviewRow> preview_csv(const CsvTable& table, const CsvMapping& mapping, std::size_t rows) {
    const CsvRowReader reader(table, mapping);
    std::vector<CsvDraft> drafts;
    for (std::size_t i = 0; i < std::min(rows, table.rows.size()); ++i) {
        drafts.push_back(reader.read(table.rows[i]));
        drafts.back().row = static_cast<std::int32_t>(i + 1);
    }
    const std::vector<std::int32_t> parents =
        parents_of(drafts, [](const CsvDraft&, std::string) {});  // It may stand below.
    std::vector<CsvPreviewRow> preview;
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        CsvPreviewRow row{.row = drafts[i].line,
                          .name = drafts[i].task.name,
                          .values = std::move(drafts[i].values),
                          .troubles = std::move(drafts[i].troubles)};
        for (std::int32_t above = parents[i]; above >= 0; above = parents[static_cast<std::size_t>(above)]) ++row.level;
        if (row.name.empty()) row.troubles.emplace_back("It has no name and would be left out.");
        preview.push_back(std::move(row));
    }
    return preview;
}

}  // namespace rapport
