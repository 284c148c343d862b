// Text becomes a table.

#include "base/json.h"
#include "interop/csv.h"
#include "interop_support.h"

namespace rapport {
namespace {

using Cells = std::vector<std::vector<std::string>>;

CsvTable table(std::string_view text, const CsvReading& reading = {}) {
    Result<CsvTable> table = read_csv(text, reading);
    if (!table) throw std::runtime_error(table.error().message);
    return std::move(*table);
}

Cells cells(const CsvTable& table) {
    Cells cells{table.header};
    for (const CsvRow& row : table.rows) cells.push_back(row.cells);
    return cells;
}
Cells cells(std::string_view text, const CsvReading& reading = {}) { return cells(table(text, reading)); }

std::string utf16(std::u16string_view text, bool big_endian, bool mark) {
    std::u16string units = mark ? u"\uFEFF" : u"";
    units += text;
    std::string bytes;
    for (const char16_t unit : units) {
        const char high = static_cast<char>(unit >> 8);
        const char low = static_cast<char>(unit & 0xFF);
        bytes += big_endian ? high : low;
        bytes += big_endian ? low : high;
    }
    return bytes;
}

}  // namespace

TEST_CASE("The cases of csv-spectrum read as their JSON says") {
    const auto folder = shared_files("data/csv/csv-spectrum");
    if (!folder) return;
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(*folder / "csvs")) {
        INFO(entry.path().string());
        const CsvTable read = table(bytes_of(entry.path()));
        const Result<Json> expected =
            read_json(bytes_of(*folder / "json" / entry.path().stem().replace_extension(".json")));
        REQUIRE(expected);
        const Json::Array& rows = *expected->as_array();
        REQUIRE(read.rows.size() == rows.size());
        for (std::size_t row = 0; row < rows.size(); ++row)
            for (std::size_t column = 0; column < read.header.size(); ++column) {
                const Json* value = rows[row].find(read.header[column]);
                REQUIRE(value);
                CHECK(read.rows[row].cells[column] == *value->as_text());
            }
        ++files;
    }
    CHECK(files > 0);
}

TEST_CASE("Quotes hold delimiters, line ends and quotes") {
    CHECK(cells("a,b\n\"1,2\",\"x\ny\"\n\"he said \"\"no\"\"\",\"\"\n") ==
          Cells{{"a", "b"}, {"1,2", "x\ny"}, {"he said \"no\"", ""}});
    CHECK(cells("a,b\n1, \"2, 3\"\n") == Cells{{"a", "b"}, {"1", "2, 3"}});
    CHECK(cells("a,b\n5\" pipe,2\n") == Cells{{"a", "b"}, {"5\" pipe", "2"}});
}

TEST_CASE("Rows end with CR LF, LF or CR, and the last one may have no end") {
    const Cells expected{{"a", "b"}, {"1", "2"}, {"3", "4"}};
    CHECK(cells("a,b\r\n1,2\r\n3,4\r\n") == expected);
    CHECK(cells("a,b\n1,2\n3,4") == expected);
    CHECK(cells("a,b\r1,2\r3,4\r") == expected);
    CHECK(cells("a,b\n1,") == Cells{{"a", "b"}, {"1", ""}});
}

TEST_CASE("Empty rows are no rows, and lines keep their numbers") {
    const CsvTable read = table("a,b\n\n1,2\n,\n\"x\ny\",3\n4,5\n");

    REQUIRE(read.rows.size() == 3);
    CHECK(read.rows[0].line == 3);
    CHECK(read.rows[1].line == 5);
    CHECK(read.rows[2].line == 7);
}

TEST_CASE("A quote without an end is a character, and the table goes on") {
    const CsvTable read = table("a,b\n\"open,2\n3,4\n");

    CHECK(cells(read) == Cells{{"a", "b"}, {"\"open", "2"}, {"3", "4"}});
    CHECK(read.warnings == std::vector<std::string>{"A quote in line 2 has no end; it was taken as a character."});
}

TEST_CASE("Ragged rows are told, the first five by line") {
    std::string text = "a,b,c\n";
    for (int i = 0; i < 8; ++i) text += "1,2\n";

    const CsvTable read = table(text);

    CHECK(read.rows.size() == 8);
    REQUIRE(read.warnings.size() == 6);
    CHECK(read.warnings[0] == "Line 2 has 2 cells, and the header has 3.");
    CHECK(read.warnings[5] == "And 3 lines more with too many cells or too few.");
    CHECK(table("a,b\n1,2,3\n").header == std::vector<std::string>{"a", "b", "Column 3"});
}

TEST_CASE("The delimiter is the one that cuts the rows most evenly") {
    CHECK(table("Name;Kosten\nA;1,5\nB;2,25\n").delimiter == ';');
    CHECK(table("Name\tNote\nA\tx, y\nB\tz\n").delimiter == '\t');
    CHECK(table("Name|Note\nA|x, y, z\nB|z\n").delimiter == '|');
    CHECK(table("Name,Note\n\"A;B\",x\nC,y\n").delimiter == ',');
    CHECK(table("Name\nA\nB\n").delimiter == ',');
    CHECK(cells("sep=;\nName;Note\nA,B;C\n") == Cells{{"Name", "Note"}, {"A,B", "C"}});
    CHECK(cells("a;b,c\n", {.delimiter = ';'}) == Cells{{"a", "b,c"}});
}

TEST_CASE("Encodings are told by their mark or by what is valid") {
    CHECK(cells("\xEF\xBB\xBFName\nÉté\n") == Cells{{"Name"}, {"Été"}});
    CHECK(table("Name\nÉté\n").encoding == Encoding::Utf8);

    const CsvTable latin = table("Name\n\xC9t\xE9 \x80\n");
    CHECK(latin.encoding == Encoding::Windows1252);
    CHECK(latin.rows[0].cells[0] == "Été €");

    for (const bool big_endian : {false, true})
        for (const bool mark : {false, true}) {
            const CsvTable wide = table(utf16(u"Name,Note\nÉté,\u65E5\u672C\n", big_endian, mark));
            CHECK(wide.encoding == (big_endian ? Encoding::Utf16BigEndian : Encoding::Utf16LittleEndian));
            CHECK(cells(wide) == Cells{{"Name", "Note"}, {"Été", "\u65E5\u672C"}});
        }
}

TEST_CASE("Without a header the first row is a row, and columns are numbered") {
    CHECK(cells("A,1\nB,2\n", {.header = false}) == Cells{{"Column 1", "Column 2"}, {"A", "1"}, {"B", "2"}});
    CHECK(table("Name,,\nA,1,2\n").header == std::vector<std::string>{"Name", "Column 2", "Column 3"});
}

TEST_CASE("What holds no rows is refused") {
    CHECK(read_csv("").error().message == "This file has no rows.");
    CHECK(read_csv("\n,,\n \n").error().message == "This file has no rows.");
    CHECK(read_csv(std::string(3000, ',') + "x").error().message ==
          "Line 1 has more than 2,000 cells. This is no table of tasks.");
}

}  // namespace rapport
