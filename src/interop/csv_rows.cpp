#include "interop/csv_rows.h"

#include <algorithm>

#include "base/text.h"
#include "interop/csv_cells.h"
#include "interop/mspdi_values.h"

namespace rapport {
namespace {

constexpr Minutes day_begins{8 * 60};
constexpr Minutes day_ends{17 * 60};

std::string shown(const DateEntry& entry) {
    return entry.time ? to_iso(at(entry.date, *entry.time)) : to_iso(entry.date);
}
std::string shown(bool flag) { return flag ? "yes" : "no"; }

std::size_t indent_of(std::string_view name) {
    constexpr std::size_t spaces_per_tab = 4;
    std::size_t indent = 0;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (name[i] == ' ') indent += 1;
        else if (name[i] == '\t') indent += spaces_per_tab;
        else if (name.substr(i).starts_with("\u00A0")) {
            indent += 1;
            ++i;
        } else break;
    }
    return indent;
}

/// "50%", or "0.5" of full time.
std::optional<Percent> units_of(std::string_view text) {
    text = trimmed(text);
    const bool percent = text.ends_with('%');
    const std::optional<mspdi::Units> units = mspdi::parse_units(percent ? text.substr(0, text.size() - 1) : text);
    if (!units) return {};
    return percent ? Percent{units->percent.count / 100} : units->percent;
}

void add_words(Tags& tags, std::string_view cell) {
    std::vector<std::string> words = tags.words();
    for (const std::string_view part : parts_of(cell))
        if (std::ranges::find(words, part) == words.end()) words.emplace_back(part);
    tags = with_words(tags, std::move(words));
}

}  // namespace

DateTime start_of(const DateEntry& entry) { return at(entry.date, entry.time.value_or(day_begins)); }
DateTime finish_of(const DateEntry& entry) { return at(entry.date, entry.time.value_or(day_ends)); }

std::vector<std::string_view> parts_of(std::string_view cell) {
    const std::string_view separators = cell.find_first_of(";\n\r") != std::string_view::npos ? ";\n\r" : ",";
    std::vector<std::string_view> parts;
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.size(), cell.find_first_of(separators));
        if (const std::string_view part = trimmed(cell.substr(0, end)); !part.empty()) parts.push_back(part);
        cell.remove_prefix(std::min(cell.size(), end + 1));
    }
    return parts;
}

std::vector<NamedUnits> people_in(std::string_view cell) {
    std::vector<NamedUnits> people;
    for (std::string_view part : parts_of(cell)) {
        NamedUnits person;
        const std::size_t bracket = part.rfind('[');
        if (part.ends_with(']') && bracket != std::string_view::npos)
            if (const auto units = units_of(part.substr(bracket + 1, part.size() - bracket - 2))) {
                person.units = *units;
                part = trimmed(part.substr(0, bracket));
            }
        person.name = part;
        if (part.contains('@') && !part.contains(' ')) person.email = part;
        if (!person.name.empty()) people.push_back(std::move(person));
    }
    return people;
}

/// Reads the cells of one row, one after another.
class CsvRowReader::Row {
public:
    Row(const CsvRowReader& reader, const CsvRow& row) : reader_(reader), row_(row) { draft_.line = row.line; }

