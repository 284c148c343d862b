#pragma once
// The rows of a table as tasks, each for itself; csv_import.cpp puts them together.

#include "interop/csv_values.h"

namespace rapport {

/// What an Automatic order comes to: what the dates of the table prove, else DayFirst.
DateOrder date_order_of(const CsvTable& table, const CsvMapping& mapping);

/// A row as read.
struct CsvDraft {
    std::size_t line = 0;
    std::int32_t row = 0;  ///< The first below the heading is 1.
    Task task;             ///< Without project, place and id.
    std::string number;
    std::string outline_number;
    std::string parent;
    std::string people;
    std::string predecessors;
    std::optional<std::int32_t> level;
    std::size_t indent = 0;  ///< White space before the name; a tab is four spaces.
    std::optional<DateEntry> start;
    std::optional<DateEntry> finish;
    bool has_duration = false;
    std::vector<std::pair<CsvTarget, std::string>> values;  ///< As CsvPreviewRow has them.
    std::vector<std::string> troubles;
};

/// When work begins and ends on a day without a time: the standard day.
DateTime start_of(const DateEntry& entry);
DateTime finish_of(const DateEntry& entry);

class CsvRowReader {
public:
    CsvRowReader(const CsvTable& table, const CsvMapping& mapping);
    [[nodiscard]] CsvDraft read(const CsvRow& row) const;
    [[nodiscard]] bool has(CsvTarget target) const;

private:
    struct Column {
        CsvTarget target = CsvTarget::Nothing;
        std::string header;
        BareNumber bare = BareNumber::NotSaid;
        bool fractions = false;
    };
    class Row;

    std::vector<Column> columns_;
    DateOrder date_order_ = DateOrder::DayFirst;
};

/// Names of people with their units: "Ana[50%]; Bo" – by semicolons or line ends where there are any, else by commas.
struct NamedUnits {
    std::string name;
    std::string email;
    Percent units{100};
};
std::vector<NamedUnits> people_in(std::string_view cell);

/// A cell of several words: by semicolons or line ends where there are any, else by commas.
std::vector<std::string_view> parts_of(std::string_view cell);

}  // namespace rapport
