// What a file is, by what is in it.

#include "interop_support.h"

namespace rapport {

using namespace std::string_view_literals;

TEST_CASE("A file is told by its content first, then by its name") {
    CHECK(kind_of("plan.xml", mspdi_tasks(mspdi_task(1, "A"))) == FileKind::Mspdi);
    CHECK(kind_of("plan",
                  "\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<!-- <a> -->\n<Project "
                  "xmlns=\"http://schemas.microsoft.com/project\">") == FileKind::Mspdi);
    CHECK(kind_of("plan.xml", std::string("\xFF\xFE<\0P\0r\0o\0j\0e\0c\0t\0>\0", 20)) == FileKind::Mspdi);
    CHECK(kind_of("workspace.json", "{\"format\":\"rapport\",\"version\":1}") == FileKind::Rapport);
    CHECK(kind_of("plan.csv", "Name\nA\n") == FileKind::Csv);
    CHECK(kind_of("plan", "Name;Start\nA;B\n") == FileKind::Csv);
    CHECK(kind_of("plan.txt", "MPX codes,Start\nA,B\n") == FileKind::Csv);
    CHECK(kind_of("plan.csv", "Name,Duration\nAl\x07pha,5 d\n") == FileKind::Csv);
    CHECK(kind_of("plan", "Name,Duration\nAl\x07pha,5 d\n") == FileKind::Csv);
    CHECK(kind_of("plan.csv", "\x01\x02,\x03\n"sv) == FileKind::Unknown);
    CHECK(kind_of("plan.xml", "<html></html>") == FileKind::Unknown);
    CHECK(kind_of("plan.csv", "PK\x03\x04zip") == FileKind::Unknown);
    CHECK(kind_of("data.json", "{\"a\":1}") == FileKind::Unknown);
    CHECK(kind_of("empty.csv", "") == FileKind::Unknown);
    CHECK(kind_of("talk.eml", "From: ruth@harbourvale.example\r\nSubject: Friday\r\n\r\nYes.") == FileKind::Mail);
    CHECK(kind_of("talk.eml", "\x01\x02 broken \xE9") == FileKind::Mail);
    CHECK(kind_of("talk.eml", "PK\x03\x04zip") == FileKind::Unknown);
    CHECK(kind_of("saved", "Return-Path: <ruth@harbourvale.example>\nSubject: A, b\n\nYes, do.") == FileKind::Mail);
    CHECK(kind_of("note.txt", "Hello Ana, can we talk?\nOn Friday, or on Monday, or then.") == FileKind::Mail);
    CHECK(kind_of("note.txt", "One line, with a comma") == FileKind::Mail);
    CHECK(kind_of("note.txt", "Only words") == FileKind::Mail);
    CHECK(kind_of("plan.txt", "Name\tDuration\nA\t5 d\n") == FileKind::Csv);
}

TEST_CASE("A file that cannot be opened says what it is and what to do") {
    const std::string compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    const auto entry = [](std::string_view name) {
        std::string wide;
        for (const char c : name) (wide += c) += '\0';
        wide.resize(64, '\0');
        return wide + static_cast<char>(2 * (name.size() + 1));
    };
    CHECK(what_it_looks_like(compound + entry("Props14")) ==
          "This looks like a binary Microsoft Project file (.mpp). Save it as XML in Microsoft Project (File › Save as "
          "› XML) and open that.");
    CHECK(what_it_looks_like(compound + entry("Workbook")).starts_with("This looks like an old Excel workbook"));
    CHECK(what_it_looks_like("PK\x03\x04....xl/workbook.xml") ==
          "This looks like an Excel workbook. Save the sheet as CSV and open that.");
    CHECK(what_it_looks_like("PK\x03\x04....plan.xml").starts_with("This looks like a ZIP archive."));
    CHECK(what_it_looks_like("%PDF-1.7").starts_with("This looks like a PDF"));
    CHECK(what_it_looks_like("MPX,Microsoft Project,4.0,ANSI").starts_with("This looks like an MPX file"));
    CHECK(what_it_looks_like("ERMHDR\t8.0").starts_with("This looks like a Primavera file (XER)"));
    CHECK(what_it_looks_like("<?xml version=\"1.0\"?><project name=\"x\">")
              .starts_with("This looks like a GanttProject file."));
    CHECK(what_it_looks_like("<?xml version=\"1.0\"?><APIBusinessObjects>")
              .starts_with("This looks like a Primavera file (XML)"));
    CHECK(what_it_looks_like("<!doctype html><html>").starts_with("This looks like a web page."));
    CHECK(what_it_looks_like("BEGIN:VCALENDAR").starts_with("This looks like a calendar"));
    CHECK(what_it_looks_like("\x89PNG\r\n").starts_with("This looks like a picture"));
    CHECK(what_it_looks_like("{\"a\":1}") == "This is a JSON file, but not one that Rapport wrote.");
    CHECK(what_it_looks_like("") == "This file is empty.");
    CHECK(what_it_looks_like("   \n") == "This file is empty.");
    CHECK(what_it_looks_like("\x01\x02\x03"sv).starts_with("Rapport does not know this kind of file."));
    CHECK(what_it_looks_like("hello").starts_with("This looks like plain text or an e-mail"));
}

TEST_CASE("Every file of the collections is told right") {
    for (const std::filesystem::path& file : mspdi_files())
        CHECK_MESSAGE(kind_of(file.filename().string(), bytes_of(file)) == FileKind::Mspdi, file.string());
    if (const auto folder = shared_files("data/exports"))
        for (const auto& entry : std::filesystem::recursive_directory_iterator(*folder))
            if (entry.path().extension() == ".csv")
                CHECK_MESSAGE(kind_of(entry.path().filename().string(), bytes_of(entry.path())) == FileKind::Csv,
                              entry.path().string());
}

}  // namespace rapport
