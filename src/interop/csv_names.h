#pragma once
// What columns are called: in our own files and in those of Microsoft Project, Excel, GitLab, Jira, Asana and others, in
// English, German, French, Spanish and Portuguese.

#include <span>
#include <string>
#include <string_view>

#include "interop/csv.h"

namespace rapport {

/// A header as names are compared: folded words without what stands between them; "%" reads "percent".
std::string header_key(std::string_view header);

struct ColumnNames {
    CsvTarget target;
    std::string_view keys;  ///< Separated by spaces.
};
/// The names of all targets. Of two columns that could both be one thing, the one whose name stands earlier is it.
std::span<const ColumnNames> column_names();

/// What a bare number means in a column of durations, by its header: "Hours", "Estimate (h)", "Time Estimate".
enum class BareNumber : std::uint8_t { Seconds, Minutes, Hours, Days, Weeks, NotSaid };
BareNumber bare_number_of(std::string_view header);

}  // namespace rapport
