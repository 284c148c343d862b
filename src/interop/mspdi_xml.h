#pragma once
// The XML of a Microsoft Project file as a tree, and the children of one of its elements by name.

#include <cstring>
#include <string>

#include <pugixml.hpp>

#include "interop/mspdi_elements.h"
#include "interop/report.h"

namespace rapport::mspdi {

constexpr std::size_t largest_file = std::size_t{256} << 20;

/// The bytes as UTF-8, whatever a byte order mark or the XML declaration says they are.
Result<std::string> xml_as_utf8(std::string bytes, Leaving& leaving);

/// Reads the tree, or says where the text is malformed. A document type declaration is refused.
Result<void> parse_xml(pugi::xml_document& document, std::string text);

/// Some children that hold more than one thing: WeekDays, Tasks.
inline pugi::xml_node children_of(pugi::xml_node parent, const char* group) { return parent.child(group); }

/// The children of one element, looked up in its table while they are walked once. What stays behind is said to `leaving`.
template <const auto& Table> class Fields {
public:
    struct Key {
        std::size_t index;
        consteval Key(const char* name) : index(position_of(name)) {}

    private:
        static consteval std::size_t position_of(std::string_view name) {
            for (std::size_t i = 0; i < Table.size(); ++i)
                if (Table[i].name == name) return i;
            element_is_missing_from_its_table();
            return 0;
        }
    };

    /// `example` is looked at only when something stays behind.
    template <class Example>
    void read(pugi::xml_node parent, Leaving& leaving, std::int64_t item, const Example& example) {
        nodes_.fill(pugi::xml_node());
        std::size_t cursor = 0;
        for (const pugi::xml_node child : parent.children()) {
            if (child.type() != pugi::node_element) continue;
            const std::string_view name = child.name();
            const std::size_t at = find(name, cursor);
            if (at == Table.size()) {
                if (says_something(child, {})) leaving.leave("“" + std::string(name) + "”", example(), item);
                continue;
            }
            cursor = at;
            if (!nodes_[at]) nodes_[at] = child;
            const Element& element = Table[at];
            if (element.fate == Fate::Left && says_something(child, element.usual))
                leaving.leave(element.label, example(), item);
        }
    }

    [[nodiscard]] pugi::xml_node node(Key key) const { return nodes_[key.index]; }
    [[nodiscard]] bool has(Key key) const { return !nodes_[key.index].empty(); }
    [[nodiscard]] std::string_view operator[](Key key) const { return nodes_[key.index].child_value(); }

private:
    static void element_is_missing_from_its_table();  // Not constexpr: reaching the call stops the build.

    static std::size_t find(std::string_view name, std::size_t cursor) {
        for (std::size_t step = 0; step < Table.size(); ++step) {
            std::size_t at = cursor + step;
            if (at >= Table.size()) at -= Table.size();
            if (Table[at].name == name) return at;
        }
        return Table.size();
    }
    static bool says_something(pugi::xml_node node, std::string_view usual) {
        for (const pugi::xml_node child : node.children())
            if (child.type() == pugi::node_element) return true;
        const std::string_view text = node.child_value();
        return text != usual && !says_nothing(text);
    }

    std::array<pugi::xml_node, Table.size()> nodes_;
};

}  // namespace rapport::mspdi