    CsvDraft read() {
        for (std::size_t i = 0; i < std::min(reader_.columns_.size(), row_.cells.size()); ++i) {
            column_ = &reader_.columns_[i];
            raw_ = row_.cells[i];
            plain_ = without_guards(raw_);
            cell_ = trimmed(plain_);
            if (!cell_.empty()) read_cell();
        }
        finish();
        return std::move(draft_);
    }

private:
    void read_cell() {
        Task& task = draft_.task;
        switch (column_->target) {
        case CsvTarget::Nothing:       break;
        case CsvTarget::Name:          name(); break;
        case CsvTarget::Number:        draft_.number = said(cell_); break;
        case CsvTarget::OutlineNumber: draft_.outline_number = said(trailing_dots_off(cell_)); break;
        case CsvTarget::OutlineLevel:  level(); break;
        case CsvTarget::Parent:        draft_.parent = said(cell_); break;
        case CsvTarget::Duration:      duration(); break;
        case CsvTarget::Work:          work(); break;
        case CsvTarget::Start:         date([&](const DateEntry& entry) { draft_.start = entry; }); break;
        case CsvTarget::Finish:        date([&](const DateEntry& entry) { draft_.finish = entry; }); break;
        case CsvTarget::Deadline:      date([&](const DateEntry& entry) { task.deadline = finish_of(entry); }); break;
        case CsvTarget::Promised:      date([&](const DateEntry& entry) { task.promised = finish_of(entry); }); break;
        case CsvTarget::ActualStart:   date([&](const DateEntry& entry) { task.actual_start = start_of(entry); }); break;
        case CsvTarget::ActualFinish:
            date([&](const DateEntry& entry) { task.actual_finish = finish_of(entry); });
            break;
        case CsvTarget::ConstraintDate: date([&](const DateEntry& entry) { constraint_date_ = entry; }); break;
        case CsvTarget::Done:           done(); break;
        case CsvTarget::State:          state(); break;
        case CsvTarget::Milestone:      flag([&](bool yes) { milestone_ = yes; }); break;
        case CsvTarget::Active:         flag([&](bool yes) { task.active = yes; }); break;
        case CsvTarget::ByHand:         by_hand(); break;
        case CsvTarget::People:
            append(draft_.people, "; ");
            said(cell_);
            break;
        case CsvTarget::Predecessors:
            append(draft_.predecessors, "; ");
            said(cell_);
            break;
        case CsvTarget::Priority: priority(); break;
        case CsvTarget::Tags:     add_words(task.tags, said(cell_)); break;
        case CsvTarget::Code:     task.code = said(cell_); break;
        case CsvTarget::Summary:  task.summary.text = said(cell_); break;
        case CsvTarget::Notes:
            append(task.notes.text, "\n\n");
            said(cell_);
            break;
        case CsvTarget::Constraint: constraint(); break;
        }
    }

    static std::string_view trailing_dots_off(std::string_view number) {
        while (number.ends_with('.')) number.remove_suffix(1);
        return number;
    }

    /// Keeps a value for the preview.
    std::string_view said(std::string_view value) {
        draft_.values.emplace_back(column_->target, value);
        return value;
    }
    void trouble(std::string_view what) {
        draft_.troubles.push_back("“" + shortened(cell_, 40) + "” in the column “" + shortened(column_->header, 40) +
                                  "” is not " + std::string(what) + ".");
    }
    void append(std::string& text, std::string_view between) {
        if (!text.empty()) text += between;
        text += cell_;
    }

    void name() {
        draft_.task.name = said(cell_);
        draft_.indent = indent_of(raw_);
    }

    template <class Take> void date(const Take& take) {
        if (is_nothing(cell_)) return;
        const std::optional<DateEntry> entry = parse_cell_date(cell_, reader_.date_order_);
        if (!entry) return trouble("a date");
        said(shown(*entry));
        take(*entry);
    }

    template <class Take> void flag(const Take& take) {
        const std::optional<bool> yes = parse_yes(cell_);
        if (!yes) return trouble("a yes or no");
        said(shown(*yes));
        take(*yes);
    }

    void by_hand() {
        const std::optional<bool> yes = parse_by_hand(cell_);
        if (!yes) return trouble("a yes or no");
        said(shown(*yes));
        draft_.task.manual = *yes;
    }

    void level() {
        const std::optional<Percent> level = parse_cell_percent(cell_, false);  // A small whole number.
        if (!level) return trouble("an outline level");
        said(std::to_string(level->count));
        draft_.level = level->count;
    }

    void duration() {
        const Result<Duration> duration = parse_cell_duration(cell_, column_->bare, {});
        if (!duration) return trouble("a duration");
        said(format_duration(*duration));
        draft_.has_duration = true;
        draft_.task.duration = duration->minutes;
        draft_.task.duration_unit = duration->unit;
        draft_.task.estimated = duration->estimated;
    }

