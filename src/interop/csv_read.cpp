// Text with separators becomes a table: its encoding, its delimiter, its cells.

#include <algorithm>
#include <array>

#include "base/text.h"
#include "interop/csv.h"

namespace rapport {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t largest_file = std::size_t{256} << 20;
constexpr std::size_t most_columns = 2000;
constexpr std::size_t most_ragged_rows_told = 5;
constexpr std::size_t most_unclosed = 20;  ///< Quotes without an end; further ones are characters at once.
constexpr std::array delimiters{',', ';', '\t', '|'};

// --- Encoding ---

Encoding encoding_of(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE"sv)) return Encoding::Utf16LittleEndian;
    if (bytes.starts_with("\xFE\xFF"sv)) return Encoding::Utf16BigEndian;
    // Without a mark: text of any European language in UTF-16 has a zero in most of its pairs.
    const std::string_view start = bytes.substr(0, 512);
    std::size_t even = 0;
    std::size_t odd = 0;
    for (std::size_t i = 0; i < start.size(); ++i)
        if (start[i] == 0) ++(i % 2 == 0 ? even : odd);
    if (odd > start.size() / 4 && even == 0) return Encoding::Utf16LittleEndian;
    if (even > start.size() / 4 && odd == 0) return Encoding::Utf16BigEndian;
    return is_valid_utf8(bytes) ? Encoding::Utf8 : Encoding::Windows1252;
}

std::string from_utf16(std::string_view bytes, Encoding encoding) {
    std::u16string units;
    units.reserve(bytes.size() / 2);
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const auto first = static_cast<unsigned char>(bytes[i]);
        const auto second = static_cast<unsigned char>(bytes[i + 1]);
        units.push_back(
            static_cast<char16_t>(encoding == Encoding::Utf16BigEndian ? first << 8 | second : second << 8 | first));
    }
    if (!units.empty() && units.front() == 0xFEFF) units.erase(0, 1);
    return utf8_from_utf16(units);
}

std::string as_utf8(std::string_view bytes, Encoding encoding, std::vector<std::string>& warnings) {
    switch (encoding) {
    case Encoding::Utf16LittleEndian:
    case Encoding::Utf16BigEndian:    return from_utf16(bytes, encoding);
    case Encoding::Windows1252:       return utf8_from_windows1252(bytes);
    case Encoding::Utf8:              break;
    }
    if (bytes.starts_with("\xEF\xBB\xBF"sv)) bytes.remove_prefix(3);
    if (is_valid_utf8(bytes)) return std::string(bytes);
    warnings.emplace_back("Some characters of the file are not valid UTF-8; they came in as �.");
    return repaired_utf8(bytes);
}

// --- Rows ---

