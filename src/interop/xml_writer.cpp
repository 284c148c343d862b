#include "interop/xml_writer.h"

#include "base/text.h"

namespace rapport {

void XmlWriter::open(std::string_view name, std::string_view attributes) {
    indent();
    text_ += '<';
    text_ += name;
    if (!attributes.empty()) {
        text_ += ' ';
        text_ += attributes;
    }
    text_ += ">\n";
    open_.push_back(name);
}

void XmlWriter::close() {
    const std::string_view name = open_.back();
    open_.pop_back();
    indent();
    text_ += "</";
    text_ += name;
    text_ += ">\n";
}

void XmlWriter::element(std::string_view name, std::string_view value) {
    indent();
    text_ += '<';
    text_ += name;
    text_ += '>';
    append_xml_text(text_, value);
    text_ += "</";
    text_ += name;
    text_ += ">\n";
}

void append_xml_text(std::string& out, std::string_view text) {
    constexpr std::string_view no_character = "\xEF\xBF\xBE";   // U+FFFE
    constexpr std::string_view no_character2 = "\xEF\xBF\xBF";  // U+FFFF
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        switch (c) {
        case '&':  out += "&amp;"; continue;
        case '<':  out += "&lt;"; continue;
        case '>':  out += "&gt;"; continue;
        case '\r': out += "&#13;"; continue;
        case '\t':
        case '\n': out += c; continue;
        }
        const std::string_view three = text.substr(i, 3);
        if (three == no_character || three == no_character2) {
            out += ' ';
            i += 2;
        } else {
            out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
        }
    }
}

}  // namespace rapport
