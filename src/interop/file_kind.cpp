// What a file is, told from its first bytes, and what to do with the kinds Rapport does not open.

#include <algorithm>
#include <array>

#include "base/text.h"
#include "codec/workspace_json.h"
#include "interop/import.h"
#include "interop/playbook_file.h"

namespace rapport {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t looked_at = 8192;  ///< Bytes; every mark we look for stands before.

/// The beginning of a file as text, whatever of the usual encodings it is in.
std::string beginning_of(std::string_view bytes) {
    std::string_view start = bytes.substr(0, looked_at);
    if (start.starts_with("\xEF\xBB\xBF"sv)) return std::string(start.substr(3));
    const bool little =
        start.starts_with("\xFF\xFE"sv) || (start.size() > 3 && start[1] == 0 && start[3] == 0 && start[0] != 0);
    const bool big =
        start.starts_with("\xFE\xFF"sv) || (start.size() > 3 && start[0] == 0 && start[2] == 0 && start[1] != 0);
    if (!little && !big) return std::string(start);
    std::string text;  // Enough for marks in ASCII.
    for (std::size_t i = little ? 0 : 1; i < start.size(); i += 2)
        if (static_cast<unsigned char>(start[i]) < 0x80) text += start[i];
    return text;
}

/// A stray control character is no reason against it; where they are many, the bytes mean something else.
bool is_text(std::string_view bytes) {
    constexpr std::ptrdiff_t characters_for_each = 12;
    const std::string start = beginning_of(bytes);
    const std::ptrdiff_t controls = std::ranges::count_if(start, [](char c) { return is_control(c) && c != '\f'; });
    return controls * characters_for_each <= std::ssize(start);
}

/// The name of the outermost element of an XML text; empty: it is none.
std::string_view outermost_element(std::string_view text) {
    text = trimmed(text);
    if (!text.starts_with('<')) return {};
    for (std::size_t at = 0; at != std::string_view::npos && at + 1 < text.size(); at = text.find('<', at + 1)) {
        const char next = text[at + 1];
        if (next == '?') continue;
        if (text.substr(at).starts_with("<!--")) {
            at = text.find("-->", at);
            if (at == std::string_view::npos) return {};
            continue;
        }
        if (next == '!') continue;
        return text.substr(at + 1, text.find_first_of(" \t\r\n/>", at + 1) - at - 1);
    }
    return {};
}

std::string extension_of(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos ? std::string() : folded(name.substr(dot + 1));
}

bool contains(std::string_view bytes, std::string_view mark) { return bytes.find(mark) != std::string_view::npos; }

/// An entry of a compound file’s directory: 64 bytes of name in UTF-16, then the bytes of it that count.
bool has_stream(std::string_view bytes, std::string_view name) {
    std::string entry;
    for (const char c : name) {
        entry += c;
        entry += '\0';
    }
    entry.resize(64, '\0');
    entry += static_cast<char>(2 * (name.size() + 1));
    return contains(bytes, entry);
}

constexpr auto save_as_xml = "Save it as XML in Microsoft Project (File › Save as › XML) and open that."sv;

bool is_compound(std::string_view bytes) { return bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv); }
bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv); }

std::string compound_file(std::string_view bytes) {
    if (has_stream(bytes, "Workbook") || has_stream(bytes, "Book"))
        return "This looks like an old Excel workbook (.xls). Save the sheet as CSV and open that.";
    if (has_stream(bytes, "WordDocument"))
        return "This looks like a Word document, which holds no plan that Rapport can read.";
    return "This looks like a binary Microsoft Project file (.mpp). " + std::string(save_as_xml);
}

std::string zip_file(std::string_view bytes) {
    if (contains(bytes, "xl/workbook") || contains(bytes, "xl/worksheets"))
        return "This looks like an Excel workbook. Save the sheet as CSV and open that.";
    if (contains(bytes, "opendocument.spreadsheet"))
        return "This looks like an OpenDocument spreadsheet. Save the sheet as CSV and open that.";
    if (contains(bytes, "word/document"))
        return "This looks like a Word document, which holds no plan that Rapport can read.";
    return "This looks like a ZIP archive. Unpack it and open the file inside.";
}

struct Start {
    std::string_view bytes;
    std::string_view sentence;
};
constexpr std::array starts{
    Start{"%PDF", "This looks like a PDF, which shows a plan but does not hold it. Open the file it was made from."},
    Start{"\x1F\x8B"sv, "This looks like a compressed (gzip) file. Unpack it and open the file inside."},
    Start{"\x89PNG"sv, "This looks like a picture, which Rapport cannot read."},
    Start{"\xFF\xD8\xFF"sv, "This looks like a picture, which Rapport cannot read."},
    Start{"GIF8", "This looks like a picture, which Rapport cannot read."},
    Start{"\xAC\xED\x00\x05"sv,
          "This looks like a ProjectLibre file. Save it there as Microsoft Project XML and open that."},
    Start{"MPX",
          "This looks like an MPX file of an old Microsoft Project. Open it in a newer one, save it as XML and open "
          "that."},
    Start{"ERMHDR",
          "This looks like a Primavera file (XER). Export it from there as Microsoft Project XML and open that."},
    Start{"BEGIN:VCALENDAR", "This looks like a calendar (iCalendar), which Rapport writes but does not read."},
    Start{"{\\rtf", "This looks like a text document (RTF), which holds no plan that Rapport can read."},
    Start{"SQLite format 3", "This looks like a database, which Rapport cannot read."},
    Start{"\x00\x01\x00\x00Standard Jet DB"sv,
          "This looks like a database of Microsoft Project (.mpd). Save the project as XML and open that."},
};

