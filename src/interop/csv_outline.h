#pragma once
// Which row is part of which, from whatever a table has for it: a parent, a level, a number, or white space before the name.

#include <functional>
#include <map>
#include <span>

#include "interop/csv_rows.h"

namespace rapport {

/// For each row the one it is part of, or -1. `trouble` hears of rows whose place could not be read: these stand at the top.
std::vector<std::int32_t> parents_of(std::span<const CsvDraft> rows,
                                     const std::function<void(const CsvDraft&, std::string)>& trouble);

/// Whether parents_of has nothing to go by but white space before the names. It counts from two spaces or a tab on.
bool only_indents_tell(std::span<const CsvDraft> rows);

/// Rows by their place in the table, where it gives them no numbers of its own: 1 is the first below the heading, or below
/// the row of the project itself.
class CountedRows {
public:
    explicit CountedRows(std::span<const CsvDraft> rows);
    /// The one with that number, or -1.
    [[nodiscard]] std::int32_t find(std::string_view number) const;

private:
    std::map<std::string, std::int32_t, std::less<>> places_;
};

/// The row that stands for the project itself, as Microsoft Project writes it first: number 0, level 0. Otherwise -1.
std::int32_t project_row_of(std::span<const CsvDraft> rows);

}  // namespace rapport