/// Reads one row after another. A quote counts at the beginning of a cell; what stands behind its end is added as it is.
class Rows {
public:
    Rows(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

    [[nodiscard]] bool done() const { return at_ >= text_.size(); }
    [[nodiscard]] const std::vector<std::size_t>& unclosed() const { return unclosed_; }

    CsvRow next() {
        CsvRow row;
        row.line = line_;
        for (;;) {
            row.cells.push_back(cell());
            if (done()) return row;
            const char end = text_[at_++];
            if (end == delimiter_) {
                if (!done()) continue;
                row.cells.emplace_back();  // The last cell of the file is empty.
                return row;
            }
            if (end == '\r' && !done() && text_[at_] == '\n') ++at_;
            ++line_;
            return row;
        }
    }

private:
    std::string cell() {
        const std::size_t quote = text_.find_first_not_of(' ', at_);
        if (quote < text_.size() && text_[quote] == '"') {
            std::string cell;
            if (quoted(quote, cell)) return cell;
        }
        const std::size_t end = std::min(text_.size(), text_.find_first_of(ends(), at_));
        std::string cell(text_.substr(at_, end - at_));
        at_ = end;
        return cell;
    }

    [[nodiscard]] std::string_view ends() const {
        switch (delimiter_) {
        case ',':  return ",\r\n";
        case ';':  return ";\r\n";
        case '\t': return "\t\r\n";
        case '|':  return "|\r\n";
        }
        ends_ = {delimiter_, '\r', '\n'};
        return {ends_.data(), ends_.size()};
    }

    /// False where the quote never ends: it is no quote then, and nothing was read.
    bool quoted(std::size_t quote, std::string& cell) {
        if (unclosed_.size() > most_unclosed) return false;
        std::size_t at = quote + 1;
        for (std::size_t found = text_.find('"', at); found != std::string_view::npos; found = text_.find('"', at)) {
            cell += text_.substr(at, found - at);
            at = found + 1;
            if (at < text_.size() && text_[at] == '"') {
                cell += '"';
                ++at;
                continue;
            }
            finish_quoted(at, cell);
            return true;
        }
        unclosed_.push_back(line_);
        return false;
    }

    void finish_quoted(std::size_t at, std::string& cell) {
        count_lines(cell);
        const std::size_t end = std::min(text_.size(), text_.find_first_of(ends(), at));
        const std::string_view rest = text_.substr(at, end - at);
        if (!trimmed(rest).empty()) cell += rest;
        at_ = end;
    }

    void count_lines(std::string_view inside) {
        for (std::size_t i = 0; i < inside.size(); ++i)
            if (inside[i] == '\n' || (inside[i] == '\r' && (i + 1 == inside.size() || inside[i + 1] != '\n'))) ++line_;
    }

    std::string_view text_;
    char delimiter_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    std::vector<std::size_t>
        unclosed_;  ///< Lines of quotes without an end; looking for each reads the rest of the file.
    mutable std::array<char, 3> ends_{};
};

bool is_blank(const CsvRow& row) {
    return std::ranges::all_of(row.cells, [](const std::string& cell) { return trimmed(cell).empty(); });
}

// --- Delimiter ---

struct Evenness {
    std::size_t columns = 1;
    std::size_t rows_alike = 0;
    std::size_t rows = 0;  ///< Of them all. Cells with line breaks make more where they are taken apart.
};

/// How many of the first rows have the number of columns that most have.
Evenness evenness_of(std::string_view text, char delimiter) {
    constexpr int rows_looked_at = 100;
    Rows rows(text, delimiter);
    std::vector<std::size_t> widths;
    for (int i = 0; i < rows_looked_at && !rows.done(); ++i)
        if (const CsvRow row = rows.next(); !is_blank(row)) widths.push_back(row.cells.size());
    Evenness evenness;
    for (const std::size_t width : widths) {
        const auto alike = static_cast<std::size_t>(std::ranges::count(widths, width));
        if (alike > evenness.rows_alike || (alike == evenness.rows_alike && width > evenness.columns))
            evenness = {width, alike, widths.size()};
    }
    return evenness;
}

char delimiter_of(std::string_view text) {
    constexpr std::size_t text_looked_at = std::size_t{256} << 10;
    const std::string_view start = text.substr(0, text_looked_at);
    char best = ',';
    Evenness best_evenness{1, 0};
    for (const char delimiter : delimiters) {
        const Evenness evenness = evenness_of(start, delimiter);
        if (evenness.columns < 2) continue;
        const std::size_t share = evenness.rows_alike * best_evenness.rows;
        const std::size_t best_share = best_evenness.rows_alike * evenness.rows;
        const bool better =
            best_evenness.columns < 2 || share > best_share ||
            (share == best_share &&
             (evenness.rows_alike > best_evenness.rows_alike ||
              (evenness.rows_alike == best_evenness.rows_alike && evenness.columns > best_evenness.columns)));
        if (better) {
            best = delimiter;
            best_evenness = evenness;
        }
    }
    return best;
}

/// Excel may write "sep=;" as a first line of its own.
std::optional<char> declared_delimiter(std::string& text) {
    const std::string_view line = std::string_view(text).substr(0, text.find_first_of("\r\n"));
    if (line.size() != 5 || !line.starts_with("sep=")) return {};
    const char delimiter = line[4];
    text.erase(0, line.size());  // The end of its line stays: it makes an empty row, and line numbers stay right.
    return delimiter;
}

// --- Table ---

void name_columns(CsvTable& table, std::size_t columns) {
    while (table.header.size() < columns) table.header.emplace_back();
    for (std::size_t i = 0; i < table.header.size(); ++i)
        if (trimmed(table.header[i]).empty()) table.header[i] = "Column " + std::to_string(i + 1);
}

/// Rows that are longer than the header, or shorter: many programs leave out empty cells at the end.
void tell_ragged_rows(CsvTable& table, std::size_t columns) {
    std::size_t ragged = 0;
    for (const CsvRow& row : table.rows) {
        if (row.cells.size() == columns || ++ragged > most_ragged_rows_told) continue;
        table.warnings.push_back("Line " + std::to_string(row.line) + " has " +
                                 counted(static_cast<std::int64_t>(row.cells.size()), "cell", "cells") +
                                 ", and the header has " + std::to_string(columns) + ".");
    }
    if (ragged > most_ragged_rows_told)
        table.warnings.push_back("And " +
                                 counted(static_cast<std::int64_t>(ragged - most_ragged_rows_told), "line", "lines") +
                                 " more with too many cells or too few.");
}

Result<CsvTable> table_of(std::string_view text, const CsvReading& reading, CsvTable table) {
    Rows rows(text, table.delimiter);
    bool header_wanted = reading.header;
    std::size_t widest = 0;
    while (!rows.done()) {
        CsvRow row = rows.next();
        if (is_blank(row)) continue;
        if (row.cells.size() > most_columns)
            return Error{Fault::Limit,
                         "Line " + std::to_string(row.line) + " has more than 2,000 cells. This is no table of tasks.",
                         {}};
        widest = std::max(widest, row.cells.size());
        if (std::exchange(header_wanted, false)) table.header = std::move(row.cells);
        else table.rows.push_back(std::move(row));
    }
    if (widest == 0) return Error{Fault::Malformed, "This file has no rows.", {}};
    const std::size_t columns = reading.header ? table.header.size() : widest;
    for (const std::size_t line : rows.unclosed())
        table.warnings.push_back("A quote in line " + std::to_string(line) +
                                 " has no end; it was taken as a character.");
    tell_ragged_rows(table, columns);
    name_columns(table, widest);
    return table;
}

}  // namespace

std::string_view label_of(Encoding encoding) {
    switch (encoding) {
    case Encoding::Utf8:              return "UTF-8";
    case Encoding::Utf16LittleEndian: return "UTF-16 (little endian)";
    case Encoding::Utf16BigEndian:    return "UTF-16 (big endian)";
    case Encoding::Windows1252:       return "Windows-1252 (Western European)";
    }
    return {};
}

Result<CsvTable> read_csv(std::string_view bytes, const CsvReading& reading) {
    if (bytes.size() > largest_file) return Error{Fault::Limit, "This file is larger than 256 MB.", {}};
    CsvTable table;
    table.encoding = reading.encoding.value_or(encoding_of(bytes));
    std::string text = as_utf8(bytes, table.encoding, table.warnings);
    table.controls = std::erase_if(text, is_control);
    const std::optional<char> declared = declared_delimiter(text);
    table.delimiter = reading.delimiter ? *reading.delimiter : declared ? *declared : delimiter_of(text);
    return table_of(text, reading, std::move(table));
}

}  // namespace rapport