bool begins_as(const Start& known, std::string_view text, std::string_view bytes) {
    return text.starts_with(known.bytes) || bytes.starts_with(known.bytes);
}

std::string xml_file(std::string_view element) {
    if (element == "project")
        return "This looks like a GanttProject file. Export it there as Microsoft Project XML and open that.";
    if (element == "APIBusinessObjects")
        return "This looks like a Primavera file (XML). Export it from there as Microsoft Project XML and open that.";
    if (folded(element) == "html") return "This looks like a web page. Open the file it was made from.";
    return "This looks like an XML file of another program (its outermost element is <" + shortened(element, 40) +
           ">). Rapport reads the XML of Microsoft Project.";
}

bool begins_as_mail(std::string_view text) {
    return std::ranges::any_of(std::array{"Received:"sv, "Return-Path:"sv, "Delivered-To:"sv, "Message-ID:"sv,
                                          "From:"sv, "MIME-Version:"sv, "X-"sv},
                               [&](std::string_view header) { return text.starts_with(header); }) &&
           text.find('\n') != std::string_view::npos;
}

/// Its first line has cells, and its second, where there is one, as many of them.
bool is_table(std::string_view text) {
    text = trimmed(text);
    const std::size_t end = text.find('\n');
    const std::string_view first = text.substr(0, end);
    const std::string_view rest = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    const std::string_view second = rest.substr(0, rest.find('\n'));
    return std::ranges::any_of("\t;|,"sv, [&](char separator) {
        const auto cells = std::ranges::count(first, separator);
        return cells > 0 && (rest.empty() ? separator != ',' : std::ranges::count(second, separator) == cells);
    });
}

}  // namespace

FileKind kind_of(std::string_view name, std::string_view bytes) {
    if (looks_like_playbooks(bytes)) return FileKind::Unknown;  // Who opens them asks for them.
    if (looks_like_workspace(bytes)) return FileKind::Rapport;
    if (is_compound(bytes) || is_zip(bytes) || trimmed(bytes.substr(0, looked_at)).empty()) return FileKind::Unknown;
    const std::string start = beginning_of(bytes);
    const std::string extension = extension_of(name);
    if (extension == "eml") return FileKind::Mail;
    if (!is_text(bytes)) return FileKind::Unknown;
    if (const std::string_view element = outermost_element(start); !element.empty())
        return element == "Project" || element.ends_with(":Project") ? FileKind::Mspdi : FileKind::Unknown;
    const bool table = extension == "csv" || extension == "tsv" || extension == "tab" || extension == "txt";
    for (const Start& known : starts)
        if (begins_as(known, start, bytes) && !(table && known.bytes == "MPX")) return FileKind::Unknown;
    if (start.starts_with('{') || start.starts_with('['))
        return extension == "rapport" ? FileKind::Rapport : FileKind::Unknown;
    if (begins_as_mail(start) || (extension == "txt" && !is_table(start))) return FileKind::Mail;
    if (table || start.find_first_of(",;\t|") != std::string::npos) return FileKind::Csv;
    return FileKind::Unknown;
}

std::string what_it_looks_like(std::string_view bytes) {
    if (bytes.empty()) return "This file is empty.";
    if (is_compound(bytes)) return compound_file(bytes);
    if (is_zip(bytes)) return zip_file(bytes);
    const std::string start = beginning_of(bytes);
    for (const Start& known : starts)
        if (begins_as(known, start, bytes)) return std::string(known.sentence);
    if (!is_text(bytes))
        return "Rapport does not know this kind of file. It opens its own files, the XML of Microsoft Project, and "
               "tables as CSV.";
    if (trimmed(start).empty()) return "This file is empty.";
    if (const std::string_view element = outermost_element(start); !element.empty()) return xml_file(element);
    if (looks_like_playbooks(bytes))
        return "These are playbooks, and no plan. Drop them on the window of Rapport, or take them under Settings › "
               "Playbooks.";
    if (start.starts_with('{') || start.starts_with('[')) return "This is a JSON file, but not one that Rapport wrote.";
    return "This looks like plain text or an e-mail, which holds no plan. Plans come from Rapport's own files, the XML "
           "of "
           "Microsoft Project, and tables as CSV.";
}

}  // namespace rapport
