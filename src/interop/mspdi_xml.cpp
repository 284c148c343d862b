#include "interop/mspdi_xml.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace rapport::mspdi {
namespace {

std::u16string utf16_units(std::string_view bytes, bool big_endian) {
    std::u16string units;
    units.reserve(bytes.size() / 2);
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const auto first = static_cast<unsigned char>(bytes[i]);
        const auto second = static_cast<unsigned char>(bytes[i + 1]);
        units.push_back(static_cast<char16_t>(big_endian ? first << 8 | second : second << 8 | first));
    }
    return units;
}

bool starts_with(std::string_view bytes, std::initializer_list<unsigned char> start) {
    return bytes.size() >= start.size() &&
           std::equal(start.begin(), start.end(), bytes.begin(),
                      [](unsigned char a, char b) { return a == static_cast<unsigned char>(b); });
}

/// What <?xml … encoding="…"?> says, in lower case; empty: nothing.
std::string declared_encoding(std::string_view text) {
    if (!text.starts_with("<?xml")) return {};
    const std::string_view declaration = text.substr(0, text.find("?>"));
    std::size_t at = declaration.find("encoding");
    if (at == std::string_view::npos) return {};
    at = declaration.find_first_of("\"'", at);
    if (at == std::string_view::npos) return {};
    const std::size_t end = declaration.find(declaration[at], at + 1);
    if (end == std::string_view::npos) return {};
    return folded(declaration.substr(at + 1, end - at - 1));
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

struct Position {
    std::size_t line = 1;
    std::size_t column = 1;
};
Position position_in(std::string_view text, std::size_t offset) {
    Position position;
    for (std::size_t i = 0; i < offset && i < text.size(); ++i) {
        if (text[i] == '\n') {
            ++position.line;
            position.column = 1;
        } else if ((text[i] & 0xC0) != 0x80) {
            ++position.column;
        }
    }
    return position;
}

std::string_view what_is_wrong(pugi::xml_parse_status status) {
    switch (status) {
    case pugi::status_unrecognized_tag:     return "“<” is not followed by the name of an element";
    case pugi::status_bad_pi:               return "a processing instruction (<?…?>) has no end";
    case pugi::status_bad_comment:          return "a comment (<!--…-->) has no end";
    case pugi::status_bad_cdata:            return "a CDATA section has no end";
    case pugi::status_bad_doctype:          return "the document type declaration cannot be read";
    case pugi::status_bad_pcdata:           return "text stands where none is allowed";
    case pugi::status_bad_start_element:    return "a start tag cannot be read";
    case pugi::status_bad_attribute:        return "an attribute cannot be read";
    case pugi::status_bad_end_element:      return "an end tag cannot be read";
    case pugi::status_end_element_mismatch: return "an end tag does not belong to the element that is open";
    case pugi::status_ok:
    case pugi::status_file_not_found:
    case pugi::status_io_error:
    case pugi::status_out_of_memory:
    case pugi::status_internal_error:
    case pugi::status_append_invalid_root:
    case pugi::status_no_document_element:  break;
    }
    return "it cannot be read";
}

Error malformed(const pugi::xml_parse_result& result, std::string_view text) {
    if (result.status == pugi::status_out_of_memory)
        return {Fault::Limit, "There is not enough memory to read this file.", result.description()};
    if (result.status == pugi::status_no_document_element)
        return {Fault::Malformed, "This file holds no XML. Save the project as XML in Microsoft Project and open that.",
                result.description()};
    const auto offset = static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0));
    const Position position = position_in(text, offset);
    const std::string where = "line " + std::to_string(position.line) + ", column " + std::to_string(position.column);
    // The parser keeps the last byte for itself.
    const bool at_end = trimmed(text.substr(std::min(offset, text.size()))).size() <= 1;
    if (at_end)
        return {Fault::Malformed,
                "This file ends before it is complete (" + where +
                    "). It was cut off when it was saved or copied; save it again.",
                result.description()};
    return {Fault::Malformed,
            "This file is not well-formed XML: at " + where + ", " + std::string(what_is_wrong(result.status)) +
                ". Save it again from the program it comes from.",
            result.description()};
}

}  // namespace

