#pragma once
// Writes XML as text, an element per line.

#include <string>
#include <string_view>
#include <vector>

namespace rapport {

class XmlWriter {
public:
    XmlWriter() { text_ = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"; }

    /// `attributes` as they stand in the tag.
    void open(std::string_view name, std::string_view attributes = {});
    void close();
    void element(std::string_view name, std::string_view value);
    void element(std::string_view name, std::int64_t value) { element(name, std::string_view(std::to_string(value))); }
    void flag(std::string_view name, bool value) {
        element(name, value ? std::string_view("1") : std::string_view("0"));
    }
    /// Not at all where `value` is empty.
    void element_if(std::string_view name, std::string_view value) {
        if (!value.empty()) element(name, value);
    }

    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    void indent() { text_.append(open_.size(), '\t'); }

    std::string text_;
    std::vector<std::string_view> open_;  ///< Names are literals.
};

/// Text as it stands in an element. Characters that XML has no way to write become spaces.
void append_xml_text(std::string& out, std::string_view text);

}  // namespace rapport
