#pragma once
// Tables as text (RFC 4180 and what passes for it): read, mapped to the fields of tasks, and written.
//
//     read_csv(bytes) ──► CsvTable ──► guess_mapping ──► (the person agrees) ──► from_csv ──► Import

#include "interop/import.h"

namespace rapport {

enum class Encoding : std::uint8_t { Utf8, Utf16LittleEndian, Utf16BigEndian, Windows1252 };
std::string_view label_of(Encoding encoding);

struct CsvRow {
    std::vector<std::string> cells;  ///< As many as the row has, whatever the header says.
    std::size_t line = 0;            ///< Where it starts in the file, from 1.
};

struct CsvTable {
    std::vector<std::string> header;
    std::vector<CsvRow> rows;  ///< Without the header; rows of nothing but empty cells are left out.
    Encoding encoding = Encoding::Utf8;
    char delimiter = ',';
    std::vector<std::string> warnings;  ///< Ragged rows, a quote without its end, repaired text.
    std::size_t controls = 0;           ///< Characters that nobody sees; they were left out.
};

struct CsvReading {
    std::optional<Encoding> encoding;  ///< Absent: by byte order mark and validity.
    std::optional<char> delimiter;     ///< Absent: the one of , ; tab | that cuts the rows most evenly.
    bool header = true;                ///< False: the first row is a task too; columns are called "Column 1" and so on.
};
Result<CsvTable> read_csv(std::string_view bytes, const CsvReading& reading = {});

/// What a column means.
enum class CsvTarget : std::uint8_t {
    Nothing,  ///< Stays behind, and the report says so.
    Name,
    Number,         ///< What the file calls the task: what Predecessors and Parent refer to.
    OutlineNumber,  ///< "1.2.3".
    OutlineLevel,   ///< 1, 2, 3.
    Parent,         ///< The Number or the name of another row; where there are no Numbers, its place: 1, 2, 3.
    Duration,
    Work,
    Start,
    Finish,
    Deadline,
    Promised,
    ActualStart,
    ActualFinish,
    Done,          ///< Percent.
    State,         ///< "closed", "erledigt": 100 %. "cancelled": inactive. "open": nothing. Others stay as a tag.
    Milestone,     ///< Yes or no.
    People,        ///< Names, with units in brackets: "Ana[50%]; Bo".
    Predecessors,  ///< "3FS+2d; 4".
    Priority,
    Tags,
    Code,
    Summary,  ///< What the client reads.
    Notes,
    Active,      ///< Yes or no.
    Constraint,  ///< "Start no earlier than". Where there is such a column, a start moves nothing by itself.
    ConstraintDate,
    ByHand,  ///< Yes or no: Start and Finish hold, whatever the links say.
};
constexpr std::size_t csv_target_count = static_cast<std::size_t>(CsvTarget::ByHand) + 1;
std::string_view label_of(CsvTarget target);
bool holds_dates(CsvTarget target);
/// Several columns may have it; of the others only one.
bool may_repeat(CsvTarget target);

/// How the numbers of a date are ordered; Automatic asks the whole column, and where that leaves it open takes DayFirst.
enum class DateOrder : std::uint8_t { Automatic, YearFirst, DayFirst, MonthFirst };

struct ColumnGuess {
    CsvTarget target = CsvTarget::Nothing;
    bool sure = false;  ///< The header is a name we know; otherwise only the values speak for it.
    DateOrder date_order = DateOrder::Automatic;  ///< Of a column of dates: what its values prove.
    bool ask_date_order = false;                  ///< 03/04/2026 and the like, and nothing in the column decides.
};
/// One guess for each column. Only targets that may_repeat are given twice.
std::vector<ColumnGuess> guess_columns(const CsvTable& table);

/// What becomes of Start and Finish.
enum class CsvDates : std::uint8_t {
    Plan,    ///< The links move tasks; a start is "no earlier than", and start to finish gives a missing duration.
    ByHand,  ///< Tasks stand where the file says.
};

struct CsvMapping {
    std::vector<CsvTarget> columns;  ///< One for each column of the table.
    DateOrder date_order = DateOrder::Automatic;
    CsvDates dates = CsvDates::Plan;
};
/// The mapping that the guesses propose.
CsvMapping mapping_of(const std::vector<ColumnGuess>& guesses);

/// A date of the table that may be read day first and month first, where the mapping leaves it open and nothing in the table
/// decides: "03/04/2026".
std::optional<std::string> open_date_of(const CsvTable& table, const CsvMapping& mapping);

struct CsvOptions {
    std::string project_name;
    Date today;  ///< The project starts here if no row has a date.
    MakeId make_id;
};

/// Rows become tasks. A row that cannot be read stays behind, with its number and the reason among the warnings.
std::unique_ptr<ImportJob> from_csv(CsvTable table, CsvMapping mapping, CsvOptions options);

/// One row as it would come in.
struct CsvPreviewRow {
    std::size_t row = 0;     ///< Line in the file.
    std::int32_t level = 1;  ///< In the outline.
    std::string name;
    std::vector<std::pair<CsvTarget, std::string>> values;  ///< As read: dates as 2026-11-24, durations as "3 d".
    std::vector<std::string> troubles;                      ///< What could not be read, in sentences.
};
/// The first rows. Where the order of dates is Automatic, all dates of the table are looked at for it.
std::vector<CsvPreviewRow> preview_csv(const CsvTable& table, const CsvMapping& mapping, std::size_t rows);

/// The tasks of a project in the columns of the plan: UTF-8 with a byte order mark, rows ended by CR LF, dates as
/// 2026-11-24 08:00. What a spreadsheet would take for a formula (it begins with = + - @, a tab or a return, and the cell begins
/// with it, or what stands behind a semicolon, a tab or the end of a line) gets an apostrophe in front, which our import takes
/// off again.
Result<Export> to_csv(const Workspace& workspace, Ref<Project> project);

}  // namespace rapport