    void work() {
        const BareNumber bare = column_->bare == BareNumber::NotSaid ? BareNumber::Hours : column_->bare;
        const Result<Duration> work = parse_cell_duration(cell_, bare, {});
        if (!work) return trouble("an amount of work");
        said(format_duration(*work));
        draft_.task.work = work->minutes;
    }

    void done() {
        const std::optional<Percent> done = parse_cell_percent(cell_, column_->fractions);
        if (!done) return trouble("a percentage");
        said(std::to_string(done->count) + " %");
        draft_.task.done = *done;
    }

    void state() {
        said(cell_);
        switch (meaning_of_state(cell_)) {
        case StateMeaning::Done:     closed_ = true; break;
        case StateMeaning::Dropped:  draft_.task.active = false; break;
        case StateMeaning::NotBegun: break;
        case StateMeaning::Other:    add_words(draft_.task.tags, cell_); break;
        }
    }

    void priority() {
        const std::optional<std::int32_t> priority = parse_priority(cell_);
        if (!priority) return trouble("a priority");
        said(std::to_string(*priority));
        draft_.task.priority = *priority;
    }

    void constraint() {
        const std::optional<Constraint> constraint = parse_constraint(cell_);
        if (!constraint) return trouble("a constraint");
        said(label_of(*constraint));
        draft_.task.constraint = *constraint;
    }

    /// What needs more than one cell.
    void finish() {
        Task& task = draft_.task;
        const bool no_time = draft_.has_duration && task.duration == Minutes{};
        task.milestone = milestone_.value_or(no_time);
        if (task.milestone && !draft_.has_duration) task.duration = {};
        if (closed_ || (task.actual_finish && !reader_.has(CsvTarget::Done))) task.done = {100};
        if (task.actual_start && task.actual_finish && *task.actual_finish < *task.actual_start) {
            draft_.troubles.emplace_back("It finished before it started; that finish was not taken.");
            task.actual_finish.reset();
        }
        finish_constraint();
    }

    void finish_constraint() {
        Task& task = draft_.task;
        const bool wants_date =
            task.constraint != Constraint::AsSoonAsPossible && task.constraint != Constraint::AsLateAsPossible;
        if (!wants_date) return;
        const bool of_finish = task.constraint == Constraint::FinishNoEarlier ||
                               task.constraint == Constraint::FinishNoLater ||
                               task.constraint == Constraint::MustFinishOn;
        if (constraint_date_) {
            task.constraint_date = of_finish ? finish_of(*constraint_date_) : start_of(*constraint_date_);
        } else {
            task.constraint = Constraint::AsSoonAsPossible;
            draft_.troubles.emplace_back("Its constraint has no date.");
        }
    }

    const CsvRowReader& reader_;
    const CsvRow& row_;
    CsvDraft draft_;
    const Column* column_ = nullptr;
    std::string_view raw_;
    std::string plain_;  ///< Without the apostrophes of ours.
    std::string_view cell_;
    std::optional<DateEntry> constraint_date_;
    std::optional<bool> milestone_;
    bool closed_ = false;
};

CsvRowReader::CsvRowReader(const CsvTable& table, const CsvMapping& mapping)
    : date_order_(date_order_of(table, mapping)) {
    for (std::size_t i = 0; i < std::min(table.header.size(), mapping.columns.size()); ++i) {
        Column column{.target = mapping.columns[i],
                      .header = std::string(trimmed(table.header[i])),
                      .bare = bare_number_of(table.header[i])};
        if (column.target == CsvTarget::Done) {
            std::vector<std::string_view> cells;
            for (const CsvRow& row : table.rows)
                if (i < row.cells.size()) cells.push_back(row.cells[i]);
            column.fractions = are_fractions(cells);
        }
        columns_.push_back(std::move(column));
    }
}

CsvDraft CsvRowReader::read(const CsvRow& row) const { return Row(*this, row).read(); }

bool CsvRowReader::has(CsvTarget target) const {
    return std::ranges::any_of(columns_, [target](const Column& column) { return column.target == target; });
}

}  // namespace rapport