bool says_nothing(std::string_view text) {
    static constexpr std::array nothings{"0",
                                         "0.00",
                                         "0.0",
                                         "PT0H0M0S",
                                         "PT0H",
                                         "PT0S",
                                         "PT0M",
                                         "P0D",
                                         "-1",
                                         "false",
                                         "NA",
                                         "0.000000",
                                         "00000000-0000-0000-0000-000000000000"};
    text = trimmed(text);
    return text.empty() || std::ranges::find(nothings, text) != nothings.end();
}

Result<std::string> xml_as_utf8(std::string bytes, Leaving& leaving) {
    if (bytes.size() > largest_file)
        return Error{
            Fault::Limit,
            "This file is larger than 256 MB. Split the project, or remove its day-by-day figures before saving.",
            {}};
    if (starts_with(bytes, {0xFF, 0xFE, 0, 0}) || starts_with(bytes, {0, 0, 0xFE, 0xFF}))
        return Error{
            Fault::Malformed, "This file is written in UTF-32, which Rapport does not read. Save it as UTF-8.", {}};
    if (starts_with(bytes, {0xFF, 0xFE}) || starts_with(bytes, {'<', 0, '?', 0}) ||
        starts_with(bytes, {'<', 0, 'P', 0}))
        return utf8_from_utf16(utf16_units(std::string_view(bytes).substr(bytes[0] == '<' ? 0 : 2), false));
    if (starts_with(bytes, {0xFE, 0xFF}) || starts_with(bytes, {0, '<', 0, '?'}) ||
        starts_with(bytes, {0, '<', 0, 'P'}))
        return utf8_from_utf16(utf16_units(std::string_view(bytes).substr(bytes[0] == 0 ? 0 : 2), true));
    if (starts_with(bytes, {0xEF, 0xBB, 0xBF})) bytes.erase(0, 3);

    const std::string encoding = declared_encoding(bytes);
    const bool says_utf8 =
        encoding.empty() || encoding == "utf-8" || encoding == "utf8" || encoding.starts_with("utf-16");
    if (says_utf8 || is_ascii(bytes)) {
        if (is_valid_utf8(bytes)) return bytes;
        leaving.warn("Some characters of the file are not valid UTF-8; they came in as �.");
        return repaired_utf8(bytes);
    }
    if (encoding == "iso-8859-1" || encoding == "latin1" || encoding == "windows-1252" || encoding == "us-ascii" ||
        encoding == "ascii")
        return utf8_from_windows1252(bytes);
    return Error{Fault::Malformed,
                 "This file is written in the encoding “" + shortened(encoding, 40) +
                     "”, which Rapport does not read. Save it as UTF-8.",
                 {}};
}

namespace {

/// Project 2007 before its first service pack wrote the work weeks of a calendar in tags without a name.
bool name_nameless_tags(std::string& text) {
    bool found = false;
    for (const auto& [nameless, named] : {std::pair("<>", "<WorkWeeks>"), std::pair("</>", "</WorkWeeks>")})
        for (std::size_t at = text.find(nameless); at != std::string::npos; at = text.find(nameless, at)) {
            text.replace(at, std::string_view(nameless).size(), named);
            found = true;
        }
    return found;
}

}  // namespace

Result<void> parse_xml(pugi::xml_document& document, std::string text) {
    const unsigned flags = pugi::parse_default | pugi::parse_doctype | pugi::parse_embed_pcdata;
    const auto load = [&] { return document.load_buffer(text.data(), text.size(), flags, pugi::encoding_utf8); };
    pugi::xml_parse_result result = load();
    for (const pugi::xml_node node : document.children())
        if (node.type() == pugi::node_doctype)
            return Error{
                Fault::Refused,
                "This file declares a document type (<!DOCTYPE …>), through which it could pull in other files. "
                "Microsoft Project writes none; save the project as XML from there.",
                {}};
    if (result.status == pugi::status_unrecognized_tag && name_nameless_tags(text)) result = load();
    if (!result) return malformed(result, text);
    return {};
}

}  // namespace rapport::mspdi
